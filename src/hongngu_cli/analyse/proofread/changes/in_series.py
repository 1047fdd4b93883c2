"""Changes told one after the other of figures told so before: "12 vụ, 4 người chết … giảm 3 vụ"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hongngu_cli.analyse.proofread.changes.by_change import ByChange, told_by_change
from hongngu_cli.analyse.proofread.judging.rounding import is_plausible
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.stretches import is_count
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.model.proofread import Relation

FEWEST, TWO = 3, 2


@dataclass(frozen=True, slots=True)
class Step:
    """A change told as a share too, and the present figure it leads to, where that is known."""

    share: Token
    change: Token
    cue: str
    now: Token | None


class InSeries:
    """Finds the one change of a series that is not what its place in it makes it."""

    def __init__(self, context: Context, by_change: ByChange) -> None:
        """Take what finds the change beside a share."""
        self.context = context
        self.by_change = by_change

    def relations(self, known: Mapping[Token, Relation | None]) -> Iterator[Relation]:
        """Give the changes that do not hold in a series of which the others do.

        "Xảy ra 124 vụ, làm chết 67 người, bị thương 74 người. So với năm 2017 tăng 31 vụ
        (33,33%), giảm 12 người chết (15,2%), tăng 30 người bị thương (37%)": the third is of 74.
        """
        sentences: dict[int, list[Step]] = {}
        for share, relation in known.items():
            if found := self.by_change.change(share):
                now = self._now(relation)
                step = Step(share, *found, now)
                sentences.setdefault(self.context.sentences[share], []).append(step)
        for series in sentences.values():
            held = [at for at, step in enumerate(series) if step.now]
            if len(series) >= FEWEST and len(held) == len(series) - 1:
                yield from self._left(series, held)

    def _now(self, relation: Relation | None) -> Token | None:
        told = relation if relation and relation.holds and len(relation.parts) == TWO else None
        return self.context.tokens.get(told.parts[1].order) if told else None

    def _left(self, series: Sequence[Step], held: Sequence[int]) -> Iterator[Relation]:
        """Give the step that is left, where the others stand as far apart as their figures do."""
        left = series[next(at for at in range(len(series)) if at not in held)]
        first = series[held[0]].now
        if first is None:
            return
        counts = [one for one in self.context.sentence(first) if is_count(one)]
        places = [counts.index(one.now) - at for at, one in enumerate(series) if one.now in counts]
        if len(places) < len(held) or len(set(places)) > 1:
            return
        at = places[0] + series.index(left)
        now = counts[at] if 0 <= at < len(counts) else None
        if now is None or now.unit != left.change.unit:
            return
        told = told_by_change(left.share, left.change, now, left.cue)
        if told.gives > 0 and not told.holds and is_plausible(told.total.numeral, told.gives):
            yield told
