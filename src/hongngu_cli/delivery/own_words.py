"""New spellings put into the office's own vocabulary."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hongngu_cli import shipped
from hongngu_cli.read.settings.configuration import NAME, text_of
from hongngu_cli.write.save import save

if TYPE_CHECKING:
    from hongngu_cli.in_force import Words
    from hongngu_cli.model.spelling import Meaning

OWN_WORDS = "tu-vung.toml"
"""What the office's own vocabulary is called where we make it."""


def add_words(words: Words, added: Sequence[tuple[Meaning, str]]) -> Path:
    """Add spellings to the office's own vocabulary, an empty one to say no more than its block.

    Where there is none, one is made beside the configuration, which then names it; both are
    written, or neither. Raises Failure (CONFIGURATION, OUTPUT).
    """
    from hongngu_cli.read.settings.vocabularies import load_vocabulary
    from hongngu_cli.write.own_words import with_spellings, with_vocabulary

    folder = words.configuration.parent if words.configuration else Path()
    path = words.files[-1] if words.files else folder / OWN_WORDS
    new = not path.exists()
    if not new:
        load_vocabulary(shipped.vocabulary(), [path])  # one that nobody named yet may be broken
    before = made = text_of(None if new else path)
    for meaning, text in added:
        made = with_spellings(made, meaning, [text] if text else [], str(path))
    if words.files:
        save(path, made.encode("utf-8"))
        return path
    configuration = folder / NAME
    named = with_vocabulary(text_of(words.configuration), OWN_WORDS, str(configuration))
    save(path, made.encode("utf-8"))
    whole = False
    try:
        save(configuration, named.encode("utf-8"))
        whole = True
    finally:
        if not whole:
            _put_back(path, None if new else before)
    return path


def _put_back(path: Path, before: str | None) -> None:
    """Let a file be as it was, None where there was none."""
    if before is None:
        path.unlink()
    else:
        save(path, before.encode("utf-8"))
