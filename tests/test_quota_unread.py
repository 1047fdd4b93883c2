"""Quota and demand of which something cannot be read, is of no known level, or fits no other."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from quotas_told import (
    DEMAND,
    QUOTA,
    ROSTER,
    Told,
    closed,
    lines,
    problems,
    report_of,
    table,
    values,
)
from typed_tables import write_typed

from hongngu_cli import pipeline
from hongngu_cli.commands.options import SelectionOptions
from hongngu_cli.commands.quota import reported
from hongngu_cli.model.failure import Failure
from hongngu_cli.model.report import Report
from hongngu_cli.model.settings import Reading

if TYPE_CHECKING:
    from conftest import TrainReport


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """Report on typed tables, each in a file of its own name."""
    return partial(report_of, tmp_path)


def test_what_cannot_be_read_is_unknown_and_not_nought(told: Told) -> None:
    demand = f"{DEMAND}Xã C | Cao cấp LLCT | 2019 | 7\n"
    quota = f"{QUOTA}Xã C | Cao cấp LLCT | 2019 | -2\n"
    report = told({"chi-tieu": quota, "nhu-cau": demand})
    names = ("unit", "demand", "allocated", "short", "coverage")
    assert lines(report, *names) == [
        ["Xã A", 6, 3, 3, 0.5],
        ["Xã B", 2, 1, 1, 0.5],
        ["Xã C", 7, None, None, None],
    ]
    assert lines(report, *names, key="quota-units")[2] == ["Xã C", 7, None, None, None]
    assert values(table(report).total, *names[1:]) == [15, 4, 4, 0.5]
    assert all(map(closed, report.figures.values()))
    [passage] = [one for one in report.passages if "chưa gồm" in one]
    assert "Chỉ tiêu được phân bổ, Cao cấp LLCT, năm 2019, Xã C (ô D4)" in passage


def test_a_level_of_which_nothing_can_be_read_has_a_row(told: Told) -> None:
    quota = "Trình độ | Năm | Chỉ tiêu\nCao cấp LLCT | 2019 | 3\nTrung cấp LLCT | 2019 | 2,5\n"
    quota += "Thạc sĩ | 2019 | \n"
    report = told({"chi-tieu": quota, "ds": ROSTER}, by=())
    assert lines(report, "level", "allocated", "sent", "unused", "fill") == [
        ["trung-cap", None, 0, None, None],
        ["cao-cap", 3, 3, 0, 1],
    ]
    assert "quota.allocated.trung-cap" not in report.figures


def test_a_number_that_another_table_states_is_known(told: Told) -> None:
    again = QUOTA.replace("| 1\n", "| một\n")
    report = told({"ds": ROSTER, "chi-tieu": QUOTA, "chi-tieu-2": again}, by=())
    assert lines(report, "allocated") == [[4]]
    assert not any("chưa gồm" in one for one in report.passages)


def test_what_cannot_be_read_makes_no_other_number_too_many(told: Told) -> None:
    demand = DEMAND.replace("| 2\n", "| hai\n")
    quota = QUOTA.replace("| 3\n", "| ?\n").replace("| 1\n", "| 9\n")
    report = told({"chi-tieu": quota, "nhu-cau": demand}, by=())
    assert lines(report, "demand", "allocated", "short") == [[6, 9, None]]
    assert {one.rule for one in report.issues} == {"count-unreadable"}


def test_of_years_without_demand_nobody_is_sent_too_many(told: Told) -> None:
    roster = f"{ROSTER}4 | Phạm Thị Dung | 1983-04-05 | Xã B | Cao cấp LLCT | 2018 | Hoàn thành\n"
    demand = DEMAND.replace("| 2\n", "| 1\n")
    report = told({"ds": roster, "nhu-cau": demand})
    assert not any("Cử nhiều hơn" in one for one in report.passages)


def test_a_column_of_which_nothing_can_be_read_is_shown_as_unknown(told: Told) -> None:
    quota = "Đơn vị | Trình độ | Năm | Chỉ tiêu\nXã A | Cao cấp LLCT | 2025 | chưa giao\n"
    report = told({"chi-tieu": quota})
    assert [str(row["allocated"]) for row in table(report).rows] == ["–"]
    assert "allocated" in [column.key for column in table(report).columns]
    assert problems(report) == ["count-unreadable error chi-tieu D2"]


def pointed(path: Path) -> Report:
    """Report on a file that is pointed to as one of quota."""
    session = pipeline.begin([], Reading(), pointed={"quota": str(path)})
    return reported(session, SelectionOptions(as_of="2026-11-22"), mask=False, by=())[0]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            """
            Đơn vị | 2023    | <       | 2024    | <
            ^      | CC LLCT | TC LLCT | CC LLCT | TC LLCT
            Xã A   | 3       | 5       | 2       | 4
            Xã B   | 1       | 2       | 1       | 2
            """,
            [["trung-cap", 2023, 7], ["trung-cap", 2024, 6], ["cao-cap", 2023, 4]],
        ),
        ("CAO CẤP LLCT NĂM 2026\nĐơn vị | Số lượng\nXã A | 3\nXã B | 1\n", [["cao-cap", 2026, 4]]),
    ],
)
def test_mere_counts_pointed_to_as_quota_are_quota(
    tmp_path: Path, text: str, wanted: list[list[object]]
) -> None:
    write_typed(text, tmp_path / "so.xlsx")
    report = pointed(tmp_path / "so.xlsx")
    assert lines(report, "level", "year", "allocated")[: len(wanted)] == wanted
    assert any("hiểu theo --quota" in note for note in report.notes)
    assert [one.severity for one in report.issues if one.rule == "kind-pointed"] == ["note"]


@pytest.mark.parametrize(
    "text",
    [
        "NHU CẦU ĐÀO TẠO NĂM 2026\nĐơn vị | Cao cấp LLCT | Trung cấp LLCT\nXã A | 3 | 4\n",
        "Đơn vị | Trình độ | Năm | Đã cử\nXã A | Cao cấp LLCT | 2026 | 3\n",
    ],
)
def test_what_says_that_it_is_something_else_is_no_quota(tmp_path: Path, text: str) -> None:
    write_typed(text, tmp_path / "so.xlsx")
    with pytest.raises(Failure, match="không có bảng nào là chỉ tiêu"):
        pointed(tmp_path / "so.xlsx")


@pytest.mark.parametrize(
    ("command", "asked"),
    [
        ("quota", "đơn vị, trình độ hoặc năm cùng số lượng, mà tiêu đề ghi là chỉ tiêu"),
        ("standing", "“Họ và tên” và trình độ hiện có hoặc chức danh quy hoạch"),
        ("classes", "“Số lớp” hoặc “Số học viên”"),
        ("summarize", "“Họ và tên” và trình độ"),
    ],
)
def test_without_a_table_it_is_said_what_the_one_needed_has(
    tmp_path: Path, train_report: TrainReport, command: str, asked: str
) -> None:
    path = write_typed("Cột 1 | Cột 2\na | b\n", tmp_path / "chi-tieu.xlsx")
    told = train_report(command, path)
    assert told.returncode == 3
    assert f"Không thấy dòng tiêu đề cột nào có {asked}" in " ".join(told.stderr.split())


def test_a_broken_file_among_others_is_named_where_no_quota_is_left(
    tmp_path: Path, train_report: TrainReport
) -> None:
    write_typed(ROSTER, tmp_path / "ds.xlsx")
    (tmp_path / "chi-tieu.xlsx").write_bytes(b"PK\x03\x04 cut off")
    told = train_report("quota", tmp_path)
    assert told.returncode == 3
    assert "chi-tieu.xlsx: Tệp hỏng" in " ".join(told.stderr.split())


def test_levels_nobody_knows_are_like_no_others(told: Told) -> None:
    quota = "Đơn vị | Trình độ | Năm | Chỉ tiêu\n"
    quota += "Xã A | LLCT nâng cao | 2019 | 9\nXã A | Lớp lạ | 2019 | 4\n"
    roster = f"{ROSTER}4 | Phạm Thị Dung | 1983-04-05 | Xã A | Lớp gì đó | 2019 | Hoàn thành\n"
    roster += "5 | Phạm Văn Em | 1983-04-05 | Xã A | LLCT  nâng cao | 2019 | Hoàn thành\n"
    report = told({"ds": roster, "chi-tieu": quota}, by=())
    names = ("level", "spelling", "allocated", "sent", "unused", "fill")
    assert lines(report, *names) == [
        ["unrecognised", "LLCT nâng cao", 9, 1, 8, 1 / 9],
        ["unrecognised", "Lớp lạ", 4, None, None, None],
    ]
    assert [str(row["level"]) for row in table(report, "quota-others").rows] == [
        "Cao cấp LLCT",
        "Chưa xác định: «Lớp gì đó»",
    ]
    assert values(table(report).total, "allocated", "sent", "fill") == [13, 1, 1 / 9]
    assert all(map(closed, report.figures.values()))
    assert not any(one.rule == "count-repeated" for one in report.issues)


def test_numbers_of_no_level_are_not_compared_with_people_of_none(told: Told) -> None:
    quota = "CHỈ TIÊU\nĐơn vị | Năm | Chỉ tiêu\nXã A | 2019 | 9\nXã B | 2019 | 4\n"
    roster = f"{ROSTER}4 | Phạm Thị Dung | 1983-04-05 | Xã A | | 2019 | Hoàn thành\n"
    report = told({"ds": roster, "chi-tieu": quota}, by=())
    assert lines(report, "level", "allocated", "sent", "unused", "fill") == [
        ["unrecognised", 13, 1, None, None]
    ]


def test_units_of_demand_and_of_quota_that_do_not_match_are_told(told: Told) -> None:
    demand = DEMAND.replace("Xã B", "Xã Tân Bính").replace("Xã A", "UBND xã Tân An")
    quota = QUOTA.replace("Xã B", "Xã Tân Bình").replace("Xã A", "Xã Tân An")
    report = told({"chi-tieu": quota, "nhu-cau": f"{demand}Xã Lạ | Cao cấp LLCT | 2019 | 3\n"})
    found = [one for one in report.issues if one.rule == "unit-one-sided"]
    assert [(one.severity, one.place.cell) for one in found] == [
        *(("warning", "D2"), ("warning", "D3")),
        *(("warning", "D2"), ("warning", "D3"), ("note", "D4")),
    ]
    assert "Có phải là “UBND xã Tân An”?" in found[0].says


def test_a_total_over_a_number_below_nought_is_told_once(told: Told) -> None:
    quota = f"{QUOTA}Xã C | Cao cấp LLCT | 2019 | -2\nTổng cộng | | | 7\n"
    assert problems(told({"chi-tieu": quota})) == [
        "count-unreadable error chi-tieu D4",
        "total-unchecked warning chi-tieu D5",
    ]


def test_a_blank_beside_demand_makes_no_unit_one_sided(told: Told) -> None:
    both = "Đơn vị | Trình độ | Năm | Nhu cầu | Chỉ tiêu\nXã A | Cao cấp LLCT | 2019 | 3 | 2\n"
    report = told({"so": f"{both}Xã B | Cao cấp LLCT | 2019 | 1 | \n"})
    assert problems(report) == []
