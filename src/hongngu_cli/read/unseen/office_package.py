"""The parts of a workbook that is a ZIP of XML (.xlsx .xlsm .xlsb): found by their relations."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from xml.parsers import expat

from hongngu_cli.model.failure import Failure
from hongngu_cli.read.packages.archives import Archive
from hongngu_cli.read.unseen.state import Unreadable

MEGABYTE = 1024 * 1024
MOST_SMALL = 32 * MEGABYTE
"""Bytes of a part that is read at once; those of cells are read piece by piece."""
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

    def __init__(self, archive: Archive) -> None:
        """Keep the archive."""
        self.archive, self.members = archive, archive.members

    def pieces(self, part: str) -> Iterator[bytes]:
        """Unpack a part piece by piece, never beyond its declared size. Raises Unreadable."""
        if part not in self.archive:
            raise Unreadable
        try:
            yield from self.archive.pieces(part)
        except Failure as failure:
            raise Unreadable from failure

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
