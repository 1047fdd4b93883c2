"""All of those told before, and not as many: "lớp có 86 học viên … toàn bộ 88 học viên"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hongngu_cli.analyse.proofread.judging.slips import miswritten
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.stretches import is_count
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import Relation
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.spellings import as_written

TOLD = 0.8
FAR = 3
"""So many sentences before they may have been told."""
MORE = re.compile(r"\s*(?:,|và)\s+[^\W\d]")
FEWEST = 20
"""Fewer are a digit off from others by chance."""


def all_of_them(context: Context, words: ProofreadWords) -> Iterator[Relation]:
    """Give each count of "all" that is a digit off from the only one of the same word before."""
    every, newly = (
        re.compile(rf"(?<!\w){as_written(said)}\s*$") for said in (words.everybody, words.newly)
    )
    rest = re.compile(rf"[^.,;]*?(?<!\w){as_written(words.rest)}(?!\w)")
    pointing = as_written(words.pointing)
    last = as_written(words.pointing_last)
    pointed = re.compile(rf"\s*(?:{pointing}(?!\w)|{last}(?=\s*(?:[.,;)]|$)))")
    for figure in context.figures:
        large = _is_exact(figure) and mention(figure).unit and mention(figure).value >= FEWEST
        behind = context.stream.lowers[figure.passage][figure.unit_end :]
        said = every.search(context.text_before(figure)) or pointed.match(behind)
        if large and said and not rest.match(behind):
            before = context.before(figure, FAR)
            new = any(newly.search(context.clause_before(one)) for one in before)
            new = new or any(rest.match(context.text_behind(one)) for one in before)
            if not new and not any(_counts_more(context, one) for one in before):
                yield from _told(figure, before)


def _counts_more(context: Context, figure: Token) -> bool:
    """Tell "117 thôn, tổ dân phố", of which all "thôn" are but some."""
    return bool(MORE.match(context.stream.lowers[figure.passage], figure.unit_end))


def _told(figure: Token, before: Sequence[Token]) -> Iterator[Relation]:
    told, unit = mention(figure), mention(figure).unit.lower()
    alike = [mention(one) for one in before if mention(one).unit.lower() == unit]
    values = {one.value for one in alike}
    exact = all(map(_is_exact, before))
    if exact and len(values) == 1 and miswritten(told.numeral, value := values.pop()):
        yield Relation("restated", told, (alike[0],), value, "differs", TOLD, ("all-of-them",))


def _is_exact(figure: Token) -> bool:
    return is_count(figure) and mention(figure).numeral.bound == "exact"
