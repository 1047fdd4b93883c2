"""What is wrong in a text: relations that do not hold, told by their cause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import prod

from hongngu_cli.analyse.proofread.repairs import mends, repairs_of
from hongngu_cli.analyse.proofread.slips import changed_digits
from hongngu_cli.analyse.proofread.tokens import Stream, Tokeniser
from hongngu_cli.model.issue import Severity
from hongngu_cli.model.proofread import CERTAIN, NOTES, Finding, Mention, Relation, Repair

COMPUTED = {"percentage", "growth", "difference", "average"}
Order = tuple[int, int]
By = Mapping[Order, Sequence[Relation]]


def findings_of(
    relations: Sequence[Relation], stream: Stream, tokeniser: Tokeniser
) -> Iterator[Finding]:
    """Give the findings in the order of the text."""
    notes = [
        Finding("last-digit", "note", one.confidence, one.total, (one,))
        for one in relations
        if one.agreement in NOTES
    ]
    found = [*_causes(relations), *notes, *_malformed(stream, tokeniser)]
    yield from sorted(found, key=lambda one: (one.at.order, one.rule))


def _causes(relations: Sequence[Relation]) -> Iterator[Finding]:
    """Tell relations that do not hold, those together that one change would mend."""
    told = [one for one in relations if one.kind != "restated" or not one.holds]
    by = _by_figure(told)
    left = [one for one in relations if not one.holds]
    while left:
        tried = [repair for one in left for repair in repairs_of(one) if repair.value > 0]
        best = min(tried, key=lambda repair: _unlikely(repair, by, left))
        mended = [one for one in left if _speaks_of(one, best) and mends(one, best)]
        mended = mended or [one for one in left if _speaks_of(one, best)][:1]
        yield _finding(mended, best, by)
        left = [one for one in left if one not in mended]


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
) -> tuple[int, int, bool, int, bool, Order]:
    """Rate a change: what it mends less what it breaks, then how many digits, then where.

    Of a share, a change, an average it is likelier that it was computed wrongly than its base.
    """
    of_it = by.get(repair.mention.order, ())
    mended = sum(mends(one, repair) for one in of_it if one in left)
    broken = sum(not mends(one, repair) for one in of_it if one.holds)
    totals = [one.total for one in of_it if not one.holds and one.kind == "total"]
    repeats = any(
        one.order != repair.mention.order and one.value == repair.mention.value for one in totals
    )
    digits = 0 if repeats else changed_digits(repair.mention.value, repair.value)
    states = all(one.total.order != repair.mention.order for one in of_it if not one.holds)
    computed = any(not one.holds and one.kind in COMPUTED for one in of_it)
    return (broken - mended, broken, computed and states, digits, states, repair.mention.order)


def _finding(mended: Sequence[Relation], best: Repair, by: By) -> Finding:
    sure = 1 - prod(1 - one.confidence for one in mended)
    severity: Severity = "error" if sure >= CERTAIN else "warning"
    if len(mended) > 1:
        return Finding("one-cause", severity, min(sure, 0.99), best.mention, (*mended,), (best,))
    repairs = sorted(
        (one for one in repairs_of(mended[0]) if one.value > 0),
        key=lambda one: _unlikely(one, by, mended),
    )
    rule = f"{mended[0].kind}-differs"
    at = best.mention
    return Finding(rule, severity, sure, at, (*mended,), tuple(repairs))  # type: ignore[arg-type]


def _malformed(stream: Stream, tokeniser: Tokeniser) -> Iterator[Finding]:
    for passage in stream.passages:
        for numeral in tokeniser.reader.read(passage.text):
            if numeral.flaw == "malformed":
                yield Finding("malformed-number", "error", 0.95, Mention(passage, numeral))
