"""What stands outside the rows: unit, level, year of sections, titles, sheet and file names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from hongngu_cli.model.place import Place
from hongngu_cli.model.recognition import Given
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.headers import texts
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.spellings import CodedSpellings, LevelSpellings, UnitSpellings
from hongngu_cli.text.years import year_in

ROMAN = re.compile(r"[IVX]+")
MARKER = re.compile(
    r"\s*(?:([IVX]{1,5}|[A-Z]|\d{1,2}(?:\.\d{1,2})*|[a-zđ])\s*(?:[.)\-–:/]|(?=\s))|([-–*+•]))\s*"
)
PLAIN = 9
"""The rank of a section without a marker: it stands below every marked one."""


@dataclass(frozen=True, slots=True)
class Spellings:
    """The vocabulary's words, folded for reading."""

    levels: LevelSpellings
    units: UnitSpellings
    status: CodedSpellings
    unit_words: tuple[str, ...]
    unit_labels: frozenset[str]
    course_words: tuple[str, ...]


def spellings_of(vocabulary: Vocabulary) -> Spellings:
    """Fold the words of a vocabulary once."""
    return Spellings(
        LevelSpellings(vocabulary),
        UnitSpellings(vocabulary),
        CodedSpellings(vocabulary, "status"),
        tuple(fold(word) for word in vocabulary.rows.unit),
        frozenset(fold(word) for word in vocabulary.rows.unit_label),
        tuple(fold(word) for word in vocabulary.rows.course),
    )


def marker_of(text: str) -> tuple[int, str]:
    """Split a section's marker, as its rank (A before I before 1 before a), from its words.

    >>> marker_of("A. KHỐI ĐẢNG"), marker_of("II. Lớp TCLLCT"), marker_of("Xã An Phước")
    ((0, 'KHỐI ĐẢNG'), (1, 'Lớp TCLLCT'), (9, 'Xã An Phước'))
    """
    found = MARKER.match(text)
    if not found or not text[found.end() :].strip():
        return PLAIN, text.strip()
    sign = found[1] or ""
    if ROMAN.fullmatch(sign):
        rank = 1
    elif sign[:1].isdigit():
        rank = 2 + sign.count(".")
    else:
        rank = {True: 0, False: 6}[sign.isupper()] if sign else 7
    return rank, text[found.end() :].strip()


def section_values(
    text: str, place: Place, spellings: Spellings, source: str = "section"
) -> dict[str, Given]:
    """Tell what a section's words give: level, year, unit, status, the class's name."""
    values: dict[str, str | int] = {}
    level = spellings.levels.read(text)
    group = spellings.levels.group_of(text)
    if level.key and not group:
        values["level"] = level.key
        if begins_with(text, spellings.course_words):
            values["course"] = text
    if group:
        values["context"] = group
    if (year := year_in(text)) is not None:
        values["year"] = year
    if not level.key and (unit := _unit(text, spellings)):
        values["unit"] = unit
    elif not values and (status := spellings.status.read(text)):
        values["status"] = status
    return {field: Given(value, place, source) for field, value in values.items()}


def _unit(text: str, spellings: Spellings) -> str | None:
    label, colon, rest = text.partition(":")
    if colon and rest.strip() and fold(label) in spellings.unit_labels:
        return clean(rest)
    if spellings.units.known(text) or begins_with(text, spellings.unit_words):
        return clean(text.rstrip(":"))
    return None


def begins_with(text: str, words: tuple[str, ...]) -> bool:
    """Tell whether a text begins with one of the folded words, as a whole word."""
    folded = fold(text) + " "
    return any(folded.startswith(word + " ") for word in words)


def given_overall(
    sheet: Sheet, title_rows: Iterable[int], spellings: Spellings
) -> Mapping[str, Given]:
    """Tell what title lines, else the sheet's name, else the file's name give the whole table."""
    given: dict[str, Given] = {}
    lines = [
        (sheet.place(row, column), text)
        for row in title_rows
        for column, text in texts(sheet, row).items()
    ]
    file_name = re.sub(r"[_\-.]+", " ", Path(sheet.path).stem)
    for source, told in (
        ("title", lines),
        ("sheet", [(sheet.place(), sheet.name)] if sheet.name else []),
        ("file", [(Place(sheet.path), file_name)]),
    ):
        for field, value in _overall(told, spellings, source).items():
            given.setdefault(field, value)
    return given


def _overall(lines: list[tuple[Place, str]], spellings: Spellings, source: str) -> dict[str, Given]:
    """Take what all lines of one source agree on; two different years are no year."""
    found: dict[str, dict[str | int, Place]] = {"unit": {}, "level": {}, "year": {}}
    labelled = _labelled_unit(lines, spellings)
    if labelled:
        found["unit"][labelled[1]] = labelled[0]
    for place, text in lines:
        if not labelled and (unit := spellings.units.within(text)):
            found["unit"].setdefault(unit, place)
        level = spellings.levels.within(text)
        if level.key:
            found["level"].setdefault(level.key, place)
        year = year_in(text)
        if year is not None:
            found["year"].setdefault(year, place)
    return {
        field: Given(value, place, source)
        for field, told in found.items()
        if len(told) == 1
        for value, place in told.items()
    }


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
