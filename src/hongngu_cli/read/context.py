"""What stands outside the table: unit, level, year of titles, sheet and file names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hongngu_cli.model.place import Place
from hongngu_cli.model.recognition import Given, TableFound
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.headers import texts
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.levels import LevelSpellings
from hongngu_cli.text.spellings import CodedSpellings, UnitSpellings
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


def begins_with(text: str, words: tuple[str, ...]) -> bool:
    """Tell whether a text begins with one of the folded words, as a whole word."""
    folded = fold(text) + " "
    return any(folded.startswith(word + " ") for word in words)


def is_full_name(text: str, surnames: frozenset[str]) -> bool:
    """Tell whether a text is a person's name in full, by its surname."""
    words = fold(text).split()
    named = len(words) in NAME_WORDS and words[0] in surnames
    return named and not any(map(str.isdigit, text))


NAME_WORDS = range(2, 6)


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
        if source == "sheet" and begins_with(text, spellings.unit_words):
            unit = unit or clean(text)
        if not labelled and unit:
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
