"""Word documents: every measure of the page is read back from the XML."""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import replace
from functools import cache
from typing import Any
from zipfile import ZipFile

import pytest
from documents_made import letter
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm
from write_reports import PROFILES, REPORTS, STYLE, summary, wide

from hongngu_cli.model.table import Column, Row, Table
from hongngu_cli.write.blocks import Grid, blocks
from hongngu_cli.write.docx import document
from hongngu_cli.write.docx_styles import NAMES
from hongngu_cli.write.docx_table import plan
from hongngu_cli.write.formats import render
from hongngu_cli.write.metrics import text_width
from hongngu_cli.write.pipes import pipe_table

W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


@cache
def parts(name: str) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(render(REPORTS[name](), "docx", STYLE))) as made:
        return {member: made.read(member) for member in made.namelist()}


def find(name: str, part: str, path: str) -> list[Any]:
    return list(parse_xml(parts(name)[part]).iterfind(path, W))


def value(element: Any, name: str = "val") -> str:  # noqa: ANN401 - XML has no types
    return str(element.get(qn(f"w:{name}")))


def test_paper_and_margins() -> None:
    [size] = find("summary", "word/document.xml", ".//w:pgSz")
    assert (value(size, "w"), value(size, "h")) == ("11906", "16838")
    [margins] = find("summary", "word/document.xml", ".//w:pgMar")
    sides = ("top", "bottom", "left", "right", "header")
    assert [value(margins, side) for side in sides] == ["1134", "1134", "1701", "850", "567"]


def test_letters_are_times_new_roman_for_every_script() -> None:
    styles = parts("summary")["word/styles.xml"].decode()
    assert "Theme=" not in styles
    fonts = re.findall(r"<w:rFonts ([^>]*)/>", styles)
    assert len(fonts) == len(NAMES) + 2
    for scripts in fonts:
        assert set(re.findall(r'w:(\w+)="Times New Roman"', scripts)) == {
            "ascii",
            "hAnsi",
            "eastAsia",
            "cs",
        }
    assert styles.count('<w:lang w:val="vi-VN"') == len(fonts)
    assert set(re.findall(r'<w:color w:val="(\w+)"', styles)) == {"000000"}
    sizes = re.findall(r'<w:sz w:val="(\d+)"/><w:szCs w:val="(\d+)"/>', styles)
    assert len(sizes) == styles.count("<w:sz ") == len(fonts)
    assert all(latin == other for latin, other in sizes)


def test_body_text() -> None:
    made = Document(io.BytesIO(render(summary(), "docx", STYLE)))
    body = made.styles["Body Text"].element
    assert value(body.find(".//w:jc", W)) == "both"
    assert value(body.find(".//w:ind", W), "firstLine") == "567"
    spacing = body.find(".//w:spacing", W)
    assert [value(spacing, key) for key in ("after", "line", "lineRule")] == ["120", "400", "exact"]
    assert value(body.find(".//w:sz", W)) == "28"


def test_page_number_is_in_the_middle_of_the_header_but_not_on_page_one() -> None:
    headers = {name: text for name, text in parts("summary").items() if "word/header" in name}
    assert sorted(b"PAGE" in text for text in headers.values()) == [False, True]
    assert find("summary", "word/document.xml", ".//w:titlePg")
    references = find("summary", "word/document.xml", ".//w:headerReference")
    assert sorted(value(reference, "type") for reference in references) == ["default", "first"]


def test_a_wide_table_lies_across_the_page_and_the_rest_does_not() -> None:
    across, upright = find("wide", "word/document.xml", ".//w:sectPr")
    assert value(across.find("w:pgSz", W), "orient") == "landscape"
    assert (value(across.find("w:pgSz", W), "w"), value(across.find("w:pgSz", W), "h")) == (
        "16838",
        "11906",
    )
    assert value(upright.find("w:pgSz", W), "w") == "11906"
    assert across.find("w:titlePg", W) is not None
    assert upright.find("w:titlePg", W) is None
    assert not upright.findall("w:headerReference", W)


def test_a_long_beginning_keeps_its_page_upright() -> None:
    report = replace(wide(), passages=("Đã thực hiện. " * 100,))
    made = Document(io.BytesIO(render(report, "docx", STYLE)))
    widths = [section.page_width or 0 for section in made.sections]
    assert [round(width / Mm(1)) for width in widths] == [210, 297, 210]


