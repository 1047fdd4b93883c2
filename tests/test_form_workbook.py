"""The workbook of an official form: merged headings, live sums with their values, nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from conftest import ROOT, SAMPLES, Convert, TrainReport
from openpyxl.worksheet.worksheet import Worksheet
from typed_tables import write_typed

HEADINGS = {
    "A6:A8": "TT",
    "B6:B8": "Chương trình, hình thức đào tạo, bồi dưỡng",
    "C6:H6": "Cán bộ được đào tạo, bồi dưỡng",
    "C7:C8": "Tổng số",
    "D7:E7": "Cấp tỉnh",
    "F7:G7": "Cấp huyện",
    "H7:H8": "Cấp xã",
    "I6:K6": "Số lớp",
    "I7:I8": "Tổng số",
    "J7:J8": "Cấp uỷ cấp tỉnh mở",
    "K7:K8": "Cấp uỷ cấp huyện mở",
}
CALCULATED = re.compile(r"=(?:SUM|IF|[A-Z]+[0-9]+\+)")
HOSTILE = """
    DANH SÁCH CÁN BỘ CỬ ĐI ĐÀO TẠO
    Họ tên        | Đơn vị          | Chức vụ         | Lớp         | Năm
    =1+1          | =HYPERLINK("x") | =cmd, Văn thư   | Sơ cấp LLCT | 2025
    Nguyễn Văn An | +84             | @SUM(A1)        | Tin học     | 2025
