"""What stands before and behind a number: bounds, names, scales, and what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from hongngu_cli.model.passage import Bound
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.spellings import as_written

BEFORE = 60
"""So many letters before a number may say what it is."""
TIME = "time"


@dataclass(frozen=True, slots=True)
class UnitFound:
    """The word behind a number that tells what it counts, its kind, and where it stands."""

    word: str
    kind: str
    start: int
    end: int


def before(phrases: Iterable[str]) -> re.Pattern[str]:
    """Find any of the phrases as the last words of a text, in small letters."""
    return re.compile(rf"(?<!\w){as_written(phrases)}\s*:?\s*$")


class Surroundings:
    """Knows the words around numbers. All texts are given in small letters."""

    def __init__(self, words: ProofreadWords) -> None:
        """Make patterns of the words once."""
        self.kinds = {word: unit.kind for unit in words.unit for word in unit.words}
        self.kinds |= dict.fromkeys(words.money, "money")
        self.units = re.compile(rf"\s*({as_written(self.kinds)})(?!\w)")
        self.scales = {word: scale.times for scale in words.scale for word in scale.words}
        scale = as_written(self.scales)
        self.scaled = re.compile(rf"\s*({scale})(?!\w)(?:\s+({as_written(words.money)})(?!\w))?")
        self.percent = re.compile(rf"\s*{as_written(words.percent)}")
        self.bounds: tuple[tuple[Bound, re.Pattern[str]], ...] = (
            ("about", before(words.about)),
            ("most", before(words.most)),
            ("least", before(words.least)),
        )
        self.compared = before(f"{word} hơn" for word in words.comparing)
        self.always_named = before(words.always_names)
        self.named = before(words.names)
        self.counting = before(f"{word} số" for word in words.counting)
        self.schooling = before(words.schooling)
        self.day = before(words.days)
        self.scheme = re.compile(rf"(?<!\w){as_written(words.schemes)}(?:\s+\w+){{1,6}}\s+$")
        self.place = re.compile(rf"(?<!\w){as_written(words.places)}(?:\s+\w+){{1,4}}\s+$")
        self.of_year = before(f"{word} năm" for word in words.of_years)
        self.only = before(words.only)
        number, some = r"\d+(?:[.,]\d+)*", r"(?:\s+[^\W\d]+)"
        since, until, upwards = map(as_written, (words.since, words.until, words.upwards))
        self.grown = before(("tăng", "giảm", "lên"))
        begins = rf"(?<!\w){since}\s+({number})\s?%?"
        self.range = re.compile(rf"{begins}{some}{{0,3}}\s+{until}\s+({number})")
        self.threshold = re.compile(
            rf"{begins}{some}{{0,5}}\s+{upwards}"
            rf"|(?<![\w.,])({number})\s?%?(?:\s*{as_written(self.kinds)})?\s+{upwards}"
        )

    def thresholds(self, text: str) -> set[int]:
        """Give where numbers begin that bound something: "từ 10 đến dưới 20 đảng viên"."""
        ranges = (one for one in self.range.finditer(text) if not self._is_growth(text, one))
        found = {one.start(side) for one in ranges for side in (1, 2)}
        return found | {one.start(one.lastindex or 1) for one in self.threshold.finditer(text)}

    def _is_growth(self, text: str, found: re.Match[str]) -> bool:
        return bool(self.grown.search(text[max(0, found.start() - BEFORE) : found.start()]))

    def unit_at(self, text: str, at: int) -> UnitFound | None:
        """Give what a number that ends there counts; the month of "ngày 5 tháng 9" is no unit."""
        found = self.units.match(text, at)
        if not found:
            return None
        word = found[1]
        kind = self.kinds[word]
        if kind == TIME and re.match(r"\s+\d", text[found.end() : found.end() + 3]):
            return None
        return UnitFound(word, kind, found.start(1), found.end())

    def bound_of(self, text: str, start: int) -> Bound:
        """Tell whether the number that starts there is exact."""
        left = text[max(0, start - BEFORE) : start]
        if self.compared.search(left) or re.search(r"\d\s*(?:[^\W\d]+\s+){0,3}trên\s+$", left):
            return "exact"
        return next((bound for bound, words in self.bounds if words.search(left)), "exact")
