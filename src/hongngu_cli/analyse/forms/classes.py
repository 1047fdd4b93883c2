"""Classes in a form: by what was taught and who opened them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hongngu_cli.analyse.forms.fitting import NO_COLUMN, UNTOLD, Fit, Rows
from hongngu_cli.model.counts import Count
from hongngu_cli.model.form import FormColumn, FormLayout
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.fold import fold
from hongngu_cli.text.levels import LevelSpellings
from hongngu_cli.text.organisers import Organisers
from hongngu_cli.text.spellings import CodedSpellings, any_of

ORGANISER = "organiser"
NAMELESS = "(không ghi loại lớp)"
OutsideClasses = Mapping[tuple[str, tuple[str, ...], str], tuple[Count, ...]]
"""Numbers of classes that are not in the form, by why, fields that would tell, and audience."""


@dataclass(frozen=True, eq=False)
class PlacedClasses:
    """Numbers of classes by row and column of the form, and those in none."""

    cells: Mapping[tuple[str, int], tuple[Count, ...]]
    outside: OutsideClasses


def placed_classes(
    layout: FormLayout, counts: Iterable[Count], vocabulary: Vocabulary
) -> PlacedClasses:
    """Place the classes that registers tell of."""
    rows, opened = Rows(layout), Opened(layout, vocabulary)
    levels, modes = LevelSpellings(vocabulary), CodedSpellings(vocabulary, "mode")
    cells: dict[tuple[str, int], list[Count]] = {}
    outside: dict[tuple[str, tuple[str, ...], str], list[Count]] = {}
    for one in counts:
        if one.field != "classes":
            continue
        text = "; ".join(filter(None, (one.audience, one.course)))
        level = one.level or levels.read(one.audience or one.course or "").key
        told = vocabulary.levels.get(level or "")
        values = {
            "level": level,
            "group": told.group if told else None,
            "mode": modes.read(one.mode) if one.mode else None,
        }
        fit, column = rows.fit(values, text), None
        if fit.row:
            column = opened.by(one.organiser)
            fit = fit if column else Fit(None, NO_COLUMN if one.organiser else UNTOLD, (ORGANISER,))
        if fit.row and column:
            cells.setdefault((fit.row, column.number), []).append(one)
        else:
            named = one.audience or one.course
            named = named or (vocabulary.label("level", level) if level else NAMELESS)
            outside.setdefault((fit.why, fit.lacking, named), []).append(one)
    return PlacedClasses(
        {key: tuple(own) for key, own in cells.items()},
        {key: tuple(own) for key, own in outside.items()},
    )


class Opened:
    """Tells by who opened a class which column it is counted in."""

    def __init__(self, layout: FormLayout, vocabulary: Vocabulary) -> None:
        """Fold the words of all columns once."""
        self.columns: dict[str, FormColumn] = {
            fold(word): column for column in layout.column for word in column.organisers
        }
        self.pattern: re.Pattern[str] = any_of(self.columns)
        self.organisers = Organisers(vocabulary)

    def by(self, organiser: str | None) -> FormColumn | None:
        """Give the column of the first word in the text that is one of a column's."""
        first, _ = self.organisers.parted(organiser)
        found = self.pattern.search(fold(first or ""))
        return self.columns[found[0]] if found else None
