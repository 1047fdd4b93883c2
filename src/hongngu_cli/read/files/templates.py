"""An office's own template: what it is, and whether it may be opened."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

from hongngu_cli.model.failure import CONFIGURATION, Failure
from hongngu_cli.model.own_template import ENDING, OwnTemplate
from hongngu_cli.model.settings import Limits
from hongngu_cli.read.packages.archive_kinds import kind_of_archive
from hongngu_cli.read.packages.archives import Archive, refuse_flaw
from hongngu_cli.read.packages.compound import SIGNATURE
from hongngu_cli.read.packages.xml_parsers import xml_parser
from hongngu_cli.read.traps.examination import refuse_traps
from hongngu_cli.text.system_errors import cause_of

ZIP, WORD = b"PK", ".docx"
LARGEST = 20 * 1024 * 1024
"""Bytes of a template, pictures and all."""
NOT_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1f]")
CHOOSE = f"Mẫu là tệp {ENDING} (chữ UTF-8), hoặc tệp .docx soạn bằng Word."
SAVE_ANEW = "Mở mẫu bằng Word hoặc LibreOffice, lưu lại thành .docx."
NO_TABLE = re.compile(r"(?:,| hoặc) không phải bảng tính")
"""What is said of files among inputs, and means nothing of a template."""
MACROS = ("vbaproject.bin", "vbadata.xml", "activex/", "oleobject")
"""What stands in the names of parts that run, or that open another program."""
MACRO_KINDS = ("macroenabled", "vbaproject", "activex", "oleobject")
"""What the kinds of such parts have in their names."""
TYPES = "[content_types].xml"
TEMPLATE_KIND = "wordprocessingml.template.main+xml"
HYPERLINK = "/relationships/hyperlink"
FIELDS = re.compile(r"\b(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|RD)\b")
"""Fields by which Word fetches what lies elsewhere."""


def own_template(path: str, limits: Limits) -> OwnTemplate:
    """Read a template; one in Word is looked at before it is unpacked. Raises Failure."""
    content = _content(Path(path))
    if content.startswith(ZIP):
        try:
            _refuse_harm(Archive(path, content, limits))
        except Failure as failure:
            says = NO_TABLE.sub("", failure.says)
            advice = failure.advice if "[limits]" in failure.advice else SAVE_ANEW
            raise Failure(CONFIGURATION, says, advice) from failure
        return OwnTemplate(Path(path), content, word=True)
    if content.startswith(SIGNATURE):
        says = f"{path}: mẫu là tệp Word đời cũ (.doc), hoặc có mật khẩu."
        raise Failure(CONFIGURATION, says, SAVE_ANEW)
    try:
        content.decode("utf-8-sig")
        readable = not NOT_TEXT.search(content)
    except UnicodeDecodeError:
        readable = False
    if not readable:
        raise Failure(CONFIGURATION, f"{path}: không phải mẫu văn bản.", CHOOSE)
    return OwnTemplate(Path(path), content)


def _content(path: Path) -> bytes:
    try:
        if not path.exists():
            raise Failure(CONFIGURATION, f"{path}: không tìm thấy mẫu.{_near(path)}", CHOOSE)
        if not path.is_file():
            raise Failure(CONFIGURATION, f"{path}: không phải tệp.", CHOOSE)
        if path.stat().st_size > LARGEST:
            says = f"{path}: mẫu lớn hơn {LARGEST // 1024 // 1024} MB."
            raise Failure(CONFIGURATION, says, "Bỏ bớt ảnh trong mẫu.")
        return path.read_bytes()
    except OSError as error:
        says = f"{path}: không mở được mẫu ({cause_of(error)})."
        raise Failure(CONFIGURATION, says, "Kiểm tra quyền đọc và tệp có đang bị khoá.") from error
    except ValueError as error:
        raise Failure(CONFIGURATION, f"{path}: tên tệp không dùng được.", CHOOSE) from error


def _near(path: Path) -> str:
    """Ask whether the nearest template in that folder was meant."""
    if not path.parent.is_dir():
        return ""
    names = [one.name for one in path.parent.iterdir() if one.name.endswith((ENDING, WORD))]
    near = difflib.get_close_matches(path.name, names, n=1)
    return f' Có phải "{near[0]}"?' if near else ""


def _refuse_harm(archive: Archive) -> None:
    """Refuse what is no Word document, what runs and what fetches. Raises Failure."""
    path, kind = archive.path, kind_of_archive(archive)
    if kind != WORD:
        raise Failure(CONFIGURATION, f"{path}: mẫu là tệp {kind}, không phải .docx.")
    refuse_traps(archive, kind)
    refuse_flaw(archive)
    types = [one.get("ContentType", "").lower() for _, one, _ in _elements(archive, TYPES)]
    macros = any(sign in kind for kind in types for sign in MACRO_KINDS)
    if macros or any(sign in name for name in archive.members for sign in MACROS):
        raise Failure(CONFIGURATION, f"{path}: mẫu có macro hoặc đối tượng nhúng nên không dùng.")
    if any(TEMPLATE_KIND in kind for kind in types):
        raise Failure(CONFIGURATION, f"{path}: mẫu là tệp .dotx, chưa phải .docx.")
    for name in archive.members:
        if name.endswith(".rels"):
            _refuse_outside(archive, name)
        elif name.startswith("word/") and name.endswith(".xml"):
            _refuse_fetching(archive, name)


def _refuse_outside(archive: Archive, name: str) -> None:
    """Refuse what Word would fetch on opening; a link to be clicked is none of it."""
    for _, one, _ in _elements(archive, name):
        mode, kind = one.get("TargetMode", ""), one.get("Type", "")
        if mode.lower() == "external" and not kind.endswith(HYPERLINK):
            where = one.get("Target", "?")
            says = f"{archive.path}: mẫu lấy nội dung ở ngoài tệp ({where}) nên không dùng."
            raise Failure(CONFIGURATION, says)


def _refuse_fetching(archive: Archive, name: str) -> None:
    """Refuse fields that fetch; their words may stand in several pieces."""
    told = ""
    for tag, one, text in _elements(archive, name):
        if tag.endswith(" instrText"):
            told += text
        told += "".join(f" {value} " for key, value in one.items() if key.endswith(" instr"))
    if found := FIELDS.search(told.upper()):
        says = f"{archive.path}: mẫu có trường {found[1]} lấy nội dung ở ngoài tệp nên không dùng."
        raise Failure(CONFIGURATION, says)


def _elements(archive: Archive, name: str) -> list[tuple[str, dict[str, str], str]]:
    """Give the elements of a part that has no flaw: name, attributes, and text up to the next."""
    found: list[tuple[str, dict[str, str], list[str]]] = []

    def began(tag: str, attributes: dict[str, str]) -> None:
        found.append((tag, attributes, []))

    def told(text: str) -> None:
        found[-1][2].append(text)

    parser = xml_parser()
    parser.StartElementHandler, parser.CharacterDataHandler = began, told
    for piece in archive.pieces(name):
        parser.Parse(piece, False)  # noqa: FBT003 - the parser takes no keyword
    parser.Parse(b"", True)  # noqa: FBT003 - likewise
    return [(tag, attributes, "".join(texts)) for tag, attributes, texts in found]
