"""A part and a base that a share may be of."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from hongngu_cli.analyse.proofread.judging.rounding import agreement_of, in_steps, looseness
from hongngu_cli.analyse.proofread.judging.slips import swapped
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.passage import Numeral
from hongngu_cli.model.proofread import Agreement, Mention, base_value

HUNDRED = 100
AGREE = {"exact", "rounded", "truncated", "last-digit"}
CLOSE = Fraction(6, 5)
"""So far off may a share be of a base that its own words do not name."""
CERTAIN = {"ratio", "base-behind", "of-whole", "of-all"}
"""How a base is told where no other may be meant."""
NEAR = 6
"""So many steps of its last digit a rounded share may be off, or rounded twice."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A part and a base that a share may be of, and how sure that is."""

    part: Mention
    base: Mention
    confidence: float
    evidence: str

    @property
    def share(self) -> Fraction:
        """What part of the base the part is, in percent."""
        if self.part.numeral.ratio and self.part == self.base:
            return self.part.value * HUNDRED
        return self.part.value * HUNDRED / base_value(self.base)

    def agreement(self, stated: Numeral) -> Agreement | None:
        """Compare the share with a stated one; None where a bound leaves it open."""
        return agreement_of(stated, self.share, self.share * self.looseness)

    @property
    def looseness(self) -> Fraction:
        """What part of itself the share may be off, since its part and base were rounded."""
        ratio = self.part == self.base
        return Fraction(0) if ratio else looseness(self.part.numeral, self.base.numeral)


def is_near(stated: Numeral, pair: Pair) -> bool:
    """Tell pairs that may agree from those that are far off, without exact fractions.

    The nearest base is kept, to be looked at for slips.
    """
    if stated.bound != "exact" or pair.evidence == "nearest" or pair.part == pair.base:
        return True
    part, base = pair.part.value, base_value(pair.base)
    share = part.numerator * base.denominator * HUNDRED / (part.denominator * base.numerator)
    off = abs(share - float(stated.value))
    return off <= NEAR * float(stated.step) + share * float(pair.looseness)


def is_slip(stated: Numeral, pair: Pair) -> bool:
    """Tell a share whose digits are those of the nearest base's, two of them in turned order."""
    if pair.evidence != "nearest" or stated.step >= 1:
        return False
    return swapped(in_steps(pair.share, stated.step), stated.value / stated.step)


def is_larger(base: Token, part: Token) -> bool:
    """Tell whether a base is as large as its part at least, and more than nothing."""
    whole = base_value(mention(base))
    return whole > 0 and whole >= mention(part).value


def is_amount(token: Token) -> bool:
    """Tell a figure that is no share."""
    return token.kind == "figure" and mention(token).numeral.kind != "share"


def is_close(share: Mention, pair: Pair) -> bool:
    """Tell a share that is not far off that of a part and base, though it may differ."""
    return pair.share / CLOSE <= share.value <= pair.share * CLOSE


def is_fine(token: Token) -> bool:
    """Tell a share with decimals, which agrees with few bases by chance."""
    numeral = mention(token).numeral if token.mention else None
    return numeral is not None and numeral.kind == "share" and numeral.step < 1
