"""Leader, level of the post and place of study, told by the post, the unit and the institution."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from typed_tables import write_typed

from hongngu_cli import shipped
from hongngu_cli.analyse.told import reader_of
from hongngu_cli.read.settings.vocabularies import load_vocabulary

if TYPE_CHECKING:
    from conftest import TrainReport

VOCABULARY = load_vocabulary(shipped.vocabulary())
LEADERS = {
    "Trưởng phòng Nội vụ": "yes",
    "PHÓ TRƯỞNG BAN TỔ CHỨC HUYỆN ỦY": "yes",
    "Huyện uỷ viên, Trưởng phòng Tư pháp": "yes",
    "Bí thư Chi bộ, Trưởng phòng Y tế": "yes",
    "Phó Bí thư Thường trực Đảng uỷ xã": "yes",
    "Chủ tịch Hội LHPN xã": "yes",
    "Chi cục trưởng Chi cục Thuế": "yes",
    "Phó Hiệu trưởng Trường THCS An Phước": "yes",
    "Chuyên viên kiêm Phó Trưởng phòng": "yes",
    "Chuyên viên Ban Tổ chức": "no",
    "Công chức Tài chính - Kế toán": "no",
    "Cán bộ Văn phòng Đảng uỷ": "no",
    "Văn thư": "no",
    "Bí thư Chi bộ ấp Long Thạnh 1": "no",
    "Trưởng ban nhân dân khóm 2": "no",
    "P. Trưởng phòng Nội vụ": "yes",
    "PCT UBND xã": "yes",
    "Phó Chánh VP": "yes",
    "CV": "no",
    "Cộng tác viên": None,
    None: None,
}
LEVELS = {
    ("Chủ tịch UBND", "Xã An Phước 1"): "xa",
    ("Bí thư Đảng uỷ xã", "Huyện uỷ Hồng An"): "xa",
    ("Huyện uỷ viên, Bí thư Đảng uỷ xã", None): "xa",
    ("Trưởng phòng Nội vụ", "Khối chính quyền"): "huyen",
    ("Trưởng phòng Tổ chức", "Sở Nội vụ"): "tinh",
    ("Trưởng phòng Kinh tế", "UBND xã Long Thuận"): "xa",
    ("Chuyên viên Phòng Lao động, Thương binh và Xã hội", "Khối chính quyền"): "huyen",
    ("Chuyên viên Phòng Nông nghiệp và Phát triển nông thôn", None): "huyen",
    ("Chuyên viên Văn phòng Tỉnh uỷ", None): "tinh",
    ("Chuyên viên", "Thị uỷ"): "huyen",
    ("Bí thư Đoàn cơ sở", None): None,
    ("Hiệu trưởng Trường Trung học cơ sở", "Ngành Giáo dục"): None,
    ("Chuyên viên Văn phòng", None): None,
}
PLACES = {
    "Học viện Chính trị khu vực IV": "trong-nuoc",
    "Trường Chính trị tỉnh": "trong-nuoc",
    "Đại học Queensland, Úc": "ngoai-nuoc",
    "Trường Đại học Tôn Đức Thắng": None,
    "Đại học Luật TP. Hồ Chí Minh": "trong-nuoc",
    "Liên kết với Trường Đại học Vinh": "lien-ket",
}


@pytest.mark.parametrize(("post", "wanted"), LEADERS.items())
def test_posts_tell_leaders(post: str | None, wanted: str | None) -> None:
    assert reader_of("leader", VOCABULARY)((post,)) == wanted


@pytest.mark.parametrize(("texts", "wanted"), LEVELS.items())
def test_posts_and_units_tell_the_level(texts: tuple[str | None, ...], wanted: str | None) -> None:
    assert reader_of("post_level", VOCABULARY)(texts) == wanted


@pytest.mark.parametrize(("text", "wanted"), PLACES.items())
def test_institutions_tell_the_place(text: str, wanted: str | None) -> None:
    assert reader_of("place", VOCABULARY)((text,)) == wanted


ROSTER = """
    DANH SÁCH CỬ ĐI HỌC
    Họ và tên     | Ngày sinh | Chức vụ             | Đơn vị        | Lớp     | Năm  | Cấp
    Nguyễn Văn An | 1/6/1985  | Trưởng phòng Nội vụ | Khối UBND     | TC LLCT | 2025 | tỉnh
    Trần Thị Bình | 2/6/1985  | Chuyên viên         | Xã An Phước 1 | CC LLCT | 2025 |
    Lê Văn Cường  | 7/8/1970  | Cộng tác viên       | Khối UBND     | TC LLCT | 2025 |
    Lê Văn Dũng   | 7/8/1971  | Cộng tác viên       | Khối UBND     | TC LLCT | 2024 |
"""


def answer(train_report: TrainReport, *arguments: str | Path) -> dict[str, Any]:
    told = train_report(*arguments, "--format", "json")
    assert told.returncode == 0, told.stderr
    answered: dict[str, Any] = json.loads(told.stdout)
    return answered


def test_the_own_column_counts_first_and_what_is_taken_or_untold_is_said(
    tmp_path: Path, train_report: TrainReport
) -> None:
    path = write_typed(ROSTER, tmp_path / "ds.xlsx")
    year = ("--year", "2025")
    told = answer(train_report, "summarize", path, "--by", "post_level", "--by", "leader", *year)
    rows = {
        row["post_level"]: (row.get("yes"), row.get("no"), row["total"])
        for row in told["tables"][0]["rows"]
    }
    assert rows == {"tinh": (1, 0, 1), "xa": (0, 1, 1), "unrecognised": (0, 0, 1)}
    says = [
        one["says"] for one in told["issues"] if one["rule"] in {"told-by-words", "field-untold"}
    ]
    assert sorted(says) == [
        "Cấp của chức vụ của 1 lượt lấy theo chức vụ và đơn vị (Cấp xã: 1).",
        "Không rõ cấp của chức vụ của 1 lượt (Cộng tác viên, Khối UBND: 1).",
        "Không rõ lãnh đạo, quản lý của 1 lượt (Cộng tác viên: 1).",
        "Lãnh đạo, quản lý của 2 lượt lấy theo chức vụ (Có: 1; Không: 1).",
    ]
    said = " ".join(train_report("summarize", path, "--by", "leader", *year).stdout.split())
    assert "Ghi chú: Lãnh đạo, quản lý của 2 lượt lấy theo chức vụ (Có: 1; Không: 1)." in said
    chosen = answer(train_report, "summarize", path, "--where", "leader=yes")
    assert chosen["figures"]["total"]["value"] == 1
    why = answer(train_report, "explain", "leader.no", path)
    assert [row["row"] for row in why["rows_behind"]] == [4]


def test_an_office_adds_its_own(tmp_path: Path, train_report: TrainReport) -> None:
    own = '[[told]]\nfield = "leader"\nkey = "no"\nbegins = ["Cộng tác viên"]\n'
    (tmp_path / "tu-vung.toml").write_text(own, encoding="utf-8")
    (tmp_path / "train-report.toml").write_text('vocabulary = "tu-vung.toml"', encoding="utf-8")
    path = write_typed(ROSTER, tmp_path / "ds.xlsx")
    told = answer(train_report, "summarize", path, "--by", "leader")
    assert {row["leader"]: row["count"] for row in told["tables"][0]["rows"]} == {"yes": 1, "no": 3}
