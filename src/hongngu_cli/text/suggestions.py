"""The nearest known spelling of a word: asked back, never taken for granted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hongngu_cli.text.fold import unmark

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hongngu_cli.model.levels import Level
    from hongngu_cli.model.vocabulary import Vocabulary


NUMBERS = re.compile(r"[0-9]+")
ALIKE = 0.75
"""So much of two texts must be the same letters in the same order, as a share of both."""
SHORTEST = 4
"""Fewer letters are alike by chance."""


def asked_back(label: str) -> str:
    """Ask whether a label was meant."""
    return f'Có phải "{label}"? Nếu đúng, sửa ô này'


class Suggestions:
    """Known spellings and what each means.

    >>> levels = Suggestions([("trung cấp", "Trung cấp LLCT"), ("thạc sĩ", "Thạc sĩ")])
    >>> levels.nearest("Trung cắp"), levels.nearest("thạt sĩ"), levels.nearest("khác")
    ('Trung cấp LLCT', 'Thạc sĩ', None)
    """

    def __init__(self, spellings: Iterable[tuple[str, str]]) -> None:
        """Take pairs of spelling and label; a spelling without marks of two labels is dropped."""
        self.labels: dict[str, str] = {}
        self.written: dict[str, str] = {}
        twofold = set()
        for spelling, label in spellings:
            bare = unmark(spelling)
            self.written.setdefault(bare, spelling)
            if self.labels.setdefault(bare, label) != label:
                twofold.add(bare)
        for bare in twofold | {""} & self.labels.keys():
            del self.labels[bare]
        self.known: dict[str, str | None] = {}
        """Texts asked for, each with the bare spelling that is nearest."""

    def nearest(self, typed: str) -> str | None:
        """Give the label that was most likely meant: other marks first, then other letters."""
        near = self._nearest(typed)
        return self.labels[near] if near else None

    def told(self, typed: str) -> str | None:
        """Give that label, behind a name of its own that the text is near to.

        >>> Suggestions([("thạc sĩ", "Thạc sĩ"), ("cao học", "Thạc sĩ")]).told("cao hcoj")
        'Cao học (Thạc sĩ)'
        """
        near, label = self._nearest(typed), self.nearest(typed)
        if not near or not label or near in unmark(typed):
            return label
        words = near.split()
        short = min(map(len, words)) <= LONGEST_ABBREVIATION
        if len(words) == 1 or short or {*words} & {*unmark(label).split()}:
            return label
        written = self.written[near]
        return f"{written[:1].upper()}{written[1:]} ({label})"

    def _nearest(self, typed: str) -> str | None:
        if typed not in self.known:
            bare = unmark(typed)
            alike = bare if bare in self.labels else None
            self.known[typed] = alike or self._within(bare) or self._alike(bare)
        return self.known[typed]

    def _within(self, bare: str) -> str | None:
        """Find a spelling of several words inside a longer text; "chưa" makes it another."""
        text, negation = f" {bare} ", _parted(bare)[0]
        found = [one for one in self.labels if " " in one and f" {one} " in text]
        found = [one for one in found if _parted(one)[0] == negation]
        return max(found, key=len) if found else None

    def _alike(self, bare: str) -> str | None:
        """Find a spelling of other letters, the same numbers and the same "chưa" before it.

        None where several are equally near: "BC LLCT" may be "SC", "TC" or "CC LLCT".
        """
        if len(bare) < SHORTEST:
            return None
        # Most runs ask for nothing back.
        from rapidfuzz import process
        from rapidfuzz.distance import Indel

        numbers, (negation, words) = NUMBERS.findall(bare), _parted(bare)
        words = _topic(words)
        candidates: dict[str, list[str]] = {}
        for one in self.labels:
            begun, whole = _parted(one)
            rest = _topic(whole)
            if begun != negation or NUMBERS.findall(one) != numbers or _begin_unlike(words, rest):
                continue
            candidates.setdefault(rest, []).append(one)
        alike = process.extract(
            words,
            list(candidates),
            scorer=Indel.normalized_similarity,
            score_cutoff=ALIKE,
            limit=None,
        )
        near = [one for rest, ratio, _ in alike if ratio == alike[0][1] for one in candidates[rest]]
        return near[0] if len({self.labels[one] for one in near}) == 1 else None


def _parted(bare: str) -> tuple[str, str]:
    """Part the word that makes the rest mean its opposite from the rest."""
    first, _, rest = bare.partition(" ")
    return (first, rest) if first in NEGATIONS and rest else ("", bare)


def _topic(bare: str) -> str:
    """Leave out that it is a course: texts that have only this in common are not alike."""
    begun = next((one for one in COURSES if bare.startswith(one)), "")
    return bare[len(begun) :]


COURSES = ("boi duong ", "bd ")
NEGATIONS = frozenset(("chua", "khong"))


def _begin_unlike(bare: str, other: str) -> bool:
    """Tell whether texts begin with abbreviations that differ: "TC luật" and "ĐH luật".

    A word that only one of them has is none of these: "Xã An Phước" and "An Phước".
    """
    first, *second = bare.split()[:2]
    others, *other_second = other.split()[:2]
    if first in {others, *other_second} or others in second:
        return False
    return max(len(first), len(others)) <= LONGEST_ABBREVIATION


LONGEST_ABBREVIATION = 2


def level_suggestions(vocabulary: Vocabulary, group: str | None) -> Suggestions:
    """Give the levels with their spellings; below a heading of a group, with that group's own."""
    alone = [(word, level) for level in vocabulary.level for word in _spellings_alone(level)]
    own = [
        (word, level)
        for level in vocabulary.level
        if level.group == group
        for word in (level.short, *level.under_group, *level.assumed)
    ]
    taken = {unmark(word) for word, _ in own}
    others = [(word, level) for word, level in alone if unmark(word) not in taken]
    return Suggestions((word, level.label) for word, level in (*own, *others))


def coded_suggestions(vocabulary: Vocabulary) -> Mapping[str, Suggestions]:
    """Give the values of each coded field with their spellings."""
    fields = dict.fromkeys(coded.field for coded in vocabulary.coded)
    return {
        field: Suggestions(
            (spelling, coded.label)
            for coded in vocabulary.coded
            if coded.field == field
            for spelling in (coded.label, *coded.spellings)
        )
        for field in fields
    }


def _spellings_alone(level: Level) -> tuple[str, ...]:
    """List the spellings that need no heading to mean the level."""
    known = (level.label, *level.spellings, *level.abbreviations, *level.assumed)
    return (*known, *level.suggested)
