"""Keep of numbers and cadres what was asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hongngu_cli.analyse.select import absent_units, equals
from hongngu_cli.text.organisers import Organisers
from hongngu_cli.text.periods import year_within
from hongngu_cli.text.spellings import UnitSpellings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from hongngu_cli.analyse.select import Selection
    from hongngu_cli.model.cadres import Cadres
    from hongngu_cli.model.counts import Count, Counts
    from hongngu_cli.model.vocabulary import Vocabulary


def kept_counts(
    counts: Counts, selection: Selection, vocabulary: Vocabulary, *, shared: bool = False
) -> Counts:
    """Keep the numbers of the units, levels and years asked for.

    A class is of the unit that organises it, or takes part, too. A number is for a whole year,
    so that a period which is part of a year keeps it; one without a year is of no period.
    With ``shared`` a number that is of no unit is every unit's.
    """
    of_units = _of_units(selection, vocabulary)
    organisers = Organisers(vocabulary)
    every = (*counts.counts, *counts.unread)
    known = {year: _touched(year, selection) for year in {one.year for one in every}}

    def takes_part(one: Count) -> bool:
        return any(map(of_units, filter(None, (*organisers.parted(one.organiser), one.partner))))

    def kept(numbers: Iterable[Count]) -> tuple[Count, ...]:
        return tuple(
            one
            for one in numbers
            if known[one.year]
            and (
                (shared and one.unit is None)
                or of_units(one.unit)
                or any(
                    map(of_units, filter(None, (*organisers.parted(one.organiser), one.partner)))
                )
            )
            and (not selection.levels or one.level in selection.levels)
        )

    return replace(counts, counts=kept(counts.counts), unread=kept(counts.unread))


def _touched(year: int | None, selection: Selection) -> bool:
    """Tell whether the period asked for has a day of a year."""
    period = selection.period
    if period is None or year is None:
        return period is None
    return year_within(year, period, last_day=selection.last_day) != "outside"


def kept_cadres(cadres: Cadres, selection: Selection, vocabulary: Vocabulary) -> Cadres:
    """Keep the people asked for by unit and value; the others are ``filtered`` in the account.

    A unit asked for that no row names is told.
    """
    import numpy as np

    if not cadres.people or not (selection.units or selection.where):
        return cadres
    roster, of_units = cadres.roster, _of_units(selection, vocabulary)
    fitting = [equals(roster.frame[field], value) for field, value in selection.where]
    fits = dict(zip(roster.ids.tolist(), zip(*fitting, strict=True), strict=False))
    kept = tuple(one for one in cadres.people if of_units(one.unit) and all(fits.get(one.row, ())))
    rows = {one.row for one in kept}
    gone = [row for row in roster.ids.tolist() if row not in rows]
    units = UnitSpellings(vocabulary)
    labels = units.labels([*roster.frame["unit"].dropna().unique()])
    absent = absent_units(roster, selection.units, labels, units, "cán bộ")
    issues = (*cadres.issues, *absent)
    roster = roster.without(np.array(gone, dtype=np.int64), "filtered")
    return replace(cadres, people=kept, roster=roster, issues=issues)


def _of_units(selection: Selection, vocabulary: Vocabulary) -> Callable[[str | None], bool]:
    """Tell of a unit, in any spelling, whether it was asked for."""
    units = UnitSpellings(vocabulary)
    wanted = {units.key(units.known(name) or name) for name in selection.units}
    known: dict[str | None, bool] = {None: not wanted}

    def test(unit: str | None) -> bool:
        if unit not in known:
            known[unit] = not wanted or units.key(units.known(unit or "") or unit or "") in wanted
        return known[unit]

    return test
