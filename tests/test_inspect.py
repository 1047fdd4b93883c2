"""How each sheet was understood: told as a careful colleague would, doubts and typos too."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typed_tables import sheet_of, write_typed

from hongngu_cli import shipped
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.settings import Reading
from hongngu_cli.read.headings.near_headings import NearHeadings, letters_apart
from hongngu_cli.read.headings.no_use import NO_USE
from hongngu_cli.read.messages.headings_missing import column_missing, no_header
from hongngu_cli.read.messages.unknown_columns import unknown_columns
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.read.tables.recogniser import recogniser
from hongngu_cli.text.fold import fold

if TYPE_CHECKING:
    from conftest import TrainReport

VOCABULARY = load_vocabulary(shipped.vocabulary())
NEAR = NearHeadings(VOCABULARY)
FINDER = recogniser(VOCABULARY, Reading())
SURNAMES = frozenset(map(fold, VOCABULARY.rows.surnames))
PEOPLE = """
    1 | Lê Thị An   | 12/3/1985 | Xã An Phước | Trung cấp LLCT | 2024
    2 | Võ Văn Bé   | 1/5/1990  | Xã An Phước | Cao cấp LLCT   | 2024
    3 | Trần Văn Ba | 7/9/1991  | Xã An Hoà   | Cao cấp LLCT   | 2024
