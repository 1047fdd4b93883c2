"""Lists and numbers by the units in force on a day; what moved, and what could not, is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, cast

from hongngu_cli.analyse.units_over_time import Followed, UnitsOverTime
from hongngu_cli.model.columns import Columns
from hongngu_cli.model.issue import Issue, Severity
from hongngu_cli.text.numbers import count

if TYPE_CHECKING:
    import datetime as dt

    from hongngu_cli.model.cadres import Cadres
    from hongngu_cli.model.counts import Count, Counts
    from hongngu_cli.model.place import Place
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.vocabulary import Vocabulary

MOVED, STOPPED, UNLISTED = "unit-regrouped", "unit-not-followed", "unit-without-successions"
WORDS = {"roster": "lượt", "cadres": "cán bộ", "counts": "số", "placement": "dòng bố trí"}
MOST_NAMED = 10


@dataclass(slots=True)
class Seen:
    """How and where a unit stands first, and how often it stands in each kind of list."""

    name: str
    place: Place
    times: dict[str, int] = field(default_factory=dict)

    @property
    def tally(self) -> str:
        """Say how often."""
        return ", ".join(f"{count(times)} {WORDS[what]}" for what, times in self.times.items())


class Regrouping:
    """Puts rows and numbers into the units of a day, and keeps what there is to say of it.

    Without a day everything stays as it was written.
    """

    def __init__(self, vocabulary: Vocabulary, day: dt.date | None) -> None:
        """Begin with nothing seen."""
        self.vocabulary = vocabulary
        self.over = UnitsOverTime(vocabulary, day) if day else None
        self.seen: dict[tuple[str, Followed], Seen] = {}

    def roster(self, roster: Roster, what: str = "roster") -> Roster:
        """Give a roster with the units of the day; places still lead to what was typed."""
        if self.over is None:
            return roster
        columns = roster.columns
        counted = set(roster.ids.tolist())
        units: list[str | None] = []
        for at, (name, start, year) in enumerate(
            zip(columns["unit"], columns["start"], columns["year"], strict=True)
        ):
            followed = self.over.follow(name, start or year) if name else None
            units.append(followed.name if followed else name)
            if name and followed and at in counted:
                self._see(name, followed, what, partial(roster.place, at, "unit"))
        return replace(roster, columns=Columns({**columns.told, "unit": units}, columns.size))

    def cadres(self, cadres: Cadres) -> Cadres:
        """Give cadres with the units of the day; a list tells how things are on its own day."""
        roster = self.roster(cadres.roster, "cadres")
        units = roster.columns["unit"]
        people = tuple(replace(one, unit=units[one.row]) for one in cadres.people)
        return replace(cadres, people=people, roster=roster)

    def counts(self, counts: Counts) -> Counts:
        """Give numbers, and cells without a readable one, with the units of the day."""
        if self.over is None:
            return counts
        counted = tuple(map(self._moved, counts.counts))
        return replace(counts, counts=counted, unread=tuple(map(self._moved, counts.unread)))

    def _moved(self, one: Count) -> Count:
        """Give a number with the unit of the day, and the name it moved from."""
        if not one.unit or self.over is None:
            return one
        followed = self.over.follow(one.unit, one.year)
        self._see(one.unit, followed, "counts", partial(getattr, one, "place"))
        return replace(one, unit=followed.name, former=followed.former)

    @property
    def issues(self) -> Iterator[Issue]:
        """Tell of each name once: where it went, or why it went nowhere."""
        unlisted: dict[str, Seen] = {}
        for (key, followed), seen in self.seen.items():
            if followed.outcome == "unlisted":
                unlisted.setdefault(key, seen)
            else:
                rule = MOVED if followed.outcome == "moved" else STOPPED
                yield self._issue(rule, seen.place, seen.name, self._said(followed, seen))
        if unlisted:
            names, first = [one.name for one in unlisted.values()], next(iter(unlisted.values()))
            more = f" và {count(len(names) - MOST_NAMED)} tên khác" * (len(names) > MOST_NAMED)
            says = (
                f"{count(len(names))} tên đơn vị không có trong bảng đơn vị kế thừa nên giữ "
                f"nguyên: {', '.join(f'“{name}”' for name in names[:MOST_NAMED])}{more}."
            )
            yield self._issue(UNLISTED, first.place, names[0], says)

    def _see(self, name: str, followed: Followed, what: str, place: Callable[[], Place]) -> None:
        if followed.outcome == "same" or self.over is None:
            return
        key = (self.over.units.place_key(name), followed)
        if key not in self.seen:
            self.seen[key] = Seen(name, place())
        times = self.seen[key].times
        times[what] = times.get(what, 0) + 1

    def _said(self, followed: Followed, seen: Seen) -> str:
        step = followed.at
        if step is None:
            return f"“{seen.name}” có thể là nhiều đơn vị; {seen.tally} giữ tên này."
        since = f"từ {step.since:%d/%m/%Y} theo {step.source}"
        if followed.outcome == "moved":
            return f"“{seen.name}” ({seen.tally}) tính vào “{followed.name}”, {since}."
        kept = f"{seen.tally} giữ tên “{followed.name}”"
        if followed.outcome == "ended":
            return f"“{followed.name}” kết thúc {since}, không có đơn vị kế thừa; {kept}."
        if followed.outcome == "divided":
            into = ", ".join(step.successors)
            return (
                f"“{followed.name}” chia thành {into} {since}; không rõ thuộc đơn vị nào: {kept}."
            )
        of = ", ".join(step.former)
        return f"“{followed.name}” lập {since} từ {of}; không rõ thuộc đơn vị cũ nào: {kept}."

    def _issue(self, rule: str, place: Place, found: str, says: str) -> Issue:
        known = self.vocabulary.rules[rule]
        return Issue(rule, cast("Severity", known.usual), place, found, says, known.advice)
