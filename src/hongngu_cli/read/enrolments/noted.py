"""What became of people where only a remark tells it: "bảo lưu", "thôi học từ tháng 3"."""

from __future__ import annotations

from collections.abc import Callable

from hongngu_cli.model.recognition import Given
from hongngu_cli.model.sheet import Cell
from hongngu_cli.read.enrolments.typed import Enrolments, Typed
from hongngu_cli.read.enrolments.values import Read

NOTE = "note"
"""The source of such a value."""
TOLD = ("studying", "deferred", "withdrawn", "sent")
"""What a remark may tell; that somebody is through stands in the column of results."""


def read_remarks(typed: Typed, result: Enrolments, reader: Callable[[Cell], Read]) -> None:
    """Take the status of rows that tell none from a remark that begins with one.

    "Đang học lớp cao cấp" and "đã nghỉ hưu" are remarks about something else.
    """
    column = typed.column("note")
    if column is None:
        return
    told = {cell: _told(reader(cell)[0]) for cell in set(typed.cells(column)) if cell != ""}
    if not any(told.values()):
        return
    statuses = result.values("status")
    places = result.cells.get("status") or typed.nowhere()
    first: dict[str, Given] = {}
    for at, cell in enumerate(typed.cells(column)):
        status = told.get(cell)
        if status is None or statuses[at] is not None or at in result.doubts.get("status", {}):
            continue
        statuses[at] = status
        places.put(at, typed.rows[at], column)
        place = typed.table.sheet.place(typed.rows[at], column)
        given = first.setdefault(status, Given(status, place, NOTE))
        result.given[("status", given)] = result.given.get(("status", given), 0) + 1
    if first:
        result.cells["status"] = places


def _told(status: str | None) -> str | None:
    return status if status in TOLD else None
