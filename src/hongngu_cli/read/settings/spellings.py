"""Every spelling in force, with the file and the line that says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from hongngu_cli.model.spelling import Spelling
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.settings.toml_files import load_toml
from hongngu_cli.read.settings.toml_lines import TomlLines

SECTIONS = {
    "level": "level",
    "ambiguous": "level",
    "group": "group",
    "unit": "unit",
    "succession": "succession",
    "heading": "heading",
    "coded": "value",
}
"""Sections of a vocabulary file, and what kind of spellings they hold."""
KEYS: Mapping[str, Mapping[str, str]] = {
    "level": {
        "label": "name",
        "short": "name",
        "spellings": "anywhere",
        "abbreviations": "whole",
        "assumed": "assumed",
        "under_group": "under-group",
        "suggested": "suggested",
        "courses_begin": "begins",
    },
    "ambiguous": {"spellings": "ambiguous", "exact": "ambiguous"},
    "group": {"label": "name", "spellings": "whole", "titles": "title"},
    "unit": {"name": "name", "aliases": "anywhere"},
    "succession": {"former": "former"},
    "heading": {
        "headings": "whole",
        "under": "under",
        "under_day": "under",
        "under_month": "under",
        "under_year": "under",
        "of_people": "of-people",
        "subjects": "subject",
    },
    "coded": {"label": "name", "spellings": "whole"},
}
"""Which keys of a block hold spellings, and when these hold."""


def spellings_in_force(
    shipped: Path, own: Sequence[Path], vocabulary: Vocabulary
) -> tuple[Spelling, ...]:
    """List our spellings, then the office's own; ours are named by their file alone."""
    found: list[Spelling] = []
    for path in sorted(shipped.glob("*.toml")):
        found += _spellings(path, path.name, vocabulary, own=False)
    for path in own:
        found += _spellings(path, str(path), vocabulary, own=True)
    return tuple(found)


def _spellings(path: Path, name: str, vocabulary: Vocabulary, *, own: bool) -> Iterator[Spelling]:
    data, lines = load_toml(path), TomlLines(path.read_text(encoding="utf-8-sig"))
    for section, keys in KEYS.items():
        for number, block in enumerate(data.get(section, ()), start=1):
            field, key, label = _meaning(section, block, vocabulary)
            for at, use in keys.items():
                said = block.get(at, ())
                for text in [said] if isinstance(said, str) else said:
                    line = lines.of_text(text, section, number)
                    kind, when = SECTIONS[section], use if key else "none"
                    yield Spelling(kind, field, key, label, text, when, name, line, own)
    for short, full in data.get("abbreviation", {}).items():
        line = lines.of("abbreviation", 1, short) or lines.of_text(short, "abbreviation")
        yield Spelling("abbreviation", None, full, full, short, "anywhere", name, line, own)


def _meaning(
    section: str, block: Mapping[str, Any], vocabulary: Vocabulary
) -> tuple[str | None, str, str]:
    """Give the field, the key and the label of what a block is about."""
    if section == "unit":
        return None, block["name"], block["name"]
    if section == "succession":
        one = next(one for one in vocabulary.succession if one.key == block["key"])
        into = ", ".join(one.successors) or "kết thúc"
        return None, one.key, f"{into} (từ {one.since:%d/%m/%Y}, {one.source})"
    if section == "heading":
        return block["field"], block["field"], vocabulary.field_label(block["field"])
    if section == "ambiguous":
        labels = (vocabulary.label("level", key) for key in block["levels"])
        return None, ", ".join(block["levels"]), " hoặc ".join(labels) or "Không phải trình độ"
    if section == "coded":
        field, key = block["field"], block["key"]
        label = f"{vocabulary.field_label(field)}: {vocabulary.label(field, key)}"
        return field, key, label
    return None, block["key"], vocabulary.label(section, block["key"])
