"""The rows of one table, sorted out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from hongngu_cli.model.recognition import Given


@dataclass(slots=True)
class RowsRead:
    """The rows of one table, sorted out; filled row by row from the header down.

    ``wrapped`` gives, for a row that goes on with the texts of a person, that person's row.
    ``unread`` are sections that may end the one above them and cannot be told.
    ``last`` is the last row that belongs to the table for certain: what follows may be the
    title of the next one.
    """

    people: list[int] = field(default_factory=list)
    set_aside: dict[str, list[int]] = field(default_factory=dict)
    sections: list[tuple[int, Mapping[str, Given]]] = field(default_factory=list)
    totals: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    last: int = 0
    wrapped: dict[int, int] = field(default_factory=dict)
    unread: list[int] = field(default_factory=list)

    def put(self, row: int, reason: str) -> None:
        """Set a row aside."""
        self.set_aside.setdefault(reason, []).append(row)

    def put_run(self, rows: range, reason: str) -> None:
        """Set a run of rows aside."""
        self.set_aside.setdefault(reason, []).extend(rows)

    def withdraw(self, rows: Collection[int]) -> None:
        """Take sections that turned out to be remarks for notes."""
        if rows:
            gone = frozenset(rows)
            self.sections = [(row, given) for row, given in self.sections if row not in gone]
            kept = [row for row in self.set_aside["section"] if row not in gone]
            self.set_aside["section"] = kept
            if not kept:
                del self.set_aside["section"]
            for row in rows:
                self.put(row, "note")

    def cut(self) -> None:
        """Give the rows after the last certain one away: they are the next table's."""
        self.sections = [(row, given) for row, given in self.sections if row <= self.last]
        self.set_aside = {
            reason: kept
            for reason, rows in self.set_aside.items()
            if (kept := [row for row in rows if row <= self.last])
        }
