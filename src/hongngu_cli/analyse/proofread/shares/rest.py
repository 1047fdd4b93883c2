"""Shares that say of themselves that they are all of one whole, and do not make up a hundred."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from hongngu_cli.analyse.proofread.judging.slips import miswritten, turned
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.families import Families
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.passage import Numeral
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.spellings import as_written

HUNDRED = Fraction(100)
TWO, FARTHEST = 2, 10
SLIP, COMPUTED = 0.85, 0.75
FINE = Fraction(1, 100)
WORD = re.compile(r"\w+")
Slip = Callable[[Numeral, Fraction], bool]
SPLITTING = {"in-which", "besides"}


class Rest:
    """Finds runs of shares that leave nothing out: the rest, a family, "lần lượt"."""

    def __init__(self, context: Context, words: ProofreadWords, families: Families) -> None:
        """Make patterns of the words once."""
        self.context = context
        self.families = families
        self.rest = re.compile(rf"(?<!\w){as_written(words.rest)}(?!\w)")
        makes_up, in_turn = as_written(words.makes_up), as_written(words.in_turn)
        self.makes_up = re.compile(rf"(?<!\w){makes_up}(?!\w)")
        self.in_turn = re.compile(rf"(?<!\w){makes_up}\s+{in_turn}\W*$")
        structure = as_written(words.structure)
        self.structure = re.compile(rf"(?<!\w){structure}(?!\w).*\W{in_turn}\W*$")
        self.left = re.compile(r",\s*còn\s*$")
        self.overlapping = re.compile(rf"(?<!\w){as_written(words.overlapping)}(?!\w)")

    def are_family(self, shares: Sequence[Token], *, whole: bool = False) -> bool:
        """Tell shares whose names before them, or else behind them, are all there are."""
        behind = [self.context.text_behind(one) for one in shares]
        return any(
            self.families.hold(names, whole=whole) for names in (self._names(shares), behind)
        )

    def _names(self, shares: Sequence[Token]) -> list[str]:
        return [mention(one).name.lower() for one in shares]

    def wrong(self, shares: Sequence[Token]) -> Iterator[tuple[Sequence[Token], float]]:
        """Give the runs of a sentence that should make up a hundred, with how sure that is."""
        for run, slips_only, told in self._runs(shares):
            off = sum((mention(one).value for one in run), Fraction(0)) - HUNDRED
            slack = sum((mention(one).numeral.step for one in run), Fraction(0))
            if not slack < abs(off) <= FARTHEST or self.is_parted(run):
                continue
            figures = [mention(one) for one in run]
            slip = any(told(one.numeral, one.value - off) for one in figures)
            if slip or not slips_only:
                yield run, SLIP if slip else COMPUTED
                return

    def _runs(self, shares: Sequence[Token]) -> Iterator[tuple[Sequence[Token], bool, Slip]]:
        """Give the runs that are whole, and whether only a slip of the pen may be told of them."""
        for last in range(1, len(shares)):
            run = shares[: last + 1]
            between = self.context.text_between(*run[-TWO:])
            if self.rest.search(between):
                yield run, not all(map(self._makes_up, run[:-1])), miswritten
            elif len(shares) == TWO and self._makes_up(run[0]) and self.left.search(between):
                yield run, True, miswritten
        if self._are_in_turn(shares) or self._are_halves(shares) or self._are_all(shares):
            yield shares, True, miswritten
        elif self._are_two(shares) or self._are_listed(shares) or self._are_structure(shares):
            yield shares, True, turned
        if self._are_structure(shares):
            yield shares, True, _too_much

    def _makes_up(self, share: Token) -> bool:
        return bool(self.makes_up.search(self.context.clause_before(share)))

    def _are_in_turn(self, shares: Sequence[Token]) -> bool:
        led = shares and self.in_turn.search(self.context.text_before(shares[0]))
        return bool(led) and len(shares) > TWO

    def _are_all(self, shares: Sequence[Token]) -> bool:
        """Tell shares of one family, so fine that they make up nearly a hundred by no chance."""
        fine = all(mention(one).numeral.step <= FINE for one in shares)
        return len(shares) > TWO and fine and self.are_family(shares)

    def _are_halves(self, shares: Sequence[Token]) -> bool:
        """Tell "học viên nam chiếm …, học viên nữ chiếm …", which are alike but for a word."""
        if len(shares) != TWO or not all(map(self._makes_up, shares)):
            return False
        one, other = (set(name.split()) for name in self._names(shares))
        return len(one ^ other) == TWO and self.are_family(shares, whole=True)

    def _are_structure(self, shares: Sequence[Token]) -> bool:
        """Tell "cơ cấu các ngành tương ứng là", which may leave taxes out."""
        led = len(shares) > TWO and self.structure.search(self.context.text_before(shares[0]))
        return bool(led)

    def _are_two(self, shares: Sequence[Token]) -> bool:
        """Tell "ở thành thị chiếm …, ở nông thôn …", of a family of two."""
        two = len(shares) == TWO and self._makes_up(shares[0])
        return two and self.are_family(shares, whole=True)

    def _are_listed(self, shares: Sequence[Token]) -> bool:
        """Tell "trường loại một chiếm …; trường loại hai chiếm …", which all begin alike."""
        if len(shares) <= TWO or not all(map(self._makes_up, shares)):
            return False
        names = [self.context.text_between(*two) for two in pairwise(shares)]
        alike = {tuple(WORD.findall(name)[:TWO]) for name in names}
        return len(alike) == 1 and not any(map(self.overlapping.search, names))

    def is_parted(self, run: Sequence[Token]) -> bool:
        """Tell shares of which some are of others, or of what is compared with."""
        between = self.context.tokens_between(run[0], run[-1])
        inner = any(one.kind in SPLITTING for one in between)
        return inner or len({one.depth for one in run}) > 1


def _too_much(numeral: Numeral, right: Fraction) -> bool:
    """Tell a share miswritten as more than it is, which no tax that is left out explains."""
    return right < numeral.value and miswritten(numeral, right)
