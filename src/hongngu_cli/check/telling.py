"""Make issues of findings: the place, what was typed there, the rule's severity and advice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from hongngu_cli.model.failure import CONFIGURATION, Failure
from hongngu_cli.model.issue import OFF, SEVERITIES, Issue, Severity
from hongngu_cli.text.fold import clean
from hongngu_cli.text.numbers import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hongngu_cli.model.conditions import Rule
    from hongngu_cli.model.place import Place
    from hongngu_cli.model.recognition import TableFound
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.vocabulary import Vocabulary


def severity_of(rule: Rule) -> Severity | None:
    """Give a rule's severity, None for one switched off. Raises Failure (CONFIGURATION)."""
    for severity in SEVERITIES:
        if rule.severity == severity:
            return severity
    if rule.severity == OFF:
        return None
    raise Failure(
        CONFIGURATION,
        f'Quy tắc "{rule.key}": không có mức "{rule.severity}".',
        f"Các mức dùng được: {', '.join(SEVERITIES)}, {OFF}.",
    )


SOMEBODY = "người này"


@dataclass(frozen=True)
class Telling:
    """Tells the findings of one rule. An ``advice`` left out is the rule's own."""

    roster: Roster
    vocabulary: Vocabulary
    rule: str

    @cached_property
    def words(self) -> Rule:
        """The rule as the vocabulary has it."""
        return self.vocabulary.rules[self.rule]

    def cell(self, row: int, field: str, says: str, advice: str = "") -> Issue:
        """Tell of a value at the cell it was typed in, of its row's first cell without one."""
        place = self.roster.place(row, field)
        if place.row is not None and place.column is None:
            return self.row(row, says, advice)
        return self.at(place, shown(self.roster.typed(row, field)), says, advice)

    def row(self, row: int, says: str, advice: str = "") -> Issue:
        """Tell of an enrolment at its row's first cell."""
        place = self.roster.first_cell(row)
        sheet = self.roster.tables[int(self.roster.origins.table[row])].sheet
        return self.at(place, shown(sheet.cell(place.row or 0, place.column or 0)), says, advice)

    def person(
        self, row: int, does: str, before: str = "", field: str = "", advice: str = ""
    ) -> Issue:
        """Tell of whom an enrolment names, as :meth:`cell`; ``does`` goes on behind the name."""
        name = self.roster.columns["name"][row]
        nameless = f"{before}{SOMEBODY} {does}"
        issue = self.cell(row, field, f"{before}{name} {does}", advice)
        return replace(issue, nameless=nameless[:1].upper() + nameless[1:])

    def sheet_cell(
        self, table: TableFound, row: int, column: int, says: str, advice: str = ""
    ) -> Issue:
        """Tell of any cell of a table's sheet."""
        found = shown(table.sheet.cell(row, column))
        return self.at(table.sheet.place(row, column), found, says, advice)

    def table(self, table: TableFound, says: str, advice: str = "") -> Issue:
        """Tell of a whole table at the first cell of its header."""
        row = table.header_rows[0] if table.header_rows else table.first_row
        filled = [column for column in table.columns if table.sheet.cell(row, column) != ""]
        return self.sheet_cell(table, row, min(filled, default=1), says, advice)

    def at(self, place: Place, found: str, says: str, advice: str = "") -> Issue:
        """Tell of a place."""
        severity = severity_of(self.words) or "note"
        return Issue(self.rule, severity, place, found or None, says, advice or self.words.advice)


def doubtful(roster: Roster, field: str) -> dict[int, str]:
    """Give the doubts of a field, by row id, that belong to enrolments asked for.

    A spreadsheet's error in place of a value is left out where reading told of it.
    """
    doubts = roster.doubts.get(field, {})
    filtered = set(roster.set_aside.get("filtered", ()))
    errors = [_errors_told(table) for table in roster.tables] if doubts else []
    return {
        row: code
        for row, code in doubts.items()
        if row not in filtered
        and (
            not (told := errors[int(roster.origins.table[row])])
            or clean(shown(roster.typed(row, field))) not in told
        )
    }


def _errors_told(table: TableFound) -> set[str | None]:
    return {issue.found for issue in table.sheet.issues if issue.rule == "cell-error"}


def by_table(roster: Roster, rows: Iterable[int]) -> dict[int, list[int]]:
    """Sort row ids by the table they stand in."""
    sorted_out: dict[int, list[int]] = {}
    for row in rows:
        sorted_out.setdefault(int(roster.origins.table[row]), []).append(row)
    return sorted_out
