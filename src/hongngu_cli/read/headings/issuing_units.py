"""The commune that issues a list, or whose people its title names: "ĐẢNG ỦY XÃ LONG THUẬN"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from hongngu_cli.model.place import Place
from hongngu_cli.model.recognition import ColumnMeaning, Given, TableFound
from hongngu_cli.read.headings.context import Spellings, begins_with
from hongngu_cli.read.headings.overall import differs
from hongngu_cli.read.headings.titles import Line
from hongngu_cli.text.fold import clean, fold, has_marks, unmark

ISSUER = "issuer"
"""The source of such a unit."""
CUT = re.compile(r"\s*[,;:(*–]|\s-|[-_]{2,}")
"""Where the name of a unit ends for certain."""
LONGEST = 4
"""Words of a commune's name, the word for a commune apart: "Thường Thới Hậu A"."""
LONGEST_OFFICE = 12
"""Words of an office's name; more are a sentence."""
SCHOOL = fold("trường")
DASHES = frozenset("-–—")
MOST_BEFORE = 14
"""So many words before a commune are looked at for a body that governs it."""
Sections = Sequence[tuple[int, Mapping[str, Given]]]


def with_issuer(
    given: Mapping[str, Given],
    lines: Sequence[Line],
    before: Sequence[TableFound],
    spellings: Spellings,
    *,
    offices: bool = False,
) -> Mapping[str, Given]:
    """Add the unit of a list that has none of its own anywhere, from who issues it.

    Two communes are none. Where no commune is named, an office (``offices``) lists its own
    people. Later tables of a sheet have that of the first. What the sheet says counts before the
    file's name where that has another commune, or more words.
    """
    named = given.get("unit")
    found: dict[str, Given] = {}
    for place, text in lines:
        if unit := issuing_unit(text, spellings):
            beneath = _office_beneath(place, lines, spellings)
            found.setdefault(fold(unit), Given(unit, place, ISSUER, beneath=beneath))
    if named and not _gives_way(named, found, spellings):
        return given
    if not found and offices and named is None:
        found = _office(lines, spellings)
    first = before[0].given_overall.get("unit") if before else None
    if not found and first and first.source == ISSUER:
        found[""] = first
    if len(found) != 1:
        return given
    _, told = found.popitem()
    if offices and is_school(told.beneath, spellings):
        told = next(iter(_office(lines, spellings).values()))
    if named is None or named.source == "sheet":
        return {**given, "unit": told}
    key = spellings.units.place_key
    if key(str(named.value)) == key(str(told.value)):
        return given
    return {**given, "unit": replace(told, others=(named,) if differs(told, named) else ())}


def _gives_way(named: Given, found: Mapping[str, Given], spellings: Spellings) -> bool:
    """Tell whether the name of a file or a sheet says less than the head of the page.

    Of a sheet it does where it is the very body beneath the commune: the sheets beside it, which
    are called otherwise, are the commune's.
    """
    if named.source == "sheet" and len(found) == 1:
        name, head = spellings.units.key(str(named.value)), next(iter(found.values()))
        return f" {name} " in f" {spellings.units.key(head.beneath)} "
    return named.source == "file" and is_commune(named, spellings)


def is_school(text: str, spellings: Spellings) -> bool:
    """Tell whether a text is the name of a school of pupils, which sends its own teachers."""
    return begins_with(fold(text).removeprefix(f"{SCHOOL} "), spellings.school_words)


def _office_beneath(place: Place, lines: Sequence[Line], spellings: Spellings) -> str:
    """Give the office between a line and the title, as it is written."""
    beneath = [line for line in lines if (line[0].row or 0) > (place.row or 0)]
    return next((str(given.value) for given in _office(beneath, spellings).values()), "")


def _office(lines: Sequence[Line], spellings: Spellings) -> dict[str, Given]:
    """Find the office whose people a title lists, or else the last one above the title."""
    for place, text in lines:
        if begins_with(text, spellings.title_words) and (own := _owner(text, spellings)):
            return {fold(own): Given(own, place, ISSUER)}
    return _above(lines, spellings)


def _owner(text: str, spellings: Spellings) -> str | None:
    """Give the office that a title names behind "của", with which it ends but for a period."""
    words = text.split()
    for at, word in enumerate(words[:-1], 1):
        if fold(word) in spellings.office_owners:
            before = spellings.not_offices.search(fold(" ".join(words[: at - 1])))
            name = [
                *takewhile(lambda n: not _ends_office(words[n:], spellings), range(at, len(words)))
            ]
            told = clean(" ".join(words[n] for n in name)).rstrip(" ,;-–(")
            return None if before or not _is_office(told, spellings) else told
    return None


