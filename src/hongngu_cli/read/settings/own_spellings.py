"""Spellings of an office's own vocabulary that would mean nothing: another entry keeps them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hongngu_cli.model.failure import CONFIGURATION, Failure
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.settings.own_words import OwnFile
from hongngu_cli.read.settings.toml_files import at_text
from hongngu_cli.text.fold import fold
from hongngu_cli.text.levels import LevelSpellings
from hongngu_cli.text.spellings import CodedSpellings

OF_LEVELS = ("spellings", "abbreviations", "assumed")
"""Lists of a level whose texts mean it wherever they are a whole cell."""
ADVICE = "Xoá cách viết này khỏi khối, hoặc ghi đầy đủ hơn để không lẫn."
Said = tuple[int, str, str, str]
"""The number of a block, a list of it, a text there, and what that means by all words in force."""


def refuse_vain_spellings(vocabulary: Vocabulary, files: Sequence[OwnFile]) -> None:
    """Refuse what a block calls a level or a value, and is the name of another or stays its own.

    Raises Failure (CONFIGURATION) with its line.
    """
    for file in files:
        for section, said in (("level", _of_levels), ("coded", _of_values)):
            for number, key, text, meant in said(vocabulary, file):
                at = at_text(file.path, section, number, text)
                says = f'{file.path}{at}: {section}.{key} có "{text}", nhưng cách viết này {meant}.'
                raise Failure(CONFIGURATION, says, ADVICE)


def _of_levels(vocabulary: Vocabulary, file: OwnFile) -> Iterator[Said]:
    """Give the texts of a file's levels that stay another's."""
    blocks = file.data.get("level", ())
    if not any(block.get(key) for block in blocks for key in OF_LEVELS):
        return
    levels = LevelSpellings(vocabulary)
    means = levels.assumed | levels.exact
    names = {fold(level.label): level.key for level in vocabulary.level}
    for number, block in enumerate(blocks, start=1):
        for key in OF_LEVELS:
            for text in block.get(key, ()):
                known = names.get(fold(text)) or means.get(fold(text), block["key"])
                if known != block["key"]:
                    yield number, key, text, f"là của {vocabulary.label('level', known)}"


def _of_values(vocabulary: Vocabulary, file: OwnFile) -> Iterator[Said]:
    """Give the texts of a file's coded values that stay another's."""
    for number, block in enumerate(file.data.get("coded", ()), start=1):
        field = block["field"]
        keys = CodedSpellings(vocabulary, field).keys
        for text in block.get("spellings", ()):
            known = keys.get(fold(text), block["key"])
            if known != block["key"]:
                meant = f"là của {vocabulary.label(field, known)}"
                yield number, "spellings", text, meant
