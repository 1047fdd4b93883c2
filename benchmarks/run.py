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

from docx import Document
from workbook import (
    CADRES,
    HEADER_ROW,
    LEVEL,
    MARKED,
    PLANNED,
    REPORTED,
    ROWS,
    UNITS,
    write_cadres,
    write_misspelt,
    write_of_units,
    write_workbook,
    write_workbooks,
)

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
TO_PYTHON = """\
import sys
from pathlib import Path
from python_calamine import CalamineWorkbook

path = Path(sys.argv[1])
rows = 0
for file in sorted(path.glob("*.xlsx")) if path.is_dir() else [path]:
    book = CalamineWorkbook.from_path(str(file))
    for name in book.sheet_names:
        rows += len(book.get_sheet_by_name(name).to_python(skip_empty_area=False))
print(rows)
"""
LOAD_AND_SAVE = """\
import sys
from openpyxl import load_workbook

load_workbook(sys.argv[1]).save(sys.argv[2])
"""
HAND_OUT = f"""\
import sys
import pandas

cadres = pandas.read_excel(sys.argv[1], engine="openpyxl", header={HEADER_ROW - 1})
seats = pandas.read_csv(sys.argv[2], sep=";", header=1)
cadres = cadres.sort_values(["Đối tượng", "Giới tính"], ascending=[True, False], kind="stable")
given = 0
for level, waiting in cadres.groupby("Nhu cầu đào tạo"):
    given += min(len(waiting), int(seats[seats["Trình độ"] == level]["Chỉ tiêu phân bổ"].sum()))
print(given)
"""
FILL_TEMPLATES = f"""\
import sys
from pathlib import Path
import pandas
from docxtpl import DocxTemplate

frame = pandas.read_excel(sys.argv[1], engine="openpyxl", header={HEADER_ROW - 1})
for unit, rows in frame.groupby("Đơn vị"):
    told = DocxTemplate(sys.argv[2])
    told.render({{"unit": unit, "rows": len(rows)}}, autoescape=True)
    told.save(Path(sys.argv[3]) / f"{{unit}}.docx")
"""
OPENINGS = """\
import sys
from hongngu_cli.cli import obey

opened = 0


def heard(event: str, told: tuple) -> None:
    global opened
    opened += event == "open" and str(told[0]).endswith("units.xlsx")


sys.addaudithook(heard)
assert obey(["batch", sys.argv[1], "--force", "-o", sys.argv[2], *sys.argv[3:]]) == 0
print(opened)
"""
SLOWEST_START = 1.3
SLOWEST_COUNT = 1 / 5
MOST_MEMORY = 1.0
SLOWEST_READING = 1.4
SLOWEST_MANY = 1.5
SLOWEST_CHECK = 1.8
SLOWEST_MARKING = 2.0
SLOWEST_PLAN = 6.0
"""The best plan by a solver, with reasons, against seats handed out by class and no more."""
SLOWEST_EACH = 1.5
"""Reports with all their figures and words, against docxtpl filling one name into the same page."""
MOST_FOR_MANY = 1.1
"""Peak memory of two hundred documents against that of twenty."""
JOBS = 50
SLOWEST_BATCH = 0.2
"""A scheduled run of fifty tables against the sum of as many runs of the program."""
MOST_OPENINGS = 1.0
"""How often those fifty open the roster, against one of them alone."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process cost: seconds from start to end, and its peak memory in bytes."""

    seconds: float
    memory: int


def cost_of(command: Sequence[str | Path], *, quietly: bool = False) -> Cost:
    """Run a process to its end and take its cost; a failure stops the benchmark."""
    start = time.perf_counter()
    progress = subprocess.DEVNULL if quietly else None
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=progress)
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


def ratio(what: str, mine: Cost, other: Cost, bound: float) -> bool:
    """Print the ratio of two times in seconds."""
    told, plain = f"{mine.seconds:.2f} s", f"{other.seconds:.2f} s"
    return tell(what, told, plain, mine.seconds / other.seconds, bound)


