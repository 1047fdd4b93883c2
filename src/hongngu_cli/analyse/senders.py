"""Whose a file is that came: by its titles, its column of units, and its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hongngu_cli.model.receipt import Receipt
from hongngu_cli.text.file_names import stem_of, words_of_name
from hongngu_cli.text.listed_units import NOBODY, ListedUnits, Names

FEW = 0.1
"""So few of a file's rows do not make it a unit's."""
BESIDE = 0.5
"""In a list of somebody's own, fewer rows of another unit than this share of the owner's are
people who moved there: the unit itself has not sent its list."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Whose a file is, and by what that was told.

    ``unsure`` are units it may be of, ``strays`` those with a few rows in it, ``beside`` those
    with so many that they count, though it is somebody else's, ``misnamed`` those that only its
    name speaks of, against what is in it. ``overview`` counts the units of a table of figures,
    which is none of theirs. ``through`` are the units by whose name of another day it is theirs.
    """

    receipt: Receipt
    units: Names
    by: str = ""
    unsure: Names = NOBODY
    strays: tuple[tuple[str, int], ...] = ()
    beside: tuple[tuple[str, int], ...] = ()
    misnamed: Names = NOBODY
    overview: int = 0
    through: Names = NOBODY


def sender_of(receipt: Receipt, folder: str, listed: ListedUnits) -> Sender:
    """Tell whose a file is: by its titles and its column of units, and by its name.

    Where the name contradicts what is in the file, what is in it counts.
    """
    titled, maybe_titled = _within(receipt.titles, listed)
    if receipt.fault and len(titled | maybe_titled) > 1:
        # No list of people, but one of units, such as a report on who has sent.
        titled = maybe_titled = NOBODY
    named, maybe_named = _within(_name_parts(receipt.path, folder), listed)
    rows, tallied = _counted(receipt.rows, listed), _counted(receipt.tallies, listed)
    overview = len(tallied) if len(tallied) > 1 else 0
    counted = rows if overview else rows + tallied
    own = titled | named
    columned = _columned(counted, sum(receipt.rows.values()), own)
    inside = titled | columned
    misnamed = named if inside and not named & inside else NOBODY
    units = inside | (named - misnamed)
    owners = own - misnamed
    by = [("tiêu đề", titled), ("cột đơn vị", columned), ("tên tệp", named - misnamed)]
    unsure = maybe_titled | maybe_named | NOBODY.union(*_within(receipt.referred, listed))
    return Sender(
        receipt,
        units,
        ", ".join(word for word, found in by if found),
        NOBODY if units else unsure,
        tuple((name, count) for name, count in sorted(rows.items()) if name not in units),
        tuple((n, count) for n, count in sorted(rows.items()) if owners and n in units - owners),
        misnamed,
        overview,
    )


def _columned(counted: Mapping[str, int], rows: int, own: Names) -> Names:
    """Give the units that have rows enough in a file, of which title and name say whose it is."""
    owners = own or {name for name, count in counted.items() if count >= (1 - FEW) * rows}
    if not owners:
        return frozenset(counted)
    of_owners = rows - sum(count for name, count in counted.items() if name not in owners)
    enough = {True: FEW * rows, False: max(FEW * rows, BESIDE * of_owners)}
    return frozenset(n for n, count in counted.items() if count >= enough[n in owners])


def _within(texts: Sequence[str], listed: ListedUnits) -> tuple[Names, Names]:
    found = [listed.within(text) for text in texts]
    sure = NOBODY.union(*(names for names, _ in found))
    return sure, NOBODY.union(*(names for _, names in found)) - sure


def _name_parts(path: str, folder: str) -> list[str]:
    """Give the words of a file's name, and of the folders it lies in below the one asked for."""
    inner = Path(path)
    below = inner.relative_to(folder) if inner.is_relative_to(folder) else Path(inner.name)
    return [words_of_name(part) for part in (*below.parent.parts, stem_of(path))]


def _counted(rows: Mapping[str, int], listed: ListedUnits) -> Counter[str]:
    """Count the rows of each unit of the list; a school of a commune is another unit."""
    found: Counter[str] = Counter()
    for text, count in rows.items():
        names = listed.called(text)
        if len(names) == 1:
            found[next(iter(names))] += count
    return found
