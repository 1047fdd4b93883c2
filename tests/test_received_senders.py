"""Whose a file is, by its names, titles and rows: who sends, who is sent to, who is only named."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typed_tables import write_typed

from hongngu_cli.model.units import Unit
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.shipped import vocabulary as shipped_words
from hongngu_cli.text.file_names import words_of_name
from hongngu_cli.text.listed_units import ListedUnits

if TYPE_CHECKING:
    from conftest import TrainReport
from received_made import ROSTER, Told, asking, inbox, send


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    return load_vocabulary(shipped_words())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return inbox(tmp_path)


@pytest.fixture
def told(folder: Path, train_report: TrainReport) -> Told:
    return asking(folder, train_report)


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


def test_a_school_of_a_commune_is_not_the_commune(words: Vocabulary) -> None:
    listed = ListedUnits([*map(Unit, LISTED), Unit("Trường THCS Long Hoà A")], words)
    for text in ("DANH SÁCH GIÁO VIÊN TRƯỜNG THCS XÃ PHÚ ÂN", "truong-tieu-hoc-1-xa-long-hoa-a"):
        assert not any(listed.within(words_of_name(text)))
    assert listed.within("Trường THCS Long Hoà A")[0] == {"Trường THCS Long Hoà A"}
    assert listed.within("GIÁO VIÊN TIỂU HỌC XÃ PHÚ ÂN")[0] == {"Xã Phú Ân"}


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


def test_a_note_that_names_a_unit_is_not_its_file(folder: Path, told: Told) -> None:
    (folder / "ghi chu.txt").write_text("Xã Long Hoà A hẹn thứ sáu gửi\n", encoding="utf-8")
    found = told("--remember")
    assert found["units"]["Xã Long Hoà A"]["status"] == "missing"
    assert found["asked"]["Xã Long Hoà A"] == "Gửi danh sách."
    assert found["unknown"] == ["ghi chu.txt"]
    send(folder / "ds.xlsx", "Xã Long Hoà A")
    assert told()["units"]["Xã Long Hoà A"]["since"] == "new"


def test_a_text_with_a_table_or_with_its_units_name_is_a_file(folder: Path, told: Told) -> None:
    rows = "DANH SÁCH CỦA XÃ LONG HOÀ B\nHọ và tên\tNăm sinh\tTrình độ đào tạo\tNăm\n"
    rows += "Lê Thị An\t1980\tTrung cấp LLCT\t2026\nVõ Văn Bình\t1981\tCao cấp LLCT\t2026\n"
    (folder / "ds.txt").write_text(rows, encoding="utf-8")
    (folder / "Xã Long Hoà A.txt").write_text("Đã gửi bản giấy\n", encoding="utf-8")
    (folder / "xem.csv").write_text("Xã An Phước 1\nchưa có ai\n", encoding="utf-8")
    units = told()["units"]
    assert units["Xã Long Hoà B"]["status"] == "received"
    assert units["Xã Long Hoà A"]["status"] == "unreadable"
    assert units["Xã An Phước 1"]["status"] == "unreadable"
