"""Sizes listed behind their total, as many as it says: "5 tuyến, dài 18,5 km. Đó là …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from hongngu_cli.analyse.proofread.judging.slips import miswritten
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.tokens import LABEL, Token
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import Agreement, Mention, Relation
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.spellings import as_written

HELD, TOLD = 0.9, 0.85
LEAST = 3
SPELT = {3: "ba", 4: "bốn", 6: "sáu", 7: "bảy", 8: "tám", 9: "chín", 10: "mười"}
"""Five is left out: "năm" is mostly a year."""
ENDS = frozenset(("stop", "line"))
ITEM_ENDS = frozenset(("comma", "and", "semicolon"))
WHY = ("announced",)


class Announced:
    """Finds lists of sizes of which a text says how many there are, and how much in all."""

    def __init__(self, context: Context, vocabulary: Vocabulary) -> None:
        """Make patterns of the words once."""
        self.context = context
        words = vocabulary.proofread
        self.sizes = frozenset(words.measured)
        self.these = re.compile(rf"\W*{as_written(words.these_are)}(?!\w)")
        self.each = re.compile(rf"(?:/\s*|(?<!\w){as_written(words.every)}\s+)(\w+)")

    def relations(self) -> Iterator[Relation]:
        """Give each list that adds up, or that one slip of the pen keeps from it."""
        tokens = self.context.stream.tokens
        for at, token in enumerate(tokens):
            colon = token.kind == "colon" and token.word != LABEL
            begins = colon or (token.kind == "stop" and self._is_named(token))
            if begins and not token.depth:
                parts = self._parts(tokens[at + 1 :])
                if len(parts) >= LEAST and (total := self._total(token, parts)):
                    yield from _told(mention(total), [mention(one) for one in parts])

    def _is_named(self, stop: Token) -> bool:
        """Tell the end of a sentence behind which "Đó là" begins one."""
        return bool(self.these.match(self.context.stream.lowers[stop.passage], stop.end))

    def _parts(self, tokens: Sequence[Token]) -> list[Token]:
        """Give the sizes of a list up to its sentence's end, one in each item; else nothing."""
        found: list[Token] = []
        open_ = True
        for token in tokens:
            if token.kind in ENDS:
                return found
            if token.kind == "figure":
                kin = not found or token.unit == found[0].unit
                if not open_ or not kin or token.unit not in self.sizes or not _is_plain(token):
                    return []
                found.append(token)
                open_ = False
            elif token.kind in ITEM_ENDS:
                open_ = True
            elif token.kind not in {"open", "close", "colon"}:
                return []
        return found

    def _total(self, begin: Token, parts: Sequence[Token]) -> Token | None:
        """Give the size before a list, in its sentence or the one before, that it may be of.

        Right before it the text says how many parts there are.
        """
        first = parts[0]
        rank = self.context.ranks[first]
        unit = first.unit
        for one in self.context.figures[max(0, rank - len(parts) - LEAST) : rank][::-1]:
            near = self.context.sentences[begin] - self.context.sentences[one] <= 1
            if not near or one.passage != first.passage:
                return None
            if one.unit == unit and not one.depth:
                counted = self._says_how_many(len(parts), one, begin)
                return one if counted and self._is_alike(one, parts) else None
        return None

    def _says_how_many(self, number: int, total: Token, begin: Token) -> bool:
        spelt = rf"{number:02d}|{number}" + (f"|{SPELT[number]}" if number in SPELT else "")
        sentence = self.context.text_before(total)
        lower = self.context.stream.lowers[begin.passage]
        said = f"{sentence} {lower[total.end : begin.start]}"
        return bool(re.search(rf"(?<![\w.,/])(?:{spelt})\s+[^\W\d]", said))

    def _is_alike(self, total: Token, parts: Sequence[Token]) -> bool:
        """Tell a total that is told for as long as its parts are: "tấn/ngày", "tấn mỗi ngày"."""
        lower = self.context.stream.lowers[total.passage]
        whole = self.each.search(self.context.text_behind(total))
        last = parts[-1]
        its = self.each.search(lower[last.end :].partition(".")[0])
        return (whole[1] if whole else "") == (its[1] if its else "")


def _is_plain(figure: Token) -> bool:
    numeral = mention(figure).numeral
    return numeral.kind == "count" and numeral.bound == "exact"


def _told(total: Mention, parts: Sequence[Mention]) -> Iterator[Relation]:
    gives = sum((one.value for one in parts), Fraction(0))
    more = gives - total.value
    rounding = sum((one.numeral.step for one in (total, *parts)), Fraction(0)) / 2
    if abs(more) <= rounding and (not more or total.numeral.step < 1):
        held: Agreement = "rounded" if more else "exact"
        yield Relation("total", total, tuple(parts), gives, held, HELD, WHY)
    elif total.numeral.bound == "exact" and any(
        right > 0 and miswritten(one.numeral, right)
        for one, right in ((total, gives), *((part, part.value - more) for part in parts))
    ):
        yield Relation("total", total, tuple(parts), gives, "differs", TOLD, WHY)
