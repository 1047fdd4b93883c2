"""The status a text begins with, whatever it goes on with: since when, why, how well."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from hongngu_cli.model.sheet import Cell
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.enrolments.values import UNKNOWN, Read
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.spellings import CodedSpellings, as_written, before_more, either_way


def status_reader(vocabulary: Vocabulary) -> Callable[[Cell], Read]:
    """Make the reader of statuses: a whole text, else what it begins with."""
    statuses = CodedSpellings(vocabulary, "status")
    ranking, grades = vocabulary.rows.ranking, CodedSpellings(vocabulary, "grade").keys
    graded = re.compile(rf"(.+?) (?:{_either(ranking)} )?({_either(grades)})")

    def of_graded(text: str) -> str | None:
        """Read "Tốt nghiệp loại Khá", where the status and how well say the same."""
        found = graded.fullmatch(fold(before_more(text)))
        key = statuses.read(found[1]) if found else None
        return key if found and statuses.read(found[2]) == key else None

    def read_status(cell: Cell) -> Read:
        text = clean(shown(cell))
        key = statuses.begun(text) or of_graded(text)
        return (key, None) if key or not text else (None, UNKNOWN)

    return read_status


def _either(words: Iterable[str]) -> str:
    """Find words, folded, with their marks and without them."""
    return as_written(either_way(map(fold, words)))
