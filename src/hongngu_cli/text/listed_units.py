"""The units of a list, found in what people write: a cell, a title, the name of a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hongngu_cli.model.units import Unit
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.fold import clean, fold, has_marks, unmark
from hongngu_cli.text.spellings import (
    NOTHING,
    SHORTEST_PHRASE,
    UnitSpellings,
    as_written,
    either_way,
)

MONTHS = "|".join({fold("tháng"), unmark("tháng")})
PERIOD = rf"0?[369] (?:{MONTHS})\b(?! [0-9]{{1,2}}\b)"
PERIOD_LETTERS = ("q", "t")
"""Before a number they tell the quarter or the month of a list: "Long Hoà t11", "… q4"."""
ASIDE = r"\s[-–—]+\s|\s*[(\[]|_-+_"
"""What parts a name from the words before it, so that they say nothing of it."""
DAY = re.compile(
    r"(?<!\d)(?:\d{1,2}([-./_])\d{1,2}\1(?:20)?\d{2}"
    r"|(?:0\d|(?<=\s)1?\d)[-./_](?:19|20)\d{2}"
    r"|(?<=\s)(?:0[1-9]|1[3-9]|[23]\d)[-./](?:0?[1-9]|1[0-2]))(?!\d)"
)
"""A day or a month written with signs: "20-5-2026", "05.2026", "20-5"; for "Long Hoà 2-2026" a
space must tell that the number is no part of the name before it."""
SCHOOL = rf"(?<!{fold('các')} )(?<!{unmark('các')} )(?:{fold('trường')}|{unmark('trường')})"
"""Before the name of one; "các trường" are all of a place, which itself tells of them."""
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
LAST_WORD = re.compile(r"(?<=\w )\w+$")
Names = frozenset[str]
NOBODY: Names = frozenset()


def with_arabic_number(name: str) -> str:
    """Write the number that a unit's name ends with in digits.

    >>> with_arabic_number("Xã An Phước II"), with_arabic_number("An Phước 02")
    ('Xã An Phước 2', 'An Phước 2')
    """
    return LAST_WORD.sub(lambda one: _in_digits(one[0]), name.strip())


def _in_digits(word: str) -> str:
    number = int(word) if word.isdecimal() else ROMAN.get(word.casefold())
    return word if number is None else str(number)


class ListedUnits:
    """Finds units of a list by any spelling; similarity never makes one of another."""

    def __init__(self, listed: Sequence[Unit], vocabulary: Vocabulary) -> None:
        """Fold each unit's name, its aliases, and those the vocabulary has for it."""
        self.units = UnitSpellings(vocabulary)
        aliases = {unit.name: unit.aliases for unit in vocabulary.unit}
        keys: dict[str, set[str]] = {}
        bare: dict[str, set[str]] = {}
        for unit in listed:
            known = self.units.known(unit.name)
            more = (known, *aliases[known]) if known else ()
            for spelling in (unit.name, *unit.aliases, *more):
                key = self.units.place_key(spelling)
                keys.setdefault(key, set()).add(unit.name)
                if not has_marks(spelling):
                    bare.setdefault(key, set()).add(unit.name)
        around, addressing = words_around(vocabulary), vocabulary.rows.addressing
        either = as_written(either_way(addressing))
        self.to_nobody = re.compile(rf"(?<!\w){either}(?=(?:{ASIDE}))", re.IGNORECASE)
        self.marked = Forms(keys, self.units, around)
        self.unmarked = Forms(_unmarked(keys), self.units, around)
        self.typed_bare = Forms(_unmarked(bare), self.units, around)

    def called(self, text: str) -> Names:
        """Give the unit that a whole text names; several where it may be any of them."""
        found = (forms.called(key) for forms, key in self._forms(text, self.units.place_key))
        return next(filter(None, found), NOBODY)

    def within(self, text: str) -> tuple[Names, Names]:
        """Give the units that a longer text surely names as its own, and those it may name.

        Of "Long Hoà 2-2026" the number is a unit's where there is one, and else the month's.
        Whom the text goes to ("Long Hoà A gửi Ban Tổ chức") is none that it names as its own.
        """
        own = self.to_nobody.sub(" ", clean(text))  # "gửi - Long Hoà A" goes to nobody
        found = self._found(own)
        if all(one.addressed or not one.names for one in found):
            found = self._found(DAY.sub(" ; ", own)) or found
        sure = NOBODY.union(*(one.names for one in found if one.is_sure))
        return sure, NOBODY.union(*(one.names for one in found)) - sure

    def _found(self, text: str) -> list[Found]:
        looked = self._forms(text, self.units.key)
        return [one for forms, key in looked for one in forms.within(key)]

    def _forms(self, text: str, key: Callable[[str], str]) -> Iterator[tuple[Forms, str]]:
        """Give the spellings to look among: marks count only where both sides have them."""
        if has_marks(text):
            yield self.marked, key(text)
            yield self.typed_bare, unmark(key(text))
        else:
            yield self.unmarked, unmark(key(text))


