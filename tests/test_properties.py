"""Whoever is put into a roster, in whatever layout and container, is counted and found again.

A roster is drawn as people, then laid out as one sheet the ways offices do, then written to a
file and read. What is counted must be what was put in; what was typed must stand where the
roster says it does.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import itertools
import re
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typed_tables import Typed, TypedSheet, as_csv, as_xlsx, shown

from hongngu_cli import shipped
from hongngu_cli.analyse.breakdown import breakdown
from hongngu_cli.analyse.counted import Counted
from hongngu_cli.analyse.dimensions import dimension
from hongngu_cli.analyse.people import person_numbers
from hongngu_cli.analyse.summarize import level_figures
from hongngu_cli.model.account import sources_of
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.settings import Limits, Reading
from hongngu_cli.read.rosters import open_files, read_roster
from hongngu_cli.read.vocabularies import load_vocabulary
from hongngu_cli.text.fold import clean, fold

VOCABULARY = load_vocabulary(shipped.vocabulary())
FEW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)

SURNAMES = ("Nguyễn Văn", "Trần Thị", "Lê", "Phạm Ngọc", "Huỳnh Minh", "Đoàn Thị Kim", "Hồ", "Ông")
GIVEN_NAMES = ("An", "Ân", "Ấn", "Hoà", "Thuý", "Vy", "Bé Tư", "Quý", "Nở", "Kha", "Uyên", "Hạnh")
UNITS = (
    "Xã An Phước 1",
    "Xã An Phước 2",
    "Thị trấn Phước Tiền",
    "Ban Tổ chức Huyện uỷ",
    "Khối Đảng, MTTQ, đoàn thể",
    "Trường THCS Long Hoà B",
)
SPELLINGS: Mapping[str, tuple[str, ...]] = {
    level.key: tuple(dict.fromkeys((level.label, *level.spellings, *level.abbreviations)))
    for level in VOCABULARY.level
}
"""Every way to write a level that holds without any context."""


@dataclass(frozen=True)
class Person:
    """One enrolment as it was put in: what is meant, and how it is typed."""

    name: str
    sex: str
    day: dt.date
    born: Typed
    unit: str
    level: str
    spelling: str
    year: int
    year_typed: Typed


def _births(day: dt.date) -> st.SearchStrategy[Typed]:
    return st.sampled_from(
        (
            day,
            f"{day.day}/{day.month}/{day.year}",
            f"{day:%d-%m-%Y}",
            f"{day:%d.%m.%Y}",
            f" {day:%d/%m/%Y}\u00a0",
            float(day.year),
            str(day.year),
            f"00/00/{day.year}",
            f"tháng {day.month}/{day.year}",
        )
    )


@st.composite
def persons(draw: st.DrawFn) -> Person:
    day = draw(st.dates(dt.date(1955, 1, 1), dt.date(2002, 12, 31)))
    level = draw(st.sampled_from(sorted(SPELLINGS)))
    year = draw(st.integers(2016, 2023))
    years: tuple[Typed, ...] = (float(year), str(year), f"năm {year}", f"{year}-{year + 2}")
    return Person(
        f"{draw(st.sampled_from(SURNAMES))} {draw(st.sampled_from(GIVEN_NAMES))}",
        draw(st.sampled_from(("nam", "nu"))),
        day,
        draw(_births(day)),
        draw(st.sampled_from(UNITS)),
        level,
        draw(st.sampled_from(SPELLINGS[level])),
        year,
        draw(st.sampled_from(years)),
    )


GROUPS = st.lists(persons(), min_size=1, max_size=7, unique_by=lambda one: (one.name, one.day.year))


# --- Layouts

Writer = Callable[[Person], Typed]


@dataclass(frozen=True)
class Part:
    """One or more columns of a table: headings from the top row down, and what they hold."""

    fields: tuple[str, ...]
    headings: tuple[tuple[str, ...], ...]
    writers: tuple[Writer, ...]


def part(name: str, heading: str, writer: Writer) -> Part:
    return Part((name,), ((heading,),), (writer,))


NAME = part("name", "Họ và tên", lambda one: one.name)
SPLIT_NAME = Part(
    ("name", ""),
    (("Họ và chữ đệm",), ("Tên",)),
    (lambda one: one.name.rpartition(" ")[0], lambda one: one.name.rpartition(" ")[2]),
)
BIRTH = part("birth_date", "Ngày, tháng, năm sinh", lambda one: one.born)
SPLIT_BIRTH = Part(
    ("birth_date", "birth_date"),
    (("Năm sinh", "Nam"), ("Năm sinh", "Nữ")),
    (
        lambda one: one.born if one.sex == "nam" else "",
        lambda one: one.born if one.sex == "nu" else "",
    ),
)
SEX = part("sex", "Giới tính", lambda one: "Nữ" if one.sex == "nu" else "Nam")
FEMALE = part("sex", "Nữ", lambda one: "x" if one.sex == "nu" else "")
UNIT = part("unit", "Đơn vị công tác", lambda one: one.unit)
LEVEL = part("level", "Nội dung đào tạo, bồi dưỡng", lambda one: one.spelling)
YEAR = part("year", "Năm cử đi học", lambda one: one.year_typed)
OTHERS = (
    part("", "Quê quán", lambda _: "An Giang"),
    part("", "Mã hồ sơ lưu", lambda one: f"{one.day:%m%y}"),
    part("position", "Chức vụ", lambda _: "Phó Chủ tịch"),
    part("", "Ghi chú", lambda _: ""),
)


def mark(level: str) -> Writer:
    return lambda one: "x" if one.level == level else ""


def marks(levels: Sequence[str]) -> Part:
    """Columns of marks under the levels' names."""
    headings = tuple(
        ("Trình độ được cử đi đào tạo", VOCABULARY.levels[one].label) for one in levels
    )
    return Part(("level",) * len(levels), headings, tuple(map(mark, levels)))


