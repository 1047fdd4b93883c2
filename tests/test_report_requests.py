"""`report`: the request for seats, the plan to sign, the plan of classes, the decision."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import SAMPLES, TrainReport
from typed_tables import write_typed

OFFICE = """
[office]
body = "Huyện uỷ Tân Giang"
place = "Tân Giang"
sign = "HU"
signer = "Trần Văn Mẫu"
post = "Phó Bí thư"
archive = "Văn phòng Huyện uỷ"
[documents.cong-van-chi-tieu]
number = "15"
addressed = ["Ban Tổ chức Tỉnh uỷ"]
[documents.quyet-dinh-cu]
grounds = ["Điều lệ Đảng Cộng sản Việt Nam", "Xét đề nghị của Ban Tổ chức Huyện uỷ"]
"""
QUOTA = """
    CHỈ TIÊU VÀ NHU CẦU ĐÀO TẠO
    Trình độ       | Năm  | Nhu cầu | Chỉ tiêu
    Cao cấp LLCT   | 2024 | 5       | 5
    Cao cấp LLCT   | 2025 | 4       | 4
    Trung cấp LLCT | 2025 | 9       | 2
"""
DEMAND = """
    NHU CẦU ĐÀO TẠO
    Trình độ     | Năm  | Nhu cầu
    Cao cấp LLCT | 2024 | 5
    Cao cấp LLCT | 2025 | 7
"""
SEATS = """
    CHỈ TIÊU ĐÀO TẠO NĂM 2025
    Trình độ     | Năm  | Chỉ tiêu
    Cao cấp LLCT | 2025 | 4
"""
PLANNED = """
    KẾ HOẠCH MỞ LỚP NĂM 2025
    Đối tượng học viên | Số lớp | Số học viên
    Đảng viên mới      | 2      | 120
    Đoàn viên          | 3      | 180
"""
COLUMNS = (
    "STT | Họ và tên | Ngày sinh | Chức vụ | Đơn vị | Trình độ đào tạo | Năm | Cơ sở đào tạo | "
    "Từ ngày | Đến ngày"
)
AN = (
    "1 | Nguyễn Văn An | 15/03/1980 | Bí thư Đảng uỷ xã | Xã An Phước | Cao cấp LLCT | 2025 | "
    "Học viện Chính trị khu vực IV | 05/09/2025 | 05/03/2027"
)
ROSTER = f"""
    DANH SÁCH CÁN BỘ ĐƯỢC CỬ ĐI ĐÀO TẠO
    {COLUMNS}
    {AN}
    2 | Trần Thị Bình | 1985 | Phó Chủ tịch UBND xã | Xã Long Hoà | Thạc sĩ | 2025 | | |
    3 | Lê Văn Cường | | Chuyên viên | Xã Long Hoà | Trung cấp LLCT | 2024 | | |
"""


def text_of(
    train_report: TrainReport, *arguments: str | Path, code: int = 0, cwd: Path = SAMPLES.parent
) -> str:
    told = train_report("report", *arguments, "--format", "md", cwd=cwd)
    assert told.returncode == code, told.stderr
    return told.stdout if code == 0 else told.stderr


def made(folder: Path, **tables: str) -> Path:
    """Write typed tables into a folder, with the office's settings beside them."""
    for name, text in tables.items():
        write_typed(text, folder / f"{name}.xlsx")
    (folder / "train-report.toml").write_text(OFFICE, encoding="utf-8")
    return folder


# Công văn


def test_the_request_of_the_samples_asks_for_what_the_last_year_is_short_of(
    train_report: TrainReport,
) -> None:
    text = text_of(train_report, "cong-van-chi-tieu", SAMPLES)
    for says in (
        "- Cao cấp lý luận chính trị: nhu cầu đăng ký 78; được phân bổ 30 chỉ tiêu, đáp ứng 38,5%",
        "- Trung cấp lý luận chính trị: nhu cầu đăng ký 181; được phân bổ 154 chỉ tiêu, đáp ứng",
        "- Cao cấp lý luận chính trị: 15 chỉ tiêu theo nhu cầu năm 2021 (cộng dồn",
        "còn thiếu 48).",
        "- Trung cấp lý luận chính trị: 11 chỉ tiêu theo nhu cầu năm 2021",
        "phân bổ thêm 26 chỉ tiêu",
        "Đề nghị",
        "trân trọng cảm ơn",
        "# BIỂU KÈM THEO",
        "| Xã Long Hoà A | 28 | 16 | 12 | 12 | 57,1% |",
    ):
        assert says in text


