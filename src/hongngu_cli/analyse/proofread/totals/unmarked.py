"""Parts that no word introduces: of what a sentence speaks of, and in lists beneath one."""

from __future__ import annotations

import re

from hongngu_cli.analyse.proofread.reading.stretches import (
    ENDS,
    end_of,
    end_of_list,
    is_count,
    line_before,
    nearest_first,
)
from hongngu_cli.analyse.proofread.reading.tokens import Stream
from hongngu_cli.analyse.proofread.totals.region import Region

OUT_OF = re.compile(r"(?:^|[.;:!?–-]\s+)trong(?:\s+(?:tổng\s+)?số)?(?:\s+[^\W\d]+){0,4}\s+$")
"""Before a figure of which its sentence speaks."""


def unmarked(stream: Stream, at: int) -> Region | None:
    """Give the region that a line or a figure begins, if one does."""
    token = stream.tokens[at]
    if token.kind == "line":
        beneath = token.word and at and stream.tokens[at - 1].kind == "stop"
        return _beneath(stream, at) if beneath else None
    counts = is_count(token) and token.unit
    return _out_of(stream, at) if counts and _is_all_of_them(stream, at) else None


def _beneath(stream: Stream, at: int) -> Region | None:
    """Take a list of lines with a mark beneath a sentence with a figure."""
    tokens = stream.tokens
    if tokens[line_before(tokens, at)].word:
        return None
    totals = nearest_first(tokens, at - 1, 0)
    inside = tokens[at : end_of_list(tokens, at)]
    begins = (tokens[at].passage, tokens[at].start)
    return Region("list", 0, inside, totals, len(totals), listed=True, begins=begins)


def _is_all_of_them(stream: Stream, at: int) -> bool:
    """Tell a figure of which its sentence speaks: "Trong 52 đồng chí bí thư có 34 …"."""
    token = stream.tokens[at]
    before = stream.tokens[at - 1]
    words = stream.lowers[token.passage][: token.start]
    begins = token.depth == 0 and before.kind in {*ENDS, "sum-line", "besides"}
    return begins and bool(OUT_OF.search(words))


def _out_of(stream: Stream, at: int) -> Region:
    """Take what follows a figure in the sentence that speaks of it."""
    tokens = stream.tokens
    begins = (tokens[at].passage, max(tokens[at].end, tokens[at].unit_end))
    inside = tokens[at + 1 : end_of(tokens, at + 1, 0)]
    # "Trong tổng số" tells all of them, "trong" what is spoken of.
    spoken_of = tokens[at - 1].kind in ENDS
    return Region("in-which", 0, inside, (tokens[at],), 1, begins=begins, spoken_of=spoken_of)
