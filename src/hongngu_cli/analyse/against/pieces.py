"""A passage as figures, marks, periods and words of which it is known what they say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from hongngu_cli.model.proofread import Mention
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.fold import fold
from hongngu_cli.text.levels import AMBIGUOUS, NONE, LevelSpellings
from hongngu_cli.text.periods import Period
from hongngu_cli.text.periods_within import PeriodFound, periods_within
from hongngu_cli.text.spellings import UnitSpellings

Kind = Literal["figure", "mark", "period", "unknown", "known"]
WORD = re.compile(r"[\w\u0300-\u036f]+")
MARK = re.compile(r"[;:(),\[\]\n]|[.!?…]+(?=[\s\"”’)]|$)")
JOINS = re.compile(r"[\s,\-–/&\"“”'’.]*")
"""What may stand between the words of one phrase."""
OTHER = "other"
"""The value of a word for places of another rank than the office's: "tỉnh" to a district."""
Meaning = tuple[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A figure, a mark, a period, or words; ``what`` tells which, ``value`` of what."""

    kind: Kind
    start: int
    end: int
    text: str
    what: str = ""
    value: str = ""
    mention: Mention | None = None
    period: Period | None = None


class Scanner:
    """Knows the phrases that say something of a figure."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        units: Iterable[str],
        *,
        audiences: Iterable[str] = (),
        office: Iterable[str] = (),
        last_day: int = 31,
    ) -> None:
        """Fold all phrases once; ``units`` are those of rosters, ``audiences`` of classes."""
        self.last_day = last_day
        self.kinds = {word: one.key for one in vocabulary.counted for word in one.words}
        self.audiences = {fold(one): one for one in audiences}
        self.phrases: dict[tuple[str, ...], Meaning] = {}
        words = vocabulary.against
        self.groups = {level.key: level.group for level in vocabulary.level}
        bounds = (vocabulary.proofread.about, vocabulary.proofread.least, vocabulary.proofread.most)
        for words_of in bounds:
            self._add(words_of, "neutral")
        for audience in self.audiences.values():
            called = (audience, f"lớp {audience}", f"các lớp {audience}")
            self._add(called, "audience", audience)
        office = [name for name in office if name]
        self.has_office = bool(office)
        for what in WHATS:
            self._add(getattr(words, what), what)
        own = {word for name in office for word in fold(name).split()}
        others = [one for one in words.places if office and own.isdisjoint(fold(one).split())]
        self._add(others, "places", OTHER)
        self._add(vocabulary.rows.body, "neutral")
        self._add((*vocabulary.proofread.in_which, *vocabulary.proofread.all_of), "of-which")
        self._add(("và",), "and")
        levels = LevelSpellings(vocabulary)
        for group, key in levels.groups.items():
            self._add((group,), "group", key)
        for titles, key in levels.titles.items():
            self._add((titles,), "group", key)
        for level in vocabulary.level:
            self._add((level.short,), "level", level.key)
        for spelling, key in (*levels.assumed.items(), *levels.phrases.items()):
            what = "unclear" if key == AMBIGUOUS else "unknown" if key == NONE else "level"
            self._add((spelling,), what, key)
        for group_of in vocabulary.group:
            self._add((group_of.label,), "group", group_of.key)
        spellings = UnitSpellings(vocabulary)
        names = [name for one in vocabulary.unit for name in (one.name, *one.aliases)]
        new = [name for one in vocabulary.succession for name in one.successors]
        for name in (*new, *units, *names):
            label = spellings.known(name) or name
            self._add((name, spellings.key(name)), "unit", label)
        self._add(words.training, "training")
        self._add((f"{place} {name}" for name in office for place in words.places), "neutral")
        self._add(office, "neutral")
        self.longest = max(map(len, self.phrases), default=1)

    def _add(self, phrases: Iterable[str], what: str, value: str = "") -> None:
        for phrase in phrases:
            if key := tuple(fold(phrase).split()):
                self.phrases[key] = (what, value)

    def scan(self, text: str, mentions: Sequence[Mention]) -> list[Piece]:
        """Give the pieces of a passage in their order."""
        spans = {(one.numeral.start, one.numeral.end) for one in mentions}
        periods = [
            _period(one, text)
            for one in periods_within(text, last_day=self.last_day)
            if (one.start, one.end) not in spans
        ]
        covered = {at for one in periods for at in range(one.start, one.end)}
        figures = [self._figure(one) for one in mentions if one.numeral.start not in covered]
        covered |= {at for one in figures for at in range(one.start, one.end)}
        marks = [
            Piece("mark", found.start(), found.end(), found[0], what=_mark(found[0]))
            for found in MARK.finditer(text)
            if found.start() not in covered
        ]
        words = [found for found in WORD.finditer(text) if found.start() not in covered]
        pieces = [*figures, *periods, *marks, *self._phrases(text, words)]
        return sorted(_apart(pieces), key=lambda one: one.start)

    def _figure(self, one: Mention) -> Piece:
        """Give a number as a piece; an age narrows another figure down."""
        numeral = one.numeral
        if self.kinds.get(one.unit.lower()) == "time":
            return Piece("unknown", numeral.start, numeral.end, numeral.text)
        return Piece("figure", numeral.start, numeral.end, numeral.text, mention=one)

    def _phrases(self, text: str, words: Sequence[re.Match[str]]) -> Iterator[Piece]:
        folded = [fold(word[0]) for word in words]
        at, before = 0, None
        while at < len(words):
            length = self._length(text, words, folded, at)
            last = words[at + max(length, 1) - 1]
            start, end = words[at].start(), last.end()
            what, value = self.phrases.get(tuple(folded[at : at + length]), ("unknown", ""))
            kind: Kind = "unknown" if what == "unknown" else "known"
            piece = Piece(kind, start, end, text[start:end], what, value)
            elsewhere = self.has_office and _names_on(before, piece, text)
            before = replace(piece, kind="known", what="elsewhere") if elsewhere else piece
            yield before
            at += max(length, 1)

    def _length(
        self, text: str, words: Sequence[re.Match[str]], folded: Sequence[str], at: int
    ) -> int:
        """Give how many words from one on are the longest phrase that is known."""
        most = 1
        while most < self.longest and at + most < len(words):
            gap = text[words[at + most - 1].end() : words[at + most].start()]
            if not JOINS.fullmatch(gap) or "\n" in gap:
                break
            most += 1
        for length in range(most, 0, -1):
            if tuple(folded[at : at + length]) in self.phrases:
                return length
        return 0


