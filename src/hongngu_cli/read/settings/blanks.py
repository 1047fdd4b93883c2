"""Load the layouts of the workbooks to fill in."""

from __future__ import annotations

import tomllib
from pathlib import Path

from hongngu_cli.model.blank import Blanks
from hongngu_cli.read.settings.vocabularies import made_of


def load_blanks(path: Path) -> Blanks:
    """Read our own layouts."""
    return made_of(Blanks, tomllib.loads(path.read_text(encoding="utf-8")))
