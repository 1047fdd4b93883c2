"""Load the list of documents that `report` makes."""

from __future__ import annotations

import tomllib
from pathlib import Path

from hongngu_cli.model.document import Document, Documents
from hongngu_cli.read.settings.vocabularies import made_of


def load_documents(path: Path) -> tuple[Document, ...]:
    """Read our own list."""
    return made_of(Documents, tomllib.loads(path.read_text(encoding="utf-8"))).document
