"""Is a number part of a name? "Điều 3", "Đề án Vĩnh Long 100", "xã An Phước 1", a year."""

from __future__ import annotations

import re
from fractions import Fraction

from hongngu_cli.text.numerals.surroundings import BEFORE, Surroundings, Written

CAPITALISED = re.compile(r"(?<!\w)([^\W\d_]+)\s+([^\W\d_]+)\s+$")
LISTING = re.compile(r"\s*[;,)]|\.(?:\s|$)")
THING = re.compile(r"\s+([^\W\d]+)")
FIRST_YEAR, LAST_YEAR = 1900, 2099
YEAR_DIGITS = 4
MOST_PLACES = 5
MOST = {"tháng": 12, "năm": 0, "quý": 4}
"""Up to which number these words name something also before a unit: "trong năm 45 lớp"."""


def is_year(at: Written, value: Fraction) -> bool:
    """Tell a year: four digits of our time, behind "năm" or before no unit."""
    if not (at.end - at.start == YEAR_DIGITS and FIRST_YEAR <= value <= LAST_YEAR):
        return False
    return at.unit is None or at.left.rstrip().endswith("năm")


def is_named(at: Written, value: Fraction, around: Surroundings) -> bool:
    """Tell a number that belongs to a name by the words before it."""
    if word := around.always_named.of(at.left):
        return at.unit is None or value <= MOST.get(word, LAST_YEAR)
    if around.named.of(at.left) and not around.unnamed.of(at.left):
        return at.unit is None or at.before_title
    return at.unit is None and _ends_a_name(at, value, around)


def _is_counted_elsewhere(at: Written, around: Surroundings) -> bool:
    """Tell a number before a thing that another number counts: "Cà Mau 1 ổ" beside "4 ổ"."""
    thing = THING.match(at.lower, at.end)
    if thing is None or thing[1] in around.predicate:
        return False
    alike = re.finditer(rf"\d\s+{re.escape(thing[1])}(?!\w)", at.lower)
    return any(one.start() >= at.end or one.end() <= at.start for one in alike)


def _ends_a_name(at: Written, value: Fraction, around: Surroundings) -> bool:
    words = CAPITALISED.search(at.text, max(0, at.start - BEFORE), at.start)
    if not words or not words[2][0].isupper():
        return False
    if around.scheme.search(at.left):
        return True
    if value <= MOST_PLACES and not at.digits.startswith("0") and around.place.search(at.left):
        return True
    if _is_counted_elsewhere(at, around):
        return False
    listed = LISTING.match(at.text, at.end)
    return words[1][0].isupper() and not listed and at.end < len(at.text.rstrip())
