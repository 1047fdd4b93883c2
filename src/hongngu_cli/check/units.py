"""Units that the office's own list of units does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.check.suggestions import Suggestions
from hongngu_cli.check.telling import Telling, by_table
from hongngu_cli.text.spellings import UnitSpellings

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
    if not vocabulary.unit:
        return
    telling = Telling(roster, vocabulary, "unit-unknown")
    units, near = UnitSpellings(vocabulary), _suggestions(vocabulary)
    written = roster.frame["unit"].dropna()
    unknown = {
        text
        for text in written.unique().tolist()
        if units.known(text) is None and units.within(text) is None
    }
    for rows in by_table(roster, written.index[written.isin(unknown)].tolist()).values():
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


def _suggestions(vocabulary: Vocabulary) -> Suggestions:
    return Suggestions(
        (spelling, unit.name) for unit in vocabulary.unit for spelling in (unit.name, *unit.aliases)
    )
