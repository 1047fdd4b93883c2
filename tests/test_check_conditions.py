"""Conditions for being sent: each tells of courses that began while it was in force, no others."""

from __future__ import annotations

from pathlib import Path

import pytest
from conditions_checked import SENT, found

from hongngu_cli.model.failure import CONFIGURATION, Failure

BESIDE_WORK = [
    # On the day she is 28 she may begin, the day before it is to be considered.
    ("05/01/1998", "Nữ", "Không tập trung", "05/01/2026;2026", []),
    ("06/01/1998", "Nữ", "Không tập trung", "05/01/2026;2026", ["C2"]),
    ("06/01/1996", "Nam", "Không tập trung", "05/01/2026;2026", ["C2"]),
    ("05/01/1996", "Nam", "Không tập trung", "05/01/2026;2026", []),
    ("06/01/1998", "Nữ", "Tập trung", "05/01/2026;2026", []),
    # The regulation before asked for more years, and the one before that is not known.
    ("05/01/1990", "Nữ", "Không tập trung", "28/08/2025;2025", []),
    ("01/09/1992", "Nữ", "Không tập trung", "28/08/2025;2025", ["C2"]),
    ("01/09/1992", "Nữ", "Không tập trung", "29/08/2025;2025", []),
    ("01/09/1999", "Nữ", "Không tập trung", "07/02/2022;2022", []),
    # Only the year known: told where it holds for every day of it.
    ("1999", "Nữ", "Không tập trung", ";2026", ["C2"]),
    ("1998", "Nữ", "Không tập trung", ";2026", []),
    ("1999", "Nữ", "Không tập trung", ";2025", []),
]


@pytest.mark.parametrize("case", BESIDE_WORK, ids=lambda case: " ".join(case[:4]))
def test_the_age_for_a_course_beside_work(
    tmp_path: Path, case: tuple[str, str, str, str, list[str]]
) -> None:
    born, sex, mode, begun, cells = case
    line = f"1;Nguyễn Thị An;{born};{sex};Xã An Phước;Trung cấp LLCT;{mode};{begun}"
    assert [one.place.cell for one in found(tmp_path, line)] == cells


@pytest.mark.parametrize(
    ("born", "heading", "told", "cells"),
    [
        ("01/06/1998", "Từ ngày", "5/2/2026", ["C2"]),
        ("01/06/1998", "Từ ngày", "02/2026", ["C2"]),
        ("01/06/1998", "Từ ngày", "12/2026", []),
        # In August 2025 one regulation followed the other.
        ("01/06/1999", "Từ ngày", "08/2025", []),
        ("01/06/1999", "Từ ngày", "07/2025", ["C2"]),
        ("01/06/1999", "Từ ngày", "2026", ["C2"]),
        ("01/06/1999", "Thời gian đào tạo", "2026-2027", ["C2"]),
        # When a course ended does not say when it began.
        ("01/06/1999", "Đến ngày", "20/12/2026", []),
        ("01/06/1999", "Đến ngày", "2026", []),
        ("01/06/1999", "Năm tốt nghiệp", "2026", []),
    ],
)
def test_a_course_began_when_something_says_so(
    tmp_path: Path, born: str, heading: str, told: str, cells: list[str]
) -> None:
    header = f"STT;Họ và tên;Ngày sinh;Giới tính;Đơn vị;Trình độ;Hình thức;{heading}"
    line = f"1;Nguyễn Thị An;{born};Nữ;Xã An Phước;Trung cấp LLCT;Không tập trung;{told}"
    assert [one.place.cell for one in found(tmp_path, line, header=header)] == cells


SPONSORED = "STT;Họ và tên;Ngày sinh;Đơn vị;Trình độ;Cử đi/tự túc;Từ ngày"


@pytest.mark.parametrize(
    ("born", "level", "sponsor", "begun", "says"),
    [
        ("01/06/1979", "Thạc sĩ", "cử đi", "02/06/2025", []),  # before the decree
        ("02/07/1979", "Thạc sĩ", "cử đi", "01/07/2025", []),  # 45 still
        ("01/07/1979", "Thạc sĩ", "cử đi", "01/07/2025", ["46 tuổi"]),
        ("01/07/1979", "Tiến sĩ", "", "01/07/2025", ["46 tuổi"]),
        ("01/07/1979", "Thạc sĩ", "tự túc", "01/07/2025", []),
        ("01/07/1979", "Đại học", "cử đi", "01/07/2025", []),
    ],
)
def test_the_age_for_postgraduates_who_are_sent(  # noqa: PLR0913, PLR0917 - a row and what is said of it
    tmp_path: Path, born: str, level: str, sponsor: str, begun: str, says: list[str]
) -> None:
    line = f"1;Nguyễn Văn An;{born};Xã An Phước;{level};{sponsor};{begun}"
    issues = found(tmp_path, line, header=SPONSORED)
    assert [age for one in issues for age in says if age in one.says] == says
    assert len(issues) == len(says)


