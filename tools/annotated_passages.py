"""Passages for the proofreader, annotated with the relations they state and the planted error.

tests/test_proofread_passages.py says how a passage is annotated.
"""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from hongngu_cli.model.passage import Cell
from hongngu_cli.model.passage import Passage as Piece

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "proofread_passages"
CELL = re.compile(r"(?<=\|)\s*([^|\n]*?)\s*(?=\|)")
RULE = re.compile(r"[|:\s-]+")
Span = tuple[int, int]


@dataclass(frozen=True)
class Told:
    """Say what a text states of some of its figures."""

    kind: str
    parts: tuple[str, ...]
    holds: bool
    total: str = ""
    plain: bool = False
    note: bool = False
    about: str = ""
    direction: str = ""

    @property
    def numbers(self) -> tuple[str, ...]:
        """List the total, where there is one, and the parts."""
        return (self.total, *self.parts) if self.total else self.parts


@dataclass(frozen=True)
class Passage:
    """Hold a text with the relations it states and the numbers of its planted error."""

    id: str
    topic: str
    text: str
    relations: tuple[Told, ...]
    error: str = ""
    numbers: tuple[str, ...] = ()

    @cached_property
    def wrong(self) -> tuple[Span, ...]:
        """Place the numbers of the planted error."""
        return tuple(place(self.text, number) for number in self.numbers)


def read_passages(path: Path) -> list[Passage]:
    """Read the passages of a file."""
    with path.open("rb") as file:
        return [_passage(entry) for entry in tomllib.load(file)["passage"]]


def _passage(entry: dict[str, Any]) -> Passage:
    error = entry.get("error", {})
    relations = (Told(**{**told, "parts": tuple(told["parts"])}) for told in entry["relation"])
    return Passage(
        id=entry["id"],
        topic=entry["topic"],
        text=entry["text"],
        relations=tuple(relations),
        error=error.get("kind", ""),
        numbers=tuple(error.get("numbers", ())),
    )


def places(text: str, written: str) -> list[Span]:
    """Find where a number stands as written, and not as a piece of a longer number."""
    number = re.compile(rf"(?<![\w])(?<!\d[.,]){re.escape(written)}(?![.,]?\d)")
    return [match.span() for match in number.finditer(text)]


def place(text: str, written: str) -> Span:
    """Place a number as written: "65#2" is the second 65 of the text."""
    number, _, nth = written.partition("#")
    found = places(text, number)
    if not found or (len(found) > 1) is not bool(nth):
        raise ValueError(f"{written} stands {len(found)} times in: {text}")
    return found[int(nth or 1) - 1]


def pieces_of(text: str) -> Iterable[tuple[int, Piece]]:
    """Take a text apart into lines and cells of tables, each with where it begins."""
    numbers = itertools.count(1)
    table = row = start = 0
    for line in text.splitlines(keepends=True):
        begins, start = start, start + len(line)
        if not line.startswith("|"):
            row = 0
            if line.strip():
                yield begins, Piece(line.rstrip("\n"), paragraph=next(numbers))
        elif not RULE.fullmatch(line):
            row += 1
            table += row == 1
            for column, cell in enumerate(CELL.finditer(line), start=1):
                at = Cell(table, row, column)
                piece = Piece(cell[1], paragraph=next(numbers), kind="cell", cell=at)
                yield begins + cell.start(1), piece
