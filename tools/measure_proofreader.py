"""Measure the proofreader over annotated passages: precision, recall, and plain totals.

    python tools/measure_proofreader.py [FILES] [--held-out]

Without FILES it takes tests/proofread_passages/open-*.toml, with --held-out the passages kept
aside, of which it prints figures only (so too when FILES hold some). A finding (notes are none)
is right when it touches a number of the planted error, an error is found when a finding is
right. tests/test_proofread_passages.py says how a passage is annotated.
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

from hongngu_cli import shipped
from hongngu_cli.analyse.proofread.proofread import proofread
from hongngu_cli.model.passage import Cell
from hongngu_cli.model.passage import Passage as Piece
from hongngu_cli.model.proofread import Mention
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.settings.vocabularies import load_vocabulary

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


@dataclass(frozen=True)
class Found:
    """Hold what the proofreader told: a finding, the figure named first, or what agrees."""

    agrees: bool
    spans: tuple[Span, ...]
    line: str


@dataclass
class Measured:
    """Count what was found, and keep a line for each miss and false alarm."""

    passages: int = 0
    quiet: int = 0
    findings: int = 0
    right: int = 0
    named: int = 0
    plain: Counter[bool] = field(default_factory=Counter)
    errors: Counter[tuple[str, bool]] = field(default_factory=Counter)
    relations: Counter[tuple[str, bool]] = field(default_factory=Counter)
    lines: list[str] = field(default_factory=list)


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


def figures_told(text: str, vocabulary: Vocabulary) -> list[Found]:
    """Let the proofreader read a text; nothing but this knows what it returns."""
    begins, pieces = zip(*pieces_of(text), strict=True)
    result = proofread(pieces, vocabulary)

    def spans(mentions: Iterable[Mention]) -> tuple[Span, ...]:
        placed = ((begins[mention.passage.paragraph - 1], mention.numeral) for mention in mentions)
        return tuple((start + numeral.start, start + numeral.end) for start, numeral in placed)

    told = [
        Found(agrees=True, spans=spans(relation.mentions), line=relation.kind)
        for relation in result.relations
        if relation.holds
    ]
    for finding in result.findings:
        if finding.severity == "note":
            continue
        mentions = [finding.at, *(m for told in finding.relations for m in told.mentions)]
        line = f"{finding.rule} at {finding.at.numeral.text}, sure {finding.confidence:.2f}"
        told.append(Found(agrees=False, spans=spans(mentions), line=line))
    return told


def touch(one: Iterable[Span], other: Iterable[Span]) -> bool:
    """Say whether two numbers, one of each, share a character."""
    return any(a < d and c < b for (a, b), (c, d) in itertools.product(one, other))


def measure(passages: Iterable[Passage]) -> Measured:
    """Let the proofreader read each passage, and compare."""
    vocabulary = load_vocabulary(shipped.vocabulary())
    measured = Measured()
    for passage in passages:
        told = figures_told(passage.text, vocabulary)
        _count_findings(passage, [found for found in told if not found.agrees], measured)
        _count_relations(passage, [found for found in told if found.agrees], measured)
    return measured


def _count_findings(passage: Passage, findings: Sequence[Found], measured: Measured) -> None:
    right = [found for found in findings if touch(found.spans, passage.wrong)]
    measured.passages += 1
    measured.findings += len(findings)
    measured.right += len(right)
    measured.named += sum(touch(found.spans[:1], passage.wrong) for found in right)
    if not passage.error:
        measured.quiet += not findings
    else:
        measured.errors[passage.error, bool(right)] += 1
        if not right:
            missed = f"{passage.error}: {', '.join(passage.numbers)}"
            measured.lines.append(f"{passage.id}: missed {missed}")
    for found in findings:
        if found not in right:
            measured.lines.append(f"{passage.id}: false alarm: {found.line}")


def _count_relations(passage: Passage, agreeing: Sequence[Found], measured: Measured) -> None:
    for relation in passage.relations:
        if not relation.holds:
            continue
        # A figure that is told again may be taken from either place.
        numbers = [places(passage.text, number.partition("#")[0]) for number in relation.numbers]
        held = any(all(touch(found.spans, spans) for spans in numbers) for found in agreeing)
        measured.relations["note" if relation.note else relation.kind, held] += 1
        if relation.plain:
            measured.plain[held] += 1
            if not held:
                parts = "; ".join(relation.parts)
                measured.lines.append(f"{passage.id}: not found: {relation.total} ({parts})")


def report(measured: Measured) -> Iterable[str]:
    """Write the figures, a line each."""
    errors = measured.errors.total()
    found = sum(times for (_, right), times in measured.errors.items() if right)
    yield f"{measured.passages} passages, {errors} with a planted error"
    yield share("precision on findings", measured.right, measured.findings)
    yield share("  named first", measured.named, measured.right)
    yield share("recall of errors", found, errors)
    yield from _by_kind("  ", measured.errors)
    yield share("right texts: quiet", measured.quiet, measured.passages - errors)
    yield share("plain totals: found", measured.plain[True], measured.plain.total())
    yield "relations that hold: found"
    yield from _by_kind("  ", measured.relations)


def _by_kind(indent: str, counts: Counter[tuple[str, bool]]) -> Iterable[str]:
    for kind in sorted({kind for kind, _ in counts}):
        yield share(indent + kind, counts[kind, True], counts[kind, True] + counts[kind, False])


def share(name: str, part: int, whole: int) -> str:
    """Write a share with what it is of."""
    told = f"{part / whole:.3f}" if whole else "-"
    return f"{name:<24} {told:>5}  {part}/{whole}"


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path, metavar="FILES")
    parser.add_argument("--held-out", action="store_true", help="those kept aside; figures only")
    asked = parser.parse_args()
    kept = "held-out" if asked.held_out else "open"
    files = asked.files or sorted(FOLDER.glob(f"{kept}-*.toml"))
    measured = measure(passage for path in files for passage in read_passages(path))
    aside = asked.held_out or any(path.name.startswith("held-out") for path in files)
    lines = [] if aside else measured.lines
    print("\n".join((*lines, *report(measured))))


if __name__ == "__main__":
    main()
