"""How the sheets were understood: tables, columns, rows set aside, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from hongngu_cli.model.account import sources_of
from hongngu_cli.model.fields import FIELD
from hongngu_cli.model.ledger import REASONS, add_up
from hongngu_cli.model.place import column_letters
from hongngu_cli.model.recognition import ColumnMeaning, TableFound
from hongngu_cli.model.report import Json, Report
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.settings import Settings
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.model.table import Column, Row, Table
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.report.masking import without_names
from hongngu_cli.text.numbers import share

UNKNOWN = "chưa rõ loại"


def recognition(
    roster: Roster, vocabulary: Vocabulary, settings: Settings, as_of: dt.date, *, mask: bool
) -> Report:
    """Say what was recognised on each sheet: a table of columns for every table found."""
    sources = sources_of(roster)
    tables = tuple(_columns(table, vocabulary) for table in roster.tables)
    office = {
        "superior": settings.office.superior,
        "body": settings.office.body,
        "place": settings.office.place,
    }
    return Report(
        command="inspect",
        title="Cấu trúc các bảng tính đã nhận ra",
        template="bang",
        as_of=as_of,
        period="",
        passages=tuple(
            _without_table(sheet) for sheet in roster.sheets if not _tables_of(sheet, roster.tables)
        ),
        tables=tables,
        issues=without_names(roster.issues, vocabulary) if mask else roster.issues,
        issues_in_full=True,
        sources=sources,
        ledger=add_up(source.ledger for source in sources),
        office=office,
        members={
            "sheets": [_sheet(sheet, _tables_of(sheet, roster.tables)) for sheet in roster.sheets]
        },
    )


def _tables_of(sheet: Sheet, tables: Iterable[TableFound]) -> list[TableFound]:
    return [table for table in tables if table.sheet is sheet]


def _without_table(sheet: Sheet) -> str:
    return f"{sheet.place()}: không tìm thấy bảng nào ({len(sheet.rows)} dòng)."


def _columns(table: TableFound, vocabulary: Vocabulary) -> Table:
    kinds = {kind.key: kind.label for kind in vocabulary.kind}
    label = kinds.get(table.kind or "", UNKNOWN)
    rows: tuple[Row, ...] = tuple(
        {
            "column": column_letters(column),
            "heading": meaning.heading,
            "field": _meant(meaning, vocabulary),
            "why": meaning.why,
        }
        for column, meaning in table.columns.items()
    )
    columns = (
        Column("column", "Cột"),
        Column("heading", "Tiêu đề"),
        Column("field", "Hiểu là"),
        Column("why", "Vì"),
    )
    return Table(
        f"{table.sheet.place()}#{table.first_row}",
        f"Bảng ở {table.sheet.place()}: {label}",
        columns,
        rows,
        notes=tuple(_notes(table, vocabulary)),
    )


def _meant(meaning: ColumnMeaning, vocabulary: Vocabulary) -> str:
    if meaning.field is None:
        return "(không dùng)"
    told = f"{_label(meaning.field, vocabulary)} ({meaning.field})"
    if meaning.value is None:
        return told
    field = "sex" if meaning.field == "birth_date" else meaning.field
    field = "level" if meaning.value in vocabulary.levels else field
    return f"{told}: {vocabulary.label(field, meaning.value)}"


def _label(field: str, vocabulary: Vocabulary) -> str:
    """Name a field as clerks do; one that no roster keeps, by its commonest heading."""
    if field in FIELD:
        return FIELD[field].label
    headings = (heading.headings[0] for heading in vocabulary.heading if heading.field == field)
    return next(headings, field)


def _notes(table: TableFound, vocabulary: Vocabulary) -> Iterable[str]:
    if table.header_rows:
        first, last = table.header_rows
        rows = f"dòng {first}" if first == last else f"dòng {first} đến {last}"
        yield f"Tiêu đề cột ở {rows}; {len(table.people)} dòng dữ liệu."
        yield f"Bảng từ dòng {table.first_row} đến dòng {table.last_row}."
    yield f"Mức chắc chắn: {share(table.confidence, 0)} ({table.why})."
    aside = [
        f"{label}: {_runs(table.set_aside[reason])}"
        for reason, label in REASONS.items()
        if table.set_aside.get(reason)
    ]
    if aside:
        yield f"Dòng để riêng: {'; '.join(aside)}."
    for field, given in table.given_overall.items():
        value = (
            vocabulary.label(field, given.value) if isinstance(given.value, str) else given.value
        )
        yield f"Ngoài bảng, {given.place} cho biết {_label(field, vocabulary).lower()}: {value}."


def _runs(rows: Sequence[int]) -> str:
    """Write row numbers as runs.

    >>> _runs((1, 2, 3, 7, 9, 10))
    '1-3, 7, 9-10'
    """
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return ", ".join(f"{first}-{last}" if last > first else str(first) for first, last in runs)


def _sheet(sheet: Sheet, tables: Sequence[TableFound]) -> dict[str, Json]:
    return {"path": sheet.path, "sheet": sheet.name, "tables": [_table(table) for table in tables]}


def _table(table: TableFound) -> dict[str, Json]:
    return {
        "kind": table.kind,
        "header_rows": list(table.header_rows) if table.header_rows else None,
        "first_row": table.first_row,
        "last_row": table.last_row,
        "people": len(table.people),
        "columns": {
            column_letters(column): _meaning(meaning) for column, meaning in table.columns.items()
        },
        "confidence": table.confidence,
        "why": table.why,
        "set_aside": _reasons(table.set_aside),
    }


def _meaning(meaning: ColumnMeaning) -> dict[str, Json]:
    told: dict[str, Json] = {"field": meaning.field, "heading": meaning.heading, "why": meaning.why}
    return {**told, "value": meaning.value} if meaning.value else told


def _reasons(set_aside: Mapping[str, tuple[int, ...]]) -> dict[str, Json]:
    return {reason: list(set_aside[reason]) for reason in REASONS if set_aside.get(reason)}
