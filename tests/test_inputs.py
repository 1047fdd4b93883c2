"""What FILES may be: files, folders, globs, the standard input; copies and lock files."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest
from typed_tables import as_csv, as_ods, as_xls, as_xlsx, typed_sheets

from hongngu_cli.model.failure import Failure
from hongngu_cli.model.settings import Limits
from hongngu_cli.read.files.opening import open_file

if TYPE_CHECKING:
    from conftest import TrainReport

ROSTERS = Path(__file__).resolve().parents[1] / "sample_data" / "rosters"
CSV = "STT;Họ và tên;Năm sinh;Trình độ đào tạo;Năm\n1;Lê Thị An;1980;TCLLCT;2019\n"


def read(
    train_report: TrainReport, *arguments: str | Path, cwd: Path = ROSTERS, text: str = ""
) -> dict[str, Any]:
    told = train_report("summarize", *arguments, "--format", "json", cwd=cwd, text=text)
    assert told.returncode == 0, told.stderr
    answer: dict[str, Any] = json.loads(told.stdout)
    return answer


def test_the_standard_input_is_a_csv(train_report: TrainReport) -> None:
    told = read(train_report, "-", text=CSV)
    assert told["figures"]["level.trung-cap"]["value"] == 1
    assert [(source["path"], source["sheet"]) for source in told["sources"]] == [("-", None)]


def test_a_quoted_glob_and_the_folder_give_the_same(
    train_report: TrainReport, tmp_path: Path
) -> None:
    shutil.copytree(ROSTERS, tmp_path / "ds")
    by_folder = read(train_report, "ds", cwd=tmp_path)
    by_glob = read(train_report, "ds/*.*", cwd=tmp_path)
    assert by_folder == by_glob
    assert by_folder["figures"]["total"]["value"] == 301


def test_a_byte_identical_copy_is_read_once_and_said(
    train_report: TrainReport, tmp_path: Path
) -> None:
    for name in ("DS.xls", "DS (1).xls"):
        shutil.copy(ROSTERS / "xa-phu-loc-b.xls", tmp_path / name)
    told = read(train_report, tmp_path)
    assert told["figures"]["total"]["value"] == 20
    (copy,) = [issue for issue in told["issues"] if issue["rule"] == "file-copy"]
    assert copy["advice"] == "Xoá bản sao DS (1).xls nếu không cần."


def test_lock_files_and_hidden_files_are_passed_over(
    train_report: TrainReport, tmp_path: Path
) -> None:
    shutil.copy(ROSTERS / "xa-phu-loc-b.xls", tmp_path / "ds.xls")
    (tmp_path / "~$ds.xls").write_bytes(b"lock")
    (tmp_path / ".an.csv").write_text("x", encoding="utf-8")
    (tmp_path / "ghi-chu.docx.bak").write_bytes(b"x")
    told = read(train_report, tmp_path)
    assert [Path(source["path"]).name for source in told["sources"]] == ["ds.xls"]


@pytest.mark.parametrize(
    ("name", "says", "advice"),
    [
        ("~$ds.xlsx", "tệp khoá của Excel, tạo ra khi ds.xlsx đang mở", "Đọc tệp ds.xlsx"),
        (
            "~$ danh.docx",
            "tệp khoá của Word, tạo ra khi … danh.docx đang mở",
            "Đọc tệp … danh.docx",
        ),
        (".~lock.ds.ods#", "tệp khoá của LibreOffice, tạo ra khi ds.ods đang mở", "Đọc tệp ds.ods"),
    ],
)
def test_a_lock_file_named_outright_names_its_workbook(
    tmp_path: Path, name: str, says: str, advice: str
) -> None:
    (tmp_path / name).write_bytes(b"\x05Admin".ljust(165))
    with pytest.raises(Failure) as failure:
        open_file(str(tmp_path / name), Limits())
    assert failure.value.says.endswith(f"{name}: đây là {says}, không phải bảng tính.")
    assert failure.value.advice == f"{advice} ở cùng thư mục."


def test_without_files_the_configured_folder_is_read(
    train_report: TrainReport, tmp_path: Path
) -> None:
    (tmp_path / "Hồ sơ").mkdir()
    (tmp_path / "Hồ sơ" / "ds.csv").write_text(CSV, encoding="utf-8")
    (tmp_path / "train-report.toml").write_text('data = "Hồ sơ"\n', encoding="utf-8")
    below = tmp_path / "con"
    below.mkdir()
    told = read(train_report, cwd=below)
    assert told["figures"]["total"]["value"] == 1


def test_an_office_s_words_are_laid_over_ours(train_report: TrainReport, tmp_path: Path) -> None:
    (tmp_path / "ds.csv").write_text(
        "STT;Họ và tên;Lớp;Năm\n1;Lê Thị An;Lớp nguồn;2019\n2;Võ Bình;TC;2019\n", encoding="utf-8"
    )
    (tmp_path / "train-report.toml").write_text("vocabulary = ['tv.toml']\n", encoding="utf-8")
    (tmp_path / "tv.toml").write_text(
        '[[level]]\nkey = "lanh-dao-quan-ly"\nspellings = ["lớp nguồn"]\n'
        '[[level]]\nkey = "so-cap"\nlabel = "Sơ cấp của huyện"\n',
        encoding="utf-8",
    )
    told = read(train_report, "ds.csv", cwd=tmp_path)
    assert told["figures"]["level.lanh-dao-quan-ly"]["value"] == 1
    assert told["figures"]["level.trung-cap"]["value"] == 1
    assert told["figures"]["level.so-cap"]["label"].startswith("Sơ cấp của huyện")


def test_the_same_enrolment_in_two_files_counts_once(
    train_report: TrainReport, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text(CSV, encoding="utf-8")
    (tmp_path / "b.csv").write_text(CSV + "2;Võ Bình;1981;CCLLCT;2019\n", encoding="utf-8")
    told = read(train_report, tmp_path)
    assert told["figures"]["total"]["value"] == 2
    assert told["rows"]["set_aside"]["duplicate"] == 1


def test_map_and_header_rows_overrule_recognition(
    train_report: TrainReport, tmp_path: Path
) -> None:
    path = tmp_path / "ds.csv"
    path.write_text("A;B;C\n1;Lê Thị An;TC\n2;Võ Bình;CC\n", encoding="utf-8")
    options = ("--header-rows", "1", "--map", "B=name", "--map", "C=level", "--map", "A=stt")
    told = read(train_report, path, *options)
    assert told["figures"]["total"]["value"] == 2
    assert told["figures"]["level.cao-cap"]["value"] == 1


def test_strict_tells_of_rows_and_totals_that_do_not_hold(
    train_report: TrainReport, tmp_path: Path
) -> None:
    path = tmp_path / "ds.csv"
    for ending, code in (("", 0), ("Tổng cộng: 1;;;;\n", 0), ("Tổng cộng: 7;;;;\n", 1)):
        path.write_text(CSV + ending, encoding="utf-8")
        assert train_report("summarize", path, "--strict").returncode == code, ending
    path.write_text(CSV.replace("TCLLCT", "Trung cắp"), encoding="utf-8")
    assert train_report("summarize", path).returncode == 0
    assert train_report("summarize", path, "--strict").returncode == 1


def document(*paragraphs: str, table: bool) -> bytes:
    made = docx.Document()
    for text in paragraphs:
        made.add_paragraph(text)
    if table:
        rows = [line.split(";") for line in CSV.strip().splitlines()]
        grid = made.add_table(len(rows), len(rows[0]))
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                grid.cell(row, column).text = text
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def test_lists_in_word_documents_count_and_letters_are_passed_over(
    train_report: TrainReport, tmp_path: Path
) -> None:
    (tmp_path / "ds.docx").write_bytes(document("DANH SÁCH", table=True))
    (tmp_path / "cong-van.docx").write_bytes(document("Kính gửi: Đảng ủy xã", table=False))
    told = read(train_report, tmp_path)
    assert told["figures"]["total"]["value"] == 1
    assert [(Path(s["path"]).name, s["sheet"]) for s in told["sources"]] == [("ds.docx", "Bảng 1")]
    alone = train_report("summarize", tmp_path / "cong-van.docx")
    assert (alone.returncode, "không có bảng nào" in alone.stderr) == (3, True)
    (tmp_path / "ds.docx").unlink()
    none = train_report("summarize", tmp_path)
    assert (none.returncode, "không có bảng tính nào" in none.stderr) == (3, True)
    both = train_report("summarize", tmp_path / "cong-van.docx", ROSTERS / "xa-phu-loc-b.xls")
    assert both.returncode == 3, "named expressly, it is an input that cannot be read"
    assert "20 lượt người" in " ".join(both.stdout.split())


@pytest.mark.parametrize("command", ["summarize", "check", "inspect"])
def test_our_own_reports_beside_the_lists_change_nothing(
    train_report: TrainReport, tmp_path: Path, command: str
) -> None:
    shutil.copy(ROSTERS / "xa-phu-loc-b.xls", tmp_path / "ds.xls")
    before = read(train_report, tmp_path)["figures"]
    for kind in ("docx", "html"):
        train_report(command, "ds.xls", "-o", f"bao-cao.{kind}", cwd=tmp_path)
        assert (tmp_path / f"bao-cao.{kind}").stat().st_size > 0
    after = read(train_report, tmp_path)
    assert after["figures"] == before
    assert not [issue for issue in after["issues"] if issue["rule"] == "header-missing"]


SHEETS = typed_sheets(CSV.strip().replace(";", " | "))
SAVED = {
    ".xlsx": (as_xlsx(SHEETS), "~$ds.xlsx"),
    ".xls": (as_xls(SHEETS), "~$ds.xls"),
    ".ods": (as_ods(SHEETS), ".~lock.ds.ods#"),
    ".csv": (as_csv(SHEETS), ".~lock.ds.csv#"),
    ".docx": (document(table=True), "~$.docx"),
}


@pytest.mark.parametrize("kind", SAVED)
def test_a_file_that_is_open_is_told_with_the_hour_it_was_saved(
    train_report: TrainReport, tmp_path: Path, kind: str
) -> None:
    content, lock = SAVED[kind]
    path = tmp_path / f"ds{kind}"
    path.write_bytes(content)
    saved = dt.datetime(2026, 3, 15, 3, 20, tzinfo=dt.UTC).timestamp()
    os.utime(path, (saved, saved))
    assert not [i for i in read(train_report, path)["issues"] if i["rule"] == "file-open"]
    (tmp_path / lock).write_bytes("Nguyễn Thị Văn Thư".encode())
    told = train_report("summarize", path, "--format", "json")
    (issue,) = [i for i in json.loads(told.stdout)["issues"] if i["rule"] == "file-open"]
    assert (issue["severity"], issue["path"]) == ("note", str(path))
    assert issue["says"].startswith("Tệp đang mở")
    assert "Văn Thư" not in told.stdout + told.stderr
    if kind in {".xls", ".csv"}:
        assert "lần lưu 15/03/2026 10:20" in issue["says"]


def test_a_workbook_s_own_word_when_it_was_saved_goes_before_the_disk_s(
    train_report: TrainReport, tmp_path: Path
) -> None:
    packed = io.BytesIO(as_xlsx(SHEETS))
    path = tmp_path / "ds.xlsx"
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            core = b"<c><dcterms:modified>2026-03-15T20:20:00Z</dcterms:modified></c>"
            new.writestr(name, core if name == "docProps/core.xml" else old.read(name))
    (tmp_path / "~$ds.xlsx").write_bytes(b"")
    issues = read(train_report, path)["issues"]
    assert [issue["says"][-17:-1] for issue in issues if issue["rule"] == "file-open"] == [
        "16/03/2026 03:20"
    ]
