"""What each row under a header is: a person, a section, a total, a note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hongngu_cli.model.recognition import ColumnMeaning, Given
from hongngu_cli.model.sheet import Cell, Sheet
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.context import PLAIN, Spellings, begins_with, marker_of, section_values
from hongngu_cli.read.headers import Header, is_header_row, is_machine_row, is_number_row, texts
from hongngu_cli.read.headings import Words
from hongngu_cli.text.fold import fold

NAMES = ("name", "given_name", "family_name")
MOST_SECTION_CELLS = 3
OVERALL = fold("tổng")


@dataclass(slots=True)
class RowsRead:
    """The rows of one table, sorted out; filled row by row from the header down."""

    people: list[int] = field(default_factory=list)
    set_aside: dict[str, list[int]] = field(default_factory=dict)
    sections: list[tuple[int, Mapping[str, Given]]] = field(default_factory=list)
    totals: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)

    def put(self, row: int, reason: str) -> None:
        """Set a row aside."""
        self.set_aside.setdefault(reason, []).append(row)


class RowReader:
    """Sorts the rows of one table of people."""

    def __init__(
        self,
        sheet: Sheet,
        columns: Mapping[int, ColumnMeaning],
        words: Words,
        spellings: Spellings,
        vocabulary: Vocabulary,
    ) -> None:
        """Note which columns tell a person's row from any other."""
        self.sheet, self.words, self.spellings = sheet, words, spellings
        self.total_words = tuple(fold(word) for word in vocabulary.rows.total)
        self.closing_words = tuple(fold(word) for word in vocabulary.rows.closing)
        self.surnames = frozenset(fold(word) for word in vocabulary.rows.surnames)
        self.names = [column for column, meaning in columns.items() if meaning.field in NAMES]
        self.numbers = [column for column, meaning in columns.items() if meaning.field == "stt"]
        skipped = {*self.names, *self.numbers}
        self.data = [
            column for column, meaning in columns.items() if meaning.field and column not in skipped
        ]
        self.open_sections: list[tuple[int, Mapping[str, Given]]] = []
        self.closed = False

    def read(self, header: Header, last_row: int) -> RowsRead:
        """Sort the rows after a header down to ``last_row``."""
        result = RowsRead()
        fast = self._plain_person()
        for number in range(header.last + 1, last_row + 1):
            row = self.sheet.rows[number - 1]
            if fast(row):
                result.people.append(number)
                self.closed = False
            else:
                self._sort(number, header, result)
        self._withdraw_notes(result)
        return result

    def _plain_person(self) -> PlainPerson:
        return PlainPerson(
            self.numbers[0] - 1 if self.numbers else -1,
            self.names[0] - 1 if self.names else -1,
            tuple(column - 1 for column in self.data),
        )

    def _sort(self, number: int, header: Header, result: RowsRead) -> None:
        cells = texts(self.sheet, number)
        if not cells:
            result.put(number, "blank")
        elif self._is_header(number, header, result):
            result.put(number, "header")
        elif self._is_total(cells):
            self._add_up(number, cells, result)
            result.put(number, "total")
        elif self._is_person(cells):
            result.people.append(number)
            self.closed = False
        elif self._is_closing(cells):
            self.closed = True
            result.put(number, "note")
        elif self.closed:
            result.put(number, "note")
        elif self._is_section(cells):
            self._enter(number, cells, result)
        elif len(cells) <= MOST_SECTION_CELLS and not self._in_people_columns(cells):
            result.put(number, "note")
        else:
            result.put(number, "unrecognised")

    def _is_header(self, number: int, header: Header, result: RowsRead) -> bool:
        beneath = not result.people and not result.sections
        if (beneath or number - 1 in result.set_aside.get("header", ())) and (
            is_number_row(self.sheet, number) or is_machine_row(self.sheet, number)
        ):
            return True
        if is_header_row(self.sheet, number, self.words):
            return True
        before = result.set_aside.get("header", ())
        again = header.last > header.first and number - 1 in before
        return again and texts(self.sheet, number) == texts(self.sheet, header.first + 1)

    def _is_total(self, cells: Mapping[int, str]) -> bool:
        first = min(cells)
        lead = [
            text for column, text in cells.items() if column in (first, *self.names, *self.numbers)
        ]
        return any(begins_with(marker_of(text)[1], self.total_words) for text in lead)

    def _add_up(self, number: int, cells: Mapping[int, str], result: RowsRead) -> None:
        """Note which rows a total adds up: all for "Tổng …", else those since the last total."""
        overall = any(fold(text).startswith(OVERALL) for text in cells.values())
        since = result.totals[-1][0] if result.totals and not overall else 0
        result.totals.append((number, tuple(row for row in result.people if row > since)))

    def _is_person(self, cells: Mapping[int, str]) -> bool:
        name = next((cells[column] for column in self.names if column in cells), None)
        data = sum(1 for column in self.data if column in cells)
        numbered = any(cells.get(column, "").strip(".").isdigit() for column in self.numbers)
        if self.closed and not numbered and data < 2:  # noqa: PLR2004 - names of signers stand alone
            return False
        if name is None:
            return data >= 2 or (numbered and data >= 1)  # noqa: PLR2004 - a person whose name is missing
        if numbered or data >= 2:  # noqa: PLR2004 - a section row has one cell more at the most
            return not self._names_section(name) or data >= 1
        return data == 1 or (
            fold(name).split(" ")[0] in self.surnames
            and len(cells) == 1
            and self._is_full_name(name)
        )

    def _names_section(self, text: str) -> bool:
        return begins_with(text, (*self.spellings.unit_words, *self.spellings.course_words))

    def _is_full_name(self, text: str) -> bool:
        return 2 <= len(text.split()) <= 5 and not any(map(str.isdigit, text))  # noqa: PLR2004 - words of a name

    def _is_closing(self, cells: Mapping[int, str]) -> bool:
        return any(begins_with(text.lstrip("(-*. "), self.closing_words) for text in cells.values())

    def _in_people_columns(self, cells: Mapping[int, str]) -> bool:
        return any(column in cells for column in (*self.names, *self.numbers))

    def _is_section(self, cells: Mapping[int, str]) -> bool:
        if len(cells) > MOST_SECTION_CELLS:
            return False
        first = min(cells)
        leading = {1, *self.numbers, *self.names, first if first <= max((*self.names, 1)) else 1}
        worded = [text for column, text in cells.items() if not text.isdigit()]
        return first in leading and bool(worded)

    def _enter(self, number: int, cells: Mapping[int, str], result: RowsRead) -> None:
        """Open a section: it ends the open ones of its rank and below."""
        text = " ".join(text for text in cells.values() if not text.isdigit())
        rank, words = marker_of(text)
        column = max(cells, key=lambda column: len(cells[column]))
        values = section_values(words, self.sheet.place(number, column), self.spellings)
        if rank == PLAIN:
            kept = [
                (at, old)
                for at, old in self.open_sections
                if at < PLAIN or not set(old) & set(values)
            ]
        else:
            kept = [(at, old) for at, old in self.open_sections if at < rank]
        self.open_sections = [*kept, (rank, values)]
        merged: dict[str, Given] = {}
        for _, old in self.open_sections:
            merged |= old
        result.sections.append((number, merged))
        result.put(number, "section")

    def _withdraw_notes(self, result: RowsRead) -> None:
        """Take sections after the last person for notes: nothing stands under them."""
        last = result.people[-1] if result.people else 0
        for row in [
            row for row in result.set_aside.get("section", []) if row > last and result.people
        ]:
            if not any(given for at, given in result.sections if at == row):
                result.set_aside["section"].remove(row)
                result.put(row, "note")
                result.sections = [(at, given) for at, given in result.sections if at != row]


@dataclass(frozen=True, slots=True)
class PlainPerson:
    """Tells the commonest row at a glance: numbered, named, with something beside."""

    number: int
    name: int
    data: tuple[int, ...]

    def __call__(self, row: Sequence[Cell]) -> bool:
        """Say whether a row is plainly a person's; False leaves it to be looked at."""
        if self.number < 0 or self.name < 0:
            return False
        number, name = row[self.number], row[self.name]
        if type(name) is not str or not (
            type(number) is float or (type(number) is str and number.isdigit())
        ):
            return False
        filled = 0
        for column in self.data:
            if row[column] != "":
                filled += 1
                if filled > 1:
                    return name != ""
        return False
