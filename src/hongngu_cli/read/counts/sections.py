"""What the rows between the data of a table of counts tell of the rows beneath them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hongngu_cli.model.recognition import Given
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.counts.lines import Line
from hongngu_cli.read.counts.measures import MANY, MeasureWords
from hongngu_cli.read.headings.context import Spellings
from hongngu_cli.read.rows.sections import PLAIN, Section, section_values
from hongngu_cli.text.fold import clean
from hongngu_cli.text.levels import DOUBTS

TOLD = ("unit", "level", "year", "context", "measure")
"""Fields that sections of counts give; ``context`` is a group of levels."""
Held = list[tuple[int, Mapping[str, Given]]]
"""From which row on which values hold."""


@dataclass(frozen=True, slots=True)
class SectionWords:
    """What sections are read with: the vocabulary's words, and those of titles."""

    spellings: Spellings
    measures: MeasureWords


@dataclass(slots=True)
class Open:
    """A section that is open, up to the last member of a group where it is one."""

    section: Section
    until: int | None = None


class TallySections:
    """Follows the sections of one table of counts from row to row."""

    def __init__(
        self, sheet: Sheet, lines: Sequence[Line], unit_column: int, words: SectionWords
    ) -> None:
        """Note the lines, sorted out."""
        self.sheet, self.lines, self.unit_column = sheet, lines, unit_column
        self.spellings, self.measures = words.spellings, words.measures
        begun = (at for at, line in enumerate(lines) if line.kind in {"data", "total"})
        self.begun = next(begun, len(lines))
        self.titles = {at for header in self._headers() for at in self._title_of(header)}
        self.followed = _followed(lines)
        self.open: list[Open] = []
        self.held: Held = []

    def follow(self) -> Held:
        """Give, for runs of rows from a row on, what their sections tell."""
        for at, line in enumerate(self.lines):
            if line.kind in {"section", "group"}:
                until = self.lines[line.members[-1]].row if line.members else None
                self._enter(line, self._values(line), until)
            elif line.kind == "header" and self._title_of(at):
                self._begin_anew(at)
            elif line.kind == "data":
                self._leave(line.row)
        return self.held

    def is_section(self, at: int) -> bool:
        """Tell whether a row of words alone says something of the rows beneath it."""
        return at not in self.titles and self.followed[at]

    def _headers(self) -> Iterable[int]:
        """Give the headers that are repeated under a list."""
        headers = (at for at, line in enumerate(self.lines) if line.kind == "header")
        return (at for at in headers if at > self.begun)

    def _title_of(self, header: int) -> list[int]:
        """Give the rows of words right above a header that is repeated under a list."""
        found: list[int] = []
        for at in range(header - 1, -1, -1):
            if self.lines[at].kind not in {"text", "note", "blank", "section"}:
                break
            if self.lines[at].words:
                found.insert(0, at)
        return found if header > self.begun else []

    def _begin_anew(self, header: int) -> None:
        """Let the titles of a list that follows another hold instead of what held there."""
        titles = [self.lines[at] for at in self._title_of(header)]
        told = [self._values(line) for line in titles]
        if not any(values.keys() - {"unit"} for values in told):
            return
        self.open = [
            Open(Section(PLAIN, {f: given for f, given in values.items() if f != "unit"}))
            for values in told
        ]
        self.held.append((self.lines[header].row, self._holding()))

    def _values(self, line: Line) -> dict[str, Given]:
        """Tell what a row's words give: a unit too, where the rows beneath it name levels."""
        place = self.sheet.place(line.row, line.column or 1)
        group = self._holding().get("context")
        told = section_values(
            line.words, place, self.spellings, str(group.value) if group else None
        )
        values = {
            field: given
            for field, given in told.items()
            if field in TOLD and given.value not in DOUBTS
        }
        measure = self.measures.within(line.words)
        if measure and measure != MANY:
            values["measure"] = Given(measure, place, "section")
        named = [self.lines[member] for member in line.members]
        levels = self.spellings.levels
        in_units = line.column == self.unit_column and not values
        if in_units and named and all(levels.named(one.words).key for one in named):
            values["unit"] = Given(clean(line.words), place, "section")
        return values

    def _enter(self, line: Line, values: Mapping[str, Given], until: int | None = None) -> None:
        ended = (at for at, one in enumerate(self.open) if one.section.yields_to(line.rank, values))
        del self.open[next(ended, len(self.open)) :]
        self._open(Open(Section(line.rank, values), until))
        self.held.append((line.row, self._holding()))

    def _open(self, entered: Open) -> None:
        """Keep a section, and only the nearer of two without a marker that say the same.

        A table may have thousands, each of which is asked whether it ends at the next.
        """
        if entered.section.rank < PLAIN:
            self.open.append(entered)
            return
        said = _said(entered)
        alike = (one for one in self.open if one.section.rank == PLAIN and one.until is None)
        again = next((one for one in alike if _said(one) == said), None)
        if again:
            again.section = entered.section
        elif said:
            self.open.append(entered)

    def _leave(self, row: int) -> None:
        """End the groups whose last member stands above a row."""
        left = [one for one in self.open if one.until is None or one.until >= row]
        if len(left) < len(self.open):
            self.open = left
            self.held.append((row - 1, self._holding()))

    def _holding(self) -> dict[str, Given]:
        held: dict[str, Given] = {}
        for one in self.open:
            held |= one.section.values
        return held


def _said(one: Open) -> dict[str, object]:
    return {field: given.value for field, given in one.section.values.items()}


def _followed(lines: Sequence[Line]) -> list[bool]:
    """Tell of each row whether data follow it before the next header."""
    found, follows = [False] * len(lines), False
    for at in range(len(lines) - 1, -1, -1):
        found[at] = follows
        follows = lines[at].kind == "data" or (follows and lines[at].kind != "header")
    return found
