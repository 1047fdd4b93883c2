"""Measure the proofreader over annotated passages: precision, recall, and plain relations.

    python tools/measure_proofreader.py [FILES] [--held-out]

Without FILES it takes tests/proofread_passages/open-*.toml, with --held-out the passages kept
aside, of which it prints figures only. A finding is right when it touches a number of the
planted error; an error is found when a finding is right. tests/test_proofread_passages.py
says how a passage is annotated.
"""

from __future__ import annotations

import argparse
import itertools
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "proofread_passages"
Span = tuple[int, int]


@dataclass(frozen=True)
class Told:
    """Say what a text states of some of its figures, and where they stand in it."""

    kind: str
    total: str
    parts: tuple[str, ...]
    holds: bool
    plain: bool = False
    note: bool = False
    about: str = ""


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


@dataclass(frozen=True)
class Found:
    """Hold what the proofreader told of figures: a finding, a note, or what agrees."""

    agrees: bool
    note: bool
    spans: tuple[Span, ...]
    line: str


@dataclass
class Measured:
    """Count what was found in passages, and keep a line for each miss and false alarm."""

    findings: int = 0
    right: int = 0
    errors: int = 0
    errors_found: int = 0
    plain: int = 0
    plain_found: int = 0
    stated: Counter[str] = field(default_factory=Counter)
    held: Counter[str] = field(default_factory=Counter)
    lines: list[str] = field(default_factory=list)


def read_passages(path: Path) -> list[Passage]:
    """Read the passages of a file."""
    with path.open("rb") as file:
        return [_passage(entry) for entry in tomllib.load(file)["passage"]]


def _passage(entry: dict[str, Any]) -> Passage:
    error = entry.get("error", {})
    relations = (
        Told(**{"total": "", **told, "parts": tuple(told["parts"])}) for told in entry["relation"]
    )
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


def figures_told(text: str) -> list[Found]:
    """Let the proofreader read a text; nothing but this knows its types."""
    raise NotImplementedError(text)


def touch(one: Iterable[Span], other: Iterable[Span]) -> bool:
    """Say whether two numbers, one of each, share a character."""
    return any(a < d and c < b for (a, b), (c, d) in itertools.product(one, other))


def measure(passages: Iterable[Passage]) -> Measured:
    """Let the proofreader read each passage, and compare."""
    measured = Measured()
    for passage in passages:
        told = figures_told(passage.text)
        _count_findings(passage, told, measured)
        _count_relations(passage, told, measured)
    return measured


def _count_findings(passage: Passage, told: Sequence[Found], measured: Measured) -> None:
    findings = [found for found in told if not found.agrees and not found.note]
    right = [found for found in findings if touch(found.spans, passage.wrong)]
    measured.findings += len(findings)
    measured.right += len(right)
    measured.errors += bool(passage.error)
    measured.errors_found += bool(right)
    if passage.error and not right:
        measured.lines.append(f"{passage.id}: missed {passage.error}: {passage.numbers}")
    for found in findings:
        if found not in right:
            measured.lines.append(f"{passage.id}: false alarm: {found.line}")


def _count_relations(passage: Passage, told: Sequence[Found], measured: Measured) -> None:
    agreeing = [found for found in told if found.agrees or found.note]
    for relation in passage.relations:
        if not relation.holds:
            continue
        numbers = filter(None, (relation.total, *relation.parts))
        spans = [place(passage.text, number) for number in numbers]
        held = any(all(touch(found.spans, [span]) for span in spans) for found in agreeing)
        kind = "note" if relation.note else relation.kind
        measured.stated[kind] += 1
        measured.held[kind] += held
        measured.plain += relation.plain
        measured.plain_found += relation.plain and held
        if relation.plain and not held:
            parts = "; ".join(relation.parts)
            measured.lines.append(f"{passage.id}: plain not found: {relation.total} ({parts})")


def share(part: int, whole: int) -> str:
    """Write a share with what it is of."""
    return f"{part / whole:.3f} ({part}/{whole})" if whole else "- (0/0)"


def report(measured: Measured, passages: int) -> Iterable[str]:
    """Write the figures, a line each."""
    yield f"{passages} passages, {measured.errors} with a planted error"
    yield f"precision on findings  {share(measured.right, measured.findings)}"
    yield f"recall of errors       {share(measured.errors_found, measured.errors)}"
    yield f"plain totals that hold {share(measured.plain_found, measured.plain)}"
    for kind, times in sorted(measured.stated.items()):
        yield f"holds, found: {kind:<10} {share(measured.held[kind], times)}"


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path, metavar="FILES")
    parser.add_argument("--held-out", action="store_true", help="those kept aside; figures only")
    asked = parser.parse_args()
    kept = "held-out" if asked.held_out else "open"
    files = asked.files or sorted(FOLDER.glob(f"{kept}-*.toml"))
    passages = [passage for path in files for passage in read_passages(path)]
    measured = measure(passages)
    if not asked.held_out:
        print("\n".join(measured.lines))
    print("\n".join(report(measured, len(passages))))


if __name__ == "__main__":
    main()
