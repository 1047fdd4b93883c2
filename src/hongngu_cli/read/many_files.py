"""Many files, read side by side: each processor takes its share, and gives back what it read.

Reading a small workbook is Python's work for the most part, which threads cannot share.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cache, partial
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from hongngu_cli.model.failure import Failure
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.files.ahead import Begun, Opener
from hongngu_cli.read.formats.imports import import_ahead
from hongngu_cli.read.one_file import FileRead, FileReader

BATCH = 16
"""Files that are given back at once."""

START = "fork" if sys.platform == "linux" else "spawn"
"""How a process is begun: elsewhere a copy of this one could not be trusted, or had."""

Read = Callable[[], FileRead]
MakeReader = Callable[[], FileReader]


def read_in_turn(files: Begun, make: MakeReader) -> Iterator[tuple[str, Read]]:
    """Give each path, in order, with what reads it; many files are read in processes.

    Calling that raises Failure for a file that cannot be read.
    """
    if not files.are_many:
        reader = make()
        return ((path, partial(_read, reader, path, opened)) for path, opened in files.contents)
    pipes = _begin(files, make)
    # Only now, since a process begun while a thread imports may wait for it for ever.
    import_ahead("pandas")
    return _given_back(files, pipes, cache(make))


def _read(reader: FileReader, path: str, opened: Callable[[], Sequence[Sheet]]) -> FileRead:
    return reader.read(path, opened())


def _batches(paths: Sequence[str]) -> Iterator[tuple[str, ...]]:
    rest = iter(paths)
    while batch := tuple(islice(rest, BATCH)):
        yield batch


def _begin(files: Begun, make: MakeReader) -> list[Connection]:
    """Begin a process for each processor; the n-th batch is read by the n-th of them, in turn."""
    context = get_context("fork") if START == "fork" else get_context("spawn")
    batches = list(_batches(files.paths))
    pipes: list[Connection] = []
    for number in range(files.processes):
        ours, theirs = context.Pipe(duplex=False)
        own = batches[number :: files.processes]
        process = context.Process(
            target=_work, args=(own, files.opener, make, theirs, [*pipes, ours]), daemon=True
        )
        process.start()
        theirs.close()
        pipes.append(ours)
    return pipes


def _work(
    batches: Sequence[Sequence[str]],
    opener: Opener,
    make: MakeReader,
    pipe: Connection,
    others: Sequence[Connection],
) -> None:
    """Read one's own batches, and hand over each as soon as it is read.

    Whoever waits for them may go away: then nothing is left to do.
    """
    # Ends that are not ours would keep us from noticing.
    for other in others:
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 - nobody is asked anything
    reader = make()
    with suppress(BrokenPipeError):
        for batch in batches:
            pipe.send_bytes(pickle.dumps([_attempt(reader, opener, path) for path in batch], -1))


def _attempt(reader: FileReader, opener: Opener, path: str) -> FileRead | None:
    """Read a file; what cannot be read is left to the one who asked, who tells why."""
    try:
        return reader.read_whole(path, opener(path))
    except Failure:
        return None


def _given_back(
    files: Begun, pipes: Sequence[Connection], make: MakeReader
) -> Iterator[tuple[str, Read]]:
    for number, batch in enumerate(_batches(files.paths)):
        for path, one in zip(batch, _received(pipes[number % len(pipes)], batch), strict=True):
            yield path, partial(_taken, one) if one else partial(_anew, files, make, path)


def _received(pipe: Connection, batch: Sequence[str]) -> Sequence[FileRead | None]:
    """Take a batch; of a process that came to an end, every file is left to be read here."""
    try:
        found: Sequence[FileRead | None] = pickle.loads(pipe.recv_bytes())  # noqa: S301 - our own
    except (EOFError, OSError):
        return [None] * len(batch)
    return found


def _taken(one: FileRead) -> FileRead:
    return one


def _anew(files: Begun, make: MakeReader, path: str) -> FileRead:
    return make().read(path, files.opener(path))
