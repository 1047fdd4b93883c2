"""What a file is, by its content: read whatever it is named, or refused with the true cause."""

from __future__ import annotations

import datetime as dt
import importlib.util
import io
import os
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from made_archives import ONE, docx, ods, ods_cell, xlsb, xlsx, zipped
from typed_tables import as_csv, as_ods, as_xls, as_xlsx, typed_sheets

from hongngu_cli.model.failure import Failure
from hongngu_cli.model.settings import Limits, Reading
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.files.opening import open_file
from hongngu_cli.read.formats.workbooks import parsed
from hongngu_cli.read.packages.panics import HELD_BACK

TEXT = "STT | Họ và tên | Lớp\n1 | Lê Văn An | TCLLCT"
SHEETS = typed_sheets(TEXT)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def opened(content: bytes, folder: Path, name: str = "ds.bin", **limits: int) -> tuple[Sheet, ...]:
    path = folder / name
    path.write_bytes(content)
    return open_file(str(path), Limits(**limits), Reading())


READ: dict[str, tuple[bytes, str]] = {
    "xlsx.xls": (as_xlsx(SHEETS), ".xlsx"),
    "xls.xlsx": (as_xls(SHEETS), ".xls"),
    "ods.csv": (as_ods(SHEETS), ".ods"),
    "xlsb.xlsx": (xlsb((0, 0, 1.0), (1, 2, 2.5)), ".xlsb"),
    "csv.xls": (as_csv(SHEETS), ".csv"),
    "tsv.xlsx": (as_csv(SHEETS, "\t", "utf-16"), ".csv"),
    "html.xls": (b"<table><tr><td>a<td>b<tr><td>1<td>2</table>", ".html"),
    "docx.doc": (
        docx("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"),
        ".docx",
    ),
}


@pytest.mark.parametrize("name", READ)
def test_a_file_is_what_it_holds_and_not_what_it_is_named(name: str, tmp_path: Path) -> None:
    content, kind = READ[name]
    (sheet,) = opened(content, tmp_path, name)
    assert (sheet.container, len(sheet.rows) > 0) == (kind, True)


def test_a_workbook_whose_parts_lie_elsewhere_is_known_by_its_list_of_parts(tmp_path: Path) -> None:
    corpus = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "calamine" / "tests"
    if not corpus.is_dir():
        pytest.skip("other projects' test files are not here")
    (sheet,) = opened((corpus / "minimal_package.xlsx").read_bytes(), tmp_path)
    assert len(sheet.rows) == 196


def container(*streams: str) -> bytes:
    """Make an OLE container with nothing in its streams."""
    header = bytearray(OLE + bytes(504))
    struct.pack_into("<HHH", header, 28, 0xFFFE, 9, 6)
    struct.pack_into("<II", header, 44, 1, 1)
    struct.pack_into("<IIII", header, 60, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header[76:] = struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *[0xFFFFFFFF] * 126)
    entries = b""
    for name, kind in (("Root Entry", 5), *((name, 2) for name in streams)):
        text = name.encode("utf-16-le")
        entry = text.ljust(64, b"\0") + struct.pack("<HBB", len(text) + 2, kind, 1)
        entries += entry + bytes(48) + struct.pack("<II", 0xFFFFFFFE, 0) + bytes(4)
    return bytes(header) + table + entries.ljust(512, b"\0")


