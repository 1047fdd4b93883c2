"""The files that jobs write: no two alike, and never read as inputs."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence

from hongngu_cli.commands.jobs.dated import Dated
from hongngu_cli.delivery import same
from hongngu_cli.model.failure import CONFIGURATION, Failure
from hongngu_cli.model.jobs import OF_DAYS, Job
from hongngu_cli.text.output_names import FIELD, fields_of

SHAPES = {
    "today": "[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "year": "[0-9]{4}",
    "month": "[0-9]{2}",
    "quarter": "(?:i|ii|iii|iv)",
    "period": "(?:[0-9]{1,2} )?(?:tháng|quý|năm|nhiệm kỳ|từ|đến) .+",
}
"""What fields look like once they are filled in, in small letters."""


class Outputs:
    """The files that jobs wrote, will write, or wrote on other days."""

    def __init__(self, jobs: Sequence[Job], today: Sequence[Dated], written: Iterable[str]) -> None:
        """Take the jobs, those of them whose files are known, and what was ever written."""
        self.now = {same(one.output): one for one in today if not one.many}
        self.all = [same(one.output) for one in today]
        self.written = {same(path) for path in written}
        dated = [job.output for job in jobs if {*fields_of(job.output)} <= {*OF_DAYS}]
        self.patterns = [_pattern(output) for output in dated]

    def named(self, path: str) -> bool:
        """Tell whether a path is what a job writes, today or on another day."""
        key = same(path)
        return key in self.now or any(one.fullmatch(key) for one in self.patterns)

    def may_come(self, given: str) -> bool:
        """Tell whether a folder or pattern that is read may come to hold what a job writes."""
        above = os.path.join(same(given), "")  # noqa: PTH118 - a text to compare
        return any(sign in given for sign in "*?[") or any(
            path.startswith(above) for path in self.all
        )

    def holds(self, path: str) -> bool:
        """Tell whether a file is such a one, or was written by a job before."""
        return same(path) in self.written or self.named(path)


def _pattern(output: str) -> re.Pattern[str]:
    parts = FIELD.split(same(output))
    return re.compile("".join(SHAPES[p] if at % 2 else re.escape(p) for at, p in enumerate(parts)))


def refuse_same(path: str, today: Sequence[Dated], outputs: Outputs) -> None:
    """Refuse two jobs that write one file, and inputs that are written. Raises Failure."""
    seen: dict[str, str] = {}
    for one in today:
        name = one.job.name
        first = seen.setdefault(same(one.output), name)
        if first != name:
            says = f'{path}: việc "{first}" và việc "{name}" cùng ghi vào {one.output}.'
            raise Failure(CONFIGURATION, says, "Đặt cho mỗi việc một tên tệp output riêng.")
    for one in today:
        for given in one.inputs:
            if outputs.named(given):
                raise _read_and_written(path, given, one)


def refuse_own(path: str, one: Dated, files: Iterable[str], outputs: Outputs) -> None:
    """Refuse to write over a file among the inputs that no job wrote. Raises Failure."""
    for file in files:
        if same(file) in outputs.now and same(file) not in outputs.written:
            raise _read_and_written(path, file, one)


def _read_and_written(path: str, file: str, one: Dated) -> Failure:
    says = f'{path}: đầu vào {file} của việc "{one.job.name}" cũng là tệp mà một việc ghi ra.'
    advice = "Sửa inputs hoặc output; nếu đó chỉ là kết quả cũ thì xoá tệp đó."
    return Failure(CONFIGURATION, says, advice)
