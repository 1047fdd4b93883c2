"""A list of units, as an office has it: lines of text, a column of a workbook, a vocabulary."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from hongngu_cli.model.failure import INPUT, Failure
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.place import Place
from hongngu_cli.model.settings import Limits, Reading
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.model.vocabulary import Unit, Vocabulary
from hongngu_cli.read.encodings.decoding import decoded
from hongngu_cli.read.files.opening import file_content, open_file
from hongngu_cli.read.settings.toml_files import load_toml, unknown_key, validated
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.spellings import UnitSpellings

NUMBERED = re.compile(r"^(?:[0-9]+\s*[.)/:-]|[-*•+])\s*")
"""What may stand before a unit on its line."""
Found = tuple[Place, Unit]


def read_units(
    path: str, vocabulary: Vocabulary, reading: Reading, limits: Limits
) -> tuple[tuple[Unit, ...], tuple[Issue, ...]]:
    """Read a list of units, each once; one named again is told.

    Raises Failure (INPUT) for a file that cannot be read or names none.
    """
    units = UnitSpellings(vocabulary)
    first: dict[str, Unit] = {}
    issues: list[Issue] = []
    for place, unit in _found(path, vocabulary, reading, limits):
        key = units.place_key(unit.name)
        if key in first:
            issues.append(_repeated(place, unit, first[key]))
        first.setdefault(key, unit)
    if not first:
        raise Failure(
            INPUT,
            f"{path}: không có tên đơn vị nào.",
            "Ghi mỗi đơn vị một dòng, hoặc một cột có tiêu đề “Đơn vị”.",
        )
    return tuple(first.values()), tuple(issues)


def _repeated(place: Place, unit: Unit, first: Unit) -> Issue:
    return Issue(
        "unit-repeated",
        "note",
        place,
        unit.name,
        f"Đơn vị này đã có trong danh sách (“{first.name}”) nên chỉ tính một lần.",
        "Xoá dòng thừa; nếu là hai đơn vị thì ghi tên cho phân biệt được.",
    )


def _found(path: str, vocabulary: Vocabulary, reading: Reading, limits: Limits) -> Iterable[Found]:
    ending = Path(path).suffix.lower()
    if ending == ".toml":
        return _of_vocabulary(Path(path))
    content = file_content(path, limits)
    if ending == ".txt":
        # Not by its delimiters: "Khối Đảng, Mặt trận" is one unit.
        text = decoded(path, content, reading.encoding).text if content else ""
        return _of_lines(path, text.splitlines())
    if not content:
        return ()
    heads = frozenset(
        fold(text) for one in vocabulary.heading if one.field == "unit" for text in one.headings
    )
    totals = frozenset(map(fold, vocabulary.rows.total))
    sheets = open_file(path, limits, reading)
    return (found for sheet in sheets for found in _of_sheet(sheet, heads, totals))


def _of_vocabulary(path: Path) -> Iterator[Found]:
    data = load_toml(path)
    unknown_key(Vocabulary, data, path)
    for unit in validated(Vocabulary, {"unit": data.get("unit", [])}, path).unit:
        yield Place(str(path)), unit


def _of_lines(path: str, lines: Iterable[str]) -> Iterator[Found]:
    for number, line in enumerate(lines, start=1):
        name = NUMBERED.sub("", clean(line))
        if not name.startswith("#") and _is_name(name):
            yield Place(path, None, number, 1), Unit(name)


def _of_sheet(sheet: Sheet, heads: Collection[str], totals: Collection[str]) -> Iterator[Found]:
    """Give the units below the heading of units, else those of the column with most words."""
    column, begins = _heading(sheet, heads) or (_wordiest(sheet), 0)
    rows = range(begins + 1, len(sheet.rows) + 1)
    for row, cell in zip(rows, sheet.column(column, rows), strict=True):
        name = clean(shown(cell))
        if _is_name(name) and fold(name) not in totals:
            yield sheet.place(row, column), Unit(name)


def _heading(sheet: Sheet, heads: Collection[str]) -> tuple[int, int] | None:
    cells = (
        (column, row)
        for row, line in enumerate(sheet.rows, start=1)
        for column, cell in enumerate(line, start=1)
        if isinstance(cell, str) and fold(cell) in heads
    )
    return next(cells, None)


def _wordiest(sheet: Sheet) -> int:
    width = max(map(len, sheet.rows), default=0)
    rows = range(1, len(sheet.rows) + 1)
    named = [
        sum(_is_name(shown(cell)) for cell in sheet.column(column, rows))
        for column in range(1, width + 1)
    ]
    return named.index(max(named)) + 1 if named else 1


def _is_name(text: str) -> bool:
    return any(map(str.isalpha, text))
