"""Whoever is put into a roster, in whatever layout, letters and container, is found again.

Rosters are drawn as people, laid out the ways offices do (``generated_layouts``), written in
one of the encodings and containers there are, and read. What is counted must be what was put
in, every row must be accounted for, and every value must lead back to the cell where it was
typed. ``tools/fuzz.py --rosters`` tries thousands more.
"""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from random import Random

import pytest
from generated_rosters import case_of, laid_out
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from rosters_made_small import choices, drawn, misread, typed_text
from rosters_read_back import AS_OF
from typed_tables import Typed, TypedSheet, as_xlsx

from hongngu_cli import shipped
from hongngu_cli.analyse.breakdown import breakdown
from hongngu_cli.analyse.counted import Counted
from hongngu_cli.analyse.dimensions import TITLES, dimension
from hongngu_cli.analyse.people import person_numbers
from hongngu_cli.analyse.summarize import level_figures
from hongngu_cli.model.account import sources_of
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.settings import Limits, Reading
from hongngu_cli.read.rosters import open_files, read_roster
from hongngu_cli.read.settings.vocabularies import load_vocabulary

VOCABULARY = load_vocabulary(shipped.vocabulary())
QUIET = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
MANY = settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=QUIET,
    derandomize=True,
    phases=(Phase.generate,),  # what fails is made small by ``rosters_made_small``, in seconds
)
FEW = settings(MANY, max_examples=40)
RANDOMS = st.randoms(use_true_random=False)


def read(content: bytes) -> Roster:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "roster.xlsx"
        path.write_bytes(content)
        return read_roster(open_files([str(path)], VOCABULARY, Reading(), Limits()), VOCABULARY)


@MANY
@given(RANDOMS)
def test_what_was_put_in_is_read_and_leads_back_to_its_cells(random: Random) -> None:
    case, writing = drawn(random)
    # What stands twice is one enrolment, whoever put it in.
    told = {(one.name, one.day, one.level, one.year, one.unit) for one in case.people}
    assume(len(told) == len(list(case.people)))
    wrong = misread(case, writing)
    assert not wrong, "\n".join((choices(case, writing), typed_text(case), *wrong))


@FEW
@given(RANDOMS, st.sampled_from(("enrolments", "people")))
def test_as_many_rows_stand_behind_a_figure_as_it_says(random: Random, count: str) -> None:
    roster = read(as_xlsx(laid_out(case_of(random)).sheets))
    numbers = person_numbers(roster.frame, VOCABULARY) if count == "people" else None
    counted = Counted(roster.frame, numbers)
    figures = dict(level_figures(counted, VOCABULARY, ""))
    for by in (("unit",), ("year", "level"), ("sex", "unit"), *((name,) for name in TITLES)):
        broken_down = tuple(dimension(name, roster.frame, VOCABULARY, AS_OF) for name in by)
        table, more = breakdown(counted, broken_down, "", "")
        figures |= more
        summed = sum(int(str(row["count"])) for row in table.rows) if len(by) == 1 else None
        assert count == "people" or summed in {None, len(roster.frame)}
    for figure in figures.values():
        rows = figure.rows()
        assert len(rows) == figure.value, figure.key
        assert len(set(rows)) == len(rows)
        assert set(rows) <= set(roster.frame.index)


def test_people_without_a_unit_are_told_apart() -> None:
    head: list[Typed] = ["STT", "Họ và tên", "Trình độ đào tạo", "Năm"]
    rows: list[list[Typed]] = [head, [1.0, "Lê An", "TCLLCT", 2020.0], [2.0, "Lê Ân", "SC", 2020.0]]
    frame = read(as_xlsx([TypedSheet("1", rows)])).frame
    assert person_numbers(frame, VOCABULARY).nunique() == len(frame)


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
    *(1.0, 2.0, 1980.0, 43000.0, AS_OF, "Đơn vị:", *HEADINGS),
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


@settings(MANY, max_examples=80)
@given(soups())
def test_any_cells_are_read_and_every_row_of_them_is_accounted_for(soup: TypedSheet) -> None:
    roster = read(as_xlsx([soup]))
    sources = sources_of(roster)
    assert all(source.ledger.closed for source in sources)
    assert [source.ledger.read for source in sources] == [len(s.rows) for s in roster.sheets]
    for at in roster.frame.index:
        for name in roster.frame.columns:
            assert roster.place(at, name).path
            roster.typed(at, name)


SPELLINGS: Mapping[str, tuple[str, ...]] = {
    level.key: tuple(dict.fromkeys((level.label, *level.spellings, *level.abbreviations)))
    for level in VOCABULARY.level
}
"""Every way to write a level that holds without any context."""


def spelled() -> Iterator[tuple[str, str]]:
    return ((spelling, key) for key, found in SPELLINGS.items() for spelling in found)


@pytest.mark.parametrize("change", [str.upper, str.lower, str.title], ids=lambda f: f.__name__)
def test_every_spelling_of_the_vocabulary_is_read(change: Callable[[str], str]) -> None:
    """All of them in one roster, since a table of a thousand rows is read in a moment."""
    told = list(spelled())
    rows: list[list[Typed]] = [["STT", "Họ và tên", "Trình độ đào tạo", "Năm"]]
    for number, (spelling, _) in zip(itertools.count(1), told, strict=False):
        rows.append([float(number), "Lê Văn Tám", change(spelling), 2000.0 + number])
    roster = read(as_xlsx([TypedSheet("1", rows)]))
    wrong = {
        spelling: (level, key)
        for (spelling, key), level in zip(told, roster.frame["level"], strict=True)
        if level != key
    }
    assert not wrong
