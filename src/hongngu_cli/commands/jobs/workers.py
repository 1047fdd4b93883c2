"""Several jobs at once: a process for each, those over the same inputs in one where that helps."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from threading import current_thread, main_thread
from typing import TYPE_CHECKING

from hongngu_cli.commands.jobs.running import BUG, Doer, Done, Task

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

START = "fork" if sys.platform == "linux" else "spawn"
"""How a process is begun: elsewhere a copy of this one could not be trusted, or had."""
ENDED = "Tiến trình làm việc này bị dừng giữa chừng."
Begun = Callable[[Task], None]


@dataclass(slots=True)
class Worker:
    """A process that does jobs, what it reads lately, and its task, if it has one."""

    process: BaseProcess
    pipe: Connection
    inputs: tuple[str, ...] = ()
    task: Task | None = None


def in_turn(tasks: Sequence[Task], doer: Doer, begun: Begun) -> Iterator[tuple[Task, Done]]:
    """Do jobs one after the other."""
    for task in tasks:
        begun(task)
        yield task, doer.do(task)


def side_by_side(
    tasks: Mapping[Task, tuple[str, ...]], doer: Doer, processes: int, begun: Begun
) -> Iterator[tuple[Task, Done]]:
    """Do jobs, given with their inputs, in processes, and give each as it ends."""
    left = dict(tasks)
    workers: list[Worker] = []
    for _ in range(min(processes, len(left))):
        workers.append(_begun(doer, workers))
    try:
        for worker in workers:
            _hand_out(left, worker, begun)
        while busy := {worker.pipe: worker for worker in workers if worker.task}:
            for pipe in wait([*busy]):
                worker = busy[pipe]  # type: ignore[index]  # wait gives back what it was given
                task, done = worker.task, _received(worker.pipe)
                worker.task = None
                assert task is not None  # noqa: S101 - it was busy
                yield task, done or Done(BUG, ENDED, (), 0.0, "")
                if done is None:  # it was killed, as by a system short of memory
                    workers.remove(worker)
                    worker.pipe.close()
                    worker.process.join()
                    worker = _begun(doer, workers)
                    workers.append(worker)
                _hand_out(left, worker, begun)
    finally:
        for worker in workers:
            if worker.task:
                worker.process.terminate()
            worker.pipe.close()
        for worker in workers:
            worker.process.join()


def _hand_out(left: dict[Task, tuple[str, ...]], worker: Worker, begun: Begun) -> None:
    """Give a process its next job: one over the inputs it has, else of those most are over."""
    if not left:
        return
    own = [task for task, inputs in left.items() if inputs == worker.inputs]
    many = [*left.values()]
    task = own[0] if own else max(left, key=lambda one: many.count(left[one]))
    worker.task, worker.inputs = task, left.pop(task)
    begun(task)
    with suppress(OSError):  # it is gone, as whoever waits for it will see
        worker.pipe.send(task)


def _received(pipe: Connection) -> Done | None:
    try:
        done: Done = pipe.recv()
    except (EOFError, OSError):
        return None
    return done


def _begun(doer: Doer, others: Sequence[Worker]) -> Worker:
    """Begin a process, which closes the ends of the others' pipes that it was born with."""
    context = get_context("fork") if START == "fork" else get_context("spawn")
    ours, theirs = context.Pipe()
    ends = [*(worker.pipe for worker in others), ours]
    process = context.Process(target=_work, args=(doer, theirs, ends))
    process.start()
    theirs.close()
    return Worker(process, ours)


def _work(doer: Doer, pipe: Connection, others: Sequence[Connection]) -> None:
    """Do what is sent, until whoever sends it goes away."""
    for other in others:  # else we would not notice
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _stop)
    while True:
        try:
            task: Task = pipe.recv()
            pipe.send(doer.do(task))
        except (EOFError, BrokenPipeError, ConnectionResetError, KeyboardInterrupt):
            return


@contextmanager
def stopped_as_interrupted() -> Iterator[None]:
    """Let a system that shuts down end a run as Ctrl-C does: told, and with nothing torn left."""
    if current_thread() is not main_thread():  # where Python takes no signals
        yield
        return
    before = signal.signal(signal.SIGTERM, _stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _stop(*_: object) -> None:
    """End as if somebody had interrupted us, so that nothing half-written stays."""
    raise KeyboardInterrupt