def test_with_cadres_and_years_the_request_is_the_plans_and_says_so(
    train_report: TrainReport,
) -> None:
    years = ("--from", "2022", "--to", "2026", "--as-of", "2021-12-31")
    text = text_of(train_report, "cong-van-chi-tieu", SAMPLES, *years)
    plan = json.loads(train_report("plan", SAMPLES, *years, "--format", "json").stdout)
    needed = sum(one["needed"] for one in plan["seats"])
    assert f"phân bổ thêm {needed} chỉ tiêu" in text
    assert "Theo kế hoạch cử cán bộ đi đào tạo, bồi dưỡng từ năm 2022 đến năm 2026" in text
    assert "từ năm 2018 đến năm 2021" in text, "seats of the years before speak for the request"
    waiting = [one for one in plan["waiting"] if one["level"] == "cao-cap"]
    assert f"| Cao cấp LLCT | {len(waiting) - 3} |" in text, "three do not meet what comes before"


def test_a_plan_of_years_that_are_over_asks_for_nothing(train_report: TrainReport) -> None:
    text = text_of(train_report, "cong-van-chi-tieu", SAMPLES, "--year", "2021")
    assert "11 chỉ tiêu theo nhu cầu năm 2021" in text
    assert "Theo kế hoạch" not in text


def test_a_level_whose_demand_is_met_is_not_asked_for(
    train_report: TrainReport, tmp_path: Path
) -> None:
    text = text_of(train_report, "cong-van-chi-tieu", made(tmp_path, quota=QUOTA))
    assert "- Trung cấp lý luận chính trị: 07 chỉ tiêu theo nhu cầu năm 2025." in text
    assert "- Cao cấp LLCT: 00" not in text
    assert "đề nghị Ban Tổ chức Tỉnh uỷ xem xét" in text


def test_without_quota_demand_itself_is_asked_for_and_said_to_be(
    train_report: TrainReport, tmp_path: Path
) -> None:
    text = text_of(train_report, "cong-van-chi-tieu", made(tmp_path, demand=DEMAND))
    assert "Do chưa có số chỉ tiêu được phân bổ, số đề nghị lấy theo nhu cầu" in text
    assert "- Cao cấp lý luận chính trị: 07 chỉ tiêu theo nhu cầu năm 2025" in text


def test_seats_alone_are_no_reason_to_ask_for_more(
    train_report: TrainReport, tmp_path: Path
) -> None:
    says = text_of(train_report, "cong-van-chi-tieu", made(tmp_path, quota=SEATS), code=3)
    assert "Chưa có số để đề nghị" in says
    assert "Thêm bảng nhu cầu" in says


def test_met_demand_asks_for_nothing_in_a_polite_letter(
    train_report: TrainReport, tmp_path: Path
) -> None:
    met = QUOTA.replace("| 9       | 2", "| 2       | 2")
    text = text_of(train_report, "cong-van-chi-tieu", made(tmp_path, quota=met))
    assert "chưa đề nghị phân bổ thêm" in text
    assert "Kính báo cáo Ban Tổ chức Tỉnh uỷ" in text


# Kế hoạch