def test_an_age_and_what_to_consider_beside_it(tmp_path: Path) -> None:
    own = """
        [[condition]]
        key = "cao-cap-tuoi"
        level = ["cao-cap"]
        youngest = 30
        oldest = 50
        why = "trừ người đã được quy hoạch"
        source = "Quy chế của cơ quan"
    """
    line = "{};Lê Văn {};01/01/{};Nam;Xã An Phước;Cao cấp LLCT;Tập trung;01/03/2023;2023"
    people = ((1, "Ân", 1995), (2, "Bình", 1985), (3, "Chi", 1970))
    issues = found(tmp_path, *(line.format(*one) for one in people), own=own)
    assert [(one.place.cell, one.says.partition("nêu ")[2]) for one in issues] == [
        ("C2", "từ đủ 30 tuổi; trừ người đã được quy hoạch."),
        ("C4", "không quá 50 tuổi; trừ người đã được quy hoạch."),
    ]


def test_an_office_adds_a_condition_and_ends_another(tmp_path: Path) -> None:
    lines = (
        "1;Lê Văn Bình;01/01/1970;Nam;Xã An Phước;Cao cấp LLCT;Tập trung;01/03/2023;2023",
        "2;Lê Thị Chi;01/01/1980;Nữ;Xã An Phước;Hoàn chỉnh cao cấp LLCT;Tập trung;01/03/2023;2023",
    )
    own = """
        [[condition]]
        key = "cao-cap-tuoi"
        level = ["cao-cap"]
        oldest = 50
        source = "Quy chế của cơ quan"
        [[condition]]
        key = "hoan-chinh-2023"
        until = 2023-02-28
    """
    assert [one.place.cell for one in found(tmp_path, *lines)] == ["F3"]
    (one,) = found(tmp_path, *lines, own=own)
    assert (one.place.cell, one.says) == (
        "C2",
        "Cần xem xét: bắt đầu học lúc 53 tuổi, Quy chế của cơ quan nêu không quá 50 tuổi.",
    )


def test_a_condition_for_no_level_there_is_is_refused(tmp_path: Path) -> None:
    own = '[[condition]]\nkey = "x"\nlevel = ["tien-sy"]\nsource = "y"\n'
    with pytest.raises(Failure) as refused:
        found(tmp_path, own=own)
    assert refused.value.code == CONFIGURATION
    assert 'condition.level = "tien-sy" chưa được định nghĩa' in refused.value.says
    assert "dòng 3" in refused.value.says
    assert 'Có phải "tien-si"?' in refused.value.advice


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        ('youngest = "28"', "Ghi dạng youngest = 30."),
        ("oldest = 45.5", "Ghi dạng oldest = 30."),
        ('since = "29/8/2025"', "Ghi dạng since = 2025-08-29."),
        ("why = 3", 'Ghi dạng why = "…".'),
    ],
)
def test_a_value_of_another_kind_is_told_with_its_line(
    tmp_path: Path, line: str, advice: str
) -> None:
    own = f'[[condition]]\nkey = "x"\nlevel = ["tien-si"]\nsource = "y"\n{line}\n'
    with pytest.raises(Failure) as refused:
        found(tmp_path, own=own)
    assert "dòng 5" in refused.value.says
    assert refused.value.advice == advice


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("", "không nêu điều kiện nào"),
        ("youngest = 45\noldest = 30", "youngest = 45 lớn hơn oldest = 30"),
    ],
)
def test_a_condition_that_tells_nothing_is_refused(tmp_path: Path, lines: str, says: str) -> None:
    own = f'\n[[condition]]\nkey = "x"\nlevel = ["tien-si"]\nsource = "y"\n{lines}\n'
    with pytest.raises(Failure) as refused:
        found(tmp_path, own=own)
    assert f"dòng 2: khối [[condition]] {says}." in refused.value.says
    assert refused.value.code == CONFIGURATION


HELD = "STT;Họ và tên;Năm sinh;Đơn vị;Trình độ LLCT hiện có;Lớp;Năm"


