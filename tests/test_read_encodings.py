"""Old codes in sheets: found wherever they stand, told with examples, and Unicode never touched."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from old_codes import in_tcvn3, in_vni, in_windows_1258, misread

from hongngu_cli.model.failure import USAGE, Failure
from hongngu_cli.model.grid import ColumnGrid
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.settings import Limits
from hongngu_cli.model.sheet import Cell, Sheet
from hongngu_cli.read.encodings.decoding import decoded, encoding_named
from hongngu_cli.read.encodings.legacy_cells import may_hold_old_code, unicode_sheet
from hongngu_cli.read.encodings.undecoded import LEAVE_OUT
from hongngu_cli.read.formats.delimited import delimited_sheet

if TYPE_CHECKING:
    from conftest import TrainReport

Rows = list[list[Cell]]

ROSTER = """
ĐẢNG UỶ XÃ TÂN HỘI
DANH SÁCH CÁN BỘ ĐƯỢC CỬ ĐI ĐÀO TẠO
STT | Họ và tên | Giới tính | Đơn vị | Chức vụ | Trình độ đào tạo | Năm | Số QĐ
1 | Nguyễn Văn An | Nam | Xã Long Hậu | Phó | Trung cấp LLCT | 2019 | 12
2 | Trần Thị Hà | Nữ | Huyện uỷ Hồng Ngự | Bí thư | Cao cấp LLCT | 2019 | 13
3 | Lê Bá Tú | Nam | Phòng Nội vụ | Cán bộ | Sơ cấp LLCT | 2019 | 14
4 | Phạm Hữu Đức | Nam | Xã Thường Phước 1 | Phó Chủ tịch | Đại học | 2019 | 15
5 | Võ Thị Bé | Nữ | Đảng uỷ xã Tân Hội | Trưởng phòng | Thạc sĩ | 2019 | 16
6 | Lý Hà | Nam | Xã Long Hậu | Phó | Trung cấp LLCT | 2019 | 17
7 | Lê Lợi | Nam | Xã Long Hậu | Bí thư | Cao cấp LLCT | 2019 | 18
8 | Bùi Thị Thuý | Nữ | Phòng Nội vụ | Chuyên viên | Cao cấp LLCT | 2019 | 19
"""
HEADER = 3


def rows_of(text: str) -> Rows:
    rows = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    width = max(map(len, rows))
    return [
        [float(c) if c.isdigit() else c for c in row + [""] * (width - len(row))] for row in rows
    ]


def written(rows: Rows, code: Callable[[str], str], where: Callable[[int, int], bool]) -> Rows:
    return [
        [
            code(cell) if isinstance(cell, str) and where(row, column) else cell
            for column, cell in enumerate(cells, start=1)
        ]
        for row, cells in enumerate(rows, start=1)
    ]


def sheet_of(rows: Sequence[Sequence[Cell]]) -> Sheet:
    return Sheet("ds.xlsx", "DS", "", rows, container=".xlsx")


def by_columns(rows: Rows) -> ColumnGrid:
    """Keep rows as the reader of long sheets does."""
    columns = []
    for cells in zip(*rows, strict=True):
        values = list(dict.fromkeys(("", *cells)))
        columns.append((values, np.array([values.index(cell) for cell in cells], dtype=np.int32)))
    return ColumnGrid(columns, len(rows))


def read(rows: Rows, encoding: str | None = None) -> tuple[Rows, tuple[Issue, ...]]:
    """Convert rows, kept in both ways, which must agree."""
    sheet = unicode_sheet(sheet_of(rows), encoding)
    columns = unicode_sheet(sheet_of(by_columns(rows)), encoding)
    found = [list(row) for row in sheet.rows]
    assert [list(row) for row in columns.rows] == found
    assert columns.issues == sheet.issues
    return found, sheet.issues


CODES: dict[str, Callable[[str], str]] = {
    "tcvn3": in_tcvn3,
    "tcvn3-mu": lambda text: in_tcvn3(text).replace("\xb5", "\u03bc"),
    "vni": in_vni,
    "windows-1258": lambda text: in_windows_1258(text).decode("latin-1"),
    "utf-8": misread,
}
PLACES: dict[str, Callable[[int, int], bool]] = {
    "everything": lambda _row, _column: True,
    "headings": lambda row, _: row <= HEADER,
    "data": lambda row, _: row > HEADER,
    "two columns": lambda _, column: column in {4, 5},
    "one column": lambda _, column: column == 5,
    "sex and its heading": lambda _, column: column == 3,
    "sex": lambda row, column: column == 3 and row > HEADER,
    "levels": lambda row, column: column == 6 and row > HEADER,
    "some rows": lambda row, _: row in {6, 7, 8},
    "last rows": lambda row, _: row >= 10,
}


GLANCED_OVER = ("windows-1258", "one column")
"""Its few words show none of the signs that Unicode Vietnamese lacks."""


@pytest.mark.parametrize(
    ("code", "place"),
    [(code, place) for code in CODES for place in PLACES if (code, place) != GLANCED_OVER],
)
def test_an_old_code_is_found_wherever_it_stands(code: str, place: str) -> None:
    wanted = rows_of(ROSTER)
    typed = written(wanted, CODES[code], PLACES[place])
    found, issues = read(typed)
    changed = [
        (f"{column}{row}", before, after)
        for row, old, new in zip(range(1, 99), typed, wanted, strict=False)
        for column, before, after in zip("ABCDEFGH", old, new, strict=True)
        if before != after
    ]
    assert found == wanted
    assert [issue.rule for issue in issues] == ["encoding-converted"] * bool(changed)
    if changed:
        cell, before, after = changed[0]
        assert (issues[0].place.cell, issues[0].found) == (cell, before)
        assert f'"{before}" → "{after}"' in issues[0].says
        assert f" {len(changed)} ô viết bằng " in issues[0].says


def test_a_column_beside_and_rows_far_below_are_found() -> None:
    wanted = rows_of(ROSTER)
    wanted += [list(wanted[-1]) for _ in range(6_000)]
    wanted += [["", "Đặng Quốc Việt", "Nam", "Xã Long Hậu", "Phó", "Sơ cấp LLCT", 2019.0, ""]]
    last = len(wanted)
    found, issues = read(written(wanted, in_tcvn3, lambda row, _: row == last))
    assert found == wanted
    assert issues[0].place.row == last
    wide = [[*row, *([""] * 30), f"Đã học xong lớp {at}"] for at, row in enumerate(wanted)]
    found, issues = read(written(wide, in_tcvn3, lambda row, column: column == 39 and row > 3000))
    assert found == wide
    assert issues[0].place.cell == "AM3001"


def test_two_codes_in_one_sheet_are_both_read() -> None:
    wanted = rows_of(ROSTER)
    typed = written(wanted, in_tcvn3, lambda _, column: column <= 4)
    found, issues = read(written(typed, in_vni, lambda _, column: column > 4))
    assert found == wanted
    assert "24 ô viết bằng TCVN3 (ABC), 20 ô viết bằng VNI, ví dụ" in issues[0].says


def test_capitals_of_a_font_and_what_cannot_be_known_are_told() -> None:
    rows = rows_of("STT | Hä vµ tªn | Líp\n1 | NGUYÔN V¨N AN | TC\n2 | TRÇN THÞ Hµ | CC")
    found, issues = read(rows)
    assert [row[1] for row in found] == ["Họ và tên", "NGUYỄN VĂN AN", "TRẦN THỊ HÀ"]
    assert ".VnTimeH" not in issues[0].says
    rows = rows_of("STT | hä vµ tªn | líp\n1 | nguyÔn v¨n an | TC\n2 | trÇn thÞ hµ | CC")
    found, issues = read(rows)
    assert [row[1] for row in found] == ["họ và tên", "nguyễn văn an", "trần thị hà"]
    assert "không xét phông chữ của ô" in issues[0].says
    assert ".VnTimeH" in issues[0].says


UNICODE = (
    "Lê Hà", "Cà Mau", "Sĩ số", "Bé", "Phó", "Tú", "Vò Á Sùng", "Thào A Lù", "Lò Thò", "Khá",
    "Lý Hà", "Cán bộ", "Trà", "Lê Ánh", "Hoàng Hoà", "Nguyễn Văn An", "bí thư", "Tô Bá Hùng",
    "Xã Long Hậu", "Đoàn", "Nam", "Nữ", "Hà", "Lê", "Ngô Mùa", "có", "vô", "2019", "m²", "30°C",
    "«Hà Nam»", "A·B", "·", "½", "§ 5", "© 2019", "®", "Café", "François Müller", "Siu Blôh",
    "Lü", "A–B", "“Lê”", "Lê’s", "kh\xado\xadá", "Lê\xa0Hà", "5 × 4", "± 2",
    "São José", "Y Thô Niê", "Ñu", "Øyvind",
)  # fmt: skip


@given(st.lists(st.lists(st.sampled_from(UNICODE), min_size=4, max_size=4), min_size=1, max_size=9))
def test_unicode_is_left_as_it_is(rows: Rows) -> None:
    sheet = sheet_of(rows)
    assert unicode_sheet(sheet) is sheet


@given(st.lists(st.lists(st.sampled_from(UNICODE), min_size=7, max_size=7), min_size=3, max_size=9))
def test_unicode_below_old_headings_is_left_as_it_is(rows: Rows) -> None:
    """Rows have a number and a full name in Unicode, as rosters do."""
    headings = ["STT", "Họ và tên", "Đơn vị", "Chức vụ", "Trình độ", "Giới tính", "Số QĐ"]
    below: Rows = [[float(at), "Nguyễn Văn An", *row[2:]] for at, row in enumerate(rows, start=1)]
    found, _ = read([[in_tcvn3(heading) for heading in headings], *below])
    assert found == [headings, *below]


@given(st.data())
def test_a_roster_partly_in_tcvn3_comes_back(data: st.DataObject) -> None:
    """Any block of whole rows, or of whole columns, may be in the old code."""
    wanted = rows_of(ROSTER)
    first = data.draw(st.integers(1, len(wanted)))
    last = data.draw(st.integers(first, len(wanted)))
    found, _ = read(written(wanted, in_tcvn3, lambda row, _: first <= row <= last))
    assert found == wanted


OLD_TEXT = st.sampled_from(UNICODE).map(in_tcvn3)
LATIN = st.text(
    st.one_of(st.characters(min_codepoint=0x20, max_codepoint=0xFF), st.sampled_from("–—“”’•…μăƒ")),
    max_size=12,
)


@given(
    st.lists(
        st.lists(
            st.one_of(LATIN, LATIN.map(misread), OLD_TEXT, st.floats()),
            min_size=3,
            max_size=3,
        ),
        min_size=1,
        max_size=6,
    )
)
def test_any_text_is_read_or_left(rows: Rows) -> None:
    sheet = unicode_sheet(sheet_of(rows))
    assert [len(row) for row in sheet.rows] == [3] * len(rows)
    told = {issue.rule for issue in sheet.issues}
    changed = list(map(list, sheet.rows)) != rows
    assert told == ({"encoding-converted"} if changed else set())


def test_a_lone_word_is_not_enough() -> None:
    rows = rows_of(ROSTER.replace("| Nữ | Huyện", "| N÷ | Huyện"))
    assert read(rows) == (rows, ())


def test_what_is_plainly_unicode_costs_a_glance() -> None:
    assert not may_hold_old_code(rows_of(ROSTER))
    assert not may_hold_old_code([["Lê Hà", "30°C", "m²", "x\xa0"]])
    assert may_hold_old_code([["Lê Hà", "X·"]])
    assert may_hold_old_code(by_columns([["Lê Hà", 3.0, "H\u03bc"]]))


@pytest.mark.parametrize("code", ["tcvn3", "vni"])
def test_a_code_asked_for_reads_every_cell_that_is_not_vietnamese(code: str) -> None:
    rows: Rows = [["Nguyễn Văn An", "Lê Hà", "Khá", "Nam"], ["N÷", "Nöõ", "X·", ""]]
    wanted = {
        "tcvn3": ["Nữ", "Nửừ", "Xã", ""],
        "vni": ["N÷", "Nữ", "X·", ""],
    }
    found, issues = read(rows, code)
    assert found == [rows[0], wanted[code]]
    assert issues[0].advice.startswith("Theo --encoding")


@pytest.mark.parametrize(
    ("encoding", "severity"),
    [("utf-8", "note"), ("unicode", "note"), ("windows-1258", "warning"), ("utf-16", "warning")],
)
def test_another_encoding_leaves_cells_alone_and_tells_it(encoding: str, severity: str) -> None:
    rows = written(rows_of(ROSTER), in_tcvn3, PLACES["everything"])
    found, (issue,) = read(rows, encoding)
    assert found == rows
    assert (issue.rule, issue.severity) == ("encoding-unfit", severity)
    assert issue.says.startswith(f"Giữ nguyên chữ theo --encoding {encoding}")


def test_an_encoding_of_texts_does_nothing_to_a_workbook_in_unicode() -> None:
    rows: Rows = [["Nguyễn Văn An", "Lê Hoàng", "Bé"]]
    assert read(rows, "utf-8") == (rows, ())
    found, (issue,) = read(rows, "windows-1258")
    assert (found, issue.rule, issue.severity) == (rows, "encoding-unfit", "note")
    assert "đã là Unicode nên --encoding windows-1258 không đổi gì" in issue.says


@pytest.mark.parametrize("code", ["tcvn3", "vni"])
def test_a_code_that_no_cell_is_of_damages_no_name(code: str) -> None:
    rows: Rows = [
        ["Họ và tên", "Đơn vị"],
        ["Lê Hoàng", "Tân"],
        ["Y Moan Êban", "Bé"],
        ["Lê Hoà", ""],
    ]
    found, (issue,) = read(rows, code)
    assert (found, issue.rule) == (rows, "encoding-unfit")


def test_beside_cells_of_a_code_a_name_is_what_its_neighbours_are() -> None:
    head: list[Cell] = ["Hä vµ tªn", "§¬n vÞ", "Tr×nh ®é"]
    below: Rows = [["Lê Bé", "Xã Tân Hội", "Trung cấp"], ["Lê Phú", "Xã Tân Hội", "Sơ cấp"]]
    found, _ = read([head, *below], "tcvn3")
    assert found == [["Họ và tên", "Đơn vị", "Trình độ"], *below]


def test_nothing_is_converted_twice() -> None:
    sheet = unicode_sheet(sheet_of([["Phã Chñ tÞch", "Phã"]]), "tcvn3")
    assert [list(row) for row in sheet.rows] == [["Phó Chủ tịch", "Phó"]]
    assert unicode_sheet(sheet, "tcvn3") is sheet


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("UTF8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("UTF-16", "utf-16"), ("ABC", "tcvn3"),
        ("cp1258", "windows-1258"), ("Windows 1258", "windows-1258"), ("TCVN", "tcvn3"),
        ("VNI-Windows", "vni"), ("unicode", "unicode"), ("latin1", "iso8859-1"),
    ],
)  # fmt: skip
def test_encodings_have_many_names(typed: str, name: str) -> None:
    assert encoding_named(typed) == name


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("tvcn3", '"tcvn3"'), ("windows-1528", '"windows-1258"'), ("utf-9", '"utf-8"'), ("có", ""),
        ("rot13", ""), ("idna", ""), ("utf-7", ""), ("unicode_escape", ""), ("undefined", ""),
        ("a\x00b", ""), ("\ud800", ""), ("../x", ""),
    ],
)  # fmt: skip
def test_an_unknown_encoding_names_the_nearest(typed: str, near: str) -> None:
    with pytest.raises(Failure) as caught:
        unicode_sheet(sheet_of([["a"]]), typed)
    assert (caught.value.code, caught.value.says) == (USAGE, f'Không có bảng mã tên "{typed}".')
    assert near in caught.value.advice
    assert "tcvn3, vni" in caught.value.advice


def workbook(path: Path, rows: Rows) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("DS")
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                sheet.write(row, column, cell)
    return path


def as_csv(rows: Rows) -> str:
    lines = ([str(int(c)) if isinstance(c, float) else str(c) for c in row] for row in rows)
    return "\r\n".join(map(";".join, lines))


FILES: dict[str, Callable[[Rows], bytes]] = {
    "utf-16.csv": lambda rows: as_csv(rows).replace(";", "\t").encode("utf-16-le"),
    "windows-1258.csv": lambda rows: in_windows_1258(as_csv(rows)),
    "tcvn3.csv": lambda rows: in_tcvn3(as_csv(rows)).encode("latin-1"),
    "vni.csv": lambda rows: in_vni(as_csv(rows)).encode("latin-1"),
    "tcvn3-utf-8.csv": lambda rows: in_tcvn3(as_csv(rows)).encode(),
    "misread.csv": lambda rows: misread(as_csv(rows)).encode(),
}


Json = dict[str, Any]


def summary(train_report: TrainReport, path: Path) -> Json:
    told: Json = json.loads(train_report("summarize", path, "--format", "json").stdout)
    return told


@pytest.fixture(scope="module")
def wanted(train_report: TrainReport, tmp_path_factory: pytest.TempPathFactory) -> Json:
    path = workbook(tmp_path_factory.mktemp("unicode") / "ds.xlsx", rows_of(ROSTER))
    return summary(train_report, path)


@pytest.mark.parametrize("name", [*FILES, "tcvn3.xlsx", "headings.xlsx"])
def test_the_program_counts_a_roster_in_any_code_as_the_unicode_one(
    train_report: TrainReport, tmp_path: Path, name: str, wanted: Json
) -> None:
    path = tmp_path / name
    if name in FILES:
        path.write_bytes(FILES[name](rows_of(ROSTER)))
    else:
        place = PLACES["headings" if name == "headings.xlsx" else "everything"]
        workbook(path, written(rows_of(ROSTER), in_tcvn3, place))
    before = path.read_bytes()
    found = summary(train_report, path)
    assert found["figures"] == wanted["figures"]
    assert found["rows"] == wanted["rows"]
    assert found["figures"]["total"]["value"] == 8
    notes = [issue for issue in found["issues"] if issue["rule"].startswith("encoding-")]
    assert [note["severity"] for note in notes] == ["note"]
    assert path.read_bytes() == before


def test_examples_name_nobody_behind_a_mask(train_report: TrainReport, tmp_path: Path) -> None:
    place = PLACES["data"]
    path = workbook(tmp_path / "ds.xlsx", written(rows_of(ROSTER), in_tcvn3, place))
    told = " ".join(train_report("inspect", path).stdout.split())
    assert '"NguyÔn V¨n An" → "Nguyễn Văn An"' in told
    masked = train_report("inspect", path, "--mask")
    assert masked.returncode == 0
    assert not any(word in masked.stdout + masked.stderr for word in ("Nguyễn", "NguyÔn"))


# --- NULs in the cells of binary workbooks


def binary_sheet(*cells: str) -> Sheet:
    return Sheet("ds.xls", "DS", "", [["STT", "", ""], ["", *cells]], container=".xls")


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_taken_for_single_bytes_is_read_and_told(codec: str) -> None:
    names = [name.encode(codec).decode("latin-1") for name in ("Nguyễn Văn An", "Lê Bé")]
    sheet = unicode_sheet(binary_sheet(*names))
    assert list(sheet.rows[1]) == ["", "Nguyễn Văn An", "Lê Bé"]
    (issue,) = sheet.issues
    assert (issue.rule, issue.severity, issue.place.cell) == ("text-with-nul", "note", "B2")
    assert issue.says.startswith("2 ô có ký tự NUL")


def test_nuls_in_other_cells_are_left_out_with_a_warning() -> None:
    sheet = unicode_sheet(binary_sheet("Lê An", "Nguyễn\x00 Bé"))
    assert list(sheet.rows[1]) == ["", "Lê An", "Nguyễn Bé"]
    (issue,) = sheet.issues
    assert (issue.rule, issue.severity, issue.place.cell) == ("text-with-nul", "warning", "C2")
    assert "có thể đã mất chữ" in issue.says


def test_a_sheet_without_nuls_is_the_same_sheet() -> None:
    sheet = binary_sheet("Lê An", "Bé")
    assert unicode_sheet(sheet) is sheet


# --- a code asked for that the text is not written in


IN_TCVN3 = "\n".join(
    ";".join(in_tcvn3(str(cell)) for cell in row) for row in rows_of(ROSTER)
).encode("latin-1")


def test_an_old_code_asked_for_that_no_cell_is_written_in_is_told(
    train_report: TrainReport, tmp_path: Path
) -> None:
    (tmp_path / "ds.csv").write_text("STT,Họ và tên,Trình độ\n1,Lê Văn An,TC LLCT\n", "utf-8")
    told = train_report(
        "inspect", "ds.csv", "--encoding", "tcvn3", "--format", "json", cwd=tmp_path
    )
    (issue,) = json.loads(told.stdout)["issues"]
    assert (issue["rule"], issue["severity"]) == ("encoding-unfit", "note")
    assert issue["says"] == (
        "Không ô nào viết bằng TCVN3 (ABC): chữ đã là Unicode, nên --encoding tcvn3 không đổi gì."
    )


@pytest.mark.parametrize(
    ("encoding", "says"),
    [
        ("vni", "Đã đọc theo --encoding vni như yêu cầu"),
        ("windows-1258", "tệp có lẽ viết theo TCVN3 (ABC)."),
    ],
)
def test_a_code_asked_for_is_followed_and_one_that_makes_no_vietnamese_told(
    encoding: str, says: str
) -> None:
    sheet = delimited_sheet(IN_TCVN3, Sheet("ds.csv", None, "", ()), Limits(), encoding)
    (issue,) = (one for one in sheet.issues if one.rule == "encoding-unfit")
    assert says in issue.says
    assert issue.advice == LEAVE_OUT
    as_tcvn3 = delimited_sheet(IN_TCVN3, Sheet("ds.csv", None, "", ()), Limits(), "tcvn3")
    assert "encoding-unfit" not in {one.rule for one in as_tcvn3.issues}
    assert sheet.rows != as_tcvn3.rows


def test_a_unicode_asked_for_that_the_bytes_are_not_is_to_be_left_out() -> None:
    with pytest.raises(Failure, match="không đọc được chữ theo bảng mã utf-8") as failure:
        decoded("ds.csv", IN_TCVN3, "utf-8")
    assert failure.value.advice == LEAVE_OUT


def test_where_nothing_is_understood_the_encoding_asked_for_is_named(
    train_report: TrainReport, tmp_path: Path
) -> None:
    (tmp_path / "ds.csv").write_bytes(IN_TCVN3)
    result = train_report("summarize", "ds.csv", "--encoding", "vni", cwd=tmp_path)
    assert result.returncode == 3
    assert "Đã đọc theo --encoding vni như yêu cầu" in result.stderr.replace("\n", " ")
    assert LEAVE_OUT in result.stderr.replace("\n", " ")


def test_of_plain_letters_any_code_will_do() -> None:
    sheet = sheet_of([["STT", "Ho ten"], [1.0, "Le An"]])
    assert unicode_sheet(sheet, "vni") is sheet


@pytest.mark.parametrize("at", [0, 499, 500, 1200])
def test_signs_of_an_old_code_are_seen_in_any_row(at: int) -> None:
    rows: Rows = [["Lê An"] for _ in range(1201)]
    assert not may_hold_old_code(rows)
    rows[at] = ["NguyÔn V¨n"]
    assert may_hold_old_code(rows)
