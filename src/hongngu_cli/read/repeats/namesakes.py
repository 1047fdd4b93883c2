"""The rows of one name, birth year and level, found before any two are compared."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from hongngu_cli.text.fold import fold_name

if TYPE_CHECKING:
    from hongngu_cli.model.alike import Ids
    from hongngu_cli.model.columns import Columns
    from hongngu_cli.read.repeats.sameness import Entries

TOLD = ("name", "birth_year", "level", "year")
"""What must be known, and agree, before two rows are taken for one enrolment."""
UNDATED = TOLD[:-1]
"""What is left of it where the year is not told."""
OF_PERSON = ("name", "birth_year")


def namesakes(
    columns: Columns, rows: Sequence[int], entries: Entries, fields: Sequence[str] = TOLD
) -> list[list[int]]:
    """Give those of some rows that agree in name, birth year, level and year, in order.

    Days, years and levels are compared fastest, and few rows agree in them: of people whose
    birth date is known with another of that date, of others with one of that year and unit.
    """
    told = complete(columns, rows, fields)
    rest = [field for field in fields if field not in OF_PERSON]
    names, births = columns["name"], columns["birth_date"]
    dated = [row for row in told if births[row] is not None]
    alike = set(_repeating(names, dated, _of(columns, ("birth_date", *rest), dated)))
    if len(dated) < len(told):
        units = columns["unit"]
        keys = {text: entries.unit_key(text) if text else None for text in set(units)}
        kept = _of(columns, ("birth_year", *rest), told)
        with_unit = ((*key, keys[units[row]]) for row, key in zip(told, kept, strict=True))
        alike.update(_repeating(names, told, with_unit))
    chosen = sorted(alike)
    folded = {name: fold_name(name) for name in {names[row] for row in chosen}}
    groups: dict[Hashable, list[int]] = {}
    for row, key in zip(chosen, _of(columns, fields[1:], chosen), strict=True):
        groups.setdefault((folded[names[row]], *key), []).append(row)
    return [same for same in groups.values() if len(same) > 1]


def complete(columns: Columns, rows: Sequence[int], fields: Iterable[str]) -> Sequence[int]:
    """Give the rows of which all of some fields are told."""
    for field in fields:
        values = columns[field]
        if None in values:
            rows = [row for row in rows if values[row] is not None]
    return rows


def _of(columns: Columns, fields: Iterable[str], rows: Sequence[int]) -> Iterable[tuple[Any, ...]]:
    """Give what some rows say of some fields."""
    return zip(*(map(columns[field].__getitem__, rows) for field in fields), strict=True)


def _repeating(
    names: Sequence[str], rows: Sequence[int], keys: Iterable[Hashable]
) -> Iterable[int]:
    """Give the rows that have their key, and how long the name is, in common with another.

    Only hashes are compared, so that among many rows one may be given that has not.
    """
    import numpy as np

    hashes = np.fromiter(map(hash, keys), np.int64, len(rows))
    near = _twice(hashes)
    told = [names[rows[at]] for at in near.tolist()]
    lengths = {name: letters(name) for name in set(told)}
    pairs = zip(hashes[near].tolist(), map(lengths.__getitem__, told), strict=True)
    closer = np.fromiter(map(hash, pairs), np.int64, len(near))
    return [rows[at] for at in near[_twice(closer)].tolist()]


def _twice(numbers: Ids) -> Ids:
    """Give the positions of numbers that stand there more than once."""
    import numpy as np

    order = np.argsort(numbers, kind="stable")
    same = numbers[order][1:] == numbers[order][:-1]
    twice = np.zeros(len(numbers), dtype=bool)
    twice[order[1:][same]] = twice[order[:-1][same]] = True
    return np.flatnonzero(twice)


def letters(name: str) -> int:
    """Count the letters of a name, which are as many however its marks are placed."""
    bare = name.replace(" ", "")
    return len(bare) if bare.isalpha() else sum(map(str.isalpha, bare))
