"""The numbers of a form: each cell a figure, sums made of what they add up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hongngu_cli.analyse.counted import share
from hongngu_cli.model.counts import Count
from hongngu_cli.model.figure import Figure, List
from hongngu_cli.model.form import FormColumn, FormRow, NamedForm, Number

Cell = tuple[str, int]
"""The key of a row and the number of a column."""


@dataclass(frozen=True, eq=False)
class Filling:
    """What fills in the columns of a form of one kind; None where nothing is known of them."""

    rows: Mapping[Cell, list[int]] | None = None
    cells: Mapping[Cell, tuple[Count, ...]] | None = None
    of: List = "roster"
    suffix: str = ""


class Cells:
    """The figures of a form, by row and column."""

    def __init__(self, form: NamedForm, fillings: Mapping[str, Filling]) -> None:
        """Take, by what columns hold, what fills them in."""
        self.form, self.layout, self.fillings = form, form.layout, fillings
        self.figures: dict[Cell, Figure] = {}
        for row in reversed(self.layout.row):  # the parts of a row stand below it
            for column in sorted(self.layout.column, key=lambda one: bool(one.sum)):
                made = self._made(row, column)
                if made is not None:
                    self.figures[row.key, column.number] = made

    def _made(self, row: FormRow, column: FormColumn) -> Figure | None:
        filling = self.fillings.get(column.holds)
        if filling is None or (filling.rows is None and filling.cells is None):
            return None
        key = f"form.{self.form.name}.{row.key}.{column.number}"
        named = " › ".join(one.label for one in self.layout.lineage(row))
        label = f"{named}; cột {column.number} ({column.named}), {filling.suffix}"
        parts = self.layout.parts.get(row.key, ())
        if column.sum:
            return total_of(key, label, (self.figures[row.key, one] for one in column.sum))
        if parts:
            return total_of(key, label, (self.figures[one.key, column.number] for one in parts))
        ids = tuple((filling.rows or {}).get((row.key, column.number), ()))
        counts = (filling.cells or {}).get((row.key, column.number), ())
        return of_rows(key, label, ids, filling.of) if not counts else of_cells(key, label, counts)

    def inside(self) -> tuple[Figure, ...]:
        """Give the figures that together are all who are in the form."""
        return tuple(self.figures[row.key, self.layout.total] for row in self.layout.parts[None])

    def values(self) -> dict[Cell, Number]:
        """Give what stands in each cell that holds a number; None where there is no base."""
        told: dict[Cell, Number] = {key: one.value for key, one in self.figures.items()}
        for row in self.layout.row:
            for column in self.layout.column:
                if column.ratio:
                    above, below = (self.figures.get((row.key, one)) for one in column.ratio)
                    ratio = share(above.value, below.value) if above and below else None
                    told[row.key, column.number] = ratio
                elif column.holds not in ("numeral", "label"):
                    told.setdefault((row.key, column.number), None)
        return told


def total_of(key: str, label: str, parts: Iterable[Figure]) -> Figure:
    """Add figures up."""
    terms = tuple((1, one) for one in parts)
    return Figure(key, label, sum(one.value for _, one in terms), terms=terms)


def rows_of(figure: Figure) -> tuple[int, ...]:
    """List the rows of people that a figure counts, by itself or by what it adds up."""
    return (*figure.rows(), *(at for _, part in figure.terms for at in rows_of(part)))


def of_rows(key: str, label: str, ids: tuple[int, ...], of: List = "roster") -> Figure:
    """Count rows of people."""
    return Figure(key, label, len(ids), rows=lambda: ids, of=of)


def of_cells(key: str, label: str, counts: tuple[Count, ...]) -> Figure:
    """Add up numbers of tables."""
    return Figure(key, label, sum(one.value for one in counts), cells=lambda: counts)
