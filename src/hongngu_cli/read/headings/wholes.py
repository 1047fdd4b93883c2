"""Columns that add up those beside them without saying so: "Số lượng | Trong đó: TC | CC"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hongngu_cli.model.counts import FIELDS as COUNTED
from hongngu_cli.model.recognition import ColumnMeaning
from hongngu_cli.read.headings.count_headings import HELD, MEASURES
from hongngu_cli.read.headings.words import Words
from hongngu_cli.text.fold import fold

TELLING = ("level", "unit", "year", *HELD)
WHOLE = "là số chung của các cột bên phải"
PART = "là một phần của cột bên trái"


def with_wholes(
    meanings: Mapping[int, ColumnMeaning], paths: Mapping[int, Sequence[str]], words: Words
) -> dict[int, ColumnMeaning]:
    """Take a count for the sum of the levels or units beneath "Trong đó" at its right."""
    found = dict(meanings)
    for column, meaning in meanings.items():
        parts = _parts(column, meanings, paths, words) if _is_plain(meaning) else []
        if not parts:
            continue
        measure = meaning.field if meaning.field in COUNTED else None
        found[column] = replace(meaning, field="total", why=WHOLE, measure=measure)
        for part in parts if measure else ():
            found[part] = _counted_as(measure, meanings[part])
    return found


def _counted_as(measure: str | None, meaning: ColumnMeaning) -> ColumnMeaning:
    level = None if meaning.field in {"unit", "year"} else meaning.value
    return replace(meaning, field=measure, value=level, why=PART)


def _is_plain(meaning: ColumnMeaning) -> bool:
    return meaning.field in MEASURES and not meaning.value and not meaning.unit


def _parts(
    column: int,
    meanings: Mapping[int, ColumnMeaning],
    paths: Mapping[int, Sequence[str]],
    words: Words,
) -> list[int]:
    """Give the columns right beside one that stand beneath "Trong đó" and say more than it."""
    above, parts = [*paths[column][:-1]], []
    for other in range(column + 1, max(paths) + 1):
        path = paths.get(other, ())
        if [*path[: len(above)]] != above or not _leads(path[len(above) : -1], words):
            break
        if meanings[other].value and meanings[other].field in TELLING:
            parts.append(other)
    return parts


def _leads(path: Sequence[str], words: Words) -> bool:
    return bool(path) and fold(path[0]) in words.parts
