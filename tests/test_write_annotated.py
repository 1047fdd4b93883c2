"""`check --annotate`: the clerk's own workbook, its problems marked where they stand."""

from __future__ import annotations

import base64
import datetime as dt
import html
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import openpyxl
import pytest
import xlsxwriter
import xlwt
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from hongngu_cli.model.failure import Failure
from hongngu_cli.model.sheet import Merged, Sheet
from hongngu_cli.write.annotated import annotated

if TYPE_CHECKING:
    from conftest import Convert, TrainReport
    from openpyxl.worksheet.worksheet import Worksheet

ROWS = (
    ("STT", "Họ và tên", "Năm sinh", "Đơn vị", "Trình độ đào tạo", "Năm"),
    (1, "Lê Thị An", 1980, "Xã A", "Trung cắp", 2019),
    (2, "Võ Bình", 1981, "Xã A", "TCLLCT", 2019),
    (3, None, 1982, "Xã A", "TCLLCT", 2019),
    ("Tổng cộng: 5", None, None, None, None, "=SUM(A2:A4)"),
)

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""One dot."""
UTF8_CSV = "csv:Text - txt - csv (StarCalc):44,34,76"


def roster(path: Path) -> Path:
    book = openpyxl.Workbook()
    page: Worksheet = book.worksheets[0]
    page.title = "Lớp 'A'"
    for row in ROWS:
        page.append(row)
    page["B2"].font = Font(bold=True, name="Times New Roman")
    page.column_dimensions["B"].width = 33
    page.column_dimensions["F"].hidden = True
    book.save(path)
    return path


def marked(train_report: TrainReport, source: Path, out: Path) -> openpyxl.Workbook:
    told = train_report("check", source, "--annotate", out)
    assert (told.returncode, str(out) in told.stderr) == (1, True), told.stderr
    return openpyxl.load_workbook(out)


def test_the_original_is_kept_and_its_problems_stand_at_their_cells(
    train_report: TrainReport, tmp_path: Path
) -> None:
    source = roster(tmp_path / "ds.xlsx")
    before = source.read_bytes()
    book = marked(train_report, source, tmp_path / "ra.xlsx")
    page = book["Lớp 'A'"]
    assert (page["B2"].font.name, page["B2"].font.bold) == ("Times New Roman", True)
    assert page.column_dimensions["B"].width == 33
    assert page.column_dimensions["F"].hidden
    assert page["F5"].value == "=SUM(A2:A4)"
    assert page["E2"].fill.fgColor.rgb == "FFF4B6B6"
    assert "Trung cấp LLCT" in page["E2"].comment.text
    assert page["B4"].comment is not None
    assert page["B3"].comment is None
    assert source.read_bytes() == before


def test_every_problem_is_listed_with_a_link(train_report: TrainReport, tmp_path: Path) -> None:
    book = marked(train_report, roster(tmp_path / "ds.xlsx"), tmp_path / "ra.xlsx")
    page = book.worksheets[0]
    assert page.title == "Cần sửa"
    links = [row[3].hyperlink.location for row in page.iter_rows(min_row=2) if row[3].hyperlink]
    assert "'Lớp ''A'''!E2" in links
    assert len(links) >= 3


@pytest.mark.parametrize("name", ["xa-long-hoa-b.csv", "xa-phu-loc-b.xls"])
def test_other_kinds_become_xlsx(train_report: TrainReport, tmp_path: Path, name: str) -> None:
    source = Path(__file__).parents[1] / "sample_data" / "rosters" / name
    path = tmp_path / name
    if name.endswith(".csv"):
        text = source.read_text(encoding="utf-8-sig").replace("Trung cấp", "Trung cắp", 1)
        path.write_text(text + "=1+1;;;;;;;;;;;;\n", encoding="utf-8-sig")
    else:
        path.write_bytes(source.read_bytes())
    told = train_report("check", path, "--annotate", tmp_path / "ra.xlsx")
    assert told.returncode in (0, 1), told.stderr
    book = openpyxl.load_workbook(tmp_path / "ra.xlsx")
    assert book.worksheets[0].title == "Cần sửa"
    values = [cell.value for row in book.worksheets[1].iter_rows() for cell in row]
    assert "Họ và tên" in values or "Họ và chữ đệm" in values
    assert not [c for row in book.worksheets[1].iter_rows() for c in row if c.data_type == "f"]


def test_a_roster_corrected_in_its_copy_reads_back_clean(
    train_report: TrainReport, tmp_path: Path
) -> None:
    out = tmp_path / "ra.xlsx"
    book = marked(train_report, roster(tmp_path / "ds.xlsx"), out)
    page = book["Lớp 'A'"]
    page["E2"], page["B4"], page["A5"] = "Trung cấp LLCT", "Hồ Ba", "Tổng cộng: 3"
    # A spreadsheet calculates before it saves; the library that stands in for it does not.
    for row in page.iter_rows():
        for cell in row:
            cell.value = 3 if cell.data_type == "f" else cell.value
    book.save(out)
    told = train_report("check", out, "--fail-on", "warning")
    assert told.returncode == 0, told.stdout


def test_a_copy_that_came_back_is_marked_anew(train_report: TrainReport, tmp_path: Path) -> None:
    source = roster(tmp_path / "ds.xlsx")
    book = openpyxl.load_workbook(source)
    book["Lớp 'A'"]["B4"].comment = Comment("Hỏi lại xã.", "Văn phòng")
    book["Lớp 'A'"]["A1"].comment = Comment("Mẫu 1.", "Văn phòng")
    book.save(source)
    book = marked(train_report, source, tmp_path / "ra.xlsx")
    assert book["Lớp 'A'"]["B4"].comment.text.startswith("Hỏi lại xã.")
    assert "chưa ghi họ và tên" in book["Lớp 'A'"]["B4"].comment.text
    book["Lớp 'A'"]["E2"] = "Trung cấp LLCT"
    book.save(tmp_path / "sua.xlsx")
    again = marked(train_report, tmp_path / "sua.xlsx", tmp_path / "ra2.xlsx")
    assert again.sheetnames == ["Cần sửa", "Lớp 'A'"]
    page = again["Lớp 'A'"]
    assert (page["E2"].comment, page["E2"].fill.fill_type) == (None, None)
    told = page["B4"].comment
    assert (told.text.count("chưa ghi họ và tên"), told.author) == (1, "Văn phòng")
    assert page["A1"].comment.text == "Mẫu 1."


def test_formulas_keep_their_results(train_report: TrainReport, tmp_path: Path) -> None:
    source = tmp_path / "ds.xlsx"
    with xlsxwriter.Workbook(source) as book:
        page = book.add_worksheet("DS")
        for number, row in enumerate(ROWS[:3]):
            page.write_row(number, 0, row)
        page.write_formula("A2", "=ROW()-1", None, 1)
        page.write_formula("B3", '="Võ "&"Bình & <Hai>"', None, "Võ Bình & <Hai>")
        page.write_formula("C3", "=NA()", None, "#N/A")
        page.write_formula("F3", "=2000+19", None, 2019)
    out = tmp_path / "ra.xlsx"
    assert marked(train_report, source, out)["DS"]["A2"].value == "=ROW()-1"
    results = openpyxl.load_workbook(out, data_only=True)["DS"]
    told = [results[cell].value for cell in ("A2", "B3", "C3", "F3")]
    assert told == [1, "Võ Bình & <Hai>", "#N/A", 2019]
    assert "formula-uncalculated" not in train_report("check", out).stdout


def test_what_a_copy_lacks_is_told_and_words_keep_their_colours(
    train_report: TrainReport, tmp_path: Path
) -> None:
    source = tmp_path / "ds.xlsx"
    with xlsxwriter.Workbook(source) as book:
        page = book.add_worksheet("DS")
        for number, row in enumerate(ROWS[:3]):
            page.write_row(number, 0, row)
        page.write_rich_string("B2", "Lê ", book.add_format({"bold": True}), "Thị An")
        page.insert_textbox("H2", "Đóng dấu ở đây")
        page.insert_image("H9", "dau.png", {"image_data": io.BytesIO(PICTURE)})
    told = train_report("check", source, "--annotate", tmp_path / "ra.xlsx")
    assert "Bản này không giữ được: khung chữ, hình vẽ" in told.stderr
    assert "Warning" not in told.stderr
    copy = openpyxl.load_workbook(tmp_path / "ra.xlsx", rich_text=True)
    assert len(copy["DS"]["B2"].value) == 2
    with ZipFile(tmp_path / "ra.xlsx") as package:
        [picture] = [name for name in package.namelist() if name.startswith("xl/media/")]
        assert package.read(picture) == PICTURE


def as_an_xls(path: Path) -> Path:
    """Write the roster with a hidden row and column, a wide column and a frozen corner."""
    book = xlwt.Workbook()
    page = book.add_sheet("DS")
    for number, row in enumerate(ROWS[:4]):
        for column, value in enumerate(row):
            page.write(number, column, value)
    page.row(2).hidden = True
    page.col(3).hidden = True
    page.col(1).width = 33 * 256
    page.set_panes_frozen(True)
    page.set_horz_split_pos(1)
    page.set_vert_split_pos(2)
    book.save(path)
    return path


def shown_as(book: openpyxl.Workbook) -> tuple[list[int], list[str], float, str | None]:
    """Give the hidden rows and columns, the width of column B and the frozen corner."""
    page = book["DS"]
    rows = [number for number, row in page.row_dimensions.items() if row.hidden]
    columns = [letters for letters, one in page.column_dimensions.items() if one.hidden]
    return rows, columns, round(page.column_dimensions["B"].width, 1), page.freeze_panes


TITLE = "font: name Times New Roman, height 280, bold on; align: horiz center, wrap on"


def dressed_xls(path: Path) -> Path:
    """Write the roster under a title of its own font and height, with lines around each cell."""
    book = xlwt.Workbook()
    page = book.add_sheet("DS", cell_overwrite_ok=True)
    page.write_merge(0, 0, 0, 5, "DANH SÁCH CÁN BỘ CỬ ĐI ĐÀO TẠO", xlwt.easyxf(TITLE))
    lined = "font: name Arial Narrow, height 220; borders: left thin, top thin, right thin"
    day = xlwt.easyxf(lined, "dd/mm/yyyy")
    for number, row in enumerate(ROWS[:4], start=1):
        for column, value in enumerate(row):
            page.write(number, column, value, xlwt.easyxf(lined))
    page.write(2, 2, dt.date(1980, 5, 1), day)
    page.row(0).height_mismatch = True
    page.row(0).height = 40 * 20
    book.save(path)
    return path


def dress(book: openpyxl.Workbook) -> list[object]:
    """Give how the title, a cell that is marked and one that is not look, and how high a row."""
    page = book["DS"]
    title, wrong, plain = (page[cell] for cell in ("A1", "E3", "B3"))
    return [
        (title.font.name, title.font.size, title.font.bold, title.alignment.wrap_text),
        (wrong.font.name, wrong.font.size, wrong.border.left.style, wrong.fill.fill_type),
        (plain.font.bold, plain.border.top.style, plain.fill.fill_type, page["C3"].number_format),
        round(page.row_dimensions[1].height or 0),
    ]


DRESS = [
    ("Times New Roman", 14, True, True),
    ("Arial Narrow", 11, "thin", "solid"),
    (False, "thin", None, "dd/mm/yyyy"),
    40,
]


def test_a_copy_of_an_old_workbook_keeps_fonts_lines_and_heights(
    train_report: TrainReport, tmp_path: Path
) -> None:
    book = marked(train_report, dressed_xls(tmp_path / "ds.xls"), tmp_path / "ra.xlsx")
    assert dress(book) == DRESS
    assert book["DS"].row_dimensions[3].height is None


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_a_copy_of_what_libreoffice_saved_keeps_them_too(
    train_report: TrainReport, convert: Convert, tmp_path: Path, kind: str
) -> None:
    source = convert(dressed_xls(tmp_path / "nguồn.xls"), kind)
    assert dress(marked(train_report, source, tmp_path / "ra.xlsx")) == DRESS


def test_a_copy_of_an_old_workbook_is_laid_out_as_it_was(
    train_report: TrainReport, tmp_path: Path
) -> None:
    source = as_an_xls(tmp_path / "ds.xls")
    book = marked(train_report, source, tmp_path / "ra.xlsx")
    assert shown_as(book) == ([3], ["D"], 33, "C2")


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_a_copy_of_what_libreoffice_saved_is_laid_out_as_it_was(
    train_report: TrainReport, convert: Convert, tmp_path: Path, kind: str
) -> None:
    source = convert(as_an_xls(tmp_path / "nguồn.xls"), kind)
    book = marked(train_report, source, tmp_path / "ra.xlsx")
    rows, columns, width, frozen = shown_as(book)
    # Without a window LibreOffice keeps no panes in an .ods.
    assert (rows, columns, frozen) == ([3], ["D"], {"xls": "C2", "ods": None}[kind])
    assert width == pytest.approx(33, abs=2)


def test_what_a_copy_written_anew_lacks_is_told(train_report: TrainReport, tmp_path: Path) -> None:
    source = as_an_xls(tmp_path / "ds.xls")
    told = train_report("check", source, "--annotate", tmp_path / "ra.xlsx")
    assert "Bản này không giữ được: màu nền có hoa văn, chữ xoay, " in told.stderr
    for lacking in ("công thức", "chú thích", "hình ảnh", "danh sách chọn và điều kiện nhập"):
        assert lacking in told.stderr
    for kept in ("phông chữ", "chiều cao dòng", "cố định", "dạng số"):
        assert kept not in told.stderr
    page = tmp_path / "ds.html"
    cells = ("".join(f"<td>{cell or ''}</td>" for cell in row) for row in ROWS[:4])
    page.write_text(f"<table><tr>{'</tr><tr>'.join(cells)}</tr></table>", encoding="utf-8")
    told = train_report("check", page, "--annotate", tmp_path / "html.xlsx")
    assert "Bản này không giữ được: độ rộng cột, dòng và cột cố định, phông chữ" in told.stderr
    assert "dạng số, màu nền có hoa văn" in told.stderr
    plain = tmp_path / "ds.csv"
    lines = [",".join(str(cell or "") for cell in row) for row in ROWS[:4]]
    plain.write_text("\n".join(lines), encoding="utf-8")
    told = train_report("check", plain, "--annotate", tmp_path / "csv.xlsx")
    assert "không giữ được" not in told.stderr


def test_each_copy_is_told_with_its_source(train_report: TrainReport, tmp_path: Path) -> None:
    source = roster(tmp_path / "ds.xlsx")
    told = train_report("check", source, "--annotate", tmp_path / "ra.xlsx")
    assert told.stderr == f"Bản đã đánh dấu của {source}: {tmp_path / 'ra.xlsx'}.\n"


def test_many_files_go_to_a_folder_and_no_original_is_overwritten(
    train_report: TrainReport, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        (tmp_path / "vao" / name).mkdir(parents=True)
        roster(tmp_path / "vao" / name / "ds.xlsx")
    book = openpyxl.load_workbook(tmp_path / "vao" / "b" / "ds.xlsx")
    book.worksheets[0]["B3"] = "Võ Bình Hai"
    book.save(tmp_path / "vao" / "b" / "ds.xlsx")
    told = train_report("check", tmp_path / "vao", "--annotate", tmp_path / "ra")
    assert told.returncode == 1, told.stderr
    copies = [one.relative_to(tmp_path) for one in (tmp_path / "ra").rglob("*.xlsx")]
    assert sorted(map(Path.as_posix, copies)) == ["ra/a/ds.xlsx", "ra/b/ds.xlsx"]
    own = tmp_path / "vao" / "a" / "ds.xlsx"
    over = train_report("check", own, "--annotate", own)
    assert (over.returncode, "ghi đè" in over.stderr) == (5, True)


def test_a_cell_beyond_those_of_a_workbook_is_named() -> None:
    row = ["x", *[""] * 24_322, "y"]
    sheet = Sheet("ds.xls", "DS", "", [row], (Merged(2, 1, 3, 24_324),), container=".xls")
    with pytest.raises(Failure, match="AIYN1: ô nằm ngoài giới hạn"):
        annotated([sheet], [])
    near = Sheet("ds.xls", "DS", "", [["x"]], (Merged(2, 1, 3, 24_324),), container=".xls")
    content, lost = annotated([near], [])
    assert (content[:2], len(lost)) == (b"PK", 3)


def test_the_same_workbook_gives_the_same_copy(train_report: TrainReport, tmp_path: Path) -> None:
    source = roster(tmp_path / "ds.xlsx")
    for name in ("a.xlsx", "b.xlsx"):
        marked(train_report, source, tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.libreoffice
def test_libreoffice_opens_the_copy(
    train_report: TrainReport, convert: Convert, tmp_path: Path
) -> None:
    marked(train_report, roster(tmp_path / "ds.xlsx"), tmp_path / "ra.xlsx")
    listed = convert(tmp_path / "ra.xlsx", UTF8_CSV).read_text(encoding="utf-8")
    assert "Cách sửa" in listed
    assert "E2" in listed


def test_a_copy_that_somebody_corrected_is_kept_and_one_untouched_is_written_anew(
    train_report: TrainReport, tmp_path: Path
) -> None:
    source, out = roster(tmp_path / "ds.xlsx"), tmp_path / "ra.xlsx"
    marked(train_report, source, out)
    marked(train_report, source, out)
    assert [path.name for path in sorted(tmp_path.glob("ra*"))] == ["ra.xlsx"]
    book = openpyxl.load_workbook(out)
    book["Lớp 'A'"]["E2"] = "Trung cấp LLCT"
    book.save(out)
    told = train_report("check", source, "--annotate", out)
    aside = tmp_path / "ra (bản sửa tay).xlsx"
    assert f"nên giữ lại: {aside}." in told.stderr
    assert openpyxl.load_workbook(aside)["Lớp 'A'"]["E2"].value == "Trung cấp LLCT"
    assert openpyxl.load_workbook(out)["Lớp 'A'"]["E2"].value == "Trung cắp"
    assert "giữ lại" not in train_report("check", source, "--annotate", out).stderr


def test_what_is_no_copy_of_ours_is_kept_too(train_report: TrainReport, tmp_path: Path) -> None:
    source, out = roster(tmp_path / "ds.xlsx"), tmp_path / "ra.xlsx"
    out.write_bytes(b"x")
    marked(train_report, source, out)
    assert (tmp_path / "ra (bản sửa tay).xlsx").read_bytes() == b"x"


def told_of(train_report: TrainReport, folder: Path) -> tuple[int, list[tuple[str, str]]]:
    """Give how many rows count, and what is told of repeats and copies."""
    done = train_report("check", folder.name, "--format", "json", cwd=folder.parent)
    answer = json.loads(done.stdout)
    rules = ("file-own", "file-superseded", "files-overlap", "duplicate-row", "level-unknown")
    issues = [(i["rule"], i["path"]) for i in answer["issues"] if i["rule"] in rules]
    return answer["rows"]["counted"], issues


def test_a_copy_beside_its_source_is_told_once_and_counts_nothing(
    train_report: TrainReport, tmp_path: Path
) -> None:
    (tmp_path / "ds" / "can-sua").mkdir(parents=True)
    roster(tmp_path / "ds" / "a.xlsx")
    before, _ = told_of(train_report, tmp_path / "ds")
    for _ in range(2):
        done = train_report("check", "ds", "--annotate", "ds/can-sua", cwd=tmp_path)
        assert done.returncode == 1, done.stderr
    assert [path.name for path in (tmp_path / "ds" / "can-sua").iterdir()] == ["a.xlsx"]
    copy, source = "ds/can-sua/a.xlsx", "ds/a.xlsx"
    unknown = ("level-unknown", source)
    counted, issues = told_of(train_report, tmp_path / "ds")
    assert (counted, {*issues}) == (before, {unknown, ("file-own", copy)})

    # Saved again without a change it is still a copy; one that was corrected counts instead.
    path = tmp_path / copy
    book = openpyxl.load_workbook(path)
    page = book["Lớp 'A'"]
    for row in page.iter_rows():
        for cell in row:
            cell.value = 3 if cell.data_type == "f" else cell.value
    book.save(path)
    counted, issues = told_of(train_report, tmp_path / "ds")
    assert (counted, {*issues}) == (before, {unknown, ("file-own", copy)})
    page["C3"] = 1983
    book.save(path)
    counted, issues = told_of(train_report, tmp_path / "ds")
    assert counted == before
    assert ("file-superseded", source) in issues
    assert not {"file-own", "duplicate-row"} & {rule for rule, _ in issues}
    done = train_report("check", "ds", "--annotate", "ds/can-sua", cwd=tmp_path)
    assert "sẽ ghi đè tệp gốc" in done.stderr  # what somebody corrected is an input now

    # Both were corrected since: which of them is right nobody can tell.
    mine = openpyxl.load_workbook(tmp_path / source)
    mine["Lớp 'A'"]["C3"] = 1984
    mine.save(tmp_path / source)
    _, issues = told_of(train_report, tmp_path / "ds")
    assert ("files-overlap", copy) in issues


def test_a_copy_alone_and_one_without_its_list_are_lists(
    train_report: TrainReport, tmp_path: Path
) -> None:
    (tmp_path / "ds").mkdir()
    source = roster(tmp_path / "ds" / "a.xlsx")
    marked(train_report, source, tmp_path / "ds" / "b.xlsx")
    book = openpyxl.load_workbook(tmp_path / "ds" / "b.xlsx")
    del book["Cần sửa"]
    book.save(tmp_path / "ds" / "b.xlsx")
    assert "file-own" not in {rule for rule, _ in told_of(train_report, tmp_path / "ds")[1]}
    marked(train_report, source, tmp_path / "ds" / "b (2).xlsx")
    source.unlink()
    (tmp_path / "ds" / "b.xlsx").unlink()
    assert told_of(train_report, tmp_path / "ds") == (
        3,
        [("level-unknown", "ds/b (2).xlsx")],
    )


def test_the_cells_of_a_csv_are_listed_under_the_sheet_of_the_copy(
    train_report: TrainReport, tmp_path: Path
) -> None:
    source = Path(__file__).parents[1] / "sample_data" / "rosters" / "xa-long-hoa-b.csv"
    path = tmp_path / "x.csv"
    text = source.read_text(encoding="utf-8-sig").replace("Trung cấp", "Trung cắp", 1)
    path.write_text(text, encoding="utf-8-sig")
    train_report("check", path, "--annotate", tmp_path / "ra.xlsx")
    page = openpyxl.load_workbook(tmp_path / "ra.xlsx")["Cần sửa"]
    told = {
        bool(cell): sheet for _, _, sheet, cell, *_ in page.iter_rows(min_row=2, values_only=True)
    }
    assert told[True] == "Danh sách"


def test_a_copy_that_libreoffice_saved_is_marked_anew(
    train_report: TrainReport, tmp_path: Path
) -> None:
    """It drops the author of a comment, which is known by what our list says, or its colour."""
    source = roster(tmp_path / "ds.xlsx")
    book = openpyxl.load_workbook(source)
    book.worksheets[0]["A1"].comment = Comment("Lưu ý: mẫu 1.", "Văn phòng")
    book.worksheets[0]["A3"].comment = Comment("Lưu ý: đã hỏi lại.", "Văn phòng")
    book.save(source)
    book = marked(train_report, source, tmp_path / "ra.xlsx")
    page = book["Lớp 'A'"]
    page["E2"] = "Trung cấp LLCT"
    for cell in ("E2", "B4", "A1", "A3"):
        if comment := page[cell].comment:
            page[cell].comment = Comment(comment.text, " ")
    page["E2"].fill = PatternFill()  # known by the list alone
    page["C3"].comment = Comment("Cảnh báo: đã gộp lại.", " ")
    page["C3"].fill = PatternFill("solid", fgColor="FFFFE699")
    page["D3"].comment = Comment(f"{page['B4'].comment.text}\n\n[train-report]\nCũ.", " ")
    book.save(tmp_path / "sua.xlsx")
    again = marked(train_report, tmp_path / "sua.xlsx", tmp_path / "ra2.xlsx")["Lớp 'A'"]
    for cell in ("E2", "C3", "D3"):
        assert again[cell].comment is None, cell
        assert again[cell].fill.fill_type is None, cell
    assert again["B4"].comment.text.count("chưa ghi họ và tên") == 1
    assert again["A1"].comment.text == "Lưu ý: mẫu 1."
    assert again["A3"].comment.text == "Lưu ý: đã hỏi lại."


def test_a_unit_is_told_what_it_can_do_itself(train_report: TrainReport, tmp_path: Path) -> None:
    """It has neither the program nor the office's vocabulary."""
    source = tmp_path / "ds.xlsx"
    book = openpyxl.Workbook()
    page: Worksheet = book.worksheets[0]
    for row in (*ROWS[:3], (3, "Lý Cư", 1983, "Xã A", "Xyz", 2019)):
        page.append((*row, "?" if row[0] == "STT" else None))
    page["H1"], page["H2"] = "Cột lạ", "abc"
    book.save(source)
    told = train_report("check", source)
    assert "từ vựng" in told.stdout
    assert "--map" in told.stdout
    copy = marked(train_report, source, tmp_path / "ra.xlsx")
    texts = [str(cell.value) for row in copy["Cần sửa"].iter_rows() for cell in row]
    texts += [
        cell.comment.text for row in copy.worksheets[1].iter_rows() for cell in row if cell.comment
    ]
    for words in ("--", "từ vựng", "train-report"):
        assert not [text for text in texts if words in text], words
    assert 'Có phải "Trung cấp LLCT"? Nếu đúng, sửa ô này.' in texts
    assert "Ghi đầy đủ tên trình độ, chương trình như trong quyết định cử đi học." in texts
    assert "Cột lạ" not in texts


