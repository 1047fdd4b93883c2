"""What ``check`` says as a whole: what it did not look at, and what it tells with ``--mask``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from rosters_checked import found_in

from hongngu_cli import shipped
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.place import Place
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.report.masking import HIDDEN, without_names

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import TrainReport


HEAD = ("STT", "Họ và tên", "Ngày sinh", "Đơn vị", "Trình độ đào tạo", "Năm")
AN = (1, "Nguyễn Văn Ân", "15/03/1985", "Xã A", "Trung cấp LLCT", 2020)
QUOTA = (("Đơn vị", "Trình độ", "Năm", "Chỉ tiêu"), ("Xã A", "Thạc sĩ", 2026, 2))
NUMBERED = ((1, "Bé"), (2, "Chín"), (1, "Dần"))
CADRES = (
    ("DANH SÁCH CÁN BỘ QUY HOẠCH",),
    ("STT", "Họ và tên", "Đơn vị", "Chức danh quy hoạch", "Trình độ LLCT"),
    (1, "Lê Thị Bé", "Xã A", "Bí thư Đảng uỷ", "Trung cấp"),
)


RESULTS = (
    ("KẾT QUẢ ĐÀO TẠO NĂM 2025",),
    ("Đơn vị", "Thạc sĩ", "Trung cấp LLCT"),
    ("Xã A", 2, 3),
)
TALLY = (("Đơn vị", "Thạc sĩ", "Trung cấp LLCT"), ("Xã A", 2, 3))


def book(path: Path, *sheets: tuple[tuple[Any, ...], ...]) -> Path:
    made = openpyxl.Workbook()
    for number, rows in enumerate(sheets):
        sheet = made.worksheets[0] if not number else made.create_sheet()
        sheet.title = f"T{number + 1}"
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


def test_the_list_of_rules_says_how_one_is_switched_off(
    train_report: TrainReport, tmp_path: Path
) -> None:
    """What it says to write down is obeyed."""
    said = " ".join(train_report("check", "--rules", cwd=tmp_path).stdout.split())
    assert '[[rule]], key = "tên quy tắc", severity = "off" (hoặc "error"' in said
    own = '[[rule]]\nkey = "stt-gap"\nseverity = "off"\n'
    (tmp_path / "tu-vung.toml").write_text(own, encoding="utf-8")
    (tmp_path / "train-report.toml").write_text('vocabulary = "tu-vung.toml"', encoding="utf-8")
    listed = json.loads(train_report("check", "--rules", "--format", "json", cwd=tmp_path).stdout)
    (rule,) = [row for row in listed["tables"][0]["rows"] if row["rule"] == "stt-gap"]
    assert rule["severity"] == "off"


def test_tables_that_are_no_rosters_are_said_to_be_unchecked(
    train_report: TrainReport, tmp_path: Path
) -> None:
    path = book(tmp_path / "ds.xlsx", (HEAD, AN), QUOTA, CADRES)
    said = " ".join(train_report("check", "ds.xlsx", cwd=tmp_path).stdout.split())
    assert "Còn 02 bảng không phải danh sách cử đi" in said
    assert "chỉ tiêu (ds.xlsx · T2; dùng train-report quota)" in said
    assert "danh sách cán bộ, quy hoạch (ds.xlsx · T3; dùng train-report standing)" in said
    page = train_report("check", "ds.xlsx", "--format", "md", cwd=tmp_path).stdout
    assert "\n\nCòn 02 bảng không phải danh sách cử đi" in page
    told = json.loads(train_report("check", "ds.xlsx", "--format", "json", cwd=tmp_path).stdout)
    assert told["unchecked"] == [
        {"path": "ds.xlsx", "sheet": "T2", "kind": "quota", "command": "quota"},
        {"path": "ds.xlsx", "sheet": "T3", "kind": "cadres", "command": "standing"},
    ]
    marked = train_report("check", path, "--annotate", tmp_path / "ra.xlsx", cwd=tmp_path).stderr
    assert "Không có tệp nào cần đánh dấu. Còn 02 bảng không phải danh sách cử đi" in marked


def test_the_vocabulary_says_by_which_command_a_table_is_looked_at(
    train_report: TrainReport, tmp_path: Path
) -> None:
    book(tmp_path / "ds.xlsx", (HEAD, AN), RESULTS, TALLY)
    told = json.loads(train_report("check", "ds.xlsx", "--format", "json", cwd=tmp_path).stdout)
    assert [(one["kind"], one["command"]) for one in told["unchecked"]] == [
        ("results", "quota"),
        ("tally", "inspect"),
    ]


def test_where_all_are_rosters_nothing_is_said_of_others(
    train_report: TrainReport, tmp_path: Path
) -> None:
    book(tmp_path / "ds.xlsx", (HEAD, AN))
    said = train_report("check", "ds.xlsx", "--annotate", "ra.xlsx", cwd=tmp_path)
    assert "không phải danh sách cử đi" not in said.stdout + said.stderr
    assert said.stderr.strip() == "Không có tệp nào cần đánh dấu."
    told = train_report("check", "ds.xlsx", "--format", "json", cwd=tmp_path).stdout
    assert json.loads(told)["unchecked"] == []


def masked(train_report: TrainReport, path: Path) -> list[dict[str, Any]]:
    told = train_report("check", path.name, "--mask", "--format", "json", cwd=path.parent).stdout
    issues: list[dict[str, Any]] = json.loads(told)["issues"]
    for secret in ("Ân", "1985", "079085001234"):
        assert secret not in json.dumps(issues, ensure_ascii=False)
    return issues


def test_a_count_of_a_total_is_not_masked(train_report: TrainReport, tmp_path: Path) -> None:
    others = (2, "Lê Bé", "1/2/1986", "Xã A", "Thạc sĩ", 2021, 5)
    total = ("Tổng cộng", None, None, None, None, None, 12)
    path = book(tmp_path / "ds.xlsx", ((*HEAD, "Số buổi"), (*AN, 4), others, total))
    told = [one for one in masked(train_report, path) if one["rule"] == "total-mismatch"]
    (issue,) = told
    assert (issue["cell"], issue["found"]) == ("G4", "12")
    assert issue["says"] == "Dòng cộng ghi 12, nhưng cộng các dòng trong cột này được 9."


def test_a_level_told_before_is_told_with_its_place_and_year(
    train_report: TrainReport, tmp_path: Path
) -> None:
    path = book(tmp_path / "ds.xlsx", (HEAD, AN, (2, *AN[1:5], 2024)))
    told = [one for one in masked(train_report, path) if one["rule"] == "repeated-level"]
    ((found, says),) = [(one["found"], one["says"]) for one in told]
    assert found == HIDDEN
    assert "năm 2024, nhưng đã có một lượt năm 2020 tại A2." in says


def test_a_statement_and_marks_beneath_a_list_are_told_in_numbers(
    train_report: TrainReport, tmp_path: Path
) -> None:
    said = ("Danh sách này có 03 đồng chí",)
    path = book(tmp_path / "ds.xlsx", (HEAD, AN, (2, "Lê Bé", "1/2/1986", *AN[3:]), said))
    told = [one["says"] for one in masked(train_report, path) if one["rule"] == "total-mismatch"]
    assert told == ["Câu này ghi 3, nhưng danh sách có 2 người."]
    head = (*HEAD[:4], "Năm", "Thạc sĩ", "Cao cấp LLCT", "Tổng")
    path = book(
        tmp_path / "dau.xlsx",
        (head, *((n, f"Lê {x}", "1/2/1986", "Xã A", 2020, "x", None, n) for n, x in NUMBERED)),
    )
    told = [one["says"] for one in masked(train_report, path) if one["rule"] == "total-mismatch"]
    assert told == ["Cột cộng ghi 2, nhưng dòng này có 1 dấu ở các cột trình độ."]


def test_a_level_before_its_prerequisite_is_told_of_nobody_by_name(
    train_report: TrainReport, tmp_path: Path
) -> None:
    higher = (2, *AN[1:4], "Cao cấp LLCT", 2018)
    path = book(tmp_path / "ds.xlsx", (HEAD, AN, higher))
    (one,) = [one for one in masked(train_report, path) if one["rule"] == "prerequisite-missing"]
    assert one["says"] == (
        "Người này được cử học Cao cấp LLCT năm 2018, trước khi được cử học "
        "Trung cấp LLCT năm 2020 tại A2."
    )


def test_what_is_asked_back_of_a_birth_or_a_name_is_masked_too(
    train_report: TrainReport, tmp_path: Path
) -> None:
    born = (1, "Nguyễn Văn Ân", "l5/03/1985", *AN[3:])
    misplaced = ("Nguyễn Văn Ân", None, "1/2/1990", *AN[3:])
    path = book(tmp_path / "ds.xlsx", (HEAD, born, misplaced, (3, "Lê Ba", "1/2/85", *AN[3:])))
    rules = {issue["rule"] for issue in masked(train_report, path)}
    assert {"date-unclear", "name-missing"} <= rules


@pytest.mark.parametrize(
    ("rule", "found", "says"),
    [
        ("total-mismatch", "079085001234", "Dòng cộng ghi 079085001234, nhưng {}."),
        ("total-mismatch", "1985", "Dòng cộng ghi 1.985, nhưng {}."),
        ("total-mismatch", "Ân: 1 người", "Mục này ghi 01 của Ân, nhưng dưới mục có 02 người."),
        ("repeated-level", "Ân", 'Người này ("Ân") được cử học Cao cấp năm 2024 tại A9.'),
        ("same-name", "Ân", "Trùng họ tên với Ân tại A9."),
        ("identity-differs", "079085001234", "Số 079085001234 khác số ở dòng A9."),
    ],
)
def test_what_may_be_of_a_person_stays_hidden(rule: str, found: str, says: str) -> None:
    says = says.format("cộng các dòng trong cột này được 1985")
    nameless = says if rule == "total-mismatch" and "Ân" not in says else ""
    place = Place("ds.xlsx", "T1", 9, 1)
    issue = Issue(rule, "error", place, found, says, 'Có phải "Ân"?', nameless)
    (told,) = without_names([issue], load_vocabulary(shipped.vocabulary()))
    assert told.found == HIDDEN
    for secret in ("Ân", "1985", "1.985", "079085001234"):
        assert secret not in f"{told.says} {told.advice}"


def test_words_of_the_vocabulary_are_asked_back_behind_the_mask() -> None:
    issue = Issue("level-unknown", "error", Place("a"), "x", "y", 'Có phải "Thạc sĩ"?')
    (told,) = without_names([issue], load_vocabulary(shipped.vocabulary()))
    assert (told.found, told.advice) == (HIDDEN, 'Có phải "Thạc sĩ"?')


def test_what_names_a_person_is_masked(tmp_path: Path) -> None:
    lines = (
        "1;Nguyễn Văn An;15/3/1985;Nam;Xã An Phước;Trung cấp LLCT;;;2019",
        "2;Nguyễn Văn An;15/3/1985;Nam;Xã An Phước;Trung cấp LLCT;;;2021",
        "3;Nguyễn Văn An;15/3/1985;Nam;Xã An Phước;Cao cấp LLCT;;;2018",
        "4;Nguyễn Văn An;15/3/1985;Nam;Xã An Phước;Sơ cấp LLCT;;;2022",
    )
    issues = found_in(tmp_path, *lines)
    naming = {one.rule for one in issues if "Nguyễn Văn An" in one.says}
    assert naming == {"repeated-level", "prerequisite-missing", "lower-level"}
    masked = without_names(issues, load_vocabulary(shipped.vocabulary()))
    assert not any("Nguyễn" in one.says for one in masked)


def test_problems_follow_the_sheets_of_their_workbook(
    train_report: TrainReport, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name in ("Năm 2025", "2026", "2024"):
        page = book.create_sheet(name)
        page.append(("STT", "Họ và tên", "Năm sinh", "Đơn vị", "Trình độ", "Năm"))
        page.append((1, f"Lê Thị {name[-1]}", 1980, "Xã A", "Xyz", int(name[-4:])))
    book.save(tmp_path / "ds.xlsx")
    out = train_report("check", tmp_path / "ds.xlsx", "--format", "json").stdout
    sheets = [one["sheet"] for one in json.loads(out)["issues"]]
    assert list(dict.fromkeys(sheets)) == ["Năm 2025", "2026", "2024"]
