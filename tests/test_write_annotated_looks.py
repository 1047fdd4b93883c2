"""How a copy looks: fonts, colours, widths, footers of its source, and what it lacks."""

from __future__ import annotations

import base64
import datetime as dt
import html
import io
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import openpyxl
import pytest
import xlsxwriter
import xlwt

if TYPE_CHECKING:
    from conftest import Convert, TrainReport
from copies_marked import ROWS, marked, roster

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""One dot."""


def test_what_a_copy_lacks_is_told_and_words_keep_their_colours(
    train_report: TrainReport, tmp_path: Path
) -> None:
    source = tmp_path / "ds.xlsx"
    with xlsxwriter.Workbook(source) as book:
        page = book.add_worksheet("DS")
        for number, row in enumerate(ROWS[:3]):
            page.write_row(number, 0, row)
        page.write_rich_string("B2", "Lê ", book.add_format({"bold": True}), "Thị An")
        page.insert_textbox("H2", "Đóng dấu ở đây")
        page.insert_image("H9", "dau.png", {"image_data": io.BytesIO(PICTURE)})
    told = train_report("check", source, "--annotate", tmp_path / "ra.xlsx")
    assert "Bản này không giữ được: khung chữ, hình vẽ" in told.stderr
    assert "Warning" not in told.stderr
    copy = openpyxl.load_workbook(tmp_path / "ra.xlsx", rich_text=True)
    assert len(copy["DS"]["B2"].value) == 2
    with ZipFile(tmp_path / "ra.xlsx") as package:
        [picture] = [name for name in package.namelist() if name.startswith("xl/media/")]
        assert package.read(picture) == PICTURE


def as_an_xls(path: Path) -> Path:
    """Write the roster with a hidden row and column, a wide column and a frozen corner."""
    book = xlwt.Workbook()
    page = book.add_sheet("DS")
    for number, row in enumerate(ROWS[:4]):
        for column, value in enumerate(row):
            page.write(number, column, value)
    page.row(2).hidden = True
    page.col(3).hidden = True
    page.col(1).width = 33 * 256
    page.set_panes_frozen(True)
    page.set_horz_split_pos(1)
    page.set_vert_split_pos(2)
    book.save(path)
    return path


def shown_as(book: openpyxl.Workbook) -> tuple[list[int], list[str], float, str | None]:
    """Give the hidden rows and columns, the width of column B and the frozen corner."""
    page = book["DS"]
    rows = [number for number, row in page.row_dimensions.items() if row.hidden]
    columns = [letters for letters, one in page.column_dimensions.items() if one.hidden]
    return rows, columns, round(page.column_dimensions["B"].width, 1), page.freeze_panes


TITLE = "font: name Times New Roman, height 280, bold on; align: horiz center, wrap on"


def dressed_xls(path: Path) -> Path:
    """Write the roster under a title of its own font and height, with lines around each cell."""
    book = xlwt.Workbook()
    page = book.add_sheet("DS", cell_overwrite_ok=True)
    page.write_merge(0, 0, 0, 5, "DANH SÁCH CÁN BỘ CỬ ĐI ĐÀO TẠO", xlwt.easyxf(TITLE))
    lined = "font: name Arial Narrow, height 220; borders: left thin, top thin, right thin"
    day = xlwt.easyxf(lined, "dd/mm/yyyy")
    for number, row in enumerate(ROWS[:4], start=1):
        for column, value in enumerate(row):
            page.write(number, column, value, xlwt.easyxf(lined))
    page.write(2, 2, dt.date(1980, 5, 1), day)
    page.row(0).height_mismatch = True
    page.row(0).height = 40 * 20
    book.save(path)
    return path


def dress(book: openpyxl.Workbook) -> list[object]:
    """Give how the title, a cell that is marked and one that is not look, and how high a row."""
    page = book["DS"]
    title, wrong, plain = (page[cell] for cell in ("A1", "E3", "B3"))
    return [
        (title.font.name, title.font.size, title.font.bold, title.alignment.wrap_text),
        (wrong.font.name, wrong.font.size, wrong.border.left.style, wrong.fill.fill_type),
        (plain.font.bold, plain.border.top.style, plain.fill.fill_type, page["C3"].number_format),
        round(page.row_dimensions[1].height or 0),
    ]


DRESS = [
    ("Times New Roman", 14, True, True),
    ("Arial Narrow", 11, "thin", "solid"),
    (False, "thin", None, "dd/mm/yyyy"),
    40,
]


def test_a_copy_of_an_old_workbook_keeps_fonts_lines_and_heights(
    train_report: TrainReport, tmp_path: Path
) -> None:
    book = marked(train_report, dressed_xls(tmp_path / "ds.xls"), tmp_path / "ra.xlsx")
    assert dress(book) == DRESS
    assert book["DS"].row_dimensions[3].height is None


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_a_copy_of_what_libreoffice_saved_keeps_them_too(
    train_report: TrainReport, convert: Convert, tmp_path: Path, kind: str
) -> None:
    source = convert(dressed_xls(tmp_path / "nguồn.xls"), kind)
    assert dress(marked(train_report, source, tmp_path / "ra.xlsx")) == DRESS


def test_a_copy_of_an_old_workbook_is_laid_out_as_it_was(
    train_report: TrainReport, tmp_path: Path
) -> None:
    source = as_an_xls(tmp_path / "ds.xls")
    book = marked(train_report, source, tmp_path / "ra.xlsx")
    assert shown_as(book) == ([3], ["D"], 33, "C2")


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_a_copy_of_what_libreoffice_saved_is_laid_out_as_it_was(
    train_report: TrainReport, convert: Convert, tmp_path: Path, kind: str
) -> None:
    source = convert(as_an_xls(tmp_path / "nguồn.xls"), kind)
    book = marked(train_report, source, tmp_path / "ra.xlsx")
    rows, columns, width, frozen = shown_as(book)
    # Without a window LibreOffice keeps no panes in an .ods.
    assert (rows, columns, frozen) == ([3], ["D"], {"xls": "C2", "ods": None}[kind])
    assert width == pytest.approx(33, abs=2)


def test_what_a_copy_written_anew_lacks_is_told(train_report: TrainReport, tmp_path: Path) -> None:
    source = as_an_xls(tmp_path / "ds.xls")
    told = train_report("check", source, "--annotate", tmp_path / "ra.xlsx")
    assert "Bản này không giữ được: màu nền có hoa văn, chữ xoay, " in told.stderr
    for lacking in ("công thức", "chú thích", "hình ảnh", "danh sách chọn và điều kiện nhập"):
        assert lacking in told.stderr
    for kept in ("phông chữ", "chiều cao dòng", "cố định", "dạng số"):
        assert kept not in told.stderr
    page = tmp_path / "ds.html"
    cells = ("".join(f"<td>{cell or ''}</td>" for cell in row) for row in ROWS[:4])
    page.write_text(f"<table><tr>{'</tr><tr>'.join(cells)}</tr></table>", encoding="utf-8")
    told = train_report("check", page, "--annotate", tmp_path / "html.xlsx")
    assert "Bản này không giữ được: độ rộng cột, dòng và cột cố định, phông chữ" in told.stderr
    assert "dạng số, màu nền có hoa văn" in told.stderr
    plain = tmp_path / "ds.csv"
    lines = [",".join(str(cell or "") for cell in row) for row in ROWS[:4]]
    plain.write_text("\n".join(lines), encoding="utf-8")
    told = train_report("check", plain, "--annotate", tmp_path / "csv.xlsx")
    assert "không giữ được" not in told.stderr


@pytest.mark.parametrize(
    ("footer", "kept"),
    [
        ("&amp;P/&amp;N", "&amp;C&amp;P/&amp;N"),
        ("Trang &amp;P", "&amp;CTrang &amp;P"),
        ("&amp;RTrang &amp;P", "&amp;RTrang &amp;P"),
        ("&amp;Lxã&amp;C&amp;P", "&amp;Lxã&amp;C&amp;P"),
    ],
)
def test_footers_are_kept_where_they_stand(
    train_report: TrainReport, tmp_path: Path, footer: str, kept: str
) -> None:
    source = roster(tmp_path / "ds.xlsx")
    with ZipFile(source) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = "xl/worksheets/sheet1.xml"
    told = f"<headerFooter><oddFooter>{footer}</oddFooter></headerFooter></worksheet>".encode()
    parts[name] = parts[name].replace(b"</worksheet>", told)
    with ZipFile(source, "w") as package:
        for part, content in parts.items():
            package.writestr(part, content)
    marked(train_report, source, tmp_path / "ra.xlsx")
    with ZipFile(tmp_path / "ra.xlsx") as package:
        written = package.read("xl/worksheets/sheet2.xml").decode()
    assert f"<oddFooter>{kept}</oddFooter>" in html.unescape(written).replace("&", "&amp;").replace(
        "&amp;amp;", "&amp;"
    )
