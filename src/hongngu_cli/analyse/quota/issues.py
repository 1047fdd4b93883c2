"""What is to be said of numbers in the chain, each at its cell, with the rule's advice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from hongngu_cli.model.issue import Issue, Severity

if TYPE_CHECKING:
    from hongngu_cli.model.counts import Count
    from hongngu_cli.model.place import Place
    from hongngu_cli.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Telling:
    """Makes issues of one vocabulary's rules; the usual severity is the rule's."""

    vocabulary: Vocabulary

    def of_count(self, rule: str, one: Count, says: str, severity: str = "") -> Issue:
        """Tell of a number that stands in a table."""
        return self.at(rule, one.place, str(one.value), says, severity)

    def at(
        self, rule: str, place: Place, found: str | None, says: str, severity: str = ""
    ) -> Issue:
        """Tell of a place."""
        known = self.vocabulary.rules[rule]
        return Issue(
            rule, cast("Severity", severity or known.usual), place, found, says, known.advice
        )
