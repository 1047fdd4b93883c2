"""All enrolments of the inputs, read and examined once for every question that is asked of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from hongngu_cli import pipeline
from hongngu_cli.analyse.regrouped import Regrouping
from hongngu_cli.analyse.select import Selection
from hongngu_cli.analyse.told import Filling, told_by_others
from hongngu_cli.model.failure import USAGE, Failure
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.severities import as_set
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.report.masking import without_names
from hongngu_cli.text.spellings import UnitSpellings


@dataclass(frozen=True, eq=False)
class Everybody:
    """All enrolments of a roster with what is to be said of them, before any is chosen."""

    roster: Roster
    fillings: tuple[Filling, ...]
    issues: tuple[Issue, ...]
    vocabulary: Vocabulary

    @classmethod
    def of(
        cls,
        session: pipeline.Session,
        selection: Selection,
        by: Collection[str],
        *,
        mask: bool,
    ) -> Everybody:
        """Read and examine the roster, its fields in ``by`` filled, its units those of the day."""
        vocabulary = session.vocabulary
        read = pipeline.roster_of(session)
        day = selection.as_of
        issues = pipeline.examine(session, read, as_of=day, counts_only=True, by=by)
        roster, fillings = told_by_others(read, by, vocabulary)
        regrouping, _ = regrouping_of(selection, vocabulary)
        roster = regrouping.roster(roster)
        found = (*issues, *as_set(regrouping.issues, vocabulary))
        return cls(roster, fillings, told_of(found, vocabulary, mask=mask), vocabulary)

    def within(self, names: tuple[str, ...]) -> Roster:
        """Give the enrolments of some units, all there are where one of these has none."""
        import numpy as np

        keys = [self.key(name) for name in names]
        if not keys or not all(key in self.units for key in keys):
            return self.roster
        rows = [at for key in keys for at in self.units[key]]
        ids = self.roster.ids
        return self.roster.without(ids[np.isin(ids, rows, invert=True)], "filtered")

    def key(self, name: str) -> str:
        """Give the key under which the spellings of a unit agree."""
        return self.spellings.key(self.spellings.known(name) or name)

    @cached_property
    def spellings(self) -> UnitSpellings:
        """The spellings of units."""
        return UnitSpellings(self.vocabulary)

    @cached_property
    def units(self) -> Mapping[str, list[int]]:
        """The enrolments of each unit."""
        written = self.roster.columns["unit"]
        labels = self.spellings.labels(dict.fromkeys(unit for unit in written if unit))
        keys = {text: self.key(label) for text, label in labels.items()}
        found: dict[str, list[int]] = {}
        for at in self.roster.ids.tolist():
            if written[at]:
                found.setdefault(keys[written[at]], []).append(at)
        return found


def regrouping_of(selection: Selection, vocabulary: Vocabulary) -> tuple[Regrouping, Selection]:
    """Give what puts rows into the units of the day asked for, and leaves them without one.

    With it comes the selection, of units as they are named on that day. Raises Failure (USAGE)
    where a unit is asked for that is of another day.
    """
    day = selection.units_as_of
    regrouping = Regrouping(vocabulary, day)
    if day is None or regrouping.over is None:
        return regrouping, selection
    units = [regrouping.over.follow(name, day) for name in selection.units]
    for name, followed in zip(selection.units, units, strict=True):
        if followed.outcome == "moved":
            says = f"--unit: ngày {day:%d/%m/%Y} “{name}” thuộc đơn vị “{followed.name}”."
            advice = f'Ghi --unit "{followed.name}", hoặc bỏ --units-as-of để hỏi theo tên cũ.'
            raise Failure(USAGE, says, advice)
    return regrouping, replace(selection, units=tuple(one.name for one in units))


def told_of(issues: Iterable[Issue], vocabulary: Vocabulary, *, mask: bool) -> tuple[Issue, ...]:
    """Give issues by place, each once; with ``mask`` without what identifies a person."""
    told = tuple(sorted(dict.fromkeys(issues), key=lambda issue: issue.order))
    return without_names(told, vocabulary) if mask else told
