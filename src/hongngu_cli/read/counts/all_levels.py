"""Rows that count all levels of a unit and year together, beside a row for each level."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.counts.lines import Line, TallyColumns
from hongngu_cli.read.enrolments.typed import is_ditto
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.spellings import says_nothing

SEVERAL = 2
Key = tuple[str, ...]


def mark_all_levels(
    lines: Sequence[Line], sheet: Sheet, columns: TallyColumns, is_total: Callable[[str], bool]
) -> None:
    """Set aside as totals the rows whose level is "Tổng số", or none, where others have levels.

    One without a word for its level is a total only where it holds no less than those add up to.
    """
    others = [column for column in columns.labels if column != columns.level]
    if not columns.level or not others:
        return
    of_level: dict[Key, list[int]] = {}
    sums: list[tuple[int, Key, bool]] = []
    key: Key = ()
    for at, line in enumerate(lines):
        if not line.is_counted or line.within:
            continue
        key = _key(sheet, line.row, others, key)
        level = clean(shown(sheet.cell(line.row, columns.level)))
        unsaid = says_nothing(level)
        if line.continues and unsaid:
            continue
        if unsaid or is_total(level):
            sums.append((at, key, unsaid))
        else:
            of_level.setdefault(key, []).append(at)
    for at, own, unsaid in sums:
        members = of_level.get(own, [])
        if members and (not unsaid or _holds(lines[at], [lines[one] for one in members])):
            lines[at].kind, lines[at].members = "whole", tuple(members)


def _key(sheet: Sheet, row: int, columns: Sequence[int], above: Key) -> Key:
    """Give what labels a row besides its level; blanks and dittos take what stands above them."""
    cells = [sheet.cell(row, column) for column in columns]
    own = ["" if is_ditto(cell) else fold(shown(cell)) for cell in cells]
    return tuple(text or (above[at] if above else "") for at, text in enumerate(own))


def _holds(total: Line, parts: Sequence[Line]) -> bool:
    """Tell whether a row is no less than several others in all its numbers."""
    return len(parts) >= SEVERAL and all(
        value >= sum(part.values.get(column, 0) for part in parts)
        for column, value in total.values.items()
    )
