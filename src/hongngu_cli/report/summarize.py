"""The summary: figures by level, a table, and one sentence that says it."""

from __future__ import annotations

from collections.abc import Mapping

from hongngu_cli.analyse.breakdown import breakdown
from hongngu_cli.analyse.counted import Counted
from hongngu_cli.analyse.dimensions import dimension
from hongngu_cli.analyse.people import person_numbers
from hongngu_cli.analyse.summarize import level_figures, level_table
from hongngu_cli.model.figure import Figure
from hongngu_cli.model.report import Report
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.report.frame import Material, office_of
from hongngu_cli.text.numbers import prose

TITLE = "Tổng hợp kết quả cử cán bộ đi đào tạo, bồi dưỡng"


def summary(material: Material, by: tuple[str, ...] = ()) -> Report:
    """Summarise a roster by level, or by the fields asked for."""
    frame, vocabulary = material.roster.frame, material.vocabulary
    people = person_numbers(frame, vocabulary) if material.selection.count == "people" else None
    counted = Counted(frame, people)
    suffix = f"{material.period}, {material.counting}"
    figures = level_figures(counted, vocabulary, suffix)
    title = f"Số {material.counting}"
    if by in ((), ("level",)):
        table = level_table(counted, figures, vocabulary, f"{title} theo trình độ")
    else:
        dimensions = tuple(
            dimension(field, frame, vocabulary, material.as_of, material.settings) for field in by
        )
        named = " và ".join(part.title.lower() for part in dimensions)
        table, cells = breakdown(counted, dimensions, f"{title} theo {named}", suffix)
        figures = {**cells, **figures}
    return Report(
        command="summarize",
        title=TITLE,
        template="tong-hop",
        as_of=material.as_of,
        period=material.period,
        subject=material.counting,
        passages=(in_words(figures, vocabulary, material),),
        figures=figures,
        tables=(table,),
        issues=material.issues,
        sources=material.sources,
        ledger=material.ledger,
        office=office_of(material),
    )


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
    return f"{period}: {prose(total)} {material.counting}, trong đó: {'; '.join(told)}."


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
