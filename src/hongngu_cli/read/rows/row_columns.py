"""Which columns of a table of people hold what, and what stands there in a row."""

from __future__ import annotations

from collections.abc import Mapping

from hongngu_cli.model.recognition import NAMES, ColumnMeaning
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.headers import texts

COURSES = ("level", "course")


class RowColumns:
    """The columns of a table of people, by what they tell of a row."""

    def __init__(self, sheet: Sheet, columns: Mapping[int, ColumnMeaning]) -> None:
        """Sort the columns once; a sheet may have a million rows."""
        self.sheet, self.columns = sheet, columns
        self.names = [column for column, meaning in columns.items() if meaning.field in NAMES]
        self.numbers = [column for column, meaning in columns.items() if meaning.field == "stt"]
        self.leading = (*self.numbers, *self.names)
        self.data = [
            column
            for column, meaning in columns.items()
            if meaning.field and column not in self.leading
        ]
        self.levels = [column for column in self.data if columns[column].field == "level"]
        self.courses = [
            c for c in self.data if columns[c].field in COURSES and not columns[c].value
        ]
        self.has_units = any(meaning.field == "unit" for meaning in columns.values())
        self.merged = self._merged_down()

    def _merged_down(self) -> dict[int, dict[int, str]]:
        """Give, by row, the names and numbers that merged cells hold for it further up."""
        found: dict[int, dict[int, str]] = {}
        for area in self.sheet.merged:
            if area.first_column in self.leading:
                text = texts(self.sheet, area.first_row).get(area.first_column)
                last = min(area.last_row, len(self.sheet.rows)) if text else 0
                for row in range(area.first_row + 1, last + 1):
                    found.setdefault(row, {})[area.first_column] = str(text)
        return found

    def cells(self, number: int) -> Mapping[int, str]:
        """Give a row's cells that have something in them, by column."""
        return texts(self.sheet, number)

    def named(self, cells: Mapping[int, str]) -> Mapping[int, str]:
        """Give what stands in the columns of names."""
        return {column: cells[column] for column in self.names if column in cells}

    def told(self, cells: Mapping[int, str]) -> Mapping[int, str]:
        """Give what stands in the columns of data about people."""
        return {column: cells[column] for column in self.data if column in cells}

    def holds(self, cells: Mapping[int, str]) -> bool:
        """Tell whether something stands where names and numbers stand."""
        return any(column in cells for column in self.leading)

    def is_empty(self, cells: Mapping[int, str]) -> bool:
        """Tell whether nothing is on a row, or only a number waiting for a name."""
        return all(column in self.numbers and text.isdigit() for column, text in cells.items())

    def continues(self, number: int, cells: Mapping[int, str]) -> bool:
        """Tell whether merged cells make a row one more row of the person above."""
        merged = self.merged.get(number, {})
        return bool(cells) and any(column in merged for column in self.names)
