"""Where headers stand on a sheet, and how many rows each has."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.words import BEGINS, YEAR, Words
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.years import year_in

MOST_ROWS = 3
FEWEST = 2
FIRST_NUMBER = 3
NUMBERED = re.compile(
    r"[(\[{ ]*(?:(?:col|cột)[ .]*(?=\d))?(?P<minus>-)?"
    r"(?:(?P<digits>\d{1,6})|(?P<letter>[^\W\d_]))[ .]*[)\]} ]*(?:=.*)?",
    re.IGNORECASE,
)
"""A number of a column; of a typed (1) Excel makes -1."""
DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|1[0-2])(?:[/.-](?:20)?\d\d)?")
SIGNED = re.compile(r"[-–−]?\d")
ALPHABET = "abcdđefghijklmnopqrstuvwxyz"
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

    A row with a number in it is data, however many of its values are words of headings too; but
    days stand over the marks of who came ("Họ và tên | Đơn vị | 10/7 | 11/7").
    """
    cells = texts(sheet, row)
    days = _are_days([text for text in cells.values() if not wordy(text)])
    cells = {c: text for c, text in cells.items() if wordy(text)} if days else cells
    if any(not wordy(text) for text in cells.values()) or _labels(cells, words):
        return False
    known = sum(
        1 for text in cells.values() if is_heading(text, words) and words.field(text)[0] not in WEAK
    )
    if days:
        return known >= MOST_ROWS
    most = known * 2 >= len(cells) or sum(fold(t) in words.mapped for t in cells.values()) >= FEWEST
    return known >= MOST_ROWS or (known >= FEWEST and most)


@lru_cache(maxsize=512)
def texts(sheet: Sheet, row: int) -> Mapping[int, str]:
    """Give a row's cells that have something in them, by column; all who ask share the answer."""
    if not 1 <= row <= len(sheet.rows):
        return {}
    cells = enumerate(sheet.rows[row - 1], start=1)
    return {column: text for column, cell in cells if cell != "" and (text := clean(shown(cell)))}


def is_number_row(sheet: Sheet, row: int) -> bool:
    """Tell whether a row only numbers the columns: 1, 2, 3 …, (1), 3=4+6+8, A, B, col1."""
    cells = [NUMBERED.fullmatch(text) for text in texts(sheet, row).values()]
    told = [cell for cell in cells if cell]
    numbers = [int(cell["digits"]) for cell in told if cell["digits"]]
    letters = [ALPHABET.find(cell["letter"].lower()) for cell in told if cell["letter"]]
    signs = {bool(cell["minus"]) for cell in told if cell["digits"]}
    order = numbers or letters
    if len(told) < len(cells) or len(order) < MOST_ROWS or len(signs) > 1:
        return False
    # Numbers may begin after A, B; letters begin with A.
    begins = order[0] <= FIRST_NUMBER if numbers else order[0] == 0
    return begins and all(later - earlier in (1, 2) for earlier, later in pairwise(order))


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


def _are_days(headings: Sequence[str]) -> bool:
    """Tell whether headings are several days, no two alike."""
    days = all(map(DAY.fullmatch, headings))
    return days and len(headings) >= FEWEST and len({*headings}) == len(headings)


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


def wordy(text: str) -> bool:
    """Tell whether a text may stand in a header: it begins with no number, years apart."""
    return not begins_with_number(text) or YEAR.fullmatch(text) is not None


def begins_with_number(text: str) -> bool:
    """Tell whether a text begins with a number, be it below nought."""
    return SIGNED.match(text) is not None
