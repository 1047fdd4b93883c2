"""Saved recognitions as blocks of ``train-report.toml``; whatever else it says stays.

A column is one line, its heading beside its field, so that an office can correct it by hand::

    [[recognition]]
    kind = "roster"
    columns = [
      { column = "B", heading = "Họ và tên", field = "name" },
      { column = "K", heading = "Nhóm máu", field = "" },
    ]
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from hongngu_cli.model.failure import CONFIGURATION, Failure
from hongngu_cli.model.settings import SavedColumn, SavedTable
from hongngu_cli.text.fold import fold
from hongngu_cli.write.toml_text import MARK, end_of_block, joined, lines_of, quoted

HEAD = re.compile(r"\s*\[\[\s*(?:recognition|\"recognition\"|'recognition')\s*\]\]\s*(?:#.*)?")
BEHIND = re.compile(r"\}\s*,?\s*(#.*)$")
INTRODUCTION = (
    "# Cách đọc đã lưu bằng inspect --save: mọi trang tính có các tiêu đề này được hiểu như vậy.",
    "# Sửa field (tên trường như trong lệnh export) nếu hiểu chưa đúng; để trống là không dùng.",
)


@dataclass(frozen=True, slots=True)
class Written:
    """The new text of the file, and how many blocks are new, changed, as they were."""

    text: str
    added: int
    changed: int
    same: int


def with_recognitions(
    text: str,
    tables: Sequence[SavedTable],
    name: str,
    instead: Sequence[tuple[SavedTable, SavedTable]] = (),
) -> Written:
    """Put recognitions into the text of a configuration: a block for each header.

    A block of the same header, and for the same file and sheet, is replaced where it says
    something else, and the first of each pair of ``instead`` by the second; remarks stay.
    Raises Failure (CONFIGURATION) for the file ``name`` where its blocks are written so that
    they cannot be replaced safely.
    """
    data, lines = _parsed(text, name), lines_of(text)
    known: list[dict[str, Any]] = data.get("recognition", [])
    starts = [number for number, line in enumerate(lines) if HEAD.fullmatch(line)]
    if len(starts) != len(known):
        raise _unsafe(name)
    wanted = {_identity(block): block for block in map(_block, tables)}
    wanted |= {_identity(_block(old)): _block(new) for old, new in instead}
    new = {key: block for key, block in wanted.items() if key not in set(map(_identity, known))}
    told = [wanted.get(_identity(block), block) for block in known]
    changed = [number for number, block in enumerate(told) if block != known[number]]
    if not new and not changed:
        return Written(text, 0, 0, len(wanted))
    for number in reversed(changed):
        first, last = starts[number], end_of_block(lines, starts[number])
        lines[first:last] = _rewritten(lines[first:last], told[number])
    lines += _appended(list(new.values()), first=not known)
    made = joined(lines, text)
    if _parsed(made, name) != {**data, "recognition": [*told, *new.values()]}:
        raise _unsafe(name)
    same = len(wanted) - len(new) - len(changed)
    return Written(made, len(new), len(changed), same)


def _parsed(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text.removeprefix(MARK))
    except tomllib.TOMLDecodeError as error:
        raise _unsafe(name) from error


def _appended(blocks: Sequence[Mapping[str, Any]], *, first: bool) -> list[str]:
    lines = ["", *INTRODUCTION] if first and blocks else []
    for block in blocks:
        lines += [*([] if lines and lines[-1] in INTRODUCTION else [""]), *_lines(block)]
    return lines


def _block(table: SavedTable) -> dict[str, Any]:
    """Give a recognition as TOML does; what is not said is left out."""
    said: dict[str, Any] = {
        key: value
        for key, value in (("kind", table.kind), ("file", table.file), ("sheet", table.sheet))
        if value
    }
    return {**said, "columns": [_column(column) for column in table.columns]}


def _column(column: SavedColumn) -> dict[str, Any]:
    said = asdict(column)
    order = (
        *("column", "heading", "field", "value", "group", "year"),
        *("measure", "part", "mode", "unit", "status"),
    )
    always = ("heading", "field")
    return {key: said[key] for key in order if key in always or said[key] not in {None, ""}}


def _identity(block: Mapping[str, Any]) -> tuple[str, ...]:
    """Give what makes two blocks speak of the same tables."""
    headings = (fold(column["heading"]) for column in block["columns"])
    return (block.get("file", ""), block.get("sheet", ""), *headings)


def _lines(block: Mapping[str, Any]) -> list[str]:
    return ["[[recognition]]", *_said(block), "columns = [", *map(_line, block["columns"]), "]"]


def _said(block: Mapping[str, Any]) -> list[str]:
    return [f"{key} = {quoted(value)}" for key, value in block.items() if key != "columns"]


def _line(column: Mapping[str, Any]) -> str:
    return f"  {{ {', '.join(f'{key} = {quoted(value)}' for key, value in column.items())} }},"


def _rewritten(old: Sequence[str], block: Mapping[str, Any]) -> list[str]:
    """Write a block anew with the old one's remarks: lines of their own, and behind columns."""
    remarks = [line for line in old[1:] if line.strip().startswith("#")]
    behind = {
        column["heading"]: found[1]
        for line in old
        if (found := BEHIND.search(line)) and (column := _column_in(line))
    }
    head, *lines = _lines(block)
    rows = iter(block["columns"])
    kept = [
        f"{line}  {behind[text]}"
        if line.startswith("  {") and (text := next(rows)["heading"]) in behind
        else line
        for line in lines
    ]
    return [old[0] if old else head, *remarks, *kept]


def _column_in(line: str) -> Mapping[str, Any] | None:
    """Read the column of a line; None where it is none, or more than one."""
    try:
        (found,) = tomllib.loads(f"x = [\n{line}\n]")["x"]
    except (tomllib.TOMLDecodeError, ValueError):
        return None
    return found if isinstance(found, dict) and "heading" in found else None


def _unsafe(name: str) -> Failure:
    return Failure(
        CONFIGURATION,
        f"{name}: các khối [[recognition]] viết theo cách mà chương trình không sửa an toàn được.",
        "Viết mỗi khối bắt đầu bằng một dòng [[recognition]], hoặc xoá các khối cũ rồi lưu lại.",
    )
