"""What was understood of a table, in the words of a report: header, columns, levels, unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hongngu_cli.model.place import column_letters
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.read.enrolments.given import SOURCES
from hongngu_cli.text.numbers import count

ROWS_OF = {True: "dòng người", False: "dòng số liệu"}
HEIGHTS = {2: "hai dòng", 3: "ba dòng"}


def facts(table: TableFound) -> Iterator[str]:
    """Tell where the header stands, how many columns are known, and how many rows there are."""
    if table.header_rows:
        first, last = table.header_rows
        height = HEIGHTS.get(last - first + 1, f"{last - first + 1} dòng")
        yield f"tiêu đề ở dòng {first}" if first == last else f"tiêu đề {height} {first}-{last}"
    known = sum(1 for meaning in table.columns.values() if meaning.field)
    size = len(table.columns)
    yield f"cả {size} cột đã biết" if known == size else f"{known} trong {size} cột đã biết"
    yield f"{count(len(table.people))} {ROWS_OF[table.names_people]}"


def levels_from(table: TableFound) -> Iterator[str]:
    """Tell where the levels of a list of those sent were taken from."""
    if table.kind != "roster":
        return
    marked = [c for c, meaning in table.columns.items() if meaning.field == "level"]
    if marked and all(table.columns[column].value for column in marked):
        yield f"trình độ lấy theo dấu ở {columns_named(marked)}"
    elif marked:
        yield f"trình độ lấy ở {columns_named(marked)}"
    elif any("level" in given for _, given in table.sections):
        yield "trình độ lấy theo dòng mục"


def units_from(table: TableFound) -> Iterator[str]:
    """Tell where the units of a list of those sent were taken from."""
    if table.kind != "roster" or table.column_of("unit") or table.column_of("position_unit"):
        return
    given = table.given_overall.get("unit")
    if any("unit" in told for _, told in table.sections):
        yield "đơn vị lấy theo dòng mục"
    elif given:
        yield f"đơn vị lấy theo {SOURCES[given.source]}{in_cell(given.place.cell)}"
    else:
        yield "không thấy ghi đơn vị"


def in_cell(cell: str | None) -> str:
    """Name the cell that a value stands in, where it is known."""
    return f" (ô {cell})" if cell else ""


def columns_named(columns: Sequence[int]) -> str:
    """Name columns, those side by side as a range.

    >>> columns_named([6, 7, 8]), columns_named([2]), columns_named([2, 11])
    ('các cột F-H', 'cột B', 'các cột B, K')
    """
    runs: list[list[int]] = []
    for column in columns:
        if runs and column == runs[-1][-1] + 1:
            runs[-1].append(column)
        else:
            runs.append([column])
    parts = [
        column_letters(run[0])
        if len(run) == 1
        else f"{column_letters(run[0])}-{column_letters(run[-1])}"
        for run in runs
    ]
    return f"{'các cột' if len(columns) > 1 else 'cột'} {', '.join(parts)}"
