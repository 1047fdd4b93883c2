"""Shares of one whole that add up to a hundred, or of one family to more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction

from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.shares.rest import Rest
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import Agreement, Mention, Relation

HUNDRED = Fraction(100)
TWO, MOST = 2, 10
FARTHEST = 25
"""Shares that make up more than so much above a hundred are of several wholes."""
SURE = 0.8


def hundreds(
    sentences: Iterable[Sequence[Token]],
    settled: AbstractSet[Mention],
    rest: Rest,
) -> Iterator[Relation]:
    """Give the shares of each sentence that follow one another and make up a whole.

    Where they make up less, some may have been left out ("khá, giỏi 90%"), so that nothing is
    said unless they say themselves that they are all; those of one family that make up more are
    told, unless part and base confirm them.
    """
    paragraphs: dict[int, list[Token]] = {}
    known: set[Token] = set()
    for shares in sentences:
        exact = [one for one in shares if mention(one).numeral.bound == "exact"]
        yield from _in(exact)
        if len(exact) == len(shares) and settled.isdisjoint(mention(one) for one in exact):
            for run, sure in rest.wrong(exact):
                known.update(run)
                yield _told(run, "differs", sure)
        for one in exact:
            paragraphs.setdefault(one.passage, []).append(one)
    for exact in paragraphs.values():
        left = [one for one in exact if one not in known]
        yield from _too_many(left, settled, rest)


def _too_many(
    shares: Sequence[Token], settled: AbstractSet[Mention], rest: Rest
) -> Iterator[Relation]:
    begin = 0
    while begin < len(shares):
        end = begin + 1
        while end < len(shares) and rest.are_family(shares[begin : end + 1]):
            end += 1
        run = shares[begin:end]
        given = sum((mention(one).value for one in run), Fraction(0))
        slack = sum((mention(one).numeral.step for one in run), Fraction(0))
        confirmed = sum(mention(one) in settled for one in run)
        too_many = len(run) > TWO and slack < given - HUNDRED <= FARTHEST
        if too_many and confirmed < len(run) - 1 and not rest.is_parted(run):
            yield _told(run, "differs", 0.9)
        begin = end


def _in(shares: Sequence[Token]) -> Iterator[Relation]:
    begin = 0
    while begin < len(shares):
        end = _end(shares, begin)
        if end:
            run = shares[begin:end]
            exact = sum((mention(one).value for one in run), Fraction(0)) == HUNDRED
            yield _told(run, "exact" if exact else "rounded", SURE)
        begin = end or begin + 1


def _end(shares: Sequence[Token], begin: int) -> int:
    """Give where the shares from one on have made up a hundred, 0 where they never do."""
    given = slack = Fraction(0)
    for end, share in enumerate(shares[begin : begin + MOST], start=begin + 1):
        given += mention(share).value
        slack += mention(share).numeral.step / 2
        if end - begin >= TWO and abs(given - HUNDRED) <= slack:
            return end
        if given > HUNDRED:
            break
    return 0


def _told(shares: Sequence[Token], agreement: Agreement, sure: float) -> Relation:
    figures = tuple(mention(one) for one in shares)
    given = sum((one.value for one in figures), Fraction(0))
    return Relation("hundred", figures[-1], figures[:-1], given, agreement, sure, ("hundred",))
