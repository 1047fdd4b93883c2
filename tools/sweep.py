"""Let the program read every file of a folder, and judge what it says of each.

    python tools/sweep.py FOLDER [--json] [--jobs 2]
    make sweep CORPUS=FOLDER

Files of any kind and ending are tried, each in processes of its own. A line a file: read,
refused and with which message, or a defect; sums follow. A defect is a traceback, an exit
code that is not documented, too much time or memory, a ledger that does not close, a cell
that does not hold what is said of it, or rows that one command has and another has not.
Exits 1 when there is one. Needs Unix.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sweeping.program import MOST_MEGABYTES, MOST_SECONDS
from sweeping.verdict import DEFECT, READ, REFUSED, Verdict, judge

HEAD = ("outcome", "file", "tables", "people", "sure", "message")


def files_in(folder: Path) -> list[Path]:
    """List every file of a folder, deep, in one order."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def line_of(verdict: Verdict, folder: Path) -> str:
    """Write a verdict as one line, its defects on lines of their own."""
    name = str(Path(verdict.path).relative_to(folder))
    kinds = " ".join(f"{kind}:{times}" for kind, times in sorted(verdict.kinds.items())) or "-"
    sure = "-" if verdict.confidence is None else f"{verdict.confidence:.2f}"
    line = f"{verdict.outcome:<8} {name:<44} {kinds:<20} {verdict.people:>6} {sure:>5}"
    told = [f"{line}  {verdict.message}".rstrip()]
    return "\n".join((*told, *(f"         ! {defect}" for defect in verdict.defects)))


def sums_of(verdicts: Sequence[Verdict]) -> Iterable[str]:
    """Write how many files there were of each outcome, message and kind of table."""
    outcomes = Counter(verdict.outcome for verdict in verdicts)
    told = ", ".join(f"{outcomes[outcome]} {outcome}" for outcome in (READ, REFUSED, DEFECT))
    yield f"{len(verdicts)} files: {told}"
    kinds: Counter[str] = sum((Counter(verdict.kinds) for verdict in verdicts), Counter())
    found = ", ".join(f"{times} {kind}" for kind, times in kinds.most_common()) or "none"
    yield f"tables: {found}; {sum(verdict.people for verdict in verdicts)} rows of people"
    for message, times in Counter(
        v.message for v in verdicts if v.outcome == REFUSED
    ).most_common():
        yield f"refused {times:>4}  {message}"
    yield (
        f"longest {max((v.seconds for v in verdicts), default=0):.1f} s of {MOST_SECONDS}, "
        f"largest {max((v.megabytes for v in verdicts), default=0):.0f} MB of {MOST_MEGABYTES}"
    )


def main() -> int:
    """Sweep a folder and print what was found."""
    asked = argparse.ArgumentParser(description="Judge the program by a folder of any files.")
    asked.add_argument("folder", type=Path)
    asked.add_argument("--json", action="store_true", help="print one object instead of lines")
    asked.add_argument("--jobs", type=int, default=2, help="how many files at a time")
    given = asked.parse_args()
    if not given.folder.is_dir():
        asked.error(f"{given.folder} is no folder")
    folder = given.folder.resolve()
    verdicts = []
    if not given.json:
        print(f"{HEAD[0]:<8} {HEAD[1]:<44} {HEAD[2]:<20} {HEAD[3]:>6} {HEAD[4]:>5}  {HEAD[5]}")
    with ThreadPoolExecutor(given.jobs) as pool:
        for verdict in pool.map(judge, files_in(folder)):
            verdicts.append(verdict)
            if not given.json:
                print(line_of(verdict, folder), flush=True)
    if given.json:
        outcomes = Counter(verdict.outcome for verdict in verdicts)
        told = {"sums": outcomes, "files": [verdict.as_json() for verdict in verdicts]}
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        print("", *sums_of(verdicts), sep="\n")
    return int(any(verdict.outcome == DEFECT for verdict in verdicts))


if __name__ == "__main__":
    sys.exit(main())
