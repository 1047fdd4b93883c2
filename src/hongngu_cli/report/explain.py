"""The rows behind one figure: as many as the figure says."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from hongngu_cli.analyse.people import person_numbers
from hongngu_cli.model.failure import USAGE, Failure
from hongngu_cli.model.fields import FIELD, FIELDS
from hongngu_cli.model.figure import Figure
from hongngu_cli.model.report import Json, Report
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.table import Column, Row, Table, Term
from hongngu_cli.report.frame import Material, office_of, where
from hongngu_cli.report.masking import HIDDEN
from hongngu_cli.text.numbers import count, shown

SHOWN = ("name", "birth_date", "unit", "level", "year")
OF_CLASSES = (("course", "Lớp"), ("audience", "Đối tượng"))
"""What numbers of classes tell besides, with their headings."""
NEAREST = 3


def explained(report: Report, material: Material, key: str, *, mask: bool) -> Report:
    """List the rows and cells behind a figure of a report, or the figures it is computed from.

    Raises Failure (USAGE) for an unknown key.
    """
    figure = _figure(report, key)
    parts = [*_parts(figure)]
    explaining = Explaining(material, mask=mask)
    people = [row for sign, part in parts for row in explaining.people(part, sign)]
    numbers = [row for sign, part in parts for row in explaining.numbers(part, sign)]
    behind = [told for sign, part in parts for told in explaining.behind(part, sign)]
    return Report(
        command="explain",
        title=f"{figure.label}: {count(figure.value)}",
        template="bang",
        as_of=material.as_of,
        period=report.period,
        subject=report.subject,
        passages=(figure.how,) if figure.how else (),
        figures={key: figure},
        tables=(_computed(figure),)
        if figure.computed_from
        else tuple(_tables(people, numbers, signed=any(sign < 0 for sign, _ in parts))),
        issues=material.issues,
        sources=material.sources,
        ledger=material.ledger,
        office=office_of(material),
        members={"rows_behind": behind, **({"how": figure.how} if figure.how else {})},
    )


def _parts(figure: Figure, sign: int = 1) -> Iterator[tuple[int, Figure]]:
    """Give the figures that have rows or cells of their own, each with its sign."""
    yield sign, figure
    for factor, part in figure.terms:
        yield from _parts(part, sign * factor)


def _computed(figure: Figure) -> Table:
    """List the figures that one is computed from, each of which can be explained in turn."""
    columns = (
        Column("label", "Số liệu"),
        Column("value", "Số", "count"),
        Column("key", "Tên để giải trình"),
    )
    rows: tuple[Row, ...] = tuple(
        {"label": one.label, "value": one.value, "key": one.key} for one in figure.computed_from
    )
    return Table("figures", f"Các số dùng để tính: {count(len(rows))}", columns, rows)


def _tables(people: list[Row], numbers: list[Row], *, signed: bool) -> Iterator[Table]:
    """Lay out the rows of people and the cells of numbers, of which one may be none."""
    fields = [FIELD[name] for name in SHOWN]
    adds = (Column("adds", "Cộng vào", "count"),)
    if people or not numbers:
        columns = (
            Column("where", "Nơi ghi"),
            *(Column(field.key, field.label) for field in fields),
            *(adds if signed else ()),
        )
        title = f"Các dòng làm nên số này: {count(len(people))}"
        yield Table("rows", title, columns, tuple(people))
    if numbers:
        columns = (
            Column("where", "Nơi ghi"),
            Column("cell", "Ô"),
            *(Column(key, title) for key, title in OF_CLASSES if any(row[key] for row in numbers)),
            Column("unit", FIELD["unit"].label),
            Column("level", FIELD["level"].label),
            Column("year", FIELD["year"].label, "year"),
            *adds,
        )
        title = f"Các ô làm nên số này: {count(len(numbers))}"
        total: Row = {"where": "Cộng", "adds": sum(int(str(row["adds"])) for row in numbers)}
        yield Table("cells", title, columns, tuple(numbers), total)


class Explaining:
    """Tells of figures, which have no terms, what they are made from."""

    def __init__(self, material: Material, *, mask: bool) -> None:
        """Take the lists that figures count in."""
        self.material, self.mask = material, mask
        self.lists: dict[str, Roster] = {"roster": material.roster}
        if material.cadres is not None:
            self.lists["cadres"] = material.cadres.roster
        if material.last is not None:
            self.lists["last"] = material.last

    def people(self, figure: Figure, sign: int) -> Iterator[Row]:
        """Give the rows of people that a figure counts."""
        roster, ids = self.lists[figure.of], figure.rows()
        for number, at in enumerate(ids):
            level = {"level": self._level(figure.levels[number])} if figure.levels else {}
            yield {**_row(self.material, roster, at, mask=self.mask), **level, "adds": sign}

    def numbers(self, figure: Figure, sign: int) -> Iterator[Row]:
        """Give the cells of tables that a figure adds up."""
        for one in figure.cells():
            path, sheet = self.material.shortly(one.place.path), one.place.sheet
            yield {
                "where": " · ".join(part for part in (path, sheet) if part),
                "cell": one.place.cell,
                "course": one.course,
                "audience": one.audience,
                "unit": one.unit,
                "level": None if one.level is None else self._level(one.level),
                "year": one.year,
                "adds": sign * one.value,
            }

    def _level(self, key: str) -> Term:
        return Term(key, self.material.vocabulary.label("level", key))

    def behind(self, figure: Figure, sign: int) -> Iterator[Json]:
        """Give all that a figure is made from, as JSON tells it."""
        roster, ids = self.lists[figure.of], figure.rows()
        asked = self.material.selection.count == "people"
        of_people = asked and figure.of == "roster" and not figure.of_turns
        others = _other_rows(self.material, ids) if of_people else {}
        for number, at in enumerate(ids):
            told = _behind(roster, at, others.get(at, ()), mask=self.mask)
            if figure.levels:
                told["level"] = figure.levels[number]
            yield told if sign > 0 else {**told, "adds": sign}
        for one in figure.cells():
            place = one.place
            field = one.field or "quantity"
            cells: Json = {field: {"cell": place.cell, "typed": str(one.value)}}
            where: dict[str, Json] = {"path": place.path, "sheet": place.sheet, "row": place.row}
            yield {**where, "cells": cells, "adds": sign * one.value}


def _figure(summary: Report, key: str) -> Figure:
    if key in summary.figures:
        return summary.figures[key]
    near = difflib.get_close_matches(key, summary.figures, n=NEAREST, cutoff=0.4)
    known = (
        near or [name for name, figure in summary.figures.items() if figure.value][: NEAREST * 4]
    )
    raise Failure(USAGE, f'Không có số liệu nào tên "{key}".', f"Có thể dùng: {', '.join(known)}.")


def _row(material: Material, roster: Roster, at: int, *, mask: bool) -> Row:
    hidden = personal_cells(roster, at) if mask else frozenset()
    cells = {
        name: HIDDEN
        if (mask and FIELD[name].personal) or roster.place(at, name).cell in hidden
        else _typed(roster, at, name)
        for name in SHOWN
    }
    return {"where": where(material, at, roster), **cells}


def personal_cells(roster: Roster, at: int) -> frozenset[str | None]:
    """Give the cells of a row that hold what identifies a person.

    A cell may tell several fields: the birth in a column of men tells the sex too.
    """
    return frozenset(roster.place(at, f.key).cell for f in FIELDS if f.personal) - {None}


def _typed(roster: Roster, at: int, field: str) -> str | None:
    """Give what was typed; for a value a sheet's or file's name gave, the value itself."""
    cell = shown(roster.typed(at, field))
    if cell:
        return cell
    value = roster.frame.at[at, field]
    return str(value) if isinstance(value, str | int) else None


def _behind(roster: Roster, at: int, others: Iterable[int], *, mask: bool) -> dict[str, Json]:
    place = roster.first_cell(at)
    cells: dict[str, Json] = {}
    hidden = personal_cells(roster, at) if mask else frozenset()
    for field in FIELDS:
        cell = roster.place(at, field.key).cell
        if cell and (text := shown(roster.typed(at, field.key))):
            cells[field.key] = {"cell": cell, "typed": None if cell in hidden else text}
    told: dict[str, Json] = {
        "path": place.path,
        "sheet": place.sheet,
        "row": place.row,
        "cells": cells,
    }
    also: list[Json] = [_place(roster, other) for other in others]
    return {**told, "also": also} if also else told


def _place(roster: Roster, at: int) -> dict[str, Json]:
    place = roster.first_cell(at)
    return {"path": place.path, "sheet": place.sheet, "row": place.row}


def _other_rows(material: Material, ids: tuple[int, ...]) -> dict[int, list[int]]:
    """Give, for each person's first row, the person's other rows."""
    numbers = person_numbers(material.roster.frame, material.vocabulary)
    rows: dict[int, list[int]] = {}
    number_of = dict(zip(numbers.index.tolist(), numbers.tolist(), strict=True))
    for at, number in number_of.items():
        rows.setdefault(number, []).append(at)
    return {at: [other for other in rows[number_of[at]] if other != at] for at in ids}
