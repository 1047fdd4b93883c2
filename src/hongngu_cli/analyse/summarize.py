"""Count enrolments or people by level, and by any one or two fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hongngu_cli.analyse.dimensions import NOT_TOLD, Dimension
from hongngu_cli.model.figure import Figure, RowIds
from hongngu_cli.model.table import Band, Column, Row, Table, Term, Value
from hongngu_cli.model.vocabulary import Vocabulary

if TYPE_CHECKING:
    import pandas as pd

PEOPLE_DO_NOT_ADD = (
    "Một người học nhiều lớp được tính một lần ở mỗi dòng, nên cộng các dòng có thể lớn hơn tổng."
)


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """What is counted: a frame's rows, or its people where ``people`` numbers them."""

    frame: pd.DataFrame
    people: pd.Series[int] | None = None

    @property
    def noun(self) -> str:
        """Say what one of them is called."""
        return "lượt người" if self.people is None else "người"

    def ids(self, mask: pd.Series[bool] | None = None) -> RowIds:
        """List the row ids that count where the mask holds: of a person the first row."""
        index = self.frame.index if mask is None else self.frame.index[mask.to_numpy(dtype=bool)]
        if self.people is not None:
            numbers = self.people.loc[index]
            index = index[~numbers.duplicated().to_numpy()]
        return tuple(index.tolist())

    def sizes(self, *keys: pd.Series) -> Mapping[object, int]:
        """Count by one or two keys; an unknown key is None."""
        named = [key.astype(object).where(key.notna(), None) for key in keys]
        if self.people is None:
            return _plain(self.frame.groupby(named, sort=False, dropna=False).size())
        return _plain(self.people.groupby(named, sort=False, dropna=False).nunique())

    def total(self) -> int:
        """Count all."""
        return len(self.frame) if self.people is None else int(self.people.nunique())


def _plain(sizes: pd.Series[int]) -> dict[object, int]:
    """Write missing keys as None, of whatever kind pandas makes them."""
    import pandas as pd

    def key(value: Any) -> object:  # noqa: ANN401 - whatever the groups are named
        if isinstance(value, tuple):
            return tuple(key(part) for part in value)
        return None if pd.isna(value) else value

    return {key(value): int(size) for value, size in sizes.items()}


def share(part: int, whole: int) -> float | None:
    """Give a share; None without a base."""
    return part / whole if whole else None


def level_figures(counted: Counted, vocabulary: Vocabulary, suffix: str) -> dict[str, Figure]:
    """Name the figures every summary has: total, each group, each level, unrecognised.

    ``suffix`` ends each label: what is counted, in which status and period.
    """
    frame = counted.frame

    def figure(key: str, label: str, value: int, mask: pd.Series[bool] | None = None) -> Figure:
        return Figure(key, f"{label}, {suffix}", value, lambda: counted.ids(mask))

    levels, groups = counted.sizes(frame["level"]), counted.sizes(frame["group"])
    figures = [figure("total", "Tổng cộng", counted.total())]
    figures += [
        figure(
            f"group.{group.key}", group.label, groups.get(group.key, 0), frame["group"] == group.key
        )
        for group in vocabulary.group
    ]
    figures += [
        figure(
            f"level.{level.key}", level.label, levels.get(level.key, 0), frame["level"] == level.key
        )
        for level in vocabulary.level
    ]
    figures.append(
        figure("unrecognised", NOT_TOLD.label, levels.get(None, 0), frame["level"].isna())
    )
    return {figure.key: figure for figure in figures}


def level_table(
    counted: Counted, figures: Mapping[str, Figure], vocabulary: Vocabulary, title: str
) -> Table:
    """Lay the level figures out: a band a group with its subtotal, unknown last, a total."""
    whole = figures["total"].value
    rows: list[Row] = []
    bands: list[Band] = []

    def row(term: Value, value: int) -> Row:
        return {"level": term, "count": value, "share": share(value, whole)}

    for group in vocabulary.group:
        levels = [
            level
            for level in vocabulary.level
            if level.group == group.key and figures[f"level.{level.key}"].value
        ]
        if levels:
            rows += [
                {
                    "group": Term(group.key, group.label),
                    **row(Term(level.key, level.label), figures[f"level.{level.key}"].value),
                }
                for level in levels
            ]
            bands.append(
                Band(
                    row(Term(group.key, group.label), figures[f"group.{group.key}"].value),
                    len(levels),
                )
            )
    if figures["unrecognised"].value:
        rows.append(row(NOT_TOLD, figures["unrecognised"].value))
    columns = (
        Column("level", "Trình độ, chương trình"),
        Column("count", counted.noun.capitalize(), "count"),
        Column("share", "Tỷ lệ (%)", "share"),
    )
    notes = () if counted.people is None else (PEOPLE_DO_NOT_ADD,)
    return Table(
        "levels", title, columns, tuple(rows), row("Tổng cộng", whole), tuple(bands), notes
    )