def reports(folder: Path) -> list[bool]:
    """Measure a report for each unit of one roster, and its memory for many units and for few."""
    rosters = {units: folder / f"{units}.xlsx" for units in (REPORTED, REPORTED // 10)}
    for units, roster in rosters.items():
        write_of_units(roster, units)
        (folder / f"{units}").mkdir()
    asked: list[str | Path] = [*OURS, "report", "ket-qua", "--each", "unit"]
    commands = {
        units: [*asked, roster, "-o", folder / f"{units}" / "{unit}.docx"]
        for units, roster in rosters.items()
    }
    cost_of(commands[REPORTED])
    page, filling, filled = folder / "page.docx", folder / "filling.py", folder / "filled"
    filled.mkdir()
    filling.write_text(FILL_TEMPLATES, encoding="utf-8")
    as_template(folder / f"{REPORTED}" / "Xã An Phước 1.docx", page)
    mine, other = compare(
        commands[REPORTED], [PYTHON, filling, rosters[REPORTED], page, filled], rounds=2
    )
    few = cost_of(commands[REPORTED // 10])
    return [
        ratio(f"report --each unit, {REPORTED}", mine, other, SLOWEST_EACH),
        tell(
            "its memory, to a tenth",
            f"{mine.memory / 2**20:.0f} MiB",
            f"{few.memory / 2**20:.0f} MiB",
            mine.memory / few.memory,
            MOST_FOR_MANY,
        ),
    ]


def scheduled(folder: Path) -> list[bool]:
    """Measure jobs over one roster in one run, against the same one by one."""
    write_of_units(folder / "units.xlsx", REPORTED)
    units = [f"Xã An Phước {number}" for number in range(1, JOBS + 1)]
    blocks = (
        f'[[job]]\nname = "{unit}"\ncommand = "summarize"\ninputs = "units.xlsx"\n'
        f'unit = "{unit}"\noutput = "batch/{unit}.md"\n'
        for unit in units
    )
    jobs, alone = folder / "jobs.toml", folder / "alone"
    jobs.write_text("\n".join(blocks), encoding="utf-8")
    alone.mkdir()
    mine = cost_of([*OURS, "batch", jobs, "--force"], quietly=True)
    single: list[str | Path] = [*OURS, "summarize", folder / "units.xlsx"]
    costs = [cost_of([*single, "--unit", unit, "-o", alone / f"{unit}.md"]) for unit in units]
    other = Cost(sum(one.seconds for one in costs), max(one.memory for one in costs))
    same = all(
        path.read_bytes().count(b"|") == (folder / "batch" / path.name).read_bytes().count(b"|")
        for path in alone.iterdir()
    )
    script = folder / "openings.py"
    script.write_text(OPENINGS, encoding="utf-8")
    counting: list[str | Path] = [PYTHON, script, jobs, folder / "told.md"]
    opened = [
        int(subprocess.check_output([*counting, *only], stderr=subprocess.DEVNULL))
        for only in ((), ("--only", "1"))
    ]
    return [
        same and ratio(f"batch of {JOBS} jobs", mine, other, SLOWEST_BATCH),
        tell(
            "its openings of the roster",
            f"{opened[0]}",
            f"{opened[1]}",
            opened[0] / opened[1],
            MOST_OPENINGS,
        ),
    ]


def as_template(report: Path, page: Path) -> None:
    """Make a template of a report: the unit's name is filled in."""
    document = Document(str(report))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace("Xã An Phước 1", "{{ unit }}")
    document.save(str(page))


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
        bare = folder / "bare.py"
        bare.write_text(TO_PYTHON, encoding="utf-8")
        # What inspect shows is small; it finds tables, maps columns and reads every row.
        mine, other = compare([*OURS, "inspect", book], [PYTHON, bare, book], rounds=5)
        kept += [ratio(f"inspect {ROWS:,} rows", mine, other, SLOWEST_READING)]
        check: list[str | Path] = [*OURS, "check", "--fail-on", "never"]
        mine, other = compare([*check, book], [PYTHON, bare, book], rounds=5)
        kept += [ratio(f"check {ROWS:,} rows", mine, other, SLOWEST_CHECK)]
        marked, saving = folder / "marked.xlsx", folder / "saving.py"
        write_misspelt(marked)
        saving.write_text(LOAD_AND_SAVE, encoding="utf-8")
        copies = [folder / name for name in ("ours.xlsx", "other.xlsx")]
        annotate = [*check, marked, "--annotate", copies[0]]
        mine, other = compare(annotate, [PYTHON, saving, marked, copies[1]], rounds=3)
        kept += [ratio(f"--annotate {MARKED:,} rows", mine, other, SLOWEST_MARKING)]
        cadres, seats = write_cadres(folder)
        hand_out = folder / "hand_out.py"
        hand_out.write_text(HAND_OUT, encoding="utf-8")
        years = ["--from", str(PLANNED[0]), "--to", str(PLANNED[-1])]
        plan: list[str | Path] = [*OURS, "plan", cadres, seats, *years, "-o", folder / "plan.json"]
        mine, other = compare(plan, [PYTHON, hand_out, cadres, seats], rounds=2)
        kept += [ratio(f"plan {CADRES:,} × {len(PLANNED)} years", mine, other, SLOWEST_PLAN)]
        kept += reports(folder)
        kept += scheduled(folder)
        units = folder / "units"
        units.mkdir()
        write_workbooks(units)
        mine, other = compare([*OURS, "summarize", units], [PYTHON, bare, units], rounds=3)
        kept += [ratio(f"summarize {UNITS:,} files", mine, other, SLOWEST_MANY)]
        mine, other = compare([*OURS, "summarize", book], [PYTHON, group, book], rounds=2)
        kept += [
            ratio(f"summarize {ROWS:,} rows", mine, other, SLOWEST_COUNT),
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
