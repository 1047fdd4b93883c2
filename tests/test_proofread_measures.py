"""Of the open passages every planted error is told and every right text left in peace.

What is told touches a figure of the error, as `tools/measure_proofreader.py` counts it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[1] / "tools"))

from annotated_passages import FOLDER, Passage, read_passages
from measure_proofreader import measure

OPEN = [
    passage
    for folder in (FOLDER, FOLDER / "second")
    for path in sorted(folder.glob("open-*.toml"))
    for passage in read_passages(path)
]


@pytest.mark.parametrize("passage", OPEN, ids=lambda passage: passage.id)
def test_what_is_wrong_is_told_and_nothing_else(passage: Passage) -> None:
    measured = measure([passage])
    assert measured.right == measured.findings
    found = {right for _, right in measured.errors}
    assert found == ({True} if passage.error else set())
