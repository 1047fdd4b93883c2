"""What stands in the label columns of tables of counts, row by row, gaps filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from hongngu_cli.model.recognition import Given, TableFound
from hongngu_cli.model.sheet import Cell
from hongngu_cli.read.counts.columns import TIMES, CountColumns
from hongngu_cli.read.counts.words import WITHIN, rank_of
from hongngu_cli.read.enrolments.given import section_of_each
from hongngu_cli.read.enrolments.typed import Typed, is_ditto
from hongngu_cli.read.enrolments.values import text_of
from hongngu_cli.read.rows.sections import PLAIN
from hongngu_cli.text.fold import fold
from hongngu_cli.text.spellings import says_nothing

MARKER = re.compile(r"(?:(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*|[A-HĐa-hđ])[.)]\s+|[-–*+•]\s*)(?=\S)")
LABELLED = ("unit", "level", "year", "audience", "organiser", "partner", "mode", "course", *TIMES)
FILLED = ("unit", "level", "year")
"""Labels that a row may leave to the row above it."""


@dataclass(frozen=True, slots=True)
class Labels:
    """What stands in the label columns of a row, by field, with the cells it stands in.

    ``kept`` are short words for kinds of units, folded, which look like markers and are none.
    """

    cells: Mapping[str, Cell]
    places: Mapping[str, tuple[int, int]]
    section: Mapping[str, Given]
    from_above: tuple[str, ...]
    kept: Collection[str] = ()

    def words(self, field: str) -> str | None:
        """Give a label without the marker before it."""
        text = text_of(self.cells.get(field, ""))
        if text is None:
            return None
        text = WITHIN.sub("", text, count=1) if WITHIN.match(text) else text
        marker = MARKER.match(text)
        if marker and not (field == "unit" and fold(marker[0]) in self.kept):
            return text[marker.end() :]
        return text


def labels_of(
    table: TableFound,
    columns: CountColumns,
    is_total: Callable[[str], bool],
    abbreviations: Collection[str],
) -> list[Labels]:
    """Give the labels of each row, those of merged cells and of the row above filled in.

    ``abbreviations`` are folded; one that looks like a marker ("X. Long Thuận") is none in a
    column that no other marker numbers.
    """
    typed = Typed(table, table.people)
    at = {field: columns.labels[field] for field in LABELLED if field in columns.labels}
    cells = {field: list(typed.cells(column)) for field, column in at.items()}
    places = {
        field: [(row, column) for row in typed.places(column).rows] for field, column in at.items()
    }
    _reach_over(table, columns, cells, places)
    in_order = sorted((field for field in at if field in FILLED), key=lambda field: at[field])
    for field in in_order[:1]:
        _fill_from_whole(table, at[field], cells[field], places[field], is_total)
    filled = _fill_down(table, in_order, cells, places)
    texts = (text_of(cell) for cell in cells.get("unit", ()))
    markers = {fold(found[0]) for text in texts if text and (found := MARKER.match(text))}
    kept = markers if markers.issubset(abbreviations) else ()
    return [
        Labels(
            {field: cells[field][number] for field in at},
            {field: places[field][number] for field in at},
            section,
            filled.get(row, ()),
            kept,
        )
        for number, (row, section) in enumerate(
            zip(table.people, section_of_each(typed), strict=True)
        )
    ]


def _reach_over(
    table: TableFound,
    columns: CountColumns,
    cells: Mapping[str, list[Cell]],
    places: Mapping[str, list[tuple[int, int]]],
) -> None:
    """Take a unit's name from the STT column, where it begins there and reaches over its own."""
    stt = columns.labels.get("stt")
    if stt is None or "unit" not in cells:
        return
    for at, row in enumerate(table.people):
        text = text_of(table.sheet.cell(row, stt)) if cells["unit"][at] == "" else None
        if text and not says_nothing(text) and rank_of(text) == PLAIN:
            cells["unit"][at], places["unit"][at] = text, (row, stt)


def _fill_from_whole(
    table: TableFound,
    column: int,
    cells: list[Cell],
    places: list[tuple[int, int]],
    is_total: Callable[[str], bool],
) -> None:
    """Let rows that leave their first label empty take that of the row above that sums them up.

    "Xã A | Tổng số" names the unit of the rows beneath it, "Tổng cộng" none.
    """
    above: dict[int, int] = {}
    for row, members in table.totals:
        text = text_of(table.sheet.cell(row, column))
        if text and not is_total(text):
            above |= dict.fromkeys((member for member in members if member > row), row)
    for at, row in enumerate(table.people):
        if row in above and (cells[at] == "" or is_ditto(cells[at])):
            cells[at], places[at] = table.sheet.cell(above[row], column), (above[row], column)


def _fill_down(
    table: TableFound,
    fields: Sequence[str],
    cells: Mapping[str, list[Cell]],
    places: Mapping[str, list[tuple[int, int]]],
) -> dict[int, tuple[str, ...]]:
    """Let a row that leaves its first labels empty take those of the row above it.

    A section or a total between them parts the two. Gives the fields filled, by row.
    """
    apart = sorted(
        row for reason in ("section", "total") for row in table.set_aside.get(reason, ())
    )
    filled: dict[int, tuple[str, ...]] = {}
    for at in range(1, len(table.people)):
        empty = [cells[field][at] == "" for field in fields]
        if not empty or not empty[0] or all(empty):
            continue
        above, row = table.people[at - 1], table.people[at]
        if any(above < one < row for one in apart):
            continue
        filled[row] = tuple(fields[: empty.index(False)])
        for field in filled[row]:
            cells[field][at], places[field][at] = cells[field][at - 1], places[field][at - 1]
    return filled
