"""One number in digits: a count, money, a share, a ratio, or none of these."""

from __future__ import annotations

import re
from fractions import Fraction

from hongngu_cli.model.passage import Flaw, Numeral, NumeralKind
from hongngu_cli.text.numerals.naming import FIRST_YEAR, is_named, is_year
from hongngu_cli.text.numerals.surroundings import TIME, Surroundings, Written
from hongngu_cli.text.numerals.values import Digits, read_digits

NAMES = re.compile(r"\d{1,2}\.\d{1,2}|\d{1,2}\.(?:19|20)\d\d|\d+(?:\.\d+){2,}")
WHOLE = {"people", "turns", "classes", "households", "votes"}
"""A section or a decimal with a point, and the number of a good or a telephone."""
BROKEN_SPACE = "\u00a0\u2009\u202f"
MOST_MONTHS, MOST_DAYS = 12, 31


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
    decimal = bool(scaled) or money or (unit is not None and unit.kind == "size")
    read = read_digits(at.digits, decimal=decimal, counted=unit is not None and not decimal)
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
        kind: NumeralKind = "money" if scaled[2] else "count"
        return _made(at, around, kind, Digits(read.value * times, read.step * times))
    glued = unit is not None and unit.start == at.end and unit.kind not in {"size", "money"}
    return _made(at, around, "money" if money else "count", read, "glued" if glued else "")


def ratio(at: Written, around: Surroundings) -> Numeral:
    """Read two numbers with a slash between them: a ratio, a day, years."""
    above, _, below = at.digits.partition("/")
    part, base = _whole(above), _whole(below)
    if part is None or not base or around.schooling.of(at.left):
        return named(at)
    if at.unit is None or at.unit.kind == TIME:
        if around.day.of(at.left) and 0 < part <= MOST_DAYS and base <= MOST_MONTHS:
            return named(at, "date")
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
    counts = at.unit is not None and at.unit.kind in WHOLE and not at.text[at.unit.start].isupper()
    return not counts and bool(NAMES.fullmatch(at.digits))


def _made(
    at: Written, around: Surroundings, kind: NumeralKind, read: Digits, flaw: Flaw = ""
) -> Numeral:
    bound = around.bound_of(at.left)
    return Numeral(at.digits, at.start, at.end, kind, read.value, read.step, bound, flaw)


def _whole(text: str) -> int | None:
    read = read_digits(text.strip(), decimal=False, counted=True)
    return int(read.value) if read and not read.malformed and read.step == 1 else None
