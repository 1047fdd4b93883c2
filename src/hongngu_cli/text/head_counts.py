"""How many people a list itself says there are: "12 đ/c", "Xã An Phước: 05 đồng chí"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.spellings import as_written


@dataclass(frozen=True, slots=True)
class HeadCounts:
    """Finds numbers of people, by the vocabulary's words for whom a number counts."""

    alone: re.Pattern[str]
    behind: re.Pattern[str]

    def are(self, text: str) -> bool:
        """Tell whether a text is a number of people and nothing else: "12", "(12 đ/c)"."""
        return self.alone.fullmatch(text) is not None

    def without(self, text: str) -> str:
        """Give a section's words without the number behind them: "Xã An Phước (05 đồng chí)"."""
        return self.behind.sub("", text)


def head_counts(vocabulary: Vocabulary) -> HeadCounts:
    """Make the patterns of the words for people once."""
    words = vocabulary.totals
    heads, parts = as_written(words.counted), as_written(words.parts)
    lead = as_written((*vocabulary.rows.total, "có", "gồm"))
    women = r"(?:(?:nữ|nam)\s*:?\s*\d+|\d+\s*(?:nữ|nam))"
    alone = rf"\(?\d{{1,3}}\)?(?:\s*{heads})?\)?"
    behind = (
        rf"\s*[:,(–-]?\s*(?:{lead}\s*:?)?\s*\d+(?:/\d+)?\s*{heads}\.?"
        rf"(?:\s*[,;(–-]?\s*(?:{parts}\s*:?)?\s*{women}(?:\s*{heads})?)?\s*\)?\s*$"
        r"|\s*(?::\s*\d+|\(\s*\d+\s*\))\s*$"
    )
    return HeadCounts(re.compile(alone, re.IGNORECASE), re.compile(behind, re.IGNORECASE))
