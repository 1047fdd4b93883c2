"""Official documents: every row of the rules is read back, and every breach of them is seen."""

from __future__ import annotations

import unicodedata

import pytest
from document_checker import deviations
from document_parts import Document
from documents_made import LONG, PROFILES, SHAPES, letter, made, spoilt

from hongngu_cli.model.letter import Shape
from hongngu_cli.write.docx import document

TEXT, STYLES, HEADER = "word/document.xml", "word/styles.xml", "word/header2.xml"


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("profile", PROFILES)
def test_a_document_is_laid_out_as_its_office_must(profile: str, shape: Shape) -> None:
    assert deviations(made(letter(profile, shape)), profile, shape) == []
    assert deviations(made(letter(profile, shape), annex=False), profile, shape) == []


@pytest.mark.parametrize("profile", PROFILES)
def test_long_names_wrap(profile: str) -> None:
    content = made(letter(profile, body=LONG))
    assert deviations(content, profile) == []


def test_a_long_name_breaks_where_one_would_break_it() -> None:
    content = made(letter("hd36", body="Đảng uỷ xã Thường Phước 2"))
    said = [line.text for line in Document(content).lines()]
    assert "ĐẢNG UỶ\nXÃ THƯỜNG PHƯỚC 2" in said


WRONG = (
    ("hd36", TEXT, 'w:left="1701"', 'w:left="1134"', "left margin"),
    ("hd36", TEXT, 'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"', "paper"),
    ("hd36", TEXT, 'w:header="567"', 'w:header="283"', "from the edge"),
    ("hd36", STYLES, ' w:cs="Times New Roman"', "", "font"),
    ("hd36", STYLES, ' w:eastAsia="Times New Roman" w:cs="Times New Roman"', "", "font"),
    ("hd36", STYLES, 'w:ascii="Times New Roman"', 'w:asciiTheme="minorHAnsi"', "font"),
    ("hd36", STYLES, '<w:szCs w:val="28"/>', '<w:szCs w:val="24"/>', "szCs"),
    ("hd36", STYLES, 'w:val="000000"', 'w:val="1F497D"', "colour"),
    ("hd36", STYLES, 'w:lang w:val="vi-VN"', 'w:lang w:val="en-US"', "language"),
    ("hd36", TEXT, '<w:top w:val="single"', '<w:top w:val="dashed"', "line drawn"),
    ("hd36", TEXT, "w:pBdr>", "w:shd>", "line under motto"),
    ("nd30", TEXT, '<w:ind w:left="', '<w:ind w:left="9', "line under"),
    ("hd36", TEXT, "Số 97-BC/HU", "Số: 97-BC/HU", "number"),
    ("hd36", TEXT, "Số 97-BC/HU", "Số 7-BC/HU", "number"),
    ("nd30", TEXT, "Số: 15/BC-UBND", "Số 15/BC-UBND", "number"),
    ("hd36", TEXT, "ngày 05 tháng 02", "ngày 5 tháng 2", "place and date"),
    ("hd36", TEXT, "ngày 05 tháng 02", "ngày 05 tháng 07", "place and date"),
    ("hd36", TEXT, ">*<", ">**<", "no *"),
    ("hd36", TEXT, ">-----<", ">———<", "no -----"),
    ("hd36", TEXT, "HUYỆN UỶ TÂN GIANG", "Huyện uỷ Tân Giang", "not in capitals"),
    ("hd36", TEXT, "T/M BAN", "TM. BAN", "authority"),
    ("hd36", TEXT, 'w:val="post"', 'w:val="authority"', "bold of the office held"),
    ("hd36", TEXT, 'w:val="kind"', 'w:val="about"', "kind is of"),
    ("nd30", TEXT, "TM. ", "T/M ", "authority"),
    ("hd36", TEXT, '<w:p><w:pPr><w:pStyle w:val="signature"/></w:pPr></w:p>', "", "four lines"),
    ("hd36", TEXT, "<w:cantSplit/>", "", "split"),
    ("hd36", TEXT, "<w:tblHeader/>", "", "header is not repeated"),
    ("hd36", TEXT, "- Lưu Văn phòng Huyện uỷ.", "- Văn phòng Huyện uỷ.", "Lưu"),
    ("hd36", TEXT, "- Như trên;", "- Như trên", "has no marks"),
    ("hd36", TEXT, "</w:sectPr></w:body>", "<w:titlePg/></w:sectPr></w:body>", "titlePg"),
    ("nd30", TEXT, '<w:pgNumType w:start="1"/>', "", "of an annex start"),
    ("hd36", TEXT, "<w:titlePg/>", "", "on page 1"),
    ("hd36", HEADER, " PAGE ", " DATE ", "PAGE"),
    ("hd36", TEXT, '<w:pStyle w:val="list"/>', '<w:pStyle w:val="recipients"/>', "justified"),
    ("hd36", TEXT, "I- TÌNH", "I. TÌNH", "part"),
    ("hd36", TEXT, 'w:val="place_date"', 'w:val="number"', "not italic"),
    ("hd36", TEXT, 'w:w="4252"', 'w:w="4000"', "letterhead"),
    ("hd36", TEXT, "kết quả đào tạo", unicodedata.normalize("NFD", "kết quả đào tạo"), "NFC"),
    (
        *("hd36", TEXT, '<w:t xml:space="preserve">ĐẢNG CỘNG'),
        *('<w:rPr><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">ĐẢNG CỘNG', "underlined"),
    ),
    (
        *("hd36", TEXT, '<w:t xml:space="preserve">BÁO CÁO'),
        *('<w:rPr><w:caps/></w:rPr><w:t xml:space="preserve">Báo cáo', "capitals"),
    ),
)


@pytest.mark.parametrize(("profile", "part", "right", "wrong", "says"), WRONG)
def test_a_wrong_document_is_seen(
    profile: str, part: str, right: str, wrong: str, says: str
) -> None:
    right_one = made(letter(profile))
    assert any(says in one for one in deviations(spoilt(right_one, part, right, wrong), profile))


def test_a_paper_read_aloud_is_not_signed() -> None:
    as_speech = deviations(made(letter("hd36")), "hd36", "speech")
    assert any("no letterhead and no signature" in one for one in as_speech)
    assert any("Nơi nhận" in one for one in as_speech)


def test_one_profile_is_not_another() -> None:
    assert deviations(made(letter("hd36")), "nd30")
    assert deviations(made(letter("nd30")), "hd36")


def test_a_document_is_the_same_each_time() -> None:
    around = letter("hd36")
    assert document("Chữ.", "T", around.profile, around) == document(
        "Chữ.", "T", around.profile, around
    )
