"""What sections give, and how far they hold."""

from __future__ import annotations

import pytest

from hongngu_cli import shipped
from hongngu_cli.model.place import Place
from hongngu_cli.model.units import Unit
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.headings.context import spellings_of
from hongngu_cli.read.rows.sections import PLAIN, Sections, marker_of, section_values
from hongngu_cli.read.settings.vocabularies import load_vocabulary

VOCABULARY = load_vocabulary(shipped.vocabulary())
SPELLINGS = spellings_of(VOCABULARY)
HERE = Place("ds.xlsx", "1", 5, 1)


def given(text: str, within: str | None = None) -> dict[str, str | int]:
    values = section_values(text, HERE, SPELLINGS, within)
    assert {value.place for value in values.values()} <= {HERE}
    return {field: value.value for field, value in values.items()}


def holding(*titles: str) -> dict[str, str | int]:
    """Enter sections one after the other, and tell what holds beneath the last."""
    sections = Sections(SPELLINGS)
    for title in titles:
        sections.enter(title, HERE)
    return {field: value.value for field, value in sections.holding().items() if field != "course"}


@pytest.mark.parametrize(
    ("text", "rank", "words"),
    [
        ("A. KHỐI ĐẢNG", 0, "KHỐI ĐẢNG"),
        ("A KHỐI ĐẢNG", 0, "KHỐI ĐẢNG"),
        ("Đ/ KHỐI VẬN", 0, "KHỐI VẬN"),
        ("IV- Xã An Phước", 1, "Xã An Phước"),
        ("1) Năm 2018", 2, "Năm 2018"),
        ("2.1. Lớp K12", 3, "Lớp K12"),
        ("b) Lớp K13", 6, "Lớp K13"),
        ("- Lớp K14", 7, "Lớp K14"),
        ("Xã An Phước", PLAIN, "Xã An Phước"),
        ("đ/c Lê Văn An", PLAIN, "đ/c Lê Văn An"),
        ("Y tế xã", PLAIN, "Y tế xã"),
        ("III.", PLAIN, "III."),
    ],
)
def test_markers_rank_sections(text: str, rank: int, words: str) -> None:
    assert marker_of(text) == (rank, words)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Xã An Phước 1", {"unit": "Xã An Phước 1"}),
        ("Xã An Phước 1: 05 đồng chí", {"unit": "Xã An Phước 1"}),
        ("Khối Đảng (12 đ/c)", {"unit": "Khối Đảng"}),
        ("Ban Dân vận - 01 người", {"unit": "Ban Dân vận"}),
        ("Trường THCS Long Hoà (03)", {"unit": "Trường THCS Long Hoà"}),
        ("Đơn vị: Huyện đoàn:", {"unit": "Huyện đoàn:"}),
        ("Xã An Phước 1 năm 2019", {"unit": "Xã An Phước 1", "year": 2019}),
        ("Trường Đại học An Định", {"unit": "Trường Đại học An Định"}),
        ("Năm học 2018-2019", {"year": 2018}),
        ("ĐANG HỌC", {"status": "studying"}),
        ("LÝ LUẬN CHÍNH TRỊ", {"context": "ly-luan-chinh-tri"}),
        ("Trung cấp LLCT", {"level": "trung-cap"}),
        ("Sau đại học", {}),
        ("Cán bộ chủ chốt", {}),
        ("Long Khánh A", {}),
    ],
)
def test_what_a_section_gives(text: str, values: dict[str, str | int]) -> None:
    assert given(text) == values


def test_a_class_gives_its_level_its_year_and_its_name() -> None:
    assert given("Lớp Cao cấp LLCT K67 năm 2019") == {
        "level": "cao-cap",
        "course": "Lớp Cao cấp LLCT K67 năm 2019",
        "year": 2019,
    }


def test_a_bare_level_is_of_the_group_around_it() -> None:
    assert given("Trung cấp") == {"level": "trung-cap"}
    assert given("Trung cấp", "chuyen-mon") == {"level": "trung-cap-chuyen-mon"}
    assert given("Cử nhân") == {}
    assert given("Cử nhân", "ly-luan-chinh-tri") == {"level": "cu-nhan-chinh-tri"}


def test_units_of_the_office_need_no_word_for_unit() -> None:
    own = Vocabulary(unit=(Unit("Long Khánh A"),))
    assert section_values("LONG KHÁNH A", HERE, spellings_of(own))["unit"].value == "LONG KHÁNH A"


@pytest.mark.parametrize(
    ("titles", "values"),
    [
        (["A. Xã Một", "I. Trung cấp LLCT", "B. Xã Hai"], {"unit": "Xã Hai"}),
        (["I. Xã Một", "1. Năm 2018", "2. Năm 2019"], {"unit": "Xã Một", "year": 2019}),
        (["I. Xã Một", "II. Không rõ"], {}),
        (["Lớp TC LLCT", "Xã Một", "Xã Hai"], {"level": "trung-cap", "unit": "Xã Hai"}),
        (["Lớp TC LLCT", "Xã Một", "Lớp CC LLCT"], {"level": "cao-cap"}),
        (["Lớp TC LLCT", "I. Xã Một", "II. Xã Hai"], {"level": "trung-cap", "unit": "Xã Hai"}),
        (["Lớp TC LLCT", "I. Xã Một", "Lớp CC LLCT"], {"level": "cao-cap"}),
        (["Năm 2018", "Lớp TC LLCT năm 2018", "Lớp CC LLCT"], {"year": 2018, "level": "cao-cap"}),
        (["Lớp TC LLCT năm 2018", "* Lớp CC LLCT"], {"level": "cao-cap"}),
        (["Xã Một", "Cán bộ chủ chốt"], {"unit": "Xã Một"}),
        (["Trung cấp LLCT", "CHUYÊN MÔN"], {"context": "chuyen-mon"}),
        (
            ["LLCT", "Trung cấp", "CHUYÊN MÔN", "Trung cấp"],
            {"context": "chuyen-mon", "level": "trung-cap-chuyen-mon"},
        ),
    ],
)
def test_how_far_sections_hold(titles: list[str], values: dict[str, str | int]) -> None:
    assert holding(*titles) == values


def test_sections_before_a_signature_end_at_the_next_list() -> None:
    sections = Sections(SPELLINGS)
    sections.enter("I. Xã Một", HERE)
    before = tuple(sections.open)
    sections.enter("Lớp CC LLCT năm 2020", HERE)
    sections.end(before)
    assert set(sections.holding()) == {"level", "course", "year"}


@pytest.mark.parametrize(
    "behind",
    [
        "(12 đ/c)",
        ": 12 đ/c, trong đó nữ 03",
        "(12 đồng chí, 03 nữ)",
        "(Tổng số: 12 đồng chí)",
        ": tổng số 12 đ/c",
        "(12/15 đ/c)",
        ": 12 đảng viên",
    ],
)
def test_how_many_a_section_holds_is_no_part_of_the_unit_s_name(behind: str) -> None:
    assert given(f"Xã An Phước {behind}") == {"unit": "Xã An Phước"}
