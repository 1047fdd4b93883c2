"""What stands outside the table: unit, level, year of titles, sheet and file names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from hongngu_cli.model.place import Place
from hongngu_cli.model.recognition import Given, TableFound
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.headings.headers import texts
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.levels import LevelSpellings
from hongngu_cli.text.spellings import CodedSpellings, UnitSpellings, any_of
from hongngu_cli.text.years import year_in


@dataclass(frozen=True, slots=True)
class Spellings:
    """The vocabulary's words, folded for reading."""

    levels: LevelSpellings
    units: UnitSpellings
    status: CodedSpellings
    unit_words: tuple[str, ...]
    unit_labels: frozenset[str]
    course_words: tuple[str, ...]
    surnames: frozenset[str]
    total_words: tuple[str, ...]
    closing_words: tuple[str, ...]
    categories: re.Pattern[str]
    """The words that head a group of people who are no unit."""
    section_words: tuple[str, ...]
    """What the sections of a list begin with: units and courses."""


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
        course_words,
        frozenset(map(fold, rows.surnames)),
        tuple(map(fold, rows.total)),
        tuple(map(fold, rows.closing)),
        any_of(map(fold, rows.category)),
        (*unit_words, *course_words),
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
    """Give the first year of a class that runs over several: "Lớp … (2019-2020)", "Khóa 2018-2020".

    A title (``titled``) must say that the years are those of a class: reports have spans too.
    """
    lowered = clean(text).casefold()
    spans = list(SPAN.finditer(lowered))
    if len(spans) != 1 or OF_REPORTS.search(lowered[: spans[0].start()]):
        return None
    first, last = int(spans[0][1]), int(spans[0][2])
    said = OF_CLASSES.search(lowered[: spans[0].start()]) is not None
    if (titled and not said) or not first < last <= first + LONGEST_COURSE:
        return None
    return first


SPAN = re.compile(
    r"(?<![\d/.])((?:19|20)\d\d)\s*(?:[-–—/]|đến(?: năm)?)\s*((?:19|20)\d\d)(?![\d/])"
)
OF_REPORTS = re.compile(r"(?:giai đo[ạa]n|nhi[ệe]m k[ỳyỳì]|t[ừu] năm|t[ừu])\s*$")
OF_CLASSES = re.compile(
    r"\b(?:kh[óo]a|khoá|niên kh[óo]a|niên khoá|k\d+|lớp)\b[^\d]*(?:\d{1,3}\D+)?$"
)
LONGEST_COURSE = 6
"""Years; a longer span is a plan's or a report's."""


def given_overall(
    sheet: Sheet,
    title_rows: Iterable[int],
    spellings: Spellings,
    before: Sequence[TableFound] = (),
) -> Mapping[str, Given]:
    """Tell what title lines, else the sheet's name, else the file's name give the whole table.

    The year and the unit of a sheet's first title hold for its later tables too.
    """
    given: dict[str, Given] = {}
    lines = [
        (sheet.place(row, column), text)
        for row in title_rows
        for column, text in texts(sheet, row).items()
    ]
    file_name = re.sub(r"[_\-.]+", " ", Path(sheet.path).stem)
    for source, told in (
        ("title", lines),
        ("before", []),
        ("sheet", [(sheet.place(), sheet.name)] if sheet.name else []),
        ("file", [(Place(sheet.path), file_name)]),
    ):
        values = _overall(told, spellings, source) if source != "before" else _handed_on(before)
        for field, value in values.items():
            given.setdefault(field, value)
    return given


def _handed_on(before: Sequence[TableFound]) -> dict[str, Given]:
    """Give what the titles above a sheet's first table say of all its tables."""
    first = before[0].given_overall if before else {}
    return {
        field: value
        for field, value in first.items()
        if field in {"unit", "year"} and value.source == "title"
    }


def _overall(lines: list[tuple[Place, str]], spellings: Spellings, source: str) -> dict[str, Given]:
    """Take what all lines of one source agree on; two different years are no year."""
    found: dict[str, dict[str | int, Place]] = {"unit": {}, "level": {}, "year": {}}
    labelled = _labelled_unit(lines, spellings)
    if labelled:
        found["unit"][labelled[1]] = labelled[0]
    for place, text in lines:
        unit = spellings.units.within(text)
        if source in {"sheet", "file"} and begins_with(text, spellings.unit_words):
            unit = unit or _unit_alone(text)
        if not labelled and unit:
            found["unit"].setdefault(unit, place)
        level = spellings.levels.within(text)
        if level.key:
            found["level"].setdefault(level.key, place)
        year = year_in(text) or course_year(text, titled=True)
        if year is not None:
            found["year"].setdefault(year, place)
    return {
        field: Given(value, place, source)
        for field, told in found.items()
        if len(told) == 1
        for value, place in told.items()
    }


def _unit_alone(text: str) -> str | None:
    """Give the unit that a sheet or file is named after; None where the name says more."""
    name = clean(LAST_YEAR.sub("", text))
    return None if MORE_THAN_UNIT.search(name) else name


LAST_YEAR = re.compile(r"\s*[(,]?\s*(?:năm\s*)?(?:19|20)\d\d\s*\)?\s*$", re.IGNORECASE)
MORE_THAN_UNIT = re.compile(
    r"\b(?:ds|danh sách|tổng hợp|báo cáo|lớp|cử|đào tạo|bồi dưỡng|gửi|nộp|bản|sửa)\b", re.IGNORECASE
)


def _labelled_unit(
    lines: list[tuple[Place, str]], spellings: Spellings
) -> tuple[Place, str] | None:
    """Find "Đơn vị: …" in one cell, or the label in one and the name in the next."""
    for number, (place, text) in enumerate(lines):
        label, _, rest = text.partition(":")
        if fold(label) not in spellings.unit_labels:
            continue
        if rest.strip(" .…"):
            return place, clean(rest)
        following = lines[number + 1] if number + 1 < len(lines) else None
        if following and following[0].row == place.row:
            return following[0], following[1]
    return None
