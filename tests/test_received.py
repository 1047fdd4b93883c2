"""`received`: whose each file is, how each unit stands, what to ask, what changed since."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from typed_tables import write_typed

from hongngu_cli.model.failure import CONFIGURATION, INPUT, USAGE
from hongngu_cli.model.units import Unit
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.shipped import vocabulary as shipped_words
from hongngu_cli.text.file_names import words_of_name
from hongngu_cli.text.listed_units import ListedUnits

if TYPE_CHECKING:
    from conftest import TrainReport

ROSTER = """
    {title} | < | < | < | < | <
    {line}
    STT | Họ và tên     | Ngày sinh | Đơn vị | Trình độ đào tạo | Năm
    1   | Nguyễn Văn An | 2/3/1980  | {unit} | Trung cấp LLCT   | 2026
    2   | Lê Thị Bình   | 5/6/1985  | {unit} | Cao cấp LLCT     | 2026
"""
UNITS = """
# các đơn vị phải gửi
1. Thị trấn Phước Tiền
2) Xã Long Hoà A
Xã Long Hoà B
- Xã An Phước 1
Xã An Phước 2
Khối Đảng, MTTQ, đoàn thể
"""
Told = Callable[..., Mapping[str, Any]]
STATE = ".train-report-received.json"


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    return load_vocabulary(shipped_words())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "don-vi.txt").write_text(UNITS, encoding="utf-8")
    made = tmp_path / "nhan"
    made.mkdir()
    return made


@pytest.fixture
def told(folder: Path, train_report: TrainReport) -> Told:
    """Run the command in JSON on the folder; give the units by name, with the whole answer."""

    def run(*options: str, units: str = "don-vi.txt", code: int = 0) -> Mapping[str, Any]:
        arguments = ("nhan", "--units", units, "--format", "json", *options)
        done = train_report("received", *arguments, cwd=folder.parent)
        assert done.returncode == code, done.stderr
        answer = json.loads(done.stdout)
        tables = {table["key"]: table["rows"] for table in answer["tables"]}
        return {
            **answer,
            "units": {row["unit"]: row for row in tables["received"]},
            "asked": {row["unit"]: row["asked"] for row in tables.get("reminder", [])},
            "unknown": [row["file"] for row in tables.get("unknown", [])],
        }

    return run


def send(path: Path, unit: str, title: str = "DANH SÁCH", line: str = "") -> Path:
    path.parent.mkdir(exist_ok=True)
    return write_typed(ROSTER.format(title=title, unit=unit, line=line or "."), path)


def test_a_file_is_found_by_title_column_name_and_folder(folder: Path, told: Told) -> None:
    send(folder / "1.xlsx", "Chi bộ ấp 1", "DANH SÁCH CÁN BỘ XÃ LONG HÒA A CỬ ĐI HỌC")
    send(folder / "2.csv", "UBND xã Long Hòa B")
    send(folder / "DS_XaAnPhuoc1 (2).xlsx", "Chi bộ ấp 3")
    send(folder / "TT Phước Tiền" / "ds.xlsx", "Chi bộ ấp 4")
    found = told()
    assert [unit for unit, row in found["units"].items() if row["status"] == "received"] == [
        "Thị trấn Phước Tiền",
        "Xã Long Hoà A",
        "Xã Long Hoà B",
        "Xã An Phước 1",
    ]
    assert list(found["asked"]) == ["Xã An Phước 2", "Khối Đảng, MTTQ, đoàn thể"]
    assert not found["unknown"]


def test_a_file_of_several_units_counts_for_each_and_few_rows_for_none(
    folder: Path, told: Told
) -> None:
    rows = "".join(
        f"    {n} | Phạm Văn {chr(65 + n)}n | 1/3/1979 | Xã An Phước {1 + n % 2} | Sơ cấp | 2026\n"
        for n in range(3, 9)
    )
    write_typed(ROSTER.format(title="DANH SÁCH", line=".", unit="X") + rows, folder / "chung.xlsx")
    many = "".join(
        f"    {n} | Đỗ Thị {chr(65 + n)}nh | {n}/4/1979 | Xã Long Hoà A | Sơ cấp | 2026\n"
        for n in range(3, 24)
    )
    text = ROSTER.format(title="DANH SÁCH", line=".", unit="Xã Long Hoà B") + many
    write_typed(text, folder / "xa-long-hoa-a.xlsx")
    found = told()
    sent = {unit: row["file"] for unit, row in found["units"].items() if row["file"]}
    assert sent == {
        "Xã Long Hoà A": "xa-long-hoa-a.xlsx",
        "Xã An Phước 1": "chung.xlsx",
        "Xã An Phước 2": "chung.xlsx",
    }
    assert [issue["rule"] for issue in found["issues"]] == ["unit-strays"]


def test_a_day_behind_a_name_or_a_dot_in_it_hides_no_unit(folder: Path, told: Told) -> None:
    send(folder / "TT Phước Tiền 05.2026.xlsx", "Chi bộ ấp 1")
    (folder / "TT. Phước Tiền").write_bytes(b"")
    send(folder / "Xã Long Hoà B 20-5-2026.xlsx", "Chi bộ ấp 2")
    (folder / "TU-VUNG.TOML").write_text("", encoding="utf-8")
    found = told()
    sent = [unit for unit, row in found["units"].items() if row["status"] == "received"]
    assert sent == ["Thị trấn Phước Tiền", "Xã Long Hoà B"]
    assert found["units"]["Thị trấn Phước Tiền"]["files"] == 2
    assert not found["unknown"]


def test_what_is_in_a_file_counts_against_its_name(folder: Path, told: Told) -> None:
    send(folder / "xa-an-phuoc-1.xlsx", "Xã An Phước 2")
    found = told()
    assert found["units"]["Xã An Phước 1"]["status"] == "missing"
    assert found["units"]["Xã An Phước 2"]["status"] == "received"
    assert [issue["rule"] for issue in found["issues"]] == ["unit-misnamed"]


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


def test_unreadable_files_letters_locks_and_hidden_files(folder: Path, told: Told) -> None:
    (folder / "Xã Long Hoà A.xlsx").write_bytes(b"PK\x03\x04 broken")
    (folder / "công văn xã An Phước 1.pdf").write_bytes(b"%PDF-1.4")
    for name in ("~$xa-an-phuoc-2.xlsx", ".xã An Phước 2.xlsx"):
        (folder / name).write_bytes(b"x" * 165)
    send(folder / "lạ.xlsx", "Xã Nơi Khác")
    found = told(code=INPUT)
    assert [row["status"] for row in found["units"].values()] == [
        *("missing", "unreadable", "missing", "unreadable", "missing", "missing")
    ]
    assert found["asked"]["Xã Long Hoà A"].startswith("Gửi lại tệp Xã Long Hoà A.xlsx: tệp hỏng")
    assert found["asked"]["Xã An Phước 1"].endswith("An Phước 1.pdf không phải bảng tính.")
    assert found["unknown"] == ["lạ.xlsx"]


def test_a_report_left_in_the_folder_is_nobodys_file(
    folder: Path, told: Told, train_report: TrainReport
) -> None:
    send(folder / "a.xlsx", "Xã Long Hoà A")
    made = ("nhan", "--units", "don-vi.txt", "-o", "nhan/tiep-nhan.xlsx")
    for _ in range(2):  # the second time the file of the first is there, and is not read
        assert train_report("received", *made, cwd=folder.parent).returncode == 0
    found = told()
    assert found["unknown"] == ["tiep-nhan.xlsx"]
    assert [row["status"] for row in found["units"].values()].count("missing") == 5


def test_a_sole_unreadable_file_and_an_empty_folder_are_answers(folder: Path, told: Told) -> None:
    assert set(told()["asked"].values()) == {"Gửi danh sách."}
    (folder / "Xã Long Hoà A.xlsx").write_bytes(b"")
    assert told(code=INPUT)["units"]["Xã Long Hoà A"]["status"] == "unreadable"


def test_since_last_time(folder: Path, told: Told) -> None:
    send(folder / "a.xlsx", "Xã Long Hoà A")
    send(folder / "b 2026-05-20.xlsx", "Xã Long Hoà B")
    send(folder / "c.xlsx", "Xã An Phước 1")
    gone = send(folder / "d.xlsx", "Xã An Phước 2")
    assert {row["since"] for row in told()["units"].values()} == {None}
    assert not (folder / STATE).exists()
    told("--remember", "--as-of", "2026-05-21")
    kept = (folder / STATE).read_text(encoding="utf-8")
    assert "Xã Long Hoà A" in kept
    assert not [word for word in ("Nguyễn", "Bình", "a.xlsx") if word in kept]

    (folder / "b 2026-05-20.xlsx").unlink()
    send(folder / "b 2026-05-02.xlsx", "Xã Long Hoà B", "DANH SÁCH CŨ")
    send(folder / "c.xlsx", "Xã An Phước 1", "DANH SÁCH ĐÃ SỬA")
    gone.unlink()
    send(folder / "e.xlsx", "TT. Phước Tiền")
    found = told()
    assert {unit: row["since"] for unit, row in found["units"].items()} == {
        "Thị trấn Phước Tiền": "new",
        "Xã Long Hoà A": "unchanged",
        "Xã Long Hoà B": "older",
        "Xã An Phước 1": "changed",
        "Xã An Phước 2": "gone",
        "Khối Đảng, MTTQ, đoàn thể": None,
    }
    assert "ngày 02/05/2026, bản trước ngày 20/05/2026" in found["asked"]["Xã Long Hoà B"]
    assert "nay không còn" in found["asked"]["Xã An Phước 2"]
    assert (folder / STATE).read_text(encoding="utf-8") == kept


def test_memory_outlives_other_spellings_other_lists_and_lost_files(
    folder: Path, told: Told
) -> None:
    def since(units: str) -> dict[str, str | None]:
        return {
            name: row["since"] for name, row in told("--remember", units=units)["units"].items()
        }

    for name, lines in {
        "một.txt": "Xã Long Hoà A\nXã An Phước 1",
        "hai.txt": "Xã Long Hoà B",
        "ba.txt": "UBND xã Long Hòa A\nUBND xã Long Hoà B\nXã An Phước 1",
    }.items():
        (folder.parent / name).write_text(lines, encoding="utf-8")
    send(folder / "a.xlsx", "Xã Long Hoà A")
    send(folder / "b.xlsx", "Xã Long Hoà B")
    gone = send(folder / "c.xlsx", "Xã An Phước 1")
    since("một.txt")
    since("hai.txt")
    gone.unlink()
    for _ in range(2):
        assert list(since("ba.txt").values()) == ["unchanged", "unchanged", "gone"]
    kept = json.loads((folder / STATE).read_text(encoding="utf-8"))["units"]
    assert sorted(kept) == ["UBND xã Long Hoà B", "UBND xã Long Hòa A", "Xã An Phước 1"]


def test_a_file_that_cannot_be_opened_has_no_day_and_is_not_remembered(
    folder: Path, told: Told
) -> None:
    (folder / "Xã Long Hoà A.xlsx").symlink_to(folder / "không có")
    (row,) = (r for r in told("--remember", code=3)["units"].values() if r["file"])
    assert (row["status"], row["saved"]) == ("unreadable", None)
    assert json.loads((folder / STATE).read_text(encoding="utf-8"))["units"] == {}


def test_a_letter_is_no_fault_of_the_file(
    folder: Path, told: Told, train_report: TrainReport
) -> None:
    (folder / "công văn xã An Phước 1.pdf").write_bytes(b"%PDF-1.4")
    assert told()["units"]["Xã An Phước 1"]["status"] == "unreadable"
    shown = train_report("received", "nhan", "--units", "don-vi.txt", cwd=folder.parent).stdout
    assert "có tệp, chưa đọc được danh sách: 01 đơn vị" in " ".join(shown.split())
    assert "lỗi tệp" not in shown


def test_a_broken_memory_is_named(folder: Path, train_report: TrainReport) -> None:
    for text in ("{}", "[", '{"day": "2026-01-01", "units": {"Xã Long Hoà A": 1}}'):
        (folder / STATE).write_text(text, encoding="utf-8")
        done = train_report("received", "nhan", "--units", "don-vi.txt", cwd=folder.parent)
        assert done.returncode == CONFIGURATION
        assert "tệp ghi nhớ lần trước bị hỏng" in done.stderr


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


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("nhan",), USAGE, "Chưa nêu danh sách đơn vị phải gửi."),
        (("không", "--units", "don-vi.txt"), INPUT, "không tìm thấy thư mục"),
        (("don-vi.txt", "--units", "don-vi.txt"), INPUT, "là tệp, không phải thư mục"),
        (("nhan", "--units", "không.txt"), INPUT, "không.txt: không mở được tệp"),
        (("nhan", "--units", "rỗng.txt"), INPUT, "rỗng.txt: không có tên đơn vị nào."),
        (("nhan", "--units", "rỗng.xlsx"), INPUT, "rỗng.xlsx: không có tên đơn vị nào."),
        (("nhan", "--units", "hỏng.toml"), CONFIGURATION, 'không có khoá "unitt"'),
        (("nhan", "--units", "trống.toml"), CONFIGURATION, 'trống.toml, dòng 2: unit.name = ""'),
    ],
)
def test_wrong_usage(
    arguments: tuple[str, ...], code: int, says: str, folder: Path, train_report: TrainReport
) -> None:
    files = {
        "rỗng.txt": "",
        "rỗng.xlsx": "",
        "hỏng.toml": "[[unitt]]\n",
        "trống.toml": '[[unit]]\nname = ""\n',
    }
    for name, text in files.items():
        (folder.parent / name).write_text(text, encoding="utf-8")
    done = train_report("tiep-nhan", *arguments, cwd=folder.parent)
    assert (done.returncode, done.stdout) == (code, "")
    assert says in done.stderr


LISTED = (
    "Xã Long Hoà A",
    "Xã An Phước",
    "Phường An Phước",
    "Xã Phú Ân",
    "Xã Phú Ấn",
    "TT Tân Hoà",
    "xa tan lap",
    "tt my tho",
    "Xã Tân Bình",
    "Xã Tân Bình 2",
)


@pytest.mark.parametrize(
    ("text", "sure", "unsure"),
    [
        ("DANH SÁCH CÁN BỘ XÃ LONG HÒA A", {"Xã Long Hoà A"}, set()),
        ("xa-long-hoa-a", {"Xã Long Hoà A"}, set()),
        ("Đảng uỷ phường An Phước báo cáo", {"Phường An Phước"}, set()),
        ("An Phước", set(), {"Xã An Phước", "Phường An Phước"}),
        ("xã An Phước 2", set(), set()),
        ("Xã Long Hoà B", set(), set()),
        ("Xã Phú Ân", {"Xã Phú Ân"}, set()),
        ("xa phu an", set(), {"Xã Phú Ân", "Xã Phú Ấn"}),
        ("Thị trấn Tân Hòa năm 2026", {"TT Tân Hoà"}, set()),
        ("ĐẢNG ỦY XÃ TÂN LẬP", {"xa tan lap"}, set()),
        ("ĐẢNG ỦY THỊ TRẤN MỸ THỌ", {"tt my tho"}, set()),
        ("Xã Phú Ân 20-5-2026", {"Xã Phú Ân"}, set()),
        ("xa-long-hoa-a_20.05.26", {"Xã Long Hoà A"}, set()),
        ("TT Tân Hoà 05.2026", {"TT Tân Hoà"}, set()),
        ("Xã Phú Ân 5-2026", {"Xã Phú Ân"}, set()),
        ("Xã Phú Ân 20-5", {"Xã Phú Ân"}, set()),
        ("Xã Phú Ân 06 THÁNG ĐẦU NĂM 2026", {"Xã Phú Ân"}, set()),
        ("xa tan lap 9 thang nam 2026", {"xa tan lap"}, set()),
        ("Xã An Phước 2 tháng 5-2026", set(), set()),
        ("xa-an-phuoc-2-2026", set(), set()),
        ("Xã Tân Bình 2-2026", {"Xã Tân Bình 2"}, set()),
        ("XãLongHoàA", {"Xã Long Hoà A"}, set()),
        ("DS_XãPhúÂn20-5-2026 - Copy (2)", {"Xã Phú Ân"}, set()),
    ],
)
def test_units_in_longer_texts(
    text: str, sure: set[str], unsure: set[str], words: Vocabulary
) -> None:
    listed = ListedUnits([Unit(name) for name in LISTED], words)
    found = listed.within(words_of_name(text))
    assert tuple(map(set, found)) == (sure, unsure)


BODIES = ("Xã Phú Ân", "Xã Long Hoà", "Xã Long Hoà A", "Sở Nội vụ", "Ban Tổ chức Tỉnh uỷ")


@pytest.mark.parametrize(
    ("text", "sure", "unsure"),
    [
        ("Phú Ân gửi Ban Tổ chức Tỉnh uỷ", {"Xã Phú Ân"}, {"Ban Tổ chức Tỉnh uỷ"}),
        ("bao cao Phu An gui So Noi vu", {"Xã Phú Ân"}, {"Sở Nội vụ"}),
        ("phu_an_gui_so_noi_vu", {"Xã Phú Ân"}, {"Sở Nội vụ"}),
        ("PhuAnGuiSoNoiVu", {"Xã Phú Ân"}, {"Sở Nội vụ"}),
        ("Phú Ân nộp về Sở Nội vụ", {"Xã Phú Ân"}, {"Sở Nội vụ"}),
        ("Phú Ân 20-5-2026 gửi Sở Nội vụ", {"Xã Phú Ân"}, {"Sở Nội vụ"}),
        (
            "Phú Ân gửi Sở Nội vụ và Ban Tổ chức Tỉnh uỷ",
            {"Xã Phú Ân"},
            {"Sở Nội vụ", "Ban Tổ chức Tỉnh uỷ"},
        ),
        ("gửi Sở Nội vụ Phú Ân", {"Xã Phú Ân"}, {"Sở Nội vụ"}),
        ("Sở Nội vụ gửi UBND xã Phú Ân", {"Sở Nội vụ"}, {"Xã Phú Ân"}),
        ("gui ban to chuc tinh uy", set(), {"Ban Tổ chức Tỉnh uỷ"}),
        ("Sở Nội vụ gửi", {"Sở Nội vụ"}, set()),
        ("Sở Nội vụ đã gửi lần 2", {"Sở Nội vụ"}, set()),
        ("gửi lần 2 - xã Phú Ân", {"Xã Phú Ân"}, set()),
        ("gửi lại xã Phú Ân", {"Xã Phú Ân"}, set()),
        ("Gửi - xã Phú Ân", {"Xã Phú Ân"}, set()),
        ("đã gửi (Phú Ân)", {"Xã Phú Ân"}, set()),
        ("Đơn vị gửi: xã Phú Ân", {"Xã Phú Ân"}, set()),
        ("don vi gui so noi vu", {"Sở Nội vụ"}, set()),
    ],
)
def test_whom_a_name_goes_to_is_no_sender(
    text: str, sure: set[str], unsure: set[str], words: Vocabulary
) -> None:
    listed = ListedUnits([Unit(name) for name in BODIES], words)
    assert tuple(map(set, listed.within(words_of_name(text)))) == (sure, unsure)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("So Noi vu v2", "Sở Nội vụ"),
        ("Long Hoà v2", "Xã Long Hoà"),
        ("long_hoa_v.2", "Xã Long Hoà"),
        ("Long Hoa V2", "Xã Long Hoà"),
        ("Long Hoa t11.2026", "Xã Long Hoà"),
        ("so noi vu q4", "Sở Nội vụ"),
        ("Long Hoà A v3", "Xã Long Hoà A"),
        ("Long Hoà B", None),
        ("xa-long-hoa-b2", None),
        ("Long Hoà 2", None),
    ],
)
def test_a_version_or_a_period_behind_a_name_hides_no_unit(
    text: str, unit: str | None, words: Vocabulary
) -> None:
    listed = ListedUnits([Unit(name) for name in BODIES], words)
    assert set(listed.within(words_of_name(text))[0]) == ({unit} if unit else set())


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


def test_a_known_file_that_broke_is_not_said_to_be_gone(folder: Path, told: Told) -> None:
    path = send(folder / "ds.xlsx", "Xã Long Hoà A")
    told("--remember")
    path.write_bytes(b"PK\x03\x04 broken")
    found = told(code=INPUT)
    assert found["asked"]["Xã Long Hoà A"] == (
        "Gửi lại danh sách: lần trước đã có tệp, nay không còn tệp nào đọc được."
    )
    assert found["unknown"] == ["ds.xlsx"]


def test_a_school_of_a_commune_is_not_the_commune(words: Vocabulary) -> None:
    listed = ListedUnits([*map(Unit, LISTED), Unit("Trường THCS Long Hoà A")], words)
    for text in ("DANH SÁCH GIÁO VIÊN TRƯỜNG THCS XÃ PHÚ ÂN", "truong-tieu-hoc-1-xa-long-hoa-a"):
        assert not any(listed.within(words_of_name(text)))
    assert listed.within("Trường THCS Long Hoà A")[0] == {"Trường THCS Long Hoà A"}
    assert listed.within("GIÁO VIÊN TIỂU HỌC XÃ PHÚ ÂN")[0] == {"Xã Phú Ân"}


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


def test_who_is_addressed_or_referred_to_has_not_sent(folder: Path, told: Told) -> None:
    title = "DANH SÁCH CÁN BỘ (Kèm theo Công văn số 12-CV/ĐU của xã An Phước 1)"
    send(folder / "1.xlsx", "Chi bộ ấp 1", title, "Kính gửi: Đảng uỷ xã Long Hoà A")
    send(folder / "Xã Long Hoà B.xlsx", "Chi bộ ấp 2", title)
    found = told()
    received = [unit for unit, row in found["units"].items() if row["status"] == "received"]
    assert (received, found["unknown"]) == (["Xã Long Hoà B"], ["1.xlsx"])


def test_a_unit_named_by_the_file_alone_stands_in_no_column(folder: Path, told: Told) -> None:
    bare = ROSTER.replace("| {unit}", "| ")
    rows = "    3 | Đỗ Thị Ánh | 2/4/1979 | Xã Long Hoà B | Sơ cấp | 2026\n"
    more = "".join(
        f"    {n} | Phạm Văn {chr(65 + n)}n | {n}/3/1979 | | Sơ cấp | 2026\n" for n in range(4, 20)
    )
    text = bare.format(title="DANH SÁCH", line=".") + rows + more
    write_typed(text, folder / "Xã An Phước 1.xlsx")
    found = told()
    (file,) = found["files"]
    assert (file["units"], file["by"]) == (["Xã An Phước 1"], "tên tệp")
    assert [issue["rule"] for issue in found["issues"]] == ["unit-strays"]


def test_a_column_of_addressees_is_no_title(folder: Path, told: Told) -> None:
    text = """
        Kính gửi: | Xã Long Hoà A | < | < | <
        Kính gửi: | < | < | < | <
        Xã Long Hoà B | < | < | < | <
        - Xã An Phước 1 | < | < | < | <
        DANH SÁCH (XÃ AN PHƯỚC 2) | < | < | < | <
        STT | Họ và tên     | Ngày sinh | Trình độ đào tạo | Năm
        1   | Nguyễn Văn An | 2/3/1980  | Trung cấp LLCT   | 2026
    """
    write_typed(text, folder / "1.xlsx")
    found = told()
    (file,) = found["files"]
    assert (file["units"], file["by"]) == (["Xã An Phước 2"], "tiêu đề")


def test_a_table_of_figures_of_many_units_is_nobodys(folder: Path, told: Told) -> None:
    text = """
        CHỈ TIÊU ĐÀO TẠO, BỒI DƯỠNG NĂM 2026 | < | < | <
        STT | Đơn vị        | Trung cấp LLCT | Cao cấp LLCT
        1   | Xã Long Hoà A | 3              | 1
        {}
    """
    two = "2   | Xã Long Hoà B | 2              | 1"
    write_typed(text.format(two), folder / "chi-tieu.xlsx")
    write_typed(text.format("").replace("Long Hoà A", "An Phước 1"), folder / "nhu-cau.xlsx")
    found = told()
    received = [unit for unit, row in found["units"].items() if row["status"] == "received"]
    assert (received, found["unknown"]) == (["Xã An Phước 1"], ["chi-tieu.xlsx"])
    (unknown,) = next(t["rows"] for t in found["tables"] if t["key"] == "unknown")
    assert "bảng số liệu của 02 đơn vị" in unknown["why"]


@pytest.mark.parametrize(
    ("sent", "received", "rule"),
    [
        (("xa-long-hoa-a.xlsx", "AAAAB"), "A", "unit-strays"),
        (("xa-long-hoa-a.xlsx", "AAABBB"), "AB", "unit-beside"),
        (("1.xlsx", "A" * 20 + "B"), "A", "unit-strays"),
    ],
)
def test_rows_of_another_unit_in_a_units_list_are_told(
    sent: tuple[str, str], received: str, rule: str, folder: Path, told: Told
) -> None:
    name, units = sent
    head = ROSTER.format(title="DANH SÁCH", line=".", unit="").splitlines()[:4]
    rows = [
        f"{n} | Phạm {chr(64 + n)}n | {n}/3/1980 | Xã Long Hoà {unit} | Sơ cấp | 2026"
        for n, unit in enumerate(units, start=1)
    ]
    write_typed("\n".join((*head, *rows)), folder / name)
    found = told()
    are = [unit[-1] for unit, row in found["units"].items() if row["status"] == "received"]
    assert are == [*received]
    assert [issue["rule"] for issue in found["issues"] if "unit" in issue["rule"]] == [rule]


def test_a_list_without_people_is_asked_for(folder: Path, told: Told) -> None:
    rows = ROSTER.format(title="XÃ LONG HOÀ A", line=".", unit="").splitlines()
    write_typed("\n".join(rows[:4]), folder / "a.xlsx")
    send(folder / "b.xlsx", "Xã Long Hoà B")
    found = told()
    assert found["units"]["Xã Long Hoà A"]["status"] == "empty"
    asked = found["asked"]["Xã Long Hoà A"]
    assert asked.startswith("Gửi danh sách: tệp a.xlsx chưa có người nào; nếu không")
    assert found["units"]["Xã Long Hoà B"]["status"] == "received"
    assert "Xã Long Hoà B" not in found["asked"]
    # A list with people beside it is the newest, whenever the empty one was saved.
    send(folder / "a1.xlsx", "Xã Long Hoà A")
    os.utime(folder / "a1.xlsx", (1_700_000_000, 1_700_000_000))
    assert told()["units"]["Xã Long Hoà A"]["file"] == "a1.xlsx"


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


def test_a_unit_named_once_more_without_marks_is_told(folder: Path, told: Told) -> None:
    names = "Xã Long Khánh A\nXã Tân Thành\nXã Tân Thạnh\nXã Long Khanh A\nXã Long Khanh B\n"
    (folder.parent / "hai.txt").write_text(names, encoding="utf-8")
    found = told(units="hai.txt")
    assert len(found["units"]) == 5
    (issue,) = found["issues"]
    assert (issue["rule"], issue["cell"], issue["severity"]) == ("unit-repeated", "A4", "warning")
    assert "chỉ khác “Xã Long Khánh A” (A1)" in issue["says"]
