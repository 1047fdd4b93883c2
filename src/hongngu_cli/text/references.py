"""Words about other documents and other offices: "(Kèm theo Kế hoạch số 12-KH/HU)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from hongngu_cli.text.spellings import as_written, either_way

NUMBERED = (
    r"(?:kèm theo|căn cứ|thực hiện|theo|của)\s+(?:\w+\s+){0,3}số\b.*"
    r"|(?:kế hoạch|công văn|quyết định|nghị quyết)\s+số\b.*"
)
REFERENCE = re.compile(rf"\([^()]*\)|{NUMBERED}", re.IGNORECASE)
"""What stands in brackets, or names a document by its number."""
TOLD = r"(?:kèm theo|ban hành|căn cứ|theo|số)"
REFERRED = re.compile(rf"\((?=[^()]*\b{TOLD}\b)[^()]*\)|\bkèm theo\b.*|{NUMBERED}", re.IGNORECASE)
"""The same, but that brackets may hold the unit: "DANH SÁCH CÁN BỘ (XÃ LONG HOÀ A)"."""

DASHES = ("-", "–", "+", "*", "•")


def without_references(text: str) -> tuple[str, tuple[str, ...]]:
    """Give what a text says itself, and each thing it says of other documents.

    >>> without_references("DANH SÁCH XÃ A (Kèm theo Công văn của Phòng B)")
    ('DANH SÁCH XÃ A  ; ', ('(Kèm theo Công văn của Phòng B)',))
    """
    return REFERRED.sub(" ; ", text), tuple(found[0] for found in REFERRED.finditer(text))


class Addressed:
    """Leaves out of the lines of a page those whom it goes to: "Kính gửi", "Nơi nhận"."""

    def __init__(self, words: Sequence[str]) -> None:
        """Take what such lines begin with, typed with marks or without."""
        either = as_written(either_way(words))
        self.begins = re.compile(rf"(?<!\w){either}(?!\w)", re.IGNORECASE)
        self.listing = self.waiting = False

    def left(self, texts: Sequence[str]) -> list[str]:
        """Give the texts of a row without them; they may go on in later rows, behind dashes."""
        for number, text in enumerate(texts):
            if begun := self.begins.search(text):
                behind = (text[begun.end() :], *texts[number + 1 :])
                self.listing, self.waiting = True, not _any_words(behind)
                return [*texts[:number], text[: begun.start()]]
        if not texts:
            return []
        gone = self.listing and (self.waiting or texts[0].startswith(DASHES))
        self.listing, self.waiting = gone, False
        return [] if gone else [*texts]


def _any_words(texts: Iterable[str]) -> bool:
    return any(map(str.isalpha, "".join(texts)))
