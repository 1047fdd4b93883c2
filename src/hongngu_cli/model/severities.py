"""Severities of what reading noticed, as the office set them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from hongngu_cli.model.issue import OFF, Issue, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hongngu_cli.model.vocabulary import Vocabulary


def as_set(issues: Iterable[Issue], vocabulary: Vocabulary) -> Iterator[Issue]:
    """Give what reading noticed with the severity the office set, without what it switched off.

    Where the office set none, reading's own stays, which may be milder or graver than usual.
    """
    rules = vocabulary.rules
    for issue in issues:
        rule = rules.get(issue.rule)
        if rule is None or rule.fixed or rule.severity == rule.usual:
            yield issue
        elif rule.severity != OFF:
            yield replace(issue, severity=cast("Severity", rule.severity))
