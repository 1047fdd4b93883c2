"""What is said of the levels of a typed roster, by the words that we ship."""

from __future__ import annotations

from pathlib import Path

from typed_tables import write_typed

from hongngu_cli import shipped
from hongngu_cli.check.run import examine
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.settings import Limits, Reading, Settings
from hongngu_cli.read.rosters import open_files, read_roster
from hongngu_cli.read.settings.vocabularies import load_vocabulary

VOCABULARY = load_vocabulary(shipped.vocabulary())


def asked(text: str, folder: Path) -> list[Issue]:
    """Give what is said of levels."""
    path = str(write_typed(text, folder / "ds.xlsx"))
    roster = read_roster(open_files([path], VOCABULARY, Reading(), Limits()), VOCABULARY)
    told = examine(roster, VOCABULARY, Settings())
    return [one for one in told if one.rule in {"column-missing", "level-unknown"}]
