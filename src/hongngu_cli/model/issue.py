"""What is wrong, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hongngu_cli.model.place import Place

Severity = Literal["note", "warning", "error"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
OFF = "off"
"""What an office sets a rule's severity to where it does not want the rule."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One problem in the data: where, what was found, which rule, what to do.

    ``found`` is the cell as typed (None where nothing is typed), ``says`` and
    ``advice`` are whole Vietnamese sentences. ``nameless`` says the same of nobody by name, and
    is '' where only its rule may be named to those who are to see no names.
    """

    rule: str
    severity: Severity
    place: Place
    found: str | None
    says: str
    advice: str
    nameless: str = ""

    @property
    def order(self) -> tuple[tuple[str, str, int, int], str, str]:
        """What issues are sorted by: place, then rule."""
        return (self.place.order, self.rule, self.says)
