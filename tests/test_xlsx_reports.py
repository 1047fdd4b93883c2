"""Workbooks of several tables: cover, contents, notes, a table a sheet, all ready to print."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook, load_workbook
from write_reports import ISSUES, SOURCES, STYLE, levels_table, summary, vicious, wide

from hongngu_cli.in_force import profiles
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.ledger import Ledger, Source
from hongngu_cli.model.letter import Letter
from hongngu_cli.model.place import Place
from hongngu_cli.model.report import Report
from hongngu_cli.model.table import Column, Table
from hongngu_cli.write.formats import render
from hongngu_cli.write.values import visible
from hongngu_cli.write.xlsx_notes import LONGEST, split

if TYPE_CHECKING:
    from conftest import TrainReport
    from openpyxl.worksheet.worksheet import Worksheet

FORMULAS = ("=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1+1)*cmd|' /C calc'!A0", "\t=1", "=1+1")
DAY = "tính đến ngày 22/11/2026"
FRONT = ["Bìa", "Mục lục", "Ghi chú"]


def several() -> Report:
    """Two tables, with issues and sources."""
    office = {"superior": "Đảng bộ tỉnh Đồng Tháp", "body": "Huyện uỷ X", "place": "Hồng Ngự"}
    return replace(wide(), issues=ISSUES, sources=SOURCES, office=office)


def lettered() -> Report:
    """Make a document of one table."""
    letter = Letter(
        profiles()["hd36"],
        superior="Đảng bộ tỉnh Đồng Tháp",
        body="Huyện uỷ Hồng Ngự",
        number="Số 05-BC/HU",
        place_date="Hồng Ngự, ngày 05 tháng 02 năm 2025",
        kind="BÁO CÁO",
        about="kết quả đào tạo, bồi dưỡng cán bộ năm 2024",
    )
    return replace(summary(), letter=letter)


def book(report: Report) -> Workbook:
    return load_workbook(io.BytesIO(render(report, "xlsx", STYLE)))


def texts(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def links(sheet: Worksheet) -> dict[str, str | None]:
    return {
        str(cell.value): cell.hyperlink.location
        for row in sheet.iter_rows()
        for cell in row
        if cell.hyperlink
    }


def test_several_tables_stand_behind_cover_contents_and_notes() -> None:
    names = book(several()).sheetnames
    assert names == [*FRONT, "Biểu 1", "Biểu 2", "Vấn đề", "Nguồn số liệu"]
    assert book(lettered()).sheetnames[:4] == [*FRONT, "Biểu 1"]


def test_one_table_stays_on_one_sheet() -> None:
    assert book(summary()).sheetnames[1:] == ["Vấn đề", "Nguồn số liệu"]
    working = replace(several(), subject="")
    assert "Bìa" not in book(working).sheetnames


def test_the_cover_says_who_tells_what_of_which_time() -> None:
    told = texts(book(several())["Bìa"])
    assert told[:3] == ["ĐẢNG BỘ TỈNH ĐỒNG THÁP", "HUYỆN UỶ X", "TỔNG HỢP THEO ĐƠN VỊ"]
    pairs = dict(zip(told[3::2], told[4::2], strict=False))
    assert pairs["Kỳ số liệu"] == "Năm 2019"
    assert pairs["Nội dung thống kê"] == "lượt người được cử đi"
    assert pairs["Số liệu tính đến ngày"] == "22/11/2026"
    assert pairs["Tệp này gồm"] == (
        "2 biểu số liệu; tóm tắt, ghi chú và ký hiệu; "
        "vấn đề trong dữ liệu (1 lỗi, 2 cảnh báo, 1 lưu ý); nguồn số liệu"
    )
    assert told[-1] == "Hồng Ngự, ngày 22 tháng 11 năm 2026"


def test_the_cover_of_a_document_is_that_document_s() -> None:
    told = texts(book(lettered())["Bìa"])
    assert told[1:4] == [
        "HUYỆN UỶ HỒNG NGỰ",
        "BÁO CÁO",
        "kết quả đào tạo, bồi dưỡng cán bộ năm 2024",
    ]
    assert "Số 05-BC/HU" in told
    assert "Nội dung thống kê" not in told
    assert book(lettered())["Biểu 1"]["A3"].value == "Từ năm 2018 đến năm 2021"
    assert told[-1] == "Hồng Ngự, ngày 05 tháng 02 năm 2025"


def test_contents_lead_to_every_sheet_and_back() -> None:
    made = book(several())
    sheet = made["Mục lục"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(4, 9)]
    assert rows == [
        ["Trang", "Nội dung", "Số dòng", "Đơn vị tính"],
        ["Ghi chú", "Tóm tắt, ghi chú, ký hiệu", None, None],
        ["Biểu 1", "Số lượt người được cử đi theo đơn vị và trình độ", 3, "lượt người"],
        ["Biểu 2", "Số lượt người được cử đi theo trình độ", 9, "lượt người; %"],
        ["Vấn đề", "Vấn đề trong dữ liệu", 4, None],
        ["Nguồn số liệu", "Nguồn số liệu", 2, None],
    ]
    led = links(sheet)
    assert led.pop("‹ Bìa") == "'Bìa'!A1"
    assert led == {name: f"'{name}'!A1" for name in made.sheetnames[2:]}
    assert links(made["Bìa"]) == {"Xem mục lục ›": "'Mục lục'!A1"}
    for name in made.sheetnames[2:]:
        assert links(made[name]) == {"‹ Mục lục": "'Mục lục'!A1"}


def test_a_table_stands_under_number_period_and_unit_with_its_source_beneath() -> None:
    sheet = book(several())["Biểu 1"]
    told = [sheet.cell(row, 1).value for row in range(1, 5)]
    assert told == [
        "‹ Mục lục",
        "Biểu 1. Số lượt người được cử đi theo đơn vị và trình độ",
        "Năm 2019; lượt người được cử đi",
        "Đơn vị tính: lượt người",
    ]
    assert texts(sheet)[-2:] == [
        "Một người học nhiều lớp được tính ở mỗi lớp.",
        f"Nguồn: Huyện uỷ X tổng hợp từ 2 tệp, nêu ở trang “Nguồn số liệu”; {DAY}.",
    ]
    assert sheet["D8"].number_format == "#,##0"
    assert book(several())["Biểu 2"]["C7"].number_format == "0.0%"


def test_units_are_those_of_what_is_counted() -> None:
    people = Table(
        "people", "Ai đi", (Column("name", "Họ và tên"), Column("n", "STT", "count")), ()
    )
    learners = replace(levels_table(), unit="lớp; lượt học viên")
    words = Table("words", "Chữ", (Column("a", "A"),), ())
    report = replace(several(), tables=(people, learners, words), subject="lượt học viên")
    sheet = book(report)["Mục lục"]
    assert [sheet.cell(row, 4).value for row in range(6, 9)] == [
        "danh sách",
        "lớp; lượt học viên; %",
        None,
    ]
    assert not [text for text in texts(book(report)["Biểu 1"]) if "Đơn vị tính" in text]


def test_every_sheet_is_ready_to_print() -> None:
    made = book(several())
    for sheet in made:
        properties = sheet.sheet_properties.pageSetUpPr
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (9, 0)
        assert properties is not None
        assert properties.fitToPage
        assert sheet.oddHeader is not None
        assert sheet.oddFooter is not None
        assert sheet.oddHeader.left.text == "Tổng hợp theo đơn vị"
        assert sheet.oddFooter.center.text == "Trang &P/&N"
        assert sheet.print_area
    table = made["Biểu 1"]
    assert table.freeze_panes == "B8"
    assert table.print_title_rows == "$6:$7"
    assert table.page_setup.orientation == "landscape"
    assert table.print_area == "'Biểu 1'!$A$2:$L$14"
    assert table.auto_filter.ref == "A7:L10"
    assert made["Biểu 2"].page_setup.orientation in (None, "portrait")
    assert made["Biểu 2"].freeze_panes == "A7"


def test_properties_say_what_the_workbook_is() -> None:
    properties = book(several()).properties
    assert properties.title == "Tổng hợp theo đơn vị"
    assert properties.subject == "năm 2019; lượt người được cử đi"
    assert properties.created is not None
    assert properties.created.year == 1980


def test_notes_tell_passages_notes_and_the_signs_that_occur() -> None:
    told = texts(book(several())["Ghi chú"])
    assert told[1:7] == [
        "Tóm tắt, ghi chú, ký hiệu",
        "Tóm tắt",
        "Bảng dưới đây chia theo đơn vị.",
        "Ghi chú",
        "Số liệu chưa gồm các lớp do tỉnh mở.",
        "Ký hiệu và cách hiểu",
    ]
    assert told[7::2] == ["0", "%", "Lượt người", "Số, ngày"]
    gaps = Table(
        "gaps",
        "Chỗ trống",
        (Column("a", "A", "count"), Column("b", "B", "share")),
        ({"a": None, "b": None},),
    )
    signs = texts(book(replace(several(), tables=(gaps, gaps), subject="lớp"))["Ghi chú"])[7::2]
    assert signs == ["–", "(ô trống)", "%", "Số, ngày"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_text_is_ever_a_formula(formula: str) -> None:
    columns = (Column("a", formula, "text", formula), Column("b", formula, "text", formula))
    table = Table("t", formula, columns, ({"a": formula, "b": formula},), notes=(formula,))
    letter = replace(
        lettered(),
        title=formula,
        period=formula,
        subject=formula,
        passages=(formula,),
        notes=(formula,),
        tables=(table, table),
        issues=(Issue(formula, "error", Place(formula, formula), formula, formula, formula),),
        sources=(Source(formula, formula, "", "roster", Ledger(1, 1, {})),),
        office={"superior": formula, "body": formula, "place": formula},
    )
    assert letter.letter is not None
    told = replace(
        letter.letter,
        superior=formula,
        body=formula,
        number=formula,
        place_date=formula,
        kind=formula,
        about=formula,
    )
    for report in (letter, replace(letter, letter=None), replace(letter, letter=told)):
        content = render(report, "xlsx", STYLE)
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            for name in parts.namelist():
                assert b"<f>" not in parts.read(name)
                assert b"externalLink" not in parts.read(name)
                assert "rels/sheet" not in name
        made = load_workbook(io.BytesIO(content))
        kinds = {cell.data_type for sheet in made for row in sheet.iter_rows() for cell in row}
        assert kinds <= {"s", "n"}
        assert visible(formula) in texts(made["Biểu 1"])


def test_a_title_may_mean_something_to_a_header() -> None:
    content = render(replace(several(), title='"&P" & 5 &&D ' + "dài " * 100), "xlsx", STYLE)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheet = parts.read("xl/worksheets/sheet4.xml").decode("utf-8")
    header = unescape(re.findall("<oddHeader>(.*)</oddHeader>", sheet)[0])
    assert header.startswith('&L&10&"Times New Roman,Italic""&&P" && 5 &&&&D dài')
    assert header.endswith("…")
    assert len(header) <= 255


def test_long_texts_are_told_whole() -> None:
    text = "Câu này nói một điều. " * 2_000
    parts = split(text.strip())
    assert " ".join(parts) == text.strip()
    assert max(map(len, parts)) <= LONGEST
    assert "".join(split("ă" * 5_000)) == "ă" * 5_000
    told = texts(book(replace(several(), passages=(text,), notes=()))["Ghi chú"])
    assert " ".join(one for one in told if one.startswith("Câu")) == text.strip()


def test_a_cell_higher_than_excel_allows_is_told() -> None:
    table = Table("t", "T", (Column("a", "A"),), ({"a": "dài " * 900}, {"a": "ngắn"}))
    for report in (replace(several(), tables=(table, table)), replace(summary(), tables=(table,))):
        sheet = next(sheet for sheet in book(report) if sheet.title in ("Biểu 1", "T"))
        assert [text for text in texts(sheet) if text.startswith("Có 1 ô dài hơn")]
    longer = Table("t", "T", (Column("a", "A"),), ({"a": "dài " * 10_000},))
    told = texts(book(replace(several(), tables=(longer, longer)))["Biểu 1"])
    assert any(re.search(r"còn \d+ ký tự, xem đủ trong bản .json", text) for text in told)


def test_hard_texts_and_tables_without_rows_or_columns() -> None:
    report = replace(vicious(), period="năm 2019", subject="lượt người")
    made = book(report)
    assert made.sheetnames[3:] == ["Biểu 1", "Biểu 2", "Biểu 3", "Vấn đề"]
    assert "Không có dòng nào." in texts(made["Biểu 2"])
    assert texts(made["Biểu 3"])[1] == "Biểu 3. Báo cáo <thử> & *thử*"


def test_same_bytes() -> None:
    assert render(several(), "xlsx", STYLE) == render(several(), "xlsx", STYLE)


def test_json_does_not_know_how_a_workbook_is_laid_out() -> None:
    told = render(replace(several(), tables=(replace(levels_table(), unit="x"),)), "json", STYLE)
    assert b'"unit":' not in told


def test_what_we_wrote_is_no_list(train_report: TrainReport, tmp_path: Path) -> None:
    made = tmp_path / "chi-tieu.xlsx"
    told = train_report("quota", "sample_data", "--by", "unit", "-o", made)
    assert told.returncode == 0, told.stderr
    read = train_report("inspect", made)
    assert (read.returncode, "là kết quả do train-report quota lập" in read.stderr) == (3, True)


def test_what_we_wrote_is_read_without_its_cover(train_report: TrainReport, tmp_path: Path) -> None:
    made, anew = tmp_path / "chi-tieu.xlsx", tmp_path / "nhap-lai.xlsx"
    told = train_report("quota", "sample_data", "--by", "unit", "-o", made)
    assert told.returncode == 0, told.stderr
    load_workbook(made).save(anew)  # so that nothing tells any more what made it
    read = train_report("inspect", anew)
    for name in FRONT:
        assert f"{name}: không tìm thấy bảng nào" in " ".join(read.stdout.split())


def test_a_document_s_workbook(train_report: TrainReport, tmp_path: Path) -> None:
    path = tmp_path / "ket-qua.xlsx"
    told = train_report("report", "ket-qua", "sample_data", "-o", path)
    assert told.returncode == 0, told.stderr
    made = load_workbook(path)
    assert made.sheetnames[:4] == [*FRONT, "Biểu 1"]
    cover = texts(made["Bìa"])
    assert cover[2] == "BÁO CÁO"
    assert cover[3].startswith("kết quả đào tạo, bồi dưỡng cán bộ")
    units = {
        str(row[1].value): row[3].value for row in made["Mục lục"].iter_rows(5) if row[1].value
    }
    assert units["Số lượt người được cử đi theo trình độ"] == "lượt người; %"
    assert units["Số lớp và lượt học viên theo năm"] == "lớp; lượt học viên"
    assert units["Yêu cầu và hiện có theo trình độ"] == "người; %"


@pytest.mark.libreoffice
def test_a_workbook_prints_a_sheet_a_page(tmp_path: Path, to_pdf: Callable[[Path], Path]) -> None:
    path = tmp_path / "nhieu-bieu.xlsx"
    path.write_bytes(render(several(), "xlsx", STYLE))
    printed = to_pdf(path).read_bytes()
    boxes = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", printed)
    sizes = [(round(float(width)), round(float(height))) for width, height in boxes]
    upright, across = (595, 842), (842, 595)
    assert sizes == [upright] * 3 + [across, upright, across, across]
