"""Units that the office's own list of units does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.check.telling import Telling, by_table
from hongngu_cli.text.spellings import UnitSpellings
from hongngu_cli.text.suggestions import Suggestions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary


def unit_unknown(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find units that are not in the office's list; where it has none, any unit will do.

    What looks like a known unit misspelt is told at each of its cells, any other unit once a
    table: a list of schools is no list of mistakes.
    """
    telling = Telling(roster, vocabulary, "unit-unknown")
    near, written = unit_suggestions(vocabulary), roster.columns["unit"]
    for rows in by_table(roster, in_unknown_units(roster, vocabulary)).values():
        of_text: dict[str, list[int]] = {}
        for row in rows:
            of_text.setdefault(written[row], []).append(row)
        for text, those in of_text.items():
            meant = near.nearest(text)
            if meant:
                says = "Đơn vị này không có trong danh sách đơn vị của cơ quan."
                advice = f'Có phải "{meant}"? Nếu phải, sửa lại ô này.'
                yield from (telling.cell(row, "unit", says, advice) for row in those)
                continue
            more = f" ({len(those)} lượt)" if len(those) > 1 else ""
            says = f"Đơn vị này không có trong danh sách đơn vị của cơ quan{more}."
            yield telling.cell(those[0], "unit", says)


def in_unknown_units(roster: Roster, vocabulary: Vocabulary) -> list[int]:
    """List the rows whose unit the office's list does not have; none where it has no list."""
    if not vocabulary.unit:
        return []
    units, written = UnitSpellings(vocabulary), roster.columns["unit"]
    unknown = {
        text
        for text in {written[row] for row in roster.ids.tolist()} - {None}
        if units.known(text) is None and units.within(text) is None
    }
    return [row for row in roster.ids.tolist() if written[row] in unknown]


def unit_suggestions(vocabulary: Vocabulary) -> Suggestions:
    """Give the office's units with their spellings."""
    return Suggestions(
        (spelling, unit.name) for unit in vocabulary.unit for spelling in (unit.name, *unit.aliases)
    )