REFUSED: dict[str, tuple[bytes, str]] = {
    "PDF": (b"%PDF-1.7\n", "tệp PDF"),
    "PNG": (b"\x89PNG\r\n\x1a\n", "ảnh PNG"),
    "JPEG": (b"\xff\xd8\xff\xe0", "ảnh JPEG"),
    "GIF": (b"GIF89a", "ảnh GIF"),
    "HEIC": (b"\0\0\0\x18ftypheic", "tệp ảnh"),
    "BMP": (b"BM\x36\x10\x0e\0\0\0\0\0", "tệp ảnh"),
    "RTF": (b"{\\rtf1\\ansi", "tệp RTF"),
    "RAR": (b"Rar!\x1a\x07\x01", "tệp nén RAR"),
    "7z": (b"7z\xbc\xaf\x27\x1c", "tệp nén 7z"),
    "gzip": (b"\x1f\x8b\x08\0", "tệp nén gzip"),
    "JSON": (b' [{"ten": "An"}]', "tệp JSON"),
    "XML": (b"<?xml version='1.0'?><ds/>", "tệp XML"),
    "SYLK": (b"ID;PWXL;N;E\r\nP;PGeneral\r\nP;P0\r\n", "SYLK"),
    "Excel 4": (b"\x09\x04\x06\0\0\0\x10\0", "tệp Excel 4"),
    "SQLite": (b"SQLite format 3\0", "SQLite"),
    ".fods": (b'<?xml?><o:document xmlns:o="urn:oasis:names:tc:opendocument:xmlns"/>', "fods"),
    ".doc": (container("WordDocument"), r"\(\.doc\)"),
    ".ppt": (container("PowerPoint Document"), r"\(\.ppt\)"),
    ".msg": (container("__properties_version1.0"), "thư Outlook"),
    "OLE": (container("Contents"), "không có trang tính"),
    "OLE cắt": (OLE + bytes(100), "bị cắt"),
    ".odt": (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), r"\(\.odt\)"),
    ".pptx": (zipped({"[Content_Types].xml": "…presentationml…"}), "PowerPoint"),
    "Numbers": (zipped({"Index/Document.iwa": ""}), "Apple"),
    "zip": (
        zipped({"xa-a.xlsx": "", "xa-b.xlsx": ""}),
        r"ZIP chứa 2 tệp \(xa-a.xlsx, xa-b.xlsx\)",
    ),
    "zip rỗng": (b"PK\x05\x06" + bytes(18), "ZIP rỗng"),
    "0 byte": (b"", "tệp rỗng"),
    "chỉ dòng trống": (b"\r\n \r\n", "không có dữ liệu"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_table_is_called_by_its_name(name: str, tmp_path: Path) -> None:
    content, cause = REFUSED[name]
    with pytest.raises(Failure, match=cause) as told:
        opened(content, tmp_path, "ds.xlsx")
    assert (told.value.code, bool(told.value.advice)) == (3, True)


@pytest.mark.parametrize("content", [OLE[:4] + " hỏng đĩa".encode(), bytes(range(256)) * 20])
def test_bytes_of_a_workbooks_name_that_begin_as_none_are_a_broken_file(
    content: bytes, tmp_path: Path
) -> None:
    with pytest.raises(Failure, match="tệp hỏng, bị cắt hoặc không phải bảng tính") as told:
        opened(content, tmp_path, "ds.xlsx")
    assert "đề nghị gửi lại tệp" in told.value.advice
    with pytest.raises(Failure) as other:
        opened(content, tmp_path, "ds.csv")
    assert "bị cắt" not in other.value.says


def test_a_text_of_a_workbooks_name_is_read(tmp_path: Path) -> None:
    text = "Họ và tên;Năm sinh;Trình độ đào tạo\nLê Thị An;1980;Trung cấp LLCT\n"
    (sheet,) = opened(text.encode(), tmp_path, "ds.xlsx")
    assert sheet.container == ".csv"


def damaged(content: bytes, where: bytes, shift: int = 0) -> bytes:
    """Change the byte at a place, counted from the first time that some bytes occur."""
    at = content.index(where) + shift
    return content[:at] + bytes([content[at] ^ 0x55]) + content[at + 1 :]


PLAIN = as_xlsx(SHEETS)
BROKEN: dict[str, tuple[Callable[[], bytes], str]] = {
    "cắt": (lambda: PLAIN[: len(PLAIN) // 2], "thiếu phần cuối"),
    "một byte": (
        lambda: damaged(PLAIN, b"xl/worksheets/sheet1.xml", 200),
        "thành phần xl/worksheets/sheet1.xml",
    ),
    "XML": (
        lambda: xlsx(ONE, styles="<styleSheet/>", sharedStrings="<sst><si></sst>"),
        "xl/sharedStrings.xml, dòng 1 sai cấu trúc XML",
    ),
    "thiếu": (lambda: zipped({"xl/workbook.xml": "<workbook/>"}), "thiếu hoặc sai phần bắt buộc"),
    "xlsb": (lambda: xlsb((0, 0, None)), "tệp hỏng"),
    "xls": (lambda: as_xls(SHEETS)[:2048], "bị cắt"),
    "ods": (lambda: ods("<table:table-row>"), "content.xml, dòng 1 sai cấu trúc XML"),
    "không phải XML": (lambda: xlsx(ONE, styles="rác"), "xl/styles.xml không phải XML"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_told_and_where(name: str, tmp_path: Path) -> None:
    content, cause = BROKEN[name]
    with pytest.raises(Failure, match=cause):
        opened(content(), tmp_path)


def test_a_panic_is_a_message_and_its_own_text_is_held_back(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(Failure, match=r"DS: tệp hỏng.*index out of bounds"):
        opened(xlsb((0, 0, None)), tmp_path)
    with HELD_BACK:
        os.write(2, b"mot dong khac\n")
        with HELD_BACK:
            os.write(2, b"panicked at nothing\n")
    assert capfd.readouterr().err == "mot dong khac\npanicked at nothing\n"


def test_only_a_panic_of_what_is_no_exception_becomes_a_message() -> None:
    class PanicException(BaseException):
        pass

    def fail(error: BaseException) -> None:
        raise error

    with pytest.raises(Failure, match="hỏng"):
        parsed("ds.xlsb", lambda: fail(PanicException("x")))
    with pytest.raises(KeyboardInterrupt):
        parsed("ds.xlsb", lambda: fail(KeyboardInterrupt()))
    with pytest.raises(SystemExit):
        parsed("ds.xlsb", lambda: fail(SystemExit()))


def test_parquet_is_a_sheet_with_its_column_names_as_the_first_row(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    columns = {
        "STT": [1, 2],
        "Họ và tên": ["Lê Văn An", None],
        "Ngày sinh": [dt.date(1980, 2, 1), None],
        "lúc": [dt.datetime(2019, 3, 4, 5, 6, tzinfo=dt.UTC), None],
        "đảng viên": [True, None],
        "điểm": [float("nan"), 8.5],
    }
    written = io.BytesIO()
    pq.write_table(pa.table(columns), written)
    (sheet,) = opened(written.getvalue(), tmp_path, "ds.xlsx")
    moment = dt.datetime(2019, 3, 4, 5, 6)  # noqa: DTZ001 - a cell has no time zone
    assert [list(row) for row in sheet.rows] == [
        list(columns),
        [1.0, "Lê Văn An", dt.date(1980, 2, 1), moment, "TRUE", ""],
        [2.0, "", "", "", "", 8.5],
    ]
    assert (sheet.name, sheet.container) == (None, ".parquet")
    with pytest.raises(Failure, match="3 dòng × 6 cột"):
        opened(written.getvalue(), tmp_path, rows=2)
    with pytest.raises(Failure, match="tệp hỏng"):
        opened(written.getvalue()[:-9], tmp_path)


def test_parquet_without_its_library_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(Failure, match="tệp Parquet") as told:
        opened(b"PAR1", tmp_path)
    assert "pip install pyarrow" in told.value.advice
    with pytest.raises(Failure, match="có mật khẩu"):
        opened(b"PARE", tmp_path)


def test_an_open_document_s_own_type_is_no_trap(tmp_path: Path) -> None:
    dtd = '<!DOCTYPE manifest:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "M.dtd">'
    space = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    rows = f"<table:table-row>{ods_cell('STT')}</table:table-row>"
    (sheet,) = opened(ods(rows, manifest=f"{dtd}<manifest:manifest {space}/>"), tmp_path)
    assert sheet.cell(1, 1) == "STT"


def test_parquet_with_lists_of_too_many_values_is_refused_before_they_are_read(
    tmp_path: Path,
) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = tmp_path / "ds.parquet"
    pq.write_table(pa.table({"a": pa.array([["y"] * 1000] * 20)}), path)
    with pytest.raises(Failure, match="khai 20000 giá trị, vượt giới hạn"):
        open_file(str(path), Limits(cells=10_000))
