"""Files made to use up memory or to read other files: refused in seconds, with the true cause."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import environment
from hypothesis import given
from hypothesis import strategies as st
from made_archives import (
    LAUGHS,
    ONE,
    OUTSIDE,
    SHEET,
    declared,
    docx,
    ods,
    ods_cell,
    overlapping,
    packed,
    sparse,
    xlsb,
    xlsx,
    zipped,
)
from typed_tables import as_xls, typed_sheets

from hongngu_cli.model.failure import Failure
from hongngu_cli.model.place import column_letters
from hongngu_cli.model.settings import Limits
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.files.opening import open_file
from hongngu_cli.read.packages.compound import BrokenContainerError, compound
from hongngu_cli.read.traps.xlsx_extents import extent_of

if TYPE_CHECKING:
    from conftest import TrainReport

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "calamine" / "tests"
MEGABYTE = 1024 * 1024
MOST_MEGABYTES, MOST_SECONDS = 500, 20
FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
LAUGHED = f'<sst xmlns="x">{"<si><t>&l11;</t></si>"}</sst>'
TABLE = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>&l11;</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"


def opened(content: bytes, folder: Path, **limits: int) -> tuple[Sheet, ...]:
    path = folder / "ds.bin"
    path.write_bytes(content)
    return open_file(str(path), Limits(**limits))


def implied() -> bytes:
    """Make a sheet of a million rows and sixteen thousand columns without an address in it."""
    wide = "<row>" + "<c><v>1</v></c>" * 16_384 + "</row>"
    return xlsx(wide + "<row/>" * 100_000 + "<row><c><v>1</v></c></row>")


def shared() -> bytes:
    """Make a sheet in which forty thousand cells hold one text of thirty thousand letters."""
    text = f"<sst><si><t>{'x' * 30_000}</t></si></sst>"
    row = "<row>" + '<c t="s"><v>0</v></c>' * 10 + "</row>"
    return xlsx(row * 4_000, sharedStrings=text)


def repeated(rows: int, columns: int) -> bytes:
    cells = ods_cell("x", f' table:number-columns-repeated="{columns}"')
    return ods(f'<table:table-row table:number-rows-repeated="{rows}">{cells}</table:table-row>')


def pushed_right() -> bytes:
    gap = '<table:table-cell table:number-columns-repeated="16000"/>'
    return ods(f"<table:table-row>{gap}{ods_cell('x')}</table:table-row>" * 5_000)


def spaced() -> bytes:
    spaces = ods_cell('<text:s text:c="2000000000"/>')
    return ods(f"<table:table-row>{spaces}</table:table-row>")


def entities(name: str) -> bytes:
    return xlsx(**{name: f'<?xml version="1.0"?>{LAUGHS}{LAUGHED}'})


def types() -> bytes:
    return zipped({"[Content_Types].xml": f"{LAUGHS}<Types/>", "xl/workbook.xml": "<workbook/>"})


def remarked() -> bytes:
    sheet = SHEET.format(rows=ONE, dimension="").split("?>")[1]
    return zipped({"xl/workbook.xml": "<a/>", "xl/s.xml": f"<?a b?><!-- <a> -->{OUTSIDE}{sheet}"})


def after_nothing() -> bytes:
    """Make a part whose declaration is unpacked only once a megabyte of it was fed."""
    first, rest = '<?xml version="1.0"?><!-- a -->', f"{LAUGHS}{LAUGHED}{' ' * MEGABYTE}"
    content = sparse(first.encode(), rest.encode(), MEGABYTE // 5)
    size = len(first) + len(rest)
    return declared([("xl/workbook.xml", sparse(b"", b"<a/>", 0), 4), ("xl/s.xml", content, size)])


def in_utf_16() -> bytes:
    text = f'<?xml version="1.0" encoding="UTF-16"?>{LAUGHS}<sst/>'
    return zipped({"xl/workbook.xml": "<a/>", "xl/sharedStrings.xml": text.encode("utf-16")})


def old(kind: int, at: int, content: bytes) -> bytes:
    """Make an .xls and change one of its records, of which there is only one so long."""
    plain = as_xls(typed_sheets("a | b\n1 | x"))
    head = struct.pack("<H", kind)
    start = next(
        place
        for place in range(0x200, len(plain) - 18)
        if plain[place : place + 2] == head
        and plain[place + 2 : place + 4] in (b"\x0e\0", b"\x0a\0")
    )
    place = start + 4 + at
    return plain[:place] + content + plain[place + len(content) :]


TRAPS: dict[str, tuple[Callable[[], bytes], str]] = {
    "bom nén": (
        lambda: zipped({"xl/workbook.xml": "<a/>", "xl/s.xml": bytes(70 * MEGABYTE)}),
        "khai 70 MB sau khi giải nén, gấp .* lần khi nén, vượt giới hạn an toàn.*ratio",
    ),
    "khai man": (
        lambda: declared([("xl/s.xml", packed(16), 1000)]),
        "xl/s.xml lớn hơn cỡ đã khai",
    ),
    "khai man, không phải XML": (
        lambda: declared([("xl/workbook.bin", packed(80), 1000)]),
        "xl/workbook.bin lớn hơn cỡ đã khai",
    ),
    "chồng nhau": (lambda: overlapping(5, MEGABYTE), "nằm chồng lên nhau"),
    "chồng nhau nhiều": (lambda: overlapping(250, 8 * MEGABYTE), "unpacked_megabytes"),
    "trùng tên": (
        lambda: zipped({"xl/workbook.xml": "<a/>", "XL/Workbook.xml": "<b/>"}),
        "hai thành phần cùng tên",
    ),
    "thực thể ở chuỗi chữ": (
        lambda: entities("sharedStrings"),
        "sharedStrings.xml có khai báo DTD",
    ),
    "thực thể ở kiểu dáng": (lambda: entities("styles"), "styles.xml có khai báo DTD"),
    "thực thể ở mục lục": (types, r"\[Content_Types\].xml có khai báo DTD"),
    "sau chú thích": (remarked, "xl/s.xml có khai báo DTD"),
    "sau khoảng không": (after_nothing, "xl/s.xml có khai báo DTD"),
    "UTF-16": (in_utf_16, "sharedStrings.xml có khai báo DTD"),
    "Word": (lambda: docx(TABLE, LAUGHS), "document.xml có khai báo DTD"),
    "Word, tệp ngoài": (lambda: docx(TABLE, OUTSIDE), "document.xml có khai báo DTD"),
    "ods": (lambda: ods(f"<table:table-row>{ods_cell('&l11;')}</table:table-row>", LAUGHS), "DTD"),
    "ô xa": (lambda: xlsx(ONE + FAR, '<dimension ref="A1:B2"/>'), "DS: trang tính khai 1048576"),
    "ô xa, tên lạ": (lambda: xlsx(ONE + FAR.replace("<c ", "<x:c ")), "1048576 dòng × 16384 cột"),
    "ô xa, hai địa chỉ": (
        lambda: xlsx(ONE + FAR.replace("<c ", '<c r="B2" '), '<dimension ref="A1:B2"/>'),
        "1048576 dòng × 16384 cột",
    ),
    "ô xa, không địa chỉ": (implied, "100002 dòng × 16384 cột"),
    "ô ngoài trang": (lambda: xlsx(FAR.replace("XFD", "ZZZZ")), "vượt giới hạn an toàn"),
    "khai chuỗi chữ": (
        lambda: xlsx(sharedStrings='<sst uniqueCount="99999999999"/>'),
        "khai 99999999999 chuỗi chữ",
    ),
    "chữ dùng chung": (shared, "chữ lặp lại ở nhiều ô thành hơn 1024 MB"),
    "xlsb": (lambda: xlsb((0, 0, 1.0), (1_048_576, 2**31, 2.0)), "1048577 dòng × 2147483649 cột"),
    "xls, ô xa": (lambda: old(0x027E, 0, b"\xff" * 4), "65536 dòng × 65536 cột"),
    "xls, khai man": (lambda: old(0x0200, 4, b"\xff\xff\xff\x7f"), "2147483647 dòng"),
    "ods, lặp": (lambda: repeated(999_999_999, 999_999_999), "999999999 dòng × 999999999 cột"),
    "ods, lặp ít hơn": (lambda: repeated(6_000, 16_384), "DS: trang tính khai 6000 dòng"),
    "ods, đẩy sang phải": (pushed_right, "5000 dòng × 16001 cột"),
    "ods, khoảng trắng": (spaced, "khoảng trắng lặp lại thành hơn 1024 MB"),
    "csv": (lambda: b"a;b\n" * 2_000_001, "có 2000001 dòng, vượt giới hạn"),
}


@pytest.mark.parametrize("name", TRAPS)
def test_traps_are_refused_with_the_limit_or_the_trick(name: str, tmp_path: Path) -> None:
    made, cause = TRAPS[name]
    with pytest.raises(Failure, match=cause) as told:
        opened(made(), tmp_path)
    assert told.value.code == 3
    if "giới hạn" in told.value.says:
        assert "[limits] trong train-report.toml" in told.value.advice


HARMLESS: dict[str, tuple[Callable[[], bytes], tuple[int, int]]] = {
    "khai rộng": (lambda: xlsx(ONE, '<dimension ref="A1:XFD1048576"/>'), (1, 1)),
    "ô trống xa": (lambda: xlsx(ONE + FAR.replace("><v>1</v></c>", ' s="0"/>')), (1, 1)),
    "ô trống xa, hai thẻ": (lambda: xlsx(ONE + FAR.replace("<v>1</v>", "")), (1, 1)),
    "dấu ngoặc": (lambda: xlsx(ONE.replace('"A1"', "'C2'")), (2, 3)),
    "không địa chỉ": (lambda: xlsx("<row><c><v>1</v></c><c><v>2</v></c></row>"), (1, 2)),
    "ods trống xa": (
        lambda: ods(
            f"<table:table-row>{ods_cell('x')}<table:table-cell "
            'table:number-columns-repeated="16383"/></table:table-row><table:table-row '
            'table:number-rows-repeated="1048575"><table:table-cell/></table:table-row>'
        ),
        (1, 1),
    ),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_only_looks_far_is_read(name: str, tmp_path: Path) -> None:
    made, (rows, columns) = HARMLESS[name]
    (sheet,) = opened(made(), tmp_path)
    assert (len(sheet.rows), len(sheet.rows[0])) == (rows, columns)


def test_limits_can_be_set(train_report: TrainReport, tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    path.write_bytes(xlsx('<row r="7"><c r="C7"><v>1</v></c></row>', noise=f"<a>{'x' * 2**21}</a>"))
    for limit, told in {
        "": "",
        "rows = 6": "7 dòng × 3 cột",
        "cells = 20": "7 dòng × 3 cột",
        "unpacked_megabytes = 1": "khai 2 MB sau khi giải nén",
    }.items():
        (tmp_path / "train-report.toml").write_text(f"[limits]\n{limit}\n", "utf-8")
        answer = train_report("inspect", path, cwd=tmp_path)
        assert answer.returncode == (3 if told else 0)
        assert told in answer.stderr
        assert limit.partition(" ")[0] in answer.stderr


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "ds.csv"
    with path.open("wb") as stream:
        stream.truncate(3 * 1024 * MEGABYTE)
    with pytest.raises(Failure, match="tệp lớn hơn 1024 MB"):
        open_file(str(path), Limits())


@pytest.mark.parametrize("place", ["bảng khối", "mục lục", "khối nối thêm"])
def test_sectors_that_run_in_circles_are_told(place: str) -> None:
    """Parsers follow them until the memory is used up."""
    plain = bytearray(as_xls(typed_sheets("a | b")))
    compound(bytes(plain))
    (table,) = struct.unpack_from("<I", plain, 76)
    (directory,) = struct.unpack_from("<I", plain, 48)
    if place == "bảng khối":
        struct.pack_into("<II", plain, 76, table, table)
    elif place == "mục lục":
        struct.pack_into("<I", plain, (table + 1) * 512 + directory * 4, directory)
    else:
        struct.pack_into("<I", plain, 68, 0)
        struct.pack_into("<I", plain, 512 + 508, 0)
    with pytest.raises(BrokenContainerError, match="chạy vòng"):
        compound(bytes(plain))


Order = Callable[[list[tuple[int, int]]], list[tuple[int, int]]]
cells = st.lists(st.tuples(st.integers(1, 300), st.integers(1, 800)), min_size=1, max_size=8)


@given(
    cells,
    st.tuples(st.integers(1, 300), st.integers(1, 800)),
    st.sampled_from([sorted, list]),
    st.integers(1, 9999),
)
def test_an_extent_is_exact_where_it_is_beyond_the_limits(
    places: list[tuple[int, int]], promised: tuple[int, int], order: Order, most: int
) -> None:
    """Whatever the sheet declares of itself, and in whatever order its cells come."""
    rows = "".join(
        f'<row r="{row}"><c r="{column_letters(column)}{row}"><v>1</v></c></row>'
        for row, column in order(places)
    )
    last = f"{column_letters(promised[1])}{promised[0]}"
    xml = SHEET.format(rows=rows, dimension=f'<dimension ref="A1:{last}"/>').encode()

    def pieces() -> Iterator[bytes]:
        for start in range(0, len(tags), 5):
            yield b"<" + b"<".join(tags[start : start + 5])

    tags = xml.split(b"<")[1:]
    true = max(row for row, _ in places), max(column for _, column in places)
    told = extent_of(next(iter(pieces()), b""), pieces, Limits(cells=most))
    if true[0] * true[1] > most:
        assert told == true
    else:
        assert told[0] * told[1] <= most


MEASURED = """
import os, subprocess, sys
process = subprocess.Popen([sys.executable, "-m", "hongngu_cli", "inspect", sys.argv[1]],
    stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
_, status, used = os.wait4(process.pid, 0)
print(os.waitstatus_to_exitcode(status), used.ru_maxrss // 1024)
"""
"""A small process between: a child's peak counts what its parent had when it was born."""


def cost(path: Path) -> tuple[int, str, int, float]:
    """Run ``inspect`` on a file; give its exit code, message, megabytes and seconds."""
    begun = time.perf_counter()
    told = subprocess.run(
        [sys.executable, "-c", MEASURED, str(path)],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env=environment(),
        cwd=path.parent,
    )
    code, megabytes = map(int, told.stdout.split())
    return code, told.stderr, megabytes, time.perf_counter() - begun


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="measures as Unix does")
@pytest.mark.parametrize(
    "name",
    [
        "bom 10 GB",
        "khai man",
        "chồng nhau nhiều",
        "ô xa",
        "xlsb",
        "xls, khai man",
        "ods, lặp ít hơn",
        "thực thể ở chuỗi chữ",
    ],
)
def test_refusing_takes_little_memory_and_time(name: str, tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    made = {
        "bom 10 GB": lambda: declared([(f"xl/{n}.xml", packed(1024), 2**30) for n in range(10)]),
        "khai man": lambda: declared([("xl/s.xml", packed(640), 1000)]),
    }
    path.write_bytes(made[name]() if name in made else TRAPS[name][0]())
    code, told, megabytes, seconds = cost(path)
    assert code == 3
    assert "Traceback" not in told
    assert megabytes < MOST_MEGABYTES
    assert seconds < MOST_SECONDS


@pytest.mark.skipif(not CORPUS.is_dir(), reason="other projects' test files are not here")
@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("issue_594_dos.ods", "999999999 dòng × 999999999 cột"),
        ("OOM_alloc.xls", ""),
        ("OOM_alloc2.xls", ""),
        ("OOM_alloc3.xls", "tệp bị cắt, thiếu khối dữ liệu"),
        ("issue252.xlsx", "workbook.xml.rels lớn hơn cỡ đã khai"),
    ],
)
def test_traps_of_other_projects_take_little_memory_and_time(name: str, cause: str) -> None:
    code, told, megabytes, seconds = cost(CORPUS / name)
    assert code == (3 if cause else 0)
    assert cause in " ".join(told.split())
    assert (megabytes < MOST_MEGABYTES, seconds < MOST_SECONDS) == (True, True)
