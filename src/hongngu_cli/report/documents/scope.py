"""Of when and of whom a document is, as its title says it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from hongngu_cli.analyse.select import Selection, Wanted
from hongngu_cli.model.document import Document
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.report.documents.wording import level_named
from hongngu_cli.report.frame import UNTOLD
from hongngu_cli.text.labels import in_sentence
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.spellings import UnitSpellings

MARK = "[kỳ báo cáo]"
UNTOLD_PERIOD = (
    f"kỳ báo cáo (danh sách không ghi năm; chỗ đó là {MARK}, cần ghi vào trước khi ký, hoặc thêm "
    "--year, --period)"
)


def or_marked(period: str) -> str:
    """Give a period, or a mark where the inputs do not tell it."""
    for untold in UNTOLD:
        if period.startswith(untold):
            return period.replace(untold, MARK, 1)
    return period


def about_what(
    document: Document, period: str, selection: Selection, vocabulary: Vocabulary
) -> str:
    """Say what a document is about: the period, the units and, of results, what alone counts."""
    about = document.about.format(period=period)
    if selection.units:
        units = UnitSpellings(vocabulary)
        about += f" của {', '.join(units.known(name) or name for name in selection.units)}"
    alone = "; ".join(_alone(selection, vocabulary)) if document.needs == ("summary",) else ""
    return f"{about} (chỉ tính {alone})" if alone else about


def _alone(selection: Selection, vocabulary: Vocabulary) -> Iterator[str]:
    """Name the levels that alone count, a whole group by its own name, then other values."""
    left = [*selection.levels]
    for group in vocabulary.group:
        of_group = [level.key for level in vocabulary.level if level.group == group.key]
        if of_group and set(of_group) <= set(left):
            yield in_sentence(group.label)
            left = [level for level in left if level not in of_group]
    yield from (level_named(vocabulary, level) for level in dict.fromkeys(left))
    for field, value in selection.where:
        yield f"{in_sentence(vocabulary.field_label(field))}: {_value(vocabulary, field, value)}"


def _value(vocabulary: Vocabulary, field: str, value: Wanted) -> str:
    if isinstance(value, int | dt.date):
        return shown(value)
    label = vocabulary.label(field, value)
    return in_sentence(label) if label != value else value
