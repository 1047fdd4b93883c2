"""Dates and years dragged down by a cell's corner, so that they rise by one a row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hongngu_cli.check.telling import Telling
from hongngu_cli.model.alike import joined, numbered
from hongngu_cli.model.columns import UNTOLD
from hongngu_cli.model.fields import DATES
from hongngu_cli.text.numbers import shown

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from hongngu_cli.model.alike import Ids
    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary

FEWEST = 5
"""So many rows that each rise by one are no chance: of five births in any order one list in
billions would, and classes do not open day after day for one person each."""
LABELS = {
    "birth_date": "ngày sinh",
    "start": "ngày bắt đầu",
    "end": "ngày kết thúc",
    "party_date": "ngày vào Đảng",
    "year": "năm",
    "birth_year": "năm sinh",
}
YEARS_ALONE = ("year", "birth_year")
OF_YEARS = "Đối chiếu quyết định, hồ sơ và ghi lại năm của từng người."
LAST_YEAR = re.compile(r"(.*\d.*?)((?:19|20)\d\d)\D{0,3}")
"""A decision's text with the year of its date behind, which is what dragging counts up."""


def dates_dragged(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find runs of rows whose dates rise by a day, or whose years rise by one, each."""
    telling = Telling(roster, vocabulary, "dates-dragged")
    once = _rows_once(roster)
    for field, values, step in _columns(roster, once):
        for first, last in _runs(roster, once, values):
            rows = once[first : last + 1].tolist()
            if step == "năm" and len(rows) < _fewest_years(roster, rows[0]):
                continue
            if field == "year" and not _of_different_people(roster, rows):
                continue
            ends = [shown(roster.typed(row, field)) for row in (rows[0], rows[-1])]
            if not all(ends):
                continue
            until = roster.place(rows[-1], field).cell
            says = (
                f"Từ ô này đến {until}, {len(rows)} dòng liền nhau có {LABELS[field]} tăng đều "
                f"mỗi dòng một {step} ({ends[0]} – {ends[1]}), có thể do kéo ô xuống."
            )
            advice = OF_YEARS if field in YEARS_ALONE else ""
            yield telling.cell(rows[0], field, says, advice)
    yield from _decisions(roster, once, telling)


def _fewest_years(roster: Roster, row: int) -> int:
    """Tell how long a run of years must be: there are ten or so, and long lists have chance runs.

    Each row more makes one ten times rarer, so each tenfold of a thousand rows asks for one.
    """
    table = roster.tables[int(roster.origins.table[row])]
    return FEWEST + max(0, len(str(len(table.people))) - THREE_DIGITS)


THREE_DIGITS = 3


def _rows_once(roster: Roster) -> Ids:
    """Give the enrolments, of a row with several the first."""
    import numpy as np

    ids = roster.ids
    places = joined([roster.origins.table[ids], roster.origins.row[ids]])
    first = np.unique(places, return_index=True)[1]
    once: Ids = ids[np.sort(first)]
    return once


def _columns(roster: Roster, once: Ids) -> Iterator[tuple[str, Ids, str]]:
    """Give the fields as numbers that rise by one where cells were dragged, and the step's name.

    A day that rises by a year is its year, set apart from other days of the year.
    """
    import numpy as np

    for field in filter(roster.columns.told.__contains__, DATES):
        days = roster.columns.numbers(field)[once]
        yield field, days, "ngày"
        yield field, roster.columns.each(field, _day_apart)[once], "năm"
    dated = roster.columns.numbers("birth_date")[once] != UNTOLD
    yield "year", roster.columns.numbers("year")[once], "năm"
    yield "birth_year", np.where(dated, UNTOLD, roster.columns.numbers("birth_year")[once]), "năm"


def _day_apart(day: dt.date | None) -> int:
    return UNTOLD if day is None else (day.month * 100 + day.day) * APART + day.year


APART = 10_000


def _runs(roster: Roster, once: Ids, values: Ids) -> Iterator[tuple[int, int]]:
    """Give the first and last position of each run that rises by one a row in one table."""
    import numpy as np

    tables = roster.origins.table[once]
    rising = (np.diff(values) == 1) & (np.diff(tables) == 0) & (values[1:] != UNTOLD)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], rising.astype(np.int8), [0]])))
    for first, last in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        length = last - first + 1
        if length >= FEWEST and not _sorted_anyway(values[tables == tables[first]], length):
            yield first, last


def _sorted_anyway(values: Ids, length: int) -> bool:
    """Tell a run that is but part of a list sorted by that column, where it comes by itself."""
    import numpy as np

    known = values[values != UNTOLD]
    return bool((np.diff(known) >= 0).all()) and 2 * length <= len(known)


def _of_different_people(roster: Roster, rows: list[int]) -> bool:
    """Tell years typed for several people from those of one person, and from those of dates."""
    column = roster.tables[int(roster.origins.table[rows[0]])].column_of("year")
    typed = all(roster.place(row, "year").column == column is not None for row in rows)
    return typed and len({roster.columns["name"][row] for row in rows} - {None}) == len(rows)


def _decisions(roster: Roster, once: Ids, telling: Telling) -> Iterable[Issue]:
    """Find decisions alike but for the year of their date, which rises by one a row.

    Numbers that rise ("12-QĐ/HU", "13-QĐ/HU") may be true: people sent one by one.
    """
    import numpy as np

    distinct, codes = roster.columns.coded("decision")
    cut = [LAST_YEAR.fullmatch(text) if text else None for text in distinct]
    heads = numbered([found[1] if found else None for found in cut]).tolist()
    dated = [
        head * APART + int(found[2]) if found else UNTOLD
        for head, found in zip(heads, cut, strict=True)
    ]
    for first, last in _runs(roster, once, np.array(dated, dtype=np.int64)[codes[once]]):
        rows = once[first : last + 1].tolist()
        until = roster.place(rows[-1], "decision").cell
        yield telling.cell(
            rows[0],
            "decision",
            f"Từ ô này đến {until}, {len(rows)} quyết định liền nhau chỉ khác năm và tăng đều mỗi "
            "dòng một năm, có thể do kéo ô xuống.",
        )
