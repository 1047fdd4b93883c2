"""How sure it is that a text means its parts to be all of a total that they do not add up to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from hongngu_cli.analyse.proofread.reading.families import Families
from hongngu_cli.analyse.proofread.reading.tokens import MONEY, Token
from hongngu_cli.analyse.proofread.totals.names import (
    AND,
    are_as_many,
    are_named_together,
    behind,
    called,
    is_of_one,
    name,
)
from hongngu_cli.analyse.proofread.totals.parts import TIMES, Parts
from hongngu_cli.analyse.proofread.totals.region import Region
from hongngu_cli.analyse.proofread.totals.weights import (
    Weight,
    are_exact,
    of_place,
    of_sizes,
    of_slips,
    of_units,
    value_of,
)
from hongngu_cli.model.proofread import Mention, Relation
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.fold import fold
from hongngu_cli.text.numerals.surroundings import LastWords
from hongngu_cli.text.spellings import any_of, as_written

BEGIN = {
    "bracket": 0.7,
    "all-of": 0.8,
    "in-which": 0.45,
    "colon": 0.5,
    "sum-of": 0.8,
    "sum-line": 0.4,
    "list": 0.3,
}
"""How sure each way of telling parts is by itself that they are all there are."""
ELLIPSIS = re.compile(r"[^.,;:)]{0,40}(?:…|\.\.\.|,?\s*v\.\s?v)")
"""Behind the last of the parts: there are more."""
TWO = 2
FEW = 10
"""Sums that are more by a larger part of a total are of something else."""
SMALL = 30
"""Smaller numbers add up by chance."""
ROUGH = 0.85
"""What is told roughly leaves a doubt."""
OF_MONEY = -0.3
"""What it weighs that names of parts overlap which count money."""
ASIDE = re.compile(r"\([^()]*\)")


class Partition:
    """Knows which names of parts are of one kind, and which may overlap."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Fold the words once."""
        words = vocabulary.proofread
        self.overlapping = _words(words.overlapping)
        self.bodies = _words(words.bodies)
        self.upwards = _words(words.upwards)
        self.done = {fold(word) for word in words.done}
        self.partial = _words(words.partial)
        self.rest = re.compile(rf"(?<!\w){as_written(words.rest)}(?!\w)(?![^,;]*\d)")
        self.twice = _words(words.counted_twice)
        self.once = _words(words.counted_once)
        levels = [word for one in vocabulary.level for word in (one.label, *one.spellings)]
        groups = [word for one in vocabulary.group for word in (one.label, *one.spellings)]
        self.levels = any_of(fold(word) for word in (*levels, *groups))
        self.generic = frozenset(words.generic)
        self.others = re.compile(rf"(?<!\w){as_written(words.others)}\W*$")
        units = as_written(vocabulary.rows.unit)
        self.unnumbered = re.compile(rf"(?:,|;|(?<!\w)và)\s+{units}\s+[^\W\d]")
        self.families = Families(words)
        self.little = frozenset(fold(word) for word in words.little)
        sizes = (one.words for one in vocabulary.counted if one.key in {"size", "time"})
        self.measures = frozenset((MONEY, *(word for words in sizes for word in words)))
        self.bare = frozenset((AND, *(word for one in vocabulary.scale for word in one.words)))
        every = as_written(words.every)
        self.each = re.compile(rf"(?<!\w){every}\s+\w+\s+(?:\w+\s+)?\d")
        self.for_each = re.compile(rf"[^.,;:()\d]*(?<!\w){every}\s+[^\W\d]")
        behind = as_written(words.all_of)
        self.parts_behind = re.compile(rf"[^.;:()\d]{{0,40}}(?<!\w){behind}(?!\w)[^.;()]*?\d")
        self.then = _words((*words.other_times, *words.times_before))
        self.since = LastWords(words.since_then)
        self.again = LastWords(words.again)

    def confidence(
        self, region: Region, total: Token, parts: Parts, beside: int = 0
    ) -> tuple[float, list[str]]:
        """Give how sure it is that the parts are meant to be all, with the reasons.

        So many parts of another kind, told ``beside`` these, add up to their own total.
        """
        more = sum(map(value_of, parts.figures), Fraction(0)) > value_of(total)
        weights = [
            (region.introduction, BEGIN[region.introduction]),
            *self._of_names(region, total, parts, more=more),
            *of_units(total, parts.figures),
            *of_place(region, total, parts),
            *self._of_kinds(total, parts),
            *of_sizes(region, total, parts),
            ("as-many", 0.35 if are_as_many(region, total, parts) else 0),
            *self._of_words(region, total, parts),
            *of_slips(total, parts),
            ("told-behind", -0.3 if self._is_told_behind(region, total) else 0),
            ("too-much", -0.6 if self._is_too_much(region, total, parts) else 0),
            ("beside", 0.35 if beside == len(parts.figures) else 0),
            ("unnumbered", -0.6 if self._leaves_unnumbered(total, parts) else 0),
        ]
        most = 0.99 if are_exact(total, *parts.figures) else ROUGH
        sure = min(most, max(0.0, sum(weight for _, weight in weights)))
        return sure, [reason for reason, weight in weights if weight > 0]

    def _is_told_behind(self, region: Region, total: Token) -> bool:
        """Tell a total that says itself of what: "tổng số là 27 ngày, gồm 20 ngày …"."""
        if region.introduction != "sum-line" or total.mention is None:
            return False
        text = total.mention.passage.text.lower()
        return bool(self.parts_behind.match(text, max(total.end, total.unit_end)))

    def _is_too_much(self, region: Region, total: Token, parts: Parts) -> bool:
        """Tell lengths of time that are twice as long as what they should be but some of."""
        given = sum(map(value_of, parts.figures), Fraction(0))
        of_time = total.unit in TIMES and region.introduction in {"in-which", "list"}
        return of_time and given > value_of(total) * TWO

    def _leaves_unnumbered(self, total: Token, parts: Parts) -> bool:
        """Tell parts that lack no more than those that are named without a number, one each.

        "17 huyện: Ba Vì, …, Ứng Hoà và thị xã Sơn Tây" are eighteen; "5 người, gồm bảo vệ, 2 nhân
        viên và 2 khách" are all there were.
        """
        lacking = value_of(total) - sum(map(value_of, parts.figures), Fraction(0))
        last = parts.figures[-1].mention
        if lacking <= 0 or last is None:
            return False
        sentence = last.passage.text[last.numeral.end :].partition(". ")[0]
        left = bool(self.unnumbered.search(sentence.lower()))
        kind = " ".join(behind(parts.figures[-1]).split()[:TWO])
        more = kind and re.search(rf"(?:,|;|(?<!\w)và)\s+{re.escape(kind)}(?!\w)", sentence.lower())
        return bool(more) or lacking in {left, parts.unnumbered + left}

    def _are_the_others(self, last: Token) -> bool:
        """Tell "dân tộc khác 45 em", behind which nothing else is left."""
        return any(map(self.others.search, (name(last), behind(last))))

    def overlaps(self, name: str) -> bool:
        """Tell what may hold of people of any category."""
        return bool(self.overlapping.search(self.bodies.sub("", name.lower())))

    def leave_rest(self, last: Mention) -> bool:
        """Tell parts behind the last of which its sentence speaks of others: "số còn lại"."""
        sentence = last.passage.text[last.numeral.end :].lower().partition(". ")[0]
        return bool(self.rest.search(sentence))

    def is_of_then(self, last: Mention) -> bool:
        """Tell a part of another time than those before it: "năm ngoái còn 36 đơn"."""
        return bool(self.then.search(last.name.lower()))

    def are_apart(self, total: Mention, parts: Sequence[Mention]) -> bool:
        """Tell parts from their total told again, from others like it, and from what overlaps."""
        begin = fold(total.name).split()[:1]
        alike = not self.little.issuperset(begin) and begin == fold(parts[0].name).split()[:1]
        again = alike or any(one.value == total.value for one in parts)
        overlap = again or any(self.overlaps(one.name) for one in parts)
        return not overlap and not self._is_within(parts[1], parts[0])

    def is_chance(self, kinds: Mapping[tuple[int, int], str], sum_: Relation) -> bool:
        """Tell a small sum of things unlike one another that counts neither of them by name.

        "5 đảng viên … (có 3 đồng chí vi phạm hai nội dung)" adds nothing up.
        """
        total, parts = sum_.total, {kinds.get(one.order, "") for one in sum_.parts} - {""}
        known = kinds.get(total.order, "") in parts and total.unit.lower() not in self.generic
        return sum_.holds and total.value < SMALL and known and len(parts) > 1

    def counts_once(self, texts: Iterable[str]) -> bool:
        """Tell texts that count one who is in several parts once in their total."""
        return any(map(self.once.search, texts))

    def are_family(self, parts: Parts) -> bool:
        """Tell parts whose names are all there are of their kind."""
        return self._hold(parts.figures, whole=True)

    def _hold(self, figures: Sequence[Token], *, whole: bool) -> bool:
        """Tell a family by the words before its figures, or by those behind them."""
        told = ([called(one) for one in figures], [behind(one) for one in figures])
        units = [one.mention.unit for one in figures if one.mention]
        return any(
            self.families.hold(names, whole=whole, counted=units)
            for names in told
            # Of two such the one holds the other.
            if sum(bool(self.upwards.search(name)) for name in names) < TWO
        )

    def leaves_out_kin(self, parts: Parts) -> bool:
        """Tell parts that leave out one behind them that belongs to them.

        It stands behind "và" at the end of their list, or is of their family.
        """
        left = parts.following
        if left is None or self.overlaps(name(left)):
            return False
        return parts.closes or self.families.hold([called(one) for one in (*parts.figures, left)])

    def _is_within(self, part: Mention, whole: Mention) -> bool:
        """Tell what was done already of what another figure tells: "đã thu hồi"."""
        more, rest = set(fold(part.name).split()), set(fold(whole.name).split())
        return bool(self.done & (more - rest)) and more - self.done <= rest

    def _of_words(self, region: Region, total: Token, parts: Parts) -> Iterator[Weight]:
        """Tell words by which one may be counted in several parts, or some are left out."""
        first, last = parts.figures[0].mention, parts.figures[-1].mention
        if first is None or last is None:
            return
        text = last.passage.text[last.numeral.start : region.reaches].lower()
        sentence = text.partition(". ")[0]
        if self.twice.search(sentence):
            yield "counted-twice", -0.6
        if self.once.search(first.passage.text[: first.numeral.start].lower()):
            yield "counted-once", -1.0
        lead = ASIDE.sub("", _lead(region, total, parts))
        following = text[len(last.numeral.text) :]
        if self.rest.search(sentence):
            yield "some-of-them", -1.0
        elif self.partial.search(lead) or ELLIPSIS.match(following):
            yield "some-of-them", -0.6
        end = last.numeral.end if last.passage == first.passage else None
        inside = first.passage.text[first.numeral.start : end].lower()
        if self.each.search(inside) or self.for_each.match(following):
            yield "so-many-each", -1.0
        names = [name(one) for one in parts.figures]
        if any(map(self.since.of, names)):
            yield "from-to", -1.0
        if any(value_of(o) == value_of(total) and self.again.of(name(o)) for o in parts.figures):
            yield "told-again", -1.0

    def _of_kinds(self, total: Token, parts: Parts) -> Iterator[Weight]:
        if not {total.unit, ""} & {token.unit for token in parts.figures}:
            unit = total.mention.unit.lower() if total.mention else ""
            shorter = {one.mention.unit.lower() for one in parts.figures if one.mention}
            same = any(short and unit.startswith(f"{short} ") for short in shorter)
            yield "other-kind", 0 if same or unit in self.generic else -0.3
        elif total.unit in self.measures and any(
            one.unit != total.unit and not self.bare.issuperset(behind(one).split()[:1])
            for one in parts.figures
        ):
            yield "no-measure", -0.6

    def _of_names(
        self, region: Region, total: Token, parts: Parts, *, more: bool
    ) -> Iterator[Weight]:
        figures = parts.figures
        if is_of_one(total, figures):
            yield "of-one-part", -0.6
        yield "named-alike", 0.15 if more and _are_sums_named_alike(total, figures) else 0
        names = [called(one) for one in figures]
        folded = [fold(name) for name in names]
        if self._hold(figures, whole=not more) or are_named_together(total, figures):
            yield "complementary", 0.3
            # All there are are not fewer than all, whatever "trong đó" lets one expect.
            fewer = region.introduction == "in-which" and not more and parts.following is None
            yield "nothing-else", 0.25 if fewer else 0
        elif len(figures) > TWO and self._are_the_others(figures[-1]):
            yield "the-others", 0.3
            yield "nothing-else", 0.25 if region.introduction == "in-which" and not more else 0
        elif any(self.overlaps(name(one)) for one in figures):
            # Who gave money may be of two kinds, what each kind gave is told once.
            yield "overlapping", OF_MONEY if total.unit == MONEY else -0.6
        elif sum(bool(self.levels.search(name)) for name in folded) >= len(names) - 1:
            yield "levels", 0.2


def _are_sums_named_alike(total: Token, figures: Sequence[Token]) -> bool:
    """Tell sums of money of which each is called by one word first: "thu nội địa, thu hải quan"."""
    begins = {" ".join(name(one).split()[:1]) for one in figures}
    return total.unit == MONEY and len(begins) == 1 and "" not in begins


def _words(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){as_written(phrases)}(?!\w)")


def _lead(region: Region, total: Token, parts: Parts) -> str:
    """Give the words from the total to its first part, in small letters."""
    passage, start = region.begins
    first = parts.figures[0]
    if total.mention is None or first.mention is None:
        return ""
    if passage == first.passage:
        return first.mention.passage.text[start : first.start].lower()
    before = total.mention.passage.text[start:] if passage == total.passage else ""
    return f"{before} {first.mention.passage.text[: first.start]}".lower()
