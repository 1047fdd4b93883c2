"""What is to be considered of somebody when a course begins; by itself it bars nobody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from hongngu_cli.analyse.plan.days import ages

if TYPE_CHECKING:
    from hongngu_cli.model.cadres import Cadre, Cadres
    from hongngu_cli.model.conditions import Condition
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.vocabulary import Vocabulary

CONSIDER = "cần xem xét"


class Eligibility:
    """Holds people against the conditions in force on the day a course begins."""

    def __init__(self, cadres: Cadres, vocabulary: Vocabulary, mode: str) -> None:
        """Take the conditions for courses in a mode; what a list does not ask speaks for nobody."""
        self.vocabulary, self.roster = vocabulary, cadres.roster
        self.rank = {key: number for number, key in enumerate(vocabulary.levels)}
        self.conditions = [one for one in vocabulary.condition if one.mode in (None, mode)]

    def doubts(self, cadre: Cadre, level: str, begins: dt.date) -> tuple[str, ...]:
        """Say what somebody does not meet for a course that begins on a day, with the source."""
        in_force = (
            one
            for one in self.conditions
            if level in one.level
            and one.sex in (None, cadre.sex)
            and (one.since or dt.date.min) <= begins <= (one.until or dt.date.max)
        )
        return tuple(
            f"{CONSIDER}: {unmet} ({one.source})"
            for one in in_force
            for unmet in self._unmet(cadre, one, begins)
        )

    def last_year(self, cadre: Cadre, level: str, begins: dt.date) -> int | None:
        """Give in how many years an age limit is passed; None where there is none."""
        told = ages(cadre, begins)
        limits = [one.oldest for one in self.conditions if level in one.level and one.oldest]
        return min(limits) - told[1] if limits and told else None

    def _unmet(self, cadre: Cadre, condition: Condition, begins: dt.date) -> Iterable[str]:
        told = ages(cadre, begins)
        if told and condition.youngest is not None and told[1] < condition.youngest:
            yield f"{told[1]} tuổi khi bắt đầu học, quy định từ đủ {condition.youngest} tuổi"
        if told and condition.oldest is not None and told[0] > condition.oldest:
            yield f"{told[0]} tuổi khi bắt đầu học, quy định không quá {condition.oldest} tuổi"
        of_party = cadre.party_date is not None or not condition.party
        if not of_party and asks_for(self.roster, cadre, "party_date"):
            yield "chưa ghi ngày vào Đảng"
        if condition.degree:
            yield from self._degree(cadre, condition.degree)
        if condition.why and not (condition.of_age or condition.of_standing):
            yield condition.why

    def _degree(self, cadre: Cadre, degree: str) -> Iterable[str]:
        """Say who has no such degree, or of whom the list does not tell."""
        lower = cadre.degree is not None and self.rank[cadre.degree] < self.rank[degree]
        if lower or (cadre.degree is None and "degree" in cadre.held_none):
            yield f"chưa có trình độ {self.vocabulary.label('level', degree)} trở lên"
        elif cadre.degree or "degree" in cadre.held_unread:
            return
        elif asks_for(self.roster, cadre, "level_held_degree"):
            yield "danh sách không ghi trình độ chuyên môn"


def asks_for(roster: Roster, cadre: Cadre, field: str) -> bool:
    """Tell whether somebody's list has a column for a field."""
    table = roster.tables[int(roster.origins.table[cadre.row])]
    return table.column_of(field) is not None or any(
        one.field == field for one in table.columns.values()
    )
