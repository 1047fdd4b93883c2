"""Levels beneath headings that do not say so, and levels that people hold beside them."""

from __future__ import annotations

from pathlib import Path

import pytest
from counts_read import problems, read
from rosters_asked import VOCABULARY, asked
from typed_tables import write_typed

from hongngu_cli.model.settings import Limits, Reading
from hongngu_cli.read.rosters import open_files, read_roster

HELD = """
DANH SÁCH CÁN BỘ ĐƯỢC CỬ ĐI HỌC NĂM 2024 | < | < | < | < | < | <
TT | Họ và tên | Đơn vị | CM | LLCT | QLNN | {}
1 | Ngô Văn Sáu | Xã An Phước | ĐH | TC | CV | CCLLCT
2 | Trần Thị Bé | Xã An Phước | ĐH | SC | CV | TCLLCT
"""


def levels(text: str, folder: Path) -> list[str | None]:
    path = str(write_typed(text, folder / "ds.xlsx"))
    roster = read_roster(open_files([path], VOCABULARY, Reading(), Limits()), VOCABULARY)
    return list(roster.columns["level"])


@pytest.mark.parametrize(
    "heading", ["Lớp cử học", "Lớp đề cử", "Lớp theo học", "Chương trình cử", "Được cử học lớp nào"]
)
def test_a_heading_that_begins_as_that_of_a_class_outweighs_levels_held(
    heading: str, tmp_path: Path
) -> None:
    assert levels(HELD.format(heading), tmp_path) == ["cao-cap", "trung-cap"]


@pytest.mark.parametrize(
    "heading", ["Lớp trước đó", "Lớp sẽ học", "Chương trình còn thiếu", "Học vị"]
)
def test_a_heading_of_another_class_is_asked_about(heading: str, tmp_path: Path) -> None:
    (issue,) = asked(HELD.format(heading), tmp_path)
    assert issue.rule == "column-missing"
    assert f'--map "{heading}=level"' in issue.advice


def test_of_two_columns_of_classes_neither_is_taken(tmp_path: Path) -> None:
    two = HELD.replace("| {}", "| {} | Lớp trước đó").replace("CCLLCT", "CCLLCT | TCLLCT")
    (issue,) = asked(two.format("Lớp cử học"), tmp_path)
    assert issue.rule == "column-missing"


@pytest.mark.parametrize("heading", ["Lớp đã có bằng", "Chương trình đã qua đào tạo"])
def test_a_class_that_people_have_passed_is_not_named_as_the_one(
    heading: str, tmp_path: Path
) -> None:
    (issue,) = asked(HELD.format(heading), tmp_path)
    assert issue.rule == "column-missing"


@pytest.mark.parametrize(
    ("heading", "told"),
    [("Lớp chuyên môn", ["trung-cap"] * 2), ("Lớp được cử", ["thac-si", "dai-hoc"])],
)
def test_beneath_a_title_of_a_level_a_heading_of_sending_alone_tells_another(
    heading: str, told: list[str], tmp_path: Path
) -> None:
    text = f"""
        DANH SÁCH HỌC VIÊN LỚP TRUNG CẤP LLCT NĂM 2024 | < | < | <
        TT | Họ và tên | Đơn vị | {heading}
        1 | Ngô Văn Sáu | Xã An Phước | Thạc sĩ
        2 | Trần Thị Bé | Xã An Phước | Đại học
    """
    assert levels(text, tmp_path) == told


def test_ways_to_study_among_levels_leave_their_column_what_it_is(tmp_path: Path) -> None:
    text = """
        DANH SÁCH CÁN BỘ ĐƯỢC CỬ ĐI HỌC NĂM 2024 | < | < | <
        TT | Họ và tên | Đơn vị | Loại hình đào tạo
        1 | Ngô Văn Sáu | Xã An Phước | {}
        2 | Trần Thị Bé | Xã An Phước | Trung cấp LLCT
        3 | Lý Cao Hai | Xã An Phước | Cao cấp LLCT
    """
    (issue,) = asked(text.format("Tập trung"), tmp_path)
    assert issue.rule == "column-missing"
    assert levels(text.format("Sơ cấp LLCT"), tmp_path) == ["so-cap", "trung-cap", "cao-cap"]


def test_what_people_have_is_no_class_without_a_column_of_classes(tmp_path: Path) -> None:
    without = HELD.format("").replace("| CCLLCT", "").replace("| TCLLCT", "")
    (issue,) = asked(without, tmp_path)
    assert issue.rule == "column-missing"
    # Certificates of which everybody has one tell what each was sent to.
    each = without.replace("ĐH | TC | CV", "| | CV")
    each = each.replace("ĐH | SC | CV", "| TC |")
    assert "quan-ly-nha-nuoc" in levels(each, tmp_path)


@pytest.mark.parametrize("heading", ["Lớp đề nghị cử", "Lớp dự kiến cử"])
def test_what_is_asked_for_leaves_open_what_people_were_sent_to(
    heading: str, tmp_path: Path
) -> None:
    (issue,) = asked(HELD.format(heading), tmp_path)
    assert issue.rule == "column-missing"


@pytest.mark.parametrize("heading", ["Loại hình đào tạo", "Đối tượng đào tạo"])
def test_levels_beneath_another_heading_label_the_counts(heading: str) -> None:
    counts = read(
        f"""
        NHU CẦU ĐÀO TẠO XÃ LONG THUẬN
        STT | {heading} | Năm 2025 | Năm 2026
        1 | Sơ cấp LLCT | 12 | 10
        2 | Trung cấp LLCT | 5 | 6
        """
    )
    told = [(count.level, count.year, count.value) for count in counts.counts]
    assert told == [
        ("so-cap", 2025, 12),
        ("so-cap", 2026, 10),
        ("trung-cap", 2025, 5),
        ("trung-cap", 2026, 6),
    ]
    assert not problems(counts)


def test_people_beneath_it_are_no_levels() -> None:
    counts = read(
        """
        NHU CẦU ĐÀO TẠO XÃ LONG THUẬN
        STT | Đối tượng | Năm 2025 | Năm 2026
        1 | Chuyên viên | 12 | 10
        2 | Lãnh đạo cấp phòng | 5 | 6
        """
    )
    assert {count.level for count in counts.counts} == {None}


def test_where_nothing_tells_the_class_names_are_said_to_tell_nothing(tmp_path: Path) -> None:
    people = "STT | Họ và tên | Đơn vị{}\n1 | Ngô Văn Sáu | Xã An Phước{}"
    (issue,) = asked(people.format("", ""), tmp_path)
    assert 'tên tệp "ds.xlsx"' in issue.says
    assert '"Lớp: Trung cấp LLCT"' in issue.advice
    assert "--map" not in issue.advice
    (issue,) = asked(people.format(" | Môn học", " | Sử"), tmp_path)
    assert '--map "Môn học=level"' in issue.advice
    # Of columns that do not speak of training none is offered.
    (issue,) = asked(people.format(" | Số hiệu thẻ", " | 0912"), tmp_path)
    assert "--map" not in issue.advice
