"""Columns as typed to columns as meant, each distinct value read once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any

from hongngu_cli.model.sheet import Cell
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.cell_errors import is_error
from hongngu_cli.text.dates import (
    IMPOSSIBLE,
    NO_DAY,
    NOT_A_DATE,
    TWO_DIGITS,
    YEAR_RANGE,
    DateRead,
    is_serial,
    read_date,
)
from hongngu_cli.text.decisions import decided_on
from hongngu_cli.text.fold import clean
from hongngu_cli.text.numbers import NARROW, shown, whole
from hongngu_cli.text.spans import LASTING, impossible_in, read_span, read_start
from hongngu_cli.text.spellings import CodedSpellings, says_nothing
from hongngu_cli.text.years import year_in

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

CODED = ("sex", "mode", "sponsor", "place", "post_level", "leader", "priority")
TEXTS = ("unit", "position", "course", "institution", "decision", "result", "ethnicity", "note")
FIRST_YEAR, LAST_YEAR = 1900, 2100
SCHOOL_YEAR = re.compile(r"[^\d,;]*((?:19|20)\d\d)[^\d,;]{1,5}(?:(?:19|20)?\d\d)[^\d,;]*")
DAY_ZERO = re.compile(r"\D*00?\D+\d{1,2}\D+\d{4}\D*")
SHORT_YEAR = re.compile(r"(?:năm )?['’]?[0-9]{2}", re.IGNORECASE)
LAST_DAY = 31
"""A larger number of two digits is no day, and so a year."""
HUNDRED = 100
DURATION = re.compile(rf"\(?{LASTING}\)?", re.IGNORECASE)
BORN = re.compile(r"(?:(?:ngày |năm )?sinh(?: ngày| năm)?|s\.?n)[ :.]+", re.IGNORECASE)
REMARK = re.compile(r"(.*[0-9])(?: ?[,;–-] ?| ?\(| tại )([^0-9()]+)\)?")
UNSURE = re.compile(r"[?]|\b(?:âm|al|hoặc|hay|khoảng|chừng|chưa)\b", re.IGNORECASE)
"""What in a remark makes the date itself doubtful: a lunar one is another day."""
POINTS = re.compile(
    r"[0-9]{1,3}(?:[.,][0-9]{1,2})?(?: ?/ ?(?:4|10|20|100)| ?%)?(?: ?điểm| ?đ)?", re.IGNORECASE
)
"""A result in figures: "8,5", "85/100", "7.5 điểm"."""
UNKNOWN = "unknown"
NO_NAME = "no-name"
FEWEST_LETTERS = 2

Read = tuple[Any, str | None]
"""A value as meant and the code of a doubt; both None for an empty cell."""


def read_column(
    cells: Sequence[Cell], reader: Callable[[Cell], Read]
) -> tuple[list[Any], dict[int, str]]:
    """Read a column, each distinct value once: the values, and the doubts by position."""
    known: dict[Cell, Read] = {
        cell: (None, None) if cell == "" else reader(cell) for cell in dict.fromkeys(cells)
    }
    doubtful = {cell: doubt for cell, (_, doubt) in known.items() if doubt}
    doubts = {}
    if doubtful:
        doubts = {at: doubtful[cell] for at, cell in enumerate(cells) if cell in doubtful}
    return [known[cell][0] for cell in cells], doubts


def read_long(
    distinct: Sequence[Cell], codes: npt.NDArray[np.int32], reader: Callable[[Cell], Read]
) -> tuple[list[Any], dict[int, str]]:
    """Read a column of which the distinct cells are known, and the code of each row's."""
    import numpy as np

    reads = [(None, None) if cell == "" else reader(cell) for cell in distinct]
    doubtful = [code for code, (_, doubt) in enumerate(reads) if doubt]
    doubts = {}
    if doubtful:
        standing = np.flatnonzero(np.isin(codes, doubtful))
        doubts = {at: reads[codes[at]][1] or "" for at in standing.tolist()}
    values = np.fromiter((value for value, _ in reads), object, len(reads))
    return values[codes].tolist(), doubts


def text_of(cell: Cell) -> str | None:
    """Give a cell's text as the office wrote it; None for an empty one."""
    return clean(shown(cell)) or None


def read_text(cell: Cell) -> Read:
    """Take a text as it is; a spreadsheet's error in its place is none."""
    text = text_of(cell)
    return (None, UNKNOWN) if text and text[0] in "#E" and is_error(text) else (text, None)


def name_reader(no_names: Collection[str]) -> Callable[[Cell], Read]:
    """Make the reader of names; what has no letters, or is one of some texts, is none.

    ``no_names`` are in lower case.
    """

    def read(cell: Cell) -> Read:
        text = text_of(cell)
        if text is None:
            return None, None
        # Names may be a hundred thousand: nearly all begin with two letters, which tells enough.
        plain = len(text) >= FEWEST_LETTERS and text[:FEWEST_LETTERS].isalpha()
        spelt = plain or sum(map(str.isalpha, text)) >= FEWEST_LETTERS
        if not spelt or text.lower() in no_names or (text[0] in "#E" and is_error(text)):
            return None, NO_NAME
        return text, None

    return read


def read_day(cell: Cell) -> Read:
    """Read a date as far as it is written: a DateRead, with its doubt.

    Only of a column of dates, where five digits are a spreadsheet's count of days and
    "1985 (Nữ)" or "15/3/1985 - An Giang" is a birth with a remark.
    """
    read = read_date(cell)
    if read.doubt == NOT_A_DATE and isinstance(cell, str):
        read = _beside_remarks(clean(cell).translate(NARROW)) or read
    if read.doubt == NOT_A_DATE and LAST_DAY < (whole(cell) or 0) < HUNDRED:
        return read, TWO_DIGITS
    if read.month and read.date is None and isinstance(cell, str) and DAY_ZERO.fullmatch(cell):
        return read, NO_DAY
    return read, read.doubt


