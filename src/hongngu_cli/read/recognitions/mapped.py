"""Headings that ``--map`` names: one that stands nowhere was mistyped, and is said so."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence

from hongngu_cli.model.failure import USAGE, Failure
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.place import Place
from hongngu_cli.model.recognition import BENEATH, TableFound
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.headers import texts
from hongngu_cli.read.headings.words import heading_paths
from hongngu_cli.read.recognitions.lettered import letters_used
from hongngu_cli.text.fold import fold, unmark

LOOKED_AT = 200
"""So many rows of a sheet without a table are searched for a heading."""
ALIKE = 0.6


def refuse_unmet(
    mapped: Mapping[str, str], sheets: Sequence[Sheet], tables: Sequence[TableFound]
) -> None:
    """Refuse a heading of ``--map`` that no input has. Raises Failure (USAGE)."""
    there = dict(_headings(sheets, tables)) if mapped else {}
    for heading in _unmet(mapped, there, tables):
        near = _nearest(heading, there)
        hint = f'Có phải "{near}" ({there[near]})? ' if near else ""
        raise Failure(
            USAGE,
            f'--map: không tệp nào có cột tiêu đề "{heading}".',
            f"{hint}Xem các tiêu đề cột bằng train-report inspect.",
        )


def told_unmet(
    mapped: Mapping[str, str], sheets: Sequence[Sheet], tables: Sequence[TableFound], name: str
) -> tuple[Issue, ...]:
    """Note each heading of the configuration ``name`` that none of these inputs has.

    It is no mistake there: the configuration is for all files of the office.
    """
    there = dict(_headings(sheets, tables)) if mapped else {}
    return tuple(
        Issue(
            "map-unused",
            "note",
            Place(name),
            heading,
            "Tiêu đề này ghi ở reading.map nhưng không có trong tệp nào vừa đọc"
            + (f'; gần giống có "{near}" ({there[near]}).' if near else "."),
            "Sửa lại tiêu đề ở reading.map nếu gõ nhầm; xoá nếu không còn dùng.",
        )
        for heading in _unmet(mapped, there, tables)
        for near in [_nearest(heading, there)]
    )


def _unmet(
    mapped: Iterable[str], there: Mapping[str, Place], tables: Sequence[TableFound]
) -> list[str]:
    known = {fold(text) for text in (*there, *letters_used(tables))}
    return [heading for heading in mapped if fold(heading) not in known]


def _headings(sheets: Sequence[Sheet], tables: Sequence[TableFound]) -> Iterable[tuple[str, Place]]:
    """Give all headings, whole and part by part, with a place; of other sheets every text."""
    with_tables = set()
    for table in tables:
        with_tables.add(id(table.sheet))
        first, last = table.header_rows or (table.first_row, table.first_row)
        for column, path in heading_paths(table.sheet, first, last).items():
            place = table.sheet.place(last, column)
            yield from ((text, place) for text in (*path, BENEATH.join(path)))
    for sheet in sheets:
        if id(sheet) not in with_tables:
            for row in range(1, min(LOOKED_AT, len(sheet.rows)) + 1):
                for column, text in texts(sheet, row).items():
                    yield text, sheet.place(row, column)


def _nearest(heading: str, there: Mapping[str, Place]) -> str | None:
    bare = {unmark(text): text for text in there}
    near = difflib.get_close_matches(unmark(heading), list(bare), n=1, cutoff=ALIKE)
    return bare[near[0]] if near else None
