"""The parts of a document by name, and what its words are made with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hongngu_cli.analyse.select import Selection
from hongngu_cli.model.profile import Profile
from hongngu_cli.model.remark import Remark
from hongngu_cli.model.report import Report
from hongngu_cli.model.settings import Settings
from hongngu_cli.model.vocabulary import Vocabulary


@dataclass(frozen=True, eq=False)
class Parts(Mapping[str, Report]):
    """Each part by its name, as the command tells it that answers to its name.

    ``period`` is the period asked for, else the years that the first part speaks of;
    ``last_period`` the same of the year before, where there is one; ``remarks``
    are the words for what is found; ``drawn`` tells whether pictures are asked for.
    """

    reports: Mapping[str, Report]
    period: str
    last_period: str
    selection: Selection
    vocabulary: Vocabulary
    settings: Settings
    profile: Profile
    remarks: tuple[Remark, ...] = ()
    drawn: bool = False

    def __getitem__(self, name: str) -> Report:
        """Give a part."""
        return self.reports[name]

    def __iter__(self) -> Iterator[str]:
        """Name the parts."""
        return iter(self.reports)

    def __len__(self) -> int:
        """Count the parts."""
        return len(self.reports)

    @property
    def by_people(self) -> bool:
        """Tell whether people are counted, and not enrolments."""
        return self.selection.count == "people"

    @property
    def noun(self) -> str:
        """Call those who are counted as the profile does; enrolments of the State's by theirs."""
        person = self.profile.words.person
        return "lượt người" if person == "người" and not self.by_people else person

    def value(self, key: str) -> int:
        """Give a figure of any part; 0 where no part has it."""
        told = (report.figures[key] for report in self.reports.values() if key in report.figures)
        figure = next(told, None)
        return 0 if figure is None else figure.value

    def units_in_force(self) -> list[str]:
        """Name the units that the office lists, those left out that ended before the period."""
        asked = self.selection.period
        ended = {
            name
            for one in self.vocabulary.succession
            if asked is None or one.since <= asked.start
            for name in {*one.former} - {*one.successors}
        }
        return [
            unit.name for unit in self.vocabulary.unit if asked is None or unit.name not in ended
        ]
