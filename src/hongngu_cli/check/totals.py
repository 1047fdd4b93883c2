"""The sheet's own totals are checksums: they must agree with the rows they add up."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from hongngu_cli.check.added_up import Rows, parts_of, totals_of_counts, totals_of_people
from hongngu_cli.check.marks_across import sums_of_marks
from hongngu_cli.check.section_counts import section_counts
from hongngu_cli.check.stated_numbers import Statements, statements
from hongngu_cli.check.telling import Telling
from hongngu_cli.model.counts import KINDS as COUNTED_KINDS
from hongngu_cli.model.recognition import KINDS_OF_PEOPLE, NAMES
from hongngu_cli.text.fold import clean, fold, fold_name
from hongngu_cli.text.head_counts import head_counts
from hongngu_cli.text.numbers import count, shown, whole
from hongngu_cli.text.spellings import any_of, as_written, is_mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.place import Place
    from hongngu_cli.model.recognition import ColumnMeaning, TableFound
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.sheet import Cell
    from hongngu_cli.model.vocabulary import Vocabulary

DATED = ("year", "birth_date", "birth_year", "start", "end", "span", "decision")
NOT_ADDED = ("stt", *DATED)
NOT_A_COUNT = (*DATED, "note", "priority")
CLOSE = 1e-6
WORD = ".docx"
UNCLEAR = "mark-unknown"
"""The rule of reading that tells of marks that are none for sure."""

PEOPLE = "Dòng cộng ghi {}, nhưng các dòng được cộng có {} người."
MARKS = "Dòng cộng ghi {}, nhưng cột này có {} dấu trong các dòng được cộng."
SUM = "Dòng cộng ghi {}, nhưng cộng các dòng trong cột này được {}."
LIST = "Câu này ghi {}, nhưng danh sách có {} người."
TITLE = "Tiêu đề này ghi {}, nhưng danh sách có {} người."
SECTION = "Mục này ghi {}, nhưng dưới mục có {} người."
BY_SEX = "{} ghi {}, nhưng các dòng được cộng có {}."
WITHOUT = " Khớp nếu không tính ô {}."
SECTION_ADVICE = "Kiểm tra xem thiếu dòng, thừa dòng hay ghi sai số rồi sửa lại."


def total_mismatch(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find totals on the sheet that differ from the rows they add up.

    Their sentences tell numbers, and nobody by name.
    """
    telling = Telling(roster, vocabulary, "total-mismatch")
    return (replace(issue, nameless=issue.says) for issue in _mismatches(telling))


def _mismatches(telling: Telling) -> Iterable[Issue]:
    roster, vocabulary = telling.roster, telling.vocabulary
    stated = statements(vocabulary)
    rates = re.compile(as_written(vocabulary.totals.rate), re.IGNORECASE)
    unclear = frozenset(one.place for one in roster.issues if one.rule == UNCLEAR)
    before_on: Counter[tuple[int | str, str | None]] = Counter()
    for table in roster.tables:
        # Of a Word document each table is a sheet, and its last line may add them all.
        document = table.sheet.container == WORD
        like = table.sheet.path if document else id(table.sheet), table.kind
        totals = Totals(table, telling, stated, rates, before_on[like], unclear)
        before_on[like] += len(table.people)
        if table.kind in KINDS_OF_PEOPLE:
            yield from totals.of_people()
            yield from totals.beneath()
            for row, column, said in sums_of_marks(table):
                yield telling.sheet_cell(table, row, column, said)
        else:
            yield from totals.of_counts()
    yield from _of_sections(telling)
    yield from _of_titles(telling)


def _of_sections(telling: Telling) -> Iterable[Issue]:
    """Compare the number behind a section's name with the people beneath it.

    Sections of lists side by side head the people of both, and one may go on in the next table
    of a Word document; these are left alone.
    """
    heads, tables = head_counts(telling.vocabulary), telling.roster.tables
    for table, followed in zip_longest(tables, tables[1:]):
        if table.kind not in KINDS_OF_PEOPLE or table.beside or (followed and followed.beside):
            continue
        goes_on = table.sheet.container == WORD and followed is not None
        for row, column, number, counts in section_counts(table, heads):
            said = _compared(number, iter(counts), SECTION)
            if said and not (goes_on and row == table.sections[-1][0]):
                yield telling.sheet_cell(table, row, column, said, SECTION_ADVICE)


