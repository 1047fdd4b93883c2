"""Both numbers of a fraction as figures of their own, at the fraction's place."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hongngu_cli.analyse.proofread.reading.tokens import Stream, Token
from hongngu_cli.model.proofread import Mention

MOST_DAYS = 31


def sides_of(fraction: Mention) -> tuple[Mention, Mention] | None:
    """Give what stands above and below the stroke of "31/48 chi bộ"; None of what has none."""
    ratio = fraction.numeral.ratio
    texts = fraction.numeral.text.split("/")
    if not ratio or len(texts) != len(ratio):
        return None
    starts = (0, fraction.numeral.text.index("/") + 1)
    above, below = (
        replace(
            fraction,
            numeral=replace(
                fraction.numeral,
                text=text.strip(),
                start=fraction.numeral.start + start,
                kind="count",
                value=Fraction(value),
                step=Fraction(1),
                ratio=None,
            ),
        )
        for text, start, value in zip(texts, starts, ratio, strict=True)
    )
    return above, below


def tops(stream: Stream) -> Stream:
    """Give a text that counts what stands above its strokes: "bầu được 31/35 đồng chí"."""
    tokens = [
        _top(one, one.mention) if one.mention and one.mention.numeral.ratio else one
        for one in stream.tokens
    ]
    return replace(stream, tokens=tuple(tokens))


def _top(token: Token, fraction: Mention) -> Token:
    # Without a word for what they count two small numbers may be a day.
    counts = token.unit or max(fraction.numeral.ratio or ()) > MOST_DAYS
    sides = sides_of(fraction) if counts else None
    return replace(token, mention=sides[0]) if sides else token


def is_top(token: Token) -> bool:
    """Tell what stands above a stroke."""
    return "/" in token.word
