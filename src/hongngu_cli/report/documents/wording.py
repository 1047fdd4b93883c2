"""Names of levels, units and periods as they stand in a sentence."""

from __future__ import annotations

from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.labels import IN_FULL, in_sentence


def level_named(vocabulary: Vocabulary, key: str) -> str:
    """Name a level inside a sentence."""
    return in_sentence(vocabulary.label("level", key))


def level_within(vocabulary: Vocabulary, key: str, group: str) -> str:
    """Name a level after its group, whose end it does not say again: "trung cấp"."""
    return _shortened(level_named(vocabulary, key), in_sentence(vocabulary.label("group", group)))


def _shortened(level: str, group: str) -> str:
    for end in IN_FULL.values():
        if group.endswith(end) and level.endswith(f" {end}"):
            return level.removesuffix(f" {end}")
    return level


def within(period: str) -> str:
    """Say in which time, at the start of a sentence.

    >>> within("năm 2021"), within("từ năm 2018 đến năm 2021")
    ('Trong năm 2021', 'Từ năm 2018 đến năm 2021')
    """
    if period.startswith(("từ ", "đến ")):
        return period[:1].upper() + period[1:]
    return f"Trong {period}"
