"""Of a cadre list those are kept who were asked for; a unit that nobody is of is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from typed_tables import write_typed

if TYPE_CHECKING:
    from conftest import TrainReport

LIST = """
    DANH SÁCH CÁN BỘ, QUY HOẠCH | < | < | < | < | <
    STT | Họ và tên     | Ngày sinh | Giới tính | Đơn vị công tác | Trình độ LLCT
    1   | Nguyễn Văn An | 15/3/1980 | Nam       | Xã Long Hoà A   | Sơ cấp
    2   | Trần Thị Bình | 2/5/1985  | Nữ        | UBND xã Long Hoà A | Trung cấp
    3   | Lê Văn Cường  | 7/8/1990  | Nam       | Xã Long Hoà B   | Cao cấp
"""


def answer(train_report: TrainReport, folder: Path, *options: str) -> dict[str, Any]:
    path = write_typed(LIST, folder / "can-bo.xlsx")
    told = train_report("standing", path, *options, "--format", "json", cwd=folder)
    assert told.returncode == 0, told.stderr
    answered: dict[str, Any] = json.loads(told.stdout)
    return answered


def test_where_chooses_among_cadres(train_report: TrainReport, tmp_path: Path) -> None:
    told = answer(train_report, tmp_path, "--where", "sex=nữ")
    assert told["figures"]["standing.total"]["value"] == 1
    assert told["rows"]["set_aside"]["filtered"] == 2


def test_posts_tell_leaders_among_cadres(train_report: TrainReport, tmp_path: Path) -> None:
    text = """
        DANH SÁCH CÁN BỘ, QUY HOẠCH
        Họ và tên     | Ngày sinh | Chức vụ          | Đơn vị        | Trình độ LLCT
        Nguyễn Văn An | 15/3/1980 | Chủ tịch UBND xã | Xã Long Hoà A | Sơ cấp
        Trần Thị Bình | 2/5/1985  | Công chức        | Xã Long Hoà A | Trung cấp
        Lê Văn Cường  | 7/8/1990  | Cộng tác viên    | Xã Long Hoà B | Cao cấp
    """
    path = write_typed(text, tmp_path / "can-bo.xlsx")
    told = train_report("standing", path, "--where", "leader=yes", "--format", "json")
    answered = json.loads(told.stdout)
    assert answered["figures"]["standing.total"]["value"] == 1
    says = [one["says"] for one in answered["issues"] if one["rule"] == "field-untold"]
    assert says == ["Không rõ lãnh đạo, quản lý của 1 người (Cộng tác viên: 1)."]


def test_a_unit_that_nobody_is_of_is_told(train_report: TrainReport, tmp_path: Path) -> None:
    told = answer(train_report, tmp_path, "--unit", "Xã Long Hoà B", "--unit", "Xã Long Hào A")
    assert told["figures"]["standing.total"]["value"] == 1
    (issue,) = (one for one in told["issues"] if one["rule"] == "unit-absent")
    assert issue["found"] == "Xã Long Hào A"
    assert "Xã Long Hoà A" in issue["advice"]
    said = train_report("standing", tmp_path / "can-bo.xlsx", "--unit", "Xã Long Hào A").stdout
    assert '  Cảnh báo: "Xã Long Hào A"' in said.splitlines()
