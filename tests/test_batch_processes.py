"""A scheduled run as a process: started by cron, killed, interrupted, beside another one."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import SAMPLES, TrainReport, environment
from filelock import FileLock
from jobs_made import JOBS, ROSTER

from hongngu_cli.model.failure import OUTPUT
from hongngu_cli.write.save import PREFIX, SUFFIX

PARTLY, INTERRUPTED = 6, 130
unix = pytest.mark.skipif(os.name == "nt", reason="signals and limits as Unix has them")
SLOW = """
[[job]]
name = "Một"
command = "summarize"
inputs = "ds"
output = "ra/mot.md"

[[job]]
name = "Từng người"
report = "quyet-dinh-cu"
each = "person"
inputs = "ds"
output = "ra/QĐ {number}.docx"

[[job]]
name = "Ba"
command = "export"
inputs = "ds"
output = "ra/ba.csv"
"""
MANY = 60
LONG = 300
"""Seconds that nothing here takes, on the slowest of machines."""
SIDE_BY_SIDE = """\
import os
import sys
from hongngu_cli.cli import main
from hongngu_cli.commands.jobs import running, workers

workers.START, dying = sys.argv[1:3]
obey = running.obeyed
running.obeyed = lambda line: os._exit(1) if dying in line else obey(line)
if __name__ == "__main__":
    main(sys.argv[3:])
"""

CLEARED_AWAY = """\
import sys
from hongngu_cli.cli import main
from hongngu_cli.commands.jobs import running


class Cleared:
    def __del__(self):
        raise KeyboardInterrupt


def obeyed(line):
    Cleared()
    return obey(line)


obey, running.obeyed = running.obeyed, obeyed
main(sys.argv[1:])
"""
"""Ctrl-C as it may fall: while an object is cleared away, where Python swallows it."""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Make a folder of whose jobs the second one takes a while."""
    (tmp_path / "ds").mkdir()
    people = "".join(f"Lê Thị Mận,Xã {n},Thạc sĩ,2026\n" for n in range(MANY))
    (tmp_path / "ds" / "ds.csv").write_text(ROSTER + people, encoding="utf-8")
    (tmp_path / "viec.toml").write_text(SLOW, encoding="utf-8")
    return tmp_path


def begun(office: Path, *options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "hongngu_cli", "batch", str(office / "viec.toml"), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment(),
        start_new_session=True,
    )


def wait_for(found: Iterator[bool]) -> None:
    end = time.monotonic() + LONG
    while not next(found):
        assert time.monotonic() < end, "it never came so far"
        time.sleep(0.02)


def in_the_middle(office: Path) -> Iterator[bool]:
    """Tell whether the first job is over, and some documents of the second are written."""
    log = office / "viec.log.jsonl"
    while True:
        over = log.exists() and '"Một"' in log.read_text("utf-8")
        yield over and len([*(office / "ra").glob("QĐ*")]) > 2


def outcomes(told: str) -> dict[str, str]:
    members: list[dict[str, Any]] = json.loads(told)["jobs"]
    return {one["name"]: one["outcome"] for one in members}


def whole(path: Path) -> bool:
    if path.suffix != ".docx":
        return path.read_bytes().endswith(b"\n")
    with zipfile.ZipFile(path) as made:
        return made.testzip() is None


def test_cron_runs_ten_jobs_without_environment_or_folder(
    tmp_path: Path, train_report: TrainReport
) -> None:
    program = Path(sys.executable).with_name("train-report")
    if not program.exists():
        pytest.skip("the package is not installed beside this Python")
    office = tmp_path / "cơ quan"
    shutil.copytree(SAMPLES, office / "sample_data")
    for result in ("done", "unchanged"):
        told = subprocess.run(
            [program, "batch", office / "sample_data" / "jobs.toml", "--format", "json"],
            capture_output=True,
            encoding="utf-8",
            env={},
            cwd="/",
            check=False,
        )
        assert told.returncode == 0, told.stderr
        assert [*outcomes(told.stdout).values()] == [result] * 10
    assert len([*(office / "ra").rglob("*.*")]) == 19
    listed = json.loads(train_report("export", SAMPLES / "rosters", "--format", "json").stdout)
    names = {row["name"] for row in listed["tables"][0]["rows"] if row["name"]}
    assert len(names) > 200
    log = (office / "sample_data" / "jobs.log.jsonl").read_text("utf-8")
    assert not [name for name in names if name in log]


