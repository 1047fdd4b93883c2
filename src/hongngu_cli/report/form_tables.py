"""The tables of a form: the form itself, what is not in it, and who."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from hongngu_cli.analyse.forms.classes import OutsideClasses
from hongngu_cli.analyse.forms.enrolments import Outside
from hongngu_cli.model.form import FormColumn, FormLayout, FormRow, Number
from hongngu_cli.model.table import Column, Kind, Row, Table, Term
from hongngu_cli.report.frame import Material, where
from hongngu_cli.report.masking import HIDDEN
from hongngu_cli.text.numbers import NOTHING

if TYPE_CHECKING:
    from hongngu_cli.report.form_words import Words

TOTAL = "Tổng cộng"
OUTSIDE = "Ngoài biểu: các lượt chưa vào được dòng, cột nào của biểu"
OUTSIDE_CLASSES = "Ngoài biểu: các lớp không vào dòng, cột nào của biểu"
PEOPLE = "Danh sách ngoài biểu"
NO_NUMBER = Term("", NOTHING)


def form_table(layout: FormLayout, title: str, values: Mapping[tuple[str, int], Number]) -> Table:
    """Lay the form out as any table, each column under its number."""
    shown = [one for one in layout.column if one.holds != "numeral"]
    columns = tuple(_column(one) for one in shown)
    rows: tuple[Row, ...] = tuple(
        {
            column.key: Term(row.key, _numbered(row))
            if one.holds == "label"
            else _told(values[row.key, one.number])
            for one, column in zip(shown, columns, strict=True)
        }
        for row in layout.row
    )
    return Table("form", title, columns, rows)


def _told(value: Number) -> int | float | Term:
    """Give a number, or a dash where there is none: blank would be a number to fill in."""
    return NO_NUMBER if value is None else value


def _numbered(row: FormRow) -> str:
    """Write a row's label behind its numeral: "I. Đào tạo", "a) Đại học", "- Trong nước"."""
    sign = ")" if row.numeral.islower() else "." if row.numeral.isalnum() else ""
    return f"{row.numeral}{sign} {row.label}".strip()


def _column(one: FormColumn) -> Column:
    kinds: Mapping[str, Kind] = {"label": "text", "ratio": "share"}
    spanner, *between = one.above or (None,)
    key = "row" if one.holds == "label" else f"column_{one.number}"
    title = f"{': '.join((*filter(None, between), one.heading))} ({one.numbered})"
    return Column(key, title, kinds.get(one.holds, "count"), spanner)


def outside_table(outside: Outside, words: Words) -> Table:
    """Lay out what is not in the form by programme and reason, the most first."""
    ordered = sorted(outside.items(), key=lambda one: -len(one[1]))
    rows: tuple[Row, ...] = tuple(
        {
            "level": words.level(level),
            "count": len(ids),
            "reason": _capital(words.reason(why, lacking)),
        }
        for (why, lacking, level), ids in ordered
    )
    columns = (
        Column("level", "Trình độ, chương trình"),
        Column("count", words.noun.capitalize(), "count"),
        Column("reason", "Lý do"),
    )
    total: Row = {"level": TOTAL, "count": sum(map(len, outside.values()))}
    return Table("outside", OUTSIDE, columns, rows, total)


def classes_table(outside: OutsideClasses, words: Words) -> Table:
    """Lay out the classes that are not in the form, the most first."""
    sizes = {key: sum(one.value for one in own) for key, own in outside.items()}
    ordered = sorted(sizes.items(), key=lambda one: -one[1])
    rows: tuple[Row, ...] = tuple(
        {"audience": named, "count": size, "reason": _capital(words.reason(why, lacking))}
        for (why, lacking, named), size in ordered
    )
    columns = (
        Column("audience", "Loại lớp, đối tượng"),
        Column("count", "Số lớp", "count"),
        Column("reason", "Lý do"),
    )
    total: Row = {"audience": TOTAL, "count": sum(sizes.values())}
    return Table("outside_classes", OUTSIDE_CLASSES, columns, rows, total)


def people_table(material: Material, outside: Outside, words: Words, *, mask: bool) -> Table:
    """Name everybody who is not in the form, with what keeps them out."""
    told = material.roster.columns
    rows: tuple[Row, ...] = tuple(
        {
            "name": HIDDEN if mask else told["name"][at],
            "position": told["position"][at],
            "unit": told["unit"][at],
            "level": words.level(level),
            "year": told["year"][at],
            "reason": _capital(words.reason(why, lacking)),
            "where": where(material, at),
        }
        for (why, lacking, level), ids in outside.items()
        for at in ids
    )
    columns = (
        Column("name", "Họ và tên"),
        Column("position", "Chức vụ"),
        Column("unit", "Đơn vị"),
        Column("level", "Trình độ, chương trình"),
        Column("year", "Năm", "year"),
        Column("reason", "Lý do"),
        Column("where", "Nơi ghi"),
    )
    return Table("people", PEOPLE, columns, rows)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
