"""What each cadre holds and is studying, by the cadre list and the trainings together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hongngu_cli.analyse.plan.days import months_after

if TYPE_CHECKING:
    from hongngu_cli.model.cadres import Cadre
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.vocabulary import Vocabulary

STUDYING = ("studying", "enrolled", "admitted", "sent", None)
"""What a training says whose course may still run."""


@dataclass(frozen=True, slots=True)
class Study:
    """A level being studied, and the day on which the course ends as far as is known."""

    level: str
    until: dt.date


class Studies:
    """Tells of cadres which levels they hold and which they study."""

    def __init__(
        self,
        roster: Roster,
        trainings: Mapping[int, tuple[int, ...]],
        vocabulary: Vocabulary,
        now: dt.date,
        begins: str,
    ) -> None:
        """Take the trainings of each cadre; ``begins`` is the day a year's courses begin on."""
        self.columns, self.trainings, self.now = roster.columns, trainings, now
        self.month, self.day = (int(part) for part in begins.split("-"))
        self.levels = vocabulary.levels
        self.rank = {key: number for number, key in enumerate(self.levels)}

    def held(self, cadre: Cadre) -> tuple[str, ...]:
        """Give the levels that the list says somebody holds, and those completed by training."""
        told = [one for one in (cadre.theory, cadre.degree) if one]
        return (*told, *(row["level"] for row in self._rows(cadre) if row["status"] == "completed"))

    def holds(self, held: Iterable[str], level: str) -> bool:
        """Tell whether who holds some levels holds one: itself, or a higher one of its group.

        Of what stands beside another level, as a second degree does, only itself counts, and
        short courses are none that anybody holds.
        """
        of = self.levels[level]
        if not of.months:
            return False
        return any(
            one == level
            or (
                not of.refines
                and self.levels[one].group == of.group
                and self.rank[one] >= self.rank[level]
            )
            for one in held
        )

    def having(self, cadre: Cadre) -> tuple[str, ...]:
        """Give the levels that somebody holds, or will once what is studied now has ended."""
        return (*self.held(cadre), *(one.level for one in self.studied(cadre)))

    def studied(self, cadre: Cadre) -> tuple[Study, ...]:
        """Give the levels somebody is studying now, as trainings or the list's remark tell."""
        found: dict[str, Study] = {}
        for row in self._rows(cadre):
            if row["status"] in STUDYING and row["level"]:
                until = self._until(row)
                if row["status"] == "studying" or until > self.now:
                    found[row["level"]] = Study(row["level"], max(until, self.now))
        for level in cadre.studying:
            ends = months_after(self.now, self.levels[level].months)
            found.setdefault(level, Study(level, ends))
        return tuple(found.values())

    def _until(self, row: Mapping[str, Any]) -> dt.date:
        """Give the day a course ends: as told, else by how long it lasts."""
        if row["end"] is not None:
            ends: dt.date = row["end"]
            return ends
        begun = row["start"]
        if begun is None and row["year"] is not None:
            begun = dt.date(row["year"], self.month, self.day)
        return months_after(begun, self.levels[row["level"]].months) if begun else self.now

    def _rows(self, cadre: Cadre) -> Iterable[Mapping[str, Any]]:
        fields = ("level", "status", "start", "end", "year")
        for at in self.trainings.get(cadre.row, ()):
            yield {field: self.columns[field][at] for field in fields}
