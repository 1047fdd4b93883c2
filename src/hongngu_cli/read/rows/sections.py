"""Sections inside a table: what their words give, and how far they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hongngu_cli.model.place import Place
from hongngu_cli.model.recognition import NAMED, NOT_SENT, Given
from hongngu_cli.read.headings.context import Spellings, begins_with
from hongngu_cli.read.headings.course_years import year_told
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.joined_levels import JOINTS
from hongngu_cli.text.levels import AMBIGUOUS

ROMAN = re.compile(r"[IVX]+")
MARKER = re.compile(
    r"\s*(?:([IVX]{1,5}|[A-HĐ]|\d{1,2}(?:\.\d{1,2})*)\s*(?:[.)\-–:/]|(?=\s))"
    r"|([a-hđ])\s*[.)]|([-–*+•]))\s*"
)
IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
IN_YEAR = re.compile(r"[\s,;:(–-]+năm\s+(?:19|20)\d\d\s*\)?$", re.IGNORECASE)
PLAIN = 9
"""The rank of a section without a marker: it stands below every marked one."""


def marker_of(text: str) -> tuple[int, str]:
    """Split a section's marker, as its rank (A before I before 1 before a), from its words.

    >>> marker_of("A. KHỐI ĐẢNG"), marker_of("II. Lớp TCLLCT"), marker_of("Xã An Phước")
    ((0, 'KHỐI ĐẢNG'), (1, 'Lớp TCLLCT'), (9, 'Xã An Phước'))
    """
    found = MARKER.match(text)
    if not found or not text[found.end() :].strip():
        return PLAIN, text.strip()
    sign = found[1] or ""
    if ROMAN.fullmatch(sign):
        rank = 1
    elif sign[:1].isdigit():
        rank = 2 + sign.count(".")
    else:
        rank = 0 if sign else 6 if found[2] else 7
    return rank, text[found.end() :].strip()


def section_values(
    text: str, place: Place, spellings: Spellings, within: str | None = None
) -> dict[str, Given]:
    """Tell what a section's words give: level, year, unit, status, the class's name.

    ``within`` is the group of levels that a section around this one names. Of people who were
    sent to nothing the status is NOT_SENT.
    """
    values: dict[str, str | int] = {}
    level = spellings.levels.read(text, within)
    group = spellings.levels.group_of(text)
    if level.key and not group:
        values["level"] = level.key
        if begins_with(text, spellings.course_words):
            values["course"] = text
    elif level.doubt == "ambiguous" and not group and JOINTS.search(text):
        # One word of several levels ("Sau đại học") heads those levels, each told beneath it.
        values["level"] = AMBIGUOUS
    elif not level.key and not group and _is_other_class(text, spellings):
        values["course"] = text
    if group:
        values["context"] = group
    if (year := year_told(text, spellings)) is not None:
        values["year"] = year
    if not level.key and (unit := _unit(text, spellings)):
        values["unit"] = unit
    if spellings.says_not_sent(text):
        values["status"] = NOT_SENT
    elif not values and (status := spellings.status.read(text)):
        values["status"] = status
    return {field: Given(value, place, "section") for field, value in values.items()}


def _is_other_class(text: str, spellings: Spellings) -> bool:
    """Tell whether a section is a class of an unknown level, and not only a class's number."""
    words = fold(IN_BRACKETS.sub("", text)).split()
    named = is_own_class(text, spellings)
    return named and not any(word in spellings.unit_words for word in words)


def is_own_class(text: str, spellings: Spellings) -> bool:
    """Tell whether a text says what a class is about; brackets behind it say where it is."""
    words = fold(CLASS_NUMBER.sub(" ", IN_BRACKETS.sub("", text))).split()
    named = begins_with(text, spellings.class_words) and len(words) > FEWEST
    return named and not begins_with(" ".join(words[1:]), spellings.class_remarks)


def _is_numbered_class(text: str, spellings: Spellings) -> bool:
    """Tell whether a section calls a class by a number alone: "Lớp: K12"."""
    return fold(CLASS_NUMBER.sub(" ", text)) in spellings.class_words


CLASS_NUMBER = re.compile(r"\bk?\s*\d[\d\s/.–-]*[a-zđ]?\b", re.IGNORECASE)
FEWEST = 2
"""Words of a class that say nothing of it: "Lớp tập trung", "Lớp thứ hai"."""


