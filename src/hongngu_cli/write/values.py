"""How a value looks: what follows from a column's kind follows here and nowhere else."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from hongngu_cli.model.table import Column, Kind, Term, Value
from hongngu_cli.text import numbers

Align = Literal["left", "center", "right"]

ALIGNMENT: Mapping[Kind, Align] = {
    "text": "left",
    "count": "right",
    "decimal": "right",
    "share": "right",
    "date": "center",
    "year": "center",
}

UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
    "\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
"""Control characters, half characters and marks that turn the direction of writing.

Documents may not hold them, and on a terminal they give orders; none is ever meant.
"""
REPLACEMENT = "\ufffd"
SWAPPED = str.maketrans(",.", ".,")


def printable(text: str) -> str:
    r"""Put a visible mark in place of each character that cannot be printed.

    >>> printable("Nguyễn\x1b[31m An")
    'Nguyễn�[31m An'
    """
    return UNPRINTABLE.sub(REPLACEMENT, text)


def visible(text: str) -> str:
    r"""Give a text as one line to read: composed letters, single spaces, nothing hidden.

    >>> visible(" Nguyễn\n Văn\tAn ")
    'Nguyễn Văn An'
    """
    return " ".join(unicodedata.normalize("NFC", printable(text)).split())


def shown(value: Value, kind: Kind = "text", decimals: int = 1) -> str:
    """Write a value as people read it.

    >>> shown(12545, "count"), shown(0.4213, "share"), shown(2021, "year")
    ('12.545', '42,1%', '2021')
    >>> shown(None, "share"), shown(None, "count"), shown(Term("nu", "Nữ")), shown(70, "decimal")
    ('–', '', 'Nữ', '70,0')
    """
    match value:
        case None:
            return numbers.NOTHING if kind == "share" else ""
        case str() | Term():
            return visible(str(value))
        case dt.date():
            return f"{value:%d/%m}/{value.year:04d}"
        case _ if kind == "share":
            return numbers.share(value, decimals)
        case int() if kind != "decimal":
            return numbers.count(value) if kind == "count" else str(value)
        case _:
            return _decimal(value, decimals, whole=kind != "decimal")


def plain(value: Value) -> str | int | float | None:
    """Write a value as programs read it: keys of terms, ISO dates, numbers as they are.

    >>> plain(Term("nu", "Nữ")), plain(dt.date(2021, 3, 5)), plain(0.5)
    ('nu', '2021-03-05', 0.5)
    """
    match value:
        case Term():
            return value.key or None
        case dt.datetime():
            return value.date().isoformat()
        case dt.date():
            return value.isoformat()
        case _:
            return value


def number_format(value: float, kind: Kind, decimals: int) -> str:
    """Give the spreadsheet's format for a number in a column of some kind.

    >>> number_format(12545, "count", 1), number_format(0.5, "share", 2)
    ('#,##0', '0.00%')
    """
    places = "." + "0" * decimals if decimals else ""
    if kind == "share":
        return f"0{places}%"
    if kind == "decimal":
        return f"#,##0{places}"
    if kind == "count":
        return "#,##0" if float(value).is_integer() else f"#,##0{places or '.0'}"
    return "0" if float(value).is_integer() else "General"


def flat_titles(columns: tuple[Column, ...]) -> list[str]:
    """Name columns on one line: with the heading above them where several differ.

    >>> flat_titles((Column("a", "Nam", spanner="Ngày sinh"), Column("b", "Nam", spanner="Số")))
    ['Ngày sinh: Nam', 'Số: Nam']
    """
    spanners = {column.spanner for column in columns if column.spanner}
    if len(spanners) < 2:  # noqa: PLR2004 - a single heading over all tells nothing apart
        return [visible(column.title) for column in columns]
    return [
        visible(f"{column.spanner}: {column.title}" if column.spanner else column.title)
        for column in columns
    ]


def _decimal(value: float, decimals: int, *, whole: bool) -> str:
    """Write a number that need not be whole, half up; ``whole`` ones without decimals."""
    exact = Decimal(repr(float(value)))
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    if whole and rounded == rounded.to_integral_value() == exact:
        return numbers.count(int(rounded))
    return f"{rounded or abs(rounded):,f}".translate(SWAPPED)
