"""A paper on results read at a conference."""

from __future__ import annotations

from collections.abc import Mapping

from hongngu_cli.report.documents.parts import Parts
from hongngu_cli.report.documents.shared import shared


def values(parts: Parts) -> Mapping[str, object]:
    """Give the statements, remarks and tables of the paper."""
    return shared(parts)
