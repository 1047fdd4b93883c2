"""Units that gave way to others: who is asked on which day."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import TrainReport
from received_made import Told, asking, inbox, send


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return inbox(tmp_path)


@pytest.fixture
def told(folder: Path, train_report: TrainReport) -> Told:
    return asking(folder, train_report)


OLD_AND_NEW = """
Xã Long Khánh A
Xã Long Khánh B
Xã Long Thuận
Phường Thường Lạc
"""


def test_units_are_followed_to_those_of_the_day(folder: Path, told: Told) -> None:
    """Of units that gave way to another the other one's file counts, and it is asked for."""
    (folder.parent / "don-vi.txt").write_text(OLD_AND_NEW, encoding="utf-8")
    send(folder / "a.xlsx", "Xã Long Khánh")
    send(folder / "b.xlsx", "Xã Thường Thới Hậu A")
    found = told("--as-of", "1/8/2025")
    stand = {unit: row["status"] for unit, row in found["units"].items()}
    assert stand == {
        "Xã Long Khánh A": "received",
        "Xã Long Khánh B": "received",
        "Xã Long Thuận": "missing",
        "Phường Thường Lạc": "received",
    }
    assert found["unknown"] == []
    (asked,) = found["asked"].items()
    assert asked[0] == "Xã Long Thuận"
    assert asked[1].startswith("Gửi danh sách (từ 01/07/2025 là Xã Long Phú Thuận theo Nghị quyết")
    regrouped = [one["says"] for one in found["issues"] if one["rule"] == "unit-regrouped"]
    assert "đơn vị kế thừa của Xã Long Khánh A, Xã Long Khánh B" in regrouped[0]
    assert "theo bảng đơn vị kế thừa là Phường Thường Lạc" in regrouped[1]


def test_before_that_day_units_are_asked_for_themselves(folder: Path, told: Told) -> None:
    (folder.parent / "don-vi.txt").write_text(OLD_AND_NEW, encoding="utf-8")
    send(folder / "a.xlsx", "Xã Long Khánh A")
    found = told("--as-of", "30/6/2025")
    assert list(found["asked"]) == ["Xã Long Khánh B", "Xã Long Thuận", "Phường Thường Lạc"]
    (stopped,) = (one for one in found["issues"] if one["rule"] == "unit-not-followed")
    assert "“Phường Thường Lạc” chỉ được lập từ Xã Thường Lạc," in stopped["says"]


def test_a_successor_on_the_list_is_asked_once(folder: Path, told: Told) -> None:
    (folder.parent / "don-vi.txt").write_text(
        OLD_AND_NEW + "UBND xã Long Phú Thuận", encoding="utf-8"
    )
    asked = told("--as-of", "1/8/2025")["asked"]
    assert list(asked) == [
        *("Xã Long Khánh A", "Xã Long Khánh B"),
        *("Phường Thường Lạc", "UBND xã Long Phú Thuận"),
    ]
    assert "là Xã Long Khánh theo" in asked["Xã Long Khánh A"]
    assert asked["Xã Long Khánh A"].endswith(", gửi chung với Xã Long Khánh B).")
    assert asked["Xã Long Khánh B"].endswith(", gửi chung với Xã Long Khánh A).")
    send(folder / "a.xlsx", "Xã Long Phú Thuận")
    found = told("--as-of", "1/8/2025")
    assert found["units"]["Xã Long Thuận"]["status"] == "received"


RENAMED = """
    [[succession]]
    key = "len-phuong"
    since = 2026-01-01
    former = ["Xã Tân Hoà"]
    successors = ["Phường Tân Hoà"]
    source = "QĐ 2"
"""


def test_what_is_known_of_a_unit_goes_over_to_the_one_in_its_place(
    folder: Path, told: Told
) -> None:
    """Of one renamed; a unit merged of several is compared with none of them, and told."""
    (folder.parent / "tu-vung.toml").write_text(RENAMED, encoding="utf-8")
    settings = 'vocabulary = "tu-vung.toml"'
    (folder.parent / "train-report.toml").write_text(settings, encoding="utf-8")
    olds = "Xã Tân Hoà\nXã Long Khánh A\nXã Long Khánh B\nXã Thường Lạc\nXã Long Thuận"
    news = "Phường Tân Hoà\nXã Long Khánh\nPhường Thường Lạc\nXã Long Phú Thuận"
    for name, lines in {"cu.txt": olds, "moi.txt": news}.items():
        (folder.parent / name).write_text(lines, encoding="utf-8")
    files = {name: folder / f"{name}.xlsx" for name in ("a", "b", "c", "d", "e")}
    send(files["a"], "Xã Tân Hoà")
    send(files["b"], "Xã Long Khánh A")
    send(files["c"], "Xã Long Khánh B")
    send(files["d"], "Xã Thường Lạc")
    send(files["e"], "Xã Long Thuận")
    told("--remember", "--as-of", "2025-06-30", units="cu.txt")
    for name in ("b", "c", "e"):
        files[name].unlink()
    send(files["a"], "Phường Tân Hoà", "DANH SÁCH MỚI")
    send(files["b"], "Xã Long Khánh")
    found = told("--remember", "--as-of", "2026-02-01", units="moi.txt")
    assert {unit: row["since"] for unit, row in found["units"].items()} == {
        "Phường Tân Hoà": "changed",
        "Xã Long Khánh": "new",
        "Phường Thường Lạc": "unchanged",
        "Xã Long Phú Thuận": None,
    }
    says = [one["says"] for one in found["issues"] if one["says"].startswith("Lần trước")]
    (merged,) = (one for one in says if "Xã Long Khánh A, Xã Long Khánh B, nay là" in one)
    assert merged.endswith("nên tính là mới gửi.")
    (renamed,) = (one for one in says if "Xã Tân Hoà, nay là Phường Tân Hoà" in one)
    assert renamed.endswith("so với tệp đã ghi nhớ đó.")
    assert [one for one in says if one.endswith("chưa tính là mất tệp.")]
    again = told("--as-of", "2026-02-01", units="moi.txt")
    assert {row["since"] for row in again["units"].values()} == {"unchanged", None}
