"""Load the vocabulary: ours, with the office's own files laid over it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import is_dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar, get_args, get_type_hints

from hongngu_cli.model.failure import CONFIGURATION, Failure
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.settings.toml_files import load_toml, unknown_key, validated

T = TypeVar("T")
IDENTITY: Mapping[str, tuple[str, ...]] = {
    "group": ("key",),
    "level": ("key",),
    "unit": ("name",),
    "heading": ("field",),
    "coded": ("field", "key"),
    "kind": ("key",),
    "rule": ("key",),
    "condition": ("key",),
}
"""What makes two blocks of a section the same entry, so that one is laid over the other."""


def load_vocabulary(shipped: Path, own: Sequence[Path] = ()) -> Vocabulary:
    """Read every TOML file of the shipped folder, then lay the office's files over them.

    Lists of an entry are joined, other values replaced; new entries come last.
    Raises Failure (CONFIGURATION) naming file, place and nearest key.
    """
    merged: dict[str, Any] = {}
    for path in sorted(shipped.glob("*.toml")):
        merged = laid_over(merged, tomllib.loads(path.read_text(encoding="utf-8")))
    if not own:
        return made_of(Vocabulary, merged)
    for path in own:
        data = load_toml(path)
        unknown_key(Vocabulary, data, path)
        merged = laid_over(merged, data)
    return _consistent(validated(Vocabulary, merged, own[-1]), own[-1])


def made_of(shape: type[T], data: Mapping[str, Any]) -> T:
    """Make a dataclass of TOML that needs no checking: ours, which the tests check.

    The checker of offices' files takes a tenth of a second to load.
    """
    types = get_type_hints(shape)
    return shape(**{key: _valued(types[key], value) for key, value in data.items()})


def _valued(kind: Any, value: Any) -> Any:  # noqa: ANN401 - any type a dataclass's field may have
    if isinstance(value, list):
        return tuple(_valued(get_args(kind)[0], part) for part in value)
    return made_of(kind, value) if is_dataclass(kind) and isinstance(kind, type) else value


def _consistent(vocabulary: Vocabulary, path: Path) -> Vocabulary:
    """Refuse a level of a group, and a condition for a level, that is nowhere defined."""
    for level in vocabulary.level:
        if level.group not in vocabulary.groups:
            raise Failure(
                CONFIGURATION,
                f'{path}: trình độ "{level.key}" thuộc nhóm "{level.group}" chưa được định nghĩa.',
                f"Các nhóm đã có: {', '.join(vocabulary.groups)}; hoặc thêm một khối [[group]].",
            )
    known = list(vocabulary.levels)
    for condition in vocabulary.condition:
        for wanted in condition.level:
            if wanted not in known:
                near = get_close_matches(wanted, known, n=1)
                meant = f'Có phải "{near[0]}"? ' if near else ""
                raise Failure(
                    CONFIGURATION,
                    f'{path}: điều kiện "{condition.key}" nêu trình độ "{wanted}" chưa có.',
                    f"{meant}Sửa lại, hoặc thêm một khối [[level]].",
                )
    return vocabulary


def laid_over(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Lay one vocabulary file over another, both as TOML gives them."""
    merged = dict(base)
    for section, value in own.items():
        if section in IDENTITY:
            merged[section] = _entries(IDENTITY[section], merged.get(section, []), value)
        elif isinstance(value, dict):
            merged[section] = _entry(merged.get(section, {}), value)
        else:
            merged[section] = [*merged.get(section, []), *value]
    return merged


def _entries(identity: tuple[str, ...], base: list[Any], own: list[Any]) -> list[Any]:
    entries = {tuple(entry.get(key) for key in identity): entry for entry in base}
    for entry in own:
        name = tuple(entry.get(key) for key in identity)
        entries[name] = _entry(entries.get(name, {}), entry)
    return list(entries.values())


def _entry(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in own.items():
        joined = isinstance(value, list) and isinstance(merged.get(key), list)
        merged[key] = [*merged[key], *value] if joined else value
    return merged
