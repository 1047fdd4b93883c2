"""A sentence in bits between its marks, each with at most one figure, brackets within bits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from hongngu_cli.analyse.against.pieces import Piece


@dataclass(slots=True, eq=False)
class Bit:
    """Words between two marks; ``opened`` is the mark before them.

    ``head`` are words before a colon that the bit follows ("sơ cấp: 37"). ``parent`` is the bit
    whose bracket this one stands in, ``earlier`` the bits before it, of its own bracket.
    """

    pieces: list[Piece]
    opened: str = ""
    head: list[Piece] = field(default_factory=list)
    parent: Bit | None = None
    earlier: tuple[Bit, ...] = ()
    later: tuple[Bit, ...] = ()

    @property
    def figure(self) -> Piece | None:
        """The bit's figure."""
        return next((one for one in self.pieces if one.kind == "figure"), None)

    @property
    def own(self) -> list[Piece]:
        """The words that speak of its figure alone."""
        return [*self.head, *self.pieces]

    @property
    def before(self) -> list[Piece]:
        """The words before its figure."""
        figure = self.figure
        return [one for one in self.own if figure is None or one.start < figure.start]

    @property
    def behind(self) -> list[Piece]:
        """The words behind its figure."""
        figure = self.figure
        return [one for one in self.pieces if figure and one.start > figure.start]


def sentences_of(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Give the pieces of each sentence."""
    sentence: list[Piece] = []
    for piece in pieces:
        if piece.what == "." and piece.kind == "mark":
            yield sentence
            sentence = []
        else:
            sentence.append(piece)
    yield sentence


def bits_of(sentence: Sequence[Piece]) -> list[Bit]:
    """Give the bits of a sentence, those in brackets behind the one they belong to."""
    found: list[Bit] = []
    _level(iter(sentence), None, found)
    return found


def _level(pieces: Iterator[Piece], parent: Bit | None, found: list[Bit]) -> None:
    """Read up to the bracket's end."""
    bits: list[Bit] = [Bit([], parent=parent)]
    brackets: list[tuple[Bit, list[Bit]]] = []
    for piece in pieces:
        if piece.kind != "mark":
            _take(bits, piece, parent)
        elif piece.what == "(":
            inner: list[Bit] = []
            _level(pieces, bits[-1], inner)
            brackets.append((bits[-1], inner))
        elif piece.what == ")" and parent:
            break
        else:
            bits.append(Bit([], "," if piece.what == ")" else piece.what, parent=parent))
    bits = list(_headed([one for one in bits if one.pieces]))
    for at, one in enumerate(bits):
        one.earlier, one.later = tuple(bits[:at]), tuple(bits[at + 1 :])
        found.append(one)
        for owner, inner in brackets:
            if owner is one or (owner.pieces and owner.pieces[-1] in one.head):
                _adopt(owner, one, inner)
                found.extend(inner)


def _adopt(owner: Bit, one: Bit, inner: Sequence[Bit]) -> None:
    for bit in inner:
        if bit.parent is owner:
            bit.parent = one


def _take(bits: list[Bit], piece: Piece, parent: Bit | None) -> None:
    """Add a piece; a second figure begins a bit of its own, with the words that are its."""
    last = bits[-1]
    if piece.kind != "figure" or last.figure is None:
        last.pieces.append(piece)
        return
    first = _second_begins(last, piece)
    kept = [one for one in last.pieces if one.start < first]
    rest = [one for one in last.pieces if one.start >= first]
    last.pieces[:] = kept
    opened = "and" if rest and rest[0].what == "and" else ""
    bits.append(Bit([*(one for one in rest if one.what != "and"), piece], opened, parent=parent))


def _second_begins(bit: Bit, second: Piece) -> int:
    """Tell where the words of a second figure begin: at "và", "với", at what it counts."""
    for whats in (frozenset(("and",)), frozenset(("links",)), CUES):
        found = [one.start for one in bit.behind if one.what in whats]
        if found:
            return found[-1]
    figure = bit.figure
    names = [one for one in bit.before if one.what not in {"neutral", "of-which"}]
    if figure is None or figure.mention is None or not names:
        return second.start
    unit = len(figure.mention.unit)
    return figure.end + (unit + 1 if unit else 0)


CUES = frozenset(("sent", "enrolled", "completed", "studying", "demand", "held"))
"""What begins the words of another figure where it stands between two."""


def _headed(bits: Sequence[Bit]) -> Iterator[Bit]:
    """Put words before a colon at the head of the bit behind it."""
    waiting: Bit | None = None
    for at, one in enumerate(bits):
        if waiting:
            one.head = [*waiting.head, *waiting.pieces]
            one.opened = waiting.opened
            waiting = None
        follows = at + 1 < len(bits) and bits[at + 1].opened == ":"
        if follows and one.figure is None:
            waiting = one
        else:
            yield one
