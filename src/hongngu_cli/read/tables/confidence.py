"""How sure a table was understood, and why, as a careful colleague would say it.

Sureness begins at 1 and every doubt takes its share of what is left: a table that is 1 has each
essential thing (header, people, level) said by its own headings, and its cells agree with them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hongngu_cli.model.recognition import TableFound
from hongngu_cli.read.headings.near_headings import NearHeadings
from hongngu_cli.read.tables.doubts import doubts_of
from hongngu_cli.read.tables.facts import facts, levels_from, units_from
from hongngu_cli.text.levels import LevelSpellings

DOUBTFUL = 0.6
"""A table less sure than this is told of wherever it is counted."""
CONTRARY = 0.5
"""What is left of a saved recognition where the title speaks of another kind."""


def judged(
    table: TableFound,
    levels: LevelSpellings,
    near: NearHeadings,
    *,
    rival: str | None,
    saved: bool,
) -> TableFound:
    """Give a table with how sure it is, why, and its doubts; ``rival`` is the label of a near kind.

    One ``saved`` is sure of its columns, and of its kind unless the title speaks of another.
    """
    if table.kind is None:
        why = _sentence([table.why, *facts(table)])
        return replace(table, confidence=0.0, why=why)
    doubts = list(doubts_of(table, levels, near, rival))
    sure = 1.0
    for doubt in doubts[: bool(rival)] if saved else doubts:
        sure *= CONTRARY if saved else doubt.leaves
    how = ["theo cách đọc đã lưu trong train-report.toml"] if saved else []
    told = [doubt.says for doubt in doubts]
    why = _sentence([*how, *facts(table), *levels_from(table), *units_from(table), *told])
    return replace(table, confidence=round(sure, 2), why=why, doubts=tuple(told))


def _sentence(parts: Iterable[str]) -> str:
    text = "; ".join(parts)
    return text[:1].upper() + text[1:]
