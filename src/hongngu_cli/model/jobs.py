"""The jobs of a scheduled run: what each is to make, what became of it, what is kept of that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["flag", "text", "texts"]
Said = bool | tuple[str, ...]
Result = Literal["done", "unchanged", "failed"]
OF_DAYS = ("today", "period", "year", "month", "quarter")
"""Fields in the name of a file that tell the day, or the period of the job."""
TIMES = ("period", "year", "from", "to")
"""Options that tell the period of a job, which are one question."""


@dataclass(frozen=True, slots=True)
class Accepts:
    """What a job may say of a command.

    ``options`` are its own by their long names, ``barred`` those that a job has not;
    ``vietnamese`` is its other name; ``argument`` says that a name comes first
    (``report ket-qua``); ``inputs`` counts those it takes, None as many as there are. ``each``
    gives what the names of its files may hold, by what it makes one for.
    """

    options: Mapping[str, Kind]
    barred: frozenset[str] = frozenset()
    vietnamese: str = ""
    argument: bool = False
    inputs: int | None = None
    each: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Job:
    """A command line in the file of jobs, ``argument`` the name that comes first, if one does.

    ``at`` is its place in the file, counted from 1; ``output`` may hold fields.
    """

    at: int
    name: str
    command: str
    output: str
    argument: str = ""
    inputs: tuple[str, ...] = ()
    options: Mapping[str, Said] = field(default_factory=dict)

    def text(self, option: str) -> str | None:
        """Give what an option of one text says."""
        said = self.options.get(option)
        return said[0] if isinstance(said, tuple) and said else None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job.

    ``code`` is the exit code of its command; ``says`` why it failed, since when nothing changed,
    or what had; ``outputs`` are the files that it wrote, or had written.
    """

    name: str
    result: Result
    outputs: tuple[str, ...] = ()
    seconds: float = 0.0
    code: int = 0
    says: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """What a job made the last time, of what (hashes by what is hashed), and when.

    ``files`` are what it wrote, each with the hash of its content.
    """

    of: Mapping[str, str]
    files: Mapping[str, str]
    time: dt.datetime


@dataclass(frozen=True, slots=True)
class State:
    """What is kept from one run to the next.

    ``day`` is that of the last run, ``jobs`` those that went well by name, ``written`` every
    file that a job ever wrote and that is still there, with the hash of what it wrote, '' where
    that is not known.
    """

    day: dt.date | None = None
    jobs: Mapping[str, Made] = field(default_factory=dict)
    written: Mapping[str, str] = field(default_factory=dict)
