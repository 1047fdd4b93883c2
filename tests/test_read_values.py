"""Cells as typed to values as meant, and which cell each value was typed in."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from typed_tables import write_typed

from hongngu_cli import shipped
from hongngu_cli.check.run import examine
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.settings import Limits, Reading, Settings
from hongngu_cli.model.sheet import Cell
from hongngu_cli.read.enrolments.values import (
    coded_reader,
    decision_year,
    identity_reader,
    read_code,
    read_column,
    read_day,
    read_period,
    read_year,
    result_reader,
)
from hongngu_cli.read.rosters import open_files, read_roster
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.text.fold import unmark
from hongngu_cli.text.spellings import UnitSpellings, is_mark, says_nothing

VOCABULARY = load_vocabulary(shipped.vocabulary())


@pytest.fixture
def read(tmp_path: Any) -> Any:  # noqa: ANN401 - a function of a text
    def reader(text: str, name: str = "roster.xlsx") -> Roster:
        opened = open_files(
            [str(write_typed(text, tmp_path / name))], VOCABULARY, Reading(), Limits()
        )
        return read_roster(opened, VOCABULARY)

    return reader


def values(roster: Roster, name: str) -> list[Any]:
    column = roster.frame[name]
    return list(column.astype(object).where(column.notna(), None))


def cells(roster: Roster, name: str) -> list[str | None]:
    return [roster.place(int(at), name).cell for at in roster.frame.index]


@pytest.mark.parametrize(
    ("cell", "year", "doubt"),
    [
        (2018.0, 2018, None),
        ("2018", 2018, None),
        ("2.018", 2018, None),
        ("năm 2018", 2018, None),
        ("2018-2020", 2018, None),
        ("Năm học 2018 - 2019", 2018, None),
        ("15/3/2018", 2018, None),
        (dt.date(2018, 3, 15), 2018, None),
        (43466.0, None, "year-out-of-range"),
        ("18", None, "two-digit-year"),
        ("5", None, "year-out-of-range"),
        ("K12", None, "unknown"),
        ("từ 2018 đến 2020", 2018, None),
        ("từ 9/2021 đến 6/2022", 2021, None),
        ("từ ngày 15/9/2021", 2021, None),
    ],
)
def test_years(cell: Cell, year: int | None, doubt: str | None) -> None:
    assert read_year(cell) == (year, doubt)


@pytest.mark.parametrize(
    ("cell", "start", "end"),
    [
        ("9/2018 - 6/2020", (9, 2018), (6, 2020)),
        ("từ tháng 3/2019", (3, 2019), None),
        ("Thời gian học: từ 9/2021 đến 6/2022", (9, 2021), (6, 2022)),
        ("05 ngày (từ 6/9/2021 đến 10/9/2021)", (9, 2021), (9, 2021)),
        ("18 tháng (9/2018 - 3/2020)", (9, 2018), (3, 2020)),
        ("từ 05-15/3/2019, 10 ngày", (3, 2019), (3, 2019)),
        ("Khai giảng: 15/9/2021", (9, 2021), None),
        ("01/9/2018 đến 30/6/2020", (9, 2018), (6, 2020)),
        ("năm học 2018-2019", (None, 2018), (None, 2019)),
        ("trong năm 2018", (None, 2018), None),
    ],
)
def test_spans(cell: Cell, start: tuple[int | None, int], end: tuple[int | None, int]) -> None:
    span, doubt = read_period(cell)
    found = [(date.month, date.year) if date else None for date in span]
    assert (found, doubt) == ([start, end], None)


@pytest.mark.parametrize("cell", ["2 năm", "18 tháng", "2,5 năm", "05 ngày", "(40 tiết)"])
def test_how_long_a_course_lasts_is_no_doubtful_date(cell: str) -> None:
    assert read_period(cell) == (None, None)


@pytest.mark.parametrize(
    ("field", "cell", "value", "doubt"),
    [
        ("sex", "NỮ", "nu", None),
        ("sex", "nu", "nu", None),
        ("sex", "x", None, "unknown"),
        ("mode", "VLVH", "khong-tap-trung", None),
        ("priority", 3.0, 3, None),
        ("priority", "Đối tượng 2", 2, None),
        ("sponsor", "tự túc", "self", None),
        ("sponsor", "·", None, None),
        ("leader", "TRUE", None, "unknown"),
    ],
)
def test_coded_values(field: str, cell: Cell, value: str | int | None, doubt: str | None) -> None:
    given = "\u00a0" if cell == "·" else cell
    assert coded_reader(VOCABULARY, field)(given) == (value, doubt)


@pytest.mark.parametrize(
    ("cell", "status", "doubt"),
    [
        ("Tốt nghiệp loại giỏi", "completed", None),
        ("Khá", "completed", None),
        ("không hoàn thành", "withdrawn", None),
        ("đang học", "studying", None),
        (8.5, None, None),
        ("8,5 điểm", None, None),
    ],
)
def test_a_result_tells_the_status(cell: Cell, status: str | None, doubt: str | None) -> None:
    assert result_reader(VOCABULARY)(cell) == (status, doubt)


def test_the_year_of_a_decision() -> None:
    assert decision_year("12-QĐ/HU ngày 15/ 3/2019") == 2019
    assert decision_year(dt.date(2019, 3, 15)) == 2019
    assert decision_year("Số 2019-QĐ/HU") is None


def test_each_distinct_cell_is_read_once() -> None:
    seen: list[Cell] = []

    def reader(cell: Cell) -> tuple[Any, str | None]:
        seen.append(cell)
        return read_day(cell)

    found, doubts = read_column(["1/2/1980", "", "3/15/1980", "1/2/1980", "3/15/1980"], reader)
    assert seen == ["1/2/1980", "3/15/1980"]
    assert [value and value.year for value in found] == [1980, None, None, 1980, None]
    assert doubts == {2: "impossible-date", 4: "impossible-date"}


@pytest.mark.parametrize("text", ["x", "X", "✓", "√", "●", "☑", "*", "+", "1", "Đang học", "2019"])
def test_marks(text: str) -> None:
    assert is_mark(text)


@pytest.mark.parametrize(
    "text", ["", " ", "-", "–", "...", "…", "0", "o", "không", "Chưa", "☐", "/"]
)
def test_no_marks(text: str) -> None:
    assert not is_mark(text)


def test_dots_to_write_on_say_nothing() -> None:
    assert says_nothing(" ...... ")
    assert says_nothing("____")
    assert not says_nothing("0")


def test_a_ditto_mark_stands_for_the_value_above_and_its_place_is_there(read: Any) -> None:  # noqa: ANN401 - what the fixture gives
    roster = read(
        """
        STT | Họ và tên | Đơn vị | Trình độ | Năm
        1   | Lê An     | Xã A   | TC LLCT  | 2019
        2   | Lê Bé     | nt     | "        | -nt-
        3   | Lê Ca     | NT     | CC LLCT  | //
        """
    )
    assert values(roster, "unit") == ["Xã A"] * 3
    assert values(roster, "level") == ["trung-cap", "trung-cap", "cao-cap"]
    assert values(roster, "year") == [2019] * 3
    assert cells(roster, "unit") == ["C2"] * 3
    assert cells(roster, "level") == ["D2", "D2", "D4"]


def test_years_in_place_of_marks(read: Any) -> None:  # noqa: ANN401 - what the fixture gives
    roster = read(
        """
        STT | Họ và tên | Đơn vị | TC LLCT | CC LLCT | Năm
        1   | Lê An     | Xã A   | 2018    | 2020    |
        2   | Lê Bé     | Xã A   | 2018    |         | 2019
        """
    )
    assert values(roster, "year") == [2018, 2020, 2019]
    assert cells(roster, "year") == ["D2", "E2", "F3"]


def test_a_status_from_the_result_stands_where_the_result_does(read: Any) -> None:  # noqa: ANN401 - what the fixture gives
    roster = read(
        """
        STT | Họ và tên | Trình độ | Năm  | Tình trạng | Kết quả
        1   | Lê An     | TC LLCT  | 2019 |            | Giỏi
        2   | Lê Bé     | TC LLCT  | 2019 | Đang học   |
        3   | Lê Ca     | TC LLCT  | 2019 | ???        | Khá
        """
    )
    assert values(roster, "status") == ["completed", "studying", None]
    assert cells(roster, "status") == ["F2", "E3", "E4"]
    assert roster.doubts["status"] == {2: "unknown"}


def test_a_span_fills_only_what_has_no_column_of_its_own(read: Any) -> None:  # noqa: ANN401 - what the fixture gives
    roster = read(
        """
        STT | Họ và tên | Trình độ | Thời gian học   | Từ ngày
        1   | Lê An     | TC LLCT  | 2 năm           | 01/9/2018
        2   | Lê Bé     | TC LLCT  | 9/2019 - 6/2021 | 02/9/2019
        """
    )
    assert [day.isoformat()[:10] for day in values(roster, "start")] == ["2018-09-01", "2019-09-02"]
    assert values(roster, "year") == [2018, 2019]
    assert not roster.doubts


def test_a_name_in_two_columns_under_one_heading_or_two(read: Any) -> None:  # noqa: ANN401 - what the fixture gives
    for heading in ("Họ và tên | <", "Họ và chữ đệm | Tên"):
        roster = read(
            f"""
            STT | {heading} | Trình độ | Năm
            1 | Nguyễn Thị | Bé | TC LLCT | 2019
            """
        )
        assert values(roster, "name") == ["Nguyễn Thị Bé"]
    flat = read("STT | Họ và tên | | Lớp đào tạo\n1 | Nguyễn Thị | Bé | TC LLCT", "roster.csv")
    assert values(flat, "name") == ["Nguyễn Thị Bé"]
    sexes = read("STT | Họ và tên | | Lớp đào tạo\n1 | Nguyễn Thị Bé | Nữ | TC LLCT", "roster.csv")
    assert values(sexes, "name") == ["Nguyễn Thị Bé"]


def test_a_level_the_title_names_does_not_fill_an_empty_cell_of_the_column(read: Any) -> None:  # noqa: ANN401 - what the fixture gives
    roster = read(
        """
        LỚP TRUNG CẤP LLCT NĂM 2019
        STT | Họ và tên | Đơn vị | Trình độ | Năm
        1   | Lê An     | Xã A   | CC LLCT  |
        2   | Lê Bé     | Xã A   |          |
        """
    )
    assert values(roster, "level") == ["cao-cap", None]
    assert values(roster, "year") == [2019, 2019]


def test_where_values_from_outside_the_rows_stand(read: Any) -> None:  # noqa: ANN401 - what the fixture gives
    roster = read(
        """
        == Lớp TC LLCT 2019
        Đơn vị: Xã An Định
        STT | Họ và tên | Năm sinh
        I   | Xã Hai
        1   | Lê An     | 1980
        """
    )
    assert cells(roster, "unit") == ["B3"]
    assert roster.place(0, "level").cell is None
    assert roster.place(0, "level").sheet == "Lớp TC LLCT 2019"
    assert roster.typed(0, "level") == ""
    assert roster.typed(0, "unit") == "Xã Hai"
    assert roster.first_cell(0).cell == "A4"


FORMS = [
    # typed in the column "Ngày sinh" | birth date | birth year | doubt
    ("15/3/1985", "1985-03-15", 1985, None),
    ("15-03-1985", "1985-03-15", 1985, None),
    ("15.3.1985", "1985-03-15", 1985, None),
    ("15 / 03 / 1985", "1985-03-15", 1985, None),
    ("\u00a015/3/1985\u200b", "1985-03-15", 1985, None),
    ("１５/３/１９８５", "1985-03-15", 1985, None),
    ("ngày 15 tháng 3 năm 1985", "1985-03-15", 1985, None),
    ("nga\u0300y 15 tha\u0301ng 3 na\u0306m 1985", "1985-03-15", 1985, None),
    ("15-Mar-1985", "1985-03-15", 1985, None),
    ("15-Thg3-1985", "1985-03-15", 1985, None),
    ("1985-03-15 00:00:00", "1985-03-15", 1985, None),
    ("31121", "1985-03-15", 1985, None),
    (31121.0, "1985-03-15", 1985, None),
    ("15/3/1985 - An Giang", "1985-03-15", 1985, None),
    ("15/3/1985 (Nữ)", "1985-03-15", 1985, None),
    ("Sinh ngày 15/3/1985", "1985-03-15", 1985, None),
    ("Sinh năm 1985", None, 1985, None),
    ("1985 (Nữ)", None, 1985, None),
    ("1985", None, 1985, None),
    (1985.0, None, 1985, None),
    ("năm 1985", None, 1985, None),
    ("00/00/1985", None, 1985, None),
    ("../../1985", None, 1985, None),
    ("__/3/1985", None, 1985, None),
    ("3/1985", None, 1985, None),
    ("tháng 3/1985", None, 1985, None),
    ("15/3/85", None, None, "two-digit-year"),
    ("15-Mar-85", None, None, "two-digit-year"),
    ("15/3/85 (Nữ)", None, None, "two-digit-year"),
    ("12/6", None, None, "no-year"),
    ("3/15/1985", None, None, "impossible-date"),
    ("31/2/1985 - An Giang", None, None, "impossible-date"),
    ("15/3/1985 (âm lịch)", None, None, "not-a-date"),
    ("khoảng 1985", None, None, "not-a-date"),
    ("1985?", None, None, "not-a-date"),
    ("1985 hoặc 1986", None, None, "not-a-date"),
    ("99999", None, None, "not-a-date"),
    ("150385", None, None, "not-a-date"),
]


@pytest.mark.parametrize(("cell", "day", "year", "doubt"), FORMS)
def test_every_form_of_a_birth_is_read_or_told(
    cell: Cell, day: str | None, year: int | None, doubt: str | None
) -> None:
    read, told = read_day(cell)
    assert (str(read.date) if read.date else None, read.year, told) == (day, year, doubt)


@pytest.mark.parametrize(
    ("cell", "doubt"),
    [
        (8.5, None),
        ("8.5", None),
        ("8,5", None),
        ("85/100", None),
        ("7,5/10", None),
        ("8,5 điểm", None),
        ("85%", None),
        ("", None),
        ("A+", "unknown"),
        ("2019", "unknown"),
    ],
)
def test_a_result_in_figures_is_no_doubt(cell: Cell, doubt: str | None) -> None:
    assert result_reader(VOCABULARY)(cell) == (None, doubt)


@pytest.mark.parametrize(
    ("cell", "number", "doubt"),
    [
        (87085001234.0, "087085001234", "lost-zero"),
        ("87085001234", "087085001234", "lost-zero"),
        (1085001234.0, "001085001234", "lost-zero"),
        (34012345.0, "034012345", "lost-zero"),
        ("087 085 001 234", "087085001234", None),
        ("087.085.001-234", "087085001234", None),
        ("'087085001234", "087085001234", None),
        ("０８７０８５００１２３４", "087085001234", None),
        ("340123456", "340123456", None),
        ("340123456/087085001234", "087085001234", None),
        ("Số 087085001234, cấp 1/2/2021", "087085001234", None),
        # Of what begins with a zero another digit is lost.
        ("08708500123", "08708500123", "not-a-number"),
        ("0912345678", "0912345678", "not-a-number"),
        ("3085001234", "3085001234", "not-a-number"),
        ("0870850012345", "0870850012345", "not-a-number"),
        ("08708500123o", "08708500123O", "not-a-number"),
        ("000000000", "000000000", "not-a-number"),
        ("cb-012", "CB-012", "not-a-number"),
        ("chưa có", None, None),
        ("-", None, None),
        ("", None, None),
    ],
)
def test_identity_numbers_keep_their_zeros(
    cell: Cell, number: str | None, doubt: str | None
) -> None:
    assert identity_reader({"chưa có"})(cell) == (number, doubt)


@pytest.mark.parametrize(
    ("cell", "code"), [("cb-012", "CB-012"), (12345678.0, "12345678"), ("0 12", "012"), ("", None)]
)
def test_codes_of_an_office_have_any_form(cell: Cell, code: str | None) -> None:
    assert read_code(cell) == (code, None)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("UBND xã Long Thuận", "xa long thuan"),
        ("Uỷ ban nhân dân Xã Long Thuận", "xa long thuan"),
        ("ĐẢNG UỶ XÃ LONG THUẬN", "xa long thuan"),
        ("Xã  Long\u00a0Thuận", "xa long thuan"),
        ("Trường TH xã Long Thuận", "truong th xa long thuan"),
        ("Đảng uỷ Khối", "dang uy khoi"),
        ("P. Nội vụ", "phong noi vu"),
        ("P.Nội vụ huyện", "phong noi vu huyen"),
        ("P. An Lạc", "phuong an lac"),
        ("P.GD&ĐT", "phong giao duc va dao tao"),
    ],
)
def test_the_bodies_of_one_place_are_one_unit(text: str, key: str) -> None:
    assert unmark(UnitSpellings(VOCABULARY).place_key(text)) == key


def test_a_day_kept_as_a_number_is_told_and_a_class_is_no_day(read: Any) -> None:  # noqa: ANN401 - what the fixture gives
    roster = read(
        """
        STT | Họ và tên     | Ngày sinh | Lớp  | Trình độ | Năm
        1   | Nguyễn Văn An | '31121    | 12/6 | TC LLCT  | 2019
        2   | Lê Thị Bé     | 15/3/1985 | 10/3 | TC LLCT  | 2019
        """
    )
    assert [str(day.date()) for day in values(roster, "birth_date")] == ["1985-03-15"] * 2
    assert values(roster, "course") == ["12/6", "10/3"]
    issues = [i for i in examine(roster, VOCABULARY, Settings()) if i.rule == "date-serial"]
    assert [(i.place.cell, i.severity, i.says) for i in issues] == [
        ("C2", "note", "Ô ghi số thay cho ngày; hiểu là 15/03/1985.")
    ]
