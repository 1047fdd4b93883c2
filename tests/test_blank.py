"""Workbooks to fill in: what is filled in there reads back without a single issue."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from conftest import SAMPLES, Convert, TrainReport

from hongngu_cli import in_force, shipped
from hongngu_cli.model.failure import CONFIGURATION, OUTPUT, USAGE
from hongngu_cli.model.settings import Limits, Reading
from hongngu_cli.read.counts.reading import read_counts
from hongngu_cli.read.rosters import open_files, read_roster
from hongngu_cli.read.settings.vocabularies import load_vocabulary

Row = Mapping[str, Any]
DAY = dt.date
KINDS = tuple(blank.key for blank in in_force.blanks().blank)
ROSTER: Sequence[Row] = (
    {
        "STT": 1,
        "Họ và tên": "Nguyễn Văn Ân",
        "Ngày sinh": DAY(1985, 3, 15),
        "Giới tính": "Nam",
        "Chức vụ": "Bí thư chi bộ",
        "Đơn vị công tác": "Xã An Phước 1",
        "Trình độ đào tạo": "Cao cấp LLCT",
        "Hình thức đào tạo": "Không tập trung",
        "Cơ sở đào tạo": "Học viện Chính trị khu vực IV",
        "Số quyết định": "12-QĐ/HU",
        "Từ ngày": DAY(2023, 9, 5),
        "Đến ngày": DAY(2025, 6, 20),
        "Năm": 2023,
        "Tình trạng": "Hoàn thành",
        "Kết quả": "Khá",
        "Đối tượng": "Đối tượng 1",
        "Ghi chú": "",
    },
    {
        "STT": 2,
        "Họ và tên": "Trần Thị Bé Hai",
        "Ngày sinh": "1990",
        "Giới tính": "Nữ",
        "Đơn vị công tác": "Khối Đảng, MTTQ, đoàn thể",
        "Trình độ đào tạo": "Trung cấp (chuyên môn)",
        "Từ ngày": DAY(2025, 3, 4),
        "Năm": 2025,
        "Tình trạng": "Đang học",
    },
    {
        "STT": 3,
        "Họ và tên": "Lê Hoà Bình",
        "Ngày sinh": DAY(1979, 12, 1),
        "Giới tính": "Nam",
        "Đơn vị công tác": "Ngành Giáo dục",
        "Trình độ đào tạo": "Bồi dưỡng khác",
        "Năm": 2024,
        "Tình trạng": "Đã nhập học",
        "Kết quả": "Không đạt",
        "Đối tượng": "Đối tượng 3",
    },
)
COUNTS: Sequence[Row] = (
    {"STT": 1, "Đơn vị": "Xã An Phước 1", "Trình độ đào tạo": "Cao cấp LLCT", "Năm": 2026},
    {"STT": 2, "Đơn vị": "Xã An Phước 2", "Trình độ đào tạo": "Trung cấp LLCT", "Năm": 2026},
    {"STT": 3, "Đơn vị": "Ngành Giáo dục", "Trình độ đào tạo": "Thạc sĩ", "Năm": 2027},
)
FILLED: Mapping[str, Sequence[Row]] = {
    "roster": ROSTER,
    "quota": [{**row, "Chỉ tiêu phân bổ": n} for n, row in enumerate(COUNTS)],
    "demand": [{**row, "Nhu cầu đăng ký": n + 3, "Ghi chú": "mới"} for n, row in enumerate(COUNTS)],
    "cadres": [
        {
            "STT": 1,
            "Họ và tên": "Nguyễn Văn Ân",
            "Ngày sinh": DAY(1985, 3, 15),
            "Giới tính": "Nam",
            "Dân tộc": "Kinh",
            "Chức vụ": "Bí thư chi bộ",
            "Đơn vị công tác": "Xã An Phước 1",
            "Ngày vào Đảng": DAY(2010, 5, 19),
            "Trình độ chuyên môn": "Đại học",
            "Trình độ LLCT": "Trung cấp LLCT",
            "Chức danh quy hoạch": "Phó Bí thư Đảng uỷ",
            "Đối tượng": "Đối tượng 2",
            "Nhu cầu đào tạo": "Cao cấp LLCT",
        },
        {
            "STT": 2,
            "Họ và tên": "Trần Thị Bé Hai",
            "Ngày sinh": "1990",
            "Giới tính": "Nữ",
            "Đơn vị công tác": "Xã An Phước 2",
            "Trình độ LLCT": "Sơ cấp LLCT",
            "Nhu cầu đào tạo": "Trung cấp LLCT",
        },
    ],
    "classes": [
        {
            "STT": 1,
            "Tên lớp": "Đảng viên mới khoá 1",
            "Đối tượng học viên": "Đảng viên mới",
            "Đơn vị tổ chức": "Trung tâm Chính trị Tân Giang",
            "Năm": 2026,
            "Số học viên": 61,
        },
        {
            "STT": 2,
            "Tên lớp": "Cấp uỷ viên khoá 2",
            "Đối tượng học viên": "Cấp uỷ viên, bí thư chi bộ",
            "Năm": 2026,
            "Số học viên": 58,
        },
    ],
}

FIELDS = (
    *("name", "birth_date", "birth_year", "sex", "unit", "position", "level", "institution"),
    *("mode", "decision", "start", "end", "year", "status", "result", "priority", "note"),
)
AN = ("Nguyễn Văn Ân", DAY(1985, 3, 15), 1985, "nam", "Xã An Phước 1", "Bí thư chi bộ", "cao-cap")
READ: Mapping[str, Sequence[tuple[Any, ...]]] = {
    "roster": [
        (
            *(*AN, "Học viện Chính trị khu vực IV", "khong-tap-trung", "12-QĐ/HU"),
            *(DAY(2023, 9, 5), DAY(2025, 6, 20), 2023, "completed", "Khá", 1, None),
        ),
        (
            *("Trần Thị Bé Hai", None, 1990, "nu", "Khối Đảng, MTTQ, đoàn thể", None),
            *("trung-cap-chuyen-mon", None, None, None, DAY(2025, 3, 4), None, 2025),
            *("studying", None, None, None),
        ),
        (
            *("Lê Hoà Bình", DAY(1979, 12, 1), 1979, "nam", "Ngành Giáo dục", None),
            *("boi-duong-khac", None, None, None, None, None, 2024),
            *("enrolled", "Không đạt", 3, None),
        ),
    ],
    "quota": [
        ("allocated", "Xã An Phước 1", "cao-cap", 2026, 0, None),
        ("allocated", "Xã An Phước 2", "trung-cap", 2026, 1, None),
        ("allocated", "Ngành Giáo dục", "thac-si", 2027, 2, None),
    ],
    "demand": [
        ("demand", "Xã An Phước 1", "cao-cap", 2026, 3, None),
        ("demand", "Xã An Phước 2", "trung-cap", 2026, 4, None),
        ("demand", "Ngành Giáo dục", "thac-si", 2027, 5, None),
    ],
    "cadres": [],
    "classes": [
        ("classes", None, None, 2026, 1, "Đảng viên mới"),
        ("learners", None, None, 2026, 61, "Đảng viên mới"),
        ("classes", None, None, 2026, 1, "Cấp uỷ viên, bí thư chi bộ"),
        ("learners", None, None, 2026, 58, "Cấp uỷ viên, bí thư chi bộ"),
    ],
}
"""What is read from what was filled in: enrolments by ``FIELDS``, and counts.