"""


@pytest.fixture(scope="session")
def workbook(tmp_path_factory: pytest.TempPathFactory, train_report: TrainReport) -> Path:
    path = tmp_path_factory.mktemp("form") / "bieu.xlsx"
    told = train_report("form", "10-btctw", SAMPLES, "--as-of", "2021-12-31", "-o", path)
    assert told.returncode == 0, told.stderr
    return path


def first(path: Path, *, values: bool = False) -> Worksheet:
    sheet = openpyxl.load_workbook(path, data_only=values).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def numbers(path: Path) -> dict[str, object]:
    return {
        cell.coordinate: cell.value
        for row in first(path, values=True).iter_rows()
        for cell in row
        if isinstance(cell.value, int | float)
    }


def test_it_looks_as_the_form_does(workbook: Path) -> None:
    sheet = first(workbook)
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert set(HEADINGS) <= merged
    for area, text in HEADINGS.items():
        assert sheet[area.partition(":")[0]].value == text
    assert [sheet.cell(8, column).value for column in (4, 5, 6, 7)] == [
        *("Tổng số", "Trong đó: cán bộ lãnh đạo, quản lý"),
        *("Tổng số", "Trong đó: cán bộ lãnh đạo, quản lý"),
    ]
    assert [cell.value for cell in sheet[9]] == [
        *("1", "2", "3=4+6+8", "4", "5", "6", "7", "8", "9=10+11", "10", "11"),
    ]
    assert (sheet["A1"].value, sheet["A2"].value) == ("HUYỆN UỶ TÂN GIANG", "BAN TỔ CHỨC")
    texts = [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    for text in (
        "Biểu số 10-BTCTW",
        "Đvt: Người",
        "THỐNG KÊ KẾT QUẢ ĐÀO TẠO, BỒI DƯỠNG CÁN BỘ TỪ NĂM 2018 ĐẾN NĂM 2021",
        "Tân Giang, ngày 31 tháng 12 năm 2021",
        "NGƯỜI LẬP BIỂU",
        "TRƯỞNG BAN",
    ):
        assert text in texts
    assert sheet.title == "Biểu số 10-BTCTW"
    setup = sheet.page_setup
    assert (setup.orientation, str(setup.paperSize), sheet.print_title_rows) == (
        *("landscape", "9", "$6:$9"),
    )


def test_sums_are_live_and_carry_their_values(workbook: Path) -> None:
    written, shown = first(workbook), first(workbook, values=True)
    sums = [cell for row in written.iter_rows(min_row=10) for cell in row if cell.data_type == "f"]
    assert len(sums) > 80
    for cell in sums:
        assert isinstance(cell.value, str)
        assert CALCULATED.match(cell.value)
        assert isinstance(shown[cell.coordinate].value, int)
    rows = {
        row[1].value: row for row in shown.iter_rows(min_row=10) if isinstance(row[1].value, str)
    }
    # The form has 159 of 301: 115 have no row, of 27 nobody can tell the level of the post.
    assert [rows[name][2].value for name in ("Đào tạo", "Bồi dưỡng")] == [152, 7]
    labels: dict[object, object] = {}
    for row in shown.iter_rows(min_row=10):
        labels.setdefault(row[0].value, row[2].value)
    assert [labels[name] for name in ("Trong biểu", "Ngoài biểu", "Tổng cộng")] == [159, 142, 301]


def test_classes_beneath_are_added_up(workbook: Path) -> None:
    written, shown = first(workbook), first(workbook, values=True)
    rows = [row[:3] for row in shown.iter_rows()]
    texts = [str(row[0].value) for row in rows]
    title = next(at for at, one in enumerate(texts) if one.startswith("Ngoài biểu: các lớp"))
    end = texts.index("Tổng cộng", title)
    own, total = rows[title + 2 : end], rows[end][2]
    assert own
    assert total.value == sum(int(str(row[2].value)) for row in own)
    formula = f"=SUM({own[0][2].coordinate}:{own[-1][2].coordinate})"
    assert written[total.coordinate].value == formula


def test_no_class_beneath_is_no_empty_list(tmp_path: Path, train_report: TrainReport) -> None:
    register = """
        SỔ THEO DÕI LỚP
        STT | Tên lớp | Đối tượng học viên | Năm | Đơn vị tổ chức | Số học viên
        1 | Lớp 1 | Cập nhật kiến thức | 2025 | Trường Chính trị tỉnh | 50
    """
    write_typed(register, tmp_path / "lop.xlsx")
    write_typed(HOSTILE, tmp_path / "ds.xlsx")
    out = tmp_path / "bieu.xlsx"
    assert train_report("form", "10-btctw", tmp_path, "-o", out).returncode == 0
    texts = [str(row[0].value) for row in first(out).iter_rows()]
    assert not [one for one in texts if one.startswith("Ngoài biểu: các lớp")]


def test_text_is_never_a_formula(tmp_path: Path, train_report: TrainReport) -> None:
    path = write_typed(HOSTILE, tmp_path / "ds.xlsx")
    out = tmp_path / "bieu.xlsx"
    told = train_report("form", "10-btctw", path, "-o", out)
    assert told.returncode == 0, told.stderr
    for number, sheet in enumerate(openpyxl.load_workbook(out).worksheets):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert CALCULATED.match(str(cell.value))
                    assert not number
    people = openpyxl.load_workbook(out)["Danh sách ngoài biểu"]
    texts = {cell.value for row in people.iter_rows() for cell in row}
    assert {'=HYPERLINK("x")', "=cmd, Văn thư", "+84"} <= texts


def test_mask_names_nobody(tmp_path: Path, train_report: TrainReport) -> None:
    out = tmp_path / "bieu.xlsx"
    assert train_report("form", "10-btctw", SAMPLES, "--mask", "-o", out).returncode == 0
    people = openpyxl.load_workbook(out)["Danh sách ngoài biểu"]
    names = {row[0].value for row in people.iter_rows(min_row=6)}
    assert names - {None} == {"(đã che)"}


def test_the_same_inputs_give_the_same_bytes(
    tmp_path: Path, workbook: Path, train_report: TrainReport
) -> None:
    again = tmp_path / "again.xlsx"
    train_report("form", "10-btctw", SAMPLES, "--as-of", "2021-12-31", "-o", again)
    assert again.read_bytes() == workbook.read_bytes()


@pytest.mark.libreoffice
@pytest.mark.parametrize("form", ["10-btctw", "co-cau"])
def test_libreoffice_recalculates_the_same_numbers(
    form: str, tmp_path: Path, train_report: TrainReport, convert: Convert
) -> None:
    made = tmp_path / "bieu.xlsx"
    year = ("--year", "2019", "--as-of", "2019-12-31")
    assert train_report("form", form, SAMPLES, *year, "-o", made).returncode == 0
    # Values are taken away first, so that what comes back was calculated anew.
    bare = tmp_path / "bare.xlsx"
    openpyxl.load_workbook(made).save(bare)
    assert numbers(bare) != numbers(made)
    assert numbers(convert(bare, "xlsx")) == pytest.approx(numbers(made))


@pytest.mark.libreoffice
def test_libreoffice_prints_it(workbook: Path, to_pdf: Callable[[Path], Path]) -> None:
    assert to_pdf(workbook).stat().st_size > 10_000


def test_the_wheel_has_the_layouts() -> None:
    shipped = {path.name for path in (ROOT / "src/hongngu_cli/forms").glob("*.toml")}
    assert shipped == {"10-btctw.toml", "co-cau.toml"}
