"""Leader, level of the post and place of study where only other columns tell them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from hongngu_cli.model.columns import Columns
from hongngu_cli.model.issue import Issue, Severity
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.fold import fold
from hongngu_cli.text.numbers import count, shown
from hongngu_cli.text.spellings import UnitSpellings, any_of

FROM: Mapping[str, tuple[str, ...]] = {
    "leader": ("position",),
    "post_level": ("position", "unit"),
    "place": ("institution",),
}
"""Fields that may be told by others, the nearest first."""
POSTS = re.compile(r"[,;/+]|\s[-–]\s|\bkiêm\b", re.IGNORECASE)
"""What parts several posts of one person."""
BY_WORDS, UNTOLD = "told-by-words", "field-untold"
MOST = 5
"""So many different texts are named of which nothing is told."""
Texts = tuple[str | None, ...]


def told_by_others(
    roster: Roster, fields: Collection[str], vocabulary: Vocabulary, noun: str = "lượt"
) -> tuple[Roster, tuple[Filling, ...]]:
    """Fill in what other columns tell of some fields; the fillings say what was taken.

    ``noun`` is what a row counts.
    """
    fillings = tuple(Filling(roster, field, vocabulary, noun) for field in FROM if field in fields)
    if not fillings:
        return roster, ()
    columns = {**roster.columns.told, **{one.field: one.values for one in fillings}}
    return replace(roster, columns=Columns(columns, roster.columns.size)), fillings


class Filling:
    """Fills in one field; texts that stand in many rows are read once."""

    def __init__(self, roster: Roster, field: str, vocabulary: Vocabulary, noun: str) -> None:
        """Read the rows whose own column says nothing; what it says otherwise is not guessed."""
        self.noun = noun
        self.roster, self.field, self.vocabulary = roster, field, vocabulary
        self.own = roster.columns[field]
        self.unread = roster.doubts.get(field, {})
        self.texts = list(zip(*(roster.columns[name] for name in FROM[field]), strict=True))
        read = reader_of(field, vocabulary)
        known = {one: read(one) for one in dict.fromkeys(self.texts)}
        self.values = [
            known[told] if value is None and row not in self.unread else value
            for row, (value, told) in enumerate(zip(self.own, self.texts, strict=True))
        ]

    def issues(self, rows: Sequence[int]) -> Iterable[Issue]:
        """Say of some rows what was taken from other columns, and what nothing is told of."""
        taken = [row for row in rows if self.own[row] is None and self.values[row] is not None]
        untold = [row for row in rows if self.values[row] is None]
        label = self.vocabulary.field_label(self.field)
        names = " và ".join(self.vocabulary.field_label(name).lower() for name in FROM[self.field])
        if taken:
            values = Counter(self.values[row] for row in taken)
            parts = (
                f"{self.vocabulary.label(self.field, key)}: {count(size)}"
                for key, size in values.most_common()
            )
            whom, told = f"{count(len(taken))} {self.noun}", "; ".join(parts)
            says = f"{label} của {whom} lấy theo {names} ({told})."
            yield self._issue(BY_WORDS, "note", taken[0], says)
        if untold:
            sizes = Counter(self._text(row) for row in untold)
            listed = "; ".join(f"{text}: {count(size)}" for text, size in sizes.most_common(MOST))
            more = len(sizes) - MOST
            rest = f"; còn {count(more)} cách ghi nữa" if more > 0 else ""
            says = (
                f"Không rõ {label.lower()} của {count(len(untold))} {self.noun} ({listed}{rest})."
            )
            yield self._issue(UNTOLD, "warning", untold[0], says)

    def _text(self, row: int) -> str:
        if row in self.unread:
            return shown(self.roster.typed(row, self.field))
        return ", ".join(filter(None, self.texts[row])) or "không ghi gì"

    def _issue(self, rule: str, severity: Severity, row: int, says: str) -> Issue:
        place = self.roster.first_cell(row)
        return Issue(rule, severity, place, None, says, self.vocabulary.rules[rule].advice)


def reader_of(field: str, vocabulary: Vocabulary) -> Callable[[Texts], str | None]:
    """Make the reader of texts that tell a field: by how posts begin, or by words in them."""
    blocks = [block for block in vocabulary.told if block.field == field]
    begins = {fold(text): block.key for block in blocks for text in block.begins}
    sure = {fold(text): block.key for block in blocks for text in block.words}
    sure |= {fold(text): "" for block in blocks for text in block.but}
    weak = {fold(text): block.key for block in blocks for text in block.otherwise}
    order = list(dict.fromkeys(block.key for block in blocks))
    units = UnitSpellings(vocabulary)
    patterns = [(any_of(words), words) for words in (sure, weak)]

    def read(texts: Texts) -> str | None:
        folded = [fold(units.known(text) or text) for text in texts if text]
        posts = [post for text in texts[:1] if text for post in POSTS.split(text)]
        found = {_begun(fold(post), begins) for post in posts} - {None}
        for pattern, words in patterns:
            for text in folded:
                found = found or {words[phrase] for phrase in pattern.findall(text)}
                found -= {""}
        return next((key for key in order if key in found), None)

    return read


def _begun(post: str, begins: Mapping[str, str]) -> str | None:
    """Give what the longest known beginning of a post tells."""
    words = post.split()
    beginnings = (" ".join(words[:end]) for end in range(len(words), 0, -1))
    return next((begins[one] for one in beginnings if one in begins), None)