Lists of cadres hold neither; only their columns are recognised.
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Make a working folder with the samples' own units."""
    for name in ("train-report.toml", "tu-vung.toml"):
        shutil.copy(SAMPLES / name, tmp_path / name)
    return tmp_path


def made(kind: str, folder: Path, train_report: TrainReport) -> Path:
    told = train_report("blank", kind, "-o", f"{kind}.xlsx", cwd=folder)
    assert (told.returncode, told.stdout) == (0, ""), told.stderr
    return folder / f"{kind}.xlsx"


def head(sheet: Any) -> tuple[int, dict[str, int]]:  # noqa: ANN401 - openpyxl has no types
    """Give the row of the column titles, and each title's column."""
    for cells in sheet.iter_rows():
        if cells[0].value == "STT":
            return cells[0].row, {str(cell.value).removesuffix(" *"): cell.column for cell in cells}
    raise AssertionError


def fill_in(path: Path, rows: Sequence[Row]) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    at, columns = head(sheet)
    for number, row in enumerate(rows, start=at + 1):
        for title, value in row.items():
            sheet.cell(number, columns[title]).value = value
    book.save(path)


def read_back(path: Path, train_report: TrainReport) -> dict[str, Any]:
    told = train_report("inspect", path, "--format", "json", cwd=path.parent)
    assert told.returncode == 0, told.stderr
    read: dict[str, Any] = json.loads(told.stdout)
    return read


