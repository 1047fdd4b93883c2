"""A run over the jobs: which are due, done one by one, kept and told as each ends."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from hongngu_cli import __version__, pipeline
from hongngu_cli.commands.jobs.due import OF_COURSE, Due
from hongngu_cli.commands.jobs.log import counted, job_line
from hongngu_cli.commands.jobs.looking import Asked, Looked, in_words, look, since
from hongngu_cli.commands.jobs.progress import Told, progress, tell
from hongngu_cli.commands.jobs.running import Doer, Done, Task
from hongngu_cli.commands.jobs.workers import in_turn, side_by_side
from hongngu_cli.delivery import same
from hongngu_cli.desk import desk
from hongngu_cli.model.failure import OUTPUT, Failure
from hongngu_cli.model.jobs import Job, Made, Outcome, Result, State
from hongngu_cli.model.report import Json, Report
from hongngu_cli.report.batch import ran
from hongngu_cli.text.numbers import count
from hongngu_cli.upkeep import Upkeep, content_of


def done(asked: Asked, kept: Upkeep) -> tuple[Report, bool]:
    """Do what is due, and sum it up; tell whether all went well.

    Raises Failure (OUTPUT) where nothing can be kept, before any job is begun.
    """
    start, now, state = time.monotonic(), pipeline.now(), kept.state()
    if state.day and now.date() < state.day:
        tell(
            f"Cảnh báo: đồng hồ máy lùi: lần chạy trước ghi ngày {state.day:%d/%m/%Y}, nay là "
            f"{now:%d/%m/%Y}. Vẫn chạy; kiểm tra lại ngày giờ của máy."
        )
    names = {job.name for job in asked.jobs}
    made = {name: one for name, one in state.jobs.items() if name in names}
    written = {path: of for path, of in state.written.items() if Path(path).exists()}
    state = State(now.date(), made, written)
    looked = look(asked, state)
    kept.keep(state)
    kept.forget_notes()
    kept.sweep({Path(one.output).parent for one in looked.dated.values()}, now.timestamp())
    _tell_left_out(looked)
    with progress(len(asked.wanted)) as told:
        run, whole = Run(kept, state, looked, told), False
        run.log("start", {"version": __version__, "jobs": len(asked.wanted)})
        try:
            taken = {same(one.output): n for n, one in looked.dated.items() if not one.many}
            doer = Doer(desk().today or now.date(), taken, looked.read, kept.note, written)
            run.all(asked.wanted, doer, asked.processes)
            whole = True
        finally:
            outcomes = [run.outcomes[j.name] for j in asked.wanted if j.name in run.outcomes]
            seconds = round(time.monotonic() - start, 2)
            run.log("end", {"whole": whole, **counted(outcomes), "seconds": seconds})
    if run.unkept:
        tell(f"Cảnh báo: {in_words(run.unkept)} Lần sau các việc này được làm lại.")
    else:
        kept.forget_notes()
    failed = run.unkept or any(one.result == "failed" for one in outcomes)
    return ran(outcomes, desk().today or now.date()), not failed


def _tell_left_out(looked: Looked) -> None:
    """Say which files among the inputs are not read."""
    left = {os.path.normpath(path) for due in looked.due.values() for path in due.left_out}
    if left:
        tell(f"Lưu ý: không đọc {_few(sorted(left))}, vì là kết quả của các việc.")


@dataclass(slots=True)
class Run:
    """A run under way: what was kept so far, and what became of each job."""

    kept: Upkeep
    state: State
    looked: Looked
    told: Told
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    wrote: dict[str, str] = field(default_factory=dict)
    """Whose each file is that was written in this run."""
    unkept: Failure | None = None
    logging: bool = True

    def all(self, wanted: Sequence[Job], doer: Doer, processes: int) -> None:
        """Do all jobs that are due."""
        tasks: dict[Task, tuple[str, ...]] = {}
        for job in wanted:
            if failure := self.looked.failed.get(job.name):
                self._forget(job.name)
                self._over(Outcome(job.name, "failed", code=failure.code, says=in_words(failure)))
                continue
            due = self.looked.due[job.name]
            if due.why or due.last is None:
                tasks[Task(job.name, due.line, due.dated.output)] = due.dated.inputs
                continue
            files = tuple(due.last.files)
            self._over(Outcome(job.name, "unchanged", files, says=since(due)))
        for task, done in self._done(tasks, doer, processes):
            self._keep(self.looked.due[task.name], task, done)

    def _done(
        self, tasks: Mapping[Task, tuple[str, ...]], doer: Doer, processes: int
    ) -> Iterator[tuple[Task, Done]]:
        def begun(task: Task) -> None:
            self.told.begun(task.name)

        if processes > 1 and len(tasks) > 1:
            return side_by_side(tasks, doer, processes, begun)
        return in_turn([*tasks], doer, begun)

    def _keep(self, due: Due, task: Task, done: Done) -> None:
        """Keep what a job wrote, so that it need not be done again if nothing changes."""
        others = [path for path in done.wrote if self._whose(path, task.name) != task.name]
        code, says = done.code, done.says
        if others and not code:
            whose = self.wrote[same(others[0])]
            code, says = OUTPUT, f'{others[0]}: việc "{whose}" cũng ghi vào tệp này.'
        files = {path: content_of(Path(path)) or "" for path in done.wrote}
        jobs = {name: made for name, made in self.state.jobs.items() if name != task.name}
        # A file beside the one meant (which is held open elsewhere) leaves the job to be done.
        if not code and (due.dated.many or task.output in files):
            jobs[task.name] = Made(due.of, files, pipeline.now())
        written = {**self.state.written, **files, **dict.fromkeys(done.aside, "")}
        self.state = replace(self.state, jobs=jobs, written=written)
        self._save()
        result: Result = "failed" if code else "done"
        says = says or (due.why if due.why not in OF_COURSE else "")
        if done.aside:
            says = f"{says.rstrip('.')}; bản sửa giữ ở {_few(done.aside)}".lstrip("; ")
        self._over(Outcome(task.name, result, done.wrote, done.seconds, code, says), done.heard)

    def _whose(self, path: str, name: str) -> str:
        return self.wrote.setdefault(same(path), name)

    def _forget(self, name: str) -> None:
        """Let a job that failed be done the next time, whatever it made before."""
        jobs = {other: made for other, made in self.state.jobs.items() if other != name}
        self.state = replace(self.state, jobs=jobs)
        self._save()

    def _save(self) -> None:
        try:
            self.kept.keep(self.state)
        except Failure as failure:  # the job is done; only that is not known the next time
            self.unkept = failure

    def _over(self, outcome: Outcome, heard: str = "") -> None:
        self.outcomes[outcome.name] = outcome
        self.told.over(outcome, heard)
        self.log("job", job_line(outcome, self.looked.dated.get(outcome.name)))

    def log(self, event: str, told: Mapping[str, Json]) -> None:
        """Add a line to the log; where that cannot be written, say so once and go on."""
        if not self.logging:
            return
        now = pipeline.now().isoformat(timespec="seconds")
        try:
            self.kept.tell({"event": event, "time": now, **told})
        except Failure as failure:
            self.logging = False
            tell(f"Cảnh báo: {in_words(failure)}")


def _few(files: Sequence[str]) -> str:
    more = f" và {count(len(files) - 1)} tệp khác" if len(files) > 1 else ""
    return f"{files[0]}{more}"
