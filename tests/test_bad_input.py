"""Bad input: one clear Vietnamese message, the exit code of the contract, nothing half-written."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from made_archives import LAUGHS, ods, xlsb, xlsx

if TYPE_CHECKING:
    from conftest import TrainReport

HERE = Path(__file__).resolve().parents[1]
ROSTERS = HERE / "sample_data" / "rosters"
GOOD = ROSTERS / "xa-phu-loc-b.xls"
CORPUS = HERE.parent / "shared" / "corpus"


def bomb() -> bytes:
    """Make a small archive that declares more than may be unpacked."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", bytes(300 * 1024 * 1024))
    return packed.getvalue()


def encrypted() -> bytes:
    """Begin as an encrypted .xlsx does: an OLE container with a stream of that name."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1528)
    return head + "EncryptedPackage".encode("utf-16-le") + bytes(512)


def archive(name: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr(name, "<x/>")
    return packed.getvalue()


def locked_ods() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("content.xml", bytes(64))
        made.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    return packed.getvalue()


FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
REPEATED = (
    '<table:table-row table:number-rows-repeated="999999999"><table:table-cell '
    'office:value-type="float" office:value="1"/></table:table-row>'
)


FILES: dict[str, tuple[bytes | Callable[[], bytes], str]] = {
    "trong.xlsx": (b"", "tệp rỗng (0 byte)"),
    "cut.xlsx": ((ROSTERS / "xa-long-hoa-a.xlsx").read_bytes()[:3000], "tệp hỏng"),
    "cut.xls": (GOOD.read_bytes()[:2048], "tệp hỏng"),
    "khoa.xlsx": (encrypted, "có mật khẩu"),
    "khoa.ods": (locked_ods, "có mật khẩu"),
    "bom.xlsx": (bomb, "vượt giới hạn an toàn"),
    "ban-scan.xlsx": (b"%PDF-1.7\n", "tệp PDF"),
    "anh.xls": (b"\x89PNG\r\n", "ảnh PNG"),
    "van-ban.xlsx": (archive("word/document.xml"), "tệp Word"),
    "nen.xlsx": (archive("doc.txt"), "tệp nén ZIP"),
    "thuc-the.xlsx": (lambda: xlsx(sharedStrings=f"{LAUGHS}<sst/>"), "có khai báo DTD"),
    "o-xa.xlsx": (lambda: xlsx(FAR), "1048576 dòng × 16384 cột"),
    "o-lap.ods": (lambda: ods(REPEATED), "999999999 dòng"),
    "dung-nua-chung.xlsx": (lambda: xlsb((0, 0, None)), "tệp hỏng"),
    "ban-in.xls": (b"<html><p>Trang tr\xe1\xbb\x91ng", "không có bảng nào"),
    "rac.xlsx": ("chỉ là một câu".encode(), "nội dung là .csv"),
    "chu-la.csv": ("Họ và tên;Lớp\nNguyễn".encode()[:-1] + b"\xff", "bảng mã utf-8"),
    "nhi-phan.csv": (b"STT\x00\x01\x02", "không phải bảng tính"),
    "khong-tieu-de.csv": (
        "1;Lê An;1980;TC\n2;Võ Bé;1981;CC\n3;Hồ Ba;1982;TC\n".encode(),
        "dòng tiêu đề cột",
    ),
    "thieu-cot.csv": ("STT;Họ và tên;Ngày sinh\n1;Lê An;1980\n".encode(), "thiếu cột bắt buộc"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_read_says_why_and_what_to_do(
    train_report: TrainReport, tmp_path: Path, name: str
) -> None:
    content, cause = FILES[name]
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content())
    told = train_report("summarize", path, "-o", tmp_path / "ra.docx")
    assert told.returncode == 3, told.stderr
    assert cause in told.stderr
    assert str(path) in told.stderr
    assert len(told.stderr.splitlines()) >= 2, "a cause and what to do"
    assert "Traceback" not in told.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == [name], "nothing half-written"


@pytest.mark.parametrize("name", [name for name in FILES if name != "rac.xlsx"])
def test_one_bad_file_among_many_does_not_stop_the_others(
    train_report: TrainReport, tmp_path: Path, name: str
) -> None:
    content, cause = FILES[name]
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content())
    (tmp_path / GOOD.name).write_bytes(GOOD.read_bytes())
    told = train_report("summarize", tmp_path)
    assert told.returncode == 3
    assert "20 lượt người" in " ".join(told.stdout.split())
    assert cause.casefold() in " ".join(told.stdout.split()).casefold()


def test_a_missing_file_a_folder_without_rosters_and_no_file_at_all(
    train_report: TrainReport, tmp_path: Path
) -> None:
    assert train_report("summarize", tmp_path / "khong-co.xlsx").returncode == 3
    empty = train_report("summarize", tmp_path)
    assert (empty.returncode, "không có bảng tính nào" in empty.stderr) == (3, True)
    other = train_report("summarize", HERE / "sample_data" / "quota.xlsx")
    assert (other.returncode, "Chỉ thấy: chỉ tiêu" in other.stderr) == (3, True)
    assert "Đọc bảng này bằng: train-report quota TỆP." in " ".join(other.stderr.split())
    nothing = train_report("summarize", cwd=tmp_path)
    assert (nothing.returncode, "Chưa nêu tệp" in nothing.stderr) == (2, True)


def test_zero_rows_say_so(train_report: TrainReport, tmp_path: Path) -> None:
    path = tmp_path / "ds.csv"
    path.write_text("STT;Họ và tên;Trình độ đào tạo;Năm\n", encoding="utf-8")
    told = train_report("summarize", path)
    assert told.returncode == 0
    assert "không có người nào" in " ".join(told.stdout.split())


OPTIONS = {
    "--format pdf": "không có dạng",
    "--format jsno": 'Có phải "json"',
    "--by unitt": 'Có phải "unit"',
    "--by unit --by unit": "hai trường khác nhau",
    "--by unit --by year --by sex": "tối đa hai lần",
    "--level abc": "--level",
    "--year abc": "--year",
    "--period abc": "--period",
    "--year 2019 --period 2020": "Chỉ dùng một trong",
    "--from 2/1/2020 --to 1/1/2020": "--from sau --to",
    "--from hôm-qua": "không phải một ngày",
    "--header-rows 9-2": "không phải khoảng dòng",
    "--header-rows 900": "--header-rows",
    "--map Lớp": 'thiếu dấu "="',
    "--map Lớp=levle": 'Có phải "level"',
    "--sheet Khác": "không có trang tính",
    "--count nguoi": "enrolments, people",
    "--status xong": "completed",
    "--sponsor ai": "sent, self",
    "--as-of x": "không phải một ngày",
    "--where sex": 'thiếu dấu "="',
    "--where sexx=nam": 'Có phải "sex"',
    "--where sex=khác": "nam, nu",
    "--where year=x": "không phải số",
    "--encoding xyz": "Không có bảng mã",
    "-o ra.pdf": "đuôi tệp",
}


@pytest.mark.parametrize("options", OPTIONS)
def test_an_unknown_value_names_what_fits(
    train_report: TrainReport, tmp_path: Path, options: str
) -> None:
    roster = ROSTERS / ("xa-long-hoa-b.csv" if "encoding" in options else GOOD.name)
    told = train_report("summarize", roster, *options.split(), cwd=tmp_path)
    assert told.returncode == 2, (told.stdout, told.stderr)
    assert OPTIONS[options] in told.stderr
    assert "Traceback" not in told.stderr
    assert not list(tmp_path.iterdir())


def test_outputs_that_cannot_be_written_leave_nothing(
    train_report: TrainReport, tmp_path: Path
) -> None:
    for target in (tmp_path / "khong-co" / "ra.docx", tmp_path):
        told = train_report("summarize", GOOD, "-o", target, "--format", "docx")
        assert (told.returncode, "Traceback" in told.stderr) == (5, False)
    assert not list(tmp_path.iterdir())


def test_a_failed_run_leaves_the_old_output_whole(
    train_report: TrainReport, tmp_path: Path
) -> None:
    old = tmp_path / "ra.md"
    old.write_text("bản cũ", encoding="utf-8")
    assert train_report("summarize", tmp_path / "mat.xlsx", "-o", old).returncode == 3
    assert old.read_text(encoding="utf-8") == "bản cũ"


BROKEN_SETTINGS = {
    "dta = 1": 'Có phải "data"',
    "data = 1": "không đúng kiểu",
    "[office]\nbodi = 'x'": 'Có phải "body"',
    "data = ": "sai cú pháp TOML",
    "vocabulary = 'khong-co.toml'": "không có tệp này",
}


@pytest.mark.parametrize("text", BROKEN_SETTINGS)
def test_a_wrong_configuration_is_named_with_what_fits(
    train_report: TrainReport, tmp_path: Path, text: str
) -> None:
    (tmp_path / "train-report.toml").write_text(text, encoding="utf-8")
    told = train_report("summarize", GOOD, cwd=tmp_path)
    assert told.returncode == 4, told.stderr
    assert BROKEN_SETTINGS[text] in told.stderr


def test_an_unknown_key_of_a_vocabulary_names_its_block(
    train_report: TrainReport, tmp_path: Path
) -> None:
    (tmp_path / "train-report.toml").write_text("vocabulary = 'tv.toml'", encoding="utf-8")
    (tmp_path / "tv.toml").write_text("[[unit]]\nnmae = 'Xã A'\n", encoding="utf-8")
    told = train_report("summarize", GOOD, cwd=tmp_path)
    assert (told.returncode, "unit[1].nmae" in told.stderr) == (4, True)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="other projects' test files are not here")
def test_broken_workbooks_of_other_projects_end_in_a_message(train_report: TrainReport) -> None:
    broken = [
        CORPUS / "calamine" / "tests" / name
        for name in (
            "issue_666_panic.xlsb",
            "issue252.xlsx",
            "malformed_format.xls",
            "OOM_alloc.xls",
            "issue_594_dos.ods",
            "pass_protected.xlsx",
            "ptgexp-truncated-operand.xls",
        )
    ]
    for path in [path for path in broken if path.is_file()]:
        told = train_report("summarize", path)
        assert told.returncode == 3, (path.name, told.stderr)
        assert "Traceback" not in told.stderr
        assert told.stderr.startswith("Lỗi: ") or "\nLỗi: " in told.stderr


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid"), reason="needs Unix permissions")
@pytest.mark.skipif(getattr(os, "geteuid", lambda: 1)() == 0, reason="root may read everything")
def test_a_file_without_permission_says_so(train_report: TrainReport, tmp_path: Path) -> None:
    path = tmp_path / "ds.xls"
    path.write_bytes(GOOD.read_bytes())
    path.chmod(0)
    told = train_report("summarize", path)
    assert (told.returncode, "không mở được tệp" in told.stderr) == (3, True)
