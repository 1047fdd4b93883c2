"""What holds of a document: its figures against others, its text against how it read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from hongngu_cli.model.figure import Figure
from hongngu_cli.model.provenance import Piece, Provenance

MANY = 5000
"""Pieces from which those that come again and again are no help in finding what moved."""
WRITTEN = re.compile(r"[^a-z0-9._-]")
"""What tells a name, as an office writes it, from a key of ours."""


@dataclass(frozen=True, slots=True)
class Held:
    """A figure of a document as it was, and as it is now; None where that cannot be said."""

    key: str
    label: str
    then: int
    now: int | None

    @property
    def holds(self) -> bool | None:
        """Whether it is still the same; None where that cannot be said."""
        return None if self.now is None else self.now == self.then


@dataclass(frozen=True, slots=True)
class Edit:
    """A piece of text that was changed or added, as it is now; or how many were removed where."""

    kind: Literal["changed", "added", "removed"]
    where: str
    text: str = ""
    many: int = 1


def held(made: Provenance, now: Mapping[str, Figure] | None) -> tuple[Held, ...]:
    """Hold the figures of a document against those of today, those of nought left out of both.

    A document carries none of nought; ``now`` may have them, which tells how they are called.
    """
    values = {key: one.value for key, one in (now or {}).items() if one.value}
    labels = {**made.labels, **{key: one.label for key, one in (now or {}).items()}}
    return tuple(
        Held(
            key,
            labels.get(key) or _called(key, labels),
            made.figures.get(key, 0),
            None if now is None else values.get(key, 0),
        )
        for key in dict.fromkeys((*made.figures, *values))
    )


def _called(key: str, labels: Mapping[str, str]) -> str:
    """Name a figure by those that it is a part of, and by names that are keys themselves.

    >>> _called("level.thac-si/unit.Xã An", {"level.thac-si": "Thạc sĩ"})
    'Thạc sĩ, Xã An'
    """
    parts = ((one, one.partition(".")[2]) for one in key.split("/"))
    return ", ".join(
        labels.get(one) or (name if WRITTEN.search(name) else one) for one, name in parts
    )


def edits(before: Sequence[str], now: Sequence[str], pieces: Sequence[Piece]) -> tuple[Edit, ...]:
    """Tell what of a text was edited, by fingerprints of its pieces before and now."""
    return tuple(_edits(before, now, pieces)) if [*before] != [*now] else ()


def _edits(before: Sequence[str], now: Sequence[str], pieces: Sequence[Piece]) -> Iterator[Edit]:
    same = SequenceMatcher(None, before, now, autojunk=max(len(before), len(now)) > MANY)
    for kind, start, end, first, last in same.get_opcodes():
        if kind == "equal":
            continue
        changed = min(end - start, last - first)
        for number, piece in enumerate(pieces[first:last]):
            yield Edit("changed" if number < changed else "added", piece.where, piece.text)
        if removed := end - start - changed:
            place = first + changed - 1
            where = f"sau {pieces[place].where}" if place >= 0 else "ở đầu văn bản"
            yield Edit("removed", where, many=removed)
