"""A plan of classes to hold: for whom, by whom, how many, when."""

from __future__ import annotations

from collections.abc import Mapping

from hongngu_cli.report.documents.parts import Parts


def values(parts: Parts) -> Mapping[str, object]:
    """Give the classes, and whether their numbers are planned or what was held before."""
    part = parts["opening"]
    return {**part.values, "span": part.period, "opening": part.tables[0]}
