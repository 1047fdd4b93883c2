"""Differences of two counts that were written with two digits turned."""

from __future__ import annotations

from itertools import combinations

from hongngu_cli.analyse.proofread.changes.changes import are_alike
from hongngu_cli.analyse.proofread.judging.slips import swapped
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import Relation

SURE = 0.85
FEW, SMALLEST, LARGE = 4, 100, 1000
"""So many counts before it a difference may be of; smaller ones come about by chance."""
TWO = 2


def turned(figure: Token, context: Context) -> Relation | None:
    """Give the two counts of the sentence whose difference a count is but for two digits."""
    stated = mention(figure)
    if stated.value < SMALLEST or stated.numeral.bound != "exact" or stated.numeral.step != 1:
        return None
    before = [one for one in context.before(figure)[:FEW] if are_alike(one, figure)]
    if stated.value < LARGE and len(before) > TWO:
        return None
    exact = [one for one in map(mention, before) if one.numeral.bound == "exact"]
    for pair in combinations(exact, 2):
        more, less = sorted(pair, key=lambda one: one.value, reverse=True)
        gives = more.value - less.value
        if swapped(gives, stated.value) and len(str(gives)) == len(str(stated.value)):
            return Relation("difference", stated, (more, less), gives, "differs", SURE, ("turned",))
    return None
