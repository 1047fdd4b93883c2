"""What every enrolment must say: who, from where, what level, which year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.check.filled import given_name_missing
from hongngu_cli.check.telling import Telling, by_table, doubtful
from hongngu_cli.check.units import POST_AND_UNIT, misspelt_in_posts
from hongngu_cli.model.issue import OFF
from hongngu_cli.text.decisions import paper_within
from hongngu_cli.text.fold import clean
from hongngu_cli.text.numbers import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.place import Place
    from hongngu_cli.model.recognition import TableFound
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary

TELLS_YEAR = ("year", "start", "decision", "decision_date", "end", "span")
"""Columns a year is taken from, the first that is there is the one to fill in."""
IN_COLUMN = {
    "unit": "Thêm cột đơn vị vào bảng, hoặc ghi tên đơn vị ở dòng mục hay tiêu đề của bảng.",
}
"""What to do about a whole table without a column, where the rule speaks of a cell."""


def name_missing(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find rows of data without a name, or with something else in its place."""
    telling = Telling(roster, vocabulary, "name-missing")
    for row in _missing(roster, "name"):
        says = "Dòng này có số liệu nhưng chưa ghi họ và tên."
        yield telling.cell(row, "name", says, _misplaced(roster, row))
    for row in doubtful(roster, "name"):
        yield telling.cell(row, "name", "Ô này không ghi họ tên người.")
    yield from given_name_missing(telling, short=True)


def _misplaced(roster: Roster, row: int) -> str:
    """Ask whether words in the column of numbers are the name; '' where there are none."""
    table = roster.tables[int(roster.origins.table[row])]
    column = table.column_of("stt")
    text = clean(shown(table.sheet.cell(int(roster.origins.row[row]), column))) if column else ""
    words = " " in text and not any(map(str.isdigit, text))
    return f'Cột số thứ tự ghi "{text}"; nếu là họ và tên, chuyển sang ô này.' if words else ""


def unit_missing(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find people whose unit stands nowhere; one misspelt in a post is no missing one."""
    telling = Telling(roster, vocabulary, "unit-missing")
    told = vocabulary.rules["unit-unknown"].severity != OFF
    misspelt = misspelt_in_posts(roster, vocabulary) if told else {}
    missing = [row for row in _missing(roster, "unit") if row not in misspelt]
    return _told(telling, missing, ("unit", POST_AND_UNIT), "đơn vị")


def level_missing(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find people of whom nothing says what level they were sent to."""
    telling = Telling(roster, vocabulary, "level-missing")
    return _told(telling, _missing(roster, "level"), ("level",), "trình độ, chương trình")


def year_missing(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find enrolments without a year; where a date could not be read, that is told instead."""
    telling = Telling(roster, vocabulary, "year-missing")
    unread = {row for name in TELLS_YEAR for row in roster.doubts.get(name, {})}
    missing = [row for row in _missing(roster, "year") if row not in unread]
    return _told(telling, missing, TELLS_YEAR, "năm đào tạo")


def end_missing(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find those who completed a training in a list that tells ends, and not theirs."""
    telling = Telling(roster, vocabulary, "end-missing")
    if not any(table.column_of("end") for table in roster.tables):
        return
    completed = set(roster.where("status", {"completed"}.__contains__))
    missing = [row for row in _missing(roster, "end") if row in completed]
    for number, rows in by_table(roster, missing).items():
        table = roster.tables[number]
        column = table.column_of("end")
        for row in rows if column else ():
            if shown(roster.typed(row, "end")):
                continue  # "12/2019" is an end, though no day
            at = int(roster.origins.row[row])
            says = "Đã hoàn thành nhưng chưa ghi ngày kết thúc."
            yield telling.sheet_cell(table, at, column or 1, says)


def _missing(roster: Roster, field: str) -> list[int]:
    """List the rows without a value, those apart whose cell holds something not understood."""
    doubts = roster.doubts.get(field, {})
    return [row for row in roster.where(field, lambda value: value is None) if row not in doubts]


def _told(
    telling: Telling, rows: list[int], fields: tuple[str, ...], label: str
) -> Iterable[Issue]:
    """Tell each empty cell; once a table where it has no column to fill in."""
    for number, those in by_table(telling.roster, rows).items():
        table = telling.roster.tables[number]
        column = _column(table, fields)
        if column is None and fields == ("level",):
            yield from _of_classes(telling, table, those, label)
            continue
        if column is None:
            hint = _paper_above(table) if fields == TELLS_YEAR else ""
            says = f"Bảng không cho biết {label} của {len(those)} lượt{hint}."
            yield telling.table(table, says, IN_COLUMN.get(fields[0], ""))
            continue
        for row in those:
            at = int(telling.roster.origins.row[row])
            yield telling.sheet_cell(table, at, column, f"Dòng này chưa ghi {label}.")


def _paper_above(table: TableFound) -> str:
    """Ask whether the one year of the papers named above a table is that of its trainings."""
    sheet, last = table.sheet, table.header_rows[0] if table.header_rows else table.first_row
    found: dict[int, str] = {}
    for row in range(table.first_row, last):
        for column, cell in enumerate(sheet.rows[row - 1], start=1):
            if told := paper_within(shown(cell)):
                where = f"{told.name} ở ô {sheet.place(row, column).cell} ghi ngày {told.day}"
                found.setdefault(told.year, where)
    if len(found) != 1:
        return ""
    year, where = found.popitem()
    return f"; {where}: nếu đó là năm đi học, ghi năm {year} vào tiêu đề của bảng"


def _of_classes(
    telling: Telling, table: TableFound, rows: list[int], label: str
) -> Iterable[Issue]:
    """Tell at the section of each class that its level is not known, else once a table."""
    classes: dict[Place, list[int]] = {}
    for row in rows:
        known = telling.roster.columns["course"][row] is not None
        place = telling.roster.place(row, "course") if known else None
        own = place is None or place.row == int(telling.roster.origins.row[row])
        classes.setdefault(table.sheet.place() if own or place is None else place, []).append(row)
    for place, those in classes.items():
        if place.row is None:
            yield telling.table(table, f"Bảng không cho biết {label} của {len(those)} lượt.")
            continue
        found = shown(table.sheet.cell(place.row, place.column or 1))
        says = f"Tên lớp ở mục này không cho biết {label} của {len(those)} lượt bên dưới."
        yield telling.at(place, found, says)


def _column(table: TableFound, fields: tuple[str, ...]) -> int | None:
    return next((found for field in fields if (found := table.column_of(field))), None)
