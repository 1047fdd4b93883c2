"""OLE containers: what old Office files and encrypted new ones are packed in.

Read here before any parser sees one: chains of sectors that run in circles and sizes that
are beyond the file make parsers use up the memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from struct import Struct, error, unpack_from

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
END_OF_CHAIN = 0xFFFFFFFE
HIGHEST_SECTOR = 0xFFFFFFF9
HEADER = 512
ENTRY = 128
"""Bytes of an entry of the directory."""
SMALL_SECTOR = 64
SMALL_STREAM = 4096
"""Streams below this size stand in the small sectors."""
STREAM, ROOT = 2, 5
NUMBERS = Struct("<I")


class BrokenContainerError(ValueError):
    """The container cannot be read; its text says in Vietnamese what is wrong."""


@dataclass(frozen=True, slots=True)
class Compound:
    """The streams of a container by name, each with its first sector and its size."""

    content: bytes
    sector: int
    table: Sequence[int]
    small_table: Sequence[int]
    small_sectors: bytes
    streams: Mapping[str, tuple[int, int]]

    def stream(self, name: str) -> bytes:
        """Give a stream's bytes. Raises BrokenContainerError."""
        start, size = self.streams[name]
        if size >= SMALL_STREAM:
            return _chained(self.content, self.sector, self.table, start, HEADER_SECTORS)[:size]
        return _chained(self.small_sectors, SMALL_SECTOR, self.small_table, start, 0)[:size]


HEADER_SECTORS = 1
"""A container's sectors are counted after its header; those of a small stream from its start."""


def compound(content: bytes) -> Compound:
    """Read a container's directory. Raises BrokenContainerError."""
    if len(content) < HEADER:
        raise BrokenContainerError("tệp bị cắt ngay ở phần đầu")
    shift, small_shift = unpack_from("<HH", content, 30)
    sector = 1 << shift if shift in (9, 12) else 0
    if not sector or small_shift != 6:  # noqa: PLR2004 - 64 bytes, the only size there is
        raise BrokenContainerError("phần đầu tệp ghi sai cỡ khối")
    directory, small_start, small_count, more = _header(content)
    if small_count * sector // 4 * SMALL_SECTOR > len(content) + sector * SMALL_SECTOR:
        raise BrokenContainerError("phần đầu tệp khai nhiều khối hơn cả tệp")
    table = _table(content, sector, more)
    entries = list(_entries(_chained(content, sector, table, directory, HEADER_SECTORS), sector))
    root = next(((start, size) for _, kind, start, size in entries if kind == ROOT), None)
    if root is None:
        raise BrokenContainerError("không còn mục lục")
    small_table: Sequence[int] = ()
    small = b""
    if small_count and small_start <= HIGHEST_SECTOR:
        small_table = _numbers(_chained(content, sector, table, small_start, HEADER_SECTORS))
        small = _chained(content, sector, table, root[0], HEADER_SECTORS)[: root[1]]
    streams = {name: (start, size) for name, kind, start, size in entries if kind == STREAM}
    if any(size > len(content) for _, size in streams.values()):
        raise BrokenContainerError("mục lục khai dữ liệu dài hơn cả tệp")
    return Compound(content, sector, table, small_table, small, streams)


def _header(content: bytes) -> tuple[int, int, int, int]:
    """Give the first sector of the directory and of the small table, its length, and of DIFAT."""
    (directory,) = NUMBERS.unpack_from(content, 48)
    small_start, small_count, more = unpack_from("<III", content, 60)
    return directory, small_start, small_count, more


def _table(content: bytes, sector: int, more: int) -> Sequence[int]:
    """Give the table of sectors, which says of each sector which one follows it."""
    parts = list(unpack_from("<109I", content, 76))
    seen = set()
    while more <= HIGHEST_SECTOR:
        if more in seen:
            raise BrokenContainerError("bảng khối chạy vòng")
        seen.add(more)
        *numbers, more = _numbers(_sector(content, sector, more + 1))
        parts += numbers
    table: list[int] = []
    used = [number for number in parts if number <= HIGHEST_SECTOR]
    if len(used) != len(set(used)):
        raise BrokenContainerError("bảng khối chạy vòng")
    for number in used:
        table += _numbers(_sector(content, sector, number + 1))
    return table


def _sector(content: bytes, sector: int, at: int) -> bytes:
    part = content[at * sector : (at + 1) * sector]
    if not part:
        raise BrokenContainerError("tệp bị cắt, thiếu khối dữ liệu")
    return part


def _numbers(part: bytes) -> Sequence[int]:
    try:
        return unpack_from(f"<{len(part) // 4}I", part)
    except error as wrong:
        raise BrokenContainerError("bảng khối không đủ") from wrong


def _chained(content: bytes, sector: int, table: Sequence[int], start: int, skipped: int) -> bytes:
    """Join a chain of sectors; one that never ends is told."""
    parts: list[bytes] = []
    most = len(table) + 1
    while start <= HIGHEST_SECTOR and len(parts) <= most:
        parts.append(_sector(content, sector, start + skipped))
        if start >= len(table):
            raise BrokenContainerError("bảng khối thiếu chỗ nối")
        start = table[start]
    if len(parts) > most:
        raise BrokenContainerError("bảng khối chạy vòng")
    if start != END_OF_CHAIN and not parts:
        raise BrokenContainerError("tệp bị cắt, thiếu khối dữ liệu")
    return b"".join(parts)


def _entries(directory: bytes, sector: int) -> Iterator[tuple[str, int, int, int]]:
    """Give name, kind, first sector and size of what stands in the directory."""
    for at in range(0, len(directory) - ENTRY + 1, ENTRY):
        (length,) = unpack_from("<H", directory, at + 64)
        name = directory[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
        start, low, high = unpack_from("<III", directory, at + 116)
        size = low if sector == HEADER else low | high << 32
        yield name, directory[at + 66], start, size
