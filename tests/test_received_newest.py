"""Which of a unit's files is the newest: by days and periods in names, lines, and saving."""

from __future__ import annotations

import os
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


def test_the_newest_is_told_by_the_days_in_names_and_lines(folder: Path, told: Told) -> None:
    line = "Long Hoà, ngày 12 tháng 5 năm 2026"
    send(folder / "long hoà a.xlsx", "Xã Long Hoà A", line=line)
    send(folder / "long hoà a 2026-05-20.xlsx", "Xã Long Hoà A")
    old = send(folder / "b cũ.xlsx", "Xã Long Hoà B")
    os.utime(old, (1_700_000_000, 1_700_000_000))
    send(folder / "b.xlsx", "Xã Long Hoà B", "DANH SÁCH ĐỢT HAI")
    units = told()["units"]
    assert units["Xã Long Hoà A"]["file"] == "long hoà a 2026-05-20.xlsx"
    assert (units["Xã Long Hoà A"]["told"], units["Xã Long Hoà A"]["files"]) == ("2026-05-20", 2)
    assert (units["Xã Long Hoà B"]["file"], units["Xã Long Hoà B"]["told"]) == ("b.xlsx", None)


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ("tháng 11.2026", "tháng 10.2026"),
        ("tháng 1.2027", "T12.2026"),
        ("T11.2026", "thang 10 nam 2026"),
        ("quý IV", "quý III"),
        ("quý I năm 2027", "Q4 2026"),
        ("9 tháng 2026", "6 tháng đầu năm 2026"),
        ("6 tháng cuối năm 2026", "9 tháng 2026"),
        ("11.2026", "10.2026"),
        ("năm 2026", "năm 2025"),
        ("05.11.26", "05.10.26"),
        ("051126", "051026"),
        ("261105", "261005"),
        ("ngày 5-11", "ngày 20-10"),
        ("tháng 11.2026", "tháng 10.2026 (sửa)"),
        ("tháng 10 lần 2", "tháng 10"),
    ],
)
def test_the_newest_is_told_by_the_periods_in_names(
    newer: str, older: str, folder: Path, told: Told
) -> None:
    """Whichever was saved later."""
    for hour, (name, title) in enumerate(((newer, "DANH SÁCH"), (older, "DANH SÁCH KHÁC"))):
        path = send(folder / f"Long Hoà A {name}.xlsx", "Xã Long Hoà A", title)
        os.utime(path, (1_700_000_000 + hour * 3600,) * 2)
    assert told()["units"]["Xã Long Hoà A"]["file"] == f"Long Hoà A {newer}.xlsx"


@pytest.mark.parametrize(
    ("saved_later", "other"),
    [
        ("quý III", "tháng 11.2026"),
        ("tháng 10", "tháng 11.2026"),
        ("", "tháng 11.2026"),
        ("giai đoạn 2021-2025", "năm 2026"),
        ("số 123456", "số 234567"),
    ],
)
def test_periods_of_two_kinds_tell_no_order(
    saved_later: str, other: str, folder: Path, told: Told
) -> None:
    for hour, (name, title) in enumerate(((other, "DANH SÁCH"), (saved_later, "KHÁC"))):
        path = send(folder / f"Long Hoà A {name}.xlsx", "Xã Long Hoà A", title)
        os.utime(path, (1_700_000_000 + hour * 3600,) * 2)
    assert told()["units"]["Xã Long Hoà A"]["file"] == f"Long Hoà A {saved_later}.xlsx"


def test_the_hour_of_saving_makes_no_file_newer(folder: Path, told: Told) -> None:
    """What names tell goes before it; of others what lay there last time is no news."""
    send(folder / "Long Hoa A.xlsx", "Xã Long Hoà A")
    send(folder / "lha - ban sua.xlsx", "Xã Long Hoà A", "DANH SÁCH SỬA")
    send(folder / "b1.xlsx", "Xã Long Hoà B")
    send(folder / "b2.xlsx", "Xã Long Hoà B", "DANH SÁCH HAI")
    order = ("Long Hoa A.xlsx", "lha - ban sua.xlsx", "b1.xlsx", "b2.xlsx")
    for hour, name in enumerate(order):
        os.utime(folder / name, (1_700_000_000 + hour * 3600,) * 2)
    told("--remember")
    for name in ("Long Hoa A.xlsx", "b1.xlsx"):
        os.utime(folder / name, (1_800_000_000,) * 2)
    units = told()["units"]
    assert (units["Xã Long Hoà A"]["file"], units["Xã Long Hoà A"]["since"]) == (
        "lha - ban sua.xlsx",
        "unchanged",
    )
    assert (units["Xã Long Hoà B"]["file"], units["Xã Long Hoà B"]["since"]) == (
        "b2.xlsx",
        "unchanged",
    )
    send(folder / "b1.xlsx", "Xã Long Hoà B", "DANH SÁCH BA")
    units = told()["units"]
    assert (units["Xã Long Hoà B"]["file"], units["Xã Long Hoà B"]["since"]) == (
        "b1.xlsx",
        "changed",
    )
