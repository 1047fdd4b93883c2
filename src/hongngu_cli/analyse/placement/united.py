"""Make one of what several rows tell of one training; what they tell otherwise is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from hongngu_cli.analyse.placement.told import DAY, FITS, NOT_POSTED, POST, PROMISED, Told
from hongngu_cli.model.issue import Issue
from hongngu_cli.text.fold import fold
from hongngu_cli.text.numbers import shown

if TYPE_CHECKING:
    from hongngu_cli.model.vocabulary import Vocabulary

CONTRADICTED, END = "placement-contradicted", "end"
NAMES = {"state": POST, "post": POST, "day": DAY, "fits": FITS, "promised": PROMISED, "end": END}
"""What rows tell, and the field it stands in."""


def united(rows: Sequence[Told], vocabulary: Vocabulary) -> tuple[Told | None, list[Issue]]:
    """Give what the first row tells, with what the others tell besides."""
    if not rows:
        return None, []
    first, issues = rows[0], [*_within(rows[0], vocabulary)]
    for other in rows[1:]:
        issues += _within(other, vocabulary)
        issues += _contradictions(first, other, vocabulary)
        told = {name: getattr(other, name) for name in NAMES if getattr(first, name) is None}
        # A post or a day of one row says nothing to what another one tells otherwise.
        if first.state is not None and other.state != first.state:
            told = {name: value for name, value in told.items() if name in {"promised", "end"}}
        first = replace(first, **told)
    return first, issues


def _within(one: Told, vocabulary: Vocabulary) -> Iterable[Issue]:
    """Tell of a row that has a day of posting for somebody not posted."""
    if one.state == NOT_POSTED and one.day is not None:
        says = f"Ghi ngày bố trí {shown(one.day)} nhưng nơi bố trí ghi chưa; tính là chưa bố trí."
        yield _issue(one, DAY, says, vocabulary)


def _contradictions(first: Told, other: Told, vocabulary: Vocabulary) -> Iterable[Issue]:
    for name, field in NAMES.items():
        one, two = getattr(first, name), getattr(other, name)
        if one is None or two is None or _alike(one, two):
            continue
        seen = first.roster.first_cell(first.row).seen_from(other.roster.first_cell(other.row))
        label = vocabulary.field_label(field)
        says = (
            f"{label} ở đây là {_words(other, name, vocabulary)}, ở {seen} là "
            f"{_words(first, name, vocabulary)}; tính theo {seen}."
        )
        yield _issue(other, field, says, vocabulary)
        if name == "state":
            return


def _alike(one: object, two: object) -> bool:
    return one == two or (isinstance(one, str) and fold(one) == fold(str(two)))


def _words(told: Told, name: str, vocabulary: Vocabulary) -> str:
    value = getattr(told, name)
    if name == "state" and told.post:
        return told.post
    if name in {"state", "fits"}:
        return vocabulary.label(NAMES[name], value).lower()
    return f"{value} tháng" if name == "promised" and isinstance(value, int) else shown(value)


def _issue(told: Told, field: str, says: str, vocabulary: Vocabulary) -> Issue:
    place = told.roster.place(told.row, field)
    at = place if place.row and place.column else told.roster.first_cell(told.row)
    typed = shown(told.roster.typed(told.row, field)) or None
    return Issue(CONTRADICTED, "warning", at, typed, says, vocabulary.rules[CONTRADICTED].advice)
