"""Which sheets of an .xlsx are so long that they are read into columns, at twice the speed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from hongngu_cli.read.packages.archives import Archive
from hongngu_cli.read.unseen.office_package import OfficePackage, elements
from hongngu_cli.read.unseen.sheet_tags import is_true
from hongngu_cli.read.unseen.state import Unreadable

LONG = 8 * 1024 * 1024
"""Bytes of XML, those of some ten thousand rows: shorter sheets gain nothing."""
IN_FIRST_COLUMN = re.compile(
    rb'<c r="A[0-9]{1,7}"(?: s="[0-9]+")?(?: t="(?:s|str|n|b|inlineStr)")?>(?:<v>[^<]|<is>)'
)
"""A cell of column A that holds something, as nearly every program writes it."""


def long_sheets(archive: Archive) -> frozenset[str]:
    """Name the long sheets of which something stands in column A, near the top.

    The reader of columns leaves empty columns on the left out and says nothing of it, so a
    sheet where that cannot be ruled out is left to the other one.
    """
    # The sheets need at least a fiftieth of their size.
    if len(archive.content) * 50 < LONG:
        return frozenset()
    found: set[str] = set()
    with suppress(Unreadable):
        found.update(_found(OfficePackage(archive)))
    return frozenset(found)


def _found(package: OfficePackage) -> Iterator[str]:
    workbook = package.workbook("workbook.xml")
    related = package.related(workbook)
    parts = elements(package.part(workbook))
    # The reader of columns counts all days from 1900.
    if any(tag == "workbookPr" and is_true(told.get("date1904")) for tag, told in parts):
        return
    for tag, attributes in parts:
        part = related.get(attributes.get("id", "")) if tag == "sheet" else None
        name = part.part.lower() if part else ""
        member = package.members.get(name)
        if (
            member
            and member.file_size >= LONG
            and IN_FIRST_COLUMN.search(package.archive.start(name))
        ):
            yield attributes.get("name", "")