def _unmarked(keys: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    """Key units without marks, so that one key may be several units'."""
    found: dict[str, set[str]] = {}
    for key, names in keys.items():
        found.setdefault(unmark(key), set()).update(names)
    return found


@dataclass(frozen=True, slots=True)
class Around:
    """Folded words around the names of units, with marks and without.

    ``schools`` stand before the place of one. Units behind ``addressing`` are those that a
    text goes to, but for ``calling`` before it ("đơn vị gửi"). ``numbered`` are letters that
    go with a number of their own ("v2").
    """

    schools: tuple[str, ...]
    addressing: tuple[str, ...]
    calling: tuple[str, ...]
    numbered: tuple[str, ...]


def words_around(vocabulary: Vocabulary) -> Around:
    """Fold the words of a vocabulary that stand around the names of units."""
    rows = vocabulary.rows
    letters = [word for word in map(fold, rows.resent_number) if len(word) == 1]
    return Around(
        either_way(map(fold, rows.school)),
        either_way(map(fold, rows.addressing)),
        either_way(map(fold, rows.calling_sender)),
        (*letters, *PERIOD_LETTERS),
    )


@dataclass(frozen=True, slots=True)
class Found:
    """The units that a name in a text may mean; ``addressed`` says that the text goes to them."""

    names: Names
    addressed: bool

    @property
    def is_sure(self) -> bool:
        """Tell whether the name is one unit's, and the text its own."""
        return len(self.names) == 1 and not self.addressed


class Forms:
    """Keys of units, each with the word for the kind of place, and without it."""

    def __init__(
        self, whole: Mapping[str, Iterable[str]], units: UnitSpellings, around: Around
    ) -> None:
        """Note which units a bare name may mean."""
        self.units = units
        self.whole = {key: frozenset(names) for key, names in whole.items()}
        self.bare: dict[str, Names] = {}
        for key, names in self.whole.items():
            bare = self.units.without_kind(key)
            if bare != key:
                self.bare[bare] = self.bare.get(bare, frozenset()) | names
        known = _any(map(self.units.without_kind, self.whole))
        self.pattern = re.compile(
            rf"(?<!\w)(?:(?P<calling>{_any(around.calling)} )?(?P<to>{_any(around.addressing)} )"
            rf"(?:{units.any_body} )*)??(?P<school>{_school(around.schools)} )??"
            rf"(?P<kind>{units.any_kind})? ?\b(?P<bare>{known}){_goes_on(around.numbered)}"
        )

    def called(self, key: str) -> Names:
        """Give the units of a key; a place named without its kind is the one of that name."""
        bare = self.units.without_kind(key)
        if key in self.whole:
            return self.whole[key]
        return self.bare.get(key, frozenset()) if bare == key else self.whole.get(bare, frozenset())

    def within(self, text: str) -> Iterator[Found]:
        """Give what each name in a text may mean; one word alone is no name of a place."""
        addressed, end = False, 0
        for found in self.pattern.finditer(text):
            goes_on = addressed and text[end : found.start()].strip() in AND
            addressed, end = bool(found["to"] and not found["calling"]) or goes_on, found.end()
            kind, bare = found["kind"], found["bare"]
            if found["school"]:
                continue
            if kind:
                yield Found(self.called(f"{kind} {bare}"), addressed)
            elif bare in self.whole or " " in bare:
                yield Found(self.called(bare), addressed)


AND = frozenset((fold("và"), unmark("và")))


def _goes_on(numbered: Sequence[str]) -> str:
    """Find no end of a name where a letter or a small number makes it another's: "Long Hoà A".

    The months that a list is of, and its version, do not: "Long Hoà 6 tháng đầu năm", "… v2".
    """
    own = rf"{PERIOD}|{_any(numbered)} ?[0-9]"
    return rf"(?! (?!{own})(?:[^\W\d]|[0-9]{{1,2}})(?!\w))(?!\w)"


def _school(words: Sequence[str]) -> str:
    """Find a school before the name of its place; "TH" alone may be many things."""
    begins = [word for word in words if len(word) >= SHORTEST_PHRASE]
    return rf"(?:{SCHOOL} |^(?={_any(begins)})){_any(words)}(?: \w+){{0,3}}"


def _any(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, longest_first)) or NOTHING})"