@pytest.mark.parametrize(
    ("held", "sent", "cells"),
    [
        ("Sơ cấp", "Cao cấp LLCT", ["E2"]),
        ("Trung cấp", "Cao cấp LLCT", []),
        ("", "Cao cấp LLCT", []),
        ("Sơ cấp", "Trung cấp LLCT", []),
        ("Cao cấp", "Trung cấp LLCT", []),
    ],
)
def test_a_level_held_that_is_too_low(
    tmp_path: Path, held: str, sent: str, cells: list[str]
) -> None:
    line = f"1;Nguyễn Văn An;1985;Xã An Phước;{held};{sent};2021"
    issues = found(tmp_path, line, header=HELD, rule="prerequisite-missing")
    assert [one.place.cell for one in issues] == cells


DEGREE = HELD.replace("Trình độ LLCT", "Trình độ chuyên môn")


@pytest.mark.parametrize(
    ("held", "sent", "cells"),
    [
        ("Cao đẳng", "Thạc sĩ", ["E2"]),
        ("Trung cấp", "Tiến sĩ", ["E2"]),
        ("Đại học", "Thạc sĩ", []),
        ("Đại học", "Tiến sĩ", []),
        ("Kỹ sư", "Thạc sĩ", []),
        ("", "Thạc sĩ", []),
        ("12/12", "Đại học", []),
        ("Cao đẳng", "Đại học", []),
        ("Cao đẳng", "Cao cấp LLCT", []),
    ],
)
def test_a_degree_held_that_is_too_low(
    tmp_path: Path, held: str, sent: str, cells: list[str]
) -> None:
    line = f"1;Nguyễn Văn An;1985;Xã An Phước;{held};{sent};2021"
    issues = found(tmp_path, line, header=DEGREE, rule="prerequisite-missing")
    assert [one.place.cell for one in issues] == cells


@pytest.mark.parametrize(
    ("first", "second", "cells"),
    [
        ("1/2/1985;Xã A;Cao cấp LLCT;2018", "1/2/1985;Xã B;Trung cấp LLCT;2020", ["A2"]),
        ("1/2/1985;Xã A;Cao cấp LLCT;2020", "1/2/1985;Xã A;Trung cấp LLCT;2018", []),
        ("1/2/1985;Xã A;Cao cấp LLCT;2018", "3/4/1985;Xã A;Trung cấp LLCT;2020", []),
        ("1985;Xã A;Cao cấp LLCT;2018", "1985;Xã A;Trung cấp LLCT;2020", ["A2"]),
        ("1985;Xã A;Cao cấp LLCT;2018", "1985;Xã B;Trung cấp LLCT;2020", []),
        ("1985;Xã A;Cao cấp LLCT;2018", "1985;Xã A;Sơ cấp LLCT;2020", []),
        ("1985;Xã A;Trung cấp LLCT;2018", "1985;Xã A;Sơ cấp LLCT;2020", []),
        ("1985;Xã A;Thạc sĩ;2018", "1985;Xã A;Đại học;2020", ["A2"]),
        ("1985;Xã A;Tiến sĩ;2018", "1985;Xã A;Thạc sĩ;2020", []),
    ],
)
def test_a_prerequisite_that_comes_later(
    tmp_path: Path, first: str, second: str, cells: list[str]
) -> None:
    lines = f"1;Nguyễn Văn An;{first}", f"2;Nguyễn Văn An;{second}"
    issues = found(tmp_path, *lines, header=SENT, rule="prerequisite-missing")
    assert [one.place.cell for one in issues] == cells


def test_what_somebody_held_is_asked_of_cadre_lists_alone(tmp_path: Path) -> None:
    own = """
[[condition]]
key = "x"
level = ["tien-si"]
source = "y"
party = true
degree = "thac-si"
"""
    line = "1;Nguyễn Thị An;05/01/1990;Nữ;Xã An Phước;Tiến sĩ;Tập trung;05/01/2026;2026"
    assert found(tmp_path, line, own=own) == []


def test_a_condition_names_a_degree_that_there_is(tmp_path: Path) -> None:
    own = '[[condition]]\nkey = "x"\nlevel = ["tien-si"]\nsource = "y"\ndegree = "thac-sy"\n'
    with pytest.raises(Failure) as refused:
        found(tmp_path, own=own)
    assert refused.value.code == CONFIGURATION
    assert "thac-si" in refused.value.advice
