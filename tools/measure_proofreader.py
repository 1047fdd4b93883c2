"""Measure the proofreader over annotated passages: precision, recall, and plain totals.

    python tools/measure_proofreader.py [FILES] [--held-out]

Without FILES it takes tests/proofread_passages/open-*.toml, with --held-out the passages kept
aside, of which it prints figures only (so too when FILES hold some). A finding (notes are none)
is right when it touches a number of the planted error, an error is found when a finding is
right.
"""

from __future__ import annotations

import argparse
import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from annotated_passages import FOLDER, Passage, Span, pieces_of, places, read_passages

from hongngu_cli import shipped
from hongngu_cli.analyse.proofread.proofread import proofread
from hongngu_cli.model.proofread import Mention
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.settings.vocabularies import load_vocabulary


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
