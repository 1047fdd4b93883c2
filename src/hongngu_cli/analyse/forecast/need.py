"""What posts need of each level: who lacks it, less who will have retired by then."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hongngu_cli.analyse.forecast.history import Named, key_of
from hongngu_cli.analyse.forecast.retirement import retires_by, schedules
from hongngu_cli.analyse.quota.chain import ALL, At
from hongngu_cli.analyse.standing.standing import HOLDS, LACKS, STUDIES, Standing
from hongngu_cli.model.figure import Figure

if TYPE_CHECKING:
    from hongngu_cli.model.cadres import Cadre
    from hongngu_cli.model.vocabulary import Vocabulary

REQUIRED, RETIRING, LEAVING, NEED = "required", "retiring", "leaving", "need"
WORDS = {
    REQUIRED: "Yêu cầu",
    HOLDS: "Đã có",
    STUDIES: "Đang học",
    LACKS: "Còn thiếu",
    RETIRING: "Còn thiếu và đến tuổi nghỉ hưu",
    LEAVING: "Đã có và đến tuổi nghỉ hưu",
}
MEASURES = (*WORDS, NEED)
GONE = {LACKS: RETIRING, HOLDS: LEAVING}
"""How those are counted, too, who will have retired; who studies is taken to finish."""


@dataclass(frozen=True, slots=True)
class Needs:
    """Figures of ``MEASURES`` by level and unit; at ``ALL`` units they add up.

    ``untold`` counts people of whom nothing tells when they retire, ``by_year`` those of whose
    birth only the year is told, ``unheld`` those who lack a level since the list does not tell
    what they hold.
    """

    figures: Mapping[tuple[str, At], Figure]
    untold: int
    by_year: int
    unheld: int

    def figure(self, measure: str, level: str | None, unit: str | None = ALL) -> Figure | None:
        """Give a figure; None where nobody is required to hold the level there."""
        return self.figures.get((measure, At(level, ALL, unit)))

    def value(self, measure: str, level: str | None, unit: str | None = ALL) -> int | None:
        """Give the value of a figure."""
        figure = self.figure(measure, level, unit)
        return None if figure is None else figure.value

    @property
    def levels(self) -> list[str]:
        """The levels that posts require."""
        levels = (at.level for name, at in self.figures if name == REQUIRED)
        return [level for level in dict.fromkeys(levels) if level is not None and level != ALL]

    def units(self, level: str | None) -> list[str | None]:
        """Give the units that require a level of anybody."""
        places = (at for name, at in self.figures if name == REQUIRED)
        return [at.unit for at in places if at.level == level and at.unit != ALL]


def needs(
    standings: Sequence[Standing],
    year: int,
    vocabulary: Vocabulary,
    unit_of: Callable[[Cadre], str | None],
    named: Named,
) -> Needs:
    """Count how people stand, and of them those who reach retirement by the end of a year."""
    ages = schedules(vocabulary)
    people = {one.person.cadre.row: one.person.cadre for one in standings}
    retires = {row: retires_by(year, cadre, ages) for row, cadre in people.items()}
    rows: dict[tuple[str, At], list[int]] = {}
    for one in standings:
        cadre = one.person.cadre
        gone = GONE.get(one.state) if retires[cadre.row] else None
        level = one.required.level
        for at in (At(level, ALL, unit_of(cadre)), At(level), At()):
            for measure in WORDS:
                of_place = rows.setdefault((measure, at), [])
                if measure in {REQUIRED, one.state, gone}:
                    of_place.append(cadre.row)
    figures = {key: _counted(*key, tuple(ids), year, named) for key, ids in rows.items()}
    for at in dict.fromkeys(at for _, at in rows):
        figures[NEED, at] = _needed(at, figures, year, named)
    told = [cadre for row, cadre in people.items() if retires[row] is not None]
    by_year = sum(one.birth_date is None for one in told)
    unheld = sum(one.state == LACKS and one.is_open for one in standings)
    return Needs(figures, len(people) - len(told), by_year, unheld)


def _counted(measure: str, at: At, rows: tuple[int, ...], year: int, named: Named) -> Figure:
    until = f" đến hết năm {year}" if measure in {RETIRING, LEAVING} else ""
    label = f"{WORDS[measure]}{until}, {named(at)}"
    return Figure(key_of(measure, at), label, len(rows), lambda: rows, of="cadres")


def _needed(at: At, figures: Mapping[tuple[str, At], Figure], year: int, named: Named) -> Figure:
    """Take from who lacks a level who will have retired."""
    lacking, retiring = figures[LACKS, at], figures[RETIRING, at]
    label = f"Cần đào tạo đến hết năm {year} theo yêu cầu của chức vụ, {named(at)}"
    terms = ((1, lacking), (-1, retiring))
    return Figure(key_of(NEED, at), label, lacking.value - retiring.value, terms=terms)
