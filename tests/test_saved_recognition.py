"""A saved recognition: written into the configuration, applied by header, refused when outgrown."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from typed_tables import sheet_of, write_typed

from hongngu_cli import shipped
from hongngu_cli.model.failure import CONFIGURATION, Failure
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.settings import Reading, SavedColumn, SavedTable, Settings
from hongngu_cli.read.recognitions.outgrown import outgrown
from hongngu_cli.read.recognitions.saved import forms_of
from hongngu_cli.read.recognitions.saving import Saving, saving
from hongngu_cli.read.settings.configuration import load_settings
from hongngu_cli.read.settings.named_fields import refuse_unknown_names
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.read.tables.recogniser import recogniser
from hongngu_cli.text.fold import fold
from hongngu_cli.write.saved import with_recognitions

if TYPE_CHECKING:
    from conftest import Finished, TrainReport

VOCABULARY = load_vocabulary(shipped.vocabulary())
SURNAMES = frozenset(map(fold, VOCABULARY.rows.surnames))
LAYOUTS = sorted((Path(__file__).parent / "rosters").glob("*.txt"))
HEAD = "STT | Danh tính | Tuổi khai | Nơi đang làm | Học gì | Khi nào"
ROWS = """
    1 | Lê Thị An | 1985 | Xã An Phước | Trung cấp LLCT | 2020
    2 | Võ Văn Bé | 1990 | Xã An Hoà   | Cao cấp LLCT   | 2021
