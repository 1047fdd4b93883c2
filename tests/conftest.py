"""What many tests share: the program as a process, LibreOffice, and Chromium."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jobs_made import JOBS, Office

import hongngu_cli

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "sample_data"
OTHERS = {"libreoffice": ("soffice", "LibreOffice"), "chromium": ("chromium", "Chromium")}
"""By the mark of a test: the program it needs, and what people call it."""
ASKED = "TRAIN_REPORT_REQUIRE_"
FOUND = {mark: shutil.which(program) for mark, (program, _) in OTHERS.items()}
REQUIRED = {mark for mark in OTHERS if os.environ.get(f"{ASKED}{mark.upper()}") == "1"}
"""CI says so: then a test that needs one fails without it, instead of being left out."""

QUIETLY = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--hide-scrollbars"),
)
"""How a browser is started that has no window, and nothing to ask on its own account."""

Finished = subprocess.CompletedProcess[str]
TrainReport = Callable[..., Finished]
Convert = Callable[[Path, str], Path]


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    for mark in OTHERS.keys() - REQUIRED:
        if FOUND[mark]:
            continue
        for item in items:
            if item.get_closest_marker(mark):
                item.add_marker(pytest.mark.skip(reason=_left_out(mark)))


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    for mark, (_, name) in OTHERS.items():
        left_out = sum(_left_out(mark) in str(report.longrepr) for report in skipped)
        if left_out:
            terminalreporter.write_line(
                f"{name} is not installed; tests that open files in it, left out: {left_out}"
            )


def _left_out(mark: str) -> str:
    return f"{OTHERS[mark][0]} is missing"


def found(mark: str) -> str:
    """Give the path of a program that tests of this mark need."""
    path = FOUND[mark]
    if path is None:
        pytest.fail(f"{_left_out(mark)}, although {ASKED}{mark.upper()} is set")
    return path


def environment(**changes: str) -> dict[str, str]:
    """Give the environment of a clerk who has set nothing, with changes."""
    kept = {key: text for key, text in os.environ.items() if not key.startswith("TRAIN_REPORT_")}
    source = str(Path(hongngu_cli.__file__).parents[1])
    return {**kept, "PYTHONPATH": source, "COLUMNS": "80", **changes}


@pytest.fixture(scope="session")
def train_report() -> TrainReport:
    """Run the program as a process of its own, from the repository unless told."""

    def run(*arguments: str | Path, cwd: Path = ROOT, text: str = "", **env: str) -> Finished:
        return subprocess.run(
            [sys.executable, "-m", "hongngu_cli", *map(str, arguments)],
            input=text,
            capture_output=True,
            encoding="utf-8",
            check=False,
            cwd=cwd,
            env=environment(**env),
        )

    return run


@pytest.fixture
def office(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Office:
    """Give a folder with a roster and a file of jobs, seen from another one."""
    for name in [name for name in os.environ if name.startswith("TRAIN_REPORT_")]:
        monkeypatch.delenv(name)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    made = Office(tmp_path / "office", capsys)
    made.write(JOBS)
    return made


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Let LibreOffice open a file and save it as another kind ("pdf", "csv:FILTER:OPTIONS")."""
    soffice = found("libreoffice")
    # A profile of its own: a running office, or another run, would answer in our place.
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def run(path: Path, kind: str) -> Path:
        folder = tmp_path_factory.mktemp("converted")
        command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--norestore"]
        told = subprocess.run(
            [*command, "--convert-to", kind, "--outdir", str(folder), str(path)],
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
        )
        made = folder / f"{path.stem}.{kind.partition(':')[0]}"
        assert made.is_file(), f"LibreOffice could not open {path.name}: {told.stdout}{told.stderr}"
        return made

    return run


@pytest.fixture(scope="session")
def to_pdf(convert: Convert) -> Callable[[Path], Path]:
    """Let LibreOffice print a file to PDF."""
    return lambda path: convert(path, "pdf")


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """Run Chromium without a window on a page; give what it printed."""
    profile = tmp_path_factory.mktemp("browser")
    command = [found("chromium"), *QUIETLY, f"--user-data-dir={profile}"]

    def run(page: Path, *options: str) -> str:
        told = subprocess.run(
            [*command, *options, page.as_uri()],
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert told.returncode == 0, told.stderr
        return told.stdout

    return run


def read_terminal(leader: int) -> bytes:
    """Read what a program wrote to its terminal; nothing once it has ended."""
    try:
        return os.read(leader, 65536)
    except OSError:  # how Linux says that the other side has closed
        return b""
