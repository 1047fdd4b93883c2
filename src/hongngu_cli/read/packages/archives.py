"""ZIP archives, unpacked within the limits whatever their headers say."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from itertools import pairwise
from xml.parsers import expat

from hongngu_cli.model.settings import Limits
from hongngu_cli.read.packages.refusals import (
    MEGABYTE,
    UNLOCK_ZIP,
    broken,
    locked,
    too_much,
    unsafe,
)
from hongngu_cli.read.packages.xml_parsers import xml_parser

SMALL = 64 * MEGABYTE
"""Bytes that may be packed as densely as they like: they can do no harm."""
DENSEST = 1032
"""How many times smaller a member can be when packed."""
PIECE = MEGABYTE
FED = 512 * 1024
"""Packed bytes handed over at once: what of them is not used yet is copied for each piece."""
XML = (".xml", ".rels")
KEPT = 256 * 1024
HELD = 64 * MEGABYTE
"""Bytes of large members that are kept, unpacked, for their second reader."""
LONGEST_TEXT = 32 * MEGABYTE
"""Bytes without a tag; the longest cell there is has 32,767 letters."""
LOCAL_HEADER = struct.Struct("<4s22xHH")
LOCAL_SIGNATURE = b"PK\x03\x04"
CUT = "thiếu phần cuối của gói nén, có thể chưa tải xong"
BOMB = "gói nén hỏng hoặc cài bẫy: {}"


class Archive:
    """A ZIP in memory; names of members are compared without case, as spreadsheets do."""

    def __init__(self, path: str, content: bytes, limits: Limits) -> None:
        """Read the directory. Raises Failure (INPUT) for what is broken, locked or a bomb."""
        self.path, self.content, self.limits = path, content, limits
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                members = archive.infolist()
        except (zipfile.BadZipFile, ValueError, RuntimeError, EOFError, struct.error) as error:
            raise broken(path, CUT) from error
        except NotImplementedError as error:
            raise broken(path, "gói nén kiểu lạ") from error
        if any(member.flag_bits & 1 for member in members):
            raise locked(path, UNLOCK_ZIP)
        self._refuse_bomb(members)
        self.kept: dict[str, bytes] = {}
        self.held: dict[str, list[bytes]] = {}
        self.members = {
            member.filename.replace("\\", "/").lstrip("/").lower(): member for member in members
        }
        if len(self.members) < len(members):
            raise unsafe(path, BOMB.format("hai thành phần cùng tên"))

    def _refuse_bomb(self, members: list[zipfile.ZipInfo]) -> None:
        """Refuse what declares more than the limits, before anything is unpacked."""
        declared = sum(member.file_size for member in members)
        told = f"tệp khai {declared // MEGABYTE} MB sau khi giải nén"
        if declared > self.limits.unpacked_megabytes * MEGABYTE:
            raise too_much(self.path, told, "unpacked_megabytes")
        if declared > SMALL and declared > self.limits.ratio * len(self.content):
            times = declared // max(len(self.content), 1)
            raise too_much(self.path, f"{told}, gấp {times} lần khi nén", "ratio")
        spans = sorted((member.header_offset, member.compress_size) for member in members)
        if any(start + size > after for (start, size), (after, _) in pairwise(spans)):
            raise unsafe(self.path, BOMB.format("các thành phần nằm chồng lên nhau"))

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a member of that name."""
        return name.lower() in self.members

    def named(self, name: str) -> str:
        """Give a member's name as it is written in the archive."""
        member = self.members.get(name.lower())
        return member.filename if member else name

    def whole(self, name: str, most: int = LONGEST_TEXT) -> bytes:
        """Unpack a member whole; '' where there is none. Raises Failure (INPUT)."""
        if name not in self:
            return b""
        if self.members[name.lower()].file_size > most:
            raise too_much(
                self.path, f"thành phần {self.named(name)} quá lớn", "unpacked_megabytes"
            )
        return b"".join(self.pieces(name))

    def measure(self, name: str) -> None:
        """Refuse a member that is larger than it declares. Raises Failure (INPUT)."""
        if self.members[name.lower()].compress_size * DENSEST > SMALL:
            for _ in self._unpacked(name):
                pass

    def pieces(self, name: str) -> Iterator[bytes]:
        """Unpack a member piece by piece, cut only between tags. Raises Failure (INPUT).

        What ``held_pieces`` holds of it is given away.
        """
        held = self.held.pop(name.lower(), None)
        return _given_away(held) if held else self._cut(name)

    def held_pieces(self, name: str) -> Iterator[bytes]:
        """Unpack a member as ``pieces`` does, and hold them for who asks next.

        Raises Failure (INPUT).
        """
        key = name.lower()
        if key in self.held:
            yield from self.held[key]
            return
        room = HELD - sum(self.members[other].file_size for other in self.held)
        keeps, kept = KEPT < self.members[key].file_size <= room, list[bytes]()
        for piece in self._cut(name):
            if keeps:
                kept.append(piece)
            yield piece
        if keeps:
            self.held[key] = kept

    def _cut(self, name: str) -> Iterator[bytes]:
        """Unpack a member piece by piece, cut only between tags."""
        rest: list[bytes] = []
        for unpacked in self._unpacked(name):
            end = unpacked.rfind(b"<")
            if end >= 0 and (rest or end):
                yield b"".join((*rest, memoryview(unpacked)[:end]))
                rest = []
            rest.append(unpacked[max(end, 0) :])
            if sum(map(len, rest)) > LONGEST_TEXT:
                raise broken(self.path, f"thành phần {self.named(name)} không có cấu trúc bảng")
        if rest:
            yield b"".join(rest)

    def start(self, name: str) -> bytes:
        """Unpack how a member begins, cut between tags; a small one whole.

        Raises Failure (INPUT).
        """
        return next(self._unpacked(name) if self.is_small(name) else self._cut(name), b"")

    def is_small(self, name: str) -> bool:
        """Tell whether a member is so small that it is unpacked whole, and kept."""
        return self.members[name.lower()].file_size <= KEPT

    def _unpacked(self, name: str) -> Iterator[bytes]:
        """Unpack a member; a small one, which is looked at more than once, is kept."""
        member = self.members[name.lower()]
        if member.file_size > KEPT:
            yield from self._unpack(name, member)
            return
        if member.filename not in self.kept:
            self.kept[member.filename] = b"".join(self._unpack(name, member))
        if content := self.kept[member.filename]:
            yield content

    def _unpack(self, name: str, member: zipfile.ZipInfo) -> Iterator[bytes]:
        """Unpack a member; one that has more in it than its header declares is a bomb."""
        packed = self._packed(name, member)
        if member.compress_type == zipfile.ZIP_STORED:
            yield packed
            return
        if member.compress_type != zipfile.ZIP_DEFLATED:
            raise broken(self.path, f"thành phần {self.named(name)} nén kiểu lạ")
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        left = member.file_size
        try:
            for piece in _inflated(unpacker, packed, min(left + 1, PIECE)):
                left -= len(piece)
                if left < 0:
                    raise unsafe(self.path, BOMB.format(f"{member.filename} lớn hơn cỡ đã khai"))
                yield piece
        except zlib.error as error:
            raise broken(self.path, f"thành phần {self.named(name)} không giải nén được") from error
        if not unpacker.eof:
            raise broken(self.path, f"thành phần {self.named(name)} bị cắt")

    def _packed(self, name: str, member: zipfile.ZipInfo) -> bytes:
        start = member.header_offset
        try:
            signature, name_length, extra_length = LOCAL_HEADER.unpack_from(self.content, start)
        except struct.error as error:
            raise broken(self.path, CUT) from error
        if signature != LOCAL_SIGNATURE:
            raise broken(self.path, f"không tìm thấy thành phần {self.named(name)} trong gói nén")
        start += 30 + name_length + extra_length
        return self.content[start : start + member.compress_size]


