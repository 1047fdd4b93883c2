"""Why a figure is none that files have, or is narrowed down in a way they are not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from hongngu_cli.analyse.against.bits import Bit
from hongngu_cli.analyse.against.pieces import Piece
from hongngu_cli.analyse.against.scopes import (
    COURSES,
    MEASURES,
    UNIT,
    WHO,
    audience_of,
    listed_with,
    measure_of,
    owners_of,
    residue,
)

LEVEL = frozenset(("level",))
DIFFERENCE = "là phần chênh, phần còn lại hoặc số bình quân"
SEVERAL = "câu nêu nhiều trình độ, đơn vị cùng lúc"
UNCLEAR = "chưa rõ là trình độ nào"
TO_COME = "câu nói về việc khác, hoặc việc chưa làm"
WHO_MAY = frozenset(("organisations", "places"))
"""What may do something: "3 xã cử 20 lượt"."""
WHO_DID = frozenset(("neutral", "places", "units", "training"))
"""What may stand between the one who did something and the word for it."""


def set_aside(bit: Bit, sentence: Sequence[Bit]) -> str:
    """Tell why a figure is none that rosters have, from the words about it."""
    last = max((one.end for one in bit.own), default=0)
    read = [piece for one in sentence for piece in one.own if piece.end <= last]
    if any(one.what == "elsewhere" for one in read):
        return TO_COME
    if _differs(bit) or _is_undone(bit):
        return DIFFERENCE
    if any(one.what == "unclear" for one in bit.own):
        return UNCLEAR
    many = listed_with(bit, LEVEL) or listed_with(bit, UNIT)
    return SEVERAL if many else ""


def _is_undone(bit: Bit) -> bool:
    """Tell a figure of what has not been done: "44 đồng chí chưa hoàn thành"."""
    return any(
        one.what == "differences" and following.what in MEASURES
        for one, following in pairwise(bit.behind)
    )


def _differs(bit: Bit) -> bool:
    """Tell a figure that is itself, or a part of, a difference or an average, or beside one."""
    if bit.earlier and bit.opened == "and" and not _cued(bit) and _differs(bit.earlier[-1]):
        return True
    for one in (bit, *owners_of(bit)):
        compared = one is bit.parent and one.own[-1].kind == "period"
        if not compared and any(piece.what == "differences" for piece in one.before):
            return True
        if measure_of(one):
            return False
    return False


def left_over(scopes: Sequence[Bit], kinds: Mapping[str, str], *, of_people: bool) -> Iterator[str]:
    """Give the words about a figure that no file divides by; the figure's bit is the first.

    ``kinds`` are those of words behind a number.
    """
    bit = scopes[0]
    yield from (left for one in scopes if (left := residue(one)))
    yield from (left for one in scopes if (left := _who_did(one, kinds)))
    yield from _object(bit)
    if bit.earlier and bit.opened == "and" and not _cued(bit):
        yield from (one.text for one in bit.earlier[-1].own if one.what == "units")
    if of_people:
        yield from (left for one in scopes if (left := audience_of(one)))


def _who_did(bit: Bit, kinds: Mapping[str, str]) -> str:
    """Name who did it where that is not the office: "Bệnh viện Đa khoa cử 6", "Tỉnh mở 3 lớp".

    It is told in the bit or in the nearest one before it that says what was done.
    """
    for one in (bit, *reversed(bit.earlier)):
        cues = [at for at, piece in enumerate(one.before) if piece.what in MEASURES]
        if cues:
            run = [*_run_before(one.before[: cues[0]])][::-1]
            return _named(one, run) or ("" if run else _told_before(one, kinds))
    return ""


def _told_before(bit: Bit, kinds: Mapping[str, str]) -> str:
    """Name who did it before the bit: "3 xã cử 20 lượt", "Đối với khối xã, thị trấn, cử 149"."""
    for one in reversed(bit.earlier):
        if measure_of(one):
            return ""
        if one.figure:
            unit = one.figure.mention.unit if one.figure.mention else ""
            did = not bit.opened and kinds.get(unit.lower()) in WHO_MAY
            return f"{one.figure.text} {unit}" if did else ""
        if names := [piece.text for piece in one.own if piece.what == "units"]:
            return names[0]
        bit = one
    return ""


def _run_before(pieces: Sequence[Piece]) -> Iterator[Piece]:
    for piece in reversed(pieces):
        if piece.kind != "unknown" and piece.what not in WHO_DID:
            return
        yield piece


def _named(bit: Bit, run: Sequence[Piece]) -> str:
    """Give the names in a run of words; a sentence's first word has its capital anyway."""
    first = bit.pieces[0] if bit.pieces and not bit.earlier and not bit.parent else None
    names = [
        one.text
        for one in run
        if one.what == "units"
        or (one.what == "places" and one.value)
        or (one.kind == "unknown" and one.text[0].isupper() and one is not first)
    ]
    return " ".join(names)


def _object(bit: Bit) -> list[str]:
    """Give the figure that follows another as its object: "33 đồng chí học hai lớp"."""
    following = bit.later[0] if bit.later and not bit.later[0].opened else None
    figure = following.figure if following else None
    if following is None or figure is None:
        return []
    telling = MEASURES | COURSES | UNIT | WHO | {"links", "of-which"}
    own = any(one.kind == "period" or one.what in telling for one in following.before)
    return [] if own or bit.behind == [] else [figure.text]


def _cued(bit: Bit) -> bool:
    return any(one.what in MEASURES and one.what != "allocated" for one in bit.before)