@pytest.mark.parametrize(
    ("footer", "kept"),
    [
        ("&amp;P/&amp;N", "&amp;C&amp;P/&amp;N"),
        ("Trang &amp;P", "&amp;CTrang &amp;P"),
        ("&amp;RTrang &amp;P", "&amp;RTrang &amp;P"),
        ("&amp;Lxã&amp;C&amp;P", "&amp;Lxã&amp;C&amp;P"),
    ],
)
def test_footers_are_kept_where_they_stand(
    train_report: TrainReport, tmp_path: Path, footer: str, kept: str
) -> None:
    source = roster(tmp_path / "ds.xlsx")
    with ZipFile(source) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = "xl/worksheets/sheet1.xml"
    told = f"<headerFooter><oddFooter>{footer}</oddFooter></headerFooter></worksheet>".encode()
    parts[name] = parts[name].replace(b"</worksheet>", told)
    with ZipFile(source, "w") as package:
        for part, content in parts.items():
            package.writestr(part, content)
    marked(train_report, source, tmp_path / "ra.xlsx")
    with ZipFile(tmp_path / "ra.xlsx") as package:
        written = package.read("xl/worksheets/sheet2.xml").decode()
    assert f"<oddFooter>{kept}</oddFooter>" in html.unescape(written).replace("&", "&amp;").replace(
        "&amp;amp;", "&amp;"
    )


