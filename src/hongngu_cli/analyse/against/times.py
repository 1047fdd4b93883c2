"""The period a figure of a text is of: told beside it, before it, or by what stands above."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import pairwise

from hongngu_cli.analyse.against.bits import Bit
from hongngu_cli.analyse.against.pieces import Piece
from hongngu_cli.text.periods import Period, between, of_whole_years

DAY = dt.timedelta(days=1)
NEAREST = 5
"""So many periods named last may be those of a figure beside which none is."""


def periods_of(pieces: Iterable[Piece]) -> list[Period]:
    """Give the periods among some pieces, each once."""
    return list(dict.fromkeys(one.period for one in pieces if one.period))


def told_beside(bit: Bit, sentence: Sequence[Bit]) -> list[Period]:
    """Give the period that a bit's sentence tells of it; two where it may be either."""
    own = periods_of(bit.own)
    if own:
        bare = bit.pieces[0].period is not None and bit.pieces[0].text.isdigit()
        return _with_span(_named_with(bit) if bare and len(own) == 1 else own)
    behind = [one for one in sentence if one.parent is bit and one.figure is None]
    if bracketed := [one for inner in behind for one in periods_of(inner.own)]:
        return bracketed[:1]
    parts = [one for inner in sentence if inner.parent is bit for one in periods_of(inner.own)]
    if len(parts) > 1:
        return [spanned(parts)]
    for earlier in reversed(bit.earlier):
        if found := periods_of(earlier.own):
            return found[-1:] if earlier.figure else _with_span(_named_with(earlier))
    if bit.parent:
        return told_beside(bit.parent, sentence)
    every = periods_of([piece for one in sentence for piece in one.own])
    last = [piece for one in sentence for piece in (one.behind if one.figure else one.own)]
    return every if len(every) == 1 and periods_of(last) else []


def _named_with(last: Bit) -> list[Period]:
    """Give the periods that are named in a row before a figure: "các năm 2020, 2021, đã cử"."""
    row = periods_of(last.own)[-1:]
    for one in reversed(last.earlier):
        if last.opened not in {",", "and"} or one.own[-1].period is None:
            break
        row, last = [one.own[-1].period, *row], one
    return row


def _with_span(periods: Sequence[Period]) -> list[Period]:
    """Give some periods, before them all of them at once where they are years in a row."""
    years = sorted(periods, key=lambda one: one.start)
    if len(years) > 1 and all(
        of_whole_years(one) and one.end < dt.date.max and one.end + DAY == following.start
        for one, following in pairwise(years)
    ):
        return [spanned(years), *periods]
    return [*periods]


class Timeline:
    """Remembers the periods that a document has named so far."""

    def __init__(self, named: Sequence[Period], title: Sequence[Period] = ()) -> None:
        """Take all periods of the document, and those of its title.

        One that holds all the others governs; a figure beside which none stands is of that one.
        """
        one = title[0] if len(title) == 1 else None
        whole = spanned(named) if named else None
        holds = [one for one in named if whole and _same(one, whole)]
        self.governs = one is not None or bool(holds)
        self.widest = one or (holds[0] if holds else whole)
        self.so_far: list[Period] = []

    def name(self, periods: Sequence[Period]) -> None:
        """Go on behind a sentence that names some."""
        for one in periods:
            if one in self.so_far:
                self.so_far.remove(one)
            self.so_far.append(one)

    def inherited(self) -> list[Period]:
        """Give the periods a figure may be of beside which none is told, the likeliest first."""
        widest = [self.widest] if self.widest else []
        return list(dict.fromkeys([*widest, *self.so_far[: -NEAREST - 1 : -1]]))


def spanned(periods: Sequence[Period]) -> Period:
    """Give the period from the first day of several to the last."""
    first, last = min(one.start for one in periods), max(one.end for one in periods)
    same = next((one for one in periods if (one.start, one.end) == (first, last)), None)
    ends = (first if first > dt.date.min else None, last if last < dt.date.max else None)
    return same or between(*ends)


def _same(one: Period, other: Period) -> bool:
    return (one.start, one.end) == (other.start, other.end)
