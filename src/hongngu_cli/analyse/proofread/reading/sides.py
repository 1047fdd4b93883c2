"""Both numbers of a fraction as figures of their own, at the fraction's place."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hongngu_cli.model.proofread import Mention


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
