"""`standing` on the samples: one unit by hand, the JSON, masks, exit codes, explanations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import TrainReport

FILES = ("sample_data/rosters", "--cadres", "sample_data/cadres.xlsx", "--as-of", "2021-12-31")


def answer(train_report: TrainReport, *arguments: str) -> dict[str, Any]:
    told = train_report(*arguments, "--format", "json")
    assert told.returncode == 0, told.stderr
    answered: dict[str, Any] = json.loads(told.stdout)
    return answered


@pytest.fixture(scope="module")
def whole(train_report: TrainReport) -> dict[str, Any]:
    return answer(train_report, "standing", *FILES)


def test_everybody_is_told_once(whole: dict[str, Any]) -> None:
    figures = {key: one["value"] for key, one in whole["figures"].items()}
    # 420 cadres: 415 of whom something is required, 5 whose posts no rule names.
    assert (figures["standing.total"], figures["standing.unruled"]) == (420, 5)
    assert len(whole["people"]) == figures["standing.required"] == 420 - 5
    # Cao cấp: 82 = 29 + 8 + 45; trung cấp: 319 = 178 + 26 + 115; sơ cấp: 14 = 14.
    told = [
        [
            figures[f"standing.{state}.{level}"]
            for state in ("required", "held", "studying", "missing")
        ]
        for level in ("cao-cap", "trung-cap", "so-cap")
    ]
    assert told == [[82, 29, 8, 45], [319, 178, 26, 115], [14, 14, 0, 0]]


def test_one_unit_by_hand(whole: dict[str, Any]) -> None:
    """Of the 31 of Xã An Phước 1 one is asked for sơ cấp, 30 for trung cấp."""
    (table,) = (one for one in whole["tables"] if one["key"] == "standing")
    rows = [row for row in table["rows"] if row["unit"] == "Xã An Phước 1"]
    assert [list(row.values()) for row in rows] == [
        ["Xã An Phước 1", "so-cap", 1, 1, 0, 0],
        ["Xã An Phước 1", "trung-cap", 30, 15, 4, 11],  # 15 + 4 + 11 = 30
    ]
    people = [one for one in whole["people"] if one["unit"] == "Xã An Phước 1"]
    states = [one["state"] for one in people if one["level"] == "trung-cap"]
    assert [states.count(state) for state in ("held", "studying", "missing")] == [15, 4, 11]
    assert set(people[0]) == {"name", "unit", "position", "level", "held", "state", "reasons"}


def test_a_figure_is_explained_person_by_person(train_report: TrainReport) -> None:
    key = "standing.missing.trung-cap/unit.Xã An Phước 1"
    told = answer(train_report, "explain", key, *FILES)
    assert told["figures"][key]["value"] == len(told["rows_behind"]) == 11
    assert {one["path"] for one in told["rows_behind"]} == {"sample_data/cadres.xlsx"}


def test_with_mask_no_name_leaves(train_report: TrainReport, whole: dict[str, Any]) -> None:
    names = {one["name"] for one in whole["people"]}
    for form in ("json", "md", "csv"):
        told = train_report("standing", *FILES, "--mask", "--format", form).stdout
        assert not [name for name in names if name in told], form


def test_without_a_cadre_list_there_is_nothing_to_tell(train_report: TrainReport) -> None:
    told = train_report("standing", "sample_data/rosters")
    assert told.returncode == 3
    assert "không có danh sách cán bộ, quy hoạch nào" in told.stderr


def test_an_unknown_breakdown_is_a_wrong_usage(train_report: TrainReport) -> None:
    told = train_report("standing", *FILES, "--by", "units")
    assert told.returncode == 2
    assert "unit" in told.stderr


def test_the_vietnamese_name_does_the_same(train_report: TrainReport) -> None:
    assert "Cao cấp LLCT: yêu cầu 82 người" in train_report("trinh-do", *FILES).stdout
