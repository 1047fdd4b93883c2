"""Every number of a text: what it is, what it is worth, how exact it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

from hongngu_cli.model.passage import Numeral, NumeralKind
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.numerals import digits
from hongngu_cli.text.numerals.names import list_numbers, names_in
from hongngu_cli.text.numerals.spelt import SPELT, read_spelt
from hongngu_cli.text.numerals.surroundings import Surroundings, Written

NUMBER = re.compile(
    r"(?<![\w.,])\d+(?:[.,]\d+)*(?:\s?/\s?\d+(?:[.,]\d+)*)?"
    r"|(?<=[^\W\d][.,])\d+(?:[.,]\d+)*|(?<=\d[.,]\s)\d+(?:[.,]\d+)*"
)
SPACED = re.compile(r"(?<![\w.,/])\d{1,2},\s\d{1,2}(?=\s?%)")
SPACE_GROUPED = re.compile(
    r"(?<![\w.,/])[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})+(?![\w/]|[.,]\d)"
)
NEXT = re.compile(r"\s*(?:,|và|hoặc|;|-)\s*")
SPELT_NO_MORE = re.compile(r"(?:\d|\bphẩy)\s*$")
"""Behind these "năm" is a year, and words are decimals: "30 năm tuổi Đảng", "hai phẩy năm"."""
LONGEST = 40
"""A number of more signs counts nothing that there is."""
SHORT = 2
"""Names that go on in a list ("đối tượng 1, 2, 3") have no more digits."""


def lowered(text: str) -> str:
    """Give the text in small letters, letter by letter, so that places stay the same."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(map(_small, text))


def _small(letter: str) -> str:
    small = letter.lower()
    return small if len(small) == 1 else letter


class NumeralReader:
    """Reads the numbers of texts, which are in Unicode's composed form."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take the words around numbers."""
        self.around = Surroundings(vocabulary)

    def read(self, text: str) -> tuple[Numeral, ...]:
        """Give every number of the text, in its order; none overlaps another."""
        lower = lowered(text)
        found: list[Numeral] = []
        taken: set[int] = set()
        sources = (list_numbers(text), names_in(text), self._in_digits(text, lower))
        for source in (*sources, self._spelt(text, lower)):
            for numeral in source:
                where = range(numeral.start, numeral.end)
                if taken.isdisjoint(where):
                    taken.update(where)
                    found.append(numeral)
        found.sort(key=lambda numeral: numeral.start)
        bounds = self.around.thresholds(lower)
        told = [_as_name(one) if one.start in bounds else one for one in found]
        return tuple(self._named_on(lower, told))

    def _named_on(self, lower: str, numerals: list[Numeral]) -> Iterator[Numeral]:
        """Let names go on in lists of them: "đối tượng 1, 2, 3", "Điều 3, 5 và 7"."""
        before: Numeral | None = None
        for numeral in numerals:
            on = (
                before is not None
                and (before.kind, numeral.kind) == ("name", "count")
                and before.text.isdigit()
                and numeral.text.isdigit()
                and len(numeral.text) <= SHORT
                and NEXT.fullmatch(lower, before.end, numeral.start)
                and not self.around.unit_at(lower, numeral.end)
            )
            before = _as_name(numeral) if on else numeral
            yield before

    def _in_digits(self, text: str, lower: str) -> Iterator[Numeral]:
        readers: tuple[tuple[re.Pattern[str], Reader], ...] = (
            (self.around.compound, digits.compound),
            (SPACED, digits.share),
            (SPACE_GROUPED, digits.grouped_by_spaces),
            (NUMBER, _number),
        )
        for pattern, reader in readers:
            for found in pattern.finditer(lower if reader is digits.compound else text):
                at = self.around.written(text, lower, *found.span())
                long = len(at.digits) > LONGEST
                if numeral := digits.named(at) if long else reader(at, self.around):
                    yield numeral

    def _spelt(self, text: str, lower: str) -> Iterator[Numeral]:
        """Give numbers in words where what they count follows, or "duy nhất" stands before."""
        for found in SPELT.finditer(lower):
            value = read_spelt(found[0])
            if not value or found[0].startswith("không"):
                continue
            at = self.around.written(text, lower, *found.span())
            year = found[0] == "năm" and self.around.of_year.of(at.left)
            if year or SPELT_NO_MORE.search(at.left):
                continue
            percent = self.around.percent.match(lower, at.end)
            if not (percent or at.unit or self.around.only.of(at.left)):
                continue
            money = at.unit is not None and at.unit.kind == "money"
            kind: NumeralKind = "share" if percent else "money" if money else "count"
            end = percent.end() if percent else at.end
            bound, amount = self.around.bound_of(at.left), Fraction(value)
            yield Numeral(
                text[at.start : end], at.start, end, kind, amount, bound=bound, spelt=True
            )


Reader = Callable[[Written, Surroundings], Numeral | None]


def _number(at: Written, around: Surroundings) -> Numeral:
    if "/" in at.digits:
        return digits.ratio(at, around)
    return digits.share(at, around) or digits.number(at, around)


def _as_name(numeral: Numeral) -> Numeral:
    return replace(numeral, kind="name", value=Fraction(0))
