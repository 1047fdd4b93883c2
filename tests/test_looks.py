"""How cells look in an .xls or .ods: read for a copy that is written anew, whatever the bytes."""

from __future__ import annotations

import datetime as dt
import struct
from collections.abc import Mapping
from typing import TYPE_CHECKING

import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import Font
from unseen_files import as_ods_of
from unseen_read import saved

from hongngu_cli.model.look import Border, CellLook, SheetLook
from hongngu_cli.model.settings import Limits
from hongngu_cli.read.unseen.looks import looks_of
from hongngu_cli.write.looks import put_on

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

TITLE = "font: name Times New Roman, height 280, bold on, colour red; align: horiz center, wrap on"
HEAD = (
    "font: name Times New Roman, height 240, italic on, underline single, colour blue; "
    "align: vert centre; borders: left thin, right medium, top double, bottom dashed"
)
STYLE = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = (
    f'xmlns:style="{STYLE}style:1.0" xmlns:fo="{STYLE}xsl-fo-compatible:1.0" '
    f'xmlns:svg="{STYLE}svg-compatible:1.0"'
)


def looks(content: bytes, container: str) -> Mapping[str, SheetLook]:
    return looks_of("a", content, container, Limits())


def at(found: SheetLook, row: int, column: int) -> CellLook | None:
    """Give the look of a cell; the last run that holds it has it."""
    told = None
    for first, last, left, right, number in found.runs:
        if first <= row <= last and left <= column <= right:
            told = found.looks[number]
    return told


def old_book() -> xlwt.Workbook:
    book = xlwt.Workbook()
    page = book.add_sheet("DS")
    title, head, plain = map(xlwt.easyxf, (TITLE, HEAD, "font: name Arial Narrow, height 220"))
    page.write_merge(0, 0, 0, 2, "DANH SÁCH", title)
    for column in range(3):
        page.write(1, column, f"Cột {column}", head)
        page.write(2, column, column + 0.5, plain)
    page.write(3, 1, None, head)
    for row, height in ((0, 800), (2, 600)):
        page.row(row).height_mismatch = True
        page.row(row).height = height
    return book


def test_an_xls_tells_fonts_alignment_lines_and_heights_set_by_hand() -> None:
    found = looks(saved(old_book()), ".xls")["DS"]
    assert found.heights == ((1, 1, 40.0), (3, 3, 30.0))
    title, head, plain = at(found, 1, 1), at(found, 2, 3), at(found, 3, 2)
    assert title
    assert (title.font, title.size, title.bold, title.italic) == (
        "Times New Roman",
        14,
        True,
        False,
    )
    assert (title.colour, title.across, title.wrapped, title.border) == (
        *(10, "center", True),
        Border(),
    )
    assert at(found, 1, 3) == title  # a blank one of the merged
    assert head
    assert (head.bold, head.italic, head.underline, head.colour) == (False, True, "single", 12)
    assert (head.down, head.border) == ("center", Border("thin", "medium", "double", "dashed"))
    assert at(found, 4, 2) == head
    assert plain
    assert (plain.font, plain.size, plain.colour) == ("Arial Narrow", 11, None)
    assert at(found, 5, 1) is None


def test_a_colour_of_the_workbook_s_own_is_told_by_its_parts() -> None:
    book = xlwt.Workbook()
    xlwt.add_palette_colour("nâu", 0x21)
    book.set_colour_RGB(0x21, 10, 20, 250)
    book.add_sheet("DS").write(0, 0, "x", xlwt.easyxf("font: colour nâu"))
    told = at(looks(saved(book), ".xls")["DS"], 1, 1)
    assert told
    assert told.colour == "0A14FA"


def test_an_older_xls_tells_nothing_rather_than_something_wrong() -> None:
    content = saved(old_book())
    begin = struct.pack("<HHH", 0x809, 16, 0x600)
    assert looks(content.replace(begin, struct.pack("<HHH", 0x809, 16, 0x500)), ".xls") == {}


def style(name: str, properties: str, parent: str = "", family: str = "table-cell") -> str:
    above = f'style:parent-style-name="{parent}"' if parent else ""
    head = f'<style:style {SPACES} style:name="{name}" style:family="{family}" {above}>'
    return f"{head}{properties}</style:style>"


TEXT = '<style:text-properties style:font-name="F1" fo:font-size="14pt" fo:font-weight="bold" {}/>'
TABLE = (
    '<table:table table:name="DS">'
    '<table:table-column table:default-cell-style-name="hd" table:number-columns-repeated="2"/>'
    '<table:table-column table:default-cell-style-name="bare"/>'
    '<table:table-row table:style-name="r1" table:number-rows-repeated="2">'
    '<table:table-cell table:style-name="tit" table:number-columns-repeated="2"/>'
    "<table:table-cell/></table:table-row>"
    '<table:table-row table:style-name="r2"><table:table-cell table:number-columns-repeated="4"/>'
    "</table:table-row></table:table>"
)
ODS = (
    f'<style:font-face {SPACES} style:name="F1" svg:font-family="\'Times New Roman\'"/>',
    style("Default", '<style:text-properties fo:font-style="italic"/>'),
    style("tit", TEXT.format('fo:color="#ff0000"')),
    style(
        "hd",
        '<style:text-properties fo:font-weight="normal" style:use-window-font-color="true"/>'
        '<style:table-cell-properties fo:border="0.74pt solid #000000" fo:wrap-option="wrap" '
        'fo:border-top="1.76pt solid #000000" fo:border-bottom="2.5pt double-thin #000000"/>'
        '<style:paragraph-properties fo:text-align="end"/>',
        "tit",
    ),
    style("bare", '<style:table-cell-properties fo:border="none"/>', "hd"),
    style(
        "r1",
        '<style:table-row-properties style:row-height="1cm" style:use-optimal-row-height="false"/>',
        family="table-row",
    ),
    style(
        "r2",
        '<style:table-row-properties style:row-height="1cm" style:use-optimal-row-height="true"/>',
        family="table-row",
    ),
    TABLE,
)