def test_copies_of_several_files_need_a_folder(train_report: TrainReport, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        roster(tmp_path / name / "ds.xlsx")
    book = openpyxl.load_workbook(tmp_path / "b" / "ds.xlsx")
    book.worksheets[0]["B3"] = "Võ Bình Hai"
    book.save(tmp_path / "b" / "ds.xlsx")
    told = train_report("check", tmp_path, "--annotate", tmp_path / "ra.xlsx")
    assert (told.returncode, (tmp_path / "ra.xlsx").exists()) == (2, False)
    assert "Ghi tên thư mục" in told.stderr


def test_a_table_and_a_workbook_of_one_name_are_told_apart(
    train_report: TrainReport, tmp_path: Path
) -> None:
    folder = tmp_path / "vao"
    folder.mkdir()
    roster(folder / "ds.xlsx")
    (folder / "ds.csv").write_text(
        "STT;Họ và tên;Năm sinh;Đơn vị;Trình độ đào tạo;Năm\n1;Lý Cư;1983;Xã A;Xyz;2018\n",
        encoding="utf-8",
    )
    train_report("check", folder, "--annotate", tmp_path / "ra")
    assert sorted(one.name for one in (tmp_path / "ra").iterdir()) == ["ds (csv).xlsx", "ds.xlsx"]


def test_every_copy_lies_in_the_folder_that_was_named(
    train_report: TrainReport, tmp_path: Path
) -> None:
    for folder, name, born in (("here", "Lý Cư", 1983), ("there/deep", "Võ Hai", 1979)):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "ds.csv").write_text(
            f"STT;Họ và tên;Năm sinh;Đơn vị;Trình độ đào tạo;Năm\n1;{name};{born};Xã A;Xyz;2018\n",
            encoding="utf-8",
        )
    here = tmp_path / "here"
    train_report("check", "ds.csv", "../there/deep/ds.csv", "--annotate", "ra", cwd=here)
    copies = sorted(str(one.relative_to(here)) for one in tmp_path.rglob("*.xlsx"))
    assert copies == ["ra/here/ds.xlsx", "ra/there/deep/ds.xlsx"]
