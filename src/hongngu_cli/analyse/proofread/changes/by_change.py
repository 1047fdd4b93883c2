"""Growth told with the change it comes of: "giảm 3.009 vụ (-24,25%)", "tăng 8% (4 đồng chí)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from hongngu_cli.analyse.proofread.changes.changes import HUNDRED, is_share
from hongngu_cli.analyse.proofread.judging.rounding import agreement_of
from hongngu_cli.analyse.proofread.judging.slips import exchanged
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.cues import Cues
from hongngu_cli.analyse.proofread.reading.stretches import is_count
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import BY_CHANGE, Relation
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.fold import fold
from hongngu_cli.text.spellings import as_written

SAME = {"exact", "rounded", "truncated"}
SURE, BASED = 0.85, 0.9
OPENED = ("(", "(-", "(–", "(−", "(+")
RATES = {"tỷ lệ", "tỉ lệ", "tỷ lệ giảm", "tỷ lệ tăng", "với tỷ lệ"}
CUES = {"up", "down"}
FEW, MANY, FAR = 4, 8, 4
"""So many counts near a change, and farther, may be what it leads to; so many sentences before."""
NEAR = Fraction(7, 4)
"""Where nothing else may be meant, a share may be off by so much."""


class ByChange:
    """Finds the present figure that a change, told in figures and as a share, leads to."""

    def __init__(self, context: Context, words: ProofreadWords, cues: Cues) -> None:
        """Take a text and the words of changes."""
        self.context = context
        self.cues = cues
        self.up_to = re.compile(rf"\W*{as_written(words.up_to)}(?:\s+\w+){{0,2}}\s*")

    def relation(self, share: Token) -> Relation | None:
        """Give what a share of growth is of, the old figure reckoned from present and change.

        One that does not agree is told only where a slip explains it: it is of the present
        figure, or two of its digits are turned.
        """
        found = self.change(share)
        if found is None:
            return None
        change, cue = found
        if told := self._of_base(share, change, cue):
            return told
        tried = {
            now: one
            for now in self._present(change, share)
            if mention(now).value and (one := told_by_change(share, change, now, cue)).gives > 0
        }
        for one in tried.values():
            if one.agreement in SAME:
                return one
        near = self._near(change, [*tried])
        meant = self._meant(change, near)
        for now, one in ((now, tried[now]) for now in near):
            turned = exchanged(one.stated / share_step(share), _rounded(one.gives, share))
            of_now = one.parts[0].value * HUNDRED / one.parts[1].value
            likely = now is meant and one.gives / NEAR <= one.stated <= one.gives * NEAR
            if turned or likely or agreement_of(mention(share).numeral, of_now) in SAME:
                return one
        return None

    def _of_base(self, share: Token, change: Token, cue: str) -> Relation | None:
        """Give what a change is of the figure its sentence compares with first.

        "So với cuối năm 2024 (44.107 người), … tăng 2.605 người, tương đương 5,9%" is wrong where
        the new figure confirms the change and not the share.
        """
        before = self.context.before(change, 0, wanted=lambda _: True)[:1]
        old = before[0] if before else None
        if not old or not is_count(old) or not old.unit or old.unit != change.unit:
            return None
        led = self.cues.is_compared_with(self.context.clause_before(old))
        if not led or old.depth != change.depth + 1 or not mention(old).value:
            return None
        gives = mention(change).value * HUNDRED / mention(old).value
        parts = (mention(change), mention(old))
        agreement = agreement_of(mention(share).numeral, gives)
        if agreement is None:
            return None
        more = mention(change).value if cue == "up" else -mention(change).value
        now = {mention(one).value for one in self._present(change, share)}
        exact = all(one.numeral.bound == "exact" for one in parts)
        confirmed = exact and parts[1].value + more in now
        near = gives / NEAR <= mention(share).value <= gives * NEAR
        told = Relation("percentage", mention(share), parts, gives, agreement, BASED, ("so-voi",))
        return told if agreement in SAME or (confirmed and near) else None

    def _meant(self, change: Token, present: Sequence[Token]) -> Token | None:
        """Give the only count that a change may lead to, the one it names or stands right behind.

        In "làm chết 52 người, bị thương 171 người. So với tháng trước giảm 4 người chết" the word
        behind the change says which it is.
        """
        present = [one for one in present if self._is_spoken_of(one, change)]
        if len(present) == 1:
            return present[0]
        name = set(fold(self.context.text_behind(change)).split())
        called = [one for one in present if name <= self.context.words_around(one)]
        if len(called) == 1:
            return called[0]
        led = self.cues.cue.fullmatch(self.context.clause_before(change).strip())
        right_before = self.context.before(change, 0, wanted=lambda _: True)[:1] if led else []
        return next((one for one in present[:1] if right_before == [one]), None)

    def _is_spoken_of(self, present: Token, change: Token) -> bool:
        """Tell a count by whose words the change goes on, and does not name something else."""
        clause = self.context.clause_before(change)
        between = self.context.tokens_between(present, change)
        if any(one.kind == "in-which" and one.depth == change.depth for one in between):
            return False
        if self.context.same(present, change) or self.cues.compared.search(clause):
            return True
        named = set(fold(self.cues.cue.split(clause)[0]).split()) - self.cues.little
        said = f"{self.context.text_before(present)} {self.context.text_behind(present)}"
        return named <= set(fold(said).split())

    def change(self, share: Token) -> tuple[Token, str] | None:
        """Give the change in figures that stands beside a share, with its direction."""
        before = self.context.before(share, 0, wanted=lambda one: one.kind == "figure")[:1]
        clause = self.context.clause_before(share).strip()
        opened = clause.endswith(OPENED) or clause in RATES or self._says_verb_again(share)
        if before and is_count(before[0]) and (opened or self.cues.goes_on(share)):
            cue = self.cues.cue_of(before[0])
            return (before[0], cue) if cue in CUES else None
        cue = self.cues.cue_of(share)
        behind = [one for one in self.context.behind(share) if one.kind == "figure"][:1]
        if not behind or cue not in CUES or not is_count(behind[0]):
            return None
        inside = behind[0].depth > share.depth and not is_share(behind[0])
        return (behind[0], cue) if inside and self.cues.cue_of(behind[0]) == cue else None

    def _says_verb_again(self, share: Token) -> bool:
        """Tell a share in brackets behind its verb alone: "tăng 12 người (tăng 1,2%)"."""
        inside = self.context.text_inside(share) if share.depth else ""
        return self.cues.same.sub("", inside).strip(" (") in {"tăng", "giảm"}

    def _present(self, change: Token, share: Token) -> list[Token]:
        """Give the counts that may be what a change leads to, nearest first.

        They stand before it, unless words say that it leads up to the next one: "lên 150 vụ".
        """
        last = max(change, share, key=lambda one: one.start)
        behind = [one for one in self.context.after(last) if one.depth <= change.depth][:1]
        if behind and self.up_to.fullmatch(self.context.stream.between(last, behind[0])):
            return [one for one in behind if one.unit == change.unit]
        before = [one for one in self.context.before(change, FAR) if one.unit == change.unit]
        return [one for one in before if not self._is_compared(one)][:MANY]

    def _near(self, change: Token, present: Sequence[Token]) -> Sequence[Token]:
        """Keep those of its sentence and the one before, where there are any."""
        first = self.context.sentences[change] - 1
        near = [one for one in present if self.context.sentences[one] >= first]
        return (near or present)[:FEW]

    def _is_compared(self, figure: Token) -> bool:
        """Tell what a sentence compares with: "so với 6 tháng đầu năm trước (10 đồng chí)"."""
        before = self.context.text_before(figure).rpartition(";")[2]
        return self.cues.is_besides(figure) or bool(self.cues.compared.search(before))


def share_step(share: Token) -> Fraction:
    """Give what the last digit of a share is worth."""
    return mention(share).numeral.step


def _rounded(value: Fraction, share: Token) -> Fraction:
    return Fraction((value / share_step(share) + Fraction(1, 2)).__floor__())


def told_by_change(share: Token, change: Token, now: Token, cue: str) -> Relation:
    """Give what a change and the present figure make of a share of growth."""
    amount, present = mention(change).value, mention(now).value
    old = present - amount if cue == "up" else present + amount
    exact = amount * HUNDRED / old if old > 0 else Fraction(0)
    agreement = agreement_of(mention(share).numeral, exact) or "about"
    parts = (mention(change), mention(now))
    return Relation("growth", mention(share), parts, exact, agreement, SURE, (BY_CHANGE, cue))
