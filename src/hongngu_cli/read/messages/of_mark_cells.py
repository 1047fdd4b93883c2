"""What is said of cells beneath a level that hold other words than a mark."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from hongngu_cli.model.issue import Issue
from hongngu_cli.model.recognition import BENEATH, TableFound
from hongngu_cli.model.sheet import Cell
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.enrolments.mark_words import is_unclear_mark
from hongngu_cli.read.enrolments.typed import Typed
from hongngu_cli.read.enrolments.values import Read
from hongngu_cli.text.fold import clean
from hongngu_cli.text.grades import is_grade, number_in
from hongngu_cli.text.levels import AMBIGUOUS, LevelSpellings
from hongngu_cli.text.numbers import shown


def _is_no_class(cell: Cell, classes: Sequence[str] | None) -> bool:
    """Tell a number beneath a short course that names none of its classes: only some have them."""
    return is_grade(cell) or (not classes and number_in(cell) is not None)


def cells_of_marks(
    table: TableFound,
    vocabulary: Vocabulary,
    levels: LevelSpellings,
    reader: Callable[[Cell], Read],
) -> Iterable[Issue]:
    """Tell each cell that was counted as marked though its words may mean something else.

    ``reader`` reads the status that a result tells.
    """
    people = Typed(table, table.people)
    # Beneath a short course a word names its class: "CV", "B1", "ĐT 3".
    studied = {group.key for group in vocabulary.group if group.titles}
    short = {level.key for level in vocabulary.level if level.group not in studied}
    columns = [
        (column, meaning)
        for column, meaning in people.columns("level", marked=True)
        if table.kind == "roster" and not meaning.part
    ]
    for column, meaning in columns:
        cells, places = people.cells(column), people.places(column)
        unclear = {
            cell
            for cell in set(cells)
            if is_unclear_mark(cell, vocabulary, reader)
            and (
                meaning.value not in short or _is_no_class(cell, levels.classes.get(meaning.value))
            )
            # The level itself marks it; beneath a heading of several it is what is asked for.
            and levels.read(shown(cell), meaning.context).key
            not in {meaning.value, *(vocabulary.levels if meaning.value == AMBIGUOUS else ())}
        }
        for at, cell in enumerate(cells) if unclear else ():
            if cell in unclear:
                yield Issue(
                    "mark-unknown",
                    "warning",
                    table.sheet.place(places.rows[at], places.columns[at]),
                    clean(shown(cell)),
                    "Không rõ có phải là dấu không; đang tính là được cử đi học "
                    f'"{meaning.heading.rpartition(BENEATH)[2]}".',
                    "Ghi x nếu đã được cử đi; xoá nội dung ô nếu chưa.",
                )