""".rstrip()
FIELDS = ("stt", "name", "", "unit", "level", "year")
FORM = SavedTable(
    tuple(
        SavedColumn(heading.strip(), field, letter)
        for heading, field, letter in zip(HEAD.split("|"), FIELDS, "ABCDEF", strict=True)
    ),
    "roster",
)
MAPS = ("Danh tính=name", "Nơi đang làm=unit", "Học gì=level", "Khi nào=year")
OPTIONS = ("--header-rows", "1", *(part for text in MAPS for part in ("--map", text)))


def read_with(text: str, *saved: SavedTable, path: str = "ds.xlsx") -> tuple[TableFound, ...]:
    return recogniser(VOCABULARY, Reading(), saved).tables(sheet_of(text, path))


def saved_of(*texts: str, saved: tuple[SavedTable, ...] = ()) -> Saving:
    """Make what would be saved of sheets in files a.xlsx, b.xlsx …"""
    finder = recogniser(VOCABULARY, Reading(), saved)
    sheets = [sheet_of(text, f"{name}.xlsx") for name, text in zip("abc", texts, strict=False)]
    tables = [table for sheet in sheets for table in finder.tables(sheet)]
    return saving(finder.saved, sheets, tables, SURNAMES)


def understood(table: TableFound) -> object:
    columns = {c: (m.field, m.value, m.year, m.context) for c, m in table.columns.items()}
    return table.kind, table.header_rows, columns, table.people, table.set_aside


def meant(table: TableFound) -> list[str | None]:
    return [meaning.field for meaning in table.columns.values()]


def changed(text: str, *saved: SavedTable, path: str = "ds.xlsx") -> tuple[TableFound, str]:
    """Read one table with saved recognitions; give it and what is said of a change, if anything."""
    finder = recogniser(VOCABULARY, Reading(), saved)
    sheet = sheet_of(text, path)
    (table,), issues = outgrown(finder.saved, [sheet], finder.tables(sheet))
    return table, " ".join(f"{issue.says} {issue.advice}" for issue in issues)


# --- applied


def test_a_header_that_words_do_not_know_is_found_and_read_as_saved() -> None:
    assert not read_with(HEAD + ROWS)
    (table,) = read_with(f"DANH SÁCH\n.\n{HEAD}{ROWS}", FORM)
    assert (table.kind, table.header_rows, table.people) == ("roster", (3, 3), (4, 5))
    assert meant(table) == ["stt", "name", None, "unit", "level", "year"]
    assert table.confidence == 1.0
    assert table.why.startswith("Theo cách đọc đã lưu trong train-report.toml; ")
    assert {m.why for m in table.columns.values() if m.field} == {"theo cách đọc đã lưu"}


@pytest.mark.parametrize(
    "head",
    ["stt | DANH TÍNH | Tuổi  khai | Nơi đang làm: | Học gì? | KHI NÀO", f" | {HEAD}"],
    ids=["spelt otherwise", "a column further right"],
)
def test_letters_and_spelling_may_differ(head: str) -> None:
    rows = ROWS.replace("\n    ", "\n    | ") if head.startswith(" |") else ROWS
    (table,) = read_with(head + rows, FORM)
    assert meant(table) == ["stt", "name", None, "unit", "level", "year"]


def test_headings_under_merged_parents_keep_their_values() -> None:
    text = """
        DANH SÁCH CÁN BỘ CỬ ĐI HỌC
        STT | Họ và tên | Ngày, tháng, năm sinh | <    | Trình độ LLCT | <
        ^   | ^         | Nam                   | Nữ   | Trung cấp     | Cao cấp
        1   | Lê Thị An |                       | 1985 | x             |
    """
    (before,) = read_with(text)
    (form,) = saved_of(text).tables
    assert [c.heading for c in form.columns][2:5] == [
        "Ngày, tháng, năm sinh › Nam",
        "Ngày, tháng, năm sinh › Nữ",
        "Trình độ LLCT › Trung cấp",
    ]
    (after,) = read_with(text, form)
    assert [(m.field, m.value, m.context) for m in after.columns.values()] == [
        (m.field, m.value, m.context) for m in before.columns.values()
    ]
    assert after.kind == before.kind == "roster"


def test_what_stands_beneath_a_level_is_kept() -> None:
    text = """
        KẾT QUẢ ĐÀO TẠO, BỒI DƯỠNG
        STT | Họ và tên | Trung cấp LLCT | <       | Cao cấp LLCT | <
        ^   | ^         | Năm            | Kết quả | Tập trung    | Không tập trung
        1   | Lê Thị An | 2015           | Giỏi    | x            |
    """
    (before,) = read_with(text)
    (form,) = saved_of(text).tables
    assert [(c.part, c.mode) for c in form.columns][2:] == [
        ("year", None),
        ("result", None),
        (None, "tap-trung"),
        (None, "khong-tap-trung"),
    ]
    (after,) = read_with(text, form)
    assert [(m.field, m.value, m.part, m.mode) for m in after.columns.values()] == [
        (m.field, m.value, m.part, m.mode) for m in before.columns.values()
    ]


@pytest.mark.parametrize(
    "text",
    [
        """
        DANH SÁCH CÁN BỘ CỬ ĐI HỌC
        STT | Họ và tên | Trình độ đào tạo | <            | <
        ^   | ^         | Đại học          | Sau đại học  | Tin học, ngoại ngữ
        1   | Lê Thị An |                  | x            |
        """,
        """
        KẾT QUẢ ĐÀO TẠO
        STT | Họ và tên | Sinh ngày | <     | <    | Lý luận chính trị | <    | Chuyên môn | <
        ^   | ^         | Ngày      | Tháng | Năm  | Trình độ          | Năm  | Trình độ   | Năm
        1   | Lê Thị An | 5         | 3     | 1980 | Trung cấp         | 2015 | Đại học    | 2005
        """,
        """
        DANH SÁCH CÁN BỘ CỬ ĐI HỌC
        STT | Họ và tên | Thạc sĩ    | <          | Cao cấp LLCT | <
        ^   | ^         | Trong nước | Ngoài nước | Năm          | Kết quả
        1   | Lê Thị An | x          |            | 2019         | Khá
        """,
    ],
)
def test_what_columns_tell_of_levels_and_births_is_saved_and_read_back(
    text: str, tmp_path: Path
) -> None:
    (before,) = read_with(text)
    path = tmp_path / "train-report.toml"
    path.write_text(with_recognitions("", saved_of(text).tables, path.name).text, encoding="utf-8")
    settings = load_settings(path)
    refuse_unknown_names(settings, VOCABULARY, path)
    (after,) = read_with(text, settings.recognition[0])
    assert [replace(m, why="") for m in after.columns.values()] == [
        replace(m, why="") for m in before.columns.values()
    ]


def test_a_correction_by_hand_holds_and_map_prevails() -> None:
    columns = [SavedColumn(c.heading, c.field or "birth_date") for c in FORM.columns]
    (table,) = read_with(HEAD + ROWS, SavedTable(tuple(columns), "roster"))
    assert meant(table)[2] == "birth_date"
    finder = recogniser(VOCABULARY, Reading(map={"Tuổi khai": "note"}), (FORM,))
    (mapped,) = finder.tables(sheet_of(HEAD + ROWS))
    assert meant(mapped)[2] == "note"


def test_without_a_kind_the_columns_tell_it() -> None:
    (table,) = read_with(HEAD + ROWS, SavedTable(FORM.columns))
    assert table.kind == "roster"


def test_a_title_that_speaks_of_another_kind_is_no_longer_sure() -> None:
    head = "STT | Họ và tên | Năm sinh | Chức danh quy hoạch | Trình độ LLCT"
    row = "\n1 | Lê Thị An | 1985 | Bí thư | Trung cấp"
    (cadres,) = saved_of(head + row).tables
    form = SavedTable(
        tuple(
            SavedColumn(c.heading, "level" if c.field == "level_held_theory" else c.field)
            for c in cadres.columns
        ),
        "roster",
    )
    (sure,) = read_with(head + row, form)
    assert (sure.kind, sure.confidence) == ("roster", 1.0)
    (doubtful,) = read_with(f"DANH SÁCH CÁN BỘ QUY HOẠCH\n{head}{row}", form)
    assert (doubtful.kind, doubtful.confidence) == ("roster", 0.5)
    assert doubtful.doubts == ("cũng có thể là danh sách cán bộ, quy hoạch",)


def test_a_recognition_bound_to_a_file_holds_for_no_other() -> None:
    bound = SavedTable(FORM.columns, "roster", file="ds-*.xlsx")
    assert read_with(HEAD + ROWS, bound, path="Hồ sơ/ds-11.xlsx")
    assert not read_with(HEAD + ROWS, bound, path="khac.xlsx")


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_what_is_saved_of_any_layout_reads_as_it_was_read(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    told = saved_of(text)
    again = read_with(text, *told.tables, path="a.xlsx")
    assert [understood(table) for table in again] == [
        understood(table) for table in read_with(text, path="a.xlsx")
    ]
    assert all(form.file == "" for form in told.tables)
    finder = recogniser(VOCABULARY, Reading(), told.tables)
    assert not outgrown(finder.saved, [again[0].sheet] if again else [], again)[1]


# --- outgrown


def test_a_changed_heading_is_told_with_what_was_expected_and_what_was_found() -> None:
    table, told = changed(HEAD.replace("Nơi đang làm", "Chỗ công tác mới") + ROWS, FORM)
    assert table.kind is None
    assert "Tiêu đề cột đã đổi so với cách đọc đã lưu trong train-report.toml" in told
    assert 'cột D đã lưu là "Nơi đang làm", nay là "Chỗ công tác mới"' in told
    assert 'train-report inspect "ds.xlsx" --map "Chỗ công tác mới=unit" --save' in told


def test_a_column_more_loses_nothing_and_is_read() -> None:
    head, rows = f"{HEAD} | Email", ROWS.replace("2020", "2020 | a").replace("2021", "2021 | b")
    table, told = changed(head + rows, FORM)
    assert (table.kind, told) == ("roster", "")
    assert meant(table) == ["stt", "name", None, "unit", "level", "year", None]
    assert table.columns[5].why == "như trong cách đọc đã lưu cho mẫu gần giống"


def test_a_heading_that_words_know_may_take_the_place_of_a_saved_one() -> None:
    table, told = changed(HEAD.replace("Nơi đang làm", "Đơn vị công tác") + ROWS, FORM)
    assert (table.kind, told) == ("roster", "")
    assert table.columns[4].field == "unit"


def test_another_unit_s_like_form_is_left_alone() -> None:
    head = "STT | Họ và tên | Năm sinh | Đơn vị | Trình độ đào tạo | Năm | Ghi chú"
    row = "\n1 | Lê Thị An | 1985 | Xã A | Trung cấp LLCT | 2020 | tốt"
    (form,) = saved_of(head + row).tables
    table, told = changed(head.replace("Ghi chú", "Nhóm máu") + row, form)
    assert (table.kind, told) == ("roster", "")
    cadres = "STT | Họ và tên | Năm sinh | Đơn vị | Trình độ LLCT | Chức danh quy hoạch | Tổ"
    table, told = changed(cadres + row, form)
    assert (table.kind, told) == ("cadres", "")


def test_a_corrected_heading_whose_form_changed_elsewhere_is_not_lost_in_silence() -> None:
    head = "STT | Họ và tên | Năm sinh | Đơn vị | Cấp | Năm | Nhóm"
    row = "\n1 | Lê Thị An | 1985 | Xã A | Trung cấp LLCT | 2020 | 1"
    fields = ("stt", "name", "birth_date", "unit", "level", "year", "")
    columns = [SavedColumn(h.strip(), f) for h, f in zip(head.split("|"), fields, strict=True)]
    form = SavedTable(tuple(columns), "roster")
    assert changed(head + row, form)[0].kind == "roster"
    table, told = changed(head.replace("Nhóm", "Tổ") + row, form)
    assert table.kind is None
    assert 'cột G đã lưu là "Nhóm", nay là "Tổ"' in told


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (HEAD.replace("Khi nào", "Năm học") + ROWS, 'cột F đã lưu là "Khi nào", nay là "Năm học"'),
        ("Phụ lục\nkhông có bảng nào", "nhưng không có bảng nào như vậy"),
    ],
)
def test_a_form_bound_to_a_sheet_must_be_there(text: str, says: str) -> None:
    bound = forms_of([SavedTable(FORM.columns, "roster", file="ds.xlsx")])
    finder = recogniser(VOCABULARY, Reading(), [form.saved for form in bound.all])
    sheet = sheet_of(text)
    tables, (issue,) = outgrown(finder.saved, [sheet], finder.tables(sheet))
    assert says in issue.says
    assert all(table.kind is None for table in tables)


# --- saved


def test_one_header_is_saved_once_and_several_ways_are_bound_to_their_sheets() -> None:
    head = "STT | Họ và tên | Năm sinh | Đơn vị | Trình độ LLCT"
    row = "\n1 | Lê Thị An | 1985 | Xã A | Trung cấp"
    planned, sent = f"CÁN BỘ QUY HOẠCH\n{head}{row}", f"LỚP TRUNG CẤP LLCT\n{head}{row}"
    same = saved_of(planned, planned.replace("QUY HOẠCH", "QUY HOẠCH NĂM 2024"))
    assert [(form.kind, form.file, form.sheet) for form in same.tables] == [("cadres", "", "")]
    apart = saved_of(planned, sent)
    assert [(form.kind, form.file, form.sheet) for form in apart.tables] == [
        ("cadres", "a.xlsx", "Sheet1"),
        ("roster", "b.xlsx", "Sheet1"),
    ]


def test_a_header_that_holds_a_person_s_data_is_never_saved() -> None:
    finder = recogniser(VOCABULARY, Reading(header_rows=(2, 2)))
    sheet = sheet_of(HEAD + ROWS)
    tables = finder.tables(sheet)
    told = saving(finder.saved, [sheet], tables, SURNAMES)
    assert told.tables == ()
    assert told.left_out == tables


def test_an_outgrown_binding_is_replaced_by_the_new_header() -> None:
    bound = SavedTable(FORM.columns, "roster", file="a.xlsx")
    told = saved_of(HEAD.replace("Khi nào", "Năm học") + ROWS, saved=(bound,))
    ((old, new),) = told.instead
    assert old == bound
    assert (new.file, new.columns[5].heading) == ("a.xlsx", "Năm học")
    text = with_recognitions("", (bound,), "x").text
    after = with_recognitions(text, told.tables, "x", told.instead)
    assert (after.added, after.changed) == (0, 1)
    assert '"Khi nào"' not in after.text


# --- written


BEFORE = """# cấu hình của huyện
decimals = 2   # hai số lẻ