@unix
@pytest.mark.parametrize("options", [(), ("--jobs", "2")], ids=["one", "two"])
def test_a_killed_run_leaves_nothing_torn_and_goes_on(
    office: Path, options: tuple[str, ...], train_report: TrainReport
) -> None:
    with begun(office, *options) as process:
        wait_for(in_the_middle(office))
        os.killpg(process.pid, signal.SIGKILL)
    assert all(whole(path) for path in (office / "ra").iterdir() if path.suffix != SUFFIX)
    told = train_report("batch", office / "viec.toml", "--format", "json")
    assert told.returncode == 0, told.stderr
    found = outcomes(told.stdout)
    assert (found["Một"], found["Từng người"]) == ("unchanged", "done")
    assert found["Ba"] in ({"done", "unchanged"} if options else {"done"})
    made = [path for path in (office / "ra").iterdir() if path.suffix != SUFFIX]
    assert len(made) == MANY + 5
    assert all(map(whole, made))


@unix
def test_when_the_run_alone_is_killed_its_processes_end(office: Path) -> None:
    with begun(office, "--jobs", "2") as process:
        wait_for(in_the_middle(office))
        process.kill()
        # They hold these pipes as long as they live.
        process.communicate(timeout=LONG)
    lock = FileLock(office / ".viec.batch.lock")
    lock.acquire(timeout=10)
    lock.release()


@unix
@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "shutdown"])
@pytest.mark.parametrize("options", [(), ("--jobs", "2")], ids=["one", "two"])
def test_an_interrupted_run_keeps_what_is_done(
    office: Path, options: tuple[str, ...], told: signal.Signals, train_report: TrainReport
) -> None:
    with begun(office, *options) as process:
        wait_for(in_the_middle(office))
        process.send_signal(told)
        _, err = process.communicate(timeout=LONG)
    assert process.returncode == INTERRUPTED, err
    assert "Đã dừng theo yêu cầu." in err
    assert "Traceback" not in err
    assert not [*office.rglob(f"{PREFIX}*{SUFFIX}")]
    log = (office / "viec.log.jsonl").read_text("utf-8").splitlines()
    assert json.loads(log[-1])["whole"] is False
    again = train_report("batch", office / "viec.toml", "--dry-run", "--format", "json")
    assert outcomes(again.stdout)["Một"] == "unchanged"


def test_an_interruption_that_falls_into_the_clearing_away_of_an_object_counts(
    office: Path,
) -> None:
    script = office / "run.py"
    script.write_text(CLEARED_AWAY, encoding="utf-8")
    told = subprocess.run(
        [sys.executable, script, "batch", office / "viec.toml"],
        capture_output=True,
        encoding="utf-8",
        env=environment(),
        timeout=LONG,
        check=False,
    )
    assert told.returncode == INTERRUPTED, told.stderr
    assert "Đã dừng theo yêu cầu." in told.stderr
    assert "KeyboardInterrupt" not in told.stderr
    log = (office / "viec.log.jsonl").read_text("utf-8").splitlines()
    assert json.loads(log[-1])["whole"] is False


def side_by_side(office: Path, start: str, dying: str = "") -> subprocess.CompletedProcess[str]:
    """Run the jobs in two processes; one dies that gets a line with a certain word."""
    script = office / "run.py"
    script.write_text(SIDE_BY_SIDE, encoding="utf-8")
    options = (start, dying, "batch", office / "viec.toml", "--jobs", "2", "--format", "json")
    return subprocess.run(
        [sys.executable, script, *options],
        capture_output=True,
        encoding="utf-8",
        env=environment(),
        check=False,
    )


STARTS = ["spawn", *(["fork"] if sys.platform == "linux" else [])]


@pytest.mark.parametrize("start", STARTS)
def test_jobs_side_by_side_are_as_one_after_the_other(
    office: Path, start: str, train_report: TrainReport
) -> None:
    (office / "ds" / "ds.csv").write_text(ROSTER, encoding="utf-8")
    (office / "viec.toml").write_text(JOBS, encoding="utf-8")
    assert train_report("batch", office / "viec.toml").returncode == 0
    before = {path: path.read_bytes() for path in (office / "ra").iterdir()}
    (office / ".viec.batch.json").unlink()
    for path in before:
        path.unlink()
    told = side_by_side(office, start)
    assert told.returncode == 0, told.stderr
    assert [*outcomes(told.stdout).items()] == [
        ("Tổng hợp", "done"),
        ("Theo đơn vị", "done"),
        ("Danh sách", "done"),
    ]
    assert {path: path.read_bytes() for path in (office / "ra").iterdir()} == before


