"""A generated roster that is misread, made small and shown as a typed table."""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from random import Random

from generated_files import Writing, plainer_writing, possible, writing_of
from generated_layouts import PLAINEST
from generated_rosters import Case, case_of, laid_out, plainer, with_fewer_people
from rosters_read_back import differences
from typed_tables import Typed, TypedSheet, shown

NUMBER = re.compile(r"-?[0-9.]+")
DIGITS = re.compile(r"\d+")
DETAILS = re.compile(r"['\"({\[:]")
"""Where a difference begins to speak of the one roster alone."""


def drawn(random: Random) -> tuple[Case, Writing]:
    """Draw a roster and how it is written."""
    case = case_of(random)
    return case, writing_of(random, laid_out(case))


def misread(case: Case, writing: Writing) -> list[str]:
    """Say how a roster is misread; nothing where it is read as it was put in."""
    with tempfile.TemporaryDirectory() as folder:
        return differences(case, possible(writing, laid_out(case)), Path(folder))


def smallest(case: Case, writing: Writing) -> tuple[Case, Writing]:
    """Make a roster plainer, choice by choice, as long as it is misread in the same way."""
    sort, before = _sort(misread(case, writing)), None
    while before != (case, writing):
        before = (case, writing)
        for choice in LAYOUT:
            other = plainer(case, choice)
            if other != case and _sort(misread(other, writing)) == sort:
                case = other
        for choice in WRITING:
            how = plainer_writing(writing, choice, laid_out(case))
            if how != writing and _sort(misread(case, how)) == sort:
                writing = how
        for other in with_fewer_people(case):
            if _sort(misread(other, writing)) == sort:
                case = other
                break
    return case, possible(writing, laid_out(case))


LAYOUT = [field.name for field in fields(PLAINEST)]
WRITING = [field.name for field in fields(Writing())]


def _sort(told: list[str]) -> str | None:
    """Give what differences of one sort begin with; None where there are none."""
    return DIGITS.sub("N", DETAILS.split(told[0])[0]) if told else None


def choices(case: Case, writing: Writing) -> str:
    """Name what sets a roster apart from the plainest one."""
    told = [
        f"{field.name}={getattr(what, field.name)!r}"
        for what, plainest in ((case.layout, PLAINEST), (writing, Writing()))
        for field in fields(plainest)
        if getattr(what, field.name) != getattr(plainest, field.name)
    ]
    return ", ".join(told) or "nothing"


def typed_text(case: Case) -> str:
    """Write a roster as ``typed_tables`` reads it."""
    laid = laid_out(case)
    lines = [f"# {laid.stem}"] if laid.stem != "roster" else []
    for sheet in laid.sheets:
        lines += [f"== {sheet.name}", *_rows(sheet)]
    return "\n".join(lines)


def _rows(sheet: TypedSheet) -> Iterator[str]:
    joined: dict[tuple[int, int], str] = {}
    for top, left, bottom, right in sheet.merged:
        area = [
            (row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)
        ]
        joined |= {(row, column): "<" if column > left else "^" for row, column in area[1:]}
    for row, cells in enumerate(sheet.rows, start=1):
        last = max((column for at, column in joined if at == row), default=0)
        width = range(max(len(cells), last))
        filled = [cells[at] if at < len(cells) else "" for at in width]
        texts = [joined.get((row, at + 1), _typed(cell)) for at, cell in enumerate(filled)]
        yield " | ".join(texts) if any(texts) else "."


def _typed(cell: Typed) -> str:
    if isinstance(cell, dt.date):
        return cell.isoformat()
    text = shown(cell).replace("\n", "↵").replace("\u00a0", "·")
    return f"'{text}" if isinstance(cell, str) and NUMBER.fullmatch(cell) else text
