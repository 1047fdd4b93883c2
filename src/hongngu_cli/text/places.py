"""Places named with or without the word for their kind: "Xã Long Hoà A" and "Long Hoà A"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hongngu_cli.text.fold import has_marks, unmark
from hongngu_cli.text.spellings import UnitSpellings


class Places:
    """The units that some lists name; a bare name means the one place that bears it.

    So does a name typed without marks.
    """

    def __init__(self, units: UnitSpellings, names: Iterable[str]) -> None:
        """Note which places are named in full."""
        self.units = units
        kind = re.compile(rf"(?:{'|'.join(units.kinds_of_places)}) (?=\S)")
        whole: dict[str, set[str]] = {}
        unmarked: dict[str, set[str]] = {}
        for name in names:
            key = units.place_key(name)
            found = kind.match(key)
            bare = key[found.end() :] if found else key
            if found:
                whole.setdefault(bare, set()).add(key)
            if has_marks(name):
                for typed in (unmark(key), unmark(bare)):
                    unmarked.setdefault(typed, set()).add(key)
        self.whole, self.unmarked = _sole(whole), _sole(unmarked)

    def key(self, text: str) -> str:
        """Give the key under which the spellings of one unit agree, its bodies' too."""
        key = self.units.place_key(text)
        key = self.whole.get(key, key)
        return key if has_marks(text) else self.unmarked.get(unmark(key), key)


def _sole(keys: dict[str, set[str]]) -> dict[str, str]:
    return {spelling: found.pop() for spelling, found in keys.items() if len(found) == 1}
