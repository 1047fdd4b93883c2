"""How many people a list itself says there are: "12 đ/c", "Xã An Phước: 05 đồng chí"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.spellings import as_written
from hongngu_cli.text.years import year_in


@dataclass(frozen=True, slots=True)
class HeadCounts:
    """Finds numbers of people, by the vocabulary's words for whom a number counts."""

    alone: re.Pattern[str]
    behind: re.Pattern[str]
    counted: re.Pattern[str]
    """A number with what it counts, and a remark: "05 đồng chí (2 nữ)"."""
    like_year: re.Pattern[str]
    people: re.Pattern[str]
    """A number and the word for people behind it; of "2/3 đồng chí" it is not clear which."""
    bare: re.Pattern[str]
    """A number behind words and a colon, or in brackets, that is not the number of a thing."""

    def are(self, text: str) -> bool:
        """Tell whether a text is a number of people and nothing else: "12", "(12 đ/c)"."""
        return self.alone.fullmatch(text) is not None

    def without(self, text: str) -> str:
        """Give a section's words without the number behind them: "Xã An Phước (05 đồng chí)"."""
        return self.behind.sub("", text)

    def behind_name(self, text: str) -> int | None:
        """Give the number of people behind a section's words: "Xã An Phước (05 đồng chí)"."""
        behind = self.behind.search(text)
        found = self.people.search(behind[0]) if behind else None
        return int(found[1]) if found else None

    def bare_behind(self, text: str) -> int | None:
        """Give the number behind a section's words that does not say of whom: "TC LLCT: 05"."""
        found = self.bare.search(text)
        return int(found[1] or found[2]) if found else None

    def year_in(self, text: str) -> int | None:
        """Give the one year a text speaks of, numbers of people apart: "2019 đảng viên"."""
        return year_in(self.like_year.sub(" ; ", text))


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
    any_counted = as_written((*words.counted, *words.places))
    counted = rf"(-?[0-9][0-9.,]*)\s*(?:{any_counted}(?:\s+{heads})?)?\s*(?:\([^()]*\))?\.?"
    like_year = rf"(?<!n[ăa]m )(?<![0-9])[0-9]{{4}} {heads}(?!\w)"
    people = rf"(?<![0-9/.,])([0-9]+)\s*{heads}(?!\w)"
    numbered = "".join(rf"(?<!\b{re.escape(word)})" for word in words.numbered)
    bare = rf"{numbered}\s*(?::\s*(\d{{1,3}})|(?<=\s)\(\s*(\d{{1,3}})\s*\))\s*$"
    patterns = (alone, behind, counted, like_year, people, bare)
    return HeadCounts(*(re.compile(pattern, re.IGNORECASE) for pattern in patterns))
