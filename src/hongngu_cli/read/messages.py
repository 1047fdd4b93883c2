"""What reading itself has to say: values taken from elsewhere, tables not understood."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from hongngu_cli.model.fields import FIELD
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.recognition import Given, TableFound
from hongngu_cli.model.sheet import Cell, Sheet
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.columns import BESIDE
from hongngu_cli.read.context import is_full_name
from hongngu_cli.read.headers import texts
from hongngu_cli.text.fold import fold
from hongngu_cli.text.numbers import shown

if TYPE_CHECKING:
    from hongngu_cli.read.rosters import Opened
    from hongngu_cli.read.typed import Enrolments

SOURCES = {
    "section": "dòng mục",
    "title": "dòng tiêu đề",
    "sheet": "tên trang tính",
    "file": "tên tệp",
}
FEW_CELLS = 3
"""A sheet with this many filled cells in each of so many rows looks like a table."""


def notes_on(
    opened: Opened, parts: Sequence[tuple[int, Enrolments]], vocabulary: Vocabulary
) -> Iterable[Issue]:
    """Tell, in the order of the files, what was assumed and what was not understood."""
    for number, part in parts:
        table = opened.tables[number]
        yield from _given(table, part, vocabulary)
        yield from _assumed(table, part, vocabulary)
        yield from _held_columns(table)
        yield from _unknown_columns(table)
        yield from _unrecognised_rows(table)
    yield from (
        column_missing(table) for table in opened.tables if table.kind is None and table.people
    )
    surnames = frozenset(fold(word) for word in vocabulary.rows.surnames)
    with_tables = {id(table.sheet) for table in opened.tables}
    for sheet in opened.sheets:
        if sheet.hidden:
            yield Issue(
                "sheet-hidden",
                "note",
                sheet.place(),
                None,
                "Trang tính đang ẩn nhưng vẫn được đọc và tính.",
                "Nếu không cần, xoá trang tính này.",
            )
        if id(sheet) not in with_tables and looks_like_table(sheet):
            yield no_header(sheet, surnames)


def no_header(sheet: Sheet, surnames: frozenset[str]) -> Issue:
    """Say that a sheet with data has no header we know; a list of people is an error."""
    row = next(
        number for number in range(1, len(sheet.rows) + 1) if len(texts(sheet, number)) >= FEW_CELLS
    )
    column = min(texts(sheet, row))
    return Issue(
        "header-missing",
        "error" if _lists_people(sheet, surnames) else "warning",
        sheet.place(row, column),
        shown(sheet.cell(row, column)),
        "Không tìm thấy dòng tiêu đề cột nên chưa đọc được bảng này.",
        'Chỉ rõ bằng --header-rows (ví dụ 5-6), hoặc --map "Tiêu đề=name".',
    )


def column_missing(table: TableFound) -> Issue:
    """Say that a list of people does not tell to which level they were sent."""
    first = table.header_rows[0] if table.header_rows else table.first_row
    read = ", ".join(meaning.heading for meaning in table.columns.values() if meaning.field)
    if not table.names_people:
        return Issue(
            "column-missing",
            "note",
            table.sheet.place(first, min(table.columns)),
            table.columns[min(table.columns)].heading,
            f"Bảng có các cột {read} nhưng không có cột họ tên hay số lượng nên để riêng.",
            'Nếu là danh sách người, chỉ rõ cột họ tên bằng --map "Tiêu đề=name".',
        )
    return Issue(
        "column-missing",
        "error",
        table.sheet.place(first, min(table.columns)),
        table.columns[min(table.columns)].heading,
        f"Bảng có các cột {read} nhưng thiếu cột bắt buộc cho biết trình độ, lớp được cử đi học.",
        'Thêm cột này, hoặc chỉ rõ cột nào bằng --map "Tiêu đề=level".',
    )


def _lists_people(sheet: Sheet, surnames: frozenset[str]) -> bool:
    """Tell whether persons' names stand on most rows of a sheet that have data."""
    rows = [texts(sheet, number) for number in range(1, min(len(sheet.rows), 200) + 1)]
    data = [cells for cells in rows if len(cells) >= FEW_CELLS]
    named = [cells for cells in data if any(is_full_name(c, surnames) for c in cells.values())]
    return len(named) * 2 > len(data)