def test_tables() -> None:
    tables = find("wide", "word/document.xml", ".//w:tbl")
    for table in tables:
        rows = table.findall("w:tr", W)
        assert all(row.find("w:trPr/w:cantSplit", W) is not None for row in rows)
        assert len(table.findall("w:tblPr/w:tblBorders/*", W)) == 6
        grid = [int(value(column, "w")) for column in table.findall("w:tblGrid/w:gridCol", W)]
        for row in rows:
            cells = row.findall("w:tc/w:tcPr", W)
            spans = [cell.find("w:gridSpan", W) for cell in cells]
            assert sum(1 if span is None else int(value(span)) for span in spans) == len(grid)
    across, upright = tables
    for table, headings, room in ((across, 2, 252), (upright, 1, 165)):
        repeated = [r.find("w:trPr/w:tblHeader", W) is not None for r in table.findall("w:tr", W)]
        assert repeated == [True] * headings + [False] * (len(repeated) - headings)
        whole = sum(int(value(column, "w")) for column in table.findall("w:tblGrid/w:gridCol", W))
        assert whole * 25.4 / 1440 == pytest.approx(room, abs=0.3)
    spanned = [text.text for text in across.findall("w:tr", W)[0].iterfind(".//w:t", W)]
    assert spanned == ["Đơn vị", "Lý luận chính trị", "Chuyên môn, bồi dưỡng", "Cộng"]
    kept = [bool(r.findall(".//w:keepNext", W)) for r in upright.findall("w:tr", W)]
    first, subtotals, last = {0, 1, 2}, {1, 6, 9}, {11, 12}
    assert kept == [at in first | subtotals | last for at in range(14)]
    last = upright.findall("w:tr", W)[-1]
    assert [value(jc) for jc in last.iterfind(".//w:jc", W)] == ["left", "right", "right"]
    assert all(run.find("w:rPr/w:b", W) is not None for run in last.iterfind(".//w:r", W))


@pytest.mark.parametrize(("columns", "across"), [(8, False), (10, False), (11, True)])
def test_a_document_to_sign_turns_its_page_later(columns: int, across: bool) -> None:  # noqa: FBT001 - a case of the table
    names = tuple(Column(f"c{n}", "Số lớp", "count") for n in range(columns))
    row: Row = {column.key: 45 for column in names}
    [grid] = blocks(pipe_table(Table("t", "T", names, (row,)), 1))
    assert isinstance(grid, Grid)
    made = plan(grid, PROFILES["hd36"].paper, letter=True)
    assert made.landscape == across
    assert made.points >= 10


@pytest.mark.parametrize("columns", [1, 2, 5, 8, 9, 14, 30])
def test_widths_fill_the_page_at_any_number_of_columns(columns: int) -> None:
    names = tuple(Column(f"c{n}", f"Nghiệp vụ {n}", "count") for n in range(columns))
    row: Row = {column.key: 12545 for column in names}
    [grid] = blocks(pipe_table(Table("t", "T", names, (row,)), 1))
    assert isinstance(grid, Grid)
    made = plan(grid, PROFILES["hd36"].paper)
    assert made.landscape == (columns > 8)
    assert sum(made.widths) * 25.4 / 1440 == pytest.approx(252 if made.landscape else 165, abs=0.5)
    assert made.points >= (12 if columns <= 14 else 8)


def test_properties_know_no_clock() -> None:
    made = Document(io.BytesIO(render(summary(), "docx", STYLE))).core_properties
    assert made.created == made.modified == dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
    assert (made.title, made.author, made.comments) == (summary().title, "", "")
    with ZipFile(io.BytesIO(render(summary(), "docx", STYLE))) as zipped:
        assert {member.date_time for member in zipped.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in zipped.namelist() if "thumbnail" in name or "custom" in name]


def test_lists_look_as_offices_write_them() -> None:
    made = document(
        "1. một\n2. hai\n\n   thêm\n   - con\n\n4) bốn\\\nnăm\n\n- ***x***", "T", PROFILES["hd36"]
    )
    texts = [paragraph.text for paragraph in Document(io.BytesIO(made)).paragraphs]
    assert texts == ["1. một", "2. hai", "thêm", "+ con", "4) bốn\nnăm", "- x"]


def test_headings_without_a_title_block() -> None:
    made = Document(
        io.BytesIO(document("## Một\n\nchữ\n\n---\n\n### Hai\n\n#### Ba", "T", PROFILES["hd36"]))
    )
    assert [paragraph.style.name for paragraph in made.paragraphs if paragraph.style] == [
        "Heading 1",
        "Body Text",
        "Đường kẻ",
        "Heading 2",
        "Heading 3",
    ]


def test_titles_take_one_line_where_there_is_room() -> None:
    [grid] = blocks("| Trình độ | Đáp ứng nhu cầu (%) |\n|---|---:|\n| Sơ cấp | 92,5 |")
    assert isinstance(grid, Grid)
    made = plan(grid, PROFILES["hd36"].paper)
    assert made.widths[1] * 25.4 / 1440 > text_width("Đáp ứng nhu cầu (%)", made.points)


