"""What `summarize --by` breaks down by: ages in bands, the young, peoples, results and more."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from typed_tables import write_typed

if TYPE_CHECKING:
    from conftest import TrainReport

ROSTER = """
    DANH SÁCH CỬ ĐI HỌC | < | < | < | < | < | <
    Họ và tên     | Ngày sinh | Dân tộc | Lớp      | Năm  | Kết quả        | Cử đi/tự túc | Cấp
    Nguyễn Văn An | 1/6/1985  | Kinh    | TC LLCT  | 2025 | Tốt nghiệp khá | cử đi        | xã
    Trần Thị Thuý | 2/6/1985  | Khmer   | CC LLCT  | 2025 | Khá            | cử đi        | huyện
    Lê Văn Cường  | 7/8/1970  | kinh    | TC LLCT  | 2025 | TB             | tự túc       | xã
    Đỗ Minh Khôi  | 1995      |         | TC LLCT  | 2025 |                |              |
"""
AS_OF = ("--as-of", "1/6/2025")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_typed(ROSTER, tmp_path / "ds.xlsx")
    return tmp_path


def rows(train_report: TrainReport, folder: Path, field: str) -> dict[str, int]:
    told = train_report(
        "summarize", "ds.xlsx", "--by", field, *AS_OF, "--format", "json", cwd=folder
    )
    assert told.returncode == 0, told.stderr
    answer: dict[str, Any] = json.loads(told.stdout)
    (table,) = answer["tables"]
    found = {row[field]: row["count"] for row in table["rows"]}
    assert sum(found.values()) == table["total"]["count"]
    for key, value in found.items():
        assert answer["figures"][f"{field}.{key}"]["value"] == value
    return found


@pytest.mark.parametrize(
    ("field", "wanted"),
    [
        ("minority", {"kinh": 1, "thieu-so": 1, "unrecognised": 1}),
        ("result", {"kha": 2, "unrecognised": 1}),
        ("sponsor", {"sent": 2, "self": 1, "unrecognised": 1}),
        ("post_level", {"huyen": 1, "xa": 1, "unrecognised": 1}),
        ("age3", {"<=40": 3}),
        ("age", {"<=30": 1, "36-40": 2}),
        ("young", {"yes": 2, "no": 1}),
        ("leader", {"unrecognised": 3}),
        ("place", {"unrecognised": 3}),
    ],
)
def test_breakdowns(
    folder: Path, train_report: TrainReport, field: str, wanted: dict[str, int]
) -> None:
    assert rows(train_report, folder, field) == wanted


def test_the_office_says_who_is_young_and_which_bands_there_are(
    folder: Path, train_report: TrainReport
) -> None:
    settings = "[targets]\nyoung_inclusive = true\n[bands]\ncoarse = [35]\n"
    (folder / "train-report.toml").write_text(settings, encoding="utf-8")
    assert rows(train_report, folder, "young") == {"yes": 3}
    assert rows(train_report, folder, "age3") == {"<=35": 1, ">35": 2}
    (folder / "train-report.toml").write_text("[bands]\ncoarse = [50, 40]\n", encoding="utf-8")
    told = train_report("summarize", "ds.xlsx", cwd=folder)
    assert (told.returncode, "bands.coarse" in told.stderr) == (4, True)


def test_who_went_by_themselves_is_counted_only_where_asked(
    folder: Path, train_report: TrainReport
) -> None:
    told = train_report("summarize", "ds.xlsx", "--by", "sponsor", cwd=folder)
    assert "kể cả tự túc" in told.stdout
    why = train_report("explain", "sponsor.self", "ds.xlsx", "--format", "json", cwd=folder)
    assert len(json.loads(why.stdout)["rows_behind"]) == 1


PEOPLES = (
    "Khmer",
    "Khơ-me",
    "Khơ me",
    "KHMER",
    "Khome",
    "Kinh",
    "Việt",
    "Hoa",
    "Ca Dong",
    "ca dong",
)


def test_a_people_is_one_however_it_is_spelt(tmp_path: Path, train_report: TrainReport) -> None:
    head = "DANH SÁCH CỬ ĐI HỌC | < | < | <\nHọ và tên | Dân tộc | Lớp | Năm\n"
    people = (f"Lê Văn {chr(65 + n)}n | {one} | TC LLCT | 2025" for n, one in enumerate(PEOPLES))
    write_typed(head + "\n".join(people), tmp_path / "ds.xlsx")
    found = rows(train_report, tmp_path, "ethnicity")
    assert found == {"kinh": 2, "khmer": 5, "hoa": 1, "Ca Dong": 2}
    for asked, wanted in {"Khơme": 5, "Việt": 2, "Ca Dong": 2, "kinh": 2}.items():
        where = ("--where", f"ethnicity={asked}", "--format", "json")
        told = train_report("summarize", "ds.xlsx", *where, cwd=tmp_path)
        assert json.loads(told.stdout)["figures"]["total"]["value"] == wanted, asked
    groups = rows(train_report, tmp_path, "minority")  # what no list has may be a slip
    assert groups == {"kinh": 2, "thieu-so": 6, "unrecognised": 2}


SELF_PAID = "Chỉ tính lượt được cử đi, nên không tính 02 lượt tự túc; muốn tính cả, thêm"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), True),
        (("--year", "2022"), False),
        (("--level", "Thạc sĩ"), False),
        (("--sponsor", "all"), False),
        (("--sponsor", "self"), False),
        (("--by", "sponsor"), False),
    ],
)
def test_who_pays_alone_is_said_to_be_left_out(
    train_report: TrainReport,
    tmp_path: Path,
    options: tuple[str, ...],
    said: bool,  # noqa: FBT001 - pytest passes it by name
) -> None:
    (tmp_path / "ds.csv").write_text(
        "Họ và tên;Đơn vị;Trình độ;Năm;Nguồn kinh phí\n"
        "Nguyễn Văn An;Xã Một;Thạc sĩ;2022;Ngân sách\n"
        "Trần Thị Bé;Xã Một;Tiến sĩ;2021;Tự túc\n"
        "Lê Văn Bình;Xã Hai;Tiến sĩ;2021;Tự túc\n",
        encoding="utf-8",
    )
    told = train_report("summarize", "ds.csv", "--format", "json", *options, cwd=tmp_path)
    notes = json.loads(told.stdout).get("notes", [])
    assert any(note.startswith(SELF_PAID) for note in notes) is said


NOT_FINISHING = (
    "Trong 04 lượt người được cử đi có 01 lượt thôi học hoặc không hoàn thành, 01 lượt hoãn hoặc "
    "bảo lưu; muốn chỉ tính lượt đã hoàn thành, thêm --status completed."
)
ONE_LEFT = (
    "Trong 02 lượt người được cử đi có 01 lượt thôi học hoặc không hoàn thành; muốn chỉ tính lượt "
    "đã hoàn thành, thêm --status completed."
)
LEFT = """
Họ và tên | Đơn vị | Trình độ | Năm | Tình trạng
Nguyễn Văn An | Xã Một | Sơ cấp LLCT | 2022 | Hoàn thành
Trần Thị Bé | Xã Một | Sơ cấp LLCT | 2022 | Rút
Lê Văn Bình | Xã Hai | Trung cấp LLCT | 2022 | Hoãn
Lê Văn Công | Xã Hai | Trung cấp LLCT | 2022 | Đang học
"""


@pytest.mark.parametrize(
    ("options", "note"),
    [
        ((), NOT_FINISHING),
        (("--by", "unit"), NOT_FINISHING),
        (("--level", "Sơ cấp LLCT"), ONE_LEFT),
        (("--by", "status"), None),
        (("--status", "completed"), None),
        (("--status", "withdrawn"), None),
        (("--where", "status=withdrawn"), None),
        (("--count", "people"), None),
    ],
)
def test_who_left_or_put_it_off_is_counted_and_said_to_be(
    train_report: TrainReport, tmp_path: Path, options: tuple[str, ...], note: str | None
) -> None:
    write_typed(LEFT, tmp_path / "ds.xlsx")
    told = train_report("summarize", "ds.xlsx", "--format", "json", *options, cwd=tmp_path)
    assert json.loads(told.stdout).get("notes", []) == ([note] if note else [])


def test_where_nobody_left_nothing_is_said_of_it(train_report: TrainReport, tmp_path: Path) -> None:
    stayed = LEFT.replace("Rút", "Hoàn thành").replace("Hoãn", "Không đạt")
    write_typed(stayed, tmp_path / "ds.xlsx")
    told = train_report("summarize", "ds.xlsx", "--format", "json", cwd=tmp_path)
    assert json.loads(told.stdout).get("notes", []) == []
