"""What a row tells of the time after a training: the post, its day and fit, the commitment.

Of what is read here an output shows only what `placement` says of it.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from hongngu_cli.read.enrolments.values import Read, read_day, read_text
from hongngu_cli.text.dates import DateRead, read_date
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.numbers import NARROW, shown
from hongngu_cli.text.spellings import CodedSpellings, is_mark, says_nothing

if TYPE_CHECKING:
    from hongngu_cli.model.sheet import Cell
    from hongngu_cli.model.vocabulary import Vocabulary
    from hongngu_cli.read.enrolments.typed import Enrolments, Typed

FITS, UNFIT = "fits", "unfit"
POST, DAY, SUITED, PROMISED = "post_after", "post_after_date", "post_fits", "commitment"
UNKNOWN, SEVERAL = "unknown", "several"
NOT_POSITIVE, NOT_WHOLE, NO_UNIT, TOO_LONG = "not-positive", "not-whole", "no-unit", "too-long"
LENGTH = re.compile(r"(-?[0-9]+(?:[.,][0-9]+)?) ?(tháng|năm|thang|nam)?(?: (rưỡi|ruoi))?")
YEAR = 12
UNTIL = re.compile(r"(?:(?:cam kết|phục vụ|công tác) )*(?:đến|tới)(?: (hết|cuối))?(?: ngày)? ")
"""Before the day until which to serve; with "hết" a year alone tells it, too."""
DECEMBER = 12
UNITS = {"tháng": 1, "thang": 1, "năm": YEAR, "nam": YEAR}
LONGEST = 50 * YEAR
"""No commitment lasts for more months."""
NEARLY = 1e-6


class PlacementReader:
    """Reads what came after trainings with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Fold the words for a post that fits, and for none at all, once."""
        self.fits = CodedSpellings(vocabulary, SUITED)
        self.words = CodedSpellings(vocabulary, POST)

    def read(self, typed: Typed, result: Enrolments) -> None:
        """Put the post, its day, whether it fits and the commitment beside a roster's fields."""
        readers: dict[str, Callable[[Cell], Read]] = {POST: read_text, DAY: _read_posting_day}
        for name, reader in readers.items():
            if (column := typed.column(name)) is not None:
                result.put(name, typed, column, reader)
        self._words_for_days(typed, result)
        for name, months in (("commitment", 0), ("commitment_months", 1), ("commitment_years", 12)):
            column = typed.column(name)
            if column is not None and PROMISED not in result.columns:
                result.put(PROMISED, typed, column, partial(read_commitment, unit=months))
        self._fits(typed, result)

    def _words_for_days(self, typed: Typed, result: Enrolments) -> None:
        """Take "Chưa bố trí" beneath "Ngày bố trí" for what it says, where no post is told."""
        column, doubts = typed.column(DAY), result.doubts.get(DAY, {})
        if column is None or not doubts:
            return
        cells, standing = typed.cells(column), typed.places(column)
        own = typed.column(POST)
        posts = result.values(POST)
        places = result.cells.get(POST) or (typed.places(own) if own else typed.nowhere())
        for at in [at for at in doubts if self.words.read(shown(cells[at]))]:
            del doubts[at]
            if posts[at] is None:
                posts[at] = clean(shown(cells[at]))
                places.copy(at, standing)
                result.cells[POST] = places

    def _fits(self, typed: Typed, result: Enrolments) -> None:
        """Read whether posts fit: from one column of words, or from columns of marks."""
        columns = [(column, meaning.value) for column, meaning in typed.columns(SUITED)]
        columns += [(column, UNFIT) for column, _ in typed.columns("post_unfit")]
        if not columns:
            return
        values: list[str | None] = [None] * len(typed.rows)
        places, doubts = typed.nowhere(), {}
        for column, key in columns:
            found, unread = typed.read(column, partial(self._read, key=key))
            standing = typed.places(column)
            for at, value in enumerate(found):
                if value is None and at not in unread:
                    continue
                if values[at] not in {None, value} or at in unread:
                    doubts[at] = unread.get(at, SEVERAL)
                values[at] = value
                places.copy(at, standing)
        result.columns[SUITED] = [None if at in doubts else one for at, one in enumerate(values)]
        result.cells[SUITED] = places
        if doubts:
            result.doubts[SUITED] = doubts

    def _read(self, cell: Cell, key: str | None) -> Read:
        """Read a cell of words, or with ``key`` a mark that stands for it."""
        text = clean(shown(cell))
        if not text or says_nothing(text):
            return None, None
        if key is not None:
            return (key if is_mark(text) else None), None
        told = self.fits.read(text) or self._within(text)
        return told, None if told else UNKNOWN

    def _within(self, text: str) -> str | None:
        """Read a longer text; one that only ends with a word for fitting may well deny it."""
        told, folded = self.fits.within(text), fold(text)
        begun = (w for w, key in self.fits.keys.items() if key == FITS and " " in w)
        if told == FITS and not any(folded.startswith(f"{w} ") for w in begun):
            return None
        return told


def _read_posting_day(cell: Cell) -> Read:
    """Read the day of posting; of a month alone its last day, of a year alone none."""
    read, doubt = read_day(cell)
    if doubt or read is None or not read.year:
        return None, doubt
    last = _last_day(read)
    return last, None if last else "no-month"


def _last_day(read: DateRead, month: int | None = None) -> dt.date | None:
    """Give the day, of a month alone its last; ``month`` stands for one that is not told."""
    month = read.month or month
    if read.date or not (read.year and month):
        return read.date
    return dt.date(read.year, month, calendar.monthrange(read.year, month)[1])


def read_commitment(cell: Cell, unit: int) -> Read:
    """Read until when somebody is to serve, or for how many months.

    ``unit`` is how many months a bare number counts, 0 where the heading does not say.

    >>> read_commitment("30/6/2028", 0)[0], read_commitment("3 năm", 0)[0]
    (datetime.date(2028, 6, 30), 36)
    >>> read_commitment("đến tháng 6/2031", 0)[0], read_commitment("đến hết năm 2031", 0)[0]
    (datetime.date(2031, 6, 30), datetime.date(2031, 12, 31))
    >>> read_commitment(36.0, 1), read_commitment("-3", 12), read_commitment(36.0, 0)
    ((36, None), (None, 'not-positive'), (None, 'no-unit'))
    """
    text = clean(shown(cell)).translate(NARROW).casefold().strip(" .;")
    if not text or says_nothing(text):
        return None, None
    length = LENGTH.fullmatch(text)
    if length is None:
        until = UNTIL.match(text)
        read = read_date(text[until.end() :]) if until else read_date(cell)
        last = _last_day(read, DECEMBER if until and until[1] else None)
        return last, read.doubt or (None if last else UNKNOWN)
    each = UNITS.get(length[2] or "", unit)
    if not each:
        return None, NO_UNIT
    months = (float(length[1].replace(",", ".")) + (0.5 if length[3] else 0)) * each
    if months <= 0:
        return None, NOT_POSITIVE
    if months > LONGEST:
        return None, TOO_LONG
    return (None, NOT_WHOLE) if abs(months - round(months)) > NEARLY else (round(months), None)
