"""Changes whose two figures stand in brackets before them, behind them, or became one another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hongngu_cli.analyse.proofread.changes.changes import Change, are_alike
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.stretches import is_count
from hongngu_cli.analyse.proofread.reading.tokens import MONEY, Token
from hongngu_cli.analyse.proofread.totals.parts import TIMES
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.spellings import as_written

SURE = 0.9
TWO = 2


class Around:
    """Finds the two figures of a change where no "so với" leads to them."""

    def __init__(self, context: Context, words: ProofreadWords) -> None:
        """Make patterns of the words once."""
        self.context = context
        then = as_written((*words.other_times, *words.times_before))
        self.then = re.compile(rf"{then}(?!\w)")
        since, up_to = as_written(words.since_then), as_written(words.up_to)
        became = as_written((*words.up_to, *words.became))
        few = r"(?:\s+[^\s,;()]+){0,3}\s*$"
        self.since = re.compile(rf"(?<!\w){since}{few}")
        self.up_to = re.compile(rf"(?<!\w){up_to}{few}")
        other = as_written((*words.compared, *words.grown, *words.shrunk))
        self.of_another = re.compile(rf"(?<!\w){other}(?!\w)")
        self.became = re.compile(rf"(?<!\w){became}\s*$")

    def changes(self, figure: Token) -> Iterator[Change]:
        """Give what a change is between, each way at most once."""
        yield from self._in_brackets(figure)
        yield from self._behind(figure)
        yield from self._became(figure)
        yield from self._by(figure)

    def _in_brackets(self, figure: Token) -> Iterator[Change]:
        """Take "127 đảng viên (cùng kỳ năm trước 148), giảm 21"."""
        near = self.context.before(figure, 0, wanted=lambda _: True)[:TWO]
        if len(near) < TWO or not all(map(is_count, near)):
            return
        old, new = near
        told_inside = old.depth > new.depth == figure.depth and are_alike(new, old)
        if told_inside and self.then.match(self.context.text_inside(old).strip(" (:")):
            yield Change(new, old, SURE, "so-voi")

    def _behind(self, figure: Token) -> Iterator[Change]:
        """Take "giảm 29 xã, từ 173 xã xuống còn 144 xã"."""
        near = [one for one in self.context.rest_of_sentence(figure) if one.kind == "figure"][:TWO]
        if len(near) < TWO or not all(map(is_count, near)):
            return
        old, new = near
        words = self.context.text_between(figure, old)
        level = old.depth == new.depth == figure.depth and are_alike(old, new)
        if (
            level
            and self.since.search(words)
            and not self.of_another.search(words)
            and self.up_to.search(self.context.text_between(old, new))
        ):
            yield Change(new, old, SURE, "from-to")

    def _by(self, figure: Token) -> Iterator[Change]:
        """Take "từ 20.570 đồng giảm 350 đồng, còn 20.220 đồng"."""
        before = self.context.before(figure, 0, wanted=lambda _: True)[:1]
        behind = [one for one in self.context.rest_of_sentence(figure) if one.kind == "figure"][:1]
        if not before or not behind:
            return
        old, new = before[0], behind[0]
        known = {mention(one).numeral.kind for one in (old, new)} <= {"count", MONEY}
        level = old.depth == new.depth == figure.depth and old.unit == new.unit == figure.unit
        right_behind = self.context.stream.between(figure, new).lstrip(" ,")
        led = self.up_to.match(right_behind) and not self.context.tokens_between(old, figure)[1:]
        if known and level and led:
            yield Change(new, old, SURE, "from-to")

    def _became(self, figure: Token) -> Iterator[Change]:
        """Take "sáp nhập 58 trường thành 27 trường, giảm 31"."""
        near = [one for one in self.context.before(figure, 0) if one.unit not in TIMES][:TWO]
        if len(near) < TWO:
            return
        new, old = near
        alike = new.unit == old.unit and new.depth == old.depth == figure.depth
        between = self.context.tokens_between(old, new)
        if alike and not between and self.became.search(self.context.text_between(old, new)):
            yield Change(new, old, SURE, "became")
