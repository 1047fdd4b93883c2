"""What stands outside the table: unit, level, year of titles, sheet and file names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from hongngu_cli.model.place import Place
from hongngu_cli.model.recognition import Given, TableFound
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.context import Spellings, begins_with, course_year
from hongngu_cli.read.headings.headers import Header, texts
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.levels import AMBIGUOUS, NONE, LevelRead
from hongngu_cli.text.years import year_in

Line = tuple[Place, str]
"""Where a text stands, and the text."""


def given_overall(
    sheet: Sheet,
    title_rows: Iterable[int],
    spellings: Spellings,
    before: Sequence[TableFound] = (),
) -> Mapping[str, Given]:
    """Tell what title lines, else the sheet's name, else the file's name give the whole table.

    The year and the unit of a sheet's first title hold for its later tables too. What a source
    further off says otherwise goes with the value.
    """
    given: dict[str, Given] = {}
    lines = list(title_lines(sheet, title_rows, spellings))
    for values in (
        _overall(lines, spellings, "title"),
        _section_above(lines, spellings),
        _handed_on(before),
        _named(sheet.name or "", sheet.place(), spellings, "sheet"),
        _named(Path(sheet.path).stem, Place(sheet.path), spellings, "file"),
    ):
        for field, value in values.items():
            nearer = given.setdefault(field, value)
            if nearer.source != value.source and _differs(nearer, value):
                given[field] = replace(nearer, others=(*nearer.others, value))
    return unclear_level(lines, spellings) | given


def _differs(nearer: Given, other: Given) -> bool:
    """Tell whether two sources contradict each other; one name may say more than the other."""
    if not isinstance(nearer.value, str) or not isinstance(other.value, str):
        return nearer.value != other.value
    told, further = fold(nearer.value), fold(other.value)
    return told not in further and further not in told


def _handed_on(before: Sequence[TableFound]) -> dict[str, Given]:
    """Give what the titles above a sheet's first table say of all its tables."""
    first = before[0].given_overall if before else {}
    return {
        field: value
        for field, value in first.items()
        if field in {"unit", "year"} and value.source == "title"
    }


def title_rows(sheet: Sheet, header: Header, first: int) -> range:
    """Give the rows right above a header that may be titles, those that lead up to a row of data.

    Blank rows part the titles from what is above them.
    """
    row = header.first
    while row > max(first, header.first - MOST_TITLES) and not _is_data(sheet, row - 1):
        row -= 1
    while row < header.first and not texts(sheet, row):
        row += 1
    return range(row, header.first)


MOST_TITLES = 12
"""Titles stand in no more rows than these."""
MOST_CELLS = 2
"""A title's row has no more filled cells than these."""


def _is_data(sheet: Sheet, row: int) -> bool:
    cells = list(texts(sheet, row).values())
    return len(cells) > MOST_CELLS or any(text[:1].isdigit() for text in cells[:1])


def title_lines(sheet: Sheet, rows: Iterable[int], spellings: Spellings) -> Iterator[Line]:
    """Give the texts of title rows, a label and the value beside it as one: "Năm học: 2019-2020".

    Such a text stands where its value does.
    """
    for row in rows:
        label = ""
        for column, text in texts(sheet, row).items():
            if not label and is_label(text, spellings):
                label = text
                continue
            yield sheet.place(row, column), f"{label.rstrip(' :')}: {text}" if label else text
            label = ""
        if label:
            yield sheet.place(row, max(texts(sheet, row))), label


def is_label(text: str, spellings: Spellings) -> bool:
    """Tell whether a text only says what the one beside it is: "Đơn vị", "Năm học:"."""
    bare = text.rstrip(" :.…")
    known = fold(bare) in spellings.unit_labels or fold(bare) in spellings.year_labels
    return known or (text.rstrip(" .…").endswith(":") and ":" not in bare)


def _overall(lines: Sequence[Line], spellings: Spellings, source: str) -> dict[str, Given]:
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
        year = year_in(text) or course_year(text, titled=True)
        if year is not None:
            found["year"].setdefault(year, place)
    return _agreed(found, source)


