"""The summary: figures by level, a table, and one sentence that says it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from hongngu_cli.analyse.breakdown import breakdown
from hongngu_cli.analyse.counted import Counted
from hongngu_cli.analyse.dimensions import Dimension, dimension
from hongngu_cli.analyse.last_year import beside, both_sides, prefixed
from hongngu_cli.analyse.summarize import level_figures, level_table
from hongngu_cli.analyse.told import BY_WORDS
from hongngu_cli.model.figure import Figure
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.report import Report
from hongngu_cli.model.table import Table
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.report.frame import Material, counted_of, office_of
from hongngu_cli.report.last_year import in_comparison
from hongngu_cli.text.numbers import prose

if TYPE_CHECKING:
    import datetime as dt

    import pandas as pd

    from hongngu_cli.model.settings import Settings

TITLE = "Tổng hợp kết quả cử cán bộ đi đào tạo, bồi dưỡng"
SENT = "sent"
"""The status asked for in which everybody counts who was sent, whatever came of it."""
NOT_FINISHING = {"withdrawn": "thôi học hoặc không hoàn thành", "deferred": "hoãn hoặc bảo lưu"}
PEOPLE = "people."
"""What keys of figures begin with that count people in a document of enrolments."""


def summary(material: Material, by: tuple[str, ...] = (), last: Material | None = None) -> Report:
    """Summarise a roster by level, or by the fields asked for, beside ``last`` year's."""
    now = counted_of(material)
    figures = level_figures(now, material.vocabulary, _suffix(material))
    passages = [in_words(figures, material.vocabulary, material)]
    if last is None:
        table, cells = _table(material, now, figures, _dimensions(material, by))
    else:
        before = level_figures(counted_of(last), last.vocabulary, _suffix(last))
        ways = [both_sides(field, _frames(material, last), *_basis(material)) for field in by]
        here, there = tuple(way[0] for way in ways), tuple(way[1] for way in ways)
        table, cells = _table(material, now, figures, here, before)
        earlier, more = _table(last, counted_of(last), before, there, figures)
        table = beside(table, earlier)
        cells = {**cells, **prefixed({**more, **before})}
        passages += in_comparison(table, material, last)
    figures = {**cells, **figures}
    notes = (*_notes(material), *_not_finishing(material, by))
    return Report(
        command="summarize",
        title=TITLE,
        template="tong-hop",
        as_of=material.as_of,
        period=material.period,
        subject=material.subject,
        passages=tuple(passages),
        figures=figures,
        tables=(table,),
        notes=notes,
        members={"notes": [*notes]} if notes else {},
        issues=_issues(material, last),
        sources=material.sources,
        ledger=material.ledger,
        office=office_of(material),
    )


def _notes(material: Material) -> Iterator[str]:
    """Say what was told by other columns, and who is not counted though the lists have them."""
    yield from (one.says for one in material.issues if one.rule == BY_WORDS)
    if material.self_paid:
        yield (
            f"Chỉ tính lượt được cử đi, nên không tính {prose(material.self_paid)} lượt tự túc; "
            "muốn tính cả, thêm --sponsor all."
        )


def _not_finishing(material: Material, by: tuple[str, ...]) -> Iterator[str]:
    """Say how many of those counted left or put it off, unless the table itself tells."""
    selection = material.selection
    asked = "status" in by or any(field == "status" for field, _ in selection.where)
    if selection.status != SENT or selection.count == "people" or asked:
        return
    frame = material.roster.frame
    told = {words: int((frame["status"] == key).sum()) for key, words in NOT_FINISHING.items()}
    left = ", ".join(f"{prose(size)} lượt {words}" for words, size in told.items() if size)
    if left:
        yield (
            f"Trong {prose(len(frame))} {material.counting} có {left}; muốn chỉ tính lượt đã hoàn "
            "thành, thêm --status completed."
        )


def of_people(figures: Mapping[str, Figure]) -> dict[str, Figure]:
    """Name the figures that count people."""
    return {f"{PEOPLE}{key}": replace(one, key=f"{PEOPLE}{key}") for key, one in figures.items()}


def _issues(material: Material, last: Material | None) -> tuple[Issue, ...]:
    """Give what is to be said of both periods, each once, by place."""
    told = (*material.issues, *(last.issues if last else ()))
    return tuple(sorted(dict.fromkeys(told), key=lambda issue: issue.order))


def _suffix(material: Material) -> str:
    return f"{material.period}, {material.counting}"


def _basis(material: Material) -> tuple[Vocabulary, dt.date, Settings]:
    return material.vocabulary, material.as_of, material.settings


def _frames(material: Material, last: Material) -> tuple[pd.DataFrame, pd.DataFrame]:
    return material.roster.frame, last.roster.frame


def _dimensions(material: Material, by: tuple[str, ...]) -> tuple[Dimension, ...]:
    frame = material.roster.frame
    return tuple(dimension(field, frame, *_basis(material)) for field in by)


def _table(
    material: Material,
    counted: Counted,
    figures: Mapping[str, Figure],
    by: tuple[Dimension, ...],
    also: Mapping[str, Figure] | None = None,
) -> tuple[Table, dict[str, Figure]]:
    """Lay figures out by level, or by the fields asked for, with the figures of these."""
    title = f"Số {material.counting}"
    if [part.key for part in by] in ([], ["level"]):
        words = material.vocabulary
        return level_table(counted, figures, words, f"{title} theo trình độ", also), {}
    named = " và ".join(part.title.lower() for part in by)
    return breakdown(counted, by, f"{title} theo {named}", _suffix(material))


def in_words(figures: Mapping[str, Figure], vocabulary: Vocabulary, material: Material) -> str:
    """Say the figures in one sentence, as reports do."""
    period = material.period[:1].upper() + material.period[1:]
    total = figures["total"].value
    if not total:
        return f"{period}: không ghi nhận {material.counting} nào."
    groups = [_group(group.key, group.label, figures, vocabulary) for group in vocabulary.group]
    told = [text for text in groups if text]
    if unknown := figures["unrecognised"].value:
        told.append(f"chưa xác định trình độ: {prose(unknown)}")
    return f"{period}: {prose(total)} {material.subject}, trong đó: {'; '.join(told)}."


def _group(key: str, label: str, figures: Mapping[str, Figure], vocabulary: Vocabulary) -> str:
    value = figures[f"group.{key}"].value
    if not value:
        return ""
    levels = [
        f"{level.label}: {prose(figures[f'level.{level.key}'].value)}"
        for level in vocabulary.level
        if level.group == key and figures[f"level.{level.key}"].value
    ]
    return f"{label[:1].lower()}{label[1:]} {prose(value)} ({'; '.join(levels)})"
