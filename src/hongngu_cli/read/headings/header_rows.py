"""Where a header begins, and which rows beneath belong to it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.context import NAME_WORDS
from hongngu_cli.read.headings.count_headers import all_count, heads_counts
from hongngu_cli.read.headings.headers import (
    FEWEST,
    KEYS,
    MOST_ROWS,
    Header,
    begins_with_number,
    is_header_row,
    is_heading,
    is_number_row,
    known_cells,
    texts,
    wordy,
)
from hongngu_cli.read.headings.path_meanings import LEVEL_FIELDS as OF_LEVELS
from hongngu_cli.read.headings.words import YEAR, Words, are_ways
from hongngu_cli.text.fold import fold

TALLEST = 5
"""Rows of a header: levels in their groups, by mode, each beneath what it is about."""
ROW_LABELS = ("level", "unit")
YEAR_HEADING = re.compile(r"(?:năm )?20[0-9]{2}")
"""The heading over the numbers of one year, folded."""
LONGEST = 60
"""Letters of a heading in a lower row."""
LONGEST_MARK = 4
"""Letters of what may number a line over people: "III."."""
NAMES = ("name", "family_name")


def header_at(sheet: Sheet, row: int, words: Words) -> Header | None:
    """Give the header that begins in this row, with the child headings beneath."""
    if not is_header_row(sheet, row, words):
        if _heads_names(sheet, row, words):
            return Header(row, row)
        if not _heads_numbers(sheet, row, words):
            return None
    last = last_row(sheet, row, row, words)
    # A row of the header may be left blank in all its columns.
    if last == row and not texts(sheet, row + 1) and _belongs(sheet, row, row + 2, words):
        last = row + 2
    return Header(row, last)


def last_row(sheet: Sheet, first: int, row: int, words: Words) -> int:
    """Give the last row of the header that begins in ``first`` and reaches down to ``row``."""
    last = row
    while last - first + 1 < TALLEST and _belongs(sheet, first, last + 1, words):
        last += 1
    return last


def _heads_names(sheet: Sheet, row: int, words: Words) -> bool:
    """Tell whether a row holds nothing but the heading over a list of nothing but names."""
    cells = texts(sheet, row)
    if len(cells) != 1:
        return False
    column, heading = next(iter(cells.items()))
    if not is_heading(heading, words) or words.field(heading)[0] != "name":
        return False
    beneath = [texts(sheet, row + step) for step in range(1, FEWEST + 1)]
    return all(set(cells) == {column} and _is_name(cells[column]) for cells in beneath)


def _heads_numbers(sheet: Sheet, row: int, words: Words) -> bool:
    """Tell whether a row with one known heading begins a table of counts: "Nội dung | 2019 | 2020".

    Numbers stand in the rows beneath it, right of words.
    """
    cells = texts(sheet, row)
    if not all(map(wordy, cells.values())) or _goes_on(cells, texts(sheet, row + 1)):
        return False
    beneath = [texts(sheet, row + step) for step in range(1, MOST_ROWS + 1)]
    if _heads_one_year(cells, words):
        return any(line.keys() == cells.keys() and _digits(line) == 1 for line in beneath)
    # Of a long list of words alone no row is looked at any closer.
    if not any(_digits(line) >= FEWEST for line in beneath):
        return False
    if not heads_counts([*cells.values()], words):
        bare = all_count([*cells.values()], words)
        return bare and any(_words_left_of_counts(line, min(cells)) for line in beneath)
    years = {column for column, text in cells.items() if words.field(text)[0] == "year"}
    return any(_counts_beside_words(line, cells, years) for line in beneath)


def _heads_one_year(cells: Mapping[int, str], words: Words) -> bool:
    """Tell "Trình độ | Năm 2026": the labels of rows, and beside them the numbers of one year."""
    if len(cells) != len(("label", "year")):
        return False
    label, year = (text for _, text in sorted(cells.items()))
    return words.field(label)[0] in ROW_LABELS and YEAR_HEADING.fullmatch(fold(year)) is not None


def _goes_on(cells: Mapping[int, str], line: Mapping[int, str]) -> bool:
    """Tell a row with years or dates that is of the kind of the one beneath: two of one list.

    Years over counts are not.
    """
    return _digits(cells) > 0 and all(
        _kind(text) == _kind(line.get(column, "")) for column, text in cells.items()
    )


def _kind(text: str) -> tuple[bool, bool]:
    number = begins_with_number(text)
    return number, number and YEAR.fullmatch(text) is not None


def _digits(line: Mapping[int, str]) -> int:
    return sum(begins_with_number(text) for text in line.values())


def _words_left_of_counts(line: Mapping[int, str], first: int) -> bool:
    """Tell whether only numbers stand from a column on, and words right before it."""
    numbers = [text for column, text in line.items() if column >= first]
    left = line.get(first - 1, "")
    return (
        len(numbers) >= FEWEST
        and all(begins_with_number(text) for text in numbers)
        and left[:1].isalpha()
    )


def _counts_beside_words(
    line: Mapping[int, str], headings: Mapping[int, str], years: set[int]
) -> bool:
    """Tell whether numbers stand beside words, or beside the year in a column of years."""
    told = {
        column: begins_with_number(text) and column not in years
        for column, text in line.items()
        if column in headings
    }
    return sum(told.values()) >= FEWEST and not all(told.values())


def _is_name(text: str) -> bool:
    """Tell whether a text is written as names are: a few words, each with a capital."""
    parts = text.split()
    return len(parts) in NAME_WORDS and all(part[0].isupper() for part in parts)


def _belongs(sheet: Sheet, first: int, row: int, words: Words) -> bool:
    """Tell whether a row is a lower row of the header that began in ``first``."""
    below = texts(sheet, row)
    above = {
        column: text for upper in range(first, row) for column, text in texts(sheet, upper).items()
    }
    values = {c for c, text in below.items() if words.value_under(_over(above, c), text)}
    numbers = is_number_row(sheet, row) and values != set(below)
    if not below or numbers or _heads_people(sheet, row, above, words):
        return False
    if any(
        merged.first_row <= row - 1 and merged.last_row >= row and merged.first_row >= first
        for merged in sheet.merged
    ):
        covered = {
            m.first_column for m in sheet.merged if m.first_row <= row - 1 and m.last_row >= row
        }
        return not covered & set(below) or known_cells(sheet, row, words) > 0
    keyed = any(c in below and words.field(text)[0] in KEYS for c, text in above.items())
    units = _parts_units(above, below, words)
    if keyed and not units:
        return False
    if any(
        column not in values and (len(text) > LONGEST or not wordy(text))
        for column, text in below.items()
    ):
        return False
    if units or values or any(_fits(text, words) for text in below.values()):
        return True
    parted = are_ways(below.values(), words) or _parts_merged(sheet, row, below, first)
    return parted or _repeats(above, below)


def _heads_people(sheet: Sheet, row: int, above: Mapping[int, str], words: Words) -> bool:
    """Tell a line over people from child headings: merged over their names, or a class before them.

    Beneath "STT" it cannot be mistaken, but beneath "Số vào sổ" or "Mã học viên".
    """
    below = texts(sheet, row)
    names = [c for c, heading in above.items() if words.field(heading)[0] in NAMES]
    if not names or max(below) > min(names):
        return False
    if any(
        area.first_row == row == area.last_row
        and area.first_column < min(names) <= area.last_column
        for area in sheet.merged
    ):
        return True
    *marks, text = (below[column] for column in sorted(below))
    telling = words.levels.read(text).key or words.units.are_named(text) or ":" in text
    alone = all(len(mark) <= LONGEST_MARK for mark in marks) and len(marks) < FEWEST
    return bool(telling) and alone and words.field(above.get(min(below), ""))[0] not in OF_LEVELS


def _repeats(above: Mapping[int, str], below: Mapping[int, str]) -> bool:
    """Tell the same few words beneath each of several headings: "S | C" beneath each day.

    They are all there is in the row, and beneath one heading no two are alike, as marks would be.
    """
    groups: dict[int, list[str]] = {}
    for column, text in sorted(below.items()):
        over = max((c for c in above if c <= column), default=0)
        groups.setdefault(over, []).append(text)
    parts = {tuple(group) for group in groups.values()}
    first = next(iter(parts), ())
    alike = len(groups) >= FEWEST and len(parts) == 1
    return alike and len(first) >= FEWEST and len({*first}) == len(first)


def _parts_units(above: Mapping[int, str], below: Mapping[int, str], words: Words) -> bool:
    """Tell the names of units beneath "Đơn vị", which reaches over them: all there is, in words."""
    if not all(map(wordy, below.values())) or len(below) < FEWEST:
        return False
    over = {_over(above, column) for column in below}
    heading = over.pop() if len(over) == 1 else ""
    units = sum(map(words.units.are_named, below.values()))
    led = fold(heading) in words.parts and units >= FEWEST and 2 * units > len(below)
    return led or words.units.stand_beneath(heading)


def _parts_merged(sheet: Sheet, row: int, below: Mapping[int, str], first: int) -> bool:
    """Tell whether a row only parts headings that are merged across: all of each, in words.

    Its cells stand nowhere else, and beneath one heading no two are alike, as marks would be;
    a few may be capitals alone: "A.I | A.II | B.I | C".
    """
    words = [text for text in below.values() if any(map(str.isalpha, text[1:]))]
    across = [
        range(area.first_column, area.last_column + 1)
        for area in sheet.merged
        if first <= area.first_row <= area.last_row == row - 1
        and area.first_column < area.last_column
    ]
    parted = [columns for columns in across if set(columns) & set(below)]
    told = [[below.get(column, "") for column in columns] for columns in parted]
    return (
        set(below) == {column for columns in parted for column in columns}
        and all(len(set(texts_of)) == len(texts_of) for texts_of in told)
        and 2 * len(words) > len(below)
        and all(text in words or text.isupper() for text in below.values())
    )


def _over(above: Mapping[int, str], column: int) -> str:
    """Give the heading that stands over a column, or reaches over it from its left."""
    return above.get(max((c for c in above if c <= column), default=0), "")


def _fits(text: str, words: Words) -> bool:
    under = any(fold(text) in children for children in words.under.values())
    return (
        under
        or is_heading(text, words)
        or words.levels.read(text).key is not None
        or YEAR.fullmatch(text) is not None
    )
