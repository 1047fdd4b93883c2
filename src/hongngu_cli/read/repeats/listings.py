"""The lists a roster was read from: sheets and files, each with its people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hongngu_cli.model.place import Place
from hongngu_cli.read.repeats.resent import Line, lines_of
from hongngu_cli.read.repeats.sameness import Entries
from hongngu_cli.read.repeats.shared_people import sheet_of_each
from hongngu_cli.text.fold import fold
from hongngu_cli.text.suggestions import level_suggestions

if TYPE_CHECKING:
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.sheet import Sheet
    from hongngu_cli.model.vocabulary import Vocabulary
    from hongngu_cli.read.headings.context import Spellings


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet with people, and its first and last row of them."""

    sheet: Sheet
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of people: one sheet, or a whole file; ``parts`` are the sheets of a file."""

    place: Place
    lines: tuple[Line, ...]
    pages: tuple[Page, ...]
    parts: tuple[Listing, ...] = ()

    @property
    def rows(self) -> tuple[int, ...]:
        """The ids of its enrolments."""
        return tuple(line.row for line in self.lines)

    @property
    def units(self) -> frozenset[str]:
        """The keys of the units it names."""
        return frozenset(line.unit for line in self.lines if line.unit)

    @property
    def is_of_courses(self) -> bool:
        """Whether it is mostly of short courses, which the same people attend again."""
        return 2 * sum(bool(line.values["again"]) for line in self.lines) > len(self.lines)


class Listings:
    """Makes lists of a roster's sheets and files, each once."""

    def __init__(self, roster: Roster, spellings: Spellings, vocabulary: Vocabulary) -> None:
        """Note on which sheet each enrolment stands."""
        self.roster, self.entries = roster, Entries(roster, spellings)
        self.near = level_suggestions(vocabulary, None)
        self.levels = {level.label: fold(level.key) for level in vocabulary.level}
        self.of_row = sheet_of_each(roster)
        self.known: dict[int, Listing] = {}

    def path(self, number: int) -> str:
        """Give the file of a sheet."""
        return self.roster.sheets[number].path

    def sha256(self, path: str) -> str:
        """Give the hash of a file."""
        return next(sheet.sha256 for sheet in self.roster.sheets if sheet.path == path)

    def sheet(self, number: int) -> Listing:
        """Give the list on a sheet, by the sheet's number in the roster."""
        if number not in self.known:
            ids = self.roster.ids[self.of_row == number]
            sheet = self.roster.sheets[number]
            rows = self.roster.origins.row[ids]
            lines = lines_of(self.roster, ids.tolist(), self.entries, self._meant)
            page = Page(sheet, int(rows.min()), int(rows.max()))
            self.known[number] = Listing(sheet.place(), lines, (page,))
        return self.known[number]

    def _meant(self, typed: str) -> str:
        """Give the level, folded, that an unknown spelling is nearest to; '' for none."""
        return self.levels.get(self.near.nearest(typed) or "", "")

    def file(self, path: str) -> Listing:
        """Give the list that a file's sheets make together."""
        parts = tuple(map(self.sheet, self._sheets(path)))
        lines = tuple(line for part in parts for line in part.lines)
        pages = tuple(page for part in parts for page in part.pages)
        return Listing(Place(path), lines, pages, parts if len(parts) > 1 else ())

    def paths(self) -> Iterable[str]:
        """Give the files that list people."""
        return dict.fromkeys(map(self.path, sorted(set(self.of_row.tolist()))))

    def _sheets(self, path: str) -> Iterable[int]:
        peopled = set(self.of_row.tolist())
        return (
            number
            for number, sheet in enumerate(self.roster.sheets)
            if sheet.path == path and number in peopled
        )
