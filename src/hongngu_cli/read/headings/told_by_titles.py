"""What the lines of titles say of the table beneath: its unit, its level, its year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from hongngu_cli.model.place import Place
from hongngu_cli.model.recognition import Given
from hongngu_cli.read.headings.context import Spellings, begins_with
from hongngu_cli.read.headings.course_years import year_told
from hongngu_cli.read.headings.titles import Line
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.levels import AMBIGUOUS, NONE, LevelRead

NUMBERED = re.compile(r"\s*(?:[IVX]{1,5}|[A-H]|\d{1,2})\s*[.)/:–-]\s*(.+)")
LONGEST_UNIT = 8
"""Words of a unit's name."""
CLASS = re.compile(r"\blớp\s+(.+)", re.IGNORECASE)
"""A title may name its class as briefly as a cell does: "… học viên lớp Trung cấp K12"."""
YEAR_BEHIND = re.compile(r"\s*[(,]?\s*(?:năm\s*)?(?:19|20)\d\d\s*\)?\s*$", re.IGNORECASE)
"""The year behind a unit's name."""
LETTERS = re.compile(r"[^\W\d_]{2}")
"""A class of a number only ("K12", "12/6") names no level that could be known."""
IN_BRACKETS = re.compile(r"\(([^():]+:[^()]+)\)\s*$")
THEN_YEAR = re.compile(r"[\s,;:.(–-]+năm(?: học)?\s*:?\s*(?:19|20)\d\d.*$", re.IGNORECASE)


def told_by_lines(lines: Sequence[Line], spellings: Spellings, source: str) -> dict[str, Given]:
    """Take what all lines of one source agree on; two different years are no year."""
    found: dict[str, dict[str | int, Place]] = {"unit": {}, "level": {}, "year": {}, "context": {}}
    labelled = _labelled_unit(lines, spellings)
    if labelled:
        found["unit"][labelled[1]] = labelled[0]
    for place, text in lines:
        if not labelled and (unit := spellings.units.within(text)):
            found["unit"].setdefault(unit, place)
        if level := _level(text, spellings).key:
            found["level"].setdefault(level, place)
        for group in spellings.levels.groups_in_title(text):
            found["context"].setdefault(group, place)
        if (year := year_told(text, spellings, titled=True)) is not None:
            found["year"].setdefault(year, place)
    return _agreed(found, source)


def section_above(lines: Sequence[Line], spellings: Spellings) -> dict[str, Given]:
    """Take the unit of a numbered section that stands right above its own header: "1. Xã Một"."""
    place, text = lines[-1] if lines else (None, "")
    numbered = NUMBERED.fullmatch(text)
    name = clean(YEAR_BEHIND.sub("", numbered[1])).rstrip(" :.") if numbered else ""
    is_unit = begins_with(name, spellings.unit_words) and len(name.split()) <= LONGEST_UNIT
    return {"unit": Given(name, place, "section")} if place and is_unit else {}


def _agreed(found: Mapping[str, Mapping[str | int, Place]], source: str) -> dict[str, Given]:
    return {
        field: Given(value, place, source)
        for field, told in found.items()
        if len(told) == 1
        for value, place in told.items()
    }


def _level(text: str, spellings: Spellings) -> LevelRead:
    """Read the level in a title, "Lớp: Trung cấp" as a cell of a column "Lớp" would be read."""
    label, colon, rest = text.partition(":")
    if colon and rest.strip() and begins_with(label, spellings.course_words):
        return spellings.levels.read(clean(rest))
    told = spellings.levels.within(text)
    sent = spellings.sent_to.search(text)
    if sent and told.doubt != "unknown":
        # What those sent have studied before stands in front: "tốt nghiệp đại học, cử đi học …".
        after = spellings.levels.read(sent[1])
        return told if after.doubt == "unknown" else after
    classed = CLASS.search(text) if told.doubt == "unknown" else None
    return spellings.levels.named(classed[1]) if classed else told


def unclear_level(lines: Iterable[Line], spellings: Spellings) -> dict[str, Given]:
    """Find the first title that names several levels, or a class of an unknown one."""
    for place, text in lines:
        told = _level(text, spellings)
        label, _, rest = text.partition(":")
        is_class = begins_with(label, spellings.class_words) and LETTERS.search(rest)
        if told.doubt == "ambiguous" or (is_class and told.key is None):
            value = AMBIGUOUS if told.doubt == "ambiguous" else NONE
            return {"level": Given(value, place, "title")}
    return {}


def _labelled_unit(lines: Sequence[Line], spellings: Spellings) -> Line | None:
    """Find "Đơn vị: …", in brackets perhaps, without the year that may follow."""
    for place, text in lines:
        bracketed = IN_BRACKETS.search(text)
        label, _, rest = (bracketed[1] if bracketed else text).partition(":")
        if fold(label) in spellings.unit_labels and rest.strip(" .…"):
            return place, clean(THEN_YEAR.sub("", rest))
    return None
