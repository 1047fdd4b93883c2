"""Many files are read by several processes, and say the same as read one after the other."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import os
import pickle
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from hongngu_cli.model.cell import Cell
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.place import Place
from hongngu_cli.model.sheet import Layout, Merged, Sheet

FILES = 210
RUN = [sys.executable, "-m", "hongngu_cli", "summarize", "--format", "json", "--by", "unit", "."]
SPAWNED = """\
import sys
from hongngu_cli.cli import main
from hongngu_cli.read import many_files

many_files.START = "spawn"
if __name__ == "__main__":
    main(sys.argv[1:])
"""

pytestmark = pytest.mark.skipif(
    not hasattr(os, "sched_getaffinity") or len(os.sched_getaffinity(0)) < 2,
    reason="one processor alone reads files one after the other",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fill a folder with rosters, a copy, a resend, an empty file, a locked one, a broken one."""
    path = tmp_path_factory.mktemp("many")
    for number in range(FILES):
        rows = [
            "STT;Họ và tên;Ngày sinh;Đơn vị;Trình độ đào tạo;Năm",
            f"1;Nguyễn Văn An;01/02/{1960 + number % 40};Xã An Phước {number % 7};TCLLCT;2019",
            f"2;Lê Thị Bé {'ABCDE'[number % 5]};3/4/1980;Xã Phú Lộc {number};Sơ cấp;2020",
        ]
        (path / f"{number:03d}.csv").write_text("\n".join(rows), encoding="utf-8")
    (path / "010.csv").write_bytes((path / "003.csv").read_bytes())
    (path / "020.csv").write_bytes(b"")
    (path / "021.xlsx").write_bytes(b"PK\x03\x04 cut")
    (path / "030.csv").write_bytes("STT;Hä vµ tªn;§¬n vÞ\n1;NguyÔn V¨n An;X· A".encode())
    return path


def one_processor() -> None:
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def told(process: subprocess.CompletedProcess[bytes]) -> tuple[int, Any]:
    assert b"Traceback" not in process.stderr, process.stderr.decode()
    return process.returncode, json.loads(process.stdout)


def test_processes_say_the_same_as_one(folder: Path) -> None:
    alone = subprocess.run(
        RUN, cwd=folder, capture_output=True, check=False, preexec_fn=one_processor
    )
    shared = subprocess.run(RUN, cwd=folder, capture_output=True, check=False)
    assert told(shared) == told(alone)
    code, report = told(shared)
    assert code == 3
    assert {issue["path"] for issue in report["issues"] if issue["rule"] == "file-unreadable"} == {
        "./020.csv",
        "./021.xlsx",
    }


def test_processes_begun_from_nothing_say_the_same(folder: Path, tmp_path: Path) -> None:
    script = tmp_path / "spawned.py"
    script.write_text(SPAWNED, encoding="utf-8")
    spawned = subprocess.run(
        [sys.executable, script, *RUN[3:]], cwd=folder, capture_output=True, check=False
    )
    shared = subprocess.run(RUN, cwd=folder, capture_output=True, check=False)
    assert told(spawned) == told(shared)


def test_nobody_is_left_behind_when_the_reader_is_killed(folder: Path) -> None:
    with subprocess.Popen(RUN, cwd=folder, stdout=subprocess.DEVNULL) as process:
        children = wait_for_children(process.pid)
        process.kill()
    assert children
    end = time.monotonic() + 20
    while any(map(is_running, children)) and time.monotonic() < end:
        time.sleep(0.05)
    assert not any(map(is_running, children))


def wait_for_children(pid: int) -> list[int]:
    end = time.monotonic() + 20
    found: list[int] = []
    while not found and time.monotonic() < end:
        found = [
            int(word)
            for word in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
        ]
    return found


def is_running(pid: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_a_sheet_travels_whole_and_unpacks_its_rows_when_looked_at() -> None:
    place = Place("ds.xlsx", "DS", 1, 2)
    issue = Issue("sheet-hidden", "note", place, "x", "Đang ẩn.", "")
    rows: list[list[Cell]] = [["STT", 1.0, dt.date(2020, 1, 2)], ["", "Bé", True]]
    merged = (Merged(1, 1, 2, 1),)
    sheet = Sheet(
        "ds.xlsx",
        "DS",
        "ab",
        rows,
        merged,
        hidden=True,
        container=".xls",
        issues=(issue,),
        layout=Layout(((2, 2),), widths=((1, 1, 33.0),), frozen=(2, 1)),
    )
    there = pickle.loads(pickle.dumps((sheet, [sheet])))  # noqa: S301 - what was just packed
    assert there[0] is there[1][0]
    assert len(there[0].rows) == len(rows)
    for field in dataclasses.fields(Sheet):
        # A field that is new and not carried over would be what it is by itself.
        assert getattr(sheet, field.name) != field.default
        before, after = getattr(sheet, field.name), getattr(there[0], field.name)
        assert (list(after) if field.name == "rows" else after) == before
    again = pickle.loads(pickle.dumps(there[0]))  # noqa: S301 - likewise
    assert list(again.rows) == rows
