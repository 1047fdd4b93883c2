"""The units of a list, found in what people write: a cell, a title, the name of a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from hongngu_cli.model.units import Unit
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.fold import fold, has_marks, unmark
from hongngu_cli.text.spellings import NOTHING, SHORTEST_PHRASE, UnitSpellings

MONTHS = "|".join({fold("tháng"), unmark("tháng")})
PERIOD = rf"0?[369] (?:{MONTHS})\b(?! [0-9]{{1,2}}\b)"
GOES_ON = rf"(?! (?!{PERIOD})(?:[^\W\d]|[0-9]{{1,2}})(?!\w))(?!\w)"
"""A letter or a small number behind a name makes it another's: "Long Hoà", "Long Hoà A"; but
not the months that a report is of: "Long Hoà 6 tháng đầu năm"."""
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
        marked = [fold(word) for word in vocabulary.rows.school]
        schools = [*marked, *map(unmark, marked)]
        self.marked = Forms(keys, self.units, schools)
        self.unmarked = Forms(_unmarked(keys), self.units, schools)
        self.typed_bare = Forms(_unmarked(bare), self.units, schools)

    def called(self, text: str) -> Names:
        """Give the unit that a whole text names; several where it may be any of them."""
        found = (forms.called(key) for forms, key in self._forms(text, self.units.place_key))
        return next(filter(None, found), NOBODY)

    def within(self, text: str) -> tuple[Names, Names]:
        """Give the units that a longer text surely names, and those it may name.

        Of "Long Hoà 2-2026" the number is a unit's where there is one, and else the month's.
        """
        found = self._within(text)
        return found if any(found) else self._within(DAY.sub(" ; ", text))

    def _within(self, text: str) -> tuple[Names, Names]:
        looked = self._forms(text, self.units.key)
        found = [names for forms, key in looked for names in forms.within(key)]
        sure = frozenset(name for names in found if len(names) == 1 for name in names)
        return sure, frozenset(name for names in found for name in names) - sure

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


class Forms:
    """Keys of units, each with the word for the kind of place, and without it."""

    def __init__(
        self, whole: Mapping[str, Iterable[str]], units: UnitSpellings, schools: Sequence[str]
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
            rf"(?<!\w)({_school(schools)} )??({units.any_kind})? ?\b({known}){GOES_ON}"
        )

    def called(self, key: str) -> Names:
        """Give the units of a key; a place named without its kind is the one of that name."""
        bare = self.units.without_kind(key)
        if key in self.whole:
            return self.whole[key]
        return self.bare.get(key, frozenset()) if bare == key else self.whole.get(bare, frozenset())

    def within(self, text: str) -> Iterator[Names]:
        """Give what each name in a text may mean; one word alone is no name of a place."""
        for found in self.pattern.finditer(text):
            school, kind, bare = found.groups()
            if school:
                continue
            if kind:
                yield self.called(f"{kind} {bare}")
            elif bare in self.whole or " " in bare:
                yield self.called(bare)


def _school(words: Sequence[str]) -> str:
    """Find a school before the name of its place; "TH" alone may be many things."""
    begins = [word for word in words if len(word) >= SHORTEST_PHRASE]
    return rf"(?:{SCHOOL} |^(?={_any(begins)})){_any(words)}(?: \w+){{0,3}}"


def _any(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, longest_first)) or NOTHING})"
