"""The committed samples tell their story; read here without any code of the program."""

from __future__ import annotations

import csv
import datetime as dt
import subprocess
import sys
import tomllib
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "sample_data"
YEARS = (2018, 2019, 2020, 2021)
UNITS = (
    "Khối Đảng, MTTQ, đoàn thể",
    "Khối chính quyền",
    "Ngành Giáo dục",
    "Thị trấn Phước Tiền",
    "Xã An Phước 1",
    "Xã An Phước 2",
    "Xã Long Hoà A",
    "Xã Long Hoà B",
    "Xã Phú Lộc A",
    "Xã Phú Lộc B",
)
CLASSES = """
Bồi dưỡng nhận thức về Đảng    | 7/529 | 8/632 | 7/511 | 4/267 | 26/1939
Đảng viên mới                  | 5/307 | 6/386 | 5/297 | 4/217 | 20/1207
Sơ cấp LLCT                    | 1/59  | 1/61  | 1/57  | 1/52  | 4/229
Cấp uỷ viên, bí thư chi bộ     | 5/323 | 5/337 | 5/312 | 3/171 | 18/1143
Nghiệp vụ công tác đảng        | 6/417 | 6/436 | 4/269 | 4/246 | 20/1368
Đoàn viên                      | 5/398 | 6/499 | 4/308 | 3/211 | 18/1416
Hội viên, Mặt trận             | 9/735 | 10/853 | 8/631 | 7/505 | 34/2724
Cập nhật kiến thức, nghị quyết | 6/647 | 6/676 | 6/625 | 6/571 | 24/2519
"""
ROSTERS = {
    # name: (rows of people, what its total row says)
    "khoi-dang-mttq-doan-the.xlsx": (53, "Tổng cộng: 53"),
    "khoi-chinh-quyen.xlsx": (56, "Tổng cộng: 56 lượt người"),
    "nganh-giao-duc.xls": (41, "Tổng cộng"),
    "thi-tran-phuoc-tien.ods": (25, "Tổng cộng: 25"),
    "xa-an-phuoc-1-va-2.xlsx": (37, "Tổng cộng: 37"),
    "xa-long-hoa-a.xlsx": (24, "Tổng cộng: 4"),
    "xa-long-hoa-b.csv": (18, "Tổng cộng: 18"),
    "xa-phu-loc-a.xlsx": (25, "Tổng cộng: 25"),
    "xa-phu-loc-b.xls": (20, "Tổng cộng: 20 lượt"),
}


def rows_below(name: str, heading: str) -> list[dict[str, Any]]:
    """Read a table whose header has one row; the rows that carry a number are its rows."""
    sheet = openpyxl.load_workbook(SAMPLES / name).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    start = next(number for number, row in enumerate(rows) if heading in row)
    headings = [str(cell) for cell in rows[start]]
    return [
        dict(zip(headings, row, strict=True))
        for row in rows[start + 1 :]
        if isinstance(row[0], int)
    ]


def roster_rows(name: str) -> list[list[Any]]:
    path = SAMPLES / "rosters" / name
    if path.suffix == ".csv":
        text = path.read_bytes().decode("utf-8-sig")
        return [
            [int(cell) if cell.isdigit() else cell for cell in row]
            for row in csv.reader(text.splitlines(), delimiter=";")
        ]
    book = CalamineWorkbook.from_path(str(path))
    return [
        row
        for sheet in book.sheet_names
        for row in book.get_sheet_by_name(sheet).to_python(skip_empty_area=True)
    ]


@pytest.fixture(scope="module")
def cadres() -> list[dict[str, Any]]:
    return rows_below("cadres.xlsx", "Nhu cầu đào tạo")


