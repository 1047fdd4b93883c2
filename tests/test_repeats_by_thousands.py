"""Lists that hold one name thousands of times: read as ever, and in no more time than others."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from hongngu_cli import pipeline
from hongngu_cli.check.persons import FEW as FEW_NAMES
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.settings import Reading
from hongngu_cli.read.repeats.enrolled import FEW, Enrolled
from hongngu_cli.read.repeats.sameness import (
    Entry,
    are_one_person,
    are_two_courses,
    differences,
)
from hongngu_cli.text.likeness import likeness_keys, names_alike

HEAD = "Họ và tên,Ngày sinh,Đơn vị,Trình độ đào tạo,Năm"
MOST_SECONDS = 15
"""Each takes a second or two; held against each other, thousands of rows took minutes."""


def read(folder: Path, rows: Sequence[str]) -> tuple[pipeline.Session, Roster]:
    path = folder / "ds.csv"
    path.write_text("\n".join((HEAD, *rows)), encoding="utf-8")
    session = pipeline.begin([str(path)], Reading())
    return session, pipeline.read(session)


@pytest.mark.parametrize(
    ("row", "counted"),
    [
        ("Nguyễn Văn An,1/2/1980,Xã Bình Lợi,Trung cấp LLCT,2019", 1),
        ("Nguyễn Văn An,{day}/2/1980,Xã Bình Lợi,Trung cấp LLCT,2019", 28),
        ("Nguyễn Văn An,{day}/2/1980,Xã Bình Lợi,Trung cấp LLCT,{year}", 28 * 15),
        ("Nguyễn Văn An,1980,Xã Số {number},Trung cấp LLCT,2019", 8000),
        ("Nguyễn Văn An,1/2/1980,Xã Số {number},Trung cấp LLCT,2019", 8000),
        ("Nguyễn Văn An,1/2/1980,Xã Bình Lợi,Bồi dưỡng nghiệp vụ đợt {number},2019", 8000),
        ("{name},1/2/1980,Xã Bình Lợi,Trung cấp LLCT,2019", 8000),
        ("Nguyễn Văn An,{day}/2/1980,Xã Bình Lợi,Trung cấp LLCT,", 8000),
        ("Nguyễn Văn An,1980,Xã Số {number},Trung cấp LLCT,", 8000),
        ("{name},1/2/1980,Xã Bình Lợi,Trung cấp LLCT,", 8000),
    ],
)
def test_thousands_of_rows_that_are_much_alike(tmp_path: Path, row: str, counted: int) -> None:
    start = time.monotonic()
    rows = [
        row.format(day=at % 28 + 1, year=2005 + at % 15, number=at, name=name_of(at))
        for at in range(8000)
    ]
    session, roster = read(tmp_path, rows)
    assert len(roster.frame) == counted
    pipeline.examine(session, roster, as_of=dt.date(2024, 6, 1))
    assert time.monotonic() - start < MOST_SECONDS


@pytest.mark.parametrize(
    ("heading", "told"),
    [("Số quyết định", "{number}-QĐ/HU"), ("Số CCCD", "{number:012d}")],
)
def test_thousands_of_rows_that_one_thing_tells_apart(
    tmp_path: Path, heading: str, told: str
) -> None:
    start = time.monotonic()
    row = "Nguyễn Văn An,1/2/1980,Xã Bình Lợi,Trung cấp LLCT,2019"
    rows = [f"{row},{told.format(number=at + 80_000_000_000)}" for at in range(8000)]
    path = tmp_path / "ds.csv"
    path.write_text("\n".join((f"{HEAD},{heading}", *rows)), encoding="utf-8")
    roster = pipeline.read(pipeline.begin([str(path)], Reading()))
    assert len(roster.frame) == 8000
    assert len(roster.issues) == 7999  # each may be the first
    assert time.monotonic() - start < MOST_SECONDS


def name_of(number: int) -> str:
    """Give each number a name far from the others'."""
    letters = "bcdghklmnpqrstvx"
    return "Nguyễn " + " ".join(f"{letters[int(digit, 16)]}anh" * 2 for digit in f"{number:04x}")


def some_entry(random: Random, row: int) -> Entry:
    """Tell an enrolment of few units, days and courses, each left out now and then."""
    day = random.choice([None, 1, 2, 3])
    return Entry(
        row=row,
        table=0,
        path="ds.csv",
        repeatable=random.random() < 0.99,  # else courses would not matter
        birth_date=dt.date(1980, 1, day) if day else None,
        identity_number=random.choice([None, None, "123", "456", "1234", "5678"]),
        unit=random.choice([None, "a", "b"]),
        start=random.choice([None, dt.date(2019, 1, 1), dt.date(2019, 3, 1)]),
        decision=random.choice([(), ("12",), ("12", "qd"), ("7",), ("7", "hu")]),
        course=frozenset(random.sample("123", random.choice([0, 0, 1, 2]))),
        title=frozenset(),
        weight=(0, 0),
    )


