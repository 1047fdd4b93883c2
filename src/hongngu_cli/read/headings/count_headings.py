"""What headings over columns of counts say: what is counted, of which level, for which year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from hongngu_cli.model.counts import ATTENDANCE, PLANNED
from hongngu_cli.model.counts import FIELDS as COUNTED
from hongngu_cli.model.recognition import ColumnMeaning
from hongngu_cli.read.headings.words import BEGINS, BRACKETS, Words, way_of
from hongngu_cli.text.fold import fold, has_marks, unmark
from hongngu_cli.text.years import year_in

MEASURES = (*COUNTED, "quantity", "demand_level")
"""Fields whose headings say what is counted; "Số lượng" leaves that to the title."""
HELD = ("level_held_theory", "level_held_degree", "demand_level")
LABELS = ("unit", "level", "course", "audience", "level_held_theory", "level_held_degree")
"""Fields whose columns say whose counts a row holds."""
SPAN = re.compile(
    r"(?:(?:c[ảa] )?giai đo[ạa]n|(?:t[ừu] )?n[ăa]m|t[ừu])?\s*(?<!\d)((?:19|20)\d\d)\s*"
    r"(?:[-–—/]|đ[ếe]n(?: n[ăa]m)?)\s*((?:19|20)?\d\d)(?!\d)",
    re.IGNORECASE,
)
IN_YEAR = re.compile(r"(?:n[ăa]m(?: h[ọo]c)?\s*)?(?<!\d)(?:19|20)\d\d(?!\d)", re.IGNORECASE)
NAMES_YEARS = re.compile(r"n[ăa]m h[ọo]c", re.IGNORECASE)
PERIOD = re.compile(r"giai đo[ạa]n|t[ừu]\b", re.IGNORECASE)
NOTHING_MORE = frozenset(
    map(fold, ("", "đào tạo", "bồi dưỡng", "đào tạo, bồi dưỡng", "cử đi học", "người", "lớp"))
)
"""What may follow "Chỉ tiêu" in a heading without saying anything more."""
SHORTEST = 2
OF_CLASSES = (*PLANNED, *PLANNED.values(), *ATTENDANCE)
PROMISED = frozenset(("planned", "allocated", "demand"))
"""Measures above or beneath classes and learners that tell they are yet to come."""
PORTION = re.compile(
    r"(?:trong đó:?\s*)?(?:số\s*|cán bộ\s*)?(?:là\s*)?"
    r"(?:nữ|dtts|dân tộc(?: thiểu số| ít người)?|đảng viên|tôn giáo|(?:cán bộ )?trẻ)(?: tuổi)?",
    re.IGNORECASE,
)
"""Some of those that the number beside or above counts already."""
OF_WHICH = "là một phần của số bên cạnh nên không cộng thêm"
UNSAID = "không rõ đếm gì bên cạnh các cột đã rõ nên chưa đọc"
Value = TypeVar("Value")
ALL = fold("TS")
"""Short for "Tổng số" beneath a level or above a part; beside levels it may be "Tiến sĩ"."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one heading says of the counts beneath it; all empty where it says nothing of them.

    ``group`` is a group of levels; ``total`` tells a sum of other columns.
    """

    measure: str | None = None
    level: str | None = None
    group: str | None = None
    year: int | None = None
    total: bool = False

    def shape(self) -> tuple[bool, bool, bool]:
        """Tell which of these it says, so that headings side by side can be compared."""
        return self.measure is not None, self.level is not None, self.year is not None


SILENT = Spoken()
MOST_KEPT = 65_536
"""Headings that are remembered; a list without numbers has one in each cell, or so it seems."""
MOST_WORDS = 60
"""Words of the longest heading; more of them are a text."""


def spoken(text: str, words: Words, group: str | None = None) -> Spoken:
    """Read one heading as a whole: "Chỉ tiêu TC LLCT năm 2019", "Tổng cộng", "2019".

    A heading of which any word is left over says nothing.
    """
    known = words.counts.get((text, group))
    if isinstance(known, Spoken):
        return known
    told = _spoken(text, words, group)
    if len(words.counts) < MOST_KEPT:
        words.counts[(text, group)] = told
    return told


def _spoken(text: str, words: Words, group: str | None) -> Spoken:
    if fold(text) in words.mapped:
        mapped = words.mapped[fold(text)]
        return Spoken(mapped, year=year_in(text)) if mapped in MEASURES else SILENT
    year, total, rest = _years(text)
    known = fold(rest).split()
    if len(known) > MOST_WORDS:
        return SILENT  # each beginning of it would be looked up
    for size in range(len(known), 0, -1):
        if _field(" ".join(known[:size]), words) == "total":
            total, known = True, known[size:]
            break
    measure = None
    for size in range(len(known), 0, -1):
        field = _field(" ".join(known[:size]), words)
        if field in MEASURES and (size == len(known) or size >= SHORTEST):
            measure, known = field, known[size:]
            break
    left = " ".join(known)
    if left in NOTHING_MORE and (left == "" or measure):
        return Spoken(measure, None, None, year, total)
    named = words.groups.get(left)
    level = None if named else words.levels.named(_ending(rest, len(known)), group).key
    if not named and not level:
        return SILENT
    return Spoken(measure, level, named, year, total)


def _ending(text: str, size: int) -> str:
    """Give the last folded words of a text, as they are written where that is all of it."""
    folded = fold(text).split()
    return text if size == len(folded) else " ".join(folded[len(folded) - size :])


def _years(text: str) -> tuple[int | None, bool, str]:
    """Split the year from a heading's other words; several years together are a total."""
    bare = BRACKETS.sub(" ", text)
    span = SPAN.search(bare)
    if span and (years := _spanned(span)):
        first, last = years
        rest = NAMES_YEARS.sub(" ", bare[: span.start()] + " " + bare[span.end() :])
        school = last == first + 1 and not PERIOD.search(span[0])
        return (first, False, rest) if school else (None, True, rest)
    told = bare if IN_YEAR.search(bare) else text  # "Chỉ tiêu (năm 2019)"
    year = year_in(told)
    return year, False, BRACKETS.sub(" ", IN_YEAR.sub(" ", told) if year else text)