def _above(lines: Sequence[Line], spellings: Spellings) -> dict[str, Given]:
    """Find the last office above the title: the one before it is that office's superior."""
    titled = (at for at, (_, text) in enumerate(lines) if begins_with(text, spellings.title_words))
    above = lines[: next(titled, len(lines))]
    units = [line for line in above if begins_with(line[1], spellings.unit_words)]
    place, text = units[-1] if units else (None, "")
    if place is None or not _is_office(text, spellings):
        return {}
    return {fold(text): Given(clean(text), place, ISSUER)}


def _is_office(text: str, spellings: Spellings) -> bool:
    """Tell the name of an office, which lists its own people, from a superior and a sentence."""
    bare = fold(text) in spellings.unit_words or ":" in text
    long = len(text.split()) > LONGEST_OFFICE
    # "Huyện đoàn" is an office, "Huyện Tân Giang" is none.
    begin, gathers = (
        _longest(text, words) for words in (spellings.unit_words, spellings.gathering)
    )
    return not (bare or long) and begin > gathers


def _ends_office(words: Sequence[str], spellings: Spellings) -> bool:
    return begins_with(" ".join(words), spellings.office_ends) or words[0][0] in "(,;:"


def _longest(text: str, words: tuple[str, ...]) -> int:
    """Give how many letters of a text the longest of the words are that it begins with."""
    return max((len(word) for word in words if begins_with(text, (word,))), default=0)


def is_commune(given: Given, spellings: Spellings) -> bool:
    """Tell whether a unit is a commune, or a body that governs one."""
    return begins_with(spellings.units.place_key(str(given.value)), spellings.communes)


def says_unit(columns: Mapping[int, ColumnMeaning], sections: Sections) -> bool:
    """Tell whether a column or a section of a table says the unit."""
    told = any(meaning.field in {"unit", "position_unit"} for meaning in columns.values())
    return told or any("unit" in values for _, values in sections)


def issuing_unit(text: str, spellings: Spellings) -> str | None:
    """Give the commune that a line names as the issuer, or a title as the one it is about."""
    words = text.split()
    titled = begins_with(text, spellings.title_words)
    communes = spellings.communes if has_marks(text) else _unmarked(spellings.communes)
    for at in range(min(len(words), MOST_BEFORE)):
        if not begins_with(" ".join(words[at:]), communes):
            continue
        before = words[:at]
        if not titled and _goes_on(before, words[at:], spellings):
            continue
        if before and begins_with(before[-1], spellings.owner_words):
            return _named(words[at:], spellings)
        if titled and _is_about(before, words[at:], spellings):
            return _named(words[at:], spellings)
        if not titled and _is_body(" ".join(before), spellings):
            return _named(words[at:], spellings)
    return None


def _goes_on(before: Sequence[str], words: Sequence[str], spellings: Spellings) -> bool:
    """Tell whether a sentence goes on behind the word for a commune: "…, UBND xã họp xét".

    A name in small letters is one behind a body alone: "UBND xã long thuận".
    """
    size = 1 if begins_with(words[0], spellings.communes) else 2
    small = len(words) > size and words[size][0].islower()
    text = " ".join(before)
    return small and bool(text) and not spellings.units.bodies.fullmatch(spellings.units.key(text))


@lru_cache
def _unmarked(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(unmark, words))


def _is_about(before: Sequence[str], words: Sequence[str], spellings: Spellings) -> bool:
    """Tell whether a title is about the one commune it names behind those it lists, or a dash.

    "Cán bộ xã trẻ" and "cán bộ xã dự nguồn" are those of any commune.
    """
    if before and before[-1] in DASHES:
        return True
    name = words[1:] if begins_with(words[0], spellings.communes) else words[2:]
    told = " ".join(before)
    people = any(f" {fold(told)}".endswith(f" {one}") for one in spellings.people)
    own = len(name) > 1 and name[0][0].isupper() and name[1][0].isupper()
    group = spellings.categories.match(fold(" ".join(name)))
    others = (begins_with(" ".join(name[at:]), spellings.communes) for at in range(len(name)))
    return people and own and not group and not any(others)


def _is_body(text: str, spellings: Spellings) -> bool:
    """Tell whether a text ends in a body that governs the place after it, or is nothing."""
    if not text or ":" in text:
        return not text
    key, bodies = spellings.units.key(text), spellings.units.bodies
    if not has_marks(text):
        key, bodies = unmark(key), spellings.units.unmarked_bodies
    starts = [0, *(at + 1 for at, letter in enumerate(key) if letter == " ")]
    return any(bodies.fullmatch(key[start:]) for start in starts)


def _named(words: Sequence[str], spellings: Spellings) -> str | None:
    """Give a commune's name out of the words that begin with it, as far as it goes."""
    cut = CUT.split(" ".join(words), maxsplit=1)[0].split()
    communes = (*spellings.communes, *_unmarked(spellings.communes))
    size = next(n for n in (1, 2) if begins_with(" ".join(cut[:n]), communes) or n > 1)
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
