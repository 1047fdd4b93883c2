"""Every document that `report` makes of the samples is laid out as its office must."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from document_checker import deviations

from hongngu_cli import in_force

if TYPE_CHECKING:
    from conftest import TrainReport

DOCUMENTS = {one.name: one for one in in_force.documents()}
PROFILES = ("hd36", "nd30", "hd05")
ASKED = {"ke-hoach": ("--from", "2026", "--to", "2030"), "mo-lop": ("--year", "2021")}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_of_the_samples(name: str, tmp_path: Path, train_report: TrainReport) -> None:
    profile = PROFILES[sorted(DOCUMENTS).index(name) % len(PROFILES)]
    made = tmp_path / "made.docx"
    asked = (name, "sample_data", *ASKED.get(name, ()), "--profile", profile, "-o", made)
    assert train_report("report", *asked).returncode in (0, 1)
    shape = DOCUMENTS[name].shape
    assert deviations(made.read_bytes(), profile, shape) == []
