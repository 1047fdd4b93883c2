"""Load the vocabulary: ours, with the office's own files laid over it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_args, get_type_hints

from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.settings.own_circles import refuse_circles
from hongngu_cli.read.settings.own_spellings import refuse_vain_spellings
from hongngu_cli.read.settings.own_units import refuse_units_alike
from hongngu_cli.read.settings.own_words import (
    IDENTITY,
    load_own,
    refuse_fixed,
    refuse_incomplete,
    refuse_unknown_words,
    refuse_vain_conditions,
)
from hongngu_cli.text.spellings import UnitSpellings

T = TypeVar("T")


def load_vocabulary(shipped: Path, own: Sequence[Path] = ()) -> Vocabulary:
    """Read every TOML file of the shipped folder, then lay the office's files over them.

    Lists of an entry are joined, other values replaced; new entries come last. Those of
    ``DECIDING`` sections are replaced whole, value by value, and new ones come first.
    Raises Failure (CONFIGURATION) naming file, place and nearest key.
    """
    ours: dict[str, Any] = {}
    for path in sorted(shipped.glob("*.toml")):
        ours = laid_over(ours, tomllib.loads(path.read_text(encoding="utf-8")))
    if not own:
        return made_of(Vocabulary, _with_usual(ours, ours))
    files = [load_own(path) for path in own]
    merged = ours
    for file in files:
        merged = laid_over(merged, file.data)
    refuse_unknown_words(merged, ours, files)
    refuse_incomplete(merged, ours, files)
    refuse_circles(merged, files)
    refuse_fixed(ours, files)
    refuse_vain_conditions(merged, files)
    vocabulary = made_of(Vocabulary, _with_usual(merged, ours))
    refuse_units_alike(UnitSpellings(vocabulary), files)
    refuse_vain_spellings(vocabulary, files)
    return vocabulary


def _with_usual(merged: Mapping[str, Any], ours: Mapping[str, Any]) -> dict[str, Any]:
    """Keep the severity each rule has with us beside the one in force."""
    usual = {rule["key"]: rule["severity"] for rule in ours["rule"]}
    rules = [{**rule, "usual": usual[rule["key"]]} for rule in merged["rule"]]
    return {**merged, "rule": rules}


def made_of(shape: type[T], data: Mapping[str, Any]) -> T:
    """Make a dataclass of TOML that needs no checking: ours, which the tests check.

    The checker of offices' files takes a tenth of a second to load.
    """
    kind: Any = shape  # mypy does not know that a class can be looked up
    types = _types(kind)
    return shape(**{key: _valued(types[key], value) for key, value in data.items()})


@cache
def _types(shape: type[Any]) -> Mapping[str, Any]:
    """Give the types of a class's fields; they would be worked out anew each time."""
    return get_type_hints(shape)


def _valued(kind: Any, value: Any) -> Any:  # noqa: ANN401 - any type a dataclass's field may have
    if isinstance(value, list):
        return tuple(_valued(get_args(kind)[0], part) for part in value)
    return made_of(kind, value) if is_dataclass(kind) and isinstance(kind, type) else value


def laid_over(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Lay one vocabulary file over another, both as TOML gives them."""
    merged = dict(base)
    for section, value in own.items():
        if section in DECIDING:
            merged[section] = _deciding(IDENTITY[section], merged.get(section, []), value)
        elif section in IDENTITY:
            merged[section] = _entries(IDENTITY[section], merged.get(section, []), value)
        elif isinstance(value, dict):
            merged[section] = _entry(merged.get(section, {}), value)
        else:
            merged[section] = [*merged.get(section, []), *value]
    return merged


DECIDING = {"requirement", "commitment", "succession", "ended"}
"""Sections whose lists belong together: what an office writes in an entry is meant instead."""


def _deciding(identity: tuple[str, ...], base: list[Any], own: list[Any]) -> list[Any]:
    names = {tuple(entry.get(key) for key in identity): entry for entry in base}
    told = {tuple(entry.get(key) for key in identity): entry for entry in own}
    new = [entry for name, entry in told.items() if name not in names]
    return [*new, *({**entry, **told.get(name, {})} for name, entry in names.items())]


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
