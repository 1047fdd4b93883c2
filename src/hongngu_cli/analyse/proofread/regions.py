"""Stretches of text that list the parts of a number: brackets, "gồm …", lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from hongngu_cli.analyse.proofread.tokens import Stream, Token

Introduction = Literal["bracket", "all-of", "in-which", "colon", "sum-of"]
BEYOND = 80
"""So many letters behind the parts may still speak of them."""
ENDS = {"stop", "line"}
ITEM_ENDS = {"semicolon", "line", "stop"}
CLAUSE_ENDS = {"comma", "and", *ITEM_ENDS}


@dataclass(frozen=True, slots=True)
class Region:
    """Tokens in which parts stand, at one depth of brackets, and figures that may be the total.

    ``totals`` stand nearest first; ``exact`` of them stand in the same clause, where the
    nearest of its kind is meant, the others in sentences before.
    """

    introduction: Introduction
    depth: int
    tokens: tuple[Token, ...]
    totals: tuple[Token, ...]
    exact: int
    listed: bool = False
    coloned: bool = False

    @property
    def reaches(self) -> int:
        """Where the sentence of the last token may still say something of the parts."""
        return self.tokens[-1].end + BEYOND if self.tokens else 0


def regions_of(stream: Stream) -> Iterator[Region]:
    """Give every region of a text."""
    for at, token in enumerate(stream.tokens):
        if at in stream.closes:
            if region := _bracket(stream, at):
                yield region
        elif token.kind in {"all-of", "in-which", "colon"}:
            if region := _introduced(stream, at):
                yield region
        elif token.kind == "sum-of":
            yield from _summed(stream, at)


def _bracket(stream: Stream, at: int) -> Region | None:
    tokens = stream.tokens
    inside = tokens[at + 1 : stream.closes[at]]
    introduction: Introduction = "bracket"
    for token in inside[:2]:
        if token.kind == "in-which" and token.depth == tokens[at].depth + 1:
            introduction, inside = "in-which", inside[inside.index(token) + 1 :]
            break
    totals = _before(tokens, at, tokens[at].depth)
    return Region(introduction, tokens[at].depth + 1, inside, totals, len(totals))


def _introduced(stream: Stream, at: int) -> Region | None:
    """Take what follows "gồm", "trong đó" or a colon, up to the end of sentence or list."""
    tokens = stream.tokens
    word = tokens[at]
    if word.kind == "colon" and at and tokens[at - 1].kind in {"all-of", "in-which", "sum-of"}:
        return None
    begin = at + 1
    while begin < len(tokens) and tokens[begin].kind in {"colon", "all-of"}:
        begin += 1
    listed = begin < len(tokens) and tokens[begin].kind == "line" and word.depth == 0
    end = _end_of_list(tokens, begin) if listed else _end(tokens, begin, word.depth)
    coloned = any(token.kind == "colon" for token in tokens[at:begin])
    introduction: Introduction = "all-of" if _says_all(tokens[at:begin]) else word.kind  # type: ignore[assignment]
    totals = _before(tokens, at, word.depth)
    earlier = () if word.depth else _earlier(tokens, at)
    both, exact = (*totals, *earlier), len(totals)
    return Region(introduction, word.depth, tokens[begin:end], both, exact, listed, coloned=coloned)


def _says_all(tokens: Sequence[Token]) -> bool:
    return any(token.kind == "all-of" for token in tokens)


def _summed(stream: Stream, at: int) -> Iterator[Region]:
    """Take what stands before "tổng cộng": its own sentence, else those before it."""
    tokens = stream.tokens
    depth = tokens[at].depth
    totals = _first_of_kinds(tokens[at + 1 : _end(tokens, at + 1, depth)], depth)
    begins = [_begin(tokens, at, depth)]
    if not _figures(tokens[begins[0] : at], depth):
        before = _begin(tokens, begins[0] - 1, depth) if begins[0] else 0
        begins = [before, _begin_of_list(tokens, begins[0])]
    for begin in dict.fromkeys(begins):
        inside = tokens[begin:at]
        if len(_figures(inside, depth)) > 1:
            yield Region("sum-of", depth, inside, totals, len(totals), listed=True)


def _first_of_kinds(tokens: Sequence[Token], depth: int) -> tuple[Token, ...]:
    """Give the first figure of each kind before the parts of the sum begin once more."""
    found: dict[str, Token] = {}
    for token in tokens:
        if token.kind in {"in-which", "all-of", "besides"}:
            break
        if token.kind == "figure" and token.depth == depth and is_count(token):
            found.setdefault(token.unit, token)
    return tuple(found.values())


def _before(tokens: Sequence[Token], at: int, depth: int) -> tuple[Token, ...]:
    """Give the counts before a place in its sentence, nearest first, compared ones last."""
    begin = _begin(tokens, at, depth)
    within = tokens[begin:at]
    compared = _compared(within)
    found = [token for token in reversed(_figures(within, depth)) if token not in compared]
    return (*found, *(t for t in reversed(_figures(within, depth)) if t in compared))


def _compared(tokens: Sequence[Token]) -> set[Token]:
    """Give the figures behind "tăng" or "so với", up to the next comma."""
    found: set[Token] = set()
    besides = False
    for token in tokens:
        if token.kind in CLAUSE_ENDS:
            besides = False
        elif token.kind == "besides":
            besides = True
        elif token.kind == "figure" and besides:
            found.add(token)
    return found


def _earlier(tokens: Sequence[Token], at: int) -> tuple[Token, ...]:
    """Give the counts of the sentences before in the paragraph, the nearer sentence first."""
    found: list[Token] = []
    end = _begin(tokens, at, 0)
    for _ in range(4):
        if end <= 0 or tokens[end - 1].kind != "stop":
            break
        begin = _begin(tokens, end - 1, 0)
        found += _figures(tokens[begin:end], 0)
        end = begin
    return tuple(found)


def _figures(tokens: Sequence[Token], depth: int) -> list[Token]:
    return [token for token in tokens if token.depth == depth and is_count(token)]


def is_count(token: Token) -> bool:
    """Tell a figure that counts something, no share of it."""
    return (
        token.kind == "figure"
        and token.mention is not None
        and token.mention.numeral.kind in {"count", "money"}
    )


def _begin(tokens: Sequence[Token], at: int, depth: int) -> int:
    """Give where the sentence begins in which a token stands, or its bracket."""
    begin = at
    while begin > 0:
        before = tokens[begin - 1]
        if before.depth < depth or (before.depth == depth and before.kind in ENDS):
            break
        begin -= 1
    return begin


def _end(tokens: Sequence[Token], at: int, depth: int) -> int:
    end = at
    while end < len(tokens):
        token = tokens[end]
        if token.depth < depth or (token.kind in ENDS and token.depth <= depth):
            break
        end += 1
    return end


def _end_of_list(tokens: Sequence[Token], at: int) -> int:
    """Give where a list ends that begins with the line there: at a line of another kind.

    Lines without a mark go on behind ";" or ",", and after one that is but a name and a number.
    """
    marker = tokens[at].word
    end = at + 1
    while end < len(tokens):
        token = tokens[end]
        if token.kind == "line" and not (
            (token.word == marker or token.word) if marker else _goes_on(tokens[at:end], token)
        ):
            break
        end += 1
    return end


def _goes_on(line: Sequence[Token], following: Token) -> bool:
    if following.word:
        return False
    last = [token for token in line if token.kind != "line"][-2:]
    if not last:
        return False
    if last[-1].kind in {"semicolon", "comma"}:
        return True
    return last[-1].kind == "figure" or (last[-1].kind == "stop" and last[0].kind == "figure")


def _begin_of_list(tokens: Sequence[Token], at: int) -> int:
    """Give where the paragraph begins, or the list of lines that ends there."""
    begin = _line_before(tokens, at)
    if _figures(tokens[begin:at], 0):
        return begin
    marker = ""
    while begin > 0:
        before = _line_before(tokens, begin)
        if not tokens[before].word or marker not in {"", tokens[before].word}:
            break
        marker, begin = tokens[before].word, before
    return begin


def _line_before(tokens: Sequence[Token], at: int) -> int:
    return next((n for n in range(at - 1, -1, -1) if tokens[n].kind == "line"), 0)
