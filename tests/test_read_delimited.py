"""Delimited text: every record is a row, in whatever encoding and with whatever delimiter."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hongngu_cli.model.failure import INPUT, USAGE, Failure
from hongngu_cli.model.settings import Limits
from hongngu_cli.model.sheet import Cell, Sheet
from hongngu_cli.read.encodings.legacy_cells import unicode_sheet
from hongngu_cli.read.formats import records as record_reading
from hongngu_cli.read.formats.delimited import delimited_sheet
from hongngu_cli.read.formats.records import Lines

BLANK = Sheet("ds.csv", None, "", ())


def read(content: str | bytes, encoding: str | None = None, **limits: int) -> list[list[Cell]]:
    if isinstance(content, str):
        content = content.encode()
    sheet = delimited_sheet(content, BLANK, Limits(**limits), encoding)
    return [list(row) for row in sheet.rows]


def failure(content: str | bytes, encoding: str | None = None, **limits: int) -> Failure:
    with pytest.raises(Failure) as caught:
        read(content, encoding, **limits)
    return caught.value


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_cuts_most_lines_alike(delimiter: str) -> None:
    lines = [["UBND; HUYỆN"], ["STT", "Tên", "Chức vụ"], ["1", "An", "Bí thư, Chủ tịch"]]
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines)
    assert read(text) == [["UBND; HUYỆN", "", ""], *lines[1:]]


def test_commas_within_cells_do_not_outvote_semicolons() -> None:
    row = ["1", "Lê An", "Phó Chủ tịch, UBND xã", "Lãnh đạo, quản lý"]
    assert read("\n".join([";".join(row)] * 5)) == [row] * 5


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("STT;Tên\n1;Hoà".encode("utf-8-sig"), None),
        (codecs.BOM_UTF16_LE + "STT\tTên\n1\tHoà".encode("utf-16-le"), None),
        (codecs.BOM_UTF16_BE + "STT\tTên\n1\tHoà".encode("utf-16-be"), None),
        ("STT;Tên\n1;Hoà".encode("utf-32"), None),
        ("STT;Tên\n1;Hoà".encode("utf-16-le"), "utf-16-le"),
        ("STT;Tên\n1;Hoà".encode("utf-16-be"), "utf-16"),
        ("STT;Tên\n1;Hoà".encode("utf-8-sig"), "utf-8"),
        ("STT;Tên\n1;Hoà".encode(), "unicode"),
        ("STT;Tên\n1;Hoà".encode("cp1258"), "cp1258"),
        ("STT;Tªn\n1;Hoµ".encode("latin-1"), "tcvn3"),
        ("STT;Teân\n1;Hoaø".encode("latin-1"), "VNI"),
        ("STT;Tên\n1;Hoà".encode("latin-1"), "windows-1252"),
    ],
)
def test_encodings(content: bytes, encoding: str | None) -> None:
    assert read(content, encoding) == [["STT", "Tên"], ["1", "Hoà"]]


RECOGNISED = {
    "utf-16-le": ("STT;Họ tên\n1;Hoà".encode("utf-16-le"), "UTF-16"),
    "utf-16-be": ("STT;Họ tên\n1;Hoà".encode("utf-16-be"), "UTF-16"),
    "windows-1258": ("STT;Hoò tên\n1;Hoà".encode("latin-1"), "windows-1258"),
    "latin-1": ("STT;Ho ten\n1;Hà".encode("latin-1"), "windows-1258"),
}


@pytest.mark.parametrize("encoding", RECOGNISED)
def test_an_encoding_that_had_to_be_recognised_is_told(encoding: str) -> None:
    content, name = RECOGNISED[encoding]
    sheet = delimited_sheet(content, BLANK, Limits(), None)
    assert sheet.rows[1][1] in {"Hoà", "Hà"}
    assert sheet.rows[0][1] in {"Họ tên", "Ho ten"}
    (issue,) = sheet.issues
    assert (issue.rule, issue.severity) == ("encoding-recognised", "note")
    assert f"đã nhận ra là {name}, ví dụ dòng" in issue.says
    row, column = issue.place.row, issue.place.column
    assert row
    assert column
    assert issue.found == sheet.cell(row, column)
    assert "--encoding" in issue.advice


@pytest.mark.parametrize(
    ("text", "code"),
    [("Hä vµ tªn;Líp\nLª V¨n Tó;TC", "TCVN3"), ("Hoï teân;Lôùp\nLeâ Tuù;TC", "VNI")],
)
def test_an_old_code_is_converted_and_told(text: str, code: str) -> None:
    sheet = delimited_sheet(text.encode("latin-1"), BLANK, Limits(), None)
    (issue,) = sheet.issues
    assert sheet.rows[0][1] == "Lớp"
    assert str(sheet.rows[1][0]).endswith("Tú")
    assert (issue.rule, issue.place.cell) == ("encoding-converted", "A1")
    assert code in issue.says


@pytest.mark.parametrize("content", ["STT;Tên".encode(), "STT;Tên".encode("utf-8-sig")])
def test_what_is_plain_utf_8_needs_no_word(content: bytes) -> None:
    assert delimited_sheet(content, BLANK, Limits(), None).issues == ()


def test_an_encoding_asked_for_is_not_recognised_again() -> None:
    sheet = delimited_sheet("Hä tªn;Líp".encode("latin-1"), BLANK, Limits(), "cp1252")
    assert sheet.rows[0] == ["Hä tªn", "Líp"]
    assert sheet.issues == ()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_blank_lines_and_breaks_within_cells_keep_the_rows(end: str) -> None:
    text = f'STT;Tên{end}{end}1;"Lê{end}An"{end};;;{end}2;Bé'
    assert [row[:2] for row in read(text)] == [
        ["STT", "Tên"],
        ["", ""],
        ["1", f"Lê{end}An"],
        ["", ""],
        ["2", "Bé"],
    ]


def test_other_signs_that_end_lines_elsewhere_are_letters_here() -> None:
    assert read("a,b\x0b\x0c\u2028\x1c\nc,d") == [["a", "b\x0b\x0c\u2028\x1c"], ["c", "d"]]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('1,"An,x\n2,Bé,y\n', [["1", '"An', "x"], ["2", "Bé", "y"]]),
        ('1,"An,x\n2,"Bé,y\n', [["1", '"An', "x"], ["2", '"Bé', "y"]]),
        ('1,"An" Lê,x\n2,"B\né",y\n', [["1", "An Lê", "x"], ["2", "B\né", "y"]]),
        ('1,Lê "Hai" An,x\n', [["1", 'Lê "Hai" An', "x"]]),
        ('1,"Lê ""Hai"" An",x\n', [["1", 'Lê "Hai" An', "x"]]),
        ('1,a,x\n2,b,"', [["1", "a", "x"], ["2", "b", '"']]),
    ],
)
def test_a_stray_quotation_mark_spoils_its_own_line_and_no_other(
    text: str, rows: list[list[str]]
) -> None:
    assert read(text) == rows


@pytest.mark.parametrize("line", ['a,"b', '"Nguyễn Văn A', '1,"An" Bình', '1,An"h,x'])
def test_each_of_many_spoilt_lines_is_read_a_few_times_at_most(
    line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[str] = []
    give = Lines.__next__

    def counted(lines: Lines) -> str:
        given.append(told := give(lines))
        return told

    monkeypatch.setattr(Lines, "__next__", counted)
    lines = ["STT,Tên", *[line] * 1000, *["1,An"] * 1000]
    assert len(read("\n".join(lines))) == len(lines)
    assert len(given) <= 2 * len(lines)


def test_a_text_in_many_cells_is_kept_once() -> None:
    rows = read("STT,Đơn vị\n" + "1,Xã Long Thuận\n" * 50)
    assert len({id(row[1]) for row in rows[1:]}) == 1


def test_many_stray_marks_take_no_more_than_their_lines() -> None:
    assert len(read('1,"An,Bí thư,Xã\n' * 30_000)) == 30_000


def test_short_rows_are_filled() -> None:
    assert read("a,b,c\nd\n") == [["a", "b", "c"], ["d", "", ""]]


def test_what_cannot_be_read_says_what_and_what_to_do() -> None:
    assert failure("  \n \n").says == "ds.csv: tệp không có dữ liệu."
    foreign = failure("STT;Ten\x00\x01\x02")
    assert (foreign.code, foreign.says) == (INPUT, "ds.csv: không phải bảng tính hay tệp văn bản.")
    hole = failure("STT;Tên\n1;Nguyễn\x00Văn An")
    assert hole.says.startswith("ds.csv: có ký tự NUL ở dòng 2:")
    assert failure("a;b", "không-có").code == USAGE
    assert "3 dòng × 2 cột" in failure("a,b\nc,d\ne,f\n", cells=5).says
    assert "2 dòng × 1 cột" in failure("a\nb\n", rows=1).says


def test_bytes_that_tell_too_little_are_asked_about() -> None:
    short = failure("Bé".encode("cp1258"))
    assert short.code == INPUT
    assert '"Bé" (windows-1258, windows-1252), "Bộ" (tcvn3)' in short.says
    assert "--encoding" in short.advice
    assert "chưa đủ căn cứ" in failure("Nom;Prénom\nFrançois;Müller".encode("latin-1")).says


def rows_or_failure(content: bytes, encoding: str | None) -> list[list[Cell]] | Failure:
    try:
        return read(content, encoding)
    except Failure as refused:
        return refused


@given(
    st.one_of(
        st.binary(max_size=80),
        st.text(max_size=40).map(lambda text: text.encode("utf-16-le", "surrogatepass")),
        st.text(st.characters(max_codepoint=0xFF), max_size=40).map(lambda t: t.encode("latin-1")),
    ),
    st.sampled_from([None, "utf-8", "utf-16", "unicode", "windows-1258", "tcvn3", "vni"]),
)
def test_any_bytes_are_read_or_refused(content: bytes, encoding: str | None) -> None:
    told = rows_or_failure(content, encoding)
    if isinstance(told, Failure):
        assert told.code == INPUT
        assert told.advice
    else:
        text = "".join(str(cell) for row in told for cell in row)
        assert "\x00" not in text
        text.encode()


def test_utf_8_with_a_wrong_byte_is_not_taken_for_another_code() -> None:
    content = "STT;Họ và tên\n1;Nguyễn Văn Đức\n2;Trần Thị".encode()
    assert "bảng mã utf-8 (dòng 3, byte thứ" in failure(content[:-1]).says
    assert "bảng mã utf-8 (dòng 2, byte thứ" in failure(content.replace(b"1;", b"1;\xff")).says


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "unicode", "ascii"])
def test_an_encoding_that_does_not_fit_says_where(encoding: str) -> None:
    told = failure("STT;Tªn\n1;Hµ".encode("latin-1"), encoding)
    assert told.code == INPUT
    assert "không đọc được chữ theo bảng mã" in told.says


def test_a_cell_beyond_the_limit_is_refused() -> None:
    told = failure('a,b\nc,"' + "x" * 2048, cell_characters=1024)
    assert "dòng 2 có ô dài hơn 1.024 ký tự" in told.says


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("asked", ["windows-1258", "cp1252", "utf-8", "utf-16", "utf-16-be"])
def test_a_mark_at_the_start_overrules_the_encoding_asked_for(codec: str, asked: str) -> None:
    sheet = delimited_sheet("STT;Tên\n1;Hoà".encode(codec), BLANK, Limits(), asked)
    assert list(map(list, sheet.rows)) == [["STT", "Tên"], ["1", "Hoà"]]
    marked = codec.removesuffix("-sig")
    assert [issue.rule for issue in sheet.issues] == ["encoding-overruled"] * (
        not asked.startswith(marked)
    )
    assert all(f"{marked.upper()}, " in issue.says for issue in sheet.issues)


def test_a_false_mark_leaves_the_last_word_to_the_user() -> None:
    content = codecs.BOM_UTF8 + "STT;Tên\n1;Hoà".encode("latin-1")
    assert read(content, "cp1252") == [["STT", "Tên"], ["1", "Hoà"]]


@pytest.mark.parametrize("asked", ["utf-8", "windows-1258"])
def test_utf_16_without_a_mark_is_named_where_another_encoding_was_asked_for(asked: str) -> None:
    with pytest.raises(Failure, match="UTF-16, không phải"):
        read("STT;Ten\n1;Hoa".encode("utf-16-le"), asked)


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-8"])
def test_an_old_code_asked_for_is_that_of_the_cells_of_a_unicode_file(codec: str) -> None:
    text = "Hä vµ tªn;Líp\nLª V¨n Tó;TC"
    content = text.encode(codec)
    sheet = unicode_sheet(delimited_sheet(content, BLANK, Limits(), "tcvn3"), "tcvn3")
    assert list(map(list, sheet.rows)) == [["Họ và tên", "Lớp"], ["Lê Văn Tú", "TC"]]


def test_texts_are_kept_once_and_none_is_another_once_there_are_too_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(record_reading, "MOST_SHARED", 3)
    text = "Xã A,TC\nXã A,TC\nXã B,CC\nXã C,SC\nXã C,TC\n"
    rows = record_reading.records("ds.csv", text, ",", Limits())
    assert rows == [
        ["Xã A", "TC"],
        ["Xã A", "TC"],
        ["Xã B", "CC"],
        ["Xã C", "SC"],
        ["Xã C", "TC"],
    ]
    assert rows[0][0] is rows[1][0]
    assert rows[0][1] is rows[4][1]
    assert rows[3][0] is not rows[4][0]