def test_classes_and_learners_by_kind_and_year() -> None:
    rows = rows_below("classes.xlsx", "Tên lớp")
    classes: Counter[tuple[str, int]] = Counter()
    learners: Counter[tuple[str, int]] = Counter()
    for row in rows:
        cell = row["Đối tượng/Loại lớp"], row["Năm"]
        classes[cell] += 1
        learners[cell] += row["Số học viên"]
    assert len({row["Tên lớp"] for row in rows}) == len(rows) == 164
    assert sum(learners.values()) == 12545
    for line in CLASSES.strip().splitlines():
        kind, *wanted = (cell.strip() for cell in line.split("|"))
        cells = [(kind, year) for year in YEARS]
        found = [f"{classes[cell]}/{learners[cell]}" for cell in cells]
        found.append(f"{sum(classes[c] for c in cells)}/{sum(learners[c] for c in cells)}")
        assert found == wanted, kind


def test_quota_by_level_year_and_unit() -> None:
    sheet = openpyxl.load_workbook(SAMPLES / "quota.xlsx").worksheets[0]
    rows = [row for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int)]
    assert [row[1] for row in rows] == list(UNITS)
    seats = [[int(str(cell)) for cell in row[2:]] for row in rows]
    by_column = [sum(column) for column in zip(*seats, strict=True)]
    assert by_column == [6, 7, 8, 9, 36, 46, 40, 32]
    assert [sum(row[:4]) for row in seats] == [10, 9, 2, 3, 1, 1, 1, 1, 1, 1]
    assert [sum(row[4:]) for row in seats] == [18, 23, 26, 13, 12, 9, 16, 11, 13, 13]
    total = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "Tổng cộng")
    assert list(total[2:]) == by_column
    assert {"C7:F7", "G7:J7"} <= {str(area) for area in sheet.merged_cells.ranges}
    assert (sheet["C7"].value, sheet["G7"].value) == ("Cao cấp LLCT", "Trung cấp LLCT")


def test_demand_by_level_year_and_unit() -> None:
    rows = rows_below("demand.xlsx", "Nhu cầu đăng ký")
    by_year: Counter[tuple[str, int]] = Counter()
    by_unit: Counter[tuple[str, str]] = Counter()
    for row in rows:
        by_year[row["Trình độ"], row["Năm"]] += row["Nhu cầu đăng ký"]
        by_unit[row["Trình độ"], row["Đơn vị"]] += row["Nhu cầu đăng ký"]
    high, middle = "Cao cấp LLCT", "Trung cấp LLCT"
    assert [by_year[high, year] for year in YEARS] == [15, 18, 21, 24]
    assert [by_year[middle, year] for year in YEARS] == [40, 50, 48, 43]
    assert [by_unit[high, unit] for unit in UNITS] == [20, 19, 9, 5, 4, 3, 8, 3, 4, 3]
    assert [by_unit[middle, unit] for unit in UNITS] == [20, 25, 36, 14, 13, 5, 28, 12, 15, 13]


def test_placements_of_those_who_completed(cadres: list[dict[str, Any]]) -> None:
    """Five units tell what came after long trainings: 80 rows, of cadres of the list."""
    rows = rows_below("placement.xlsx", "Bố trí sau đào tạo")
    posts = Counter(row["Bố trí sau đào tạo"] for row in rows)
    others = ("Chưa bố trí", "Giữ nguyên vị trí", "Chuyển công tác", None)
    assert [posts[key] for key in others] == [20, 13, 1, 7]
    assert len(rows) == 80
    assert Counter(row["Trình độ đào tạo"] for row in rows) == {
        "Trung cấp LLCT": 54,
        "Cao cấp LLCT": 21,
        "Đại học văn bằng 2": 3,
        "Thạc sĩ": 2,
    }
    listed = {(row["Họ và tên"], str(row["Ngày sinh"])) for row in cadres}
    assert {(row["Họ và tên"], str(row["Ngày sinh"])) for row in rows} <= listed
    held = [row["Ngày bố trí"] for row in rows if row["Ngày bố trí"]]
    assert max(held) <= dt.datetime(2021, 12, 31)  # noqa: DTZ001 - as the workbook has it


def test_cadres_are_different_people_of_the_ten_units(cadres: list[dict[str, Any]]) -> None:
    assert len({(row["Họ và tên"], str(row["Ngày sinh"])) for row in cadres}) == len(cadres) == 420
    assert tuple(dict.fromkeys(row["Đơn vị công tác"] for row in cadres)) == UNITS
    namesakes = [name for name, n in Counter(row["Họ và tên"] for row in cadres).items() if n > 1]
    assert len(namesakes) == 1


