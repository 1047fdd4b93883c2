"""The files that lie in a folder where units send theirs, and what each says of its sender."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from hongngu_cli.model.receipt import NO_PEOPLE, NO_WORKBOOK, Receipt
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.repeats.listings import Page
from hongngu_cli.read.repeats.signed_days import signed_day
from hongngu_cli.text.file_names import stem_of
from hongngu_cli.text.fold import clean
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.references import Addressed, without_references
from hongngu_cli.text.resend_order import sent
from hongngu_cli.text.system_errors import cause_of

SEARCHED = 20
"""So many lines of a sheet without a table are looked through for who sent it."""
NOT_READ = ("file-unreadable", "file-own")
"""Rules of reading that tell of a file that nothing is counted of."""
OF_NAME = "file"
"""The source of a unit that only the name of the file says: that is looked at by itself."""
PLAIN = ".txt"
"""What somebody notes in the folder is written so: it may name a unit that has sent nothing."""
NO_TABLE = "không thấy bảng nào trong tệp"


class Receipts:
    """Makes receipts of files, by what was read of them."""

    def __init__(self, roster: Roster, vocabulary: Vocabulary) -> None:
        """Sort out by file what was read; of equal files only one was."""
        self.addressee = vocabulary.rows.addressee
        self.faults = {i.place.path: i.says for i in roster.issues if i.rule in NOT_READ}
        self.sheets: dict[str, list[Sheet]] = {}
        for sheet in roster.sheets:
            self.sheets.setdefault(sheet.sha256, []).append(sheet)
        self.tables: dict[int, list[TableFound]] = {}
        for table in roster.tables:
            if table.kind:
                self.tables.setdefault(id(table.sheet), []).append(table)
        self.rows, self.tallies = _rows(roster), _tallies(roster)

    def of(self, path: str, *, opened: bool) -> Receipt:
        """Give the receipt of a file; ``opened`` says that tables were looked for in it."""
        saved = None
        try:
            saved = dt.datetime.fromtimestamp(int(Path(path).stat().st_mtime))  # noqa: DTZ006 - the office's own time
            with Path(path).open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            return Receipt(path, "", saved, fault=f"không mở được ({cause_of(error)})")
        sheets = self.sheets.get(digest, ())
        tables = [table for sheet in sheets for table in self.tables.get(id(sheet), ())]
        told = sent(stem_of(path), signed_day([_page(table) for table in tables]))
        own = [sheet.path for sheet in sheets[:1]]  # equal files share what was read of one
        rows, tallies = (
            Counter(counted.get(own[0], {}) if own else {}) for counted in (self.rows, self.tallies)
        )
        fault = self.faults.get(path) or _fault(tables, opened=opened)
        is_note = not tables and Path(path).suffix.lower() == PLAIN
        said = () if is_note else dict.fromkeys(self._titles(sheets))
        lines = [without_references(line) for line in said]
        titles = tuple(said for said, _ in lines if said)
        referred = tuple(one for _, about in lines for one in about)
        day = told.named_day or told.signed_day
        return Receipt(
            path, digest, saved, day, titles, referred, rows, tallies, fault, told.signed_day
        )

    def _titles(self, sheets: Iterable[Sheet]) -> Iterator[str]:
        """Give the names of sheets and the lines over their tables, but not whom they go to."""
        for sheet in sheets:
            tables = self.tables.get(id(sheet), ())
            above = min((_top(table) for table in tables), default=SEARCHED + 1) - 1
            addressed = Addressed(self.addressee)
            yield clean(sheet.name or "")
            for row in sheet.rows[:above]:
                cells = (clean(cell) for cell in row if isinstance(cell, str))
                yield from addressed.left([text for text in cells if text])
            for table in tables:
                given = table.given_overall.get("unit")
                if given and given.source != OF_NAME:
                    yield str(given.value)


def _fault(tables: Sequence[TableFound], *, opened: bool) -> str:
    """Say why a file that could be read is no list of anybody; '' for one that is."""
    if not tables:
        return NO_TABLE if opened else NO_WORKBOOK
    rows = any(table.people or table.set_aside.get("unrecognised") for table in tables)
    return "" if rows else NO_PEOPLE


def _top(table: TableFound) -> int:
    return table.header_rows[0] if table.header_rows else table.first_row


def _page(table: TableFound) -> Page:
    people = table.people or (table.last_row,)
    return Page(table.sheet, people[0], people[-1])


def _rows(roster: Roster) -> Mapping[str, Counter[str]]:
    """Count the enrolments of each unit by file; what only the file's name says is nobody's."""
    found: dict[str, Counter[str]] = {}
    units = zip(roster.origins.table.tolist(), roster.columns["unit"], strict=True)
    for row, (number, unit) in enumerate(units):
        table = roster.tables[number]
        given = table.given_overall.get("unit")
        by_name = given and given.source == OF_NAME and not shown(roster.typed(row, "unit"))
        told = "" if by_name else unit or ""
        found.setdefault(table.sheet.path, Counter())[told] += 1
    return found


def _tallies(roster: Roster) -> Mapping[str, Counter[str]]:
    """Count the lines of each unit by file, in tables that count."""
    found: dict[str, Counter[str]] = {}
    for table in roster.tables:
        column = table.column_of("unit")
        if table.kind not in {None, "roster"} and column:
            cells = (clean(shown(cell)) for cell in table.sheet.column(column, table.people))
            found.setdefault(table.sheet.path, Counter()).update(filter(None, cells))
    return found
