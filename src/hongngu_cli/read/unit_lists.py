"""A list of units, as an office has it: lines of text, a column of a workbook, a vocabulary."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from hongngu_cli.model.failure import INPUT, Failure
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.place import Place
from hongngu_cli.model.settings import Limits, Reading
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.model.units import Unit
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.counts.words import NUMBERS, rank_of
from hongngu_cli.read.encodings.decoding import decoded
from hongngu_cli.read.files.opening import file_content, open_file
from hongngu_cli.read.rows.sections import PLAIN
from hongngu_cli.read.settings.own_units import refuse_units_alike
from hongngu_cli.read.settings.own_words import load_own
from hongngu_cli.read.unit_list_rows import ListRow
from hongngu_cli.read.unit_list_words import Words, is_name
from hongngu_cli.text.fold import clean, fold, has_marks, unmark
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.spellings import UnitSpellings

NUMBERED = re.compile(
    r"^\s*(?:[0-9]+(?:\.[0-9]+)+(?:[.)/:-]|(?=\s))|[0-9]+(?:\s*[.)/:-]|\t)|[-*•+])\s*"
)
"""What may stand before a unit on its line."""
AROUND = " \t./):("
"""Signs around a number."""
Found = tuple[Place, Unit]


def read_units(
    path: str, vocabulary: Vocabulary, reading: Reading, limits: Limits
) -> tuple[tuple[Unit, ...], tuple[Issue, ...]]:
    """Read a list of units, each once; one named again is told.

    Raises Failure (INPUT) for a file that cannot be read or names none, (CONFIGURATION) for a
    vocabulary that is wrong.
    """
    first: dict[str, Unit] = {}
    bare: dict[str, list[Found]] = {}
    issues: list[Issue] = []
    words = Words(vocabulary, issues)
    for place, unit in _found(path, words, reading, limits):
        key = words.units.place_key(unit.name)
        if key in first:
            issues.append(_repeated(place, unit, first[key]))
        elif near := bare.get(unmark(key)):
            issues.extend(_near(place, unit, near))
        if key not in first:
            bare.setdefault(unmark(key), []).append((place, unit))
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


def _near(place: Place, unit: Unit, others: Iterable[Found]) -> Iterator[Issue]:
    """Tell of a name that has the letters of another, where one of them lacks marks.

    "Tân Thành" and "Tân Thạnh" have theirs, and are two.
    """
    for before, other in others:
        if _lacks_marks(unit.name, other.name):
            yield Issue(
                "unit-repeated",
                "warning",
                place,
                unit.name,
                f"Tên này chỉ khác “{other.name}” ({before.seen_from(place)}) ở dấu, nên có thể "
                "là một đơn vị; đang tính là hai đơn vị phải gửi.",
                "Nếu là một đơn vị thì xoá một dòng; nếu là hai thì xem lại dấu của tên.",
            )
            return


def _lacks_marks(one: str, other: str) -> bool:
    """Tell whether each word that differs has no marks on one of two sides."""
    pairs = zip(fold(one).split(), fold(other).split(), strict=False)
    return all(a == b or not (has_marks(a) and has_marks(b)) for a, b in pairs)


def _found(path: str, words: Words, reading: Reading, limits: Limits) -> Iterable[Found]:
    ending = Path(path).suffix.lower()
    if ending == ".toml":
        return _of_vocabulary(Path(path), words.units)
    content = file_content(path, limits)
    if ending == ".txt":
        # Not by its delimiters: "Khối Đảng, Mặt trận" is one unit.
        text = decoded(path, content, reading.encoding).text if content else ""
        return _of_lines(path, text.splitlines(), words)
    return _of_sheets(open_file(path, limits, reading), words) if content else ()


def _of_vocabulary(path: Path, units: UnitSpellings) -> Iterator[Found]:
    file = load_own(path)
    refuse_units_alike(units, [file])
    for block in file.data.get("unit", ()):
        yield Place(str(path)), Unit(block["name"], tuple(block.get("aliases", ())))


def _of_lines(path: str, lines: Iterable[str], words: Words) -> Iterator[Found]:
    rows: list[ListRow] = []
    for number, line in enumerate(lines, start=1):
        sign, bare = _numbered(line)
        name, *others = map(clean, bare.strip().split("\t"))
        place = Place(path, None, number, 1)
        if not sign and words.close(name):
            rows += words.ended(place, name)
            break
        if others and rank_of(name) < NUMBERS:
            sign, name, *others = name, *others
        if not name.startswith("#") and words.are_name(name):
            rows.append(_row(place, sign, name, dict(enumerate(others, start=2)), words))
    return _units(rows, words)


def _units(rows: Sequence[ListRow], words: Words, before: int = 0) -> Iterator[Found]:
    for row in words.kinds.units_of(rows, before):
        yield row.place, Unit(row.name)


def _numbered(text: str) -> tuple[str, str]:
    """Part the number before a name, or the sign, from the name."""
    found = NUMBERED.match(text)
    return (found[0].strip(), text[found.end() :]) if found else ("", text)


def _row(place: Place, sign: str, name: str, others: Mapping[int, str], words: Words) -> ListRow:
    bare = sign.strip(AROUND)
    if bare[:1].isdigit():
        bare = bare.rstrip("-")
    number = int(bare) if bare.isdecimal() else None
    filled = {column: text for column, text in others.items() if text}
    rank = rank_of(bare)
    total = rank == PLAIN and words.are_total(name)
    return ListRow(place, name, rank, number, filled, total=total)


def _of_sheets(sheets: Iterable[Sheet], words: Words) -> Iterator[Found]:
    """Give the units below headings of units, else those of the first sheet that has any."""
    written = [sheet for sheet in sheets if any(map(any, sheet.rows))]
    headings = {id(sheet): _heading(sheet, words.heads) for sheet in written}
    headed = any(headings.values())
    taken = 0
    for sheet in written:
        heading = headings[id(sheet)]
        left = not heading if headed else taken
        found = [] if left else [*_units(_of_sheet(sheet, heading, words), words, taken)]
        if not found:
            words.left(sheet.place())
        taken += len(found)
        yield from found


def _of_sheet(sheet: Sheet, heading: tuple[int, int] | None, words: Words) -> list[ListRow]:
    """Give what stands below the heading of units, else in the column with most words."""
    column, begins = heading or (_wordiest(sheet), 0)
    rows: list[ListRow] = []
    for row in range(begins + 1, len(sheet.rows) + 1):
        texts = [clean(shown(cell)) for cell in sheet.rows[row - 1]]
        sign, name = _numbered(clean(shown(sheet.cell(row, column))))
        numbered = any(text.rstrip(".").isdigit() for text in texts[: column - 1])
        # Beside a unit may stand whom to ask: "Xã An Phước | Bí thư".
        lines = [name] if is_name(name) and not words.close(name) else texts
        closing = next(filter(words.close, lines), None)
        if closing and not numbered:
            rows += words.ended(sheet.place(row, column), closing)
            break
        rows += _named(sheet.place(row, column), texts, (sign, name), words)
    return rows if heading else [row for row in rows if row.within]


def _named(
    place: Place, texts: Sequence[str], said: tuple[str, str], words: Words
) -> Iterator[ListRow]:
    """Give what a row of a sheet names: a unit, or before its column a group or a total."""
    sign, name = said
    column = place.column or 1
    before = dict(enumerate(texts[: column - 1], start=1))
    after = dict(enumerate(texts[column:], start=column + 1))
    signs = [at for at, text in before.items() if rank_of(text) != PLAIN]
    if signs:
        sign = before.pop(signs[0])
    aside = next((at for at, text in before.items() if words.are_name(text)), None)
    if aside and (words.are_total(before[aside]) or not is_name(name)):
        text = f"{before[aside]} {name}".strip()
        row = _row(replace(place, column=aside), sign, text, after, words)
        yield replace(row, within=False)
    elif words.are_name(name):
        yield _row(place, sign, name, {**before, **after}, words)


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
        sum(is_name(shown(cell)) for cell in sheet.column(column, rows))
        for column in range(1, width + 1)
    ]
    return named.index(max(named)) + 1 if named else 1