def looks_like_table(sheet: Sheet) -> bool:
    """Tell whether a sheet without a header holds rows of data all the same."""
    return (
        sum(
            1
            for number in range(1, min(len(sheet.rows), 200) + 1)
            if len(texts(sheet, number)) >= FEW_CELLS
        )
        >= FEW_CELLS
    )


def _given(table: TableFound, part: Enrolments, vocabulary: Vocabulary) -> Iterable[Issue]:
    """Tell once for each source what was taken from outside the rows."""
    by_source: dict[tuple[str, str], list[tuple[Given, int]]] = {}
    for (name, given), count in part.given.items():
        if name != "course":  # the section's own words, already told by its level
            by_source.setdefault((name, given.source), []).append((given, count))
    for (name, source), told in by_source.items():
        first, _ = told[0]
        times = sum(count for _, count in told)
        label = (
            vocabulary.label(name, first.value)
            if isinstance(first.value, str)
            else str(first.value)
        )
        more = f" (và {len(told) - 1} dòng mục khác)" if len(told) > 1 else ""
        yield Issue(
            "value-taken",
            "note",
            first.place,
            _typed(table, first),
            f"{FIELD[name].label} của {times} lượt lấy theo {SOURCES[source]}: {label}{more}.",
            f"Nếu không đúng, thêm cột {FIELD[name].label} vào bảng.",
        )


def _typed(table: TableFound, given: Given) -> str | None:
    if given.place.row is None or given.place.column is None:
        return None
    return shown(table.sheet.cell(given.place.row, given.place.column))


def _assumed(table: TableFound, part: Enrolments, vocabulary: Vocabulary) -> Iterable[Issue]:
    """Tell once for each spelling that a bare "Trung cấp" was taken for political theory."""
    first: dict[Cell, int] = {}
    times: dict[Cell, int] = {}
    for at, cell in part.assumed.items():
        first.setdefault(cell, at)
        times[cell] = times.get(cell, 0) + 1
    for cell, at in first.items():
        places = part.cells["level"]
        label = vocabulary.label("level", part.columns["level"][at])
        yield Issue(
            "level-assumed",
            "note",
            table.sheet.place(places.rows[at], places.columns[at]),
            str(cell),
            f"Không ghi rõ loại; hiểu là {label} ({times[cell]} lượt).",
            "Ghi đầy đủ tên trình độ nếu hiểu như vậy chưa đúng.",
        )


def _held_columns(table: TableFound) -> Iterable[Issue]:
    """Tell which columns of a roster were taken for levels already held, and not counted."""
    held = [
        (column, meaning)
        for column, meaning in table.columns.items()
        if meaning.field in ("level_held_theory", "level_held_degree")
    ]
    if held and table.header_rows:
        column, meaning = held[0]
        yield Issue(
            "column-held",
            "note",
            table.sheet.place(table.header_rows[1], column),
            meaning.heading,
            f"Hiểu là trình độ đang có nên không tính là lớp được cử đi ({len(held)} cột).",
            f'Nếu là lớp được cử đi, thêm --map "{meaning.heading}=level".',
        )


def _unknown_columns(table: TableFound) -> Iterable[Issue]:
    for column, meaning in table.columns.items():
        if meaning.field is None and table.header_rows:
            yield Issue(
                "column-unknown",
                "warning" if meaning.why == BESIDE else "note",
                table.sheet.place(table.header_rows[1], column),
                meaning.heading,
                f"Cột này {BESIDE}."
                if meaning.why == BESIDE
                else "Cột này chưa biết nghĩa nên không dùng đến.",
                f'Nếu cần, thêm --map "{meaning.heading}=tên_trường".',
            )


def _unrecognised_rows(table: TableFound) -> Iterable[Issue]:
    for row in table.set_aside.get("unrecognised", ()):
        cells = texts(table.sheet, row)
        column = min(cells)
        yield Issue(
            "row-unrecognised",
            "error",
            table.sheet.place(row, column),
            cells[column],
            "Dòng này chưa nhận ra là gì nên không được tính.",
            "Bổ sung họ tên hoặc số thứ tự nếu là một người; xoá dòng nếu không cần.",
        )
