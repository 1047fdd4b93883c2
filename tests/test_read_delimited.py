"""Delimited text: every record is a row, in whatever encoding and with whatever delimiter."""

from __future__ import annotations

import codecs

import pytest

from hongngu_cli.model.failure import INPUT, USAGE, Failure
from hongngu_cli.model.settings import Limits
from hongngu_cli.model.sheet import Cell, Sheet
from hongngu_cli.read.delimited import delimited_sheet

BLANK = Sheet("ds.csv", None, "", ())


def read(content: str | bytes, encoding: str | None = None, **limits: int) -> list[list[Cell]]:
    if isinstance(content, str):
        content = content.encode()
    sheet = delimited_sheet(content, BLANK, Limits(**limits), encoding)
    return [list(row) for row in sheet.rows]


def failure(content: str | bytes, encoding: str | None = None, **limits: int) -> Failure:
    with pytest.raises(Failure) as caught:
        read(content, encoding, **limits)
    return caught.value


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_cuts_most_lines_alike(delimiter: str) -> None:
    lines = [["UBND; HUYỆN"], ["STT", "Tên", "Chức vụ"], ["1", "An", "Bí thư, Chủ tịch"]]
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines)
    assert read(text) == [["UBND; HUYỆN", "", ""], *lines[1:]]


def test_commas_within_cells_do_not_outvote_semicolons() -> None:
    row = ["1", "Lê An", "Phó Chủ tịch, UBND xã", "Lãnh đạo, quản lý"]
    assert read("\n".join([";".join(row)] * 5)) == [row] * 5


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("STT;Tên\n1;Hoà".encode("utf-8-sig"), None),
        (codecs.BOM_UTF16_LE + "STT\tTên\n1\tHoà".encode("utf-16-le"), None),
        (codecs.BOM_UTF16_BE + "STT\tTên\n1\tHoà".encode("utf-16-be"), None),
        ("STT;Tên\n1;Hoà".encode("utf-32"), None),
        ("STT;Tên\n1;Hoà".encode("utf-16-le"), "utf-16-le"),
    ],
    ids=["utf-8-sig", "utf-16-le", "utf-16-be", "utf-32", "named"],
)
def test_encodings(content: bytes, encoding: str | None) -> None:
    assert read(content, encoding) == [["STT", "Tên"], ["1", "Hoà"]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_blank_lines_and_breaks_within_cells_keep_the_rows(end: str) -> None:
    text = f'STT;Tên{end}{end}1;"Lê{end}An"{end};;;{end}2;Bé'
    assert [row[:2] for row in read(text)] == [
        ["STT", "Tên"],
        ["", ""],
        ["1", f"Lê{end}An"],
        ["", ""],
        ["2", "Bé"],
    ]


def test_other_signs_that_end_lines_elsewhere_are_letters_here() -> None:
    assert read("a,b\x0b\x0c\u2028\x1c\nc,d") == [["a", "b\x0b\x0c\u2028\x1c"], ["c", "d"]]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('1,"An,x\n2,Bé,y\n', [["1", '"An', "x"], ["2", "Bé", "y"]]),
        ('1,"An,x\n2,"Bé,y\n', [["1", '"An', "x"], ["2", '"Bé', "y"]]),
        ('1,"An" Lê,x\n2,"B\né",y\n', [["1", "An Lê", "x"], ["2", "B\né", "y"]]),
        ('1,Lê "Hai" An,x\n', [["1", 'Lê "Hai" An', "x"]]),
        ('1,"Lê ""Hai"" An",x\n', [["1", 'Lê "Hai" An', "x"]]),
        ('1,a,x\n2,b,"', [["1", "a", "x"], ["2", "b", '"']]),
    ],
)
def test_a_stray_quotation_mark_spoils_its_own_line_and_no_other(
    text: str, rows: list[list[str]]
) -> None:
    assert read(text) == rows


def test_many_stray_marks_take_no_more_than_their_lines() -> None:
    assert len(read('1,"An,Bí thư,Xã\n' * 30_000)) == 30_000


def test_short_rows_are_filled() -> None:
    assert read("a,b,c\nd\n") == [["a", "b", "c"], ["d", "", ""]]


def test_what_cannot_be_read_says_what_and_what_to_do() -> None:
    assert failure("  \n \n").says == "ds.csv: tệp không có dữ liệu."
    foreign = failure("STT;Ten".encode("utf-16-be"))
    assert (foreign.code, foreign.says) == (INPUT, "ds.csv: không phải bảng tính hay tệp văn bản.")
    old = failure("Hà Nam".encode("cp1258"))
    assert old.says == "ds.csv: không đọc được chữ theo bảng mã utf-8 (byte thứ 2)."
    assert "--encoding" in old.advice
    assert failure("a,b", "không-có").code == USAGE
    assert "3 dòng × 2 cột" in failure("a,b\nc,d\ne,f\n", cells=5).says
    assert "2 dòng × 1 cột" in failure("a\nb\n", rows=1).says


def test_a_cell_beyond_the_limit_is_refused() -> None:
    assert "không tách được cột" in failure('a,b\nc,"' + "x" * 2048, unpacked_megabytes=1).says
