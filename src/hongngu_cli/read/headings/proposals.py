"""Titles and sections that only put people forward: "Danh sách đề nghị cử đi học năm 2025"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.fold import fold
from hongngu_cli.text.spellings import any_of, as_written, either_way


@dataclass(frozen=True, slots=True)
class Proposals:
    """Finds in folded texts that people are put forward for a training, or were sent to one."""

    put_forward: re.Pattern[str]
    heading: re.Pattern[str]
    """A text that begins so, behind words for a list and for people."""
    sent: re.Pattern[str]
    sending: re.Pattern[str]
    lists: re.Pattern[str]
    """What a line begins with that names a list."""

    def names(self, lines: Sequence[str]) -> int | None:
        """Give which of the lines above a table says so; None where a nearer one sends people."""
        for at in reversed(range(len(lines))):
            text = fold(lines[at])
            if self._only(text):
                return at
            listed = self.lists.match(text) and self.sending.search(text)
            if listed or self.sent.search(text):
                return None
        return None

    def head(self, text: str) -> bool:
        """Tell whether a section's words say so of those beneath; a unit may do so with others.

        "Đề nghị cử đi học năm 2025", and not "Xã Một đề nghị cử: 03 đồng chí".
        """
        return self.heading.match(fold(text)) is not None and self._only(fold(text))

    def _only(self, text: str) -> bool:
        """Tell whether a folded text puts people forward and sends nobody, before or besides."""
        found = self.put_forward.search(text)
        if found is None or self.sending.search(text, 0, found.start()):
            return False
        return self.sent.search(self.put_forward.sub(" ", text)) is None


def proposals(vocabulary: Vocabulary) -> Proposals:
    """Make the patterns of the vocabulary's words once."""
    rows = vocabulary.rows
    people = (*vocabulary.totals.counted, *rows.named, *rows.proposed_between)
    between = f"(?:{_any(people)} )*+"
    by = "".join(rf"(?<!\b{re.escape(w)} )" for w in either_way(map(fold, rows.proposed_by)))
    put_forward = rf"{by}\b(?:{_any(rows.proposed)} )++{between}{_any(rows.proposed_for)}(?!\w)"
    lists = f"(?:{_any(rows.title)} )*+"
    return Proposals(
        re.compile(put_forward),
        re.compile(f"{lists}{between}{put_forward}"),
        any_of(either_way(map(fold, rows.sent))),
        any_of(either_way(map(fold, rows.sending))),
        re.compile(f"{_any(rows.title)} "),
    )


def _any(words: Iterable[str]) -> str:
    return as_written(either_way(map(fold, words)))