def _unit(text: str, spellings: Spellings) -> str | None:
    """Give the unit a section names, without the number of its people and the year."""
    name = IN_YEAR.sub("", spellings.heads.without(text)) or text
    label, colon, rest = name.partition(":")
    if colon and rest.strip() and fold(label) in spellings.unit_labels:
        return clean(rest)
    if spellings.name_unit(name):
        return clean(name.rstrip(":"))
    return None


@dataclass(frozen=True, slots=True)
class Section:
    """A section that is open: the rank of its marker and what its words give."""

    rank: int
    values: Mapping[str, Given]

    def yields_to(self, rank: int, values: Mapping[str, Given]) -> bool:
        """Tell whether a section of this rank and with these values ends this one.

        A marked section lasts until one of its rank or above, one without a marker until the
        same field is given anew, or a class begins whose level nobody knows.
        """
        if self.rank < PLAIN:
            return rank <= self.rank
        told = {field for field, given in values.items() if field in self.values}
        differ = any(values[field].value != self.values[field].value for field in told)
        unknown = "course" in values and values["course"].source == NAMED
        return differ or ("level" in self.values and ("context" in values or unknown))


class Sections:
    """The sections open at a row, the widest first."""

    def __init__(self, spellings: Spellings) -> None:
        """Begin outside any section."""
        self.spellings = spellings
        self.open: list[Section] = []
        self.parted: Place | None = None
        """The line of a class whose parts are classes of a number alone."""

    def enter(
        self, text: str, place: Place, named: tuple[str, str] | None = None
    ) -> Mapping[str, Given]:
        """Open a section, which ends those that yield to it, and give all that now holds.

        ``named`` is the field that its words are the value of, though no word says so, and how
        that is known: the source of the value.
        """
        rank, words = marker_of(text)
        around = self.holding().get("context")
        group = str(around.value) if around else None
        values = section_values(words, place, self.spellings, group)
        if named and not values:
            field, source = named
            values = {field: Given(clean(self.spellings.heads.without(words)), place, source)}
        if self._is_told_again(rank, values):
            return self.holding()
        if rank == PLAIN and not values and _is_numbered_class(words, self.spellings):
            values = self._ending_class(words, place)
        ended = (at for at, section in enumerate(self.open) if section.yields_to(rank, values))
        del self.open[next(ended, len(self.open)) :]
        self._open(Section(rank, values))
        return self.holding()

    def _ending_class(self, words: str, place: Place) -> dict[str, Given]:
        """Give what a class of a number alone tells: that it is another one than the class above.

        Where the first such stands right beneath that class, they are its parts: "Lớp Trung cấp
        LLCT", "Lớp K12".
        """
        above = self.holding().get("course")
        if above is None or above.place == self.parted:
            return {}
        if (place.row or 0) == (above.place.row or 0) + 1:
            self.parted = above.place
            return {}
        return {"course": Given(words, place, "section")}

    def _is_told_again(self, rank: int, values: Mapping[str, Given]) -> bool:
        """Take a section that only says again what an open one says for that one."""
        told = {field: given.value for field, given in values.items()}
        for at, section in enumerate(self.open):
            said = {field: given.value for field, given in section.values.items()}
            if told and told == said and section.rank == rank == PLAIN:
                rest = (inner for inner in self.open[at + 1 :] if inner.values)
                self.open[at:] = [Section(rank, values), *rest]
                return True
        return False

    def _open(self, section: Section) -> None:
        """Keep a section, and none before it that gives nothing and ends nothing.

        A list may have thousands, each of which is asked whether it ends at the next.
        """
        if self.open and self.open[-1].rank == PLAIN and not self.open[-1].values:
            self.open.pop()
        self.open.append(section)

    def end(self, sections: Iterable[Section]) -> None:
        """End sections that were open before a list was signed and the next one began."""
        ended = {id(section) for section in sections}
        self.open = [section for section in self.open if id(section) not in ended]

    def holding(self) -> dict[str, Given]:
        """Give the values that hold in the open sections, the nearest first."""
        held: dict[str, Given] = {}
        for section in self.open:
            held |= section.values
        return held