def test_cadres_ask_for_what_they_do_not_hold(cadres: list[dict[str, Any]]) -> None:
    needs = Counter(row["Nhu cầu đào tạo"] for row in cadres if row["Nhu cầu đào tạo"])
    assert needs == {
        "Cao cấp LLCT": 72,
        "Trung cấp LLCT": 50,
        "Lãnh đạo, quản lý": 15,
        "Thạc sĩ": 8,
    }
    held = Counter((row["Nhu cầu đào tạo"], row["Trình độ LLCT"]) for row in cadres)
    assert held["Cao cấp LLCT", "Trung cấp"] == 66
    assert held["Cao cấp LLCT", "Sơ cấp"] == 6
    assert held["Trung cấp LLCT", "Sơ cấp"] + held["Trung cấp LLCT", None] == 50


def test_cadres_in_the_plan_have_a_title_and_a_class(cadres: list[dict[str, Any]]) -> None:
    for row in cadres:
        assert (row["Chức danh quy hoạch"] is None) == (row["Đối tượng"] is None)
    asked = Counter(row["Đối tượng"] for row in cadres if row["Nhu cầu đào tạo"] == "Cao cấp LLCT")
    assert [asked[group] for group in (1, 2, 3)] == [21, 29, 22]
    titles = Counter((row["Đơn vị công tác"], row["Chức danh quy hoạch"]) for row in cadres)
    assert max(count for (_, title), count in titles.items() if title) <= 3


@pytest.mark.parametrize("name", ROSTERS)
def test_roster_has_its_rows_and_its_total(name: str) -> None:
    rows = roster_rows(name)
    people = [
        row for row in rows if isinstance(row[0], float | int) and not isinstance(row[1], float)
    ]
    totals = [row[0] for row in rows if str(row[0]).startswith("Tổng cộng")]
    assert (len(people), totals[-1]) == ROSTERS[name]


def test_x_marks_make_two_enrolments_of_two_rows() -> None:
    rows = [row for row in roster_rows("nganh-giao-duc.xls") if isinstance(row[0], float | int)]
    assert sum(row[6:14].count("x") for row in rows) == 43
    assert sorted(row[6:14].count("x") for row in rows)[-3:] == [1, 2, 2]


def test_everybody_in_the_plain_roster_is_a_cadre(cadres: list[dict[str, Any]]) -> None:
    born = {
        f"{day.day}/{day.month}/{day.year}" if isinstance(day, dt.datetime) else str(day)
        for day in (row["Ngày sinh"] for row in cadres)
    }
    names = {row["Họ và tên"] for row in cadres if row["Đơn vị công tác"] == UNITS[0]}
    rows = roster_rows("khoi-dang-mttq-doan-the.xlsx")
    people = {(row[1], row[2]) for row in rows if isinstance(row[0], float)}
    assert len(people) == 45
    assert all(name in names and birth in born for name, birth in people)


def test_units_of_the_vocabulary_stand_in_the_order_of_the_story() -> None:
    settings = tomllib.loads((SAMPLES / "train-report.toml").read_text(encoding="utf-8"))
    vocabulary = tomllib.loads((SAMPLES / settings["vocabulary"]).read_text(encoding="utf-8"))
    assert all((SAMPLES / name).exists() for name in settings["data"])
    assert tuple(unit["name"] for unit in vocabulary["unit"]) == UNITS


def unpacked(data: bytes) -> object:
    """Look into a zip, since different builds of zlib pack the same bytes differently."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return [
            (entry.filename, entry.date_time, archive.read(entry)) for entry in archive.filelist
        ]


def test_the_generator_writes_the_committed_bytes(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "tools" / "make_samples.py"), str(tmp_path)]
    subprocess.run(command, check=True, timeout=120)
    made = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    assert len(made) == 18
    for path in made:
        assert unpacked((tmp_path / path).read_bytes()) == unpacked((SAMPLES / path).read_bytes())
