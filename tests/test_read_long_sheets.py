"""Long sheets are read by columns; what is read is what the other way of reading gives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

import openpyxl
import pyarrow as pa
import pytest

from hongngu_cli.model.cell import Cell
from hongngu_cli.model.failure import Failure
from hongngu_cli.model.grid import ColumnGrid
from hongngu_cli.model.settings import Limits
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.files.opening import open_file
from hongngu_cli.read.formats import long_sheets
from hongngu_cli.read.formats.column_grids import MANY, cell_of, cells_of
from hongngu_cli.text.numbers import shown

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
LATEST_DURATION = dt.datetime(1904, 3, 1)  # noqa: DTZ001 - a cell has no time zone
"""Durations come as moments of the first days that a workbook counts from."""


def both(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Sheet, Sheet]]:
    """Read a workbook row by row, then by columns, and pair the sheets that were."""
    by_rows = open_file(str(path), Limits())
    monkeypatch.setattr(long_sheets, "LONG", 0)
    by_columns = open_file(str(path), Limits())
    monkeypatch.undo()
    for one, other in zip(by_rows, by_columns, strict=True):
        if isinstance(other.rows, ColumnGrid):
            yield one, other


def as_text(cell: Cell) -> str:
    """Show a cell as both ways can: a fraction's sign and a duration are lost in columns."""
    if isinstance(cell, dt.timedelta | dt.time):
        return "a time"
    if isinstance(cell, dt.datetime) and cell < LATEST_DURATION:
        return "a time"
    if isinstance(cell, float) and cell != int(cell):
        return f"{cell:.6g}"
    try:
        return f"{float(shown(cell)):.6g}"
    except ValueError:
        return shown(cell)


def texts(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    """Show the cells of all rows, without the empty ends of rows."""
    lines = [[as_text(cell) for cell in row] for row in rows]
    for line in lines:
        while line and not line[-1]:
            line.pop()
    while lines and not lines[-1]:
        lines.pop()
    return lines


def test_columns_hold_what_rows_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([])
    sheet.append(["Danh sách", None, "ngày", dt.date(2019, 3, 15)])
    sheet.append([])
    sheet.append([1, "Trần Thị Bé", dt.datetime(1985, 4, 2, 13, 30), 45.5, True, "007", "x\ny"])  # noqa: DTZ001 - cells know no time zone
    sheet.append([2019, " Võ Văn Út ", dt.time(8, 30), -3, False, "12.545", "=1+1"])
    sheet.append([None, None, None, None, None, None, None, "cuối"])
    sheet.merge_cells("A2:B3")
    book.save(tmp_path / "a.xlsx")
    ((rows, columns),) = both(tmp_path / "a.xlsx", monkeypatch)
    assert texts(columns.rows) == texts(rows.rows)
    assert columns.merged == rows.merged
    assert [issue.says for issue in columns.issues] == [issue.says for issue in rows.issues]
    assert columns.rows[3][5] == "007"
    assert columns.rows[1][3] == dt.date(2019, 3, 15)


def test_a_sheet_without_a_first_column_is_read_by_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["C3"] = "STT"
    book.save(tmp_path / "a.xlsx")
    assert not list(both(tmp_path / "a.xlsx", monkeypatch))
    monkeypatch.setattr(long_sheets, "LONG", 0)
    (read,) = open_file(str(tmp_path / "a.xlsx"), Limits())
    assert read.cell(3, 3) == "STT"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("12", 12.0),
        ("-5", -5.0),
        ("0", 0.0),
        ("-0", "-0"),
        ("007", "007"),
        ("12.545", "12.545"),
        ("1234567890123456", "1234567890123456"),
        ("²", "²"),
        ("true", "TRUE"),
        ("Đúng", "Đúng"),
        ("1975-03-09 00:00:00", dt.date(1975, 3, 9)),
        ("1899-12-31 08:30:00", dt.time(8, 30)),
        ("9999-99-99 00:00:00", "9999-99-99 00:00:00"),
    ],
)
def test_texts_become_the_cells_they_were(text: str, cell: Cell) -> None:
    assert cell_of(text) == cell
    assert type(cell_of(text)) is type(cell)


def test_many_texts_become_the_same_cells_as_one_by_one() -> None:
    odd = ["STT", "0", "00", "-0", "-5", "5", "12 ", "1\n", "\n1", "", "1.5", "1e3", "true"]
    odd += ["9" * 15, "9" * 16, "١٢", "²", "x5", "2019-03-15 00:00:00", "5\0", "+5"]
    texts = [*odd, *map(str, range(MANY)), *odd]
    found = list(cells_of(pa.array(texts)))
    assert [(type(cell), cell) for cell in found] == [
        (type(cell), cell) for cell in map(cell_of, texts)
    ]


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")
def test_the_corpus_reads_alike_both_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0
    for path in sorted(CORPUS.rglob("*.xls[xm]")):
        try:
            pairs = list(both(path, monkeypatch))
        except Failure:
            monkeypatch.undo()
            continue
        for rows, columns in pairs:
            if path.name == "date_iso.xlsx":
                continue  # it holds days and times as texts of a kind that no office writes
            assert texts(columns.rows) == texts(rows.rows), f"{path} {rows.name}"
            assert columns.merged == rows.merged, f"{path} {rows.name}"
            compared += 1
    assert compared > 20
