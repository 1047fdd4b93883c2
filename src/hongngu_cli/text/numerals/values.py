"""What the digits of a number mean: dots for thousands, a decimal comma, and what writers slip."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
PLAIN = re.compile(r"\d+(?:,\d+)?")
ENGLISH = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3}(?:,\d{3})+\.\d+")
ONE_DOT = re.compile(r"\d+\.\d+")
COMMA_GROUP = re.compile(r"[1-9]\d{0,2},\d{3}")
SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2}){2,}")
CODE = re.compile(r"0\d*(?:\.\d{3})+")
"""No count begins so: "01.003" is a code."""
THREE = 3


@dataclass(frozen=True, slots=True)
class Digits:
    """A number and one unit of its last digit; ``malformed`` where it cannot be read."""

    value: Fraction
    step: Fraction = Fraction(1)
    malformed: bool = False


def read_digits(text: str, *, decimal: bool, counted: bool) -> Digits | None:
    """Read digits with dots and commas; None for a section or code, such as 1.2.3 or 01.003.

    ``decimal`` numbers are shares, money and measures, which have decimals of any length;
    what is ``counted`` has none.

    >>> read_digits("12.545", decimal=False, counted=True).value
    Fraction(12545, 1)
    >>> float(read_digits("41.57", decimal=True, counted=False).value)
    41.57
    >>> read_digits("73.5134", decimal=False, counted=True).malformed
    True
    """
    if SECTION.fullmatch(text) or (CODE.fullmatch(text) and not decimal):
        return None
    plain = _plain(text, decimal=decimal, counted=counted)
    if plain is None:
        return Digits(Fraction(int(re.sub(r"\D", "", text))), malformed=True)
    return Digits(Fraction(plain), Fraction(1, 10 ** len(plain.partition(".")[2])))


def _plain(text: str, *, decimal: bool, counted: bool) -> str | None:
    """Give the digits with at most a decimal point; None where the marks make no sense."""
    if GROUPED.fullmatch(text):
        share = decimal and text.startswith("0.")
        return text if share else text.replace(".", "").replace(",", ".")
    if ENGLISH.fullmatch(text) or (COMMA_GROUP.fullmatch(text) and not decimal):
        return text.replace(",", "")
    if PLAIN.fullmatch(text):
        return text.replace(",", ".")
    behind = len(text.partition(".")[2])
    if ONE_DOT.fullmatch(text) and (decimal or (not counted and behind < THREE)):
        return text
    return None
