"""One table's rows to enrolments."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from hongngu_cli.model.fields import DECISION
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.sheet import Cell
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.enrolments.class_levels import levels_of_classes
from hongngu_cli.read.enrolments.days import keep_whole_days, read_days
from hongngu_cli.read.enrolments.given import fill_in
from hongngu_cli.read.enrolments.mark_words import read_mark_words
from hongngu_cli.read.enrolments.marked import read_marks
from hongngu_cli.read.enrolments.noted import read_remarks
from hongngu_cli.read.enrolments.parts import GRADE, PartReader, one_a_level
from hongngu_cli.read.enrolments.persons import read_persons
from hongngu_cli.read.enrolments.placements import PlacementReader
from hongngu_cli.read.enrolments.several_levels import read_several, several_rows
from hongngu_cli.read.enrolments.several_people import person_rows
from hongngu_cli.read.enrolments.statuses import status_reader
from hongngu_cli.read.enrolments.trainings import (
    Mark,
    read_levels,
    read_statuses,
    read_years,
)
from hongngu_cli.read.enrolments.typed import Enrolments, Typed
from hongngu_cli.read.enrolments.values import (
    CODED,
    TEXTS,
    coded_reader,
    read_decision,
    read_text,
    result_reader,
)
from hongngu_cli.read.enrolments.year_marks import by_year, put_years
from hongngu_cli.read.headings.context import Spellings, subjects_of
from hongngu_cli.read.headings.roster_columns import TRAINED
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.spellings import is_mark

KNOWN = 4096
"""So many distinct values of a field are remembered from one table to the next."""


class EnrolmentReader:
    """Reads the enrolments of roster tables with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, spellings: Spellings) -> None:
        """Prepare the readers of coded fields."""
        self.spellings = spellings
        # Thousands of files hold the same few values.
        self.readers = {name: lru_cache(KNOWN)(coded_reader(vocabulary, name)) for name in CODED}
        self.readers[DECISION] = lru_cache(KNOWN)(read_decision)
        self.readers["status"] = lru_cache(KNOWN)(status_reader(vocabulary))
        self.readers[GRADE] = lru_cache(KNOWN)(coded_reader(vocabulary, GRADE))
        self.result = lru_cache(KNOWN)(result_reader(vocabulary))
        self.placements = PlacementReader(vocabulary)
        self.groups = {level.key: level.group for level in vocabulary.level}
        self.subjects = subjects_of(vocabulary)

    def read(self, table: TableFound) -> Enrolments:
        """Read every row of people; a row with two marks is two enrolments."""
        found = _enrolment_rows(table, self.groups)
        found = several_rows(table, *found, self.spellings.levels, self.groups)
        rows, marks, years, names = person_rows(table, *by_year(table, *found))
        typed, result = Typed(table, rows), Enrolments(rows)
        for name in (*TEXTS, *CODED, "status"):
            if (column := typed.column(name)) is not None:
                result.put(name, typed, column, self.readers.get(name, read_text))
        read_marks(typed, result)
        read_persons(typed, result, self.spellings, self.readers["sex"], names)
        read_days(typed, result)
        read_levels(typed, result, self.spellings.levels, marks)
        levels_of_classes(typed, result, self.spellings.levels, self.subjects)
        read_statuses(typed, result, self.result)
        read_mark_words(typed, result, marks, self.result)
        read_remarks(typed, result, self.readers["status"])
        read_years(typed, result)
        put_years(typed, result, years)
        PartReader(typed, result, self.readers, self.result).read(marks)
        read_several(typed, result, marks, self.spellings.levels, self.groups)
        self.placements.read(typed, result)
        fill_in(typed, result)
        keep_whole_days(result)
        return result


def _enrolment_rows(
    table: TableFound, groups: Mapping[str, str]
) -> tuple[list[int], list[Mark | None]]:
    """List the row of each enrolment and, where several columns tell levels, which one does.

    Each mark is an enrolment. So is each filled cell in columns of levels of different groups,
    where no mark tells one of its group, in columns of levels each under its year or in a group
    that comes again, and in those of "Đào tạo" and "Bồi dưỡng"; of other columns of levels the
    first that is filled is read, on rows without a mark. ``groups`` gives the group of each level.
    """
    people = Typed(table, table.sent)
    marked, written = people.columns("level", marked=True), people.columns("level")
    apart = [one for one in written if not one[1].value and (one[1].year or one[1].again)]
    written = [one for one in written if one not in marked and one not in apart]
    if not marked and len(written + apart) < SEVERAL:
        return list(people.rows), []
    told = [_filled(people.cells(column), marks=True) for column, _ in marked]
    told += [_filled(people.cells(column), marks=False) for column, _ in written + apart]
    columns = marked + written + apart
    others = {column for column, _ in written} if _say_the_same(written) else set()
    rows: list[int] = []
    marks: list[Mark | None] = []
    for row, line in zip(people.rows, zip(*told, strict=True), strict=True):
        found = [mark for mark, is_told in zip(columns, line, strict=True) if is_told]
        found = _first_of(others, one_a_level(found))
        by_marks = {groups.get(meaning.value) for _, meaning in found if meaning.value}
        found = [
            (column, meaning)
            for column, meaning in found
            if meaning.value
            or meaning.year
            or meaning.again
            or not by_marks
            or meaning.context not in {None, *by_marks}
        ]
        rows += [row] * max(len(found), 1)
        marks += found or [None]
    return rows, marks


def _say_the_same(written: Sequence[Mark]) -> bool:
    """Tell whether columns of levels are about one enrolment, and not of a group each."""
    contexts = {meaning.context for _, meaning in written} - {None}
    apart = all(meaning.why == TRAINED for _, meaning in written)
    return len(contexts) < len(written) and not apart


def _first_of(others: Collection[int], found: Sequence[Mark]) -> list[Mark]:
    """Leave of some columns only the first that is told."""
    first = next((column for column, _ in found if column in others), None)
    return [one for one in found if one[0] == first or one[0] not in others]


SEVERAL = 2


def _filled(cells: Sequence[Cell], *, marks: bool) -> list[bool]:
    known = {cell: is_mark(shown(cell)) if marks else cell != "" for cell in set(cells)}
    return [known[cell] for cell in cells]
