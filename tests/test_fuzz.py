"""Broken and hostile files end in a result or a clear message, within limits of time and memory.

``tools/fuzz.py`` makes them and tries them; here it runs with fixed seeds.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, environment

CASES = 60
KINDS = (".xlsx", ".xls", ".ods", ".xlsb", ".csv", ".html")
MADE = (".docx", ".xlsm", ".xml", ".mht", ".parquet")
"""Of these there are no samples: they are made."""


def fuzz(*options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "tools" / "fuzz.py"), *options],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=environment(),
    )


@pytest.mark.skipif(sys.platform == "win32", reason="limits of memory need Unix")
@pytest.mark.parametrize("kind", [*KINDS, *MADE])
def test_no_input_brings_the_program_down(kind: str, tmp_path: Path) -> None:
    if kind == ".xlsb" and not (ROOT.parent / "shared" / "corpus").is_dir():
        pytest.skip("no .xlsb to begin with: nothing of ours writes one")
    told = fuzz("--seed", "7", "--n", str(CASES), "--kinds", kind, "--keep", str(tmp_path))
    kept = "\n".join(path.read_text(encoding="utf-8") for path in sorted(tmp_path.glob("*.txt")))
    assert told.returncode == 0, f"{told.stdout}{told.stderr}{kept}"
    assert told.stdout.split()[:2] == [kind, str(CASES)]
