"""What the figures of a sum are called, and what that says of their being all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hongngu_cli.analyse.proofread.reading.tokens import MONEY, Token
from hongngu_cli.analyse.proofread.totals.parts import Parts
from hongngu_cli.analyse.proofread.totals.region import Region

TWO, AND = 2, "và"
BEHIND = re.compile(r"[^,;.:()\d]*")


def name(token: Token) -> str:
    """Give the words by which a figure is told from its neighbours, in small letters."""
    return token.mention.name.lower() if token.mention else ""


def behind(token: Token) -> str:
    """Give the words behind a figure up to the next mark or number."""
    if token.mention is None:
        return ""
    found = BEHIND.match(token.mention.passage.text, token.end)
    return found[0].lower() if found else ""


def called(token: Token) -> str:
    """Give the name of a figure with what it counts."""
    return f"{name(token)} {token.mention.unit.lower() if token.mention else ''}"


def are_named_together(total: Token, figures: Sequence[Token]) -> bool:
    """Tell parts of all kinds that a total names: "17 xã, thị trấn … 14 xã và 3 thị trấn"."""
    named = sorted(total.mention.unit.lower().split(", ")) if total.mention else []
    units = sorted(one.mention.unit.lower() for one in figures if one.mention)
    return len(named) > 1 and named == units


def is_of_one(total: Token, figures: Sequence[Token]) -> bool:
    """Tell a total named as one of two parts: "13 ủy viên chính thức … (9 chính thức, 4 dự bị)"."""
    words = _beyond_unit(total)
    parts = [_beyond_unit(one) for one in figures if one.unit != MONEY]
    return len(parts) == TWO and all(parts) and sum(one <= words for one in parts) == 1


def _beyond_unit(token: Token) -> set[str]:
    """Give the words behind a figure and what it counts."""
    unit = token.mention.unit.lower() if token.mention else ""
    return {*behind(token).strip().removeprefix(unit).split()} - {AND}


def are_as_many(region: Region, total: Token, parts: Parts) -> bool:
    """Tell parts of which the text says how many there are: "tại 2 xã … xã A 10, xã B 15"."""
    begins = {(name(one).split() or [""])[0] for one in parts.figures}
    if len(begins) > 1 or "" in begins or total.mention is None:
        return False
    passage = total.mention.passage.text.lower()
    before = passage[: total.start] if total.passage == parts.figures[0].passage else passage
    number = rf"(?<![\d.,])0?{len(parts.figures)}\s+{re.escape(*begins)}(?!\w)"
    return bool(re.search(number, before)) and not region.listed
