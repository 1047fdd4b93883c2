"""Grades of learners as numbers: 7.5, "8,0"."""

from __future__ import annotations

import re

from hongngu_cli.model.cell import Cell
from hongngu_cli.text.fold import clean
from hongngu_cli.text.numbers import shown

NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?")
HIGHEST = 10
MOST_CLASSES = 4
"""No course has more numbered classes: those of QP-AN."""


def number_in(cell: Cell) -> float | None:
    """Give the number that a cell holds, none of a year's or a day's length."""
    text = clean(shown(cell))
    return float(text.replace(",", ".")) if NUMBER.fullmatch(text) else None


def is_grade(cell: Cell) -> bool:
    """Tell whether a cell holds a grade that no mark and no number of a class could be.

    >>> is_grade(7.5), is_grade("8,0"), is_grade(7), is_grade(1), is_grade("3"), is_grade("x")
    (True, True, True, False, False, False)
    """
    number = number_in(cell)
    if number is None or number > HIGHEST:
        return False
    return number > MOST_CLASSES or number % 1 > 0
