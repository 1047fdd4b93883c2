"""The parts of a workbook that is a ZIP of XML (.xlsx .xlsm .xlsb): found by their relations."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from struct import Struct
from xml.parsers import expat

from hongngu_cli.read.packages.archives import Archive
from hongngu_cli.read.unseen.state import Unreadable

MEGABYTE = 1024 * 1024
MOST_SMALL = 32 * MEGABYTE
"""Bytes of a part that is read at once; those of cells are read piece by piece."""
PIECE = MEGABYTE // 2
FED = 65_536
LOCAL_HEADER = Struct("<26xHH")
LOCKED = 1
PACKAGE = ""
"""Stands for the package itself, whose relations name the workbook."""
DOCUMENT = "/officeDocument"


NOT_XML = (expat.ExpatError, LookupError, ValueError)
"""What the parser of XML raises; the last two for an encoding unknown to it."""


@dataclass(frozen=True, slots=True)
class Related:
    """A part that another one names: what it is to it (the end of an address), and its name."""

    kind: str
    part: str


class OfficePackage:
    """A ZIP of parts; names of parts are compared without case, as spreadsheets do."""

    def __init__(self, content: bytes, archive: Archive | None = None) -> None:
        """Read the ZIP's directory; ``archive`` is the same one, already opened.

        Raises Unreadable.
        """
        self.content = content
        self.kept: Mapping[str, bytes] = archive.kept if archive else {}
        if archive:
            self.members = archive.members
            return
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as package:
                members = package.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise Unreadable from error
        self.members = {
            member.filename.replace("\\", "/").lstrip("/").lower(): member for member in members
        }

    def pieces(self, part: str) -> Iterator[bytes]:
        """Unpack a part piece by piece, never beyond its declared size. Raises Unreadable."""
        member = self.members.get(part.lower())
        if member is None or member.flag_bits & LOCKED:
            raise Unreadable
        if member.filename in self.kept:
            yield self.kept[member.filename]
            return
        packed = self._packed(member)
        if member.compress_type == zipfile.ZIP_STORED:
            yield bytes(packed)
            return
        if member.compress_type != zipfile.ZIP_DEFLATED:
            raise Unreadable
        left = member.file_size
        for piece in _unpacked(packed):
            left -= len(piece)
            if left < 0:
                raise Unreadable
            yield piece

    def _packed(self, member: zipfile.ZipInfo) -> memoryview:
        start = member.header_offset + LOCAL_HEADER.size
        # A broken directory may even point before the beginning.
        if not LOCAL_HEADER.size <= start <= len(self.content):
            raise Unreadable
        name_length, extra_length = LOCAL_HEADER.unpack_from(self.content, member.header_offset)
        start += name_length + extra_length
        return memoryview(self.content)[start : start + member.compress_size]

    def part(self, part: str, most: int = MOST_SMALL) -> bytes:
        """Unpack a part whole. Raises Unreadable for one that declares more than ``most`` bytes."""
        member = self.members.get(part.lower())
        if member is None or member.file_size > most:
            raise Unreadable
        return b"".join(self.pieces(part))

    def workbook(self, name: str) -> str:
        """Give the part of that name that is the workbook, wherever the package keeps it."""
        usual = f"xl/{name}"
        if usual in self.members:
            return usual
        related = self.related(PACKAGE).values()
        found = (of.part for of in related if of.kind.endswith(DOCUMENT))
        return posixpath.join(posixpath.dirname(next(found, usual)), name)

    def related(self, part: str) -> dict[str, Related]:
        """Give the parts that a part names, by the key it names them with."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations.lower() not in self.members:
            return {}
        found = {}
        for tag, attributes in elements(self.part(relations)):
            if tag == "Relationship" and attributes.get("TargetMode") != "External":
                target = attributes.get("Target", "").replace("\\", "/")
                path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found[attributes.get("Id", "")] = Related(attributes.get("Type", ""), path)
        return found


def _unpacked(packed: memoryview) -> Iterator[bytes]:
    """Unpack little by little: what is packed most densely unpacks to a thousand times its size."""
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for start in range(0, len(packed), FED):
            fed: bytes | memoryview = packed[start : start + FED]
            while fed:
                if piece := unpacker.decompress(fed, PIECE):
                    yield piece
                fed = unpacker.unconsumed_tail
        if piece := unpacker.flush():
            yield piece
    except zlib.error as error:
        raise Unreadable from error
    if not unpacker.eof:
        raise Unreadable


def elements(xml: bytes) -> list[tuple[str, dict[str, str]]]:
    """Give the elements of a small XML with their attributes, all names without prefixes.

    Raises Unreadable.
    """
    found: list[tuple[str, dict[str, str]]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        bare = {name.rpartition(":")[2]: value for name, value in attributes.items()}
        found.append((tag.rpartition(":")[2], bare))

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    try:
        parser.Parse(xml, True)  # noqa: FBT003 - the parser takes no keyword
    except NOT_XML as error:
        raise Unreadable from error
    return found
