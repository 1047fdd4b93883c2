"""What is kept for the next time: how tables were understood, what has come."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hongngu_cli.model.place import Place
from hongngu_cli.read.settings.configuration import NAME, text_of
from hongngu_cli.text.fold import fold
from hongngu_cli.write.save import save

if TYPE_CHECKING:
    from hongngu_cli.model.receipt import LastTime
    from hongngu_cli.pipeline import Session


@dataclass(frozen=True, slots=True)
class Saved:
    """Where recognitions were saved, how many, and the places of tables that could not be."""

    path: Path
    added: int
    changed: int
    same: int
    left_out: tuple[Place, ...]


def save_recognition(session: Session) -> Saved:
    """Save how the tables were understood. Raises Failure.

    It goes into the configuration in force, else into a new one in the working folder.
    """
    from hongngu_cli.read.recognitions.saved import forms_of
    from hongngu_cli.read.recognitions.saving import saving
    from hongngu_cli.write.saved import with_recognitions

    opened, surnames = session.opened, session.vocabulary.rows.surnames
    forms = forms_of(session.settings.recognition)
    found = saving(forms, opened.sheets, opened.tables, frozenset(map(fold, surnames)))
    path = session.configuration or Path(NAME)
    before = text_of(session.configuration)
    written = with_recognitions(before, found.tables, str(path), found.instead)
    if written.text != before:
        save(path, written.text.encode("utf-8"))
    left_out = tuple(table.sheet.place(table.first_row) for table in found.left_out)
    return Saved(path, written.added, written.changed, written.same, left_out)


def remember(last: LastTime, folder: str) -> Path:
    """Keep what has come in a folder, for the next time. Raises Failure (OUTPUT)."""
    from hongngu_cli.pipeline import LAST_TIME
    from hongngu_cli.write.last_time import as_json

    path = Path(folder) / LAST_TIME
    save(path, as_json(last))
    return path
