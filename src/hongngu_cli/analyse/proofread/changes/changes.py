"""A change from one figure to another, and what a text says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hongngu_cli.analyse.proofread.judging.rounding import agreement_of
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.totals.parts import PEOPLE
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import NOTES, Agreement, Relation

HUNDRED = 100
TEN = 10
POINTS = frozenset({"điểm phần trăm", "điểm %"})


@dataclass(frozen=True, slots=True)
class Change:
    """A new and an old figure that a change may lead from and to, and how sure that is.

    Of two rates the change may be told in ``points``, though it is written "%".
    """

    new: Token
    old: Token
    confidence: float
    evidence: str
    points: bool = False

    @property
    def amount(self) -> Fraction:
        """By how much the new figure is more."""
        return mention(self.new).value - mention(self.old).value


def are_alike(one: Token, other: Token) -> bool:
    """Tell figures that count the same kind of thing, as far as they say."""
    return (
        one.unit == other.unit or "" in {one.unit, other.unit} or {one.unit, other.unit} <= PEOPLE
    )


def changes_between(figures: Sequence[Token]) -> Iterator[Change]:
    """Give the changes between any two of some figures, either way."""
    for at, new in enumerate(figures):
        for old in figures[at + 1 :]:
            if are_alike(new, old):
                yield Change(new, old, 0.7, "nearby")
                yield Change(old, new, 0.7, "nearby")


def exact_of(figure: Token, change: Change, cue: str) -> Fraction:
    """Give by how much a change is, in percent for a share."""
    numeral = mention(figure).numeral
    amount = -change.amount if cue == "down" else change.amount
    if cue in {"missing", "left"}:
        amount = abs(amount)
    if change.points:
        return amount
    if numeral.kind == "share" or (are_points(figure) and not is_share(change.new)):
        return amount * HUNDRED / mention(change.old).value
    return amount


def agreement_of_change(figure: Token, change: Change, cue: str) -> Agreement | None:
    """Compare what a figure says of a change; counts agree exactly or not at all."""
    exact = exact_of(figure, change, cue)
    agreement = agreement_of(mention(figure).numeral, exact)
    if change.points and agreement in NOTES:
        return "rounded"  # as the two rates are
    counted = mention(figure).numeral.step == 1 and mention(figure).numeral.kind == "count"
    return "differs" if counted and agreement in NOTES else agreement


def told(figure: Token, change: Change, cue: str) -> Relation:
    """Give the relation that a figure tells of a change."""
    share = mention(figure).numeral.kind == "share"
    return Relation(
        "growth" if share and not change.points else "difference",
        mention(figure),
        (mention(change.new), mention(change.old)),
        exact_of(figure, change, cue),
        agreement_of_change(figure, change, cue) or "about",
        change.confidence,
        (change.evidence,),
    )


def is_share(token: Token) -> bool:
    """Tell a figure in percent."""
    return token.mention is not None and token.mention.numeral.kind == "share"


def are_points(token: Token) -> bool:
    """Tell a figure in points of percents."""
    return mention(token).unit.lower() in POINTS


def is_exact(token: Token) -> bool:
    """Tell a figure told as it is, or about so much and not in round numbers ("ước đạt 62,4")."""
    numeral = mention(token).numeral
    return numeral.bound == "exact" or (
        numeral.bound == "about" and (numeral.value / numeral.step) % TEN != 0
    )


def is_fine(token: Token) -> bool:
    """Tell a figure told as it is, or roughly to three digits: "ước 86.400 con"."""
    numeral = mention(token).numeral
    bare = numeral.value / numeral.step
    while bare and bare.denominator == 1 and bare % TEN == 0:
        bare /= TEN
    return numeral.bound == "exact" or (numeral.bound == "about" and bare >= HUNDRED)
