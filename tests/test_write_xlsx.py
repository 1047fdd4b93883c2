"""Workbooks: text stays text, numbers stay numbers, sheets are ready to print."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from write_reports import STYLE, VICIOUS, levels_table, summary, vicious, wide

from hongngu_cli.model.failure import OUTPUT, Failure
from hongngu_cli.model.report import Report
from hongngu_cli.model.table import Column, Row, Table, Term
from hongngu_cli.write import xlsx_sheet
from hongngu_cli.write.formats import render
from hongngu_cli.write.values import visible
from hongngu_cli.write.xlsx_pages import sheet_names


def workbook(report: Report) -> Workbook:
    return load_workbook(io.BytesIO(render(report, "xlsx", STYLE)))


def test_sheets_stand_in_order() -> None:
    names = workbook(summary()).sheetnames
    assert names == ["Số lượt người được cử đi theo", "Vấn đề", "Nguồn số liệu"]
    alike = replace(wide(), subject="")
    assert workbook(alike).sheetnames == [
        "Số lượt người được cử đi theo",
        "Số lượt người được cử đi (2)",
    ]


def test_text_is_never_a_formula_a_number_or_a_link() -> None:
    sheet = workbook(vicious()).worksheets[0]
    cells = [sheet.cell(6 + number, 1) for number in range(len(VICIOUS))]
    assert [cell.value for cell in cells] == [visible(text) for text in VICIOUS]
    assert {cell.data_type for cell in cells} == {"s"}
    names = ("=1+1", "@x", "0123", "1e5", "http://a.vn", "mailto:a@b.vn", "{=1}", "TRUE")
    table = Table("t", "T", (Column("a", "A"),), tuple({"a": name} for name in names))
    content = render(replace(vicious(), tables=(table,)), "xlsx", STYLE)
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    assert [sheet.cell(6 + n, 1).value for n in range(len(names))] == list(names)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
        assert not [name for name in parts.namelist() if "rels/sheet" in name]


def test_numbers_dates_and_formats() -> None:
    sheet = workbook(vicious()).worksheets[0]
    row = [sheet.cell(6, column) for column in range(1, 6)]
    assert [cell.value for cell in row[1:]] == [dt.datetime(1975, 3, 9), 2019, 12545, 0.0625]  # noqa: DTZ001 - what a cell holds
    assert [cell.number_format for cell in row[1:]] == ["dd/mm/yyyy", "0", "#,##0", "0.0%"]
    last = [sheet.cell(6 + len(VICIOUS) + 1, column).value for column in range(1, 6)]
    assert last == ["-nhãn", "09/03/1875", None, 2.25, "–"]
    assert sheet.cell(6 + len(VICIOUS) + 1, 4).number_format == "#,##0.0"


def test_heading_bands_and_total() -> None:
    sheet = workbook(summary()).worksheets[0]
    assert [cell.value for cell in sheet[5]] == [
        "Trình độ, chương trình",
        "Lượt người",
        "Tỷ lệ (%)",
    ]
    bold = [row[0].value for row in sheet.iter_rows(6, 18) if row[0].font.bold]
    assert bold == [str(band.subtotal["level"]) for band in levels_table().bands] + ["Tổng cộng"]
    assert [sheet.cell(row, 1).alignment.indent for row in (6, 7, 17)] == [0, 1, 0]
    assert {cell.font.name for row in sheet.iter_rows() for cell in row} == {"Times New Roman"}
    assert sheet.freeze_panes == "A6"
    assert sheet.print_title_rows == "$5:$5"
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (9, 0)
    properties = sheet.sheet_properties.pageSetUpPr
    assert properties is not None
    assert properties.fitToPage


def test_two_heading_rows_where_headings_stand_over_columns() -> None:
    sheet = workbook(replace(wide(), tables=wide().tables[:1])).worksheets[0]
    merged = set(map(str, sheet.merged_cells))
    assert {"B5:F5", "G5:K5", "A5:A6", "L5:L6"} <= merged
    assert (sheet["B5"].value, sheet["B6"].value) == ("Lý luận chính trị", "Sơ cấp")
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.auto_filter.ref == "A6:L9"
    assert sheet.print_title_rows == "$5:$6"


def test_export_starts_at_a1_with_keys() -> None:
    columns = (
        Column("name", "Họ và tên"),
        Column("level", "Trình độ"),
        Column("start", "Từ", "date"),
    )
    row: Row = {
        "name": "=An\nBình",
        "level": Term("cao-cap", "Cao cấp"),
        "start": dt.date(2020, 2, 1),
    }
    report = replace(summary(), command="export", tables=(Table("roster", "DS", columns, (row,)),))
    sheet = workbook(report).worksheets[0]
    assert sheet.title == "roster"
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["name", "level", "start"],
        ["=An\nBình", "cao-cap", dt.datetime(2020, 2, 1)],  # noqa: DTZ001 - what a cell holds
    ]


def test_text_too_long_for_a_cell_is_cut_aloud() -> None:
    table = Table("t", "T", (Column("a", "A"),), ({"a": "ă" * 40_000},))
    sheet = workbook(replace(vicious(), tables=(table,))).worksheets[0]
    text = str(sheet["A6"].value)
    assert len(text) <= 32_767
    kept = text.count("ă")
    assert text == "ă" * kept + f"… [còn {40_000 - kept} ký tự, xem đủ trong bản .json]"


def test_a_table_too_large_for_excel_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_sheet, "MOST_ROWS", 10)
    with pytest.raises(Failure, match="quá lớn") as caught:
        render(summary(), "xlsx", STYLE)
    assert caught.value.code == OUTPUT


@given(st.lists(st.text(max_size=40), max_size=8))
def test_sheet_names_are_legal_and_different(names: list[str]) -> None:
    made = sheet_names(names)
    assert len({name.casefold() for name in made}) == len(names)
    for name in made:
        assert 0 < len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert not name.endswith("'")
