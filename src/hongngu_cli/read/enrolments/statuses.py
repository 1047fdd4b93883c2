"""The status a text begins with, whatever it goes on with: since when, and why."""

from __future__ import annotations

from collections.abc import Callable

from hongngu_cli.model.sheet import Cell
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.enrolments.values import Read, coded_reader
from hongngu_cli.text.fold import clean
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.spellings import before_more


def status_reader(vocabulary: Vocabulary) -> Callable[[Cell], Read]:
    """Make the reader of statuses: a whole text, else what it begins with."""
    read = coded_reader(vocabulary, "status")

    def read_status(cell: Cell) -> Read:
        whole = read(cell)
        begun = read(before_more(clean(shown(cell)))) if whole[1] else whole
        return begun if begun[0] else whole

    return read_status
