"""What rosters and tables of placements tell of the time after a training, joined row by row."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hongngu_cli.text.fold import fold
from hongngu_cli.text.spellings import CodedSpellings, says_nothing

if TYPE_CHECKING:
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.vocabulary import Vocabulary

POST, DAY, FITS, PROMISED = "post_after", "post_after_date", "post_fits", "commitment"
FIELDS = (POST, DAY, FITS, PROMISED)
"""The fields that tell of the time after a training."""
POSTED, UNCHANGED, NOT_POSTED = "posted", "unchanged", "not-posted"
LEFT, RETIRED, UNTOLD = "left", "retired", "untold"
GONE = (LEFT, RETIRED)


@dataclass(frozen=True, slots=True)
class Told:
    """What one row tells: the state, the post, since when, whether it fits, the commitment.

    ``state`` is POSTED, UNCHANGED, NOT_POSTED, LEFT, RETIRED, or None where only a commitment
    is told. ``promised`` is the day until which to serve, or the months. ``end`` is when the
    training ended as a table of placements tells it, which a roster may not.
    """

    roster: Roster
    row: int
    state: str | None
    post: str | None
    day: dt.date | None
    fits: str | None
    promised: dt.date | int | None
    end: dt.date | None = None


class Telling:
    """Reads rows with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take the words that stand in place of a post, the longest first."""
        self.spellings = CodedSpellings(vocabulary, POST)
        self.begins = sorted(self.spellings.keys, key=len, reverse=True)

    def at(self, roster: Roster, row: int, *, own: bool = False) -> Told | None:
        """Give what a row tells, be it one of a table of its ``own``; None for nothing."""
        post, day, fits, promised = (roster.columns[field][row] for field in FIELDS)
        text = None if post is None or says_nothing(post) else post
        state = self._state(text) if text else None
        written = row in roster.doubts.get(DAY, {})
        if state is None and (text or day or fits or written):
            state = POSTED
        named = text if state == POSTED and text and self._state(text) is None else None
        end = roster.columns["end"][row] if own else None
        if state is None and promised is None and end is None:
            return None
        return Told(roster, row, state, named, day, fits, promised, end)

    def _state(self, text: str) -> str | None:
        """Give what words say that stand in place of a post; None for a post."""
        if key := self.spellings.read(text):
            return key
        folded = fold(text)
        begun = (w for w in self.begins if " " in w and folded.startswith(f"{w} "))
        return next((self.spellings.keys[words] for words in begun), None)
