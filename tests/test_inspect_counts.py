"""What ``inspect`` tells of tables that count: their numbers, and what is doubtful in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typed_tables import write_typed

if TYPE_CHECKING:
    from conftest import TrainReport

RESULTS = """
    TỔNG HỢP KẾT QUẢ CỬ ĐI ĐÀO TẠO, BỒI DƯỠNG NĂM 2024
    STT | Đơn vị      | Trung cấp LLCT | Cao cấp LLCT | Tổng
    1   | Xã An Phước | 6              | 7            | 13
    2   | Xã Long Hòa | 2              | 1            | {total}
        | Cộng        | 8              | 8            | 16
    """
ACROSS = """
    CHỈ TIÊU CỬ ĐI ĐÀO TẠO NĂM 2025
    Trình độ       | Xã An Phước | Xã Long Hòa | Tổng
    Trung cấp LLCT | 5           | 6           | 11
    Cao cấp LLCT   | 3           | 2           | 5
    """


def test_results_are_told_for_what_they_are_with_their_numbers(
    tmp_path: Path, train_report: TrainReport
) -> None:
    path = write_typed(RESULTS.format(total=3), tmp_path / "ket-qua.xlsx")
    told = train_report("inspect", str(path)).stdout
    assert "kết quả đào tạo, bồi dưỡng (số liệu) (chắc chắn 100%)" in told
    assert "Số liệu đọc được: đã cử đi 4 số, cộng 16." in told
    assert "Họ và tên" not in told


def test_a_sum_that_differs_is_told_and_strict_does_not_let_it_pass(
    tmp_path: Path, train_report: TrainReport
) -> None:
    path = write_typed(RESULTS.format(total=4), tmp_path / "ket-qua.xlsx")
    ran = train_report("inspect", str(path), "--strict")
    assert ran.returncode == 1
    assert "Cột cộng ghi 4, nhưng cộng các cột trong dòng này được 3." in ran.stdout


def test_json_has_each_number_with_its_cell(tmp_path: Path, train_report: TrainReport) -> None:
    path = write_typed(ACROSS, tmp_path / "chi-tieu.xlsx")
    told = json.loads(train_report("inspect", str(path), "--format", "json").stdout)
    (table,) = told["sheets"][0]["tables"]
    assert table["columns"]["B"]["unit"] == "Xã An Phước"
    assert len(table["counts"]) == 4
    assert table["counts"][0] == {
        "cell": "B3",
        "measure": "allocated",
        "unit": "Xã An Phước",
        "level": "trung-cap",
        "year": 2025,
        "audience": None,
        "organiser": None,
        "partner": None,
        "result": None,
        "value": 5,
    }


def test_a_table_without_any_number_is_told(tmp_path: Path, train_report: TrainReport) -> None:
    text = "NHU CẦU NĂM 2025\nSTT | Đơn vị | TC LLCT | CC LLCT\n1 | Xã An Phước | |\n2 | Xã Hòa | |"
    path = write_typed(text, tmp_path / "mau.xlsx")
    assert "Không đọc được số liệu nào." in train_report("inspect", str(path)).stdout


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_a_saved_reading_keeps_the_units_of_columns(
    ending: str, tmp_path: Path, train_report: TrainReport
) -> None:
    path = write_typed(ACROSS, tmp_path / f"chi-tieu{ending}")
    before = json.loads(train_report("inspect", str(path), "--format", "json").stdout)
    (tmp_path / "train-report.toml").write_text("", encoding="utf-8")
    train_report("inspect", str(path), "--save", cwd=tmp_path)
    after = json.loads(train_report("inspect", str(path), "--format", "json").stdout)
    one, two = (told["sheets"][0]["tables"][0] for told in (before, after))
    assert "đã lưu" in two["why"]
    assert one["counts"] == two["counts"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("KẾ HOẠCH ĐÀO TẠO\nNội dung | Quý I | Quý II | Quý III\nTC LLCT | 3 | 2 | 5", "kế hoạch"),
        ("CHỈ TIÊU ĐÀO TẠO\nXã An Phước | Xã Long Hòa | Tổng\n5 | 6 | 11", "chỉ tiêu"),
        ("NHU CẦU HỌC TẬP, BỒI DƯỠNG\nTC LLCT | CC LLCT | Cộng\n5 | 6 | 11", "nhu cầu"),
        ("CHỈ TIÊU NĂM 2026\nĐơn vị | Cao cấp | Siêu cấp | Lớp X\nXã A | 1 | 2 | 3", "chỉ tiêu"),
    ],
)
def test_numbers_that_nothing_tells_are_asked_about_and_no_names(
    text: str, label: str, tmp_path: Path, train_report: TrainReport
) -> None:
    path = write_typed(text, tmp_path / "bang.xlsx")
    told = json.loads(train_report("inspect", str(path), "--format", "json").stdout)
    (issue,) = told["issues"]
    assert (issue["rule"], issue["severity"], issue["cell"]) == ("header-missing", "warning", "A2")
    assert issue["says"].startswith(f"Bảng này có vẻ là bảng số liệu ({label})")
    assert "name" not in issue["advice"]
