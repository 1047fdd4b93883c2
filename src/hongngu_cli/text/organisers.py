"""Who organises a class, and with whom: "Trung tâm Chính trị phối hợp Ban Tổ chức"."""

from __future__ import annotations

import re

from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.fold import clean
from hongngu_cli.text.spellings import as_written

AROUND = " ,;()–-"


class Organisers:
    """Parts who organises from who takes part in it."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Make the pattern of the words between them once."""
        words = as_written(vocabulary.rows.partner)
        self.between = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)

    def parted(self, text: str | None) -> tuple[str | None, str | None]:
        """Give the organiser and the partner, None for one that is not named."""
        organiser, *more = self.between.split(clean(text or ""), maxsplit=1)
        partner = more[0].strip(AROUND) if more else ""
        return organiser.strip(AROUND) or None, partner or None
