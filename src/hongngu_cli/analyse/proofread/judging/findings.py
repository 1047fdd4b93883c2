"""What is wrong in a text: relations that do not hold, told by their cause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import prod
from operator import itemgetter

from hongngu_cli.analyse.proofread.judging.repairs import computed_by, mends, repairs_of
from hongngu_cli.analyse.proofread.judging.slips import changed_digits, turned
from hongngu_cli.analyse.proofread.reading.tokens import Stream
from hongngu_cli.model.issue import Severity
from hongngu_cli.model.proofread import CERTAIN, NOTES, Finding, Relation, Repair

COMPUTED = {"percentage", "growth", "difference", "times", "average"}
TOLD_AS = {"times": "growth"}
"""Kinds whose faults are told by the rule of another."""
Order = tuple[int, int]
By = Mapping[Order, Sequence[Relation]]


def findings_of(relations: Sequence[Relation], stream: Stream) -> Iterator[Finding]:
    """Give the findings in the order of the text."""
    causes = list(_causes(relations))
    wrong = {one.at.order for one in causes}
    notes = [
        Finding("last-digit", "note", one.confidence, one.total, (one,))
        for one in relations
        if one.agreement in NOTES and wrong.isdisjoint(part.order for part in one.mentions)
    ]
    malformed = [Finding("malformed-number", "error", 0.95, one) for one in stream.malformed]
    found = [*causes, *notes, *malformed]
    yield from sorted(found, key=lambda one: (one.at.order, one.rule))


def _causes(relations: Sequence[Relation]) -> Iterator[Finding]:
    """Tell relations that do not hold, those together that one change would mend."""
    told = [one for one in relations if one.kind != "restated" or not one.holds]
    by = _by_figure(told)
    for wrong in _connected([one for one in relations if not one.holds]):
        yield from _causes_of(wrong, by)


def _causes_of(left: list[Relation], by: By) -> Iterator[Finding]:
    """Tell relations with figures in common, the likeliest change first."""
    while left:
        best = _likeliest(left, by)
        mended = [one for one in left if _speaks_of(one, best) and mends(one, best)]
        mended = mended or [one for one in left if _speaks_of(one, best)][:1]
        yield _finding(mended, best, by)
        left = [one for one in left if one not in mended]


def _likeliest(left: Sequence[Relation], by: By) -> Repair:
    tried = [repair for one in left for repair in _possible(one)]
    return min(tried, key=lambda repair: _unlikely(repair, by, left))


def _connected(wrong: Sequence[Relation]) -> Iterator[list[Relation]]:
    """Part relations that have no figure in common, even through others: no change mends both."""
    of_figure = _by_figure(wrong)
    seen: set[int] = set()
    for first in wrong:
        if id(first) in seen:
            continue
        seen.add(id(first))
        found = [first]
        for one in found:
            for mention in one.mentions:
                near = [other for other in of_figure[mention.order] if id(other) not in seen]
                seen.update(map(id, near))
                found += near
        yield found


def _possible(relation: Relation) -> list[Repair]:
    """Give the changes to a figure that is still one; at least that of what is stated."""
    first, *others = repairs_of(relation)
    return [first, *(one for one in others if one.value > 0)]


def _by_figure(relations: Sequence[Relation]) -> By:
    found: dict[Order, list[Relation]] = {}
    for relation in relations:
        for one in relation.mentions:
            found.setdefault(one.order, []).append(relation)
    return found


def _speaks_of(relation: Relation, repair: Repair) -> bool:
    return any(one.order == repair.mention.order for one in relation.mentions)


def _unlikely(
    repair: Repair, by: By, left: Sequence[Relation]
) -> tuple[int, int, bool, bool, bool, int, Order]:
    """Rate a change: what it mends less what it breaks, then which slip it is, then where.

    It is likelier that a share, a change, an average was computed wrongly than its base was
    written so; a number typed twice or with two digits turned is likelier than another.
    """
    of_it = by.get(repair.mention.order, ())
    mended = sum(mends(one, repair) for one in of_it if one in left)
    broken = sum(not mends(one, repair) for one in of_it if one.holds)
    totals = [one.total for one in of_it if not one.holds and one.kind == "total"]
    repeats = any(
        one.order != repair.mention.order and one.value == repair.mention.value for one in totals
    )
    slip = repeats or turned(repair.mention.numeral, repair.value)
    digits = changed_digits(repair.mention.value, repair.value)
    states = all(computed_by(one).order != repair.mention.order for one in of_it if not one.holds)
    computed = any(not one.holds and one.kind in COMPUTED for one in of_it)
    order = repair.mention.order
    return (broken - mended, broken, computed and states, not slip, states, digits, order)


def _finding(mended: Sequence[Relation], best: Repair, by: By) -> Finding:
    sure = 1 - prod(1 - one.confidence for one in mended)
    if any("one-base" in one.evidence for one in mended):
        sure = max(one.confidence for one in mended)  # they are one guess
    severity: Severity = "error" if sure >= CERTAIN else "warning"
    if len(mended) > 1:
        return Finding("one-cause", severity, min(sure, 0.99), best.mention, (*mended,), (best,))
    [wrong] = mended
    told = ((_unlikely(one, by, mended), one) for one in _possible(wrong))
    rated = sorted(told, key=itemgetter(0))
    repairs = tuple(one for _, one in rated)
    rule = f"{TOLD_AS.get(wrong.kind, wrong.kind)}-differs"
    # Of parts that would mend a sum equally well none is told to be the wrong one.
    alike = tuple(one for unlikely, one in rated if unlikely[:-1] == rated[0][0][:-1])
    at = best.mention
    if len(alike) > 1 and wrong.kind == "total":
        at, repairs = wrong.total, alike
    return Finding(rule, severity, sure, at, (*mended,), repairs)  # type: ignore[arg-type]  # made of the kind
