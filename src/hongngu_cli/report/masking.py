"""Issues without what identifies a person, for ``--mask``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from hongngu_cli.model.issue import Issue
from hongngu_cli.model.vocabulary import Vocabulary

HIDDEN = "(đã che)"
NUMBER = r"\d[\d.,]*"
OF_COUNTS = frozenset(("total-mismatch",))
"""Rules of which what was typed is a count, where it is a number."""
OF_WORDS = frozenset(("level-unknown", "unit-unknown", "value-unknown"))
"""Rules that ask back words of the vocabulary; others ask back what was typed."""
MOST_DIGITS = 5
"""Longer numbers may be those of identity cards, in a row taken for a total."""
YEARS = range(1900, 2101)
"""Numbers that may be a year of birth there."""
QUOTED = re.compile('["“”]')


def without_names(issues: Iterable[Issue], vocabulary: Vocabulary) -> tuple[Issue, ...]:
    """Hide what was typed; a rule about rows says its title, as its sentence may name people.

    What surely tells of nobody by name is kept: counts, and where a level was told before.
    """
    return tuple(_masked(issue, vocabulary) for issue in issues)


def _masked(issue: Issue, vocabulary: Vocabulary) -> Issue:
    rule = vocabulary.rules.get(issue.rule)
    says, advice = issue.says, issue.advice
    of_counts = issue.rule in OF_COUNTS
    if rule:
        sure = not of_counts or _are_counts(issue.nameless)
        says = (issue.nameless if sure else "") or f"{rule.title.rstrip('.')}."
    if rule and issue.rule not in OF_WORDS and QUOTED.search(advice):
        advice = rule.advice
    typed = issue.found or ""
    kept = of_counts and typed.isdecimal() and _are_counts(typed)
    found = issue.found if kept or not typed else HIDDEN
    return replace(issue, found=found or None, says=says, advice=advice)


def _are_counts(text: str) -> bool:
    """Tell whether no number of a text may be a year of birth or of an identity card."""
    numbers = (re.sub(r"\D", "", found) for found in re.findall(NUMBER, text))
    return all(len(one) <= MOST_DIGITS and int(one) not in YEARS for one in numbers)
