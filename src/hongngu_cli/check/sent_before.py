"""Who was sent to a level before, among the rows of one name, birth year and level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from hongngu_cli.check.people_alike import People
    from hongngu_cli.model.roster import Roster

NOT_FINISHED = ("withdrawn", "deferred", "admitted", "sent")
"""After these nothing is wrong with being sent again."""


@dataclass(frozen=True, slots=True)
class Sending:
    """A row: whose it may be, what and when, and whether the training was not broken off.

    ``birth_date`` and ``unit`` are numbers that equal ones share; a birth date of zero is none.
    """

    row: int
    birth_date: int
    unit: int
    level: str
    year: int
    lasting: bool

    def told(self) -> Iterator[Hashable]:
        """Name those whose training it tells."""
        yield ("unit", self.unit)
        yield ("date", self.birth_date) if self.birth_date else ("undated", self.unit)

    def asked(self) -> Iterator[Hashable]:
        """Name those who it may be: of that birth date, else of that unit where one has none.

        The year of birth is no person: two cadres may share it, but hardly in one unit.
        """
        if self.birth_date:
            yield ("date", self.birth_date)
            yield ("undated", self.unit)
        else:
            yield ("unit", self.unit)


def sent_again(
    roster: Roster, people: People, agreeing: Sequence[str], differing: str
) -> Iterable[list[Sending]]:
    """Give, of some people, the rows of one name and birth year that agree, in order.

    Only where those who may be one differ in another field; few do, so that most are never
    looked at.
    """
    people = people.among((people.told["birth_year"] > 0) & (people.told["training"] > 0))
    same = ("name", *agreeing)
    undated = people.told["birth_date"] == 0
    chosen = people.differing((*same, "birth_date"), differing) & ~undated
    if undated.any():
        chosen |= people.differing((*same, "birth_year", "unit"), differing)
    levels, statuses = roster.columns["level"], roster.columns["status"]
    people = people.among(chosen)
    told = (people.told[name].tolist() for name in ("birth_date", "unit", "training"))
    sendings = (
        Sending(row, born, unit, levels[row], year, statuses[row] not in NOT_FINISHED)
        for row, born, unit, year in zip(people.rows.tolist(), *told, strict=True)
    )
    groups: dict[int, list[Sending]] = {}
    for key, sent in zip(people.joined((*same, "birth_year")).tolist(), sendings, strict=True):
        groups.setdefault(key, []).append(sent)
    return groups.values()


class SentBefore:
    """Rows met so far: by who they may be and by year the first one, and the first lasting one.

    Thousands of rows may bear one name, so none is held against every other.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._rows: dict[Hashable, dict[int, list[int | None]]] = {}

    def add(self, sent: Sending) -> None:
        """Take a row; rows are taken in their order."""
        for key in sent.told():
            first = self._rows.setdefault(key, {}).setdefault(sent.year, [sent.row, None])
            if sent.lasting and first[1] is None:
                first[1] = sent.row

    def again(self, sent: Sending) -> int | None:
        """Give the first row that sent the same person in another year, and did not break off.

        Of two years the earlier one counts.
        """
        return min(self._earlier(sent), default=None)

    def _earlier(self, sent: Sending) -> Iterator[int]:
        for key in sent.asked():
            for year, (first, lasting) in self._rows.get(key, {}).items():
                if year < sent.year and lasting is not None:
                    yield lasting
                if year > sent.year and sent.lasting and first is not None:
                    yield first
