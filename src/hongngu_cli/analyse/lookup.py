"""Find people by name, unit or number, with their whole history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hongngu_cli.analyse.people import person_numbers
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.fold import fold_name, has_marks, unmark
from hongngu_cli.text.spellings import UnitSpellings

if TYPE_CHECKING:
    import pandas as pd

SAME, SAME_WORDS, UNMARKED, PARTLY, OF_UNIT, NUMBERED = range(6)
"""How well a person answers a question, the best first."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person found: row ids of all enrolments by year, and how well the question fits."""

    fit: int
    name: str
    rows: tuple[int, ...]


def find_people(
    frame: pd.DataFrame, numbers: Mapping[int, str], query: str, vocabulary: Vocabulary
) -> tuple[Person, ...]:
    """Find people whose name, unit, decision or identity number answers the question.

    ``numbers`` gives identity numbers by row id.

    Words of a name may come in any order and without marks; the same marks come first. A
    word typed with marks does not find another tone ("Ấn" is not "Ân").
    """
    fits = _fits(frame, numbers, query, vocabulary)
    if not fits:
        return ()
    people_of = person_numbers(frame, vocabulary)
    best: dict[int, int] = {}
    for at, fit in fits.items():
        number = int(people_of[at])
        best[number] = min(fit, best.get(number, fit))
    history = (
        frame[people_of.isin(best)]
        .assign(person=people_of)
        .sort_values(["person", "year"], kind="stable")
    )
    rows_of: dict[int, list[int]] = {}
    for at, number in zip(history.index.tolist(), history["person"].tolist(), strict=True):
        rows_of.setdefault(number, []).append(at)
    people = [
        Person(best[number], _name(frame, rows), tuple(rows)) for number, rows in rows_of.items()
    ]
    return tuple(
        sorted(
            people,
            key=lambda person: (
                person.fit,
                unmark(person.name),
                fold_name(person.name),
                person.rows,
            ),
        )
    )


def _name(frame: pd.DataFrame, rows: list[int]) -> str:
    return next((name for name in frame.loc[rows, "name"] if name), "")


def _fits(
    frame: pd.DataFrame, numbers: Mapping[int, str], query: str, vocabulary: Vocabulary
) -> dict[int, int]:
    names = {
        name: fit
        for name in frame["name"].dropna().unique()
        if (fit := name_fit(query, name)) is not None
    }
    rows = [int(at) for at in frame.index]
    found = {at: names[name] for at, name in zip(rows, frame["name"], strict=True) if name in names}
    if found:
        return found
    units = UnitSpellings(vocabulary)
    wanted = units.key(units.known(query) or query)
    labels = units.labels([*frame["unit"].dropna().unique()])
    same = {
        text
        for text, label in labels.items()
        if wanted and wanted in (units.key(label), unmark(label))
    }
    found = {at: OF_UNIT for at, text in zip(rows, frame["unit"], strict=True) if text in same}
    if found or not any(map(str.isdigit, query)):
        return found
    bare = unmark(query)
    told = {at: text for at, text in zip(rows, frame["decision"], strict=True) if text}
    return {
        at: NUMBERED
        for at in rows
        if bare in unmark(told.get(at, "")) or bare == unmark(numbers.get(at, ""))
    }


def name_fit(query: str, name: str) -> int | None:
    """Tell how well a name answers a question; None where it does not.

    >>> name_fit("an nguyen", "Nguyễn Văn An"), name_fit("Ân", "Nguyễn Văn Ấn")
    (3, None)
    """
    asked, told = fold_name(query).split(), fold_name(name).split()
    if not asked:
        return None
    if asked == told:
        return SAME
    if sorted(asked) == sorted(told):
        return SAME_WORDS
    if not all(fold_name(word) in told for word in query.split() if has_marks(word)):
        return None
    bare_asked, bare_told = unmark(query).split(), unmark(name).split()
    if sorted(bare_asked) == sorted(bare_told):
        return UNMARKED
    return PARTLY if _contains(bare_told, bare_asked) else None


def _contains(words: list[str], asked: list[str]) -> bool:
    """Tell whether every word asked for is there, as often as it was asked."""
    return all(words.count(word) >= asked.count(word) for word in asked)
