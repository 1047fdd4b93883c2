"""What speaks for somebody within a priority class, and how much."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hongngu_cli.analyse.plan.days import is_young

if TYPE_CHECKING:
    from hongngu_cli.analyse.plan.eligibility import Eligibility
    from hongngu_cli.model.cadres import Cadre
    from hongngu_cli.model.settings import Settings


@dataclass(frozen=True, eq=False)
class Preferences:
    """Grades people by each preference, 0 for whom it does not speak, for a plan's years."""

    settings: Settings
    eligibility: Eligibility
    as_of: dt.date
    years: range
    begins: dt.date
    """The day on which the first year's courses begin."""

    def of(self, cadre: Cadre, level: str) -> tuple[tuple[int, str], ...]:
        """Give the grade and the words of each preference, in the office's order."""
        return tuple(getattr(self, name)(cadre, level) for name in self.settings.plan.order)

    def women(self, cadre: Cadre, level: str) -> tuple[int, str]:  # noqa: ARG002 - as its kin
        """Prefer women."""
        return int(cadre.sex == "nu"), "nữ"

    def young(self, cadre: Cadre, level: str) -> tuple[int, str]:  # noqa: ARG002 - as its kin
        """Prefer who is young by the office's rule."""
        return int(is_young(cadre, self.settings.targets, self.as_of)), "trẻ"

    def age_limit(self, cadre: Cadre, level: str) -> tuple[int, str]:
        """Prefer who passes the age limit within the plan's years, the sooner the more."""
        left = self.eligibility.last_year(cadre, level, self.begins)
        near = left is not None and 0 <= left < len(self.years)
        return (len(self.years) - (left or 0) if near else 0), "sắp hết tuổi được cử đi"

    def waiting(self, cadre: Cadre, level: str) -> tuple[int, str]:  # noqa: ARG002 - as its kin
        """Prefer who asked for a year before the plan's, the longer ago the more."""
        since = cadre.wanted_year
        waits = max(0, self.years[0] - since) if since is not None else 0
        return waits, f"đã chờ từ năm {since}"
