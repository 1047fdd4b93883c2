"""How many years a text speaks of: "giai đoạn 2018 - 2021", "từ năm 2018 đến năm 2021"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import Mention
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.spellings import as_written

YEAR = re.compile(r"(?:19|20)\d\d")
MOST = 30
"""A longer time is of an age, and of no report."""


class Periods:
    """Finds times told by their first and last year."""

    def __init__(self, context: Context, words: ProofreadWords) -> None:
        """Make patterns of the words once."""
        self.context = context
        self.until = re.compile(rf"\W*{as_written(words.until)}\s+(?:hết\s+)?(?:năm\s+)?")
        self.terms = re.compile(rf"(?<!\w){as_written(words.terms)}\W*$")

    def before(self, figure: Token) -> list[Mention]:
        """Give the years of the last period before a figure in its sentence, in each reading.

        A term of office begins and ends within a year, so that 2015 - 2020 are five; of other
        periods both years count.
        """
        years = [one for one in self.context.sentence(figure) if one.kind == "year"]
        years = [one for one in years if one.passage == figure.passage and one.end < figure.start]
        for one in self._periods(years):
            first, *_, last = (int(year) for year in YEAR.findall(one.numeral.text))
            if 0 < last - first <= MOST:
                before = self.context.stream.lowers[figure.passage][: one.numeral.start]
                term = bool(self.terms.search(before))
                counted = (last - first, last - first + 1)
                return [_lasting(one, years) for years in (counted if term else counted[::-1])]
        return []

    def _periods(self, years: list[Token]) -> Iterator[Mention]:
        """Give what has two years, or stands from one year to another, the last first."""
        for at in range(len(years) - 1, -1, -1):
            last = mention(years[at])
            if len(YEAR.findall(last.numeral.text)) > 1:
                yield last
            elif at and self.until.fullmatch(self.context.text_between(years[at - 1], years[at])):
                begin, end = years[at - 1].start, years[at].end
                text = last.passage.text[begin:end]
                yield replace(last, numeral=replace(last.numeral, text=text, start=begin, end=end))


def _lasting(period: Mention, years: int) -> Mention:
    numeral = replace(period.numeral, value=Fraction(years))
    return replace(period, numeral=numeral, unit="năm")
