"""Which units have sent their files, which is the newest, and what is new since last time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from hongngu_cli.analyse.senders import Sender
from hongngu_cli.analyse.units_over_time import Followed
from hongngu_cli.analyse.units_to_send import UnitsToSend
from hongngu_cli.model.receipt import NO_PEOPLE, LastTime, Receipt, Remembered
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.resend_order import is_of_later_period, names_apart, order_of, sent
from hongngu_cli.text.spellings import UnitSpellings

RECEIVED, EMPTY, UNREADABLE, MISSING = "received", "empty", "unreadable", "missing"
NEW, CHANGED, UNCHANGED, OLDER, GONE = "new", "changed", "unchanged", "older", "gone"


@dataclass(frozen=True, slots=True)
class UnitReceived:
    """A unit of the list: its files, the newest last, and what became of them since last time."""

    unit: str
    status: str
    files: tuple[Receipt, ...]
    since: str | None = None
    last: Remembered | None = None
    followed: Followed | None = None
    """What became of a unit that is no more on the day."""
    formers: Mapping[str, Followed] = field(default_factory=dict)
    """Units known last time that gave way to this one, of which nothing was known itself."""

    @property
    def successor(self) -> str | None:
        """The unit to be asked in place of this one."""
        return self.followed.name if self.followed and self.followed.outcome == "moved" else None

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
                others = sorted({file.sha256 for file in one.files} - {"", newest.sha256})
                known = Remembered(newest.sha256, newest.saved.date(), newest.told, tuple(others))
                kept[units.place_key(one.unit)] = one.unit, known
        return LastTime(day, dict(kept.values()))

    def _before(self) -> Mapping[str, Remembered]:
        return self.last.units if self.last else {}


def received(
    folder: str, to_send: UnitsToSend, receipts: Sequence[Receipt], last: LastTime | None
) -> Received:
    """Find whose each file is, and how each unit stands."""
    files = tuple(to_send.sender_of(receipt, folder) for receipt in receipts)
    by_unit: dict[str, list[Receipt]] = {name: [] for name in to_send.names}
    for file in files:
        for name in file.units:
            by_unit[name].append(file.receipt)
    key = to_send.key
    before = {key(name): one for name, one in last.units.items()} if last else {}
    formers = to_send.formers(last.units, last.day) if last else {}
    stand = []
    for name, own in by_unit.items():
        known = before.get(key(name))
        ordered = _ordered(own, known)
        olds = {} if known or last is None else formers.get(name, {})
        if olds and last:
            newest = ordered[-1] if ordered else None
            known = _carried({old: last.units[old] for old in olds}, olds, newest)
        one = _unit(name, ordered, known, compared=last is not None)
        stand.append(replace(one, followed=to_send.followed.get(name), formers=olds))
    return Received(tuple(stand), files, last)


def _ordered(files: Sequence[Receipt], before: Remembered | None) -> tuple[Receipt, ...]:
    """Put the files of a unit in their order, the newest last.

    One that can be read is newer than any that cannot. What names and lines tell comes before
    the clock of the file system, which anybody who opens or copies a file moves: by that alone
    none that lay there last time becomes newer than the one that was the newest then.
    """
    readable = [file for file in files if not file.fault]
    older = {file.path for file in readable if any(_is_later(one, file) for one in readable)}
    there = before is not None and any(file.sha256 == before.sha256 for file in readable)
    known = before.others if before and there else ()
    return tuple(
        sorted(
            files,
            key=lambda file: (
                not file.fault,
                file.path not in older,
                file.sha256 not in known,
                file.order,
            ),
        )
    )


def _is_later(one: Receipt, other: Receipt) -> bool:
    """Tell whether the first is of a later period, or else a resend of the other."""
    if one is other:
        return False
    names = names_apart(other.path, one.path)
    both = zip(names, (other, one), strict=True)
    former, latter = (sent(name, file.signed) for name, file in both)
    later = is_of_later_period(latter, former)
    if later is not None:
        return later
    order = order_of(former, latter, courses=False)
    return order is not None and order.second_is_later


def _carried(
    before: Mapping[str, Remembered], followed: Mapping[str, Followed], newest: Receipt | None
) -> Remembered | None:
    """Give what is known of a unit through those it came of: of one renamed, or the very file.

    The file of a unit merged of several is another than each of theirs.
    """
    for name, one in before.items():
        at = followed[name].at
        if (newest and newest.sha256 == one.sha256) or (at and len(at.former) == 1):
            return one
    return None


def _unit(
    name: str, ordered: tuple[Receipt, ...], before: Remembered | None, *, compared: bool
) -> UnitReceived:
    """Say how a unit stands."""
    newest = ordered[-1] if ordered else None
    status = _status(newest)
    if not compared:
        return UnitReceived(name, status, ordered)
    return UnitReceived(name, status, ordered, _since(newest, before), before)


def _status(newest: Receipt | None) -> str:
    if newest is None:
        return MISSING
    return {"": RECEIVED, NO_PEOPLE: EMPTY}.get(newest.fault, UNREADABLE)


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
