"""Files not read here, known by how they begin, each with what to do about it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from hongngu_cli.read.packages.compound import Compound
from hongngu_cli.read.packages.refusals import foreign, unread

PICTURE = "Xin bản Excel hoặc Word gốc: chương trình không đọc chữ trong ảnh."
SHORTCUT = "Đề nghị gửi chính bảng tính, không gửi lối tắt."
MAIL = re.compile(
    rb"(?:Received|Return-Path|Delivered-To|X-[\w-]+|Message-ID): [^\r\n]*\r?\n[\w-]+: "
)
UNPACK = "Giải nén rồi đọc từng tệp."
AS_DOCX = "Mở bằng Word, lưu lại thành .docx."
AS_XLSX = "Mở bằng Excel hoặc LibreOffice, lưu lại thành .xlsx."
BEGINNINGS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "tệp PDF", "Xin bản Excel hoặc Word gốc; tệp PDF chưa đọc được."),
    (b"\x89PNG", "ảnh PNG", PICTURE),
    (b"\xff\xd8\xff", "ảnh JPEG", PICTURE),
    (b"GIF87a", "ảnh GIF", PICTURE),
    (b"GIF89a", "ảnh GIF", PICTURE),
    (b"II*\x00", "ảnh TIFF", PICTURE),
    (b"MM\x00*", "ảnh TIFF", PICTURE),
    (b"Rar!\x1a", "tệp nén RAR", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "tệp nén 7z", UNPACK),
    (b"\x1f\x8b\x08", "tệp nén gzip", UNPACK),
    (b"\xfd7zXZ\x00", "tệp nén xz", UNPACK),
    (b"BZh91AY&SY", "tệp nén bzip2", UNPACK),
    (b"MZ\x90\x00", "chương trình Windows (.exe)", "Không mở tệp này; đề nghị gửi lại bảng tính."),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "lối tắt Windows (.lnk)", SHORTCUT),
    (b"[InternetShortcut]", "lối tắt tới trang web (.url)", SHORTCUT),
)
UNREAD: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", "tệp RTF", AS_DOCX),
    (b"SQLite format 3\x00", "cơ sở dữ liệu SQLite", "Xuất bảng ra .csv hoặc .xlsx."),
    (b"\x00\x01\x00\x00Standard ", "cơ sở dữ liệu Access", "Xuất bảng ra .xlsx."),
    (b"\x09\x00\x04\x00", "tệp Excel 2 rất cũ", AS_XLSX),
    (b"\x09\x02\x06\x00", "tệp Excel 3 rất cũ", AS_XLSX),
    (b"\x09\x04\x06\x00", "tệp Excel 4 rất cũ", AS_XLSX),
    (b"\x09\x08\x08\x00", "tệp Excel 5 thiếu vỏ ngoài", AS_XLSX),
    (b"\x00\x00\x02\x00\x06\x04", "tệp Lotus 1-2-3", AS_XLSX),
)
PHOTOGRAPH = re.compile(
    rb"....ftyp(?:heic|heix|mif1|msf1|avif)|RIFF....WEBP|BM.{4}\0{4}", re.DOTALL
)
SYMBOLIC_LINK = re.compile(rb"ID;P\w*(?:;[A-Z])*\r?\n(?:[BCFOPW];[A-Z][^\r\n]*\r?\n){2}")
STREAMS: Mapping[str, tuple[str, str]] = {
    "WordDocument": ("tệp Word đời cũ (.doc)", AS_DOCX),
    "PowerPoint Document": ("tệp PowerPoint đời cũ (.ppt)", "Chép bảng sang Excel rồi lưu lại."),
    "__properties_version1.0": ("thư Outlook (.msg)", "Mở thư, lưu tệp đính kèm rồi đọc tệp ấy."),
    "VisioDocument": ("tệp Visio", "Chép bảng sang Excel rồi lưu lại."),
}
"""Streams of OLE containers that hold something else than a workbook."""


FILM = re.compile(rb"....ftyp|RIFF....(?:AVI |WAVE)|ID3[\x02-\x04]", re.DOTALL)
DBASE = re.compile(
    rb"[\x02\x03\x30-\x32\x43\x63\x83\x8b\xcb\xf5\xfb].[\x01-\x0c][\x01-\x1f].{4}", re.DOTALL
)
"""A kind, the day of the last change, how many records; where the columns end is told next."""
END_OF_COLUMNS = 0x0D


def refuse_foreign(path: str, content: bytes) -> None:
    """Refuse what is known to be no table by its first bytes. Raises Failure (INPUT)."""
    for beginning, name, advice in BEGINNINGS:
        if content.startswith(beginning):
            raise foreign(path, name, advice)
    for beginning, name, advice in UNREAD:
        if content.startswith(beginning):
            raise unread(path, name, advice)
    if PHOTOGRAPH.match(content):
        raise foreign(path, "tệp ảnh", PICTURE)
    if FILM.match(content):
        raise foreign(path, "tệp phim hoặc âm thanh", "Xin đúng tệp bảng tính của đơn vị.")
    if _is_dbase(content):
        raise unread(path, "tệp dBase, FoxPro (.dbf)", AS_XLSX)
    if MAIL.match(content):
        raise unread(path, "thư điện tử (.eml)", "Mở thư, lưu tệp đính kèm rồi đọc tệp ấy.")
    if SYMBOLIC_LINK.match(content):
        raise unread(path, "tệp SYLK (.slk)", AS_XLSX)


def _is_dbase(content: bytes) -> bool:
    """Tell a table of dBase and FoxPro: its columns end where its beginning says."""
    found = DBASE.match(content)
    if not found:
        return False
    end = int.from_bytes(content[found.end() : found.end() + 2], "little")
    return (
        END_OF_COLUMNS in content[end - 1 : end] or END_OF_COLUMNS in content[end - 264 : end - 263]
    )


def refuse_container(path: str, box: Compound) -> None:
    """Refuse an OLE container without a workbook. Raises Failure (INPUT)."""
    for stream, (name, advice) in STREAMS.items():
        if stream in box.streams:
            raise unread(path, name, advice)
    raise foreign(path, "tệp Office đời cũ không có trang tính", AS_XLSX)


def refuse_objects(path: str, content: bytes) -> None:
    """Refuse JSON, which a reader of lines would take for a table. Raises Failure (INPUT)."""
    if content.lstrip()[:1] not in (b"{", b"["):
        return
    try:
        json.loads(content)
    except (ValueError, RecursionError):
        return
    raise unread(path, "tệp JSON", "Xuất bảng ra .csv hoặc .xlsx.")
