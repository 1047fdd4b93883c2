"""The units that are to send their files, with those they came of and those they gave way to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from hongngu_cli.analyse.senders import Sender, sender_of
from hongngu_cli.analyse.units_over_time import Followed, UnitsOverTime
from hongngu_cli.model.receipt import Receipt
from hongngu_cli.model.units import Unit
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.listed_units import NOBODY, ListedUnits, Names


class UnitsToSend:
    """Finds whose a file is, be it sent under the name of another day.

    ``followed`` is, of each listed unit that is no more on the day, what became of it.
    """

    def __init__(self, units: Sequence[Unit], vocabulary: Vocabulary, day: dt.date) -> None:
        """Follow the units of the list to those of the day, and back to those they came of."""
        self.over = over = UnitsOverTime(vocabulary, day)
        self.names = [unit.name for unit in units]
        self.key, self.listed = over.units.place_key, ListedUnits(units, vocabulary)
        ends = {unit.name: over.follow(unit.name, day) for unit in units}
        self.followed = {
            name: end for name, end in ends.items() if end.outcome not in {"same", "unlisted"}
        }
        self.counts_for: dict[str, set[str]] = {unit.name: {unit.name} for unit in units}
        self.own = own = {self.key(unit.name): unit.name for unit in units}
        for name, end in self.followed.items():
            if end.outcome == "moved":
                successor = own.get(self.key(end.name), end.name)
                self.counts_for.setdefault(successor, set()).add(name)
                self.followed[name] = replace(end, name=successor)
        formers = self._formers(own, vocabulary, over)
        among = [replace(u, aliases=(*u.aliases, *formers.get(u.name, ()))) for u in units]
        others = [Unit(name) for name in self.counts_for if name not in ends]
        self.wide = ListedUnits([*among, *others], vocabulary)

    def _formers(
        self, own: dict[str, str], vocabulary: Vocabulary, over: UnitsOverTime
    ) -> dict[str, list[str]]:
        """Give the units that a listed one came of by the day, or comes of later."""
        later = UnitsOverTime(vocabulary, dt.date.max)
        found: dict[str, list[str]] = {}
        for former in (name for one in vocabulary.succession for name in one.former):
            ends = [one.follow(former, None) for one in (over, later)]
            into = [own.get(self.key(end.name)) for end in ends if end.outcome == "moved"]
            unit = next(filter(None, into), None)
            if unit and self.key(former) not in own:
                found.setdefault(unit, []).append(former)
        return found

    def formers(self, names: Iterable[str], when: dt.date) -> dict[str, dict[str, Followed]]:
        """Give, of each listed unit, those of some names off the list that gave way to it."""
        found: dict[str, dict[str, Followed]] = {}
        for name in names:
            end = self.over.follow(name, when)
            unit = self.own.get(self.key(end.name))
            if unit and end.outcome == "moved" and self.key(name) not in self.own:
                found.setdefault(unit, {})[name] = end
        return found

    def sender_of(self, receipt: Receipt, folder: str) -> Sender:
        """Tell whose a file is: by the names of the list, else by those of another day."""
        sender = sender_of(receipt, folder, self.listed)
        if sender.units:
            return replace(sender, units=self._all(sender.units))
        through = sender_of(receipt, folder, self.wide)
        if not through.units:
            return sender
        units = self._all(through.units)
        misnamed = NOBODY if self._all(through.misnamed) & units else through.misnamed
        return replace(through, units=units, misnamed=misnamed, through=through.units)

    def _all(self, names: Iterable[str]) -> Names:
        """Give with each unit those that gave way to it."""
        return NOBODY.union(*(self.counts_for.get(name, {name}) for name in names))
