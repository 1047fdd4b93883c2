"""Stretches of text that list the parts of a number: brackets, "gồm …", lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hongngu_cli.analyse.proofread.reading.stretches import (
    CLAUSE_ENDS,
    ITEM_ENDS,
    begin_of,
    begin_of_list,
    compared,
    counts_in,
    end_of,
    end_of_list,
    is_count,
    line_before,
    nearest_first,
)
from hongngu_cli.analyse.proofread.reading.tokens import Stream, Token
from hongngu_cli.analyse.proofread.totals.region import Introduction, Region
from hongngu_cli.analyse.proofread.totals.unmarked import unmarked

SHORTEST = 3
CHANGES = "besides"
"""What stands before the colon of "Giảm: trung cấp 10 (27,8%); …", which lists no parts."""
INTRODUCE = {"all-of", "in-which", "sum-of"}


def regions_of(stream: Stream) -> Iterator[Region]:
    """Give every region of a text."""
    tokens = stream.tokens
    for at, token in enumerate(tokens):
        if at in stream.closes:
            if region := _bracket(stream, at):
                yield region
        elif token.kind in {"all-of", "in-which", "colon"}:
            if region := _introduced(stream, at):
                yield region
        elif token.kind == "sum-of" or (token.kind == "sum-line" and _ends_list(stream, at)):
            yield from _summed(stream, at, "sum-of")
        elif token.kind == "sum-line" and _is_behind(tokens, at):
            yield from _summed(stream, at, "sum-line")
        elif region := unmarked(stream, at):
            yield region


def _bracket(stream: Stream, at: int) -> Region | None:
    tokens = stream.tokens
    inside = tokens[at + 1 : stream.closes[at]]
    introduction: Introduction = "bracket"
    if inside and inside[0].kind == "all-of":
        introduction, inside = "all-of", inside[1:]
    for token in inside[:2]:
        if token.kind == "in-which" and token.depth == tokens[at].depth + 1:
            introduction, inside = "in-which", inside[inside.index(token) + 1 :]
            break
    totals = nearest_first(tokens, at, tokens[at].depth)
    begins = (tokens[at].passage, tokens[at].start)
    exact = len(totals)
    return Region(introduction, tokens[at].depth + 1, inside, totals, exact, begins=begins)


def _introduced(stream: Stream, at: int) -> Region | None:
    """Take what follows "gồm", "trong đó" or a colon, up to the end of sentence or list."""
    tokens = stream.tokens
    word = tokens[at]
    before = tokens[at - 1].kind if at else ""
    if word.kind == "colon" and (_is_label(stream, at) or before in {*INTRODUCE, CHANGES}):
        return None
    begin = at + 1
    while begin < len(tokens) and tokens[begin].kind in {"colon", "all-of"}:
        begin += 1
    listed = begin < len(tokens) and tokens[begin].kind == "line" and word.depth == 0
    if listed and word.kind == "colon" and not _ends_line(stream, tokens[begin - 1]):
        return None
    end = end_of_list(tokens, begin) if listed else end_of(tokens, begin, word.depth)
    coloned = any(token.kind == "colon" for token in tokens[at:begin])
    introduction: Introduction = "all-of" if _says_all(tokens[at:begin]) else word.kind  # type: ignore[assignment]  # the caller takes no other words
    totals = nearest_first(tokens, at, word.depth)
    if word.kind == "colon":
        totals = _in_item(tokens, at, totals)
    across = introduction in {"all-of", "colon", "in-which"} and not totals
    earlier = () if word.depth else _earlier(tokens, at, across=across)
    both, exact = (*totals, *earlier), len(totals)
    start = tokens[begin_of(tokens, at, word.depth) - 1] if at else word
    last = totals[0] if totals else start
    last = last if last.passage == word.passage else word
    begins = (word.passage, max(last.end, last.unit_end))
    inside = tokens[begin:end]
    change = _change_of(tokens, at, both)
    return Region(introduction, word.depth, inside, both, exact, listed, coloned, begins, change)


def _ends_line(stream: Stream, token: Token) -> bool:
    """Tell a mark behind which its line says no more."""
    return not stream.lowers[token.passage][token.end :].partition("\n")[0].strip()


def _change_of(tokens: Sequence[Token], at: int, totals: Sequence[Token]) -> str:
    """Give the word of change before the nearest total: "giảm 318 hộ, trong đó …"."""
    place = at - 1
    while totals and place > 0 and tokens[place] is not totals[0]:
        place -= 1
    place -= 1
    while place > 0 and tokens[place].kind not in {*CLAUSE_ENDS, "figure", "besides"}:
        place -= 1
    return tokens[place].word if place > 0 and tokens[place].kind == "besides" else ""


def _is_label(stream: Stream, at: int) -> bool:
    """Tell a colon between a name and its number: "Khiển trách: 08"."""
    tokens = stream.tokens
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return bool(
        behind
        and behind.kind == "figure"
        and behind.passage == tokens[at].passage
        and not stream.lowers[behind.passage][tokens[at].end : behind.start].strip()
        and not _countsnearest_first(tokens, at)
    )


def _countsnearest_first(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a count stands in the clause before a colon, which then lists its parts."""
    clause = tokens[begin_of(tokens, at, tokens[at].depth) : at]
    last = max((n for n, one in enumerate(clause) if one.kind in CLAUSE_ENDS), default=-1)
    return any(is_count(one) and one.depth == tokens[at].depth for one in clause[last + 1 :])


