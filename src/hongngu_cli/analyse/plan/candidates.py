"""Who is to go to which course: what the cadre lists ask for, in the order of the list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from hongngu_cli.analyse.plan.eligibility import CONSIDER
from hongngu_cli.analyse.plan.problem import Candidate
from hongngu_cli.text.spellings import UnitSpellings

if TYPE_CHECKING:
    from hongngu_cli.analyse.plan.eligibility import Eligibility
    from hongngu_cli.analyse.plan.preferences import Preferences
    from hongngu_cli.analyse.plan.prerequisites import Prerequisites
    from hongngu_cli.analyse.plan.studies import Studies, Study
    from hongngu_cli.analyse.requirements import Required, Requirements
    from hongngu_cli.model.cadres import Cadre, Cadres
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary

MONTHS = 12
HELD, STUDIED, UNREAD = "held", "studied", "unread"
"""Why somebody who asks is not to go: the level is held, or studied, or was not understood."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A person and a level to go to, with all that is known before seats are given out.

    ``unit`` is its label. ``level`` is '' where the ``wish`` was not understood, which is told
    as it is written. ``required`` tells which post requires the level, where the list does
    not ask itself. ``barred`` says why the person cannot go in any year, ``because`` which kind
    of reason that is; ``not_before`` why not in the first years; ``doubts`` what is to be
    considered, by year. ``speaks`` is what speaks for the person, in the order of preference.
    """

    cadre: Cadre
    unit: str
    level: str
    candidate: Candidate
    speaks: tuple[str, ...]
    wish: str = ""
    required: Required | None = None
    barred: str = ""
    because: str = ""
    not_before: str = ""
    doubts: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Asking:
    """Makes candidates of the people of the cadre lists, for a run of years."""

    cadres: Cadres
    vocabulary: Vocabulary
    settings: Settings
    as_of: dt.date
    years: range
    studies: Studies
    eligibility: Eligibility
    prerequisites: Prerequisites
    preferences: Preferences
    requirements: Requirements
    labels: Mapping[str, str]
    """The label of each unit as it is written."""

    def everybody(self) -> tuple[Asked, ...]:
        """Give who asks for what, by unit in the vocabulary's order, then by row and level."""
        units, labels = UnitSpellings(self.vocabulary), self.labels
        people = self.cadres.people
        own = dict.fromkeys(labels[one.unit] for one in people if one.unit)
        met = {label: at for at, label in enumerate(own)}
        last = len(units.order)

        def order(cadre: Cadre) -> tuple[int, int, int]:
            label = labels.get(cadre.unit or "", "")
            return (units.order.get(label, last), met.get(label, len(met)), cadre.row)

        return tuple(
            asked
            for cadre in sorted(people, key=order)
            for asked in self._of(cadre, labels.get(cadre.unit or "", ""))
        )

    def _of(self, cadre: Cadre, unit: str) -> Iterator[Asked]:
        held, studied = self.studies.held(cadre), self.studies.studied(cadre)
        for level in reversed(cadre.asks):
            asked = self._asked(cadre, unit, level)
            yield self._with_years(asked, held, studied)
        for wish in cadre.asks_unread:
            nobody = Candidate(cadre.row, "", unit, (), 0, cadre.priority)
            says = f"nhu cầu “{wish}” chưa hiểu được"
            yield Asked(cadre, unit, "", nobody, (), wish, barred=says, because=UNREAD)
        if not cadre.may_ask:
            for one in self.requirements.of(cadre):
                if not self.studies.holds(self.studies.having(cadre), one.level):
                    asked = replace(self._asked(cadre, unit, one.level), required=one)
                    yield self._with_years(asked, held, studied)

    def _asked(self, cadre: Cadre, unit: str, level: str) -> Asked:
        """Say what speaks for somebody, and how long the course is."""
        plan = self.settings.plan
        told = self.preferences.of(cadre, level)
        months = self.vocabulary.levels[level].months
        lasts = -(-months // MONTHS) if months >= plan.long_months else 0
        grades = tuple(grade for grade, _ in told)
        words = tuple(word for grade, word in told if grade > 0)
        one = Candidate(cadre.row, level, unit, (), lasts, cadre.priority, grades)
        return Asked(cadre, unit, level, one, words)

    def _with_years(self, asked: Asked, held: tuple[str, ...], studied: tuple[Study, ...]) -> Asked:
        """Find the years in which somebody may go, if there is a seat."""
        for because, barred in self._bars(asked, held, studied):
            return replace(asked, barred=barred, because=because)
        years, why = list(self.years), []
        for left, said in self._later(asked, held, studied):
            if len(kept := [year for year in years if year in left]) < len(years):
                years = kept
                why.append(said)
        doubts = {year: self._doubts(asked, year) for year in years}
        if self.settings.plan.review_excludes and any(doubts.values()):
            why += dict.fromkeys(text for year in years for text in doubts[year])
            years = [year for year in years if not doubts[year]]
        told = replace(asked.candidate, years=tuple(years))
        words = "; ".join(why)
        if not years:
            return replace(asked, candidate=told, barred=words)
        return replace(asked, candidate=told, not_before=words, doubts=doubts)

    def _doubts(self, asked: Asked, year: int) -> tuple[str, ...]:
        cadre, before = asked.cadre, self.vocabulary.levels[asked.level].prerequisite
        told = self.eligibility.doubts(cadre, asked.level, self._begins(year))
        if before and not self.studies.holds(self.studies.having(cadre), before):
            told = (self.prerequisites.unmet(cadre, before)[0], *told)
        if asked.required and (untold := self.prerequisites.untold(cadre, asked.level)):
            told = (f"{CONSIDER}: {untold}", *told)
        return told

    def _bars(
        self, asked: Asked, held: tuple[str, ...], studied: tuple[Study, ...]
    ) -> Iterator[tuple[str, str]]:
        """Say why somebody cannot go at all."""
        level, cadre = self.vocabulary.levels[asked.level], asked.cadre
        if any(one.level == asked.level for one in studied):
            yield STUDIED, f"đang học {level.label}"
        if self.studies.holds(held, asked.level):
            have = max(
                held, key=lambda one: self.studies.rank[one] * (self._group(one) == level.group)
            )
            yield HELD, f"đã có {self.vocabulary.label('level', have)}"
        before = level.prerequisite
        if before and not self.studies.holds(self.studies.having(cadre), before):
            says, bars = self.prerequisites.unmet(cadre, before)
            if bars:
                yield "", says

    def _later(
        self, asked: Asked, held: tuple[str, ...], studied: tuple[Study, ...]
    ) -> Iterator[tuple[set[int], str]]:
        """Give, reason by reason, the years that are left, and the reason."""
        wanted, level = asked.cadre.wanted_year, self.vocabulary.levels[asked.level]
        if wanted is not None:
            yield {year for year in self.years if year >= wanted}, f"đề nghị đi từ năm {wanted}"
        before = level.prerequisite
        if before and not self.studies.holds(held, before):
            ends = [one for one in studied if self.studies.holds((one.level,), before)]
            for first in sorted(ends, key=lambda one: one.until)[:1]:
                yield self._after(first), self._ends(first)
        for one in studied:
            if asked.candidate.lasts and self._is_long(one.level):
                yield self._after(one), self._ends(one)

    def _after(self, study: Study) -> set[int]:
        return {year for year in self.years if study.until <= self._begins(year)}

    def _ends(self, study: Study) -> str:
        label = self.vocabulary.label("level", study.level)
        return f"đang học {label} đến tháng {study.until.month}/{study.until.year}"

    def _begins(self, year: int) -> dt.date:
        return dt.date(year, self.studies.month, self.studies.day)

    def _group(self, level: str) -> str:
        return self.vocabulary.levels[level].group

    def _is_long(self, level: str) -> bool:
        return self.vocabulary.levels[level].months >= self.settings.plan.long_months

    def away(self) -> Iterable[tuple[Cadre, tuple[Study, ...]]]:
        """Give who is in long courses now, with these."""
        for cadre in self.cadres.people:
            long = tuple(one for one in self.studies.studied(cadre) if self._is_long(one.level))
            if long:
                yield cadre, long
