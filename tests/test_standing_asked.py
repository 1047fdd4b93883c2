"""What is asked of `standing`: none held, shares of those known, periods, options, courses."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from standings_told import LIST, closed, people, problems, told

from hongngu_cli.commands.options import SelectionOptions
from hongngu_cli.commands.plan import years_asked
from hongngu_cli.commands.standing import refuse
from hongngu_cli.model.failure import USAGE, Failure

if TYPE_CHECKING:
    from pathlib import Path

    from hongngu_cli.model.report import Report
    from hongngu_cli.model.table import Row

AN = "Nguyễn Văn An | 15/3/1980 | Nam | Chủ tịch UBND xã | Xã Long Hoà A"
SENT_AN = "Nguyễn Văn An | 15/3/1980 | Xã Long Hoà A"
UNDATED = LIST.replace("(Tính đến ngày 31/12/2021)", "Năm nay")


def rows(report: Report, key: str) -> list[Row]:
    return next([*table.rows] for table in report.tables if table.key == key)


NONE = ("Không có", "Chưa bồi dưỡng", "Chưa qua đào tạo", "0", "-", "–", "không", "Chưa học LLCT")


@pytest.mark.parametrize("cell", NONE)
def test_a_level_told_to_be_none_is_known(cell: str, tmp_path: Path) -> None:
    report, material = told(tmp_path, f"{AN} | Đại học | {cell} | | ")
    assert people(report) == ["An trung-cap ? missing"]
    assert report.figures["standing.unheld"].value == 0
    assert report.figures["standing.holders.none.ly-luan-chinh-tri"].value == 1
    (none, _) = rows(report, "holders")
    assert str(none["level"]) == "Chưa qua đào tạo"
    assert "chưa có trình độ nào" in str(report.members["people"])
    assert problems(report) == []
    closed(report, material)


def test_none_held_beside_what_is_studied(tmp_path: Path) -> None:
    report, _ = told(tmp_path, f"{AN} | Đại học | Không có; đang học TC LLCT | | ")
    assert people(report) == ["An trung-cap ? studying"]
    assert "standing.holders.none.ly-luan-chinh-tri" in report.figures


def test_a_dash_beneath_one_level_tells_nothing_of_others(tmp_path: Path) -> None:
    head = """
        DANH SÁCH CÁN BỘ, QUY HOẠCH
        Họ và tên | Ngày sinh | Giới tính | Chức vụ | Đơn vị | CM | LLCT | <
        ^ | ^ | ^ | ^ | ^ | ^ | Trung cấp | Cao cấp
    """
    report, _ = told(tmp_path, f"{AN} | Đại học | | -", head=head)
    assert report.figures["standing.unheld"].value == 1


@pytest.mark.parametrize("cell", ["", "…", "..."])
def test_a_cell_that_waits_to_be_filled_leaves_it_open(cell: str, tmp_path: Path) -> None:
    report, _ = told(tmp_path, f"{AN} | Đại học | {cell} | | ")
    assert report.figures["standing.unheld"].value == 1
    assert "không ghi trình độ hiện có" in str(report.members["people"])


def test_two_rows_of_which_one_tells_that_none_is_held(tmp_path: Path) -> None:
    listed = f"\n{AN} | Đại học | Không có | | \n{AN} | Đại học | Trung cấp | | "
    report, _ = told(tmp_path, listed)
    (issue,) = (one for one in report.issues if one.rule == "cadre-contradicted")
    assert issue.says == (
        "Trình độ LLCT ở đây là Trung cấp LLCT, ở A5 là chưa có; tính theo Trung cấp LLCT."
    )


def test_none_held_where_a_roster_tells_it_completed_is_contradicted(tmp_path: Path) -> None:
    sent = f"{SENT_AN} | TC LLCT | 2018 | 31/5/2020 | Hoàn thành"
    report, _ = told(tmp_path, f"{AN} | Đại học | Không có | | ", sent)
    assert people(report) == ["An trung-cap trung-cap held"]
    assert problems(report) == ["held-contradicted ca G4"]


KNOWN = f"""
    {AN} | Đại học | Trung cấp | | ,
    Lê Bình | 2/5/1990 | Nữ | Chủ tịch UBND xã | Xã Long Hoà A | Đại học | Trung cấp | | ,
    Lê Chi | | | Chủ tịch UBND xã | Xã Long Hoà B | Đại học | Trung cấp | | ,
