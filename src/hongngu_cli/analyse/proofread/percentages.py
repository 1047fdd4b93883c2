"""Shares against the part and the base they are of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from hongngu_cli.analyse.proofread.changes import are_alike
from hongngu_cli.analyse.proofread.context import Context
from hongngu_cli.analyse.proofread.named_bases import NamedBases
from hongngu_cli.analyse.proofread.pairs import Pair, is_amount, is_larger, is_near, is_slip
from hongngu_cli.analyse.proofread.parts import TIMES
from hongngu_cli.analyse.proofread.rounding import agreement_of, is_plausible
from hongngu_cli.analyse.proofread.stretches import is_count
from hongngu_cli.analyse.proofread.subjects import Subjects
from hongngu_cli.analyse.proofread.tokens import Token
from hongngu_cli.analyse.proofread.totals import mention
from hongngu_cli.model.passage import Numeral
from hongngu_cli.model.proofread import NOTES, Mention, Relation, base_value
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.numerals.surroundings import LastWords
from hongngu_cli.text.spellings import as_written

HUNDRED = 100
STRONG = 0.75
SMALLEST = 20
"""Less than that without a unit is the number of a footnote: "(3)"."""
MOST_DAYS, MOST_MONTHS = 31, 12
APART = re.compile(r"[,(]")
OF = re.compile(r"\s*của\s+(?:tổng số\s+)?")
"""What stands between a share and the base that it names itself: "4,2% của 119 lượt"."""
AGREE = {"exact", "rounded", "about"}
NAMED = {"named", "aimed-before"}
CERTAIN_BASES = {"ratio", "base-behind", "of-whole", "of-all"}
Wholes = Mapping[Mention, Sequence[tuple[Mention, float]]]
"""Of which totals a figure is a part, and how sure that is."""


class Percentages:
    """Finds what the shares of a text are of."""

    def __init__(self, context: Context, words: ProofreadWords, wholes: Wholes) -> None:
        """Take the totals that parts are known to be of."""
        self.context = context
        self.wholes = wholes
        self.known: dict[Token, Relation | None] = {}
        self.subjects = Subjects(context, words)
        shares = as_written(words.share_of)
        self.only_share = re.compile(rf"[^\w,;]*(?:{shares}[^\w,;]*)*")
        self.named = NamedBases(context, words)
        self.of_whole = LastWords(words.whole)
        aimed = as_written(words.aimed)
        self.aimed = re.compile(rf"(?<!\w){aimed}(?!\w)")
        goals = as_written(words.target)
        self.aimed_share = re.compile(rf"(?<!\w){aimed}(?:\s+(?:là|từ|đề ra|{goals}))*\s*\(?\s*$")
        self.between = LastWords(words.out_of)
        self.all = re.compile(r"\s*(?:trên |trong |so với )?tổng số(?!\w)")
        self.target = re.compile(rf"(?<!\w){as_written((*words.target, *words.whole))}(?!\w)")
        self.rate = re.compile(rf"(?<!\w)t[ỷỉ] lệ\s+(?!(?:{shares}|là)(?!\w))[^\W\d]")
        self.in_turn = re.compile(rf"(?<!\w){as_written(words.in_turn)}(?!\w)")

    def relation(self, share: Token) -> Relation | None:
        """Give what a share is found to be of, or what it should be of and is not.

        One that is being looked for, since another share leads back to it, has none yet.
        """
        if share not in self.known:
            self.known[share] = None
            # What is to be reached is no share of what was.
            aimed = self.aimed_share.search(self.context.text_before(share))
            self.known[share] = None if aimed else self._found(share)
        return self.known[share]

    def _found(self, share: Token) -> Relation | None:
        numeral = mention(share).numeral
        pairs = [one for one in self._pairs(share) if base_value(one.base) and not _of_itself(one)]
        likely = [pair for pair in pairs if pair.confidence >= STRONG]
        strong = [pair for pair in likely if pair.evidence not in NAMED]
        sure = next((pair for pair in strong if pair.evidence in CERTAIN_BASES), None)
        named = next((pair for pair in likely if pair.evidence in NAMED), None)
        if named and sure and sure.evidence == "of-all":
            sure = None
        tried = pairs if sure else [*pairs, *self.subjects.nearby(share)]
        if named and not sure and self._is_told(share, named, tried):
            return self.as_told(share, named)
        candidates = [pair for pair in tried if is_near(numeral, pair)]
        if agreeing := _agreeing(numeral, candidates):
            return self.as_told(share, agreeing)
        text = self.context.text_before(share)
        not_own = self.in_turn.search(text) or self.rate.search(self.context.clause_before(share))
        if not_own or (numeral.value == HUNDRED and not sure):
            return None
        slips = [one for one in candidates if is_slip(numeral, one)]
        if not strong and slips:
            return self.as_told(share, replace(slips[0], confidence=0.85))
        exact = [one for one in strong if _is_exact(one)]
        differing = sure or max(exact, key=lambda one: one.confidence, default=None)
        if (
            differing is None
            or not _is_exact(differing)
            or agreement_of(numeral, differing.share) != "differs"
        ):
            return None
        plausible = differing.evidence == "ratio" or is_plausible(numeral, differing.share)
        return self.as_told(share, differing) if plausible else None

    def _is_told(self, share: Token, named: Pair, searched: Sequence[Pair]) -> bool:
        """Tell whether a share may be taken for one of a base that it names and is not of.

        It stands in one sentence with it, or its part is of another figure to the last digit, or
        another share is of what stands beside that base.
        """
        numeral = mention(share).numeral
        if agreement_of(numeral, named.share) != "differs":
            return False
        base = self.context.tokens.get(named.base.order)
        here = base is not None and self.context.same(base, share)
        of_another = any(
            pair.part == named.part
            and is_near(numeral, pair)
            and agreement_of(numeral, pair.share) in AGREE
            for pair in searched
        )
        known = here or of_another or (base is not None and self._leads_there(share, base))
        return known and is_plausible(numeral, named.share)

    def _leads_there(self, share: Token, base: Token) -> bool:
        """Tell whether another share of the sentence is of a figure in the base's sentence."""
        others = [one for one in self.context.figures_of_sentence(share) if one is not share]
        shares = [one for one in others if mention(one).numeral.kind == "share"]
        bases = [one.parts[-1] for other in shares if (one := self.relation(other)) and one.holds]
        tokens = [self.context.tokens.get(one.order) for one in bases]
        return any(one is not None and self.context.same(one, base) for one in tokens)

    def beside(self, share: Token, others: Sequence[Relation]) -> Relation | None:
        """Give what a share is of where shares beside it in the sentence are of one base."""
        parts = self.subjects.of(share)
        bases = dict.fromkeys(one.parts[-1] for one in others if len(one.parts) > 1)
        if not parts or len(bases) != 1:
            return None
        base = next(iter(bases))
        if self.in_turn.search(self.context.text_before(share)):
            return None
        kinds = {self.context.kinds.get(base.order, ""), parts[0].unit}
        if len(kinds) > 1 and "" not in kinds:
            return None
        if base == mention(parts[0]) or base_value(base) < mention(parts[0]).value:
            return None
        return self.told(share, Pair(mention(parts[0]), base, 0.85, "beside"))

    def told(self, share: Token, pair: Pair) -> Relation | None:
        """Give that a share is of a part and a base, where it may be that one miswritten."""
        return (
            self.as_told(share, pair) if is_plausible(mention(share).numeral, pair.share) else None
        )

    def as_told(self, share: Token, pair: Pair) -> Relation:
        """Give that a share is of a part and a base."""
        stated = mention(share)
        agreement = agreement_of(stated.numeral, pair.share) or "about"
        parts = (pair.part,) if pair.part == pair.base else (pair.part, pair.base)
        return Relation(
            "percentage", stated, parts, pair.share, agreement, pair.confidence, (pair.evidence,)
        )

    def _pairs(self, share: Token) -> Iterator[Pair]:
        yield from self._ratios(share)
        parts = self.subjects.of(share)
        if behind := self._base_behind(share):
            base = mention(behind)
            yield from (Pair(mention(one), base, 0.93, "base-behind") for one in parts[:1])
            others = [*parts[1:], *self.context.before(share, 2)]
            yield from (Pair(mention(one), base, 0.6, "base-behind") for one in others)
        for part in parts[:1]:
            yield from self.named.pairs(share, part)
            yield from self._of_wholes(share, part)

    def _of_wholes(self, share: Token, part: Token) -> Iterator[Pair]:
        for base in self.context.after(part)[:1]:
            between = self.context.text_between(part, base)
            told = self.between.of(between) or between.rstrip().endswith("/")
            if told and is_larger(base, part):
                yield Pair(mention(part), mention(base), 0.92, "of-whole")
                return
        for base in self.context.before(part, 1):
            left = self.context.text_before(base)
            if base.unit == part.unit and self.of_whole.of(left) and is_larger(base, part):
                if self.context.same(base, part):
                    yield Pair(mention(part), mention(base), 0.92, "of-whole")
                else:
                    yield Pair(mention(part), mention(base), 0.8, "of-whole-before")
                break
        yield from self._aimed(part)
        if self.named.is_of_aim(share):
            return
        of_all = self.all.search(self.context.text_behind(share))
        for whole, sure in self.wholes.get(mention(part), ()):
            if of_all:
                yield Pair(mention(part), whole, 0.9, "of-all")
                continue
            pair = Pair(mention(part), whole, sure, "total")
            doubtful = self._is_of_another(whole)
            yield replace(pair, confidence=0.6) if doubtful else pair

    def _aimed(self, part: Token) -> Iterator[Pair]:
        """Take the count aimed at before what was reached: "được giao 80, đã cử 72, đạt 90%"."""
        for base in self.context.before(part, 0)[:1]:
            words = f"{self.context.clause_before(base)} {mention(base).unit}"
            if are_alike(base, part) and base.depth == part.depth and self.aimed.search(words):
                yield Pair(mention(part), mention(base), 0.85, "aimed")

    def _is_of_another(self, whole: Mention) -> bool:
        """Tell a whole that is itself a share of something that is not told."""
        token = self.context.tokens.get(whole.order)
        behind = (
            [one for one in self.context.rest_of_sentence(token) if one.kind == "figure"]
            if token
            else []
        )
        if not behind or mention(behind[0]).numeral.kind != "share":
            return False
        return self.relation(behind[0]) is None

    def _ratios(self, share: Token) -> Iterator[Pair]:
        """Take "19/21 đơn, đạt 90,48%" and "31,25% (95/304 đại biểu)"."""
        before = self.context.before(share, 0, wanted=is_amount)[:1]
        before = [one for one in before if self.context.in_item(one, share)]
        behind = [one for one in self.context.behind(share) if one.kind == "figure"][:1]
        for one in (*before, *behind):
            if mention(one).numeral.ratio and self._is_own(one, share):
                yield Pair(mention(one), mention(one), 0.95, "ratio")
                return

    def _is_own(self, ratio: Token, share: Token) -> bool:
        """Tell whether nothing but words of shares leads from a ratio to a share.

        A day such as 5/9 says nothing of a share that follows.
        """
        first, second = sorted((ratio, share), key=lambda one: one.start)
        start = max(first.end, first.unit_end)
        between = self.context.stream.lowers[first.passage][start : second.start]
        if first.passage != second.passage or ":" in between:
            return False
        above, below = mention(ratio).numeral.ratio or (0, 0)
        is_day = not ratio.unit and above <= MOST_DAYS and below <= MOST_MONTHS
        *rest, last = APART.split(between)
        if self.only_share.fullmatch(last):
            return not (is_day and "".join(rest).strip())
        return not (rest or is_day or self.rate.search(between))

    def _base_behind(self, share: Token) -> Token | None:
        """Give the only count behind a share in its clause: "đạt 105% kế hoạch (120 tổ chức)"."""
        behind = [one for one in self.context.behind(share) if one.kind == "figure"]
        shares = (at for at, one in enumerate(behind) if mention(one).numeral.kind == "share")
        behind = [one for one in behind[: next(shares, None)] if one.unit not in TIMES]
        if len(behind) != 1 or not is_count(behind[0]):
            return None
        words = self.context.text_between(share, behind[0])
        if not behind[0].unit and mention(behind[0]).value < SMALLEST:
            return None
        return behind[0] if self.target.search(words) or OF.fullmatch(words) else None


def _agreeing(numeral: Numeral, candidates: Sequence[Pair]) -> Pair | None:
    """Give the first pair that a share agrees with, else a likely one it is a digit off from."""
    for pair in candidates:
        if agreement_of(numeral, pair.share) in AGREE:
            return pair
    for pair in candidates:
        likely = pair.confidence >= STRONG or pair.evidence == "nearest"
        if likely and agreement_of(numeral, pair.share) in NOTES:
            return pair
    return None


def _of_itself(pair: Pair) -> bool:
    return pair.part == pair.base and not pair.part.numeral.ratio


def _is_exact(pair: Pair) -> bool:
    """Tell a part and base that are told exactly, the part not by the word for "a"."""
    both = (pair.part.numeral, pair.base.numeral)
    article = pair.part.numeral.spelt and pair.part.value == 1
    return all(one.bound == "exact" for one in both) and not article