def test_the_plan_of_five_years_lists_who_goes_in_an_annex(train_report: TrainReport) -> None:
    inputs = (SAMPLES / "cadres.xlsx", SAMPLES / "rosters")
    years = ("--from", "2022", "--to", "2026", "--as-of", "2021-12-31")
    text = text_of(train_report, "ke-hoach", *inputs, *years)
    plan = json.loads(train_report("plan", *inputs, *years, "--format", "json").stdout)
    going = plan["assignments"]
    parts = ("## I- MỤC ĐÍCH", "## II- NỘI DUNG", "## III- TỔ CHỨC THỰC HIỆN", "# PHỤ LỤC")
    assert [text.index(part) for part in parts] == sorted(text.index(part) for part in parts)
    assert f"dự kiến cử {len(going)} lượt cán bộ" in text
    annex = text[text.index("# PHỤ LỤC") :].splitlines()
    assert len([line for line in annex if line.startswith("| ")]) == len(going) + 2
    assert all(one["name"] in text for one in going)


def test_the_plan_of_one_year_is_of_that_year(train_report: TrainReport) -> None:
    inputs = (SAMPLES / "cadres.xlsx", SAMPLES / "rosters")
    text = text_of(train_report, "ke-hoach", *inputs, "--year", "2022", "--as-of", "2021-12-31")
    assert "kế hoạch đào tạo, bồi dưỡng cán bộ năm 2022 như sau" in text
    assert "2023" not in text


def test_a_masked_plan_names_nobody(train_report: TrainReport) -> None:
    inputs = (SAMPLES / "cadres.xlsx", SAMPLES / "rosters")
    years = ("--from", "2022", "--to", "2026")
    text = text_of(train_report, "ke-hoach", *inputs, *years, "--mask")
    plan = json.loads(train_report("plan", *inputs, *years, "--format", "json").stdout)
    assert not [one["name"] for one in plan["assignments"] if one["name"] in text]
    assert not [one["birth"] for one in plan["assignments"] if one["birth"] in text]


def test_where_there_are_no_seats_the_plan_says_who_waits(train_report: TrainReport) -> None:
    text = text_of(train_report, "ke-hoach", SAMPLES, "--from", "2022", "--to", "2026")
    assert "chưa có chỉ tiêu nên chưa xếp được lượt nào" in text
    assert "Danh sách cán bộ đủ điều kiện đang chờ chỉ tiêu" in text


def test_a_plan_needs_its_years(train_report: TrainReport) -> None:
    assert "--from 2026 --to 2030" in text_of(train_report, "ke-hoach", SAMPLES, code=2)


def test_a_plan_needs_cadres(train_report: TrainReport) -> None:
    inputs = (SAMPLES / "rosters", "--from", "2022", "--to", "2026")
    assert "chưa có danh sách cán bộ" in text_of(train_report, "ke-hoach", *inputs, code=3)


# Kế hoạch mở lớp


def test_classes_planned_are_the_plan(train_report: TrainReport, tmp_path: Path) -> None:
    text = text_of(train_report, "mo-lop", made(tmp_path, classes=PLANNED), "--year", "2025")
    assert "Năm 2025 dự kiến mở 05 lớp, 300 lượt học viên" in text
    assert "| 1 | Đảng viên mới | 2 | 120 |" in text


@pytest.mark.parametrize("year", ["2021", "2022"])
def test_without_planned_numbers_those_held_are_the_basis_and_none_is_invented(
    train_report: TrainReport, year: str
) -> None:
    text = text_of(train_report, "mo-lop", SAMPLES, "--year", year)
    assert "Làm cơ sở xây dựng kế hoạch: năm 2021 đã mở 32 lớp, 2.240 lượt học viên" in text
    assert f"chưa có số kế hoạch năm {year}" in text
    assert "| 2 | Đảng viên mới | Trung tâm Chính trị huyện |  | 4 | 217 | \\[…\\] |" in text


def test_what_is_to_be_filled_in_is_told(train_report: TrainReport) -> None:
    told = train_report("report", "mo-lop", SAMPLES, "--format", "md")
    assert "số lớp, học viên theo kế hoạch (8 chỗ)" in told.stderr
    assert "kinh phí (1 chỗ)" in told.stderr
    assert "năm của kế hoạch (--year)" in told.stderr


