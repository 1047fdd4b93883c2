"""What a plan changes of the one before, of which people were told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hongngu_cli.text.fold import fold_name
from hongngu_cli.text.spellings import UnitSpellings

if TYPE_CHECKING:
    from hongngu_cli.analyse.plan.planning import Planned
    from hongngu_cli.model.cadres import Cadre, Cadres
    from hongngu_cli.model.previous import Told
    from hongngu_cli.model.vocabulary import Vocabulary

YEAR = 4
GONE = "không còn trong danh sách cán bộ"
SEVERAL = "danh sách cán bộ có nhiều người cùng họ tên, chưa rõ là ai"
NOT_ASKED = "danh sách cán bộ không còn đề nghị"
ADDED = "mới được xếp"


@dataclass(frozen=True, slots=True)
class Change:
    """What differs from what somebody was told: years, None for waiting. ``at`` is a number.

    Of who is no longer a candidate there is no number, and ``told`` says who it was.
    """

    was: int | None
    now: int | None
    at: int | None = None
    told: Told | None = None
    why: str = ""


class Previous:
    """The plan before, its people found among the cadres."""

    def __init__(self, told: Iterable[Told], cadres: Cadres, vocabulary: Vocabulary) -> None:
        """Find each person by name, then by birth, then by unit."""
        self.units = UnitSpellings(vocabulary)
        self.by_name: dict[str, list[Cadre]] = {}
        for one in cadres.people:
            if one.name:
                self.by_name.setdefault(fold_name(one.name), []).append(one)
        self.years: dict[tuple[int, str], int] = {}
        self.people: dict[tuple[int, str], Told] = {}
        self.lost: list[tuple[Told, str]] = []
        for each in told:
            found = self._people(each)
            if len(found) == 1:
                key = (found[0].row, each.level)
                self.years[key], self.people[key] = each.year, each
            else:
                self.lost.append((each, SEVERAL if found else GONE))

    def _people(self, told: Told) -> list[Cadre]:
        found = [
            one for one in self.by_name.get(fold_name(told.name), ()) if _born(one, told.birth)
        ]
        if len(found) > 1 and told.unit:
            key = self.units.place_key(told.unit)
            found = [one for one in found if one.unit and self.units.place_key(one.unit) == key]
        return found

    def changes(self, plan: Planned) -> Iterator[Change]:
        """Give what differs, in the list's order; who is gone comes last."""
        met: set[tuple[int, str]] = set()
        for at, (asked, year) in enumerate(zip(plan.asked, plan.years, strict=True)):
            key = (asked.cadre.row, asked.level)
            met.add(key)
            was = self.years.get(key)
            if was != year:
                yield Change(was, year, at, why=ADDED if was is None else "")
        for key, told in self.people.items():
            if key not in met:
                yield Change(told.year, None, told=told, why=NOT_ASKED)
        for told, why in self.lost:
            yield Change(told.year, None, told=told, why=why)

    def kept(self, plan: Planned) -> list[int]:
        """Give who goes when they were told, by number."""
        told: Mapping[tuple[int, str], int] = self.years
        pairs = enumerate(zip(plan.asked, plan.years, strict=True))
        return [
            at
            for at, (one, year) in pairs
            if year is not None and told.get((one.cadre.row, one.level)) == year
        ]


def _born(cadre: Cadre, birth: str | None) -> bool:
    """Tell whether a birth may be somebody's: what only one side tells speaks for nothing."""
    if birth is None or (cadre.birth_date is None and cadre.birth_year is None):
        return True
    if cadre.birth_date is not None and len(birth) > YEAR:
        return cadre.birth_date.isoformat() == birth
    year = cadre.birth_date.year if cadre.birth_date else cadre.birth_year
    return birth[:YEAR] == str(year)
