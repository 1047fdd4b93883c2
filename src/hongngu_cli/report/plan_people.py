"""People of a plan as tables and JSON show them: who, to what, when, why."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from hongngu_cli.analyse.plan.reasons import Reasons
from hongngu_cli.model.table import Term
from hongngu_cli.report.masking import HIDDEN
from hongngu_cli.text.numbers import shown

if TYPE_CHECKING:
    from hongngu_cli.analyse.plan.planning import Planned
    from hongngu_cli.model.cadres import Cadre
    from hongngu_cli.model.report import Json
    from hongngu_cli.model.table import Row, Value
    from hongngu_cli.model.vocabulary import Vocabulary


@dataclass(frozen=True, eq=False)
class People:
    """Shows the candidates of a plan; with ``mask`` nobody by name or birth."""

    plan: Planned
    vocabulary: Vocabulary
    mask: bool

    @cached_property
    def reasons(self) -> tuple[tuple[str, ...], ...]:
        """The reasons of each candidate."""
        reasons = Reasons(self.plan)
        return tuple(reasons.of(at) for at in range(len(self.plan.asked)))

    @cached_property
    def assigned(self) -> tuple[int, ...]:
        """Who goes, by year, level and class, then in the list's order."""
        rank = {key: number for number, key in enumerate(self.vocabulary.levels)}

        def order(at: int) -> tuple[int, int, int, int]:
            one = self.plan.problem.candidates[at]
            return (self.plan.years[at] or 0, rank[one.level], one.priority or 10**6, at)

        return tuple(sorted(self._where(going=True), key=order))

    @cached_property
    def waiting(self) -> tuple[int, ...]:
        """Who waits, in the list's order, but who may not go at all last."""
        return tuple(sorted(self._where(going=False), key=lambda at: (not self.may_go(at), at)))

    def _where(self, *, going: bool) -> list[int]:
        return [at for at, year in enumerate(self.plan.years) if (year is not None) == going]

    def may_go(self, at: int) -> bool:
        """Tell whether somebody could go in some year, if there were a seat."""
        return bool(self.plan.problem.candidates[at].years)

    def level(self, key: str) -> Term:
        """Give a level as tables show it."""
        return Term(key, self.vocabulary.label("level", key))

    def name(self, cadre: Cadre) -> str | None:
        """Give a person's name, unless names are hidden."""
        return self.hidden(cadre.name)

    def hidden(self, text: str | None) -> str | None:
        """Hide what identifies somebody, where that is asked for."""
        return HIDDEN if self.mask and text else text

    def birth(self, cadre: Cadre) -> Value:
        """Give a birth, for people 15/03/1982 and for programs 1982-03-15, or the year alone."""
        told = self.hidden(born(cadre))
        if told != HIDDEN and cadre.birth_date:
            return Term(cadre.birth_date.isoformat(), shown(cadre.birth_date))
        return told

    def row(self, at: int, number: int) -> Row:
        """Give the row of a candidate in the lists."""
        asked = self.plan.asked[at]
        cadre = asked.cadre
        told: dict[str, Value] = {
            "number": number,
            "name": self.name(cadre),
            "birth": self.birth(cadre),
            "position": cadre.position,
            "unit": asked.unit or None,
            "priority": cadre.priority,
            "level": self.level(asked.level) if asked.level else asked.wish,
            "year": self.plan.years[at],
            "reasons": "; ".join(self.reasons[at]),
        }
        return told

    def member(self, at: int) -> dict[str, Json]:
        """Give a candidate as JSON tells it; the year only of who goes."""
        asked, year = self.plan.asked[at], self.plan.years[at]
        cadre = asked.cadre
        told: dict[str, Json] = {
            "name": self.name(cadre),
            "birth": self.hidden(born(cadre)),
            "unit": asked.unit or None,
            "level": asked.level or None,
        }
        if year is not None:
            told["year"] = year
        return {**told, "priority": cadre.priority, "reasons": [*self.reasons[at]]}


def born(cadre: Cadre) -> str | None:
    """Give a birth as programs read it: the day, or the year alone."""
    if cadre.birth_date:
        return cadre.birth_date.isoformat()
    return str(cadre.birth_year) if cadre.birth_year else None