def _of_titles(telling: Telling) -> Iterable[Issue]:
    """Compare the number behind a list's title with the people of the list, the sheet, the file.

    The title of a class may tell how many sit in it, who are never fewer than those listed.
    """
    rows, heads = telling.vocabulary.rows, head_counts(telling.vocabulary)
    titles, classes = tuple(map(fold, rows.title)), any_of(map(fold, rows.class_word))
    lists = [table for table in telling.roster.tables if table.kind in KINDS_OF_PEOPLE]
    for table in lists:
        first = table.header_rows[0] if table.header_rows else table.first_row
        for row in range(table.first_row, first) if table.people and not table.beside else ():
            for column, cell in enumerate(table.sheet.rows[row - 1], start=1):
                text = clean(cell) if isinstance(cell, str) else ""
                titled = fold(text).startswith(titles)
                number = heads.behind_name(text) if titled else None
                if number is None or (classes.search(fold(text)) and number >= len(table.people)):
                    continue
                of_sheet = [one for one in lists if one.sheet is table.sheet]
                of_file = [one for one in lists if one.sheet.path == table.sheet.path]
                may_be = ([table], of_sheet, of_file)
                people = (sum(map(_people_in, some)) for some in may_be)
                counts = chain(people, [_names_in(table, table.people)])
                if said := _compared(number, counts, TITLE):
                    yield telling.sheet_cell(table, row, column, said, SECTION_ADVICE)


def _people_in(table: TableFound) -> int:
    return sum(max(len(table.sharing(row)), 1) for row in table.people)


def _names_in(table: TableFound, people: Rows) -> int:
    """Count the names that stand in some rows: one person may have several."""
    names = [column for column, meaning in table.columns.items() if meaning.field in NAMES]
    cells = ([shown(table.sheet.cell(row, column)) for column in names] for row in people)
    return len({fold_name(" ".join(parts)) for parts in cells})