def test_an_ods_tells_looks_by_styles_that_inherit_and_columns_that_give_them() -> None:
    found = looks(as_ods_of(*ODS), ".ods")["DS"]
    assert found.heights == ((1, 2, 28.35),)
    title, head = at(found, 2, 2), at(found, 3, 2)
    assert title == CellLook("Times New Roman", 14, bold=True, colour="FF0000")
    lines = Border("thin", "thin", "medium", "double")
    assert head == CellLook("Times New Roman", 14, across="right", wrapped=True, border=lines)
    bare = at(found, 1, 3)
    assert bare == at(found, 3, 3)
    assert bare
    assert (bare.border, bare.across) == (Border(), "right")
    assert at(found, 3, 4) == CellLook(italic=True)


def test_looks_that_no_xlsx_can_have_are_made_such() -> None:
    page = page_of_two()
    look = CellLook(font="A\x00b" * 20, size=3_000, colour=10, border=Border(top="hair"))
    put_on(page, SheetLook((look,), ((1, 1_048_576, 1, 16_384, 0),), ((1, 99, 5_000.0),)))
    assert (page.max_row, page.max_column) == (2, 2)
    assert (page["B2"].font.size, page.row_dimensions[2].height) == (409, 409)
    assert page["A1"].border.top.style == "hair"
    page["A1"].font = Font(bold=True)
    assert not page["B2"].font.bold
    assert saved(page.parent)


def page_of_two() -> Worksheet:
    page = Workbook().worksheets[0]
    page["A1"], page["B2"] = "x", dt.date(2020, 5, 1)
    page["B2"].number_format = "dd/mm/yyyy"
    return page


def test_a_day_stays_one_whatever_its_look() -> None:
    page = page_of_two()
    put_on(page, SheetLook((CellLook(bold=True),), ((1, 2, 1, 2, 0),)))
    assert [page[cell].font.bold for cell in ("A1", "B2")] == [True, True]
    assert (page["A1"].number_format, page["B2"].number_format) == ("General", "dd/mm/yyyy")


SAMPLES = {".xls": saved(old_book()), ".ods": as_ods_of(*ODS)}


@pytest.mark.parametrize("container", SAMPLES)
@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_whatever_the_bytes_looking_comes_to_an_end(container: str, data: st.DataObject) -> None:
    content = bytearray(SAMPLES[container])
    for _ in range(data.draw(st.integers(1, 12))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(content[: data.draw(st.integers(1, len(content)))])
    page = page_of_two()
    for look in looks(cut, container).values():
        put_on(page, look)
    assert saved(page.parent)


def test_an_xls_tells_what_is_behind_its_cells_and_how_numbers_are_written() -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("DS")
    filled = xlwt.easyxf("pattern: pattern solid, fore_colour yellow", "0.000")
    page.write(0, 0, 7.5, filled)
    page.write(0, 1, 7.5, xlwt.easyxf("pattern: pattern thin_horz_bands", "#,##0"))
    page.write(0, 2, "x")
    told = looks(saved(book), ".xls")["DS"]
    first, second, third = (at(told, 1, column) for column in (1, 2, 3))
    assert first
    assert second
    assert third
    assert (first.fill, first.number) == (13, "0.000")
    assert second.fill is None
    assert third.fill is None
    copy = Workbook().worksheets[0]
    copy.append([7.5, 1234, "x"])
    put_on(copy, told)
    assert [cell.number_format for cell in copy[1]] == ["0.000", "#,##0", "General"]
    assert [cell.fill.fill_type for cell in copy[1]] == ["solid", None, None]


def test_an_ods_tells_what_is_behind_its_cells_but_not_behind_letters() -> None:
    behind = 'fo:background-color="{}"'
    cell, text = "<style:table-cell-properties {}/>", "<style:text-properties {}/>"
    styles = (
        style("hd", cell.format(behind.format("#ffff00"))),
        style("tit", cell.format(behind.format("transparent")), "hd"),
        style("bare", text.format(behind.format("#00ff00"))),
    )
    found = looks(as_ods_of(*styles, TABLE), ".ods")["DS"]
    told = [at(found, 3, 1), at(found, 1, 1), at(found, 1, 3)]
    assert [look and look.fill for look in told] == ["FFFF00", None, None]
