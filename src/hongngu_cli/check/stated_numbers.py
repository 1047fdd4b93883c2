"""The number of people that a total or a closing sentence states in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hongngu_cli.text.fold import clean
from hongngu_cli.text.numbers import whole
from hongngu_cli.text.spellings import as_written, either_way

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hongngu_cli.model.sheet import Cell
    from hongngu_cli.model.vocabulary import Vocabulary

NUMBER = "([0-9][0-9.]*+)"
IN_WORDS = r"(?:\([^()0-9]*\)\s*)"
"""A number once more in words: "07 (bảy) đồng chí"."""
ANYBODY = "(?:người|đồng chí|đ/c)"
"""Whom a number of men or women counts if it is a part of all: not "02 nữ đảng viên"."""
YEAR = re.compile(r"năm\s*[0-9]{4}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statements:
    """Finds numbers of people in what is written: in a total, and beneath a list."""

    total: re.Pattern[str]
    listed: re.Pattern[str]
    first_part: re.Pattern[str]
    further_part: re.Pattern[str]
    sexes: Mapping[str, str]
    """The keys of both sexes by their labels in lower case."""

    def in_total(self, cell: Cell) -> int | None:
        """Read the number of a total: "Tổng cộng: 53", "Cộng 53 đồng chí"."""
        return _stated(cell, self.total)

    def beneath(self, cell: Cell) -> int | None:
        """Read the number of a sentence beneath a list: "Danh sách này có 53 đồng chí"."""
        return _stated(cell, self.listed)

    def by_sex(self, cell: Cell, *, beneath: bool = False) -> Iterator[tuple[str, int]]:
        """Give the sexes and their numbers that stand just behind the number of all.

        "Cộng: 12 đồng chí (nữ 05)"; of "06 dân tộc thiểu số (nữ 02)" they are no part of all.
        """
        text = _without_years(cell)
        found = (self.listed if beneath else self.total).search(text)
        at = max(map(found.end, range(1, found.re.groups + 1))) if found else None
        part = self.first_part
        while at is not None and (told := part.match(text, at)):
            number, sex = told["before"] or told["behind"], told["sex"] or told["its"]
            yield self.sexes[sex.lower()], int(number)
            at, part = told.end(), self.further_part


def statements(vocabulary: Vocabulary) -> Statements:
    """Make the patterns of the vocabulary's words once."""
    words, total = vocabulary.totals, either_way(vocabulary.rows.total)
    people, others = as_written(either_way(words.counted)), as_written(words.summed)
    sums = as_written(total)
    labels = as_written((*total, *words.number_label))
    holds, parts = as_written(words.list_holds), as_written(words.parts)
    sexes = {one.label.lower(): one.key for one in vocabulary.coded if one.field == "sex"}
    sex, ends = as_written(sexes), r"(?=\s*(?:$|[^\w\s%/]|và\b))"
    part = (
        rf"(?:(?P<before>[0-9]{{1,4}})\s*(?:{ANYBODY}\s*)?(?P<sex>{sex})"
        rf"|(?P<its>{sex})\s*(?:có|là)?\s*:?\s*(?P<behind>[0-9]{{1,4}})(?![0-9.,/]*[0-9])"
        rf"(?:\s*{ANYBODY})?){ends}"
    )
    first = rf"\s*{IN_WORDS}?(?:{people})?[\s,;:.(–-]*(?:{parts}[\s:]*)?(?:(?:có|là)\s*)?{part}"
    further = rf"\s*(?:[,;]|và\b|[-–])\s*{part}"
    in_total = (
        rf"^(?!.*?\b{labels}\s+{others}\s*[:=])"
        rf"(?:\W*|[^:=;]*?\b{labels}\b[^:=;]*)[:=]\s*{NUMBER}"
        rf"\s*(?:\([^)]*\)\s*)?(?:{people}|{parts}|[^\w\s%]|$)"
        rf"|(?<![0-9/.]){NUMBER}\s*{IN_WORDS}?{people}"
        rf"|^\D*?{sums}\s*[-–]?\s*{NUMBER}\s*$"
    )
    beneath = rf"{holds}\s*:?\s*{NUMBER}\s*{IN_WORDS}?{people}"
    patterns = [re.compile(one, re.IGNORECASE) for one in (in_total, beneath, first, further)]
    return Statements(patterns[0], patterns[1], patterns[2], patterns[3], sexes)


def _stated(cell: Cell, pattern: re.Pattern[str]) -> int | None:
    """Read the number that a pattern finds; years and dates are none."""
    found = pattern.search(_without_years(cell))
    return whole(next(filter(None, found.groups())).rstrip(".")) if found else None


def _without_years(cell: Cell) -> str:
    """Give a text without its years; '' for what is no text."""
    return YEAR.sub("", clean(cell)) if isinstance(cell, str) else ""