def _says_all(tokens: Sequence[Token]) -> bool:
    return any(token.kind == "all-of" for token in tokens)


def _ends_list(stream: Stream, at: int) -> bool:
    """Tell a line of a sum behind lines with a mark, such as "- …"."""
    tokens = stream.tokens
    before = tokens[at - 1]
    behind = tokens[at + 1 : at + 2]
    starts = before.kind == "line" and not stream.lowers[before.passage][: tokens[at].start].strip(
        " -+*"
    )
    follows = bool(behind) and behind[0].kind in {"colon", "figure"}
    return bool(starts and follows and tokens[line_before(tokens, at - 1)].word)


def _is_behind(tokens: Sequence[Token], at: int) -> bool:
    """Tell a sum that begins a clause behind others: "…, in 58 triệu đồng; tổng chi 368"."""
    return at > 0 and tokens[at - 1].kind in {"comma", "semicolon", "stop"}


def _summed(stream: Stream, at: int, introduction: Introduction) -> Iterator[Region]:
    """Take what stands before "tổng cộng": its own sentence, else those before it."""
    tokens = stream.tokens
    depth = tokens[at].depth
    totals = _first_of_kinds(tokens[at + 1 : end_of(tokens, at + 1, depth)], depth)
    begins = [begin_of(tokens, at, depth)]
    semicolons = [n for n in range(begins[0], at) if tokens[n].kind == "semicolon"]
    begins += [n + 1 for n in semicolons[-1:] if tokens[n].depth == depth and at - n > SHORTEST]
    if not counts_in(tokens[begins[0] : at], depth):
        before = begin_of(tokens, begins[0] - 1, depth) if begins[0] else 0
        begins = [before, begin_of_list(tokens, begins[0])]
    for begin in dict.fromkeys(begins):
        inside = tokens[begin:at]
        if len(counts_in(inside, depth)) > 1:
            yield Region(introduction, depth, inside, totals, len(totals), listed=True)


def _first_of_kinds(tokens: Sequence[Token], depth: int) -> tuple[Token, ...]:
    """Give the first figure of each kind before the parts of the sum begin once more."""
    found: dict[str, Token] = {}
    for token in tokens:
        if token.kind in {"in-which", "all-of", "besides"}:
            break
        if token.kind == "figure" and token.depth == depth and is_count(token):
            found.setdefault(token.unit, token)
    return tuple(found.values())


def _in_item(tokens: Sequence[Token], at: int, totals: tuple[Token, ...]) -> tuple[Token, ...]:
    """Keep those of the item that a colon stands in, since the last semicolon."""
    for place in range(at - 1, -1, -1):
        token = tokens[place]
        if token.kind in ITEM_ENDS and token.depth == tokens[at].depth:
            after = set(tokens[place:at])
            return tuple(one for one in totals if one in after)
    return totals


def _earlier(tokens: Sequence[Token], at: int, *, across: bool) -> tuple[Token, ...]:
    """Give the counts of the sentences before in the paragraph, the nearer sentence first.

    A paragraph that begins with "Cụ thể" goes ``across`` to the end of the one before.
    """
    found: list[Token] = []
    end = begin_of(tokens, at, 0)
    if across and end > 1 and tokens[end - 1].kind == "line" and not tokens[end - 1].word:
        end = end - 1
    for _ in range(4):
        if end <= 0 or tokens[end - 1].kind != "stop":
            break
        begin = begin_of(tokens, end - 1, 0)
        sentence = tokens[begin:end]
        besides, counts = compared(sentence), counts_in(sentence, 0)
        found += [one for one in counts if one not in besides] or counts[:1]
        end = begin
    return tuple(found)
