"""The sheet's own totals are checksums: they must agree with the rows they add up."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING

from hongngu_cli.check.sections import section_mark
from hongngu_cli.check.telling import Telling
from hongngu_cli.text.fold import clean, fold_name
from hongngu_cli.text.numbers import count, shown, whole
from hongngu_cli.text.spellings import is_mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.recognition import ColumnMeaning, TableFound
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.sheet import Cell
    from hongngu_cli.model.vocabulary import Vocabulary

NAMES = ("name", "family_name", "given_name")
OF_PEOPLE = ("roster", "cadres", "placement")
COUNTED = (
    "người|đồng chí|đ/c|lượt|học viên|cán bộ|trường hợp|đảng viên|công chức|viên chức|giáo viên"
)
OTHERS = "lớp|khoá|khóa|kinh phí|chi phí|học phí|tiền|số tiền|tiết|buổi|giờ|ngày|tháng|đơn vị"
"""What else a list may sum up: such numbers say nothing of its people."""
NUMBER = "([0-9][0-9.]*+)"
STATED = re.compile(
    rf"^(?!.*?\b(?:tổng|tổng số|số|cộng)\s+(?:{OTHERS})\s*[:=])"
    rf"(?:\W*|[^:=;]*?\b(?:cộng|tổng|số|danh sách)\b[^:=;]*)[:=]\s*{NUMBER}"
    rf"\s*(?:\([^)]*\)\s*)?(?:{COUNTED}|trong đó|gồm|[^\w\s%]|$)"
    rf"|(?<![0-9/.]){NUMBER}\s*(?:{COUNTED})"
    rf"|^\D*?(?:cộng|tổng số|tổng)\s*[-–]?\s*{NUMBER}\s*$",
    re.IGNORECASE,
)
"""A number in a total's own words: "Tổng cộng: 53", "Cộng 53 đồng chí"."""
LISTED = re.compile(
    rf"danh sách (?:này )?(?:có|gồm)(?: tất cả)?\s*:?\s*([0-9][0-9.]*)\s*(?:{COUNTED})",
    re.IGNORECASE,
)
RATE = re.compile(r"%|t[ỷỉ] l[ệê]|bình quân|trung bình", re.IGNORECASE)
NOT_ADDED = ("stt", "year", "birth_date", "birth_year", "start", "end", "span", "decision")
NOT_A_COUNT = (
    "year",
    "birth_date",
    "birth_year",
    "start",
    "end",
    "span",
    "decision",
    "note",
    "priority",
)
CLOSE = 1e-6
MOST_TOTALS = 500
"""Of more totals none is held against its sections: that would be their number squared."""
WORD = ".docx"
Rows = Sequence[int]

PEOPLE = "Dòng cộng ghi {}, nhưng các dòng được cộng có {} người."
MARKS = "Dòng cộng ghi {}, nhưng cột này có {} dấu trong các dòng được cộng."
SUM = "Dòng cộng ghi {}, nhưng cộng các dòng trong cột này được {}."
LIST = "Câu này ghi {}, nhưng danh sách có {} người."


