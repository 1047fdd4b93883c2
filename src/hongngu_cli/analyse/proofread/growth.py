"""What grew, shrank, lacks or is left over, against the two figures that tell it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hongngu_cli.analyse.proofread.context import Context
from hongngu_cli.analyse.proofread.parts import PEOPLE
from hongngu_cli.analyse.proofread.regions import is_count
from hongngu_cli.analyse.proofread.rounding import agreement_of
from hongngu_cli.analyse.proofread.tokens import Token
from hongngu_cli.analyse.proofread.totals import mention
from hongngu_cli.model.proofread import Agreement, Relation
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.spellings import as_written

HUNDRED = 100
TIMES = {"năm", "tháng", "tuần", "ngày", "giờ", "phút", "tuổi", "buổi"}
POINTS = "điểm phần trăm"
FEW = 12
TWO = 2


@dataclass(frozen=True, slots=True)
class Change:
    """A new and an old figure that a change may lead from and to, and how sure that is."""

    new: Token
    old: Token
    confidence: float
    evidence: str

    @property
    def amount(self) -> Fraction:
        """By how much the new figure is more."""
        return mention(self.new).value - mention(self.old).value


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
        return self._carried(figure) if self.same.search(text) or not text.strip(" (") else ""

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
            if _agreement(figure, change, cue) not in {None, "differs"}:
                return _told(figure, change, cue)
        sure = [one for one in changes if one.confidence >= 0.75]  # noqa: PLR2004 - a warning
        if sure and _agreement(figure, sure[0], cue) == "differs":
            return _told(figure, sure[0], cue)
        return None

    def carried(self, figure: Token, before: Relation) -> Relation | None:
        """Give a share of growth by the figures of the difference before it."""
        tokens = {mention(one): one for one in self.context.before(figure, 1)}
        tokens |= {mention(one): one for one in self.context.figures_of_sentence(figure)}
        new, old = (tokens.get(one) for one in before.parts)
        if new is None or old is None or not mention(old).value:
            return None
        return _told(figure, Change(new, old, 0.93, "carried"), self.cue_of(figure))

    def _changes(self, figure: Token, cue: str) -> Iterator[Change]:
        """Give the changes a figure may tell, likeliest first."""
        numeral = mention(figure).numeral
        points = mention(figure).unit == POINTS
        before = self._before(figure, points=points)
        if not points and numeral.kind != "share":
            before = [one for one in before if _alike(one, figure)]
        old = self._old_behind(figure, points=points) if cue in {"up", "down"} else None
        if old:
            yield from self._compared(figure, old, points=points)
        if cue in {"up", "down"}:
            yield from self._from_to(figure, before)
        main = [one for one in before if not self.is_besides(one)]
        here = [one for one in main if self.context.same(one, figure)]
        if len(here) == TWO and _alike(here[0], here[1]) and not old:
            sure = 0.8 if cue != "left" else 0.6
            yield Change(here[0], here[1], sure, "two-figures")
        yield from _pairs([*before[:FEW], *([old] if old else [])])

    def _compared(self, figure: Token, old: Token, *, points: bool) -> Iterator[Change]:
        """Take the figure that grew: the main one of its sentence, else of the one before."""
        before = self._before(figure, points=points)
        main = [one for one in before if not self.is_besides(one) and one.unit not in TIMES]
        level = [one for one in main if one.depth <= figure.depth] or main
        here = [one for one in level if self.context.same(one, figure)]
        kin = [one for one in here if points or one.unit == old.unit]
        wide = [one for one in here if _alike(one, old)]
        earlier = [one for one in level if one not in here and (points or one.unit == old.unit)]
        for found, sure in ((kin, 0.93), (wide, 0.85), (here, 0.8), (earlier, 0.8)):
            if found:
                yield Change(found[0], old, sure, "so-voi")
                break
        yield from (Change(one, old, 0.6, "so-voi") for one in before[:FEW])

    def _before(self, figure: Token, *, points: bool) -> list[Token]:
        if points:
            return self.context.before(figure, 1, wanted=_is_share)
        return self.context.before(figure, 2)

    def _old_behind(self, figure: Token, *, points: bool) -> Token | None:
        """Give the figure behind "so với", in brackets or not."""
        behind = self.context.rest_of_sentence(figure)
        for one in (one for one in behind if one.kind == "figure" and one.unit not in TIMES):
            text = self.context.text_between(figure, one)
            grows = any(cue.lastgroup in {"up", "down"} for cue in self.cue.finditer(text))
            if (_is_share(one) if points else is_count(one)) and self.compared.search(text):
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


def _alike(one: Token, other: Token) -> bool:
    """Tell figures that count the same kind of thing, as far as they say."""
    return (
        one.unit == other.unit or "" in {one.unit, other.unit} or {one.unit, other.unit} <= PEOPLE
    )


def _pairs(figures: Sequence[Token]) -> Iterator[Change]:
    for at, new in enumerate(figures):
        for old in figures[at + 1 :]:
            if _alike(new, old):
                yield Change(new, old, 0.7, "nearby")
                yield Change(old, new, 0.7, "nearby")


def _exact(figure: Token, change: Change, cue: str) -> Fraction:
    numeral = mention(figure).numeral
    amount = -change.amount if cue == "down" else change.amount
    if cue in {"missing", "left"}:
        amount = abs(amount)
    if numeral.kind == "share" or (mention(figure).unit == POINTS and not _is_share(change.new)):
        return amount * HUNDRED / mention(change.old).value
    return amount


def _agreement(figure: Token, change: Change, cue: str) -> Agreement | None:
    exact = _exact(figure, change, cue)
    agreement = agreement_of(mention(figure).numeral, exact)
    counted = mention(figure).numeral.step == 1 and mention(figure).numeral.kind == "count"
    return "differs" if counted and agreement in {"truncated", "last-digit"} else agreement


def _told(figure: Token, change: Change, cue: str) -> Relation:
    share = mention(figure).numeral.kind == "share"
    return Relation(
        "growth" if share else "difference",
        mention(figure),
        (mention(change.new), mention(change.old)),
        _exact(figure, change, cue),
        _agreement(figure, change, cue) or "about",
        change.confidence,
        (change.evidence,),
    )


def _is_share(token: Token) -> bool:
    return token.mention is not None and token.mention.numeral.kind == "share"
