"""Of which part and base a share is by the words around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from hongngu_cli.analyse.proofread.changes.changes import are_alike
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.sides import is_top, sides_of
from hongngu_cli.analyse.proofread.reading.stretches import is_count
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.shares.compared_bases import ComparedBases
from hongngu_cli.analyse.proofread.shares.named_bases import NamedBases
from hongngu_cli.analyse.proofread.shares.pairs import HUNDRED, Pair, is_amount, is_close, is_larger
from hongngu_cli.analyse.proofread.shares.subjects import Subjects
from hongngu_cli.analyse.proofread.shares.two_alike import TwoAlike
from hongngu_cli.analyse.proofread.totals.parts import TIMES
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import Mention
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.numerals.surroundings import LastWords
from hongngu_cli.text.spellings import as_written

TWO = 2
SMALLEST = 20
"""Less than that without a unit is the number of a footnote: "(3)"."""
MOST_DAYS, MOST_MONTHS = 31, 12
APART = re.compile(r"[,(]")
BESIDE = re.compile(r"(?<!\w)với(?!\w)(?<!so với)")
"""Behind it stands what was reached: "đạt 68% kế hoạch năm với 663 tỷ đồng"."""
AND = re.compile(r"\bvà\b")
"""Behind it stands another: "36 cuộc, đạt 80% chỉ tiêu và 60 cuộc …"."""
ALL_OF = re.compile(r"\s*tổng\s")
OF = re.compile(r"\s*của\s+(?:tổng số\s+)?")
"""What stands between a share and the base that it names itself: "4,2% của 119 lượt"."""
Wholes = Mapping[Mention, Sequence[tuple[Mention, float]]]
"""Of which totals a figure is a part, and how sure that is."""


class Bases:
    """Finds bases that words lead to."""

    def __init__(
        self,
        context: Context,
        words: ProofreadWords,
        wholes: Wholes,
        is_known: Callable[[Token], bool],
    ) -> None:
        """Take the totals that parts are known to be of, and what tells shares that are known."""
        self.context = context
        self.wholes = wholes
        self.is_known = is_known
        self.subjects = Subjects(context, words)
        self.named = NamedBases(context, words)
        self.compared = ComparedBases(context, words)
        self.two_alike = TwoAlike(context, words, self.compared.led.cues)
        self.of_whole = LastWords(words.whole)
        self.between = LastWords(words.out_of)
        aimed = as_written(words.aimed)
        self.aimed = re.compile(rf"(?<!\w){aimed}(?!\w)")
        self.compared_with = re.compile(rf"(?<!\w){as_written(words.compared)}(?!\w)")
        little = as_written(words.little)
        self.received = re.compile(rf"(?<!\w){as_written(words.received)}(?:\s+{little})*\s*$")
        self.settled = re.compile(rf"(?<!\w){as_written(words.settled)}(?!\w)")
        self.target = re.compile(rf"(?<!\w){as_written((*words.target, *words.whole))}(?!\w)")
        said = as_written((*words.share_of, *words.about, *words.least, *words.most))
        self.only_share = re.compile(rf"[^\w,;]*(?:{said}[^\w,;]*)*")
        self.rate = re.compile(rf"(?<!\w)t[ỷỉ] lệ\s+(?!(?:{said}|là)(?!\w))[^\W\d]")

    def pairs(self, share: Token) -> Iterator[Pair]:
        """Give parts and bases that a share may be of, with how sure that is."""
        yield from self._ratios(share)
        yield from self.compared.pairs(share)
        parts = self.subjects.of(share)
        if behind := self._base_behind(share):
            base = mention(behind)
            yield from (Pair(_done(one), base, 0.93, "base-behind") for one in parts[:1])
            if not parts:
                strokes = self.context.before(share, 0, wanted=is_amount)[:1]
                yield from (Pair(_done(x), base, 0.93, "base-behind") for x in strokes if is_top(x))
            if not parts and (part := self.named.part(share, behind)):
                yield Pair(mention(part), base, 0.85, "base-behind")
            others = [*parts[1:], *self.context.before(share, 2)]
            yield from (Pair(mention(one), base, 0.6, "base-behind") for one in others)
        if self.only_share.fullmatch(self.context.clause_before(share)):
            yield from self._out_of(parts[:TWO])
        for part in parts[:1]:
            yield from self._part_behind(share, part)
            yield from self.named.pairs(share, part)
            yield from self._of_wholes(share, part)
        yield from self._received(share, parts[:TWO])
        yield from self.two_alike.pairs(share, parts)

    def _out_of(self, two: Sequence[Token]) -> Iterator[Pair]:
        """Take "68.520 đoàn viên trên 74.900 công nhân, đạt 91,5%"."""
        for base, part in pairwise(two):
            over = self.between.of(self.context.text_between(part, base))
            if over and base.depth == part.depth and is_larger(base, part):
                yield Pair(mention(part), mention(base), 0.9, "out-of")

    def _part_behind(self, share: Token, base: Token) -> Iterator[Pair]:
        """Take what alone stands in brackets behind a share: "trong số 486 cán bộ, 24% (118)"."""
        behind = [one for one in self.context.behind(share) if one.kind == "figure"]
        if len(behind) != 1 or not is_count(behind[0]) or behind[0].depth <= share.depth:
            return
        part = behind[0]
        alone = not self.context.stream.between(share, part).strip(" (")
        of_whole = self.of_whole.of(self.context.text_before(base))
        pair = Pair(mention(part), mention(base), 0.85, "part-behind")
        alike = are_alike(base, part) and is_larger(base, part)
        if alone and of_whole and alike and is_close(mention(share), pair):
            yield pair

    def _received(self, share: Token, parts: Sequence[Token]) -> Iterator[Pair]:
        """Take what came in as the base of what was done of it.

        So stands "thụ lý 80 vụ, đã giải quyết 72 vụ, đạt 90%". The share names no other base and
        is not far off.
        """
        done = [one for one in parts if self.settled.search(self.context.clause_before(one))]
        if not done or self.context.text_behind(share).strip():
            return
        counts = [one for one in self.context.before(done[0], 0) if one.unit == done[0].unit]
        counts = [one for one in counts if self.context.in_item(one, share)]
        counts = [one for one in counts if not self.compared.led.cues.is_besides(one)]
        if len(counts) == 1 and self.received.search(self.context.clause_before(counts[0])):
            pair = Pair(mention(done[0]), mention(counts[0]), 0.87, "received")
            if mention(share).value <= HUNDRED and is_close(mention(share), pair):
                yield pair

    def _of_wholes(self, share: Token, part: Token) -> Iterator[Pair]:
        for base in self.context.after(part)[:1]:
            between = self.context.text_between(part, base)
            # "4.100 vụ/6.200 bị can" tells two measures of one thing.
            of = between.rstrip().endswith("/") and len({base.unit, part.unit, ""}) <= TWO
            if (of or self.between.of(between)) and is_larger(base, part):
                yield Pair(mention(part), mention(base), 0.92, "of-whole")
                return
        for base in self.context.before(part, 1):
            left = self.context.text_before(base)
            if base.unit == part.unit and self.of_whole.of(left) and is_larger(base, part):
                if self._has_nearer_whole(part, base):
                    yield Pair(mention(part), mention(base), 0.7, "of-whole-before")
                elif self.context.same(base, part):
                    yield Pair(mention(part), mention(base), 0.92, "of-whole")
                else:
                    yield Pair(mention(part), mention(base), 0.8, "of-whole-before")
                break
        yield from self._aimed(share, part)
        if not self.named.is_of_aim(share):
            yield from self._of_totals(share, part)

    def _of_totals(self, share: Token, part: Token) -> Iterator[Pair]:
        """Take the totals that a part is known to be of."""
        of_all = self.named.of_all(share)
        for whole, sure in self.wholes.get(mention(part), ()):
            doubtful = self._is_of_another(whole)
            if not of_all:
                yield Pair(mention(part), whole, 0.6 if doubtful else sure, "total")
            elif not doubtful:
                yield Pair(mention(part), whole, 0.9, "of-all")

    def _has_nearer_whole(self, part: Token, base: Token) -> bool:
        """Tell a part of a figure that stands between it and a whole told before.

        In "trong số 62 ứng cử viên có 40 người trúng cử, trong đó 9 nữ" that is 40.
        """
        wholes = (
            self.context.tokens.get(one.order) for one, _ in self.wholes.get(mention(part), ())
        )
        places = self.context.places
        return any(one is not None and places[one] > places[base] for one in wholes)

    def _aimed(self, share: Token, part: Token) -> Iterator[Pair]:
        """Take the count aimed at before what was reached: "được giao 80, đã cử 72, đạt 90%"."""
        for base in self.context.before(part, 0)[:1]:
            words = f"{self.context.clause_before(base)} {mention(base).unit}"
            aim = self.aimed.search(words) and not self.compared_with.search(words)
            near = base.depth == part.depth and self.context.in_item(base, share)
            raised = self.compared.led.cues.is_besides(base)
            if aim and near and not raised and are_alike(base, part):
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
        return not self.is_known(behind[0])

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
        # "10/23 trường đạt tỷ lệ tốt nghiệp 100%" tells what each of them has reached.
        exactly = mention(share).value != HUNDRED
        first, second = sorted((ratio, share), key=lambda one: one.start)
        start = max(first.end, first.unit_end)
        between = self.context.stream.lowers[first.passage][start : second.start]
        if first.passage != second.passage or ":" in between:
            return False
        above, below = mention(ratio).numeral.ratio or (0, 0)
        is_day = not ratio.unit and above <= MOST_DAYS and below <= MOST_MONTHS
        *rest, last = APART.split(between)
        if second is ratio:
            return bool(self.only_share.fullmatch("".join((*rest, last))))
        if self.only_share.fullmatch(last):
            return not (is_day and "".join(rest).strip())
        return exactly and not (rest or is_day or self.rate.search(between))

    def _base_behind(self, share: Token) -> Token | None:
        """Give the only count behind a share in its clause: "đạt 105% kế hoạch (120 tổ chức)"."""
        behind = [one for one in self.context.behind(share) if one.kind == "figure"]
        shares = (at for at, one in enumerate(behind) if mention(one).numeral.kind == "share")
        behind = [one for one in behind[: next(shares, None)] if one.unit not in TIMES]
        if len(behind) != 1 or not is_count(behind[0]):
            return None
        words = self.context.text_between(share, behind[0])
        if BESIDE.search(words) or AND.search(words):
            return None
        if not behind[0].unit and mention(behind[0]).value < SMALLEST:
            return None
        all_of = ALL_OF.match(words)
        return behind[0] if self.target.search(words) or OF.fullmatch(words) or all_of else None


def _done(part: Token) -> Mention:
    """Give a part, of a fraction what stands above its stroke: "440/442 đại biểu"."""
    sides = sides_of(mention(part))
    return sides[0] if sides else mention(part)