WHATS = (
    *("neutral", "held", "learners", "sent", "enrolled", "completed", "studying"),
    *("allocated", "demand", "women", "men", "young", "minority", "differences", "elsewhere"),
    *("units", "links", "summed", "besides", "classes", "places"),
)
"""Kinds of words, each a list of ``AgainstWords``."""


def _names_on(before: Piece | None, piece: Piece, text: str) -> bool:
    """Tell the name behind the word for a place: "huyện Long Khê"."""
    follows = before is not None and before.what == "places"
    gap = text[before.end : piece.start] if before else ""
    return follows and not gap.strip() and piece.kind == "unknown" and piece.text[0].isupper()


def _mark(text: str) -> str:
    return {"[": "(", "]": ")", "\n": "."}.get(text, "." if text[0] in ".!?…" else text)


def _period(found: PeriodFound, text: str) -> Piece:
    said = text[found.start : found.end]
    what = "period" if found.period else "date"
    return Piece("period", found.start, found.end, said, what, period=found.period)


def _apart(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Leave out marks within phrases: the comma of "đào tạo, bồi dưỡng"."""
    told = list(pieces)
    within = {
        at for one in told if one.kind in {"known", "period"} for at in range(one.start, one.end)
    }
    return (one for one in told if one.kind != "mark" or one.start not in within)
