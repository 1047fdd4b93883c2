"""What titles, the sheet's name and the file's name say of a whole table."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from typed_tables import sheet_of, write_typed

from hongngu_cli.model.issue import Issue
from hongngu_cli.model.settings import Limits, Reading
from hongngu_cli.model.units import Unit
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.headings.context import begins_with, is_full_name, spellings_of
from hongngu_cli.read.headings.issuing_units import issuing_unit, with_issuer
from hongngu_cli.read.headings.overall import given_overall
from hongngu_cli.read.headings.titles import title_lines
from hongngu_cli.read.rosters import open_files, read_roster
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.shipped import vocabulary
from hongngu_cli.text.fold import fold

VOCABULARY = load_vocabulary(vocabulary())
SPELLINGS = spellings_of(VOCABULARY)
SURNAMES = frozenset(map(fold, ("Nguyễn", "Trần", "Ông")))


def told(text: str, path: str = "ds.xlsx") -> Mapping[str, tuple[str | int, str]]:
    """Take all rows of a sheet for its titles."""
    sheet = sheet_of(text, path)
    given = given_overall(sheet, range(1, len(sheet.rows) + 1), SPELLINGS)
    return {field: (value.value, value.source) for field, value in given.items()}


def test_titles_tell_level_year_and_unit() -> None:
    assert told(
        """
        ĐƠN VỊ: | Đảng uỷ xã An Định
        DANH SÁCH HỌC VIÊN LỚP CAO CẤP LLCT NĂM 2019
        (Kèm theo Quyết định số 15-QĐ/HU ngày 15/3/2020)
        """
    ) == {
        "unit": ("Đảng uỷ xã An Định", "title"),
        "level": ("cao-cap", "title"),
        "year": (2019, "title"),
    }


def test_the_sheet_and_the_file_speak_where_titles_are_silent() -> None:
    given = told("== Xã An Định\nDANH SÁCH NĂM 2019", "du-lieu/Lớp_TCLLCT_K12-2018.xlsx")
    assert given == {
        "year": (2019, "title"),
        "unit": ("Xã An Định", "sheet"),
        "level": ("trung-cap", "file"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "DANH SÁCH NĂM 2018\nDANH SÁCH NĂM 2019",
        "LỚP TRUNG CẤP LLCT\nLỚP CAO CẤP LLCT",
        "TỪ NĂM 2018 ĐẾN NĂM 2021",
        "TRƯỜNG ĐẠI HỌC AN ĐỊNH\nUBND XÃ AN ĐỊNH",
        "Đơn vị: ………………",
    ],
)
def test_what_is_told_twice_or_not_at_all_is_not_taken(text: str) -> None:
    assert told(text) == {}


def test_a_unit_of_the_vocabulary_is_known_in_any_title() -> None:
    spellings = spellings_of(Vocabulary(unit=(Unit("Xã An Định", ("An Định",)),)))
    sheet = sheet_of("DANH SÁCH CÁN BỘ XÃ AN ĐỊNH ĐI HỌC")
    assert given_overall(sheet, [1], spellings)["unit"].value == "Xã An Định"


@pytest.mark.parametrize(
    ("text", "begins"),
    [("Xã An", True), ("XÃ AN", True), ("Xãn", False), ("xã", True), ("Xa An", False), ("", False)],
)
def test_a_text_begins_with_whole_words(text: str, begins: bool) -> None:  # noqa: FBT001 - pytest passes it by name
    assert begins_with(text, (fold("Xã"),)) is begins


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Nguyễn Văn An", True),
        ("ông An", True),
        ("Nguyễn", False),
        ("Nguyễn Văn An 1", False),
        ("Xã An Phước", False),
        ("Trần Thị Kim Ngọc Bích Vân", False),
    ],
)
def test_a_full_name_begins_with_a_surname(text: str, named: bool) -> None:  # noqa: FBT001 - pytest passes it by name
    assert is_full_name(text, SURNAMES) is named


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Xã An Định (2)", "Xã An Định"),
        ("Xã An Định - Copy", "Xã An Định"),
        ("Phòng Giáo dục và Đào tạo", "Phòng Giáo dục và Đào tạo"),
        ("Trung tâm Bồi dưỡng chính trị", "Trung tâm Bồi dưỡng chính trị"),
        ("Xã An Định - TC LLCT - năm 2019", "Xã An Định"),
        ("DS cử đi học - Xã An Định", "Xã An Định"),
        ("Xã An Định TCLLCT 2019", "Xã An Định"),
        ("Trường Cao đẳng Y tế", "Trường Cao đẳng Y tế"),
        ("Xã An Định bổ sung", "Xã An Định"),
        ("Xã An Định lần 2", "Xã An Định"),
        ("Xã An Định bổ sung tháng 9", "Xã An Định"),
        ("Xã An Định mới", "Xã An Định"),
        ("Xã An Định 2020 chính thức", "Xã An Định"),
        ("Xã An Định ngày 12-3", "Xã An Định"),
        ("Xã An Định 12.3.2021", "Xã An Định"),
        ("Xã An Định đã sửa", "Xã An Định"),
        ("Xã An Định Cao cấp LLCT", "Xã An Định"),
        ("Phòng Nội vụ chính thức", "Phòng Nội vụ"),
        ("Thị trấn Chợ Mới", "Thị trấn Chợ Mới"),
        ("Xã An Định 2", "Xã An Định 2"),
    ],
)
def test_a_sheet_or_file_is_named_after_a_unit_and_more(name: str, unit: str) -> None:
    for given in (told(f"== {name}\nDANH SÁCH"), told("DANH SÁCH", f"{name}.xlsx")):
        assert given["unit"][0] == unit


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("UBND XÃ TÂN BÌNH", "XÃ TÂN BÌNH"),
        ("UBND XÃ LONG HỘI", "XÃ LONG HỘI"),
        ("ĐẢNG ỦY XÃ LONG HỘI ĐÔNG", "XÃ LONG HỘI ĐÔNG"),
        ("UBND xã Hội Lộc", "xã Hội Lộc"),
        ("UBND thị trấn Năm Giồng", "thị trấn Năm Giồng"),
        ("UBND PHƯỜNG BÌNH HỌC", "PHƯỜNG BÌNH HỌC"),
        ("DANH SÁCH CÁN BỘ CỦA XÃ LONG HỘI CỬ ĐI HỌC NĂM 2019", "XÃ LONG HỘI"),
        ("Danh sách cán bộ của xã Tân Bình học trung cấp", "xã Tân Bình"),
        ("Danh sách cán bộ của xã Tân Bình năm 2019", "xã Tân Bình"),
        ("DANH SÁCH CÁN BỘ CỦA XÃ TÂN BÌNH HỘI NÔNG DÂN CỬ", "XÃ TÂN BÌNH"),
        ("UBND xã năm 2019", None),
        ("DANH SÁCH CÁN BỘ XÃ TÂN BÌNH ĐI HỌC NĂM 2020", "XÃ TÂN BÌNH"),
        ("Danh sách đảng viên xã Tân Bình", "xã Tân Bình"),
        ("Danh sách cử đi học năm 2019 - Xã Tân Bình", "Xã Tân Bình"),
        ("DANH SÁCH CÁN BỘ XÃ ĐI HỌC", None),
        ("Danh sách cán bộ xã trẻ đi học", None),
        ("DANH SÁCH CÁN BỘ XÃ DỰ NGUỒN ĐI HỌC", None),
        ("DANH SÁCH CÁN BỘ XÃ TÂN BÌNH, XÃ LONG HỘI", None),
        ("DANH SÁCH KHU VỰC XÃ TÂN BÌNH", None),
        ("UBND XA TAN BINH", "XA TAN BINH"),
        ("DANG UY XA TAN BINH", "XA TAN BINH"),
        ("DANH SACH LOP PHUONG PHAP GIANG DAY", None),
    ],
)
def test_words_that_end_a_commune_s_name_may_be_in_one(line: str, unit: str | None) -> None:
    assert issuing_unit(line, SPELLINGS) == unit


@pytest.mark.parametrize(
    ("path", "unit", "others"),
    [
        ("Xã An Định.xlsx", ("Xã An Định", "file"), []),
        ("Xã An Định gửi huyện.xlsx", ("XÃ AN ĐỊNH", "issuer"), []),
        ("Xã An Định chờ duyệt.xlsx", ("XÃ AN ĐỊNH", "issuer"), []),
        ("Xã Long Hội.xlsx", ("XÃ AN ĐỊNH", "issuer"), ["Xã Long Hội"]),
        ("Chi bộ ấp 1.xlsx", ("Chi bộ ấp 1", "file"), []),
    ],
)
def test_the_commune_that_issues_a_list_counts_before_the_file_s_name(
    path: str, unit: tuple[str, str], others: list[str]
) -> None:
    sheet = sheet_of("UBND XÃ AN ĐỊNH\nDANH SÁCH", path)
    lines = list(title_lines(sheet, (1, 2), SPELLINGS))
    given = with_issuer(given_overall(sheet, (1, 2), SPELLINGS), lines, (), SPELLINGS)["unit"]
    assert (given.value, given.source) == unit
    assert [one.value for one in given.others] == others


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("KẾT QUẢ CỬ ĐI HỌC NĂM 2025 CỦA PHÒNG VĂN HOÁ - XÃ HỘI", "PHÒNG VĂN HOÁ - XÃ HỘI"),
        ("cử đi học của Phòng Giáo dục và Đào tạo năm 2025", "Phòng Giáo dục và Đào tạo"),
        ("CÁN BỘ THUỘC THANH TRA TỈNH GIAI ĐOẠN 2021-2025", "THANH TRA TỈNH"),
        ("CÁN BỘ CỦA VĂN PHÒNG HUYỆN (KÈM QUYẾT ĐỊNH SỐ 1)", "VĂN PHÒNG HUYỆN"),
        ("CỬ ĐI HỌC THEO ĐỀ NGHỊ CỦA PHÒNG NỘI VỤ", None),
        ("HỌC VIÊN LỚP CHUYÊN VIÊN CỦA PHÒNG NỘI VỤ", None),
        ("CÁN BỘ CỦA HUYỆN TÂN BÌNH", None),
        ("CÁN BỘ CỦA BAN TỔ CHỨC HUYỆN ỦY", None),
        ("CÁN BỘ CỦA CÁC PHÒNG NĂM 2025", None),
        ("CÁN BỘ CỦA PHÒNG", None),
        ("THI TẠI PHÒNG SỐ 2", None),
        ("CÁN BỘ CỦA XÃ AN ĐỊNH", "XÃ AN ĐỊNH"),
    ],
)
def test_an_office_whose_people_a_title_lists(title: str, unit: str | None) -> None:
    sheet = sheet_of(f"UBND HUYỆN TÂN BÌNH\nDANH SÁCH {title}")
    told = list(title_lines(sheet, (1, 2), SPELLINGS))
    given = with_issuer({}, told, (), SPELLINGS, offices=True).get("unit")
    assert (given and given.value) == unit


@pytest.mark.parametrize(
    ("lines", "unit"),
    [
        ("PHÒNG TƯ PHÁP", "PHÒNG TƯ PHÁP"),
        ("PHÒNG GD&ĐT HUYỆN TÂN BÌNH\nTRƯỜNG THCS BỐN MÙA", "TRƯỜNG THCS BỐN MÙA"),
        ("HUYỆN ĐOÀN TÂN BÌNH", "HUYỆN ĐOÀN TÂN BÌNH"),
        ("UBND HUYỆN TÂN BÌNH\nTRUNG TÂM Y TẾ | <", "TRUNG TÂM Y TẾ"),
        ("CÔNG AN HUYỆN\nUBND XÃ AN ĐỊNH", "XÃ AN ĐỊNH"),
        ("ĐẢNG BỘ XÃ AN ĐỊNH\nVĂN PHÒNG ĐẢNG ỦY", "XÃ AN ĐỊNH"),
        ("UBND XÃ AN ĐỊNH\nPHÒNG VĂN HÓA - XÃ HỘI", "XÃ AN ĐỊNH"),
        ("HUYỆN TÂN BÌNH", None),
        ("UBND HUYỆN TÂN BÌNH", None),
        ("HUYỆN ỦY TÂN BÌNH\nBAN TỔ CHỨC", None),
        ("TRƯỜNG TIỂU HỌC BA\nTRUNG TÂM CHÍNH TRỊ HUYỆN", None),
        ("ĐẢNG BỘ HUYỆN\nCHI BỘ", None),
        ("ĐỘI CỜ ĐỎ", None),
    ],
)
def test_an_office_above_the_title_lists_its_own_people(lines: str, unit: str | None) -> None:
    sheet = sheet_of(f"{lines}\nDANH SÁCH CỬ ĐI HỌC\nPHÒNG HỌC SỐ 2")
    rows = range(1, len(sheet.rows) + 1)
    told = list(title_lines(sheet, rows, SPELLINGS))
    given = with_issuer({}, told, (), SPELLINGS, offices=True).get("unit")
    assert (given and given.value) == unit
    without = with_issuer({}, told, (), SPELLINGS).get("unit")
    assert (without and without.value) == (unit if unit and unit.startswith("XÃ") else None)


@pytest.mark.parametrize(
    ("name", "unit", "beneath"),
    [
        ("UBKT", "XÃ AN ĐỊNH", "CƠ QUAN ỦY BAN KIỂM TRA ĐẢNG ỦY"),
        ("Sheet1", "XÃ AN ĐỊNH", "CƠ QUAN ỦY BAN KIỂM TRA ĐẢNG ỦY"),
        # Another body's sheet, which the one above the title only sends in.
        ("Hội LHPN", "Hội LHPN", ""),
        ("Xã Long Hội", "Xã Long Hội", ""),
    ],
)
def test_the_sheet_of_the_body_that_writes_beneath_its_commune_is_the_commune_s(
    name: str, unit: str, beneath: str
) -> None:
    text = f"== {name}\nĐẢNG BỘ XÃ AN ĐỊNH\nCƠ QUAN ỦY BAN KIỂM TRA ĐẢNG ỦY\nDANH SÁCH CỬ ĐI HỌC"
    sheet = sheet_of(text)
    told = list(title_lines(sheet, (1, 2, 3), SPELLINGS))
    given = given_overall(sheet, (1, 2, 3), SPELLINGS)
    found = with_issuer(given, told, (), SPELLINGS, offices=True)["unit"]
    assert (found.value, found.beneath, found.others) == (unit, beneath, ())


def test_the_note_says_which_line_was_taken_and_that_the_other_may_be(tmp_path: Path) -> None:
    people = "STT | Họ và tên | Lớp\n1 | Lê Văn Tám | Trung cấp LLCT"
    head = "ĐẢNG BỘ XÃ AN ĐỊNH\nVĂN PHÒNG ĐẢNG ỦY\n"
    (told,) = unit_taken(f"{head}DANH SÁCH CỬ ĐI HỌC\n{people}", tmp_path)
    assert told.place.cell == "A1"
    assert told.says.endswith(': XÃ AN ĐỊNH, gồm cả "VĂN PHÒNG ĐẢNG ỦY" ở dòng dưới.')
    line = "Đơn vị: VĂN PHÒNG ĐẢNG ỦY"
    assert f'ghi dòng "{line}" phía trên bảng' in told.advice
    (told,) = unit_taken(f"{head}{line}\nDANH SÁCH CỬ ĐI HỌC\n{people}", tmp_path)
    assert (told.place.cell, told.says.endswith(": VĂN PHÒNG ĐẢNG ỦY.")) == ("A3", True)


def unit_taken(text: str, folder: Path) -> list[Issue]:
    path = str(write_typed(text, folder / "ds.xlsx"))
    opened = open_files([path], VOCABULARY, Reading(), Limits())
    issues = read_roster(opened, VOCABULARY).issues
    return [one for one in issues if one.rule == "value-taken" and one.says.startswith("Đơn vị")]


def test_a_school_beneath_its_commune_sends_its_own_teachers() -> None:
    sheet = sheet_of("UBND XÃ AN ĐỊNH\nTRƯỜNG TIỂU HỌC BỐN MÙA\nDANH SÁCH CỬ ĐI HỌC")
    told = list(title_lines(sheet, (1, 2, 3), SPELLINGS))
    given = with_issuer({}, told, (), SPELLINGS, offices=True)["unit"]
    assert (given.value, given.beneath) == ("TRƯỜNG TIỂU HỌC BỐN MÙA", "")


def test_the_nearest_source_counts_and_keeps_what_others_say() -> None:
    text = "== Năm 2020\nDANH SÁCH HỌC VIÊN LỚP TRUNG CẤP LLCT NĂM 2019\nĐơn vị: Xã An Định"
    sheet = sheet_of(text, "Lớp Sơ cấp LLCT - An Định.xlsx")
    given = given_overall(sheet, range(1, 3), SPELLINGS)
    assert (given["year"].value, given["level"].value) == (2019, "trung-cap")
    others = {
        field: [(one.value, one.source) for one in value.others] for field, value in given.items()
    }
    assert others == {"year": [(2020, "sheet")], "level": [("so-cap", "file")], "unit": []}


@pytest.mark.parametrize(
    ("text", "path", "unit"),
    [
        ("DANH SÁCH CỬ ĐI HỌC (Đơn vị: Xã Long Bình)", "ds.xlsx", ("Xã Long Bình", "title")),
        ("DANH SÁCH (Đơn vị tính: người)", "ds.xlsx", None),
        ("DANH SÁCH NĂM 2021", "DS xã Long Bình 2021.xlsx", ("xã Long Bình", "file")),
        ("DANH SÁCH NĂM 2021", "DS cán bộ xã Long Bình.xlsx", ("xã Long Bình", "file")),
        ("DANH SÁCH NĂM 2021", "DS lớp xã Long Bình.xlsx", None),
    ],
)
def test_units_in_brackets_and_behind_the_word_for_a_list(
    text: str, path: str, unit: tuple[str, str] | None
) -> None:
    assert told(text, path).get("unit") == unit
