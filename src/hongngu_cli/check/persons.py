"""Pairs of people who may be one: told, never merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.check.people import folded_names
from hongngu_cli.check.telling import Telling, value
from hongngu_cli.text.likeness import likeness_keys, names_alike
from hongngu_cli.text.spellings import UnitSpellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pandas as pd

    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary

IDENTITY = "identity_number"
FEWEST_DIGITS = 4
"""Shorter numbers, and zeros alone, only fill the cell."""
MONTHS = 12
FEW = 20
"""So many names are held against each other faster than they are sorted out."""


def birth_doubtful(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find namesakes whose birth dates differ as slips of the pen do.

    In one unit: another day of the same year, or the same day of another year. Anywhere: day
    and month changed about, which of two namesakes by chance one pair in hundreds would.
    Births that differ in all are namesakes, as every longer list has some.
    """
    telling = Telling(roster, vocabulary, "birth-doubtful")
    people = _people(roster, vocabulary)
    people = people[people["birth_date"].notna()].drop_duplicates(["name", "birth_date", "unit"])
    people = people[people.duplicated("name", keep=False)]
    if not len(people):
        return
    days = people["birth_date"].dt
    day, month = days.day, days.month
    people = people.assign(
        year=days.year,
        of_year=month * 100 + day,
        swapped=day.where(day < month, month) * 100 + day.where(day > month, month),
    )
    turned = people[(day <= MONTHS) & (month <= MONTHS)]
    pairs: dict[tuple[int, int], str] = {}
    for one, other in _pairs(turned, ["name", "year", "swapped"], "birth_date"):
        pairs[(one, other)] = "Cùng họ tên, ngày sinh đảo ngày với tháng"
    for keys in (["name", "unit", "year"], ["name", "unit", "of_year"]):
        for one, other in _pairs(people, keys, "birth_date"):
            pairs.setdefault((one, other), "Cùng họ tên, cùng đơn vị, ngày sinh gần giống")
    births = roster.columns["birth_date"]
    for (one, other), alike in sorted(pairs.items()):
        born = f"{births[one]:%d/%m/%Y} và {births[other]:%d/%m/%Y}"
        says = f"{alike} với dòng tại {roster.first_cell(one)} ({born}); chưa rõ có phải một người."
        yield telling.row(other, says)


def name_doubtful(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find people of one birth date and unit whose names differ by a mark or a letter.

    Twins stand in one unit's list now and then, but seldom with names a letter apart; those of
    another sex or with another identity number are told apart here.
    """
    telling = Telling(roster, vocabulary, "name-doubtful")
    people = _people(roster, vocabulary)
    people = people[people["birth_date"].notna()].drop_duplicates(["name", "birth_date", "unit"])
    names = dict(zip(people.index.tolist(), people["name"].tolist(), strict=True))
    for rows in _groups(people, ["birth_date", "unit"], "name"):
        for one, other in _near(rows, names):
            if names_alike(names[one], names[other]) and not _are_two(people, one, other):
                typed = value(roster, one, "name")
                yield telling.row(
                    other,
                    f'Cùng ngày sinh, cùng đơn vị với "{typed}" tại {roster.first_cell(one)}, họ '
                    "tên chỉ khác một dấu hoặc một chữ; có thể là một người.",
                )


def identity_shared(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find identity numbers that stand with two names."""
    telling = Telling(roster, vocabulary, "identity-shared")
    people = _numbered(_people(roster, vocabulary))
    for one, other in _pairs(people, [IDENTITY], "name"):
        typed = value(roster, one, "name")
        yield telling.cell(
            other,
            IDENTITY,
            f'Số định danh này đã ghi cho "{typed}" tại {roster.first_cell(one)}.',
        )


def identity_differs(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find people with two identity numbers; an old card's and a new one's are of two lengths."""
    telling = Telling(roster, vocabulary, "identity-differs")
    people = _numbered(_people(roster, vocabulary))
    people = people.assign(length=people[IDENTITY].map(len))
    dated = people["birth_date"].notna()
    pairs = set(_pairs(people[dated], ["name", "birth_date", "length"], IDENTITY))
    keys = ["name", "birth_year", "unit", "length"]
    pairs |= {
        (one, other)
        for one, other in _pairs(people[people["birth_year"].notna()], keys, IDENTITY)
        if not (dated[one] and dated[other])
    }
    for one, other in sorted(pairs):
        yield telling.cell(
            other,
            IDENTITY,
            f"Cùng họ tên và ngày, năm sinh với dòng tại {roster.first_cell(one)} "
            "nhưng số định danh khác.",
        )


def _people(roster: Roster, vocabulary: Vocabulary) -> pd.DataFrame:
    """Give names and units folded, births, sexes and identity numbers.

    Where no unit is named, the file stands for it.
    """
    units = UnitSpellings(vocabulary)
    frame = roster.frame
    keys = {text: units.place_key(text) for text in frame["unit"].dropna().unique()}
    unit = frame["unit"].map(keys)
    if unit.isna().any():
        paths = [table.sheet.path for table in roster.tables]
        files = [paths[table] for table in roster.origins.table[frame.index.to_numpy()].tolist()]
        unit = unit.where(unit.notna(), files)
    people = frame[["birth_date", "birth_year", "sex"]].assign(
        name=folded_names(roster), unit=unit, **{IDENTITY: frame.get(IDENTITY, None)}
    )
    return people[people["name"].notna()]


def _numbered(people: pd.DataFrame) -> pd.DataFrame:
    """Keep the people with an identity number that can be one."""
    return people[people[IDENTITY].map(_is_number).astype(bool)]


def _is_number(text: object) -> bool:
    digits = [sign for sign in text if sign.isdigit()] if isinstance(text, str) else []
    return len(digits) >= FEWEST_DIGITS and set(digits) != {"0"}


def _pairs(people: pd.DataFrame, keys: list[str], differing: str) -> Iterator[tuple[int, int]]:
    """Pair rows that agree in some columns and differ in another with the first of them."""
    return (
        (first, later) for first, *others in _groups(people, keys, differing) for later in others
    )


def _groups(people: pd.DataFrame, keys: list[str], differing: str) -> Iterable[list[int]]:
    """Give the rows that agree in some columns, of each value of another the first one."""
    values = people.drop_duplicates([*keys, differing])
    values = values[values.duplicated(keys, keep=False)]
    groups: dict[tuple[object, ...], list[int]] = {}
    columns = (values[key].tolist() for key in keys)
    for row, key in zip(values.index.tolist(), zip(*columns, strict=True), strict=True):
        groups.setdefault(key, []).append(row)
    return groups.values()


def _near(rows: list[int], names: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    """Pair rows with one another, of a long list only those whose names may be alike."""
    if len(rows) <= FEW:
        yield from ((one, other) for at, other in enumerate(rows) for one in rows[:at])
        return
    met: dict[str, list[int]] = {}
    for at, other in enumerate(rows):
        keys = set(likeness_keys(names[other]))
        for one in sorted({one for key in keys for one in met.get(key, ())}):
            yield rows[one], other
        for key in keys:
            met.setdefault(key, []).append(at)


def _are_two(people: pd.DataFrame, one: int, other: int) -> bool:
    """Tell people whom sex or identity number tells apart."""
    told = [(people.loc[one, name], people.loc[other, name]) for name in ("sex", IDENTITY)]
    return any(isinstance(a, str) and isinstance(b, str) and a != b for a, b in told)
