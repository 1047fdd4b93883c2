"""Which figures of a region are the parts of its total."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product

from hongngu_cli.analyse.proofread.reading.sides import is_top
from hongngu_cli.analyse.proofread.reading.stretches import CLAUSE_ENDS, ITEM_ENDS, is_count
from hongngu_cli.analyse.proofread.reading.tokens import LABEL, Token
from hongngu_cli.analyse.proofread.totals.region import Region

PEOPLE = frozenset({"people", "turns", "seats"})
"""Kinds that are told apart by some writers only."""

TIMES = frozenset({"năm", "tháng", "tuần", "ngày", "giờ", "phút", "tuổi", "buổi"})


@dataclass(frozen=True, slots=True)
class Parts:
    """Figures that may add up to a total, with the number of items that name none.

    Those that are not ``plain`` were taken with some of what follows "trong đó"; ``late`` ones
    begin behind a first item that has none; ``following`` is the figure behind them that they
    leave out, and ``closes`` tells that it ends the list behind "và". ``mixed`` ones are not
    counted alike. Among them stand so many names that are ``unnumbered``.
    """

    figures: tuple[Token, ...]
    without: int = 0
    plain: bool = True
    late: bool = False
    following: Token | None = None
    closes: bool = False
    ends_with_and: bool = False
    mixed: bool = False
    unnumbered: int = 0


@dataclass(slots=True)
class _Walk:
    """Goes through a region and tells which figures stand there as parts."""

    items: bool
    lasting: bool
    change: str = ""
    besides: bool = False
    within: bool = False
    taken: bool = False
    begun: bool = False

    def is_part(self, token: Token) -> bool:
        if token.kind in CLAUSE_ENDS:
            self.besides = False
            self.taken = self.taken and self.items
        if token.kind in ITEM_ENDS:
            self.within = self.taken = self.begun = False
        elif token.kind in {"in-which", "all-of"} or (self.begun and _lists(token)):
            self.within = True
        elif _is_share(token) or (token.kind == "besides" and token.word != self.change):
            self.besides = True
        return is_count(token) and self._counts()

    def _counts(self) -> bool:
        if self.within and not self.besides:
            self.within = self.lasting
            return False
        if self.besides or self.within or self.taken:
            return False
        self.taken = self.begun = True
        return True


def _lists(token: Token) -> bool:
    """Tell a colon behind which the parts of a part may follow."""
    return token.kind == "colon" and token.word != LABEL


def _is_share(token: Token) -> bool:
    return token.mention is not None and token.mention.numeral.kind == "share"


def parts_of(region: Region, total: Token) -> Iterator[Parts]:
    """Give the sets of figures that may be the parts of a total, each once.

    An item between semicolons has one part, or several between commas; what follows "trong đó"
    is a part of a part up to the end of the item, or one figure only.
    """
    for parts in _parts_of(region, total):
        # "Đã xong 238/316 vụ; còn 35 vụ" is no sum: a fraction tells of what it is a part.
        if len({*map(is_top, parts.figures)}) == 1:
            yield parts


def _parts_of(region: Region, total: Token) -> Iterator[Parts]:
    seen: set[tuple[Token, ...]] = set()
    walk = _Walk(items=False, lasting=True, change=region.change)
    mixed = tuple(one for one in _own(region) if one.unit not in TIMES and walk.is_part(one))
    units = _units(region, total)
    for lasting, items in product((True, False), (False, True)):
        walk = _Walk(items, lasting, region.change)
        own = [token for token in _own(region) if not is_count(token) or token.unit in units]
        figures = tuple(token for token in own if walk.is_part(token))
        if len(figures) > 1 and figures not in seen:
            seen.add(figures)
            late, closed = _is_late(own, figures), _is_joined(own, *figures[-2:])
            left = mixed[len(figures)] if mixed[:-1] == figures else None
            yield Parts(
                figures,
                _without(own, figures),
                lasting,
                late,
                left,
                ends_with_and=closed,
                unnumbered=_unnumbered(region, figures[-1]),
            )
    if region.introduction not in {"bracket", "sum-of", "sum-line"}:
        for longest in sorted(seen, key=len, reverse=True)[:1]:
            yield from _some_of(_own(region), longest)
    for figures in tuple(seen):
        # Bare numbers between them may be ages: "1.058 cụ tròn 70, 75, 80 tuổi, 2 cụ tròn 100".
        counted = tuple(one for one in figures if one.unit == total.unit != "")
        if 1 < len(counted) < len(figures) and counted not in seen:
            seen.add(counted)
            yield Parts(counted, plain=False)
    if not seen:
        yield from _in_brackets(region, units)
    if len(mixed) > 1 and mixed not in seen:
        yield Parts(mixed, plain=False, mixed=True)


def _some_of(tokens: list[Token], figures: tuple[Token, ...]) -> Iterator[Parts]:
    """Give the first of some figures, and the last of them behind a semicolon."""
    for n in range(2, len(figures)):
        closes = n == len(figures) - 1 and _is_joined(tokens, *figures[n - 1 : n + 1])
        apart = _is_apart(tokens, *figures[n - 1 : n + 1])
        ended = apart and _is_joined(tokens, *figures[n - 2 : n])
        yield Parts(
            figures[:n], plain=ended, following=figures[n], closes=closes, ends_with_and=ended
        )
    for n in range(1, len(figures) - 1):
        own = _is_apart(tokens, figures[n], figures[-1])
        if _is_apart(tokens, *figures[n - 1 : n + 1]) and not own:
            yield Parts(figures[n:], plain=False)


def _is_joined(tokens: list[Token], one: Token, other: Token) -> bool:
    """Tell two figures of a list with "và" between them."""
    kinds = {token.kind for token in tokens[tokens.index(one) + 1 : tokens.index(other)]}
    return "and" in kinds and kinds.isdisjoint(ITEM_ENDS)


def _is_apart(tokens: list[Token], one: Token, other: Token) -> bool:
    """Tell two figures with a semicolon between them."""
    between = tokens[tokens.index(one) + 1 : tokens.index(other)]
    return any(token.kind == "semicolon" for token in between)


def _in_brackets(region: Region, units: set[str]) -> Iterator[Parts]:
    """Give figures each alone in brackets behind what it counts: "cao cấp (23), sơ cấp (64)"."""
    brackets: list[list[Token]] = []
    for token in region.tokens:
        if token.kind == "open" and token.depth == region.depth:
            brackets.append([])
        elif token.depth == region.depth + 1 and brackets and is_count(token):
            brackets[-1].append(token)
    found = [one for bracket in brackets for one in bracket[:1]]
    alone = all(len(bracket) == 1 for bracket in brackets)
    if len(found) > 1 and alone and {one.unit for one in found} <= units:
        yield Parts(tuple(found))


def _units(region: Region, total: Token) -> set[str]:
    """Give which kinds of figures are counted as the total is: its own, or none told."""
    own = Counter(token.unit for token in _own(region) if is_count(token))
    kinds = own or Counter(token.unit for token in region.tokens if is_count(token))
    if not kinds:
        return set()
    several = kinds[total.unit] + kinds[""] > 1 or total.unit not in PEOPLE
    if total.unit in kinds and total.unit and several:
        return {total.unit, ""}
    if total.unit in PEOPLE and not PEOPLE.isdisjoint(kinds):
        return {*PEOPLE, ""}
    if "" in kinds and total.unit:
        return {""}
    return {"", kinds.most_common(1)[0][0]}


def _own(region: Region) -> list[Token]:
    return [token for token in region.tokens if token.depth == region.depth]


def _is_late(tokens: list[Token], figures: tuple[Token, ...]) -> bool:
    before = tokens[: tokens.index(figures[0])]
    return any(token.kind == "semicolon" for token in before)


def _unnumbered(region: Region, last: Token) -> int:
    """Count what stands between commas or "và" up to the last part and has no number.

    Up to its first comma "Trong 35 uỷ viên khoá mới, có 26 nam …" only says of whom it speaks.
    """
    tokens = _own(region)
    counts = [0]
    for token in tokens[: tokens.index(last)]:
        if token.kind in CLAUSE_ENDS:
            counts.append(0)
        counts[-1] += token.kind == "figure"
    return counts[int(region.spoken_of) : -1].count(0)


def _without(tokens: list[Token], figures: tuple[Token, ...]) -> int:
    """Count the items between semicolons or lines that have no part, among those that have."""
    first, last = tokens.index(figures[0]), tokens.index(figures[-1])
    counts = [0]
    for before, token in pairwise(tokens[first - 1 if first else 0 : last + 1]):
        if token.kind in ITEM_ENDS and not (before.kind in ITEM_ENDS and token.kind == "line"):
            counts.append(0)
        elif token in figures:
            counts[-1] += 1
    return counts[1:].count(0)
