"""Forty mistakes in five workbooks as offices make them: each found at its cell, and no other."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from typed_tables import as_xlsx, typed_sheets

from hongngu_cli import shipped
from hongngu_cli.check.run import examine
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.settings import Limits, Reading, Settings
from hongngu_cli.read.rosters import open_files, read_roster
from hongngu_cli.read.settings.vocabularies import load_vocabulary

OFFICE = """
[[unit]]
name = "Xã An Phước"
[[unit]]
name = "Xã Bình Hòa"
[[unit]]
name = "Xã Tân Lập"
[[unit]]
name = "Thị trấn Hòa Thuận"
[[unit]]
name = "Ban Tổ chức Huyện ủy"
"""

WORKBOOKS = Path(__file__).parent / "forty"
"""Typed as tables; each is complained about where FOUND says, and nowhere else."""
FOUND = {
    "sections": {
        "B9": "name-missing",
        "C10": "date-impossible",  # no such day
        "A11": "stt-gap",
        "C11": "date-impossible",  # month first
        "A12": "stt-repeated",
        "D12": "value-unknown",
        "A13": "section-without-rows",
        "C15": "date-unclear",
        "F15": "level-unknown",
        "H16": "end-before-start",
        "B18": "total-mismatch",
    },
    "marks": {
        "C6": "date-unclear",  # in the columns of both sexes
        "F7": "level-missing",
        "G8": "mark-unknown",
        "C9": "birth-after-training",
        "D10": "age-out-of-range",
        "A11": "duplicate-row",
        "A13": "birth-doubtful",
        "A14": "name-doubtful",
        "G15": "total-mismatch",
    },
    "people": {
        "C5": "identity-shared",
        "C7": "identity-differs",
        "A9": "repeated-level",
        "F10": "prerequisite-missing",  # by the level held
        "I11": "end-missing",
        "H12": "year-outside",
        "H13": "year-missing",
        "A14": "prerequisite-missing",  # by a later row
    },
    "units": {
        "E5": "unit-unknown",  # misspelt
        "C6": "condition-doubtful",  # too young
        "C7": "condition-doubtful",  # too old
        "E8": "unit-missing",
        "E9": "unit-unknown",
        "F10": "condition-doubtful",  # no longer taught
        "G11": "value-unknown",
        "I12": "value-unknown",
    },
    "dates": {
        "C4": "blank-among-filled",
        "F5": "dates-dragged",
        "E10": "level-unknown",
        "A11": "same-name",
        "C12": "date-serial",  # a digit too many
        "F13": "date-serial",
    },
}
TOLD_ANYWAY = {"value-taken", "column-held"}
"""Notes on how a list was understood, which are no mistakes."""


def problems(name: str, folder: Path) -> list[Issue]:
    path, own = folder / f"{name}.xlsx", folder / "co-quan.toml"
    path.write_bytes(as_xlsx(typed_sheets((WORKBOOKS / f"{name}.txt").read_text("utf-8"))))
    own.write_text(OFFICE, encoding="utf-8")
    vocabulary = load_vocabulary(shipped.vocabulary(), [own])
    opened = open_files([str(path)], vocabulary, Reading(), Limits())
    settings = Settings(as_of=dt.date(2026, 11, 22))
    return list(examine(read_roster(opened, vocabulary), vocabulary, settings))


def test_there_are_forty() -> None:
    assert sum(map(len, FOUND.values())) >= 40
    assert len({rule for found in FOUND.values() for rule in found.values()}) >= 30


@pytest.mark.parametrize("name", FOUND)
def test_each_is_found_at_its_cell_and_nothing_else(name: str, tmp_path: Path) -> None:
    issues = [one for one in problems(name, tmp_path) if one.rule not in TOLD_ANYWAY]
    told = [(one.place.cell, one.rule) for one in issues]
    assert sorted(told) == sorted(FOUND[name].items())
    assert all(one.says and one.advice for one in issues)
