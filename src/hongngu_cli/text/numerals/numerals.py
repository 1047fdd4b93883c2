"""Every number of a text: what it is, what it is worth, how exact it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from hongngu_cli.model.passage import Flaw, Numeral, NumeralKind
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.numerals.names import list_numbers, names_in
from hongngu_cli.text.numerals.spelt import SPELT, read_spelt
from hongngu_cli.text.numerals.surroundings import BEFORE, TIME, Surroundings
from hongngu_cli.text.numerals.values import Digits, read_digits

NUMBER = re.compile(
    r"(?<![\w.,])\d+(?:[.,]\d+)*(?:\s?/\s?\d+(?:[.,]\d+)*)?"
    r"|(?<=[^\W\d][.,])\d+(?:[.,]\d+)*|(?<=\d[.,]\s)\d+(?:[.,]\d+)*"
)
SPACED = re.compile(r"(?<![\w.,/])\d{1,2},\s\d{1,2}(?=\s?%)")
SPACE_GROUPED = re.compile(
    r"(?<![\w.,/])[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})+(?![\w/]|[.,]\d)"
)
BROKEN_SPACE = "\u00a0\u2009\u202f"
CAPITALISED = re.compile(r"(?<!\w)([^\W\d_]+)\s+([^\W\d_]+)\s+$")
NEXT = re.compile(r"\s*(?:,|và|hoặc|;|-)\s*")
LISTING = re.compile(r"\s*[;,)]")
FIRST_YEAR, LAST_YEAR = 1900, 2099
MOST_MONTHS, MOST_DAYS, MOST_PLACES = 12, 31, 5
YEAR_DIGITS = 4


def lowered(text: str) -> str:
    """Give the text in small letters, letter by letter, so that places stay the same."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(map(_small, text))


def _small(letter: str) -> str:
    small = letter.lower()
    return small if len(small) == 1 else letter