def values(path: Path) -> list[tuple[Any, ...]]:
    """Give what the enrolments and the counts of a file say."""
    vocabulary = load_vocabulary(shipped.vocabulary())
    opened = open_files([str(path)], vocabulary, Reading(), Limits())
    roster = read_roster(opened, vocabulary)
    counts = read_counts(opened.tables, vocabulary).counts
    people = [tuple(roster.columns[field][row] for field in FIELDS) for row in roster.ids.tolist()]
    return people + [(c.field, c.unit, c.level, c.year, c.value, c.audience) for c in counts]


def is_clean(kind: str, path: Path, train_report: TrainReport) -> None:
    read = read_back(path, train_report)
    assert read["issues"] == []
    first, *others = read["sheets"]
    (table,) = first["tables"]
    assert (table["kind"], table["confidence"]) == (kind, 1.0)
    assert table["people"] == len(FILLED[kind])
    assert all(column["field"] for column in table["columns"].values())
    assert [sheet["tables"] for sheet in others] == [[], []]
    assert values(path) == READ[kind]
    if kind == "roster":
        told = train_report("check", path, "--fail-on", "warning", "--format", "json")
        assert json.loads(told.stdout)["issues"] == []
        assert told.returncode == 0


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_filled_in_reads_back_without_an_issue(
    kind: str, office: Path, train_report: TrainReport
) -> None:
    path = made(kind, office, train_report)
    fill_in(path, FILLED[kind])
    is_clean(kind, path, train_report)


@pytest.mark.parametrize("kind", KINDS)
def test_the_line_for_the_unit_is_filled_in_without_an_issue(
    kind: str, tmp_path: Path, train_report: TrainReport
) -> None:
    path = made(kind, tmp_path, train_report)
    fill_in(path, FILLED[kind])
    book = openpyxl.load_workbook(path)
    first = book.worksheets[0].cell(1, 1)
    assert str(first.value).startswith("ĐƠN VỊ: …")
    first.value = "ĐƠN VỊ: Xã An Phước 1"
    book.save(path)
    assert read_back(path, train_report)["issues"] == []
    if kind == "classes":
        assert {unit for _, unit, *_ in values(path)} == {"Xã An Phước 1"}


def test_a_unit_of_a_table_of_classes_that_no_label_tells_is_told(
    tmp_path: Path, train_report: TrainReport
) -> None:
    path = made("classes", tmp_path, train_report)
    fill_in(path, FILLED["classes"])
    book = openpyxl.load_workbook(path)
    book.worksheets[0].cell(1, 1).value = "XÃ AN PHƯỚC 1"
    book.save(path)
    told = [issue["rule"] for issue in read_back(path, train_report)["issues"]]
    assert told == ["value-taken"]


def test_numbers_of_rows_may_be_left_out(office: Path, train_report: TrainReport) -> None:
    path = made("roster", office, train_report)
    fill_in(path, [{title: row[title] for title in row if title != "STT"} for row in ROSTER])
    is_clean("roster", path, train_report)


def test_each_kind_is_named_in_the_help(train_report: TrainReport) -> None:
    told = train_report("blank", "--help", COLUMNS="300").stdout
    for blank in in_force.blanks().blank:
        assert f"{blank.key} ({blank.vietnamese}): " in told


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_one_is_no_trouble_either(
    kind: str, office: Path, train_report: TrainReport
) -> None:
    path = made(kind, office, train_report)
    read = read_back(path, train_report)
    assert read["issues"] == []
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert len(sheet.data_validations.dataValidation) == len(head(sheet)[1])
    assert [table["kind"] for sheet in read["sheets"] for table in sheet["tables"]] == [kind]


def test_every_value_offered_is_understood(office: Path, train_report: TrainReport) -> None:
    path = made("roster", office, train_report)
    lists = offered(path)
    levels = lists["Trình độ đào tạo"]
    assert len(levels) == len(set(levels)) > 15
    rows = [
        {
            "STT": number + 1,
            "Họ và tên": f"{SURNAMES[number % 3]} Ngọc {GIVEN[number]}",
            "Ngày sinh": DAY(1980, 1 + number % 12, 3 + (number * 7) % 20),
            "Năm": 2021,
            "Đến ngày": DAY(2021, 12, 20),
            **{title: values[number % len(values)] for title, values in lists.items()},
            "Kết quả": None,
        }
        for number in range(len(levels))
    ]
    fill_in(path, rows)
    told = train_report("check", path, "--format", "json")
    assert json.loads(told.stdout)["issues"] == []
    told = train_report("export", path, "--format", "json")
    read = json.loads(told.stdout)["tables"][0]["rows"]
    assert len({row["level"] for row in read}) == len(levels)
    assert len({row["unit"] for row in read}) == 10
    assert {row["status"] for row in read} == {
        "admitted",
        "sent",
        "completed",
        "studying",
        "enrolled",
        "deferred",
        "withdrawn",
    }


