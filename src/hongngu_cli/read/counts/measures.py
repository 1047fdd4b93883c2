"""Whether a title speaks of demand, plan, quota or results."""

from __future__ import annotations

from itertools import pairwise

from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.fold import fold, has_marks, unmark
from hongngu_cli.text.references import REFERENCE
from hongngu_cli.text.spellings import any_of

MEASURES = {"quota": "allocated", "demand": "demand", "plan": "planned", "results": "sent"}
"""What tables of a kind count where their columns do not say."""
BESIDE: tuple[list[str], ...] = ([], [fold("và")], ["va"])
"""What stands, folded, between words that are said side by side."""
MANY = "?"
"""What a title says that speaks of two measures alike: "Nhu cầu và chỉ tiêu"."""


class MeasureWords:
    """Finds what is counted in titles, names of sheets and of files."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Fold the words of the kinds' titles."""
        self.words = {
            fold(word): MEASURES[kind.key]
            for kind in vocabulary.kind
            if kind.key in MEASURES
            for word in kind.title_words
        }
        self.pattern = any_of(self.words)
        self.unmarked = {unmark(word): measure for word, measure in self.words.items()}
        self.unmarked_pattern = any_of(self.unmarked)

    def within(self, text: str) -> str | None:
        """Give the measure a text speaks of first; MANY for several side by side.

        A plan is named only where nothing else is: "Kế hoạch phân bổ chỉ tiêu" allocates.
        """
        bare = REFERENCE.sub(" ; ", text)
        if has_marks(text):
            found, folded, words = self.pattern, fold(bare), self.words
        else:
            found, folded, words = self.unmarked_pattern, unmark(bare), self.unmarked
        hits = [(hit.start(), hit.end(), words[hit[0]]) for hit in found.finditer(folded)]
        named = [hit for hit in hits if hit[2] != "planned"] or hits
        if not named:
            return None
        for first, second in pairwise(named):
            between = folded[first[1] : second[0]].split()
            if first[2] != second[2] and between in BESIDE:
                return MANY
        return named[0][2]
