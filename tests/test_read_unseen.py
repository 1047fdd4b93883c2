"""What values do not show is told: hidden rows, filters, formulas never calculated, errors."""

from __future__ import annotations

import io
import json
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.pagebreak import Break
from python_calamine import CalamineWorkbook
from typed_tables import as_xlsx as typed_as_xlsx
from typed_tables import sheet_of, typed_sheets
from unseen_files import MAIN, as_ods_of, as_xlsb_of, as_xlsx_of, record, relations, sheet_of_rows

from hongngu_cli.model.issue import Issue
from hongngu_cli.model.settings import Limits
from hongngu_cli.model.sheet import Merged, Sheet
from hongngu_cli.read.files.opening import open_file
from hongngu_cli.read.unseen import office_package
from hongngu_cli.read.unseen.issues import with_unseen, with_written_errors
from hongngu_cli.read.unseen.number_runs import Runs
from hongngu_cli.read.unseen.state import (
    SMALL,
    CellRun,
    Unseen,
    unseen_later,
    unseen_of,
)

if TYPE_CHECKING:
    from conftest import Convert, TrainReport
    from openpyxl.worksheet.worksheet import Worksheet

CORPUS = Path("/work/shared/corpus")
IN_CORPUS = sorted(path for path in CORPUS.rglob("*.xls[xm]") if "picture" not in path.name)
LONGEST_TO_COMPARE = 1_000_000
ROSTER = """
    STT | Họ và tên        | Ngày sinh  | Đơn vị      | Trình độ đào tạo | Năm
    1   | Nguyễn Văn Bảy   | 1980-03-15 | Xã An Phước | Trung cấp LLCT   | 2021
    2   | Trần Thị Hoa Mai | 1981-04-16 | Xã Tân Hội  | Cao cấp LLCT     | 2022
    3   | Lê Minh Khôi     | 1982-05-17 | Xã An Phước | Sơ cấp LLCT      | 2021
    4   | Phạm Ngọc Lan    | 1983-06-18 | Xã Tân Hội  | Thạc sĩ          | 2023
"""


def unseen_in(content: bytes, container: str = ".xlsx") -> Unseen:
    (unseen,) = unseen_of(content, container).values()
    return unseen


def numbers(runs: Runs) -> set[int]:
    return {number for first, last in runs for number in range(first, last + 1)}


def cells(runs: tuple[CellRun, ...]) -> dict[str, str]:
    return {
        f"{get_column_letter(run.column)}{row}": run.found
        for run in runs
        for row in range(run.first, run.last + 1)
    }


def saved(book: openpyxl.Workbook | xlwt.Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def first_page(book: openpyxl.Workbook) -> Worksheet:
    return book.worksheets[0]


def roster_book() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(typed_as_xlsx(typed_sheets(ROSTER))))


def opened(content: bytes, folder: Path) -> Sheet:
    path = folder / "ds.bin"
    path.write_bytes(content)
    return open_file(str(path), Limits())[0]


def told(sheet: Sheet) -> dict[str, list[Issue]]:
    by_rule: dict[str, list[Issue]] = {}
    for issue in sheet.issues:
        by_rule.setdefault(issue.rule, []).append(issue)
    return by_rule


# --- .xlsx as openpyxl sees it


@dataclass
class Writing:
    """How a program writes XML; any of these ways is right."""

    prefix: str = ""
    quote: str = '"'
    equals: str = "="
    addresses: bool = True
    flipped: bool = False
    short: bool = False

    def tag(self, name: str, attributes: dict[str, str], content: str = "") -> str:
        pairs = [
            f" {key}{self.equals}{self.quote}{attributes[key]}{self.quote}" for key in attributes
        ]
        told = "".join(reversed(pairs) if self.flipped else pairs)
        if not content and self.short:
            return f"<{self.prefix}{name}{told}/>"
        return f"<{self.prefix}{name}{told}>{content}</{self.prefix}{name}>"

    def page(self, body: str) -> bytes:
        space = f"xmlns:{self.prefix[:-1]}" if self.prefix else "xmlns"
        return as_xlsx_of(
            f'<{self.prefix}worksheet {space}="{MAIN}">{body}</{self.prefix}worksheet>'
        )

    def cell(self, row: int, column: int, kind: str) -> str:
        place = {"r": f"{get_column_letter(column)}{row}"} if self.addresses else {}
        formula = self.tag("f", {}, f"A{row}&amp;&quot;#&quot;")
        value = self.tag("v", {}, "7")
        text = self.tag("is", {}, self.tag("t", {}, "hidden='1' #REF! f"))
        return {
            "nothing": self.tag("c", place),
            "number": self.tag("c", place, value),
            "text": self.tag("c", {**place, "t": "inlineStr"}, text),
            "calculated": self.tag("c", place, formula + value),
            "never": self.tag("c", place, formula),
            "no value": self.tag("c", place, formula + self.tag("v", {})),
            "error": self.tag("c", {**place, "t": "e"}, formula + self.tag("v", {}, "#N/A")),
            "no text": self.tag("c", {**place, "t": "str"}, formula + self.tag("v", {})),
        }[kind]


