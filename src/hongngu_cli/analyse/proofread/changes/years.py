"""Changes from one sentence to the next: "Năm 2020 cử 139 lượt. Năm 2021 cử 151 lượt, tăng 12"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hongngu_cli.analyse.proofread.changes.changes import Change, is_share
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.cues import Cues
from hongngu_cli.analyse.proofread.reading.stretches import is_count
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.totals.parts import TIMES
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.fold import fold
from hongngu_cli.text.spellings import as_written

SURE = 0.85
THIS, ANOTHER = "this", "another"


class Years:
    """Finds what a year's figure is compared with where the year before stands in a sentence."""

    def __init__(self, context: Context, words: ProofreadWords, cues: Cues) -> None:
        """Make patterns of the words once."""
        self.context = context
        self.cues = cues
        self.other_times = re.compile(rf"(?<!\w){as_written(words.other_times)}(?!\w)")
        timely = (*words.little, *words.still, *words.other_times, *words.rate, "đạt", "đến")
        self.timely = frozenset(word for one in timely for word in fold(one).split())

    def changes(self, figure: Token, *, points: bool) -> Iterator[Change]:
        """Give the only figure of its kind in the sentence and in that before it."""
        wanted = is_share if points else is_count
        before = self.context.before(figure, 1, wanted=wanted)
        before = [one for one in before if one.unit not in TIMES]
        here = [one for one in before if self.context.same(one, figure)]
        if len(here) != 1 or self.cues.is_besides(here[0]):
            return
        new = here[0]
        earlier = [one for one in before if one not in here and one.unit == new.unit]
        main = [one for one in earlier if not one.depth and not self.cues.is_besides(one)]
        if len(main) == 1 and self._compares(figure, new, main[0]):
            yield Change(new, main[0], SURE, "years")

    def _compares(self, figure: Token, new: Token, old: Token) -> bool:
        """Tell two sentences alike but for their times, of which the change names no other."""
        then, now = self._time(old), self._time(new)
        if not then or then == now or (then > now and then.isdigit()):
            return False
        if then != ANOTHER and then.isdigit() is not now.isdigit():
            return False  # what some years came to is not compared with one
        words = set(fold(self.context.text_before(new)).split()) - self.timely
        known = set(
            fold(f"{self.context.text_before(old)} {self.context.text_behind(old)}").split()
        )
        if any(not word.isdigit() and word not in known for word in words):
            return False
        behind = self.context.text_behind(figure)
        if not self.cues.compared.search(behind):
            return True
        years = then.isdigit() and now.isdigit()
        last = then == ANOTHER or (years and int(now) - int(then) == 1)
        named = [one.word for one in self.context.behind(figure) if one.kind == "year"]
        return then in named or bool(not named and last and self.other_times.search(behind))

    def _time(self, figure: Token) -> str:
        """Give the year before a figure in its sentence, or whether another time is spoken of."""
        if self.other_times.search(self.context.text_before(figure)):
            return ANOTHER
        years = [
            one.word
            for one in self.context.sentence(figure)
            if one.kind == "year" and one.passage == figure.passage and one.start < figure.start
        ]
        return years[-1] if years else ""
