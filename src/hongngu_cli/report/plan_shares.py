"""The shares of women and young cadres among the people who go, against their targets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hongngu_cli.analyse.counted import share as share_of
from hongngu_cli.analyse.plan.days import ages, is_young
from hongngu_cli.model.table import Column, Table, Term

if TYPE_CHECKING:
    from hongngu_cli.model.cadres import Cadre
    from hongngu_cli.report.frame import Material
    from hongngu_cli.report.plan_people import People

UNCLEAR = "chưa rõ"


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the people who go: women, or young cadres. ``rows`` are of the cadre list.

    Of ``untold`` the list does not tell ``what``: whether they are of the part is not known.
    """

    key: str
    label: str
    rows: tuple[int, ...]
    of: int
    target: float | None
    what: str
    untold: int = 0

    @property
    def unknown(self) -> bool:
        """Whether the list tells of nobody who goes."""
        return 0 < self.of == self.untold

    @property
    def share(self) -> float | None:
        """The share, the least it can be; None where nobody goes, or nothing tells of anybody."""
        return share_of(len(self.rows), self.of) if not self.unknown else None

    @property
    def verdict(self) -> str | None:
        """Say whether the target is reached; None where none is set, or it may be either way."""
        if self.target is None or self.share is None:
            return None
        if self.share >= self.target:
            return "đạt"
        most = (len(self.rows) + self.untold) / self.of
        return "chưa đạt" if most < self.target else None


def shares_of(people: People, material: Material) -> Iterator[Share]:
    """Give the shares of women and of young cadres among the people who go, each counted once."""
    targets = material.settings.targets
    going = {people.plan.asked[at].cadre.row: people.plan.asked[at].cadre for at in people.assigned}
    cadres = sorted(going.items())

    def rows(test: Callable[[Cadre], bool]) -> tuple[int, ...]:
        return tuple(row for row, one in cadres if test(one))

    women = rows(lambda one: one.sex == "nu")
    young = rows(lambda one: is_young(one, targets, material.as_of))
    no_sex = len(rows(lambda one: one.sex is None))
    no_birth = len(rows(lambda one: ages(one, material.as_of) is None))
    of = len(going)
    yield Share("women", "Nữ", women, of, targets.women, "giới tính", no_sex)
    yield Share("young", "Cán bộ trẻ", young, of, targets.young, "ngày sinh", no_birth)


def shares_table(people: People, material: Material) -> Table:
    """Show the shares of women and young cadres among the people who go, and their targets."""
    columns = (
        Column("who", "Cán bộ"),
        Column("count", "Số người", "count"),
        Column("of", "Trong số", "count"),
        Column("share", "Tỷ lệ (%)", "share"),
        Column("target", "Mục tiêu (%)", "share"),
        Column("reached", "So với mục tiêu"),
    )
    rows = tuple(
        {
            "who": Term(one.key, one.label),
            "count": None if one.unknown else len(one.rows),
            "of": one.of,
            "share": one.share,
            "target": one.target,
            "reached": one.verdict or (UNCLEAR if one.untold and one.target is not None else None),
        }
        for one in shares_of(people, material)
    )
    return Table("shares", "Cơ cấu những người được xếp", columns, rows)
