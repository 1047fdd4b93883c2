"""`form`: an official form, filled in; what is not in it is listed beneath."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import SAMPLES, TrainReport
from typed_tables import write_typed

ROSTER = """
    DANH SÁCH CÁN BỘ CỬ ĐI ĐÀO TẠO
    Họ tên        | Ngày sinh | Nữ | Cấp   | Lãnh đạo, quản lý | Lớp | Hình thức | Nơi học | Năm
    Nguyễn Văn An | 1/6/1985  |    | tỉnh  | có    | Trung cấp LLCT | tập trung |            | 2025
    Trần Thị Bình | 2/6/1980  | x  | tỉnh  | không | Trung cấp LLCT | tại chức  |            | 2025
    Lê Văn Cường  | 7/8/1970  |    | huyện | có    | Cao cấp LLCT   | tập trung |            | 2024
    Lê Văn Cường  | 7/8/1970  |    | huyện | có    | Cao cấp LLCT   | TT        |            | 2025
    Phạm Văn Dũng | 7/8/1990  |    | xã    | không | Thạc sĩ        |           | nước ngoài | 2025
    Phạm Thị Em   | 8/8/1991  | x  | xã    | không | Thạc sĩ | | | 2025
    Võ Văn Giang  | 9/8/1991  |    |       | không | Tin học | | | 2025
    Võ Thị Hoa    | 9/9/1991  | x  | xã    | không | Sơ cấp LLCT | | | 2025
    Võ Thị Khánh  | 9/9/1992  | x  | xã    | không | Nghiệp vụ công tác đảng | | | 2025
    Võ Thị Lan    | 9/9/1993  | x  | tỉnh  |       | Bồi dưỡng nghiệp vụ | | | 2025
    Võ Thị Mai    | 9/9/1994  | x  | xã    | không | Trung cắp | | | 2025
    Võ Thị Nga    | 9/9/1995  | x  | tỉnh  | không | Bồi dưỡng QP-AN đối tượng 3 | | | 2025
"""
REGISTER = """
    SỔ THEO DÕI LỚP
    STT | Tên lớp | Đối tượng học viên          | Năm  | Đơn vị tổ chức              | Số học viên
    1   | Lớp 1   | Nghiệp vụ công tác đảng     | 2025 | Trung tâm Chính trị huyện A | 60
    2   | Lớp 2   | Cập nhật kiến thức          | 2025 | Trường Chính trị tỉnh       | 50
    3   | Lớp 3   | Đoàn viên                   | 2025 | Trung tâm Chính trị huyện A | 40
    4   | Lớp 4   | Cập nhật kiến thức          | 2025 | Đảng uỷ phường B            | 40
