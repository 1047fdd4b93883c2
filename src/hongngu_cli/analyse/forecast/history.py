"""Demand as it turned out, year by year: who was sent, or registered where quota bound."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from hongngu_cli.analyse.quota.chain import ALL, UNKNOWN, At, Chain
from hongngu_cli.model.figure import Figure

Named = Callable[[At], str]
"""Names a place: "Cao cấp LLCT, năm 2019, Xã A"."""


@dataclass(frozen=True, slots=True)
class Year:
    """What was registered and sent in a year of which it is known who was sent.

    ``bound`` tells whether quota bound: less was allocated than registered, and all of it used;
    None where no quota is told. ``unread`` tells that a number of the quota cannot be read.
    """

    registered: Figure | None
    sent: Figure
    bound: bool | None
    unread: bool

    @property
    def left_out(self) -> bool:
        """Tell whether what was registered cannot be held against what happened."""
        return bool(self.bound) or self.unread


class Histories:
    """The past of each level and unit; ``ALL`` in place of a unit is all of them.

    ``held`` are the years of which rosters hold anybody; ``until`` is the last year that can
    have happened.
    """

    def __init__(
        self,
        chains: Sequence[Chain],
        held: Collection[int],
        until: int,
        named: Named,
        every: Sequence[Chain],
    ) -> None:
        """Note which chain tells of which level, and in ``every`` of all units, asked for or not.

        A quota for all units together bound one of them where it bound all.
        """
        self.chains = _by_level(chains)
        self.every = _by_level(every)
        self.held, self.until, self.named = held, until, named
        self._years: dict[At, Year] = {}
        self._units: dict[str | None, list[str | None]] = {}
        self._covered: dict[str | None, tuple[int, ...]] = {}

    @property
    def levels(self) -> list[str | None]:
        """The levels that anything tells of."""
        return [*self.chains]

    @cached_property
    def last(self) -> int | None:
        """The last year of which anybody knows who was sent."""
        return max((year for level in self.chains for year in self.covered(level)), default=None)

    def covered(self, level: str | None) -> tuple[int, ...]:
        """Give the years of which it is known who was sent: by rosters, or by tables."""
        if level not in self._covered:
            chain = self.chains[level]
            told = {year for year in chain.of("year") if isinstance(year, int)}
            stated = {year for year in told if _has_cells(chain.figure("sent", At(level, year)))}
            years = sorted(year for year in {*self.held, *stated} if year <= self.until)
            self._covered[level] = tuple(years)
        return self._covered[level]

    def units(self, level: str | None) -> list[str | None]:
        """Give the units of a level that registered or sent anybody, or might have."""
        if level not in self._units:
            chain = self.chains[level]
            self._units[level] = [
                unit
                for unit in chain.of("unit")
                if not isinstance(unit, int)
                and any(chain.figure(one, At(level, ALL, unit)) for one in ("demand", "sent"))
            ]
        return self._units[level]

    def registers(self, level: str | None, unit: str | None = ALL) -> bool:
        """Tell whether any table says what was registered."""
        return self.chains[level].figure("demand", At(level, ALL, unit)) is not None

    def parted(self, level: str | None, year: int | str = ALL) -> bool:
        """Tell whether what was registered is told by unit."""
        chain = self.chains[level]
        units = (unit for unit in self.units(level) if unit is not None)
        return any(chain.figure("demand", At(level, year, unit)) for unit in units)

    def year(self, level: str | None, year: int, unit: str | None = ALL) -> Year:
        """Give a year that is covered."""
        at = At(level, year, unit)
        if at not in self._years:
            chain = self.chains[level]
            registered, sent = (chain.figure(one, at) for one in ("demand", "sent"))
            nobody = Figure(key_of("sent", at), f"Đã cử, {self.named(at)}", 0)
            self._years[at] = Year(
                registered,
                sent or nobody,
                *_bound((chain, at), (self.every[level], At(level, year))),
            )
        return self._years[at]

    def series(self, level: str | None, unit: str | None = ALL) -> dict[int, Figure]:
        """Give demand as it turned out in the years without a gap up to the last one."""
        if self.last is None or level not in self.chains:
            return {}
        covered, year = self.covered(level), self.last
        while year in covered:
            year -= 1
        return {one: self._turned_out(level, one, unit) for one in range(year + 1, self.last + 1)}

    def _turned_out(self, level: str | None, year: int, unit: str | None) -> Figure:
        at = At(level, year, unit)
        if unit == ALL and self.parted(level, year):
            parts = [self._turned_out(level, year, one) for one in self.units(level)]
        else:
            told = self.year(level, year, unit)
            parts = [told.registered if told.bound and told.registered else told.sent]
        terms = tuple((1, part) for part in parts)
        value = sum(part.value for part in parts)
        label = f"Nhu cầu thực tế, {self.named(at)}"
        return Figure(key_of("history", at), label, value, terms=terms)


def _has_cells(figure: Figure | None) -> bool:
    return figure is not None and bool(figure.cells())


def _by_level(chains: Sequence[Chain]) -> dict[str | None, Chain]:
    return {
        level: chain
        for chain in chains
        for level in chain.of("level")
        if not isinstance(level, int)
    }


def _bound(*scopes: tuple[Chain, At]) -> tuple[bool | None, bool]:
    """Tell whether quota bound, by that of the unit, else of all units; whether it is unread."""
    for chain, place in scopes:
        if chain.missing("allocated", place):
            return None, True
        allocated = chain.value("allocated", place)
        if allocated is not None:
            registered, sent = (chain.value(one, place) for one in ("demand", "sent"))
            known = registered is not None and sent is not None
            bound = known and allocated < (registered or 0) and (sent or 0) >= allocated
            return bound, False
    return None, False


def key_of(measure: str, at: At) -> str:
    """Name a figure.

    >>> key_of("sent", At("cao-cap", ALL, "Xã A")), key_of("history", At("cao-cap", 2019))
    ('forecast.sent.cao-cap/unit.Xã A', 'forecast.history.cao-cap.2019')
    """
    level, year, unit = (UNKNOWN if part is None else str(part) for part in at)
    of_year = "" if year == ALL else f".{year}"
    return f"forecast.{measure}.{level}{of_year}" + ("" if unit == ALL else f"/unit.{unit}")