def test_classes_before_any_were_held_are_told_to_be_none(train_report: TrainReport) -> None:
    says = text_of(train_report, "mo-lop", SAMPLES, "--year", "2015", code=3)
    assert "không có số lớp, học viên nào năm 2015" in says


# Quyết định


def test_a_decision_about_one_says_who_goes_where(
    train_report: TrainReport, tmp_path: Path
) -> None:
    folder = made(tmp_path, roster=ROSTER)
    text = text_of(train_report, "quyet-dinh-cu", folder, "--unit", "Xã An Phước")
    for says in (
        "- Căn cứ Điều lệ Đảng Cộng sản Việt Nam;",
        "- Xét đề nghị của Ban Tổ chức Huyện uỷ,",
        "##### QUYẾT ĐỊNH:",
        "Cử đồng chí **Nguyễn Văn An**, sinh ngày 15/03/1980; chức vụ: Bí thư Đảng uỷ xã",
        "đơn vị công tác: Xã An Phước",
        "- Lớp, chương trình: Cao cấp LLCT.",
        "- Cơ sở đào tạo: Học viện Chính trị khu vực IV.",
        "từ ngày 05/09/2025 đến ngày 05/03/2027",
        "**Điều 3.**",
    ):
        assert says in text
    assert "# DANH SÁCH" not in text


def test_a_decision_about_several_has_a_list(train_report: TrainReport, tmp_path: Path) -> None:
    folder = made(tmp_path, roster=ROSTER)
    text = text_of(train_report, "quyet-dinh-cu", folder, "--year", "2025")
    assert "Cử 02 đồng chí có tên trong danh sách kèm theo" in text
    assert "# DANH SÁCH" in text
    assert "Lê Văn Cường" not in text, "who was sent in another year"


def test_a_decision_counts_people_and_their_courses_beside(
    train_report: TrainReport, tmp_path: Path
) -> None:
    twice = ROSTER + "    4 | Trần Thị Bình | 1985 | | Xã Long Hoà | Cao cấp LLCT | 2025 | | |\n"
    text = text_of(train_report, "quyet-dinh-cu", made(tmp_path, roster=twice), "--year", "2025")
    assert "Cử 02 đồng chí (03 lượt) có tên trong danh sách kèm theo" in text


def test_what_a_list_leaves_out_is_marked_and_told(
    train_report: TrainReport, tmp_path: Path
) -> None:
    folder = made(tmp_path, roster=ROSTER)
    told = train_report("report", "quyet-dinh-cu", folder, "--year", "2024", "--format", "md")
    assert "sinh ngày \\[…\\]" in told.stdout
    assert "từ ngày \\[…\\] đến ngày \\[…\\]" in told.stdout
    for what in ("ngày sinh", "cơ sở đào tạo", "hình thức", "từ ngày", "đến ngày"):
        assert f"{what} (1 chỗ)" in told.stderr


def test_a_decision_without_grounds_has_a_mark_for_them(train_report: TrainReport) -> None:
    told = train_report("report", "quyet-dinh-cu", SAMPLES, "--year", "2021", "--format", "md")
    assert "- Căn cứ \\[…\\]" in told.stdout
    assert "documents.quyet-dinh-cu.grounds" in told.stderr


def test_nobody_sent_is_no_decision(train_report: TrainReport) -> None:
    says = text_of(train_report, "quyet-dinh-cu", SAMPLES, "--year", "2015", code=3)
    assert "Không có ai để ra quyết định: năm 2015" in says


def test_a_decision_needs_a_roster(train_report: TrainReport) -> None:
    says = text_of(train_report, "quyet-dinh-cu", SAMPLES / "quota.xlsx", code=3)
    assert "danh sách cử đi" in says


def test_tables_of_a_document_are_its_tables_in_json(train_report: TrainReport) -> None:
    told = train_report("report", "cong-van-chi-tieu", SAMPLES, "--format", "json")
    tables: dict[str, Any] = {one["key"]: one for one in json.loads(told.stdout)["tables"]}
    assert [row["seats"] for row in tables["request"]["rows"]] == [11, 15]
    assert tables["request"]["total"]["seats"] == 26
