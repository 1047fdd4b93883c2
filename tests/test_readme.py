"""README.md shows what the program does: its commands are run, its output compared."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLES, TrainReport

from hongngu_cli.commands import COMMANDS
from hongngu_cli.read.settings.configuration import load_settings

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ANYTHING = "…"
EXIT = re.compile(r"# exit code (\d+)$")


def transcripts() -> list[tuple[str, str]]:
    """Give each command line of the program with the output shown for it."""
    shown = []
    for block in BLOCK.findall(README):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            if command.startswith("train-report"):
                shown.append((command, output))
    return shown


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder like a clerk's: the samples lie in it, results may go there."""
    made = tmp_path_factory.mktemp("office")
    shutil.copytree(SAMPLES, made / "sample_data")
    return made


@pytest.mark.parametrize(("command", "output"), [pytest.param(*t, id=t[0]) for t in transcripts()])
def test_readme_tells_the_truth(
    command: str, output: str, folder: Path, train_report: TrainReport
) -> None:
    wanted = EXIT.search(command)
    arguments = shlex.split(command, comments=True)[1:]
    told = train_report(*arguments, cwd=folder, TRAIN_REPORT_AS_OF="2026-11-22")
    assert told.returncode == int(wanted[1] if wanted else 0), told.stderr
    if output.strip():
        assert re.fullmatch(pattern_of(output), f"{told.stdout}{told.stderr}"), told.stdout


def pattern_of(output: str) -> str:
    """Give what output must match; "…" stands for any lines, within a line for any text."""
    lines = (re.escape(line).replace(ANYTHING, ".*") + "\n" for line in output.splitlines())
    return "".join("(?:.*\n)*?" if line == ".*\n" else line for line in lines)


def test_the_configuration_shown_is_valid(tmp_path: Path) -> None:
    found = re.search(r"^```toml\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert found
    (tmp_path / "train-report.toml").write_text(found[1], encoding="utf-8")
    assert load_settings(tmp_path / "train-report.toml").periods.last_day == 25


def test_readme_shows_every_command_and_the_set_up() -> None:
    for command in COMMANDS:
        assert f"train-report {command.name}" in README
        assert command.vietnamese in README
    assert "$ make demo" in README
    assert "$ make test" in README
