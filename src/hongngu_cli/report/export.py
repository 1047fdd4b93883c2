"""The roster as understood, with the file, sheet and row of every enrolment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.model.fields import FIELDS, Field
from hongngu_cli.model.report import Report
from hongngu_cli.model.table import Column, Table, Term, Value
from hongngu_cli.report.frame import Material, office_of

if TYPE_CHECKING:
    import pandas as pd

CODED = ("sex", "level", "group", "mode", "status", "sponsor", "place", "post_level", "leader")
PLACES = (Column("path", "Tệp"), Column("sheet", "Trang tính"), Column("row", "Dòng", "year"))


def exported(material: Material, *, mask: bool) -> Report:
    """Lay the enrolments out, fields in their fixed order; ``mask`` hides who they are."""
    frame = material.roster.frame
    columns = {field.key: _values(field, frame, material, mask=mask) for field in FIELDS}
    tables, origins = material.roster.tables, material.roster.origins
    places = [(tables[origins.table[at]].sheet, int(origins.row[at])) for at in frame.index]
    columns |= {
        "path": [sheet.path for sheet, _ in places],
        "sheet": [sheet.name for sheet, _ in places],
        "row": [row for _, row in places],
    }
    rows = tuple(
        dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)
    )
    titles = (*(Column(field.key, field.label, field.kind) for field in FIELDS), *PLACES)
    return Report(
        command="export",
        title="Danh sách cử đi đào tạo, bồi dưỡng",
        template="bang",
        as_of=material.as_of,
        period=material.period,
        subject=material.counting,
        tables=(Table("roster", "Danh sách", titles, rows),),
        issues=material.issues,
        sources=material.sources,
        ledger=material.ledger,
        office=office_of(material),
    )


def _values(field: Field, frame: pd.DataFrame, material: Material, *, mask: bool) -> list[Value]:
    column = frame[field.key]
    if mask and field.personal:
        return [None] * len(column)
    if field.kind == "date":
        days = zip(column.dt.date, column.isna(), strict=True)
        return [None if missing else day for day, missing in days]
    if field.kind in ("year", "count"):
        return [
            None if missing else int(value)
            for value, missing in zip(column, column.isna(), strict=True)
        ]
    if field.key in CODED:
        terms = {
            key: Term(key, material.vocabulary.label(field.key, key))
            for key in column.dropna().unique()
        }
        return [terms.get(key) for key in column]
    return list(column)
