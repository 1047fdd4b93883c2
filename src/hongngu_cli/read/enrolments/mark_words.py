"""What words in cells of marks say: how it went with the level, or nothing that is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hongngu_cli.model.recognition import ColumnMeaning
from hongngu_cli.model.sheet import Cell
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.enrolments.typed import Enrolments, Typed
from hongngu_cli.read.enrolments.values import Read, read_period, read_year, text_of
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.spellings import is_mark
from hongngu_cli.text.years import year_in

Mark = tuple[int, ColumnMeaning]
GRADED = ("completed", "enrolled")
"""Statuses that words of a result tell ("Khá", "không đạt")."""


def read_mark_words(
    typed: Typed,
    result: Enrolments,
    marks: Sequence[Mark | None],
    reader: Callable[[Cell], Read],
) -> None:
    """Take the status and the result that stand in place of a mark: "đang học", "Khá"."""
    for column, meaning in typed.columns("level", marked=True):
        cells, places = typed.cells(column), typed.places(column)
        known = {cell: reader(cell)[0] for cell in set(cells)} if not meaning.part else {}
        for at, mark in enumerate(marks) if any(known.values()) else ():
            status = known[cells[at]] if mark and mark[0] == column else None
            told = {"status": status, "result": text_of(cells[at]) if status in GRADED else None}
            for name, value in told.items():
                values = result.values(name)
                if value is None or values[at] or at in result.doubts.get(name, {}):
                    continue
                values[at] = value
                own = typed.column(name)
                nowhere = typed.places(own) if own else typed.nowhere()
                result.cells.setdefault(name, nowhere).copy(at, places)


def is_plain_mark(cell: Cell, vocabulary: Vocabulary) -> bool:
    """Tell a cell that only marks, with a sign or with the time, from one with words."""
    text, folded = clean(shown(cell)), f" {fold(shown(cell))} "
    if "?" in text or any(f" {fold(word)} " in folded for word in vocabulary.rows.planned):
        return False
    if folded.strip() in map(fold, vocabulary.rows.mark) or set(folded) <= set(" xv"):
        return True
    signs_only = not any(map(str.isalnum, text))
    return signs_only or bool(read_year(cell)[0] or year_in(text) or read_period(cell)[0])


def is_unclear_mark(cell: Cell, vocabulary: Vocabulary, reader: Callable[[Cell], Read]) -> bool:
    """Tell a cell that counts as marked though its words say nothing that is known."""
    counts = cell != "" and is_mark(shown(cell))
    return counts and not is_plain_mark(cell, vocabulary) and reader(cell)[0] is None
