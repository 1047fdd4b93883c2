"""The lists of units that are to send: every kind, titles, groups, totals, names told twice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typed_tables import write_typed

if TYPE_CHECKING:
    from conftest import TrainReport
from received_made import Told, asking, inbox, send


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return inbox(tmp_path)


@pytest.fixture
def told(folder: Path, train_report: TrainReport) -> Told:
    return asking(folder, train_report)


def test_lists_of_units_of_every_kind(folder: Path, told: Told) -> None:
    send(folder / "a.xlsx", "Xã Long Hoà A")
    office = folder.parent
    table = """
        DANH SÁCH ĐƠN VỊ | <
        STT | Tên đơn vị   | Điện thoại
        1   | Xã Long Hoà A | '0277
        2   | Xã Long Hoà B | '0278
            | Tổng cộng     |
    """
    for name in ("dv.xlsx", "dv.csv"):
        write_typed(table, office / name)
    (office / "dv.toml").write_text(
        '[[unit]]\nname = "Xã Long Hoà A"\naliases = ["LHA"]\n[[unit]]\nname = "Xã Long Hoà B"\n',
        encoding="utf-8",
    )
    for name in ("dv.xlsx", "dv.csv", "dv.toml"):
        found = told(units=name)["units"]
        assert {unit: row["status"] for unit, row in found.items()} == {
            "Xã Long Hoà A": "received",
            "Xã Long Hoà B": "missing",
        }


def test_titles_totals_signatures_and_other_sheets_are_no_units(folder: Path, told: Told) -> None:
    table = """
        == Hướng dẫn
        Gửi trước ngày 15
        Ghi đúng mẫu
        == Đơn vị
        DANH SÁCH ĐƠN VỊ PHẢI GỬI | < | <
        STT | Đơn vị        | Người liên hệ
        1   | Xã Long Hoà A | Bí thư
            | Xã Long Hoà B | Chủ tịch
            | Tổng cộng: 02 đơn vị |
            |               | An Phước, ngày 5 tháng 5 năm 2026
        Nơi nhận: | TM. UỶ BAN NHÂN DÂN |
        - Như trên; | Phạm Văn Đông |
    """
    write_typed(table, folder.parent / "dv.xlsx")
    bare = table[table.index("DANH SÁCH") :].replace("STT | Đơn vị        | Người liên hệ", ".")
    write_typed(bare, folder.parent / "trần.xlsx")
    lines = "DANH SÁCH ĐƠN VỊ|1\tXã Long Hoà A\t0277|2\tXã Long Hoà B|Tổng số: 2|Nơi nhận:|- Huyện"
    (folder.parent / "dv.txt").write_text(lines.replace("|", "\n"), encoding="utf-8")
    rules = {
        "dv.xlsx": ["unit-list-sheet", "unit-list-ended"],
        "trần.xlsx": ["unit-list-ended"],
        "dv.txt": ["unit-list-ended"],
    }
    for name, expected in rules.items():
        found = told(units=name)
        assert list(found["units"]) == ["Xã Long Hoà A", "Xã Long Hoà B"], name
        assert [issue["rule"] for issue in found["issues"]] == expected


def test_a_unit_named_twice_counts_once(folder: Path, told: Told) -> None:
    (folder.parent / "hai.txt").write_text("Xã Long Hoà A\nXÃ LONG HÒA A\n", encoding="utf-8")
    found = told(units="hai.txt")
    assert list(found["units"]) == ["Xã Long Hoà A"]
    assert [(issue["rule"], issue["cell"]) for issue in found["issues"]] == [
        ("unit-repeated", "A2")
    ]


def test_groups_are_not_asked_for_and_a_wrong_total_is_no_whole_list(
    folder: Path, told: Told
) -> None:
    send(folder / "a.xlsx", "Xã Long Hoà A")
    listed = "I. Khối Đảng\n1. Ban Dân vận\nII. Các xã\n1. Xã Long Hoà A\nTổng cộng: {} đơn vị\n"
    path = folder.parent / "dv.txt"
    path.write_text(listed.format(2), encoding="utf-8")
    found = told("--strict", units="dv.txt")
    assert {unit: row["status"] for unit, row in found["units"].items()} == {
        "Ban Dân vận": "missing",
        "Xã Long Hoà A": "received",
    }
    path.write_text(listed.format(12), encoding="utf-8")
    found = told("--strict", units="dv.txt", code=1)
    assert [(one["rule"], one["cell"]) for one in found["issues"]] == [
        ("unit-list-group", "A1"),
        ("unit-list-group", "A3"),
        ("unit-list-total", "A5"),
    ]


def test_a_unit_named_once_more_without_marks_is_told(folder: Path, told: Told) -> None:
    names = "Xã Long Khánh A\nXã Tân Thành\nXã Tân Thạnh\nXã Long Khanh A\nXã Long Khanh B\n"
    (folder.parent / "hai.txt").write_text(names, encoding="utf-8")
    found = told(units="hai.txt")
    assert len(found["units"]) == 5
    (issue,) = found["issues"]
    assert (issue["rule"], issue["cell"], issue["severity"]) == ("unit-repeated", "A4", "warning")
    assert "chỉ khác “Xã Long Khánh A” (A1)" in issue["says"]
