"""Counts are those put in, whatever the layout, and thousands of sections take no longer."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

import pytest
from counts_read import VOCABULARY, read, tables
from hypothesis import given, settings
from hypothesis import strategies as st
from typed_tables import sheet_of

from hongngu_cli.read.counts.cells import EMPTY, CountCells
from hongngu_cli.read.counts.columns import count_columns
from hongngu_cli.read.counts.reading import read_counts
from hongngu_cli.text.head_counts import head_counts

MOST_SECONDS = 8
"""A list of thousands of sections takes one or two; it took a minute."""
YEARS = (2018, 2019, 2020, 2021)


UNITS = ("Khối Đảng, MTTQ, đoàn thể", "Ban Tổ chức", "Xã An Phước 1", "Xã An Phước 2", "Công an xã")
LEVELS = {
    "so-cap": ("Sơ cấp LLCT", "SC"),
    "trung-cap": ("Trung cấp LLCT", "TCLLCT", "TC"),
    "cao-cap": ("Cao cấp LLCT", "CC LLCT", "Cao cấp"),
    "thac-si": ("Thạc sĩ", "ThS"),
}
Truth = dict[tuple[str, str, int], int]


@st.composite
def truths(draw: st.DrawFn) -> tuple[list[str], list[str], list[int], Truth]:
    units = draw(st.lists(st.sampled_from(UNITS), min_size=1, max_size=4, unique=True))
    levels = draw(st.lists(st.sampled_from(sorted(LEVELS)), min_size=1, max_size=3, unique=True))
    years = draw(st.lists(st.sampled_from(YEARS), min_size=1, max_size=3, unique=True))
    keys = [(unit, level, year) for unit in units for level in levels for year in years]
    numbers = draw(st.lists(st.integers(0, 2000), min_size=len(keys), max_size=len(keys)))
    return units, levels, years, dict(zip(keys, numbers, strict=True))


def wide(
    truth: tuple[list[str], list[str], list[int], Truth], names: Mapping[str, str], *, by_year: bool
) -> list[str]:
    """Lay units out over years and levels, either above the other, with all sums."""
    units, levels, years, numbers = truth
    outer: Sequence[int | str] = years if by_year else levels
    inner: Sequence[int | str] = levels if by_year else years

    def number(unit: str, first: int | str, second: int | str) -> int:
        level, year = (second, first) if by_year else (first, second)
        return numbers[unit, str(level), int(year)]

    def named(one: int | str) -> str:
        return names[one] if isinstance(one, str) else f"Năm {one}"

    above = [cell for one in outer for cell in (named(one), *("<" for _ in inner))]
    below = [cell for _ in outer for cell in (*map(named, inner), "Cộng")]
    lines = [
        " | ".join(["STT", "Đơn vị", *above, "Tổng số"]),
        " | ".join(["^", "^", *below, "^"]),
    ]
    rows = []
    for unit in units:
        cells = []
        for one in outer:
            part = [number(unit, one, other) for other in inner]
            cells += [*part, sum(part)]
        total = sum(numbers[unit, level, year] for level in levels for year in years)
        rows.append([*cells, total])
    lines += [
        " | ".join([str(at), unit, *map(str, row)])
        for at, (unit, row) in enumerate(zip(units, rows, strict=True), start=1)
    ]
    sums = [sum(column) for column in zip(*rows, strict=True)]
    return [*lines, " | ".join(["Tổng cộng", "", *map(str, sums)])]


def across(
    truth: tuple[list[str], list[str], list[int], Truth], names: Mapping[str, str], *, by_year: bool
) -> list[str]:
    """Lay units over levels with a year a row, or over years with a level a row, with all sums."""
    units, levels, years, numbers = truth
    inner: Sequence[int | str] = levels if by_year else years
    rows: Sequence[int | str] = years if by_year else levels

    def number(unit: str, row: int | str, column: int | str) -> int:
        level, year = (column, row) if by_year else (row, column)
        return numbers[unit, str(level), int(year)]

    above = [cell for unit in units for cell in (unit, *("<" for _ in inner))]
    below = [cell for _ in units for cell in (*(names.get(str(i), str(i)) for i in inner), "Cộng")]
    lines = [
        " | ".join(["STT", "Năm" if by_year else "Trình độ", *above, "Tổng số"]),
        " | ".join(["^", "^", *below, "^"]),
    ]
    counted = []
    for row in rows:
        parts = [[number(unit, row, column) for column in inner] for unit in units]
        sums = sum(map(sum, parts))
        counted.append([cell for part in parts for cell in (*part, sum(part))] + [sums])
    lines += [
        " | ".join([str(at), names.get(str(row), str(row)), *map(str, cells)])
        for at, (row, cells) in enumerate(zip(rows, counted, strict=True), start=1)
    ]
    totals = [sum(column) for column in zip(*counted, strict=True)]
    return [*lines, " | ".join(["Tổng cộng", "", *map(str, totals)])]


def long(
    truth: tuple[list[str], list[str], list[int], Truth], names: Mapping[str, str], *, by_year: bool
) -> list[str]:
    """Lay one number out a row, the unit merged over its rows."""
    units, levels, years, numbers = truth
    lines = ["STT | Đơn vị | Năm | Trình độ | Số lượng"]
    for unit in units:
        keys = [(level, year) for level in levels for year in years]
        for at, (level, year) in enumerate(sorted(keys, key=lambda k: k[1] if by_year else 0)):
            name = "^" if at else unit
            lines.append(
                f"{at + 1} | {name} | {year} | {names[level]} | {numbers[unit, level, year]}"
            )
        own = sum(numbers[unit, level, year] for level, year in keys)
        lines.append(f" | Cộng {unit} | | | {own}")
    return [*lines, f" | Tổng cộng | | | {sum(numbers.values())}"]


@settings(max_examples=80, deadline=None)
@given(
    truths(),
    st.sampled_from((wide, across, long)),
    st.booleans(),
    st.booleans(),
    st.data(),
)
def test_counts_are_those_put_in(
    truth: tuple[list[str], list[str], list[int], Truth],
    layout: object,
    by_year: bool,  # noqa: FBT001 - pytest passes it by name
    merged: bool,  # noqa: FBT001 - pytest passes it by name
    data: st.DataObject,
) -> None:
    names = {key: data.draw(st.sampled_from(LEVELS[key])) for key in truth[1]}
    assert callable(layout)
    lines = layout(truth, names, by_year=by_year)
    text = "\n".join(["NHU CẦU ĐÀO TẠO, BỒI DƯỠNG", *lines, "NGƯỜI LẬP BIỂU | | TRƯỞNG BAN"])
    if not merged:
        text = text.replace("<", " ").replace("^", " ")
    counts = read(text, (2, 2) if layout is long else (2, 3))
    found = {(one.unit, one.level, one.year): one.value for one in counts.counts}
    assert len(found) == len(counts.counts)
    assert found == truth[3]
    assert {one.field for one in counts.counts} == {"demand"}
    assert [i for i in counts.issues if i.severity == "error"] == []
    sheet = sheet_of(text)
    for one in counts.counts:
        assert sheet.cell(one.place.row or 0, one.place.column or 0) == one.value


CELLS = st.sampled_from(
    (
        *(
            "",
            "",
            "-",
            "1",
            "3",
            "05",
            "2,5",
            "x",
            "I",
            "A",
            "1.1",
            "Tổng cộng",
            "Cộng",
            "Trong đó: nữ",
        ),
        *("Xã A", "Khối Đảng", "TC LLCT", "- Cao cấp", "Đào tạo chuyên môn", "Năm 2019", "2018"),
        *("NGƯỜI LẬP BIỂU", "CHỈ TIÊU NĂM 2020", "(ghi chú)", "STT", "Đơn vị", "Chỉ tiêu"),
    )
)
HEADERS = (
    "STT | Đơn vị | TC LLCT | CC LLCT | Tổng",
    "Trình độ | Năm 2018 | Năm 2019 | Tổng | Ghi chú",
    "STT | Đơn vị | Trình độ | Năm | Chỉ tiêu",
    "STT | Nội dung | Số lớp | Số học viên | Năm",
)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(HEADERS),
    st.lists(st.lists(CELLS, min_size=5, max_size=5).map(" | ".join), max_size=9),
)
def test_whatever_is_typed_every_row_is_accounted_for_and_every_number_told(
    header: str, lines: list[str]
) -> None:
    text = "\n".join(["CHỈ TIÊU", header, *lines])
    (table,) = tables(text, (2, 2))
    counts = read_counts([table], VOCABULARY)
    said = {(one.place.row, one.place.column) for one in counts.counts}
    assert len(said) == len(counts.counts)
    said |= {(i.place.row, i.place.column) for i in counts.issues if i.rule == "count-unreadable"}
    rows_told = {
        i.place.row for i in counts.issues if i.rule in {"row-of-which", "row-unrecognised"}
    }
    cells = CountCells(table.sheet, head_counts(VOCABULARY))
    columns = count_columns(table.columns, {}, cells, table.people)
    for row in range(3, len(table.sheet.rows) + 1):
        reads = {c.column: cells.number(row, c.column) for c in columns.counts}
        written = {column for column, read in reads.items() if read.numeric}
        if row in table.people:
            assert {(row, column) for column, read in reads.items() if read != EMPTY} <= said
        elif row not in (*table.set_aside.get("total", ()), *table.set_aside.get("header", ())):
            assert not written or row in rows_told
    assert read_counts([table], VOCABULARY) == counts


@pytest.mark.parametrize("between", ["", "Xã Số {at} | 1 | 2 | 3\n"])
def test_thousands_of_sections_of_a_table_are_read_as_fast_as_rows(between: str) -> None:
    begun = time.process_time()
    rows = "".join(f"Mục {at} | | | \n{between.format(at=at)}" for at in range(4000))
    counts = read(f"Đơn vị | Trung cấp | Cao cấp | Cộng\n{rows}Xã Cuối | 3 | 4 | 7\n")
    assert all(one.value is not None for one in counts.counts)
    assert time.process_time() - begun < MOST_SECONDS