def breakdown(
    counted: Counted, by: tuple[Dimension, ...], title: str, suffix: str
) -> tuple[Table, dict[str, Figure]]:
    """Count by one field (rows) or two (rows × columns), with a figure for each cell."""
    down = by[0]
    figures = dict(_cells(counted, by, suffix))
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    rows_of = [*down.terms.items(), *([(None, None)] if down.of_rows.isna().any() else [])]
    whole = counted.total()
    if len(by) == 1:
        rows = tuple(
            {
                down.key: _shown(term),
                "count": figures[_key((down, key))].value,
                "share": share(figures[_key((down, key))].value, whole),
            }
            for key, term in rows_of
        )
        columns = (
            Column(down.key, down.title, down.kind),
            Column("count", counted.noun.capitalize(), "count"),
            Column("share", "Tỷ lệ (%)", "share"),
        )
        total: Row = {down.key: "Tổng cộng", "count": whole, "share": share(whole, whole)}
    else:
        columns, rows, total = _crossed(counted, by, figures, rows_of)
    notes = () if counted.people is None else (PEOPLE_DO_NOT_ADD,)
    return Table(
        "-".join(part.key for part in by), title, columns, rows, total, notes=notes
    ), figures


def _crossed(
    counted: Counted,
    by: tuple[Dimension, ...],
    figures: Mapping[str, Figure],
    rows_of: list[tuple[object, Value]],
) -> tuple[tuple[Column, ...], tuple[Row, ...], Row]:
    down, across = by
    columns_of = [*across.terms.items(), *([(None, None)] if across.of_rows.isna().any() else [])]
    columns = (
        Column(down.key, down.title, down.kind),
        *(Column(_name(key), str(_shown(term)), "count", across.title) for key, term in columns_of),
        Column("total", "Cộng", "count"),
    )
    rows = tuple(
        {
            down.key: _shown(term),
            **{
                _name(other): figures[_key((down, key), (across, other))].value
                for other, _ in columns_of
            },
            "total": figures[_key((down, key))].value,
        }
        for key, term in rows_of
    )
    total: Row = {
        down.key: "Tổng cộng",
        **{_name(other): figures[_key((across, other))].value for other, _ in columns_of},
        "total": counted.total(),
    }
    return columns, rows, total


def _cells(
    counted: Counted, by: tuple[Dimension, ...], suffix: str
) -> Iterator[tuple[str, Figure]]:
    """Name a figure for every value of each field, and for every pair of values."""
    for part in by:
        sizes = counted.sizes(part.of_rows)
        for key, term in (*part.terms.items(), (None, None)):
            yield _figure(counted, ((part, key, term),), sizes.get(key, 0), suffix)
    if len(by) > 1:
        down, across = by
        sizes = counted.sizes(down.of_rows, across.of_rows)
        for key, term in (*down.terms.items(), (None, None)):
            for other, label in (*across.terms.items(), (None, None)):
                yield _figure(
                    counted,
                    ((down, key, term), (across, other, label)),
                    sizes.get((key, other), 0),
                    suffix,
                )


def _figure(
    counted: Counted, at: tuple[tuple[Dimension, object, Value], ...], value: int, suffix: str
) -> tuple[str, Figure]:
    key = _key(*((part, name) for part, name, _ in at))
    label = "; ".join(f"{part.title}: {_shown(term)}" for part, _, term in at)

    def ids() -> RowIds:
        masks = [
            part.of_rows.isna() if name is None else part.of_rows == name for part, name, _ in at
        ]
        mask = masks[0]
        for other in masks[1:]:
            mask = mask & other
        return counted.ids(mask)

    return key, Figure(key, f"{label}, {suffix}", value, ids)


def _shown(term: Value) -> Value:
    """Show an unknown value under its label."""
    return NOT_TOLD if term is None else term


def _name(key: object) -> str:
    return NOT_TOLD.key if key is None else str(key)


def _key(*at: tuple[Dimension, object]) -> str:
    """Name a figure: ``unit.Xã An Phước 1`` or ``unit.Xã An Phước 1/level.trung-cap``."""
    return "/".join(f"{part.key}.{_name(key)}" for part, key in at)
