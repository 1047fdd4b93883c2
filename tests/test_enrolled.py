"""Who has enrolled: whoever studies or studied, and of others what the office's words say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from standings_told import people, told
from typed_tables import write_typed

if TYPE_CHECKING:
    from conftest import TrainReport

HEAD = """
    DANH SÁCH CỬ ĐI HỌC
    Họ và tên | Ngày sinh | Đơn vị | Trình độ đào tạo | Năm | Ngày nhập học | Tình trạng
"""
AN = "Nguyễn Văn An | 15/3/1980 | Xã Long Hoà A | TC LLCT | 2019"
NAMES = (
    *("Ân", "Bảo", "Chi", "Dũng", "Em", "Giang", "Hà", "Khôi", "Lan"),
    *("Mai", "Nam", "Oanh", "Phúc", "Quý", "Sơn", "Tâm", "Út", "Vân"),
    *("Xuân", "Yến", "Ánh", "Đông", "Hạ"),
)
WORDS = {
    "Hoãn": ("deferred", False),
    "Tạm hoãn": ("deferred", False),
    "Hoãn nhập học": ("deferred", False),
    "Bảo lưu": ("deferred", True),
    "Bảo lưu kết quả từ tháng 3": ("deferred", True),
    "Thôi học": ("withdrawn", True),
    "Bị đình chỉ học": ("withdrawn", True),
    "Đang học rồi thôi": ("withdrawn", True),
    "Bỏ học giữa chừng": ("withdrawn", True),
    "Không nhập học": ("withdrawn", False),
    "Không đi học": ("withdrawn", False),
    "Rút tên": ("withdrawn", False),
    "Chưa nhập học": ("sent", False),
    "Chưa vào học": ("sent", False),
    "Chờ nhập học": ("sent", False),
    "Không đạt": ("enrolled", True),
    "Đang học": ("studying", True),
    "Chưa tốt nghiệp": ("studying", True),
    "Bị buộc thôi học": ("withdrawn", True),
    "Xin không đi (bận việc)": ("withdrawn", False),
    "Chuyển sang khoá sau": ("deferred", False),
    "Chuyển sang năm 2024": ("deferred", False),
    "Chưa đi": ("sent", False),
}


def counted(train_report: TrainReport, path: Path, *options: str) -> dict[str, Any]:
    answer = train_report("summarize", path, *options, "--format", "json")
    assert answer.returncode == 0, answer.stderr
    found: dict[str, Any] = json.loads(answer.stdout)
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows = (f"{AN.replace('An', NAMES[n])} | | {words}" for n, words in enumerate(WORDS))
    write_typed(HEAD + "\n".join(rows), tmp_path / "ds.xlsx")
    return tmp_path / "ds.xlsx"


def test_words_tell_the_status_and_who_has_enrolled(
    folder: Path, train_report: TrainReport
) -> None:
    listed = counted(train_report, folder, "--by", "status")
    statuses = [status for status, _ in WORDS.values()]
    found = {row["status"]: row["count"] for row in listed["tables"][0]["rows"]}
    assert found == {one: statuses.count(one) for one in found}
    assert not [one for one in listed["issues"] if one["severity"] == "warning"]
    begun = counted(train_report, folder, "--status", "enrolled")
    assert begun["figures"]["total"]["value"] == sum(begun for _, begun in WORDS.values())


def test_a_day_of_enrolment_tells_where_words_do_not(
    tmp_path: Path, train_report: TrainReport
) -> None:
    rows = [f"{AN} | 5/9/2019 | Rút tên", f"{AN.replace('An', 'Ba')} | | Rút tên"]
    rows += [f"{AN.replace('An', 'Chi')} | 5/9/2019 | Không nhập học"]
    path = write_typed(HEAD + "\n".join(rows), tmp_path / "ds.xlsx")
    begun = counted(train_report, path, "--status", "enrolled")
    assert begun["figures"]["total"]["value"] == 1


def test_the_chain_counts_the_same(folder: Path, train_report: TrainReport) -> None:
    quota = "CHỈ TIÊU\nTrình độ | Năm | Chỉ tiêu\nTrung cấp LLCT | 2019 | 20"
    path = write_typed(quota, folder.parent / "ct.xlsx")
    answer = train_report("quota", folder, path, "--format", "json")
    (row,) = json.loads(answer.stdout)["tables"][0]["rows"]
    assert (row["sent"], row["enrolled"]) == (len(WORDS), sum(b for _, b in WORDS.values()))


def test_an_office_says_which_of_its_words_mean_enrolled(
    tmp_path: Path, train_report: TrainReport
) -> None:
    own = """
        [[coded]]
        field = "status"
        key = "withdrawn"
        spellings = ["về giữa khóa"]
        enrolled = ["về giữa khóa"]
    """
    (tmp_path / "tu-vung.toml").write_text(own, encoding="utf-8")
    (tmp_path / "train-report.toml").write_text('vocabulary = "tu-vung.toml"', encoding="utf-8")
    path = write_typed(f"{HEAD}{AN} | | Về giữa khoá", tmp_path / "ds.xlsx")
    begun = counted(train_report, path, "--status", "enrolled")
    assert begun["figures"]["total"]["value"] == 1


def test_who_has_not_enrolled_yet_is_not_studying(tmp_path: Path) -> None:
    listed = (
        "Nguyễn Văn An | 15/3/1980 | Nam | Chủ tịch UBND xã | Xã Long Hoà A | Đại học | SC | | "
    )
    sent = "Nguyễn Văn An | 15/3/1980 | Xã Long Hoà A | TC LLCT | 2021 | | Chưa nhập học"
    report, _ = told(tmp_path, listed, sent)
    assert people(report) == ["An trung-cap so-cap missing"]
    said = str(report.members["people"])
    assert "đã cử đi học Trung cấp LLCT, chưa nhập học (cử đi năm 2021)" in said


UNREAD = """
    Họ và tên | Ngày sinh | Giới tính | Đơn vị | Trình độ đào tạo | Năm | Tình trạng
    Nguyễn Văn An | 15/3/1980 | Nam | Xã A | TC LLCT | 2019 | Đã TN loại khá
    Nguyễn Văn Bé | 15/3/1981 | Nam | Xã A | TC LLCT | 2019 | Chờ xét tốt nghiệp
    Nguyễn Văn Cò | 15/3/1982 | ? | Xã B | TC LLCT | 2019 | Vắng thi
    Nguyễn Văn Dư | 15/3/1983 | Nam | Xã B | TC LLCT | 2020 | Thi lại lần 3 ở tỉnh
    Nguyễn Văn Em | 15/3/1984 | Nam | Xã B | TC LLCT | 2019 |
