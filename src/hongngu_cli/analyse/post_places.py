"""Where posts are: what of a text names the place itself, and not the wider one it lies in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.text.fold import fold
from hongngu_cli.text.spellings import any_of

if TYPE_CHECKING:
    from hongngu_cli.model.vocabulary import Vocabulary

PLACED = "post_level"


class PostPlaces:
    """Reads places in folded texts; blocks of the vocabulary stand from the narrowest on."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Fold the words that tell a place, and those that only look so."""
        blocks = [block for block in vocabulary.told if block.field == PLACED]
        self.width: dict[str, int | None] = {
            fold(text): None for block in blocks for text in block.but
        }
        for number, block in enumerate(blocks):
            self.width |= {fold(text): number for text in block.words}
        self.words = any_of(self.width)

    def own(self, text: str) -> tuple[str, bool]:
        """Give a text up to where a wider place begins, and whether it tells a place at all.

        "xã an hoà huyện tân giang" is in "xã an hoà", which only lies in the district.
        """
        narrowest: int | None = None
        for found in self.words.finditer(text):
            width = self.width[found.group()]
            if width is None:
                continue
            if narrowest is not None and width > narrowest:
                return text[: found.start()].strip(), True
            narrowest = width if narrowest is None else min(narrowest, width)
        return text, narrowest is not None