@dataclass(frozen=True)
class Layout:
    """How a roster stands on its sheet."""

    parts: tuple[Part, ...]
    section: str | None = None
    numbered: bool = True
    marker: bool = False
    titles: tuple[str, ...] = ()
    above: int = 0
    left: int = 0
    number_row: bool = False
    total: bool = False
    blank_every: int = 0
    header_every: int = 0


TITLES = (
    (),
    ("ĐẢNG BỘ HUYỆN", "DANH SÁCH CÁN BỘ CỬ ĐI ĐÀO TẠO, BỒI DƯỠNG"),
    ("DANH SÁCH ĐI HỌC (kèm theo Báo cáo số 12-BC/HU ngày 15/3/2015)",),
)


@st.composite
def layouts(draw: st.DrawFn, people: Sequence[Person]) -> Layout:
    section = draw(st.sampled_from((None, "unit", "level", "year")))
    split = draw(st.booleans())
    level = draw(st.sampled_from((LEVEL, marks(sorted({one.level for one in people})))))
    parts = [
        draw(st.sampled_from((NAME, SPLIT_NAME))),
        *((SPLIT_BIRTH,) if split else (BIRTH, draw(st.sampled_from((SEX, FEMALE))))),
        *(() if section == "unit" else (UNIT,)),
        *(() if section == "level" else (level,)),
        *(() if section == "year" else (YEAR,)),
        *draw(st.lists(st.sampled_from(OTHERS), unique=True, max_size=2)),
    ]
    # A section's title stands left of everything, so numbers or names come first.
    order = draw(st.permutations(parts[1:]))
    numbered = draw(st.booleans())
    return Layout(
        (parts[0], *order) if section or not numbered else tuple(draw(st.permutations(parts))),
        section,
        numbered,
        draw(st.booleans()),
        draw(st.sampled_from(TITLES)),
        draw(st.integers(0, 3)),
        draw(st.integers(0, 2)),
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.integers(0, 3)),
        draw(st.integers(0, 4)),
    )


SECTION_TEXTS: Mapping[str, Callable[[Person], str]] = {
    "unit": lambda one: f"{one.unit}: 02 đồng chí",
    "level": lambda one: f"Lớp {VOCABULARY.levels[one.level].label} K12",
    "year": lambda one: f"Năm {one.year}",
}
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


@dataclass
class Sheet:
    """A sheet as laid out, and where each person's values were put (row, column from 1)."""

    typed: TypedSheet
    rows: list[tuple[Person, dict[str, Typed]]] = field(default_factory=list)


