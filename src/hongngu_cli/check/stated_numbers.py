"""The number of people that a total or a closing sentence states in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hongngu_cli.text.fold import clean, unmark
from hongngu_cli.text.numbers import whole
from hongngu_cli.text.spellings import as_written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hongngu_cli.model.sheet import Cell
    from hongngu_cli.model.vocabulary import Vocabulary

NUMBER = "([0-9][0-9.]*+)"
YEAR = re.compile(r"năm\s*[0-9]{4}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statements:
    """Finds numbers of people in what is written: in a total, and beneath a list."""

    total: re.Pattern[str]
    listed: re.Pattern[str]

    def in_total(self, cell: Cell) -> int | None:
        """Read the number of a total: "Tổng cộng: 53", "Cộng 53 đồng chí"."""
        return _stated(cell, self.total)

    def beneath(self, cell: Cell) -> int | None:
        """Read the number of a sentence beneath a list: "Danh sách này có 53 đồng chí"."""
        return _stated(cell, self.listed)


def statements(vocabulary: Vocabulary) -> Statements:
    """Make the patterns of the vocabulary's words once."""
    words, total = vocabulary.totals, _either_way(vocabulary.rows.total)
    people, others = as_written(_either_way(words.counted)), as_written(words.summed)
    sums = as_written(total)
    labels = as_written((*total, *words.number_label))
    holds, parts = as_written(words.list_holds), as_written(words.parts)
    in_total = (
        rf"^(?!.*?\b{labels}\s+{others}\s*[:=])"
        rf"(?:\W*|[^:=;]*?\b{labels}\b[^:=;]*)[:=]\s*{NUMBER}"
        rf"\s*(?:\([^)]*\)\s*)?(?:{people}|{parts}|[^\w\s%]|$)"
        rf"|(?<![0-9/.]){NUMBER}\s*{people}"
        rf"|^\D*?{sums}\s*[-–]?\s*{NUMBER}\s*$"
    )
    beneath = rf"{holds}\s*:?\s*{NUMBER}\s*{people}"
    return Statements(re.compile(in_total, re.IGNORECASE), re.compile(beneath, re.IGNORECASE))


def _either_way(words: Sequence[str]) -> tuple[str, ...]:
    """Give words with their marks and without them, as one types "Tong cong: 12 nguoi"."""
    return (*words, *map(unmark, words))


def _stated(cell: Cell, pattern: re.Pattern[str]) -> int | None:
    """Read the number that a pattern finds; years and dates are none."""
    if not isinstance(cell, str):
        return None
    found = pattern.search(YEAR.sub("", clean(cell)))
    return whole(next(filter(None, found.groups())).rstrip(".")) if found else None
