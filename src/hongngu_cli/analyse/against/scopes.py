"""What a bit of a sentence says of its figure, and what it takes over from around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from hongngu_cli.analyse.against.bits import Bit
from hongngu_cli.analyse.against.pieces import Piece

MEASURES = frozenset(
    (
        "sent",
        "enrolled",
        "completed",
        "studying",
        "allocated",
        "demand",
        "held",
        "classes",
        "learners",
    )
)
COURSES = frozenset(("level", "group"))
WHO = frozenset(("women", "men", "young", "minority"))
UNIT = frozenset(("unit",))
Said = tuple[str, str]


def said(pieces: Iterable[Piece], whats: frozenset[str]) -> list[Said]:
    """Give what pieces say of some kinds, each once; a level says more than its group."""
    found = list(dict.fromkeys((one.what, one.value) for one in pieces if one.what in whats))
    levels = [one for one in found if one[0] == "level"]
    return levels or found


def measure_of(bit: Bit) -> str:
    """Give what a bit says it counts: the last word before its figure, else the first behind."""
    before = [one.what for one in bit.before if one.what in MEASURES]
    behind = [one.what for one in bit.behind if one.what in MEASURES]
    return before[-1] if before else behind[0] if behind else ""


def residue(bit: Bit) -> str:
    """Give the words that narrow a figure down in a way that is not known."""
    before = bit.before
    cues = [at for at, one in enumerate(before) if one.what in MEASURES]
    before = before[cues[-1] + 1 :] if cues else before
    pieces = [*before, *bit.behind]
    unknown = [one.text for one in pieces if one.kind == "unknown"]
    return " ".join([*unknown, *(one.text for one in bit.own if one.what == "units")])


def audience_of(bit: Bit) -> str:
    """Give for whom the classes of a bit were held."""
    return next((one.value for one in bit.own if one.what == "audience"), "")


def classes_beside(bit: Bit, kinds: Mapping[str, str]) -> Bit | None:
    """Give the bit that counts the classes whose learners another one counts."""
    for one in reversed(bit.earlier):
        mention = one.figure.mention if one.figure else None
        if mention:
            return one if kinds.get(mention.unit.lower()) == "classes" else None
    return None


def owner_of(bit: Bit) -> Bit | None:
    """Give the bit of whose figure this one's is a part: before its bracket, or "trong đó"."""
    opened = any(one.what == "of-which" for one in bit.own)
    for earlier in reversed(bit.earlier):
        if earlier.figure and opened:
            return earlier
        opened = opened or any(one.what == "of-which" for one in earlier.own)
    return bit.parent


def owners_of(bit: Bit) -> Iterator[Bit]:
    """Give a bit's owner, and its owner, and so on."""
    owner = owner_of(bit)
    while owner:
        yield owner
        owner = owner_of(owner)


def topics_of(bit: Bit) -> Iterator[Sequence[Piece]]:
    """Give the words before a bit that speak of all figures behind them, the nearest first."""
    apart = bit.opened == ";"
    for earlier in reversed(bit.earlier):
        if earlier.figure is None:
            yield earlier.own
        elif earlier.head and (not apart or _tells(earlier.pieces)):
            yield earlier.head
        apart = apart or earlier.opened == ";"
    if bit.parent:
        if bit.parent.figure is None:
            yield bit.parent.own
        yield from topics_of(bit.parent)


def _tells(pieces: Sequence[Piece]) -> bool:
    return any(one.kind == "period" or one.what in MEASURES | WHO for one in pieces)


def listed_with(bit: Bit, whats: frozenset[str]) -> bool:
    """Tell whether more things of a kind are named together than one: "trung cấp, cao cấp 29"."""
    own = said(bit.own, whats)
    if len(own) > 1:
        return True
    beside = [*_run(bit, bit.earlier[::-1]), *_run(bit, bit.later)]
    others = [said(one.own, whats) for one in beside]
    return bool(own) and any(other and other != own and _alike(other, own) for other in others)


def _alike(one: Sequence[Said], other: Sequence[Said]) -> bool:
    return one[0][0] == other[0][0]


def _run(bit: Bit, beside: Sequence[Bit]) -> Iterator[Bit]:
    """Give the bits without figures beside one, between commas only."""
    mark = bit.opened
    for one in beside:
        behind = one in bit.later
        if one.figure or (one.opened if behind else mark) not in {",", "and"}:
            return
        yield one
        mark = one.opened
