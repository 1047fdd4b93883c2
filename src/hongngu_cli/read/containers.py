"""What a file really is, by its content, and its sheets."""

from __future__ import annotations

import hashlib
import io
import sys
import zipfile
from pathlib import Path

from hongngu_cli.model.failure import INPUT, Failure
from hongngu_cli.model.settings import Limits
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.delimited import delimited_sheet
from hongngu_cli.read.files import STDIN
from hongngu_cli.read.workbooks import workbook_sheets

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
ZIP = b"PK"
FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "tệp PDF"),
    (b"\x89PNG", "ảnh PNG"),
    (b"\xff\xd8\xff", "ảnh JPEG"),
    (b"{\\rtf", "tệp RTF"),
    (b"Rar!", "tệp nén RAR"),
    (b"7z\xbc\xaf", "tệp nén 7z"),
)
MEGABYTE = 1024 * 1024


def open_file(path: str, limits: Limits, encoding: str | None = None) -> tuple[Sheet, ...]:
    """Read every sheet of a file, recognised by its content and not by its name.

    Raises Failure (INPUT) that names the file, the true cause and what to do.
    """
    content = file_content(path)
    digest = hashlib.sha256(content).hexdigest()
    if not content:
        raise Failure(INPUT, f"{path}: tệp rỗng (0 byte).", "Đề nghị đơn vị gửi lại tệp.")
    for signature, name in FOREIGN:
        if content.startswith(signature):
            raise Failure(
                INPUT,
                f"{path}: đây là {name}, không phải bảng tính.",
                "Lưu lại thành .xlsx hoặc .csv.",
            )
    if content.startswith(ZIP):
        _refuse_bomb(path, content, limits)
        return workbook_sheets(path, content, digest, limits)
    if content.startswith(OLE):
        if ENCRYPTED in content:
            raise Failure(
                INPUT,
                f"{path}: tệp có mật khẩu nên không đọc được.",
                "Mở bằng Excel, bỏ mật khẩu rồi lưu lại.",
            )
        return workbook_sheets(path, content, digest, limits)
    return (delimited_sheet(path, content, digest, limits, encoding),)


def file_content(path: str) -> bytes:
    """Give a file's bytes, those of the standard input for `-`."""
    try:
        return sys.stdin.buffer.read() if path == STDIN else Path(path).read_bytes()
    except OSError as error:
        raise Failure(
            INPUT,
            f"{path}: không mở được tệp ({error.strerror}).",
            "Kiểm tra quyền đọc và tệp có đang bị khoá không.",
        ) from error


def _refuse_bomb(path: str, content: bytes, limits: Limits) -> None:
    """Refuse an archive that declares more than the limits, before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Failure(
            INPUT,
            f"{path}: tệp hỏng hoặc chưa tải xong (không mở được gói nén).",
            "Đề nghị gửi lại tệp.",
        ) from error
    if any(member.flag_bits & 1 for member in members):
        raise Failure(
            INPUT, f"{path}: tệp có mật khẩu nên không đọc được.", "Bỏ mật khẩu rồi lưu lại."
        )
    unpacked = sum(member.file_size for member in members)
    too_big = unpacked > limits.unpacked_megabytes * MEGABYTE
    too_dense = unpacked > 64 * MEGABYTE and unpacked > limits.ratio * len(content)
    if too_big or too_dense:
        raise Failure(
            INPUT,
            f"{path}: tệp khai {unpacked // MEGABYTE} MB sau khi giải nén, vượt giới hạn an toàn.",
            "Nếu tệp đáng tin, tăng unpacked_megabytes, ratio ở [limits] trong train-report.toml.",
        )
