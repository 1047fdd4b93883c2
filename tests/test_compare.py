"""`compare`: who joined, who left, what changed; spellings and order are no changes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from conftest import SAMPLES, TrainReport
from typed_tables import write_typed

from hongngu_cli.analyse.compare import Comparison, Met, compare
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.settings import Limits, Reading
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.rosters import open_files, read_roster
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.shipped import vocabulary as shipped_words

Versions = Callable[..., tuple[Comparison, Roster, Roster]]

OLD = """
    DANH SÁCH CỬ ĐI HỌC | < | < | < | < | < | <
    STT | Họ và tên     | Ngày sinh  | Đơn vị             | Chức vụ     | Trình độ đào tạo | Năm
    1   | Nguyễn Văn An | 15/3/1980  | Xã Long Hoà A      | Bí thư      | TC LLCT          | 2025
    2   | Trần Thị Thuý | 02/05/1985 | UBND xã Long Hoà B | Chủ tịch    | Cao cấp          | 2025
    3   | Lê Văn Cường  | 7/8/1990   | Xã Phú Lộc A       | Chuyên viên | Thạc sĩ          | 2025
    4   | Đỗ Minh Khôi  | 1970       | Xã Phú Lộc B       | Chuyên viên | Sơ cấp           | 2025
"""
SAME = """
    DANH SÁCH CỬ ĐI HỌC | < | < | < | < | < | <
    Họ tên        | Đơn vị công tác       | Chức danh   | Năm sinh   | Lớp | Năm
    ĐỖ MINH KHÔI  | Phú Lộc B             | chuyên viên | năm 1970   | SC | 2025
    Lê Văn Cường  | X. Phú Lộc A          | Chuyên viên | 1990-08-07 | Cao học thạc sỹ | 2025
    TRẦN THỊ THÚY | Đảng ủy xã Long Hòa B | Chủ tịch    | 2.5.1985   | CCLLCT | 2025
    Nguyễn Văn An | Xã Long Hòa A         | Bí thư | 15-03-1980 | Trung cấp lý luận chính trị | 2025
