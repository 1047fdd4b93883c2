"""The commune that issues a list, or whose people its title names: "ĐẢNG ỦY XÃ LONG THUẬN"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from hongngu_cli.model.recognition import ColumnMeaning, Given, TableFound
from hongngu_cli.read.headings.context import Spellings, begins_with
from hongngu_cli.read.headings.overall import differs
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

    Two communes are none. Later tables of a sheet have that of the first. What the sheet says
    counts before the file's name where that has another commune, or more words.
    """
    named = given.get("unit")
    if named and not (named.source == "file" and _is_commune(named, spellings)):
        return given
    found: dict[str, Given] = {}
    for place, text in lines:
        if unit := issuing_unit(text, spellings):
            found.setdefault(fold(unit), Given(unit, place, ISSUER))
    first = before[0].given_overall.get("unit") if before else None
    if not found and first and first.source == ISSUER:
        found[""] = first
    if len(found) != 1:
        return given
    _, told = found.popitem()
    if named is None:
        return {**given, "unit": told}
    key = spellings.units.place_key
    if key(str(named.value)) == key(str(told.value)):
        return given
    return {**given, "unit": replace(told, others=(named,) if differs(told, named) else ())}


def _is_commune(given: Given, spellings: Spellings) -> bool:
    return begins_with(spellings.units.place_key(str(given.value)), spellings.communes)


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
    ends = (at for at in range(size, len(cut)) if _ends(cut[at:], spellings, first=at == size))
    name = cut[: next(ends, len(cut))]
    return " ".join(name) if size < len(name) <= size + LONGEST else None


def _ends(words: Sequence[str], spellings: Spellings, *, first: bool) -> bool:
    """Tell whether a name ends before words; ``first`` tells that nothing of it stands before."""
    text = " ".join(words)
    if fold(words[0]) in spellings.in_places:
        number = len(words) > 1 and words[1][0].isdigit()
        own = first and words[0].istitle() and not number
        return len(words) > 1 and not own and begins_with(text, spellings.unit_ends)
    return begins_with(text, spellings.unit_ends) or begins_with(text, spellings.communes)
