"""What years came to, each told by itself behind what they came to together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.stretches import is_count
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.totals.parts import TIMES
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import Relation

HELD, TOLD = 0.9, 0.85
FEWEST, TWO = 3, 2
YEAR = re.compile(r"\d{4}")
NEAR = Fraction(1, 10)
"""A sum that is further off is of something else."""


class Yearly:
    """Finds numbers of years in a row, and what all these years came to."""

    def __init__(self, context: Context) -> None:
        """Take a text."""
        self.context = context

    def relations(self) -> Iterator[Relation]:
        """Give each sum of years in a row, and those that miss it by little."""
        for run in self._runs():
            if total := self._total(run):
                parts = tuple(mention(figure) for _, figure in run)
                gives = sum((one.value for one in parts), Fraction(0))
                told = mention(total)
                if gives == told.value:
                    yield Relation("total", told, parts, gives, "exact", HELD, ("yearly",))
                elif abs(gives - told.value) <= told.value * NEAR:
                    yield Relation("total", told, parts, gives, "differs", TOLD, ("yearly",))

    def _runs(self) -> Iterator[Sequence[tuple[int, Token]]]:
        """Give the counts of one kind behind years that follow one another, each behind its own."""
        run: list[tuple[int, Token]] = []
        year: Token | None = None
        for token in self.context.stream.tokens:
            if token.kind == "year":
                year = token
            elif token.kind == "figure" and year and not token.depth:
                known, value = int(YEAR.findall(year.word)[-1]), mention(token)
                goes_on = run and known == run[-1][0] + 1 and self._is_kin(run, token)
                if not goes_on:
                    yield from self._long(run)
                    run = []
                exact = is_count(token) and value.numeral.bound == "exact"
                if exact and token not in self.context.compared:
                    run.append((known, token))
                year = None
        yield from self._long(run)

    def _long(self, run: Sequence[tuple[int, Token]]) -> Iterator[Sequence[tuple[int, Token]]]:
        if len(run) >= FEWEST:
            yield run

    def _is_kin(self, run: Sequence[tuple[int, Token]], token: Token) -> bool:
        """Tell a count like the first one, which may not say again what it counts."""
        first, last = run[0][1], run[-1][1]
        near = self.context.sentences[token] - self.context.sentences[last] <= 1
        return near and token.unit in {first.unit, ""} and first.passage == token.passage

    def _total(self, run: Sequence[tuple[int, Token]]) -> Token | None:
        """Give the count before the years that says of how many, or of which years it is."""
        first = run[0][1]
        for one in self.context.before(first, 1):
            if one.unit != first.unit or one in self.context.compared or one.depth:
                continue
            return one if self._is_of_all(one, run) else None
        return None

    def _is_of_all(self, total: Token, run: Sequence[tuple[int, Token]]) -> bool:
        sentence = [one for one in self.context.sentence(total) if one.start < total.start]
        counted = [mention(one).value for one in sentence if one.unit in TIMES and one.mention]
        words = " ".join(one.word for one in sentence if one.kind == "year")
        years = [int(one) for one in YEAR.findall(words)]
        return len(run) in counted or years[-TWO:] == [run[0][0], run[-1][0]]
