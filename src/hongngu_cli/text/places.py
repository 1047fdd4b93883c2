"""Places named with or without the word for their kind: "Xã Long Hoà A" and "Long Hoà A"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hongngu_cli.text.spellings import UnitSpellings


class Places:
    """The units that some lists name; a bare name means the one place that bears it."""

    def __init__(self, units: UnitSpellings, names: Iterable[str]) -> None:
        """Note which places are named in full."""
        self.units = units
        kind = re.compile(rf"(?:{'|'.join(units.kinds_of_places)}) (?=\S)")
        whole: dict[str, set[str]] = {}
        for key in {units.place_key(name) for name in names}:
            if found := kind.match(key):
                whole.setdefault(key[found.end() :], set()).add(key)
        self.whole = {bare: keys.pop() for bare, keys in whole.items() if len(keys) == 1}

    def key(self, text: str) -> str:
        """Give the key under which the spellings of one unit agree, its bodies' too."""
        key = self.units.place_key(text)
        return self.whole.get(key, key)
