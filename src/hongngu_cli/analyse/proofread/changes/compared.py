"""The two figures that a change may lie between."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence

from hongngu_cli.analyse.proofread.changes.around import Around
from hongngu_cli.analyse.proofread.changes.changes import (
    Change,
    are_alike,
    are_points,
    changes_between,
    is_share,
)
from hongngu_cli.analyse.proofread.changes.led import Led
from hongngu_cli.analyse.proofread.changes.of_years import OfYears
from hongngu_cli.analyse.proofread.changes.years import Years
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.cues import Cues
from hongngu_cli.analyse.proofread.reading.stretches import is_count
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.totals.parts import TIMES
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.fold import fold
from hongngu_cli.text.numerals.surroundings import LastWords
from hongngu_cli.text.spellings import as_written

FEW = 12
APART = re.compile(r",|(?<!\w)và(?!\w)")
"""Behind what is compared with, something else is told."""
TWO = 2


class Compared:
    """Finds what is compared with what."""

    def __init__(self, context: Context, words: ProofreadWords, cues: Cues) -> None:
        """Make patterns of the words once."""
        self.context = context
        self.cues = cues
        self.led, self.years = Led(context, words, cues), Years(context, words, cues)
        self.of_years = OfYears(context, words, cues)
        self.around = Around(context, words)
        since, up_to = as_written(words.since_then), as_written(words.up_to)
        self.since = re.compile(rf"(?<!\w){since}(?:\s+[^\s,;()]+){{0,4}}\s*$")
        self.start = re.compile(rf"(?<!\w){since}\s*$")
        level = as_written(words.since_level)
        self.from_level = re.compile(rf"(?<!\w){since}\s+{level}(?!\w)[^,;]*$")
        self.to_now = re.compile(rf"(?<!\w){as_written((*words.this_time, *words.became))}(?!\w)")
        self.other_times = re.compile(rf"{as_written(words.other_times)}(?!\w)")
        then = as_written((*words.other_times, *words.times_before))
        self.then = re.compile(rf"(?<!\w){then}(?!\w)")
        self.of_time = re.compile(rf"{as_written((*words.other_times, *words.spans))}(?!\w)")
        self.this_time = re.compile(rf"(?<!\w){as_written(words.this_time)}(?!\w)")
        self.rest = re.compile(rf"(?<!\w){as_written(words.rest)}(?!\w)")
        left = as_written((*words.left_over, *words.missing))
        little = as_written((*words.little, *words.about, *words.least))
        self.right_behind = re.compile(rf"(?<!\w){left}(?:\s+{little})*\W*$")
        self.out_of = LastWords(words.out_of)
        self.absent = re.compile(rf"(?<!\w){as_written(words.absent)}\W*$")
        self.not_so = re.compile(rf"(?<!\w){as_written(words.negations)}\s+(\w+)")
        self.average = re.compile(rf"(?<!\w){as_written(words.average)}(?!\w)")
        self.concludes = re.compile(rf"\W*{as_written(words.concluding)}(?!\w)")
        self.up_to = re.compile(rf"(?<!\w){up_to}(?!\w)")
        aimed, over = as_written(words.aimed), as_written(words.over)
        self.aimed = re.compile(rf"(?<!\w){aimed}(?!\w)")
        set_before = as_written((*words.set_before, *words.aimed))
        self.set_before = re.compile(rf"(?<!\w){set_before}(?!\w)")
        self.over = re.compile(rf"(?<!\w){over}\s*$")
        given = as_written((*words.little, *words.aimed, *words.giving))
        self.only_aim = re.compile(rf"\s*{aimed}(?:\s+(?:{given}|20\d\d))*\s*")

    def is_start(self, figure: Token) -> bool:
        """Tell a figure that a change starts from: "giảm số ban từ 70 xuống 41"."""
        behind = self.up_to.match(self.context.text_behind(figure).lstrip())
        return bool(behind or self.start.search(self.context.text_before(figure)))

    def changes(self, figure: Token, cue: str) -> Iterator[Change]:
        """Give the changes a figure may tell, likeliest first."""
        numeral = mention(figure).numeral
        points = are_points(figure)
        before = self._before(figure, points=points)
        if not points and numeral.kind != "share":
            before = [one for one in before if are_alike(one, figure)]
        old = self.old_behind(figure, points=points) if cue in {"up", "down"} else None
        if old:
            yield from self.against(figure, old, points=points)
        if cue in {"up", "down"}:
            yield from self.from_to(figure, before)
            yield from self._over_aim(figure)
            if points:
                yield from self._over_rate(figure)
            yield from self.around.changes(figure)
            yield from self.told_before(figure, points=points)
        main = [one for one in before if not self.cues.is_besides(one)]
        here = [one for one in main if self.context.same(one, figure)]
        if len(here) == TWO and not old and self._are_compared(figure, here, cue):
            now, then = self._two_times(here) or here
            told = self._is_left(figure, here, cue) or self._two_times(here)
            yield Change(now, then, 0.8 if told else 0.6, "two-figures")
        around = here if len(here) >= TWO or points else self._two_of_a_kind(figure)
        yield from changes_between([*around, *main[:FEW], *([old] if old else [])])

    def _is_left(self, figure: Token, two: Sequence[Token], cue: str) -> bool:
        """Tell a figure that says, right behind its word, what two of its item leave."""
        if not self.context.in_item(two[1], figure) or figure.unit in TIMES:
            return False
        clause = self.context.clause_before(figure)
        if cue in {"left", "missing"} and not self.right_behind.search(clause):
            return False
        if cue == "left" and self.absent.search(clause) and self._out_of(*two):
            return True
        whole = two[1].unit == two[0].unit and mention(two[1]).value > mention(two[0]).value
        rest = bool(self.rest.search(clause) or self.absent.search(clause))
        rest = rest or self._is_not_so(figure, two[0])
        return cue != "left" or (whole and rest)

    def _out_of(self, whole: Token, part: Token) -> bool:
        """Tell "47 trong tổng số 50 đại biểu"."""
        return bool(self.out_of.of(self.context.text_between(part, whole)))

    def _is_not_so(self, figure: Token, done: Token) -> bool:
        """Tell what is left by a word that denies the other's: "82 xã đạt, còn 15 xã chưa đạt"."""
        denied = self.not_so.search(self.context.text_behind(figure))
        said = f" {self.context.text_behind(done)} "
        return denied is not None and f" {denied[1]} " in said

    def told_before(self, figure: Token, *, points: bool) -> Iterator[Change]:
        """Give what a change is between where its base stands before it, by words or by years."""
        yield from self.of_years.changes(figure)
        yield from self.led.changes(figure, points=points)
        yield from self.years.changes(figure, points=points)

    def _two_of_a_kind(self, figure: Token) -> list[Token]:
        """Give the two counts before a change in its sentence, where one of them may compare."""
        before = [one for one in self.context.before(figure, 0) if one.unit not in TIMES]
        return before if len(before) == TWO and before[0].unit == before[1].unit else []

    def _are_compared(self, figure: Token, two: Sequence[Token], cue: str) -> bool:
        """Tell whether two figures before a change are those it is between.

        Those of two years are, unless the change is told against something that is not stated.
        """
        if not are_alike(*two) or any(one.depth != figure.depth for one in two):
            return False
        between = self.context.tokens_between(two[1], figure)
        if any(one.kind in {"in-which", "all-of"} for one in between):
            return False
        if cue not in {"up", "down"} or self._two_times(two):
            return True
        sentence = self.context.sentence(figure)
        known = {one.word for one in sentence if one.kind == "year" and one.start < figure.start}
        clause, behind = self.context.clause_before(figure), self.context.text_behind(figure)
        if self.cues.compared.search(clause):
            return False
        if not self.cues.compared.search(behind):
            return len(known) >= TWO
        told = [one.word for one in self.context.behind(figure) if one.kind == "year"]
        return len(known) >= TWO and bool(told) and told[0] in known

    def _two_times(self, two: Sequence[Token]) -> tuple[Token, Token] | None:
        """Give which of two is of now: "năm học này có 18.642 em, năm học trước có 19.800 em"."""
        for now, then in (tuple(two), tuple(two[::-1])):
            if self.then.search(self._called(then)):
                return (now, then) if self.this_time.search(self._called(now)) else None
        return None

    def _called(self, figure: Token) -> str:
        """Give the words between a figure and the one before it."""
        before = self.context.before(figure, 0, wanted=lambda _: True)[:1]
        text = self.context.text_before(figure)
        return self.context.stream.between(before[0], figure) if before else text

    def against(self, figure: Token, old: Token, *, points: bool) -> Iterator[Change]:
        """Take the figure that grew: the main one of its sentence, else of the one before."""
        before = self._before(figure, points=points)
        main = [one for one in before if not self.cues.is_besides(one) and one.unit not in TIMES]
        level = [one for one in main if one.depth <= figure.depth] or main
        here = [one for one in level if self.context.same(one, figure)]
        kin = [one for one in here if points or one.unit == old.unit]
        wide = [one for one in here if are_alike(one, old)]
        earlier = [one for one in level if one not in here and (points or one.unit == old.unit)]
        for found, sure in ((kin, 0.93), (wide, 0.85), (here, 0.8), (earlier, 0.8)):
            if found:
                yield Change(self._called_so(figure, found), old, sure, "so-voi")
                break
        yield from (Change(one, old, 0.6, "so-voi") for one in before[:FEW])

    def _called_so(self, figure: Token, found: Sequence[Token]) -> Token:
        """Give the only figure of which the words behind a change are told, else the nearest."""
        name = set(fold(self.context.text_behind(figure)).split())
        called = [one for one in found if name <= self.context.words_around(one)]
        return called[0] if len(called) == 1 else found[0]

    def _before(self, figure: Token, *, points: bool) -> list[Token]:
        if points:
            return self.context.before(figure, 1, wanted=is_share)
        return self.context.before(figure, 2)

    def old_behind(self, figure: Token, *, points: bool) -> Token | None:
        """Give the figure behind "so với", in brackets or not."""
        behind = self.context.rest_of_sentence(figure)
        clause = self.context.clause_before(figure)
        for one in (one for one in behind if one.kind == "figure" and one.unit not in TIMES):
            text = self.context.text_between(figure, one)
            if one.depth > figure.depth and self._says_of_when(one, clause, figure):
                return one
            if self._is_bracketed(one, figure):
                return one
            grows = any(cue.lastgroup in {"up", "down"} for cue in self.cues.cue.finditer(text))
            compared = self.cues.compared.search(text) or self._over(clause, text)
            apart = compared and APART.search(text, compared.end())
            level = compared and one.depth <= figure.depth
            named = self._named_aim(clause, text) if level else None
            done = level and not named and not self.cues.is_compared_with(text)
            if compared and (":" in text[compared.end() :] or apart or done):
                return None
            if compared and (is_share(one) if points else is_count(one)):
                return None if grows else self._of_its_kind(figure, one)
        return None

    def _of_its_kind(self, figure: Token, old: Token) -> Token:
        """Give the figure of a bracket that counts as a change does: "(98 vụ, 101 người)"."""
        inside = [one for one in self.context.rest_of_sentence(old) if one.depth == old.depth]
        alike = [one for one in inside if is_count(one) and one.unit == figure.unit]
        other = old.depth > figure.depth and is_count(figure) and not are_alike(old, figure)
        return alike[0] if other and alike else old

    def _over(self, clause: str, text: str) -> re.Match[str] | None:
        """Give the aim that "vượt 7,2% chỉ tiêu năm (3.600 đoàn viên)" is above."""
        return self.aimed.match(text.strip()) if self.over.search(clause) else None

    def _named_aim(self, clause: str, text: str) -> re.Match[str] | None:
        """Give the aim that stands alone before its figure: "vượt 15% chỉ tiêu 1.100 đoàn viên"."""
        return self.only_aim.fullmatch(text) if self.over.search(clause) else None

    def from_to(
        self, figure: Token, before: Sequence[Token], wanted: Callable[[Token], bool] = is_count
    ) -> Iterator[Change]:
        """Take "từ 32 lớp năm 2021 lên 40 lớp, tăng 25%", and "giảm 4 (từ 43 xuống còn 39)"."""
        behind = [one for one in self.context.behind(figure) if wanted(one)]
        inside = [one for one in behind if one.depth > figure.depth and are_alike(one, figure)]
        for new, old in (*itertools.pairwise(before), *itertools.pairwise(inside[1::-1])):
            same = self.context.same(old, new) and self._is_said_of(new, figure)
            since = self.since.search(self.context.text_before(old))
            between = self.context.text_between(old, new)
            level = self.from_level.search(self.context.text_before(old))
            to = self.up_to.search(between) or (level and self.to_now.search(between))
            if same and since and to:
                yield Change(new, old, 0.95, "from-to")
                return

    def _is_said_of(self, new: Token, figure: Token) -> bool:
        """Tell a change in the sentence of a figure, or in the next that concludes from it."""
        if self.context.same(new, figure):
            return True
        before = self.context.text_before(figure)
        concludes = self.concludes.match(before) and not self.average.search(before)
        told = set(fold(self.context.text_before(new)).split()) | self.cues.little
        named = self.cues.cue.split(self.context.clause_before(figure))[0]
        same = set(fold(named).split()) <= told
        return bool(concludes) and same and self.context.follows(new, figure)

    def _over_rate(self, figure: Token) -> Iterator[Change]:
        """Take "đạt 88,4%, trong khi Nghị quyết đề ra 85%, vượt 3,4 điểm phần trăm"."""
        two = self.context.before(figure, 0, wanted=lambda _: True)[:TWO]
        if len(two) < TWO or not all(map(is_share, two)) or not self._is_only_over(figure):
            return
        aims = [self.set_before.search(self.context.clause_before(one)) for one in two]
        if bool(aims[0]) is not bool(aims[1]) and all(one.depth == figure.depth for one in two):
            aim, done = two if aims[0] else two[::-1]
            yield Change(done, aim, 0.9, "over-rate", points=True)

    def _is_only_over(self, figure: Token) -> bool:
        """Tell "vượt 3,4 điểm phần trăm" in a clause that says nothing else."""
        clause = self.context.clause_before(figure).strip(" ,")
        return bool(self.over.fullmatch(clause)) and not self.cues.compared.search(
            self.context.text_behind(figure)
        )

    def _over_aim(self, figure: Token) -> Iterator[Change]:
        """Take "được giao 250 chỉ tiêu, thực hiện 265 chỉ tiêu, vượt 6%"."""
        two = [one for one in self.context.before(figure, 0) if one.unit not in TIMES]
        if len(two) == TWO and self.over.search(self.context.clause_before(figure)):
            words = f"{self.context.clause_before(two[1])} {mention(two[1]).unit}"
            behind = self.context.text_behind(figure)
            another = self.cues.compared.search(behind) and not self.aimed.search(behind)
            level = two[0].depth == two[1].depth == figure.depth and not another
            if level and are_alike(*two) and self.aimed.search(words):
                yield Change(two[0], two[1], 0.85, "over-aim")

    def _is_bracketed(self, old: Token, figure: Token) -> bool:
        """Tell what alone stands in brackets behind a change: "so với 2022 giảm 16 vụ (194 vụ)".

        What is no more than the change is but some of it.
        """
        alone = not self.context.text_inside(old).strip(" (")
        alike = is_count(old) and old.unit == figure.unit and old.depth > figure.depth
        larger = mention(old).value > mention(figure).value
        led = self.cues.compared.search(self.context.text_before(figure))
        return bool(alone and alike and larger and led)

    def _says_of_when(self, old: Token, clause: str, figure: Token) -> bool:
        """Tell a figure in brackets of the time that is compared with.

        So stands "335" in "so với đầu nhiệm kỳ giảm 17 chi bộ (đầu nhiệm kỳ 335 chi bộ)", and in
        "tăng 24 đơn (cùng kỳ 186 đơn)".
        """
        when = self.context.text_inside(old).strip(" (:,")
        if not when or not is_count(old):
            return False
        compared = self.cues.compared.search(clause)
        if compared and when in clause[compared.end() :]:
            return True
        if self.cues.compared.search(self.context.text_before(figure)) and self.of_time.match(when):
            return True
        return old.unit == figure.unit and bool(self.other_times.match(when))
