"""Places named with or without the word for their kind: "Xã Long Hoà A" and "Long Hoà A"."""

from __future__ import annotations

from collections.abc import Iterable

from hongngu_cli.text.fold import has_marks, unmark
from hongngu_cli.text.spellings import UnitSpellings, without_marks


class Places:
    """The units that some lists name; a bare name means the one place that bears it."""

    def __init__(self, units: UnitSpellings, names: Iterable[str]) -> None:
        """Note which places are named in full, and how they look without marks."""
        self.units = units
        named = {units.place_key(name): name for name in names}
        whole: dict[str, set[str]] = {}
        for key in named:
            if (bare := units.without_kind(key)) != key:
                whole.setdefault(bare, set()).add(key)
        self.whole = {bare: keys.pop() for bare, keys in whole.items() if len(keys) == 1}
        marked = {key: key for key, name in named.items() if has_marks(name)}
        self.unmarked = without_marks({**marked, **self.whole})

    def key(self, text: str) -> str:
        """Give the key under which the spellings of one unit agree, its bodies' too."""
        key = self.units.place_key(text)
        if not has_marks(text):
            key = self.unmarked.get(unmark(key), key)
        return self.whole.get(key, key)
