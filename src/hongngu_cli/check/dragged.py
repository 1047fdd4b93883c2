"""Dates and years dragged down by a cell's corner, so that they rise by one a row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hongngu_cli.check.telling import Telling
from hongngu_cli.text.numbers import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary

    Numbers = npt.NDArray[np.int64]
    Mask = npt.NDArray[np.bool_]

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
UNKNOWN = -(10**9)
LAST_YEAR = re.compile(r"(.*\d.*?)((?:19|20)\d\d)\D{0,3}")
"""A decision's text with the year of its date behind, which is what dragging counts up."""


def dates_dragged(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find runs of rows whose dates rise by a day, or whose years rise by one, each."""
    telling = Telling(roster, vocabulary, "dates-dragged")
    frame = _rows_once(roster)
    for field, values, step in _columns(frame):
        for first, last in _runs(roster, frame, values):
            rows = frame.index[first : last + 1].tolist()
            if step == "năm" and len(rows) < _fewest_years(roster, rows[0]):
                continue
            if field == "year" and not _of_different_people(roster, frame, rows):
                continue
            ends = [shown(roster.typed(row, field)) for row in (rows[0], rows[-1])]
            if not all(ends):
                continue
            until = roster.place(rows[-1], field).cell
            says = (
                f"Từ ô này đến {until}, {len(rows)} dòng liền nhau có {LABELS[field]} tăng đều "
                f"mỗi dòng một {step} ({ends[0]} – {ends[1]}), có thể do kéo ô xuống."
            )
            yield telling.cell(rows[0], field, says)
    yield from _decisions(roster, frame, telling)


def _fewest_years(roster: Roster, row: int) -> int:
    """Tell how long a run of years must be: there are ten or so, and long lists have chance runs.

    Each row more makes one ten times rarer, so each tenfold of a thousand rows asks for one.
    """
    table = roster.tables[int(roster.origins.table[row])]
    return FEWEST + max(0, len(str(len(table.people))) - THREE_DIGITS)


THREE_DIGITS = 3


def _rows_once(roster: Roster) -> pd.DataFrame:
    """Give the enrolments, of a row with several the first."""
    import pandas as pd

    ids = roster.frame.index.to_numpy()
    places = pd.DataFrame({"table": roster.origins.table[ids], "row": roster.origins.row[ids]})
    return roster.frame[~places.duplicated().to_numpy()]


def _columns(frame: pd.DataFrame) -> Iterator[tuple[str, Numbers, str]]:
    """Give the fields as numbers that rise by one where cells were dragged, and the step's name.

    A day that rises by a year is its year, set apart from other days of the year.
    """
    import numpy as np

    for field in ("birth_date", "start", "end", "party_date"):
        days = frame[field].to_numpy().astype("datetime64[D]")
        known = ~np.isnat(days)
        yield field, np.where(known, days.astype(np.int64), UNKNOWN), "ngày"
        years = days.astype("datetime64[Y]").astype(np.int64)
        of_year = frame[field].dt.month.fillna(0) * 100 + frame[field].dt.day.fillna(0)
        apart = of_year.to_numpy().astype(np.int64) * APART + years
        yield field, np.where(known, apart, UNKNOWN), "năm"
    for field in ("year", "birth_year"):
        numbers = frame[field].to_numpy(dtype=np.int64, na_value=UNKNOWN)
        dated = field == "birth_year" and frame["birth_date"].notna().to_numpy()
        yield field, np.where(dated, UNKNOWN, numbers), "năm"


APART = 10_000


def _runs(roster: Roster, frame: pd.DataFrame, values: Numbers) -> Iterator[tuple[int, int]]:
    """Give the first and last position of each run that rises by one a row in one table."""
    import numpy as np

    tables = roster.origins.table[frame.index.to_numpy()]
    rising = (np.diff(values) == 1) & (np.diff(tables) == 0) & (values[1:] != UNKNOWN)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], rising.astype(np.int8), [0]])))
    for first, last in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        length = last - first + 1
        if length >= FEWEST and not _sorted_anyway(values[tables == tables[first]], length):
            yield first, last


def _sorted_anyway(values: Numbers, length: int) -> bool:
    """Tell a run that is but part of a list sorted by that column, where it comes by itself."""
    import numpy as np

    known = values[values != UNKNOWN]
    return bool((np.diff(known) >= 0).all()) and 2 * length <= len(known)


def _of_different_people(roster: Roster, frame: pd.DataFrame, rows: list[int]) -> bool:
    """Tell years typed for several people from those of one person, and from those of dates."""
    column = roster.tables[int(roster.origins.table[rows[0]])].column_of("year")
    typed = all(roster.place(row, "year").column == column is not None for row in rows)
    return typed and bool(frame.loc[rows, "name"].nunique() == len(rows))


def _decisions(roster: Roster, frame: pd.DataFrame, telling: Telling) -> Iterable[Issue]:
    """Find decisions alike but for the year of their date, which rises by one a row.

    Numbers that rise ("12-QĐ/HU", "13-QĐ/HU") may be true: people sent one by one.
    """
    import numpy as np

    told = frame["decision"]
    cut = {text: LAST_YEAR.fullmatch(text) for text in told.dropna().unique()}
    known = dict.fromkeys(found[1] for found in cut.values() if found)
    heads = {text: number for number, text in enumerate(known)}
    values = np.array(
        [
            heads[found[1]] * APART + int(found[2]) if (found := cut.get(text)) else UNKNOWN
            for text in told
        ],
        dtype=np.int64,
    )
    for first, last in _runs(roster, frame, values):
        rows = frame.index[first : last + 1].tolist()
        until = roster.place(rows[-1], "decision").cell
        yield telling.cell(
            rows[0],
            "decision",
            f"Từ ô này đến {until}, {len(rows)} quyết định liền nhau chỉ khác năm và tăng đều mỗi "
            "dòng một năm, có thể do kéo ô xuống.",
        )
