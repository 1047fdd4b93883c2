"""What is wrong in a text: relations that do not hold, told by their cause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hongngu_cli.analyse.proofread.slips import changed_digits
from hongngu_cli.analyse.proofread.tokens import Stream, Tokeniser
from hongngu_cli.model.issue import Severity
from hongngu_cli.model.proofread import (
    CERTAIN,
    NOTES,
    Finding,
    Mention,
    Relation,
    Repair,
)


def findings_of(
    relations: Sequence[Relation], stream: Stream, tokeniser: Tokeniser
) -> Iterator[Finding]:
    """Give the findings in the order of the text."""
    found = [*_of_relations(relations), *_malformed(stream, tokeniser)]
    yield from sorted(found, key=lambda one: (one.at.order, one.rule))


def _of_relations(relations: Sequence[Relation]) -> Iterator[Finding]:
    confirmed = {one.order for relation in relations if relation.holds for one in relation.mentions}
    for relation in relations:
        if relation.agreement in NOTES:
            yield Finding("last-digit", "note", relation.confidence, relation.total, (relation,))
        elif not relation.holds:
            severity: Severity = "error" if relation.confidence >= CERTAIN else "warning"
            repairs = tuple(_repairs(relation, confirmed))
            at = repairs[0].mention if repairs else relation.total
            rule = f"{relation.kind}-differs"
            yield Finding(rule, severity, relation.confidence, at, (relation,), repairs)  # type: ignore[arg-type]


def _repairs(relation: Relation, confirmed: set[tuple[int, int]]) -> Iterator[Repair]:
    """Give what each figure would have to be, were the others right, the likeliest first."""
    if relation.kind != "total":
        yield Repair(relation.total, relation.gives)
        return
    repairs = [Repair(relation.total, relation.gives)]
    for part in relation.parts:
        value = part.value - relation.difference
        if value >= 0:
            repairs.append(Repair(part, value))
    yield from sorted(repairs, key=lambda repair: _unlikely(repair, relation, confirmed))


def _unlikely(
    repair: Repair, relation: Relation, confirmed: set[tuple[int, int]]
) -> tuple[bool, int, bool]:
    """Rate a change: of a figure that others confirm, of many digits, of a part."""
    one = repair.mention
    repeats = one != relation.total and one.value == relation.total.value
    digits = 0 if repeats else changed_digits(one.value, repair.value)
    return (one.order in confirmed, digits, one != relation.total)


def _malformed(stream: Stream, tokeniser: Tokeniser) -> Iterator[Finding]:
    for passage in stream.passages:
        for numeral in tokeniser.reader.read(passage.text):
            if numeral.flaw == "malformed":
                yield Finding("malformed-number", "error", 0.95, Mention(passage, numeral))
