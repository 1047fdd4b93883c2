"""How many times as much: "45 lớp, gấp 2,25 lần năm 2020 (20 lớp)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hongngu_cli.analyse.proofread.judging.rounding import agreement_of, is_plausible
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.sides import sides_of
from hongngu_cli.analyse.proofread.reading.stretches import is_count
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.totals.parts import TIMES
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import Mention, Relation
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.fold import fold
from hongngu_cli.text.spellings import as_written

UNIT = "lần"
SURE, LIKELY, LED = 0.85, 0.6, 0.92


class Times:
    """Finds the two figures of which one is so many times the other."""

    def __init__(self, context: Context, words: ProofreadWords) -> None:
        """Make patterns of the words once."""
        self.context = context
        self.times = re.compile(rf"(?<!\w){as_written(words.times)}(?!\w)[^\d]*$")
        self.grows = re.compile(rf"(?<!\w){as_written(words.growing)}(?!\w)(?!\s+gấp)")
        self.compared = re.compile(rf"(?<!\w){as_written(words.compared)}\W*$")
        self.since = re.compile(rf"(?<!\w){as_written(words.since_then)}(?!\w)[^,;()]*$")
        self.concludes = re.compile(rf"\W*{as_written(words.concluding)}(?!\w)")
        self.little = frozenset(word for one in words.little for word in fold(one).split())
        self.up_to = re.compile(rf"(?<!\w){as_written(words.up_to)}(?!\w)")

    def is_times(self, figure: Token) -> bool:
        """Tell a figure that says how many times as much something is."""
        said = self.times.search(self.context.clause_before(figure))
        return mention(figure).unit.lower() == UNIT and bool(said)

    def relation(self, figure: Token) -> Relation | None:
        """Give what a figure says how many times it is of what, or should be and is not."""
        tried = list(self._tried(figure))
        held = next((one for one in tried if one.holds), None)
        if held or not tried:
            return held
        first = tried[0]
        exact = all(one.numeral.bound == "exact" for one in first.mentions)
        told = first.confidence >= SURE and exact and not self._is_more(figure, first)
        return first if told and is_plausible(first.total.numeral, first.gives) else None

    def _is_more(self, figure: Token, told: Relation) -> bool:
        """Tell "tăng 1,5 lần" of what is then two and a half times as much."""
        more = agreement_of(mention(figure).numeral, told.gives - 1)
        grows = self.grows.search(self.context.clause_before(figure))
        return grows is not None and more not in {None, "differs"}

    def _is_of(self, figure: Token, old: Token) -> bool:
        """Tell a figure in brackets behind "gấp 2 lần năm 2020", or right behind "so với"."""
        between = self.context.text_between(figure, old)
        inside = old.depth == figure.depth + 1 and "," not in between
        return inside or bool(self.compared.search(between))

    def _fraction(self, figure: Token) -> tuple[Mention, Mention] | None:
        """Give both sides of a fraction that stands alone in brackets: "2,5 lần (310/124 hộ)"."""
        behind = [one for one in self.context.behind(figure) if one.kind == "figure"][:1]
        inside = [one for one in behind if one.depth > figure.depth]
        alone = [one for one in inside if not self.context.text_inside(one).strip(" (")]
        return sides_of(mention(alone[0])) if alone else None

    def _concluded(self, figure: Token) -> Iterator[Relation]:
        """Take "Như vậy số … thành lập mới gấp 4,2 lần số giải thể" of the sentence before.

        Each is the only figure of which all these words were told.
        """
        before = self.context.text_before(figure)
        concluding = self.concludes.match(before)
        told = [one for one in self.context.before(figure, 1) if self.context.follows(one, figure)]
        if not concluding:
            return
        names = (
            self.times.sub("", before[concluding.end() :]),
            self.context.text_behind(figure).replace(UNIT, "", 1),
        )
        found = [self._named(name, told) for name in names]
        new, old = found
        if new and old and new is not old and new.unit == old.unit:
            yield from _told(figure, mention(new), mention(old), LED)

    def _named(self, name: str, told: Sequence[Token]) -> Token | None:
        """Give the only figure of which all words of a name are told."""
        words = set(fold(name).split()) - self.little
        found = [one for one in told if words <= self.context.words_around(one)]
        return found[0] if words and len(found) == 1 else None

    def _tried(self, figure: Token) -> Iterator[Relation]:
        """Give two figures of one kind, likeliest first: a fraction, from … to, around it."""
        before = [one for one in self.context.before(figure, 1) if one.unit not in TIMES]
        before = [one for one in before if one.unit != UNIT]
        behind = [one for one in self.context.rest_of_sentence(figure) if is_count(one)]
        old = next((one for one in behind if one.unit not in TIMES), None)
        here = [one for one in before[:1] if self.context.same(one, figure)]
        if sides := self._fraction(figure):
            less, more = sorted(sides, key=lambda one: one.value)
            two = (more, less) if mention(figure).value >= 1 else (less, more)
            yield from _told(figure, *two, SURE)
        yield from self._concluded(figure)
        if old and self._is_of(figure, old) and [one.unit for one in here] == [old.unit]:
            grows = self.grows.search(self.context.clause_before(figure))
            yield from _told(figure, mention(here[0]), mention(old), SURE if grows else LED)
        if len(before) > 1 and before[0].unit == before[1].unit:
            new, old = before[:2]
            since = self.since.search(self.context.text_before(old))
            led = since and self.up_to.search(self.context.text_between(old, new))
            yield from _told(figure, mention(new), mention(old), SURE if led else LIKELY)


def _told(figure: Token, new: Mention, old: Mention, sure: float) -> Iterator[Relation]:
    """Give the relation, none where "gần 3 lần" leaves it open."""
    if not old.value:
        return
    gives = new.value / old.value
    if agreement := agreement_of(mention(figure).numeral, gives):
        yield Relation("times", mention(figure), (new, old), gives, agreement, sure, ("times",))
