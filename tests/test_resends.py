"""One unit sends its list again: the later list counts, and what became of each row is told."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from typed_tables import write_typed

from hongngu_cli import shipped
from hongngu_cli.check.run import examine
from hongngu_cli.model.account import sources_of
from hongngu_cli.model.ledger import add_up
from hongngu_cli.model.settings import Limits, Reading, Settings
from hongngu_cli.read.rosters import open_files, read_roster
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.text.resend_order import names_apart, order_of, sent

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import TrainReport

    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.roster import Roster

VOCABULARY = load_vocabulary(shipped.vocabulary())
HEADER = "STT;Họ và tên;Ngày sinh;Đơn vị;Chức vụ;Trình độ đào tạo;Từ ngày;Quyết định;Năm"
AN = "1;Nguyễn Văn An;15/3/1985;Xã Long Thuận;Bí thư;TC LLCT;1/3/2019;12-QĐ/HU;2019"
BINH = "2;Trần Thị Bình;2/9/1990;Xã Long Thuận;Phó Bí thư;CC LLCT;1/3/2019;13-QĐ/HU;2019"
CUONG = "3;Lê Văn Cường;1/5/1980;Xã Long Thuận;Chủ tịch;TC LLCT;1/3/2019;14-QĐ/HU;2019"
DUNG = "4;Phạm Thị Dung;7/7/1988;Xã Long Thuận;Chuyên viên;Thạc sĩ;;15-QĐ/HU;2019"
DUC = "5;Võ Minh Đức;9/1/1979;Xã Long Thuận;Chuyên viên;TC LLCT;1/3/2019;16-QĐ/HU;2019"
BINH_OTHERWISE = BINH.replace("13-QĐ", "33-QĐ")
SHORT = "BDNV công tác Đảng"


def write(folder: Path, name: str, *lines: str) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def read(*paths: str) -> Roster:
    roster = read_roster(open_files(paths, VOCABULARY, Reading(), Limits()), VOCABULARY)
    ledger = add_up(source.ledger for source in sources_of(roster))
    assert ledger.closed
    return roster


def told(roster: Roster, *rules: str) -> list[Issue]:
    issues = examine(roster, VOCABULARY, Settings())
    return [issue for issue in issues if issue.rule in rules]


def names(roster: Roster) -> list[str]:
    return sorted(roster.frame["name"])


REPEATS = ("file-superseded", "files-overlap", "duplicate-row", "duplicate-doubtful")


@pytest.mark.parametrize("again", ["lần 2", "bổ sung", "mới", "chính thức"])
def test_a_file_named_by_its_unit_and_sent_again_is_of_that_unit(
    tmp_path: Path, again: str
) -> None:
    lines = [line.replace(";Xã Long Thuận", "") for line in (AN, BINH, CUONG, DUC)]
    head = ("UBND XÃ LONG THUẬN", HEADER.replace(";Đơn vị", ""))
    old = write(tmp_path, "Xã Long Thuận.csv", *head, *lines[:3])
    new = write(tmp_path, f"Xã Long Thuận {again}.csv", *head, *lines[:2], lines[3])
    roster = read(old, new)
    assert set(roster.frame["unit"]) == {"Xã Long Thuận"}
    assert names(roster) == ["Nguyễn Văn An", "Trần Thị Bình", "Võ Minh Đức"]
    assert [issue.rule for issue in told(roster, *REPEATS)] == ["file-superseded"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("DS xã Long Thuận.csv", "DS xã Long Thuận (sửa).csv"),
        ("DS xã Long Thuận.csv", "DS xã Long Thuận_final.csv"),
        ("DS xã Long Thuận.csv", "DS xã Long Thuận lần 2.csv"),
        ("DS xã Long Thuận v2.csv", "DS xã Long Thuận v3.csv"),
        ("DS xã Long Thuận.csv", "DS xã Long Thuận mới.csv"),
        ("danh sach.csv", "Long Thuan chinh sua.csv"),
        ("Long Thuận 15-3-2019.csv", "Long Thuận 20.3.2019.csv"),
        ("Long Thuận 20190315.csv", "Long Thuận 20190320.csv"),
        ("lần 1/xã Long Thuận.csv", "lần 2/xã Long Thuận.csv"),
    ],
)
def test_the_list_whose_name_says_it_is_later_counts(
    tmp_path: Path, first: str, second: str
) -> None:
    old = write(tmp_path, first, HEADER, AN, BINH, CUONG, DUNG)
    new = write(tmp_path, second, HEADER, AN, BINH_OTHERWISE, CUONG, DUC)
    for paths in ((old, new), (new, old)):
        roster = read(*paths)
        assert names(roster) == ["Lê Văn Cường", "Nguyễn Văn An", "Trần Thị Bình", "Võ Minh Đức"]
        assert set(roster.frame["decision"]) >= {"33-QĐ/HU"}
        (issue,) = told(roster, *REPEATS)
        assert (issue.rule, issue.severity) == ("file-superseded", "warning")
        assert (issue.place.path, issue.place.sheet, issue.place.cell) == (old, None, None)
        assert new in issue.says
        assert "02 lượt giống nhau; 01 lượt đã sửa (Trần Thị Bình: khác quyết định)" in issue.says
        assert "01 lượt chỉ có ở bản này (Phạm Thị Dung)" in issue.says
        assert "01 lượt chỉ có ở bản sau (Võ Minh Đức)" in issue.says
        assert "sau tên lệnh" in issue.advice


def test_the_day_a_list_was_signed_tells_which_is_later(tmp_path: Path) -> None:
    line = "Long Thuận, ngày {} tháng 3 năm 2019;;;;;;;;"
    new = write(tmp_path, "a.csv", line.format("20"), HEADER, AN, BINH_OTHERWISE, CUONG)
    old = write(tmp_path, "b.csv", HEADER, AN, BINH, CUONG, line.format("05"))
    (issue,) = told(read(new, old), *REPEATS)
    assert (issue.rule, issue.place.path) == ("file-superseded", old)
    assert "ngày ghi trong văn bản 20/03/2019 sau 05/03/2019" in issue.says


def test_signs_that_disagree_tell_no_order(tmp_path: Path) -> None:
    line = "Long Thuận, ngày {} tháng 3 năm 2019;;;;;;;;"
    one = write(tmp_path, "a (sửa).csv", line.format("05"), HEADER, AN, BINH, CUONG)
    other = write(tmp_path, "a.csv", line.format("20"), HEADER, AN, BINH_OTHERWISE, CUONG)
    assert [issue.rule for issue in told(read(one, other), "file-superseded", "files-overlap")] == [
        "files-overlap"
    ]


def test_of_lists_without_an_order_what_differs_is_told_once_and_counted(tmp_path: Path) -> None:
    one = write(tmp_path, "a.csv", HEADER, AN, BINH, CUONG)
    other = write(tmp_path, "b.csv", HEADER, AN, BINH_OTHERWISE, CUONG)
    roster = read(one, other)
    assert len(roster.frame) == 4
    issues = told(roster, *REPEATS)
    assert [(issue.rule, issue.place.path) for issue in issues] == [("files-overlap", other)]
    assert "03 lượt cũng có ở" in issues[0].says
    assert "01 lượt ghi khác nhau (Trần Thị Bình: khác quyết định)" in issues[0].says


def test_an_addition_of_other_people_replaces_nothing(tmp_path: Path) -> None:
    one = write(tmp_path, "xã Long Thuận.csv", HEADER, AN, BINH)
    other = write(tmp_path, "xã Long Thuận bổ sung.csv", HEADER, CUONG, DUNG)
    roster = read(one, other)
    assert len(roster.frame) == 4
    assert not told(roster, *REPEATS)


def test_a_few_corrected_lines_leave_the_rest_of_the_list_in_force(tmp_path: Path) -> None:
    whole = write(tmp_path, "xã Long Thuận.csv", HEADER, AN, BINH, CUONG, DUNG, DUC)
    few = write(tmp_path, "xã Long Thuận (sửa).csv", HEADER, AN, BINH_OTHERWISE)
    roster = read(whole, few)
    assert len(roster.frame) == 6
    assert [(issue.rule, issue.place.cell) for issue in told(roster, *REPEATS)] == [
        ("duplicate-row", "A2"),
        ("duplicate-doubtful", "A3"),
    ]


def test_another_unit_s_or_another_year_s_list_is_no_resend(tmp_path: Path) -> None:
    one = write(tmp_path, "danh sách.csv", HEADER, AN, BINH, CUONG)
    elsewhere = (line.replace("Long Thuận", "Phú Lộc") for line in (AN, BINH, CUONG))
    assert len(read(one, write(tmp_path, "danh sách (sửa).csv", HEADER, *elsewhere)).frame) == 6
    later = (line[:-1] + "8" for line in (AN, BINH, CUONG))
    assert len(read(one, write(tmp_path, "danh sách lần 2.csv", HEADER, *later)).frame) == 6


def test_a_compilation_of_many_units_replaces_no_unit_s_list(tmp_path: Path) -> None:
    own = write(tmp_path, "xã Long Thuận.csv", HEADER, AN, BINH, CUONG)
    others = [
        f"{n};Đỗ Văn {name};{n}/4/1985;Xã Số {n};Bí thư;TC LLCT;;;2019"
        for n, name in enumerate(("Giàu", "Hạnh", "Khoa", "Lân", "Minh", "Nam"), 10)
    ]
    every = write(tmp_path, "tổng hợp (sửa).csv", HEADER, AN, BINH, *others)
    roster = read(own, every)
    assert not told(roster, "file-superseded")
    assert "Lê Văn Cường" in names(roster)
    assert len(roster.frame) == 9


def test_the_same_people_in_two_short_courses_are_counted_twice(tmp_path: Path) -> None:
    def course(number: int) -> list[str]:
        people = (AN, BINH, CUONG)
        words = f"{SHORT} đợt {number}"
        return [p.replace("TC LLCT", words).replace("CC LLCT", words) for p in people]

    one = write(tmp_path, "xã A 15-3-2019.csv", HEADER, *course(1))
    other = write(tmp_path, "xã A 20-6-2019.csv", HEADER, *course(2))
    roster = read(one, other)
    assert len(roster.frame) == 6
    assert not told(roster, *REPEATS)


def test_of_three_lists_the_last_one_counts(tmp_path: Path) -> None:
    first = write(tmp_path, "lần 1.csv", HEADER, AN, BINH, CUONG)
    second = write(tmp_path, "lần 2.csv", HEADER, AN, BINH, DUNG, CUONG)
    third = write(tmp_path, "lần 3.csv", HEADER, AN, BINH_OTHERWISE, DUNG, DUC)
    roster = read(first, second, third)
    assert names(roster) == ["Nguyễn Văn An", "Phạm Thị Dung", "Trần Thị Bình", "Võ Minh Đức"]
    issues = told(roster, *REPEATS)
    assert [issue.place.path for issue in issues] == [first, second]
    assert all(third in issue.says for issue in issues)


def test_sheets_of_one_workbook_replace_one_another(tmp_path: Path) -> None:
    table = """
        == {}
        STT | Họ và tên     | Ngày sinh  | Đơn vị        | Trình độ | Năm
        1   | Nguyễn Văn An | 1985-03-15 | Xã Long Thuận | TC LLCT  | 2019
        2   | Trần Thị Bình | 1990-09-02 | Xã Long Thuận | {}  | 2019
        3   | Lê Văn Cường  | 1980-05-01 | Xã Long Thuận | TC LLCT  | 2019
        """
    text = table.format("DS", "CC LLCT") + table.format("DS (sửa)", "TC LLCT").lstrip("\n")
    path = str(write_typed(text, tmp_path / "ds.xlsx"))
    roster = read(path)
    assert list(roster.frame["level"]) == ["trung-cap"] * 3
    (issue,) = told(roster, *REPEATS)
    assert (issue.rule, issue.place.sheet) == ("file-superseded", "DS")
    assert issue.advice == 'Nếu bản này mới đúng, thêm --sheet "DS".'


def test_only_the_sheet_that_was_sent_again_is_replaced(tmp_path: Path) -> None:
    sheet = """
        == {0}
        STT | Họ và tên      | Ngày sinh  | Đơn vị        | Trình độ | Năm
        1   | Nguyễn Văn {1} | 1985-03-15 | Xã Long Thuận | TC LLCT  | {0}
        2   | Trần Thị {1}   | 1990-09-02 | Xã Long Thuận | TC LLCT  | {0}
        3   | Lê Văn {1}     | 1980-05-01 | Xã Long Thuận | TC LLCT  | {0}
        """
    both = sheet.format(2018, "An") + sheet.format(2019, "Bé").lstrip("\n")
    old = str(write_typed(both, tmp_path / "xã Long Thuận.xlsx"))
    new = str(write_typed(sheet.format(2019, "Bé"), tmp_path / "xã Long Thuận lần 2.xlsx"))
    roster = read(old, new)
    assert len(roster.frame) == 6
    (issue,) = told(roster, *REPEATS)
    assert (issue.rule, issue.place.path, issue.place.sheet) == ("file-superseded", old, "2019")


def test_an_office_may_switch_the_rule_off_and_count_both(tmp_path: Path) -> None:
    own = write(tmp_path, "own.toml", '[[rule]]\nkey = "file-superseded"\nseverity = "off"\n')
    words = load_vocabulary(shipped.vocabulary(), [tmp_path / "own.toml"])
    assert own.endswith("own.toml")
    paths = (
        write(tmp_path, "ds.csv", HEADER, AN, BINH, CUONG),
        write(tmp_path, "ds (sửa).csv", HEADER, AN, BINH_OTHERWISE, CUONG),
    )
    roster = read_roster(open_files(paths, words, Reading(), Limits()), words)
    assert len(roster.frame) == 4
    assert [issue.rule for issue in roster.issues] == ["files-overlap"]


def test_every_command_agrees_on_what_a_resend_replaces(
    train_report: TrainReport, tmp_path: Path
) -> None:
    old = write(tmp_path, "ds.csv", HEADER, AN, BINH, CUONG, DUNG)
    write(tmp_path, "ds (sửa).csv", HEADER, AN, BINH_OTHERWISE, CUONG)

    def answer(*arguments: str) -> dict[str, Any]:
        done = train_report(*arguments, str(tmp_path), "--format", "json")
        assert done.returncode == 0, done.stderr
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    summed = answer("summarize")
    assert summed["rows"]["set_aside"]["duplicate"] == 4
    assert summed["rows"]["read"] == summed["rows"]["counted"] + 4 + 2
    assert summed["figures"]["total"]["value"] == 3
    assert [i["rule"] for i in summed["issues"] if i["severity"] != "note"] == ["file-superseded"]
    assert len(answer("explain", "total")["rows_behind"]) == 3
    exported = answer("export")["tables"][0]["rows"]
    assert {row["path"] for row in exported} == {str(tmp_path / "ds (sửa).csv")}
    alone = json.loads(train_report("summarize", old, "--format", "json").stdout)
    assert alone["figures"]["total"]["value"] == 4


def test_a_masked_report_names_nobody_of_a_resend(
    train_report: TrainReport, tmp_path: Path
) -> None:
    write(tmp_path, "ds.csv", HEADER, AN, BINH, CUONG, DUNG)
    write(tmp_path, "ds (sửa).csv", HEADER, AN, BINH_OTHERWISE, CUONG)
    done = train_report("summarize", str(tmp_path), "--mask", "--format", "json")
    assert "file-superseded" in done.stdout
    assert "Trần Thị Bình" not in done.stdout
    assert "Phạm Thị Dung" not in done.stdout


@pytest.mark.parametrize(
    ("one", "other", "courses", "second_is_later"),
    [
        ("DS", "DS lần 2", False, True),
        ("DS lần 3", "DS lần 2", False, False),
        ("DS Đảng viên", "DS Đảng viên mới kết nạp", False, None),
        ("DS A", "DS B mới", False, None),
        ("DS A", "DS B", False, None),
        ("BDNV 15-3-2019", "BDNV 20-3-2019", True, None),
        ("BDNV", "BDNV sửa", True, True),
        ("DS 31-2-2019", "DS 20-3-2019", False, None),
        ("a/b/DS", "a/c/DS", False, None),
        ("DS 05.10.26", "DS 05.11.26", False, True),
        ("DS 051126", "DS 051026", False, False),
        ("DS 051126", "DS 651026", False, None),
        # Lists of two months are of two months, whoever stands in both.
        ("DS tháng 10.2026", "DS tháng 11.2026", False, None),
        ("nộp 1-3-2019/DS", "nộp 5-3-2019/DS", False, True),
    ],
)
def test_the_order_that_two_names_tell(
    one: str, other: str, *, courses: bool, second_is_later: bool | None
) -> None:
    names = names_apart(f"x/{one}.xlsx", f"x/{other}.xlsx")
    order = order_of(*(sent(name, None) for name in names), courses=courses)
    assert (order.second_is_later if order else None) == second_is_later


def test_a_dot_in_a_name_ends_no_name() -> None:
    assert names_apart("x/TT. Phước Tiền", "x/TT. Tân Hoà") == ("TT. Phước Tiền", "TT. Tân Hoà")


def test_of_lists_that_are_the_same_one_finding_tells_so(tmp_path: Path) -> None:
    """As one list saved in two formats: a smaller one that stands in the other, too."""
    one = write(tmp_path, "a.csv", HEADER, AN, BINH, CUONG)
    for lines in ((AN, BINH, CUONG), (AN, BINH), (AN, BINH, CUONG, DUC)):
        other = write(tmp_path, "b.csv", HEADER, *lines, "")
        roster = read(one, other)
        assert len(roster.frame) == max(3, len(lines))
        (issue,) = told(roster, *REPEATS)
        assert (issue.rule, issue.place.path) == ("files-overlap", other)
        assert f"{min(3, len(lines)):02} lượt cũng có ở {one}, ghi giống nhau" in issue.says


def test_of_lists_that_share_a_part_or_tell_no_year_each_row_is_told(tmp_path: Path) -> None:
    one = write(tmp_path, "a.csv", HEADER, AN, BINH, CUONG)
    other = write(tmp_path, "b.csv", HEADER, AN, BINH, DUC)
    assert [i.rule for i in told(read(one, other), *REPEATS)] == ["duplicate-row"] * 2
    bare = [line.replace(";1/3/2019", ";").removesuffix("2019") for line in (AN, BINH)]
    one = write(tmp_path, "a.csv", HEADER, *bare)
    other = write(tmp_path, "b.csv", HEADER, *bare, "")
    assert [i.rule for i in told(read(one, other), *REPEATS)] == ["duplicate-doubtful"] * 2


@pytest.mark.parametrize("folder", ["cần sửa", "can-sua", "chưa bổ sung", "phải sửa lại"])
def test_what_waits_to_be_corrected_is_no_correction(tmp_path: Path, folder: str) -> None:
    one = write(tmp_path, "x.csv", HEADER, AN, BINH, CUONG)
    other = write(tmp_path / folder, "x.csv", HEADER, AN, BINH_OTHERWISE, CUONG)
    assert [issue.rule for issue in told(read(one, other), *REPEATS)] == ["files-overlap"]
    mended = write(tmp_path / "đã sửa", "x.csv", HEADER, AN, BINH_OTHERWISE, CUONG, "")
    assert [issue.rule for issue in told(read(one, mended), *REPEATS)] == ["file-superseded"]


def test_a_row_that_tells_too_little_floods_nothing(tmp_path: Path) -> None:
    """The others of two equal lists are told as a whole all the same."""
    bare = DUC.replace(";1/3/2019", ";").removesuffix("2019")
    one = write(tmp_path, "a.csv", HEADER, AN, BINH, bare)
    other = write(tmp_path, "b.csv", HEADER, AN, BINH, bare, "")
    rules = [issue.rule for issue in told(read(one, other), *REPEATS)]
    assert rules == ["files-overlap", "duplicate-doubtful"]


PEOPLE = (AN, BINH, CUONG, DUC)
MISSPELT = tuple(re.sub("[TC]C LLCT", "LLCT trung đẳng", one) for one in PEOPLE)
MENDED = tuple(one.replace("CC LLCT", "TC LLCT") for one in PEOPLE)


def with_level(level: str, year: str = "2019") -> tuple[str, ...]:
    return tuple(
        re.sub("[TC]C LLCT", level, one).replace("1/3/2019", "").replace(";2019", f";{year}")
        for one in PEOPLE
    )


def with_births(year: str) -> tuple[str, ...]:
    return tuple(re.sub(r"/(19\d\d);", f"/{year};", one) for one in MENDED)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (MISSPELT, MENDED),
        (MENDED, MISSPELT),
        (with_level(""), with_level("TC LLCT")),
        (with_births("1891"), MENDED),
        (with_births("1988"), MENDED),
        (tuple(one.replace("LLCT", "LLTC") for one in with_births("1988")), MENDED),
    ],
)
@pytest.mark.parametrize("name", ["ds lần 2.csv", "ds (sửa).csv"])
def test_a_list_mended_throughout_replaces_the_one_before(
    tmp_path: Path, first: tuple[str, ...], second: tuple[str, ...], name: str
) -> None:
    old = write(tmp_path, "ds.csv", HEADER, *first)
    new = write(tmp_path, name, HEADER, *second)
    roster = read(old, new)
    assert len(roster.frame) == len(PEOPLE)
    (issue,) = told(roster, *REPEATS)
    assert (issue.rule, issue.place.path) == ("file-superseded", old)


@pytest.mark.parametrize(
    ("name", "rules"), [("ds lần 2.csv", []), ("ds (sửa).csv", ["file-superseded"])]
)
def test_other_known_levels_are_a_second_class_unless_a_word_says_they_are_mended(
    tmp_path: Path, name: str, rules: list[str]
) -> None:
    old = write(tmp_path, "ds.csv", HEADER, *with_level("SC LLCT"))
    new = write(tmp_path, name, HEADER, *with_level("TC LLCT"))
    roster = read(old, new)
    assert len(roster.frame) == (len(PEOPLE) if rules else 2 * len(PEOPLE))
    assert [issue.rule for issue in told(roster, *REPEATS)] == rules


def test_other_levels_and_other_births_are_other_enrolments_whatever_a_word_says(
    tmp_path: Path,
) -> None:
    old = write(tmp_path, "ds.csv", HEADER, *with_births("1988"))
    new = write(tmp_path, "ds (sửa).csv", HEADER, *with_level("SC LLCT"))
    assert len(read(old, new).frame) == 2 * len(PEOPLE)


@pytest.mark.parametrize("second", ["ds lần 2.csv", "khác.csv"])
@pytest.mark.parametrize("level", ["Học chi uỷ", "LLCT trung đẳng"])
def test_a_level_that_may_be_any_is_asked_of(tmp_path: Path, second: str, level: str) -> None:
    """Where the names tell no order, or the level is not near to the other's."""
    old = write(tmp_path, "ds.csv", HEADER, *with_level(level))
    new = write(tmp_path, second, HEADER, *with_level("TC LLCT"))
    roster = read(old, new)
    (issue,) = told(roster, *REPEATS)
    sure = second == "ds lần 2.csv" and level != "Học chi uỷ"
    assert issue.rule == ("file-superseded" if sure else "files-overlap")
    assert len(roster.frame) == (len(PEOPLE) if sure else 2 * len(PEOPLE))
    assert sure or "nếu là hai đợt cử khác nhau thì giữ nguyên" in issue.advice


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (with_level("SC LLCT", "2018"), with_level("TC LLCT", "2019")),
        (with_level("LLCT trung đẳng", "2018"), with_level("TC LLCT", "2019")),
        (
            MISSPELT,
            tuple(one.replace("-QĐ", "-QĐ-TU").replace("1/3/2019", "1/9/2019") for one in MENDED),
        ),
        (MISSPELT, tuple(one.replace("Long Thuận", "Tân Phú") for one in MENDED)),
        (MISSPELT, tuple(re.sub("(An|Bình|Cường|Đức);", "Khang;", one) for one in MENDED)),
    ],
)
def test_a_second_class_or_another_unit_is_no_version(
    tmp_path: Path, first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    roster = read(
        write(tmp_path, "ds.csv", HEADER, *first), write(tmp_path, "ds lần 2.csv", HEADER, *second)
    )
    assert len(roster.frame) == 2 * len(PEOPLE)
    assert not told(roster, *REPEATS)


def test_many_copies_that_differ_are_each_told_of_once(tmp_path: Path) -> None:
    paths = [
        write(tmp_path, f"{name}.csv", HEADER, AN, BINH.replace("13-QĐ", f"{at}-QĐ"), CUONG)
        for at, name in enumerate("abcdefgh", start=40)
    ]
    other = [
        write(tmp_path, f"{name}.csv", HEADER, DUNG, DUC.replace("16-QĐ", f"{at}-QĐ"))
        for at, name in enumerate("xy", start=60)
    ]
    issues = told(read(*paths, *other), *REPEATS)
    assert [issue.rule for issue in issues] == ["files-overlap"] * 8
    assert {issue.place.path for issue in issues} == {*paths[1:], other[1]}


def test_a_marked_copy_mended_throughout_replaces_what_it_was_made_of(
    train_report: TrainReport, tmp_path: Path
) -> None:
    import openpyxl

    source, copy = tmp_path / "ds.xlsx", tmp_path / "tra lai.xlsx"
    book = openpyxl.Workbook()
    for line in (HEADER, *MISSPELT):
        book.worksheets[0].append(line.split(";"))
    book.save(source)
    train_report("check", source, "--annotate", copy)
    book = openpyxl.load_workbook(copy)
    page = book.worksheets[1]
    for at in range(2, 2 + len(PEOPLE)):
        page.cell(at, 3).value = f"1/2/{1970 + at}"  # the births, too
        page.cell(at, 6).value, page.cell(at, 9).value = "CC LLCT", "2018"
    book.save(copy)
    roster = read(str(source), str(copy))
    assert set(roster.frame["level"]) == {"cao-cap"}
    assert len(roster.frame) == len(PEOPLE)
    (issue,) = told(roster, "file-superseded")
    assert issue.place.path == str(source)
