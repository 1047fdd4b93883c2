"""The text of a TOML file as lines: what stands where, so that all else can stay."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

MARK = "\ufeff"
"""Notepad begins a UTF-8 file with it."""
TABLE = re.compile(r"\s*\[")
REMARK = re.compile(r"\s*(?:#.*)?")


def lines_of(text: str) -> list[str]:
    """Give the lines of a file without its mark and without empty ones at its end."""
    return re.split(r"\r?\n", text.removeprefix(MARK).rstrip("\r\n"))


def joined(lines: Sequence[str], before: str) -> str:
    """Put lines together as the file had them before, its mark in front."""
    newline = "\r\n" if "\r\n" in before else "\n"
    mark = MARK if before.startswith(MARK) else ""
    return mark + newline.join(lines).lstrip("\r\n") + newline


def end_of_block(lines: Sequence[str], first: int) -> int:
    """Find where a block ends: before the next one, and the remarks above that.

    What stands above all blocks is the one that begins at -1.
    """
    last = next(
        (number for number in range(first + 1, len(lines)) if TABLE.match(lines[number])),
        len(lines),
    )
    while last > first + 1 and REMARK.fullmatch(lines[last - 1]):
        last -= 1
    return last


def quoted(value: str | int) -> str:
    """Write a value as TOML does.

    >>> quoted("Trung cấp"), quoted(2019)
    ('"Trung cấp"', '2019')
    """
    if isinstance(value, int):
        return str(value)
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
