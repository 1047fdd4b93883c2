"""What the values of .xls, .xlsb and .ods do not show."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from unseen_files import ODF, as_ods_of, as_xlsb_of, record

from hongngu_cli.model.sheet import Merged
from hongngu_cli.read.unseen.state import (
    CellRun,
    Unseen,
)

if TYPE_CHECKING:
    from conftest import Convert
from unseen_read import (
    cells,
    first_page,
    numbers,
    opened,
    roster_book,
    saved,
    told,
    unseen_in,
    unseen_of,
    xls_of,
)


def test_xls_hidden_rows_and_columns_and_errors(tmp_path: Path) -> None:
    book = xls_of()
    page = book.get_sheet(0)
    page.row(2).hidden = page.row(3).hidden = True
    page.col(1).hidden = True
    for row in (4, 5):
        page.row(row).set_cell_error(5, "#REF!")
    content = saved(book)
    assert unseen_of(content, ".xls") == {
        "Danh sách": Unseen(
            hidden_rows=((3, 4),),
            hidden_columns=((2, 2),),
            errors=(CellRun(6, 5, 6, "#REF!"),),
            widths=((2, 2, 2962 / 256),),
        )
    }
    sheet = opened(content, tmp_path)
    assert (sheet.cell(5, 6), sheet.cell(6, 6)) == ("#REF!", "#REF!")
    assert set(told(sheet)) == {"rows-hidden", "columns-hidden", "cell-error"}


@pytest.mark.libreoffice
def test_what_libreoffice_saves_is_told_the_same(convert: Convert, tmp_path: Path) -> None:
    book = roster_book()
    page = first_page(book)
    page.auto_filter.ref = "A1:F4"
    page.auto_filter.add_filter_column(3, ["Xã An Phước"])
    page.row_dimensions[3].hidden = True
    page.column_dimensions["C"].hidden = True
    page["G2"], page["G3"], page["H2"], page["I2"] = "=1/0", "=1/0", '=""', "=SQRT(-1)"
    path = tmp_path / "ds.xlsx"
    book.save(path)
    assert cells(unseen_in(path.read_bytes()).uncalculated) == {
        "G2": "=1/0", "G3": "=1/0", "H2": '=""', "I2": "=SQRT(-1)"
    }  # fmt: skip
    for kind in ("xlsx", "xls", "ods"):
        unseen = unseen_in(convert(path, kind).read_bytes(), f".{kind}")
        assert (unseen.hidden_rows, unseen.hidden_columns) == (((3, 3),), ((3, 3),))
        assert 3 in numbers(unseen.filtered)
        assert unseen.uncalculated == ()
        errors = cells(unseen.errors)
        assert (errors["G2"], errors["G3"], set(errors)) == (
            "#DIV/0!",
            "#DIV/0!",
            {"G2", "G3", "I2"},
        )


def test_ods_hidden_filtered_grouped_and_broken() -> None:
    unit = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
    row = f"<table:table-row{{}}>{unit}</table:table-row>"
    error = (
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" '
        'office:string-value="" calcext:value-type="error"{}><office:annotation>'
        "<text:p>ghi chú</text:p></office:annotation><text:p>Err:502</text:p></table:table-cell>"
    )
    columns = '<table:table-column/><table:table-column table:visibility="collapse"'
    columns += (
        ' table:number-columns-repeated="2"/><table:table-column-group table:display="false">'
    )
    columns += "<table:table-column/></table:table-column-group><table:table-column/>"
    table = f'<table:table table:name="Một">{columns}' + row.format("")
    table += row.format(' table:visibility="collapse" table:number-rows-repeated="3"')
    table += row.format(' table:visibility="filter"')
    table += (
        f'<table:table-row-group table:display="false">{row.format("")}</table:table-row-group>'
    )
    table += f"<table:table-row>{error.format('')}{unit}</table:table-row>"
    never = '<table:table-cell table:formula="of:=[.A1]" office:value-type="float"/>'
    empty = '<table:table-cell table:formula="of:=&quot;&quot;"><text:p/></table:table-cell>'
    table += f"<table:table-row>{empty}{never}{never}</table:table-row></table:table>"
    other = '<table:table table:name="Hai"><table:table-row>'
    other += '<table:table-cell table:number-rows-spanned="2"/></table:table-row></table:table>'
    found = unseen_of(as_ods_of(table, other), ".ods")
    assert found["Một"] == Unseen(
        hidden_rows=((2, 6),),
        hidden_columns=((2, 4),),
        filtered=((5, 5),),
        uncalculated=(CellRun(2, 8, 8, "=[.A1]"), CellRun(3, 8, 8, "=[.A1]")),
        errors=(CellRun(1, 7, 7, "Err:502"),),
    )
    assert found["Hai"] == Unseen(merged=(Merged(1, 1, 2, 1),))


@pytest.mark.parametrize("panes", [(float("nan"), 1.0), (1.0, float("inf")), (-2.0, 1e300)])
def test_panes_of_xlsb_that_cannot_be_are_none(panes: tuple[float, float]) -> None:
    content = as_xlsb_of(record(151, struct.pack("<dd3IB", *panes, 1, 2, 0, 1)))
    assert unseen_of(content, ".xlsb") == {"DS": Unseen()}


def test_ods_widths_and_frozen_panes() -> None:
    style = 'style:style xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    styles = "".join(
        f'<{style} style:name="{name}">'
        f'<style:table-column-properties style:column-width="{width}"/></style:style>'
        for name, width in (("rong", "5.08cm"), ("mo", "?"))
    )
    columns = '<table:table-column table:style-name="rong" table:number-columns-repeated="2"/>'
    columns += '<table:table-column table:style-name="mo"/><table:table-column/>'
    cell = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
    rows = f"<table:table-row>{cell}{cell}</table:table-row>"
    tables = [f'<table:table table:name="{n}">{columns}{rows}</table:table>' for n in ("A", "B")]
    views = '<config:config-item-map-entry config:name="A">' + "".join(
        f'<config:config-item config:name="{name}">{value}</config:config-item>'
        for name, value in (
            ("HorizontalSplitMode", 0),
            ("VerticalSplitMode", 2),
            ("HorizontalSplitPosition", 7),
            ("VerticalSplitPosition", 3),
        )
    )
    settings = f'<x xmlns:config="{ODF}:config:1.0">{views}</config:config-item-map-entry></x>'
    content = as_ods_of(styles, *tables, settings=settings)
    found = unseen_of(content, ".ods")
    wide = ((1, 2, 26.71),)
    assert found == {"A": Unseen(widths=wide, frozen=(4, 1)), "B": Unseen(widths=wide)}
    broken = unseen_of(as_ods_of(styles, *tables, settings="<x"), ".ods")
    assert broken == {"A": Unseen(widths=wide), "B": Unseen(widths=wide)}


def test_xlsb_hidden_rows_and_columns_filters_and_errors(tmp_path: Path) -> None:
    def cell(kind: int, column: int, value: bytes) -> bytes:
        return record(kind, struct.pack("<II", column, 0) + value)

    def row(number: int, *, hidden: bool = False) -> bytes:
        return record(0, struct.pack("<IIHBB5x", number, 0, 300, 0, 0x10 if hidden else 0))

    number = struct.pack("<d", 7.0)
    area = struct.pack("<4I", 0, 2, 0, 1)
    records = record(148, struct.pack("<4I", 0, 4, 0, 1))
    records += record(151, struct.pack("<dd3IB", 2.0, 1.0, 1, 2, 0, 1))
    records += record(390) + record(60, struct.pack("<4IH", 1, 1, 2304, 0, 1)) + record(391)
    records += record(145) + row(0) + cell(5, 0, number) + row(1, hidden=True) + cell(5, 0, number)
    records += row(2) + cell(3, 0, b"\x17") + row(3) + cell(11, 0, b"\x17" + bytes(6))
    records += row(4, hidden=True) + cell(5, 1, number) + record(146)
    records += record(161, area) + record(163, bytes(6)) + record(164) + record(162)
    content = as_xlsb_of(records)
    assert unseen_of(content, ".xlsb") == {
        "DS": Unseen(
            hidden_rows=((2, 2), (5, 5)),
            hidden_columns=((2, 2),),
            filtered=((2, 3),),
            errors=(CellRun(1, 3, 4, "#REF!"),),
            widths=((2, 2, 9.0),),
            frozen=(2, 3),
        )
    }
    sheet = opened(content, tmp_path)
    assert [row[0] for row in sheet.rows] == [7.0, 7.0, "", "", ""]
    rules = {"rows-hidden", "rows-filtered", "columns-hidden", "cell-error", "rows-of-errors"}
    assert set(told(sheet)) == rules
