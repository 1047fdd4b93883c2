"""The samples tell the story: every figure of the document the project answers."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import TrainReport

UNITS = {
    "Khối Đảng, MTTQ, đoàn thể": "0000 4643 3322 0233 0010 0110 1110 2541",
    "Khối chính quyền": "0100 4764 2322 0232 0101 1001 0000 3542",
    "Ngành Giáo dục": "3210 6765 1001 0001 0000 0011 0000 2321",
    "Thị trấn Phước Tiền": "1210 3432 0101 0001 1000 0000 0010 1111",
    "Xã An Phước 1": "1111 3332 0001 0010 0000 0000 1000 1101",
    "Xã An Phước 2": "1110 2322 0001 0000 0000 0000 0000 1110",
    "Xã Long Hoà A": "2111 3432 0010 0010 0000 0000 0100 1111",
    "Xã Long Hoà B": "1111 2332 0010 0000 0000 0000 0000 1110",
    "Xã Phú Lộc A": "2111 3432 0010 0010 1000 0000 0100 1111",
    "Xã Phú Lộc B": "2111 3332 0010 0000 0000 0000 0000 1110",
}
"""Enrolments of 2018, 2019, 2020, 2021 (a digit each) by unit and level."""
LEVELS = (
    "so-cap",
    "trung-cap",
    "cao-cap",
    "hoan-chinh-cao-cap",
    "dai-hoc-van-bang-2",
    "thac-si",
    "nghiep-vu",
    "lanh-dao-quan-ly",
)
SEED = {
    "total": 301,
    "group.ly-luan-chinh-tri": 225,
    "level.so-cap": 37,
    "level.trung-cap": 139,
    "level.cao-cap": 29,
    "level.hoan-chinh-cao-cap": 20,
    "group.chuyen-mon": 11,
    "level.dai-hoc-van-bang-2": 5,
    "level.thac-si": 6,
    "group.boi-duong": 65,
    "level.nghiep-vu": 7,
    "level.lanh-dao-quan-ly": 58,
    "unrecognised": 0,
}


def answer(train_report: TrainReport, *arguments: str) -> dict[str, Any]:
    told = train_report(*arguments, "--format", "json")
    assert told.returncode == 0, told.stderr
    answered: dict[str, Any] = json.loads(told.stdout)
    return answered


def closed(rows: dict[str, Any]) -> bool:
    return bool(rows["read"] == rows["counted"] + sum(rows["set_aside"].values()))


@pytest.mark.parametrize("files", ["sample_data/rosters", "sample_data"])
def test_the_seed_s_figures_stand_in_the_samples(train_report: TrainReport, files: str) -> None:
    told = answer(train_report, "summarize", files)
    assert {key: told["figures"][key]["value"] for key in SEED} == SEED
    assert closed(told["rows"])
    assert all(closed(source["rows"]) for source in told["sources"])
    assert "unrecognised" not in told["rows"]["set_aside"]
    assert not [issue for issue in told["issues"] if issue["severity"] != "note"]


def test_a_row_with_two_marks_is_one_row_and_two_enrolments(train_report: TrainReport) -> None:
    told = answer(train_report, "summarize", "sample_data/rosters")
    assert (told["rows"]["counted"], told["figures"]["total"]["value"]) == (299, 301)


@pytest.mark.parametrize(("year", "total"), [(2018, 71), (2019, 91), (2020, 82), (2021, 57)])
def test_each_year_s_cells_are_those_of_the_story(
    train_report: TrainReport, year: int, total: int
) -> None:
    told = answer(
        train_report,
        *("summarize", "sample_data/rosters", "--year", str(year), "--by", "unit", "--by", "level"),
    )
    place = year - 2018
    expected = {
        unit: {
            level: int(years[place])
            for level, years in zip(LEVELS, cells.split(), strict=True)
            if int(years[place])
        }
        for unit, cells in UNITS.items()
    }
    found = {
        row["unit"]: {level: row[level] for level in LEVELS if row.get(level)}
        for row in told["tables"][0]["rows"]
    }
    assert found == expected
    assert list(found) == list(UNITS)
    assert told["figures"]["total"]["value"] == told["tables"][0]["total"]["total"] == total
    assert closed(told["rows"])


def test_people_are_fewer_than_enrolments(train_report: TrainReport) -> None:
    told = answer(train_report, "summarize", "sample_data/rosters", "--count", "people")
    assert told["figures"]["total"]["value"] == 262


def test_explain_lists_as_many_rows_as_the_figure_says(train_report: TrainReport) -> None:
    told = answer(train_report, "explain", "level.cao-cap", "sample_data/rosters")
    assert len(told["rows_behind"]) == told["figures"]["level.cao-cap"]["value"] == 29
    row = told["rows_behind"][0]
    assert set(row) == {"path", "sheet", "row", "cells"}
    assert row["cells"]["level"]["typed"]


def test_explain_of_people_gives_each_person_once(train_report: TrainReport) -> None:
    told = answer(train_report, "explain", "total", "sample_data/rosters", "--count", "people")
    repeats = [len(row.get("also", ())) for row in told["rows_behind"]]
    assert len(repeats) == 262
    assert (repeats.count(0), repeats.count(1), repeats.count(2)) == (226, 33, 3)


def test_explain_of_quota_gives_turns_and_people_apart(train_report: TrainReport) -> None:
    for key, many, more in (("sent", 168, 0), ("people", 160, 8)):
        line = ("explain", f"quota.{key}.total", "sample_data")
        told = answer(train_report, *line, *(("--count", "people") if key == "sent" else ()))
        others = [row for row in told["rows_behind"] if row.get("also")]
        assert told["figures"][f"quota.{key}.total"]["value"] == len(told["rows_behind"]) == many
        assert len(others) >= more
        assert bool(others) == bool(more)


def test_explain_a_cell_of_a_breakdown(train_report: TrainReport) -> None:
    key = "unit.Xã An Phước 2/level.trung-cap"
    told = answer(train_report, "explain", key, "sample_data/rosters")
    assert told["figures"][key]["value"] == len(told["rows_behind"]) == 9


def test_export_gives_every_enrolment_with_its_place(train_report: TrainReport) -> None:
    told = answer(train_report, "export", "sample_data/rosters")
    (table,) = told["tables"]
    assert " ".join(column["key"] for column in table["columns"]) == (
        "name birth_date birth_year sex unit position post_level leader level group course "
        "institution place mode sponsor decision start end year status result priority "
        "ethnicity party_date note path sheet row"
    )
    assert len(table["rows"]) == 301
    assert {row["level"] for row in table["rows"]} == set(LEVELS)
    assert all(row["path"] and row["row"] and row["name"] for row in table["rows"])


def test_the_samples_have_nothing_to_correct(train_report: TrainReport) -> None:
    told = train_report("check", "sample_data/rosters", "--fail-on", "warning")
    assert told.returncode == 0, told.stdout


def test_lookup_finds_a_person_without_marks_in_any_order(train_report: TrainReport) -> None:
    exported = answer(train_report, "export", "sample_data/rosters")["tables"][0]["rows"]
    often = Counter(row["name"] for row in exported).most_common(1)[0][0]
    words = often.split()
    told = answer(train_report, "lookup", " ".join(reversed(words)), "sample_data/rosters")
    person = told["people"][0]
    assert person["name"] == often
    years = [enrolment["year"] for enrolment in person["enrolments"]]
    assert years == sorted(years)


def test_lookup_of_nobody_is_no_error(train_report: TrainReport) -> None:
    assert answer(train_report, "lookup", "Tôn Ngộ Không", "sample_data/rosters")["people"] == []


def test_masking_hides_names_everywhere(train_report: TrainReport) -> None:
    exported = answer(train_report, "export", "sample_data/rosters")["tables"][0]["rows"]
    names = {row["name"] for row in exported}
    for command in (
        ("export", "sample_data/rosters"),
        ("explain", "total", "sample_data/rosters"),
        ("lookup", exported[0]["name"], "sample_data/rosters"),
        ("check", "sample_data/rosters"),
        ("summarize", "sample_data/rosters"),
        ("inspect", "sample_data/rosters"),
    ):
        for form in ("json", "terminal", "md"):
            shown = train_report(*command, "--mask", "--format", form).stdout
            assert not [name for name in names if name in shown], (command, form)
