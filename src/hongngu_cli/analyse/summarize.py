"""Count enrolments or people by level, with subtotals of groups."""

from __future__ import annotations

from collections.abc import Mapping

from hongngu_cli.analyse.counted import PEOPLE_DO_NOT_ADD, TOTAL, Counted, share
from hongngu_cli.analyse.dimensions import NOT_TOLD
from hongngu_cli.model.figure import Figure, RowIds
from hongngu_cli.model.table import Band, Column, Row, Table, Term, Value
from hongngu_cli.model.vocabulary import Vocabulary


def level_figures(counted: Counted, vocabulary: Vocabulary, suffix: str) -> dict[str, Figure]:
    """Name the figures every summary has: total, each group, each level, unrecognised.

    ``suffix`` ends each label: what is counted, in which status and period.
    """
    frame = counted.frame

    def figure(key: str, label: str, value: int, field: str = "", of: str = "") -> Figure:
        def ids() -> RowIds:
            if not field:
                return counted.ids()
            return counted.ids(frame[field] == of if of else frame[field].isna())

        return Figure(key, f"{label}, {suffix}", value, ids)

    levels, groups = counted.sizes(frame["level"]), counted.sizes(frame["group"])
    figures = [figure("total", "Tổng cộng", counted.total())]
    figures += [
        figure(f"group.{group.key}", group.label, groups.get(group.key, 0), "group", group.key)
        for group in vocabulary.group
    ]
    figures += [
        figure(f"level.{level.key}", level.label, levels.get(level.key, 0), "level", level.key)
        for level in vocabulary.level
    ]
    figures.append(figure("unrecognised", NOT_TOLD.label, levels.get(None, 0), "level"))
    return {figure.key: figure for figure in figures}


def level_table(
    counted: Counted,
    figures: Mapping[str, Figure],
    vocabulary: Vocabulary,
    title: str,
    also: Mapping[str, Figure] | None = None,
) -> Table:
    """Lay the level figures out: a band a group with its subtotal, unknown last, a total.

    Levels of which ``also`` has any stand there, too, be there none of them.
    """

    def there(key: str) -> bool:
        return bool(figures[key].value or (also and also[key].value))

    whole = figures["total"].value
    rows: list[Row] = []
    bands: list[Band] = []

    def row(term: Value, value: int) -> Row:
        return {"level": term, "count": value, "share": share(value, whole)}

    for group in vocabulary.group:
        levels = [
            level
            for level in vocabulary.level
            if level.group == group.key and there(f"level.{level.key}")
        ]
        if levels:
            rows += [
                row(Term(level.key, level.label), figures[f"level.{level.key}"].value)
                for level in levels
            ]
            bands.append(
                Band(
                    row(Term(group.key, group.label), figures[f"group.{group.key}"].value),
                    len(levels),
                )
            )
    if there("unrecognised"):
        rows.append(row(NOT_TOLD, figures["unrecognised"].value))
    columns = (
        Column("level", "Trình độ, chương trình"),
        Column("count", counted.noun.capitalize(), "count"),
        Column("share", "Tỷ lệ (%)", "share"),
    )
    notes = () if counted.people is None else (PEOPLE_DO_NOT_ADD,)
    return Table("levels", title, columns, tuple(rows), row(TOTAL, whole), tuple(bands), notes)