def _beside_remarks(text: str) -> DateRead | None:
    """Read a date that is kept as a count of days, or has words around it."""
    if is_serial(text):
        return read_date(float(text))
    begun = BORN.match(text)
    rest = text[begun.end() :] if begun else text
    remark = REMARK.fullmatch(rest)
    if remark and not UNSURE.search(remark[2]):
        rest = remark[1]
    read = read_date(rest) if rest != text else None
    return read if read and read.doubt != NOT_A_DATE else None


def identity_reader(no_numbers: Collection[str]) -> Callable[[Cell], Read]:
    """Make the reader of identity numbers: a text of digits, with the zeros a number loses.

    Some texts, in lower case, say that there is none.
    """

    def read(cell: Cell) -> Read:
        text = text_of(cell)
        if text is None or says_nothing(text) or text.lower() in no_numbers:
            return None, None
        digits = _digits(text)
        if not digits.isdigit():
            among = NUMBER_AMONG.findall(text.translate(NARROW))
            return (max(among, key=len), None) if among else (text.upper(), NOT_A_NUMBER)
        if len(digits) in CARDS:
            return digits, None if digits.strip("0") else NOT_A_NUMBER
        if short := LOST_ZEROS.fullmatch(digits):
            return digits.zfill(CMND if short[1] else CCCD), LOST_ZERO
        return digits, NOT_A_NUMBER

    return read


def read_code(cell: Cell) -> Read:
    """Take an office's own code for a person as it is, whatever its case and spaces."""
    text = text_of(cell)
    digits = _digits(text or "")
    return (digits if digits.isdigit() else text and text.upper()), None


def _digits(text: str) -> str:
    return BETWEEN_DIGITS.sub("", text.translate(NARROW))


CARDS = CMND, CCCD = 9, 12
"""So many digits the numbers of the old card and of the new one have."""
BETWEEN_DIGITS = re.compile(r"[\s.'’–-]")
NUMBER_AMONG = re.compile(r"(?<![0-9])(?:[0-9]{9}|[0-9]{12})(?![0-9])")
"""A whole number beside words, or each of the two cards' one."""
LOST_ZEROS = re.compile(r"([1-9][0-9]{7})|[1-9][0-9]{10}|[12468][0-9]{9}")
"""A CMND (the group) or CCCD kept as a number; provinces are 001 to 096, below 010 these five."""
LOST_ZERO, NOT_A_NUMBER = "lost-zero", "not-a-number"


def read_year(cell: Cell) -> Read:
    """Read a year: a number, "năm 2018", a school year (its first), a date's, a span's start."""
    number, text = whole(cell), clean(shown(cell))
    if SHORT_YEAR.fullmatch(text):
        return None, TWO_DIGITS
    if number is not None:
        return (number, None) if FIRST_YEAR <= number <= LAST_YEAR else (None, YEAR_RANGE)
    if isinstance(cell, dt.date):
        return cell.year, None
    if isinstance(cell, float):
        return None, UNKNOWN
    if found := SCHOOL_YEAR.fullmatch(text):
        return int(found[1]), None
    span = read_span(text)
    year = span[0].year if span else read_start(text).year or year_in(text)
    return (year, None) if year else (None, UNKNOWN)


def read_period(cell: Cell) -> Read:
    """Read a span ("9/2018 - 6/2020") as two DateReads; a single date is a start."""
    span = read_span(cell)
    if span is None and DURATION.fullmatch(clean(shown(cell))):
        return None, None
    if span is None:
        start = read_start(cell)
        year = year_in(clean(shown(cell))) if start.doubt else None
        wrong = IMPOSSIBLE if impossible_in(cell) else None
        if year:
            return (DateRead(None, year, None, None), None), wrong
        return ((start, None), None) if not start.doubt else (None, wrong or start.doubt)
    return span, None


def coded_reader(vocabulary: Vocabulary, field: str) -> Callable[[Cell], Read]:
    """Make the reader of a coded field."""
    spellings = CodedSpellings(vocabulary, field)

    def read(cell: Cell) -> Read:
        text = clean(shown(cell))
        key = spellings.read(text)
        if key is None:
            return (None, UNKNOWN) if text else (None, None)
        return (int(key) if key.isdigit() else key), None

    return read


def result_reader(vocabulary: Vocabulary) -> Callable[[Cell], Read]:
    """Make the reader that takes a status from a result ("Khá" means completed)."""
    spellings = CodedSpellings(vocabulary, "status")

    def read(cell: Cell) -> Read:
        text = clean(shown(cell))
        if key := spellings.read(text) or spellings.within(text):
            return key, None
        figures = isinstance(cell, int | float) or POINTS.fullmatch(text.translate(NARROW))
        return None, (None if figures or not text else UNKNOWN)

    return read


def read_decision(cell: Cell) -> Read:
    """Take a decision's number as it is; a day beside it that cannot be is a doubt."""
    decided = decided_on(shown(cell))
    return text_of(cell), decided[1].doubt if decided else None


def decision_year(cell: Cell) -> int | None:
    """Give the year of the day a decision's number carries."""
    if decided := decided_on(shown(cell)):
        return decided[1].year
    return cell.year if isinstance(cell, dt.date) else None