SURNAMES = ("Nguyễn", "Trần", "Lê")
GIVEN = (
    *("An", "Bình", "Chiến", "Dũng", "Giang", "Hải", "Khang", "Lâm", "Minh", "Nghĩa"),
    *("Phúc", "Quang", "Sơn", "Tâm", "Út", "Vinh", "Xuân", "Yên", "Thắng", "Lộc"),
)


def first_column(rule: Any) -> int:  # noqa: ANN401 - openpyxl has no types
    (cells,) = rule.sqref.ranges
    return int(cells.min_col)


def offered(path: Path) -> dict[str, list[str]]:
    """Give what each column of the sheet to fill in offers, as its rule names it."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    _, columns = head(sheet)
    found = {}
    for rule in sheet.data_validations.dataValidation:
        if rule.type == "list":
            page, _, cells = rule.formula1.rpartition("!")
            title = next(t for t, c in columns.items() if c == first_column(rule))
            listed = book[page.strip("'")][cells.replace("$", "")]
            found[title] = [cell.value for (cell,) in listed]
    return found


def test_an_office_s_own_levels_and_a_long_list_of_units_are_offered(
    office: Path, train_report: TrainReport
) -> None:
    units = [f"Chi bộ ấp Tân Thạnh Trung số {number}" for number in range(1, 401)]
    blocks = "".join(f'[[unit]]\nname = "{unit}"\n' for unit in units)
    level = '[[level]]\nkey = "lop-dang"\ngroup = "boi-duong"\nlabel = "Nhận thức về Đảng"\n'
    (office / "tu-vung.toml").write_text(blocks + level, encoding="utf-8")
    lists = offered(made("roster", office, train_report))
    assert lists["Đơn vị công tác"] == units
    assert lists["Trình độ đào tạo"][-1] == "Nhận thức về Đảng"


def test_a_level_is_offered_in_words_that_mean_no_other(
    office: Path, train_report: TrainReport
) -> None:
    own = '[[level]]\nkey = "{}"\nlabel = "{}"\n'
    text = own.format("trung-cap-chuyen-mon", "Trung cấp") + own.format("so-cap", "Sơ cấp")
    (office / "tu-vung.toml").write_text(text, encoding="utf-8")
    levels = offered(made("roster", office, train_report))["Trình độ đào tạo"]
    assert "Trung cấp" not in levels
    assert {"trung cấp chuyên môn", "sơ cấp LLCT"} <= set(levels)
    held = offered(made("cadres", office, train_report))
    assert held["Trình độ chuyên môn"][0] == "Trung cấp"
    assert "Trung cấp LLCT" in held["Trình độ LLCT"]


def test_without_units_the_column_is_free_and_the_page_says_how_to_get_a_list(
    tmp_path: Path, train_report: TrainReport
) -> None:
    path = made("quota", tmp_path, train_report)
    assert set(offered(path)) == {"Trình độ đào tạo"}
    page = openpyxl.load_workbook(path)["Hướng dẫn"]
    assert any("tu-vung add --unit" in str(row[0].value) for row in page.iter_rows())
    fill_in(path, FILLED["quota"])
    is_clean("quota", path, train_report)


def test_the_page_names_no_program_that_those_who_fill_it_in_lack(
    office: Path, train_report: TrainReport
) -> None:
    page = openpyxl.load_workbook(made("roster", office, train_report))["Hướng dẫn"]
    said = [str(row[0].value) for row in page.iter_rows()]
    assert any("Trước khi gửi, xem lại" in text for text in said)
    assert not [text for text in said if "train-report" in text]


@pytest.mark.parametrize(("kind", "times"), [("roster", 1), ("cadres", 1), ("quota", 0)])
def test_days_are_explained_where_days_are_asked_for(
    kind: str,
    times: int,
    office: Path,
    train_report: TrainReport,
) -> None:
    page = openpyxl.load_workbook(made(kind, office, train_report))["Hướng dẫn"]
    said = [str(row[0].value) for row in page.iter_rows()]
    assert sum("Ngày ghi theo thứ tự" in text for text in said) == times


def test_cells_are_checked_and_the_page_is_ready_to_print(
    office: Path, train_report: TrainReport
) -> None:
    book = openpyxl.load_workbook(made("roster", office, train_report))
    sheet = book.worksheets[0]
    at, columns = head(sheet)
    rules = {first_column(rule): rule for rule in sheet.data_validations.dataValidation}
    assert rules[columns["Từ ngày"]].type == "date"
    birth = rules[columns["Ngày sinh"]]
    cell = sheet.cell(at + 1, columns["Ngày sinh"]).coordinate
    assert (birth.type, birth.errorStyle) in {("custom", None), ("custom", "stop")}
    assert birth.formula1.startswith(f"OR(AND(ISNUMBER({cell}),{cell}>=10959")
    assert "dấu nháy đơn" in birth.error
    assert rules[columns["Năm"]].type == "whole"
    assert rules[columns["Trình độ đào tạo"]].errorStyle in {None, "stop"}
    assert rules[columns["Đơn vị công tác"]].errorStyle == "warning"
    assert all(rule.prompt and len(rule.prompt) <= 255 for rule in rules.values())
    assert sheet.freeze_panes == f"C{at + 1}"
    assert sheet.print_title_rows == f"${at}:${at}"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert str(sheet.page_setup.fitToHeight) == "0"  # one page wide, as many as it takes
    assert sheet.cell(at + 1, columns["Số quyết định"]).number_format == "@"
    assert [page.title for page in book.worksheets] == ["Danh sách", "Hướng dẫn", "Danh mục"]
    assert (sheet["A1"].value, sheet["A2"].value) == (
        "ĐẢNG BỘ TỈNH TIỀN LONG",
        "HUYỆN UỶ TÂN GIANG",
    )


def test_the_same_words_give_the_same_bytes(office: Path, train_report: TrainReport) -> None:
    first = made("classes", office, train_report).read_bytes()
    (office / "classes.xlsx").unlink()
    told = train_report("mau-nhap", "lop", "-o", "classes.xlsx", cwd=office)
    assert told.returncode == 0
    assert (office / "classes.xlsx").read_bytes() == first


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["rooster", "-o", "a.xlsx"], USAGE, 'Có phải "roster"? Dùng được: roster, quota'),
        (["chi-tiêu", "-o", "a.xlsx"], USAGE, 'Có phải "chi-tieu"?'),
        (["roster"], USAGE, 'Thiếu tùy chọn "--output".'),
        (["roster", "-o", "a.docx"], USAGE, "a.docx: mẫu nhập là tệp .xlsx."),
        (["roster", "-o", "khong-co/a.xlsx"], OUTPUT, "thư mục không có"),
        (["roster", "-o", "co-roi.xlsx"], OUTPUT, "có thể đã được nhập số liệu"),
        (["roster", "-o", "thu-muc.xlsx"], OUTPUT, "đó là một thư mục"),
    ],
)
def test_mistakes_are_told_and_nothing_is_written(
    arguments: list[str], code: int, says: str, tmp_path: Path, train_report: TrainReport
) -> None:
    (tmp_path / "co-roi.xlsx").write_text("của cơ quan", encoding="utf-8")
    (tmp_path / "thu-muc.xlsx").mkdir()
    told = train_report("blank", *arguments, cwd=tmp_path)
    assert (told.returncode, told.stdout) == (code, "")
    assert says in told.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"co-roi.xlsx", "thu-muc.xlsx"}
    assert (tmp_path / "co-roi.xlsx").read_text(encoding="utf-8") == "của cơ quan"


def test_force_writes_anew(tmp_path: Path, train_report: TrainReport) -> None:
    path = made("demand", tmp_path, train_report)
    path.write_bytes(b"")
    assert train_report("blank", "demand", "-o", path, "--force").returncode == 0
    assert path.read_bytes().startswith(b"PK")


def test_a_broken_vocabulary_is_exit_4(office: Path, train_report: TrainReport) -> None:
    (office / "tu-vung.toml").write_text("[[unit]]\nnam = 1", encoding="utf-8")
    told = train_report("blank", "roster", "-o", "a.xlsx", cwd=office)
    assert told.returncode == CONFIGURATION
    assert 'Có phải "name"?' in told.stderr


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    ("kind", "ending"), [*((kind, "xlsx") for kind in KINDS), ("roster", "ods"), ("roster", "xls")]
)
def test_it_reads_back_from_libreoffice_too(
    kind: str, ending: str, office: Path, train_report: TrainReport, convert: Convert
) -> None:
    path = made(kind, office, train_report)
    fill_in(path, FILLED[kind])
    is_clean(kind, convert(path, ending), train_report)
