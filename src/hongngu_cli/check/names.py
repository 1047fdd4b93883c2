"""Names that may be no person's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.check.telling import Telling
from hongngu_cli.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary

PERSONAL = ("birth_date", "birth_year", "sex")
"""Fields of which one speaks for a person, whatever the name begins with."""


def name_of_unit(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find names that begin as a unit's do and with no surname, where nothing personal stands."""
    telling = Telling(roster, vocabulary, "name-of-unit")
    units = tuple(f"{fold(word)} " for word in vocabulary.rows.unit)
    begins = {unit.split()[0] for unit in units} - set(map(fold, vocabulary.rows.surnames))
    personal = [roster.columns[field] for field in PERSONAL]

    def begins_as_units(text: str | None) -> bool:
        # Folding whole names takes long; few begin so.
        first = fold(text.partition(" ")[0]) if text else ""
        return first in begins and f"{fold(text or '')} ".startswith(units)

    for row in roster.where("name", begins_as_units):
        if all(told[row] is None for told in personal):
            says = "Tên này bắt đầu như tên đơn vị, nhưng dòng đang được tính là một người."
            yield telling.cell(row, "name", says)
