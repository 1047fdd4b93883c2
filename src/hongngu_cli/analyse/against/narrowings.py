"""What a figure may be narrowed down to: levels, units, women, told beside it or taken over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hongngu_cli.analyse.against.bits import Bit
from hongngu_cli.analyse.against.pieces import Piece
from hongngu_cli.analyse.against.scopes import (
    Said,
    measure_of,
    owner_of,
    owners_of,
    said,
    topics_of,
)

LEVEL = frozenset(("level",))


def options(bit: Bit, whats: frozenset[str]) -> list[Said] | None:
    """Give what a figure may be narrowed down to, the likeliest first; None for two at once."""
    nothing: Said = ("", "")
    own = said(bit.own, whats)
    if own:
        return own if len(own) == 1 else None
    for topic in topics_of(bit):
        if found := said(topic, whats):
            return found if len(found) == 1 else None
    owner, bracket = owner_of(bit), bit.parent
    found = said(owner.own, whats) if owner else []
    if owner and not found:
        found = [one for one in options(owner, whats) or [] if one != nothing]
    if found and owner is bracket:
        return found
    beside = _beside(bit, whats)
    if measure_of(bit) and beside and not found:
        return [*beside, nothing]
    return list(dict.fromkeys([*found, nothing, *beside]))


def _beside(bit: Bit, whats: frozenset[str]) -> list[Said]:
    """Give what the nearest figure before one, with commas between, is narrowed down to.

    Behind a semicolon only where something else is counted: "cử 26 trung cấp; hoàn thành 12".
    """
    mark = bit.opened
    for earlier in reversed(bit.earlier):
        another = measure_of(bit) and measure_of(bit) != measure_of(earlier)
        if mark not in {",", "and", ""} and not (mark == ";" and another):
            return []
        if found := said(earlier.own, whats):
            return found[:1]
        mark = earlier.opened
    return []


def read_before(bit: Bit) -> Iterator[Piece]:
    """Give the words of a figure's bit, of those before it, and of those it is a part of."""
    for one in (bit, *owners_of(bit)):
        for part in (*one.earlier, one):
            yield from part.own


def is_divided_otherwise(bit: Bit, sentence: Sequence[Bit]) -> bool:
    """Tell a figure of a level that holds another one: "cao cấp 11 (trong đó hoàn chỉnh 4)"."""
    own = said(bit.own, LEVEL)
    parts = (said(one.own, LEVEL) for one in sentence if owner_of(one) is bit)
    return bool(own) and any(part and part != own for part in parts)
