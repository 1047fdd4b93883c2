"""Looking over the jobs of a run: what each is on the day, and which are due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hongngu_cli import pipeline
from hongngu_cli.commands.jobs.dated import Dated, dated
from hongngu_cli.commands.jobs.due import Contents, Due, looked_at
from hongngu_cli.commands.jobs.outputs import Outputs, refuse_own, refuse_same
from hongngu_cli.delivery import same
from hongngu_cli.desk import desk
from hongngu_cli.model.failure import Failure
from hongngu_cli.model.jobs import Accepts, Job, State
from hongngu_cli.model.report import Report
from hongngu_cli.report.batch import Planned, would_run
from hongngu_cli.upkeep import Upkeep

SINCE = "không đổi từ {:%d/%m/%Y %H:%M}"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a run: ``path`` as it was typed, all jobs of that file, those wanted."""

    path: str
    jobs: Sequence[Job]
    wanted: Sequence[Job]
    accepts: Mapping[str, Accepts]
    as_of: str | None
    force: bool
    processes: int


@dataclass(frozen=True, slots=True)
class Looked:
    """Jobs that were looked at: with their day, due or not, or failed before they began.

    ``read`` are the files that any of them reads.
    """

    dated: Mapping[str, Dated]
    due: Mapping[str, Due]
    failed: Mapping[str, Failure]
    read: frozenset[str]


def look(asked: Asked, state: State) -> Looked:
    """Look at the jobs wanted. Raises Failure (CONFIGURATION) for what no run may begin with."""
    failed: dict[str, Failure] = {}
    known: dict[str, Dated] = {}
    contents = Contents()
    for job in asked.jobs:
        try:
            known[job.name] = dated(job, asked.accepts[job.command], asked.as_of)
            contents.files(known[job.name])
        except Failure as failure:
            failed[job.name] = failure
    outputs = Outputs(asked.jobs, [*known.values()], state.written)
    refuse_same(asked.path, [*known.values()], outputs)
    read: set[str] = set()
    for name, one in known.items():
        if name not in failed:
            refuse_own(asked.path, one, contents.files(one), outputs)
            read.update(contents.files(one))
    due: dict[str, Due] = {}
    for job in asked.wanted:
        if job.name in failed:
            continue
        try:
            one = known[job.name]
            due[job.name] = looked_at(one, state, outputs, contents, force=asked.force)
        except Failure as failure:
            failed[job.name] = failure
    files = frozenset(same(file) for file in read if not outputs.holds(file))
    return Looked(known, due, failed, files)


def looked_over(asked: Asked, kept: Upkeep) -> tuple[Report, bool]:
    """Say what a run would do; nothing is written."""
    looked = look(asked, kept.state())
    planned = [_planned(job.name, looked) for job in asked.wanted]
    whole = not any(job.name in looked.failed for job in asked.wanted)
    return would_run(planned, desk().today or pipeline.now().date()), whole


def _planned(name: str, looked: Looked) -> Planned:
    if failure := looked.failed.get(name):
        return Planned(name, "failed", in_words(failure))
    due = looked.due[name]
    one = due.dated
    result, says = ("due", due.why) if due.why else ("unchanged", since(due))
    return Planned(name, result, says, one.period, due.files, len(due.left_out), one.output)


def in_words(failure: Failure) -> str:
    """Give a failure's sentence with its advice."""
    return f"{failure.says} {failure.advice}".strip()


def since(due: Due) -> str:
    """Say since when nothing changed."""
    assert due.last is not None  # noqa: S101 - nothing changed since then
    return SINCE.format(due.last.time.astimezone())
