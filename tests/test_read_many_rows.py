"""Rows by the million: blank ones before a far cell, totals, sections, all looked at once."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from hongngu_cli import shipped
from hongngu_cli.model.cell import Cell
from hongngu_cli.model.grid import ColumnGrid
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.settings import Limits, Reading
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.counts.lines import LineReader
from hongngu_cli.read.formats.laid_out import LaidOut
from hongngu_cli.read.rows.glance import BLANK, PLAIN, PlainPerson, alike, blank_rows
from hongngu_cli.read.rows.roles import RowReader
from hongngu_cli.read.rows.total_rows import MOST_TOTALS
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.read.tables.recogniser import recogniser
from hongngu_cli.text import spellings
from hongngu_cli.text.fold import fold
from hongngu_cli.text.spellings import CodedSpellings

FINDER = recogniser(load_vocabulary(shipped.vocabulary()), Reading())
PEOPLE: list[list[Cell]] = [
    ["STT", "Họ và tên", "Đơn vị", "Trình độ", "Năm"],
    ["1", "Lê An", "Xã A", "TC LLCT", "2019"],
    ["2", "Đoàn Bé", "Xã A", "TC LLCT", "2019"],
]
COUNTS: list[list[Cell]] = [
    ["STT", "Đơn vị", "Chỉ tiêu trung cấp", "Chỉ tiêu cao cấp"],
    ["1", "Xã A", 3.0, 4.0],
    ["2", "Xã B", 4.0, 5.0],
]
FAR = 5_000


def with_far_row(rows: list[list[Cell]], last: list[Cell]) -> Sheet:
    width = len(rows[0])
    blank: list[Cell] = [""] * width
    return Sheet("ds.xlsx", "DS", "", [*rows, *[blank] * FAR, last + [""] * (width - len(last))])


def by_columns(sheet: Sheet) -> Sheet:
    columns = []
    for cells in map(list, zip(*sheet.rows, strict=True)):
        values = list(dict.fromkeys(cells))
        codes = np.array([values.index(cell) for cell in cells], dtype=np.int32)
        columns.append((values, codes))
    return replace(sheet, rows=ColumnGrid(columns, len(sheet.rows)))


def table_of(sheet: Sheet) -> TableFound:
    (table,) = FINDER.tables(sheet)
    return table


def rows_looked_at(monkeypatch: pytest.MonkeyPatch, reader: type, method: str) -> list[int]:
    """Note each row that a reader looks at by itself; the method's first argument is its number."""
    looked: list[int] = []
    real = getattr(reader, method)

    def noted(self: object, number: int, *others: object) -> object:
        looked.append(number)
        return real(self, number, *others)

    monkeypatch.setattr(reader, method, noted)
    return looked


@pytest.mark.parametrize("in_columns", [False, True])
@pytest.mark.parametrize("last", [["3", "Hồ Cúc", "Xã A", "TC LLCT", "2019"], ["x"]])
def test_blank_rows_before_a_far_one_are_set_aside_unseen(
    last: list[Cell], monkeypatch: pytest.MonkeyPatch, *, in_columns: bool
) -> None:
    looked = rows_looked_at(monkeypatch, RowReader, "_sort")
    sheet = with_far_row(PEOPLE, last)
    table = table_of(by_columns(sheet) if in_columns else sheet)
    people = (2, 3) if last == ["x"] else (2, 3, len(sheet.rows))
    assert table.people == people
    assert table.set_aside["blank"] == tuple(range(4, 4 + FAR))
    assert 0 < len(looked) <= len(PEOPLE)


def test_blank_rows_in_a_table_of_counts_are_set_aside_unseen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked = rows_looked_at(monkeypatch, LineReader, "_line")
    table = table_of(with_far_row(COUNTS, ["x"]))
    assert table.people == (2, 3)
    assert table.set_aside["blank"] == tuple(range(4, 4 + FAR))
    assert 0 < len(looked) <= len(COUNTS)


def test_glances_are_the_same_by_rows_and_by_columns() -> None:
    rows: list[list[Cell]] = [*PEOPLE, ["", "", "", "", ""], ["", "", "", "", 0.0]]
    sheet = Sheet("ds.xlsx", "DS", "", rows)
    plain = PlainPerson(0, 1, (2, 3, 4), frozenset({""}))
    for grid in (sheet.rows, by_columns(sheet).rows):
        assert plain.rows(grid, 1, 5) == bytes([0, PLAIN, PLAIN, BLANK, 0])
        assert blank_rows(grid, 3, 5) == bytes([0, BLANK, 0])
        assert blank_rows(grid, 4, 3) == b""


def test_rows_that_look_alike_are_one_run() -> None:
    glances = bytes([PLAIN, PLAIN, 0, BLANK, BLANK, BLANK])
    assert [alike(glances, at) for at in (0, 1, 2, 3)] == [
        (PLAIN, 2),
        (PLAIN, 2),
        (0, 2),
        (BLANK, 6),
    ]


def test_rows_that_were_never_filled_are_one_list() -> None:
    table = LaidOut("ds.xml", Limits())
    table.add_row()
    table.add_cell("STT")
    table.add_row(FAR)
    table.add_cell("x")
    rows, _ = table.grid(["DANH SÁCH"])
    assert (len(rows), rows[:2], rows[-1]) == (FAR + 1, [["DANH SÁCH"], ["STT"]], ["x"])
    assert len({id(row) for row in rows[2:-1]}) == 1


def test_of_very_many_totals_none_is_kept_with_all_rows_above() -> None:
    times = MOST_TOTALS + 100
    rows = [*PEOPLE[:1]]
    for at in range(times):
        rows += [[str(at + 1), "Lê An", "Xã A", "TC LLCT", "2019"], ["Tổng cộng", "", "", "", ""]]
    totals = table_of(Sheet("ds.xlsx", "DS", "", rows)).totals
    assert len(totals) == times
    assert len(totals[MOST_TOTALS - 1][1]) == MOST_TOTALS
    assert {len(added) for _, added in totals[MOST_TOTALS:]} == {1}


def test_sections_that_tell_nothing_beneath_the_last_person_are_notes() -> None:
    beneath: list[list[Cell]] = [[f"Nơi nhận {at}", "", "", "", ""] for at in range(3)]
    rows = [*PEOPLE, *beneath]
    table = table_of(Sheet("ds.xlsx", "DS", "", rows))
    assert table.set_aside == {"header": (1,), "note": (4, 5, 6)}


def test_a_remark_of_thousands_of_letters_is_not_folded(monkeypatch: pytest.MonkeyPatch) -> None:
    folded: list[str] = []

    def counted(text: str) -> str:
        folded.append(text)
        return fold(text)

    status = CodedSpellings(load_vocabulary(shipped.vocabulary()), "status")
    monkeypatch.setattr(spellings, "fold", counted)
    assert status.read("Đang học") == "studying"
    assert status.read("Đang học lớp " * 1000) is None
    assert folded == ["Đang học"]