"""


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    return load_vocabulary(shipped_words())


def roster_of(text: str, folder: Path, words: Vocabulary, name: str = "ds.xlsx") -> Roster:
    folder.mkdir(exist_ok=True)
    path = write_typed(text, folder / name)
    return read_roster(open_files((str(path),), words, Reading(), Limits()), words)


@pytest.fixture
def versions(tmp_path: Path, words: Vocabulary) -> Versions:
    """Compare two typed rosters; give the comparison and both rosters."""

    def compared(old: str, new: str, *, periods: bool = False) -> tuple[Comparison, Roster, Roster]:
        sides = roster_of(old, tmp_path / "old", words), roster_of(new, tmp_path / "new", words)
        return compare(*sides, words, periods=periods), *sides

    return compared


def names(roster: Roster, people: Iterable[tuple[int, ...]]) -> list[str]:
    return [roster.columns["name"][rows[0]] for rows in people]


def fields(people: Iterable[Met]) -> list[str]:
    return [change.field for met in people for change in met.changes]


def test_spellings_order_and_columns_are_no_changes(versions: Versions) -> None:
    found, _, new = versions(OLD, SAME)
    assert (found.joined, found.left, found.changed, found.doubtful) == ((), (), (), ())
    assert len(found.same) == len(new.ids) == 4


def test_other_forms_of_days_months_and_decisions_are_no_changes(versions: Versions) -> None:
    text = """
        DANH SÁCH CỬ ĐI HỌC | < | < | < | <
        Họ tên  | Ngày sinh | Trình độ | Quyết định | Thời gian học | Ngày vào Đảng
        Lê An   | 1/2/1980  | Trung cấp LLCT | 05-QĐ/HU | 9/2018 - 6/2019 | 3/2005
        Lê Bình | 1/2/1981  | Cao cấp LLCT   | 12-QĐ/HU | 05/09/2018-1/6/2019 | 19/5/2006
    """
    other = """
        DANH SÁCH CỬ ĐI HỌC | < | < | < | <
        Họ tên  | Ngày sinh | Trình độ | Quyết định | Thời gian học | Ngày vào Đảng
        Lê An   | 01.02.1980 | TC LLCT | 5 - QĐ/HU | 09/2018-06/2019 | tháng 3/2005
        Lê Bình | 1981-02-01 | CC LLCT | 12-QĐ/HU (2018) | từ 5/9/2018 đến 01/06/2019 | 19.05.2006
    """
    found, *_ = versions(text, other)
    assert fields(found.changed) == []
    assert len(found.same) == 2


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("Khmer | Giỏi", "Khơ-me | loại giỏi", []),
        ("KHMER | TB khá", "Kh'mer Nam Bộ | Trung bình khá", ["ethnicity"]),
        ("Kinh | Đạt", "người Việt | đạt yêu cầu", []),
        ("Khmer | Khá", "Chăm | Giỏi", ["ethnicity", "result"]),
        ("Dân tộc A | Khá, giỏi", "dân tộc A | Giỏi, khá", ["result"]),
    ],
)
def test_other_words_for_one_people_or_grade_are_no_change(
    versions: Versions, old: str, new: str, changed: list[str]
) -> None:
    head = """
        DANH SÁCH CỬ ĐI HỌC | < | < | < | < | <
        Họ tên | Ngày sinh | Lớp | Năm | Dân tộc | Kết quả
        Lê An  | 1/2/1980  | TC LLCT | 2025 | """
    found, *_ = versions(head + old, head + new)
    assert fields(found.changed) == changed


def test_a_unit_without_marks_is_no_change(versions: Versions) -> None:
    bare = OLD.replace("Xã Long Hoà A ", "xa Long Hoa A ").replace("Xã Phú Lộc B", "Phu Loc B")
    found, *_ = versions(OLD, bare)
    assert fields(found.changed) == []
    assert len(found.same) == 4


def test_rows_without_a_name_are_told_as_such_and_are_nobody(
    tmp_path: Path, train_report: TrainReport
) -> None:
    row = "    5 | {} | {} | Xã Long Hoà A | Bí thư | Sơ cấp | 2025\n"
    nameless = row.format(" ", "1/2/1970")
    write_typed(OLD + nameless, tmp_path / "cu.xlsx")
    write_typed(OLD + nameless + nameless.replace("5", "6", 1), tmp_path / "moi.xlsx")
    told = compared_files(tmp_path, train_report)
    assert (told["joined"], told["left"], told["changed"]) == ([], [], [])
    assert [(row["version"], row["where"]) for row in told["nameless"]] == [
        ("Bản cũ", "B7"),
        ("Bản mới", "B7"),
        ("Bản mới", "B8"),
    ]
    shown = train_report("compare", "cu.xlsx", "moi.xlsx", cwd=tmp_path).stdout
    assert "Có 03 dòng không ghi họ tên nên không so được." in " ".join(shown.split())


def test_standard_input_cannot_be_both_sides(train_report: TrainReport) -> None:
    done = train_report("compare", "-", "-")
    assert (done.returncode, done.stdout) == (2, "")
    assert "cùng đọc từ đầu vào chuẩn" in done.stderr


def test_who_joined_left_and_changed(versions: Versions) -> None:
    text = OLD.replace("TC LLCT ", "Cao cấp ").replace("Chủ tịch", "Bí thư")
    text = text.replace("Lê Văn Cường  | 7/8/1990", "Bùi Thanh Lâm | 9/9/1991")
    found, old, new = versions(OLD, text)
    assert names(new, found.joined) == ["Bùi Thanh Lâm"]
    assert names(old, found.left) == ["Lê Văn Cường"]
    assert fields(found.changed) == ["level", "position"]
    assert not found.doubtful


@pytest.mark.parametrize(
    ("typed", "corrected", "why"),
    [
        ("02/05/1985", "05/02/1985", "đảo ngày với tháng"),
        ("15/3/1980 ", "16/3/1980 ", "cùng đơn vị"),
        ("15/3/1980 ", "15/3/1983 ", "gần giống"),
        ("Trần Thị Thuý", "Trần Thị Thuỷ", "họ tên gần giống"),
        ("1970       | Xã Phú Lộc B", "1970       | Xã Phú Lộc A", "cùng năm sinh"),
    ],
)
def test_a_corrected_name_or_birth_is_told_as_a_doubt(
    typed: str, corrected: str, why: str, versions: Versions
) -> None:
    found, *_ = versions(OLD, OLD.replace(typed, corrected))
    assert (found.joined, found.left, found.changed) == ((), (), ())
    assert why in found.doubtful[0].why
    assert len(found.doubtful) == 1


def test_namesakes_of_other_births_are_two(versions: Versions) -> None:
    found, *_ = versions(OLD, OLD.replace("15/3/1980 ", "21/12/1991"))
    assert [len(found.joined), len(found.left), len(found.doubtful)] == [1, 1, 0]


def test_a_fuller_birth_is_the_same_person_changed(versions: Versions) -> None:
    found, *_ = versions(OLD, OLD.replace("1970 ", "12/11/1970 "))
    assert fields(found.changed) == ["birth_date"]


YEARS = (
    OLD.replace("15/3/1980 ", "1980 ").replace("02/05/1985", "1985").replace("7/8/1990 ", "1990 ")
)
"""The same list with the years of births alone."""


def test_a_birth_that_a_list_of_years_tells_less_exactly_is_no_change(versions: Versions) -> None:
    for old, new, by_year in ((OLD, YEARS, (0, 3)), (YEARS, OLD, (3, 0))):
        found, *_ = versions(old, new)
        assert (found.joined, found.left, found.changed, found.doubtful) == ((), (), (), ())
        assert (len(found.same), found.by_year) == (4, by_year)
    found, *_ = versions(OLD, OLD)
    assert found.by_year == (0, 0)


def test_another_year_and_a_day_lost_among_days_are_changes(versions: Versions) -> None:
    found, *_ = versions(OLD, YEARS.replace("1985", "1986"))
    assert len(found.doubtful) == 1
    assert "gần giống" in found.doubtful[0].why
    found, *_ = versions(OLD, OLD.replace("15/3/1980 ", "1980 "))
    assert fields(found.changed) == ["birth_date"]
    assert found.by_year == (0, 0)


def test_a_list_of_years_is_told_once(tmp_path: Path, train_report: TrainReport) -> None:
    for name, text in (("cu.xlsx", OLD), ("moi.xlsx", YEARS)):
        write_typed(text, tmp_path / name)
    told = train_report("compare", tmp_path / "cu.xlsx", tmp_path / "moi.xlsx").stdout
    assert " ".join(told.split()).count("Bản mới có danh sách chỉ ghi năm sinh; với 03 người") == 1
    assert "Bản cũ có danh sách chỉ ghi năm sinh" not in told


def test_a_column_that_one_version_lacks_is_not_compared(versions: Versions) -> None:
    bare = OLD.replace("| Chức vụ ", "| Ghi nhớ ")
    found, *_ = versions(OLD, bare)
    assert not found.changed
    assert len(found.same) == 4


def test_an_enrolment_more_or_less_is_a_change_and_a_repeated_row_is_none(
    versions: Versions,
) -> None:
    row = "    5 | Nguyễn Văn An | 15/3/1980 | Xã Long Hoà A | Bí thư | {} | {}\n"
    found, *_ = versions(OLD, OLD + row.format("TC LLCT", 2025))
    assert not found.changed
    assert len(found.same) == 4
    found, *_ = versions(OLD, OLD + row.format("Cao cấp", 2026))
    assert fields(found.changed) == ["enrolment"]
    assert (found.changed[0].changes[0].old, len(found.changed[0].changes[0].new)) == ((), 1)


def test_a_course_gone_and_another_come_are_two_changes(versions: Versions) -> None:
    """Of one level, year or decision they are one course, told otherwise."""
    before = OLD.replace("TC LLCT          | 2025", "Sơ cấp | 2024")
    found, *_ = versions(before, OLD.replace("TC LLCT          | 2025", "Cao cấp | 2026"))
    (met,) = found.changed
    gone, come = met.changes
    assert {gone.field, come.field} == {"enrolment"}
    assert ((len(gone.old), gone.new), (come.old, len(come.new))) == ((1, ()), ((), 1))
    for same in ("Sơ cấp | 2026", "Cao cấp | 2024"):
        found, *_ = versions(before, OLD.replace("TC LLCT          | 2025", same))
        assert fields(found.changed) == ["year" if "2026" in same else "level"]


def test_a_level_that_became_readable_is_told_with_what_was_typed(
    tmp_path: Path, train_report: TrainReport
) -> None:
    write_typed(OLD.replace("Thạc sĩ", "Thạc sx"), tmp_path / "cu.xlsx")
    write_typed(OLD, tmp_path / "moi.xlsx")
    told = compared_files(tmp_path, train_report)
    (row,) = told["changed"]
    assert (row["name"], row["field"], row["old"], row["new"]) == (
        "Lê Văn Cường",
        "level",
        "Thạc sx",
        "thac-si",
    )
    assert row["old_at"].endswith("cu.xlsx · Sheet1 · F5")
    assert row["new_at"].endswith("moi.xlsx · Sheet1 · F5")


def compared_files(folder: Path, train_report: TrainReport, *options: str) -> dict[str, Any]:
    told = train_report("so-sanh", "cu.xlsx", "moi.xlsx", "--format", "json", *options, cwd=folder)
    assert told.returncode == 0, told.stderr
    return {table["key"]: table["rows"] for table in json.loads(told.stdout)["tables"]}


def test_every_row_has_the_members_of_the_contract_and_mask_hides_who(
    tmp_path: Path, train_report: TrainReport
) -> None:
    write_typed(OLD, tmp_path / "cu.xlsx")
    new = OLD.replace("Lê Văn Cường  | 7/8/1990", "Bùi Thanh Lâm | 9/9/1991")
    write_typed(new.replace("Chủ tịch", "Bí thư"), tmp_path / "moi.xlsx")
    told = compared_files(tmp_path, train_report)
    assert list(told) == ["joined", "left", "changed"]
    for row in (row for rows in told.values() for row in rows):
        assert {"name", "birth", "unit", "field", "old", "new", "old_at", "new_at"} <= set(row)
    assert told["joined"][0]["birth"] == "1991-09-09"
    masked = train_report("compare", "cu.xlsx", "moi.xlsx", "--mask", cwd=tmp_path).stdout
    assert not [word for word in ("Lâm", "Cường", "Thuý", "1991", "1985") if word in masked]
    assert "Bí thư" in masked


def test_a_doubt_about_nothing_but_a_missing_birth_is_told_by_it(
    tmp_path: Path, train_report: TrainReport
) -> None:
    two = OLD + "    5 | Nguyễn Văn An | 1990 | Xã Long Hoà A | Bí thư | Sơ cấp | 2025\n"
    write_typed(two, tmp_path / "cu.xlsx")
    write_typed(OLD.replace("15/3/1980 ", ""), tmp_path / "moi.xlsx")
    told = compared_files(tmp_path, train_report)
    assert {row["name"] for row in told["doubtful"]} == {"Nguyễn Văn An"}
    assert "một bên không ghi ngày sinh" in told["doubtful"][0]["why"]
    assert (len(told["left"]), told["joined"]) == (1, [])


def test_a_doubt_where_neither_side_tells_a_birth_says_so(versions: Versions) -> None:
    bare = OLD.replace("15/3/1980 ", "")
    found, *_ = versions(bare, bare.replace("Xã Long Hoà A", "Xã Phú Lộc B"))
    assert [met.why for met in found.doubtful] == [
        "cùng họ tên, cả hai bên đều không ghi ngày sinh"
    ]


def test_rosters_in_folders_are_named_below_them(tmp_path: Path, train_report: TrainReport) -> None:
    for folder in ("cũ", "mới"):
        (tmp_path / folder).mkdir()
        others = OLD.replace("Văn", "Ngọc").replace("Thị", "Mỹ").replace("Minh", "Gia")
        write_typed(others, tmp_path / folder / "hai.xlsx")
    write_typed(OLD, tmp_path / "cũ" / "một.xlsx")
    write_typed(OLD.replace("Chủ tịch", "Bí thư"), tmp_path / "mới" / "một.xlsx")
    told = train_report("compare", "cũ", "mới", "--format", "json", cwd=tmp_path)
    changed = next(t for t in json.loads(told.stdout)["tables"] if t["key"] == "changed")["rows"]
    assert [row["where"] for row in changed] == [
        "bản cũ: một.xlsx · Sheet1 · E4; bản mới: một.xlsx · Sheet1 · E4"
    ]


def test_two_periods_of_one_roster(train_report: TrainReport) -> None:
    rosters = SAMPLES / "rosters"
    told = train_report(
        *("compare", rosters, rosters, "--old-period", "2018", "--new-period", "2019"),
        *("--format", "json"),
    )
    figures = {key: one["value"] for key, one in json.loads(told.stdout)["figures"].items()}
    changed = figures["changed"]
    people = [
        json.loads(
            train_report(
                "summarize", rosters, "--year", year, "--count", "people", "--format", "json"
            ).stdout
        )["figures"]["total"]["value"]
        for year in ("2018", "2019")
    ]
    assert people == [figures["left"] + changed, figures["joined"] + changed]
    assert min(figures["left"], figures["joined"], changed) > 0


def test_one_file_twice_a_missing_file_and_a_wrong_period(
    tmp_path: Path, train_report: TrainReport
) -> None:
    write_typed(OLD, tmp_path / "cu.xlsx")
    same = train_report("compare", "cu.xlsx", "cu.xlsx", cwd=tmp_path)
    assert same.returncode == 0
    assert "Không có gì khác nhau: 04 người đều như cũ." in same.stdout
    assert "Hai bên là cùng một nội dung tệp" in same.stdout
    assert train_report("compare", "cu.xlsx", "moi.xlsx", cwd=tmp_path).returncode == 3
    wrong = train_report("compare", "cu.xlsx", "cu.xlsx", "--old-period", "nay", cwd=tmp_path)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert '--old-period: "nay"' in wrong.stderr


def test_csv_holds_every_table(tmp_path: Path, train_report: TrainReport) -> None:
    write_typed(OLD, tmp_path / "cu.xlsx")
    write_typed(OLD.replace("Chủ tịch", "Bí thư"), tmp_path / "moi.xlsx")
    told = train_report("compare", "cu.xlsx", "moi.xlsx", "--format", "csv", cwd=tmp_path).stdout
    assert "Có thêm ở bản mới: 0 người" in told
    assert "Trần Thị Thuý,Chức vụ,Chủ tịch,Bí thư" in told


def test_on_a_narrow_screen_a_change_stays_on_one_line(
    tmp_path: Path, train_report: TrainReport
) -> None:
    write_typed(OLD, tmp_path / "cu.xlsx")
    write_typed(OLD.replace("Chủ tịch", "Bí thư"), tmp_path / "moi.xlsx")
    told = train_report("compare", "cu.xlsx", "moi.xlsx", cwd=tmp_path)
    wide = train_report("compare", "cu.xlsx", "moi.xlsx", cwd=tmp_path, COLUMNS="150").stdout
    assert "\nTrần Thị Thuý  Chức vụ   Chủ tịch  Bí thư\n" in told.stdout
    assert "Phần 1/2: Thay đổi" in told.stdout
    assert "Trần Thị Thuý" in wide
    assert "Phần" not in wide
    assert max(map(len, told.stdout.splitlines())) <= 80


@pytest.mark.parametrize(
    ("typed", "again"), [("Võ Kỳ Sỹ", "Võ Kì Sĩ"), ("Lý Quý Vy", "Lí Quí Vi"), ("Mỹ Tỷ", "Mĩ Tỉ")]
)
def test_i_for_y_in_a_name_is_no_change(typed: str, again: str, versions: Versions) -> None:
    old, new = (OLD.replace("Nguyễn Văn An", name) for name in (typed, again))
    found, *_ = versions(old, new)
    assert (found.joined, found.left, found.changed, found.doubtful) == ((), (), (), ())
    assert len(found.same) == 4
    found, *_ = versions(old, new.replace("15/3/1980 ", "1980 "))
    assert (found.joined, found.left, found.changed) == ((), (), ())
    (doubt,) = found.doubtful
    assert "cùng họ tên, cùng năm sinh" in doubt.why


@pytest.mark.parametrize(
    ("typed", "again"), [("Trần Thuý", "Trần Thúi"), ("Trần Thị Ý", "Trần Thị Í")]
)
def test_y_that_is_no_spelling_of_i_makes_another_name(
    typed: str, again: str, versions: Versions
) -> None:
    old, new = (OLD.replace("Nguyễn Văn An", name) for name in (typed, again))
    found, *_ = versions(old, new)
    assert len(found.same) == 3


TWINS = """
    STT | Họ và tên | Ngày sinh | CCCD         | Đơn vị        | Trình độ đào tạo | Năm
    1   | Lê Thị {} | 15/3/1980 | {} | Xã Long Hoà A | TC LLCT | 2025
    2   | Lê Thị {} | 15/3/1980 | {} | Xã Long Hoà B | TC LLCT | 2025
"""


def test_two_of_one_list_whom_i_and_y_tell_apart_stay_two(versions: Versions) -> None:
    ids = "087180000011", "087180000022"
    both = TWINS.format("Vy", ids[0], "Vi", ids[1])
    found, *_ = versions(both, both)
    assert (len(found.same), found.doubtful, found.changed) == (2, (), ())
    one = "\n".join(both.splitlines()[:3])
    found, old, _ = versions(both, one)
    assert (names(old, found.left), len(found.same)) == (["Lê Thị Vi"], 1)
    # Another number tells another person, whatever the name.
    found, *_ = versions(one, "\n".join(TWINS.format("Vi", ids[1], "", "").splitlines()[:3]))
    assert not found.same
    assert not found.changed
