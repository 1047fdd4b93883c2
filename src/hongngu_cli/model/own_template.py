"""An office's own template of a document: a file it made, as text or in Word."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ENDING = ".md.j2"
"""How names of templates in Markdown end."""


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """A template with what is in it; ``word`` where it is a Word document, found harmless."""

    path: Path
    content: bytes
    word: bool = False

    @property
    def name(self) -> str:
        """Name it as messages do."""
        return self.path.name
