"""Load the words of remarks that documents make."""

from __future__ import annotations

import tomllib
from pathlib import Path

from hongngu_cli.model.remark import Remark, Remarks
from hongngu_cli.read.settings.vocabularies import made_of


def load_remarks(path: Path) -> tuple[Remark, ...]:
    """Read our own words."""
    return made_of(Remarks, tomllib.loads(path.read_text(encoding="utf-8"))).remark
