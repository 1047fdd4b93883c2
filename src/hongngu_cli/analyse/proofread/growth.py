"""What grew, shrank, lacks or is left over, against the two figures that tell it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from hongngu_cli.analyse.proofread.changes import (
    POINTS,
    Change,
    agreement_of_change,
    are_alike,
    changes_between,
    exact_of,
    is_share,
    told,
)
from hongngu_cli.analyse.proofread.context import Context
from hongngu_cli.analyse.proofread.parts import TIMES
from hongngu_cli.analyse.proofread.rounding import is_plausible
from hongngu_cli.analyse.proofread.stretches import is_count
from hongngu_cli.analyse.proofread.tokens import Token
from hongngu_cli.analyse.proofread.totals import mention
from hongngu_cli.model.proofread import NOTES, Relation
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.spellings import as_written

FEW = 12
SURE = 0.75
"""A change that is at least so sure is told where it does not hold."""
TWO = 2


class Growth:
    """Finds the figures behind "tăng 12% so với …", "giảm 4 đồng chí", "còn thiếu 7"."""

    def __init__(self, context: Context, words: ProofreadWords) -> None:
        """Make patterns of the words once."""
        self.context = context
        grown, shrunk, equal, missing, left_over = map(
            as_written,
            (words.grown, words.shrunk, words.share_of, words.missing, words.left_over),
        )
        self.cue = re.compile(
            rf"(?<!\w)(?:(?P<up>{grown})|(?P<down>{shrunk})|(?P<missing>{missing})"
            rf"|(?P<left>{left_over})|(?P<share>{equal}))(?!\w)"
        )
        self.same = re.compile(r"(?<!\w)(?:tương đương|tương ứng|bằng)(?!\w)")
        self.compared = re.compile(rf"(?<!\w){as_written(words.compared)}(?!\w)")
        since, up_to = as_written(words.since_then), as_written(words.up_to)
        self.since = re.compile(rf"(?<!\w){since}(?!\w)[^,;()]*$")
        self.up_to = re.compile(rf"(?<!\w){up_to}(?!\w)")

    def cue_of(self, figure: Token) -> str:
        """Tell what the words before a figure make of it: up, down, missing, left, share or ""."""
        text = self.context.clause_before(figure)
        found = [one for one in self.cue.finditer(text) if not self.same.fullmatch(one[0])]
        if found:
            return found[-1].lastgroup or ""
        return self._carried(figure) if self.goes_on(figure) else ""

    def goes_on(self, figure: Token) -> bool:
        """Tell a figure that says the one before it otherwise: "tương đương 7,53%", "(12%)"."""
        text = self.context.clause_before(figure)
        return bool(self.same.search(text)) or text.strip() in {"(", "(-", "(+"}

    def _carried(self, figure: Token) -> str:
        """Take the cue of the figure before: "tăng 87 lượt, tương đương 7,53%"."""
        before = self.context.before(figure, 0, wanted=lambda one: one.kind == "figure")
        if not before:
            return ""
        found = [
            one
            for one in self.cue.finditer(self.context.clause_before(before[0]))
            if not self.same.fullmatch(one[0])
        ]
        return found[-1].lastgroup or "" if found else ""

    def relation(self, figure: Token, cue: str) -> Relation | None:
        """Give the change that a figure tells, or what it should tell and does not."""
        share = mention(figure).numeral.kind == "share"
        changes = [one for one in self._changes(figure, cue) if mention(one.old).value or not share]
        for change in changes:
            agreement = agreement_of_change(figure, change, cue)
            by_chance = agreement in NOTES and change.confidence < SURE
            if agreement not in {None, "differs"} and not by_chance:
                return told(figure, change, cue)
        if share and self.goes_on(figure):
            return None  # of what is told beside it, whose own figures may not be stated
        sure = [one for one in changes if one.confidence >= SURE]
        if not sure or agreement_of_change(figure, sure[0], cue) != "differs":
            return None
        exact = exact_of(figure, sure[0], cue)
        plausible = is_plausible(mention(figure).numeral, exact)
        return told(figure, sure[0], cue) if plausible else None

    def carried(self, figure: Token, before: Relation) -> Relation | None:
        """Give a share of growth by the figures of the difference before it."""
        tokens = {mention(one): one for one in self.context.before(figure, 1)}
        tokens |= {mention(one): one for one in self.context.figures_of_sentence(figure)}
        new, old = (tokens.get(one) for one in before.parts)
        if new is None or old is None or not mention(old).value:
            return None
        return told(figure, Change(new, old, 0.93, "carried"), self.cue_of(figure))

    def _changes(self, figure: Token, cue: str) -> Iterator[Change]:
        """Give the changes a figure may tell, likeliest first."""
        numeral = mention(figure).numeral
        points = mention(figure).unit == POINTS
        before = self._before(figure, points=points)
        if not points and numeral.kind != "share":
            before = [one for one in before if are_alike(one, figure)]
        old = self._old_behind(figure, points=points) if cue in {"up", "down"} else None
        if old:
            yield from self._compared(figure, old, points=points)
        if cue in {"up", "down"}:
            yield from self._from_to(figure, before)
        main = [one for one in before if not self.is_besides(one)]
        here = [one for one in main if self.context.same(one, figure)]
        if len(here) == TWO and not old and self._are_compared(figure, here, cue):
            sure = 0.8 if cue != "left" else 0.6
            yield Change(here[0], here[1], sure, "two-figures")
        yield from changes_between([*main[:FEW], *([old] if old else [])])

    def _are_compared(self, figure: Token, two: Sequence[Token], cue: str) -> bool:
        """Tell whether two figures before a change are those it is between.

        Those of two years are, unless the change is told against something that is not stated.
        """
        if not are_alike(*two) or any(one.depth != figure.depth for one in two):
            return False
        between = self.context.tokens_between(two[1], figure)
        if any(one.kind in {"in-which", "all-of"} for one in between):
            return False
        if cue not in {"up", "down"}:
            return True
        sentence = self.context.sentence(figure)
        years = [one for one in sentence if one.kind == "year"]
        known = {one.word for one in years if one.start < figure.start}
        if not self.compared.search(self.context.text_behind(figure)):
            return len(years) >= TWO
        behind = [one.word for one in self.context.behind(figure) if one.kind == "year"]
        return len(known) >= TWO and bool(behind) and behind[0] in known

    def _compared(self, figure: Token, old: Token, *, points: bool) -> Iterator[Change]:
        """Take the figure that grew: the main one of its sentence, else of the one before."""
        before = self._before(figure, points=points)
        main = [one for one in before if not self.is_besides(one) and one.unit not in TIMES]
        level = [one for one in main if one.depth <= figure.depth] or main
        here = [one for one in level if self.context.same(one, figure)]
        kin = [one for one in here if points or one.unit == old.unit]
        wide = [one for one in here if are_alike(one, old)]
        earlier = [one for one in level if one not in here and (points or one.unit == old.unit)]
        for found, sure in ((kin, 0.93), (wide, 0.85), (here, 0.8), (earlier, 0.8)):
            if found:
                yield Change(found[0], old, sure, "so-voi")
                break
        yield from (Change(one, old, 0.6, "so-voi") for one in before[:FEW])

    def _before(self, figure: Token, *, points: bool) -> list[Token]:
        if points:
            return self.context.before(figure, 1, wanted=is_share)
        return self.context.before(figure, 2)

    def _old_behind(self, figure: Token, *, points: bool) -> Token | None:
        """Give the figure behind "so với", in brackets or not."""
        behind = self.context.rest_of_sentence(figure)
        for one in (one for one in behind if one.kind == "figure" and one.unit not in TIMES):
            text = self.context.text_between(figure, one)
            grows = any(cue.lastgroup in {"up", "down"} for cue in self.cue.finditer(text))
            if (is_share(one) if points else is_count(one)) and self.compared.search(text):
                return None if grows else one
        return None

    def _from_to(self, figure: Token, before: Sequence[Token]) -> Iterator[Change]:
        """Take "từ 32 lớp năm 2021 lên 40 lớp, tăng 25%"."""
        for new, old in itertools.pairwise(before):
            same = self.context.same(new, figure) and self.context.same(old, new)
            since = self.since.search(self.context.text_before(old))
            if same and since and self.up_to.search(self.context.text_between(old, new)):
                yield Change(new, old, 0.95, "from-to")
                return

    def is_besides(self, figure: Token) -> bool:
        """Tell a figure that only compares: behind "tăng" or "so với"."""
        text = self.context.clause_before(figure)
        return bool(self.cue_of(figure) in {"up", "down"} or self.compared.search(text))
