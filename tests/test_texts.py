"""Documents to proofread, whatever they are made with, to passages."""

from __future__ import annotations

import io
import sys
import unicodedata
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from odf import table as odf_table
from odf import text as odf_text
from odf.opendocument import OpenDocumentText
from odf.style import Style, TextProperties
from word_made import with_part

from hongngu_cli.model.failure import INPUT, Failure
from hongngu_cli.model.passage import Cell, Passage
from hongngu_cli.model.settings import Limits
from hongngu_cli.read.texts.lines import paragraphs
from hongngu_cli.read.texts.reading import document_at

if TYPE_CHECKING:
    from conftest import Convert

LIMITS = Limits()
SENTENCE = "Đã cử 301 đồng chí; trong đó: nữ 45."


def read(path: Path) -> tuple[Passage, ...]:
    return document_at(str(path), LIMITS).passages


def told(path: Path) -> list[tuple[str, str, Cell | None]]:
    return [(one.text, one.kind, one.cell) for one in read(path)]


def written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def test_a_word_document_with_tables_and_headings(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("I. Kết quả", 1)
    paragraph = document.add_paragraph("Đã cử ")
    paragraph.add_run("301").bold = True
    paragraph.add_run(" đồng chí;\ttrong đó: nữ 45.")
    document.add_paragraph("  ")
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Đơn vị"
    table.cell(0, 2).text = "Số lượng"
    table.cell(1, 1).text = "Xã An"
    table.cell(1, 2).text = "12"
    table.cell(1, 2).add_paragraph("(nữ 3)")
    table.cell(2, 2).text = "13"
    document.add_paragraph("Hết.")
    document.save(str(tmp_path / "a.docx"))
    assert told(tmp_path / "a.docx") == [
        ("I. Kết quả", "heading", None),
        ("Đã cử 301 đồng chí;\ttrong đó: nữ 45.", "paragraph", None),
        ("Đơn vị", "cell", Cell(1, 1, 1)),
        ("Số lượng", "cell", Cell(1, 1, 3)),
        ("Xã An", "cell", Cell(1, 2, 2)),
        ("12\n(nữ 3)", "cell", Cell(1, 2, 3)),
        ("13", "cell", Cell(1, 3, 3)),
        ("Hết.", "paragraph", None),
    ]
    assert [one.paragraph for one in read(tmp_path / "a.docx")] == [*range(1, 9)]


def test_what_is_deleted_is_not_read_and_what_is_drawn_twice_is_read_once(tmp_path: Path) -> None:
    document = Document()
    box = "<w:txbxContent><w:p><w:r><w:t>Hộp có 7 lớp</w:t></w:r></w:p></w:txbxContent>"
    document.element.body.insert(
        0,
        parse_xml(
            f"<w:p {nsdecls('w')} xmlns:mc="
            '"http://schemas.openxmlformats.org/markup-compatibility/2006">'
            "<w:ins><w:r><w:t>Có 12</w:t></w:r></w:ins>"
            "<w:del><w:r><w:delText>13</w:delText></w:r></w:del>"
            "<w:hyperlink><w:r><w:noBreakHyphen/><w:t>HU</w:t></w:r></w:hyperlink>"
            f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
            f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        ),
    )
    document.save(str(tmp_path / "a.docx"))
    assert [one.text for one in read(tmp_path / "a.docx")] == ["Có 12-HU", "Hộp có 7 lớp"]


def test_what_is_not_seen_on_paper_is_not_read(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("Có ")
    paragraph.add_run("9").font.hidden = True
    paragraph.add_run("8").font.strike = True
    paragraph.add_run("160").font.strike = False
    paragraph.add_run("1").font.superscript = True
    paragraph.add_run(" lớp")
    paragraph.add_run("(2)").font.superscript = True
    paragraph.add_run(", rộng 25 m")
    paragraph.add_run("2").font.superscript = True
    paragraph.paragraph_format.tab_stops.add_tab_stop(100)
    document.save(str(tmp_path / "a.docx"))
    assert [one.text for one in read(tmp_path / "a.docx")] == ["Có 160 lớp, rộng 25 m2"]


def test_what_libreoffice_does_not_show_is_not_read(tmp_path: Path) -> None:
    document = OpenDocumentText()
    looks = {
        "T1": {"display": "none"},
        "T2": {"textlinethroughstyle": "solid"},
        "T3": {"textposition": "super 58%"},
    }
    for name, look in looks.items():
        style = Style(name=name, family="text")
        style.addElement(TextProperties(**look))
        document.automaticstyles.addElement(style)
    paragraph = odf_text.P(text="Có ")
    for name, said in (("T1", "9"), ("T2", "8"), ("", "160"), ("T3", "1"), ("", " lớp, 25 m")):
        paragraph.addElement(odf_text.Span(stylename=name, text=said))
    paragraph.addElement(odf_text.Span(stylename="T3", text="2"))
    document.text.addElement(paragraph)
    document.save(str(tmp_path / "a.odt"))
    assert [one.text for one in read(tmp_path / "a.odt")] == ["Có 160 lớp, 25 m2"]


@pytest.mark.parametrize("invisible", ["\u200b", "\u00ad", "\ufeff"])
def test_letters_are_composed_and_what_is_invisible_left_out(
    tmp_path: Path, invisible: str
) -> None:
    document = Document()
    document.add_paragraph(unicodedata.normalize("NFD", SENTENCE).replace("ng", f"n{invisible}g"))
    document.save(str(tmp_path / "a.docx"))
    assert [one.text for one in read(tmp_path / "a.docx")] == [SENTENCE]


def test_an_old_font_is_read_in_a_word_document(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("§· cö 301 ®ång chÝ; trong ®ã: n÷ 45.")
    document.add_paragraph("Vẫn còn 5 lớp.")
    document.save(str(tmp_path / "a.docx"))
    assert [one.text for one in read(tmp_path / "a.docx")] == [SENTENCE, "Vẫn còn 5 lớp."]


def test_notes_come_last_and_pages_are_those_word_saw(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Trang một.")
    document.add_paragraph("Dòng")
    document.element.body[1].append(
        parse_xml(f"<w:r {nsdecls('w')}><w:lastRenderedPageBreak/><w:t> sang trang.</w:t></w:r>")
    )
    document.add_paragraph("Trang hai.")
    made = io.BytesIO()
    document.save(made)
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        '<w:footnote w:id="1"><w:p><w:r><w:t>Số liệu 2020.</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )
    (tmp_path / "a.docx").write_bytes(
        with_part(made.getvalue(), "word/footnotes.xml", notes.encode())
    )
    assert [(one.text, one.kind, one.page) for one in read(tmp_path / "a.docx")] == [
        ("Trang một.", "paragraph", 1),
        ("Dòng sang trang.", "paragraph", 1),
        ("Trang hai.", "paragraph", 2),
        ("Số liệu 2020.", "footnote", None),
    ]


def test_a_text_of_libreoffice(tmp_path: Path) -> None:
    document = OpenDocumentText()
    document.text.addElement(odf_text.H(outlinelevel=1, text="Kết quả"))
    paragraph = odf_text.P(text="Đã cử")
    paragraph.addElement(odf_text.S(c=2))
    paragraph.addText("301 đồng chí")
    note = odf_text.Note(noteclass="footnote", id="n1")
    note.addElement(odf_text.NoteCitation(text="1"))
    body = odf_text.NoteBody()
    body.addElement(odf_text.P(text="Tính đến tháng 6."))
    note.addElement(body)
    paragraph.addElement(note)
    paragraph.addText(".")
    document.text.addElement(paragraph)
    table = odf_table.Table()
    for texts in (("Xã An", "12"), ("", "13")):
        row = odf_table.TableRow()
        for text in texts:
            cell = odf_table.TableCell()
            cell.addElement(odf_text.P(text=text))
            row.addElement(cell)
        table.addElement(row)
    document.text.addElement(table)
    document.save(str(tmp_path / "a.odt"))
    assert told(tmp_path / "a.odt") == [
        ("Kết quả", "heading", None),
        ("Đã cử  301 đồng chí.", "paragraph", None),
        ("Xã An", "cell", Cell(1, 1, 1)),
        ("12", "cell", Cell(1, 1, 2)),
        ("13", "cell", Cell(1, 2, 2)),
        ("Tính đến tháng 6.", "footnote", None),
    ]


def test_a_page(tmp_path: Path) -> None:
    page = written(
        tmp_path / "a.html",
        "<!doctype html><html><head><title>Không đọc</title><style>p{}</style></head><body>"
        "<h1>Kết  quả</h1>Chữ rời<p>Đã cử <b>301</b> đồng&nbsp;chí<br>trong đó nữ 45.</p>"
        "<!-- 99 --><table><caption>Bảng 1</caption><tr><th rowspan=2>Xã</th><th colspan=2>Số</th>"
        "</tr><tr><td>12</td><td><p>13</p><p>(nữ 3)</p></td></tr></table><ul><li>Một<li>Hai</ul>"
        "<svg><text>55</text></svg></body></html>",
    )
    assert told(page) == [
        ("Kết quả", "heading", None),
        ("Chữ rời", "paragraph", None),
        ("Đã cử 301 đồng chí", "paragraph", None),
        ("trong đó nữ 45.", "paragraph", None),
        ("Bảng 1", "paragraph", None),
        ("Xã", "cell", Cell(1, 1, 1)),
        ("Số", "cell", Cell(1, 1, 2)),
        ("12", "cell", Cell(1, 2, 2)),
        ("13 (nữ 3)", "cell", Cell(1, 2, 3)),
        ("Một", "paragraph", None),
        ("Hai", "paragraph", None),
    ]


def test_what_a_page_does_not_show_is_not_read(tmp_path: Path) -> None:
    page = written(
        tmp_path / "a.html",
        "<html><body><p>Có <del>150</del> 160<sup>1</sup> lớp<sup>(2)</sup>, 25 m<sup>2</sup>.</p>"
        "<p hidden>Có 1 lớp.</p><p style='display: none'>Có 2 lớp.</p></body></html>",
    )
    assert [one.text for one in read(page)] == ["Có 160 lớp, 25 m2."]


def test_markdown_holds_notes_tags_and_what_is_for_programs(tmp_path: Path) -> None:
    text = written(
        tmp_path / "a.md",
        "---\ntitle: Có 9 lớp\ntags:\n  - 8 lớp\n---\n\nCó ~~7~~ 12 đồng\nchí.[^1]\n\n"
        "<!-- Có 6 lớp. -->\n\n<table><tr><td>Có 5</td></tr></table>\n\n| a |\n|--|\n| 4 |\n\n"
        "[^1]: Tính đến tháng 6.\n",
    )
    assert told(text) == [
        ("Có  12 đồng chí.", "paragraph", None),
        ("Có 5", "cell", Cell(1, 1, 1)),
        ("a", "cell", Cell(2, 1, 1)),
        ("4", "cell", Cell(2, 2, 1)),
        ("Tính đến tháng 6.", "footnote", None),
    ]


def test_markdown_is_read_without_its_signs(tmp_path: Path) -> None:
    text = (
        "# Kết quả\n\nĐã cử **301** đồng chí;\ntrong đó: _nữ_ 45.\n\n- Một\n- Hai\n\n"
        "| Xã | Số |\n|---|--:|\n| An | 12 |\n\n<!-- 99 -->\n"
    )
    assert told(written(tmp_path / "a.md", text)) == [
        ("Kết quả", "heading", None),
        ("Đã cử 301 đồng chí;\ntrong đó: nữ 45.", "paragraph", None),
        ("Một", "paragraph", None),
        ("Hai", "paragraph", None),
        ("Xã", "cell", Cell(1, 1, 1)),
        ("Số", "cell", Cell(1, 1, 2)),
        ("An", "cell", Cell(1, 2, 1)),
        ("12", "cell", Cell(1, 2, 2)),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_plain_text_in_any_code(tmp_path: Path, encoding: str) -> None:
    path = written(tmp_path / "a.txt", f"I. Kết quả\n\n{SENTENCE}\nHai mươi.\n", encoding)
    assert [one.text for one in read(path)] == ["I. Kết quả", SENTENCE, "Hai mươi."]


def test_an_old_code_is_read_as_well(tmp_path: Path) -> None:
    old = "§· cö 301 ®ång chÝ tham gia c¸c líp ®µo t¹o, trong ®ã n÷ 45 ®ång chÝ."
    (tmp_path / "a.txt").write_bytes(old.encode("latin-1"))
    (only,) = read(tmp_path / "a.txt")
    assert only.text == ("Đã cử 301 đồng chí tham gia các lớp đào tạo, trong đó nữ 45 đồng chí.")


def test_broken_lines_are_put_together_and_lists_are_not() -> None:
    lines = [
        "Từ năm 2018 đến nay, đã cử 301 đồng chí tham gia các lớp đào tạo,",
        "bồi dưỡng, trong đó nữ 45 đồng chí và 12 đồng chí trẻ dưới 40 tuổi,",
        "đạt 95%.",
        "- Lý luận chính trị là 225 đồng chí, tất cả các trình độ đào tạo có",
        "- Chuyên môn",
        "11 đồng chí",
    ]
    assert [len(one) for one in paragraphs(lines)] == [
        sum(map(len, lines[:3])) + 2,
        *map(len, lines[3:]),
    ]
    long = ["a" * 300, "b" * 300]
    assert [*paragraphs(long)] == long


PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R 5 0 R]/Count 2>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]
/Contents 4 0 R/Resources<</Font<</F 7 0 R>>>>>>endobj
4 0 obj<</Length 96>>stream
BT /F 12 Tf 72 800 Td (1) Tj 0 -30 Td (Da cu 301 dong chi, trong do nu 45 va) Tj ET
endstream endobj
5 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]
/Contents 6 0 R/Resources<</Font<</F 7 0 R>>>>>>endobj
6 0 obj<</Length 96>>stream
BT /F 12 Tf 72 800 Td (2) Tj 0 -30 Td (tre 12. Het.) Tj 0 -30 Td (Trang hai.) Tj ET
endstream endobj
7 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
"""


def test_a_pdf_goes_on_over_its_pages_without_their_numbers(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(PDF)
    assert [(one.text, one.page) for one in read(tmp_path / "a.pdf")] == [
        ("Da cu 301 dong chi, trong do nu 45 va tre 12. Het.", 1),
        ("Trang hai.", 2),
    ]


def test_a_pdf_of_pictures_is_told_as_such(tmp_path: Path) -> None:
    bare = PDF.replace(b"Tj", b"Td").replace(b"BT", b"q %").replace(b"ET", b"Q")
    (tmp_path / "a.pdf").write_bytes(bare)
    with pytest.raises(Failure, match="bản quét"):
        read(tmp_path / "a.pdf")


@pytest.mark.libreoffice
def test_a_pdf_in_vietnamese_reads_as_its_document_does(tmp_path: Path, convert: Convert) -> None:
    document = Document()
    document.add_paragraph(
        "Từ năm 2018 đến nay, đã cử 301 đồng chí tham gia các lớp đào tạo, bồi dưỡng, trong đó: "
        "lý luận chính trị 225 đồng chí, chuyên môn 11 đồng chí; nghiệp vụ 65 đồng chí."
    )
    document.add_paragraph("Tỷ lệ hoàn thành đạt 95,3%.")
    document.save(str(tmp_path / "a.docx"))
    told = [" ".join(one.text.split()) for one in read(convert(tmp_path / "a.docx", "pdf"))]
    assert told == [one.text for one in read(tmp_path / "a.docx")]


def test_standard_input_is_told_by_what_it_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    for content in (SENTENCE.encode(), f"<html><p>{SENTENCE}</p>".encode()):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        assert [one.text for one in document_at("-", LIMITS).passages] == [SENTENCE]


def zip_of(**members: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return made.getvalue()


TORN = "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:bo"
ENTITY = "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><a>&b;</a>"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "không có chữ nào"),
        (b"  \n\n", "không có chữ nào"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), r"\.doc"),
        (b"{\\rtf1 abc}", "RTF"),
        (b"%PDF-1.4\nabc", "hỏng"),
        (zip_of(word__document_xml=TORN), "sai cấu trúc XML"),
        (zip_of(word__document_xml=ENTITY), "DTD"),
        (zip_of(mimetype="application/vnd.oasis.opendocument.text", content_xml=ENTITY), "DTD"),
        (zip_of(xl__workbook_xml="<a/>"), "không phải văn bản"),
        (b"PK\x03\x04abc", "cắt"),
        (b"\x00\x01\x02" * 50, "."),
    ],
)
def test_what_is_no_text_is_told(tmp_path: Path, content: bytes, says: str) -> None:
    (tmp_path / "a.docx").write_bytes(content)
    with pytest.raises(Failure, match=says) as caught:
        read(tmp_path / "a.docx")
    assert caught.value.code == INPUT
    assert "a.docx" in caught.value.says