""".replace(",\n", "\n")


def test_shares_are_of_those_of_whom_it_is_known(tmp_path: Path) -> None:
    report, material = told(tmp_path, KNOWN)
    shares = [(one["women_share"], one["young_share"]) for one in rows(report, "holders")]
    assert shares == [(1 / 2, 1 / 2)] * 2
    (table,) = (table for table in report.tables if table.key == "holders")
    assert [note.partition("(")[2] for note in table.notes] == ["01 người không ghi)."] * 2
    assert (
        "01/02 người là nữ (50,0%), đạt mục tiêu từ 25,0% trở lên; chưa tính 01 người không ghi "
        "giới tính." in report.passages
    )
    closed(report, material)


def test_a_share_of_nobody_known_is_none(tmp_path: Path) -> None:
    head = LIST.replace("| Giới tính ", "")
    report, _ = told(tmp_path, AN.replace("| Nam ", "") + " | Đại học | Trung cấp | | ", head=head)
    assert (
        "Không ghi giới tính của ai nên không tính được bao nhiêu người là nữ." in report.passages
    )


def test_with_a_period_all_is_told_for_its_end(tmp_path: Path) -> None:
    sent = f"{SENT_AN} | TC LLCT | 2019 | 30/6/2021 | Hoàn thành"
    listed = f"{AN} | Đại học | Trung cấp | | "
    options = {"head": UNDATED, "year": "2020"}
    report, _ = told(tmp_path, listed, sent, as_of=None, **options)  # type: ignore[arg-type]  # options by name
    # On 31/12/2020 the course still ran; the list, of today, tells what was held after it.
    assert report.as_of == dt.date(2020, 12, 31)
    assert people(report) == ["An trung-cap ? studying"]
    report, _ = told(tmp_path, listed, sent, as_of="2021-12-31", **options)  # type: ignore[arg-type]  # options by name
    assert people(report) == ["An trung-cap trung-cap held"]


def test_a_period_without_a_beginning(tmp_path: Path) -> None:
    report, _ = told(tmp_path, f"{AN} | Đại học | Trung cấp | | ", to="2020-12-31")
    assert people(report) == ["An trung-cap trung-cap held"]
    assert "change" not in [table.key for table in report.tables]


def test_courses_are_required_side_by_side(tmp_path: Path) -> None:
    own = """
        [[requirement]]
        key = "boi-duong-lanh-dao"
        posts = ["Chủ tịch"]
        level = ["lanh-dao-quan-ly", "quoc-phong-an-ninh"]
        source = "quyết định của cơ quan"

        [[requirement]]
        key = "boi-duong-chung"
        posts = ["Chủ tịch UBND"]
        level = ["cap-nhat-kien-thuc", "quoc-phong-an-ninh"]
        source = "quyết định của cơ quan"
    """
    sent = f"{SENT_AN} | Bồi dưỡng lãnh đạo, quản lý | 2019 | 30/6/2019 | Hoàn thành"
    report, material = told(tmp_path, f"{AN} | Đại học | Trung cấp | | ", sent, own=own)
    assert sorted(people(report)) == [
        "An cap-nhat-kien-thuc ? missing",
        "An lanh-dao-quan-ly lanh-dao-quan-ly held",
        "An quoc-phong-an-ninh ? missing",
        "An trung-cap trung-cap held",
    ]
    assert report.figures["standing.unheld"].value == 0
    assert "không ghi đã học lớp này" in str(report.members["people"])
    closed(report, material)


@pytest.mark.parametrize(
    "option",
    [
        {"status": "completed"},
        {"sponsor": "self"},
        {"count": "enrolments"},
        {"where": ("course=K12",)},
        {"where": ("status=completed",)},
    ],
)
def test_options_about_trainings_are_refused(option: dict[str, str]) -> None:
    with pytest.raises(Failure) as refused:
        refuse(SelectionOptions(**option))  # type: ignore[arg-type]  # options by name
    assert refused.value.code == USAGE


def test_a_plan_refuses_them_too() -> None:
    with pytest.raises(Failure) as refused:
        years_asked(SelectionOptions(year="2026", sponsor="self"))
    assert "--sponsor chọn lượt đào tạo" in refused.value.says


def test_options_about_cadres_are_not() -> None:
    refuse(SelectionOptions(where=("sex=nữ", "unit=Xã A", "priority=1"), count="people"))


def test_people_are_listed_where_they_are_asked_for(tmp_path: Path) -> None:
    listed = f"{AN} | Đại học | Sơ cấp | | "
    report, _ = told(tmp_path, listed)
    assert "lacking" not in [table.key for table in report.tables]
    report, _ = told(tmp_path, listed, named=True)
    assert [str(row["name"]) for row in rows(report, "lacking")] == ["Nguyễn Văn An"]
