"""Copies of workbooks that we marked, and whether somebody saved them since."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from html import unescape
from pathlib import Path

from hongngu_cli.model.marked_copy import HEADINGS, LIST, PROPERTY, MarkedCopy
from hongngu_cli.model.sheet import Sheet

TOLD = re.compile(
    rf'name="{PROPERTY}"[^>]*>\s*<(?:\w+:)?lpwstr[^>]*>'.encode()
    + rb"([0-9a-f]{64}) ([0-9a-f]*) ([^<]*)<"
)
CUSTOM = "docProps/custom.xml"
AROUND = frozenset((CUSTOM, "_rels/.rels", "[Content_Types].xml"))
"""What is written after the fingerprint is taken, since it tells that."""
LARGEST = 1_000_000
"""Bytes of the properties of a workbook, which are few."""
UNREADABLE = (OSError, ValueError, RuntimeError, EOFError, zipfile.BadZipFile, zlib.error)


def has_list(sheets: Sequence[Sheet]) -> bool:
    """Tell whether our list of problems is among the sheets of a file."""
    return any(map(is_list, sheets))


def is_list(sheet: Sheet) -> bool:
    """Tell our list of problems from a sheet of the office's that has its name."""
    return (
        (sheet.name or "").startswith(LIST)
        and bool(sheet.rows)
        and tuple(sheet.rows[0][: len(HEADINGS)]) == HEADINGS
    )


def fingerprint(content: bytes) -> str:
    """Give the fingerprint of a workbook: any program that saves it leaves another."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return _fingerprint(package)


def property_of(content: bytes, sha256: str, name: str) -> str:
    """Give what a copy is to tell: its fingerprint, and the hash and the name of its source."""
    return f"{fingerprint(content)} {sha256} {name}"


def marked_copy(path: str | Path) -> MarkedCopy:
    """Read what a copy tells, be it nothing."""
    try:
        with zipfile.ZipFile(path) as package:
            if CUSTOM not in package.namelist() or package.getinfo(CUSTOM).file_size > LARGEST:
                return MarkedCopy()
            found = TOLD.search(package.read(CUSTOM))
            if found is None:
                return MarkedCopy()
            made, sha256, name = (
                unescape(part.decode("utf-8", "replace")) for part in found.groups()
            )
            return MarkedCopy(sha256, name, made == _fingerprint(package))
    except UNREADABLE:
        return MarkedCopy()  # what is wrong with it the one who opens it tells


def _fingerprint(package: zipfile.ZipFile) -> str:
    members = (one for one in package.infolist() if one.filename not in AROUND)
    told = sorted(f"{one.filename} {one.CRC} {one.file_size}" for one in members)
    return hashlib.sha256("\n".join(told).encode()).hexdigest()
