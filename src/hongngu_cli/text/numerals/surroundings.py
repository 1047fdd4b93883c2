"""What stands before and behind a number: bounds, names, scales, and what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from hongngu_cli.model.passage import Bound
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.spellings import as_written

BEFORE = 60
"""So many letters before a number may say what it is."""
OPENING = "(“\"'-–;,.["
TIME = "time"
NUMBER = r"\d+(?:[.,]\d+)*"
SOME_WORD = r"(?:\s+[^\W\d]+)"
FOLLOWED = re.compile(r"\s+\d")
YEAR = re.compile(r"\s+(?:19|20)\d\d(?!\d|\s?[-–])")
IN_TURN = re.compile(r"\s+lượt")
NO_UNIT = {"ngày": FOLLOWED, "tháng": FOLLOWED, "năm": YEAR, "lần": IN_TURN}
"""Behind the month of "ngày 5 tháng 9" a number follows, behind "quý 4 năm 2020" a year; "lần
lượt" is no "lần"."""
GLUED = re.compile(r"[^\W\d]-$")
"""A hyphen without a space binds a number to its name: "Covid-19"."""
OVER = re.compile(rf"(?<![\d.,])(?!(?:19|20)\d\d\s)[\d.,]*\d\s*{SOME_WORD}{{0,3}}\s+trên\s+$")
"""In "139 đồng chí trên 301 đồng chí" it bounds nothing, in "năm 2021 cử trên 150 lượt" it does."""


@dataclass(frozen=True, slots=True)
class UnitFound:
    """The word behind a number that tells what it counts, its kind, and where it stands."""

    word: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Written:
    """A number as it stands in a text, which is also given in small letters as ``lower``.

    ``left`` is what stands before it, in small letters.
    """

    text: str
    lower: str
    start: int
    end: int
    left: str
    unit: UnitFound | None

    @property
    def digits(self) -> str:
        """The number as written."""
        return self.text[self.start : self.end]

    @property
    def before_title(self) -> bool:
        """Whether the word behind begins a title: "Khoản 2 Quyết định này"."""
        return self.unit is not None and self.text[self.unit.start].isupper()


class LastWords:
    """Tells with which of some phrases a text ends."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Take phrases in small letters."""
        self.phrases = frozenset(phrases)
        self.last = frozenset(phrase.split()[-1] for phrase in self.phrases if phrase)
        self.longest = max((len(phrase.split()) for phrase in self.phrases), default=0)

    def of(self, text: str) -> str | None:
        """Give the longest of the phrases that the text ends with, before a colon too."""
        glued = GLUED.search(text)
        words = text.rstrip(" :\u00a0\t").split()[-self.longest :]
        if not (words and (glued or self.last & {words[-1], words[-1].lstrip(OPENING)})):
            return None
        for first in range(len(words)):
            phrase = " ".join(words[first:]).lstrip(OPENING)
            if phrase in self.phrases or (glued and phrase[:-1] in self.phrases):
                return phrase
        return None


class Surroundings:
    """Knows the words around numbers. All texts are given in small letters."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Make patterns of the words once."""
        words = vocabulary.proofread
        self.kinds = {word: counted.key for counted in vocabulary.counted for word in counted.words}
        self.kinds |= dict.fromkeys(words.money, "money")
        self.units = re.compile(rf"\s*({as_written(self.kinds)})(?!\w)")
        self.scales = {word: scale.times for scale in vocabulary.scale for word in scale.words}
        scale, money = as_written(self.scales), as_written(words.money)
        self.scaled = re.compile(rf"\s*({scale})(?!\w)(\s+rưỡi(?!\w))?(?:\s+({money})(?!\w))?")
        self.money = re.compile(rf"\s*{money}(?!\w)")
        self.medals = re.compile(
            rf"(?<!\w)\d+\s+{as_written(words.medals)}\s*(?:,|;|và|,\s*và)\s*\d+\s*$"
        )
        self.compound = re.compile(
            rf"(?<![\w.,/])\d+(?:\.\d{{3}})*\s+{scale}"
            rf"(?:(?:\s+\d{{1,3}}\s+{scale})+(?:\s+\d{{3}}(?![\d.,]))?|\s+\d{{3}}(?![\d.,]))"
        )
        self.fractional = frozenset(words.fractional)
        self.percent = re.compile(rf"\s*{as_written(words.percent)}")
        self.bounds: tuple[tuple[Bound, LastWords], ...] = (
            ("about", LastWords(words.about)),
            ("most", LastWords(words.most)),
            ("least", LastWords(words.least)),
        )
        compared = (f"{word} hơn" for word in words.comparing)
        self.unbound = LastWords((*words.unbounding, *compared))
        self.always_named = LastWords(words.always_names)
        self.named = LastWords(words.names)
        counting = (f"{word} số" for word in words.counting)
        self.unnamed = LastWords((*words.no_names, *counting))
        self.predicate = frozenset((*words.little, *words.predicate))
        self.schooling = LastWords(words.schooling)
        self.day = LastWords(words.days)
        self.scheme = re.compile(rf"(?<!\w){as_written(words.schemes)}(?:\s+\w+){{1,6}}\s+$")
        self.place = re.compile(rf"(?<!\w){as_written(words.places)}(?:\s+\w+){{1,4}}\s+$")
        self.of_year = LastWords(words.of_years)
        self.only = LastWords(words.only)
        since, until, upwards = map(as_written, (words.since, words.until, words.upwards))
        begins = rf"(?<!\w){since}\s+({NUMBER})\s?%?"
        self.range = re.compile(rf"{begins}{SOME_WORD}{{0,3}}\s+{until}\s+({NUMBER})")
        self.threshold = re.compile(
            rf"{begins}{SOME_WORD}{{0,5}}\s+{upwards}"
            rf"|(?<![\w.,])({NUMBER})\s?%?(?:\s*{as_written(self.kinds)})?\s+{upwards}"
        )
        self.growing = LastWords(words.growing)

    def written(self, text: str, lower: str, start: int, end: int) -> Written:
        """Give a number with what stands around it."""
        left = lower[max(0, start - BEFORE) : start]
        return Written(text, lower, start, end, left, self.unit_at(lower, end))

    def unit_at(self, text: str, at: int) -> UnitFound | None:
        """Give what a number that ends there counts; the month of "ngày 5 tháng 9" is no unit."""
        found = self.units.match(text, at)
        if not found and (scaled := self.scaled.match(text, at)) and not scaled[3]:
            found = self.units.match(text, scaled.end())  # but "2 tỷ đồng xã hội hoá" is money
        if not found:
            return None
        word = found[1]
        kind = self.kinds[word]
        if (follows := NO_UNIT.get(word)) and follows.match(text, found.end()):
            return None
        if kind == "money" and self.medals.search(text[max(0, at - BEFORE) : at]):
            return None  # "14 vàng, 15 bạc, 13 đồng" are medals
        return UnitFound(word, kind, found.start(1), found.end())

    def bound_of(self, left: str) -> Bound:
        """Tell whether the number that follows is exact."""
        if self.unbound.of(left) or OVER.search(left):
            return "exact"
        return next((bound for bound, words in self.bounds if words.of(left)), "exact")

    def thresholds(self, text: str) -> set[int]:
        """Give where numbers begin that bound something: "từ 10 đến dưới 20 đảng viên"."""
        ranges = [
            one
            for one in self.range.finditer(text)
            if not self.growing.of(text[max(0, one.start() - BEFORE) : one.start()])
        ]
        found = {one.start(side) for one in ranges for side in (1, 2)}
        return found | {one.start(one.lastindex or 1) for one in self.threshold.finditer(text)}
