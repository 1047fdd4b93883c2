"""The same inputs, options and day give the same bytes, wherever and whenever they are run."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import TrainReport

ROSTERS = Path(__file__).resolve().parents[1] / "sample_data" / "rosters"
FORMATS = ("md", "html", "docx", "xlsx", "csv", "json")
COMMANDS = (
    ("summarize", "ds"),
    ("summarize", "ds", "--by", "unit", "--by", "year"),
    ("check", "ds"),
    ("export", "ds"),
    ("inspect", "ds"),
    ("lookup", "trần", "ds"),
    ("explain", "level.thac-si", "ds"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_two_folders_two_times_two_hash_seeds_one_result(
    train_report: TrainReport, tmp_path: Path, command: tuple[str, ...]
) -> None:
    results: list[dict[str, bytes]] = []
    for name, seed, zone in (("a", "1", "Asia/Ho_Chi_Minh"), ("b", "2", "America/New_York")):
        folder = tmp_path / name
        shutil.copytree(ROSTERS, folder / "ds")
        made = {}
        for form in ("xlsx", "csv", "json") if command[0] == "export" else FORMATS:
            options = ("--as-of", "1/1/2022", "-o", f"ra.{form}")
            told = train_report(*command, *options, cwd=folder, PYTHONHASHSEED=seed, TZ=zone)
            assert told.returncode == 0, told.stderr
            made[form] = (folder / f"ra.{form}").read_bytes()
        results.append(made)
    assert [form for form in results[0] if results[0][form] != results[1][form]] == []
