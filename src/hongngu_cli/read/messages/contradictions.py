"""Where a table is told one thing here and another there: which was taken, and that it was."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from hongngu_cli.model.fields import FIELD
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.recognition import Given, TableFound
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.enrolments.given import SOURCES
from hongngu_cli.read.messages.odd_years import odd_years
from hongngu_cli.text.levels import DOUBTS
from hongngu_cli.text.numbers import shown

if TYPE_CHECKING:
    from hongngu_cli.read.enrolments.typed import Enrolments


def contradicted(table: TableFound, part: Enrolments, vocabulary: Vocabulary) -> Iterable[Issue]:
    """Tell that a title names a year or a level of which no row, or not every row, is.

    The rows are counted.
    """
    for name in ("year", "level"):
        given = table.given_overall.get(name)
        told = {value for value in part.columns.get(name, ()) if value is not None}
        if given is None or not told:
            continue
        if given.value in {*told, *DOUBTS}:
            if name == "year":
                yield from odd_years(table, part, given, vocabulary.levels)
            continue
        if given.source == "file" and table.column_of(name):
            continue  # a file is named for many reasons
        said, *more = sorted(value_label(name, value, vocabulary) for value in told)
        title = value_label(name, given.value, vocabulary)
        yield Issue(
            "value-contradicted",
            "note",
            given.place,
            typed_at(table, given),
            f"{SOURCES[given.source].capitalize()} nêu {FIELD[name].label.lower()} {title} nhưng "
            f"các dòng ghi {said}{' và giá trị khác' if more else ''}; đã tính theo các dòng.",
            "Đối chiếu và sửa chỗ ghi sai.",
        )


def disagreeing(table: TableFound, part: Enrolments, vocabulary: Vocabulary) -> Iterable[Issue]:
    """Tell that a source further off says otherwise than the one a value was taken from."""
    for name, given in part.given:
        for other in given.others:
            taken = SOURCES[given.source]
            yield Issue(
                "sources-differ",
                "warning",
                given.place,
                typed_at(table, given),
                f"{SOURCES[other.source].capitalize()} nêu {FIELD[name].label.lower()} "
                f"{value_label(name, other.value, vocabulary)} nhưng {taken} nêu "
                f"{value_label(name, given.value, vocabulary)}; đã tính theo {taken}.",
                "Đối chiếu và sửa chỗ ghi sai.",
            )


def typed_at(table: TableFound, given: Given) -> str | None:
    """Give what stands in the cell of a value; None where a name of a sheet or file tells it."""
    if given.place.row is None or given.place.column is None:
        return None
    return shown(table.sheet.cell(given.place.row, given.place.column))


def value_label(name: str, value: str | int, vocabulary: Vocabulary) -> str:
    """Say a value as clerks do."""
    return vocabulary.label(name, value) if isinstance(value, str) else str(value)
