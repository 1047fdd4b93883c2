"""Sections and tables that hold nobody."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from hongngu_cli.check.telling import Telling
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.numbers import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.recognition import TableFound
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary

RANKS = tuple(
    re.compile(rf"{mark}(?:[ .)\-:/]|$)") for mark in ("[IVX]{1,5}", "[A-Z]", r"\d+", "[a-zđ]")
)
"""Marks of sections: I, A, 1, a. Sections of the same mark stand beside each other."""
PERHAPS_HEADING = (
    "Nếu mục này gồm cả các mục ngay dưới nó thì giữ nguyên; nếu không, xoá mục hoặc bổ sung "
    "danh sách còn thiếu."
)


def section_without_rows(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find sections that end before anybody is listed under them."""
    telling = Telling(roster, vocabulary, "section-without-rows")
    tables = roster.tables
    grouping = tuple(map(fold, vocabulary.rows.grouping))
    for number, table in enumerate(tables):
        # Sections of lists side by side head the people of both, and are told with the first.
        followed = tables[number + 1] if number + 1 < len(tables) else table
        people = {*table.people, *(followed.people if followed.beside else ())}
        if table.beside:
            continue
        bounds = (*(row for row, _ in table.sections), table.last_row + 1)
        for row, following in pairwise(bounds):
            empty = people.isdisjoint(range(row + 1, following))
            if not empty or not _ends(table, row, following):
                continue
            may_head = _may_head(table, row, following)
            groups, next_groups = (
                may_head and _groups(table, one, grouping) for one in (row, following)
            )
            if groups and not next_groups:
                continue
            advice = PERHAPS_HEADING if may_head and not next_groups else ""
            column = next(at for at, cell in enumerate(table.sheet.rows[row - 1], 1) if cell != "")
            says = "Dưới mục này không có người nào."
            yield telling.sheet_cell(table, row, column, says, advice)


def empty_roster(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find rosters that have a header and nobody under it."""
    telling = Telling(roster, vocabulary, "empty-roster")
    for table in roster.tables:
        if table.kind == "roster" and not table.people:
            yield telling.table(table, "Danh sách có tiêu đề cột nhưng không có người nào.")


def _ends(table: TableFound, row: int, following: int) -> bool:
    """Tell whether the next section ends this one rather than standing inside it."""
    totals = table.set_aside.get("total", ())
    if following > table.last_row or any(row < total < following for total in totals):
        return True
    mark, next_mark = section_mark(table, row), section_mark(table, following)
    if mark is not None or next_mark is not None:
        return mark == next_mark
    # Without marks only what they give tells a unit beside a unit from a class within one.
    return bool(gives(table, row) & gives(table, following))


def _may_head(table: TableFound, row: int, following: int) -> bool:
    """Tell a section without a mark that another one follows, of which it may be the wider."""
    totals = table.set_aside.get("total", ())
    ended = following > table.last_row or any(row < total < following for total in totals)
    return not ended and section_mark(table, row) is None


def _groups(table: TableFound, row: int, words: tuple[str, ...]) -> bool:
    """Tell whether a section begins with a word for what units are grouped in."""
    return fold(" ".join(map(shown, table.sheet.rows[row - 1]))).startswith(words)


def section_mark(table: TableFound, row: int) -> int | None:
    """Give the kind of mark that a section begins with, None for one without."""
    text = clean(" ".join(shown(cell) for cell in table.sheet.rows[row - 1]))
    return next((rank for rank, mark in enumerate(RANKS) if mark.match(text)), None)


def gives(table: TableFound, row: int) -> set[str]:
    """Name the fields that a section's own words give."""
    values = next(values for at, values in table.sections if at == row)
    return {field for field, given in values.items() if given.place.row == row}
