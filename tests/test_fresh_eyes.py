"""What a first reader broke, so that it stays mended."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

if TYPE_CHECKING:
    from conftest import Finished, TrainReport

Ask = Callable[..., dict[str, Any]]
HEAD = ("STT", "Họ và tên", "Năm sinh", "Giới tính", "Đơn vị", "Trình độ đào tạo", "Năm")


def book(path: Path, *rows: tuple[object, ...], merged: tuple[str, ...] = ()) -> Path:
    made = openpyxl.Workbook()
    for row in rows:
        made.worksheets[0].append(list(row))
    for area in merged:
        made.worksheets[0].merge_cells(area)
    made.save(path)
    return path


def answer(told: Finished) -> dict[str, Any]:
    assert told.returncode == 0, told.stderr
    answered: dict[str, Any] = json.loads(told.stdout)
    return answered


@pytest.fixture
def ask(train_report: TrainReport, tmp_path: Path) -> Ask:
    def run(command: str, path: Path, *options: str) -> dict[str, Any]:
        return answer(train_report(command, path, *options, "--format", "json", cwd=tmp_path))

    return run


def test_a_name_that_begins_as_units_totals_and_signatures_do_is_a_person(
    ask: Ask, tmp_path: Path
) -> None:
    names = ("Đoàn Trường An", "Trường Thị Sáu", "Tổng Văn Ba", "Thư Ký Hoà", "Ban Thị Hai")
    rows = [(name, 1985, "Xã A", "Cao cấp LLCT") for name in names]
    head = ("Họ và tên", "Năm sinh", "Đơn vị", "Trình độ đào tạo")
    path = book(tmp_path / "ds.xlsx", ("DANH SÁCH CỬ ĐI HỌC NĂM 2023",), head, *rows)
    told = ask("summarize", path, "--year", "2023")
    assert told["figures"]["total"]["value"] == len(names)


def test_a_row_named_as_the_header_asks_for_the_columns_it_does_not_name(
    train_report: TrainReport, tmp_path: Path
) -> None:
    head = ("Mã số", "Người đi", "Tuổi", "Chỗ làm", "Học gì")
    rows = [(number, "Lê Văn An", 1980, "Xã Một", "Trung cấp LLCT") for number in (1, 2, 3)]
    path = book(tmp_path / "ds.xlsx", ("DANH SÁCH",), head, *rows)
    told = train_report("summarize", path, "--header-rows", "2")
    assert told.returncode == 3
    assert '--map "Người đi=name" --map "Học gì=level"' in told.stderr


def test_a_class_of_unknown_level_is_told_at_its_section(ask: Ask, tmp_path: Path) -> None:
    path = book(
        tmp_path / "ds.xlsx",
        ("STT", "Họ và tên", "Năm sinh", "Đơn vị"),
        ("LỚP TRUNG CẤP LLCT NĂM 2021",),
        (1, "Phạm Thị Dung", 1983, "Xã Ba"),
        ("LỚP ĐẢNG VIÊN MỚI NĂM 2021",),
        (1, "Lê Văn Cần", 1979, "Xã Ba"),
    )
    told = ask("check", path)
    missing = [one for one in told["issues"] if one["rule"] == "level-missing"]
    assert [one["cell"] for one in missing] == ["A4"]
    assert ask("summarize", path)["figures"]["level.trung-cap"]["value"] == 1


def test_an_unticked_box_is_no_mark(ask: Ask, tmp_path: Path) -> None:
    head = ("STT", "Họ và tên", "Nữ", "Trung cấp LLCT", "Cao cấp LLCT", "Năm")
    rows = ((1, "Lê An", False, True, False, 2020), (2, "Võ Bé", True, False, True, 2020))
    told = ask("export", book(tmp_path / "ds.xlsx", head, *rows))["tables"][0]["rows"]
    assert [(row["sex"], row["level"]) for row in told] == [("nam", "trung-cap"), ("nu", "cao-cap")]


def test_a_year_over_the_marks_is_theirs(ask: Ask, tmp_path: Path) -> None:
    rows = (
        ("STT", "Họ và tên", "Năm 2019", None, "Năm 2020", None),
        (None, None, "Trung cấp LLCT", "Cao cấp LLCT", "Trung cấp LLCT", "Cao cấp LLCT"),
        (1, "Lê An", "x", None, None, "x"),
    )
    path = book(tmp_path / "ds.xlsx", *rows, merged=("A1:A2", "B1:B2", "C1:D1", "E1:F1"))
    told = ask("export", path)["tables"][0]["rows"]
    assert [(row["year"], row["level"]) for row in told] == [(2019, "trung-cap"), (2020, "cao-cap")]


@pytest.mark.parametrize("year", ["2020,2021", 2020.5])
def test_two_years_in_a_cell_are_none(ask: Ask, tmp_path: Path, year: object) -> None:
    path = book(tmp_path / "ds.xlsx", HEAD, (1, "Lê An", 1980, "Nam", "Xã A", "TCLLCT", year))
    assert ask("export", path)["tables"][0]["rows"][0]["year"] is None


def test_where_understands_days_groups_units_and_sponsors(ask: Ask, tmp_path: Path) -> None:
    head = (*HEAD, "Từ ngày", "Diện")
    rows = (
        (1, "Lê An", 1980, "Nam", "UBND xã A", "TCLLCT", 2019, "15/3/2019", "cử đi"),
        (2, "Võ Bé", 1981, "Nữ", "Xã B", "Thạc sĩ", 2020, "1/9/2020", "tự túc"),
    )
    path = book(tmp_path / "ds.xlsx", head, *rows)
    for condition in ("start=15/3/2019", "group=Đào tạo lý luận chính trị", "unit=Ubnd Xã A"):
        told = ask("summarize", path, "--where", condition)
        assert told["figures"]["total"]["value"] == 1, condition
    told = ask("summarize", path, "--where", "sponsor=tự túc")
    assert told["figures"]["level.thac-si"]["value"] == 1
    told = ask("summarize", path, "--level", "chuyen-mon", "--sponsor", "self")
    assert told["figures"]["total"]["value"] == 1


def test_a_value_named_as_a_column_is_a_column_of_its_own(ask: Ask, tmp_path: Path) -> None:
    head = (*HEAD, "Chức vụ")
    rows = (
        (1, "Lê An", 1980, "Nam", "Xã A", "TCLLCT", 2019, "unit"),
        (2, "Võ Bé", 1981, "Nữ", "Xã A", "TCLLCT", 2019, "total"),
    )
    path = book(tmp_path / "ds.xlsx", head, *rows)
    (table,) = ask("summarize", path, "--by", "unit", "--by", "position")["tables"]
    (row,) = table["rows"]
    assert (row["unit"], row["total"]) == ("Xã A", 2)
    assert (row["position.unit"], row["position.total"]) == (1, 1)
    assert table["total"]["unit"] == "total"


def test_a_grand_total_may_add_up_the_tables_above(ask: Ask, tmp_path: Path) -> None:
    path = book(
        tmp_path / "ds.xlsx",
        HEAD,
        (1, "Lê An", 1980, "Nam", "Xã A", "TCLLCT", 2019),
        (2, "Võ Bé", 1981, "Nữ", "Xã A", "TCLLCT", 2019),
        (),
        ("STT", "Họ và tên", "Ngày sinh", "Lớp", "Năm học"),
        (1, "Hồ Ba", "1/2/1983", "CCLLCT", 2020),
        ("Tổng cộng 3 người",),
    )
    assert not [i for i in ask("check", path)["issues"] if i["rule"] == "total-mismatch"]


def test_masking_hides_a_birth_that_also_tells_the_sex(ask: Ask, tmp_path: Path) -> None:
    rows = (
        ("STT", "Họ và tên", "Ngày sinh", None, "Trình độ đào tạo", "Năm"),
        (None, None, "Nam", "Nữ", None, None),
        (1, "Lê An", "15/3/1985", None, "TCLLCT", 2019),
    )
    areas = ("A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:F2")
    path = book(tmp_path / "ds.xlsx", *rows, merged=areas)
    told = json.dumps(ask("explain", Path("total"), str(path), "--mask"))
    assert "1985" not in told


def test_a_marked_copy_would_show_names_and_never_takes_another_name(
    train_report: TrainReport, tmp_path: Path
) -> None:
    path = book(tmp_path / "ds.xlsx", HEAD, (1, "Lê An", 1980, "Nam", "Xã A", "Trung cắp", 2019))
    out = tmp_path / "ra.xlsx"
    masked = train_report("check", path, "--annotate", out, "--mask")
    assert (masked.returncode, out.exists()) == (2, False)
    other = train_report("check", path, "--annotate", tmp_path / "ra.xls")
    assert (other.returncode, out.exists()) == (2, False)


SETTINGS = {
    "decimals = 99": "decimals",
    "[periods]\nlast_day = 0": "periods.last_day",
    "[periods]\nterm_years = -3": "periods.term_years",
    "[reading]\nheader_rows = [6, 5]": "header_rows",
}


@pytest.mark.parametrize("text", SETTINGS)
def test_settings_out_of_range_are_named(
    train_report: TrainReport, tmp_path: Path, text: str
) -> None:
    path = book(tmp_path / "ds.xlsx", HEAD, (1, "Lê An", 1980, "Nam", "Xã A", "TCLLCT", 2019))
    (tmp_path / "train-report.toml").write_text(text, encoding="utf-8")
    told = train_report("summarize", path, cwd=tmp_path)
    assert (told.returncode, SETTINGS[text] in told.stderr) == (4, True), told.stderr


def test_a_level_of_no_group_and_a_name_too_long_are_told(
    train_report: TrainReport, tmp_path: Path
) -> None:
    path = book(tmp_path / "ds.xlsx", HEAD, (1, "Lê An", 1980, "Nam", "Xã A", "TCLLCT", 2019))
    long = "x" * 300
    assert train_report("summarize", f"{long}.xlsx", cwd=tmp_path).returncode == 3
    assert train_report("summarize", path, "-o", f"{long}.docx", cwd=tmp_path).returncode == 5
    (tmp_path / "train-report.toml").write_text('vocabulary = "tv.toml"', encoding="utf-8")
    (tmp_path / "tv.toml").write_text(
        '[[level]]\nkey = "moi"\nlabel = "Mới"\ngroup = "khong-co"\n', encoding="utf-8"
    )
    told = train_report("summarize", path, cwd=tmp_path)
    assert (told.returncode, "khong-co" in told.stderr) == (4, True)


def test_a_sheet_asked_for_may_be_in_one_of_many_files(ask: Ask, tmp_path: Path) -> None:
    row = (1, "Lê An", 1980, "Nam", "Xã A", "TCLLCT", 2019)
    folder = tmp_path / "ds"
    folder.mkdir()
    book(folder / "a.xlsx", HEAD, row)
    (folder / "b.csv").write_text("Họ và tên;Lớp;Năm\nVõ Bé;CCLLCT;2020\n", encoding="utf-8")
    named = openpyxl.Workbook()
    named.worksheets[0].title = "DS"
    for line in (HEAD, (1, "Hồ Ba", 1983, "Nam", "Xã A", "TCLLCT", 2021)):
        named.worksheets[0].append(line)
    named.save(folder / "c.xlsx")
    told = ask("summarize", folder, "--sheet", "DS")
    assert told["figures"]["total"]["value"] == 2
    without = [Path(i["path"]).name for i in told["issues"] if i["rule"] == "sheet-missing"]
    assert without == ["a.xlsx"]


def test_an_empty_level_is_not_whole_either(train_report: TrainReport, tmp_path: Path) -> None:
    path = book(tmp_path / "ds.xlsx", HEAD, (1, "Lê An", 1980, "Nam", "Xã A", None, 2019))
    assert train_report("summarize", path).returncode == 0
    assert train_report("summarize", path, "--strict").returncode == 1


def test_lookup_answers_an_identity_number_and_refuses_an_empty_question(
    train_report: TrainReport, ask: Ask, tmp_path: Path
) -> None:
    head = ("STT", "Họ và tên", "Số CCCD", "Trình độ đào tạo", "Năm")
    path = book(tmp_path / "ds.xlsx", head, (1, "Lê An", "087080001234", "TCLLCT", 2019))
    told = ask("lookup", Path("087080001234"), str(path))
    assert [person["name"] for person in told["people"]] == ["Lê An"]
    assert train_report("lookup", " ", path).returncode == 2


def test_a_web_page_is_called_one(train_report: TrainReport, tmp_path: Path) -> None:
    path = tmp_path / "ds.xls"
    path.write_text("<html><table><tr><td>Họ và tên</td></tr></table></html>", encoding="utf-8")
    told = train_report("summarize", path)
    assert (told.returncode, "HTML" in told.stderr) == (3, True)


def test_completions_without_an_end_are_told(ask: Ask, tmp_path: Path) -> None:
    head = (*HEAD, "Kết quả")
    path = book(tmp_path / "a.xlsx", head, (1, "Lê An", 1980, "Nam", "Xã A", "TC", 2021, "Giỏi"))
    told = ask("summarize", path, "--status", "completed", "--year", "2021")
    assert "end-missing" in [issue["rule"] for issue in told["issues"]]


def test_ticks_are_added_up_as_marks(ask: Ask, tmp_path: Path) -> None:
    head = ("STT", "Họ và tên", "Trung cấp LLCT", "Cao cấp LLCT", "Năm")
    rows = ((1, "Lê An", "✓", None, 2020), (2, "Võ Bé", None, "✓", 2020))
    path = book(tmp_path / "ds.xlsx", head, *rows, ("Tổng cộng", None, 1, 1, None))
    assert not [i for i in ask("check", path)["issues"] if i["rule"] == "total-mismatch"]


def test_counting_by_units_tells_whose_unit_is_not_known(ask: Ask, tmp_path: Path) -> None:
    head = ("Họ và tên", "Năm sinh", "Đơn vị", "Trình độ đào tạo", "Năm")
    rows = (
        ("Lê Văn An", 1980, "Xã Một", "Cao cấp LLCT", 2023),
        ("Võ Thị Tư", 1981, None, "Cao cấp LLCT", 2023),
        ("Cao Văn Năm", 1982, "Xã Hai", "Cao cấp LLCT", None),
    )
    path = book(tmp_path / "ds.xlsx", head, *rows)

    def told(by: str) -> list[str]:
        issues = ask("summarize", path, "--by", by)["issues"]
        return [one["rule"] for one in issues if one["severity"] == "warning"]

    assert told("unit") == ["unit-missing", "year-missing"]
    assert told("level") == ["year-missing"]


def test_results_are_counted_by_quota_alone_or_beside_their_plan(ask: Ask, tmp_path: Path) -> None:
    results = book(
        tmp_path / "ket-qua.xlsx",
        ("KẾT QUẢ CỬ CÁN BỘ ĐI ĐÀO TẠO, BỒI DƯỠNG NĂM 2022",),
        ("Đơn vị", "Trung cấp LLCT", "Cao cấp LLCT"),
        ("Xã Một", 3, 1),
        ("Xã Hai", 2, 0),
    )
    both = book(
        tmp_path / "thuc-hien.xlsx",
        ("KẾT QUẢ THỰC HIỆN KẾ HOẠCH ĐÀO TẠO, BỒI DƯỠNG NĂM 2023",),
        ("Nội dung đào tạo, bồi dưỡng", "Kế hoạch", "Thực hiện", "Tỷ lệ (%)"),
        ("Trung cấp LLCT", 30, 28, "93,3%"),
        ("Cao cấp LLCT", 5, 4, "80%"),
    )
    assert ask("quota", results)["tables"][0]["total"]["sent"] == 6
    told = ask("quota", both)["tables"][0]["total"]
    assert (told["planned"], told["sent"]) == (35, 32)


def test_what_is_there_in_place_of_a_list_is_called_by_its_name_and_command(
    train_report: TrainReport, tmp_path: Path
) -> None:
    wishes = book(
        tmp_path / "nhu-cau.xlsx",
        ("DANH SÁCH ĐĂNG KÝ NHU CẦU ĐÀO TẠO, BỒI DƯỠNG NĂM 2024",),
        ("Họ và tên", "Chức vụ", "Nhu cầu đào tạo"),
        ("Lê Văn An", "Chuyên viên", "Trung cấp LLCT"),
    )
    cadres = book(
        tmp_path / "quy-hoach.xlsx",
        ("DANH SÁCH QUY HOẠCH",),
        ("Họ và tên", "Chức vụ", "Chức danh quy hoạch", "Nhu cầu đào tạo"),
        ("Lê Văn An", "Chuyên viên", "Phó Chủ tịch", "Trung cấp LLCT"),
    )
    told = [" ".join(train_report("summarize", path).stderr.split()) for path in (wishes, cadres)]
    assert "Chỉ thấy: danh sách người có nhu cầu, đăng ký đào tạo. Đọc bảng này bằng: " in told[0]
    assert "train-report standing TỆP" in told[0]
    assert "Chỉ thấy: danh sách cán bộ, quy hoạch." in told[1]


def test_a_sheet_that_repeats_the_others_is_told_once(ask: Ask, tmp_path: Path) -> None:
    head = ("TT", "Họ và tên", "Ngày sinh", "Đơn vị", "Trình độ đào tạo", "Năm")
    people = [
        (number, name, f"0{number}/06/1980", "Huyện đoàn", "Trung cấp LLCT", 2020)
        for number, name in enumerate(("Lê Văn An", "Võ Thị Tư", "Cao Văn Sáu"), start=1)
    ]
    new = (4, "Lý Thị Mới", "04/06/1981", "Huyện đoàn", "Trung cấp LLCT", 2020)

    def told(*last: tuple[object, ...]) -> list[str]:
        made = openpyxl.Workbook()
        sheets = {"Một": people[:2], "Hai": people[2:], "Tổng hợp": last}
        for name, rows in sheets.items():
            sheet = made.create_sheet(name)
            for row in (head, *rows):
                sheet.append(list(row))
        made.remove(made.worksheets[0])
        made.save(tmp_path / "ds.xlsx")
        issues = ask("summarize", tmp_path / "ds.xlsx")["issues"]
        return [one["says"] for one in issues if one["rule"] == "duplicate-row"]

    assert told(*people) == ['Cả 3 lượt của bảng này đã ghi ở các trang "Một", "Hai".']
    assert told(*people, new) == [
        "Lượt này đã ghi tại Một · A2.",
        "Lượt này đã ghi tại Một · A3.",
        "Lượt này đã ghi tại Hai · A2.",
    ]


def test_a_summary_without_levels_is_told_as_one(ask: Ask, tmp_path: Path) -> None:
    head = ("Họ và tên", "Ngày sinh", "Đơn vị")
    names = ("Lê Văn An", "Võ Thị Tư")
    made = openpyxl.Workbook()
    for name, more in (("Lớp", ("Cao cấp LLCT",)), ("TH", ())):
        sheet = made.create_sheet(name)
        sheet.append([*head, *(("Lớp",) if more else ())])
        for one in names:
            sheet.append([one, "01/06/1980", "Xã Một", *more])
    made.remove(made.worksheets[0])
    made.save(tmp_path / "ds.xlsx")
    issues = ask("summarize", tmp_path / "ds.xlsx")["issues"]
    (told,) = [one for one in issues if one["rule"] == "column-missing"]
    assert told["severity"] == "warning"
    assert told["says"].endswith('cả 2 người đều đã có tên ở trang "Lớp".')


def test_a_year_that_only_a_decision_tells_is_asked_about(ask: Ask, tmp_path: Path) -> None:
    first = "(Kèm theo Quyết định số 15/QĐ-UBND ngày 22 tháng 8 năm 2022 của Chủ tịch UBND huyện)"
    other = "(Thay Quyết định số 9/QĐ-UBND ngày 03/02/2021 của Chủ tịch UBND huyện)"
    made = "(Danh sách lập ngày 22/8/2022)"

    def told(*lines: str) -> str:
        head = ("Họ và tên", "Ngày sinh", "Đơn vị", "Trình độ đào tạo")
        rows = (("Lê Văn An", "01/06/1980", "Xã Một", "Cao cấp LLCT"),)
        titles = (("DANH SÁCH CỬ ĐI HỌC",), *((line,) for line in lines))
        path = book(tmp_path / "ds.xlsx", *titles, head, *rows)
        issues = ask("summarize", path)["issues"]
        (says,) = [one["says"] for one in issues if one["rule"] == "year-missing"]
        return str(says)

    assert told(first) == (
        "Bảng không cho biết năm đào tạo của 1 lượt; quyết định ở ô A2 ghi ngày 22 tháng 8 năm "
        "2022: nếu đó là năm đi học, ghi năm 2022 vào tiêu đề của bảng."
    )
    letter = told("(Kèm theo Công văn số 215/UBND-VHXH ngày 18/9/2025 của UBND đặc khu)")
    assert "; công văn ở ô A2 ghi ngày 18/9/2025: nếu đó là năm đi học, ghi năm 2025" in letter
    assert {told(made), told(first, other)} == {"Bảng không cho biết năm đào tạo của 1 lượt."}
