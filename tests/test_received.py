"""`received`: how each unit stands, what to ask, what changed since."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typed_tables import write_typed

from hongngu_cli.model.failure import CONFIGURATION, INPUT, USAGE

if TYPE_CHECKING:
    from conftest import TrainReport
from received_made import ROSTER, Told, asking, inbox, send

STATE = ".train-report-received.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return inbox(tmp_path)


@pytest.fixture
def told(folder: Path, train_report: TrainReport) -> Told:
    return asking(folder, train_report)


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


def test_a_known_file_that_broke_is_not_said_to_be_gone(folder: Path, told: Told) -> None:
    path = send(folder / "ds.xlsx", "Xã Long Hoà A")
    told("--remember")
    path.write_bytes(b"PK\x03\x04 broken")
    found = told(code=INPUT)
    assert found["asked"]["Xã Long Hoà A"] == (
        "Gửi lại danh sách: lần trước đã có tệp, nay không còn tệp nào đọc được."
    )
    assert found["unknown"] == ["ds.xlsx"]


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
