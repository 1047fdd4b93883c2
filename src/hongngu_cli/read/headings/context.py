"""The vocabulary's words folded for reading, and what a text alone tells by them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.fold import fold
from hongngu_cli.text.levels import LevelSpellings
from hongngu_cli.text.spellings import COMMUNES, CodedSpellings, UnitSpellings, any_of


@dataclass(frozen=True, slots=True)
class Spellings:
    """The vocabulary's words, folded for reading."""

    levels: LevelSpellings
    units: UnitSpellings
    status: CodedSpellings
    unit_words: tuple[str, ...]
    unit_labels: frozenset[str]
    year_labels: frozenset[str]
    title_words: tuple[str, ...]
    course_words: tuple[str, ...]
    surnames: frozenset[str]
    total_words: tuple[str, ...]
    closing_words: tuple[str, ...]
    categories: re.Pattern[str]
    """The words that head a group of people who are no unit."""
    section_words: tuple[str, ...]
    """What the sections of a list begin with: units and courses."""
    school_words: tuple[str, ...] = ()
    """What the names of schools of pupils begin with."""
    class_words: tuple[str, ...] = ()
    class_remarks: tuple[str, ...] = ()
    """What goes on after the word for a class where a remark about one above begins."""
    communes: tuple[str, ...] = ()
    owner_words: tuple[str, ...] = ()
    """What in a title goes before the unit whose people it is about."""
    unit_ends: tuple[str, ...] = ()
    """What in a title no longer belongs to a unit's name."""
    time_labels: tuple[str, ...] = ()
    """What stands before the time that a class takes."""


def spellings_of(vocabulary: Vocabulary) -> Spellings:
    """Fold the words of a vocabulary once."""
    rows = vocabulary.rows
    unit_words, course_words = tuple(map(fold, rows.unit)), tuple(map(fold, rows.course))
    return Spellings(
        LevelSpellings(vocabulary),
        UnitSpellings(vocabulary),
        CodedSpellings(vocabulary, "status"),
        unit_words,
        frozenset(map(fold, rows.unit_label)),
        frozenset(map(fold, rows.year_label)),
        tuple(map(fold, rows.title)),
        course_words,
        frozenset(map(fold, rows.surnames)),
        tuple(map(fold, rows.total)),
        tuple(map(fold, rows.closing)),
        any_of(map(fold, rows.category)),
        (*unit_words, *course_words),
        tuple(map(fold, rows.school)),
        tuple(map(fold, rows.class_word)),
        tuple(map(fold, rows.class_remark)),
        tuple(map(fold, COMMUNES)),
        tuple(map(fold, rows.owner)),
        tuple(map(fold, rows.unit_end)),
        tuple(map(fold, rows.time_label)),
    )


def begins_with(text: str, words: tuple[str, ...]) -> bool:
    """Tell whether a text begins with one of the folded words, as a whole word."""
    return f"{fold(text)} ".startswith(_whole(words))


@lru_cache
def _whole(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{word} " for word in words)


def is_full_name(text: str, surnames: frozenset[str]) -> bool:
    """Tell whether a text is a person's name in full, by its surname."""
    words = fold(COMRADE.sub("", text, count=1)).split()
    named = len(words) in NAME_WORDS and words[0] in surnames
    return named and not any(map(str.isdigit, text))


COMRADE = re.compile(r"^(?:đồng chí|đ/c|đ\.c\.?|đc\.|đ/ch[íi])\s*:?\s*(?=\S+\s+\S)", re.IGNORECASE)
"""How a list calls those in it: "Đ/c Nguyễn Văn An"; "Đồng Chí Thanh" is a name."""
NAME_WORDS = range(2, 6)
