"""Tables of Word documents: a sheet each, with the lines above it, and nothing lost on the way."""

from __future__ import annotations

import io
from pathlib import Path

import docx as word
import pytest
from made_archives import docx

from hongngu_cli.model.failure import Failure
from hongngu_cli.model.settings import Limits
from hongngu_cli.model.sheet import Merged, Sheet
from hongngu_cli.read.files.opening import open_file


def opened(content: bytes, folder: Path, **limits: int) -> tuple[Sheet, ...]:
    path = folder / "ds.docx"
    path.write_bytes(content)
    return open_file(str(path), Limits(**limits))


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(inside: str, properties: str = "") -> str:
    body = inside if inside.startswith("<") else paragraph(inside)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{body}</w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(text if text.startswith('<') else cell(text) for text in cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


PEOPLE = table(
    row("STT", "Họ và tên", "Trình độ"),
    row("1", "Lê Văn An", "TCLLCT"),
    row("2", "Võ Thị Bé", "CCLLCT"),
)


def letter() -> bytes:
    """Write a list as units send it: the letter's head in a table of its own, then the title."""
    document = word.Document()
    head = document.add_table(2, 2)
    head.cell(0, 0).text, head.cell(0, 1).text = "HUYỆN ỦY AN BÌNH", "ĐẢNG CỘNG SẢN VIỆT NAM"
    head.cell(1, 0).text = "Đảng ủy xã Long Thuận"
    document.add_paragraph("DANH SÁCH")
    document.add_paragraph("")
    document.add_paragraph("cử đi học Trung cấp lý luận chính trị năm 2019")
    list_of = document.add_table(4, 5)
    for column, text in enumerate(("TT", "Họ và tên", "Ngày sinh", "", "Chức vụ")):
        list_of.cell(0, column).text = text
    list_of.cell(0, 2).merge(list_of.cell(0, 3))
    for column in (0, 1, 4):
        list_of.cell(0, column).merge(list_of.cell(1, column))
    list_of.cell(1, 2).text, list_of.cell(1, 3).text = "Nam", "Nữ"
    for number, (name, man, woman) in enumerate(
        (("Lê Văn An", "1/2/1980", ""), ("Võ Thị Bé", "", "3/4/1985")), start=1
    ):
        for column, text in enumerate((str(number), name, man, woman, "Bí thư")):
            list_of.cell(number + 1, column).text = text
    document.add_paragraph("Tổng cộng: 2 người")
    document.add_table(1, 2).cell(0, 1).text = "NGƯỜI LẬP BIỂU"
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def test_a_letter_is_read_as_a_clerk_reads_the_page(tmp_path: Path) -> None:
    (sheet,) = opened(letter(), tmp_path)
    assert [[cell for cell in line if cell] for line in sheet.rows] == [
        ["HUYỆN ỦY AN BÌNH", "ĐẢNG CỘNG SẢN VIỆT NAM"],
        ["Đảng ủy xã Long Thuận"],
        ["DANH SÁCH"],
        ["cử đi học Trung cấp lý luận chính trị năm 2019"],
        ["TT", "Họ và tên", "Ngày sinh", "Chức vụ"],
        ["Nam", "Nữ"],
        ["1", "Lê Văn An", "1/2/1980", "Bí thư"],
        ["2", "Võ Thị Bé", "3/4/1985", "Bí thư"],
        ["Tổng cộng: 2 người"],
        ["NGƯỜI LẬP BIỂU"],
    ]
    assert {len(line) for line in sheet.rows} == {5}
    assert set(sheet.merged) == {
        Merged(5, 3, 5, 4),
        *(Merged(5, column, 6, column) for column in (1, 2, 5)),
    }
    assert (sheet.name, sheet.container) == ("Bảng 1", ".docx")
    (told,) = sheet.issues
    assert (told.rule, told.place.row) == ("word-rows", 5)
    assert "4 dòng chữ" in told.says


def test_a_table_within_a_table_is_a_sheet_of_its_own(tmp_path: Path) -> None:
    outer = table(row("a", "b", "c"), row(cell(paragraph("Lớp K12") + PEOPLE), "d", "e"))
    first, second = opened(docx(outer), tmp_path)
    assert (first.name, second.name) == ("Bảng 1", "Bảng 2 (trong bảng 1)")
    assert first.cell(2, 1) == "Lớp K12"
    assert [line[:2] for line in second.rows] == [
        ["Lớp K12", ""],
        ["STT", "Họ và tên"],
        ["1", "Lê Văn An"],
        ["2", "Võ Thị Bé"],
    ]


def test_a_list_laid_out_within_a_frame_of_one_cell_is_found(tmp_path: Path) -> None:
    (sheet,) = opened(docx(table(row(cell(paragraph("Năm 2019") + PEOPLE)))), tmp_path)
    assert [line[0] for line in sheet.rows] == ["Năm 2019", "STT", "1", "2"]


def test_a_text_box_is_read_once_with_the_table_in_it(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('XÃ LONG KHÁNH')}{PEOPLE}</w:txbxContent>"
    drawn = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    body = f"<w:p><w:r><mc:AlternateContent>{drawn}</mc:AlternateContent></w:r></w:p>"
    (sheet,) = opened(docx(body), tmp_path)
    assert [line[0] for line in sheet.rows] == ["XÃ LONG KHÁNH", "STT", "1", "2"]


def test_revisions_are_read_as_they_will_be_and_told(tmp_path: Path) -> None:
    removed = "<w:del><w:r><w:t>CCLLCT</w:t><w:delText>TC</w:delText></w:r></w:del>"
    added = "<w:ins><w:r><w:t>TCLLCT</w:t></w:r></w:ins>"
    former = '<w:tcPrChange><w:tcPr><w:gridSpan w:val="3"/></w:tcPr></w:tcPrChange>'
    changed = cell(f"<w:p>{removed}{added}</w:p>", former)
    rows = (row("STT", "Họ và tên", "Lớp"), row("1", "Lê Văn An", changed), row("2", "Hồ Ba", "CC"))
    (sheet,) = opened(docx(table(*rows)), tmp_path)
    assert list(sheet.rows[1]) == ["1", "Lê Văn An", "TCLLCT"]
    assert [issue.rule for issue in sheet.issues] == ["changes-tracked"]


NUMBERED = (
    '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="upperRoman"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num></w:numbering>'
)


def test_numbers_that_word_writes_by_itself_are_there(tmp_path: Path) -> None:
    def counted(level: int, text: str = "") -> str:
        list_of = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>'
        return f"<w:p><w:pPr>{list_of}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"

    rows = [row("STT", "Họ và tên", "Lớp")]
    rows += [row(cell(counted(0)), cell(counted(1, name)), "TC") for name in ("Lê An", "Hồ Ba")]
    rows += [row(cell(counted(1)), "Võ Bé", "TC")]
    (sheet,) = opened(docx(table(*rows), numbering=NUMBERED), tmp_path)
    assert [line[0] for line in sheet.rows] == ["STT", "1", "2", "II"]
    assert [line[1] for line in sheet.rows[1:]] == ["Lê An", "Hồ Ba", "Võ Bé"]


def test_ticks_of_symbol_fonts_and_breaks_are_letters(tmp_path: Path) -> None:
    def symbol(code: str) -> str:
        return cell(f'<w:p><w:r><w:sym w:font="Wingdings" w:char="{code}"/></w:r></w:p>')

    broken = cell("<w:p><w:r><w:t>Họ và</w:t><w:br/><w:t>tên</w:t></w:r></w:p>")
    (sheet,) = opened(
        docx(table(row("a", broken, "c"), row("1", symbol("F0FE"), symbol("F0A8")))), tmp_path
    )
    assert [list(line) for line in sheet.rows] == [["a", "Họ và\ntên", "c"], ["1", "☑", "☐"]]


def test_rows_that_begin_further_right_and_cells_over_columns(tmp_path: Path) -> None:
    short = '<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>' + cell("x") + "</w:tr>"
    wide = row(cell("Khối Đảng", '<w:gridSpan w:val="3"/>'))
    (sheet,) = opened(docx(table(row("a", "b", "c"), short, wide)), tmp_path)
    assert [list(line) for line in sheet.rows] == [
        ["a", "b", "c"],
        ["", "", "x"],
        ["Khối Đảng", "", ""],
    ]
    assert sheet.merged == (Merged(3, 1, 3, 3),)


def test_of_long_texts_the_last_lines_count_and_the_rest_is_told(tmp_path: Path) -> None:
    body = "".join(paragraph(f"Đoạn {number}") for number in range(1, 41)) + PEOPLE
    (sheet,) = opened(docx(body), tmp_path)
    assert (sheet.cell(1, 1), sheet.cell(30, 1), sheet.cell(31, 1)) == ("Đoạn 11", "Đoạn 40", "STT")
    assert "bỏ 10 dòng" in sheet.issues[0].says


def test_what_is_not_read_is_told(tmp_path: Path) -> None:
    embedded = '<w:p><w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r></w:p>'
    (sheet,) = opened(docx(PEOPLE + embedded), tmp_path)
    assert [issue.rule for issue in sheet.issues] == ["part-unread"]
    with pytest.raises(Failure, match="không có bảng nào; có 1 phần nhúng"):
        opened(docx(paragraph("Kính gửi") + embedded), tmp_path)


def test_tables_beyond_the_limits_are_refused_however_they_are_spanned(tmp_path: Path) -> None:
    wide = row(cell("x", '<w:gridSpan w:val="999999999"/>'))
    assert len(opened(docx(table(wide)), tmp_path)[0].rows[0]) == 1000
    with pytest.raises(Failure, match="2000 dòng × 1000 cột"):
        opened(docx(table(*[wide] * 2000)), tmp_path, cells=1_000_000)
    with pytest.raises(Failure, match="sai cấu trúc XML"):
        opened(docx(PEOPLE + paragraph("&l11;")), tmp_path)
    with pytest.raises(Failure, match="sai cấu trúc XML"):
        opened(docx("<w:tbl>"), tmp_path)