@dataclass(frozen=True)
class Totals:
    """The totals of one table; ``before`` counts people of tables like it further up.

    A total may add them too.
    """

    table: TableFound
    telling: Telling
    stated: Statements
    rates: re.Pattern[str]
    before: int
    unclear: frozenset[Place]
    """Cells of which it is not clear whether they are marks."""

    def of_people(self) -> Iterable[Issue]:
        """Compare each number on a total row with the people, marks or numbers it may add up."""
        for row, added in totals_of_people(self.table):
            for column, cell in enumerate(self.table.sheet.rows[row - 1], start=1):
                for said in (self._said(row, column, cell, added), self._by_sex(cell, added)):
                    if said:
                        yield self.telling.sheet_cell(self.table, row, column, said)

    def _said(self, row: int, column: int, cell: Cell, added: Sequence[Rows]) -> str | None:
        number = whole(cell)
        meaning = self.table.columns.get(column)
        if number is None:
            return _compared(self.stated.in_total(cell), self._people(row, added), PEOPLE)
        if meaning is not None and meaning.value:
            said = _compared(number, (self._marks(column, rows) for rows in added), MARKS)
            return said and said + self._without_unclear(number, column, added)
        if self._is_numeric(column, added[0]) and not _is(meaning, NOT_ADDED):
            sums = chain.from_iterable(self._sums(column, rows) for rows in added)
            return _compared(number, sums, SUM)
        if _is(meaning, NOT_A_COUNT) or meaning is None or meaning.field is None:
            return None
        return _compared(number, self._people(row, added), PEOPLE)

    def beneath(self) -> Iterable[Issue]:
        """Check "Danh sách này có 53 đồng chí" under a list."""
        table = self.table
        last = table.people[-1] if table.people else 0
        for row in table.set_aside.get("note", ()):
            for column, cell in enumerate(table.sheet.rows[row - 1], start=1):
                number = self.stated.beneath(cell) if row > last else None
                if number is None:
                    continue
                told = _compared(number, self._people(row, (table.people,)), LIST)
                for said in (told, self._by_sex(cell, (table.people,), beneath=True)):
                    if said:
                        yield self.telling.sheet_cell(table, row, column, said)

    def of_counts(self) -> Iterable[Issue]:
        """Compare each number on the total row of a table of counts with its column."""
        for row, added in totals_of_counts(self.table):
            for column, meaning in self.table.columns.items():
                number = whole(self.table.sheet.cell(row, column))
                of_others = number is None or meaning.field in NOT_ADDED
                if of_others or not self._is_numeric(column, added):
                    continue
                if meaning.field != "gap" and self._holds_no_counts(column, added):
                    continue  # which is told at the cell
                if said := _compared(number, self._sums(column, added), SUM):
                    yield self.telling.sheet_cell(self.table, row, column, said)

    def _people(self, row: int, added: Sequence[Rows]) -> Iterator[float]:
        """Give the numbers a count of people may mean: rows, all rows above, distinct names."""
        table = self.table
        yield from (len(rows) + self._more(rows) for rows in added)
        above = bisect_left(table.people, row)
        above += self._more(table.people[:above])
        yield from (above, above + self.before) if above else ()
        yield _names_in(table, added[0])

    def _more(self, rows: Rows) -> int:
        """Count the people who stand in one cell with another, but for the first."""
        if not self.table.several:
            return 0
        return sum(max(len(self.table.sharing(row)) - 1, 0) for row in rows)

    def _marks(self, column: int, added: Rows) -> float:
        return sum(1 for row in added if is_mark(shown(self.table.sheet.cell(row, column))))

    def _without_unclear(self, number: int, column: int, added: Sequence[Rows]) -> str:
        """Name the cells without which a number of marks agrees: not clear, and taken as marks."""
        for rows in added:
            cells = [self.table.sheet.place(row, column) for row in rows]
            unclear = [str(cell.cell) for cell in cells if cell in self.unclear]
            if unclear and number == self._marks(column, rows) - len(unclear):
                return WITHOUT.format(", ".join(unclear))
        return ""

    def _by_sex(self, cell: Cell, added: Sequence[Rows], *, beneath: bool = False) -> str | None:
        """Compare the men and women that a text tells; those whose sex nobody tells may be any."""
        told = dict(self.stated.by_sex(cell, beneath=beneath))
        if not told:
            return None
        found = [[self._sexes.get(row) for row in rows] for rows in added]
        wrong = [
            sex
            for sex, number in told.items()
            if not any(0 <= number - one.count(sex) <= one.count(None) for one in found)
        ]
        labels = {key: word for word, key in self.stated.sexes.items()}
        stated = ", ".join(f"{count(told[sex])} {labels[sex]}" for sex in wrong)
        there = ", ".join(f"{count(found[0].count(sex))} {labels[sex]}" for sex in wrong)
        return (
            BY_SEX.format("Câu này" if beneath else "Dòng cộng", stated, there) if wrong else None
        )

    @cached_property
    def _sexes(self) -> Mapping[int, str | None]:
        """The sexes of the table's people, by their rows."""
        roster = self.telling.roster
        mine = [table is self.table for table in roster.tables]
        rows, sexes = roster.origins.row.tolist(), roster.columns["sex"]
        tables = enumerate(roster.origins.table.tolist())
        return {rows[at]: sexes[at] for at, number in tables if mine[number]}

    def _sums(self, column: int, added: Rows) -> Iterator[float]:
        """Give the sums a total may mean: of all rows, or of a part of them."""
        values = {row: _value(self.table.sheet.cell(row, column)) or 0 for row in added}
        yield sum(values.values())
        for rows in parts_of(self.table, added):
            yield sum(values[row] for row in rows)

    def _holds_no_counts(self, column: int, added: Rows) -> bool:
        """Tell whether a number below nought, or a fraction, stands where people are counted."""
        read = (_value(self.table.sheet.cell(row, column)) or 0 for row in added)
        return self.table.kind in COUNTED_KINDS and any(one < 0 or one % 1 for one in read)

    def _is_numeric(self, column: int, added: Rows) -> bool:
        """Tell whether a column holds numbers that can be added: nothing else, and no rates."""
        meaning = self.table.columns.get(column)
        if meaning is not None and self.rates.search(meaning.heading):
            return False
        cells = [self.table.sheet.cell(row, column) for row in added]
        filled = [cell for cell in cells if cell not in ("", "-", "–")]
        return bool(filled) and all(_value(cell) is not None for cell in filled)


def _compared(number: int | None, right: Iterator[float], says: str) -> str | None:
    """Say that a number is none of those it may be; the first of them is the likeliest."""
    if number is None:
        return None
    likeliest = next(right)
    if any(abs(number - one) < CLOSE for one in chain((likeliest,), right)):
        return None
    whole_number = likeliest == int(likeliest)
    return says.format(count(number), count(int(likeliest)) if whole_number else shown(likeliest))


def _is(meaning: ColumnMeaning | None, fields: Sequence[str]) -> bool:
    return meaning is not None and meaning.field in fields


def _value(cell: Cell) -> float | None:
    return float(cell) if isinstance(cell, int | float) else whole(cell)
