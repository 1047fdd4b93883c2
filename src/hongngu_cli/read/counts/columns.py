"""Which columns of a table hold counts, which say whose they are, which only add up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from hongngu_cli.model.counts import FIELDS
from hongngu_cli.model.recognition import BENEATH, ColumnMeaning
from hongngu_cli.read.counts.cells import EMPTY, CountCells
from hongngu_cli.read.headings.count_headers import UNREAD
from hongngu_cli.read.headings.count_headings import ALL
from hongngu_cli.text.fold import fold

LEVELS = ("level", "course", "level_held_theory", "level_held_degree", "demand_level")
"""Fields whose columns say the level of a row, the first that is there."""
MARKED = (*LEVELS, "year")
"""Fields whose columns hold counts where their heading says the level or the year."""
TIMES = ("span", "start", "decision_date", "end")
"""Fields whose columns tell the year of a row that has no column of years, the first told."""
LABELS = ("unit", "year", "audience", "organiser", "partner", "mode", "course", "stt", *TIMES)
CHAIN = ("demand", "planned", "allocated", "sent", "enrolled", "completed")
"""Fields that count, whatever stands in their cells, where another column names the levels."""
OF_CLASSES = ("classes", "planned_classes")
"""Fields that count whatever stands there, be it all in words: else each row would be a class."""
LOOKED_AT = 30


@dataclass(frozen=True, slots=True)
class CountColumn:
    """A column of counts. ``field`` is None where the heading does not say what is counted.

    ``result`` is the one that learners have whom the column counts.
    """

    column: int
    field: str | None
    level: str | None
    year: int | None
    group: str | None
    heading: tuple[str, ...]
    unit: str | None = None
    result: str | None = None


@dataclass(frozen=True, slots=True)
class CountColumns:
    """The columns of a table of counts; those that label a row by field.

    ``sums`` are the columns of totals, each with the sets of columns it may add up.
    """

    counts: tuple[CountColumn, ...]
    sums: tuple[tuple[int, tuple[tuple[int, ...], ...]], ...]
    labels: Mapping[str, int]

    @property
    def numeric(self) -> tuple[int, ...]:
        """All columns in which numbers stand, in order."""
        return tuple(sorted([one.column for one in self.counts] + [sum_[0] for sum_ in self.sums]))


def count_columns(
    columns: Mapping[int, ColumnMeaning],
    groups: Mapping[str, str],
    cells: CountCells,
    rows: Sequence[int],
) -> CountColumns:
    """Sort the columns of a table; ``groups`` are the levels' groups, ``rows`` hold data.

    A column of totals whose parts have no columns of their own is a column of counts.
    """
    counts: list[CountColumn] = []
    totals: list[CountColumn] = []
    labels: dict[str, int] = {}
    labelled = any(meaning.field in LEVELS and not meaning.value for meaning in columns.values())
    for column, meaning in columns.items():
        if meaning.field == "total":
            totals.append(_counting(column, meaning, groups))
        elif _is_counting(column, meaning, cells, rows) or (labelled and meaning.field in CHAIN):
            counts.append(_counting(column, meaning, groups))
        else:
            labels.setdefault(_label(meaning.field), column)
    for one in list(counts):
        parts = _told_parts(one, counts)
        if columns[one.column].why == UNREAD:
            continue  # a level, though not clear which
        if _of_levels(one, parts, counts) or _adds_up(one, parts, cells, rows):
            counts.remove(one)
            totals.append(replace(one, level=None, group=None))
    level = next((labels[name] for name in LEVELS if name in labels), None)
    named = {field: labels[field] for field in LABELS if field in labels}
    return _added_up(counts, totals, named if level is None else {**named, "level": level})


def _added_up(
    counts: list[CountColumn], totals: Sequence[CountColumn], labels: Mapping[str, int]
) -> CountColumns:
    """Find what each total adds up; one without parts counts itself."""
    sums = []
    for total in sorted(totals, key=_scope, reverse=True):
        if parts := tuple(_parts(total, counts, totals)):
            sums.append((total.column, parts))
        else:
            counts.append(total)
    in_order = tuple(sorted(counts, key=lambda one: one.column))
    return CountColumns(in_order, tuple(sorted(sums)), labels)


def _is_counting(
    column: int, meaning: ColumnMeaning, cells: CountCells, rows: Sequence[int]
) -> bool:
    if meaning.field in MARKED and meaning.value:
        return True
    if meaning.field == "result" and meaning.value:
        return _numbers(cells, column, rows)
    if meaning.field in OF_CLASSES:
        return any(cells.number(row, column) != EMPTY for row in rows)
    of_unit = meaning.field == "unit" and meaning.unit is not None
    counted = meaning.field in (*FIELDS, "quantity", "demand_level") or of_unit
    return counted and _numbers(cells, column, rows)


def _counting(column: int, meaning: ColumnMeaning, groups: Mapping[str, str]) -> CountColumn:
    heading = tuple(meaning.heading.split(BENEATH))
    if meaning.field == "result":
        return CountColumn(column, "graded", None, meaning.year, None, heading, None, meaning.value)
    field = "demand" if meaning.field == "demand_level" else meaning.field
    field = meaning.measure if field == "total" else field if field in FIELDS else None
    level = None if meaning.field in {"year", "unit"} else meaning.value
    group = groups.get(level) if level else meaning.context
    return CountColumn(column, field, level, meaning.year, group, heading, meaning.unit)


def _label(field: str | None) -> str:
    """Name what a column labels; one that should count and holds words names levels.

    "Đối tượng" over counts is whom they count: who has a class of priority is named.
    """
    if field in (*FIELDS, "quantity"):
        return "level"
    return "audience" if field == "priority" else field or ""


def _numbers(cells: CountCells, column: int, rows: Sequence[int]) -> bool:
    """Tell whether numbers stand in a column, as far as its first cells show."""
    filled = (row for row in rows if cells.sheet.cell(row, column) != "")
    read = [cells.number(row, column) for row in islice(filled, LOOKED_AT)]
    return 2 * sum(one.numeric for one in read) >= len(read)


def _told_parts(one: CountColumn, counts: Sequence[CountColumn]) -> list[int]:
    """Give the columns that one may add up: "TS" those beside it, "Số lượng" those of levels."""
    if fold(one.heading[-1]) == ALL:
        return [o.column for o in counts if o is not one and o.heading[:-1] == one.heading[:-1]]
    if one.level or one.unit or one.group:
        return []
    more = (o for o in counts if (o.level or o.unit) and o.field == one.field)
    return [o.column for o in more if one.year in {None, o.year}]


def _of_levels(one: CountColumn, parts: Sequence[int], counts: Sequence[CountColumn]) -> bool:
    """Tell "Số lượng" beside columns of levels, which it sums up whether rightly or not."""
    levels = {other.level for other in counts if other.column in parts}
    return len(levels - {None}) > 1 and fold(one.heading[-1]) != ALL


def _adds_up(
    one: CountColumn, beside: Sequence[int], cells: CountCells, rows: Sequence[int]
) -> bool:
    """Tell whether every number of a column is the sum of those in the columns beside it."""
    if not beside:
        return False
    stated = {row: cells.number(row, one.column).value for row in rows}
    told = [(row, number) for row, number in stated.items() if number is not None]
    return any(number for _, number in told) and all(
        number == sum(cells.number(row, column).value or 0 for column in beside)
        for row, number in told
    )


def _scope(total: CountColumn) -> int:
    scope = (total.field, total.level, total.year, total.group, total.unit)
    return sum(told is not None for told in scope)


def _parts(
    total: CountColumn, counts: Sequence[CountColumn], totals: Sequence[CountColumn]
) -> Iterable[tuple[int, ...]]:
    """Give the sets of columns a total may add up: by its heading, else those to its left."""
    within = [one for one in counts if _holds(total, one)]
    beside = [one for one in within if one.heading[:-1] == total.heading[:-1]]
    if len(total.heading) > 1 and beside:
        within = beside
    if len({one.field for one in within}) > 1:
        return
    if within:
        yield tuple(one.column for one in within)
    ends = [one.column for one in totals if one.column < total.column]
    left = [one.column for one in within if max(ends, default=0) < one.column < total.column]
    if left and len(left) < len(within):
        yield tuple(left)


def _holds(total: CountColumn, one: CountColumn) -> bool:
    """Tell whether a column of counts belongs to what the heading of a total speaks of."""
    return (
        (total.field is None or one.field in {None, total.field})
        and total.level in {None, one.level}
        and total.year in {None, one.year}
        and total.unit in {None, one.unit, *one.heading}
        and (total.level is not None or total.group in {None, one.group})
    )
