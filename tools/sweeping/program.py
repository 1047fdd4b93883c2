"""The program as a process of its own, and what it cost."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import hongngu_cli

DOCUMENTED = (0, 1, 2, 3, 4, 5, 6, 130)
MOST_SECONDS = 30
MOST_MEGABYTES = 500
ADDRESSABLE_KILOBYTES = 6_000_000
"""What a process may reserve; far over the limit, so that a bad file cannot take the machine."""
SHELL = ("/bin/sh", "-c", 'ulimit -v "$0" && exec "$@"', str(ADDRESSABLE_KILOBYTES))
SOURCE = str(Path(hongngu_cli.__file__).parents[1])


@dataclass(frozen=True, slots=True)
class Ran:
    """One run: its exit code (None: stopped for its time), what it said, what it cost."""

    command: str
    code: int | None
    out: str
    err: str
    seconds: float
    megabytes: float

    def defects(self) -> Iterator[str]:
        """Name what no run may do, whatever its input is."""
        if self.code is None:
            yield f"{self.command}: still running after {MOST_SECONDS} s"
        elif self.code not in DOCUMENTED:
            yield f"{self.command}: exit code {self.code}{_last_line(self.err)}"
        if self.megabytes > MOST_MEGABYTES:
            yield f"{self.command}: {self.megabytes:.0f} MB of memory"
        if "Traceback (most recent call last)" in self.err:
            yield f"{self.command}: traceback{_last_line(self.err)}"


def _last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return f" ({lines[-1]})" if lines else ""


def run_program(*arguments: str) -> Ran:
    """Run one command line to its end, or stop it when its time is up. Needs Unix.

    It runs in an empty folder, so that no ``train-report.toml`` of the caller's is found.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        tempfile.TemporaryFile() as out,
        tempfile.TemporaryFile() as err,
    ):
        start = time.monotonic()
        process = subprocess.Popen(  # noqa: S603 - our own program
            [*SHELL, sys.executable, "-m", hongngu_cli.__name__, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": SOURCE, "PYTHONUTF8": "1", "NO_COLOR": "1"},
        )
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        watchdog = threading.Timer(MOST_SECONDS, stop)
        watchdog.start()
        _, status, used = os.wait4(process.pid, 0)
        watchdog.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        return Ran(
            arguments[0],
            None if late.is_set() else process.returncode,
            out.read().decode(errors="replace"),
            err.read().decode(errors="replace"),
            time.monotonic() - start,
            used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024),
        )
