"""What a document carries of what made it: taken out of bytes that anybody may have changed."""

from __future__ import annotations

import base64
import binascii
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from hongngu_cli.model.failure import INPUT, Failure
from hongngu_cli.model.provenance import NAME, NAMESPACE, Provenance
from hongngu_cli.model.settings import Limits
from hongngu_cli.read.documents.pages import COMMENT
from hongngu_cli.read.documents.words import of_word
from hongngu_cli.read.files.opening import file_content
from hongngu_cli.read.packages.archive_kinds import kind_of_archive
from hongngu_cli.read.packages.archives import Archive, refuse_flaw
from hongngu_cli.read.packages.compound import SIGNATURE
from hongngu_cli.read.packages.refusals import MEGABYTE, too_much
from hongngu_cli.read.traps.examination import refuse_traps

ZIP = b"PK"
KINDS = {".docx": "docx", ".xlsx": "xlsx"}
LARGEST_TEXT, MOST = 64 * MEGABYTE, 64 * MEGABYTE
"""Bytes of a page or of Markdown, and of what a document may carry once it is unpacked."""
LARGEST_ITEM = 4 * MEGABYTE
"""Bytes of a part that tells what made a file, of which a list has none."""
PAGE = re.compile(rb"\s*<(?:!doctype|html)\b", re.IGNORECASE)
ITEM = re.compile(r"customxml/item\d+\.xml")
PART = re.compile(rb"<(?:\w+:)?provenance\b[^>]*>([^<]*)<")
PROPERTY = re.compile(rf'name="{NAME}"[^>]*>\s*<vt:lpwstr[^>]*>([\w.+-]{{1,40}})<'.encode())
CUSTOM = "docprops/custom.xml"
ADVICE = "Chỉ đối chiếu được tệp .docx, .xlsx, .html, .md mà train-report đã ghi ra."
MAKE_ANEW = "Lập lại văn bản từ danh sách nếu cần đối chiếu."


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished document: where it is, its bytes, its format; of an Office file the zip."""

    path: str
    content: bytes
    name: str
    archive: Archive | None = None


def document(path: str, limits: Limits) -> Finished:
    """Read a document, and refuse its traps before a parser sees them. Raises Failure (INPUT)."""
    content = file_content(path, limits)
    if content.startswith(ZIP):
        try:
            return _of_zip(path, content, limits)
        except Failure as failure:
            if not path.lower().endswith(".docx"):
                raise
            raise of_word(failure) from failure
    if content.startswith(SIGNATURE):
        says = f"{path}: văn bản có mật khẩu, hoặc là tệp Office đời cũ."
        raise Failure(INPUT, says, "Bỏ mật khẩu hoặc lưu lại thành .docx, .xlsx rồi đối chiếu.")
    if len(content) > LARGEST_TEXT:
        raise too_much(path, f"tệp lớn hơn {LARGEST_TEXT // MEGABYTE} MB", "unpacked_megabytes")
    is_page = PAGE.match(content.removeprefix(b"\xef\xbb\xbf"))
    return Finished(path, content, "html" if is_page else "md")


def _of_zip(path: str, content: bytes, limits: Limits) -> Finished:
    archive = Archive(path, content, limits)
    kind = kind_of_archive(archive)
    if kind not in KINDS:
        raise _not_ours(path)
    refuse_traps(archive, kind)
    refuse_flaw(archive)
    return Finished(path, content, KINDS[kind], archive)


def carried(one: Finished) -> Provenance:
    """Give what made a document.

    Raises Failure (INPUT), with a sentence of its own, for a document that we did not make, that
    lost what it carried, and in which that was damaged or changed.
    """
    found = [*_of_package(one.archive)] if one.archive else COMMENT.findall(_text(one.content))
    if not found:
        raise _lost(one) or _not_ours(one.path)
    if len(found) > 1:
        raise _damaged(one.path, "có hai bản ghi, như khi ghép hai văn bản làm một")
    return _read("".join(found[0].split()), one.path)


def command_of(path: str) -> str:
    """Name the command that made an Office file; '' for one of others, or that lost what tells."""
    try:
        with zipfile.ZipFile(path) as package:
            items = [one for one in package.infolist() if ITEM.fullmatch(one.filename.lower())]
            parts = [package.read(one) for one in items if one.file_size <= LARGEST_ITEM]
    except (OSError, ValueError, RuntimeError, EOFError, zipfile.BadZipFile, zlib.error):
        return ""  # what is wrong with it the one who opens it tells
    for content in parts:
        if NAMESPACE.encode() in content and (found := PART.search(content)):
            try:
                line = _read(found[1].decode("ascii", "replace"), path).command_line
            except Failure:
                return ""  # somebody changed it, so that it says nothing
            return line[0] if line else ""
    return ""


def _text(content: bytes) -> str:
    return content.decode("utf-8-sig", "replace")


def _of_package(archive: Archive) -> Iterator[str]:
    for name in archive.members:
        if ITEM.fullmatch(name):
            content = archive.whole(name)
            if NAMESPACE.encode() in content and (found := PART.search(content)):
                yield found[1].decode("ascii", "replace")


def _lost(one: Finished) -> Failure | None:
    """Say that a document is ours and no longer carries what made it, where that can be told."""
    found = PROPERTY.search(one.archive.whole(CUSTOM)) if one.archive else None
    if found is None:
        return None
    says = (
        f"{one.path}: văn bản do train-report {found[1].decode()} lập, nhưng đã mất phần ghi "
        "nguồn gốc nên không đối chiếu được."
    )
    return Failure(INPUT, says, f"Một chương trình đã bỏ phần ấy khi lưu lại. {MAKE_ANEW}")


def _not_ours(path: str) -> Failure:
    says = f"{path}: không phải văn bản do train-report lập (không có phần ghi nguồn gốc)."
    return Failure(INPUT, says, ADVICE)


def _damaged(path: str, cause: str) -> Failure:
    says = f"{path}: phần ghi nguồn gốc của văn bản bị hỏng hoặc bị sửa ({cause})."
    return Failure(INPUT, says, MAKE_ANEW)


def _read(text: str, path: str) -> Provenance:
    from pydantic import TypeAdapter, ValidationError

    try:
        unpacker = zlib.decompressobj()
        told = unpacker.decompress(base64.b64decode(text, validate=True), MOST)
    except (binascii.Error, ValueError, zlib.error) as error:
        raise _damaged(path, "không giải mã được") from error
    if not unpacker.eof:
        raise _damaged(path, "bị cắt, hoặc giải nén ra quá lớn")
    try:
        return TypeAdapter(Provenance).validate_json(told, strict=True)
    except ValidationError as error:
        raise _damaged(path, "nội dung không đúng mẫu") from error
