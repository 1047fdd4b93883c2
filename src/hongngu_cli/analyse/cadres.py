"""People of cadre lists, each once, whatever number of lists and rows they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hongngu_cli.analyse.people import person_numbers
from hongngu_cli.model.issue import Issue
from hongngu_cli.text.fold import fold
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.spellings import UnitSpellings

if TYPE_CHECKING:
    from hongngu_cli.model.cadres import Cadre, Cadres
    from hongngu_cli.model.vocabulary import Vocabulary

HELD = {"theory": "level_held_theory", "degree": "level_held_degree"}
TOGETHER = ("asks", "studying", "deferred")
"""Levels that all rows of one person tell together, the highest first."""
ALIKE = ("planned", "held_none", "held_unread", "asks_unread")
"""What all rows of one person tell together."""
COMPARED = ("position", "unit", "priority", "sex")
"""What two rows of one person should tell alike."""
NONE = "chưa có"
REPEATED, CONTRADICTED = "cadre-repeated", "cadre-contradicted"


def united(cadres: Cadres, vocabulary: Vocabulary) -> Cadres:
    """Make one of the rows of one person: the first counts, with what the others tell besides.

    Of levels held the higher counts. Rows that tell otherwise are told; all but the first are
    ``duplicate`` in the account.
    """
    import numpy as np

    numbers = person_numbers(cadres.roster.frame, vocabulary)
    groups: dict[int, list[Cadre]] = {}
    of_row = dict(zip(numbers.index.tolist(), numbers.tolist(), strict=True))
    for one in cadres.people:
        groups.setdefault(of_row[one.row], []).append(one)
    uniting = Uniting(cadres, vocabulary)
    people = [uniting.one_of(rows) for rows in groups.values()]
    gone = sorted(one.row for rows in groups.values() for one in rows[1:])
    roster = cadres.roster.without(np.array(gone, dtype=np.int64), "duplicate")
    repeats = {one.row: rows[0].row for rows in groups.values() for one in rows[1:]}
    issues = (*cadres.issues, *uniting.issues)
    return replace(
        cadres, people=tuple(people), roster=replace(roster, repeats=repeats), issues=issues
    )


class Uniting:
    """Makes one of several rows, and notes what to say of it."""

    def __init__(self, cadres: Cadres, vocabulary: Vocabulary) -> None:
        """Rank the levels in the vocabulary's order."""
        self.roster, self.vocabulary = cadres.roster, vocabulary
        self.rank = {key: number for number, key in enumerate(vocabulary.levels)}
        self.units = UnitSpellings(vocabulary)
        self.issues: list[Issue] = []

    def one_of(self, rows: Sequence[Cadre]) -> Cadre:
        """Give the first row with what the others tell besides."""
        first = rows[0]
        for other in rows[1:]:
            self._tell_repeated(first, other)
            self.issues += self._contradictions(first, other)
            first = self._joined(first, other)
        return first

    def _joined(self, one: Cadre, other: Cadre) -> Cadre:
        told: dict[str, Any] = {
            name: getattr(one, name) if getattr(one, name) is not None else getattr(other, name)
            for name in one.__slots__
        }
        told |= {name: self._higher(getattr(one, name), getattr(other, name)) for name in HELD}
        for name in (*TOGETHER, *ALIKE):
            told[name] = tuple(dict.fromkeys((*getattr(one, name), *getattr(other, name))))
        for name in TOGETHER:
            told[name] = tuple(sorted(told[name], key=self.rank.__getitem__, reverse=True))
        told["may_ask"] = one.may_ask or other.may_ask
        return replace(one, **told)

    def _higher(self, one: str | None, other: str | None) -> str | None:
        return max((one, other), key=lambda key: self.rank.get(key or "", -1))

    def _tell_repeated(self, first: Cadre, other: Cadre) -> None:
        place = self.roster.place(other.row, "name")
        typed = shown(self.roster.typed(other.row, "name")) or None
        seen = self.roster.seen_from(first.row, other.row)
        says = f"Người này đã có ở {seen} nên chỉ tính một lần."
        self.issues.append(Issue(REPEATED, "warning", place, typed, says, self._advice(REPEATED)))

    def _contradictions(self, first: Cadre, other: Cadre) -> Iterable[Issue]:
        """Tell what two rows of one person tell otherwise."""
        for name in (*HELD, *COMPARED):
            one, two = getattr(first, name), getattr(other, name)
            none_told = name in HELD and (
                (one is None and name in first.held_none)
                or (two is None and name in other.held_none)
            )
            untold = one is None or two is None
            if one == two or (untold and not none_told):
                continue
            if not untold and self._alike(name, one, two):
                continue
            field = HELD.get(name, name)
            kept = self._higher(one, two) if name in HELD else one
            seen = self.roster.seen_from(first.row, other.row)
            label = self.vocabulary.field_label(field)
            says = (
                f"{label} ở đây là {self._label(name, two)}, ở {seen} là "
                f"{self._label(name, one)}; tính theo {self._label(name, kept)}."
            )
            place = self.roster.place(other.row, field)
            typed = shown(self.roster.typed(other.row, field)) or None
            yield Issue(CONTRADICTED, "warning", place, typed, says, self._advice(CONTRADICTED))

    def _alike(self, name: str, one: object, two: object) -> bool:
        """Tell whether two values differ at most in how they are written."""
        if name == "unit":
            return self.units.place_key(str(one)) == self.units.place_key(str(two))
        return one == two or fold(str(one)) == fold(str(two))

    def _label(self, name: str, value: object) -> str:
        if name in HELD:
            return self.vocabulary.label("level", str(value)) if value else NONE
        return self.vocabulary.label(name, str(value))

    def _advice(self, rule: str) -> str:
        return self.vocabulary.rules[rule].advice