@pytest.mark.parametrize("start", STARTS)
def test_a_process_that_dies_fails_its_job_alone(office: Path, start: str) -> None:
    (office / "viec.toml").write_text(JOBS, encoding="utf-8")
    told = side_by_side(office, start, "--by=unit")
    assert told.returncode == PARTLY, told.stderr
    found = outcomes(told.stdout)
    assert found == {"Tổng hợp": "done", "Theo đơn vị": "failed", "Danh sách": "done"}
    assert "bị dừng giữa chừng" in told.stderr


def test_a_second_run_is_kept_out(office: Path, train_report: TrainReport) -> None:
    with FileLock(office / ".viec.batch.lock"):
        told = train_report("batch", office / "viec.toml")
        assert (told.returncode, told.stdout) == (OUTPUT, "")
        assert "một lần chạy khác đang làm các việc này" in told.stderr
        assert not (office / "ra").exists()
        dry = train_report("batch", office / "viec.toml", "--dry-run")
        assert dry.returncode == 0, "a dry run needs no lock"


@unix
def test_a_disk_that_fills_up_fails_the_jobs_it_has_no_room_for(office: Path) -> None:
    import resource

    (office / "viec.toml").write_text(
        JOBS.replace("ra/don-vi.csv", "ra/don-vi.xlsx"), encoding="utf-8"
    )
    (office / "ds" / "ds.csv").write_text(ROSTER, encoding="utf-8")
    room = 6000
    told = subprocess.run(
        [sys.executable, "-m", "hongngu_cli", "batch", office / "viec.toml", "--format", "json"],
        capture_output=True,
        encoding="utf-8",
        env=environment(PYTHONDONTWRITEBYTECODE="1"),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
        check=False,
    )
    assert told.returncode == PARTLY, told.stderr
    found = outcomes(told.stdout)
    assert (found["Tổng hợp"], found["Theo đơn vị"], found["Danh sách"]) == (
        "done",
        "failed",
        "done",
    )
    assert "tệp quá lớn đối với ổ đĩa này" in told.stderr
    assert sorted(path.name for path in (office / "ra").iterdir()) == [
        "danh-sach.csv",
        "tong-hop.md",
    ]


@unix
def test_that_nobody_listens_leaves_no_job_undone(office: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("/dev/full is missing")
    (office / "viec.toml").write_text(JOBS, encoding="utf-8")
    with Path("/dev/full").open("w") as full:
        told = subprocess.run(
            [sys.executable, "-m", "hongngu_cli", "batch", office / "viec.toml", "--format=json"],
            stdout=subprocess.PIPE,
            stderr=full,
            encoding="utf-8",
            env=environment(),
            check=False,
        )
    assert [*outcomes(told.stdout).values()] == ["done"] * 3
    assert told.returncode == 0


def test_what_killed_runs_left_is_removed_once_it_is_old(
    office: Path, train_report: TrainReport
) -> None:
    (office / "ra").mkdir()
    old, new = (office / "ra" / f"{PREFIX}{name}{SUFFIX}" for name in ("old", "new"))
    for path in (old, new):
        path.write_bytes(b"torn")
    os.utime(old, (time.time() - 7200, time.time() - 7200))
    told = train_report("batch", office / "viec.toml", "--only", "Một")
    assert told.returncode == 0, told.stderr
    assert not old.exists()
    assert new.exists(), "a run that is under way may be writing it"


@unix
def test_a_bar_shows_how_far_a_run_is_on_a_terminal(office: Path) -> None:
    import pty

    from conftest import read_terminal

    leader, follower = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "hongngu_cli", "batch", office / "viec.toml", "--only", "1"],
        stdout=subprocess.DEVNULL,
        stderr=follower,
        env=environment(TERM="xterm"),
    ):
        os.close(follower)
        shown = b""
        while chunk := read_terminal(leader):
            shown += chunk
    os.close(leader)
    assert "Đang làm: Một" in shown.decode()
    assert "[1/1] Một: xong" in shown.decode()
