"""Days that cannot be, told at their cells wherever a roster writes days."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rosters_checked import found_in

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "STT;Họ và tên;Ngày sinh;Đơn vị;Trình độ đào tạo;Quyết định;Thời gian học;Năm"
NONE_SUCH = "Không có ngày này trên lịch."


def found(folder: Path, **cells: str) -> list[tuple[str, str | None, str, str]]:
    """Give rule, cell, words and advice of the problems of one row."""
    row = {"birth": "15/3/1980", "decision": "12-QĐ/HU", "span": "9/2021 - 6/2022", "year": "2021"}
    told = row | cells
    line = f"1;Lê Thị An;{told['birth']};Xã An Phước;TC LLCT;{told['decision']};{told['span']};"
    issues = found_in(folder, line + told["year"], header=HEADER)
    return [(issue.rule, issue.place.cell, issue.says, issue.advice) for issue in issues]


@pytest.mark.parametrize(
    ("span", "part"),
    [
        ("từ tháng 9/2021 đến tháng 15/2022", "tháng 15/2022"),
        ("9/2021 - 15/2022", "15/2022"),
        ("9/2021-15/2022", "15/2022"),
        ("31/02/2021 - 6/2022", "31/02/2021"),
        ("01/09/2021 - 31/06/2022", "31/06/2022"),
        ("18 tháng (9/2021 - 15/2022)", "15/2022"),
        ("Thời gian học: từ 15/2021 đến nay", "15/2021"),
    ],
)
@pytest.mark.parametrize("year", ["2021", ""])
def test_a_month_or_day_that_cannot_be_in_a_span(
    tmp_path: Path, span: str, part: str, year: str
) -> None:
    ((rule, cell, says, _),) = found(tmp_path, span=span, year=year)
    assert (rule, cell, says) == ("date-impossible", "G2", f'Không có "{part}" trên lịch.')


@pytest.mark.parametrize("year", ["2021", ""])
def test_a_month_that_cannot_be_alone_in_a_span(tmp_path: Path, year: str) -> None:
    ((rule, cell, says, _),) = found(tmp_path, span="tháng 13/2021", year=year)
    assert (rule, cell, says) == ("date-impossible", "G2", NONE_SUCH)


@pytest.mark.parametrize(
    "span",
    ["9/2021 - 6/2022", "9-12/2021", "2 năm", "từ 9/2021 đến nay", "theo QĐ 15/2021", "2021-2022"],
)
def test_what_is_no_month_in_a_span_is_left_alone(tmp_path: Path, span: str) -> None:
    assert found(tmp_path, span=span) == []


def test_a_span_beside_a_column_of_starts_is_told_too(tmp_path: Path) -> None:
    header = "STT;Họ và tên;Năm sinh;Đơn vị;Trình độ đào tạo;Ngày bắt đầu;Thời gian học;Năm"
    line = "1;Lê Thị An;1980;Xã An Phước;TC LLCT;1/9/2021;9/2021 - 15/2022;2021"
    (issue,) = found_in(tmp_path, line, header=header)
    assert (issue.rule, issue.place.cell) == ("date-impossible", "G2")


@pytest.mark.parametrize(
    "decision",
    ["12-QĐ/HU ngày 31/02/2021", "12-QĐ/HU, 31.02.2021", "12-QĐ/HU ngày 31 tháng 02 năm 2021"],
)
@pytest.mark.parametrize("year", ["2021", ""])
def test_a_day_that_cannot_be_beside_a_decision(tmp_path: Path, decision: str, year: str) -> None:
    ((rule, cell, says, _),) = found(tmp_path, decision=decision, year=year, span="")
    assert (rule, cell) == ("date-impossible", "F2")
    assert says.startswith('Không có "31')
    assert says.endswith('2021" trên lịch.')


@pytest.mark.parametrize("decision", ["12-QĐ/HU ngày 28/02/2021", "QĐ 31/2021", "12-QĐ/HU"])
def test_a_decision_without_such_a_day_is_left_alone(tmp_path: Path, decision: str) -> None:
    assert found(tmp_path, decision=decision) == []


def test_a_day_that_cannot_be_in_the_column_of_decisions_days(tmp_path: Path) -> None:
    header = "STT;Họ và tên;Năm sinh;Đơn vị;Trình độ đào tạo;Số quyết định;Ngày quyết định;Năm"
    line = "1;Lê Thị An;1980;Xã An Phước;TC LLCT;12-QĐ/HU;31/02/2021;2021"
    (issue,) = found_in(tmp_path, line, header=header)
    assert (issue.rule, issue.place.cell, issue.says) == ("date-impossible", "G2", NONE_SUCH)


@pytest.mark.parametrize("birth", ["00/03/1983", "0/3/1983", "00-03-1983"])
def test_a_birth_on_day_zero_is_asked_about_and_its_year_kept(tmp_path: Path, birth: str) -> None:
    ((rule, cell, says, advice),) = found(tmp_path, birth=birth)
    assert (rule, cell) == ("date-unclear", "C2")
    assert says == "Ngày ghi là 00 nên chưa rõ là ngày nào."
    assert advice.endswith("nếu không có ngày thì chỉ ghi tháng và năm, ví dụ 03/1983.")


@pytest.mark.parametrize("birth", ["00/00/1983", "3/1983", "1983", "../../1983"])
def test_a_birth_that_is_left_open_is_left_alone(tmp_path: Path, birth: str) -> None:
    assert found(tmp_path, birth=birth) == []


@pytest.mark.parametrize(
    ("year", "meant"),
    [("23", "2023"), ("'20", "2020"), ("’20", "2020"), ("năm 19", "năm 2019"), ("98", "1998")],
)
def test_a_year_of_two_digits_is_asked_about(tmp_path: Path, year: str, meant: str) -> None:
    ((rule, cell, says, advice),) = found(tmp_path, year=year, span="")
    assert (rule, cell) == ("date-unclear", "H2")
    assert says == "Năm chỉ ghi hai chữ số nên chưa rõ là năm nào."
    assert advice == f'Có phải "{meant}"? Nếu đúng, sửa ô này.'


@pytest.mark.parametrize(
    ("birth", "meant"),
    [("85", "1985"), ("2/9/90", "2/9/1990"), ("2/9/05", "2/9/2005")],
)
def test_so_is_a_birth_in_a_year_in_which_it_may_be(tmp_path: Path, birth: str, meant: str) -> None:
    told = found(tmp_path, birth=birth)
    advice = f'Có phải "{meant}"? Nếu đúng, sửa ô này.'
    assert [(rule, cell, words) for rule, cell, _, words in told] == [
        ("date-unclear", "C2", advice)
    ]


def test_no_year_is_suggested_where_none_or_each_century_fits(tmp_path: Path) -> None:
    told = [*found(tmp_path, birth="2/9/30"), *found(tmp_path, year="79", span="")]
    assert [(rule, cell) for rule, cell, *_ in told] == [
        ("date-unclear", "C2"),
        ("date-unclear", "H2"),
    ]
    assert [advice.partition(",")[0] for *_, advice in told] == [
        "Ghi lại theo thứ tự ngày/tháng/năm với năm đủ bốn chữ số",
        "Đối chiếu hồ sơ và ghi năm bằng bốn chữ số",
    ]


@pytest.mark.parametrize("year", ["2023", "5", "123", "2022-23"])
def test_another_number_than_of_two_digits_is_no_short_year(tmp_path: Path, year: str) -> None:
    told = found(tmp_path, year=year, span="")
    assert [rule for rule, *_ in told] == ["date-impossible"] * (year in {"5", "123"})


def test_an_error_in_place_of_a_value_is_told_once(tmp_path: Path) -> None:
    header = "STT;Họ và tên;Ngày sinh;Giới tính;Đơn vị;Trình độ đào tạo;Năm;Tình trạng"
    line = "1;Lê Thị An;#N/A;#REF!;Xã An Phước;#N/A;#VALUE!;#N/A"
    errors = [("cell-error", f"{column}2") for column in "CDFGH"]
    told = found_in(tmp_path, line, header=header)
    assert [(issue.rule, issue.place.cell) for issue in told] == errors


def test_an_error_hides_no_other_cell(tmp_path: Path) -> None:
    header = "STT;Họ và tên;Ngày sinh;Đơn vị;Trình độ đào tạo;Năm"
    lines = (
        "1;#N/A;#N/A;Xã An Phước;TC LLCT;2021",
        "2;Lê Thị An;không nhớ;Xã An Phước;TC LLCT;2021",
    )
    told = [(issue.rule, issue.place.cell) for issue in found_in(tmp_path, *lines, header=header)]
    assert told == [("cell-error", "B2"), ("cell-error", "C2"), ("date-unclear", "C3")]


@pytest.mark.parametrize("year", ["20205", "20226", "202", "3025"])
def test_a_year_that_cannot_be_is_to_be_written_in_four_digits(tmp_path: Path, year: str) -> None:
    told = [one for one in found(tmp_path, year=year) if one[0] == "date-impossible"]
    ((_, cell, _, advice),) = told
    assert cell == "H2"
    assert "ghi năm bằng bốn chữ số" in advice
    assert "ngày/tháng" not in advice


def test_a_day_in_the_column_of_years_is_still_told_as_a_day(tmp_path: Path) -> None:
    told = [one for one in found(tmp_path, year="12/6") if one[1] == "H2"]
    assert "ngày/tháng/năm" in told[0][3]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("l0/03/2024", "10/03/2024"),
        ("O1/03/1986", "01/03/1986"),
        ("I5-l2-1986", "15-12-1986"),
        ("01/o3/2O1l", "01/03/2011"),
        ("l985", "1985"),
    ],
)
def test_letters_keyed_for_digits_are_asked_back(tmp_path: Path, typed: str, meant: str) -> None:
    ((rule, cell, _, advice),) = found(tmp_path, birth=typed)
    assert (rule, cell) == ("date-unclear", "C2")
    assert advice == f'Có phải "{meant}"? Nếu đúng, sửa ô này.'


@pytest.mark.parametrize("typed", ["l0/13/2024", "lo/lo/lolo", "loi", "I/1985", "l0/03-1985"])
def test_letters_that_make_no_day_are_not_asked_back(tmp_path: Path, typed: str) -> None:
    ((_, _, _, advice),) = found(tmp_path, birth=typed)
    assert "Có phải" not in advice


def test_a_year_keyed_with_a_letter_is_asked_back_in_its_own_column(tmp_path: Path) -> None:
    told = [one for one in found(tmp_path, year="2O21") if one[0] == "date-unclear"]
    assert [(cell, advice) for _, cell, _, advice in told] == [
        ("H2", 'Có phải "2021"? Nếu đúng, sửa ô này.')
    ]


THREE = "Năm chỉ ghi ba chữ số ({}) nên chưa rõ là năm nào."
IN_FULL = "Đối chiếu hồ sơ và ghi năm bằng bốn chữ số, ví dụ 2019."


@pytest.mark.parametrize(
    ("column", "typed", "year", "asked"),
    [
        ("span", "14/8/203", "203", "Có phải năm 2003, 2013 hay 2023? "),
        ("birth", "15/3/180", "180", "Có phải năm 1980? "),
        ("birth", "15/3/198", "198", ""),
        ("birth", "1/955", "955", "Có phải năm 1955? "),
        ("year", "221", "221", "Có phải năm 2021? "),
    ],
)
def test_a_year_of_three_digits_is_told_and_asked_about(
    tmp_path: Path, column: str, typed: str, year: str, asked: str
) -> None:
    cell = {"span": "G2", "birth": "C2", "year": "H2"}[column]
    told = [one[2:] for one in found(tmp_path, **{column: typed}) if one[1] == cell]
    assert told == [(THREE.format(year), asked + IN_FULL)]


def test_a_number_of_three_digits_among_days_is_no_year(tmp_path: Path) -> None:
    header = "STT;Họ và tên;Đơn vị;Trình độ đào tạo;Năm;Số QĐ;Ngày QĐ"
    row = "1;Lê Thị An;Xã An Phước;TC LLCT;2021;12-QĐ/HU;{}"
    for typed, told in (("215", False), ("15/3/202", True)):
        (issue,) = found_in(tmp_path, row.format(typed), header=header)
        assert ("ba chữ số" in issue.says, issue.place.cell) == (told, "G2")


@pytest.mark.parametrize(
    ("birth", "says"),
    [
        (
            "1978-13-05",
            'Không có tháng 13. Đã ghi năm trước thì tháng viết trước ngày; có phải "13/05/1978"?',
        ),
        ("1978-02-30", NONE_SUCH),
        ("1978-13-15", NONE_SUCH),
        ("31/6/1978", NONE_SUCH),
    ],
)
def test_a_day_before_its_month_behind_a_year(tmp_path: Path, birth: str, says: str) -> None:
    ((rule, cell, told, _),) = found(tmp_path, birth=birth)
    assert (rule, cell, told) == ("date-impossible", "C2", says)
