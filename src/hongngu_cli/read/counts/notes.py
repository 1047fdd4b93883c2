"""What is said of the numbers in tables of counts, each with its cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from hongngu_cli.model.fields import FIELD
from hongngu_cli.model.issue import Issue, Severity
from hongngu_cli.model.place import Place
from hongngu_cli.model.recognition import BENEATH, ColumnMeaning, Given, TableFound
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.counts.cells import CountCells
from hongngu_cli.read.counts.columns import CountColumns
from hongngu_cli.read.counts.rows import CountRow
from hongngu_cli.read.headings.columns import BESIDE
from hongngu_cli.read.headings.count_headers import UNREAD
from hongngu_cli.read.headings.count_headings import OF_WHICH, UNSAID
from hongngu_cli.read.headings.learners import ALIKE
from hongngu_cli.read.headings.units_across import ALONE, AMONG, UNDER
from hongngu_cli.read.headings.words import FIELD_WANTED
from hongngu_cli.text.numbers import count, shown

SEVERITY: Mapping[str, Severity] = {
    "count-unreadable": "error",
    "count-repeated": "warning",
    "class-incomplete": "warning",
    "attendance-mismatch": "warning",
    "measure-missing": "warning",
    "blank-among-filled": "note",
    "date-impossible": "error",
    "end-before-start": "error",
    "value-contradicted": "note",
    "row-of-which": "note",
    "level-unknown": "error",
    "level-missing": "warning",
    "level-assumed": "note",
    "year-missing": "warning",
    "value-unknown": "warning",
    "unit-missing": "warning",
    "unit-assumed": "note",
    "unit-twice": "warning",
    "value-taken": "note",
    "column-unknown": "warning",
    "row-unrecognised": "error",
    "total-mismatch": "error",
    "total-unchecked": "warning",
    "identity-mismatch": "warning",
}
UNREADABLE = {
    "fraction": "Ô này ghi số lẻ nên không phải {noun}; chưa tính số này.",
    "negative": "Ô này ghi số âm; chưa tính số này.",
    "text": "Ô này ghi chữ nên không đọc được số lượng; chưa tính số này.",
}
NOUNS = {"classes": "số lớp", "planned_classes": "số lớp"}
PEOPLE = "số lượng người"


class CountNotes:
    """Tells what was noticed in one table of counts."""

    def __init__(self, table: TableFound, cells: CountCells, vocabulary: Vocabulary) -> None:
        """Begin with nothing to tell."""
        self.table, self.cells, self.vocabulary = table, cells, vocabulary
        self.issues: list[Issue] = []
        self.taken: dict[tuple[str, Given], int] = {}

    def tell(self, rule: str, row: int, column: int, says: str, advice: str = "") -> None:
        """Tell of a cell; an ``advice`` left out is the rule's own."""
        self.at(rule, self.table.sheet.place(row, column), says, advice)

    def at(self, rule: str, place: Place, says: str, advice: str = "") -> None:
        """Tell of a place; an ``advice`` left out is the rule's own."""
        found = shown(self.table.sheet.cell(place.row or 0, place.column or 0))
        advice = advice or self.vocabulary.rules[rule].advice
        self.issues.append(Issue(rule, SEVERITY[rule], place, found or None, says, advice))

    def unreadable(self, row: int, column: int, doubt: str) -> None:
        """Tell of a cell in which no count stands."""
        meaning = self.table.columns.get(column)
        noun = NOUNS.get(meaning.field or "", PEOPLE) if meaning else PEOPLE
        self.tell("count-unreadable", row, column, UNREADABLE[doubt].format(noun=noun))

    def take(self, field: str, given: Given) -> None:
        """Note that a value was taken from outside the row and its headings."""
        self.taken[field, given] = self.taken.get((field, given), 0) + 1

    def labels(self, rows: Iterable[CountRow], suggest: Callable[[str], str | None]) -> None:
        """Tell which labels of rows could not be read; ``suggest`` gives a level's nearest."""
        for row in rows:
            if "level" in row.doubts:
                self._level(row, suggest)
            if "year" in row.doubts:
                at, column = row.cells["year"]
                self.tell(
                    "value-unknown",
                    at,
                    column,
                    "Không đọc được năm; số của dòng này chưa rõ năm.",
                    "Ghi năm bằng bốn chữ số, ví dụ 2019.",
                )
            unsaid = row.unit is None and row.measure is None and row.year is None
            if "unit" in row.cells and unsaid and "unit" not in row.given:
                self._no_unit(row)

    def _level(self, row: CountRow, suggest: Callable[[str], str | None]) -> None:
        at, column = row.cells["level"]
        text = shown(self.table.sheet.cell(at, column))
        many = row.doubts["level"] == "ambiguous"
        what = "có thể là nhiều trình độ" if many else "không phải trình độ đã biết"
        says = f'"{text}" {what}; số của dòng này chưa rõ trình độ.'
        advice = "" if many else self._advice(text, suggest)
        self.tell("level-unknown", at, column, says, advice)

    def _advice(self, text: str, suggest: Callable[[str], str | None]) -> str:
        near, own = suggest(text), self.vocabulary.rules["level-unknown"].advice
        return f'Có phải "{near}"? {own}' if near else own

    def from_above(self, rows: Iterable[CountRow]) -> None:
        """Tell once a field that empty labels were taken from the rows above them."""
        filled: dict[str, list[CountRow]] = {}
        for row in rows:
            for field in row.from_above:
                filled.setdefault(field, []).append(row)
        for field, found in filled.items():
            first = found[0]
            says = f"{FIELD[field].label} của {count(len(found))} dòng để trống lấy theo dòng trên."
            place = self.table.sheet.place(first.row, first.cells[field][1])
            self.at("value-taken", place, says, "Nếu không đúng, ghi rõ vào các ô để trống.")

    def _no_unit(self, row: CountRow) -> None:
        at, column = row.cells["unit"]
        if row.level is None or "level" in row.cells:
            says = "Dòng này không ghi đơn vị; số của dòng chưa rõ của đơn vị nào."
            self.tell("unit-missing", at, column, says)

    def assumed(self, rows: Iterable[CountRow], columns: Iterable[tuple[int, str, str]]) -> None:
        """Tell once for each spelling that a bare "Trung cấp" was taken for political theory.

        ``columns`` are those under such a heading, with the heading and the level's key.
        """
        first: dict[str, tuple[int, int, str]] = {}
        times: dict[str, int] = {}
        for row in rows:
            if row.level and row.level.key and row.level.assumed and "level" in row.cells:
                text = shown(self.table.sheet.cell(*row.cells["level"]))
                first.setdefault(text, (*row.cells["level"], row.level.key))
                times[text] = times.get(text, 0) + 1
        for text, (at, column, key) in first.items():
            label = self.vocabulary.label("level", key)
            says = f"Không ghi rõ loại; hiểu là {label} ({times[text]} dòng)."
            self.tell("level-assumed", at, column, says)
        row_of = self._header_row()
        for column, heading, key in columns:
            says = f'"{heading}" không ghi rõ loại; hiểu là {self.vocabulary.label("level", key)}.'
            self.tell("level-assumed", row_of, column, says)

    def units(self, rows: Sequence[CountRow], columns: CountColumns) -> None:
        """Tell once which headings were taken for units, and of units in rows as well."""
        self._assumed_units()
        of_units = [one for one in columns.counts if one.unit]
        twice = [row for row in rows if row.unit] if of_units else []
        if twice:
            unit, column = twice[0].unit, of_units[0]
            says = (
                f'Dòng này là của "{unit}", mà tiêu đề cột cũng là tên đơn vị ("{column.unit}"); '
                f"số của {count(len(twice))} dòng như vậy được tính cho đơn vị ghi ở dòng."
            )
            self.tell("unit-twice", twice[0].row, column.column, says)

    def _assumed_units(self) -> None:
        taken = {
            c: m for c, m in self.table.columns.items() if m.unit and m.why in {ALONE, AMONG, UNDER}
        }
        for why in dict.fromkeys(meaning.why for meaning in taken.values()):
            columns = [column for column, meaning in taken.items() if meaning.why == why]
            names = dict.fromkeys(str(taken[column].unit) for column in columns)
            says = f"Hiểu là tên đơn vị, vì {why}: {', '.join(names)}."
            self.tell("unit-assumed", self._header_row(), columns[0], says)

    def columns(self, suggest: Callable[[str], str | None]) -> None:
        """Tell which columns are not read, and which name no level that is known."""
        row = self._header_row()
        for column, meaning in self.table.columns.items():
            if meaning.why == UNREAD:
                text = meaning.heading.split(BENEATH)[-1]
                says = f'"{text}" {UNREAD}; các số trong cột này chưa rõ trình độ.'
                self.tell("level-unknown", row, column, says, self._advice(text, suggest))
            elif meaning.field is None:
                self._column(row, column, meaning)

    def _header_row(self) -> int:
        return self.table.header_rows[1] if self.table.header_rows else self.table.first_row

    def _has_numbers(self, column: int) -> bool:
        """Tell whether numbers that may be counts stand in a column."""
        numbers = (self.cells.number(row, column) for row in self.table.people)
        return any(number.value is not None for number in numbers)

    def _beside_levels(self, meaning: ColumnMeaning) -> bool:
        """Tell whether a heading stands beside levels, as one that is not known may."""
        above = meaning.heading.split(BENEATH)[:-1]
        return any(
            other.field == "level" and other.value and other.heading.split(BENEATH)[:-1] == above
            for other in self.table.columns.values()
        )

    def _column(self, row: int, column: int, meaning: ColumnMeaning) -> None:
        known = "tiêu đề" not in meaning.why
        says = f"Cột này {meaning.why}." if known else "Cột này chưa biết nghĩa nên không dùng đến."
        advice = FIELD_WANTED.format(heading=meaning.heading)
        held = sum(self.cells.number(one, column).value or 0 for one in self.table.people)
        if not known and held and self._beside_levels(meaning):
            says = f"Chưa biết là trình độ nào nên chưa tính các số trong cột (cộng {count(held)})."
            advice = self.vocabulary.rules["level-unknown"].advice
        place = self.table.sheet.place(row, column)
        unread = meaning.why in {UNSAID, BESIDE, ALIKE} or (
            meaning.why != OF_WHICH and self._has_numbers(column)
        )
        severity: Severity = "warning" if unread else "note"
        self.issues.append(Issue("column-unknown", severity, place, meaning.heading, says, advice))
