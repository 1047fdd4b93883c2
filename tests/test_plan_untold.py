"""What a list does not tell is not lacking: `plan` says what is missing, and loses nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from plans_made import HEADER, goes, person, plan_of, problems, quota, report_of, why

if TYPE_CHECKING:
    from pathlib import Path

AN, BINH = "Nguyễn Văn An", "Trần Văn Bình"


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"degree": "Cao đẳng", "asks": "Thạc sĩ"}, "chưa có Đại học"),
        ({"degree": "Cao đẳng", "asks": "Tiến sĩ"}, "chưa có Đại học"),
        ({"degree": "Chưa", "asks": "Thạc sĩ"}, "chưa có Đại học"),
        ({"theory": "Chưa có"}, "chưa có Trung cấp LLCT"),
        ({"theory": "Sơ cấp", "asks": "Hoàn chỉnh cao cấp"}, "chưa có Trung cấp LLCT"),
        (
            {"theory": ""},
            "danh sách không ghi trình độ LLCT nên chưa rõ đã có Trung cấp LLCT hay chưa",
        ),
        (
            {"theory": "Lớp lạ"},
            "ô trình độ LLCT chưa đọc được nên chưa rõ đã có Trung cấp LLCT hay chưa",
        ),
        (
            {"degree": "", "asks": "Thạc sĩ"},
            "danh sách không ghi trình độ chuyên môn nên chưa rõ đã có Đại học hay chưa",
        ),
        ({"degree": "Đại học", "asks": "Thạc sĩ"}, None),
        ({"degree": "Đại học", "asks": "Tiến sĩ"}, None),
        ({"degree": "Thạc sĩ", "asks": "Tiến sĩ"}, None),
        ({"degree": "Cao đẳng", "asks": "Đại học"}, None),
        ({"theory": "", "asks": "Trung cấp LLCT"}, None),
        ({"theory": "Chưa", "asks": "Trung cấp LLCT"}, None),
    ],
)
def test_who_lacks_the_prerequisite_or_of_whom_it_is_not_told_waits(
    tmp_path: Path, told: dict[str, str], says: str | None
) -> None:
    plan = plan_of(tmp_path, person(AN, **told))
    assert (AN in goes(plan)) == (says is None)
    if says:
        assert why(plan, AN)[-1] == says


def test_a_list_that_does_not_ask_for_levels_held_bars_nobody(tmp_path: Path) -> None:
    told = plan_of(
        tmp_path,
        f"{AN} | 1980-03-15 | Xã A | 1 | Cao cấp LLCT",
        header="STT | Họ và tên | Ngày sinh | Đơn vị | Đối tượng | Nhu cầu đào tạo",
    )
    assert goes(told) == {AN: 2026}
    assert why(told, AN)[-1] == (
        "cần xem xét: danh sách không có cột trình độ LLCT nên chưa rõ đã có Trung cấp LLCT "
        "hay chưa"
    )


def test_of_whom_a_post_requires_a_level_it_is_said_that_the_list_does_not_tell(
    tmp_path: Path,
) -> None:
    header = HEADER.replace(" | Nhu cầu đào tạo | Năm", "")
    line = f"{AN} | 1980-03-15 | Nam | Phó Chủ tịch UBND | Xã A | Đại học | | | 1 |"
    told = plan_of(tmp_path, line, header=header)
    assert [one["level"] for one in told["assignments"]] == ["trung-cap"]
    assert "cần xem xét: danh sách không ghi trình độ LLCT" in why(told, AN)


def test_a_wish_that_was_not_understood_waits_as_it_is_written(tmp_path: Path) -> None:
    told = plan_of(tmp_path, person(AN, asks="Lớp lạ"), person(BINH, asks="Lớp lạ; Cao cấp LLCT"))
    (first,) = (one for one in told["waiting"] if one["name"] == AN)
    assert (first["level"], first["reasons"][-1]) == (None, "nhu cầu “Lớp lạ” chưa hiểu được")
    assert {one["name"] for one in (*told["assignments"], *told["waiting"])} == {AN, BINH}
    waiting = next(table for table in told["tables"] if table["key"] == "waiting")
    assert "Lớp lạ" in [row["level"] for row in waiting["rows"]]
    assert told["figures"]["plan.asked"]["value"] == 3
    assert goes(told) == {BINH: 2026}
    assert problems(told) == [("asked-unknown", "K2"), ("asked-unknown", "K3")]


@pytest.mark.parametrize(
    ("asks", "goes_to", "unread"),
    [
        ("Trung cắp LLCT; Quản lý nhà nước", ["quan-ly-nha-nuoc"], ["Trung cắp LLCT"]),
        ("Cao cấp LLCT; Lớp lạ; Lớp kỳ", ["cao-cap"], ["Lớp lạ; Lớp kỳ"]),
        ("Cao cấp LLCT; hệ không tập trung", ["cao-cap"], []),
        ("Cao cấp LLCT; năm 2026", ["cao-cap"], []),
        ("Lớp này; lớp kia", [], ["Lớp này; lớp kia"]),
    ],
)
def test_no_wish_is_lost_behind_another(
    tmp_path: Path, asks: str, goes_to: list[str], unread: list[str]
) -> None:
    told = plan_of(tmp_path, person(AN, asks=asks))
    assert [one["level"] for one in told["assignments"]] == goes_to
    waiting = next(table for table in told["tables"] if table["key"] == "waiting")
    assert [row["level"] for row in waiting["rows"]] == unread


def test_a_training_of_no_known_level_is_past_nobody_whose_wish_was_not_understood(
    tmp_path: Path,
) -> None:
    roster = (
        "STT | Họ và tên | Ngày sinh | Đơn vị | Trình độ | Năm\n"
        "1 | Trần Văn Bình | 1981-01-01 | Xã An Phước | Lớp kỳ lạ | 2024\n"
        "2 | Lê Văn Chi | 1982-01-01 | Xã An Phước | Cao cấp LLCT | 2024"
    )
    report = report_of(
        tmp_path,
        person(AN, asks="Lớp lạ", year="2023"),
        person(BINH, birth="1981-01-01", asks="", priority="3"),
        options={"roster": roster, "quota": quota(cao_cap="1 | 1")},
    )
    assert report.figures["plan.out-of-order"].value == 0


@pytest.mark.parametrize(
    ("header", "line", "says"),
    [
        (
            HEADER,
            person(AN, asks=""),
            (
                "01 người trong danh sách cán bộ có cột nhu cầu đào tạo nhưng không ai đề nghị đi "
                "đào tạo, bồi dưỡng."
            ),
        ),
        (
            HEADER.replace(" | Nhu cầu đào tạo | Năm", ""),
            f"{AN} | 1980-03-15 | Nam | Văn thư | Xã A | Đại học | Sơ cấp | | 1 |",
            (
                "01 người ở danh sách không có cột nhu cầu đào tạo, và không chức vụ hiện giữ hay "
                "quy hoạch nào của họ cần trình độ mà họ chưa có."
            ),
        ),
    ],
)
def test_where_nobody_is_to_go_it_is_said_and_no_empty_table_is_shown(
    tmp_path: Path, header: str, line: str, says: str
) -> None:
    report = report_of(tmp_path, line, options={"header": header})
    assert report.passages == (f"Kế hoạch từ năm 2026 đến năm 2027: {says}",)
    assert [table.key for table in report.tables] == []


SEX_UNTOLD = "Danh sách không cho biết giới tính của {} người được xếp nên không rõ tỷ lệ nữ."

ONE_UNTOLD = "danh sách không cho biết giới tính của 01 người được xếp."


def test_the_share_of_women_is_not_known_where_the_list_tells_no_sex(tmp_path: Path) -> None:
    people = (person("Nguyễn Văn An", sex=""), person("Trần Thị Bình", sex=""))
    told = report_of(tmp_path, *people)
    assert SEX_UNTOLD.format("02") in told.passages
    assert not [text for text in told.passages if text.startswith("Nữ chiếm")]
    (shares,) = [one for one in told.tables if one.key == "shares"]
    women = shares.rows[0]
    assert (women["count"], women["share"], women["reached"]) == (None, None, "chưa rõ")
    assert "plan.women" not in told.figures


@pytest.mark.parametrize(
    ("sexes", "says"),
    [
        (("Nam", "Nam"), "Nữ chiếm 0,0% số người được xếp (0/02), chưa đạt mục tiêu 25,0%."),
        (
            ("Nam", ""),
            f"Nữ chiếm ít nhất 0,0% số người được xếp (0/02); {ONE_UNTOLD}",
        ),
        (
            ("Nữ", ""),
            "Nữ chiếm ít nhất 50,0% số người được xếp (01/02), đạt mục tiêu 25,0%; " + ONE_UNTOLD,
        ),
    ],
)
def test_of_whom_the_list_tells_the_sex_is_the_least_share_of_women(
    tmp_path: Path, sexes: tuple[str, str], says: str
) -> None:
    people = (person(name, sex=sex) for name, sex in zip(("Lê An", "Lê Bình"), sexes, strict=True))
    assert says in report_of(tmp_path, *people).passages
