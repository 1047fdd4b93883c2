"""The desk: which command line is being obeyed, and what several of them share.

Mostly one command line is obeyed in a run of the program. `batch` obeys many, which are to read
an input once; `verify` obeys one again, whose report is to be looked at and not written.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hongngu_cli.model.kept import Kept

if TYPE_CHECKING:
    from hongngu_cli.model.provenance import Only
    from hongngu_cli.model.report import Report

INPUTS = 4
"""Of how many sets of inputs what was read is kept: a long batch goes through many."""


@dataclass(frozen=True, slots=True)
class CommandLine:
    """A command line in full: no short forms, nothing about where the result goes.

    With ``hidden`` it lacks what names people, since the result names nobody (--mask). ``only``
    is the place of the one enrolment that a document of many (--each person) is about.
    """

    arguments: tuple[str, ...] = ()
    hidden: bool = False
    only: Only | None = None


@dataclass(slots=True)
class Desk:
    """What lies on the desk.

    ``kept`` are inputs that were opened, None where each command opens its own. ``take`` gets
    reports in place of their files. ``only`` asks for the document about one row alone.
    ``today`` overrules the clock. ``claim`` is asked before a file is written and may raise
    Failure. ``reads`` are the files that are read, which no result may replace; ``wrote`` those
    written so far.
    """

    line: CommandLine = field(default_factory=CommandLine)
    kept: Kept | None = None
    take: Callable[[Report], None] | None = None
    only: Only | None = None
    today: dt.date | None = None
    claim: Callable[[str], None] | None = None
    reads: set[str] = field(default_factory=set)
    wrote: list[str] = field(default_factory=list)


_NOW: ContextVar[Desk | None] = ContextVar("desk", default=None)


def desk() -> Desk:
    """Give the desk in use, a new one where there was none."""
    found = _NOW.get()
    if found is None:
        found = Desk()
        _NOW.set(found)
    return found


@contextmanager
def at(one: Desk) -> Iterator[Desk]:
    """Work at a desk for a while."""
    before = _NOW.set(one)
    try:
        yield one
    finally:
        _NOW.reset(before)
