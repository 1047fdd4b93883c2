"""What is said where no header was found, or no column that tells the level."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from hongngu_cli.model.account import looks_like_data
from hongngu_cli.model.issue import Issue, Severity
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.context import is_full_name
from hongngu_cli.read.headings.headers import texts
from hongngu_cli.read.headings.near_headings import NearHeadings
from hongngu_cli.read.headings.roster_columns import UNSURE_CLASS
from hongngu_cli.read.headings.sending import OF_OTHERS, says_any
from hongngu_cli.read.headings.words import NOT_KNOWN
from hongngu_cli.read.messages.misspelt_headings import (
    FEWEST_ALIKE,
    LOOKED_AT,
    as_asked,
    asked,
    misspelt_of,
    nearly_header,
)
from hongngu_cli.read.messages.of_classes import class_without_level
from hongngu_cli.read.messages.telling_columns import (
    as_mapped,
    column_of_names,
    unknown_column_of_levels,
)
from hongngu_cli.text.fold import fold
from hongngu_cli.text.numbers import shown

FEW_CELLS = 3
"""A sheet with this many filled cells in each of so many rows looks like a table."""


def no_header(sheet: Sheet, surnames: frozenset[str], near: NearHeadings) -> Issue:
    """Say that a sheet with data has no header we know; a list of people is an error.

    A row whose headings nearly are known ones is named with them.
    """
    severity: Severity = "error" if lists_people(sheet, surnames) else "warning"
    row, misspelt = nearly_header(sheet, near)
    says = "Không tìm thấy dòng tiêu đề cột nên chưa đọc được bảng này."
    if misspelt:
        column = min(misspelt)
        told = f"{says} Dòng {row} gần giống dòng tiêu đề: {asked(row, misspelt)}"
        place, heading = sheet.place(row, column), misspelt[column][0]
        return Issue("header-missing", severity, place, heading, told, as_asked(misspelt))
    row = next(
        number for number in range(1, len(sheet.rows) + 1) if len(texts(sheet, number)) >= FEW_CELLS
    )
    column = min(texts(sheet, row))
    mapped = as_mapped(sheet, row, surnames, near)
    advice = (
        f"Nếu dòng {row} là dòng tiêu đề cột, thêm {mapped.maps}."
        if mapped.by_headings
        else f"Nếu dòng {row} là dòng tiêu đề, chỉ rõ bằng --header-rows {row} (hai dòng thì "
        f"{row}-{row + 1}); nếu bảng không có dòng tiêu đề, chỉ rõ từng cột bằng chữ cái: "
        f"{mapped.maps}."
    )
    if mapped.other_class:
        advice += f' Cột "{mapped.other_class}" có vẻ không phải lớp được cử đi học.'
    return Issue(
        "header-missing",
        severity,
        sheet.place(row, column),
        shown(sheet.cell(row, column)),
        says,
        advice,
    )


def headings_unknown(
    table: TableFound, surnames: frozenset[str], near: NearHeadings
) -> Iterable[Issue]:
    """Say that a row was named as the header and no heading in it tells where the names are.

    A header that words tell has at least two that are known.
    """
    names = column_of_names(table.sheet, surnames)
    known = sum(1 for meaning in table.columns.values() if meaning.field)
    by_words = table.names_people or known >= FEWEST_ALIKE
    if not table.header_rows or by_words or (known and names is None):
        return
    row = table.header_rows[1]
    cells = texts(table.sheet, row) or texts(table.sheet, table.header_rows[0])
    mapped = as_mapped(table.sheet, row, surnames, near)
    column = min(cells, default=1)
    yield Issue(
        "header-missing",
        "error" if names else "warning",
        table.sheet.place(row, column),
        cells.get(column),
        f"Dòng {row} được chỉ định là dòng tiêu đề nhưng không tiêu đề nào cho biết cột họ tên.",
        f"Nếu đúng là dòng tiêu đề, chỉ rõ cột họ tên và cột trình độ: thêm {mapped.maps}."
        if mapped.by_headings
        else "Nếu đúng là dòng tiêu đề, chỉ rõ cột họ tên và cột trình độ, ví dụ thêm "
        '--map "Tiêu đề cột họ tên=name" --map "Tiêu đề cột trình độ=level".',
    )


def column_missing(table: TableFound, near: NearHeadings) -> Issue:
    """Say that a list of people does not tell to which level they were sent."""
    if other := _of_others(table):
        return other
    misspelt = misspelt_of(table, near)
    issue = _class_unclear(table, near) or _column_missing(table, near)
    if not misspelt or not table.header_rows:
        return issue
    told = f"{issue.says} Xem lại {asked(table.header_rows[1], misspelt)}"
    return replace(issue, says=told, advice=f"{issue.advice} {as_asked(misspelt)}")


def looks_like_table(sheet: Sheet) -> bool:
    """Tell whether a sheet without a header holds rows of data all the same."""
    rows = (texts(sheet, number) for number in range(1, min(len(sheet.rows), LOOKED_AT) + 1))
    filled = [len(cells) for cells in rows if cells]
    return looks_like_data(filled)


def lists_people(sheet: Sheet, surnames: frozenset[str]) -> bool:
    """Tell whether persons' names stand on most rows of a sheet that have data."""
    rows = [texts(sheet, number) for number in range(1, min(len(sheet.rows), LOOKED_AT) + 1)]
    data = [cells for cells in rows if len(cells) >= FEW_CELLS]
    named = [cells for cells in data if any(is_full_name(c, surnames) for c in cells.values())]
    return len(named) * 2 > len(data)


