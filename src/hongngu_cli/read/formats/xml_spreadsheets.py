"""Excel's own XML of 2003 ("XML Spreadsheet"), which web systems still give out as .xls."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from xml.parsers import expat

from hongngu_cli.model.settings import Limits, Reading
from hongngu_cli.model.sheet import Cell, Sheet
from hongngu_cli.read.formats.laid_out import LaidOut
from hongngu_cli.read.packages.refusals import broken, check_sheets, foreign, unsafe
from hongngu_cli.read.packages.xml_parsers import xml_parser

SPACE = "urn:schemas-microsoft-com:office:spreadsheet "
OPTIONS = "urn:schemas-microsoft-com:office:excel "
DATA = "Data"
FARTHEST = 10_000_000
"""No row has a higher number; one that says so ends the reading of a trap."""


class WorkbookWalk:
    """Takes the tags of a workbook one after the other."""

    def __init__(self, path: str, limits: Limits) -> None:
        """Begin before the first sheet."""
        self.path, self.limits = path, limits
        self.sheets: list[tuple[str, LaidOut]] = []
        self.hidden: set[int] = set()
        self.cell: Mapping[str, str] = {}
        self.kind = ""
        self.text: list[str] = []
        self.inside = ""

    def read(self, content: bytes) -> None:
        """Walk through a workbook. Raises ExpatError, and Failure for a trap."""
        parser = xml_parser()
        parser.StartDoctypeDeclHandler = self._declared
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(content, True)  # noqa: FBT003 - the parser takes no keyword

    def _declared(self, *_: object) -> None:
        raise unsafe(self.path, "tệp XML có khai báo DTD nên không an toàn")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        told = {key.removeprefix(SPACE): value for key, value in attributes.items()}
        name = tag.removeprefix(SPACE)
        if name == "Worksheet":
            where = f"{self.path} · {told.get('Name', '')}"
            check_sheets(self.path, len(self.sheets) + 1, self.limits)
            self.sheets.append((told.get("Name", ""), LaidOut(where, self.limits)))
        elif name == "Row" and self.sheets:
            table = self.sheets[-1][1]
            table.add_row(_number(told, "Index", 0))
        elif name == "Cell" and self.sheets:
            table = self.sheets[-1][1]
            table.next_column = _number(told, "Index", table.next_column)
            self.cell, self.kind = told, ""
            self.text.clear()
        elif name == DATA:
            self.kind = told.get("Type", "String")
        if name in {DATA, f"{OPTIONS}Visible"}:
            self.inside = name
            self.text.clear()

    def _text(self, text: str) -> None:
        if self.inside:
            self.text.append(text)

    def _end(self, tag: str) -> None:
        name = tag.removeprefix(SPACE)
        if name == self.inside:
            self.inside = ""
        if name == "Cell" and self.sheets:
            across = _number(self.cell, "MergeAcross", 0) + 1
            down = _number(self.cell, "MergeDown", 0) + 1
            self.sheets[-1][1].add_cell(_value(self.kind, "".join(self.text)), across, down)
            self.text.clear()
        elif name == f"{OPTIONS}Visible" and "Hidden" in "".join(self.text):
            self.hidden.add(len(self.sheets) - 1)


def xml_sheets(
    content: bytes, blank: Sheet, limits: Limits, _reading: Reading
) -> tuple[Sheet, ...]:
    """Read every sheet of a workbook in XML. Raises Failure (INPUT)."""
    walk = WorkbookWalk(blank.path, limits)
    try:
        walk.read(content)
    except expat.ExpatError as error:
        raise broken(blank.path, f"XML sai cấu trúc ở dòng {error.lineno}") from error
    if not walk.sheets:
        raise foreign(blank.path, "tệp XML của Excel không có trang tính")
    sheets = []
    for at, (name, table) in enumerate(walk.sheets):
        rows, merged = table.grid([])
        hidden = at in walk.hidden
        sheets.append(replace(blank, name=name, rows=rows, merged=merged, hidden=hidden))
    return tuple(sheets)


def _number(told: Mapping[str, str], name: str, default: int) -> int:
    text = told.get(name, "")
    plain = text.isascii() and text.isdigit() and len(text) < len(str(FARTHEST))
    return int(text) if plain else default


def _value(kind: str, text: str) -> Cell:
    """Give a cell's value as other workbooks give it; what is not of its kind stays text."""
    if kind == "Boolean":
        return {"1": "TRUE", "0": "FALSE"}.get(text, text)
    with suppress(ValueError):
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            moment = dt.datetime.fromisoformat(text)
            return moment.date() if moment.time() == dt.time() else moment.replace(tzinfo=None)
    return text
