"""Where sentences, brackets and lists begin and end, and which counts stand in them."""

from __future__ import annotations

from collections.abc import Sequence

from hongngu_cli.analyse.proofread.reading.tokens import MONEY, Token

WHOLE = {"people", "turns", "seats", "classes", "meetings", "households", "votes", "cases"}
"""Kinds of which there is no half; "1,74 người" is a rate."""
ENDS = {"stop", "line"}
ITEM_ENDS = {"semicolon", "line", "stop"}
CLAUSE_ENDS = {"comma", "and", *ITEM_ENDS}


def compared(tokens: Sequence[Token]) -> set[Token]:
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


def counts_in(tokens: Sequence[Token], depth: int) -> list[Token]:
    """Give the counts at one depth of brackets."""
    return [token for token in tokens if token.depth == depth and is_count(token)]


def is_count(token: Token) -> bool:
    """Tell a figure that counts something, no share of it."""
    if token.kind != "figure" or token.mention is None or token.rate:
        return False
    numeral = token.mention.numeral
    broken = numeral.value.denominator != 1 and token.unit in WHOLE
    return numeral.kind in {"count", MONEY} and not broken


def begin_of(tokens: Sequence[Token], at: int, depth: int) -> int:
    """Give where the sentence begins in which a token stands, or its bracket."""
    begin = at
    while begin > 0:
        before = tokens[begin - 1]
        if before.depth < depth or (before.depth == depth and before.kind in ENDS):
            break
        begin -= 1
    return begin


def end_of(tokens: Sequence[Token], at: int, depth: int) -> int:
    """Give where the sentence or bracket ends in which a token stands."""
    end = at
    while end < len(tokens):
        token = tokens[end]
        if token.depth < depth or (token.kind in ENDS and token.depth <= depth):
            break
        end += 1
    return end


def end_of_list(tokens: Sequence[Token], at: int) -> int:
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


def begin_of_list(tokens: Sequence[Token], at: int) -> int:
    """Give where the paragraph begins, or the list of lines that ends there."""
    begin = line_before(tokens, at)
    if counts_in(tokens[begin:at], 0):
        return begin
    marker = ""
    while begin > 0:
        before = line_before(tokens, begin)
        if not tokens[before].word or marker not in {"", tokens[before].word}:
            break
        marker, begin = tokens[before].word, before
    return begin


def line_before(tokens: Sequence[Token], at: int) -> int:
    """Give where the line begins in which a token stands."""
    return next((n for n in range(at - 1, -1, -1) if tokens[n].kind == "line"), 0)


def nearest_first(tokens: Sequence[Token], at: int, depth: int) -> tuple[Token, ...]:
    """Give the counts before a place in its sentence, nearest first, compared ones last."""
    begin = begin_of(tokens, at, depth)
    within = tokens[begin:at]
    besides = compared(within)
    found = [token for token in reversed(counts_in(within, depth)) if token not in besides]
    return (*found, *(t for t in reversed(counts_in(within, depth)) if t in besides))
