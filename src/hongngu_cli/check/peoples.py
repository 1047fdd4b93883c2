"""Peoples that nobody knows, which would be counted as none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.check.telling import Telling
from hongngu_cli.text.fold import clean, unmark
from hongngu_cli.text.spellings import CodedSpellings
from hongngu_cli.text.suggestions import asked_back

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary

FIELD = "ethnicity"


def ethnicity_unknown(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Sequence[Issue]:
    """Find peoples that the vocabulary does not have.

    A list in which most are unknown has codes of its own; there only slips are told.
    """
    telling = Telling(roster, vocabulary, "ethnicity-unknown")
    if FIELD not in roster.columns.told:
        return ()
    spellings = [CodedSpellings(vocabulary, name) for name in ("people", "minority")]
    distinct, codes = roster.columns.coded(FIELD)
    unknown = {
        text for text in distinct if text and not any(known.told(text) for known in spellings)
    }
    if not unknown:
        return ()
    labels = [coded.label for coded in vocabulary.coded if coded.field == "people"]
    near = {text: _nearest(text, labels) for text in unknown}
    such = [row for row in roster.ids.tolist() if distinct[codes[row]] in unknown]
    told = sum(distinct[code] is not None for code in codes[roster.ids].tolist())
    says = "Không phải tên dân tộc đã biết, nên không tính là Kinh hay dân tộc thiểu số."
    return [
        telling.cell(row, FIELD, says, f"{asked_back(meant)}." if meant else "")
        for row in such
        if (meant := near[distinct[codes[row]]]) or 2 * len(such) < told
    ]


def _nearest(text: str, labels: Sequence[str]) -> str:
    """Give the one people whose name is a letter or a mark apart; '' where none or several are."""
    # Most runs ask for nothing back.
    from rapidfuzz.distance import OSA

    bare = unmark(clean(text))
    near = [label for label in labels if OSA.distance(bare, unmark(label), score_cutoff=1) <= 1]
    return near[0] if len(near) == 1 and len(bare) >= FEWEST else ""


FEWEST = 3
"""Letters; shorter words are a letter apart by chance."""
