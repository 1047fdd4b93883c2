"""Tables of web pages, mostly named .xls by the systems that print them."""

from __future__ import annotations

import datetime as dt
import unicodedata
from pathlib import Path

import pytest

from hongngu_cli.model.failure import Failure
from hongngu_cli.model.settings import Limits
from hongngu_cli.model.sheet import Merged, Sheet
from hongngu_cli.read.files.opening import open_file

PAGE = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<meta http-equiv="Content-Type" content="text/html; charset={charset}">
<title>bỏ qua</title><style>td {{ color: red }}</style>
<script>if (a < b) document.write("<table><tr><td>bẫy</table>")</script></head><body>
<table width=100%><tr><td>ĐẢNG ỦY XÃ LONG THUẬN</td></tr></table>
<h2>DANH SÁCH CỬ ĐI HỌC NĂM 2019</h2>
<table border=1><thead><tr><th rowspan=2>STT<th rowspan=2>Họ v&agrave;<br>t&#234;n
<th colspan=2>Ngày sinh<th rowspan=2>Chức&nbsp;vụ</tr><tr><th>Nam<th>Nữ</tr></thead>
<tr><td>1<td>Lê Văn An<td>1/2/1980<td><td>Bí thư
<tr><td>2<td>Võ Thị Bé<td><td>3/4/1985<td><table><tr><td>Phó<td>Chủ tịch</table></table>
<p>Tổng cộng: 2 người</p></body></html>"""
GRID = [
    ["ĐẢNG ỦY XÃ LONG THUẬN", "", "", "", ""],
    ["DANH SÁCH CỬ ĐI HỌC NĂM 2019", "", "", "", ""],
    ["STT", "Họ và\ntên", "Ngày sinh", "", "Chức vụ"],
    ["", "", "Nam", "Nữ", ""],
    ["1", "Lê Văn An", "1/2/1980", "", "Bí thư"],
    ["2", "Võ Thị Bé", "", "3/4/1985", "Phó Chủ tịch"],
    ["Tổng cộng: 2 người", "", "", "", ""],
]


def opened(content: str | bytes, folder: Path, name: str = "bao-cao.xls") -> tuple[Sheet, ...]:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return open_file(str(path), Limits())


def in_1258(text: str) -> bytes:
    """Encode as old systems do: letters with their tones behind them, some as references."""
    return unicodedata.normalize("NFD", text).encode("cp1258", "xmlcharrefreplace")


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "", "windows-1258", "utf-8 nhầm"])
def test_a_page_is_read_in_whatever_encoding_it_is(charset: str, tmp_path: Path) -> None:
    declared = {"utf-8 nhầm": "iso-2022-jp", "": "khong-co"}.get(charset, charset)
    codec = charset if charset in {"utf-16", "windows-1258"} else "utf-8"
    page = PAGE.format(charset=declared)
    content = in_1258(page) if codec == "windows-1258" else page.encode(codec)
    (sheet,) = opened(content, tmp_path)
    assert [list(row) for row in sheet.rows] == GRID
    assert set(sheet.merged) == {
        Merged(3, 3, 3, 4),
        *(Merged(3, column, 4, column) for column in (1, 2, 5)),
    }
    assert (sheet.name, sheet.container) == ("Bảng 1", ".html")


def test_only_a_table_and_nothing_around_it(tmp_path: Path) -> None:
    (sheet,) = opened("<table><tr><td>STT<td>Tên<tr><td>1<td>Lê An</table>", tmp_path)
    assert [list(row) for row in sheet.rows] == [["STT", "Tên"], ["1", "Lê An"]]


def test_tables_within_a_layout_are_found_each_with_its_own_title(tmp_path: Path) -> None:
    inner = "<p>{}</p><table><tr><td>STT<td>Tên<tr><td>1<td>{}</table>"
    first, second = inner.format("Lớp A", "Lê An"), inner.format("Lớp B", "Hồ Ba")
    sheets = opened(f"<html><table><tr><td>{first}</td></tr><tr><td>{second}</table>", tmp_path)
    assert [sheet.name for sheet in sheets] == ["Bảng 1", "Bảng 2"]
    assert [sheet.cell(1, 1) for sheet in sheets] == ["Lớp A", "Lớp B"]
    assert [sheet.cell(3, 2) for sheet in sheets] == ["Lê An", "Hồ Ba"]


def test_ticked_boxes_are_marks(tmp_path: Path) -> None:
    box = "<td><input type='checkbox' {}>"
    (sheet,) = opened(
        f"<table><tr><td>a<td>b<tr>{box.format('checked')}{box.format('')}</table>", tmp_path
    )
    assert list(sheet.rows[1]) == ["☑", "☐"]


def test_a_page_saved_as_one_file(tmp_path: Path) -> None:
    page = PAGE.format(charset="utf-8").encode().hex("=").upper()
    quoted = "\n".join("=" + page[at : at + 72].strip("=") + "=" for at in range(0, len(page), 72))
    head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=xx\n\n"
    part = 'Content-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: quoted-printable'
    (sheet,) = opened(f"{head}--xx\n{part}\n\n{quoted}\n\n--xx--\n", tmp_path, "ds.mht")
    assert [list(row) for row in sheet.rows] == GRID


def test_pages_without_tables_say_why(tmp_path: Path) -> None:
    with pytest.raises(Failure, match=r"khung cho tệp khác \(DS_files/sheet001.htm\)"):
        opened('<html><frameset><frame src="DS_files/sheet001.htm"></frameset>', tmp_path)
    with pytest.raises(Failure, match="không có bảng nào"):
        opened("<html><p>Không tìm thấy trang", tmp_path)
    with pytest.raises(Failure, match="hơn 16384 cột"):
        opened("<table><tr>" + "<td colspan=1000 rowspan=65000>x" * 100, tmp_path)
    with pytest.raises(Failure, match="bảng lồng trong bảng"):
        opened("<table><tr><td>" * 20_000, tmp_path)


WORKBOOK = """<?xml version="1.0"?>{}<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="DS 2019"><Table>
<Row><Cell ss:MergeAcross="3"><Data ss:Type="String">DANH SÁCH</Data></Cell></Row>
<Row ss:Index="3"><Cell><Data ss:Type="String">STT</Data></Cell>
<Cell ss:MergeDown="1"><Data ss:Type="String">Họ tên</Data></Cell>
<Cell ss:Index="4"><Data ss:Type="String">Ngày sinh</Data></Cell></Row>
<Row/><Row><Cell><Data ss:Type="Number">1</Data></Cell>
<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>Lê</B> An</ss:Data>
</Cell>
<Cell ss:Index="4"><Data ss:Type="DateTime">1980-02-01T00:00:00.000</Data></Cell></Row>
</Table></Worksheet>
<Worksheet ss:Name="Ẩn"><Table><Row><Cell><Data ss:Type="Boolean">1</Data></Cell></Row></Table>
<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible>
</WorksheetOptions></Worksheet></Workbook>"""


def test_excel_s_xml_of_2003_is_read(tmp_path: Path) -> None:
    first, second = opened(WORKBOOK.format(""), tmp_path)
    assert [list(row) for row in first.rows] == [
        ["DANH SÁCH", "", "", ""],
        ["", "", "", ""],
        ["STT", "Họ tên", "", "Ngày sinh"],
        ["", "", "", ""],
        [1.0, "Lê An", "", dt.date(1980, 2, 1)],
    ]
    assert first.merged == (Merged(1, 1, 1, 4), Merged(3, 2, 4, 2))
    assert (second.hidden, second.cell(1, 1), second.container) == (True, "TRUE", ".xml")


def test_excel_s_xml_with_traps_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="khai báo DTD"):
        opened(WORKBOOK.format('<!DOCTYPE x [<!ENTITY a "b">]>'), tmp_path)
    with pytest.raises(Failure, match="9999999 dòng"):
        opened(WORKBOOK.format("").replace('Index="3"', 'Index="9999999"'), tmp_path)
    with pytest.raises(Failure, match="sai cấu trúc ở dòng"):
        opened(WORKBOOK.format("")[:-20], tmp_path)


def test_a_mark_at_the_start_is_believed_before_what_the_page_declares(tmp_path: Path) -> None:
    page = PAGE.format(charset="windows-1252").encode("utf-8-sig")
    (sheet,) = opened(page, tmp_path)
    assert list(map(list, sheet.rows)) == GRID


def test_a_page_of_too_many_rows_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.xls"
    path.write_bytes(b"<html><table>" + b"<TR><td>" * 1100)
    with pytest.raises(Failure, match="trang web có 1100 dòng bảng, vượt giới hạn"):
        open_file(str(path), Limits(rows=1000))
