"""`report --each`: hundreds of documents in one go, each whole and under a name of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import SAMPLES, TrainReport
from docx import Document
from typed_tables import write_typed

ROSTER = """
    DANH SÁCH CÁN BỘ ĐƯỢC CỬ ĐI ĐÀO TẠO
    STT | Họ và tên     | Ngày sinh  | Chức vụ     | Đơn vị      | Trình độ đào tạo | Năm
    1   | Nguyễn Văn An | 15/03/1980 | Chuyên viên | Xã An/Phước | Trung cấp LLCT   | 2024
    2   | Nguyễn Văn An | 15/03/1980 | Chuyên viên | Xã An/Phước | Cao cấp LLCT     | 2025
    3   | Trần Thị Bình | 1985       | Hiệu trưởng |             | Thạc sĩ          | 2025
"""
NUMBERED = '[documents.quyet-dinh-cu]\nnumber = "{number}"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_typed(ROSTER, tmp_path / "ds.xlsx")
    (tmp_path / "ra").mkdir()
    return tmp_path


def text_of(path: Path) -> str:
    """Give the text of a document, of its tables too."""
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def test_262_people_get_301_decisions(train_report: TrainReport, tmp_path: Path) -> None:
    pattern = tmp_path / "QĐ {number} {name}.docx"
    told = train_report("report", "quyet-dinh-cu", SAMPLES, "--each", "person", "-o", pattern)
    assert told.returncode == 0, told.stderr
    files = sorted(tmp_path.glob("*.docx"))
    assert len(files) == 301
    assert "36 người được cử hơn một lượt; mỗi lượt một văn bản riêng" in told.stderr
    assert "Đã ghi 301 văn bản" in told.stderr
    assert "cơ sở đào tạo (276 chỗ)" in told.stderr
    for path in files[::60]:
        assert path.stem.split(maxsplit=2)[2] in text_of(path)


def test_each_unit_has_its_list(train_report: TrainReport, tmp_path: Path) -> None:
    pattern = tmp_path / "{unit} {year}.docx"
    told = train_report("report", "quyet-dinh-cu", SAMPLES, "--each", "unit", "-o", pattern)
    assert told.returncode == 0, told.stderr
    assert len([*tmp_path.glob("*.docx")]) == 10
    text = text_of(tmp_path / "Xã An Phước 2 2018-2021.docx")
    assert "Cử 14 đồng chí (16 lượt) có tên" in text
    assert "Xã An Phước 1" not in text


@pytest.mark.parametrize("name", ["ket-qua", "tom-tat"])
def test_reports_are_made_for_each_unit(
    train_report: TrainReport, tmp_path: Path, name: str
) -> None:
    year = ("--year", "2021")
    told = train_report(
        "report", name, SAMPLES / "rosters", *year, "--each", "unit", "-o", tmp_path / "{unit}.md"
    )
    assert told.returncode == 0, told.stderr
    files = [*tmp_path.glob("*.md")]
    assert len(files) == 10
    text = (tmp_path / "Xã Phú Lộc A.md").read_text(encoding="utf-8")
    alone = train_report(
        "summarize", SAMPLES / "rosters", *year, "--unit", "Xã Phú Lộc A", "--format", "csv"
    )
    total = alone.stdout.splitlines()[-1]
    assert re.search(rf"{int(total.split(',')[1]):02d} (lượt|đồng chí)", text)
    if name == "ket-qua":
        assert "báo cáo kết quả đào tạo, bồi dưỡng cán bộ năm 2021 của Xã Phú Lộc A" in text


def test_names_alike_get_a_number_that_is_told(train_report: TrainReport, folder: Path) -> None:
    pattern = folder / "ra" / "QĐ {name}.docx"
    told = train_report("report", "quyet-dinh-cu", folder, "--each", "person", "-o", pattern)
    assert told.returncode == 0, told.stderr
    names = sorted(path.name for path in (folder / "ra").iterdir())
    assert names == ["QĐ Nguyễn Văn An (2).docx", "QĐ Nguyễn Văn An.docx", "QĐ Trần Thị Bình.docx"]
    assert "QĐ Nguyễn Văn An (2).docx" in told.stderr


def test_rows_without_a_unit_are_told_and_slashes_replaced(
    train_report: TrainReport, folder: Path
) -> None:
    pattern = folder / "ra" / "{unit}.docx"
    told = train_report("report", "quyet-dinh-cu", folder, "--each", "unit", "-o", pattern)
    assert [path.name for path in (folder / "ra").iterdir()] == ["Xã An-Phước.docx"]
    assert "1 lượt không ghi đơn vị nên không vào văn bản nào" in told.stderr


def test_numbers_run_on_from_the_one_set(train_report: TrainReport, folder: Path) -> None:
    (folder / "train-report.toml").write_text(NUMBERED.format(number="9"), encoding="utf-8")
    pattern = folder / "ra" / "{number}.docx"
    told = train_report("report", "quyet-dinh-cu", folder, "--each", "person", "-o", pattern)
    assert told.returncode == 0, told.stderr
    assert sorted(path.name for path in (folder / "ra").iterdir()) == [
        "09.docx",
        "10.docx",
        "11.docx",
    ]
    assert "documents.quyet-dinh-cu.number" not in told.stderr
    assert "10-QĐ" in text_of(folder / "ra" / "10.docx")


def test_a_number_that_cannot_run_on_is_left_to_be_filled_in(
    train_report: TrainReport, folder: Path
) -> None:
    (folder / "train-report.toml").write_text(NUMBERED.format(number="9a"), encoding="utf-8")
    pattern = folder / "ra" / "{number}.docx"
    told = train_report("report", "quyet-dinh-cu", folder, "--each", "person", "-o", pattern)
    assert "documents.quyet-dinh-cu.number" in told.stderr
    assert (folder / "ra" / "01.docx").is_file()


def test_masked_documents_name_nobody(train_report: TrainReport, folder: Path) -> None:
    asked = ("report", "quyet-dinh-cu", folder, "--each", "person", "--mask", "-o")
    told = train_report(*asked, folder / "ra" / "{number}.docx")
    assert told.returncode == 0, told.stderr
    for path in (folder / "ra").iterdir():
        assert "An" not in text_of(path).replace("Xã An/Phước", "")
    told = train_report(*asked, folder / "ra" / "{name}.docx")
    assert told.returncode == 2
    assert "--mask" in told.stderr


@pytest.mark.parametrize(
    ("each", "output", "says"),
    [
        ("person", "ra/{ten}.docx", "không dùng được {ten}"),
        ("person", "ra/{ten}.docx", "{name}, {unit}, {number}, {year}"),
        ("unit", "ra/{name}.docx", "{unit}, {number}, {year}"),
        ("person", "ra/qd.docx", "mọi văn bản sẽ cùng một tên"),
        ("person", "-", "cần mẫu tên tệp sau -o"),
        ("person", "", "cần mẫu tên tệp sau -o"),
        ("nguoi", "ra/{name}.docx", "person, unit"),
        ("person", "ra/{name}.pdf", "đuôi tệp không cho biết dạng nào"),
    ],
)
def test_a_wrong_pattern_is_told_before_anything_is_written(
    train_report: TrainReport, folder: Path, each: str, output: str, says: str
) -> None:
    named = ("-o", output) if output else ()
    told = train_report("report", "quyet-dinh-cu", folder, "--each", each, *named, cwd=folder)
    assert told.returncode == 2
    assert says in told.stderr
    assert not [*(folder / "ra").iterdir()]


def test_a_document_of_all_units_is_made_once(train_report: TrainReport, folder: Path) -> None:
    told = train_report("report", "mo-lop", SAMPLES, "--each", "unit", "-o", folder / "{unit}.docx")
    assert told.returncode == 2
    assert "chỉ lập được một văn bản" in told.stderr


def test_a_missing_folder_is_told(train_report: TrainReport, folder: Path) -> None:
    pattern = folder / "khong-co" / "{name}.docx"
    told = train_report("report", "quyet-dinh-cu", folder, "--each", "person", "-o", pattern)
    assert told.returncode == 5
    assert "thư mục không có" in told.stderr
    assert "Đã ghi 0/3 văn bản" in told.stderr


def test_what_was_written_before_a_file_failed_is_told(
    train_report: TrainReport, folder: Path
) -> None:
    (folder / "ra" / "02.docx").mkdir()
    pattern = folder / "ra" / "{number}.docx"
    told = train_report("report", "quyet-dinh-cu", folder, "--each", "person", "-o", pattern)
    assert told.returncode == 5
    assert "Đã ghi 1/3 văn bản" in told.stderr
    assert "02.docx" in told.stderr


@pytest.mark.parametrize(
    ("options", "says"),
    [(("--year", "2010"), "năm 2010 không có"), (("--unit", "Xã Nào Đó"), "không có")],
)
def test_nobody_to_write_for_is_told(
    train_report: TrainReport, folder: Path, options: tuple[str, ...], says: str
) -> None:
    pattern = folder / "ra" / "{name}.docx"
    told = train_report(
        "report", "quyet-dinh-cu", folder, *options, "--each", "person", "-o", pattern
    )
    assert told.returncode == 3
    assert says in told.stderr


def test_without_a_roster_there_is_nobody(train_report: TrainReport, folder: Path) -> None:
    pattern = folder / "ra" / "{unit}.docx"
    told = train_report(
        "report", "ket-qua", SAMPLES / "quota.xlsx", "--each", "unit", "-o", pattern
    )
    assert told.returncode == 3
    assert "danh sách cử đi" in told.stderr