"""


@pytest.fixture(scope="session")
def roster(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_typed(ROSTER, tmp_path_factory.mktemp("form") / "ds.xlsx")


def answer(train_report: TrainReport, *arguments: str | Path) -> dict[str, Any]:
    told = train_report(*arguments, "--format", "json")
    assert told.returncode == 0, told.stderr
    answered: dict[str, Any] = json.loads(told.stdout)
    return answered


def numbers(told: dict[str, Any], form: str = "10-btctw") -> dict[str, int]:
    start = f"form.{form}."
    return {key.removeprefix(start): one["value"] for key, one in told["figures"].items()}


def rows(told: dict[str, Any], key: str) -> list[dict[str, Any]]:
    return next((one["rows"] for one in told["tables"] if one["key"] == key), [])


def test_people_are_counted_by_row_and_column(train_report: TrainReport, roster: Path) -> None:
    found = numbers(answer(train_report, "form", "10-btctw", roster))
    assert {key: value for key, value in found.items() if value} == {
        # Trung cấp: An full time, a leader, Bình part time, both of the province.
        **dict.fromkeys(("trung-cap-tap-trung.3", "trung-cap-tap-trung.4"), 1),
        **dict.fromkeys(("trung-cap-khong-tap-trung.3", "trung-cap-khong-tap-trung.4"), 1),
        "trung-cap-tap-trung.5": 1,
        "trung-cap.3": 2,
        "trung-cap.4": 2,
        "trung-cap.5": 1,
        # Cao cấp: Cường twice, a leader of the district.
        **dict.fromkeys((f"cao-cap-tap-trung.{column}" for column in (3, 6, 7)), 2),
        **dict.fromkeys((f"cao-cap.{column}" for column in (3, 6, 7)), 2),
        "chinh-tri.3": 4,
        "chinh-tri.4": 2,
        "chinh-tri.5": 1,
        "chinh-tri.6": 2,
        "chinh-tri.7": 2,
        # Thạc sĩ: Dũng abroad, of Em nobody knows where; both of a commune.
        **dict.fromkeys(("thac-si-ngoai-nuoc.3", "thac-si-ngoai-nuoc.8"), 1),
        **dict.fromkeys(("thac-si-chua-ro.3", "thac-si-chua-ro.8"), 1),
        "thac-si.3": 2,
        "thac-si.8": 2,
        "chuyen-mon.3": 2,
        "chuyen-mon.8": 2,
        "dao-tao.3": 6,
        "dao-tao.4": 2,
        "dao-tao.5": 1,
        "dao-tao.6": 2,
        "dao-tao.7": 2,
        "dao-tao.8": 2,
        # Bồi dưỡng: Khánh, Lan (of whose course too little is told) and Nga.
        **dict.fromkeys(("nghiep-vu-dang.3", "nghiep-vu-dang.8"), 1),
        **dict.fromkeys(("nghiep-vu-chua-ro.3", "nghiep-vu-chua-ro.4"), 1),
        **dict.fromkeys(("doi-tuong-3.3", "doi-tuong-3.4"), 1),
        **dict.fromkeys(("quoc-phong-an-ninh.3", "quoc-phong-an-ninh.4"), 1),
        "boi-duong.3": 3,
        "boi-duong.4": 2,
        "boi-duong.8": 1,
        # Not in the form: Giang's post, Hoa's level, Mai's slip. 6 + 3 + 3 = 12.
        "total": 12,
        "inside": 9,
        "outside": 3,
        "outside.untold.post_level.tin-hoc": 1,
        "outside.row.so-cap": 1,
        "outside.level.unrecognised": 1,
    }


def test_what_is_not_in_the_form_is_listed(train_report: TrainReport, roster: Path) -> None:
    told = answer(train_report, "form", "10-btctw", roster)
    assert [(one["level"], one["count"], one["reason"]) for one in rows(told, "outside")] == [
        ("tin-hoc", 1, "Chưa rõ cấp của chức vụ"),
        ("so-cap", 1, "Biểu không có dòng"),
        ("unrecognised", 1, "Chưa xác định trình độ, chương trình"),
    ]
    people = [(one["name"], one["where"]) for one in rows(told, "people")]
    assert people == [
        ("Võ Văn Giang", "ds.xlsx · Sheet1 · dòng 9"),
        ("Võ Thị Hoa", "ds.xlsx · Sheet1 · dòng 10"),
        ("Võ Thị Mai", "ds.xlsx · Sheet1 · dòng 13"),
    ]
    says = [one["says"] for one in told["issues"] if one["rule"] == "form-outside"]
    assert says == [
        "1 lượt vào dòng “Chưa rõ trong nước, ngoài nước hay liên kết” (Thạc sỹ).",
        "1 lượt Tin học không vào biểu: chưa rõ cấp của chức vụ.",
        "1 lượt Sơ cấp LLCT không vào biểu: biểu không có dòng.",
        "1 lượt vào dòng “Nghiệp vụ, chưa rõ công tác xây dựng Đảng hay đoàn thể” (Bồi dưỡng).",
        "Chưa rõ 1 lượt có vào cột 5 (Cấp tỉnh: trong đó: cán bộ lãnh đạo, quản lý) không.",
        "1 lượt Chưa xác định không vào biểu: chưa xác định trình độ, chương trình.",
    ]


def test_a_level_of_post_that_is_not_understood_is_not_guessed(
    tmp_path: Path, train_report: TrainReport
) -> None:
    typed = """
        DANH SÁCH CÁN BỘ CỬ ĐI ĐÀO TẠO
        Họ tên        | Chức vụ    | Đơn vị   | Cấp        | Lớp     | Năm
        Nguyễn Văn An | Trưởng ban | Huyện uỷ | trung ương | Tin học | 2025
        Trần Thị Bình | Trưởng ban | Huyện uỷ |            | Tin học | 2025
    """
    path = write_typed(typed, tmp_path / "ds.xlsx")
    told = answer(train_report, "form", "10-btctw", path)
    assert numbers(told)["tin-hoc.6"] == 1
    assert [(one["count"], one["reason"]) for one in rows(told, "outside")] == [
        (1, "Chưa rõ cấp của chức vụ")
    ]
    by_level = answer(train_report, "summarize", path, "--by", "post_level")
    assert [one["says"] for one in by_level["issues"] if one["rule"] == "field-untold"] == [
        "Không rõ cấp của chức vụ của 1 lượt (trung ương: 1)."
    ]


def test_without_registers_classes_are_not_told(train_report: TrainReport, roster: Path) -> None:
    told = answer(train_report, "form", "10-btctw", roster)
    assert {row["column_9"] for row in rows(told, "form")} == {None}
    assert "form.10-btctw.dao-tao.9" not in told["figures"]
    said = " ".join(train_report("form", "10-btctw", roster).stdout.split())
    assert "Không có sổ theo dõi lớp nên các cột 9, 10, 11 để “–”." in said
    page = train_report("form", "10-btctw", roster, "--format", "md").stdout
    assert "| a) Đại học | 0 | 0 | 0 | 0 | 0 | 0 | – | – | – |" in page


def test_classes_are_counted_by_who_opened_them(
    tmp_path: Path, train_report: TrainReport, roster: Path
) -> None:
    register = write_typed(REGISTER, tmp_path / "lop.xlsx")
    told = answer(train_report, "form", "10-btctw", roster, "--classes", register)
    found = numbers(told)
    columns = {key: value for key, value in found.items() if key[-2:] in {".9", "10", "11"}}
    assert {key: value for key, value in columns.items() if value} == {
        **dict.fromkeys(("nghiep-vu-dang.9", "nghiep-vu-dang.11"), 1),
        **dict.fromkeys(("cap-nhat-kien-thuc.9", "cap-nhat-kien-thuc.10"), 1),
        "boi-duong.9": 2,
        "boi-duong.10": 1,
        "boi-duong.11": 1,
    }
    outside = [(one["audience"], one["reason"]) for one in rows(told, "outside_classes")]
    assert outside == [
        ("Đoàn viên", "Chưa xác định trình độ, chương trình"),
        ("Cập nhật kiến thức", "Biểu không có cột"),
    ]
    assert found["classes-outside"] == 2


def test_a_number_of_classes_that_cannot_be_read_is_told_beneath(
    train_report: TrainReport, roster: Path, tmp_path: Path
) -> None:
    register = """
        SỔ THEO DÕI LỚP
        STT | Đối tượng học viên  | Năm  | Đơn vị tổ chức        | Số lớp | Số học viên
        1   | Tin học             | 2025 | Trường Chính trị tỉnh | hai    | 50
        2   | Tin học             | 2024 | Trường Chính trị tỉnh | 3      | 50
        3   | Cập nhật kiến thức  | 2025 | Trường Chính trị tỉnh | 2      | 90
    """
    path = write_typed(register, tmp_path / "so-lop.xlsx")
    asked = ("form", "10-btctw", roster, "--classes", path, "--year", "2025")
    said = train_report(*asked, "--format", "md").stdout
    assert "1 ô không đọc được số lớp nên các cột 9, 10, 11 chưa tính đủ" in said


def test_classes_outside_the_form_are_told_by_how_many_there_are(
    tmp_path: Path, train_report: TrainReport, roster: Path
) -> None:
    register = """
        SỔ THEO DÕI LỚP
        Đối tượng học viên | Năm  | Đơn vị tổ chức | Số lớp | Số học viên
        Cập nhật kiến thức | 2025 | Đảng uỷ phường B | 3 | 90
        Cập nhật kiến thức | 2025 | Đảng uỷ phường B | 2 | 60
    """
    path = write_typed(register, tmp_path / "lop.xlsx")
    told = answer(train_report, "form", "10-btctw", roster, "--classes", path)
    assert [one["count"] for one in rows(told, "outside_classes")] == [5]
    assert "5 lớp Cập nhật kiến thức không vào biểu: biểu không có cột." in [
        one["says"] for one in told["issues"]
    ]


def test_people_are_counted_once_in_a_row(train_report: TrainReport, roster: Path) -> None:
    # Cường was sent twice to one programme: he is one in its row, and told once more beside it.
    told = answer(train_report, "form", "10-btctw", roster, "--count", "people")
    found = numbers(told)
    assert (found["cao-cap.3"], found["inside"], found["outside"], found["again"]) == (1, 8, 3, 1)
    assert found["total"] == 12
    text = train_report("form", "10-btctw", roster, "--count", "people").stdout
    assert "Có 03 người được cử đi chưa vào được biểu" in " ".join(text.split())


def test_a_sister_form_breaks_the_same_people_down(train_report: TrainReport, roster: Path) -> None:
    told = answer(train_report, "form", "co-cau", roster, "--as-of", "2025-12-31")
    row = next(one for one in rows(told, "form") if one["row"] == "ly-luan-chinh-tri")
    # An 40, Bình 45, Cường 55 twice, Hoa 34: 5, of whom women 2 and leaders 3.
    assert [row[f"column_{number}"] for number in range(3, 12)] == [
        *(5, 2, 0, 3),
        *(2, 1, 2),
        *(None, None),
    ]


def test_a_form_beside_the_same_period_last_year(train_report: TrainReport) -> None:
    told = answer(train_report, "form", "co-cau", SAMPLES, "--year", "2019")
    row = next(one for one in rows(told, "form") if one["row"] == "trung-cap")
    # The story: 44 to trung cấp in 2019, 33 in 2018; 44 × 100 / 33 = 133,3 %.
    assert (row["column_3"], row["column_10"]) == (44, 33)
    assert row["column_11"] == pytest.approx(44 / 33)
    why = answer(train_report, "explain", "form.co-cau.trung-cap.10", SAMPLES, "--year", "2019")
    assert len(why["rows_behind"]) == 33


def test_the_samples_tell_the_story(train_report: TrainReport) -> None:
    told = answer(train_report, "form", "10-btctw", SAMPLES)
    found = numbers(told)
    assert found["inside"] + found["outside"] == found["total"] == 301
    assert sum(row["count"] for row in rows(told, "outside")) == found["outside"]
    # No rows: sơ cấp 37, hoàn chỉnh cao cấp 20, lãnh đạo quản lý 58.
    for level, size in (("so-cap", 37), ("hoan-chinh-cao-cap", 20), ("lanh-dao-quan-ly", 58)):
        assert found[f"outside.row.{level}"] == size
    # 24 classes bring knowledge up to date, 20 teach the work of the Party; 164 in all.
    assert (found["cap-nhat-kien-thuc.11"], found["nghiep-vu-dang.11"]) == (24, 20)
    assert found["boi-duong.9"] + found["classes-outside"] == 164


def test_every_sum_is_that_of_its_parts(train_report: TrainReport) -> None:
    told = answer(train_report, "form", "10-btctw", SAMPLES)
    by_key = {row["row"]: row for row in rows(told, "form")}
    for row in by_key.values():
        assert row["column_3"] == row["column_4"] + row["column_6"] + row["column_8"]
        assert row["column_9"] == row["column_10"] + row["column_11"]
        assert row["column_5"] <= row["column_4"]
        assert row["column_7"] <= row["column_6"]
    for number in range(3, 12):
        top = ("chuyen-mon", "chinh-tri")
        column = f"column_{number}"
        assert by_key["dao-tao"][column] == sum(by_key[key][column] for key in top)


def test_a_number_is_explained_with_the_account_closed(
    train_report: TrainReport, roster: Path
) -> None:
    why = answer(train_report, "explain", "form.10-btctw.chinh-tri.3", roster)
    assert [one["row"] for one in why["rows_behind"]] == [3, 4, 5, 6]
    rows_told = why["rows"]
    assert rows_told["read"] == rows_told["counted"] + sum(rows_told["set_aside"].values())


@pytest.mark.parametrize("name", ["md", "html", "csv", "json", "terminal"])
def test_mask_names_nobody(train_report: TrainReport, roster: Path, name: str) -> None:
    told = train_report("form", "10-btctw", roster, "--mask", "--format", name)
    assert told.returncode == 0
    assert "Giang" not in told.stdout
    assert "(đã che)" in told.stdout


def test_forms_are_listed(train_report: TrainReport) -> None:
    told = train_report("bieu-mau", "--list")
    assert told.returncode == 0
    assert told.stdout.splitlines() == [
        "10-btctw: Thống kê kết quả đào tạo, bồi dưỡng cán bộ",
        "co-cau: Cơ cấu cán bộ được đào tạo, bồi dưỡng",
    ]


def test_an_unknown_form_names_those_there_are(train_report: TrainReport, roster: Path) -> None:
    told = train_report("form", "10-btct", roster)
    assert told.returncode == 2
    assert 'không có giá trị "10-btct". Có phải "10-btctw"?' in " ".join(told.stderr.split())
    told = train_report("form")
    assert told.returncode == 2
    assert "Các biểu có sẵn: 10-btctw, co-cau." in told.stderr


def test_without_a_roster_there_is_no_form(tmp_path: Path, train_report: TrainReport) -> None:
    register = write_typed(REGISTER, tmp_path / "lop.xlsx")
    assert train_report("form", "10-btctw", register).returncode == 3
