"""The rules as a whole, over a roster made by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from hongngu_cli import shipped
from hongngu_cli.check.rules import ON_COUNTS, RULES, key_of
from hongngu_cli.check.run import examine
from hongngu_cli.model.columns import Columns
from hongngu_cli.model.conditions import Rule
from hongngu_cli.model.failure import CONFIGURATION, Failure
from hongngu_cli.model.issue import SEVERITIES, Issue
from hongngu_cli.model.recognition import ColumnMeaning, TableFound
from hongngu_cli.model.roster import Origins, Roster
from hongngu_cli.model.settings import Settings
from hongngu_cli.model.sheet import Cell, Merged, Sheet
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.text.suggestions import Suggestions

SETTINGS = Settings(as_of=dt.date(2026, 11, 22))
COLUMNS = ("stt", "name", "birth_year", "unit", "level", "year")
HEADINGS = ("STT", "Họ và tên", "Năm sinh", "Đơn vị", "Trình độ", "Năm")
GOOD: tuple[Cell, ...] = (1.0, "Nguyễn Văn An", 1985.0, "Xã An Phước", "trung-cap", 2019.0)


def vocabulary() -> Vocabulary:
    return load_vocabulary(shipped.vocabulary())


def roster_of(*people: tuple[Cell, ...]) -> Roster:
    """Make a roster whose cells already hold what they mean; headings are row 1."""
    rows: list[tuple[Cell, ...]] = [HEADINGS, *people]
    sheet = Sheet("ds.xlsx", "Lớp 1", "0" * 64, rows)
    meanings = {
        column: ColumnMeaning(field, heading, "")
        for column, (field, heading) in enumerate(zip(COLUMNS, HEADINGS, strict=True), start=1)
    }
    numbers = tuple(range(2, len(rows) + 1))
    aside = {"header": (1,)}
    table = TableFound(sheet, "roster", (1, 1), 1, len(rows), meanings, 1.0, "", numbers, aside)
    typed = dict(zip(COLUMNS, zip(*people, strict=True), strict=True))
    columns = {field: [None if c == "" else c for c in cells] for field, cells in typed.items()}
    size = len(people)
    origins = Origins(np.zeros(size, dtype=np.int64), np.arange(2, size + 2), {})
    return Roster(Columns(columns, size), origins, (sheet,), (table,), {}, {})


def saying(roster: Roster, field: str, values: Sequence[object]) -> Roster:
    """Give the roster with other values in one field."""
    told = {**roster.columns.told, field: values}
    return replace(roster, columns=Columns(told, roster.columns.size))


def with_severity(words: Vocabulary, key: str, severity: str) -> Vocabulary:
    rules = tuple(
        replace(rule, severity=severity) if rule.key == key else rule for rule in words.rule
    )
    return replace(words, rule=rules)


def test_every_rule_has_its_words_in_the_same_order() -> None:
    words = vocabulary().rules
    keys = [key_of(rule) for rule in RULES]
    assert len(set(keys)) == len(keys)
    assert list(words)[: len(keys)] == keys
    assert set(ON_COUNTS) <= set(keys)
    for rule in words.values():
        assert rule.severity in SEVERITIES
        assert rule.title
        assert not rule.title.endswith(".")
        assert rule.advice.endswith(".")


def test_a_good_roster_has_no_issues() -> None:
    assert examine(roster_of(GOOD), vocabulary(), SETTINGS) == ()


def test_an_empty_frame_is_examined() -> None:
    roster = roster_of(GOOD)
    emptied = roster.without(np.array([0]), "filtered")
    assert examine(emptied, vocabulary(), SETTINGS) == ()


BAD: tuple[tuple[Cell, ...], ...] = (
    GOOD,
    (3.0, "", 2021.0, "", "", 1970.0),
    (3.0, "Trần Thị Bình", 1990.0, "Xã An Phước", "Cao cắp", 2035.0),
    (4.0, "nguyễn văn  an", 1985.0, "xã An Phước", "trung-cap", 2021.0),
)


def bad_roster() -> Roster:
    roster = roster_of(*BAD)
    levels = [None if level == "Cao cắp" else level for level in roster.columns["level"]]
    return replace(saying(roster, "level", levels), doubts={"level": {2: "unknown"}})


def test_issues_are_sorted_by_place_and_quote_their_cell() -> None:
    roster = bad_roster()
    issues = examine(roster, vocabulary(), SETTINGS)
    assert [(issue.place.cell, issue.rule) for issue in issues] == [
        ("A3", "stt-gap"),
        ("B3", "name-missing"),
        ("C3", "birth-after-training"),
        ("D3", "unit-missing"),
        ("E3", "level-missing"),
        ("F3", "year-outside"),
        ("A4", "stt-repeated"),
        ("E4", "level-unknown"),
        ("F4", "year-outside"),
        ("A5", "repeated-level"),
        ("B5", "name-unlike"),
    ]
    assert [issue.found for issue in issues][:4] == ["3", None, "2021", None]


def test_only_the_rules_named_are_run() -> None:
    issues = examine(bad_roster(), vocabulary(), SETTINGS, only=ON_COUNTS)
    assert {issue.rule for issue in issues} == {"level-missing", "level-unknown", "year-outside"}


def test_an_office_changes_a_rules_severity_or_switches_it_off() -> None:
    roster = bad_roster()
    words = with_severity(vocabulary(), "stt-gap", "error")
    assert examine(roster, words, SETTINGS)[0].severity == "error"
    off = with_severity(words, "stt-gap", "off")
    assert "stt-gap" not in {issue.rule for issue in examine(roster, off, SETTINGS)}


def test_a_severity_that_does_not_exist_is_a_mistake_of_configuration() -> None:
    words = with_severity(vocabulary(), "stt-gap", "fatal")
    with pytest.raises(Failure, match='Quy tắc "stt-gap": không có mức "fatal"') as told:
        examine(bad_roster(), words, SETTINGS)
    assert told.value.code == CONFIGURATION


def test_what_reading_noticed_is_told_too() -> None:
    place = roster_of(GOOD).tables[0].sheet.place(1, 6)
    note = Issue("column-unknown", "note", place, "Năm", "Cột này chưa biết nghĩa.", "Thêm --map.")
    error = replace(note, rule="row-unrecognised", severity="error")
    roster = replace(roster_of(GOOD), issues=(error, note))
    assert examine(roster, vocabulary(), SETTINGS, only=("stt-gap",)) == (note, error)
    for rule in ("column-unknown", "row-unrecognised"):
        words = with_severity(vocabulary(), rule, "off")
        kept = examine(roster, words, SETTINGS)
        assert (error in kept, note in kept) == (True, rule != "column-unknown")


def test_an_office_sets_the_severity_of_what_reading_noticed() -> None:
    place = roster_of(GOOD).tables[0].sheet.place(1, 6)
    note = Issue("column-unknown", "note", place, "Năm", "Cột này chưa biết nghĩa.", "Thêm --map.")
    milder = Issue("text-with-nul", "note", place, "Năm", "Có ký tự NUL.", "Đối chiếu.")
    roster = replace(roster_of(GOOD), issues=(note, milder))
    words = with_severity(vocabulary(), "column-unknown", "error")
    assert [issue.severity for issue in examine(roster, words, SETTINGS)] == ["error", "note"]


def test_without_a_day_no_year_is_too_late() -> None:
    issues = examine(bad_roster(), vocabulary(), Settings(), only=("year-outside",))
    assert [issue.place.cell for issue in issues] == ["F3"]


def test_doubts_of_rows_that_were_filtered_out_are_not_told() -> None:
    roster = bad_roster().without(np.array([2]), "filtered")
    assert examine(roster, vocabulary(), SETTINGS, only=("level-unknown",)) == ()


def test_a_cell_that_several_rows_share_is_told_once() -> None:
    roster = roster_of(GOOD, (2.0, "Trần Thị Bình", 1990.0, "Xã An Phước", "", 1975.0))
    shared = (np.array([2, 2]), np.array([6, 6]))
    roster = saying(roster, "year", [1975, 1975])
    roster = replace(roster, origins=replace(roster.origins, cells={"year": shared}))
    sheet = replace(roster.sheets[0], merged=(Merged(2, 6, 3, 6),))
    issues = examine(
        replace(roster, sheets=(sheet,)), vocabulary(), SETTINGS, only=("year-outside",)
    )
    assert [issue.place.cell for issue in issues] == ["F2"]


def test_a_repeated_row_names_the_one_it_repeats() -> None:
    other = (2.0, "Nguyễn Văn An", 1985.0, "Xã An Phước", "cao-cap", 2020.0)
    again = (3.0, "NGUYỄN VĂN AN", *other[2:])
    roster = roster_of(GOOD, other, again).without(np.array([2]), "duplicate")
    (issue,) = examine(replace(roster, repeats={2: 1}), vocabulary(), SETTINGS)
    assert (issue.rule, issue.place.cell, issue.found) == ("duplicate-row", "A4", "3")
    assert issue.says == "Lượt này đã ghi tại A3."


def test_a_rule_without_words_of_its_own_says_what_the_vocabulary_advises() -> None:
    words = replace(
        vocabulary(),
        rule=tuple(Rule(rule.key, rule.severity, "Tên", "Làm thế.") for rule in vocabulary().rule),
    )
    issues = examine(bad_roster(), words, SETTINGS, only=("stt-gap",))
    assert [issue.advice for issue in issues] == ["Làm thế."]


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("thuong phuoc 1", "Một"),
        ("Thường Phước 2", "Hai"),
        ("Thường Phước 3", None),
        ("Thưởng Phướt 1", "Một"),
        ("Lớp Thường Phước 1 năm 2018", "Một"),
        ("TP", None),
        ("", None),
    ],
)
def test_numbers_never_come_near_each_other(typed: str, label: str | None) -> None:
    known = Suggestions([("Thường Phước 1", "Một"), ("Thường Phước 2", "Hai"), ("TQ", "Ba")])
    assert known.nearest(typed) == label


def test_an_abbreviation_is_no_name_of_its_own_beside_the_label() -> None:
    known = Suggestions([("CN CT", "Cử nhân chính trị"), ("cao học", "Thạc sĩ")])
    assert known.told("CN CP") == "Cử nhân chính trị"
    assert known.told("Cao hcoj") == "Cao học (Thạc sĩ)"


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("An Phước 2", "Xã An Phước 2"),
        ("An Phướt 2", "Xã An Phước 2"),
        ("TT An Phước 2", None),
        ("An Phước 3", None),
        ("ĐH Luật HC", None),
        ("Trung cấp Luật", "TC Luật"),
        ("Luật TC", None),
        ("Hoà Thuỷ", "Xã Hòa Thủy"),
        ("Xã Hào Thủy", "Xã Hòa Thủy"),
    ],
)
def test_a_word_left_out_before_a_name_is_no_other_abbreviation(
    typed: str, label: str | None
) -> None:
    spellings = [(one, one) for one in ("Xã An Phước 2", "TC Luật", "Xã Hòa Thủy")]
    known = Suggestions([*spellings, ("Trung cấp Luật", "TC Luật")])
    assert known.nearest(typed) == label