def _of_others(table: TableFound) -> Issue | None:
    """Say that a list is about something else than training, so that levels in it are held."""
    held = [c for c, meaning in table.columns.items() if meaning.why == OF_OTHERS]
    if not held or not table.header_rows:
        return None
    heading = table.columns[held[0]].heading
    return Issue(
        "column-missing",
        "warning",
        table.sheet.place(table.header_rows[1], held[0]),
        heading,
        f'Tiêu đề bảng nói về việc khác, không về đào tạo, bồi dưỡng, nên cột "{heading}" được '
        f"hiểu là trình độ đang có; {len(table.people)} người ở bảng này không được tính.",
        f'Nếu đây là danh sách cử đi học, thêm --map "{heading}=level".',
    )


def _class_unclear(table: TableFound, near: NearHeadings) -> Issue | None:
    """Say that the class a list is of tells no level by its name, where nothing else tells it."""
    named = class_without_level(table, near.vocabulary) if table.names_people else None
    if named is None or unknown_column_of_levels(table, near.levels):
        return None
    place, found, name = named
    example = next((f', ví dụ "Lớp: {level.label} {name}"' for level in near.vocabulary.level), "")
    return Issue(
        "column-missing",
        "error",
        place,
        found,
        f'Tên lớp "{name}" không cho biết trình độ được cử đi học, và bảng không có cột nào '
        "cho biết.",
        f"Ghi thêm trình độ vào tên lớp{example}; hoặc thêm cột Trình độ đào tạo; nếu một cột "
        'đã cho biết, chỉ rõ bằng --map "Tiêu đề=level".',
    )


def _column_missing(table: TableFound, near: NearHeadings) -> Issue:
    first = table.header_rows[0] if table.header_rows else table.first_row
    column = min(table.columns)
    read = ", ".join(meaning.heading for meaning in table.columns.values() if meaning.field)
    if table.names_people:
        severity: Severity = "error"
        lacks = "thiếu cột bắt buộc cho biết trình độ, lớp được cử đi học"
        advice = _level_wanted(table, near)
    else:
        severity, lacks = "note", "không có cột họ tên hay số lượng nên để riêng"
        advice = 'Nếu là danh sách người, chỉ rõ cột họ tên bằng --map "Tiêu đề=name".'
    return Issue(
        "column-missing",
        severity,
        table.sheet.place(first, column),
        table.columns[column].heading,
        f"Bảng có các cột {read} nhưng {lacks}{_names_tell_nothing(table)}.",
        advice,
    )


def _names_tell_nothing(table: TableFound) -> str:
    """Say that the names of the file and the sheet were looked at, too."""
    if not table.names_people:
        return ""
    place = table.sheet.place()
    named = f'tên tệp "{Path(place.path).name}"'
    named += f' và tên trang tính "{place.sheet}"' if place.sheet else ""
    return f"; {named} cũng không cho biết"


def _level_wanted(table: TableFound, near: NearHeadings) -> str:
    """Say how to tell the level: by the column most like one of them, or once for all people."""
    once = (
        'Thêm cột này; nếu mọi người học cùng một lớp, ghi ở dòng phía trên bảng, ví dụ "Lớp: '
        'Trung cấp LLCT"'
    )
    telling = unknown_column_of_levels(table, near.levels)
    if telling:
        which = table.columns[telling].heading
        return f'Thêm cột này, hoặc chỉ rõ cột nào bằng --map "{which}=level".'
    heading = _may_tell_level(table, near)
    by_column = f'; nếu một cột đã cho biết, ví dụ "{heading}", thêm --map "{heading}=level"'
    return f"{once}{by_column if heading else ''}."


def _may_tell_level(table: TableFound, near: NearHeadings) -> str | None:
    """Give the heading of a column that is not used and may tell classes: it speaks of training.

    Better none than a telephone number.
    """
    rows = near.vocabulary.rows
    unused = (m.heading for m in table.columns.values() if m.why in {NOT_KNOWN, UNSURE_CLASS})
    words = (*rows.course, *rows.training, *rows.sending, *rows.class_heading)
    return next((one for one in unused if says_any(fold(one), words)), None)
