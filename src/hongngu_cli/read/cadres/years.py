"""The year people ask for, where it is marked beneath years: "Năm 2026 | Năm 2027"."""

from __future__ import annotations

from hongngu_cli.model.recognition import BENEATH
from hongngu_cli.read.enrolments.typed import Enrolments, Places, Typed
from hongngu_cli.read.headings.context import begins_with
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.spellings import is_mark


def put_wanted_years(typed: Typed, result: Enrolments, planned: tuple[str, ...]) -> None:
    """Put the first of the years that each row marks, in a list of what people ask for.

    Beneath a heading that is none of the ``planned`` words ("Xếp loại › 2020 | 2021") years tell
    something else.
    """
    asks = typed.columns("demand_level")
    columns = {
        int(one.value or 0): column
        for column, one in typed.columns("year", marked=True)
        if asks and (BENEATH not in one.heading or begins_with(one.heading, planned))
    }
    if not columns:
        return
    years: list[int | None] = [None] * len(typed.rows)
    places = Places([0] * len(typed.rows), [0] * len(typed.rows))
    for year in sorted(columns, reverse=True):
        cells = typed.cells(columns[year])
        marked = {cell for cell in set(cells) if is_mark(shown(cell))}
        for at, (row, cell) in enumerate(zip(typed.rows, cells, strict=True)):
            if cell in marked:
                years[at] = year
                places.put(at, row, columns[year])
    result.columns["wanted_year"] = years
    result.cells["wanted_year"] = places
