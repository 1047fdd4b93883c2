"""Classes called by a number alone ("Lớp: K12"), which tell no level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise

from hongngu_cli.model.place import Place
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.headings.context import begins_with
from hongngu_cli.read.headings.headers import texts
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.numbers import shown

NUMBER = re.compile(r"[^\W\d_]{0,3}[-.]?\d[\w./-]*")
"""What a class is numbered with: "K12", "12/6", "QLNN-K4"."""
AROUND = " .,;()–-"
Called = tuple[Place, str, str]
"""Where a class is called something, what stands there, and what it is called."""


def class_without_level(table: TableFound, vocabulary: Vocabulary) -> Called | None:
    """Find the class that is called by a number: in a title, in a section, in a column."""
    words = tuple(map(fold, vocabulary.rows.class_word))
    return next(chain(_in_lines(table, words), _in_column(table, words)), None)


def _in_lines(table: TableFound, words: tuple[str, ...]) -> Iterator[Called]:
    first = table.header_rows[0] if table.header_rows else table.first_row
    titles = [row for row in table.set_aside.get("note", ()) if row < first]
    for row in (*titles, *table.set_aside.get("section", ())):
        cells = texts(table.sheet, row)
        told = ((c, word) for c, text in cells.items() for word in text.replace(":", ": ").split())
        for (_, word), (column, after) in pairwise(told):
            number = after.strip(AROUND)
            if fold(word) in words and NUMBER.fullmatch(number):
                yield table.sheet.place(row, column), cells[column], number


def _in_column(table: TableFound, words: tuple[str, ...]) -> Iterator[Called]:
    for column, meaning in table.columns.items():
        if meaning.field == "course" and begins_with(meaning.heading, words):
            for row in table.people:
                if name := clean(shown(table.sheet.cell(row, column))):
                    yield table.sheet.place(row, column), name, name