[office]
body = "Huyện uỷ Tân Giang"
"""


def test_what_the_file_says_stays_and_a_block_is_added() -> None:
    written = with_recognitions(BEFORE, (FORM,), "x")
    assert written.text.startswith(BEFORE)
    assert '  { column = "B", heading = "Danh tính", field = "name" },' in written.text
    told = tomllib.loads(written.text)
    assert told["decimals"] == 2
    assert [c["field"] for c in told["recognition"][0]["columns"]] == list(FIELDS)
    assert (written.added, written.changed, written.same) == (1, 0, 0)


def test_saving_again_changes_nothing() -> None:
    once = with_recognitions(BEFORE, (FORM,), "x").text
    again = with_recognitions(once, (FORM,), "x")
    assert again.text == once
    assert (again.added, again.changed, again.same) == (0, 0, 1)


def test_a_replaced_block_keeps_its_remarks_and_its_neighbours() -> None:
    once = with_recognitions(BEFORE, (FORM,), "x").text
    own = once.replace(
        '  { column = "C", heading = "Tuổi khai", field = "" },',
        '  # hỏi lại xã An Phước\n  { heading = "Tuổi khai", field = "" }, # năm sinh?',
    )
    own += "\n# mốc kỳ báo cáo\n[periods]\nlast_day = 25\n"
    columns = [SavedColumn(c.heading, c.field or "note", c.column) for c in FORM.columns]
    written = with_recognitions(own, (SavedTable(tuple(columns), "roster"),), "x")
    assert (written.added, written.changed) == (0, 1)
    assert "  # hỏi lại xã An Phước" in written.text
    assert '{ column = "C", heading = "Tuổi khai", field = "note" },  # năm sinh?' in written.text
    assert written.text.endswith("]\n\n# mốc kỳ báo cáo\n[periods]\nlast_day = 25\n")
    assert written.text.count("[[recognition]]") == 1


@pytest.mark.parametrize(
    "before", ["\ufeff" + BEFORE, BEFORE.replace("\n", "\r\n"), "", BEFORE[:-1]]
)
def test_marks_and_line_ends_stay(before: str) -> None:
    once = with_recognitions(before, (FORM,), "x").text
    assert once.startswith(before)
    assert ("\r\n" in once) == ("\r\n" in before)
    other = SavedTable((SavedColumn('Lớp "K12" \\ mới', "course"),))
    twice = with_recognitions(once, (FORM, other), "x")
    assert (twice.added, twice.same) == (1, 1)
    told = tomllib.loads(twice.text.removeprefix("\ufeff"))
    assert told["recognition"][1]["columns"][0]["heading"] == 'Lớp "K12" \\ mới'


@pytest.mark.parametrize(
    "before",
    [
        'recognition = [{ columns = [{ heading = "STT" }] }]\n',
        'note = """\n[[recognition]]\n"""\n',
    ],
)
def test_blocks_that_cannot_be_replaced_safely_are_left_alone(before: str) -> None:
    with pytest.raises(Failure) as caught:
        with_recognitions(before, (FORM,), "x.toml")
    assert caught.value.code == CONFIGURATION


# --- refused


@pytest.mark.parametrize(
    ("block", "says"),
    [
        ('kind = "rooster"\ncolumns = [{ heading = "Tên", field = "name" }]', 'Có phải "roster"?'),
        ('columns = [{ heading = "Tên", field = "nam" }]', 'Có phải "name"?'),
        ('columns = [{ heading = "Tên", field = "level", value = "trung" }]', '"trung" không có'),
        ('columns = [{ heading = "Tên", field = "level", part = "yer" }]', 'Có phải "year"?'),
        ('columns = [{ heading = "Tên", field = "level", mode = "TT" }]', '"TT" không có'),
        ('kind = "roster"\ncolumns = [{ heading = "Năm", field = "year" }]', "họ tên"),
        ('columns = [{ heading = "Năm", fild = "year" }]', 'Có phải "field"?'),
        ("columns = []", "không có cột nào"),
        (
            'columns = [{ heading = "A" }]\n[[recognition]]\ncolumns = [{ heading = "a" }]',
            "hai khối",
        ),
    ],
)
def test_a_block_that_says_something_unknown_is_refused(
    block: str, says: str, tmp_path: Path
) -> None:
    path = tmp_path / "train-report.toml"
    path.write_text(f"[[recognition]]\n{block}\n", encoding="utf-8")
    with pytest.raises(Failure) as caught:
        refuse_unknown_names(load_settings(path), VOCABULARY, path)
    assert caught.value.code == CONFIGURATION
    assert says in str(caught.value)


def test_defaults_are_not_refused() -> None:
    refuse_unknown_names(Settings(), VOCABULARY, None)


# --- the command


@pytest.fixture
def office(train_report: TrainReport, tmp_path: Path) -> Path:
    """Make a folder in which a form that words do not know was saved in October."""
    write_typed(HEAD + ROWS, tmp_path / "thang-10.xlsx")
    told = train_report("inspect", "thang-10.xlsx", *OPTIONS, "--save", cwd=tmp_path)
    assert told.returncode == 0, told.stderr
    assert "Cách đọc lưu ở train-report.toml: 1 mẫu mới." in told.stderr
    return tmp_path


def figures(told: Finished) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(told.stdout)
    return answer


def test_next_month_s_file_is_read_without_any_option(
    office: Path, train_report: TrainReport
) -> None:
    rows = ROWS.replace("Lê Thị An", "Lê Thị Cúc").replace("Võ Văn Bé", "Võ Văn Đức")
    write_typed(f"XÃ AN PHƯỚC\n.\n{HEAD}{rows}", office / "thang-11.xlsx")
    told = train_report("summarize", ".", "--format", "json", cwd=office)
    assert told.returncode == 0, told.stderr
    assert figures(told)["figures"]["total"]["value"] == 4
    again = train_report("inspect", ".", "--save", cwd=office)
    assert "1 mẫu đã có, giữ nguyên" in again.stderr


def test_a_changed_form_is_not_counted_and_the_others_are(
    office: Path, train_report: TrainReport
) -> None:
    head = HEAD.replace("Nơi đang làm", "Chỗ công tác mới")
    write_typed(head + ROWS.replace("Lê", "Mai"), office / "thang-11.xlsx")
    both = train_report("summarize", "thang-10.xlsx", "thang-11.xlsx", cwd=office)
    assert both.returncode == 3
    assert "Tiêu đề cột đã đổi" in both.stdout
    one = train_report("summarize", "thang-11.xlsx", "--format", "json", cwd=office)
    assert one.returncode == 3
    assert 'nay là "Chỗ công tác mới"' in one.stderr
    both = train_report("summarize", ".", "--format", "json", cwd=office)
    assert figures(both)["figures"]["total"]["value"] == 2
    assert figures(both)["rows"]["set_aside"]["unrecognised"] == 2


def test_the_advised_command_saves_the_changed_form(
    office: Path, train_report: TrainReport
) -> None:
    head = HEAD.replace("Nơi đang làm", "Chỗ công tác mới")
    rows = ROWS.replace("Lê Thị An", "Lê Thị Cúc").replace("Võ Văn Bé", "Võ Văn Đức")
    write_typed(head + rows, office / "thang-11.xlsx")
    told = train_report(
        "inspect", "thang-11.xlsx", "--map", "Chỗ công tác mới=unit", "--save", cwd=office
    )
    assert told.returncode == 0, told.stderr
    both = train_report("summarize", ".", "--format", "json", cwd=office)
    assert both.returncode == 0, both.stderr
    assert figures(both)["figures"]["total"]["value"] == 4
    assert (office / "train-report.toml").read_text(encoding="utf-8").count("[[recognition]]") == 2


def test_nobody_s_data_are_in_the_saved_file(office: Path) -> None:
    text = (office / "train-report.toml").read_text(encoding="utf-8")
    assert not [word for word in ("Lê", "Võ", "1985", "An Phước", str(office)) if word in text]


def test_cells_cannot_be_saved(office: Path, train_report: TrainReport) -> None:
    told = train_report("inspect", "thang-10.xlsx", "--cells", "--save", cwd=office)
    assert told.returncode == 2
