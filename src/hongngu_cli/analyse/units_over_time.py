"""Which unit of a given day a row belongs to, following units that were merged or renamed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Literal

from hongngu_cli.model.units import Succession, Unit
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.fold import fold, has_marks, unmark
from hongngu_cli.text.listed_units import ListedUnits, with_arabic_number
from hongngu_cli.text.spellings import UnitSpellings

WORD, BETWEEN = re.compile(r"\w+"), " ,;:-–—(/|"
"""What a name is parted into; what parts it from the wider place behind it."""
Outcome = Literal["same", "moved", "divided", "ended", "untold", "unlisted"]
When = dt.date | int | None
"""What a row tells of its time: a day, a year, nothing."""


@dataclass(frozen=True, slots=True)
class Followed:
    """The unit that a name leads to, and how.

    Where it could not be followed (``divided``, ``ended``, ``untold``: merged of several, when
    looked at before) ``name`` is as far as it went, and ``at`` is the succession that stopped it;
    of ``moved`` it is the last one on the way, and ``former`` the name it moved from.
    """

    name: str
    outcome: Outcome
    at: Succession | None = None
    former: str | None = None


class UnitsOverTime:
    """Follows names of units to those in force on a day."""

    def __init__(self, vocabulary: Vocabulary, day: dt.date) -> None:
        """Sort the successions by day, and fold their names once."""
        self.vocabulary, self.units = vocabulary, UnitSpellings(vocabulary)
        self.label: dict[str, str] = {}
        by_day = sorted(vocabulary.succession, key=lambda one: one.since)
        steps = [(one, self._keys(one.former), self._keys(one.successors)) for one in by_day]
        self.forward = [step for step in steps if step[0].since <= day]
        self.backward = [step for step in reversed(steps) if step[0].since > day]
        self.kindless: dict[str, list[str]] = {}
        for key in self.label:
            self.kindless.setdefault(self.units.without_kind(key), []).append(key)
        self.within: dict[str, set[str]] = {}
        for one, former, successors in steps:
            for key in (*former, *successors):
                self.within.setdefault(key, set()).update(map(fold, one.within))
        self.places = sorted(set().union(*self.within.values()))
        self.longest = max((len(place.split()) for place in self.places), default=0)
        self._known: dict[tuple[str, When], Followed] = {}

    def _keys(self, names: Iterable[str]) -> tuple[str, ...]:
        keys = []
        for name in names:
            keys.append(key := self.units.place_key(name))
            self.label.setdefault(key, self.units.known(name) or name)
        return tuple(keys)

    def follow(self, name: str, when: When) -> Followed:
        """Give the unit of the day that a name, written at some time, stands for."""
        asked = (name, when)
        if asked not in self._known:
            self._known[asked] = self._found(name, when)
        return self._known[asked]

    def _found(self, name: str, when: When) -> Followed:
        meant = self._named(name) or self._placed(name)
        if not meant:
            fitting = self._spelt_otherwise(name)
            if len(fitting) > 1 and any(one in self.label for one in fitting):
                return Followed(name, "untold")
            meant = [one for one in fitting if one in self.label]
        ends = [self._led(one, when) for one in meant]
        if not ends:
            return Followed(name, "unlisted")
        if all(one.outcome == "same" for one in ends) and len(set(ends)) > 1:
            return Followed(name, "same")
        led = [one for one in ends if one.outcome in {"same", "moved"}]
        if len({one.name for one in led}) > 1:  # a name without its kind that stands for two
            return Followed(name, "untold")
        return next((one for one in led if one.outcome == "moved"), (led or ends)[0])

    def _named(self, name: str) -> list[str]:
        """Give the keys of the units that have just this name, with or without their kind."""
        key = self.units.place_key(name)
        return [key] if key in self.label else self.kindless.get(key, [])

    def _placed(self, name: str) -> list[str]:
        """Give the keys of the units that a name means behind which their wider places stand."""
        head, places = name, set[str]()
        while cut := self._cut(head):
            head, place = cut
            places.add(place)
        meant = self._named(head) if places else []
        if places and not meant:
            meant = sorted(self._spelt_otherwise(head))
        fitting = [key for key in meant if places <= self.within.get(key, set())]
        return fitting if len(fitting) == len(meant) else []

    def _cut(self, name: str) -> tuple[str, str] | None:
        """Part a name from the wider place behind it, the longest that is written there."""
        words = [word.start() for word in WORD.finditer(name)]
        for start in words[1:][-self.longest :]:
            tail = fold(name[start:])
            bare = None if has_marks(tail) else tail
            for place in self.places:
                if tail == place or bare == unmark(place):
                    return name[:start].rstrip(BETWEEN), place
        return None

    def _spelt_otherwise(self, name: str) -> set[str]:
        """Give the keys of the units that a name without marks or with a number may mean."""
        found = self._listed.called(name) or self._listed.called(with_arabic_number(name))
        return {self.units.place_key(one) for one in found}

    @cached_property
    def _listed(self) -> ListedUnits:
        """List the units that the vocabulary has, made when a name is met that it has not."""
        names = (*self.label.values(), *(unit.name for unit in self.vocabulary.unit))
        listed = [Unit(name, (with_arabic_number(name),)) for name in dict.fromkeys(names)]
        return ListedUnits(listed, self.vocabulary)

    def _led(self, key: str, when: When) -> Followed:
        start, at = key, None
        for one, former, successors in self.forward:
            if key not in former:
                continue
            if len(successors) == 1:
                key, at = successors[0], one
            elif not (key in successors and _since(one, when)):
                return Followed(self.label[key], "divided" if successors else "ended", one)
        for _, steps in groupby(self.backward, key=lambda step: step[0].since):
            came = [step for step in steps if key in step[2]]
            origins = dict.fromkeys(name for _, former, _ in came for name in former)
            if not came or (key in origins and _before(came[0][0], when)):
                continue
            if len(origins) > 1:
                return Followed(self.label[key], "untold", came[0][0])
            key, at = next(iter(origins)), came[0][0]
        if key == start:
            return Followed(self.label[key], "same")
        return Followed(self.label[key], "moved", at, self.label[start])


def _since(one: Succession, when: When) -> bool:
    """Tell whether something surely happened on the day of a succession or after it."""
    first = dt.date(when, 1, 1) if isinstance(when, int) else when
    return first is not None and first >= one.since


def _before(one: Succession, when: When) -> bool:
    """Tell whether something surely happened before the day of a succession."""
    last = dt.date(when, 12, 31) if isinstance(when, int) else when
    return last is not None and last < one.since