@pytest.mark.parametrize("seed", range(20))
def test_what_is_found_is_what_holding_all_against_each_other_finds(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - a fixed seed is wanted
    enrolled = Enrolled()
    for row in range(FEW * 8):
        entry = some_entry(random, row)
        told = [
            one
            for one in enrolled.all
            if all(are_one_person(o, entry) and not differences(o, entry) for o in one.rows)
        ]
        found = enrolled.surely(entry)
        assert found is (told[0] if len(told) == 1 else None)
        near = [one.first.row for one in enrolled.perhaps(entry)]
        assert near == sorted(near)
        assert {one.first.row for one in enrolled.all if may_be_one(one.first, entry)} <= {*near}
        if found:
            found.add(entry)
        else:
            enrolled.begin(entry)


def may_be_one(one: Entry, other: Entry) -> bool:
    differing = differences(one, other)
    if are_two_courses(one, differing):
        return False
    return "birth_date" not in differing and (
        are_one_person(one, other) or None in {one.unit, other.unit}
    )


def test_names_that_are_alike_share_a_key() -> None:
    random = Random(1)  # noqa: S311 - a fixed seed is wanted
    words = ("nguyễn", "nguyên", "thị", "thi", "văn", "hạnh", "hành", "tuấn", "tuan", "an", "ân")
    names = sorted({" ".join(random.choices(words, k=random.randint(2, 4))) for _ in range(400)})
    assert len(names) > FEW_NAMES
    for at, one in enumerate(names):
        for other in names[:at]:
            if names_alike(one, other):
                assert not set(likeness_keys(one)).isdisjoint(likeness_keys(other)), (one, other)


def test_an_alike_name_is_found_in_a_long_list_of_one_birth_date(tmp_path: Path) -> None:
    rows = [f"{name_of(at)},1/2/1980,Xã Bình Lợi,Trung cấp LLCT,2019" for at in range(60)]
    rows.insert(30, "Trần Thị Hạnh,1/2/1980,Xã Bình Lợi,Trung cấp LLCT,2019")
    rows.append("Trần Thị Hành,1/2/1980,Xã Bình Lợi,Trung cấp LLCT,2019")
    session, roster = read(tmp_path, rows)
    issues = pipeline.examine(session, roster, as_of=dt.date(2024, 6, 1))
    assert [i.place.cell for i in issues if i.rule == "name-doubtful"] == ["A63"]


def test_each_repeated_row_names_the_row_that_is_counted(tmp_path: Path) -> None:
    rows = ["Trần Thị Bé,3/4/1981,Xã A,Thạc sĩ,2020", "Lê An,1/2/1980,Xã A,Thạc sĩ,2020"]
    session, roster = read(tmp_path, [*rows, *rows])
    issues = pipeline.examine(session, roster, as_of=dt.date(2024, 6, 1))
    told = [(i.place.cell, i.says) for i in issues if i.rule == "duplicate-row"]
    assert [cell for cell, _ in told] == ["A4", "A5"]
    assert [says.rpartition(" ")[2] for _, says in told] == ["A2.", "A3."]


def test_a_heading_as_long_as_a_cell_may_be_is_held_against_no_word(tmp_path: Path) -> None:
    path = tmp_path / "ds.csv"
    path.write_text(f"{HEAD},{'x' * 32_000}\nLê An,1/2/1980,Xã A,Thạc sĩ,2020,x", encoding="utf-8")
    start = time.monotonic()
    assert len(pipeline.read(pipeline.begin([str(path)], Reading())).frame) == 1
    assert time.monotonic() - start < MOST_SECONDS


def test_thousands_of_titles_and_sections_that_give_nothing_new(tmp_path: Path) -> None:
    rows = [
        line
        for at in range(3000)
        for line in (
            "Xã Bình Lợi,,,,",
            f"DANH SÁCH {at},,,,",
            f"{name_of(at)},1/2/1980,,Thạc sĩ,2020",
        )
    ]
    start = time.monotonic()
    _, roster = read(tmp_path, rows)
    assert time.monotonic() - start < MOST_SECONDS
    assert len(roster.frame) == 3000
    assert set(roster.frame["unit"]) == {"Xã Bình Lợi"}