def laid_out(people: Sequence[Person], layout: Layout) -> Sheet:
    """Put people on a sheet."""
    number = part("", "STT", lambda _: "") if layout.numbered else None
    parts = ((number,) if number else ()) + layout.parts
    sheet = Sheet(TypedSheet("Danh sách"))
    rows = sheet.typed.rows
    rows += [[] for _ in range(layout.above)]
    rows += [[title] for title in layout.titles]
    header = header_rows(parts, layout)
    add_header(sheet.typed, header, layout)
    told = SECTION_TEXTS.get(layout.section or "")
    ordered = sorted(people, key=told) if told else list(people)
    markers = iter(ROMAN)
    heading = ""
    for at, one in enumerate(ordered):
        if layout.blank_every and at % (layout.blank_every + 1) == layout.blank_every:
            rows.append([])
        if layout.header_every and at and at % layout.header_every == 0:
            add_header(sheet.typed, header, layout)
        if told and heading != told(one):
            heading = told(one)
            text = f"{next(markers)}. {heading}" if layout.marker else heading
            rows.append([*[""] * layout.left, text])
        cells = [writer(one) for each in parts for writer in each.writers]
        if layout.numbered:
            cells[0] = float(at + 1)
        rows.append([*[""] * layout.left, *cells])
        names = [name for each in parts for name in each.fields]
        typed = {name: cell for name, cell in zip(names, cells, strict=True) if name and cell}
        if told and layout.section:
            typed[layout.section] = rows[at_section(rows, heading)][layout.left]
        sheet.rows.append((one, typed))
    if layout.total:
        rows.append([*[""] * layout.left, f"Tổng cộng: {len(people)} lượt người"])
    return sheet


def at_section(rows: Sequence[Sequence[Typed]], heading: str) -> int:
    return max(
        at for at, row in enumerate(rows) if any(str(cell).endswith(heading) for cell in row)
    )


def header_rows(parts: Sequence[Part], layout: Layout) -> list[list[str]]:
    """Give the header's rows; a parent over several columns stands in the first of them."""
    paths = [path for each in parts for path in each.headings]
    depth = max(map(len, paths))
    grid = [["" for _ in paths] for _ in range(depth)]
    for column, path in enumerate(paths):
        for row, text in enumerate(path):
            first = (
                row == len(path) - 1
                or column == 0
                or paths[column - 1][: row + 1] != path[: row + 1]
            )
            grid[row][column] = text if first else ""
    if layout.number_row:
        grid.append([str(number) for number in range(1, len(paths) + 1)])
    return [[*[""] * layout.left, *row] for row in grid]


def add_header(sheet: TypedSheet, header: list[list[str]], layout: Layout) -> None:
    """Add a header, merged as Excel users do: parents over children, others down."""
    first = len(sheet.rows) + 1
    depth = len(header) - layout.number_row
    sheet.rows += [list(row) for row in header]
    for column in range(layout.left, len(header[0]) if depth > 1 else 0):
        top, below = header[0][column], header[1][column]
        if top and below:
            last = column
            while last + 1 < len(header[0]) and not header[0][last + 1] and header[1][last + 1]:
                last += 1
            if last > column:
                sheet.merged.append((first, column + 1, first, last + 1))
        elif top:
            sheet.merged.append((first, column + 1, first + depth - 1, column + 1))


# --- Files

Grid = list[list[Any]]


@dataclass(frozen=True)
class Container:
    """A kind of file: how a sheet is written, and how its cells are read without our reader."""

    name: str
    write: Callable[[TypedSheet], bytes]
    cells: Callable[[bytes], Grid]


def _xlsx_cells(content: bytes) -> Grid:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def _csv_cells(delimiter: str) -> Callable[[bytes], Grid]:
    def cells(content: bytes) -> Grid:
        text = content.decode("utf-8-sig")
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))

    return cells


def _csv(delimiter: str, encoding: str) -> Container:
    return Container(
        "roster.csv",
        lambda sheet: as_csv([sheet], delimiter, encoding),
        _csv_cells(delimiter),
    )


CONTAINERS = (
    Container("roster.xlsx", lambda sheet: as_xlsx([sheet]), _xlsx_cells),
    _csv(",", "utf-8"),
    _csv(";", "utf-8-sig"),
    _csv("\t", "utf-8"),
)


def read(content: bytes, name: str) -> Roster:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        return read_roster(open_files([str(path)], VOCABULARY, Reading(), Limits()), VOCABULARY)


@dataclass(frozen=True)
class Case:
    people: tuple[Person, ...]
    layout: Layout
    container: Container


@st.composite
def cases(draw: st.DrawFn) -> Case:
    people = tuple(draw(GROUPS))
    return Case(people, draw(layouts(people)), draw(st.sampled_from(CONTAINERS)))


def values(roster: Roster, name: str) -> Counter[Any]:
    column = roster.frame[name]
    return Counter(column.astype(object).where(column.notna(), None))


def put_in(people: Sequence[Person], name: str) -> Counter[Any]:
    return Counter(getattr(one, name) for one in people)


# --- Properties


