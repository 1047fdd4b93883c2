"""`check --annotate`: the clerk's own workbook, its problems marked where they stand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter

from hongngu_cli.model.failure import Failure
from hongngu_cli.model.sheet import Merged, Sheet
from hongngu_cli.write.annotated import annotated

if TYPE_CHECKING:
    from conftest import Convert, TrainReport
    from openpyxl.worksheet.worksheet import Worksheet
from copies_marked import ROWS, marked, roster

UTF8_CSV = "csv:Text - txt - csv (StarCalc):44,34,76"


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


@pytest.mark.libreoffice
def test_libreoffice_opens_the_copy(
    train_report: TrainReport, convert: Convert, tmp_path: Path
) -> None:
    marked(train_report, roster(tmp_path / "ds.xlsx"), tmp_path / "ra.xlsx")
    listed = convert(tmp_path / "ra.xlsx", UTF8_CSV).read_text(encoding="utf-8")
    assert "Cách sửa" in listed
    assert "E2" in listed


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
