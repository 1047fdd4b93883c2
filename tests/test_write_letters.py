"""Letterhead and signature in every format: what was set stands there, and nothing else does."""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import replace
from html import unescape

import pytest
from documents_made import BODY, PROFILES, SHAPES, letter, made
from docx import Document
from test_write_webpage import Nesting
from write_reports import TEMPLATES, VICIOUS, summary

from hongngu_cli import in_force, shipped
from hongngu_cli.model.letter import Letter, Shape
from hongngu_cli.model.settings import Office, OneDocument, Settings
from hongngu_cli.model.table import Column, Table
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.report.letters import letter_of
from hongngu_cli.write.ended import spoken_of
from hongngu_cli.write.formats import render
from hongngu_cli.write.letter_html import letterhead, signature
from hongngu_cli.write.letter_markdown import lettered
from hongngu_cli.write.style import Style
from hongngu_cli.write.values import visible
from hongngu_cli.write.webpage import page


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("profile", PROFILES)
def test_a_page_has_one_title_and_is_well_formed(profile: str, shape: Shape) -> None:
    around = letter(profile, shape)
    html = page(BODY, "Thử", letterhead(around), signature(around))
    read = Nesting()
    read.feed(html)
    assert (read.open, read.links) == ([], [])
    assert html.count("<h1") == 1
    assert ("Nguyễn Văn Thử" in html) == (shape != "speech")
    assert ("T/M BAN THƯỜNG VỤ" in html) == (shape != "speech" and profile != "nd30")
    assert ('aria-hidden="true">-----<' in html) == (profile != "nd30" and shape != "dispatch")


def test_markdown_reads_from_letterhead_to_annex() -> None:
    around = letter("hd36")
    lines = lettered(f"{BODY}\n# PHỤ LỤC\n\nDanh sách\n", around)
    order = (
        *("ĐẢNG BỘ TỈNH TIỀN LONG\\", "**HUYỆN UỶ TÂN GIANG**\\", "Số 97-BC/HU", "# BÁO CÁO"),
        *("-----", "## I- TÌNH HÌNH", "**T/M BAN THƯỜNG VỤ**\\", "**Nguyễn Văn Thử**"),
        *("- Như trên;", "- Lưu Văn phòng Huyện uỷ.\n", "# PHỤ LỤC"),
    )
    places = [lines.index(text) for text in order]
    assert places == sorted(places)


def test_a_paper_read_aloud_is_a_title_and_a_name() -> None:
    lines = lettered("Kính thưa Hội nghị!\n", letter("hd36", "speech")).split("\n\n")
    assert lines[0] == "# BÁO CÁO THAM LUẬN"
    assert lines[2:] == ["-----", "**HUYỆN UỶ TÂN GIANG**", "Kính thưa Hội nghị!\n"]


@pytest.mark.parametrize("names", [("Sở Nội vụ;",), ("- Sở Nội vụ", "Trường Chính trị tỉnh .")])
def test_those_addressed_have_the_marks_of_a_list(names: tuple[str, ...]) -> None:
    around = replace(letter("hd36", "dispatch"), addressed=names)
    text = lettered("Chữ.\n", around)
    if len(names) == 1:
        assert "Kính gửi: Sở Nội vụ\n" in text
    else:
        assert "Kính gửi:\n\n- Sở Nội vụ;\n- Trường Chính trị tỉnh.\n" in text


def hostile(text: str) -> Letter:
    return replace(
        letter("nd30"),
        superior=text,
        body=text,
        number=text,
        place_date=text,
        kind=text,
        about=text,
        authority=text,
        signer=text,
        post=(text,),
        addressed=(text,),
        recipients=(text, text),
    )


@pytest.mark.parametrize("text", VICIOUS)
def test_whatever_is_set_stays_text(text: str) -> None:
    around = hostile(text)
    html = page("Chữ.", "Thử", letterhead(around), signature(around))
    read = Nesting()
    read.feed(html)
    assert read.open == []
    signer = re.findall(r'<p class="signer"[^>]*>(.*?)</p>', html)
    assert [unescape(one.replace("<br>", " ")) for one in signer] == [visible(text)]
    document = Document(io.BytesIO(made(around, annex=False)))
    cells = [cell for table in document.tables for cell in table._cells]  # noqa: SLF001 - its XML has no other name
    said = {" ".join(line.text.split()) for cell in cells for line in cell.paragraphs}
    assert visible(text) in said
    assert visible(visible(text).upper()) in said


def test_a_report_with_a_letter_is_a_letter_in_every_format() -> None:
    report = replace(summary(), letter=letter("hd36"))
    style = Style(templates=TEMPLATES)
    for form in ("md", "html"):
        text = render(report, form, style).decode("utf-8")
        assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text
        assert "Nơi nhận:" in text
    document = Document(io.BytesIO(render(report, "docx", style)))
    assert len(document.tables) >= 2


def test_districts_in_a_letter_of_today_are_told() -> None:
    words = load_vocabulary(shipped.vocabulary())
    around = replace(letter("hd36"), recipients=("Các đảng bộ trực thuộc Huyện uỷ", "Lưu VP."))
    report = replace(summary(), letter=around, office={})
    [told] = spoken_of(report, words.ended)
    assert "“Huyện uỷ Tân Giang”, “Các đảng bộ trực thuộc Huyện uỷ”" in told
    assert "Sửa tên cơ quan trong [office], [documents] của train-report.toml nếu" in told
    assert list(spoken_of(replace(report, as_of=dt.date(2024, 1, 1)), words.ended)) == []


def test_districts_in_a_list_are_not_looked_for_in_the_settings() -> None:
    words = load_vocabulary(shipped.vocabulary())
    listed = Table("unit", "Đơn vị", (Column("unit", "Đơn vị"),), ({"unit": "Huyện uỷ Tân Giang"},))
    report = replace(summary(), letter=None, office={}, tables=(listed,))
    [told] = spoken_of(report, words.ended)
    assert "Sửa tên cơ quan trong danh sách đã đọc nếu" in told
    both = replace(report, office={"body": "Huyện đoàn Tân Giang"})
    [told] = spoken_of(both, words.ended)
    assert "của train-report.toml và trong danh sách đã đọc nếu" in told


def test_a_dispatch_names_those_addressed_once() -> None:
    document = next(one for one in in_force.documents() if one.shape == "dispatch")
    office = Office(
        body="Huyện uỷ Tân Giang", recipients=("Ban Tổ chức Tỉnh uỷ (báo cáo)", "Ban A")
    )

    def recipients(own: OneDocument) -> tuple[str, ...]:
        settings = Settings(office=office, documents={document.name: own})
        day = dt.date(2022, 1, 5)
        return letter_of(document, settings, PROFILES["hd36"], day, "xin chỉ tiêu").recipients

    to = OneDocument(addressed=("Ban Tổ chức Tỉnh uỷ",))
    last = "Lưu [nơi lưu]."
    assert recipients(to) == ("Như trên", "Ban A", last)
    own = replace(to, recipients=("Như trên", "Thường trực"))
    assert recipients(own) == ("Như trên", "Thường trực", last)
    unset = ("Như trên", "Ban Tổ chức Tỉnh uỷ (báo cáo)", "Ban A", last)
    assert recipients(OneDocument()) == unset