""".rstrip()
MOVED = "".join(f"\n{n} | {n}/5/1985 | An | Trung cấp | Xã A | 2020" for n in range(1, 4))
"""Rows that stand out of step with their headings."""
HEAD = "STT | Họ và tên | Ngày sinh | Đơn vị | Trình độ đào tạo | Năm"


def found(text: str, path: str = "ds.xlsx") -> TableFound:
    (table,) = FINDER.tables(sheet_of(text, path))
    return table


def only(issues: Iterable[Issue]) -> Issue:
    (issue,) = issues
    return issue


# --- typos: suggested, not assumed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Họ và tn", "Họ và tên"),
        ("Họ vàtên", "Họ và tên"),
        ("Trinhg độ", "Trình độ"),
        ("Ngày sinnh", "Ngày sinh"),
        ("Đơn vi", "Đơn vị"),
        ("Chức vuj", "Chức vụ"),
        ("Gới tính (nam/nữ)", "Giới tính"),
        ("Thời gain học", "Thời gian học"),
        ("Trình độ LLTC", "Trình độ LLCT"),
        ("Thông tin › Cơ quân", "Cơ quan"),
    ],
)
def test_a_misspelt_heading_is_near_a_known_one(typed: str, meant: str) -> None:
    near = NEAR.nearest(typed)
    assert near
    assert near.heading == meant


@pytest.mark.parametrize(
    "heading",
    [
        "Nhóm máu",
        "Ngày vào Đoàn",
        "Ngày vào ngành",
        "Ngày cấp",
        "Nơi cấp",
        "Ngày KN",
        "Ngạch",
        "Tỉnh",
        "Tuổi",
        "Kỷ luật",
        "Hệ số lương",
        "Tôn giáo",
        "Điện thoại",
        "Số BHXH",
        "Tổ",
        "2019",
    ],
)
def test_another_heading_is_no_misspelt_one(heading: str) -> None:
    assert NEAR.nearest(heading) is None


@pytest.mark.parametrize(("one", "other"), [("Chức vụ", "Chức danh"), ("Từ ngày", "Đến ngày")])
def test_headings_that_look_alike_stay_themselves(one: str, other: str) -> None:
    near = [NEAR.nearest(heading) for heading in (one, other)]
    assert [heading and heading.heading for heading in near] == [one, other]


def test_letters_apart_counts_a_swap_once() -> None:
    assert letters_apart("snih", "sinh") == 1
    assert letters_apart("", "ten") == len("ten")


def test_a_column_with_a_misspelt_heading_is_kept_out_and_asked_back() -> None:
    table = found(
        f"{HEAD.replace('Đơn vị', 'Đơn vi')} | Nhóm máu{PEOPLE.replace('2024', '2024 | O')}"
    )
    assert table.columns[4].field is None
    near, other = unknown_columns(table, NEAR)
    assert (near.severity, near.place.cell, near.found) == ("warning", "D1", "Đơn vi")
    assert near.says.endswith('Có phải "Đơn vị"?')
    assert '--map "Đơn vi=unit"' in near.advice
    assert (other.severity, other.found) == ("note", "Nhóm máu")
    assert "Có phải" not in other.says


@pytest.mark.parametrize(
    "heading",
    [
        "Ký nhận",
        "KÝ TÊN",
        "Số điện thoại (di động)",
        "SĐT",
        "Thành tiền",
        "Nơi sinh",
        "So dien thoai",
    ],
)
def test_nobody_asks_about_a_heading_that_is_known_to_be_of_no_use(heading: str) -> None:
    table = found(f"{HEAD} | {heading}{PEOPLE.replace('2024', '2024 | 0912')}")
    assert (table.columns[7].field, table.columns[7].why) == (None, NO_USE)
    assert list(unknown_columns(table, NEAR)) == []
    assert not any("cột chưa dùng" in doubt for doubt in table.doubts)


@pytest.mark.parametrize("heading", ["Nhóm máu", "Tổ", "Ký hiệu", "Chuyên đề", "Điện"])
def test_any_other_heading_that_nobody_knows_keeps_its_note(heading: str) -> None:
    table = found(f"{HEAD} | {heading}{PEOPLE.replace('2024', '2024 | O')}")
    assert only(unknown_columns(table, NEAR)).found == heading


@pytest.mark.parametrize(("days", "noted"), [(("12/8", "13/8", "14/8"), 0), (("12/8", "13/8"), 2)])
def test_several_days_are_those_of_who_came(days: tuple[str, ...], noted: int) -> None:
    marks = " | x" * len(days)
    people = PEOPLE.replace("2024", f"2024{marks}")
    assert len(list(unknown_columns(found(f"{HEAD} | {' | '.join(days)}{people}"), NEAR))) == noted


def test_a_column_of_no_use_is_not_the_one_that_is_advised_to_tell_the_level() -> None:
    table = found("STT | Họ và tên | Đơn vị | Điện thoại\n1 | Lê Văn Tám | Xã A | 0912")
    assert table.kind is None
    assert table.columns[4].why == NO_USE


def test_a_misspelt_heading_of_which_there_is_a_right_one_is_but_a_note() -> None:
    table = found(f"{HEAD} | Đơn vi{PEOPLE.replace('2024', '2024 | Xã B')}")
    assert only(unknown_columns(table, NEAR)).severity == "note"


def test_where_no_header_is_found_the_near_headings_are_named() -> None:
    head = "STT | Họ và tn | Ngày sinnh | Đơn vi | Trinhg độ | Khoá"
    sheet = sheet_of(f"DANH SÁCH\n.\n{head}{PEOPLE}")
    assert not FINDER.tables(sheet)
    issue = no_header(sheet, SURNAMES, NEAR)
    assert (issue.severity, issue.place.cell) == ("error", "B3")
    for cell, typed, meant in (("B3", "Họ và tn", "Họ và tên"), ("E3", "Trinhg độ", "Trình độ")):
        assert f'ô {cell} "{typed}" (có phải "{meant}"?)' in issue.says
    assert '--map "Họ và tn=name" --map "Ngày sinnh=birth_date"' in issue.advice


def test_the_options_that_are_advised_find_the_table() -> None:
    head = "STT | Họ và tn | Ngày sinnh | Đơn vi | Trinhg độ | Năm"
    mapped = {"Họ và tn": "name", "Đơn vi": "unit", "Trinhg độ": "level"}
    (table,) = recogniser(VOCABULARY, Reading(map=mapped)).tables(sheet_of(head + PEOPLE))
    assert table.kind == "roster"
    assert len(table.people) == 3


@pytest.mark.parametrize(
    ("headings", "mapped"),
    [
        ("Dự kiến cử đi học\n' | ' | ' | '", "Dự kiến cử đi học"),
        ("Dự kiến\n' | ' | ' | Cử đi học", "Cử đi học"),
    ],
)
def test_a_heading_that_speaks_of_a_plan_overrules_no_mapping(headings: str, mapped: str) -> None:
    head = f"STT | Họ và tên | Đơn vị | {headings}"
    sheet = sheet_of(f"{head}\n1 | Lê Văn Tám | Xã A | Cao cấp LLCT")
    (table,) = recogniser(VOCABULARY, Reading(map={mapped: "level"})).tables(sheet)
    assert table.columns[4].field == "level"


def test_a_missing_level_is_asked_for_in_the_misspelt_column() -> None:
    table = found(f"{HEAD.replace('Trình độ đào tạo', 'Trinhg độ')}{PEOPLE}")
    issue = column_missing(table, NEAR)
    assert issue.severity == "error"
    assert 'Xem lại ô E1 "Trinhg độ" (có phải "Trình độ"?)' in issue.says
    assert '--map "Trinhg độ=level"' in issue.advice


# --- how sure, and why


def test_one_wrong_cell_shows_nothing_of_its_column() -> None:
    assert found(f"{HEAD}\n1 | Lê Thị An | 1985 | Xã A | Trung cắp | 2020").confidence == 1.0


def test_a_table_that_says_everything_itself_is_sure() -> None:
    table = found(HEAD + PEOPLE)
    assert (table.confidence, table.doubts) == (1.0, ())
    assert table.why == ("Tiêu đề ở dòng 1; cả 6 cột đã biết; 3 dòng người; trình độ lấy ở cột E")


def test_marks_sections_and_titles_are_named_as_sources() -> None:
    marked = found(
        """
        DANH SÁCH CÁN BỘ CỬ ĐI HỌC
        STT | Họ và tên | Năm sinh | Trình độ LLCT | <         | Số sổ
        ^   | ^         | ^        | Trung cấp     | Cao cấp   | ^
        I   | XÃ AN PHƯỚC
        1   | Lê Thị An | 1985     | x             |           | 12
        2   | Võ Văn Bé | 1990     |               | x         | 13
        """
    )
    assert marked.kind == "roster"
    assert marked.why.startswith("Tiêu đề hai dòng 2-3; 5 trong 6 cột đã biết; 2 dòng người")
    assert "trình độ lấy theo dấu ở các cột D-E; đơn vị lấy theo dòng mục" in marked.why
    assert '1 cột chưa dùng: F "Số sổ"' in marked.why


@pytest.mark.parametrize(
    ("text", "path", "says"),
    [
        (f"{HEAD}{MOVED}",
         "ds.xlsx", "không ô nào trong 3 ô đầu của cột B giống họ tên"),
        ("STT | Họ và tên | Năm sinh | Đơn vị\n1 | Lê Thị An | 1985 | Xã A",
         "Cao cấp LLCT 2021.xlsx", "trình độ chỉ thấy ở tên tệp, không có cột riêng"),
        ("LỚP CAO CẤP LLCT\nSTT | Họ và tên | Năm sinh | Đơn vị\n1 | Lê Thị An | 1985 | Xã A",
         "ds.xlsx", "trình độ chỉ thấy ở dòng tiêu đề (ô A1), không có cột riêng"),
        ("CỬ ĐI HỌC CAO CẤP, TRUNG CẤP LLCT\nSTT | Họ và tên | Đơn vị\n1 | Lê Thị An | Xã A",
         "ds.xlsx",
         "dòng tiêu đề (ô A1) không cho biết chắc trình độ, mà không có cột riêng"),
        (f"{HEAD.replace('Đơn vị', 'Đơn vi')}{PEOPLE}",
         "ds.xlsx", 'tiêu đề cột D có thể là "Đơn vị" viết sai'),
        (f"{HEAD.replace('Họ và tên', 'Họ và tên đầy đủ theo hồ sơ')}{PEOPLE}",
         "ds.xlsx", "cột B chỉ nhận ra theo mấy chữ đầu của tiêu đề"),
        ("\n".join(f"Hướng dẫn ghi biểu, mục {n}" for n in range(1, 30)) + f"\n{HEAD}{PEOPLE}",
         "ds.xlsx", "phía trên tiêu đề còn 29 dòng không thuộc bảng"),
        (HEAD, "ds.xlsx", "chưa có dòng nào dưới tiêu đề"),
        (HEAD + re.sub(r"Xã An \w+", "7", PEOPLE),
         "ds.xlsx", "không ô nào trong 3 ô đầu của cột D giống tên đơn vị"),
    ],
)  # fmt: skip
def test_every_doubt_lowers_the_sureness_and_is_said(text: str, path: str, says: str) -> None:
    table = found(text, path)
    assert table.kind == "roster"
    assert table.confidence < 1
    assert says in table.doubts
    assert says in table.why


def test_rows_not_understood_make_a_table_unsure() -> None:
    table = found(f"{HEAD}{PEOPLE}\n | | 12,5 | 13,5 | 14,5 | 15,5{PEOPLE}")
    assert table.set_aside["unrecognised"] == (5,)
    assert table.confidence == pytest.approx(6 / 7, abs=0.01)
    assert "1 dòng chưa nhận ra là gì" in table.doubts


def test_columns_out_of_step_are_hardly_sure_at_all() -> None:
    moved = found(HEAD + MOVED)
    fine = found(HEAD + PEOPLE)
    assert moved.confidence < 0.3 < fine.confidence


def test_two_kinds_that_fit_equally_are_both_named() -> None:
    table = found(
        """
        DANH SÁCH CÁN BỘ ĐI HỌC
        STT | Họ và tên | Năm sinh | Chức vụ | Trình độ LLCT
        1   | Lê Thị An | 1980     | Bí thư  | Trung cấp
        """
    )
    assert table.kind == "cadres"
    assert table.doubts == ("cũng có thể là danh sách cử đi đào tạo, bồi dưỡng",)
    assert table.confidence < 0.8


# --- the command


def test_a_doubtful_table_is_told_of_wherever_it_is_counted(
    train_report: TrainReport, tmp_path: Path
) -> None:
    path = write_typed(HEAD + MOVED, tmp_path / "ds.xlsx")
    told = train_report("summarize", path)
    assert "Hiểu là danh sách cử đi đào tạo, bồi dưỡng nhưng chưa chắc" in told.stdout
    assert "train-report inspect" in told.stdout


def test_the_view_says_first_what_a_table_is_and_how_sure(
    train_report: TrainReport, tmp_path: Path
) -> None:
    write_typed(
        f"""
        == DS
        {HEAD}{PEOPLE}
        .
        CHỈ TIÊU NĂM 2024
        STT | Đơn vị | Trung cấp LLCT | Cao cấp LLCT
        1   | Xã A   | 2              | 1
        == Phụ lục
        Trang này chỉ ghi chú
        """,
        tmp_path / "ds.xlsx",
    )
    told = train_report("inspect", "ds.xlsx", cwd=tmp_path, NO_COLOR="1").stdout
    assert "\x1b" not in told
    assert max(map(len, told.splitlines())) <= 80
    flat = " ".join(told.split())
    assert "ds.xlsx · DS, dòng 1-4: danh sách cử đi đào tạo, bồi dưỡng (chắc chắn 100%)" in flat
    assert "ds.xlsx · DS, dòng 5-8: chỉ tiêu (chắc chắn 100%)" in flat
    assert "C Trung cấp LLCT Trung cấp LLCT (level)" in flat
    assert "Năm ghi ngoài bảng, ở ô A6: 2024." in flat
    assert "Bảng chiếm dòng 5-8; để riêng: 1 dòng trống (5), 1 dòng tiêu đề cột (7)" in flat
    assert "ds.xlsx · Phụ lục: không tìm thấy bảng nào (1 dòng)." in flat


def test_many_tables_are_summed_up_and_the_doubtful_ones_named(
    train_report: TrainReport, tmp_path: Path
) -> None:
    for name in ("a", "b", "c"):
        write_typed(HEAD + PEOPLE.replace("Xã An", f"Xã {name}"), tmp_path / f"{name}.xlsx")
    sure = train_report("inspect", ".", cwd=tmp_path).stdout
    assert "Tìm thấy 3 bảng ở 3 trang tính, 3 tệp, đều đọc chắc chắn từ 80% trở lên." in sure
    write_typed(HEAD + MOVED, tmp_path / "lech.xlsx")
    told = " ".join(train_report("inspect", ".", cwd=tmp_path).stdout.split())
    assert re.search(r"Nên xem lại 1 bảng: \S*lech\.xlsx · Sheet1 · dòng 1 \(\d+%\)\.", told)


def test_json_keeps_its_shape(train_report: TrainReport, tmp_path: Path) -> None:
    write_typed(f"{HEAD} | Nhóm máu{PEOPLE.replace('2024', '2024 | O')}", tmp_path / "ds.xlsx")
    told = train_report("inspect", "ds.xlsx", "--format", "json", cwd=tmp_path)
    (sheet,) = json.loads(told.stdout)["sheets"]
    (table,) = sheet["tables"]
    assert {"kind", "header_rows", "first_row", "last_row", "people", "columns"} <= set(table)
    assert table["columns"]["B"] == {
        "field": "name",
        "heading": "Họ và tên",
        "why": "đúng tiêu đề đã biết",
    }
    assert table["columns"]["G"]["field"] is None
    assert (table["header_rows"], table["people"]) == ([1, 1], 3)
    assert table["confidence"] == pytest.approx(1 - 0.3 / 7, abs=0.01)
    assert table["set_aside"] == {"header": [1]}


# --- headings that --map names


def test_a_mapped_heading_that_is_nowhere_is_a_mistake_with_the_nearest(
    train_report: TrainReport, tmp_path: Path
) -> None:
    write_typed(HEAD + PEOPLE, tmp_path / "ds.xlsx")
    told = train_report("summarize", "ds.xlsx", "--map", "Đơn vịi=unit", cwd=tmp_path)
    assert told.returncode == 2
    assert 'không tệp nào có cột tiêu đề "Đơn vịi"' in told.stderr
    assert 'Có phải "Đơn vị" (ds.xlsx · Sheet1 · D1)?' in told.stderr
    fine = train_report("summarize", "ds.xlsx", "--map", "đơn  vị=unit", cwd=tmp_path)
    assert fine.returncode == 0


def test_one_of_the_configuration_is_noted_and_a_field_that_is_none_refused(
    train_report: TrainReport, tmp_path: Path
) -> None:
    write_typed(HEAD + PEOPLE, tmp_path / "ds.xlsx")
    own = tmp_path / "train-report.toml"
    own.write_text('[reading]\nmap = { "Cơ quân" = "unit" }\n', encoding="utf-8")
    told = json.loads(train_report("inspect", "ds.xlsx", "--format", "json", cwd=tmp_path).stdout)
    (issue,) = [one for one in told["issues"] if one["rule"] == "map-unused"]
    assert (issue["severity"], issue["path"]) == ("note", "train-report.toml")
    assert issue["found"] == "Cơ quân"
    own.write_text('[reading]\nmap = { "Cơ quân" = "unitt" }\n', encoding="utf-8")
    refused = train_report("inspect", "ds.xlsx", cwd=tmp_path)
    assert refused.returncode == 4
    assert 'Có phải "unit"?' in refused.stderr


def test_every_field_a_heading_can_mean_can_be_mapped(
    train_report: TrainReport, tmp_path: Path
) -> None:
    write_typed(HEAD + PEOPLE, tmp_path / "ds.xlsx")
    marks = {"female", "male", "problem", "remedy"}
    fields = {heading.field for heading in VOCABULARY.heading} - marks
    options = [part for field in sorted(fields) for part in ("--map", f"Năm={field}")]
    assert train_report("inspect", "ds.xlsx", *options, cwd=tmp_path).returncode in {0, 3}


def test_the_options_advised_for_headings_nobody_knows_find_the_table() -> None:
    head = "Mã | Người đi học | Sinh | Thuộc | Học gì"
    rows = "\n01 | Lê Văn Tám | 1980 | Xã A | TC LLCT\n02 | Lê Thị Hoa | 1981 | Xã B | CC LLCT"
    sheet = sheet_of(f"DS CỬ ĐI HỌC 2020\n{head}{rows}")
    assert not FINDER.tables(sheet)
    advised = '--map "Người đi học=name" --map "Học gì=level"'
    assert advised in no_header(sheet, SURNAMES, NEAR).advice
    mapped = {"Người đi học": "name", "Học gì": "level"}
    (table,) = recogniser(VOCABULARY, Reading(map=mapped)).tables(sheet)
    assert (table.kind, table.header_rows, len(table.people)) == ("roster", (2, 2), 2)


def test_a_missing_level_is_asked_for_in_the_column_in_which_levels_stand() -> None:
    table = found("STT | Họ và tên | Đi đâu\n1 | Lê Văn Tám | TC LLCT\n2 | Lê Thị Hoa | CC LLCT")
    assert '--map "Đi đâu=level"' in column_missing(table, NEAR).advice


def test_an_office_sets_the_severity_of_what_is_noticed(
    tmp_path: Path, train_report: TrainReport
) -> None:
    (tmp_path / "ds.csv").write_text("Họ và tên;Nhóm máu;Lớp;Năm\nLê An;A;Sơ cấp;2020\n", "utf-8")
    (tmp_path / "train-report.toml").write_text('vocabulary = "tv.toml"\n', "utf-8")
    for severity in ("error", "off"):
        own = f'[[rule]]\nkey = "column-unknown"\nseverity = "{severity}"\n'
        (tmp_path / "tv.toml").write_text(own, "utf-8")
        for command in ("check", "inspect"):
            told = train_report(command, "ds.csv", "--format", "json", cwd=tmp_path)
            issues = json.loads(told.stdout)["issues"]
            found = [i["severity"] for i in issues if i["rule"] == "column-unknown"]
            assert found == ([severity] if severity != "off" else []), command


@pytest.mark.parametrize("heading", ["Ngày ký", "Ngày cấp bằng", "NGÀY KÝ BẰNG"])
def test_a_day_of_signing_is_no_misspelt_day_of_leaving(heading: str) -> None:
    assert NEAR.nearest(heading) is None
    assert NEAR.nearest("Ngày đii") is not None


TURNED = """
    DANH SÁCH CÁN BỘ CỬ ĐI HỌC NĂM 2024
    Họ và tên       | Lê Thị An      | Võ Văn Bé
    Năm sinh        | 1985           | 1990
    Đơn vị          | Xã An Phước    | Xã An Hoà
    Trình độ đào tạo | Trung cấp LLCT | Cao cấp LLCT
"""


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        (TURNED, True),
        # A form is about one person, and two headings are no list.
        (TURNED.replace("| Võ Văn Bé", "").replace("| 1990", ""), False),
        ("Họ và tên | Lê Thị An | Võ Văn Bé\nGhi chú thêm | a | b", False),
    ],
)
def test_a_list_turned_on_its_side_says_how_to_turn_it(
    text: str, tmp_path: Path, train_report: TrainReport, *, turned: bool
) -> None:
    path = write_typed(text, tmp_path / "ds.xlsx")
    told = " ".join(train_report("inspect", path).stdout.split())
    assert ("Bảng này xoay ngang: tiêu đề xếp dọc ở cột A" in told) == turned
    assert ("Hoán vị hàng và cột" in told) == turned
