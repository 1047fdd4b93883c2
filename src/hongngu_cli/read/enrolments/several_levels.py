"""Several levels typed in one cell: "Trung cấp LLCT; Đại học Luật" is two enrolments."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from hongngu_cli.model.grid import ColumnGrid
from hongngu_cli.model.recognition import ColumnMeaning, TableFound
from hongngu_cli.model.sheet import Cell, Sheet
from hongngu_cli.read.enrolments.trainings import group_over
from hongngu_cli.read.enrolments.typed import Enrolments, Typed
from hongngu_cli.read.headings.course_years import class_year
from hongngu_cli.read.headings.kinds import HELD_GROUPS
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.levels import AMBIGUOUS, LevelSpellings
from hongngu_cli.text.numbers import shown

SURELY = re.compile(r"\s*[;+]\s*|\s*\n\s*(?:[-–•*+]|\d{1,2}[.)/])\s*(?=\D)")
"""What parts a cell into one thing and another, whatever they are: a semicolon, a list."""
MAYBE = re.compile(r"\s*[;+,\n]\s*")
"""What may part a level from another, or only the words of one."""
BULLET = re.compile(r"^\s*(?:[-–•*+]|\d{1,2}[.)/])\s*(?=\D)")
LONGEST = 300
"""Letters; a longer cell is a text."""
DEGREES = "level_held_degree"
Part = tuple[str, str]
"""The key of a level and the words that name it."""
Mark = tuple[int, ColumnMeaning]


def levels_in(
    cell: Cell, group: str | None, levels: LevelSpellings, groups: Mapping[str, str]
) -> list[Part]:
    """Give the levels that a cell surely names one by one; none where it names no more than one.

    "Đại học Kinh tế, Quản lý nhà nước" may be one subject and stays unclear, and so does
    "Trung cấp, cao cấp LLCT", of which the last words alone would be a level. ``groups`` gives
    the group of each level.
    """
    text = cell if isinstance(cell, str) and len(cell) <= LONGEST else ""
    if not MAYBE.search(text.strip()) or levels.named(shown(text), group).doubt != "unknown":
        return []
    sure = _by_level(parts_of(SURELY, text, group, levels))
    if len(sure) > 1:
        return sure
    named = parts_of(MAYBE, text, group, levels)
    found = _by_level(named)
    if len(found) < SEVERAL or _may_be_subjects([key for key, _ in found], levels, groups):
        return []
    if all(alone for _, _, alone in named):
        return found
    return [] if levels.read(shown(text), group).doubt else [(AMBIGUOUS, clean(shown(text)))]


SEVERAL = 2


def may_list(sheet: Sheet, column: int) -> bool:
    """Tell whether a cell of a column may list things; of a long sheet each text is asked once."""
    if not isinstance(sheet.rows, ColumnGrid):
        return True
    return any(
        isinstance(one, str) and MAYBE.search(one) for one in sheet.rows.columns[column - 1][0]
    )


def same_levels_in(cell: Cell, group: str | None, levels: LevelSpellings) -> int:
    """Count the things of one level that a cell lists: "QLNN chuyên viên; QLNN cán sự"."""
    text = cell if isinstance(cell, str) and len(cell) <= LONGEST else ""
    named = parts_of(SURELY, text, group, levels) if SURELY.search(text.strip()) else []
    distinct = {fold(words) for _, words, _ in named}
    return len(distinct) if len({key for key, _, _ in named}) == 1 else 0


def _by_level(named: Sequence[tuple[str, str, bool]]) -> list[Part]:
    """Join the words of one level: two courses of a kind are told, and counted as one."""
    found: dict[str, list[str]] = {}
    for key, words, _ in named:
        found.setdefault(key, []).append(words)
    return [(key, "; ".join(words)) for key, words in found.items()]


def parts_of(
    at: re.Pattern[str], text: str, group: str | None, levels: LevelSpellings
) -> list[tuple[str, str, bool]]:
    """Part a text into levels, their words, and whether those say it without any context.

    Nothing where a part is no level.
    """
    found = []
    for part in filter(None, (clean(BULLET.sub("", part)) for part in at.split(text.strip()))):
        read = levels.of_course(part, group)
        if read.key is None:
            return []
        found.append((read.key, part, not read.assumed))
    return found


def _may_be_subjects(
    keys: Sequence[str], levels: LevelSpellings, groups: Mapping[str, str]
) -> bool:
    """Tell whether a part may be only the subject of a degree, or of a course, before it."""
    open_ended = {*levels.begun.values()}
    return any(
        groups[key] not in HELD_GROUPS.values()
        and (groups[earlier] == HELD_GROUPS[DEGREES] or earlier in open_ended)
        for earlier, key in pairwise(keys)
    )


def several_rows(
    table: TableFound,
    rows: list[int],
    marks: list[Mark | None],
    levels: LevelSpellings,
    groups: Mapping[str, str],
) -> tuple[list[int], list[Mark | None]]:
    """Repeat the row of an enrolment for every level that its one cell surely names."""
    if not any(
        meaning.field == "level" and not meaning.value and may_list(table.sheet, column)
        for column, meaning in table.columns.items()
    ):
        return rows, marks
    people = Typed(table, rows)
    written = people.column("level")
    plain: Mark | None = (written, table.columns[written]) if written else None
    told = marks or [plain] * len(rows)
    of_columns = {column: people.cells(column) for column in {mark[0] for mark in told if mark}}
    named = {
        (column, cell): levels_in(cell, group_over(table, column), levels, groups)
        for column, cells in of_columns.items()
        if not table.columns[column].value
        for cell in set(cells)
    }
    if not any(named.values()):
        return rows, marks
    of_rows: list[int] = []
    of_marks: list[Mark | None] = []
    for at, (row, mark) in enumerate(zip(rows, told, strict=True)):
        parts = named.get((mark[0], of_columns[mark[0]][at])) if mark else None
        split = [(mark[0], replace(mark[1], value=key)) for key, _ in parts or () if mark]
        of_rows += [row] * max(len(split), 1)
        of_marks += split or [mark]
    return of_rows, of_marks


def read_several(
    typed: Typed,
    result: Enrolments,
    marks: Sequence[Mark | None],
    levels: LevelSpellings,
    groups: Mapping[str, str],
) -> None:
    """Give each enrolment of a cell with several levels its own words of it, and their year."""
    _years_of_words(typed, result, marks)
    told: dict[tuple[int, int], int] = {}
    for at, mark in enumerate(marks):
        if mark is None or not is_one_of_several(typed, mark):
            continue
        column = mark[0]
        which = told.setdefault((typed.rows[at], column), 0)
        told[typed.rows[at], column] = which + 1
        group = group_over(typed.table, column)
        parts = levels_in(typed.cells(column)[at], group, levels, groups)
        words = parts[which % len(parts)][1]  # which come again for each of several people
        if typed.column("course") is None:
            result.columns["course"][at] = words
        if result.columns["year"][at] is None and (year := class_year(words)):
            result.columns["year"][at] = year
            result.cells["year"].copy(at, result.cells["level"])


def _years_of_words(typed: Typed, result: Enrolments, marks: Sequence[Mark | None]) -> None:
    """Take the year that stands with a level in its cell: "Cao cấp LLCT (2018-2020)"."""
    years, column = result.columns["year"], typed.column("level")
    if column is None or None not in years:
        return
    cells, places = typed.cells(column), typed.places(column)
    known: dict[Cell, int | None] = {
        cell: class_year(cell) for cell in set(cells) if isinstance(cell, str)
    }
    if not any(known.values()):
        return
    doubtful = result.doubts.get("year", {})
    for at, cell in enumerate(cells):
        mark = marks[at] if marks else (column, typed.table.columns[column])
        own = mark and mark[0] == column and not is_one_of_several(typed, mark)
        year = known.get(cell) if own and at not in doubtful else None
        if years[at] is None and year:
            years[at] = year
            result.cells["year"].copy(at, places)


def is_one_of_several(typed: Typed, mark: Mark) -> bool:
    """Tell whether a mark stands for one of the levels that are typed in one cell."""
    column, meaning = mark
    return bool(meaning.value) and not typed.table.columns[column].value
