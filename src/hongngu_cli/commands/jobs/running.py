"""Do a job: obey its command line, and say what became of it, whatever that is."""

from __future__ import annotations

import datetime as dt
import io
import os
import re
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from hongngu_cli import delivery, upkeep
from hongngu_cli.commands.line import obeyed
from hongngu_cli.delivery import same
from hongngu_cli.desk import INPUTS, Desk, at
from hongngu_cli.model.failure import OUTPUT, Failure
from hongngu_cli.model.kept import Kept

VARIABLES, SECRET = "TRAIN_REPORT_", "TRAIN_REPORT_PASSWORD"
BUG = -1
"""In place of an exit code where the program itself was at fault."""
OUTPUT_OPTION = re.compile(r"(sau|bằng) -o(?![\w-])")
"""How a command speaks of where its result goes, which a file of jobs tells by a key."""
ENDED = "Lệnh báo mã {}."
CODES = {1: "Dữ liệu có chỗ cần sửa (mã 1).", 3: "Có tệp không đọc được (mã 3)."}


@dataclass(frozen=True, slots=True)
class Task:
    """A command line to obey, and where its files go."""

    name: str
    line: tuple[str, ...]
    output: str


@dataclass(frozen=True, slots=True)
class Done:
    """How a command line ended: ``code`` 0, or ``says`` why not.

    ``wrote`` are the files written, ``aside`` copies of those that somebody had edited since we
    wrote them; ``heard`` is what was said meanwhile.
    """

    code: int
    says: str
    wrote: tuple[str, ...]
    seconds: float
    heard: str
    aside: tuple[str, ...] = ()


class Doer:
    """Does jobs one after the other, at one desk: what one reads, the next need not read."""

    def __init__(
        self,
        today: dt.date,
        taken: Mapping[str, str],
        inputs: frozenset[str],
        note: Callable[[str], None],
        written: Mapping[str, str],
    ) -> None:
        """Take the day, whose the files are that jobs are going to write, and what they read.

        ``note`` is told of each file before it is written; ``written`` are hashes of what was
        written before.
        """
        self.today, self.taken, self.inputs, self.note = today, dict(taken), inputs, note
        self.written = {same(path): sha256 for path, sha256 in written.items()}
        self.kept = Kept(INPUTS)

    def do(self, task: Task) -> Done:
        """Do a job, be it that it fails."""
        start, heard = time.monotonic(), io.TextIOWrapper(io.BytesIO(), "utf-8", "replace")
        aside: list[str] = []

        def claim(path: str) -> None:
            self._claim(path, task)
            aside.extend(self._kept_aside(path))
            self.note(path)

        desk = Desk(kept=self.kept, today=self.today, claim=claim)
        code, says = 0, ""
        with at(desk), redirect_stdout(heard), redirect_stderr(heard):
            try:
                delivery.folder(str(Path(task.output).parent))
                code = obeyed(task.line)
                says = CODES.get(code, ENDED.format(code)) if code else ""
            except Failure as failure:
                told = f"{failure.says} {failure.advice}".strip()
                code, says = failure.code, OUTPUT_OPTION.sub("ở khoá output", told)
            except Exception as error:  # noqa: BLE001 - a fault of ours in one job stops no other
                code, says = BUG, f"Lỗi của chương trình ({type(error).__name__})."
                traceback.print_exc()
        heard.seek(0)
        seconds = time.monotonic() - start
        return Done(code, says, tuple(desk.wrote), seconds, heard.read(), tuple(aside))

    def _claim(self, path: str, task: Task) -> None:
        """Let no job write what is another's, or an input. Raises Failure (OUTPUT)."""
        if same(path) in self.inputs:
            says = f"{path}: tệp này là đầu vào của một việc nên không ghi đè."
            raise Failure(OUTPUT, says, "Đổi output của việc này.")
        whose = self.taken.setdefault(same(path), task.name)
        if whose != task.name:
            says = f'{path}: tệp này là kết quả của việc "{whose}".'
            raise Failure(OUTPUT, says, "Đổi output của một trong hai việc.")

    def _kept_aside(self, path: str) -> Iterator[str]:
        """Keep what somebody made of a file that we wrote before. Raises Failure (OUTPUT)."""
        before = self.written.get(same(path))
        if before and upkeep.content_of(Path(path)) not in {before, None}:
            copy = delivery.set_aside(path)
            self.note(copy)
            sys.stderr.write(f"Lưu ý: {path} đã bị sửa sau khi ghi; bản sửa giữ ở {copy}.\n")
            yield copy


@contextmanager
def asking_nobody() -> Iterator[None]:
    """Let jobs be what their file says: no variables but the password's, no one at the keys."""
    hidden = {key: text for key, text in os.environ.items() if key.startswith(VARIABLES)}
    hidden.pop(SECRET, None)
    stdin = sys.stdin
    for key in hidden:
        del os.environ[key]
    try:
        with Path(os.devnull).open(encoding="utf-8") as nobody:
            sys.stdin = nobody
            yield
    finally:
        sys.stdin = stdin
        os.environ.update(hidden)
