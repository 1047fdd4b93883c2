"""What makes it unsure that a table was understood, and how much of the sureness it leaves.

Nothing is learned from data; the shares are judgements, in one place, to be read and disputed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from hongngu_cli.model.cell import Cell
from hongngu_cli.model.place import column_letters
from hongngu_cli.model.recognition import NAMES, ColumnMeaning, TableFound
from hongngu_cli.read.enrolments.given import SOURCES
from hongngu_cli.read.enrolments.typed import is_ditto
from hongngu_cli.read.headings.near_headings import NearHeadings
from hongngu_cli.read.headings.no_use import NO_USE
from hongngu_cli.read.headings.words import BEGINS
from hongngu_cli.read.rows.names import bare_name
from hongngu_cli.read.tables.facts import columns_named, in_cell
from hongngu_cli.text.dates import read_date
from hongngu_cli.text.levels import DOUBTS, LevelSpellings
from hongngu_cli.text.numbers import count, shown

UNKNOWN_SHARE = 0.3
"""So much doubt would be cast by columns none of which is known."""
TAKEN = {"section": 1.0, "title": 0.9, "sheet": 0.85, "file": 0.75}
"""How sure a level is that stands outside the rows, by where it stands."""
BEGUN, MISSPELT, RIVALLED, DEEP, EMPTY = 0.9, 0.75, 0.75, 0.85, 0.5
DEEP_ROW = 25
"""A first table further down has much above it that was not understood as a table."""
LOOKED_AT = 12
"""So many cells of a column show whether they agree with its heading."""
FEWEST = 3
"""Fewer cells than these show nothing of a column: one may simply be wrong."""
AGREEING = 0.8
ESSENTIAL = (*NAMES, "level", "unit")
RIVAL = "cũng có thể là"


@dataclass(frozen=True, slots=True)
class Doubt:
    """What makes a table unsure, and how much of the sureness it leaves."""

    leaves: float
    says: str


def doubts_of(
    table: TableFound, levels: LevelSpellings, near: NearHeadings, rival: str | None
) -> Iterator[Doubt]:
    """Give the doubts about a table, that of its kind first; ``rival`` is a near kind's label."""
    if rival:
        yield Doubt(RIVALLED, f"{RIVAL} {rival}")
    yield from _of_columns(table, near)
    if table.kind == "roster":
        yield from _of_level(table)
    yield from _of_cells(table, levels)
    yield from _of_rows(table)


def _of_columns(table: TableFound, near: NearHeadings) -> Iterator[Doubt]:
    unknown = [c for c, m in table.columns.items() if m.field is None and m.why != NO_USE]
    if unknown:
        headings = (f'{column_letters(c)} "{table.columns[c].heading}"' for c in unknown)
        leaves = 1 - UNKNOWN_SHARE * len(unknown) / len(table.columns)
        yield Doubt(leaves, f"{len(unknown)} cột chưa dùng: {', '.join(headings)}")
    present = {meaning.field for meaning in table.columns.values()}
    for column in unknown:
        meant = near.misspelt(table.columns[column].heading)
        if meant and meant.field not in present:
            says = f'tiêu đề cột {column_letters(column)} có thể là "{meant.heading}" viết sai'
            yield Doubt(MISSPELT, says)
    begun = [
        column
        for column, meaning in table.columns.items()
        if meaning.field in ESSENTIAL and meaning.why.startswith(BEGINS)
    ]
    if begun:
        says = f"{columns_named(begun)} chỉ nhận ra theo mấy chữ đầu của tiêu đề"
        yield Doubt(BEGUN ** len(begun), says)


def _of_level(table: TableFound) -> Iterator[Doubt]:
    if table.column_of("level"):
        return
    given = table.given_overall.get("level")
    if given and not any("level" in told for _, told in table.sections):
        where = f"{SOURCES[given.source]}{in_cell(given.place.cell)}"
        if given.value in DOUBTS:
            yield Doubt(EMPTY, f"{where} không cho biết chắc trình độ, mà không có cột riêng")
            return
        yield Doubt(TAKEN[given.source], f"trình độ chỉ thấy ở {where}, không có cột riêng")


def _of_cells(table: TableFound, levels: LevelSpellings) -> Iterator[Doubt]:
    """Doubt columns whose cells are not what the heading says."""
    for column, meaning in table.columns.items():
        test = _test_of(table, meaning, levels)
        if test is None:
            continue
        what, agrees = test
        cells = list(_filled(table, column))
        agreeing = sum(map(agrees, cells))
        if len(cells) >= FEWEST and agreeing < AGREEING * len(cells):
            letters = column_letters(column)
            few = f"chỉ {agreeing} trong" if agreeing else "không ô nào trong"
            says = f"{few} {len(cells)} ô đầu của cột {letters} giống {what}"
            yield Doubt(EMPTY + (1 - EMPTY) * agreeing / len(cells), says)


def _filled(table: TableFound, column: int) -> Iterator[Cell]:
    cells = (table.sheet.cell(row, column) for row in islice(table.people, LOOKED_AT))
    return (cell for cell in cells if cell != "" and not is_ditto(cell))


def _test_of(
    table: TableFound, meaning: ColumnMeaning, levels: LevelSpellings
) -> tuple[str, Callable[[Cell], bool]] | None:
    if meaning.field == "name":
        return (
            "họ tên",
            lambda cell: isinstance(cell, str) and not any(map(str.isdigit, bare_name(cell))),
        )
    if meaning.field == "birth_date" and table.names_people and not meaning.part:
        return "ngày sinh", lambda cell: read_date(cell).year is not None
    if meaning.field == "level" and not meaning.value and table.names_people:
        group = meaning.context
        return "trình độ", lambda cell: levels.of_course(shown(cell), group).doubt != "unknown"
    if meaning.field == "unit" and not meaning.unit:
        return "tên đơn vị", lambda cell: any(map(str.isalpha, shown(cell)))
    return None


def _of_rows(table: TableFound) -> Iterator[Doubt]:
    people, unread = len(table.people), len(table.set_aside.get("unrecognised", ()))
    if unread:
        yield Doubt(people / (people + unread), f"{count(unread)} dòng chưa nhận ra là gì")
    elif not people:
        yield Doubt(EMPTY, "chưa có dòng nào dưới tiêu đề")
    if table.header_rows and table.first_row == 1 and table.header_rows[0] > DEEP_ROW:
        above = table.header_rows[0] - 1
        yield Doubt(DEEP, f"phía trên tiêu đề còn {above} dòng không thuộc bảng")
