"""Levels of one row that contradict each other: which was counted, and which was not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from hongngu_cli.model.issue import Issue
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.enrolments.trainings import group_over
from hongngu_cli.read.enrolments.typed import Typed
from hongngu_cli.read.headings.context import subjects_of
from hongngu_cli.read.headings.held_columns import MARKS_ALL
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.levels import LevelSpellings
from hongngu_cli.text.numbers import shown

if TYPE_CHECKING:
    from hongngu_cli.read.enrolments.typed import Enrolments

RULE = "level-contradicted"
ADVICE = "Đối chiếu và sửa chỗ ghi sai."
WRITTEN = ("level", "course")
SEVERAL = 2
Counted = Mapping[str | None, int]
"""What a row is counted as, and which enrolment that is."""


def marks_overruled(table: TableFound) -> Iterable[Issue]:
    """Tell of marks for everybody under one level where other levels are written."""
    written = next((m for m in table.columns.values() if m.field in WRITTEN and not m.value), None)
    for column, meaning in table.columns.items():
        if meaning.why == MARKS_ALL and table.header_rows and written:
            yield Issue(
                RULE,
                "warning",
                table.sheet.place(table.header_rows[1], column),
                meaning.heading,
                f'Cột này đánh dấu mọi người, trái với trình độ ghi ở cột "{written.heading}"; '
                f'đã tính theo cột "{written.heading}".',
                f'Nếu mọi người được cử học lớp này, thêm --map "{meaning.heading}=level"; nếu '
                "không, đối chiếu và sửa chỗ ghi sai.",
            )


def levels_overruled(
    table: TableFound, part: Enrolments, vocabulary: Vocabulary, levels: LevelSpellings
) -> Iterable[Issue]:
    """Tell each written level that its row is not counted as, and which cell was taken for it."""
    columns = [c for c, meaning in table.columns.items() if meaning.field in WRITTEN]
    subjects = subjects_of(vocabulary)
    if len(columns) < SEVERAL or "level" not in part.columns:
        return
    counted: dict[int, dict[str | None, int]] = {}
    for at, (row, level) in enumerate(zip(part.rows, part.columns["level"], strict=True)):
        counted.setdefault(row, {}).setdefault(level, at)
    people = Typed(table, table.people)
    for column in columns:
        meaning = table.columns[column]
        if meaning.value or fold(meaning.heading) in subjects:
            continue
        cells, places, group = (
            people.cells(column),
            people.places(column),
            group_over(table, column),
        )
        known = {cell: levels.named(shown(cell), group).key for cell in set(cells)}
        for at, (row, cell) in enumerate(zip(people.rows, cells, strict=True)):
            if known[cell] and known[cell] not in (taken := counted.get(row, {})):
                place = table.sheet.place(places.rows[at], places.columns[at])
                says = _taken(table, part, taken, vocabulary)
                yield Issue(RULE, "warning", place, clean(shown(cell)), says, ADVICE)


def _taken(table: TableFound, part: Enrolments, taken: Counted, vocabulary: Vocabulary) -> str:
    """Say which levels were counted instead, and where they stand."""
    places = part.cells["level"]
    standing = [table.sheet.place(places.rows[at], places.columns[at]) for at in taken.values()]
    cells = ", ".join(place.cell for place in standing if place.cell)
    labels = ", ".join(vocabulary.label("level", key) for key in taken)
    return f"Dòng này còn ghi trình độ khác ở ô {cells}; đã tính theo ô đó: {labels}."
