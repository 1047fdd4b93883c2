"""Grades in subjects that are called as levels are, and numbers in place of marks."""

from __future__ import annotations

import pytest
from typed_tables import sheet_of

from hongngu_cli import shipped
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.settings import Reading
from hongngu_cli.read.rosters import Opened, read_roster
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.read.tables.recogniser import recogniser

VOCABULARY = load_vocabulary(shipped.vocabulary())


def read(text: str) -> Roster:
    sheet = sheet_of(text)
    tables = recogniser(VOCABULARY, Reading()).tables(sheet)
    return read_roster(Opened((sheet,), tables, ()), VOCABULARY)


def told(roster: Roster, rule: str) -> list[str]:
    return [str(issue.place.cell) for issue in roster.issues if issue.rule == rule]


def graded(title: str, head: str, cells: str) -> Roster:
    return read(
        f"{title}\nSTT | Họ và tên | Đơn vị | {head} | Xếp loại\n"
        f"1 | Nguyễn Văn An | Xã Một | {cells} | Khá\n"
        f"2 | Trần Thị Bé | Xã Một | {cells} | Khá\n"
    )


@pytest.mark.parametrize(
    ("title", "cells"),
    [
        ("BẢNG ĐIỂM LỚP TRUNG CẤP LLCT K12 NĂM 2020", "7.5 | '8,0"),
        ("BẢNG ĐIỂM LỚP TRUNG CẤP LLCT K12 NĂM 2020", "Đạt | Đạt"),
        ("KẾT QUẢ LỚP TRUNG CẤP LLCT K12 NĂM 2020", "7 | 8"),
    ],
)
def test_subjects_of_a_class_are_no_courses(title: str, cells: str) -> None:
    roster = graded(title, "Quản lý nhà nước | Tin học", cells)
    assert list(roster.frame["level"]) == ["trung-cap", "trung-cap"]
    assert told(roster, "column-unknown") == ["D2", "E2"]
    says = [issue.says for issue in roster.issues if issue.rule == "column-unknown"]
    assert all(one.startswith("Cột này ghi điểm hoặc kết quả của một môn học") for one in says)


def test_a_heading_says_that_subjects_stand_beneath_it() -> None:
    roster = read(
        "KẾT QUẢ LỚP TRUNG CẤP LLCT K12 NĂM 2020\n"
        "STT | Họ và tên | Đơn vị | Môn học | <\n"
        "^ | ^ | ^ | Quản lý nhà nước | Tin học\n"
        "1 | Nguyễn Văn An | Xã Một | Đạt | Đạt\n"
    )
    assert list(roster.frame["level"]) == ["trung-cap"]


@pytest.mark.parametrize(
    ("title", "cells"),
    [
        ("DANH SÁCH CỬ ĐI BỒI DƯỠNG NĂM 2020", "x | x"),
        ("DANH SÁCH CỬ ĐI BỒI DƯỠNG NĂM 2020", "2019 | 1"),
        ("DANH SÁCH CỬ ĐI BỒI DƯỠNG NĂM 2020", "Khá | Giỏi"),
        ("DANH SÁCH CỬ ĐI BỒI DƯỠNG NĂM 2020", "CV | B1"),
    ],
)
def test_marks_are_no_grades(title: str, cells: str) -> None:
    roster = graded(title, "Quản lý nhà nước | Tin học", cells)
    assert list(roster.frame["level"]) == ["quan-ly-nha-nuoc", "tin-hoc"] * 2
    assert not told(roster, "column-unknown")
    assert not told(roster, "mark-unknown")


def test_numbers_of_classes_of_national_defence_are_marks_whatever_the_title_tells() -> None:
    roster = graded("LỚP TRUNG CẤP LLCT NĂM 2020", "QP-AN | Tin học", "3 | x")
    assert list(roster.frame["level"]) == ["quoc-phong-an-ninh", "tin-hoc"] * 2
    assert not told(roster, "mark-unknown")


def test_a_number_that_is_no_mark_is_told_where_nothing_tells_the_level() -> None:
    roster = graded("DANH SÁCH CỬ ĐI BỒI DƯỠNG NĂM 2020", "QP-AN | Tin học", "7.5 | 3")
    assert len(roster.frame) == 4
    assert told(roster, "mark-unknown") == ["D3", "D4", "E3", "E4"]