@FEW
@given(cases())
def test_counts_are_those_put_in_and_every_row_is_accounted_for(case: Case) -> None:
    sheet = laid_out(case.people, case.layout)
    roster = read(case.container.write(sheet.typed), case.container.name)
    for name in ("level", "unit", "year", "sex"):
        assert values(roster, name) == put_in(case.people, name), name
    assert list(roster.frame["name"]) == [one.name for one, _ in sheet.rows]
    assert list(roster.frame["birth_year"]) == [one.day.year for one, _ in sheet.rows]
    (source,) = sources_of(roster)
    assert source.ledger.closed
    assert source.ledger.read == len(sheet.typed.rows)
    assert source.ledger.counted == len(case.people)
    assert not {"unrecognised", "other-table"} & set(source.ledger.set_aside)
    assert not roster.doubts


@FEW
@given(cases())
def test_what_was_typed_stands_where_the_roster_says(case: Case) -> None:
    sheet = laid_out(case.people, case.layout)
    content = case.container.write(sheet.typed)
    roster = read(content, case.container.name)
    grid = case.container.cells(content)
    for at, (_, written) in zip(roster.frame.index, sheet.rows, strict=True):
        for name in roster.frame.columns:
            place = roster.place(at, name)
            if place.row is None or place.column is None:
                continue
            cell = grid[place.row - 1][place.column - 1] if place.row <= len(grid) else None
            assert same(cell, roster.typed(at, name)), place
            if name in written:
                assert same(cell, written[name]), place


def same(cell: Any, typed: Any) -> bool:  # noqa: ANN401 - whatever a reader makes of a cell
    if isinstance(cell, dt.datetime):
        cell = cell.date()
    if isinstance(typed, dt.datetime):
        typed = typed.date()
    return shown(cell if cell is not None else "") == shown(typed) or cell == typed


@FEW
@given(cases(), st.sampled_from(("enrolments", "people")))
def test_as_many_rows_stand_behind_a_figure_as_it_says(case: Case, count: str) -> None:
    again = replace(case.people[0], year=case.people[0].year - 1, year_typed="")
    twice = (*case.people, replace(again, year_typed=float(again.year)))
    roster = read(case.container.write(laid_out(twice, case.layout).typed), case.container.name)
    numbers = person_numbers(roster.frame, VOCABULARY) if count == "people" else None
    counted = Counted(roster.frame, numbers)
    figures = dict(level_figures(counted, VOCABULARY, ""))
    for by in (("unit",), ("year", "level"), ("sex", "unit")):
        broken_down = tuple(
            dimension(name, roster.frame, VOCABULARY, dt.date(2024, 1, 1)) for name in by
        )
        figures |= breakdown(counted, broken_down, "", "")[1]
    for figure in figures.values():
        rows = figure.rows()
        assert len(rows) == figure.value, figure.key
        assert len(set(rows)) == len(rows)
        assert set(rows) <= set(roster.frame.index)


@FEW
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_columns_does_not_matter(case: Case, random: Any) -> None:  # noqa: ANN401
    plain = replace(case.layout, section=None, numbered=True)
    missing = {"unit": UNIT, "level": LEVEL, "year": YEAR}.get(case.layout.section or "")
    parts = [*plain.parts, *((missing,) if missing else ())]
    found = []
    for _ in range(2):
        random.shuffle(parts)
        sheet = laid_out(case.people, replace(plain, parts=tuple(parts)))
        frame = read(case.container.write(sheet.typed), case.container.name).frame
        found.append(frame.astype(str).to_dict("records"))
    assert found[0] == found[1]


OLD_TONES = (
    "oà",
    "oá",
    "oả",
    "oã",
    "oạ",
    "oè",
    "oé",
    "oẻ",
    "oẽ",
    "oẹ",
    "uỳ",
    "uý",
    "uỷ",
    "uỹ",
    "uỵ",
)
NEW_TONES = (
    "òa",
    "óa",
    "ỏa",
    "õa",
    "ọa",
    "òe",
    "óe",
    "ỏe",
    "õe",
    "ọe",
    "ùy",
    "úy",
    "ủy",
    "ũy",
    "ụy",
)
SYLLABLE_END = r"(?![\w\u0300-\u036f])"
NEW_STYLE = re.compile(rf"(?<![qQ])(?:{'|'.join(OLD_TONES)}){SYLLABLE_END}")


def rewritten(text: str, tones: str, form: str) -> str:
    """Write a text with tone marks in their other place, and composed or decomposed."""
    if tones == "hòa":
        text = NEW_STYLE.sub(lambda found: NEW_TONES[OLD_TONES.index(found[0])], text)
    return unicodedata.normalize("NFD" if form == "NFD" else "NFC", text)


