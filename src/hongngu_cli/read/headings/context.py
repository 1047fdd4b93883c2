"""The vocabulary's words folded for reading, and what a text alone tells by them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.fold import clean, fold
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


def course_year(text: str, *, titled: bool = False) -> int | None:
    """Give the first year of a class: "Lớp … (2019-2020)", "Khóa 2018-2020", "khai giảng 10/2018".

    A title (``titled``) must say that the years are those of a class: reports have spans too.
    """
    lowered = clean(text).casefold()
    if opened := OPENED.search(lowered):
        return int(opened[1])
    spans = list(SPAN.finditer(lowered))
    if len(spans) != 1 or OF_REPORTS.search(lowered[: spans[0].start()]):
        return None
    first, last = int(spans[0][1]), int(spans[0][2])
    said = OF_CLASSES.search(lowered[: spans[0].start()]) is not None
    if (titled and not said) or not first < last <= first + LONGEST_COURSE:
        return None
    return first


OPENED = re.compile(r"\bkhai gi[ảa]ng\D{0,12}(?:\d{1,2}\D{1,8}){0,2}((?:19|20)\d\d)(?!\d)")
SPAN = re.compile(
    r"(?<![\d/.])((?:19|20)\d\d)\s*(?:[-–—/]|đến(?: năm)?)\s*((?:19|20)\d\d)(?![\d/])"
)
OF_REPORTS = re.compile(r"(?:giai đo[ạa]n|nhi[ệe]m k[ỳyỳì]|t[ừu] năm|t[ừu])\s*$")
OF_CLASSES = re.compile(
    r"\b(?:kh[óo]a|khoá|niên kh[óo]a|niên khoá|k\d+|lớp)\b[^\d]*(?:\d{1,3}\D+)?$"
)
LONGEST_COURSE = 6
"""Years; a longer span is a plan's or a report's."""
