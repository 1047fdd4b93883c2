"""`classes`: classes and learners by year, audience, organiser, partner, result and plan."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import SAMPLES, TrainReport
from typed_tables import write_typed

from hongngu_cli import shipped
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.text.organisers import Organisers

REGISTER = """
    SỔ THEO DÕI LỚP
    STT | Tên lớp | Đối tượng học viên | Năm  | Đơn vị tổ chức | Số học viên | Giỏi | Khá
    1   | Lớp K1  | Đảng viên mới      | 2024 | TTCT phối hợp Đoàn xã     | 60 | 20 | 40
    2   | Lớp K2  | đảng viên mới      | 2025 | TTCT                      | 50 | 10 | 40
    3   | Lớp K3  | Đoàn viên          | 2025 | TTCT phối hợp với Đoàn xã |    |    |
"""
GRADED = """
    SỔ THEO DÕI LỚP NĂM 2025
    STT | Tên lớp | Số học viên | Xếp loại giỏi | Xếp loại khá
    1   | Lớp A   | 50          | 10            | 40
"""
PLAN = """
    KẾ HOẠCH MỞ LỚP NĂM 2025
    Đối tượng học viên | Số lớp | Số học viên
    Đảng viên mới      | 2      | 120
    Đoàn viên          | 3      | 180
