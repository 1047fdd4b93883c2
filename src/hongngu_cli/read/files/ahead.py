"""Files opened one after the other, the large ones while the program reads what came before."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from hongngu_cli.model.failure import Failure
from hongngu_cli.model.settings import Limits, Reading
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.files.listing import STDIN
from hongngu_cli.read.files.opening import Parse, examined, open_file

LARGE = 300_000
"""Bytes from which a file is worth a thread: it is parsed without Python's lock."""
MANY = 200
"""Files from which it is worth beginning processes, each of which reads some."""

Opener = Callable[[str], tuple[Sheet, ...]]


@dataclass(frozen=True, slots=True)
class Begun:
    """Files being opened. ``contents`` gives each path, in order, with what waits for its sheets.

    Calling that raises Failure for a file that cannot be read, as does ``opener``, which
    opens any of them. Many files are not begun here, but left to so many ``processes``.
    ``searched`` says that a folder was to be looked through, whatever is in it.
    """

    paths: tuple[str, ...]
    contents: Iterator[tuple[str, Callable[[], tuple[Sheet, ...]]]]
    opener: Opener
    processes: int = 1
    searched: bool = False

    @property
    def are_many(self) -> bool:
        """Whether the files are to be shared out among processes."""
        return self.processes > 1


def begin_opening(paths: Sequence[str], reading: Reading, limits: Limits) -> Begun:
    """Begin to open files: the first large one at once, a later one while its forerunner is in use.

    So there are never more than two in memory that nobody has asked for. The first one is
    examined before this returns, since nothing else could be done meanwhile but importing.
    """
    opener = partial(open_file, limits=limits, reading=reading)
    if len(paths) >= MANY and STDIN not in paths and processors() > 1:
        return Begun(tuple(paths), iter(()), opener, processors())
    pool = ThreadPoolExecutor(1, thread_name_prefix="open")
    begun: dict[int, Future[tuple[Sheet, ...]]] = {}
    if paths and _is_large(paths[0]):
        begun[0] = pool.submit(_parser(paths[0], limits, reading))

    def give() -> Iterator[tuple[str, Callable[[], tuple[Sheet, ...]]]]:
        with pool:
            for at, path in enumerate(paths):
                running = begun.pop(at, None)
                if at + 1 < len(paths) and _is_large(paths[at + 1]):
                    begun[at + 1] = pool.submit(opener, paths[at + 1])
                yield path, running.result if running else partial(opener, path)

    return Begun(tuple(paths), give(), opener)


def processors() -> int:
    """Count the processors that this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _parser(path: str, limits: Limits, reading: Reading) -> Parse:
    """Examine a file; why it cannot be read is raised once its sheets are asked for."""
    try:
        return examined(path, limits, reading)
    except Failure as failure:
        return partial(_raise, failure)


def _raise(failure: Failure) -> tuple[Sheet, ...]:
    raise failure


def _is_large(path: str) -> bool:
    try:
        return os.path.getsize(path) > LARGE  # noqa: PTH202 - False for a name that cannot be
    except (OSError, ValueError):
        return False
