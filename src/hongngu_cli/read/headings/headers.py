"""Where headers stand on a sheet, and how many rows each has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.count_headers import heads_counts
from hongngu_cli.read.headings.words import BEGINS, YEAR, Words
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.years import year_in

MOST_ROWS = 3
TALLEST = 5
"""Rows of a header: levels in their groups, by mode, each beneath what it is about."""
FEWEST = 2
LONGEST_NUMBER = 6
WEAK = ("female", "male", "leader", "place", "sponsor")
"""Fields whose headings are also values in rows ("Nữ", "LĐQL", "trong nước")."""
KEYS = ("stt", "name", "family_name", "unit")
"""Fields whose cell stays empty in the lower rows of a header and is filled in data rows."""


@dataclass(frozen=True, slots=True)
class Header:
    """A header's rows, counting from 1, both ends belong to it."""

    first: int
    last: int


def known_cells(sheet: Sheet, row: int, words: Words) -> int:
    """Count the cells of a row that are known headings by themselves."""
    return sum(1 for text in texts(sheet, row).values() if is_heading(text, words))


def is_header_row(sheet: Sheet, row: int, words: Words) -> bool:
    """Tell whether a row looks like the first row of a header: mostly known headings.

    A row with a number in it is data, however many of its values are words of headings too.
    """
    cells = texts(sheet, row)
    if any(not wordy(text) for text in cells.values()) or _labels(cells, words):
        return False
    known = sum(
        1 for text in cells.values() if is_heading(text, words) and words.field(text)[0] not in WEAK
    )
    most = known * 2 >= len(cells) or sum(fold(t) in words.mapped for t in cells.values()) >= FEWEST
    return known >= MOST_ROWS or (known >= FEWEST and most)


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
    if not all(map(wordy, cells.values())) or not heads_counts([*cells.values()], words):
        return False
    beneath = (texts(sheet, row + step) for step in range(1, MOST_ROWS + 1))
    return any(_counts_beside_words(line, cells) for line in beneath)


def _counts_beside_words(line: Mapping[int, str], headings: Mapping[int, str]) -> bool:
    told = {column: text[:1].isdigit() for column, text in line.items() if column in headings}
    return sum(told.values()) >= FEWEST and not all(told.values())


def _is_name(text: str) -> bool:
    """Tell whether a text is written as names are: a few words, each with a capital."""
    parts = text.split()
    return len(parts) in NAME_WORDS and all(part[0].isupper() for part in parts)


NAME_WORDS = range(2, 6)


@lru_cache(maxsize=512)
def texts(sheet: Sheet, row: int) -> Mapping[int, str]:
    """Give a row's cells that have something in them, by column; all who ask share the answer."""
    if not 1 <= row <= len(sheet.rows):
        return {}
    cells = enumerate(sheet.rows[row - 1], start=1)
    return {column: text for column, cell in cells if cell != "" and (text := clean(shown(cell)))}


def is_number_row(sheet: Sheet, row: int) -> bool:
    """Tell whether a row only numbers the columns: 1, 2, 3 …, (1), 3=4+6+8, A, B."""
    cells = list(texts(sheet, row).values())
    numbers = []
    for text in cells:
        bare = text.strip("()[] ")
        digits = bare.split("=")[0].strip()
        if digits.isdecimal() and len(digits) <= LONGEST_NUMBER:
            numbers.append(int(digits))
        elif not (len(bare) == 1 and bare.isalpha()):
            return False
    rising = all(later - earlier in (1, 2) for earlier, later in pairwise(numbers))
    return len(numbers) >= MOST_ROWS and rising and numbers[0] <= 3  # noqa: PLR2004 - numbering may begin after A, B


def is_machine_row(sheet: Sheet, row: int, *, beneath: bool = False) -> bool:
    """Tell whether a row holds names for machines: HOTEN, NGAY_SINH, email_ks.

    Right ``beneath`` a header small letters are such names too, where some words are joined.
    """
    cells = list(texts(sheet, row).values())
    plain = [text for text in cells if text.isascii() and text.replace("_", "").isalnum()]
    one_case = all(text.isupper() or "_" in text for text in plain) or (
        beneath and any("_" in text for text in plain) and all(text.islower() for text in plain)
    )
    return (
        len(cells) >= MOST_ROWS
        and len(plain) == len(cells)
        and one_case
        and not any(map(str.isdigit, cells))
    )


def is_heading(text: str, words: Words) -> bool:
    """Tell whether a text is a known heading; with a colon it is the label of a value."""
    field, why = words.field(text)
    return field is not None and not why.startswith(BEGINS) and not text.endswith(":")


def _labels(cells: Mapping[int, str], words: Words) -> bool:
    """Tell whether a row holds labels with their values: Đơn vị | Xã An Phước | Năm | 2019."""
    told = list(cells.values())
    if len(told) < 2 * FEWEST or len(told) % 2:
        return False
    labels, values = told[::2], told[1::2]
    return (
        all(is_heading(text, words) for text in labels)
        and not any(is_heading(text, words) for text in values)
        and any(year_in(text) or words.levels.read(text).key for text in values)
    )


def _belongs(sheet: Sheet, first: int, row: int, words: Words) -> bool:
    """Tell whether a row is a lower row of the header that began in ``first``."""
    below = texts(sheet, row)
    above = {
        column: text for upper in range(first, row) for column, text in texts(sheet, upper).items()
    }
    values = {c for c, text in below.items() if words.value_under(_over(above, c), text)}
    if not below or (is_number_row(sheet, row) and values != set(below)):
        return False
    if any(
        merged.first_row <= row - 1 and merged.last_row >= row and merged.first_row >= first
        for merged in sheet.merged
    ):
        covered = {
            m.first_column for m in sheet.merged if m.first_row <= row - 1 and m.last_row >= row
        }
        return not covered & set(below) or known_cells(sheet, row, words) > 0
    if any(column in below and words.field(text)[0] in KEYS for column, text in above.items()):
        return False
    if any(
        column not in values and (len(text) > LONGEST or not wordy(text))
        for column, text in below.items()
    ):
        return False
    if values or any(_fits(text, words) for text in below.values()):
        return True
    return _are_modes(below, words) or _parts_merged(sheet, row, below, first)


def _are_modes(below: Mapping[int, str], words: Words) -> bool:
    """Tell whether a row holds nothing but modes of study: "Tập trung | Không tập trung"."""
    spellings = words.coded.get("mode")
    told = {spellings.read(text) for text in below.values()} if spellings else set()
    return len(told) > 1 and None not in told


def _parts_merged(sheet: Sheet, row: int, below: Mapping[int, str], first: int) -> bool:
    """Tell whether a row only parts headings that are merged across: all of each, in words.

    Its cells stand nowhere else, and beneath one heading no two are alike, as marks would be.
    """
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
        and all(any(map(str.isalpha, text[1:])) for text in below.values())
    )


def _over(above: Mapping[int, str], column: int) -> str:
    """Give the heading that stands over a column, or reaches over it from its left."""
    return above.get(max((c for c in above if c <= column), default=0), "")


LONGEST = 60


def wordy(text: str) -> bool:
    """Tell whether a text may stand in a header: it begins with no number, years apart."""
    return not text[:1].isdigit() or YEAR.fullmatch(text) is not None


def _fits(text: str, words: Words) -> bool:
    under = any(fold(text) in children for children in words.under.values())
    return (
        under
        or is_heading(text, words)
        or words.levels.read(text).key is not None
        or YEAR.fullmatch(text) is not None
    )
