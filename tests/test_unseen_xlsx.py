"""What the values of an .xlsx do not show: found as openpyxl finds it, whoever wrote it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.pagebreak import Break
from python_calamine import CalamineWorkbook
from unseen_files import MAIN, as_xlsx_of, relations, sheet_of_rows
from unseen_read import cells, first_page, numbers, opened, saved, told, unseen_in, unseen_of

from hongngu_cli.model.sheet import Merged
from hongngu_cli.read.packages import archives
from hongngu_cli.read.unseen.state import (
    CellRun,
    Unseen,
)
from hongngu_cli.read.unseen.struck import struck_formats, struck_rows

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
IN_CORPUS = sorted(path for path in CORPUS.rglob("*.xls[xm]") if "picture" not in path.name)
LONGEST_TO_COMPARE = 1_000_000


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
    monkeypatch.setattr(archives, "KEPT", 0)
    monkeypatch.setattr(archives, "PIECE", size)
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
        patch.setattr(archives, "KEPT", 0)
        patch.setattr(archives, "PIECE", size)
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


def test_formats_that_strike_through_are_those_of_struck_fonts() -> None:
    styles = (
        b"<styleSheet><fonts><font><b/></font><font><strike/></font>"
        b'<font><strike val="0"/></font></fonts>'
        b'<cellStyleXfs><xf fontId="1"/></cellStyleXfs>'
        b'<cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs>'
        b"<dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>"
    )
    assert struck_formats(styles) == {"1"}
    assert struck_formats(styles.replace(b"strike", b"outline")) == frozenset()


def test_one_of_two_cells_struck_through_may_have_been_corrected_beside_it() -> None:
    rows = [["Nguyễn Văn An", "Trung cấp LLCT"], ["Trần Thị Bé", "Sơ cấp LLCT", ""]]
    assert list(struck_rows(rows, [CellRun(1, 1, 2, "")])) == []
    assert list(struck_rows(rows, [CellRun(1, 1, 2, ""), CellRun(2, 2, 9, "")])) == [2]
