"""Headings cut short, and short ones that the words beneath them tell."""

from __future__ import annotations

from pathlib import Path

import pytest
from rosters_asked import VOCABULARY
from typed_tables import write_typed

from hongngu_cli.model.issue import Issue
from hongngu_cli.model.settings import Limits, Reading
from hongngu_cli.read.headings.words import BEGINS, heading_words
from hongngu_cli.read.rosters import open_files, read_roster
from hongngu_cli.text.levels import LevelSpellings

WORDS = heading_words(VOCABULARY, LevelSpellings(VOCABULARY), {})


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Đ.vị", "unit"),
        ("Đ.vị c.tác", "unit"),
        ("Ng/s", "birth_date"),
        ("G.tính", "sex"),
        ("H.thức", "mode"),
        ("K.quả", "result"),
        ("C/vụ", "position"),
        ("Ngày v.Đảng", "party_date"),
        # Of more than one field, of none, of too little.
        ("Đ/c", None),
        ("T.gian nghỉ", None),
        ("Đ.điểm", None),
        ("S/C", None),
        ("Ng.Văn", None),
        ("TP.HCM", None),
    ],
)
def test_syllables_may_be_cut_short_where_one_field_alone_begins_so(
    heading: str, field: str | None
) -> None:
    assert WORDS.field(heading)[0] == field


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Họ và tên của đồng chí", "name"),
        ("Xin cho biết họ và tên của anh/chị", "name"),
        ("Đơn vị công tác của đồng chí", "unit"),
        ("Chức vụ hiện nay của đồng chí", "position"),
        ("Trong năm 2025 đồng chí đã được cử tham gia lớp nào? (có thể chọn nhiều lớp)", "level"),
        ("Anh/chị đã tham gia lớp bồi dưỡng nào", "level"),
        ("TEN_KHOA_DT", "level"),
        ("TEN_LOP_BD", "level"),
        ("TEN_LOP", "course"),
        ("TEN_DV", "unit"),
        ("MA_LOAI_DT", None),
    ],
)
def test_a_heading_may_be_asked_politely_or_named_for_a_machine(
    heading: str, field: str | None
) -> None:
    field_of, why = WORDS.field(heading)
    assert (field_of, why.startswith(BEGINS)) == (field, False)


@pytest.mark.parametrize(
    "heading",
    [
        "Trình độ của đồng chí",
        "Trình độ hiện nay của đồng chí",
        "Đồng chí đăng ký nhu cầu đào tạo lớp nào trong năm 2026?",
        "Đồng chí muốn tham gia lớp nào?",
        "Đồng chí đã học lớp nào chưa?",
        "Đồng chí chưa được cử đi học lớp nào?",
        "Đồng chí dự kiến tham gia lớp nào",
        "Đồng chí đã học lớp nào trước khi về xã?",
        "Nhu cầu của đồng chí",
    ],
)
def test_what_is_asked_of_levels_held_and_of_wishes_is_no_class_people_were_sent_to(
    heading: str,
) -> None:
    assert WORDS.field(heading)[0] != "level"


def test_where_somebody_is_now_gives_way_to_the_unit_itself() -> None:
    assert WORDS.field("Đơn vị hiện nay")[1].startswith(BEGINS)


def test_the_answers_of_a_form_are_read(tmp_path: Path) -> None:
    text = """
        Dấu thời gian | Họ và tên của đồng chí | Giới tính | Đơn vị công tác hiện nay | {}
        2/11/2025 | Ngô Sáu | Nam | Xã Một | Trung cấp LLCT, Tin học
        3/11/2025 | Trần Thị Bé | Nữ | Xã Hai | Tin học
        """
    asks = "Trong năm 2025 đồng chí đã được cử tham gia lớp nào? (có thể chọn nhiều lớp)"
    path = str(write_typed(text.format(asks), tmp_path / "ds.xlsx"))
    roster = read_roster(open_files([path], VOCABULARY, Reading(), Limits()), VOCABULARY)
    assert list(roster.columns["level"]) == ["trung-cap", "tin-hoc", "tin-hoc"]
    assert set(roster.columns["year"]) == {2025}
    wish = "Đồng chí đăng ký nhu cầu tham gia lớp nào năm 2026?"
    path = str(write_typed(text.format(wish), tmp_path / "dk.xlsx"))
    roster = read_roster(open_files([path], VOCABULARY, Reading(), Limits()), VOCABULARY)
    assert len(roster.frame) == 0


def told(
    heading: str, cells: tuple[str, str], folder: Path, office: str = "HUYỆN ĐOÀN TAM NÔNG"
) -> tuple[dict[str, str | None], list[Issue]]:
    """Give the unit and the position of the first of two people, and what is said loudly."""
    text = f"""
        {office}
        DANH SÁCH CÁN BỘ ĐI HỌC NĂM 2020
        STT | Họ và tên | {heading} | Lớp
        1 | Ngô Sáu | {cells[0]} | Trung cấp LLCT
        2 | Trần Thị Bé | {cells[1]} | Trung cấp LLCT
        """
    path = str(write_typed(text, folder / "ds.xlsx"))
    roster = read_roster(open_files([path], VOCABULARY, Reading(), Limits()), VOCABULARY)
    first = {field: roster.columns[field][0] for field in ("unit", "position")}
    return first, [one for one in roster.issues if one.severity != "note"]


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Hội ND xã", ("Bình Tấn", "An Phong")),
        ("Đội", ("Bình Tấn", "Tổng hợp")),
        ("ĐV", ("Bình Tấn", "Phú Đức")),
    ],
)
def test_names_beneath_a_kind_of_units_are_units(
    heading: str, cells: tuple[str, str], tmp_path: Path
) -> None:
    first, issues = told(heading, cells, tmp_path)
    assert first["unit"] == "Bình Tấn"
    assert not issues


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("ĐV", ("x", "x")),
        ("ĐV", ("Dự bị", "Chính thức")),
        ("Tổ", ("1", "2")),
        ("ĐV", ("Lê Văn Tám", "Ngô Thị Năm")),
        ("Quê", ("Bình Tấn", "Phú Đức")),
    ],
)
def test_what_is_no_name_of_a_unit_is_left(
    heading: str, cells: tuple[str, str], tmp_path: Path
) -> None:
    first, issues = told(heading, cells, tmp_path)
    assert first["unit"] == "HUYỆN ĐOÀN TAM NÔNG"
    assert not issues


def test_cv_over_posts_is_the_post_and_over_marks_is_not(tmp_path: Path) -> None:
    assert told("CV", ("Bí thư", "PBT"), tmp_path)[0]["position"] == "Bí thư"
    assert told("CV", ("x", ""), tmp_path)[0]["position"] is None


def test_a_column_that_may_be_of_units_is_named_where_an_office_is_taken_for_all(
    tmp_path: Path,
) -> None:
    _, (issue,) = told("Thuộc", ("Bình Tấn", "Phú Đức"), tmp_path)
    assert (issue.rule, issue.place.cell) == ("column-unknown", "C3")
    assert "HUYỆN ĐOÀN TAM NÔNG" in issue.says
    assert '--map "Thuộc=unit"' in issue.advice
    school = told("Tổ", ("Toán Tin", "Ngữ Văn"), tmp_path, "TRƯỜNG THCS PHÚ CƯỜNG")
    assert school[0]["unit"] == "TRƯỜNG THCS PHÚ CƯỜNG"
    assert not school[1]
