"""Workbooks: addresses are the file's own, whatever kind it is and wherever cells begin."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from typed_tables import WRITERS, as_ods, as_xlsx, typed_sheets
from unseen_read import unseen_of

from hongngu_cli.model.failure import Failure
from hongngu_cli.model.settings import Limits
from hongngu_cli.model.sheet import Merged, Sheet
from hongngu_cli.read.files.opening import open_file

TEXT = """
    == Một
    .
    |  | Họ và tên | <    | Năm
    |  | Lê        | An   | 2019
    |  | ^         | 2.5  | 1980-03-15
    == Hai
    Trống
"""


def merged_in(content: bytes) -> dict[str, tuple[Merged, ...]]:
    return {name: unseen.merged for name, unseen in unseen_of(content, ".ods").items()}


def opened(content: bytes, folder: Path, name: str = "ds.bin", **limits: int) -> tuple[Sheet, ...]:
    path = folder / name
    path.write_bytes(content)
    return open_file(str(path), Limits(**limits))


@pytest.mark.parametrize("kind", [".xlsx", ".xls", ".ods"])
def test_cells_merged_ranges_and_sheets_are_found_by_content(kind: str, tmp_path: Path) -> None:
    first, second = opened(WRITERS[kind](typed_sheets(TEXT)), tmp_path)
    assert (first.name, second.name, first.container) == ("Một", "Hai", kind)
    assert first.cell(2, 3) == "Họ và tên"
    assert (first.cell(3, 5), first.cell(4, 4)) == (2019.0, 2.5)
    day = first.cell(4, 5)
    assert (day.date() if isinstance(day, dt.datetime) else day) == dt.date(1980, 3, 15)
    assert first.merged == (Merged(2, 3, 2, 4), Merged(3, 3, 4, 3))
    assert (first.cell(99, 1), first.cell(1, 99)) == ("", "")
    assert {len(row) for row in first.rows} == {5}
    assert len(first.rows) == 4


def test_booleans_are_the_text_that_excel_shows(tmp_path: Path) -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, [True, 1, False, 0])
    (sheet,) = opened(content.getvalue(), tmp_path)
    assert list(sheet.rows[0]) == ["TRUE", 1.0, "FALSE", 0.0]


def test_a_hidden_sheet_is_read_and_known_as_hidden(tmp_path: Path) -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        book.add_worksheet("Một").write(0, 0, "x")
        hidden = book.add_worksheet("Hai")
        hidden.write(0, 0, "y")
        hidden.hide()
    first, second = opened(content.getvalue(), tmp_path)
    assert (first.hidden, second.hidden) == (False, True)


@pytest.mark.parametrize("writer", [as_xlsx, as_ods])
def test_sheets_beyond_the_limits_are_refused(writer: Callable[..., bytes], tmp_path: Path) -> None:
    content = writer(typed_sheets("a | b\nc | d"))
    assert len(opened(content, tmp_path, rows=2, cells=4)) == 1
    with pytest.raises(Failure, match="2 dòng × 2 cột"):
        opened(content, tmp_path, rows=1)
    with pytest.raises(Failure, match="vượt giới hạn"):
        opened(content, tmp_path, cells=3)


def test_rows_and_cells_of_an_ods_that_stand_for_many(tmp_path: Path) -> None:
    """LibreOffice writes equal rows and cells once, with how often they are repeated."""
    xml = """<?xml version="1.0" encoding="UTF-8"?>
    <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
        xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0">
      <t:table t:name="Một">
        <t:table-column t:number-columns-repeated="5"/>
        <t:table-row t:number-rows-repeated="3"><t:table-cell/></t:table-row>
        <t:table-row>
          <t:table-cell t:number-columns-repeated="2"/>
          <t:table-cell t:number-columns-spanned="2" t:number-rows-spanned="2"/>
          <t:covered-table-cell/>
          <t:table-cell t:number-columns-spanned="3" t:number-rows-spanned="1"/>
        </t:table-row>
      </t:table>
      <t:table t:name="Hai"><t:table-row><t:table-cell t:number-rows-spanned="2"/></t:table-row>
      </t:table>
    </office:document-content>"""
    packed = tmp_path / "a.ods"
    import zipfile

    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("content.xml", xml)
    assert merged_in(packed.read_bytes()) == {
        "Một": (Merged(4, 3, 5, 4), Merged(4, 5, 4, 7)),
        "Hai": (Merged(1, 1, 2, 1),),
    }
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("content.xml", xml[: xml.index('<t:table t:name="Hai"')] + "<kaputt")
    assert set(merged_in(packed.read_bytes())) == {"Một"}
