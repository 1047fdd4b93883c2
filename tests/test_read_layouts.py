"""Layouts told apart from what looks like them; those read as they stand lie in tests/rosters."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typed_tables import sheet_of

from hongngu_cli import shipped
from hongngu_cli.model.account import sources_of
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.settings import Reading
from hongngu_cli.read.enrolments.positions import read_post
from hongngu_cli.read.headings.context import is_full_name, spellings_of
from hongngu_cli.read.headings.course_years import year_told
from hongngu_cli.read.rosters import Opened, read_roster
from hongngu_cli.read.rows.names import read_names
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.read.tables.recogniser import recogniser

if TYPE_CHECKING:
    from conftest import TrainReport

VOCABULARY = load_vocabulary(shipped.vocabulary())
SPELLINGS = spellings_of(VOCABULARY)


def read(text: str) -> Roster:
    """Read a typed sheet; its ledger closes whatever stands on it."""
    sheet = sheet_of(text)
    tables = recogniser(VOCABULARY, Reading()).tables(sheet)
    roster = read_roster(Opened((sheet,), tables, ()), VOCABULARY)
    ledgers = [source.ledger for source in sources_of(roster)]
    assert all(ledger.closed and ledger.read == len(sheet.rows) for ledger in ledgers)
    return roster


def column(roster: Roster, field: str) -> list[object]:
    values = roster.frame[field].astype(object)
    return [None if missing else v for v, missing in zip(values, values.isna(), strict=True)]


@pytest.mark.parametrize(
    ("text", "position", "unit"),
    [
        ("Phó Chủ tịch UBND xã Long Thuận", "Phó Chủ tịch UBND", "xã Long Thuận"),
        ("Trưởng phòng Nội vụ huyện", "Trưởng phòng", "phòng Nội vụ huyện"),
        ("Trưởng phòng", "Trưởng phòng", None),
        ("Chủ tịch UBND xã", "Chủ tịch UBND xã", None),
        ("Bí thư Huyện ủy", "Bí thư", "Huyện ủy"),
        ("Chuyên viên huyện", "Chuyên viên huyện", None),
        ("Công chức Văn phòng - Thống kê xã Một", "Công chức Văn phòng - Thống kê", "xã Một"),
        ("Ủy viên Ban Thường vụ Huyện ủy", "Ủy viên Ban Thường vụ", "Huyện ủy"),
        ("Chỉ huy trưởng BCH Quân sự xã An", "Chỉ huy trưởng BCH Quân sự", "xã An"),
        ("Trưởng ban Tuyên giáo xã An", "Trưởng ban Tuyên giáo", "xã An"),
        ("Chánh Văn phòng Đảng ủy X. An", "Chánh Văn phòng Đảng ủy", "X. An"),
        # What is a unit beside its commune, or stands by itself behind a comma, stays one.
        ("Hiệu trưởng Trường THCS xã An", "Hiệu trưởng", "Trường THCS xã An"),
        ("Chủ tịch Hội Khuyến học Trường A xã An", "Chủ tịch", "Hội Khuyến học Trường A xã An"),
        ("Bí thư Chi bộ Quân sự xã An", "Bí thư Chi bộ", "Chi bộ Quân sự xã An"),
        ("Phó Chủ tịch, UBND xã An", "Phó Chủ tịch", "UBND xã An"),
        ("Chủ tịch UBND thị xã An", "Chủ tịch", "UBND thị xã An"),
        ("Bí thư Đảng ủy, Chủ tịch UBND xã An", "Bí thư Đảng ủy, Chủ tịch UBND", "xã An"),
        ("Chủ tịch Hội LHPN xã An, Ủy viên", "Chủ tịch Hội LHPN xã An, Ủy viên", "xã An"),
        ("Phó Trưởng phòng, Phòng Tài chính", "Phó Trưởng phòng", "Phòng Tài chính"),
        ("Giáo viên", "Giáo viên", None),
        # A hamlet's people work there and are sent by their commune.
        ("Trưởng ban nhân dân ấp 1", "Trưởng ban nhân dân ấp 1", None),
        ("Phó Trưởng Ban nhân dân khóm 2", "Phó Trưởng Ban nhân dân khóm 2", None),
        ("Trưởng ban nhân dân ấp 1 xã An", "Trưởng ban nhân dân ấp 1", "xã An"),
        ("Trưởng Ban công tác Mặt trận ấp 1", "Trưởng Ban công tác Mặt trận ấp 1", None),
        ("Chi hội trưởng Phụ nữ ấp 3", "Chi hội trưởng Phụ nữ ấp 3", None),
        ("Trưởng ban Tuyên giáo", "Trưởng ban", "ban Tuyên giáo"),
        ("Chủ tịch Ủy ban nhân dân xã An", "Chủ tịch Ủy ban nhân dân", "xã An"),
        ("Chủ tịch Ủy ban nhân dân xã", "Chủ tịch Ủy ban nhân dân xã", None),
        ("Bí thư Chi bộ ấp 1", "Bí thư Chi bộ", "Chi bộ ấp 1"),
        ("Phó Bí thư Chi bộ Trường THCS An", "Phó Bí thư Chi bộ", "Chi bộ Trường THCS An"),
    ],
)
def test_a_position_is_parted_from_its_unit(
    text: str, position: str | None, unit: str | None
) -> None:
    post = read_post(text, SPELLINGS)
    assert (post.position, post.unit) == (position, unit)


@pytest.mark.parametrize(
    ("text", "name", "sex", "year"),
    [
        ("Đ/c Nguyễn Văn An", "Nguyễn Văn An", None, None),
        ("Đồng Chí Thanh", "Đồng Chí Thanh", None, None),
        ("Bà H'Bia Niê", "H'Bia Niê", "nu", None),
        ("Ông Thị Hoa", "Ông Thị Hoa", None, None),
        ("Ông Lê Văn Tám", "Lê Văn Tám", "nam", None),
        ("Anh Thư", "Anh Thư", None, None),
        ("Lê Văn Tám (SN 1985)", "Lê Văn Tám", None, 1985),
        ("Bà Lê Thị Tám - 15/3/1985", "Lê Thị Tám", "nu", 1985),
        ("Lê Văn Tám 2", "Lê Văn Tám 2", None, None),
    ],
)
def test_names_are_left_by_themselves(
    text: str, name: str, sex: str | None, year: int | None
) -> None:
    told = read_names([text, "Bà Trần Thị Bé"], SPELLINGS.surnames).get(text)
    if told is None:
        assert (text, None, None) == (name, sex, year)
        return
    assert (told.name, told.sex, told.birth and told.birth.year) == (name, sex, year)


def test_a_surname_that_is_a_form_of_address_elsewhere_stays() -> None:
    told = read_names(["Ông Hoàng Nam", "Lê Văn Tám"], SPELLINGS.surnames)
    assert told["Ông Hoàng Nam"].name == "Ông Hoàng Nam"


def test_a_short_year_behind_a_name_is_a_doubt() -> None:
    told = read_names(["Lê An, sinh ngày 3/4/85"], SPELLINGS.surnames)["Lê An, sinh ngày 3/4/85"]
    assert told.name == "Lê An"
    assert told.birth is not None
    assert told.birth.doubt == "two-digit-year"


@pytest.mark.parametrize(
    ("text", "in_section", "in_title"),
    [
        ("Lớp Cao cấp LLCT tại Học viện khu vực IV, khóa 2017-2019", 2017, 2017),
        ("Lớp TC LLCT (2019-2020)", 2019, 2019),
        ("Danh sách cử đi học 2018-2020", 2018, None),
        ("Giai đoạn 2018-2020", None, None),
        ("Nhiệm kỳ 2015 - 2020", None, None),
        ("Từ năm 2018 đến năm 2020", None, None),
        ("Khóa 2010-2030", None, None),
        ("Thời gian: từ tháng 9/2021", 2021, 2021),
        ("Thời gian học: từ 9/2021 đến 6/2022", 2021, 2021),
        ("Thời gian đào tạo: 02 năm (2021-2023)", 2021, 2021),
        ("Thời gian học từ ngày 15/9/2021", 2021, 2021),
        ("Khai giảng: ngày 15/9/2021", 2021, 2021),
        ("Lớp Cao cấp LLCT (từ tháng 9/2022 đến tháng 6/2024)", 2022, 2022),
        ("LỚP TC LLCT TỪ NGÀY 15/9/2021 ĐẾN THÁNG 6/2022 TẠI AN ĐỊNH", 2021, 2021),
        ("(Từ ngày 06/9 đến ngày 10/9/2021)", 2021, 2021),
        ("Danh sách các lớp từ tháng 01/2020 đến tháng 6/2021", None, None),
        ("Kết quả đào tạo từ tháng 01/2020 đến tháng 6/2021", None, None),
        ("Thời gian: 02 năm", None, None),
        ("Lớp TC LLCT năm 2021 (từ 01/9/2020 đến 31/8/2021)", 2021, 2021),
    ],
)
def test_a_class_over_years_is_of_its_first(
    text: str, in_section: int | None, in_title: int | None
) -> None:
    told = (year_told(text, SPELLINGS), year_told(text, SPELLINGS, titled=True))
    assert told == (in_section, in_title)


@pytest.mark.parametrize(
    ("cell", "year"),
    [
        ("Cao cấp LLCT (2018-2020)", 2018),
        ("Trung cấp LLCT 2018-2019", 2018),
        ("Cao cấp LLCT, 9/2018 - 9/2020", 2018),
        ("Cao cấp LLCT khoá 2018-2020", 2018),
        ("TC LLCT từ 9/2018 đến tháng 6/2019", 2018),
        ("TC LLCT (khai giảng 15/9/2018)", 2018),
        ("Cao cấp LLCT năm 2019", 2019),
        ("Cao cấp LLCT giai đoạn 2018-2020", None),
        ("Cao cấp LLCT 2010-2030", None),
        ("Cao cấp LLCT (2020-2018)", None),
        ("Cao cấp LLCT", None),
    ],
)
def test_a_span_of_years_with_a_level_is_of_its_first(cell: str, year: int | None) -> None:
    roster = read(f"STT | Họ và tên | Năm sinh | Lớp\n1 | Lê Văn An | 1980 | {cell}\n")
    assert column(roster, "year") == [year]
    assert column(roster, "level") != [None]


def test_each_level_of_one_cell_has_the_span_beside_it() -> None:
    cell = "TC LLCT 2016-2017; Cao cấp LLCT (2018-2020)"
    roster = read(f"STT | Họ và tên | Năm sinh | Lớp\n1 | Lê Văn An | 1980 | {cell}\n")
    assert column(roster, "year") == [2016, 2018]


@pytest.mark.parametrize("name", ["H'Bia Niê", "Y Moan Êban", "Kpă Thuyên", "Neang Kim Sa"])
def test_names_of_all_peoples_are_names(name: str) -> None:
    assert is_full_name(name, SPELLINGS.surnames)


HEAD = "STT | Họ và tên | Năm sinh | Đơn vị | Trình độ | Năm\n"


@pytest.mark.parametrize(
    ("units", "read_as"),
    [
        (("Xã Một", "", "", "Xã Hai", ""), ["Xã Một", "Xã Một", "Xã Một", "Xã Hai", "Xã Hai"]),
        (("Xã Một", "", "Xã Hai", "Xã Ba", ""), ["Xã Một", None, "Xã Hai", "Xã Ba", None]),
        (("Xã Một", "Xã Một", "", "", ""), ["Xã Một", "Xã Một", None, None, None]),
        (("Xã Một", "", "Xã Hai", "", "Xã Một"), ["Xã Một", None, "Xã Hai", None, "Xã Một"]),
        (("", "", "Xã Một", "", ""), [None, None, "Xã Một", None, None]),
    ],
    ids=["groups", "few-blanks", "typed-twice", "comes-back", "begins-blank"],
)
def test_a_blank_cell_is_a_missing_value_unless_the_list_is_plainly_grouped(
    units: tuple[str, ...], read_as: list[str | None]
) -> None:
    rows = (
        f"{at} | Nguyễn Văn An{at} | 198{at} | {unit} | Trung cấp LLCT | 2019\n".replace(
            f"An{at}", ("An", "Bình", "Cang", "Dũng", "Em")[at]
        )
        for at, unit in enumerate(units)
    )
    roster = read(HEAD + "".join(rows))
    assert column(roster, "unit") == read_as
    taken = any(issue.rule == "value-taken" for issue in roster.issues)
    assert taken is (read_as.count(None) < units.count(""))


def test_a_carried_unit_leads_back_to_the_cell_it_was_typed_in() -> None:
    rows = (
        f"{n} | Lê Văn {name} | 1980 | {unit} | Cao cấp LLCT | 2019\n" for n, name, unit in PEOPLE
    )
    roster = read(HEAD + "".join(rows))
    assert [roster.place(row, "unit").cell for row in roster.frame.index] == ["D2", "D2", "D2"]
    assert roster.typed(2, "unit") == "Xã Một"


PEOPLE = ((1, "An", "Xã Một"), (2, "Bé", ""), (3, "Cư", ""))


@pytest.mark.parametrize(
    ("row", "names"),
    [
        (" | Hồng Hạnh", ["Nguyễn Thị Hồng Hạnh", "Lê Văn Cường"]),
        (" | Trần Thị Bé | 1985 | Xã Ba | Cao cấp LLCT | 2019", None),
        ("Xã Ba", ["Nguyễn Thị", "Lê Văn Cường"]),
        (" | (chuyển công tác)", ["Nguyễn Thị", "Lê Văn Cường"]),
        (" | | | | | Trang 1/2", ["Nguyễn Thị", "Lê Văn Cường"]),
    ],
    ids=["wrapped", "person", "section", "remark", "page"],
)
def test_only_what_goes_on_with_a_name_is_joined_to_it(row: str, names: list[str] | None) -> None:
    people = (
        "1 | Nguyễn Thị | 1981 | Xã Hai | Cao cấp LLCT | 2019\n",
        f"{row}\n",
        "2 | Lê Văn Cường | 1982 | Xã Hai | Cao cấp LLCT | 2019\n",
    )
    roster = read(HEAD + "".join(people))
    assert column(roster, "name") == (names or ["Nguyễn Thị", "Trần Thị Bé", "Lê Văn Cường"])
    assert (2 + 1 in roster.tables[0].wrapped) is ("Hồng" in row)


@pytest.mark.parametrize(
    ("section", "unit"),
    [
        ("LONG THUẬN", "LONG THUẬN"),
        ("Long Khánh A (2 đồng chí)", "Long Khánh A"),
        ("CÁN BỘ CHỦ CHỐT", None),
        ("Nữ", None),
        ("Đối tượng 1", None),
        ("Sau đại học", None),
        ("Trần Thị Bé", None),
        ("danh sách bổ sung", None),
    ],
)
def test_a_section_is_a_unit_where_people_are_numbered_anew_beneath_a_name(
    section: str, unit: str | None
) -> None:
    text = f"""STT | Họ và tên | Năm sinh | Trình độ | Năm
    1 | Lê Văn Út | 1980 | Cao cấp LLCT | 2019
    {section}
    1 | Nguyễn Văn An | 1980 | Cao cấp LLCT | 2019
    2 | Lê Thị Ba | 1980 | Cao cấp LLCT | 2019"""
    assert column(read(text), "unit")[1:] == [unit, unit]


SECTIONED = """DANH SÁCH CỬ ĐI HỌC SƠ CẤP LLCT NĂM 2021
STT | Họ và tên | Năm sinh
{0}
1 | Lê Văn Út | 1980
{1}
2 | Nguyễn Văn An | 1981
{2}
3 | Lê Thị Ba | 1982
"""


@pytest.mark.parametrize(
    ("sections", "units", "told"),
    [
        (("Xã Một", "Ngân hàng Chính sách", "Xã Hai"), (0, 1, 2), ["value-taken A5"]),
        (("Xã Một | <", "Đồn Biên phòng | <", "Xã Hai | <"), (0, 1, 2), ["value-taken A5"]),
        (("I | Xã Một", "II | Điện lực Bốn Mùa", "III | Xã Hai"), (0, 1, 2), ["value-taken B5"]),
        (("| Xã Một", "| Sở Xây dựng", "| Bưu điện Ba Sao"), (0, 1, 2), ["B5", "B7"]),
        (("| Xã Một", "| Công ty Ba Sao", "| HTX Bốn Mùa"), (0, 1, 2), []),
        (("| Xã Một", "| Long Thuận", "| Phú Lộc"), (0, 1, 2), []),
        (("| Xã Một", "| Nữ", "| Không tập trung"), (0, 0, 0), []),
        (("I | Xã Một", "1 | Tổ trực", "2 | Tổ bảo vệ"), (0, 0, 0), []),
        (("| Xã Một", "| chờ xác minh", "| Gửi bổ sung"), (0, 0, 0), ["section-unknown B5"]),
        (("Trung cấp LLCT", "Bưu điện Ba Sao", "Nữ"), (None, None, None), []),
    ],
)
def test_a_section_unknown_among_units_is_one_and_told(
    sections: tuple[str, ...], units: tuple[int | None, ...], told: list[str]
) -> None:
    roster = read(SECTIONED.format(*sections))
    names = [one.removesuffix(" | <").split("| ")[-1] for one in sections]
    assert column(roster, "unit") == [None if at is None else names[at] for at in units]
    found = [
        f"{one.rule} {one.place.cell}"
        for one in roster.issues
        if one.rule == "section-unknown" or (one.rule == "value-taken" and "chữ nào" in one.says)
    ]
    assert len(found) == len(told)
    assert all(one.endswith(end) for one, end in zip(found, told, strict=True))


def test_parts_right_beneath_a_unit_stay_in_it_and_are_told() -> None:
    parts = SECTIONED.format("| Xã Một\n| Sở chỉ huy", "| Sở hậu cần", "| Xã Hai")
    roster = read(parts)
    assert column(roster, "unit") == ["Xã Một", "Xã Một", "Xã Hai"]
    assert [str(one.place.cell) for one in roster.issues if one.rule == "section-unknown"] == ["B4"]


@pytest.mark.parametrize(
    ("section", "levels"),
    [
        ("Kỹ năng mềm", ["cao-cap", None, "so-cap"]),
        ("Phú Thuận", ["cao-cap", "cao-cap", "so-cap"]),
        ("Nữ", ["cao-cap", "cao-cap", "so-cap"]),
    ],
)
def test_a_section_unknown_among_levels_is_a_class_of_no_known_level(
    section: str, levels: list[str | None]
) -> None:
    text = SECTIONED.partition("\n")[2].format("| Cao cấp LLCT", f"| {section}", "| Sơ cấp LLCT")
    assert column(read(text), "level") == levels


def test_no_section_is_a_unit_where_units_have_a_column() -> None:
    roster = read(
        HEAD + "LONG THUẬN\n1 | Nguyễn Văn An | 1980 | Xã Ba | Cao cấp LLCT | 2019\n"
        "2 | Nguyễn Văn Ân | 1980 | | Cao cấp LLCT | 2019\n"
    )
    assert column(roster, "unit") == ["Xã Ba", None]


@pytest.mark.parametrize("cell", ["Tốt", "85", "HTTNV"])
def test_years_over_something_else_than_trainings_are_left_out_and_told(cell: str) -> None:
    roster = read(
        "STT | Họ và tên | Trình độ | Năm | Đánh giá | <\n"
        "^ | ^ | ^ | ^ | 2018 | 2019\n"
        f"1 | Nguyễn Văn An | Cao cấp LLCT | 2020 | {cell} | {cell}\n"
    )
    assert column(roster, "year") == [2020]
    assert [issue.rule for issue in roster.issues] == ["column-unknown", "column-unknown"]


def test_marks_under_years_are_enrolments_of_those_years() -> None:
    roster = read(
        "DANH SÁCH CỬ ĐI BỒI DƯỠNG QUỐC PHÒNG AN NINH\n"
        "STT | Họ và tên | Năm 2018 | Năm 2019\n"
        "1 | Nguyễn Văn An | x | x\n2 | Trần Thị Bé | | x\n"
    )
    assert column(roster, "year") == [2018, 2019, 2019]
    assert [roster.place(row, "year").cell for row in roster.frame.index] == ["C2", "D2", "D2"]
    assert set(column(roster, "level")) == {"quoc-phong-an-ninh"}


@pytest.mark.parametrize("mark", ["xx", "đúng", "TRUE", "Có", "1"])
def test_whatever_marks_a_cell_marks_the_level_of_a_year(mark: str) -> None:
    roster = read(
        "DANH SÁCH CỬ ĐI HỌC TRUNG CẤP LLCT\n"
        "STT | Họ và tên | Năm 2018 | Năm 2019\n"
        f"1 | Nguyễn Văn An | {mark} | \n2 | Trần Thị Bé | | {mark}\n"
    )
    assert column(roster, "year") == [2018, 2019]
    assert set(column(roster, "level")) == {"trung-cap"}


def test_two_marks_of_one_result_are_a_doubt() -> None:
    roster = read(
        "STT | Họ và tên | Trình độ | Năm | Kết quả | <\n^ | ^ | ^ | ^ | Giỏi | Khá\n"
        "1 | Nguyễn Văn An | Cao cấp LLCT | 2020 | x | x\n"
        "2 | Trần Thị Bé | Cao cấp LLCT | 2020 | | x\n"
    )
    assert column(roster, "result") == [None, "Khá"]
    assert column(roster, "status") == [None, "completed"]
    assert roster.doubts["result"] == {0: "several-marks"}


def test_who_pays_is_still_read_where_no_sums_stand() -> None:
    roster = read(
        "STT | Họ và tên | Trình độ | Năm | Kinh phí\n"
        "1 | Nguyễn Văn An | Cao cấp LLCT | 2020 | Tự túc\n"
    )
    assert column(roster, "sponsor") == ["self"]


def test_a_row_of_two_lists_counts_once_in_the_ledger() -> None:
    roster = read(
        "DANH SÁCH CỬ ĐI HỌC CAO CẤP LLCT NĂM 2019\n"
        "STT | Họ và tên | Đơn vị | | STT | Họ và tên | Đơn vị\n"
        "1 | Nguyễn Văn An | Xã Một | | 3 | Lê Thị Ba | Xã Hai\n"
        "2 | Trần Thị Bé | Xã Một | | |\n"
        " | | | | 4 | Võ Văn Tư | Xã Hai\n"
    )
    [source] = sources_of(roster)
    assert (source.ledger.read, source.ledger.counted) == (5, 3)
    assert len(roster.frame) == 4
    places = [roster.place(row, "name").cell for row in roster.frame.index]
    assert places == ["B3", "B4", "F3", "F5"]
    filtered = roster.without(roster.frame.index[2:3].to_numpy(), "filtered")
    [source] = sources_of(filtered)
    assert (source.ledger.closed, source.ledger.counted) == (True, 3)


@pytest.fixture
def bare(tmp_path: Path) -> Callable[[], str]:
    def made() -> str:
        path = tmp_path / "ds.csv"
        names = ("Nguyễn Văn An", "Trần Thị Bé", "Lê Thị Ba")
        rows = (f"{n},{name},1980,Cao cấp LLCT,2019\n" for n, name in enumerate(names, start=1))
        path.write_text("".join(rows), encoding="utf-8")
        return path.name

    return made


def test_a_list_without_a_header_asks_which_column_is_what(
    train_report: TrainReport, bare: Callable[[], str], tmp_path: Path
) -> None:
    told = train_report("summarize", bare(), cwd=tmp_path)
    assert told.returncode == 3
    assert '--map "B=name"' in told.stderr


def test_columns_without_headings_are_named_by_letters(
    train_report: TrainReport, bare: Callable[[], str], tmp_path: Path
) -> None:
    maps = ("--map", "B=name", "--map", "D=level", "--map", "E=year")
    told = train_report("summarize", bare(), *maps, "--format", "json", cwd=tmp_path)
    assert told.returncode == 0, told.stderr
    answer = json.loads(told.stdout)
    assert answer["figures"]["level.cao-cap"]["value"] == 3
    assert answer["rows"] == {"read": 3, "counted": 3, "set_aside": {}}


def test_a_letter_beyond_the_sheet_is_refused(
    train_report: TrainReport, bare: Callable[[], str], tmp_path: Path
) -> None:
    told = train_report("summarize", bare(), "--map", "Z=name", cwd=tmp_path)
    assert (told.returncode, "Z" in told.stderr) == (2, True)


UNDER_ONE_TITLE = """DANH SÁCH CỬ ĐI HỌC TRUNG CẤP LLCT NĂM 2020
Đơn vị: Xã Một
STT | Họ và tên | Năm sinh | Chức vụ
1 | Lê Văn An | 1980 | Bí thư
{0}
STT | Họ và tên | {1} | Chức vụ
1 | Lê Văn Bé | 1981 | Bí thư
{0}
STT | Họ và tên | {1} | Chức vụ
1 | Lê Thị Ca | 1982 | Bí thư
"""


@pytest.mark.parametrize(
    ("between", "heading", "levels"),
    [
        ("Đơn vị: Xã Hai", "Năm sinh", ["trung-cap"] * 3),
        (".\n2. Xã Hai", "Năm sinh", ["trung-cap"] * 3),
        ("Cộng: 1\n.\nĐơn vị: Hội Nông dân", "Năm sinh", ["trung-cap"] * 3),
        ("DANH SÁCH CỬ ĐI HỌC CAO CẤP LLCT\nĐơn vị: Xã Hai", "Năm sinh", ["cao-cap"] * 2),
        ("DANH SÁCH CÁN BỘ\nĐơn vị: Xã Hai", "Năm sinh", [None] * 2),
        ("Sổ theo dõi\nĐơn vị: Xã Hai", "Năm sinh", [None] * 2),
        ("Người lập biểu\n.\nĐơn vị: Xã Hai", "Năm sinh", ["trung-cap"] * 3),
        ("Đơn vị: Xã Hai", "Ngày vào Đảng", [None] * 2),
    ],
)
def test_one_title_tells_the_level_of_the_lists_of_several_units(
    between: str, heading: str, levels: list[str | None]
) -> None:
    roster = read(UNDER_ONE_TITLE.format(between, heading))
    told = column(roster, "level")
    assert [*told, *[None] * (3 - len(told))][-len(levels) :] == levels


def test_units_of_posts_stay_where_an_office_issues_the_list() -> None:
    head = "PHÒNG TƯ PHÁP\nDANH SÁCH CỬ ĐI HỌC CAO CẤP LLCT\nSTT | Họ và tên | Năm sinh | Chức vụ\n"
    posts = ("Hiệu trưởng Trường THCS Ba Sao", "Chủ tịch UBND xã Hai", "Chuyên viên")
    rows = (f"{at} | Lê Văn {at} | 1980 | {post}\n" for at, post in enumerate(posts, start=1))
    roster = read(head + "".join(rows))
    assert column(roster, "unit") == ["Trường THCS Ba Sao", "xã Hai", None]
