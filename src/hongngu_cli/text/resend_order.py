"""Which of two lists was sent later, by their names and by the dates they carry.

Never by the clock of the file system: copying a file changes it, and the same bytes are to
give the same answer on every machine.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from hongngu_cli.text.dates import read_date
from hongngu_cli.text.file_names import stem_of
from hongngu_cli.text.fold import unmark
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.periods_named import Told, period_named

NOT_YET = r"(?<!\bcan )(?<!\bphai )(?<!\bchua )"
"""Words before those below by which a list waits for what they say: "cần sửa" is not "đã sửa"."""
CORRECTED = re.compile(
    rf"{NOT_YET}\b(?:da |ban |file )?"
    r"(?:chinh sua|sua doi|sua lai|sua|dieu chinh|dinh chinh|thay the)\b"
)
"""Words that call a list a correction of another, whatever that is named."""
RENEWED = re.compile(
    rf"{NOT_YET}\b"
    r"(?:bo sung|moi nhat|moi|final|cuoi cung|ban cuoi|chinh thuc|cap nhat|hoan thien)\b"
)
"""Words that say so only beside the same name without them: "đảng viên mới" is no new list."""
NUMBERED = re.compile(r"\b(?:lan(?: thu)?|v|ver|version|phien ban) ?([0-9]{1,2})\b")
NO_DIGIT, DAY, MONTH, SHORT_YEAR = "(?<![0-9])", "[12][0-9]|3[01]", "1[0-2]", "[1-4][0-9]"
SHORT_DATED = re.compile(
    rf"{NO_DIGIT}(0?[1-9]|{DAY})([-._/])(0?[1-9]|{MONTH})\2({SHORT_YEAR})(?![0-9])"
    rf"|{NO_DIGIT}(0[1-9]|{DAY})(0[1-9]|{MONTH})({SHORT_YEAR})(?![0-9])"
    rf"|{NO_DIGIT}({SHORT_YEAR})(0[1-9]|{MONTH})(0[1-9]|{DAY})(?![0-9])"
)
"""A day whose year has two digits, as written: "05.11.26", "051126", "261105"."""
DATED = re.compile(
    r"\b(?:ngay )?([0-9]{1,2}) (?:thang )?([0-9]{1,2}) (?:nam )?((?:19|20)[0-9]{2})\b"
    r"|\b((?:19|20)[0-9]{2}) ([0-9]{1,2}) ([0-9]{1,2})\b"
    r"|\b((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})\b|\b([0-9]{2})([0-9]{2})((?:19|20)[0-9]{2})\b"
)


@dataclass(frozen=True, slots=True)
class Sent:
    """What tells when a list was sent; ``rest`` is its name without all that but ``period``.

    ``period`` is the one that the name says the list is of, with its kind.
    """

    name: str
    rest: str
    corrected: bool
    renewed: bool
    number: int
    named_day: dt.date | None
    signed_day: dt.date | None
    period: Told | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """Whether the second of two lists is the later one, and by what it is told."""

    second_is_later: bool
    why: str
    corrected: bool = False
    """Whether a word says that the later one corrects the other."""


def sent(name: str, signed_day: dt.date | None) -> Sent:
    """Note what a list's name says, and the day that it was signed."""
    short = SHORT_DATED.search(name)
    bare = unmark(SHORT_DATED.sub(" ", name))
    found = DATED.search(bare)
    number = NUMBERED.search(bare)
    rest = bare
    for words in (DATED, NUMBERED, CORRECTED, RENEWED):
        rest = words.sub(" ", rest)
    return Sent(
        name,
        " ".join(rest.split()),
        bool(CORRECTED.search(bare)),
        bool(RENEWED.search(bare)),
        int(number[1]) if number else 1,
        _day(found) if found else _short_day(short) if short else None,
        signed_day,
        period_named(DATED.sub(" ", bare)),
    )


def names_apart(one: str, other: str) -> tuple[str, str]:
    """Give what two paths do not share: folders may tell the order, too ("lần 1", "lần 2")."""
    paths = [(*Path(path).parent.parts, stem_of(path)) for path in (one, other)]
    pairs = list(zip_longest(*paths))
    shared = next((at for at, (a, b) in enumerate(pairs) if a != b), len(pairs))
    first, second = (" ".join(parts[min(shared, len(parts) - 1) :]) for parts in paths)
    return first, second


def is_of_later_period(one: Sent, other: Sent) -> bool | None:
    """Tell whether a list is of a later period than another; None where that is not told.

    A month is held against a month, a quarter against a quarter, each with its year or without.
    """
    if one.period is None or other.period is None or one.period == other.period:
        return None
    (kind, parts), (other_kind, others) = one.period, other.period
    return parts > others if kind == other_kind else None


def order_of(one: Sent, other: Sent, *, courses: bool) -> Order | None:
    """Tell which of two lists of the same people is the later; None where that is not sure.

    ``courses`` says that they are lists of short courses: the same people attend one after
    another, so that only a word of correction tells. Signs that disagree tell nothing.
    """
    told = list(_signs(one, other, courses=courses))
    if not told or len({later for later, _ in told}) > 1:
        return None
    why = ", ".join(dict.fromkeys(why for _, why in told))
    return Order(told[0][0], why, corrected=one.corrected != other.corrected)


def _signs(one: Sent, other: Sent, *, courses: bool) -> Iterable[tuple[bool, str]]:
    """Give each sign of order: whether the second is later, and the words for it."""
    if one.corrected != other.corrected:
        later = other if other.corrected else one
        yield other.corrected, f'tên có chữ báo đã sửa: "{later.name}"'
    if courses:
        return
    if one.rest == other.rest:
        if one.renewed != other.renewed:
            later = other if other.renewed else one
            yield other.renewed, f'tên có chữ báo bản sau: "{later.name}"'
        if one.number != other.number:
            first, last = sorted((one.number, other.number))
            yield other.number > one.number, f"tên ghi lần {last} sau lần {first}"
    for days, of in (
        ((one.named_day, other.named_day), "trong tên"),
        ((one.signed_day, other.signed_day), "ghi trong văn bản"),
    ):
        if days[0] and days[1] and days[0] != days[1]:
            first_day, last_day = sorted((days[0], days[1]))
            why = f"ngày {of} {shown(last_day)} sau {shown(first_day)}"
            yield days[1] > days[0], why


def _day(found: re.Match[str]) -> dt.date | None:
    """Read the day that a name carries, in whichever of its forms."""
    told = [part for part in found.groups() if part]
    day, month, year = reversed(told) if len(told[0]) == YEAR else told
    return read_date(f"{day}/{month}/{year}").date


def _short_day(found: re.Match[str]) -> dt.date | None:
    """Read a day whose year has two digits, of this century."""
    signed, plain, backward = found.group(1, 3, 4), found.group(5, 6, 7), found.group(10, 9, 8)
    day, month, year = next(parts for parts in (signed, plain, backward) if parts[0])
    return read_date(f"{day}/{month}/20{year}").date


YEAR = 4
