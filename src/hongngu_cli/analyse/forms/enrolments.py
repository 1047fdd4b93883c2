"""Enrolments in a form: the row and the columns each is counted in, and those in none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from hongngu_cli.analyse.age_bands import ages_at
from hongngu_cli.analyse.dimensions import dimension
from hongngu_cli.analyse.forms.fitting import NO_COLUMN, UNTOLD, Fit, Rows
from hongngu_cli.analyse.people import person_numbers
from hongngu_cli.model.failure import CONFIGURATION, Failure
from hongngu_cli.model.form import FormColumn, FormLayout, NamedForm

if TYPE_CHECKING:
    import datetime as dt

    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary

    Mask = npt.NDArray[np.bool_]

Outside = Mapping[tuple[str, tuple[str, ...], str | None], list[int]]
"""Row ids of what is not in the form, by why, fields that would tell, and level."""


@dataclass(frozen=True, eq=False)
class Placed:
    """Row ids by row and column of the form, of those in none, and of a person's further ones.

    A person who is counted once in a row of the form has no more than one there; ``again`` are
    the others.
    """

    cells: Mapping[tuple[str, int], list[int]]
    outside: Outside
    again: list[int] = field(default_factory=list)


class Placing:
    """Places the enrolments of a frame into a form."""

    def __init__(  # noqa: PLR0913 - what a form is filled in from
        self,
        form: NamedForm,
        frame: pd.DataFrame,
        vocabulary: Vocabulary,
        as_of: dt.date,
        settings: Settings,
        *,
        people: bool,
    ) -> None:
        """Read of each enrolment what rows and columns ask for."""
        self.form, self.layout, self.frame = form, form.layout, frame
        self.rows = Rows(form.layout)
        asked = (name for column in form.layout.column for name in column.where)
        names = dict.fromkeys((*self.rows.fields, *asked, "level"))
        told = (dimension(name, frame, vocabulary, as_of, settings).of_rows for name in names)
        self.values = dict(zip(names, (_plain(values) for values in told), strict=True))
        self.ages = _plain(ages_at(frame, as_of))
        self.numbers = person_numbers(frame, vocabulary).tolist() if people else None

    def placed(self, holds: str = "people") -> Placed:
        """Place all enrolments into the columns that hold people, or those of last year."""
        columns = [one for one in self.layout.column if one.holds == holds and not one.sum]
        masks = {column.number: self._mask(column) for column in columns}
        whole = self._whole(masks) if holds == "people" else None
        cells: dict[tuple[str, int], list[int]] = {}
        outside: dict[tuple[str, tuple[str, ...], str | None], list[int]] = {}
        again: list[int] = []
        seen: set[tuple[object, ...]] = set()
        texts = _plain(self.frame["course"])
        for at, number in enumerate(self.frame.index.tolist()):
            values = {name: column[at] for name, column in self.values.items()}
            fit = self.rows.fit(values, texts[at] or "")
            if fit.row and whole and not whole[at]:
                fit = self._beside(values)
            key = (fit.row,) if fit.row else (fit.why, fit.lacking, values["level"])
            if self.numbers is not None and (self.numbers[at], *key) in seen:
                again.append(number)
                continue
            if self.numbers is not None:
                seen.add((self.numbers[at], *key))
            if fit.row is None:
                outside.setdefault((fit.why, fit.lacking, values["level"]), []).append(number)
                continue
            for column in columns:
                if masks[column.number][at]:
                    cells.setdefault((fit.row, column.number), []).append(number)
        return Placed(cells, outside, again)

    def _beside(self, values: Mapping[str, str | None]) -> Fit:
        """Say why a row's enrolment is in no column of the total."""
        parts = self._parts()
        fields = dict.fromkeys(name for column in parts for name in column.where)
        lacking = tuple(name for name in fields if values[name] is None)
        return Fit(None, UNTOLD if lacking else NO_COLUMN, lacking)

    def _parts(self) -> tuple[FormColumn, ...]:
        """Give the columns by which people are in the form."""
        total = self.layout.columns[self.layout.total]
        return tuple(self.layout.columns[one] for one in total.sum) or (total,)

    def _whole(self, masks: Mapping[int, list[bool]]) -> list[bool]:
        """Tell who is in the form by the column of the total.

        Raises Failure (CONFIGURATION) where two columns that are added up count one enrolment.
        """
        parts = self._parts()
        counted = [sum(told) for told in zip(*(masks[one.number] for one in parts), strict=True)]
        if any(number > 1 for number in counted):
            named = ", ".join(str(one.number) for one in parts)
            raise Failure(
                CONFIGURATION,
                f"Biểu {self.form.name}: các cột {named} cùng đếm một lượt nên không cộng được.",
                "Sửa where của các cột này để mỗi lượt chỉ vào một cột.",
            )
        return [number == 1 for number in counted]

    def _mask(self, column: FormColumn) -> list[bool]:
        """Tell which enrolments a column counts."""
        mask = [True] * len(self.frame)
        above = self.layout.columns.get(column.of) if column.of is not None else None
        if above is not None:
            adds = [self._mask(self.layout.columns[one]) for one in above.sum]
            mask = [any(told) for told in zip(*adds, strict=True)] if adds else self._mask(above)
        for name, keys in column.where.items():
            mask = [on and one in keys for on, one in zip(mask, self.values[name], strict=True)]
        if column.ages:
            least, most = column.ages
            ages = zip(mask, self.ages, strict=True)
            mask = [on and age is not None and least <= age <= most for on, age in ages]
        return mask

    def untold(self, column: FormColumn, ids: Iterable[int]) -> tuple[int, ...]:
        """List the enrolments of which nothing tells whether a column counts them."""
        lists = [self.values[name] for name in column.where]
        lists += [self.ages] if column.ages else []
        at = {number: place for place, number in enumerate(self.frame.index.tolist())}
        return tuple(number for number in ids if any(one[at[number]] is None for one in lists))


def _plain(values: pd.Series) -> list[Any]:
    """Give values with None where there is none."""
    return values.astype(object).where(values.notna(), None).tolist()


def leaf_rows(layout: FormLayout, key: str) -> tuple[str, ...]:
    """Give the rows that count among those a row adds up, itself where it adds up none."""
    parts = layout.parts.get(key, ())
    return tuple(one for part in parts for one in leaf_rows(layout, part.key)) or (key,)
