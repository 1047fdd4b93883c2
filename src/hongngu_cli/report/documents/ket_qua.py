"""The report on results: those sent, remarks, what to do."""

from __future__ import annotations

from collections.abc import Mapping

from hongngu_cli.report.documents.parts import Parts
from hongngu_cli.report.documents.shared import shared


def values(parts: Parts) -> Mapping[str, object]:
    """Give the statements, remarks and tables of the report."""
    return shared(parts)