"""
STORY = {
    "Bồi dưỡng nhận thức về Đảng": "7/529 8/632 7/511 4/267 26/1939",
    "Đảng viên mới": "5/307 6/386 5/297 4/217 20/1207",
    "Sơ cấp LLCT": "1/59 1/61 1/57 1/52 4/229",
    "Cấp uỷ viên, bí thư chi bộ": "5/323 5/337 5/312 3/171 18/1143",
    "Nghiệp vụ công tác đảng": "6/417 6/436 4/269 4/246 20/1368",
    "Đoàn viên": "5/398 6/499 4/308 3/211 18/1416",
    "Hội viên, Mặt trận": "9/735 10/853 8/631 7/505 34/2724",
    "Cập nhật kiến thức, nghị quyết": "6/647 6/676 6/625 6/571 24/2519",
}


def answer(train_report: TrainReport, *arguments: str | Path) -> dict[str, Any]:
    told = train_report(*arguments, "--format", "json")
    assert told.returncode == 0, told.stderr
    answered: dict[str, Any] = json.loads(told.stdout)
    return answered


def values(told: dict[str, Any]) -> dict[str, int]:
    return {key: figure["value"] for key, figure in told["figures"].items()}


def table(told: dict[str, Any], key: str) -> list[dict[str, Any]]:
    return next(one["rows"] for one in told["tables"] if one["key"] == key)


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        (("hai", "ba lớp"), "chưa rõ số lớp (02 ô không đọc được số lớp), 150 lượt học viên"),
        (("hai", "3"), "mở 03 lớp (chưa kể 01 ô không đọc được số lớp), 150 lượt học viên"),
    ],
)
def test_numbers_of_classes_that_cannot_be_read_are_unknown_not_nought(
    train_report: TrainReport, tmp_path: Path, cells: tuple[str, str], says: str
) -> None:
    text = f"""
        SỔ THEO DÕI LỚP NĂM 2025
        Đối tượng học viên | Số lớp     | Số học viên
        Đảng viên mới      | {cells[0]} | 60
        Đoàn viên          | {cells[1]} | 90
    """
    path = write_typed(text, tmp_path / "lop.xlsx")
    told = " ".join(train_report("classes", path).stdout.split())
    assert f"Năm 2025: {says}" in told
    assert "ô không đọc được số lượng nên chưa tính" in told


def test_the_samples_tell_the_story(train_report: TrainReport) -> None:
    told = answer(train_report, "classes", SAMPLES)
    rows = table(told, "audience-year")
    found = {
        row["audience"]: " ".join(
            f"{row[f'classes{at}']}/{row[f'learners{at}']}"
            for at in (".2018", ".2019", ".2020", ".2021", "")
        )
        for row in rows
    }
    assert found == STORY
    assert list(found) == list(STORY)
    figures = values(told)
    assert (figures["classes.count"], figures["classes.learners"]) == (164, 12545)
    assert [figures[f"classes.count.{year}"] for year in range(2018, 2022)] == [44, 48, 40, 32]
    assert figures["classes.learners.2019"] == 3880
    assert figures["classes.count.audience.Đảng viên mới"] == 20
    assert figures["classes.learners.audience.Đảng viên mới/2019"] == 386
    assert figures["classes.count.organiser.Trung tâm Chính trị huyện"] == 164
    assert figures["classes.count.partner.Huyện đoàn"] == 18
    used = [source for source in told["sources"] if source["rows"]["counted"]]
    assert [(source["kind"], source["rows"]["counted"]) for source in used] == [("classes", 164)]
    assert told["rows"]["read"] == told["rows"]["counted"] + sum(told["rows"]["set_aside"].values())


def test_it_fits_a_hundred_columns(train_report: TrainReport) -> None:
    told = train_report("lop", SAMPLES, COLUMNS="100", NO_COLOR="1")
    assert "mở 164 lớp, 12.545 lượt học viên, bình quân 76,5 học viên một lớp" in told.stdout
    assert "Năm 2021 so với năm 2020: giảm 08 lớp (20,0%)" in told.stdout
    assert "không cộng hai số với nhau" in " ".join(told.stdout.split())
    assert "Phần 1" not in told.stdout
    assert max(map(len, told.stdout.splitlines())) <= 100


@pytest.mark.parametrize("key", ["classes.learners.2019", "classes.count.2019"])
def test_each_cell_behind_a_figure_is_listed(train_report: TrainReport, key: str) -> None:
    told = answer(train_report, "explain", key, SAMPLES)
    behind = told["rows_behind"]
    assert len(behind) == 48
    assert sum(row["adds"] for row in behind) == told["figures"][key]["value"]
    assert {row["path"] for row in behind} == {str(SAMPLES / "classes.xlsx")}
    said = train_report("explain", key, SAMPLES).stdout
    assert "Từ năm 2018 đến năm 2021; lượt học viên" in said


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_typed(REGISTER, tmp_path / "lop.xlsx")
    return tmp_path


def test_learners_are_read_where_their_heading_is_short(
    tmp_path: Path, train_report: TrainReport
) -> None:
    path = write_typed(REGISTER.replace("Số học viên", "Số HV"), tmp_path / "lop.xlsx")
    told = values(answer(train_report, "classes", path))
    assert (told["classes.count"], told["classes.learners"]) == (3, 110)


def test_organisers_partners_and_results(folder: Path, train_report: TrainReport) -> None:
    told = answer(train_report, "classes", folder)
    assert table(told, "partner") == [
        {"partner": "Đoàn xã", "classes": 2, "learners": 60, "average": 60.0},
        {"partner": "none", "classes": 1, "learners": 50, "average": 50.0},
    ]
    assert table(told, "result") == [
        {"result": "gioi", "learners": 30, "share": 30 / 110},
        {"result": "kha", "learners": 80, "share": 80 / 110},
    ]
    assert values(told)["classes.graded.grade.kha"] == 80
    assert values(told)["classes.count.audience.Đảng viên mới"] == 2
    missing = [(one["rule"], one["cell"]) for one in told["issues"] if one["severity"] == "warning"]
    assert missing == [("class-incomplete", "F5")]


def test_years_are_numbers_and_averages_decimals(tmp_path: Path, train_report: TrainReport) -> None:
    text = """
        SỔ THEO DÕI LỚP
        STT | Tên lớp  | Năm  | Đơn vị phối hợp | Số học viên
        1   | Lớp A    | 2024 | Huyện đoàn      | 70
        2   | Lớp B    | 2025 |                 | 70
        3   | Lớp C    | 2025 |                 | 75
        4   | Lớp D    |      |                 | 70
    """
    path = write_typed(text, tmp_path / "lop.xlsx")
    told = answer(train_report, "classes", path)
    (by_year,) = (one for one in told["tables"] if one["key"] == "year")
    assert [row["year"] for row in by_year["rows"]] == [2024, 2025, None]
    assert by_year["total"]["year"] is None
    assert {one["key"]: one["kind"] for one in by_year["columns"]}["average"] == "decimal"
    said = train_report("classes", path, COLUMNS="100", NO_COLOR="1").stdout
    assert [line.split()[-1] for line in said.splitlines() if line.split()[:1] == ["2024"]] == [
        "70,0"
    ]
    assert [row["partner"] for row in table(told, "partner")] == ["Huyện đoàn", "none"]
    assert "Không rõ trình độ" not in said
    assert "Từ năm 2024 đến năm 2025, kể cả số không rõ năm: mở 04 lớp" in " ".join(said.split())
    label = told["figures"]["classes.learners.2025"]["label"]
    assert label == "Lượt học viên, Năm: 2025"
    graded = answer(train_report, "classes", write_typed(GRADED, tmp_path / "loai.xlsx"))
    assert [row["result"] for row in table(graded, "result")] == ["gioi", "kha"]
    listed = train_report("explain", "classes.learners.2025", path, NO_COLOR="1").stdout
    assert "Lớp B" in listed
    assert "Lớp C" in listed


def test_by_one_and_by_two_ways_adds_up(folder: Path, train_report: TrainReport) -> None:
    told = answer(train_report, "classes", folder, "--by", "partner", "--by", "year")
    (only,) = told["tables"]
    assert only["rows"][0]["learners.2025"] is None  # a class held, and nobody wrote how many came
    for at in ("classes", "learners"):
        assert sum(row[at] for row in only["rows"]) == only["total"][at]
        years = [key for key in only["total"] if key.startswith(f"{at}.")]
        assert sum(only["total"][key] for key in years) == only["total"][at]
    assert values(told)["classes.count.partner.Đoàn xã/2025"] == 1


def test_a_plan_stands_beside_what_was_held(folder: Path, train_report: TrainReport) -> None:
    write_typed(PLAN, folder / "ke-hoach.xlsx")
    told = answer(train_report, "classes", folder, "--year", "2025")
    assert table(told, "plan") == [
        {
            "year": 2025,
            "planned_classes": 5,
            "classes": 2,
            "classes_rate": 0.4,
            "planned_learners": 300,
            "learners": 50,
            "learners_rate": 50 / 300,
        }
    ]
    assert values(told)["classes.count"] == 2
    said = train_report("classes", folder, "--year", "2025").stdout
    assert "So với kế hoạch: 02/05 lớp (đạt 40,0%), 50/300 học viên (đạt 16,7%)." in said


def test_only_years_of_a_plan_are_held_against_it(folder: Path, train_report: TrainReport) -> None:
    write_typed(PLAN, folder / "ke-hoach.xlsx")
    told = answer(train_report, "classes", folder)
    (plan,) = (one for one in told["tables"] if one["key"] == "plan")
    # Of 3 classes held in 2024 and 2025 two are of the year of the plan: 2/5, and 50/300.
    assert (plan["total"]["classes"], plan["total"]["classes_rate"]) == (3, 2 / 5)
    assert plan["total"]["learners_rate"] == 50 / 300
    said = " ".join(train_report("classes", folder).stdout.split())
    assert "So với kế hoạch năm 2025: 02/05 lớp (đạt 40,0%), 50/300 học viên" in said
    assert "chỉ tính các năm có kế hoạch" in said


def test_attendance_is_said(tmp_path: Path, train_report: TrainReport) -> None:
    text = """
        Nội dung           | Năm  | Triệu tập/tham dự
        Nghị quyết số 18   | 2025 | 2.909/3.044, đạt 95,56%
        Kết luận số 21     | 2025 | 100/100
    """
    path = write_typed(text, tmp_path / "hoc-tap.xlsx")
    told = answer(train_report, "classes", path)
    assert values(told)["classes.attended.2025"] == 3009
    assert "3.009/3.144 người được triệu tập đã tham dự" in " ".join(
        train_report("classes", path).stdout.split()
    )


def test_more_attending_than_summoned_is_told_once(
    tmp_path: Path, train_report: TrainReport
) -> None:
    path = write_typed(
        """
        HỌC TẬP NGHỊ QUYẾT NĂM 2025
        Đơn vị | Triệu tập | Tham dự
        Xã A   | 50        | 58
        """,
        tmp_path / "nq.xlsx",
    )
    told = answer(train_report, "classes", path)
    assert [(one["rule"], one["cell"]) for one in told["issues"]].count(
        ("attendance-mismatch", "C3")
    ) == 1


def test_what_a_register_does_not_tell_is_left_open(
    tmp_path: Path, train_report: TrainReport
) -> None:
    summoned = write_typed(
        """
        CÁC LỚP ĐÃ MỞ NĂM 2025
        STT | Tên lớp | Số HV triệu tập
        1   | Lớp K1  | 50
        """,
        tmp_path / "trieu-tap.xlsx",
    )
    (row,) = next(
        table["rows"]
        for table in answer(train_report, "classes", summoned)["tables"]
        if table["key"] == "attendance"
    )
    assert (row["summoned"], row["attended"], row["rate"]) == (50, None, None)
    years = write_typed(
        """
        SỐ HỌC VIÊN CÁC LỚP
        Đối tượng học viên | Số học viên năm 2024 | Số học viên năm 2025
        Đảng viên mới      | 50                   | 60
        """,
        tmp_path / "nam.xlsx",
    )
    told = " ".join(train_report("classes", years).stdout.split())
    assert "không ghi số lớp, 110 lượt học viên" in told
    (row,) = answer(train_report, "classes", years)["tables"][0]["rows"]
    assert {row[name] for name in row if name.startswith("classes")} == {None}


def test_it_is_said_where_notes_are_that_check_does_not_read(
    tmp_path: Path, train_report: TrainReport
) -> None:
    path = write_typed(GRADED, tmp_path / "lop.xlsx")
    told = train_report("classes", path)
    assert "trang “Vấn đề” của tệp Excel (-o TÊN.xlsx)." in " ".join(told.stdout.split())


def test_selection(folder: Path, train_report: TrainReport) -> None:
    def held(*options: str) -> int:
        return values(answer(train_report, "classes", folder, *options))["classes.count"]

    assert held("--year", "2025") == 2
    assert held("--period", "2024-2025") == 3
    assert held("--unit", "Đoàn xã") == 2
    assert held("--level", "cao cấp") == 0
    half = train_report("classes", folder, "--period", "6 tháng/2025", "--count", "people").stdout
    assert "số của kỳ này là số của cả năm" in half
    assert "không có tác dụng" in half


def test_usage_and_inputs(folder: Path, train_report: TrainReport) -> None:
    wrong = train_report("classes", folder, "--by", "yaer")
    assert (wrong.returncode, 'Có phải "year"?' in wrong.stderr) == (2, True)
    assert train_report("classes", folder, "--by", "year", "--by", "year").returncode == 2
    none = train_report("classes", SAMPLES / "quota.xlsx")
    assert (none.returncode, "không có bảng sổ theo dõi lớp" in none.stderr) == (3, True)
    assert train_report("classes", "--classes", folder / "lop.xlsx").returncode == 0


@pytest.mark.parametrize("form", ["md", "html", "csv", "xlsx", "docx"])
def test_every_format(folder: Path, train_report: TrainReport, form: str) -> None:
    told = train_report("classes", folder, "--mask", "-o", folder / f"ra.{form}")
    assert told.returncode == 0, told.stderr
    assert (folder / f"ra.{form}").stat().st_size


@pytest.mark.parametrize(
    ("cell", "organiser", "partner"),
    [
        ("TTCT phối hợp với Ban Tổ chức", "TTCT", "Ban Tổ chức"),
        ("TTCT (phối hợp Huyện đoàn)", "TTCT", "Huyện đoàn"),
        ("Phối hợp cùng Trường Chính trị", None, "Trường Chính trị"),
        ("Trung tâm Chính trị", "Trung tâm Chính trị", None),
        (None, None, None),
    ],
)
def test_organiser_and_partner(
    cell: str | None, organiser: str | None, partner: str | None
) -> None:
    organisers = Organisers(load_vocabulary(shipped.vocabulary()))
    assert organisers.parted(cell) == (organiser, partner)


def test_a_class_without_learners_says_nothing_of_the_size_of_a_class(
    tmp_path: Path, train_report: TrainReport
) -> None:
    path = write_typed(
        """
        SỔ THEO DÕI LỚP NĂM 2025
        STT | Tên lớp | Đối tượng học viên | Số học viên
        1   | Lớp đảng viên mới K1 | Đảng viên mới | 60
        2   | Lớp đảng viên mới K2 | Đảng viên mới | 40
        3   | Lớp đoàn viên K1     | Đoàn viên     |
        """,
        tmp_path / "lop.xlsx",
    )
    told = json.loads(train_report("classes", path, "--format", "json").stdout)
    assert told["figures"]["classes.count"]["value"] == 3
    assert told["figures"]["classes.learners"]["value"] == 100
    [table] = [table for table in told["tables"] if table["key"] == "audience"]
    told_rows = [(row["classes"], row["learners"], row["average"]) for row in table["rows"]]
    assert told_rows == [(2, 100, 50.0), (1, None, None)]
    said = " ".join(train_report("classes", path).stdout.split())
    assert "bình quân 50,0 học viên một lớp (tính trên 02 lớp có ghi số học viên)" in said
