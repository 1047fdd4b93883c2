"""Cases in child processes, and what became of each, whatever a child died of."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hongngu_cli

TOOLS = Path(__file__).resolve().parents[1]
PATHS = (TOOLS, TOOLS.parent / "tests", Path(hongngu_cli.__file__).parents[1])
"""Where a child finds these tools, the tests' generator, and the program."""
Line = dict[str, Any]
MOST_SECONDS = 900
"""For a batch; each case in it has a limit of its own."""


@dataclass(frozen=True)
class Finding:
    """A case that went wrong, and how."""

    number: int
    kind: str
    defect: str
    told: str

    @property
    def sort(self) -> str:
        """What it has in common with others: what went wrong, apart from the numbers in it."""
        return re.sub(r"\d+", "N", f"{self.kind} {self.defect}"[:160])


@dataclass(frozen=True)
class Batches:
    """A module that tries cases ``FIRST`` to ``LAST``, and what else its command line has.

    It writes a line of JSON before and after each case.
    """

    module: str
    seed: int
    more: tuple[str, ...] = ()

    def tried(self, numbers: range) -> tuple[Counter[str], list[Finding]]:
        """Try some cases: outcomes by kind, and what went wrong."""
        outcomes: Counter[str] = Counter()
        findings: list[Finding] = []
        at = numbers.start
        while at < numbers.stop:
            lines, errors = self._child(range(at, numbers.stop))
            begun = {line["begun"]: line["kind"] for line in lines if "begun" in line}
            if not begun:
                sys.exit(f"the batch from {at} did not begin:\n{errors}")
            for finding in _findings(lines, begun, errors):
                findings += [finding] if finding.defect else []
                outcomes[f"{finding.kind} {'defect' if finding.defect else finding.told}"] += 1
            at = max(begun) + 1
        return outcomes, findings

    def _child(self, numbers: range) -> tuple[list[Line], str]:
        with tempfile.TemporaryDirectory() as folder:
            said = run(
                *("-m", self.module, str(self.seed), str(numbers.start), str(numbers.stop)),
                *self.more,
                folder=Path(folder),
            )
        lines = [json.loads(line) for line in said.stdout.splitlines() if line.endswith("}")]
        died = f"\nsignal {-said.returncode}" if said.returncode < 0 else ""
        return lines, f"{said.stderr}{died}"


def _findings(lines: Sequence[Line], begun: dict[int, str], errors: str) -> Iterator[Finding]:
    """Give each case of a child; one without a defect tells its outcome."""
    ended = {line["ended"]: line for line in lines if "ended" in line}
    for number, kind in begun.items():
        line = ended.get(number)
        if line is None:
            yield Finding(number, kind, death(errors), errors)
        else:
            told = line.get("traceback") or line["outcome"]
            yield Finding(number, kind, line.get("defect", ""), told)


def run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run Python in a folder that holds nothing of ours."""
    try:
        return subprocess.run(  # noqa: S603 - our own tools
            [sys.executable, *arguments],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            cwd=folder,
            timeout=MOST_SECONDS,
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join(map(str, PATHS)),
                "PYTHONWARNINGS": "ignore",
                "PYTHONUTF8": "1",
            },
        )
    except subprocess.TimeoutExpired as late:
        out, err = (
            text.decode() if isinstance(text, bytes) else text or ""
            for text in (late.stdout, late.stderr)
        )
        return subprocess.CompletedProcess(late.cmd, 1, out, f"{err}\nTimeout of the batch")


def death(errors: str) -> str:
    """Say what a child died of, by what it left behind."""
    lines = [line.strip() for line in errors.splitlines() if line.strip()]
    late = (f"signal {int(signal.SIGPROF)}", "Timeout")
    if any(line.startswith(late) for line in lines):
        where = next(
            (line for line in lines if line.startswith("File") and "hongngu_cli" in line), ""
        )
        return f"hang: {where.rpartition('hongngu_cli/')[2]}"
    return f"died: {lines[-1] if lines else 'without a word'}"