def _section_above(lines: Sequence[Line], spellings: Spellings) -> dict[str, Given]:
    """Take the unit of a numbered section that stands right above its own header: "1. Xã Một"."""
    place, text = lines[-1] if lines else (None, "")
    numbered = NUMBERED.fullmatch(text)
    name = clean(LAST_YEAR.sub("", numbered[1])).rstrip(" :.") if numbered else ""
    is_unit = begins_with(name, spellings.unit_words) and len(name.split()) <= LONGEST_UNIT
    return {"unit": Given(name, place, "section")} if place and is_unit else {}


NUMBERED = re.compile(r"\s*(?:[IVX]{1,5}|[A-H]|\d{1,2})\s*[.)/:–-]\s*(.+)")
LONGEST_UNIT = 8
"""Words of a unit's name."""


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


CLASS = re.compile(r"\blớp\s+(.+)", re.IGNORECASE)
"""A title may name its class as briefly as a cell does: "… học viên lớp Trung cấp K12"."""


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


LETTERS = re.compile(r"[^\W\d_]{2}")
"""A class of a number only ("K12", "12/6") names no level that could be known."""


def _labelled_unit(lines: Sequence[Line], spellings: Spellings) -> Line | None:
    """Find "Đơn vị: …", in brackets perhaps, without the year that may follow."""
    for place, text in lines:
        bracketed = IN_BRACKETS.search(text)
        label, _, rest = (bracketed[1] if bracketed else text).partition(":")
        if fold(label) in spellings.unit_labels and rest.strip(" .…"):
            return place, clean(THEN_YEAR.sub("", rest))
    return None


IN_BRACKETS = re.compile(r"\(([^():]+:[^()]+)\)\s*$")


THEN_YEAR = re.compile(r"[\s,;:.(–-]+năm(?: học)?\s*:?\s*(?:19|20)\d\d.*$", re.IGNORECASE)


def _named(name: str, place: Place, spellings: Spellings, source: str) -> dict[str, Given]:
    """Take what the name of a sheet or a file says, a copy's number apart."""
    told = COPY.sub("", name)
    text = clean(re.sub(r"[_\-.]+", " ", told))
    found = _overall([(place, told if source == "sheet" else text)], spellings, source)
    more: dict[str, str | None] = {
        "unit": next(_units_alone(told, spellings), None),
        # "TS" may be doctors or a total ("tổng số").
        "level": spellings.levels.named(text).key if len(text) > SHORT else None,
    }
    return {f: Given(v, place, source) for f, v in more.items() if v} | found


COPY = re.compile(
    r"(?:\s*\(\d{1,2}\)|\s*-\s*(?:copy|sao chép|bản sao))+\s*$|^(?:copy of|bản sao của)\s+",
    re.IGNORECASE,
)
SHORT = 2


def _units_alone(name: str, spellings: Spellings) -> Iterator[str]:
    """Give the units that parts of a name are; "Xã An Phước 1 - TC LLCT - năm 2019" has one."""
    whole = name if " " in name else re.sub(r"[_\-.]+", " ", name)
    for part in PARTS.split(whole):
        named = LAST_YEAR.sub("", part.replace("_", " "))
        told = clean(spellings.list_of.sub("", named))
        if begins_with(told, spellings.unit_words) and not _says_more(told, spellings):
            yield _without_class(told, spellings)


PARTS = re.compile(r"\s+[-–—]+\s+|\s*_+\s*")
LAST_YEAR = re.compile(r"\s*[(,]?\s*(?:năm\s*)?(?:19|20)\d\d\s*\)?\s*$", re.IGNORECASE)


def _says_more(text: str, spellings: Spellings) -> bool:
    """Tell whether a name says what the sheet or file is, in words that are no unit's own."""
    return spellings.more_than_unit.search(spellings.unit_own.sub(" ", fold(text))) is not None


def _without_class(unit: str, spellings: Spellings) -> str:
    """Take the short name of a class off the end of a unit's: "Xã An Phước TCLLCT"."""
    words = unit.split()
    for start in range(FEWEST, len(words)):
        rest = words[start:]
        if all(word.isupper() for word in rest) and spellings.levels.named(" ".join(rest)).key:
            return " ".join(words[:start])
    return unit


FEWEST = 2
"""Words of a unit's name."""