def _spanned(span: re.Match[str]) -> tuple[int, int] | None:
    """Give the first and the last year of a span such as "2018-19"; None where they do not rise."""
    first, end = span[1], span[2]
    last = int(first[: len(first) - len(end)] + end)
    return (int(first), last) if last > int(first) else None


def _field(folded: str, words: Words) -> str | None:
    if folded in words.fields or has_marks(folded):
        return words.fields.get(folded)
    return words.unmarked().get(unmark(folded))


def counted(path: Sequence[str], words: Words) -> ColumnMeaning | None:
    """Read a path of headings that together speak of counts; None leaves it to other readers.

    Such a path says more than one of: what is counted, the level, the year, a sum.
    """
    said, whole = _said(path, words)
    heading = " › ".join(path)
    if said[-1] == SILENT and not _splits(path, whole, words):
        portion = any(one != SILENT for one in said) and PORTION.fullmatch(path[-1])
        return ColumnMeaning(None, heading, OF_WHICH) if portion else None
    held = _last(field for part in path[:-1] if (field := words.field(part)[0]) in HELD)
    several = len({one.measure for one in said if one.measure}) > 1
    return _meaning(whole, heading, held, several=several and whole.measure in OF_CLASSES)


def counted_of(unit: str, path: Sequence[str], words: Words) -> ColumnMeaning:
    """Read the headings of a column of counts besides the one that names their unit."""
    if path and PORTION.fullmatch(path[-1]):
        return ColumnMeaning(None, "", OF_WHICH)
    _, whole = _said(path, words)
    told = _meaning(whole, "", None)
    if told is None and whole.level:
        told = ColumnMeaning("level", "", _why(whole), whole.level, whole.group)
    elif told is None and whole.measure:
        told = ColumnMeaning(whole.measure, "", _why(whole), context=whole.group)
    if told is None:
        return ColumnMeaning("unit", "", "tiêu đề là tên đơn vị", unit, whole.group, unit=unit)
    return replace(told, why=f"{told.why} của một đơn vị", unit=unit)


def _said(path: Sequence[str], words: Words) -> tuple[list[Spoken], Spoken]:
    """Read each heading of a path in the light of those above it, and what all say together."""
    group: str | None = None
    said: list[Spoken] = []
    for part in path:
        sums = fold(part) == ALL and any(one.level for one in said)
        said.append(Spoken(total=True) if sums else spoken(part, words, group))
        group = said[-1].group or words.groups.get(fold(part)) or group
    whole = Spoken(
        _measure([one.measure for one in said if one.measure]),
        _last(one.level for one in said),
        group,
        _last(one.year for one in said),
        any(one.total for one in said),
    )
    return said, whole


def _measure(told: Sequence[str]) -> str | None:
    """Tell what headings one beneath the other count: "Kế hoạch › Số lớp" are classes planned.

    "Học viên › Triệu tập | Tham dự" are the same people twice, and neither the learners.
    """
    if attendance := _last(measure for measure in told if measure in ATTENDANCE):
        return attendance
    of_classes = _last(measure for measure in told if measure in PLANNED)
    if of_classes:
        return of_classes if PROMISED.isdisjoint(told) else PLANNED[of_classes]
    return _last(told)


def is_silent(text: str, words: Words) -> bool:
    """Tell a heading that says nothing of counts and is none that is known for anything else."""
    field, why = words.field(text)
    known = field is not None and not why.startswith(BEGINS)
    return (
        not known
        and spoken(text, words) == SILENT
        and fold(text) not in words.groups
        and not PORTION.fullmatch(text)
        and way_of(text, words) is None
    )


def _splits(path: Sequence[str], above: Spoken, words: Words) -> bool:
    """Tell a heading that only splits what those above it say: "Tập trung" under a level."""
    own = words.field(path[-1])[0] is not None or fold(path[-1]) in words.mapped
    unknown = not own and not PORTION.fullmatch(path[-1])
    return unknown and sum(above.shape()) > 1


def _last(values: Iterable[Value | None]) -> Value | None:
    return next((value for value in reversed(list(values)) if value is not None), None)


def _meaning(
    said: Spoken, heading: str, held: str | None, *, several: bool = False
) -> ColumnMeaning | None:
    why = _why(said)
    if said.total:
        measure = {"quantity": None, "demand_level": "demand"}.get(said.measure or "", said.measure)
        return ColumnMeaning("total", heading, why, said.level, said.group, said.year, measure)
    if sum(said.shape()) > 1 or several:
        field = said.measure or held or "level"
        return ColumnMeaning(field, heading, why, said.level, said.group, said.year)
    if said.year:
        return ColumnMeaning("year", heading, why, str(said.year), said.group, said.year)
    return None


def _why(said: Spoken) -> str:
    if said.total:
        return "tiêu đề nói là cột cộng"
    if said.shape() == (False, False, True):
        return "tiêu đề là một năm"
    told = zip(("số liệu", "trình độ", "năm"), said.shape(), strict=True)
    return f"tiêu đề cho biết {', '.join(word for word, is_told in told if is_told)}"