@FEW
@given(cases(), st.sampled_from(("hoà", "hòa")), st.sampled_from(("NFC", "NFD")))
def test_how_vietnamese_is_encoded_does_not_matter(case: Case, tones: str, form: str) -> None:
    sheet = laid_out(case.people, case.layout)
    typed = sheet.typed
    other = replace(
        typed,
        rows=[
            [rewritten(cell, tones, form) if isinstance(cell, str) else cell for cell in row]
            for row in typed.rows
        ],
    )
    one = read(case.container.write(typed), case.container.name)
    two = read(case.container.write(other), case.container.name)
    for name in ("level", "year", "sex", "birth_year"):
        assert values(one, name) == values(two, name), name
    for name in ("unit", "name"):
        folded = [Counter(fold(text) for text in each.frame[name]) for each in (one, two)]
        assert folded[0] == folded[1]
        assert all(text == clean(text) for text in two.frame[name])


HEADINGS: tuple[Typed, ...] = (
    *("STT", "Họ và tên", "Tên", "Ngày sinh", "Nam", "Nữ", "Đơn vị", "Trình độ LLCT", "Năm", "Lớp"),
    *("Chỉ tiêu", "Trung cấp", "Cao cấp LLCT", "HOTEN", "Chuyên môn", "Số lớp", "Kết quả", "2019"),
)
SOUP: tuple[Typed, ...] = (
    *("", "", "", "x", "✓", "-", "…", "nt", '"', "1", "2.1", "I", "A", "a)", "*", "(1)", "x" * 80),
    *("Nguyễn Văn An", "Trần Thị Bé", "Xã An Phước 1", "Lớp TC LLCT K12", "Năm 2018", "Khối Đảng"),
    *(
        "Tổng cộng: 2",
        "Cộng",
        "NGƯỜI LẬP BIỂU",
        "Ghi chú: xem",
        "Đang học",
        "01/02/1980",
        "Trang 2",
    ),
    *(float(1), float(2), float(1980), float(43000), dt.date(1990, 5, 6), "Đơn vị:", *HEADINGS),
)


@st.composite
def soups(draw: st.DrawFn) -> TypedSheet:
    """Any cells in any order, with any of them merged."""
    cell: st.SearchStrategy[Typed] = st.sampled_from(SOUP)
    rows = draw(st.lists(st.lists(cell, max_size=7), min_size=1, max_size=14))
    for _ in range(draw(st.integers(0, 3))):
        heading = st.sampled_from(HEADINGS)
        header = draw(st.lists(heading, min_size=3, max_size=7, unique=True))
        rows.insert(draw(st.integers(0, len(rows))), header)
    number = st.integers(1, 9)
    corners = draw(st.lists(st.tuples(number, number, number, number), max_size=4))
    merged: list[tuple[int, int, int, int]] = []
    for top, left, height, width in corners:
        area = (top, left, top + height // 3, left + width // 3)
        apart = all(
            area[2] < other[0] or other[2] < area[0] or area[3] < other[1] or other[3] < area[1]
            for other in merged
        )
        if apart and area[:2] != area[2:]:
            merged.append(area)
    return TypedSheet("1", rows, merged)


@FEW
@given(soups())
def test_any_cells_are_read_and_every_row_of_them_is_accounted_for(soup: TypedSheet) -> None:
    roster = read(as_xlsx([soup]), "roster.xlsx")
    sources = sources_of(roster)
    assert all(source.ledger.closed for source in sources)
    assert [source.ledger.read for source in sources] == [len(s.rows) for s in roster.sheets]
    for at in roster.frame.index:
        for name in roster.frame.columns:
            assert roster.place(at, name).path
            roster.typed(at, name)


def spelled() -> Iterator[tuple[str, str]]:
    return ((spelling, key) for key, found in SPELLINGS.items() for spelling in found)


@pytest.mark.parametrize("change", [str.upper, str.lower, str.title], ids=lambda f: f.__name__)
def test_every_spelling_of_the_vocabulary_is_read(change: Callable[[str], str]) -> None:
    """All of them in one roster, since a table of a thousand rows is read in a moment."""
    told = list(spelled())
    rows: list[list[Typed]] = [["STT", "Họ và tên", "Trình độ đào tạo", "Năm"]]
    for number, (spelling, _) in zip(itertools.count(1), told, strict=False):
        rows.append([float(number), "Lê Văn Tám", change(spelling), 2000.0 + number])
    roster = read(as_xlsx([TypedSheet("1", rows)]), "roster.xlsx")
    wrong = {
        spelling: (level, key)
        for (spelling, key), level in zip(told, roster.frame["level"], strict=True)
        if level != key
    }
    assert not wrong