KINDS = ("nothing", "number", "text", "calculated", "never", "no value", "error", "no text")
WRITINGS = st.builds(
    Writing,
    st.sampled_from(["", "x:", "main-1:"]),
    st.sampled_from("\"'"),
    st.sampled_from(["=", " = "]),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
SAID: tuple[dict[str, str], ...] = (
    {},
    {"hidden": "1"},
    {"hidden": "true"},
    {"hidden": "0"},
    {"ht": "15", "hidden": "false"},
)


@st.composite
def pages(draw: st.DrawFn) -> bytes:
    how = draw(WRITINGS)
    rows = []
    for row in range(1, draw(st.integers(0, 7)) + 1):
        number = {"r": str(row)} if how.addresses else {}
        kinds = draw(st.lists(st.sampled_from(KINDS), max_size=4))
        line = "".join(how.cell(row, column, kind) for column, kind in enumerate(kinds, start=1))
        attributes = {**number, "customHeight": "0", **draw(st.sampled_from(SAID))}
        rows.append(how.tag("row", attributes, line))
    flag = draw(st.sampled_from(["hidden", "collapsed"]))
    column = {"min": "2", "max": "2", "width": "9", flag: "1"}
    margins = {
        "left": "0.7",
        "right": "0.7",
        "top": "1",
        "bottom": "1",
        "header": "0",
        "footer": "0",
    }
    columns = how.tag("cols", {}, how.tag("col", column))
    body = columns + how.tag("sheetData", {}, "".join(rows)) + how.tag("pageMargins", margins)
    return how.page(body)


def assert_as_openpyxl(content: bytes) -> None:
    found = unseen_of(content, ".xlsx")
    formulas = openpyxl.load_workbook(io.BytesIO(content))
    values = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    for page in formulas.worksheets:
        unseen = found[page.title]
        rows = {number for number, row in page.row_dimensions.items() if row.hidden}
        assert numbers(unseen.hidden_rows) == rows
        columns = [column for column in page.column_dimensions.values() if column.hidden]
        assert numbers(unseen.hidden_columns) == {
            number for column in columns for number in range(column.min or 0, (column.max or 0) + 1)
        }
        if page.max_row * page.max_column > LONGEST_TO_COMPARE:
            continue
        errors, uncalculated = {}, set()
        for line in page.iter_rows():
            for cell in line:
                value = values[page.title][cell.coordinate]
                if value.data_type == "e":
                    errors[cell.coordinate] = value.value
                # An empty text is a value, which is kept as a text of nothing.
                elif cell.data_type == "f" and value.value is None and value.data_type == "n":
                    uncalculated.add(cell.coordinate)
        assert cells(unseen.errors) == errors
        assert set(cells(unseen.uncalculated)) == uncalculated


@settings(deadline=None)
@given(pages())
def test_however_a_sheet_is_written_we_find_what_openpyxl_finds(content: bytes) -> None:
    assert_as_openpyxl(content)


@pytest.mark.parametrize("size", [7, 50, 1000])
def test_merged_ranges_are_found_behind_the_rows(
    size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = openpyxl.Workbook()
    page = first_page(book)
    for row in range(1, 200):
        page.cell(row, 1, row)
        page.merge_cells(start_row=row, end_row=row, start_column=2, end_column=3 + row % 5)
    page.row_breaks.append(Break(9))
    content = saved(book)
    monkeypatch.setattr(office_package, "PIECE", size)
    told = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
    ranges = sorted(told.merged_cell_ranges or ())
    assert unseen_in(content).merged == tuple(
        Merged(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in ranges
    )
    assert len(ranges) > 100


@settings(deadline=None, max_examples=50)
@given(content=pages(), size=st.integers(1, 300))
def test_where_the_xml_is_cut_for_reading_does_not_matter(content: bytes, size: int) -> None:
    whole = unseen_of(content, ".xlsx")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(office_package, "PIECE", size)
        assert unseen_of(content, ".xlsx") == whole


@pytest.mark.filterwarnings("ignore")
@pytest.mark.skipif(not IN_CORPUS, reason="no corpus here")
@pytest.mark.parametrize("path", IN_CORPUS, ids=lambda path: path.name)
def test_in_files_of_others_we_find_what_openpyxl_finds(path: Path) -> None:
    content = path.read_bytes()
    try:
        openpyxl.load_workbook(io.BytesIO(content))
    except Exception as error:  # noqa: BLE001 - some of these files are broken on purpose
        pytest.skip(f"openpyxl cannot read it: {error}")
    assert_as_openpyxl(content)


@pytest.mark.parametrize("how", [Writing(), Writing("x:", "'", " = ", addresses=False)])
def test_what_counts_as_never_calculated(how: Writing) -> None:
    lines = [how.tag("row", {}, how.cell(row, 1, kind)) for row, kind in enumerate(KINDS, start=1)]
    unseen = unseen_in(how.page(how.tag("sheetData", {}, "".join(lines))))
    assert unseen.uncalculated == (CellRun(1, 5, 6, '=A5&"#"'),)
    assert unseen.errors == (CellRun(1, 7, 7, "#N/A"),)


def test_values_in_unusual_forms_are_values() -> None:
    values = (
        "<v><![CDATA[5]]></v>",
        '<v xml:space="preserve">5</v>',
        "<v>\n5</v>",
        "<is><t>năm</t></is>",
    )
    lines = (f"<row><c><f>A9</f>{value}</c></row>" for value in values)
    assert unseen_in(sheet_of_rows("".join(lines))) == Unseen()
    assert unseen_in(sheet_of_rows("<row><c><f></f></c><c><f/><v/></c></row>")) == Unseen()


def test_shared_and_array_formulas_are_not_calculated_as_a_whole() -> None:
    shared = '<c r="{0}"><f t="shared" si="0"{1}</c>'
    rows = '<row r="1">' + shared.format("A1", ' ref="A1:A3">ROW()</f>') + "</row>"
    rows += "".join(f'<row r="{n}">{shared.format(f"A{n}", "/>")}</row>' for n in (2, 3))
    assert unseen_in(sheet_of_rows(rows)).uncalculated == (CellRun(1, 1, 3, "=ROW()"),)
    calculated = rows.replace("</f></c>", "</f><v>1</v></c>").replace("/></c>", "/><v>2</v></c>")
    assert unseen_in(sheet_of_rows(calculated)) == Unseen()
    own = '<c r="A2"><f>B1</f></c>'
    among = rows.replace('<c r="A2"><f t="shared" si="0"/></c>', own)
    assert unseen_in(sheet_of_rows(among)).uncalculated == (CellRun(1, 1, 3, "=ROW()"),)
    mixed = calculated.replace('<c r="A2"><f t="shared" si="0"/><v>2</v></c>', own)
    assert unseen_in(sheet_of_rows(mixed)).uncalculated == (CellRun(1, 2, 2, "=B1"),)
    book = openpyxl.Workbook()
    first_page(book)["C2"] = ArrayFormula("C2:D4", "=ROW(A1:B3)")
    array = unseen_in(saved(book)).uncalculated
    assert set(cells(array)) == {"C2", "C3", "C4", "D2", "D3", "D4"}


def test_rows_of_no_height_and_columns_of_no_width_are_hidden() -> None:
    rows = '<row r="1" ht="15"><c/></row><row r="2" ht="0" customHeight="1"><c/></row>'
    head = '<cols><col min="2" max="4" width="0.0"/><col min="5" max="5" width="10"/></cols>'
    unseen = unseen_in(sheet_of_rows(rows, head))
    assert (unseen.hidden_rows, unseen.hidden_columns) == (((2, 2),), ((2, 4),))


def test_unused_rows_hidden_by_default_hold_nothing(tmp_path: Path) -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        page = book.add_worksheet()
        page.write_column(0, 0, ["a", "b"])
        page.set_default_row(hide_unused_rows=True)
        page.set_row(1, None, None, {"level": 1, "hidden": True})
    (hidden,) = told(opened(content.getvalue(), tmp_path))["rows-hidden"]
    assert hidden.says == "1 dòng có dữ liệu đang ẩn (dòng 2) nhưng vẫn được đọc và tính."


FILTER = '<autoFilter ref="A1:B4"><filterColumn colId="0">{}</filterColumn></autoFilter>'
LINES = "".join(
    f'<row r="{n}"{" hidden=" + chr(34) + "1" + chr(34) if n in (2, 3, 6) else ""}>'
    f'<c r="A{n}"><v>{n}</v></c></row>'
    for n in range(1, 7)
)


def test_rows_that_a_filter_hides_are_told_from_rows_hidden_by_hand(tmp_path: Path) -> None:
    content = sheet_of_rows(LINES, tail=FILTER.format('<filters><filter val="1"/></filters>'))
    assert unseen_in(content).filtered == ((2, 4),)
    sheet = opened(content, tmp_path)
    (filtered,), (hidden,) = told(sheet)["rows-filtered"], told(sheet)["rows-hidden"]
    assert (filtered.place.cell, hidden.place.cell) == ("A2", "A6")
    assert "Bảng đang lọc: 2 dòng có dữ liệu bị bộ lọc che (dòng 2-3)" in filtered.says
    assert len(sheet.rows) == 6


def test_a_filter_that_is_not_in_force_hides_nothing() -> None:
    buttons = FILTER.replace('"0">{}</filterColumn>', '"0" hiddenButton="1"/>')
    assert unseen_in(sheet_of_rows(LINES, tail=buttons)).filtered == ()
    assert unseen_in(sheet_of_rows(LINES, tail='<autoFilter ref="A1:B4"/>')).filtered == ()
    advanced = sheet_of_rows(LINES, head='<sheetPr filterMode="1"/>')
    assert numbers(unseen_in(advanced).filtered) >= {2, 3, 6}


def test_the_filter_of_a_table_counts() -> None:
    table = f'<table xmlns="{MAIN}" id="1" name="B" ref="A1:B4">{FILTER}</table>'
    content = as_xlsx_of(
        f'<worksheet xmlns="{MAIN}"><sheetData>{LINES}</sheetData></worksheet>',
        parts={
            "xl/worksheets/_rels/sheet1.xml.rels": relations(
                {"rId1": ("table", "../tables/t.xml")}
            ),
            "xl/tables/t.xml": table.format("<customFilters/>"),
        },
    )
    assert unseen_in(content).filtered == ((2, 4),)


def test_a_picture_in_a_cell_is_no_error() -> None:
    page = f'<worksheet xmlns="{MAIN}"><sheetData><row><c t="e" vm="1"><v>#VALUE!</v></c></row>'
    page += "</sheetData></worksheet>"
    assert unseen_in(as_xlsx_of(page)).errors == (CellRun(1, 1, 1, "#VALUE!"),)
    pictures = {"xl/richData/richValueRel.xml": "<richValueRels/>"}
    assert unseen_in(as_xlsx_of(page, parts=pictures)) == Unseen()


# --- the other containers


def xls_of(rows: int = 6) -> xlwt.Workbook:
    book = xlwt.Workbook()
    page = book.add_sheet("Danh sách")
    for row in range(rows):
        for column in range(4):
            page.write(row, column, f"{row}.{column}")
    return book


def test_xls_hidden_rows_and_columns_and_errors(tmp_path: Path) -> None:
    book = xls_of()
    page = book.get_sheet(0)
    page.row(2).hidden = page.row(3).hidden = True
    page.col(1).hidden = True
    for row in (4, 5):
        page.row(row).set_cell_error(5, "#REF!")
    content = saved(book)
    assert unseen_of(content, ".xls") == {
        "Danh sách": Unseen(
            hidden_rows=((3, 4),), hidden_columns=((2, 2),), errors=(CellRun(6, 5, 6, "#REF!"),)
        )
    }
    sheet = opened(content, tmp_path)
    assert (sheet.cell(5, 6), sheet.cell(6, 6)) == ("#REF!", "#REF!")
    assert set(told(sheet)) == {"rows-hidden", "columns-hidden", "cell-error"}


@pytest.mark.libreoffice
def test_what_libreoffice_saves_is_told_the_same(convert: Convert, tmp_path: Path) -> None:
    book = roster_book()
    page = first_page(book)
    page.auto_filter.ref = "A1:F4"
    page.auto_filter.add_filter_column(3, ["Xã An Phước"])
    page.row_dimensions[3].hidden = True
    page.column_dimensions["C"].hidden = True
    page["G2"], page["G3"], page["H2"], page["I2"] = "=1/0", "=1/0", '=""', "=SQRT(-1)"
    path = tmp_path / "ds.xlsx"
    book.save(path)
    assert cells(unseen_in(path.read_bytes()).uncalculated) == {
        "G2": "=1/0", "G3": "=1/0", "H2": '=""', "I2": "=SQRT(-1)"
    }  # fmt: skip
    for kind in ("xlsx", "xls", "ods"):
        unseen = unseen_in(convert(path, kind).read_bytes(), f".{kind}")
        assert (unseen.hidden_rows, unseen.hidden_columns) == (((3, 3),), ((3, 3),))
        assert 3 in numbers(unseen.filtered)
        assert unseen.uncalculated == ()
        errors = cells(unseen.errors)
        assert (errors["G2"], errors["G3"], set(errors)) == (
            "#DIV/0!",
            "#DIV/0!",
            {"G2", "G3", "I2"},
        )


def test_ods_hidden_filtered_grouped_and_broken() -> None:
    unit = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
    row = f"<table:table-row{{}}>{unit}</table:table-row>"
    error = (
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" '
        'office:string-value="" calcext:value-type="error"{}><office:annotation>'
        "<text:p>ghi chú</text:p></office:annotation><text:p>Err:502</text:p></table:table-cell>"
    )
    columns = '<table:table-column/><table:table-column table:visibility="collapse"'
    columns += (
        ' table:number-columns-repeated="2"/><table:table-column-group table:display="false">'
    )
    columns += "<table:table-column/></table:table-column-group><table:table-column/>"
    table = f'<table:table table:name="Một">{columns}' + row.format("")
    table += row.format(' table:visibility="collapse" table:number-rows-repeated="3"')
    table += row.format(' table:visibility="filter"')
    table += (
        f'<table:table-row-group table:display="false">{row.format("")}</table:table-row-group>'
    )
    table += f"<table:table-row>{error.format('')}{unit}</table:table-row>"
    never = '<table:table-cell table:formula="of:=[.A1]" office:value-type="float"/>'
    empty = '<table:table-cell table:formula="of:=&quot;&quot;"><text:p/></table:table-cell>'
    table += f"<table:table-row>{empty}{never}{never}</table:table-row></table:table>"
    other = '<table:table table:name="Hai"><table:table-row>'
    other += '<table:table-cell table:number-rows-spanned="2"/></table:table-row></table:table>'
    found = unseen_of(as_ods_of(table, other), ".ods")
    assert found["Một"] == Unseen(
        hidden_rows=((2, 6),),
        hidden_columns=((2, 4),),
        filtered=((5, 5),),
        uncalculated=(CellRun(2, 8, 8, "=[.A1]"), CellRun(3, 8, 8, "=[.A1]")),
        errors=(CellRun(1, 7, 7, "Err:502"),),
    )
    assert found["Hai"] == Unseen(merged=(Merged(1, 1, 2, 1),))


def test_xlsb_hidden_rows_and_columns_filters_and_errors(tmp_path: Path) -> None:
    def cell(kind: int, column: int, value: bytes) -> bytes:
        return record(kind, struct.pack("<II", column, 0) + value)

    def row(number: int, *, hidden: bool = False) -> bytes:
        return record(0, struct.pack("<IIHBB5x", number, 0, 300, 0, 0x10 if hidden else 0))

    number = struct.pack("<d", 7.0)
    area = struct.pack("<4I", 0, 2, 0, 1)
    records = record(148, struct.pack("<4I", 0, 4, 0, 1))
    records += record(390) + record(60, struct.pack("<4IH", 1, 1, 2304, 0, 1)) + record(391)
    records += record(145) + row(0) + cell(5, 0, number) + row(1, hidden=True) + cell(5, 0, number)
    records += row(2) + cell(3, 0, b"\x17") + row(3) + cell(11, 0, b"\x17" + bytes(6))
    records += row(4, hidden=True) + cell(5, 1, number) + record(146)
    records += record(161, area) + record(163, bytes(6)) + record(164) + record(162)
    content = as_xlsb_of(records)
    assert unseen_of(content, ".xlsb") == {
        "DS": Unseen(
            hidden_rows=((2, 2), (5, 5)),
            hidden_columns=((2, 2),),
            filtered=((2, 3),),
            errors=(CellRun(1, 3, 4, "#REF!"),),
        )
    }
    sheet = opened(content, tmp_path)
    assert [row[0] for row in sheet.rows] == [7.0, 7.0, "", "", ""]
    rules = {"rows-hidden", "rows-filtered", "columns-hidden", "cell-error", "rows-of-errors"}
    assert set(told(sheet)) == rules


# --- what is said


def test_errors_are_shown_where_they_were_found(tmp_path: Path) -> None:
    book = roster_book()
    for cell, text in (("E2", "#N/A"), ("E3", "#N/A"), ("E4", "#REF!"), ("B5", "#NAME?")):
        first_page(book)[cell] = text
        first_page(book)[cell].data_type = "e"
    sheet = opened(saved(book), tmp_path)
    assert [sheet.cell(row, 5) for row in (2, 3, 4)] == ["#N/A", "#N/A", "#REF!"]
    said = [(i.place.cell, i.found, i.says) for i in told(sheet)["cell-error"]]
    assert said == [
        ("E2", "#N/A", "2 ô E2:E3 ghi lỗi #N/A (không tìm thấy giá trị cần tra) nên mất giá trị."),
        (
            "E4",
            "#REF!",
            "Ô này ghi lỗi #REF! (tham chiếu tới ô hoặc trang tính đã bị xoá) nên mất giá trị.",
        ),
        ("B5", "#NAME?", "Ô này ghi lỗi #NAME? (tên hàm hoặc tên vùng không có) nên mất giá trị."),
    ]


def test_formulas_dragged_beyond_the_list_are_no_people(tmp_path: Path) -> None:
    book = roster_book()
    for row in range(6, 10):
        first_page(book).cell(row, 1).value = row - 1
        for column in (2, 4, 5):
            first_page(book).cell(row, column, "#N/A").data_type = "e"
    sheet = opened(saved(book), tmp_path)
    assert [sheet.cell(row, 2) for row in (5, 6, 9)] == ["Phạm Ngọc Lan", "", ""]
    (rows,) = told(sheet)["rows-of-errors"]
    assert (rows.place.cell, "4 dòng" in rows.says, "dòng 6-9" in rows.says) == ("B6", True, True)
    assert [issue.place.cell for issue in told(sheet)["cell-error"]] == ["B6", "D6", "E6"]


def test_one_issue_for_each_run_of_formulas_in_a_column() -> None:
    runs = (CellRun(3, 2, 40, "=A2&B2"), CellRun(3, 42, 42, f"={'A1+' * 40}A1"))
    sheet = with_unseen(sheet_of("a | b | c"), Unseen(uncalculated=runs))
    first, second = told(sheet)["formula-uncalculated"]
    assert (first.place.cell, first.found) == ("C2", "=A2&B2")
    assert first.says.startswith("39 ô C2:C40 có công thức chưa được tính lần nào")
    assert second.says.startswith("Ô này có công thức")
    assert len(second.found or "") == 80


def test_hidden_rows_and_columns_without_anything_are_nobodys_concern() -> None:
    sheet = sheet_of("a | . | b\n. \nc | . | d").rows
    grid = [["" if cell == "." else cell for cell in row] for row in sheet]
    empty = Sheet("ds.xlsx", "DS", "", grid)
    unseen = Unseen(hidden_rows=((2, 2), (4, 1_048_576)), hidden_columns=((2, 2), (4, 16_384)))
    assert with_unseen(empty, unseen).issues == ()
    (rows,) = with_unseen(empty, Unseen(hidden_rows=((2, 9),))).issues
    assert rows.place.cell == "A3"


def test_many_runs_are_counted_and_not_all_named() -> None:
    sheet = Sheet("ds.xlsx", "DS", "", [["x"]] * 2000)
    unseen = Unseen(hidden_rows=tuple((row, row) for row in range(2, 2001, 2)))
    (hidden,) = with_unseen(sheet, unseen).issues
    assert hidden.says == (
        "1.000 dòng có dữ liệu đang ẩn (dòng 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24 "
        "và 988 dòng khác) nhưng vẫn được đọc và tính."
    )


def test_a_sheet_that_cannot_be_examined_is_told(tmp_path: Path) -> None:
    endless = f"<!--{'x' * 1000}-->" * 6_000
    content = sheet_of_rows('<row r="1"><c r="A1"><v>1</v></c></row>', head=endless)
    sheet = opened(content, tmp_path)
    assert (sheet.cell(1, 1), list(told(sheet))) == (1.0, ["sheet-unexamined"])


def test_errors_written_as_text() -> None:
    sheet = sheet_of("""
        STT | Họ và tên    | Ngày sinh | Trình độ
        1   | Lê Minh Khôi | ########  | #N/A
        2   | Võ Kim Yến   | ########  | Thạc sĩ # 2
        3   | #REF!        | #REF!     | #REF!
    """)
    said = with_written_errors(sheet)
    assert [(i.place.cell, i.found) for i in told(said)["cell-error"]] == [
        ("C2", "########"),
        ("D2", "#N/A"),
        ("B4", "#REF!"),
        ("C4", "#REF!"),
        ("D4", "#REF!"),
    ]
    assert (said.cell(2, 4), said.cell(4, 2)) == ("#N/A", "")
    assert with_written_errors(sheet, "nothing of the kind") is sheet


# --- days counted from 1904


@pytest.mark.parametrize("from_1904", [True, False])
def test_days_are_the_same_in_both_date_systems(tmp_path: Path, *, from_1904: bool) -> None:
    content = io.BytesIO()
    options = {"date_1904": from_1904, "default_date_format": "dd/mm/yyyy"}
    with xlsxwriter.Workbook(content, options) as book:
        page = book.add_worksheet()
        (typed,) = typed_sheets(ROSTER)
        for number, row in enumerate(typed.rows):
            page.write_row(number, 0, row)
    sheet = opened(content.getvalue(), tmp_path)
    assert str(sheet.cell(2, 3))[:10] == "1980-03-15"
    rules = [(issue.rule, issue.severity, issue.place.cell) for issue in sheet.issues]
    assert rules == [("date-system-1904", "note", "C2")] * from_1904
    old = xlwt.Workbook()
    old.dates_1904 = from_1904
    old.add_sheet("DS").write(0, 0, typed.rows[1][2], xlwt.easyxf(num_format_str="DD/MM/YYYY"))
    sheet = opened(saved(old), tmp_path)
    assert str(sheet.cell(1, 1))[:10] == "1980-03-15"


def test_a_bare_number_of_a_workbook_from_1904_is_warned_of(tmp_path: Path) -> None:
    page = '<row><c t="inlineStr"><is><t>Ngày sinh</t></is></c></row><row><c><v>27833</v></c></row>'
    page = f'<worksheet xmlns="{MAIN}"><sheetData>{page}</sheetData></worksheet>'
    sheet = opened(as_xlsx_of(page, settings='<workbookPr date1904="1"/>'), tmp_path)
    (warned,) = told(sheet)["date-system"]
    assert (warned.place.cell, warned.found) == ("A2", "27833")
    assert not opened(as_xlsx_of(page), tmp_path).issues
    assert unseen_in(as_xlsb_of(record(145) + record(146), from_1904=True), ".xlsb").from_1904
    old = xls_of()
    old.dates_1904 = True
    assert unseen_in(saved(old), ".xls").from_1904


# --- whatever the bytes


TRAPS = {
    "open tags": "<f " * 400_000,
    "open cells": "<c><f></f>" * 100_000,
    "one cell": "<c>" + "<f></f>" * 100_000 + "</c>",
    "open values": '<c t="e"><v>#' * 50_000,
    "one attribute": f"<row {'a' * 1_000_000}></row>",
    "long numbers": f'<row r="{"9" * 10_000}" hidden="1"><c/></row>',
    "filters": '<row hidden="1"/>' + "<autoFilter x='1'>" * 100_000,
}


@pytest.mark.parametrize("trap", TRAPS.values(), ids=TRAPS)
def test_traps_do_not_catch_us(trap: str) -> None:
    for found in unseen_of(sheet_of_rows(trap), ".xlsx").values():
        assert len(found.uncalculated) <= 1


def test_an_ods_of_more_errors_than_anybody_has_is_not_examined() -> None:
    cell = '<table:table-cell table:number-columns-repeated="16384" calcext:value-type="error"/>'
    table = (
        f'<table:table table:name="DS"><table:table-row>{cell * 40}</table:table-row></table:table>'
    )
    assert unseen_of(as_ods_of(table), ".ods") == {}


def test_xml_in_no_encoding_is_not_examined() -> None:
    for told in ("UBF-8", "utf-7"):
        broken = as_ods_of('<table:table table:name="a" table:visibility="x"/>', encoding=told)
        assert unseen_of(broken, ".ods") == {}


def samples() -> dict[str, bytes]:
    book = roster_book()
    first_page(book)["G2"] = "=A1"
    return {
        ".xlsx": saved(book),
        ".xls": saved(xls_of()),
        ".ods": as_ods_of(
            '<table:table table:name="a"><table:table-row table:visibility="filter"/>'
        ),
        ".xlsb": as_xlsb_of(record(145) + record(0, bytes(17)) + record(3, bytes(9)) + record(146)),
    }


SAMPLES = samples()


@settings(deadline=None, max_examples=200)
@given(
    st.sampled_from(sorted(SAMPLES.items())),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=12),
    st.floats(0.2, 1),
)
def test_spoilt_bytes_end_in_an_answer(
    sample: tuple[str, bytes], changes: list[tuple[float, int]], kept: float
) -> None:
    kind, content = sample
    spoilt = bytearray(content)
    for at, byte in changes:
        spoilt[int(at * (len(spoilt) - 1))] = byte
    unseen_of(bytes(spoilt[: int(kept * len(spoilt))] if kept < 0.9 else bytes(spoilt)), kind)
    for other in SAMPLES:
        unseen_of(content, other)


def test_a_large_workbook_is_examined_beside() -> None:
    rows = "".join(f'<row r="{n}" hidden="1">{ONE.format(n)}</row>' for n in range(1, 200_001))
    content = sheet_of_rows(rows)
    assert len(content) > SMALL
    assert unseen_later(content, ".xlsx")() == {"DS": Unseen(hidden_rows=((1, 200_000),))}


ONE = '<c r="A{0}"><v>1</v></c>'


# --- through the whole program


def test_the_program_tells_and_check_fails(train_report: TrainReport, tmp_path: Path) -> None:
    book = roster_book()
    first_page(book).row_dimensions[3].hidden = True
    first_page(book)["F5"] = "=F4"
    first_page(book)["D4"] = "#REF!"
    first_page(book)["D4"].data_type = "e"
    book.create_sheet("Danh mục").sheet_state = "veryHidden"
    book["Danh mục"]["A1"] = "x"
    path = tmp_path / "ds.xlsx"
    book.save(path)
    checked = train_report("check", path, "--format", "json")
    assert checked.returncode == 1
    issues = json.loads(checked.stdout)["issues"]
    rules = {(issue["rule"], issue["sheet"], issue["cell"]) for issue in issues}
    assert rules >= {
        ("rows-hidden", "Sheet1", "A3"),
        ("formula-uncalculated", "Sheet1", "F5"),
        ("cell-error", "Sheet1", "D4"),
        ("sheet-hidden", "Danh mục", None),
    }
    inspected = train_report("inspect", path)
    assert "1 dòng có dữ liệu đang ẩn (dòng 3)" in " ".join(inspected.stdout.split())
    summed = train_report("summarize", path)
    assert summed.returncode == 0
    assert "chưa được tính lần nào" in " ".join(summed.stdout.split())
    masked = train_report("check", path, "--format", "json", "--mask")
    assert "=F4" not in masked.stdout


def test_filtered_rows_are_counted(train_report: TrainReport, tmp_path: Path) -> None:
    book = roster_book()
    first_page(book).auto_filter.ref = "A1:F5"
    first_page(book).auto_filter.add_filter_column(3, ["Xã An Phước"])
    for row in (3, 5):
        first_page(book).row_dimensions[row].hidden = True
    path = tmp_path / "ds.xlsx"
    book.save(path)
    counted = train_report("summarize", path, "--format", "json")
    answer = json.loads(counted.stdout)
    assert answer["figures"]["total"]["value"] == 4
    assert [i["cell"] for i in answer["issues"] if i["rule"] == "rows-filtered"] == ["A3"]
