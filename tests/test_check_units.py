"""Units that an office does not list: asked back where misspelt, in posts as well."""

from __future__ import annotations

from pathlib import Path

import pytest
from conditions_checked import SENT, found
from rosters_checked import cells_told, found_in, told


def test_units_are_only_known_where_the_office_lists_them(tmp_path: Path) -> None:
    lines = [f"{n};Người Số {n};1/2/198{n};Trường THCS Bình Minh;Sơ cấp;2020" for n in range(1, 4)]
    lines += [
        "4;Lê Văn Bốn;1/2/1984;Xã An Phướt;Sơ cấp;2020",
        "5;Lê Văn Năm;1/2/1985;An Phước;SC;2020",
    ]
    own = '[[unit]]\nname = "Xã An Phước"\naliases = ["An Phước"]\n'
    assert found(tmp_path, *lines, header=SENT, rule="unit-unknown") == []
    issues = found(tmp_path, *lines, header=SENT, own=own, rule="unit-unknown")
    assert [one.place.cell for one in issues] == ["D2", "D5"]
    assert issues[0].says.endswith("(3 lượt). Cũng ghi như vậy ở D3, D4.")
    assert issues[1].advice == 'Có phải "Xã An Phước"? Nếu phải, sửa lại ô này.'


PLACES = (
    *("Đảng uỷ xã Tân Phú", "Đảng uỷ phường An Lạc", "UBND phường An Lạc"),
    *("Trường THCS xã Long Bình", "Xã Phú Hữu"),
)


@pytest.mark.parametrize(
    ("unit", "there"),
    [
        ("Công an xã Tân Phú", "Đảng uỷ xã Tân Phú"),
        ("Cong an xa Tan Phu", "Đảng uỷ xã Tân Phú"),
        ("Đoàn xã Tân Phú", "Đảng uỷ xã Tân Phú"),
        ("BCHQS phường An Lạc", "Đảng uỷ phường An Lạc, UBND phường An Lạc"),
        ("HĐND xã Tân Phú", "Đảng uỷ xã Tân Phú"),
        ("Trường THPT xã Long Bình", "Trường THCS xã Long Bình"),
        ("Hội LHPN xã Phú Hửu", ""),
        ("Công an xã Tân Phủ", ""),
        ("Công an xã Tân Phúc", ""),
    ],
)
def test_another_kind_of_unit_is_not_taken_for_a_misspelt_one(
    tmp_path: Path, unit: str, there: str
) -> None:
    own = "".join(f'[[unit]]\nname = "{name}"\n' for name in PLACES)
    line = f"1;Lê Văn Bốn;1/2/1984;{unit};Sơ cấp;2020"
    (issue,) = found(tmp_path, line, header=SENT, own=own, rule="unit-unknown")
    assert "Có phải" not in issue.advice
    assert "sửa lại ô này" not in issue.advice
    listed = f" Ở cùng nơi, danh sách có: {there}." if there else ""
    assert issue.says == f"Đơn vị này không có trong danh sách đơn vị của cơ quan.{listed}"


@pytest.mark.parametrize(
    ("unit", "meant"),
    [
        ("Đản uỷ xã Tân Phú", "Đảng uỷ xã Tân Phú"),
        ("Đảng uỷ xã Tân Phúc", "Đảng uỷ xã Tân Phú"),
        ("Trường THCS xã Long Bìn", "Trường THCS xã Long Bình"),
        ("UBND xã Phú Hửu", "Xã Phú Hữu"),
    ],
)
def test_a_misspelt_unit_of_its_own_kind_is_asked_back(
    tmp_path: Path, unit: str, meant: str
) -> None:
    own = "".join(f'[[unit]]\nname = "{name}"\n' for name in PLACES)
    line = f"1;Lê Văn Bốn;1/2/1984;{unit};Sơ cấp;2020"
    (issue,) = found(tmp_path, line, header=SENT, own=own, rule="unit-unknown")
    assert issue.advice == f'Có phải "{meant}"? Nếu phải, sửa lại ô này.'


def test_many_units_of_a_place_are_not_all_named(tmp_path: Path) -> None:
    own = "".join(f'[[unit]]\nname = "Trường THCS số {n} xã Tân Phú"\n' for n in range(1, 8))
    line = "1;Lê Văn Bốn;1/2/1984;Công an xã Tân Phú;Sơ cấp;2020"
    (issue,) = found(tmp_path, line, header=SENT, own=own, rule="unit-unknown")
    assert issue.says.endswith("Trường THCS số 5 xã Tân Phú và 2 đơn vị khác.")


POSTS = "STT;Họ và tên;Ngày sinh;Chức vụ, đơn vị công tác;Lớp;Năm"


