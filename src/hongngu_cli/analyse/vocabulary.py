"""Spellings looked for, and whether a new one is free."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from hongngu_cli.model.spelling import Meaning, Spelling, Unknown
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.fold import clean, fold, has_marks, unmark
from hongngu_cli.text.levels import LevelSpellings
from hongngu_cli.text.spellings import UnitSpellings

MEANT = ("name", "anywhere", "whole", "assumed")
DECIDED = (*MEANT, "ambiguous", "none")
"""Uses in which a spelling's meaning is settled, so that it can have no other."""
TOLD_APART = ("level", "heading", "value")
"""Kinds of spellings that stand in cells where each must mean one thing; a vocabulary of two
units of one spelling is refused."""
ALIKE = 0.72
MOST_ALIKE = 5


@dataclass(frozen=True, slots=True)
class Taken:
    """A spelling that has a meaning already; ``by`` is where it says so, if it stands anywhere.

    ``why`` is the use that settles its meaning; of what can be no level it is what it is instead:
    the name of a "group" or a "unit", a "heading", a "value", or words that stand "around" levels.
    """

    text: str
    label: str
    same: bool
    by: Spelling | None = None
    why: str = ""


def looked_for(spellings: Sequence[Spelling], text: str) -> tuple[Spelling, ...]:
    """Find a text among spellings and meanings: whole ones, else those that hold its words."""
    whole = tuple(one for one in spellings if _is(one.text, text))
    if whole:
        return whole
    bare, key = not has_marks(text), fold(text)
    words = f" {unmark(key) if bare else key} "
    return tuple(
        one
        for one in spellings
        if text.strip() in (one.key, one.field)
        or any(words in f" {_read(said, bare=bare)} " for said in (one.text, one.label))
    )


def twofold(spellings: Iterable[Spelling]) -> tuple[tuple[Spelling, ...], ...]:
    """Find spellings of the office's own that mean two things in one place, each with the other.

    What we ask back, or take for no level, the office decides by naming a level so.
    """
    alike: dict[tuple[str, str | None, str], dict[str, Spelling]] = {}
    for one in spellings:
        if one.use in MEANT and one.kind in TOLD_APART:
            place = (one.kind, one.field if one.kind == "value" else None, fold(one.text))
            alike.setdefault(place, {}).setdefault(one.key, one)
    several = (tuple(found.values()) for found in alike.values() if len(found) > 1)
    return tuple(found for found in several if any(one.own for one in found))


def each_once(met: Iterable[Unknown]) -> list[Unknown]:
    """Gather unknown spellings that are alike, and count; those with a suggestion come first."""
    found: dict[tuple[str, str, str], Unknown] = {}
    for one in met:
        key = one.kind, one.field, fold(one.text)
        before = found.get(key)
        found[key] = replace(before, times=before.times + one.times) if before else one
    return sorted(found.values(), key=lambda one: not one.meant)


def nearest(spellings: Iterable[Spelling], text: str) -> tuple[str, ...]:
    """Give the spellings most like a text that is none."""
    known = {unmark(one.text): one.text for one in spellings}
    near = difflib.get_close_matches(unmark(text), known, n=MOST_ALIKE, cutoff=ALIKE)
    return tuple(known[bare] for bare in near)


def taken(
    text: str, meaning: Meaning, spellings: Sequence[Spelling], vocabulary: Vocabulary
) -> Taken | None:
    """Tell what a text means already where the spelling is to be added; None for a free one."""
    rivals = [
        one
        for one in spellings
        if one.kind == meaning.kind
        and (one.kind != "value" or one.field == meaning.field)
        and one.use in DECIDED
        and _is(one.text, text)
    ]
    # What the office says itself comes last, and holds.
    for one in reversed(rivals):
        return Taken(text, one.label, one.key == meaning.key, one, one.use)
    if meaning.kind == "level":
        levels = LevelSpellings(vocabulary)
        if key := levels.named(text).key:
            return Taken(text, vocabulary.label("level", key), key == meaning.key)
        return _no_level(text, spellings, levels)
    if meaning.kind == "unit":
        name = UnitSpellings(vocabulary).known(text)
        return Taken(text, name, name == meaning.key) if name else None
    return None


def _no_level(text: str, spellings: Sequence[Spelling], levels: LevelSpellings) -> Taken | None:
    """Tell what words are that would make a level of every cell they stand in; None for others."""
    named = [clean(bare) for bare in levels.surroundings.candidates(text)]
    settled = [one for one in reversed(spellings) if one.use in DECIDED]
    for kind in ("group", "heading", "around", "value", "unit"):
        for bare in named:
            if kind == "around" and levels.surroundings.are_all(bare):
                return Taken(text, "", same=False, why=kind)
            for one in settled:
                if one.kind == kind and bare and _is(one.text, bare):
                    return Taken(text, one.label, same=False, by=one, why=kind)
    return None


def _is(known: str, text: str) -> bool:
    """Tell whether two spellings agree; one typed without marks agrees with all its marked ones."""
    if fold(known) == fold(text):
        return True
    return not has_marks(text) and unmark(fold(known)) == unmark(fold(text)) != ""


def _read(text: str, *, bare: bool) -> str:
    return unmark(fold(text)) if bare else fold(text)
