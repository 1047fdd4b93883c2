"""What a document was made of: it carries this itself, and `verify` reads it back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

NAME = "train-report"
"""The property of an Office file that tells that we made it."""
MARK = "train-report-provenance"
"""How the comment of a page or of Markdown begins."""
NAMESPACE = "urn:hongngu-cli:provenance:1"
"""What the part of an Office file is."""
LINE = "Kết quả do train-report {} lập."
"""What a CSV says in its last line, since it can carry nothing unseen."""
Only = tuple[str, str | None, int, int]
"""An enrolment: path, sheet, row as Excel counts, and which of its row's enrolments, from 0."""
Role = Literal["input", "settings", "vocabulary", "named"]
"""Whether a file was read for its tables, sets something, or is named by an option."""


@dataclass(frozen=True, slots=True)
class Used:
    """A file that a document was made with, named as on the command line, and its SHA-256."""

    path: str
    sha256: str
    role: Role = "input"


State = Literal["same", "renamed", "changed", "missing", "new", "outside", "untold"]
"""What became of a file: ``outside`` lies where nobody is led by a document alone, ``untold`` is
the standard input, of which nothing is left."""


@dataclass(frozen=True, slots=True)
class UsedNow:
    """What became of a file that a document was made with, and where it is now."""

    path: str
    state: State
    role: Role = "input"
    now: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a finished document: where it stands in the clerk's words, and how it reads."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """What made a document: the command line, the files, the figures; and how its text reads.

    ``command_line`` makes it again, without where it goes and without a password; with
    ``hidden`` parts of it are left out, since they name people that the document does not.
    ``only`` is the row of the one enrolment it is about.
    ``figures`` are values by key, but those of zero: one that is not there was 0. ``labels`` say
    what they count, where there are not too many. ``blocks`` are fingerprints of its paragraphs,
    cells and lines, in order; ``program`` is our version.
    """

    command_line: tuple[str, ...]
    as_of: dt.date
    program: str
    hidden: bool = False
    only: Only | None = None
    used: tuple[Used, ...] = ()
    figures: Mapping[str, int] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    blocks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The folder that paths start from, what became of each file, and where those renamed are.

    ``also`` are other folders that may as well be meant, whose files are not the same.
    """

    base: Path
    used: tuple[UsedNow, ...]
    moved: Mapping[str, str] = field(default_factory=dict)
    also: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A finished document as it is now: what made it, its pieces and their fingerprints."""

    made: Provenance
    pieces: tuple[Piece, ...]
    prints: tuple[str, ...]
