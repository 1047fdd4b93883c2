"""Issues without what identifies a person, for ``--mask``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hongngu_cli.model.issue import Issue
from hongngu_cli.model.vocabulary import Vocabulary

HIDDEN = "(đã che)"


def without_names(issues: Iterable[Issue], vocabulary: Vocabulary) -> tuple[Issue, ...]:
    """Hide what was typed; a rule about rows says its title, as its sentence may name people."""
    titles = {key: f"{rule.title.rstrip('.')}." for key, rule in vocabulary.rules.items()}
    return tuple(
        replace(
            issue, found=HIDDEN if issue.found else None, says=titles.get(issue.rule, issue.says)
        )
        for issue in issues
    )