class NumeralReader:
    """Reads the numbers of texts, which are in Unicode's composed form."""

    def __init__(self, words: ProofreadWords) -> None:
        """Take the words around numbers."""
        self.around = Surroundings(words)

    def read(self, text: str) -> tuple[Numeral, ...]:
        """Give every number of the text, in its order; none overlaps another."""
        lower = lowered(text)
        found: list[Numeral] = []
        taken: set[int] = set()
        sources = (list_numbers(text), names_in(text), self._digits(text, lower))
        for source in (*sources, self._spelt(text, lower)):
            for numeral in source:
                where = range(numeral.start, numeral.end)
                if taken.isdisjoint(where) and text[numeral.start : numeral.end].strip():
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
            one = numeral
            if (
                before
                and before.kind == "name"
                and before.text.isdigit()
                and numeral.kind == "count"
                and numeral.text.isdigit()
                and len(numeral.text) <= 2  # noqa: PLR2004 - names of that kind are short
                and NEXT.fullmatch(lower, before.end, numeral.start)
                and not self.around.unit_at(lower, numeral.end)
            ):
                one = _as_name(numeral)
            yield one
            before = one

    def _digits(self, text: str, lower: str) -> Iterator[Numeral]:
        for found in SPACED.finditer(text):
            yield self._share(text, found, found[0].replace(", ", ","), "spaced")
        for found in SPACE_GROUPED.finditer(text):
            unit = self.around.unit_at(lower, found.end())
            if any(space in found[0] for space in BROKEN_SPACE) or (
                unit and unit.kind != TIME and not self._is_named(text, lower, found, 0)
            ):
                plain = re.sub(r"\s", "", found[0])
                yield self._made(text, found, "count", Digits(Fraction(plain)))
        for found in NUMBER.finditer(text):
            if "/" in found[0]:
                yield from self._with_slash(text, lower, found)
            else:
                yield self._number(text, lower, found)

    def _share(self, text: str, found: re.Match[str], digits: str, flaw: Flaw) -> Numeral:
        lower = lowered(text)
        read = read_digits(digits, decimal=True, counted=False)
        percent = self.around.percent.match(lower, found.end())
        end = percent.end() if percent else found.end()
        start = found.start()
        bound = self.around.bound_of(lower, start)
        if read is None or read.malformed:
            return Numeral(text[start:end], start, end, "share", Fraction(0), flaw="malformed")
        shown = text[start:end]
        return Numeral(shown, start, end, "share", read.value, read.step, bound, flaw)

    def _number(self, text: str, lower: str, found: re.Match[str]) -> Numeral:
        end = found.end()
        if self.around.percent.match(lower, end):
            return self._share(text, found, found[0], "")
        scaled = self.around.scaled.match(lower, end)
        unit = self.around.unit_at(lower, end)
        money = unit is not None and unit.kind == "money"
        decimal = bool(scaled) or money or (unit is not None and unit.kind == "size")
        read = read_digits(found[0], decimal=decimal, counted=unit is not None and not decimal)
        if read is None:
            return _name(text, found)
        value = read.value
        if not (scaled or money):
            year = self._year(lower, found, value, counted=unit is not None)
            if year or self._is_named(text, lower, found, value):
                return _name(text, found, "year" if year else "name")
        if read.malformed:
            start = found.start()
            return Numeral(found[0], start, end, "count", value, flaw="malformed")
        if scaled:
            times = self.around.scales[scaled[1]]
            kind: NumeralKind = "money" if scaled[2] else "count"
            return self._made(text, found, kind, Digits(value * times, read.step * times))
        glued = unit is not None and unit.start == end and unit.kind not in {"size", "money"}
        flaw: Flaw = "glued" if glued else ""
        kind = "money" if money else "count"
        return self._made(text, found, kind, read, flaw)

    def _made(
        self, text: str, found: re.Match[str], kind: NumeralKind, read: Digits, flaw: Flaw = ""
    ) -> Numeral:
        start, end = found.span()
        bound = self.around.bound_of(lowered(text), start)
        return Numeral(text[start:end], start, end, kind, read.value, read.step, bound, flaw)

    def _year(self, lower: str, found: re.Match[str], value: Fraction, *, counted: bool) -> bool:
        """Tell a year: four digits of our time, behind "năm" or before no unit."""
        if not (len(found[0]) == YEAR_DIGITS and FIRST_YEAR <= value <= LAST_YEAR):
            return False
        left = lower[max(0, found.start() - BEFORE) : found.start()]
        return not counted or left.rstrip().endswith("năm")

    def _is_named(self, text: str, lower: str, found: re.Match[str], value: Fraction | int) -> bool:
        """Tell a number that belongs to a name by the words before it."""
        around = self.around
        left = lower[max(0, found.start() - BEFORE) : found.start()]
        counted = around.unit_at(lower, found.end()) is not None
        if always := around.always_named.search(left):
            word = always[0].strip(" :\u00a0")
            most = {"tháng": MOST_MONTHS, "năm": 0, "quý": 4}.get(word, LAST_YEAR)
            return not counted or value <= most
        if around.named.search(left) and not around.counting.search(left):
            return not counted
        if counted:
            return False
        return self._ends_a_name(text, left, found, value)

    def _ends_a_name(
        self, text: str, left: str, found: re.Match[str], value: Fraction | int
    ) -> bool:
        words = CAPITALISED.search(text, max(0, found.start() - BEFORE), found.start())
        if not words or not words[2][0].isupper():
            return False
        if self.around.scheme.search(left):
            return True
        small = value <= MOST_PLACES and not found[0].startswith("0")
        if small and self.around.place.search(left):
            return True
        listed = LISTING.match(text, found.end())
        return words[1][0].isupper() and not listed and found.end() < len(text.rstrip())

    def _with_slash(self, text: str, lower: str, found: re.Match[str]) -> Iterator[Numeral]:
        above, _, below = found[0].partition("/")
        unit = self.around.unit_at(lower, found.end())
        left = lower[max(0, found.start() - BEFORE) : found.start()]
        first, second = (
            read_digits(part.strip(), decimal=False, counted=True) for part in (above, below)
        )
        whole = first and second and not first.malformed and not second.malformed
        if not (first and second and whole) or not second.value:
            yield _name(text, found)
            return
        part, base = int(first.value), int(second.value)
        if first.step != 1 or second.step != 1 or self.around.schooling.search(left):
            yield _name(text, found)
        elif unit is None and self.around.day.search(left) and _is_day(part, base):
            yield _name(text, found, "date")
        elif unit is None and base >= FIRST_YEAR and part >= FIRST_YEAR and "." not in found[0]:
            yield _name(text, found, "year")
        elif unit is None and (
            self.around.always_named.search(left) or self.around.named.search(left)
        ):
            yield _name(text, found)
        else:
            start, end = found.span()
            bound = self.around.bound_of(lower, start)
            value, both = Fraction(part, base), (part, base)
            yield Numeral(found[0], start, end, "ratio", value, bound=bound, ratio=both)

    def _spelt(self, text: str, lower: str) -> Iterator[Numeral]:
        """Give numbers in words where what they count follows, or "duy nhất" stands before."""
        for found in SPELT.finditer(lower):
            value = read_spelt(found[0])
            if not value or found[0].startswith("không"):
                continue
            left = lower[max(0, found.start() - BEFORE) : found.start()]
            five = found[0] == "năm" and self.around.of_year.search(f"{left}năm")
            unit = self.around.unit_at(lower, found.end())
            if five or not (unit or self.around.only.search(left)):
                continue
            start, end = found.span()
            bound = self.around.bound_of(lower, start)
            shown = text[start:end]
            yield Numeral(shown, start, end, "count", Fraction(value), bound=bound, spelt=True)


def _name(text: str, found: re.Match[str], kind: NumeralKind = "name") -> Numeral:
    start, end = found.span()
    return Numeral(text[start:end], start, end, kind, _year_of(found[0], kind))


def _as_name(numeral: Numeral) -> Numeral:
    return replace(numeral, kind="name", value=Fraction(0))


def _year_of(text: str, kind: NumeralKind) -> Fraction:
    return Fraction(text) if kind == "year" and text.isdigit() else Fraction(0)


def _is_day(day: int, month: int) -> bool:
    return 0 < day <= MOST_DAYS and 0 < month <= MOST_MONTHS