@pytest.mark.parametrize(
    ("post", "rule", "meant"),
    [
        ("Chuyên viên Sở Nội vu tỉnh", "unit-unknown", "Sở Nội vụ"),
        ("Chuyên viên Sơ Nội vụ", "unit-unknown", "Sở Nội vụ"),
        ("Chuyên viên sở Nội vự", "unit-unknown", "Sở Nội vụ"),
        ("Chuyên viên Sở Nộii vụ", "unit-unknown", "Sở Nội vụ"),
        ("Chuyên viên Sở Tài chính", "unit-missing", ""),
        ("Chuyên viên Sở Ngoại vụ", "unit-missing", ""),
        ("Chuyên viên nội vụ", "unit-missing", ""),
        ("Cán bộ NV", "unit-missing", ""),
        # Another number is another unit, and of two letters one says nothing.
        ("Nhân viên cụm 126 miền trong", "unit-missing", ""),
        ("Nhân viên cụm 125 miền trog", "unit-unknown", "Cụm 125 miền trong"),
        ("Nhân viên bờ xe dài", "unit-missing", ""),
    ],
)
def test_a_unit_misspelt_in_a_post_is_asked_back_and_is_not_missing(
    post: str, rule: str, meant: str, tmp_path: Path
) -> None:
    names = 'name = "Sở Nội vụ"\naliases = ["NV"]', 'name = "Cụm 125 miền trong"'
    own = "".join(f"[[unit]]\n{name}\n" for name in (*names, 'name = "Bờ xa dài"'))
    line = f"1;Lê Văn Bốn;1/2/1984;{post};Sơ cấp;2020"
    told = {
        one: found(tmp_path, line, header=POSTS, own=own, rule=one)
        for one in ("unit-unknown", "unit-missing")
    }
    assert {one: len(issues) for one, issues in told.items() if issues} == {rule: 1}
    (issue,) = told[rule]
    assert issue.place.cell == "D2"
    assert (f'Có phải "{meant}"?' in issue.advice) == bool(meant)


@pytest.mark.parametrize(
    ("post", "unit"),
    [
        ("Cán bộ NV", None),
        ("Nhân viên VT Sở Nội vụ", "Sở Nội vụ"),
        ("NV", "Sở Nội vụ"),
        ("Chuyên viên SNV", "Sở Nội vụ"),
    ],
)
def test_an_alias_of_two_letters_is_a_whole_cell_alone(
    post: str, unit: str | None, tmp_path: Path
) -> None:
    own = (
        '[[unit]]\nname = "Sở Nội vụ"\naliases = ["NV", "SNV"]\n'
        '[[unit]]\nname = "Xã An Phước"\naliases = ["VT"]\n'
    )
    line = f"1;Lê Văn Bốn;1/2/1984;{post};Sơ cấp;2020"
    missing = found(tmp_path, line, header=POSTS, own=own, rule="unit-missing")
    assert bool(missing) == (unit is None)


def test_where_unknown_units_are_not_told_a_misspelt_one_is_missing(tmp_path: Path) -> None:
    own = '[[unit]]\nname = "Sở Nội vụ"\n[[rule]]\nkey = "unit-unknown"\nseverity = "off"\n'
    line = "1;Lê Văn Bốn;1/2/1984;Chuyên viên Sở Nội vu tỉnh;Sơ cấp;2020"
    (issue,) = found(tmp_path, line, header=POSTS, own=own, rule="unit-missing")
    assert issue.place.cell == "D2"


LONE = "STT;Họ và tên;Ngày sinh;Chức vụ;Đơn vị;Trình độ đào tạo;Năm"


def of_units(*units: str, posts: tuple[str, ...] = ()) -> list[str]:
    """Write a line for each unit, in a list of an office that has no list of units."""
    given = ("Ân", "Bé", "Châu", "Dũng", "Em", "Phú", "Gấm", "Hai", "Kiều", "Lành")
    return [
        f"{n};Nguyễn Văn {given[n]};{n + 3}/{n + 1}/{1975 + n};{post};{unit};Trung cấp LLCT;2023"
        for n, (unit, post) in enumerate(
            zip(units, posts or ("Chuyên viên",) * len(units), strict=True)
        )
    ]


@pytest.mark.parametrize(
    ("often", "once", "told_at"),
    [
        ("Xã Tân Thạnh", "Xã Tân Thạhn", ["E5"]),
        ("Phòng Giáo dục và Đào tạo", "Phòng Giáo dục và Đào tao", ["E5"]),
        ("Xã Tân Thạnh", "Xã Tân Thành", []),  # which are two communes
        ("Xã Long Khánh A", "Xã Long Khánh B", []),
        ("Xã Thường Phước 1", "Xã Thường Phước 2", []),
        ("Xã Tân Hoà", "Xã Tân Hòa", []),
        ("Xã Tân Thạnh", "xã Tân Thạnh", []),
        ("Xã Tân Thạnh", "Xã Tân Thạnh Tây", []),
    ],
)
def test_a_unit_met_once_that_is_a_slip_of_a_frequent_one_is_told_without_a_list(
    tmp_path: Path, often: str, once: str, told_at: list[str]
) -> None:
    lines = of_units(often, often, often, once)
    assert cells_told(tmp_path, "unit-doubtful", *lines, header=LONE) == told_at


def test_a_post_in_the_column_of_units_is_told(tmp_path: Path) -> None:
    units = ("Xã A", "Xã Bàu", "Trưởng ấp", "Xã Cồn", "Xã Dừa")
    lines = of_units(*units, posts=("Trưởng ấp", "Trưởng ấp", "Xã A", "Bí thư", "Trưởng ấp"))
    assert cells_told(tmp_path, "unit-doubtful", *lines, header=LONE) == ["E4"]


def test_units_that_are_no_posts_are_not_told_as_such(tmp_path: Path) -> None:
    units = ("Xã A", "Văn phòng Đảng uỷ", "Xã Bàu", "Xã Cồn", "Xã Dừa")
    posts = ("Bí thư", "Văn phòng Đảng uỷ", "Bí thư", "Trưởng ấp", "Văn thư")
    lines = of_units(*units, posts=posts)
    issues = found_in(tmp_path, *lines, header=LONE)
    assert told(issues, "unit-doubtful") == []


def test_an_error_in_place_of_a_unit_is_no_unit(tmp_path: Path) -> None:
    lines = of_units("Xã A", "#REF!", "Xã A")
    rules = [issue.rule for issue in found_in(tmp_path, *lines, header=LONE)]
    assert "unit-missing" not in rules
    assert rules
