"""How far a scheduled run is: a bar on a terminal, else a line a job."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from hongngu_cli.model.jobs import Outcome

WORDS = {"done": "xong", "unchanged": "không đổi", "failed": "lỗi"}


@dataclass(slots=True)
class Told:
    """Tells of jobs as they begin and end; ``bar`` is that of a terminal."""

    total: int
    bar: Progress | None = None
    task: TaskID | None = None
    ended: int = 0

    def begun(self, name: str) -> None:
        """Tell that a job has begun."""
        if self.bar is not None and self.task is not None:
            self.bar.update(self.task, description=f"Đang làm: {name}", refresh=True)

    def over(self, outcome: Outcome, heard: str = "") -> None:
        """Tell how a job ended, with what its command said."""
        self.ended += 1
        seconds = f" ({outcome.seconds:.1f} giây)".replace(".", ",") if outcome.seconds else ""
        line = f"[{self.ended}/{self.total}] {outcome.name}: {WORDS[outcome.result]}{seconds}"
        says = [outcome.says] if outcome.result == "failed" else []
        tell("\n    ".join((line, *heard.splitlines(), *says)))
        if self.bar is not None and self.task is not None:
            self.bar.update(self.task, completed=self.ended, refresh=True)


def tell(line: str) -> None:
    """Say something on stderr; that nobody listens any more is no reason to leave jobs undone."""
    with suppress(OSError):
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()


@contextmanager
def progress(total: int) -> Iterator[Told]:
    """Show how far so many jobs are."""
    if not sys.stderr.isatty():
        yield Told(total)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    console = Console(stderr=True)
    # No thread: a process begun meanwhile may wait for ever for what it holds.
    with Progress(*columns, console=console, transient=True, auto_refresh=False) as bar:
        yield Told(total, bar, bar.add_task("", total=total))
