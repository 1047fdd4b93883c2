"""Shares against the part and the base they are of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from hongngu_cli.analyse.proofread.judging.rounding import is_plausible
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.shares.bases import Bases, Wholes
from hongngu_cli.analyse.proofread.shares.others import Others
from hongngu_cli.analyse.proofread.shares.own_words import NAME, RATIO, OwnWords
from hongngu_cli.analyse.proofread.shares.pairs import (
    CERTAIN,
    Pair,
    is_close,
    is_near,
    is_slip,
)
from hongngu_cli.analyse.proofread.shares.turned import TurnedShares
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.passage import Numeral
from hongngu_cli.model.proofread import NOTES, Mention, Relation, base_value
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.spellings import as_written

HUNDRED = 100
STRONG, TWO = 0.75, 2
FINEST, FAR = 1000, 6
"""Steps of a share that agrees with nothing by chance; how many sentences before it."""
EXACTLY = {"exact", "rounded"}
AGREE = {"exact", "rounded", "about"}
NAMED = {"named", "aimed-before"}


class Percentages:
    """Finds what the shares of a text are of."""

    def __init__(self, context: Context, words: ProofreadWords, wholes: Wholes) -> None:
        """Take the totals that parts are known to be of."""
        self.context = context
        self.known: dict[Token, Relation | None] = {}
        self.bases = Bases(
            context, words, wholes, is_known=lambda share: self.relation(share) is not None
        )
        self.subjects, self.named = self.bases.subjects, self.bases.named
        self.turned = TurnedShares(context, self.subjects)
        self.others = Others(context, self.subjects)
        aimed, goals = as_written(words.aimed), as_written(words.target)
        self.aimed_share = re.compile(rf"(?<!\w){aimed}(?:\s+(?:là|từ|đề ra|{goals}))*\s*\(?\s*$")
        self.of_one = re.compile(rf"(?<!\w){as_written(words.superlative)}(?!\w)")
        compared, times = as_written(words.compared), as_written(words.other_times)
        self.of_before = re.compile(rf"\s*{compared}\s+(?:với\s+)?(?:{times}|năm\s+\d{{4}})(?!\w)")
        self.compared = re.compile(rf"(?<!\w){compared}(?!\w)[^,;]*\([^\w()]*$")
        self.led = re.compile(rf"^\s*{compared}(?!\w)")
        self.number_of = re.compile(rf"\s*(?:{as_written(words.whole)}|số)\s+(.+)")
        self.in_turn = re.compile(rf"(?<!\w){as_written(words.in_turn)}(?!\w)")
        self.own_words = OwnWords(context, words, self.named)

    def relation(self, share: Token) -> Relation | None:
        """Give what a share is found to be of, or what it should be of and is not.

        One that is being looked for, since another share leads back to it, has none yet.
        """
        if share not in self.known:
            self.known[share] = None
            self.known[share] = None if self.is_aim(share) else self._found(share)
        return self.known[share]

    def is_aim(self, share: Token) -> bool:
        """Tell a share that is to be reached, which is none of what was."""
        return bool(self.aimed_share.search(self.context.text_before(share)))

    def _found(self, share: Token) -> Relation | None:
        numeral = mention(share).numeral
        pairs = [
            one
            for one in self.bases.pairs(share)
            if base_value(one.base) and not _of_itself(one) and not self._is_told_again(one)
        ]
        pairs = [one for one in pairs if not self._are_of_one_whole(share, one)]
        pairs = [one for one in pairs if not self._counts_another(share, one)]
        before = bool(self.of_before.match(self.context.text_behind(share)))
        if before:
            # "bằng 58% so với cùng kỳ" is of what was then, told in the same breath or not at all.
            pairs = [one for one in pairs if one.evidence in CERTAIN]
        likely = [pair for pair in pairs if pair.confidence >= STRONG]
        strong = [pair for pair in likely if pair.evidence not in NAMED]
        certain = [pair for pair in strong if pair.evidence in CERTAIN]
        if self.named.of_all(share):
            # "440/442 đại biểu có mặt, chiếm 92,8% tổng số 474 đại biểu" is of no stroke.
            certain.sort(key=lambda pair: pair.evidence == RATIO)
        sure = next(iter(certain), None)
        named = next((pair for pair in likely if pair.evidence in NAMED), None)
        if named and sure and sure.evidence == "of-all":
            sure = None
        nearby: Iterable[Pair] = () if sure or before else self.subjects.nearby(share)
        if named and not sure:
            nearby = list(nearby)
            if self._is_told(share, named, [*pairs, *nearby]):
                return self.as_told(share, named)
        candidates: list[Pair] = []
        found = _agreeing(numeral, chain(pairs, nearby), candidates)
        if not found and not before:
            led = [pair for pair in pairs if pair.evidence == "base-behind"]
            found = self.turned.pair(share, led)
        if found:
            return self.as_told(share, found)
        slips = [one for one in candidates if is_slip(numeral, one)]
        # "112 khu vực kết thúc sớm, đạt 100%" tells how many voted in each of them.
        whole = numeral.value == HUNDRED and (not sure or sure.evidence == "of-whole")
        if self._is_not_own(share) or whole:
            return None
        if not strong and slips:
            return self.as_told(share, replace(slips[0], confidence=0.85))
        exact = [one for one in strong if _is_exact(one)]
        differing = sure or max(exact, key=lambda one: one.confidence, default=None)
        meant = differing if differing and self._is_meant(share, differing) else None
        return self.as_told(share, meant) if meant else None

    def _is_not_own(self, share: Token) -> bool:
        """Tell a share of something else than the figures before it, by the words around it.

        "So với năm 2023 (99,25%)" is of figures of then.
        """
        text, clause = self.context.text_before(share), self.context.clause_before(share)
        others = any(one.search(clause) for one in (self.bases.rate, self.of_one))
        return others or any(one.search(text) for one in (self.in_turn, self.compared))

    def _is_meant(self, share: Token, differing: Pair) -> bool:
        """Tell whether a share may be that of a part and base, wrongly told."""
        numeral = mention(share).numeral
        if not _is_exact(differing) or differing.agreement(numeral) != "differs":
            return False
        plausible = differing.evidence == "ratio" or is_plausible(numeral, differing.share)
        return plausible and not self.others.explain(share, differing)

    def _are_of_one_whole(self, share: Token, pair: Pair) -> bool:
        """Tell a base that is itself told as a share of what the share names as its whole."""
        base = self.context.tokens.get(pair.base.order)
        here = self.context.figures_of_sentence(base) if base else []
        behind = [one for one in here if base and one.start > base.start][:1]
        if not behind or behind[0] is share or mention(behind[0]).numeral.kind != "share":
            return False
        names = (self.context.text_behind(at) for at in (share, behind[0]))
        one, other = (self.led.sub("", name).split()[:NAME] for name in names)
        return len(one) == NAME and one == other

    def _counts_another(self, share: Token, pair: Pair) -> bool:
        """Tell a base that counts something else than a share names: "chiếm 57,4% số vụ"."""
        named = self.number_of.match(self.context.text_behind(share))
        if not named:
            return False
        told = [one for one in self.context.figures_of_sentence(share) if mention(one).unit]
        meant = {one.unit for one in told if named[1].startswith(mention(one).unit.lower())}
        return bool(meant) and self.context.kinds.get(pair.base.order) not in {*meant, ""}

    def _is_item(self, base: Mention, share: Token) -> bool:
        """Tell a figure of the sentence with a share of its own behind it: a part like others."""
        token = self.context.tokens.get(base.order)
        if token is None or not self.context.same(token, share):
            return False
        behind = [one for one in self.context.rest_of_sentence(token) if one.kind == "figure"][:1]
        shares = [one for one in behind if mention(one).numeral.kind == "share"]
        return any(token in self.subjects.of(one)[:1] for one in shares)

    def _is_told_again(self, pair: Pair) -> bool:
        """Tell a base that is but its part, told in another sentence."""
        alike = pair.part.value == pair.base.value and pair.part.unit == pair.base.unit
        part, base = (self.context.tokens.get(one.order) for one in (pair.part, pair.base))
        return alike and part is not None and base is not None and not self.context.same(part, base)

    def _is_told(self, share: Token, named: Pair, searched: Sequence[Pair]) -> bool:
        """Tell whether a share may be taken for one of a base that it names and is not of.

        It is not far off what that base makes it, stands in one sentence with it, or its part is
        of another figure to the last digit, or another share is of what stands beside that base.
        """
        numeral = mention(share).numeral
        if named.agreement(numeral) != "differs":
            return False
        base = self.context.tokens.get(named.base.order)
        here = base is not None and self.context.same(base, share)
        of_another = any(
            pair.part == named.part and is_near(numeral, pair) and pair.agreement(numeral) in AGREE
            for pair in searched
        )
        known = here or of_another or (base is not None and self._leads_there(share, base))
        known = known or is_close(mention(share), named)
        return known and is_plausible(numeral, named.share)

    def _leads_there(self, share: Token, base: Token) -> bool:
        """Tell whether another share of the sentence is of a figure in the base's sentence."""
        others = [one for one in self.context.figures_of_sentence(share) if one is not share]
        shares = [one for one in others if mention(one).numeral.kind == "share"]
        bases = [one.parts[-1] for other in shares if (one := self.relation(other)) and one.holds]
        tokens = [self.context.tokens.get(one.order) for one in bases]
        return any(one is not None and self.context.same(one, base) for one in tokens)

    def beside(
        self, share: Token, others: Sequence[Relation], part: Token | None
    ) -> Relation | None:
        """Give what a share is of where shares beside it in the sentence are of one base.

        ``part`` is known where each share of a list is of the figure at its place in another.
        """
        parts = [part] if part else self.subjects.of(share)
        bases = dict.fromkeys(one.parts[-1] for one in others if len(one.parts) > 1)
        if not parts or len(bases) != 1:
            return None
        base = next(iter(bases))
        if self._is_of_then(share) or self._is_item(base, share):
            return None
        if not part and self._is_not_own(share):
            return None
        kinds = {self.context.kinds.get(base.order, ""), parts[0].unit}
        if len(kinds) > 1 and "" not in kinds:
            return None
        if base == mention(parts[0]) or base_value(base) < mention(parts[0]).value:
            return None
        return self.told(share, Pair(mention(parts[0]), base, 0.85, "beside"))

    def _is_of_then(self, share: Token) -> bool:
        """Tell "85,5% so với cùng kỳ", and "so với kỳ thi năm 2018 (94,67%)"."""
        before, behind = self.context.text_before(share), self.context.text_behind(share)
        return bool(self.of_before.match(behind) or self.compared.search(before))

    def told(self, share: Token, pair: Pair) -> Relation | None:
        """Give that a share is of a part and a base, where it may be that one miswritten."""
        return (
            self.as_told(share, pair) if is_plausible(mention(share).numeral, pair.share) else None
        )

    def as_told(self, share: Token, pair: Pair) -> Relation:
        """Give that a share is of a part and a base."""
        stated = mention(share)
        agreement = pair.agreement(stated.numeral) or "about"
        parts = (pair.part,) if pair.part == pair.base else (pair.part, pair.base)
        return Relation(
            "percentage", stated, parts, pair.share, agreement, pair.confidence, (pair.evidence,)
        )


def _agreeing(numeral: Numeral, tried: Iterable[Pair], candidates: list[Pair]) -> Pair | None:
    """Give the first pair that a share agrees with, else a likely one it is a digit off from.

    Up to there ``candidates`` take those that are near.
    """
    for pair in tried:
        # "Xấp xỉ 70%" agrees with some of whatever stands near it.
        if numeral.bound != "exact" and pair.evidence == "nearby":
            continue
        if is_near(numeral, pair):
            candidates.append(pair)
            if pair.agreement(numeral) in AGREE:
                return pair
    for pair in candidates:
        likely = pair.confidence >= STRONG or pair.evidence == "nearest"
        if likely and pair.agreement(numeral) in NOTES:
            return pair
    return None


def _of_itself(pair: Pair) -> bool:
    return pair.part == pair.base and not pair.part.numeral.ratio


def _is_exact(pair: Pair) -> bool:
    """Tell a part and base that are told exactly, the part not by the word for "a"."""
    both = (pair.part.numeral, pair.base.numeral)
    article = pair.part.numeral.spelt and pair.part.value == 1
    return all(one.bound == "exact" for one in both) and not article