def _given_away(pieces: list[bytes]) -> Iterator[bytes]:
    """Give pieces, each of which is let go of once it was looked at."""
    pieces.reverse()
    while pieces:
        yield pieces.pop()


def _inflated(unpacker: zlib._Decompress, packed: bytes, size: int) -> Iterator[bytes]:
    """Unpack into pieces of one size, of which only the last may be shorter."""
    fed = (packed[at : at + FED] for at in range(0, len(packed), FED))
    rest, parts, room, ended = b"", [], size, False
    while not ended:
        rest = rest or next(fed, b"")
        part = unpacker.decompress(rest, room)
        # Without anything left to feed, there is output still until there is none.
        ended = unpacker.eof or not (rest or part)
        rest = unpacker.unconsumed_tail
        parts.append(part)
        room -= len(part)
        if not room or ended:
            if piece := b"".join(parts):
                yield piece
            parts, room = [], size


def refuse_flaw(archive: Archive) -> None:
    """Refuse an archive with a damaged member, and name it. Raises Failure (INPUT)."""
    for name, member in archive.members.items():
        checked = 0
        for piece in archive.pieces(name):
            checked = zlib.crc32(piece, checked)
        if checked != member.CRC:
            raise broken(archive.path, f"thành phần {member.filename} không còn như lúc nén")
        if name.endswith(XML):
            refuse_bad_xml(archive, name)


def refuse_bad_xml(archive: Archive, name: str) -> None:
    """Refuse a member whose XML is broken or cut. Raises Failure (INPUT)."""
    parser = xml_parser()
    try:
        for piece in archive.pieces(name):
            parser.Parse(piece, False)  # noqa: FBT003 - the parser takes no keyword
        parser.Parse(b"", True)  # noqa: FBT003 - likewise
    except expat.ExpatError as error:
        where = f"thành phần {archive.named(name)}, dòng {error.lineno}"
        raise broken(archive.path, f"{where} sai cấu trúc XML") from error