def total_mismatch(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find totals on the sheet that differ from the rows they add up."""
    telling = Telling(roster, vocabulary, "total-mismatch")
    before_on: Counter[tuple[int | str, str | None]] = Counter()
    for table in roster.tables:
        # Of a Word document each table is a sheet, and its last line may add them all.
        document = table.sheet.container == WORD
        like = table.sheet.path if document else id(table.sheet), table.kind
        before = before_on[like]
        before_on[like] += len(table.people)
        if table.kind in OF_PEOPLE:
            for row, added in _added_up(table):
                yield from _people_total(telling, table, row, added, before)
            yield from _closing_words(telling, table, before)
            continue
        for row, above in table.totals:
            added_up = above or tuple(one for one in table.people if one < row)
            yield from _sums(telling, table, row, added_up)


def _added_up(table: TableFound) -> Iterator[tuple[int, tuple[Rows, ...]]]:
    """Give each total with the rows it may add up, the likeliest first."""
    people, totals = table.people, table.totals
    on_top = bool(totals) and not bisect_left(people, totals[0][0])
    sections = iter((*table.sections, (table.last_row + 1, {})))
    at, open_sections = next(sections)[0], dict[int | None, int]()
    for number, (row, above) in enumerate(totals):
        while at < row:
            mark = section_mark(table, at)
            if mark in open_sections:
                inner = list(open_sections)
                open_sections = {one: open_sections[one] for one in inner[: inner.index(mark)]}
            open_sections[mark] = at
            at = next(sections)[0]
        end = bisect_left(people, row)
        may_add = [above or people[:end]]
        if len(totals) <= MOST_TOTALS:
            may_add += [people[bisect_left(people, one) : end] for one in open_sections.values()]
        if on_top:
            following = totals[number + 1][0] if number + 1 < len(totals) else table.last_row + 1
            beneath = people[end : bisect_left(people, following)]
            may_add = [people[end:], beneath] if not end else [*may_add, beneath]
        yield row, tuple(may_add)


def _people_total(
    telling: Telling, table: TableFound, row: int, added: Sequence[Rows], before: int
) -> Iterable[Issue]:
    """Compare each number on a total row with the people, marks or numbers it may add up.

    ``before`` counts people of tables like it further up, which a total may add too.
    """
    likeliest = added[0]
    for column, cell in enumerate(table.sheet.rows[row - 1], start=1):
        number = whole(cell)
        meaning = table.columns.get(column)
        if number is None:
            number, says = _stated(cell, STATED), PEOPLE
            right = _people(table, row, added, before)
        elif meaning is not None and meaning.value:
            right, says = (_marks(table, column, rows) for rows in added), MARKS
        elif _is_numeric(table, column, likeliest) and not _is(meaning, NOT_ADDED):
            right = chain.from_iterable(_right_sums(table, column, rows) for rows in added)
            says = SUM
        elif _is(meaning, NOT_A_COUNT) or meaning is None or meaning.field is None:
            continue
        else:
            right, says = _people(table, row, added, before), PEOPLE
        if said := _compared(number, right, says):
            yield telling.sheet_cell(table, row, column, said)


def _sums(telling: Telling, table: TableFound, row: int, added: Rows) -> Iterable[Issue]:
    """Compare each number on the total row of a table of counts with its column."""
    for column, meaning in table.columns.items():
        number = whole(table.sheet.cell(row, column))
        if number is None or meaning.field in NOT_ADDED or not _is_numeric(table, column, added):
            continue
        right = _right_sums(table, column, added)
        if said := _compared(number, right, SUM):
            yield telling.sheet_cell(table, row, column, said)


def _closing_words(telling: Telling, table: TableFound, before: int) -> Iterable[Issue]:
    """Check "Danh sách này có 53 đồng chí" under a list."""
    last = table.people[-1] if table.people else 0
    for row in table.set_aside.get("note", ()):
        for column, cell in enumerate(table.sheet.rows[row - 1], start=1):
            number = _stated(cell, LISTED) if row > last else None
            right = _people(table, row, (table.people,), before)
            if said := _compared(number, right, LIST):
                yield telling.sheet_cell(table, row, column, said)


def _compared(number: int | None, right: Iterator[float], says: str) -> str | None:
    """Say that a number is none of those it may be; the first of them is the likeliest."""
    if number is None:
        return None
    likeliest = next(right)
    if any(abs(number - one) < CLOSE for one in chain((likeliest,), right)):
        return None
    whole_number = likeliest == int(likeliest)
    return says.format(count(number), count(int(likeliest)) if whole_number else shown(likeliest))


def _stated(cell: Cell, pattern: re.Pattern[str]) -> int | None:
    """Read the number a total states in words; years and dates are none."""
    if not isinstance(cell, str):
        return None
    text = re.sub(r"năm\s*[0-9]{4}", "", clean(cell), flags=re.IGNORECASE)
    found = pattern.search(text)
    return whole(next(filter(None, found.groups())).rstrip(".")) if found else None


def _people(table: TableFound, row: int, added: Sequence[Rows], before: int) -> Iterator[float]:
    """Give the numbers a count of people may mean: rows, all rows above, distinct names."""
    yield from map(len, added)
    above = bisect_left(table.people, row)
    yield from (above, above + before) if above else ()
    names = [column for column, meaning in table.columns.items() if meaning.field in NAMES]
    cells = ([shown(table.sheet.cell(one, column)) for column in names] for one in added[0])
    yield len({fold_name(" ".join(parts)) for parts in cells})


def _marks(table: TableFound, column: int, added: Rows) -> float:
    return sum(1 for row in added if is_mark(shown(table.sheet.cell(row, column))))


def _is(meaning: ColumnMeaning | None, fields: Sequence[str]) -> bool:
    return meaning is not None and meaning.field in fields


def _is_numeric(table: TableFound, column: int, added: Rows) -> bool:
    """Tell whether a column holds numbers that can be added: nothing else, and no rates."""
    meaning = table.columns.get(column)
    if meaning is not None and RATE.search(meaning.heading):
        return False
    cells = [table.sheet.cell(row, column) for row in added]
    filled = [cell for cell in cells if cell not in ("", "-", "–")]
    return bool(filled) and all(_value(cell) is not None for cell in filled)


def _value(cell: Cell) -> float | None:
    return float(cell) if isinstance(cell, int | float) else whole(cell)


def _right_sums(table: TableFound, column: int, added: Rows) -> Iterator[float]:
    """Give the sums a total may mean: of all rows, of the last block, of one kind of number."""
    values = {row: _value(table.sheet.cell(row, column)) or 0 for row in added}
    yield sum(values.values())
    for rows in (_last_block(added), *_by_numbering(table, added)):
        yield sum(values[row] for row in rows)


def _last_block(rows: Rows) -> Rows:
    """Give the rows since the last row that is not theirs, such as an earlier total."""
    start = max((at for at in range(1, len(rows)) if rows[at] > rows[at - 1] + 1), default=0)
    return rows[start:]


def _by_numbering(table: TableFound, rows: Rows) -> Iterable[Rows]:
    """Split rows by whether their STT is a number: "I" already adds up its 1, 2, 3."""
    stt = table.column_of("stt")
    if stt is None:
        return ()
    plain = [row for row in rows if whole(table.sheet.cell(row, stt)) is not None]
    numbered = set(plain)
    others = [row for row in rows if row not in numbered]
    return (plain, others) if plain and others else ()
