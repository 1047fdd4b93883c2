"""Spellings of levels, units and coded values that the vocabulary does not have."""

from __future__ import annotations

from functools import cache, partial
from itertools import chain
from typing import TYPE_CHECKING

from hongngu_cli.check.shifted import shifted_rows
from hongngu_cli.check.telling import doubtful
from hongngu_cli.check.units import UnitSuggestions, in_unknown_units
from hongngu_cli.check.words import (
    AMBIGUOUS,
    OF_MARKS,
    coded_in_doubt,
    heading_group,
    marked_heading,
    titled,
)
from hongngu_cli.model.spelling import Unknown
from hongngu_cli.text.cell_errors import is_error
from hongngu_cli.text.dates import is_day
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.levels import LevelSpellings
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.suggestions import coded_suggestions, level_suggestions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hongngu_cli.model.place import Place
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.vocabulary import Vocabulary


def unknown_spellings(roster: Roster, vocabulary: Vocabulary) -> Iterator[Unknown]:
    """Give the spellings that a vocabulary can explain, at each of their cells.

    What could be one of several levels, or tells a group alone, has to be written out in the
    roster instead; signs alone, days and a spreadsheet's errors are no spellings, nor is what
    stands in a row that is shifted.
    """
    found = (_levels(roster, vocabulary), _units(roster, vocabulary), _values(roster, vocabulary))
    asked = (one for one in chain(*found) if fold(one.text) and not is_error(one.text))
    shifted = {_row_of(roster.first_cell(row)) for row in shifted_rows(roster, vocabulary)}
    return (one for one in asked if not is_day(one.text) and _row_of(one.place) not in shifted)


def _row_of(place: Place) -> tuple[str, str | None, int | None]:
    return place.path, place.sheet, place.row


def _levels(roster: Roster, vocabulary: Vocabulary) -> Iterator[Unknown]:
    marks, alone = vocabulary.rows.mark, cache(LevelSpellings(vocabulary).group_alone)
    near = cache(partial(level_suggestions, vocabulary))
    for row, code in doubtful(roster, "level").items():
        text, group = _typed(roster, row, "level"), heading_group(roster, row)
        if code != AMBIGUOUS and (heading := marked_heading(roster, row)):
            text = heading  # which is to be a level
        told_apart = code == AMBIGUOUS or text.casefold() in marks or titled(roster, row)
        if not told_apart and not alone(text):
            meant = near(group).nearest(text) or ""
            yield Unknown("level", "level", text, 1, roster.place(row, "level"), meant)


def _units(roster: Roster, vocabulary: Vocabulary) -> Iterator[Unknown]:
    near, written = UnitSuggestions(vocabulary), roster.columns["unit"]
    for row in in_unknown_units(roster, vocabulary):
        text = clean(written[row])
        meant = near.nearest(text) or ""
        yield Unknown("unit", "unit", text, 1, roster.place(row, "unit"), meant)


def _values(roster: Roster, vocabulary: Vocabulary) -> Iterator[Unknown]:
    near = coded_suggestions(vocabulary)
    for field in coded_in_doubt(roster):
        for row, code in doubtful(roster, field).items():
            text = _typed(roster, row, field)
            if code not in OF_MARKS and field in near:
                meant = near[field].nearest(text) or ""
                yield Unknown("value", field, text, 1, roster.place(row, field), meant)


def _typed(roster: Roster, row: int, field: str) -> str:
    return clean(shown(roster.typed(row, field)))
