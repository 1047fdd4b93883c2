"""Issues without what identifies a person, for ``--mask``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from hongngu_cli.model.issue import Issue
from hongngu_cli.model.vocabulary import Vocabulary

HIDDEN = "(đã che)"
NUMBER = r"\d[\d.,]*"
NO_NAMES: Mapping[str, re.Pattern[str]] = {
    "total-mismatch": re.compile(
        rf"(?:Dòng cộng|Câu này|Mục này) ghi {NUMBER}, nhưng "
        rf"(?:các dòng được cộng có {NUMBER} người|danh sách có {NUMBER} người"
        rf"|cột này có {NUMBER} dấu trong các dòng được cộng|dưới mục có {NUMBER} người"
        rf"|cộng các dòng trong cột này được {NUMBER})\."
    ),
}
"""Sentences of counts and places: they tell of no person by name."""
NAMED_FIRST: Mapping[str, re.Pattern[str]] = {
    "repeated-level": re.compile(
        r".+? (được cử học [^\"“”]+ năm \d{4}, nhưng đã có một lượt năm \d{4} tại .+\.)"
    ),
}
"""Sentences that begin with a person's name, behind which they tell levels, years and places."""
SOMEBODY = "Người này"
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
    named = NAMED_FIRST[issue.rule].fullmatch(says) if issue.rule in NAMED_FIRST else None
    if named:
        says = f"{SOMEBODY} {named[1]}"
    elif rule and not _tells_nobody(issue):
        says = f"{rule.title.rstrip('.')}."
    if rule and issue.rule not in OF_WORDS and QUOTED.search(advice):
        advice = rule.advice
    is_count = issue.rule in OF_COUNTS and (issue.found or "").isdecimal()
    kept = is_count and _are_counts(issue.found or "")
    found = issue.found if kept or not issue.found else HIDDEN
    return replace(issue, found=found or None, says=says, advice=advice)


def _tells_nobody(issue: Issue) -> bool:
    """Tell whether a sentence is one of those without names, and its numbers are counts."""
    pattern = NO_NAMES.get(issue.rule)
    if pattern is None or not pattern.fullmatch(issue.says):
        return False
    return issue.rule not in OF_COUNTS or _are_counts(issue.says)


def _are_counts(text: str) -> bool:
    """Tell whether no number of a text may be a year of birth or of an identity card."""
    numbers = (re.sub(r"\D", "", found) for found in re.findall(NUMBER, text))
    return all(len(one) <= MOST_DIGITS and int(one) not in YEARS for one in numbers)
