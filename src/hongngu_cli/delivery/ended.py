"""What a document should not say any more on its day, told beside it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from hongngu_cli.model.report import Report
from hongngu_cli.model.settings import Settings
from hongngu_cli.text.numbers import count

if TYPE_CHECKING:
    from hongngu_cli.model.vocabulary import Vocabulary


class InForce(Protocol):
    """What holds the settings and the words in force."""

    @property
    def settings(self) -> Settings:
        """Give the settings."""

    @property
    def vocabulary(self) -> Vocabulary:
        """Give the words."""

    @property
    def configuration(self) -> Path | None:
        """Give the file that the settings stand in."""


class Ended:
    """Gathers what documents should not say any more on their day."""

    def __init__(self, told: InForce) -> None:
        """Take the words in force; nothing was said yet."""
        self.told = told
        self.documents: dict[str, int] = {}
        self.says: dict[str, str] = {}

    def add(self, report: Report) -> None:
        """Take what a document says; of each kind of places the first one tells."""
        from hongngu_cli.write.ended import spoken_of

        for one in self.told.vocabulary.ended:
            for says in spoken_of(report, (one,)):
                self.says.setdefault(one.label, says)
                self.documents[one.label] = self.documents.get(one.label, 0) + 1

    def tell(self) -> None:
        """Say it on stderr."""
        for label, says in self.says.items():
            more = self.documents[label] - 1
            others = f" {count(more)} văn bản khác cũng vậy." if more else ""
            sys.stderr.write(f"Cảnh báo: {says}{others}\n")
