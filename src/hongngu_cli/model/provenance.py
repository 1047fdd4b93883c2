"""What a document was made of: it carries this itself, and `verify` reads it back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Only = tuple[str, str | None, int]
"""A row: path, sheet, number as Excel counts."""
Role = Literal["input", "settings", "vocabulary", "named"]
"""Whether a file was read for its tables, sets something, or is named by an option."""


@dataclass(frozen=True, slots=True)
class Used:
    """A file that a document was made with, named as on the command line, and its SHA-256."""

    path: str
    sha256: str
    role: Role = "input"


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure as it was when the document was made."""

    label: str
    value: int


@dataclass(frozen=True, slots=True)
class Provenance:
    """What made a document: the command line, the files, the figures; and how its text reads.

    ``command_line`` makes it again, without where it goes and without a password; with
    ``hidden`` parts of it are left out, since they name people that the document does not.
    ``only`` is the row of the one enrolment it is about.
    ``figures`` leaves out those of zero: one that is not there was 0. ``blocks`` are
    fingerprints of its paragraphs, cells and lines, in order; ``program`` is our version.
    """

    command_line: tuple[str, ...]
    as_of: dt.date
    program: str
    hidden: bool = False
    only: Only | None = None
    used: tuple[Used, ...] = ()
    figures: Mapping[str, Stated] = field(default_factory=dict)
    blocks: tuple[str, ...] = ()
