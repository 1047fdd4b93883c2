"""Measure what the project promises, as ratios to a plain program doing the same.

    make bench

Whole processes are timed, ours and the other in turn, and the best time of each counts;
memory is a process's peak. Needs Unix. Exits 1 when a bound is not kept.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbook import HEADER_ROW, LEVEL, ROWS, write_workbook

PYTHON = sys.executable
OURS = [PYTHON, "-m", "hongngu_cli"]
ONE_COMMAND = """\
import typer

app = typer.Typer()


@app.command()
def version() -> None:
    print("0.1.0")


app()
"""
READ_AND_GROUP = f"""\
import sys
import pandas

frame = pandas.read_excel(sys.argv[1], engine="openpyxl", header={HEADER_ROW - 1})
counts = frame.groupby("{LEVEL}").size()
assert counts.sum() == {ROWS}
print(counts)
"""
SLOWEST_START = 1.3
SLOWEST_COUNT = 1 / 5
MOST_MEMORY = 1.0


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process cost: seconds from start to end, and its peak memory in bytes."""

    seconds: float
    memory: int


def cost_of(command: Sequence[str | Path]) -> Cost:
    """Run a process to its end and take its cost; a failure stops the benchmark."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command} ended with {process.returncode}")
    return Cost(seconds, used.ru_maxrss * (1 if sys.platform == "darwin" else 1024))


def compare(
    ours: Sequence[str | Path], other: Sequence[str | Path], rounds: int
) -> tuple[Cost, Cost]:
    """Run both in turn and give the best of each."""
    pairs = [(cost_of(ours), cost_of(other)) for _ in range(rounds)]
    return _best([mine for mine, _ in pairs]), _best([theirs for _, theirs in pairs])


def _best(costs: Sequence[Cost]) -> Cost:
    return Cost(min(c.seconds for c in costs), min(c.memory for c in costs))


def tell(what: str, ours: str, other: str, ratio: float, bound: float) -> bool:
    """Print one ratio beside its bound, and give whether it is kept."""
    kept = ratio <= bound
    verdict = "kept" if kept else "NOT KEPT"
    print(f"{what:<28}{ours:>10}{other:>12}{ratio:>9.2f}{bound:>8.2f}  {verdict}")
    return kept


def main() -> int:
    """Measure and print everything."""
    print(f"{'':<28}{'ours':>10}{'plain':>12}{'ratio':>9}{'bound':>8}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plain, group, book = folder / "plain.py", folder / "group.py", folder / "big.xlsx"
        plain.write_text(ONE_COMMAND, encoding="utf-8")
        group.write_text(READ_AND_GROUP, encoding="utf-8")
        mine, other = compare([*OURS, "--version"], [PYTHON, plain], rounds=15)
        kept = [
            tell(
                "--version",
                f"{mine.seconds * 1000:.0f} ms",
                f"{other.seconds * 1000:.0f} ms",
                mine.seconds / other.seconds,
                SLOWEST_START,
            )
        ]
        write_workbook(book)
        mine, other = compare([*OURS, "summarize", book], [PYTHON, group, book], rounds=2)
        kept += [
            tell(
                f"summarize {ROWS:,} rows",
                f"{mine.seconds:.2f} s",
                f"{other.seconds:.2f} s",
                mine.seconds / other.seconds,
                SLOWEST_COUNT,
            ),
            tell(
                "its peak memory",
                f"{mine.memory / 2**20:.0f} MiB",
                f"{other.memory / 2**20:.0f} MiB",
                mine.memory / other.memory,
                MOST_MEMORY,
            ),
        ]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
