"""What a file really is, by its content, and its sheets."""

from __future__ import annotations

import hashlib
import io
import sys
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

from hongngu_cli.model.failure import INPUT, Failure
from hongngu_cli.model.settings import Limits
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.delimited import delimited_sheet
from hongngu_cli.read.files import STDIN
from hongngu_cli.read.workbooks import LOCKED, UNLOCK, workbook_sheets
from hongngu_cli.text.system_errors import cause_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK"
FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "tệp PDF"),
    (b"\x89PNG", "ảnh PNG"),
    (b"\xff\xd8\xff", "ảnh JPEG"),
    (b"{\\rtf", "tệp RTF"),
    (b"Rar!", "tệp nén RAR"),
    (b"7z\xbc\xaf", "tệp nén 7z"),
)
"""How files begin that are no tables, and what they are called."""
MEMBERS = (("xl/workbook.bin", ".xlsb"), ("xl/", ".xlsx"), ("content.xml", ".ods"))
"""What an archive that is a workbook holds, the tellest first."""
MANIFEST = "META-INF/manifest.xml"
WORD_ARCHIVE = "word/"
WORD_STREAM = "WordDocument".encode("utf-16-le")
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
HTML = (b"<html", b"<!doctype html", b"<table", b"<meta", b"<head", b"<?xml")
LONGEST_TAG = 20
MEGABYTE = 1024 * 1024


def open_file(path: str, limits: Limits, encoding: str | None = None) -> tuple[Sheet, ...]:
    """Read every sheet of a file, recognised by its content and not by its name.

    Raises Failure (INPUT) that names the file, the true cause and what to do.
    """
    content = file_content(path)
    if not content:
        raise Failure(INPUT, f"{path}: tệp rỗng (0 byte).", "Đề nghị đơn vị gửi lại tệp.")
    blank = Sheet(path, None, hashlib.sha256(content).hexdigest(), ())
    for signature, name in FOREIGN:
        if content.startswith(signature):
            raise _foreign(path, name)
    if content.startswith(ZIP):
        kind = _archive_kind(path, content, limits)
        return workbook_sheets(path, content, replace(blank, container=kind), limits)
    if content.startswith(OLE):
        if ENCRYPTED_STREAM in content:
            raise Failure(INPUT, f"{path}: {LOCKED}", UNLOCK)
        if WORD_STREAM in content:
            raise _foreign(path, "tệp Word đời cũ (.doc)")
        return workbook_sheets(path, content, replace(blank, container=".xls"), limits)
    if content.lstrip()[:LONGEST_TAG].lower().startswith(HTML):
        raise _foreign(path, "trang web (HTML)")
    return (delimited_sheet(content, replace(blank, container=".csv"), limits, encoding),)


def _foreign(path: str, name: str) -> Failure:
    return Failure(
        INPUT, f"{path}: đây là {name}, không phải bảng tính.", "Lưu lại thành .xlsx hoặc .csv."
    )


def file_content(path: str) -> bytes:
    """Give a file's bytes, those of the standard input for `-`."""
    try:
        return sys.stdin.buffer.read() if path == STDIN else Path(path).read_bytes()
    except OSError as error:
        raise Failure(
            INPUT,
            f"{path}: không mở được tệp ({cause_of(error)}).",
            "Kiểm tra quyền đọc và tệp có đang bị khoá không.",
        ) from error


def _archive_kind(path: str, content: bytes, limits: Limits) -> str:
    """Tell which workbook an archive is; refuse one that would unpack beyond the limits."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            locked = _is_locked_document(archive)
    except (zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, EOFError) as error:
        says = f"{path}: tệp hỏng hoặc chưa tải xong (không mở được gói nén)."
        raise Failure(INPUT, says, "Đề nghị gửi lại tệp.") from error
    if locked or any(member.flag_bits & 1 for member in members):
        raise Failure(INPUT, f"{path}: {LOCKED}", UNLOCK)
    _refuse_bomb(path, sum(member.file_size for member in members), len(content), limits)
    names = [member.filename.replace("\\", "/").lower() for member in members]
    for start, kind in MEMBERS:
        if any(name.startswith(start) for name in names):
            return kind
    word = any(name.startswith(WORD_ARCHIVE) for name in names)
    raise _foreign(path, "tệp Word (.docx)" if word else "tệp nén ZIP")


def _is_locked_document(archive: zipfile.ZipFile) -> bool:
    """Tell an encrypted .ods: its manifest says so, and only its members are scrambled."""
    if MANIFEST not in archive.namelist():
        return False
    member = archive.getinfo(MANIFEST)
    if member.flag_bits & 1 or member.file_size > MEGABYTE:
        return bool(member.flag_bits & 1)
    return b"encryption-data" in archive.read(MANIFEST)


def _refuse_bomb(path: str, unpacked: int, packed: int, limits: Limits) -> None:
    """Refuse an archive that declares more than the limits, before anything is unpacked."""
    too_big = unpacked > limits.unpacked_megabytes * MEGABYTE
    too_dense = unpacked > SMALL * MEGABYTE and unpacked > limits.ratio * packed
    if too_big or too_dense:
        raise Failure(
            INPUT,
            f"{path}: tệp khai {unpacked // MEGABYTE} MB sau khi giải nén, vượt giới hạn an toàn.",
            "Nếu tệp đáng tin, tăng unpacked_megabytes, ratio ở [limits] trong train-report.toml.",
        )


SMALL = 64
"""Megabytes that may be packed as densely as they like: they can do no harm."""
