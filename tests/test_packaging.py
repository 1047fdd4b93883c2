"""What is installed: declared, pinned, and whole in the wheel."""

from __future__ import annotations

import ast
import importlib.util
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, environment

import hongngu_cli
from hongngu_cli import shipped

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PIN = re.compile(
    r"^([a-z0-9-]+)==([^ ]+)((?: \\\n    --hash=sha256:[0-9a-f]{64})+)\n", re.MULTILINE
)
LOCKS = ("requirements.txt", "requirements-dev.txt")


def name_of(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def pins(lock: str) -> dict[str, str]:
    return {name: version for name, version, _ in PIN.findall((ROOT / lock).read_text("utf-8"))}


def test_every_library_used_is_declared() -> None:
    used = set()
    for path in Path(hongngu_cli.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                used |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                used.add(node.module.partition(".")[0])
    outside = used - set(sys.stdlib_module_names) - {"hongngu_cli"}
    distributions = packages_distributions()
    declared = {name_of(requirement) for requirement in PROJECT["dependencies"]}
    assert {name for name in outside if name_of(distributions[name][0]) not in declared} == set()


def test_typer_is_held_to_one_minor_version() -> None:
    assert "typer>=0.29,<0.30" in PROJECT["dependencies"]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_pins_with_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    rest = [line for line in PIN.sub("", text).splitlines() if line and not line.startswith("#")]
    assert rest == []
    assert "://" not in text


def test_locks_pin_everything_and_agree() -> None:
    extras = PROJECT["optional-dependencies"]
    run, develop = (pins(lock) for lock in LOCKS)
    assert {name_of(r) for r in PROJECT["dependencies"] + extras["install"]} <= set(run)
    assert {name_of(r) for r in extras["dev"]} <= set(develop)
    assert run.items() <= develop.items()


def test_changelog_begins_with_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    first = re.search(r"^## (\S+)", changelog, re.MULTILINE)
    assert first
    assert first[1] == hongngu_cli.__version__


def test_data_is_found_in_the_checkout() -> None:
    assert (shipped.sample_data() / "rosters").is_dir()
    assert list(shipped.templates().glob("*.md.j2"))
    assert (shipped.vocabulary() / "levels.toml").is_file()


@pytest.mark.skipif(not importlib.util.find_spec("hatchling"), reason="hatchling is not installed")
def test_the_wheel_is_whole_and_works_alone(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path / "site")
    for folder in ("sample_data", "templates"):
        shipped_there = {p.relative_to(ROOT) for p in (ROOT / folder).rglob("*") if p.is_file()}
        assert shipped_there
        assert all((tmp_path / "site" / "hongngu_cli" / p).is_file() for p in shipped_there)
    entry = next((tmp_path / "site").glob("*.dist-info/entry_points.txt")).read_text("utf-8")
    assert "train-report = hongngu_cli.cli:main" in entry
    told = subprocess.run(
        [sys.executable, "-m", "hongngu_cli", "demo", "-o", "made"],
        cwd=tmp_path,
        env=environment(PYTHONPATH=str(tmp_path / "site")),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (told.returncode, "Traceback" in told.stderr) == (0, False)
    made = {path.name for path in (tmp_path / "made").iterdir()}
    assert made == {"tong-hop.docx", "tong-hop.xlsx", "tong-hop.md"}
