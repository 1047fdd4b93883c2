"""The headers that begin tables on a sheet, and what their columns mean."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field

from hongngu_cli.model.recognition import ColumnMeaning
from hongngu_cli.model.settings import Reading
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.columns import column_meanings
from hongngu_cli.read.headings.context import Spellings
from hongngu_cli.read.headings.given_names import with_given_names
from hongngu_cli.read.headings.header_tops import whole_header
from hongngu_cli.read.headings.headers import Header, is_machine_row, is_number_row
from hongngu_cli.read.headings.row_labels import with_unheaded
from hongngu_cli.read.headings.words import Words, heading_paths
from hongngu_cli.read.recognitions.lettered import lettered
from hongngu_cli.read.recognitions.saved import Forms
from hongngu_cli.read.rows.glance import worded_rows
from hongngu_cli.read.tables.beside import names_people
from hongngu_cli.read.tables.titled import begins_list

NO_HEADER = Header(1, 0)
"""The header of a table without one: its rows begin with the first of the sheet."""


@dataclass(frozen=True, slots=True)
class TableHeaders:
    """Finds headers with one vocabulary and one set of overrules."""

    reading: Reading
    words: Words
    spellings: Spellings
    saved: Forms
    meant: dict[Hashable, Mapping[int, ColumnMeaning]] = field(default_factory=dict)
    """What the columns of the headers met so far mean; thousands of files bear the same one."""

    def of_sheet(self, sheet: Sheet) -> list[tuple[Header, dict[int, ColumnMeaning]]]:
        """Give the headers from top to bottom with the columns beneath; none where none is found.

        With columns named by their letters a sheet needs no header.
        """
        return list(self._headers(sheet)) or list(self._without_header(sheet))

    def _headers(self, sheet: Sheet) -> Iterable[tuple[Header, dict[int, ColumnMeaning]]]:
        """Find the headers that begin a table; one repeated by a page break begins none."""
        if self.reading.header_rows:
            named = Header(*self.reading.header_rows)
            yield named, self.columns(sheet, named)
            return
        beneath, current, before = 0, None, NO_HEADER
        for row in worded_rows(sheet.rows):
            if row <= beneath:
                continue
            header = (
                self.saved.header_at(sheet, row)
                or whole_header(sheet, row, self.words)
                or self.saved.changed_header_at(sheet, row)
            )
            if header is None:
                continue
            columns = self.columns(sheet, header)
            again = columns == current
            if not again or begins_list(sheet, header, columns, before, self.spellings):
                current, before = columns, header
                yield header, columns
            # Names for machines beneath a header are words of headings too, and begin none.
            beneath = header.last + is_number_row(sheet, header.last + 1)
            beneath += is_machine_row(sheet, beneath + 1, beneath=True)

    def _without_header(self, sheet: Sheet) -> Iterable[tuple[Header, dict[int, ColumnMeaning]]]:
        """Take the whole sheet for one table where the user named its columns by letters."""
        columns = lettered(self.reading.map, sheet)
        if names_people(columns):
            yield NO_HEADER, columns

    def columns(self, sheet: Sheet, header: Header) -> dict[int, ColumnMeaning]:
        """Tell what the columns under a header mean."""
        paths = heading_paths(sheet, header.first, header.last)
        key = tuple(paths.items())
        if key not in self.meant:
            self.meant[key] = column_meanings(paths, self.words)
        columns = self.saved.understood(sheet, header, self.meant[key])
        columns = with_given_names(sheet, header.last, columns)
        columns = with_unheaded(sheet, header.last, columns)
        return {**lettered(self.reading.map, sheet), **columns} if self.reading.map else columns
