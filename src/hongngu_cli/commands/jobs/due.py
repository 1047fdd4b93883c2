"""Which jobs are due: those whose inputs, settings, options or files are not as they were."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from hongngu_cli import __version__, pipeline, upkeep
from hongngu_cli.commands.jobs.dated import Dated
from hongngu_cli.commands.jobs.outputs import Outputs
from hongngu_cli.model.failure import INPUT, Failure
from hongngu_cli.model.jobs import Made, State

FORCED = "làm lại theo --force"
NEW = "chưa làm xong lần nào"
OF_COURSE = (FORCED, NEW)
"""Why a job is done where that need not be told afterwards."""
CHANGED = {
    "program": "chương trình đã đổi phiên bản",
    "line": "kỳ, tùy chọn hoặc tên tệp đã đổi",
    "inputs": "tệp đầu vào đã đổi",
    "settings": "cấu hình, từ vựng, mẫu hoặc tệp đi kèm đã đổi",
}
GONE, EDITED = "thiếu tệp kết quả", "tệp kết quả đã bị sửa sau khi ghi"


@dataclass(frozen=True, slots=True)
class Due:
    """A job that was looked at: ``why`` it is to be done, '' where it is not.

    ``of`` are hashes of what it is made of; ``last`` is what it made before; ``left_out`` are
    files among its inputs that jobs wrote.
    """

    dated: Dated
    line: tuple[str, ...]
    files: tuple[str, ...]
    left_out: tuple[str, ...]
    of: Mapping[str, str]
    why: str
    last: Made | None


class Contents:
    """What inputs name, and the hashes of files: asked once in a run, before anything is read."""

    def __init__(self) -> None:
        """Know none yet."""
        self.known: dict[str, str | None] = {}
        self.listed: dict[tuple[bool, tuple[str, ...]], tuple[str, ...]] = {}

    def files(self, one: Dated) -> tuple[str, ...]:
        """List the files that a job's inputs name. Raises Failure (INPUT)."""
        folder = one.job.command == "received"
        if (folder, one.inputs) not in self.listed:
            found = upkeep.files_named(one.inputs, folder=folder)
            self.listed[folder, one.inputs] = found
        return self.listed[folder, one.inputs]

    def of(self, path: str) -> str | None:
        """Give the hash of a file's content; None where it cannot be read."""
        if path not in self.known:
            self.known[path] = upkeep.content_of(Path(path))
        return self.known[path]

    def all(self, paths: Iterable[str]) -> str:
        """Give the hash of several files, names and contents."""
        return _hashed([[path, self.of(path)] for path in paths])


def looked_at(
    one: Dated, state: State, outputs: Outputs, contents: Contents, *, force: bool
) -> Due:
    """Look whether a job is due. Raises Failure (INPUT) where nothing is left to read."""
    expressly = {*one.inputs}
    found = contents.files(one)
    written = [path for path in found if path not in expressly and outputs.holds(path)]
    files = tuple(path for path in found if path not in {*written})
    # Else named as in the file, since a document tells of its command line.
    listed = one.accepts.inputs is None and (written or any(map(outputs.may_come, one.inputs)))
    if listed and not files:
        says = f"{', '.join(one.inputs)}: chỉ có kết quả của các việc, không có gì để đọc."
        raise Failure(INPUT, says, "Sửa inputs của việc này.")
    line = one.line(files if listed else one.job.inputs)
    beside = upkeep.files_beside(one.texts, one.configuration, one.settings)
    if one.job.command == "received":
        beside += (str(Path(folder) / pipeline.LAST_TIME) for folder in one.inputs)
    of = {
        "program": __version__,
        "line": _hashed(line),
        "inputs": contents.all(files),
        "settings": contents.all(beside),
    }
    last = state.jobs.get(one.job.name)
    why = FORCED if force else _why(of, last)
    return Due(one, line, files, tuple(written), of, why, last)


def _why(of: Mapping[str, str], last: Made | None) -> str:
    if last is None:
        return NEW
    for part, says in CHANGED.items():
        if of[part] != last.of.get(part):
            return says
    there = {path: upkeep.content_of(Path(path)) for path in last.files}
    if None in there.values() or not there:
        return GONE
    return "" if there == last.files else EDITED


def _hashed(told: object) -> str:
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()
