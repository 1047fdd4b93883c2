"""Files that are small or plain and would take minutes or gigabytes: refused by a named limit."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from made_archives import docx, ods, xlsx, zipped

from hongngu_cli.model.failure import Failure
from hongngu_cli.model.settings import Limits
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.files.opening import open_file

if TYPE_CHECKING:
    from conftest import TrainReport

MOST_SECONDS = 20
"""A second or two on a machine with nothing else to do; it took a minute."""
PAGE = "<html><body>"


def opened(content: str | bytes, folder: Path, **limits: int) -> tuple[Sheet, ...]:
    path = folder / "ds"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return open_file(str(path), Limits(**limits))


def refused(content: str | bytes, folder: Path, **limits: int) -> Failure:
    with pytest.raises(Failure) as told:
        opened(content, folder, **limits)
    return told.value


def word_tables(deep: int, times: int = 1) -> bytes:
    begun = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc>"
    return docx((begun * deep + "</w:tc></w:tr></w:tbl>" * deep) * times)


def xml_sheets(sheets: int) -> str:
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    sheet = (
        '<Worksheet ss:Name="a"><Table><Row><Cell><Data>1</Data></Cell></Row></Table></Worksheet>'
    )
    book = f'<Workbook xmlns="{space}" xmlns:ss="{space}">{sheet * sheets}</Workbook>'
    return f'<?xml version="1.0"?>{book}'


@pytest.mark.parametrize("deep", [6, 200_000])
def test_tables_deep_within_tables_are_refused_before_their_text_is_copied(
    deep: int, tmp_path: Path
) -> None:
    content = PAGE + "<table><tr><td>a</td><td>" * deep
    told = refused(content, tmp_path, nesting=5)
    assert "bảng lồng trong bảng hơn 5 lớp" in told.says
    assert "nesting" in told.advice


def test_tables_deep_within_tables_of_word_are_refused(tmp_path: Path) -> None:
    assert "hơn 5 lớp" in refused(word_tables(6), tmp_path, nesting=5).says
    assert len(opened(word_tables(6), tmp_path)) == 5  # the outermost lays out the page


def test_a_table_within_a_layout_keeps_its_text(tmp_path: Path) -> None:
    inner = "<table><tr><td>1</td><td>An</td></tr><tr><td>2</td><td>Bé</td></tr></table>"
    sheets = opened(f"{PAGE}<table><tr><td>Danh sách{inner}</td></tr></table>", tmp_path)
    rows = [list(row) for row in sheets[0].rows]
    assert rows == [["Danh sách", ""], ["1", "An"], ["2", "Bé"]]


@pytest.mark.parametrize(
    "content",
    [
        word_tables(1, times=6),
        PAGE + "<table><tr><td>a<td>b<tr><td>c<td>d</table>" * 6,
        xml_sheets(6),
        ods("".join(f'<table:table table:name="{at}"/>' for at in range(6))),
    ],
    ids=[".docx", ".html", ".xml", ".ods"],
)
def test_too_many_sheets_are_refused_by_a_limit_that_is_named(
    content: str | bytes, tmp_path: Path
) -> None:
    told = refused(content, tmp_path, sheets=5)
    assert "tệp có 6 trang tính hoặc bảng" in told.says
    assert "sheets" in told.advice


@pytest.mark.parametrize(
    "content",
    [
        "a,b\n" + ",".join(map(str, range(30))),
        xlsx(f'<row r="1">{"".join("<c><v>1</v></c>" for _ in range(30))}</row>'),
    ],
    ids=[".csv", ".xlsx"],
)
def test_rows_too_wide_are_refused_by_what_they_hold(content: str | bytes, tmp_path: Path) -> None:
    told = refused(content, tmp_path, columns=29)
    assert "một dòng có 30 ô có dữ liệu" in told.says
    assert "columns" in told.advice
    assert opened(content, tmp_path, columns=30)


def test_a_cell_far_to_the_right_is_no_wide_row(tmp_path: Path) -> None:
    content = "STT,Tên" + "," * 500 + "\n1,An" + "," * 499 + "x\n"
    assert len(opened(content, tmp_path, columns=5)[0].rows[0]) == 502


@pytest.mark.parametrize(
    ("long", "cause"),
    [
        ('2,"Võ Bé,' + "x" * 50, "dấu nháy kép mở mà không đóng"),
        ("2,Võ Bé " + "x" * 50, "các dòng bị nối liền"),
    ],
)
def test_a_cell_too_long_is_told_with_its_line_and_its_cause(
    long: str, cause: str, tmp_path: Path
) -> None:
    told = refused(f"STT,Tên\n1,Lê An\n{long}\n3,Vũ Cư\n", tmp_path, cell_characters=40)
    assert "dòng 3 có ô dài hơn 40 ký tự" in told.says
    assert cause in told.says
    assert "cell_characters" in told.advice


def test_a_quotation_mark_never_closed_spoils_its_own_line(tmp_path: Path) -> None:
    lines = [f"{number},Lê An,Xã A" for number in range(1, 200)]
    lines[20] = '21,"Võ Bé,Xã A'
    sheet = opened("\n".join(["STT,Tên,Đơn vị", *lines]), tmp_path, cell_characters=500)[0]
    assert len(sheet.rows) == 200
    assert list(sheet.rows[21]) == ["21", '"Võ Bé', "Xã A"]


def test_lines_that_made_no_record_are_read_again_even_at_the_end(tmp_path: Path) -> None:
    sheet = opened('a,b\n1,"x\n2,y\n3,"z', tmp_path)[0]
    assert [list(row) for row in sheet.rows] == [["a", "b"], ["1", '"x'], ["2", "y"], ["3", '"z']]


@pytest.mark.parametrize("encoding", ["x-none", "inlineStr", "shift_jis", "base64"])
@pytest.mark.parametrize("part", ["word/document.xml", "word/numbering.xml"])
def test_xml_of_an_encoding_nobody_knows_is_broken_xml(
    encoding: str, part: str, tmp_path: Path
) -> None:
    inside = f"<?xml version='1.0' encoding='{encoding}'?><a/>".encode()
    packed = io.BytesIO(word_tables(1))
    with zipfile.ZipFile(packed) as old:
        members = {name: old.read(name) for name in old.namelist()}
    assert "sai cấu trúc XML" in refused(zipped({**members, part: inside}), tmp_path).says


def test_an_xml_workbook_of_an_encoding_nobody_knows_is_broken(tmp_path: Path) -> None:
    content = xml_sheets(1).replace('"1.0"?', '"1.0" encoding="x-none"?')
    assert "XML sai cấu trúc ở dòng 1" in refused(content, tmp_path).says


def test_digits_of_other_kinds_are_no_place_in_a_sheet(tmp_path: Path) -> None:
    content = xml_sheets(1).replace("<Row>", '<Row ss:Index="²">')
    assert list(opened(content, tmp_path)[0].rows[0]) == ["1"]


@pytest.mark.parametrize("number", ["²", "9" * 5_000, "①", "१"])
def test_what_python_cannot_count_with_is_text(
    number: str, train_report: TrainReport, tmp_path: Path
) -> None:
    lines = ["STT,Họ và tên,Đơn vị,Trình độ,Năm", f"{number},Lê An,Xã A,Trung cấp,{number}"]
    path = tmp_path / "ds.csv"
    path.write_text("\n".join([*lines, ",".join([number] * 5)]), encoding="utf-8")
    answer = train_report("inspect", path)
    assert "Traceback" not in answer.stderr
    assert answer.returncode == 0


def test_a_long_text_where_a_heading_stands_takes_no_longer_than_others(
    train_report: TrainReport, tmp_path: Path
) -> None:
    path = tmp_path / "ds.csv"
    head = f"STT,Họ và tên,Đơn vị,{'Nguyễn - ' * 3_000},Năm"
    path.write_text(f"{head}\n1,Lê An,Xã A,Trung cấp,2019\n", encoding="utf-8")
    start = time.monotonic()
    assert "Họ và tên" in train_report("inspect", path).stdout
    assert time.monotonic() - start < MOST_SECONDS
