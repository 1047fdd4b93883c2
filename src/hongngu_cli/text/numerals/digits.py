"""One number in digits: a count, money, a share, a ratio, or none of these."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise

from hongngu_cli.model.passage import Flaw, Numeral, NumeralKind
from hongngu_cli.text.numerals.naming import FIRST_YEAR, is_named, is_year
from hongngu_cli.text.numerals.surroundings import TIME, Surroundings, UnitFound, Written
from hongngu_cli.text.numerals.values import Digits, read_digits

NAMES = re.compile(r"\d{1,2}\.\d{1,2}|\d{1,2}\.(?:19|20)\d\d|\d+(?:\.\d+){2,}")
"""A section or a decimal with a point, and the number of a good or a telephone."""
WHOLE = {"people", "turns", "classes", "households", "votes"}
"""Kinds of which there is no half, so that a point is a slip."""
BROKEN_SPACE = "\u00a0\u2009\u202f"
MOST_MONTHS, MOST_DAYS = 12, 31
AMOUNTS = re.compile(r"(\d+(?:\.\d{3})*)(?:\s+([^\W\d]+))?")
THOUSAND = 1000


def share(at: Written, around: Surroundings) -> Numeral | None:
    """Read a number as a share; None where no percent sign follows."""
    percent = around.percent.match(at.lower, at.end)
    if not percent:
        return None
    start, end = at.start, percent.end()
    read = read_digits(re.sub(r"\s", "", at.digits), decimal=True, counted=False)
    if read is None or read.malformed:
        return Numeral(at.text[start:end], start, end, "share", Fraction(0), flaw="malformed")
    shown, bound = at.text[start:end], around.bound_of(at.left)
    flaw: Flaw = "spaced" if " " in at.digits else ""
    return Numeral(shown, start, end, "share", read.value, read.step, bound, flaw)


def grouped_by_spaces(at: Written, around: Surroundings) -> Numeral | None:
    """Read "1 250 học viên"; None where the groups may be two numbers."""
    counted = at.unit is not None and at.unit.kind != TIME
    if not any(space in at.digits for space in BROKEN_SPACE) and (
        not counted or is_named(at, Fraction(0), around)
    ):
        return None
    return _made(at, around, "count", Digits(Fraction(re.sub(r"\s", "", at.digits))))


def number(at: Written, around: Surroundings) -> Numeral:
    """Read any other number without a slash."""
    unit = at.unit
    scaled = around.scaled.match(at.lower, at.end)
    money = unit is not None and unit.kind == "money"
    decimal = bool(scaled) or money or (unit is not None and _is_measured(unit, around))
    counted = unit is not None and not decimal and not at.before_title
    read = read_digits(at.digits, decimal=decimal, counted=counted)
    if read is None or (read.malformed and _is_name(at)):
        return named(at)
    if not (scaled or money):
        if is_year(at, read.value):
            return named(at, "year", read.value)
        if is_named(at, read.value, around):
            return named(at)
    if read.malformed:
        return _made(at, around, "count", read, "malformed")
    if scaled:
        times = around.scales[scaled[1]]
        kind: NumeralKind = "money" if scaled[3] else "count"
        half = Fraction(1, 2) if scaled[2] else 0
        return _made(at, around, kind, Digits((read.value + half) * times, read.step * times))
    glued = unit is not None and unit.start == at.end and unit.kind not in {"size", "money"}
    return _made(at, around, "money" if money else "count", read, "glued" if glued else "")


def compound(at: Written, around: Surroundings) -> Numeral | None:
    """Read "3 tỷ 200 triệu", "1 nghìn 250" and "2 nghìn 200 tỷ".

    None where what follows is a number of its own.
    """
    parts = AMOUNTS.findall(at.digits)
    scales = [around.scales.get(word.lower(), 1) for _, word in parts]
    amounts = [int(number.replace(".", "")) for number, _ in parts]
    if len(scales) > 1 and amounts[1] < scales[0] < scales[-1]:
        # "Nghìn" multiplies what the second word multiplies again.
        amounts = [amounts[0] * scales[0] + amounts[1], *amounts[2:]]
        scales = scales[1:]
    falls = all(above >= THOUSAND * below for above, below in pairwise(scales))
    if not falls or any(amount >= THOUSAND for amount in amounts[1:]):
        return None
    value = sum(amount * scale for amount, scale in zip(amounts, scales, strict=True))
    kind: NumeralKind = "money" if around.money.match(at.lower, at.end) else "count"
    return _made(at, around, kind, Digits(Fraction(value), Fraction(scales[-1])))


def _is_measured(unit: UnitFound, around: Surroundings) -> bool:
    """Tell what is measured and may have decimals: hectares, years, marks, "gấp 1.5 lần"."""
    return unit.kind in {"size", TIME} or unit.word in around.fractional


def ratio(at: Written, around: Surroundings) -> Numeral:
    """Read two numbers with a slash between them: a ratio, a day, years."""
    above, _, below = at.digits.partition("/")
    part, base = _whole(above), _whole(below)
    if part is None or not base or around.schooling.of(at.left):
        return named(at)
    fits = 0 < part <= MOST_DAYS and base <= MOST_MONTHS and around.day.of(at.left)
    if fits and (at.unit is None or at.unit.kind == TIME):
        return named(at, "date")
    if at.unit is None:
        if min(part, base) >= FIRST_YEAR and "." not in at.digits:
            return named(at, "year")
        if around.always_named.of(at.left) or around.named.of(at.left):
            return named(at)
    value, bound = Fraction(part, base), around.bound_of(at.left)
    both = (part, base)
    return Numeral(at.digits, at.start, at.end, "ratio", value, bound=bound, ratio=both)


def named(at: Written, kind: NumeralKind = "name", value: Fraction = Fraction(0)) -> Numeral:
    """Give a number that counts nothing."""
    return Numeral(at.digits, at.start, at.end, kind, value)


def _is_name(at: Written) -> bool:
    """Tell a number of what stands behind it with a capital, or of nothing: "2.1 Quyết định"."""
    counts = at.unit is not None and at.unit.kind in WHOLE and not at.before_title
    return not counts and bool(NAMES.fullmatch(at.digits))


def _made(
    at: Written, around: Surroundings, kind: NumeralKind, read: Digits, flaw: Flaw = ""
) -> Numeral:
    bound = around.bound_of(at.left)
    return Numeral(at.digits, at.start, at.end, kind, read.value, read.step, bound, flaw)


def _whole(text: str) -> int | None:
    read = read_digits(text.strip(), decimal=False, counted=True)
    return int(read.value) if read and not read.malformed and read.step == 1 else None
