"""How far what units registered was from what happened in years whose quota did not bind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hongngu_cli.analyse.forecast.history import Histories, Named, Year, key_of
from hongngu_cli.analyse.quota.chain import ALL, At
from hongngu_cli.model.figure import Figure

OFF, CLOSE, TOO_LITTLE, UNREGISTERED = "off", "close", "too-little", "unregistered"
WORDS = {"registered": "Đã đăng ký", "sent": "Đã cử", "error": "Tổng chênh lệch"}
IN_YEARS = "các năm so được"
IN_ALL = "mọi năm"


@dataclass(frozen=True, slots=True)
class Accuracy:
    """What was registered and sent in ``years`` years; ``bound`` ones are left out.

    ``error`` adds up, year by year and unit by unit, by how many the two differed.
    """

    level: str | None
    unit: str | None
    years: int
    bound: int
    verdict: str
    registered: Figure | None = None
    sent: Figure | None = None
    error: Figure | None = None

    @property
    def bias(self) -> float | None:
        """By how many more were registered than sent, in the mean of the years."""
        if not self.years or self.registered is None or self.sent is None:
            return None
        return (self.registered.value - self.sent.value) / self.years

    @property
    def wape(self) -> float | None:
        """The errors as a share of those sent."""
        if not self.years or self.error is None or not self.sent or not self.sent.value:
            return None
        return self.error.value / self.sent.value

    @property
    def figures(self) -> list[Figure]:
        """The figures it is made of."""
        return [one for one in (self.registered, self.sent, self.error) if one is not None]


class Judging:
    """Judges levels and units by the office's threshold."""

    def __init__(self, histories: Histories, known: Iterable[str], threshold: float) -> None:
        """Take the past; of a level that is not among the known ones nothing can be said."""
        self.histories, self.known, self.threshold = histories, frozenset(known), threshold

    def of(self, level: str | None, unit: str | None) -> Accuracy:
        """Judge a unit, or all units together where what they registered is not parted."""
        past = [self.histories.year(level, year, unit) for year in self.histories.covered(level)]
        told = [one for one in past if one.registered is not None]
        bound = sum(one.left_out for one in told)
        if level not in self.known or unit is None:
            return Accuracy(level, unit, 0, bound, TOO_LITTLE)
        return self._made(At(level, ALL, unit), [one for one in told if not one.left_out], bound)

    def _made(self, at: At, years: Sequence[Year], bound: int) -> Accuracy:
        """Make the sums of the years that can be compared."""
        both = [(one.registered, one.sent) for one in years if one.registered is not None]
        if not both:
            return Accuracy(at.level, at.unit, 0, bound, TOO_LITTLE)
        error = []
        for registered, sent in both:
            sign = 1 if registered.value >= sent.value else -1
            error += [(sign, registered), (-sign, sent)]
        sums = {
            "registered": _figure(
                self.histories.named, "registered", at, [(1, one) for one, _ in both], IN_YEARS
            ),
            "sent": _figure(
                self.histories.named, "sent", at, [(1, one) for _, one in both], IN_YEARS
            ),
            "error": _figure(self.histories.named, "error", at, error, IN_YEARS),
        }
        verdict = _verdict(sums, self.threshold)
        return Accuracy(at.level, at.unit, len(years), bound, verdict, **sums)


def unregistered(histories: Histories, level: str | None) -> Figure:
    """Count who was sent to a level of which no table tells what was registered."""
    at = At(level)
    years = (histories.year(level, year) for year in histories.covered(level))
    return _figure(histories.named, "sent", at, [(1, one.sent) for one in years], IN_ALL)


def together(
    level: str | None, parts: Sequence[Accuracy], named: Named, threshold: float
) -> Accuracy:
    """Add up the units of a level, or with ``ALL`` those of all levels."""
    used = [part for part in parts if part.years]
    bound = sum(part.bound for part in parts)
    if not used:
        return Accuracy(level, ALL, 0, bound, TOO_LITTLE)
    sums = {name: _figure(named, name, At(level), _terms(used, name), IN_YEARS) for name in WORDS}
    years = sum(part.years for part in used)
    return Accuracy(level, ALL, years, bound, _verdict(sums, threshold), **sums)


def _verdict(sums: Mapping[str, Figure], threshold: float) -> str:
    registered, sent, error = (sums[name].value for name in WORDS)
    if not sent:
        return OFF if registered else CLOSE
    if not registered:
        return UNREGISTERED
    return OFF if error / sent > threshold else CLOSE


def _figure(
    named: Named, name: str, at: At, terms: Iterable[tuple[int, Figure]], span: str
) -> Figure:
    parts = tuple(terms)
    value = sum(sign * one.value for sign, one in parts)
    return Figure(key_of(name, at), f"{WORDS[name]} {span}, {named(at)}", value, terms=parts)


def _terms(parts: Iterable[Accuracy], name: str) -> list[tuple[int, Figure]]:
    return [(1, figure) for part in parts if (figure := getattr(part, name)) is not None]
