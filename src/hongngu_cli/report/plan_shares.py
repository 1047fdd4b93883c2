"""The shares of women and young cadres among the people who go, against their targets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hongngu_cli.analyse.counted import share as share_of
from hongngu_cli.analyse.plan.days import is_young
from hongngu_cli.model.table import Column, Table, Term

if TYPE_CHECKING:
    from hongngu_cli.model.cadres import Cadre
    from hongngu_cli.report.frame import Material
    from hongngu_cli.report.plan_people import People


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the people who go: women, or young cadres. ``rows`` are of the cadre list."""

    key: str
    label: str
    rows: tuple[int, ...]
    of: int
    target: float | None

    @property
    def share(self) -> float | None:
        """The share; None where nobody goes."""
        return share_of(len(self.rows), self.of)

    @property
    def verdict(self) -> str | None:
        """Say whether the target is reached; None where none is set, or nobody goes."""
        if self.target is None or self.share is None:
            return None
        return "đạt" if self.share >= self.target else "chưa đạt"


def shares_of(people: People, material: Material) -> Iterator[Share]:
    """Give the shares of women and of young cadres among the people who go, each counted once."""
    targets = material.settings.targets
    going = {people.plan.asked[at].cadre.row: people.plan.asked[at].cadre for at in people.assigned}
    parts: tuple[tuple[str, str, Callable[[Cadre], bool], float | None], ...] = (
        ("women", "Nữ", lambda one: one.sex == "nu", targets.women),
        ("young", "Cán bộ trẻ", lambda one: is_young(one, targets, material.as_of), targets.young),
    )
    for key, label, test, target in parts:
        rows = tuple(row for row, one in sorted(going.items()) if test(one))
        yield Share(key, label, rows, len(going), target)


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
            "count": len(one.rows),
            "of": one.of,
            "share": one.share,
            "target": one.target,
            "reached": one.verdict,
        }
        for one in shares_of(people, material)
    )
    return Table("shares", "Cơ cấu những người được xếp", columns, rows)
