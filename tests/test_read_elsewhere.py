"""Lists about something else than training, columns of changes, and what may be of two groups."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typed_tables import sheet_of, write_typed

from hongngu_cli import shipped
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.settings import Reading
from hongngu_cli.read.rosters import Opened, read_roster
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.read.tables.recogniser import recogniser

if TYPE_CHECKING:
    from conftest import TrainReport

VOCABULARY = load_vocabulary(shipped.vocabulary())


def read(text: str, **mapped: str) -> Roster:
    found = recogniser(VOCABULARY, Reading(map=mapped)).tables(sheet_of(text))
    return read_roster(Opened((found[0].sheet,), found, ()), VOCABULARY)


def levels(roster: Roster) -> list[str | None]:
    return [value if isinstance(value, str) else None for value in roster.frame["level"]]


def warned(roster: Roster) -> list[str]:
    return [f"{one.rule} {one.place.cell}" for one in roster.issues if one.severity != "note"]


PAY = """
UBND XÃ AN PHƯỚC
{}
STT | Họ và tên | Ngày sinh | {} | Hệ số mới | Thời gian hưởng
1 | Nguyễn Văn An | 16/12/1977 | Đại học | 3,00 | 01/07/2025
2 | Trần Thị Bé | 18/11/1987 | Cao đẳng | 2,67 | 01/07/2025
"""


@pytest.mark.parametrize(
    "title",
    [
        "DANH SÁCH CÁN BỘ, CÔNG CHỨC NÂNG BẬC LƯƠNG THƯỜNG XUYÊN NĂM 2025",
        "Danh sách viên chức nghỉ hưu năm 2025",
        "BẢNG LƯƠNG THÁNG 5 NĂM 2025",
        "DANH SÁCH KHEN THƯỞNG NĂM 2025",
    ],
)
def test_a_list_about_something_else_sends_nobody(title: str) -> None:
    roster = read(PAY.format(title, "Trình độ đào tạo"))
    assert (len(roster.frame), warned(roster)) == (0, ["column-missing D3"])
    (told,) = (one for one in roster.issues if one.rule == "column-missing")
    assert "2 người ở bảng này không được tính" in told.says
    assert '--map "Trình độ đào tạo=level"' in told.advice


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("DANH SÁCH CÔNG CHỨC TUYỂN DỤNG MỚI ĐƯỢC CỬ ĐI HỌC NĂM 2025", "Trình độ đào tạo"),
        ("DANH SÁCH KHEN THƯỞNG HỌC VIÊN LỚP K12 NĂM 2025", "Trình độ đào tạo"),
        ("DANH SÁCH CÁN BỘ TRƯỚC KHI BỔ NHIỆM NĂM 2025", "Lớp được cử đi học"),
        ("DANH SÁCH CÁN BỘ, CÔNG CHỨC NĂM 2025", "Trình độ đào tạo"),
    ],
)
def test_what_speaks_of_training_makes_a_list_of_those_sent(title: str, heading: str) -> None:
    assert levels(read(PAY.format(title, heading))) == ["dai-hoc", "cao-dang"]


def test_the_user_may_say_that_people_were_sent_all_the_same() -> None:
    text = PAY.format("DANH SÁCH NÂNG BẬC LƯƠNG NĂM 2025", "Trình độ đào tạo")
    assert levels(read(text, **{"Trình độ đào tạo": "level"})) == ["dai-hoc", "cao-dang"]


def test_a_list_about_something_else_does_not_stop_the_others(
    train_report: TrainReport, tmp_path: Path
) -> None:
    text = PAY.format("DANH SÁCH NÂNG BẬC LƯƠNG NĂM 2025", "Trình độ đào tạo")
    write_typed(text, tmp_path / "luong.xlsx")
    write_typed(PAY.format("DANH SÁCH CỬ ĐI HỌC NĂM 2025", "Lớp"), tmp_path / "cu-di.xlsx")
    result = train_report("summarize", tmp_path)
    assert result.returncode == 0
    assert "02 lượt người được cử đi" in result.stdout
    assert "2 người ở bảng này không được tính" in " ".join(result.stdout.split())


CHANGES = """
DANH SÁCH ĐIỀU CHỈNH, BỔ SUNG CÔNG CHỨC HỌC {} NĂM 2023
STT | Họ và tên | Đơn vị | Nội dung | Ghi chú
1 | Nguyễn Văn An | Xã Một | Bổ sung |
2 | Trần Thị Bé | Xã Hai | {} |
"""


def test_what_a_list_of_changes_does_with_rows_is_no_level() -> None:
    roster = read(CHANGES.format("LỚP CHUYÊN VIÊN CHÍNH", "Rút"))
    assert levels(roster) == ["quan-ly-nha-nuoc"] * 2
    assert warned(roster) == []
    statuses = roster.frame["status"].tolist()
    assert (statuses[0] is None or statuses[0] != statuses[0], statuses[1]) == (True, "withdrawn")


@pytest.mark.parametrize(
    ("title", "cell", "told"),
    [
        # A level is one, whatever stands above it, and without a title the class is asked for.
        ("LỚP CHUYÊN VIÊN CHÍNH", "Trung cấp LLCT", [None, "trung-cap"]),
        ("", "Thay thế", [None, None]),
    ],
)
def test_a_column_with_a_level_in_it_or_without_a_title_stays_one(
    title: str, cell: str, told: list[str | None]
) -> None:
    assert levels(read(CHANGES.format(title, cell))) == told


DEGREES = """
DANH SÁCH CÁN BỘ CỬ ĐI ĐÀO TẠO NĂM 2025
STT | Họ và tên | Đơn vị | {}
1 | Nguyễn Văn An | Xã Một | {}
2 | Trần Thị Bé | Xã Hai | {}
3 | Lê Văn Cần | Xã Hai | Trung cấp
"""


@pytest.mark.parametrize(
    ("heading", "others", "third"),
    [
        ("Trình độ đào tạo", ("Đại học", "Cao đẳng"), None),
        ("Trình độ đào tạo", ("Cao đẳng", "Thạc sĩ"), None),
        ("Trình độ đào tạo", ("Cao đẳng", "Cao cấp"), "trung-cap"),
        ("Trình độ đào tạo", ("Cao đẳng", "Sơ cấp LLCT"), "trung-cap"),
        ("Trình độ đào tạo", ("Thạc sĩ", "Đại học"), "trung-cap"),
        ("Trình độ đào tạo", ("Trung cấp", "Trung cấp"), "trung-cap"),
    ],
)
def test_a_bare_trung_cap_beside_cao_dang_alone_is_asked_about(
    heading: str, others: tuple[str, str], third: str | None
) -> None:
    roster = read(DEGREES.format(heading, *others))
    assert levels(roster)[2] == third
    assert roster.doubts.get("level", {}) == ({2: "ambiguous"} if third is None else {})


def test_a_title_of_degrees_decides_what_a_bare_trung_cap_is() -> None:
    text = DEGREES.format("Trình độ đào tạo", "Đại học", "Cao đẳng")
    titled = read(text.replace("ĐÀO TẠO NĂM", "ĐÀO TẠO CHUYÊN MÔN NĂM"))
    assert levels(titled) == ["dai-hoc", "cao-dang", "trung-cap-chuyen-mon"]


def test_what_such_a_word_may_mean_is_named(train_report: TrainReport, tmp_path: Path) -> None:
    text = DEGREES.format("Trình độ đào tạo", "Đại học", "Cao đẳng")
    found = train_report("check", write_typed(text, tmp_path / "ds.xlsx"), "--format", "json")
    (told,) = (one for one in json.loads(found.stdout)["issues"] if one["rule"] == "level-unknown")
    assert (told["cell"], told["found"]) == ("D5", "Trung cấp")
    assert told["advice"] == 'Ghi rõ "Trung cấp LLCT" hoặc "Trung cấp (chuyên môn)".'


PASSED = """
DANH SÁCH CÁN BỘ ĐÃ QUA ĐÀO TẠO, BỒI DƯỠNG{}
STT | Họ và tên | Đơn vị | Đã qua đào tạo, bồi dưỡng | < | {}
^   | ^         | ^      | Sơ cấp LLCT | Trung cấp LLCT | ^
1 | Nguyễn Văn An | Xã Một | x | | 05/3/2024-10/3/2024
2 | Trần Thị Bé | Xã Hai | | x | 05/4/2024-10/9/2024
"""


@pytest.mark.parametrize(
    ("year", "last", "sent"),
    [
        (" TRONG NĂM 2024", "Thời gian học", ["so-cap", "trung-cap"]),
        (" TRONG NĂM 2024", "Ghi chú", []),
        ("", "Thời gian học", []),
    ],
)
def test_courses_passed_in_a_year_with_their_days_are_that_years(
    year: str, last: str, sent: list[str]
) -> None:
    assert levels(read(PASSED.format(year, last))) == sent
