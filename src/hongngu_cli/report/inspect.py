"""How the sheets were understood: tables, columns, rows set aside, and why."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hongngu_cli.model.account import sources_of
from hongngu_cli.model.counts import KINDS, Count, Counts
from hongngu_cli.model.ledger import REASONS, add_up
from hongngu_cli.model.place import column_letters
from hongngu_cli.model.recognition import LEVEL_PART, NOT_SENT, ColumnMeaning, TableFound
from hongngu_cli.model.report import Json, Report
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.settings import Settings
from hongngu_cli.model.severities import as_set
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.model.table import Column, Row, Table
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.report.counted import CountsOfTables, as_json, in_words
from hongngu_cli.report.masking import without_names
from hongngu_cli.text.levels import DOUBTS
from hongngu_cli.text.numbers import share

UNKNOWN = "chưa rõ loại"
MANY = 3
"""So many tables are summed up before each is shown."""
SURE = 0.8
"""A table less sure than this deserves a look."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What was read of all sheets: people, and numbers of tables that count."""

    roster: Roster
    counts: Counts


def recognition(
    understood: Understood,
    vocabulary: Vocabulary,
    settings: Settings,
    as_of: dt.date,
    *,
    mask: bool,
) -> Report:
    """Say what was recognised on each sheet: a table of columns for every table found."""
    roster, counts = understood.roster, understood.counts
    sources, counted = sources_of(roster), CountsOfTables(counts)
    issues = tuple(as_set((*roster.issues, *counts.issues), vocabulary))
    of_sheet = Counter(id(table.sheet) for table in roster.tables)
    tables = tuple(
        _columns(table, counted, vocabulary, alone=of_sheet[id(table.sheet)] == 1)
        for table in roster.tables
    )
    return Report(
        command="inspect",
        title="Cấu trúc các bảng tính đã nhận ra",
        template="bang",
        as_of=as_of,
        period="",
        passages=(
            *_overview(roster),
            *(
                _without_table(sheet)
                for sheet in roster.sheets
                if not _tables_of(sheet, roster.tables)
            ),
        ),
        tables=tables,
        issues=without_names(issues, vocabulary) if mask else issues,
        issues_in_full=True,
        sources=sources,
        ledger=add_up(source.ledger for source in sources),
        office=settings.office.names,
        members={
            "sheets": [
                _sheet(sheet, _tables_of(sheet, roster.tables), counted) for sheet in roster.sheets
            ]
        },
    )


def _tables_of(sheet: Sheet, tables: Iterable[TableFound]) -> list[TableFound]:
    return [table for table in tables if table.sheet is sheet]


def _overview(roster: Roster) -> Iterable[str]:
    """Say of many tables how many were found, and which deserve a look."""
    if len(roster.tables) < MANY:
        return
    files = len({sheet.path for sheet in roster.sheets})
    doubtful = sorted(
        (table for table in roster.tables if table.confidence < SURE),
        key=lambda table: table.confidence,
    )
    found = f"Tìm thấy {len(roster.tables)} bảng ở {len(roster.sheets)} trang tính, {files} tệp"
    if not doubtful:
        yield f"{found}, đều đọc chắc chắn từ {share(SURE, 0)} trở lên."
        return
    listed = "; ".join(
        f"{table.sheet.place(table.first_row)} "
        f"({share(table.confidence, 0) if table.kind else UNKNOWN})"
        for table in doubtful
    )
    yield f"{found}. Nên xem lại {len(doubtful)} bảng: {listed}."


def _without_table(sheet: Sheet) -> str:
    return f"{sheet.place()}: không tìm thấy bảng nào ({len(sheet.rows)} dòng)."


def _columns(
    table: TableFound, counted: CountsOfTables, vocabulary: Vocabulary, *, alone: bool
) -> Table:
    kinds = {kind.key: kind.called(table.fields) for kind in vocabulary.kind}
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
    rows_of = "" if alone else f", dòng {table.first_row}-{table.last_row}"
    columns = (
        Column("column", "Cột"),
        Column("heading", "Tiêu đề"),
        Column("field", "Hiểu là"),
        Column("why", "Vì"),
    )
    return Table(
        f"{table.sheet.place()}#{table.first_row}",
        f"{table.sheet.place()}{rows_of}: {label}{_sureness(table)}",
        columns,
        rows,
        notes=(*_notes(table, vocabulary), *in_words(table, counted.of(table))),
    )