"""


@pytest.mark.parametrize(
    ("options", "many", "outcome"),
    [
        (("--status", "completed"), 3, "không có trong số đã chọn"),
        (("--status", "studying", "--unit", "Xã A"), 1, "không có trong số đã chọn"),
        (("--status", "completed", "--year", "2019"), 2, "không có trong số đã chọn"),
        (("--status", "enrolled"), 3, "không có trong số đã chọn"),
        (("--by", "status"), 3, "xếp vào “Chưa xác định”"),
        (("--by", "sex"), 1, "xếp vào “Chưa xác định”"),
        (("--where", "sex=nam"), 1, "không có trong số đã chọn"),
        ((), 0, ""),
        (("--by", "unit"), 0, ""),
    ],
)
def test_rows_whose_value_is_not_read_are_told_where_it_is_asked_for(
    train_report: TrainReport, tmp_path: Path, options: tuple[str, ...], many: int, outcome: str
) -> None:
    path = write_typed(UNREAD, tmp_path / "ds.xlsx")
    found = counted(train_report, path, *options)
    issues = [one for one in found["issues"] if one["rule"] == "field-unread"]
    assert len(issues) == bool(many)
    for one in issues:
        assert one["says"].startswith(f"{many} lượt có ")
        assert one["says"].endswith(f"nên {outcome}.")
        assert "train-report check TỆP" in one["advice"]


def test_a_row_of_a_year_nobody_knows_may_have_been_asked_for_as_well(
    train_report: TrainReport, tmp_path: Path
) -> None:
    path = write_typed(UNREAD.replace("2020 | Thi", "chưa rõ | Thi"), tmp_path / "ds.xlsx")
    found = counted(train_report, path, "--status", "completed", "--year", "2019")
    (told,) = (one["says"] for one in found["issues"] if one["rule"] == "field-unread")
    assert told.startswith("3 lượt có ")
