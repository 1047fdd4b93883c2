"""Shares of one whole that add up to a hundred; never told where they do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from hongngu_cli.analyse.proofread.tokens import Token
from hongngu_cli.analyse.proofread.totals import mention
from hongngu_cli.model.proofread import Agreement, Relation

HUNDRED = Fraction(100)
TWO, MOST = 2, 10
SURE = 0.8


def hundreds(sentences: Iterable[Sequence[Token]]) -> Iterator[Relation]:
    """Give the shares of each sentence that follow one another and make up a whole.

    Where they do not, some may have been left out ("khá, giỏi 90%"), so that nothing is said; a
    share that is wrong by itself is told against its part and base.
    """
    for shares in sentences:
        exact = [one for one in shares if mention(one).numeral.bound == "exact"]
        yield from _in(exact)


def _in(shares: Sequence[Token]) -> Iterator[Relation]:
    begin = 0
    while begin < len(shares):
        end = _end(shares, begin)
        if end:
            yield _told(shares[begin:end])
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


def _told(shares: Sequence[Token]) -> Relation:
    figures = tuple(mention(one) for one in shares)
    given = sum((one.value for one in figures), Fraction(0))
    agreement: Agreement = "exact" if given == HUNDRED else "rounded"
    return Relation("hundred", figures[-1], figures[:-1], given, agreement, SURE, ("hundred",))