def _meant(meaning: ColumnMeaning, vocabulary: Vocabulary) -> str:
    if meaning.field is None:
        return "(không dùng)"
    if meaning.field == LEVEL_PART and meaning.part:
        return f"{vocabulary.field_label(meaning.part)} của trình độ bên cạnh ({meaning.part})"
    label = vocabulary.field_label(meaning.field)
    if meaning.field == NOT_SENT:
        levels = [one.label for one in vocabulary.level if one.key == meaning.value]
        return f"{': '.join((label, *levels))} ({meaning.field})"
    if meaning.part in PARTS_OF_DATES and meaning.field not in OF_LEVELS:
        return f"{label}: {PARTS_OF_DATES[meaning.part]} ({meaning.field})"
    field = "sex" if meaning.field in {"birth_date", "name"} else meaning.field
    field = "level" if meaning.value in vocabulary.levels else field
    of_unit = [meaning.unit] if meaning.unit and meaning.unit != meaning.value else []
    values = [*of_unit, vocabulary.label(field, meaning.value)] if meaning.value else of_unit
    if meaning.value in DOUBTS:
        values = ["chưa rõ trình độ nào"]
    if way := meaning.mode or meaning.status:
        values.append(next(c.label for c in vocabulary.coded if c.key == way))
    if meaning.part:
        values.append(vocabulary.field_label(meaning.part))
    if meaning.year and meaning.value != str(meaning.year):
        values.append(f"năm {meaning.year}")
    if values:
        told = ", ".join(values)
        label = told if meaning.value in vocabulary.levels else f"{label}: {told}"
    return f"{label} ({meaning.part or meaning.field})"


PARTS_OF_DATES = {"day": "ngày", "month": "tháng", "year": "năm"}
OF_LEVELS = ("level", "level_held_theory", "level_held_degree", LEVEL_PART)
"""Fields whose columns may hold something else of a level, which then is what they are."""


def _sureness(table: TableFound) -> str:
    return f" (chắc chắn {share(table.confidence, 0)})" if table.kind else ""


def _notes(table: TableFound, vocabulary: Vocabulary) -> Iterable[str]:
    yield f"{table.why}."
    for field, given in table.given_overall.items():
        kind = "group" if field == "context" else field
        value = vocabulary.label(kind, given.value) if isinstance(given.value, str) else given.value
        if field == "level" and value in DOUBTS:
            value = "chưa xác định được"
        where = f"ô {given.place.cell}" if given.place.cell else ELSEWHERE.get(given.source, BEFORE)
        label = "Nhóm trình độ" if field == "context" else vocabulary.field_label(field)
        yield f"{label} ghi ngoài bảng, ở {where}: {value}."
    aside = [
        f"{len(rows)} {label} ({_runs(rows)})"
        for reason, label in ASIDE.items()
        if (rows := _aside(table).get(reason))
    ]
    span = f"Bảng chiếm dòng {table.first_row}-{table.last_row}"
    yield f"{span}; để riêng: {', '.join(aside)}." if aside else f"{span}."


ELSEWHERE = {"sheet": "tên trang tính", "file": "tên tệp"}
BEFORE = "bảng trước trong tệp"
"""Where a value stands that a list on another sheet goes on with."""
ASIDE = {
    **{reason: f"dòng {label.removeprefix('dòng ')}" for reason, label in REASONS.items()},
}


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


def _sheet(sheet: Sheet, tables: Sequence[TableFound], counted: CountsOfTables) -> dict[str, Json]:
    told: list[Json] = [_table(table, counted.of(table)) for table in tables]
    return {"path": sheet.path, "sheet": sheet.name, "tables": told}


def _table(table: TableFound, counts: Sequence[Count]) -> dict[str, Json]:
    told: dict[str, Json] = {
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
        "set_aside": _reasons(_aside(table)),
    }
    return {**told, "counts": as_json(counts)} if table.kind in KINDS else told


def _meaning(meaning: ColumnMeaning) -> dict[str, Json]:
    field = meaning.part if meaning.part and meaning.field in OF_LEVELS else meaning.field
    told: dict[str, Json] = {"field": field, "heading": meaning.heading, "why": meaning.why}
    if meaning.value:
        told["value"] = meaning.value
    if meaning.mode:
        told["mode"] = meaning.mode
    if meaning.status:
        told["status"] = meaning.status
    if meaning.year:
        told["year"] = meaning.year
    if meaning.unit:
        told["unit"] = meaning.unit
    return told


def _aside(table: TableFound) -> Mapping[str, tuple[int, ...]]:
    """Give the rows set aside, people who were sent to nothing among them, by reason."""
    return {**table.set_aside, "not-sent": tuple(sorted(table.not_sent))}


def _reasons(set_aside: Mapping[str, tuple[int, ...]]) -> dict[str, Json]:
    return {reason: list(set_aside[reason]) for reason in REASONS if set_aside.get(reason)}
