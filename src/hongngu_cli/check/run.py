"""Run the rules over a roster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.check.rules import RULES, key_of
from hongngu_cli.check.shifted import without_echoes
from hongngu_cli.check.telling import severity_of
from hongngu_cli.model.severities import as_set

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary


OWN = "file-own"
"""The rule of reading that tells of a file of ours, which is not counted."""


def examine(
    roster: Roster,
    vocabulary: Vocabulary,
    settings: Settings,
    only: Collection[str] = (),
    others: Iterable[Issue] = (),
) -> tuple[Issue, ...]:
    """List every problem, sorted by place, sheets as in their file: read or found by rules.

    ``only`` names the rules to run, none named runs all; what reading noticed is told in any
    case. ``others`` are what was found in tables of other kinds, told with these; what both find
    at one cell is told once. A rule whose severity the vocabulary sets to "off" is neither run nor
    told.
    ``settings.as_of`` is the day years are judged at; without one, no year is too late.
    """
    issues = list(as_set(roster.issues, vocabulary))
    for rule in RULES:
        key = key_of(rule)
        if (not only or key in only) and severity_of(vocabulary.rules[key]):
            issues += rule(roster, vocabulary, settings)
    told = {(issue.rule, issue.place) for issue in issues}
    issues += [one for one in as_set(others, vocabulary) if (one.rule, one.place) not in told]
    own = {issue.place.path for issue in roster.issues if issue.rule == OWN}
    if own:
        # A copy that we marked tells again what its source tells, which is told there.
        issues = [one for one in issues if one.rule == OWN or one.place.path not in own]
    issues = without_echoes(roster, issues)
    # Rows that share a cell (a title, a merged cell) find the same fault in it.
    pages = {(sheet.path, sheet.name): at for at, sheet in enumerate(roster.sheets)}

    def order(issue: Issue) -> tuple[object, ...]:
        at = pages.get((issue.place.path, issue.place.sheet), -1)  # a whole file comes first
        return (issue.place.path, at, *issue.order)

    return tuple(sorted(dict.fromkeys(issues), key=order))
