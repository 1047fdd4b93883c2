"""Tables whose columns are units: "Trình độ | Xã An Phước | Xã Long Hòa | Tổng"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hongngu_cli.model.recognition import BENEATH, ColumnMeaning
from hongngu_cli.read.headings.count_headings import (
    IN_YEAR,
    LABELS,
    OF_WHICH,
    UNSAID,
    counted_of,
    is_silent,
)
from hongngu_cli.read.headings.row_labels import is_counting
from hongngu_cli.read.headings.unit_words import parted
from hongngu_cli.read.headings.words import Words
from hongngu_cli.text.fold import clean
from hongngu_cli.text.years import year_in

FEWEST = 2
"""One column that is called as units are may be anything else, unless it is over others."""
AMONG = "đứng cùng các cột đơn vị"
UNDER = "nằm dưới tiêu đề nói là đơn vị"
ALONE = "viết như tên riêng, đứng trước cột cộng"
LEFT = "bên trái các cột đơn vị"
OF_ROWS = (*LABELS, "year")
"""Fields whose columns say what the rows of such a table are."""


def with_units(
    meanings: Mapping[int, ColumnMeaning], paths: Mapping[int, Sequence[str]], words: Words
) -> dict[int, ColumnMeaning]:
    """Read headings that name the unit of the counts beneath them.

    Where the rows have a column of units besides that of their levels or years, none does.
    """
    told = {column: _parted(path, words) for column, path in paths.items()}
    named = {column: unit for column, (unit, _) in told.items() if unit}
    named = named or _places_alone(meanings, paths, words)
    rows = [c for c, m in meanings.items() if c < min(named, default=0) and _labels(m)]
    of_units = any(meanings[column].field == "unit" for column in rows)
    several = len(set(named.values())) >= FEWEST
    over_others = not of_units and all(told[column][1] for column in named)
    if not named or not (several or over_others) or (of_units and len(rows) > 1):
        return dict(meanings)
    found = dict(meanings)
    for column, unit in _with_those_among(named, meanings, paths, words).items():
        own = told[column][1] if told[column][0] else ()
        meaning = _of_unit(unit, own, meanings[column], words)
        if column not in named:
            meaning = replace(meaning, why=AMONG)
        elif not words.units.are_named(unit):
            meaning = replace(meaning, why=UNDER if told[column][0] else ALONE)
        found[column] = replace(meaning, heading=BENEATH.join(paths[column]))
    unsaid = {
        column: replace(meaning, why=UNSAID)
        for column, meaning in found.items()
        if column > min(named) and meaning.field is None and meaning.why != OF_WHICH
    }
    return _with_levels(found | unsaid, min(named), rows)


def _of_unit(unit: str, own: Sequence[str], meaning: ColumnMeaning, words: Words) -> ColumnMeaning:
    """Read a column of a unit; what its own heading says of no count stays: "Kết quả", "Tỷ lệ"."""
    read = counted_of(unit, own, words)
    return replace(meaning, unit=unit) if own and read.field == "unit" and meaning.field else read


def _labels_units(meaning: ColumnMeaning) -> bool:
    """Tell "Xã, thị trấn", which heads the names of units: among units it is one itself."""
    return meaning.field == "unit" and not meaning.value


def _parted(path: Sequence[str], words: Words) -> tuple[str | None, tuple[str, ...]]:
    """Part the unit from the other headings of a path, its year too: "Xã An Phước năm 2025"."""
    unit, rest = parted(path, words.units, lambda text: is_silent(text, words))
    year = year_in(unit) if unit else None
    if unit is None or year is None:
        return unit, rest
    return clean(IN_YEAR.sub(" ", unit)), (*rest, str(year))


def _places_alone(
    meanings: Mapping[int, ColumnMeaning], paths: Mapping[int, Sequence[str]], words: Words
) -> dict[int, str]:
    """Take proper names between levels or years and a sum for units: "Nội dung | An Phước | Cộng".

    The sum is held against them.
    """
    names = {c: path[0] for c, path in paths.items() if meanings[c].field is None}
    alone = all(len(paths[c]) == 1 and words.units.may_be_place(n) for c, n in names.items())
    sums = any(m.field == "total" and c > max(names, default=0) for c, m in meanings.items())
    labels = {m.field for c, m in meanings.items() if c < min(names, default=0)} & {"level", "year"}
    others = any(is_counting(m) and m.field != "total" for m in meanings.values())
    return names if alone and sums and labels and not others else {}


def _labels(meaning: ColumnMeaning) -> bool:
    return meaning.field in OF_ROWS and not meaning.value


def _with_those_among(
    named: Mapping[int, str],
    meanings: Mapping[int, ColumnMeaning],
    paths: Mapping[int, Sequence[str]],
    words: Words,
) -> dict[int, str]:
    """Add the columns that are not known and stand between two units, as units of their own.

    So is one behind them that speaks of units ("Các xã, thị trấn"), or stands beneath the same
    heading as they do.
    """
    above = {tuple(paths[column][:-1]) for column in named} - {()}
    among = {
        column: paths[column][-1]
        for column, meaning in meanings.items()
        if (meaning.field is None or _labels_units(meaning))
        and meaning.why != OF_WHICH
        and column not in named
        and column > min(named)
        and (
            column < max(named)
            or tuple(paths[column][:-1]) in above
            or _labels_units(meaning)
            or words.units.stand_beneath(paths[column][-1])
        )
    }
    return {**named, **among}


def _with_levels(
    meanings: dict[int, ColumnMeaning], first: int, rows: Sequence[int]
) -> dict[int, ColumnMeaning]:
    """Take the words left of units for levels: the corner may be called "Đơn vị", or anything."""
    left = [column for column in rows if meanings[column].field == "unit"]
    if not rows:
        left = [column for column, m in meanings.items() if column < first and m.field is None]
    if len(left) != 1:
        return meanings
    return {**meanings, left[0]: replace(meanings[left[0]], field="level", why=LEFT)}
