"""Which trainings of a roster are whose, of the people of cadre lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from hongngu_cli.analyse.people import person_numbers
from hongngu_cli.text.spellings import UnitSpellings

if TYPE_CHECKING:
    import pandas as pd

    from hongngu_cli.model.cadres import Cadres
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.vocabulary import Vocabulary


def trainings_of(
    cadres: Cadres, roster: Roster, vocabulary: Vocabulary
) -> Mapping[int, tuple[int, ...]]:
    """Give each cadre, by ``Cadre.row``, the ids of the roster's rows that are theirs, in order.

    Who is one person is told from all rows of both lists at once, whatever was asked for: the
    rows of cadre lists that repeat somebody or are of other units tell of births, too.
    """
    number_of, numbered = people_together(cadres.roster.columns.frame, roster.frame, vocabulary)
    trainings: dict[int, list[int]] = {}
    for row, number in numbered.items():
        trainings.setdefault(number, []).append(row)
    rows: dict[int, list[int]] = {one.row: [one.row] for one in cadres.people}
    for repeat, first in cadres.roster.repeats.items():
        rows.get(first, []).append(repeat)
    return {
        row: tuple(
            sorted(
                {
                    training
                    for number in {number_of[one] for one in likes}
                    for training in trainings.get(number, ())
                }
            )
        )
        for row, likes in rows.items()
    }


def people_together(
    first: pd.DataFrame, second: pd.DataFrame, vocabulary: Vocabulary
) -> tuple[dict[int, int], dict[int, int]]:
    """Give the number of each row's person in two lists at once; a person has one in both."""
    import pandas as pd

    own = second.set_axis(second.index + len(first))
    both = pd.concat([first, own]) if len(second) else first
    numbers = person_numbers(_of_places(both, vocabulary), vocabulary)
    return (
        dict(zip(first.index.tolist(), numbers.loc[first.index].tolist(), strict=True)),
        dict(zip(second.index.tolist(), numbers.loc[own.index].tolist(), strict=True)),
    )


def _of_places(frame: pd.DataFrame, vocabulary: Vocabulary) -> pd.DataFrame:
    """Give a frame with one name for the bodies of one place, as either list may name another."""
    units = UnitSpellings(vocabulary)
    keys = {text: units.place_key(text) for text in frame["unit"].dropna().unique()}
    named = frame["unit"].map(keys).astype(object)
    return frame.assign(unit=named.where(named.notna(), None))
