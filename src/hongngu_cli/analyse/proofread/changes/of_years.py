"""Changes against one of several years: "2023 là 58,4, 2024 đạt 62,9, tăng 4,5 so với năm 2023"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hongngu_cli.analyse.proofread.changes.changes import Change, is_share
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.cues import Cues
from hongngu_cli.analyse.proofread.reading.stretches import is_count
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.spellings import as_written

SURE = 0.9
TWO = 2
APART = frozenset(("semicolon", "in-which", "all-of"))


class OfYears:
    """Finds what a change is between where its sentence tells each year's figure."""

    def __init__(self, context: Context, words: ProofreadWords, cues: Cues) -> None:
        """Make patterns of the words once."""
        self.context = context
        self.cues = cues
        compared = as_written(words.compared)
        self.against = re.compile(rf"[^,;()\d]{{0,30}}(?<!\w){compared}\s+năm\s+")

    def changes(self, figure: Token) -> Iterator[Change]:
        """Give the figure of the year that a change names, and the last one before it."""
        behind = (one for one in self.context.behind(figure) if one.kind in {"year", "figure"})
        year = next(behind, None)
        if year is None or year.kind != "year":
            return
        told = self._told(figure)
        lead = self.context.stream.between(figure, year)
        if len(told) < TWO or year.word not in told or not self.against.fullmatch(lead):
            return
        last, new = next(reversed(told.items()))
        if last == max(told) != year.word:
            yield Change(new, told[year.word], SURE, "of-years")

    def _told(self, figure: Token) -> dict[str, Token]:
        """Give the figures before a change each of which its own year stands before.

        None where a year stands twice, or anything else is counted among them.
        """
        found: dict[str, Token] = {}
        years: list[str] = []
        for one in self.context.sentence(figure):
            if one is figure:
                return found
            if one.kind in APART:
                return {}
            if one.kind == "year":
                years.append(one.word)
            elif one.kind == "figure" and not self.cues.is_besides(one):
                alike = is_count(one) and not is_share(figure) and one.unit == figure.unit
                alike = alike or (is_share(figure) and is_count(one))
                kin = not found or one.unit == next(iter(found.values())).unit
                if len(years) != 1 or years[0] in found or not alike or not kin or one.depth:
                    return {}
                found[years[0]] = one
                years = []
            elif one.kind == "figure":
                years = []
        return {}
