"""One table's rows to enrolments."""

from __future__ import annotations

from hongngu_cli.model.recognition import ColumnMeaning, TableFound
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.context import Spellings
from hongngu_cli.read.given import fill_in
from hongngu_cli.read.persons import read_persons
from hongngu_cli.read.trainings import (
    keep_whole_days,
    read_days,
    read_levels,
    read_statuses,
    read_years,
)
from hongngu_cli.read.typed import Enrolments, Typed, is_mark
from hongngu_cli.read.values import CODED, TEXTS, coded_reader, read_text, result_reader


class EnrolmentReader:
    """Reads the enrolments of roster tables with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, spellings: Spellings) -> None:
        """Prepare the readers of coded fields."""
        self.spellings = spellings
        self.readers = {name: coded_reader(vocabulary, name) for name in (*CODED, "status")}
        self.result = result_reader(vocabulary)

    def read(self, table: TableFound) -> Enrolments:
        """Read every row of people; a row with two marks is two enrolments."""
        rows, marks = _enrolment_rows(table)
        typed, result = Typed(table, rows), Enrolments(rows)
        for name in (*TEXTS, *CODED, "status"):
            if (column := typed.column(name)) is not None:
                result.put(name, typed, column, self.readers.get(name, read_text))
        read_persons(typed, result, self.spellings)
        read_days(typed, result)
        read_levels(typed, result, self.spellings.levels, marks)
        read_statuses(typed, result, self.result)
        read_years(typed, result)
        fill_in(typed, result)
        keep_whole_days(result)
        return result


def _enrolment_rows(table: TableFound) -> tuple[list[int], list[tuple[int, ColumnMeaning] | None]]:
    """List the row of each enrolment and, where levels are marked, the column of its mark."""
    columns = [
        (column, meaning)
        for column, meaning in table.columns.items()
        if meaning.field == "level" and meaning.value
    ]
    if not columns:
        return list(table.people), []
    rows: list[int] = []
    marks: list[tuple[int, ColumnMeaning] | None] = []
    for row in table.people:
        line = table.sheet.rows[row - 1]
        marked = [(column, meaning) for column, meaning in columns if is_mark(line[column - 1])]
        rows += [row] * max(len(marked), 1)
        marks += marked or [None]
    return rows, marks
