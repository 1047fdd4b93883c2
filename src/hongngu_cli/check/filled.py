"""Cells left blank in columns that all others of their list have filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.check.telling import Telling
from hongngu_cli.model.fields import DECIDED, DECISION, FIELD, IDENTITY, MONTHS, YEARS
from hongngu_cli.model.recognition import NAMES
from hongngu_cli.text.numbers import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hongngu_cli.model.alike import Ids, Mask
    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.recognition import TableFound
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary

BIRTHS = ("birth_date", "birth_year")
OUTCOMES = ("result", "status")
"""What is told of a course only once it ended."""
EXPECTED = {
    **{name: FIELD[name].label for name in ("sex", "ethnicity", "position", "institution")},
    **{name: FIELD[name].label for name in ("mode", "start", "result", "status")},
    "birth_date": "Ngày sinh",
    "birth_year": "Năm sinh",
    DECISION: "Số quyết định",
    DECIDED: "Ngày quyết định",
    IDENTITY: "Số định danh",
}
"""Columns that say something of everybody. Not so notes, the Party, ends of courses; names,
units, levels and years have rules of their own."""
OF_SENDING = ("start", DECISION, DECIDED)
"""A year is missing where one of these is the only one to tell it, which is told otherwise."""
FEWEST, MANY, LONG = 8, 16, 1000
"""Of so many people one may have been forgotten, of as many two; of more one in 500."""
ONE_IN = 500
LONGEST_FAMILY_NAME = 2
"""Surname and middle name are two words; more may be the whole name in one cell."""


def blank_among_filled(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find the one or two cells of a list left blank in a column that is filled otherwise.

    Where a remark stands in the row, or a course has no result yet, nothing is told.
    """
    telling = Telling(roster, vocabulary, "blank-among-filled")
    untold: dict[str, Mask] = {}
    for number, rows in _once(roster).items():
        table = roster.tables[number]
        if len(rows) < FEWEST:
            continue
        most = 1 if len(rows) < MANY else max(2, len(rows) // ONE_IN)
        for field, column in _expected(table):
            if field not in untold:
                untold[field] = _untold(roster, field)
            blank = rows[untold[field][rows]].tolist()
            if not 0 < len(blank) <= most:
                continue
            for row in blank:
                if _may_be_blank(roster, rows, row, field):
                    continue
                says = f"{EXPECTED[field]} chỉ bỏ trống ở dòng này, các dòng khác"
                says = says if len(blank) == 1 else f"{EXPECTED[field]} bỏ trống, hầu hết các dòng"
                at = int(roster.origins.row[row])
                yield telling.sheet_cell(table, at, column, f"{says} đều có ghi.")


def _once(roster: Roster) -> dict[int, Ids]:
    """Give by table the enrolments that count, of a row with several the first."""
    import numpy as np

    ids = roster.ids
    tables, lines = roster.origins.table[ids], roster.origins.row[ids]
    apart, below = np.diff(tables), np.diff(lines)
    if ((apart < 0) | ((apart == 0) & (below < 0))).any():
        order = np.lexsort((lines, tables))
        ids, tables, lines = ids[order], tables[order], lines[order]
    ids = ids[(np.diff(tables, prepend=-1) != 0) | (np.diff(lines, prepend=-1) != 0)]
    numbers, first = np.unique(roster.origins.table[ids], return_index=True)
    return dict(zip(numbers.tolist(), np.split(ids, first[1:]), strict=False))


def _expected(table: TableFound) -> Iterator[tuple[str, int]]:
    """Give the columns that say something of everybody, the first of each field.

    A column of marks says something where there is none, and so does a birth split by sex.
    """
    met = set[str]()
    for column, meaning in table.columns.items():
        field = meaning.field or ""
        told = "birth_date" if field in BIRTHS else field
        marked = meaning.value is not None and field not in BIRTHS
        if field in EXPECTED and not marked and meaning.part is None and told not in met:
            met.add(told)
            yield field, column


def _untold(roster: Roster, field: str) -> Mask:
    """Tell which rows tell nothing of a field, neither in their cell nor from elsewhere."""
    import numpy as np

    size = roster.columns.size
    fields = BIRTHS if field in BIRTHS else (field, MONTHS.get(field, ""), YEARS.get(field, ""))
    untold = np.ones(size, dtype=bool)
    for name in filter(roster.columns.told.__contains__, fields):
        values = roster.columns[name]
        if None not in values:
            return np.zeros(size, dtype=bool)
        untold &= np.fromiter((value is None for value in values), dtype=bool, count=size)
    for name in filter(None, fields):
        untold[[*roster.doubts.get(name, ())]] = False
    return untold


def _may_be_blank(roster: Roster, rows: Ids, row: int, field: str) -> bool:
    """Tell a cell that something else in its row accounts for, or that holds a sign."""
    columns, table = roster.columns, roster.tables[int(roster.origins.table[row])]
    at = int(roster.origins.row[row])
    own = [c for c, meaning in table.columns.items() if meaning.field == field]
    if any(shown(table.sheet.cell(at, column)) for column in own) or columns["note"][row]:
        return True
    if field in OF_SENDING:
        return columns["year"][row] is None or columns["sponsor"][row] == "self"
    return field in OUTCOMES and not _classmates_told(roster, rows, row, field)


def _classmates_told(roster: Roster, rows: Ids, row: int, field: str) -> bool:
    """Tell whether somebody sent to the same at the same time has a result, and this one could.

    Who is known to study still, or broke off, has none.
    """
    columns = roster.columns
    if columns["status"][row] is not None:
        return False
    same = ("level", "course", "start", "end", "year")
    own = [columns[name][row] for name in same]
    return any(
        columns[field][other] is not None
        for other in rows.tolist()
        if other != row and [columns[name][other] for name in same] == own
    )


def given_name_missing(telling: Telling, *, short: bool) -> Iterable[Issue]:
    """Find rows whose names stand in two columns, and of whom the given name is not told.

    ``short`` asks for those of which only surname and middle name are there; with more words
    the whole name may have been written in one cell.
    """
    roster = telling.roster
    for number, rows in _once(roster).items() if _in_two(roster.tables) else ():
        table = roster.tables[number]
        columns = _name_columns(table)
        if len(columns) != len(("family", "given")):
            continue
        family, given = columns
        lines = roster.origins.row[rows].tolist()
        blank = [at for at in lines if table.sheet.cell(at, given) == ""]
        if 2 * len(blank) >= len(lines):
            continue
        for at in blank:
            words = shown(table.sheet.cell(at, family)).split()
            if words and (len(words) <= LONGEST_FAMILY_NAME) == short:
                says = "Dòng này mới ghi họ và chữ đệm, chưa ghi tên."
                says = says if short else "Ô tên bỏ trống; cả họ tên ghi ở cột họ và chữ đệm."
                yield telling.sheet_cell(table, at, given, says)


def _in_two(tables: Sequence[TableFound]) -> bool:
    return any(len(_name_columns(table)) > 1 for table in tables)


def _name_columns(table: TableFound) -> list[int]:
    return [
        column
        for column, meaning in table.columns.items()
        if meaning.field in NAMES and meaning.value is None
    ]
