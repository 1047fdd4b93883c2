"""Every name that a template of a report may use, with its value and its meaning."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from hongngu_cli.model.chart import Chart
from hongngu_cli.model.figure import Figure
from hongngu_cli.model.report import Report
from hongngu_cli.model.table import Column, Row, Table
from hongngu_cli.write.markdown import given
from hongngu_cli.write.templates.filters import MEANINGS as FILTERS
from hongngu_cli.write.templates.meanings import JINJA, MEANINGS, MEMBERS
from hongngu_cli.write.templates.plain import is_plain, members
from hongngu_cli.write.values import shown

if TYPE_CHECKING:
    from hongngu_cli.model.table import Value

EXAMPLES: Mapping[str, str] = {
    "so": "6 | so → 06",
    "dong_chi": "6 | dong_chi → 06 đồng chí",
    "ty_le": "0.125 | ty_le → 12,5%",
    "dau_cau": '"năm 2026" | dau_cau → Năm 2026',
    "trong_cau": '"Cao cấp LLCT" | trong_cau → cao cấp lý luận chính trị',
    "round": "2.25 | round(1) → 2,3",
    "table": "tables.levels | table",
    "picture": "charts.levels | picture",
    "safe": "says.sent | safe",
}
COLUMNS = (
    Column("name", "Tên dùng trong mẫu"),
    Column("value", "Giá trị"),
    Column("meaning", "Ý nghĩa"),
)
FIRST = ("period", "as_of", "office", "letter", "figures", "tables", "charts", "report")
LAST = ("parts", "sources", "account", "headline", "issues", "issues_tally", "issues_left_out")
WORDS_OF_REPORT = ("title", "subject", "passages", "notes")
DEEPEST = 4
MOST_LINES = 20
UNTOLD = ("profile", "shape", "missing")
"""Members that nobody writes into a document."""


@dataclasses.dataclass(frozen=True, slots=True)
class Named:
    """An expression as a template writes it, what it gives, and what that means."""

    name: str
    value: object
    meaning: str


def context_of(report: Report, decimals: int) -> Table:
    """List what a template of a report may use: names, filters, tags."""
    rows: list[Row] = [
        {"name": one.name, "value": _text(one.value, decimals), "meaning": one.meaning}
        for one in names_of(report)
    ]
    filters: list[Row] = [
        {"name": f"| {name}", "value": EXAMPLES[name], "meaning": meaning}
        for name, meaning in FILTERS.items()
    ]
    tags: list[Row] = [
        {"name": name, "value": example, "meaning": meaning}
        for name, (example, meaning) in JINJA.items()
    ]
    return Table("context", "Tên dùng được trong mẫu", COLUMNS, (*rows, *filters, *tags))


def names_of(report: Report) -> Iterator[Named]:
    """Give every name with its value, what most templates use first; each is an expression."""
    seen = given(report)
    names = [*(name for name in FIRST if name in seen), *(n for n in seen if n not in FIRST)]
    for name in sorted(names, key=lambda one: one in LAST):
        value = seen[name]
        if name == "report":
            yield from _of_report(name, report)
        elif name == "parts" and isinstance(value, Mapping):
            for key, part in value.items():
                yield from _of_report(_beneath(name, str(key)), part)
        else:
            yield from _named(name, value, MEANINGS.get(name, ""), 0)


def _of_report(name: str, report: Report) -> Iterator[Named]:
    for word in WORDS_OF_REPORT:
        meaning = MEANINGS[f"report.{word}"]
        if name != "report":
            meaning = f"{meaning}: {report.title}"
        yield from _named(f"{name}.{word}", getattr(report, word), meaning, 0)


def _named(name: str, value: object, meaning: str, deep: int) -> Iterator[Named]:
    """Tell of a value and of what stands within it."""
    if deep > DEEPEST:
        return
    match value:
        case Figure():
            yield Named(f"{name}.value", value.value, value.label)
            return
        case Table():
            yield from _of_table(name, value)
            return
        case Chart():
            yield Named(f"{name}.alt", value.alt, value.title)
            return
    if is_plain(value):
        yield Named(name, value, meaning)
    elif isinstance(value, list | tuple):
        yield Named(f"{name} | length", len(value), f"Số dòng: {meaning}")
        several = MOST_LINES if all(map(is_plain, value)) else 1
        for at, one in enumerate(value[:several]):
            yield from _named(f"{name}[{at}]", one, f"{meaning} (dòng {at + 1})", deep + 1)
    else:
        for key in members(value):
            if key not in UNTOLD:
                own = f"{meaning}: {MEMBERS[key]}" if key in MEMBERS else meaning
                words = MEANINGS.get(f"{name}.{key}", own)
                yield from _named(_beneath(name, key), _member(value, key), words, deep + 1)


def _of_table(name: str, table: Table) -> Iterator[Named]:
    """Tell of a table: its title, how many rows, its columns by the first of them, its total."""
    yield Named(f"{name}.title", table.title, "Tên bảng; cả bảng: " + f"{name} | table")
    yield Named(f"{name}.rows | length", len(table.rows), f"Số dòng của bảng: {table.title}")
    lines: Sequence[tuple[str, Row | None]] = (
        ("rows[0]", table.rows[0] if table.rows else None),
        ("total", table.total),
    )
    for where, row in lines:
        word = "dòng cộng" if where == "total" else "dòng đầu"
        for column in table.columns:
            if row is not None and column.key in row:
                title = f"{column.spanner}: {column.title}" if column.spanner else column.title
                path = _beneath(f"{name}.{where}", column.key)
                yield Named(path, row[column.key], f"{title} ({word})")


def _member(value: object, key: str) -> object:
    return value[key] if isinstance(value, Mapping) else getattr(value, key)


def _beneath(name: str, key: str) -> str:
    """Write a member as a template does; what a mapping has itself is no member of it.

    >>> _beneath("figures", "total"), _beneath("figures", "level.thac-si"), _beneath("r", "count")
    ('figures.total', "figures['level.thac-si']", "r['count']")
    """
    plain = key.isidentifier() and not hasattr(dict, key) and not hasattr(tuple, key)
    return f"{name}.{key}" if plain else f"{name}['{key}']"


def _text(value: object, decimals: int) -> Value:
    """Write a value as it stands in a document without any filter."""
    if isinstance(value, bool):
        return "đúng" if value else "sai"
    return shown(value, decimals=decimals) if is_plain(value) else str(value)