@pytest.mark.parametrize(("rows", "whole"), [(8, True), (9, False)])
def test_a_small_table_stays_on_one_page(rows: int, whole: bool) -> None:  # noqa: FBT001 - a case of the table
    text = "| A | B |\n|---|---:|\n" + "| Sơ cấp | 92,5 |\n" * rows
    made = Document(io.BytesIO(document(text, "T", PROFILES["hd36"])))
    kept = [bool(row._tr.findall(".//w:keepNext", W)) for row in made.tables[0].rows]  # noqa: SLF001 - its XML has no other name
    assert all(kept[:-1]) == whole
    assert not kept[-1]


def test_a_subtotal_stays_with_what_it_adds_up() -> None:
    text = "| A | B |\n|---|---:|\n" + ("| **Nhóm** | **9** |\n" + "| Sơ cấp | 9 |\n" * 4) * 3
    made = Document(io.BytesIO(document(text, "T", PROFILES["hd36"])))
    kept = [bool(row._tr.findall(".//w:keepNext", W)) for row in made.tables[0].rows]  # noqa: SLF001 - its XML has no other name
    bold = [row.cells[0].paragraphs[0].runs[0].bold for row in made.tables[0].rows]
    assert all(held for held, subtotal in zip(kept, bold, strict=True) if subtotal)
    assert kept.count(False) == 15 + 1 - 1 - 3 - 1 - 2


def test_a_title_over_one_narrow_column_is_not_torn() -> None:
    column = Column("c", "Thạc sĩ", "count", spanner="Trình độ, chương trình")
    row: Row = {"u": "Xã A", "c": 1}
    table = Table("t", "T", (Column("u", "Đơn vị"), column), (row,))
    [grid] = blocks(pipe_table(table, 1))
    assert isinstance(grid, Grid)
    assert grid.above == (None, "Trình độ, chương trình")
    made = plan(grid, PROFILES["hd36"].paper, across=True, letter=True)
    assert made.widths[1] * 25.4 / 1440 > text_width("chương", made.points)


def test_a_signature_goes_with_two_blocks_of_text() -> None:
    text = "Một.\n\nHai.\n\nBa."
    made = Document(io.BytesIO(document(text, "T", PROFILES["hd36"], letter("hd36"))))
    kept = {one.text: bool(one._p.findall(".//w:keepNext", W)) for one in made.paragraphs}  # noqa: SLF001 - its XML has no other name
    assert [kept[said] for said in ("Một.", "Hai.", "Ba.")] == [False, True, True]


@pytest.mark.parametrize("after", ["", "\n\nHết."])
def test_a_signature_takes_the_end_of_a_table_along(after: str) -> None:
    text = f"Một.\n\n| A | B |\n|---|---:|\n| C | 1 |\n| D | 2 |{after}"
    made = Document(io.BytesIO(document(text, "T", PROFILES["hd36"], letter("hd36"))))
    body = made.element.body
    table = next(one for one in body.iter(f"{{{W['w']}}}tbl") if "D" in "".join(one.itertext()))
    held = []
    for one in (table, *table.itersiblings()):
        if one.tag == table.tag and one is not table:
            break
        held.append(all(p.findall("w:pPr/w:keepNext", W) for p in one.iter(f"{{{W['w']}}}p")))
    assert held == [True] * len(held)
    assert len(held) > 2


def test_a_heading_lies_as_what_it_heads() -> None:
    wide_table = f"|{' A |' * 12}\n|{'---|' * 12}\n|{' 1 |' * 12}"
    text = f"## Một\n\nChữ\n\n## Hai\n\n### Bảng\n\n{wide_table}\n\n## Ba\n\nChữ"
    around = letter("hd36")
    made = Document(io.BytesIO(document(text, "T", PROFILES["hd36"], around)))
    assert len(made.sections) == 3
    assert before_the_break(made) == ["Một", "Chữ"]


def before_the_break(made: Any) -> list[str]:  # noqa: ANN401 - python-docx's documents
    """Give the lines of text before the first section ends."""
    said = []
    for one in made.paragraphs:
        if one.style.name in ("Heading 1", "Heading 2", "Body Text"):
            said.append(one.text)
        if one._p.findall(".//w:sectPr", W):  # noqa: SLF001 - its XML has no other name
            break
    return said


def test_a_picture_goes_with_its_note_and_nothing_else() -> None:
    png = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x06@\x00\x00\x03 "
    text = "![Thấp](chart:a)\n\n![Cao](chart:a)\n\n*Nguồn: danh sách.*"
    made = document(text, "T", PROFILES["hd36"], draw=lambda _: png)
    first, second, note = Document(io.BytesIO(made)).paragraphs
    assert [bool(one._p.findall(".//w:keepNext", W)) for one in (first, second)] == [False, True]  # noqa: SLF001 - its XML has no other name
    assert note.style is not None
    assert note.style.name == "Ghi chú bảng"
    assert [one.get("descr") for one in first._p.iter(DRAWN)] == ["Thấp"]  # noqa: SLF001 - its XML has no other name
