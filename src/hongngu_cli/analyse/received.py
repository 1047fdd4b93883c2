"""Which units have sent their files, which is the newest, and what is new since last time."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hongngu_cli.model.receipt import LastTime, Receipt, Remembered
from hongngu_cli.model.vocabulary import Unit, Vocabulary
from hongngu_cli.text.file_names import stem_of, words_of_name
from hongngu_cli.text.listed_units import NOBODY, ListedUnits, Names
from hongngu_cli.text.spellings import UnitSpellings

RECEIVED, UNREADABLE, MISSING = "received", "unreadable", "missing"
NEW, CHANGED, UNCHANGED, OLDER, GONE = "new", "changed", "unchanged", "older", "gone"
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
    which is none of theirs.
    """

    receipt: Receipt
    units: Names
    by: str = ""
    unsure: Names = NOBODY
    strays: tuple[tuple[str, int], ...] = ()
    beside: tuple[tuple[str, int], ...] = ()
    misnamed: Names = NOBODY
    overview: int = 0


@dataclass(frozen=True, slots=True)
class UnitReceived:
    """A unit of the list: its files, the newest last, and what became of them since last time."""

    unit: str
    status: str
    files: tuple[Receipt, ...]
    since: str | None = None
    last: Remembered | None = None

    @property
    def newest(self) -> Receipt | None:
        """The newest file that can be read, else the newest of all."""
        return self.files[-1] if self.files else None


@dataclass(frozen=True, slots=True)
class Received:
    """All units in the order of the list, and all files with their senders."""

    units: tuple[UnitReceived, ...]
    files: tuple[Sender, ...]
    last: LastTime | None = field(default=None)

    def remembered(self, day: dt.date, vocabulary: Vocabulary) -> LastTime:
        """Give what the next time is to be held against, with what is known of other units.

        Of a unit whose files are gone or cannot be opened, what was known of it is kept.
        """
        units = UnitSpellings(vocabulary)
        kept = {units.place_key(name): (name, one) for name, one in self._before().items()}
        for one in self.units:
            newest = one.newest
            if newest and newest.saved and newest.sha256:
                known = Remembered(newest.sha256, newest.saved.date(), newest.told)
                kept[units.place_key(one.unit)] = one.unit, known
        return LastTime(day, dict(kept.values()))

    def _before(self) -> Mapping[str, Remembered]:
        return self.last.units if self.last else {}


def received(
    folder: str,
    units: Sequence[Unit],
    receipts: Sequence[Receipt],
    vocabulary: Vocabulary,
    last: LastTime | None,
) -> Received:
    """Find whose each file is, and how each unit stands."""
    listed = ListedUnits(units, vocabulary)
    files = tuple(sender_of(receipt, folder, listed) for receipt in receipts)
    by_unit: dict[str, list[Receipt]] = {unit.name: [] for unit in units}
    for file in files:
        for name in file.units:
            by_unit[name].append(file.receipt)
    key = listed.units.place_key
    before = {key(name): one for name, one in last.units.items()} if last else {}
    stand = (
        _unit(name, own, before.get(key(name)), compared=last is not None)
        for name, own in by_unit.items()
    )
    return Received(tuple(stand), files, last)


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


def _unit(
    name: str, files: Sequence[Receipt], before: Remembered | None, *, compared: bool
) -> UnitReceived:
    """Say how a unit stands; a file that can be read is newer than any that cannot."""
    ordered = tuple(sorted(files, key=lambda file: (not file.fault, file.order)))
    newest = ordered[-1] if ordered else None
    status = MISSING if newest is None else UNREADABLE if newest.fault else RECEIVED
    if not compared:
        return UnitReceived(name, status, ordered)
    return UnitReceived(name, status, ordered, _since(newest, before), before)


def _since(newest: Receipt | None, before: Remembered | None) -> str | None:
    """Say what became of a unit's newest file since last time, by what it holds."""
    if newest is None:
        return GONE if before else None
    if before is None:
        return NEW
    if not newest.sha256:
        return None  # it could not be opened, so that nobody can say
    if newest.sha256 == before.sha256:
        return UNCHANGED
    day, day_before = days_held(newest, before)
    return OLDER if day < day_before else CHANGED


def days_held(newest: Receipt, before: Remembered) -> tuple[dt.date, dt.date]:
    """Give the days by which two files are held against each other, of one kind for both."""
    if newest.told and before.told:
        return newest.told, before.told
    return (newest.saved.date() if newest.saved else before.saved), before.saved
