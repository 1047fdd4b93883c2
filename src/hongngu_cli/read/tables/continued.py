"""A sheet without a header that goes on with the list of the sheet before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from hongngu_cli.model.issue import Issue
from hongngu_cli.model.recognition import Given, TableFound
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.headers import texts
from hongngu_cli.text.numbers import shown

AROUND_NUMBER = ".()/- "
LONGEST_NUMBER = 12
"""Digits of a number in a list at most; longer ones are something else."""
LOOKED_AT = 3
"""So many rows of the sheet may stand above the first that goes on."""


def goes_on(sheet: Sheet, above: TableFound) -> bool:
    """Tell whether a sheet's first numbered row bears the number after a list's last one.

    Its rows have no more columns than the list, and a name where it has names.
    """
    number, name = above.column_of("stt"), above.column_of("name")
    last = _last_number(above, number) if number else None
    if last is None or name is None or not number:
        return False
    rows = (texts(sheet, row) for row in range(1, min(LOOKED_AT, len(sheet.rows)) + 1))
    first = next((cells for cells in rows if _number(cells.get(number, "")) is not None), {})
    fits = max(first, default=0) <= max(above.columns) and bool(first.get(name))
    return fits and _number(first[number]) == last + 1


def _last_number(table: TableFound, column: int) -> int | None:
    numbers = (_number(shown(table.sheet.cell(row, column))) for row in reversed(table.people))
    return next((number for number in numbers if number is not None), None)


def _number(text: str) -> int | None:
    bare = text.strip(AROUND_NUMBER)
    return int(bare) if bare.isdecimal() and len(bare) < LONGEST_NUMBER else None


def told_above(above: TableFound, own: Mapping[str, Given]) -> Mapping[str, Given]:
    """Give what holds for the rows that go on: what titles and the last section said before.

    These stand on another sheet, and are no cells of this one.
    """
    last = above.sections[-1][1] if above.sections else {}
    told = {f: given for f, given in above.given_overall.items() if given.source != "sheet"}
    place = above.sheet.place()
    handed = {field: replace(given, place=place) for field, given in {**told, **last}.items()}
    return {**own, **handed}


def told_continued(found: TableFound, above: TableFound) -> Iterator[Issue]:
    """Tell that a sheet without a header was read with the one before it."""
    number = found.column_of("stt") or 1
    row = next(iter(found.people), found.first_row)
    typed = shown(found.sheet.cell(row, number))
    yield Issue(
        "header-continued",
        "note",
        found.sheet.place(row, number),
        typed,
        f"Không có dòng tiêu đề cột; số thứ tự tiếp theo bảng ở {_called(above.sheet)} nên đã "
        "đọc theo tiêu đề của bảng ấy.",
        "Nếu là bảng khác, thêm dòng tiêu đề cột vào trên dòng này.",
    )


def _called(sheet: Sheet) -> str:
    return f'"{sheet.name}"' if sheet.name else str(sheet.place())
