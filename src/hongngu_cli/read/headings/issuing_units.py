"""The commune that issues a list, or whose people its title names: "ĐẢNG ỦY XÃ LONG THUẬN"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from hongngu_cli.model.recognition import ColumnMeaning, Given, TableFound
from hongngu_cli.read.headings.context import Spellings, begins_with
from hongngu_cli.read.headings.titles import Line
from hongngu_cli.text.fold import fold

ISSUER = "issuer"
"""The source of such a unit."""
CUT = re.compile(r"\s*[,;:(*–]|\s-|[-_]{2,}")
"""Where the name of a unit ends for certain."""
LONGEST = 4
"""Words of a commune's name, the word for a commune apart: "Thường Thới Hậu A"."""
MOST_BEFORE = 14
"""So many words before a commune are looked at for a body that governs it."""
Sections = Sequence[tuple[int, Mapping[str, Given]]]


def with_issuer(
    given: Mapping[str, Given],
    lines: Iterable[Line],
    before: Sequence[TableFound],
    spellings: Spellings,
) -> Mapping[str, Given]:
    """Add the unit of a list that has none of its own anywhere, from who issues it.

    Two communes are none. Later tables of a sheet have that of the first.
    """
    if "unit" in given:
        return given
    found: dict[str, Given] = {}
    for place, text in lines:
        if unit := issuing_unit(text, spellings):
            found.setdefault(fold(unit), Given(unit, place, ISSUER))
    first = before[0].given_overall.get("unit") if before else None
    if not found and first and first.source == ISSUER:
        found[""] = first
    return {**given, "unit": found.popitem()[1]} if len(found) == 1 else given


def says_unit(columns: Mapping[int, ColumnMeaning], sections: Sections) -> bool:
    """Tell whether a column or a section of a table says the unit."""
    told = any(meaning.field in {"unit", "position_unit"} for meaning in columns.values())
    return told or any("unit" in values for _, values in sections)


def issuing_unit(text: str, spellings: Spellings) -> str | None:
    """Give the commune that a line names as the issuer, or a title as the one it is about."""
    words = text.split()
    titled = begins_with(text, spellings.title_words)
    for at in range(min(len(words), MOST_BEFORE)):
        if not begins_with(" ".join(words[at:]), spellings.communes):
            continue
        before = words[:at]
        if before and begins_with(before[-1], spellings.owner_words):
            return _named(words[at:], spellings)
        if not titled and _is_body(" ".join(before), spellings):
            return _named(words[at:], spellings)
    return None


def _is_body(text: str, spellings: Spellings) -> bool:
    """Tell whether a text ends in a body that governs the place after it, or is nothing."""
    if not text or ":" in text:
        return not text
    key = spellings.units.key(text)
    starts = [0, *(at + 1 for at, letter in enumerate(key) if letter == " ")]
    return any(spellings.units.bodies.fullmatch(key[start:]) for start in starts)


def _named(words: Sequence[str], spellings: Spellings) -> str | None:
    """Give a commune's name out of the words that begin with it, as far as it goes."""
    cut = CUT.split(" ".join(words), maxsplit=1)[0].split()
    size = next(n for n in (1, 2) if begins_with(" ".join(cut[:n]), spellings.communes) or n > 1)
    ends = (
        at
        for at in range(size, len(cut))
        if begins_with(" ".join(cut[at:]), spellings.unit_ends)
        or begins_with(" ".join(cut[at:]), spellings.communes)
    )
    name = cut[: next(ends, len(cut))]
    return " ".join(name) if size < len(name) <= size + LONGEST else None
