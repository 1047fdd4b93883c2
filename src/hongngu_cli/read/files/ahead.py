"""Files opened one after the other, the large ones while the program reads what came before."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from hongngu_cli.model.settings import Limits, Reading
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.files.opening import open_file

LARGE = 300_000
"""Bytes from which a file is worth a thread: it is parsed without Python's lock."""


@dataclass(frozen=True, slots=True)
class Begun:
    """Files being opened. ``contents`` gives each path, in order, with what waits for its sheets.

    Calling that raises Failure for a file that cannot be read.
    """

    paths: tuple[str, ...]
    contents: Iterator[tuple[str, Callable[[], tuple[Sheet, ...]]]]


def begin_opening(paths: Sequence[str], reading: Reading, limits: Limits) -> Begun:
    """Begin to open files: the first large one at once, a later one while its forerunner is in use.

    So there are never more than two in memory that nobody has asked for.
    """
    opener = partial(open_file, limits=limits, reading=reading)
    pool = ThreadPoolExecutor(1, thread_name_prefix="open")
    begun: dict[int, Future[tuple[Sheet, ...]]] = {}

    def begin(at: int) -> None:
        if at < len(paths) and _is_large(paths[at]):
            begun[at] = pool.submit(opener, paths[at])

    def give() -> Iterator[tuple[str, Callable[[], tuple[Sheet, ...]]]]:
        with pool:
            for at, path in enumerate(paths):
                running = begun.pop(at, None)
                begin(at + 1)
                yield path, running.result if running else partial(opener, path)

    begin(0)
    return Begun(tuple(paths), give())


def _is_large(path: str) -> bool:
    try:
        return os.path.getsize(path) > LARGE  # noqa: PTH202 - False for a name that cannot be
    except (OSError, ValueError):
        return False
