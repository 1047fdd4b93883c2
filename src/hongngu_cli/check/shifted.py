"""Rows whose cells stand one column off, as a separator too many or a cell left out makes them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from hongngu_cli.check.telling import Telling, by_table
from hongngu_cli.model.fields import DATES, DECIDED, IDENTITY, OFFICIAL
from hongngu_cli.model.place import column_letters
from hongngu_cli.text.dates import read_date
from hongngu_cli.text.fold import clean
from hongngu_cli.text.levels import LevelSpellings
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.spellings import COUNTED_AS, CodedSpellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.recognition import ColumnMeaning, TableFound
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.sheet import Cell
    from hongngu_cli.model.vocabulary import Vocabulary

ENOUGH = 2
"""So many cells that fit the next column, and not their own, are no two slips."""
MOST_NAMED = 3
RIGHT, LEFT = 1, -1
SIDES = {RIGHT: "sang phải", LEFT: "sang trái"}
OF_DAYS = frozenset((*DATES, DECIDED, OFFICIAL))
CODED = ("sex", "mode", "status", "sponsor", "place")
LEVEL, YEAR, RESULT = "level", "year", "result"
A_YEAR = re.compile(r"(?:19|20)\d\d")
A_NUMBER = re.compile(r"'?(?:\d{9}|\d{12})")
LOOKED: WeakKeyDictionary[Roster, Mapping[int, Shifted]] = WeakKeyDictionary()
"""The rows that were found already: those who ask what a spelling means leave them out."""
Shifted = tuple[int, tuple[int, ...]]
"""To which side the cells of a row stand off, and the columns in which that shows."""
TOLD_BY_IT = frozenset(
    (
        *("level-unknown", "value-unknown", "ethnicity-unknown"),
        *("date-unclear", "date-impossible", "blank-among-filled"),
    )
)
"""Rules whose findings in such a row say the same once more, cell by cell."""
LEFT_OUT = "cell-left-out"
"""The rule of reading that tells of cells behind the last heading."""
RULE = "row-shifted"


def row_shifted(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find rows of which several cells are no values of their columns, but of those beside them."""
    telling = Telling(roster, vocabulary, RULE)
    for row, (side, columns) in shifted_rows(roster, vocabulary).items():
        table, at = roster.tables[int(roster.origins.table[row])], int(roster.origins.row[row])
        cells = [
            f'{column_letters(column)}{at} hợp với cột "{_heading(table, column - side)}"'
            for column in columns
        ]
        more = len(cells) - MOST_NAMED
        others = f" và {more} ô khác cũng vậy" if more > 0 else ""
        says = f"Các ô của dòng này có vẻ lệch {SIDES[side]} một cột: "
        says += f"{', '.join(cells[:MOST_NAMED])}{others}."
        yield telling.sheet_cell(table, at, columns[0], says)


def shifted_rows(roster: Roster, vocabulary: Vocabulary) -> Mapping[int, Shifted]:
    """Give the rows that stand off, looked for once in a roster.

    Where most rows of a table have cells that are none of their columns', its header is at fault.
    """
    if roster not in LOOKED:
        LOOKED[roster] = dict(_looked_for(roster, Kinds(vocabulary)))
    return LOOKED[roster]


def _looked_for(roster: Roster, kinds: Kinds) -> Iterable[tuple[int, Shifted]]:
    doubts = Counter(row for told in roster.doubts.values() for row in told)
    strange = {row for row, times in doubts.items() if times >= ENOUGH}
    if not strange:
        return
    for number, rows in by_table(roster, sorted(strange.intersection(roster.ids.tolist()))).items():
        table = roster.tables[number]
        for row in rows if 2 * len(rows) <= len(table.people) else ():
            if found := kinds.shifted(table, int(roster.origins.row[row])):
                yield row, found


def without_echoes(roster: Roster, issues: Sequence[Issue]) -> list[Issue]:
    """Leave out what is said of single cells of rows that as a whole stand one column off."""
    shifted = {_row_of(issue) for issue in issues if issue.rule == RULE}
    return [one for one in issues if _row_of(one) not in shifted or not _is_echo(roster, one)]


def _row_of(issue: Issue) -> tuple[str, str | None, int | None]:
    return issue.place.path, issue.place.sheet, issue.place.row


def _is_echo(roster: Roster, issue: Issue) -> bool:
    """Tell an echo; a cell beside the table is one where its column has no other."""
    if issue.rule != LEFT_OUT:
        return issue.rule in TOLD_BY_IT
    sheets = (sheet for sheet in roster.sheets if sheet.place().path == issue.place.path)
    column = issue.place.column or 1
    return all(
        sum(cell != "" for cell in sheet.column(column, range(1, len(sheet.rows) + 1))) <= 1
        for sheet in sheets
        if sheet.name == issue.place.sheet
    )


def _heading(table: TableFound, column: int) -> str:
    return clean(table.columns[column].heading)


class Kinds:
    """Tells of which kind a cell is, in the words of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Keep the vocabulary, whose words are folded once some row is in doubt."""
        self.vocabulary = vocabulary
        self.known: dict[tuple[str | None, str | None, str], bool | None] = {}

    @cached_property
    def levels(self) -> LevelSpellings:
        """What levels are called."""
        return LevelSpellings(self.vocabulary)

    @cached_property
    def coded(self) -> Mapping[str, CodedSpellings]:
        """What the values of each coded field are called."""
        grade = COUNTED_AS[RESULT]
        return {field: CodedSpellings(self.vocabulary, field) for field in (*CODED, grade)}

    def shifted(self, table: TableFound, row: int) -> Shifted | None:
        """Give the side to which the cells of a row stand off, None where too few do."""
        cells = {column: table.sheet.cell(row, column) for column in table.columns}
        strange = [
            column
            for column, cell in cells.items()
            if cell != "" and self._is_of(table.columns[column], cell) is False
        ]
        for side in (RIGHT, LEFT) if len(strange) >= ENOUGH else ():
            beside = {column: table.columns.get(column - side) for column in strange}
            fit = [c for c, other in beside.items() if other and self._is_of(other, cells[c])]
            if len(fit) >= ENOUGH:
                return side, tuple(sorted(fit))
        return None

    def _is_of(self, meaning: ColumnMeaning, cell: Cell) -> bool | None:
        """Tell whether a cell may stand in a column; None of columns that hold any text."""
        if meaning.value is not None or meaning.field is None:
            return None
        if meaning.field in OF_DAYS:
            return read_date(cell).doubt is None
        key = meaning.field, meaning.context, clean(shown(cell))
        if key not in self.known:
            self.known[key] = self._reads(*key)
        return self.known[key]

    def _reads(self, field: str, context: str | None, text: str) -> bool | None:
        if field == LEVEL:
            return self.levels.of_course(text, context).key is not None
        if field == RESULT:
            return any(self.coded[one].told(text) for one in (COUNTED_AS[RESULT], "status"))
        if field in CODED:
            return self.coded[field].told(text) is not None
        pattern = {YEAR: A_YEAR, IDENTITY: A_NUMBER}.get(field)
        return bool(pattern.fullmatch(text)) if pattern else None
