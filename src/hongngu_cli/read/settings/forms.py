"""Load the layouts of official forms, ours and an office's own, told by line where wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from hongngu_cli.model.failure import CONFIGURATION, Failure
from hongngu_cli.model.form import FormColumn, FormLayout, FormRow, NamedForm
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.settings.toml_files import at_line, load_toml, nearest_key, validated

FIELDS = ("level", "group", "mode", "place", "post_level", "leader", "sex", "minority", "status")
"""Fields whose coded values may choose rows and columns."""
COUNTING = ("people", "last-year", "classes")


def load_form(path: Path, vocabulary: Vocabulary) -> NamedForm:
    """Read a layout. Raises Failure (CONFIGURATION) naming the line of what is wrong."""
    layout = validated(FormLayout, load_toml(path), path)
    for section, number, key, says, advice in _mistakes(layout, vocabulary):
        at = at_line(path, section, number, key)
        raise Failure(CONFIGURATION, f"{path}{at}: {says}", advice)
    return NamedForm(path.stem, layout)


Mistake = tuple[str, int, str | None, str, str]
"""Section, number of its block, key, what is wrong, what to do."""


def _mistakes(layout: FormLayout, vocabulary: Vocabulary) -> Iterator[Mistake]:
    numbers: set[int] = set()
    for number, column in enumerate(layout.column, start=1):
        if column.number in numbers:
            says = f"cột số {column.number} đã có ở trên."
            yield "column", number, "number", says, "Mỗi cột một số."
        numbers.add(column.number)
    yield from _wrong_total(layout)
    for number, column in enumerate(layout.column, start=1):
        yield from _wrong_column(layout, number, column)
        yield from _unknown_values("column", number, column.where, vocabulary)
    above: dict[str, FormRow] = {}
    for number, row in enumerate(layout.row, start=1):
        yield from _wrong_row(layout, number, row, above)
        yield from _unknown_values("row", number, row.where, vocabulary)
        above[row.key] = row


def _wrong_total(layout: FormLayout) -> Iterator[Mistake]:
    column = layout.columns.get(layout.total)
    if column is None or column.holds != "people":
        yield (
            "total",
            0,
            None,
            f"total = {layout.total} không phải cột đếm người.",
            'Ghi số của cột tổng số, có holds = "people".',
        )
    if not any(column.holds == "label" for column in layout.column):
        yield "column", 1, None, 'chưa có cột nào holds = "label" để ghi tên dòng.', "Thêm cột đó."


def _wrong_column(layout: FormLayout, number: int, column: FormColumn) -> Iterator[Mistake]:
    named = {"sum": column.sum, "ratio": column.ratio or (), "of": (column.of,)}
    for key, others in named.items():
        for other in others:
            if other is not None and (other not in layout.columns or other == column.number):
                known = ", ".join(map(str, layout.columns))
                says = f"{key} nêu cột {other}, không có cột đó."
                yield "column", number, key, says, f"Các cột đang có: {known}."
            elif other is not None and key != "ratio" and not _alike(layout, column, other):
                says = f"{key} nêu cột {other}, là cột không đếm cùng loại."
                yield "column", number, key, says, "Chỉ nêu cột đếm cùng loại, không tự cộng."
    if (column.holds == "ratio") != (column.ratio is not None):
        says = 'ratio chỉ đi với holds = "ratio".'
        yield "column", number, "ratio", says, "Ghi ratio = [số cột tử, số cột mẫu]."
    if column.holds == "classes" and not (column.sum or column.organisers):
        says = "cột đếm lớp chưa nêu sum hay organisers."
        yield "column", number, None, says, "Thêm sum hoặc organisers."


def _alike(layout: FormLayout, column: FormColumn, other: int) -> bool:
    """Tell whether another column may be added up, or be what this one is a part of."""
    found = layout.columns[other]
    if column.sum and found.sum:
        return False
    of_last_year = column.holds == "last-year" and found.holds == "people"
    return column.holds in COUNTING and (found.holds == column.holds or of_last_year)


def _wrong_row(
    layout: FormLayout, number: int, row: FormRow, above: Mapping[str, FormRow]
) -> Iterator[Mistake]:
    if row.key in above:
        says = f'dòng "{row.key}" đã có ở trên.'
        yield "row", number, "key", says, "Mỗi dòng một key riêng."
    elif row.of is not None and row.of not in above:
        says = f'of = "{row.of}" không phải dòng nào ở trên.'
        yield "row", number, "of", says, nearest_key(row.of, above) if above else "Xoá of."
    elif row.key not in layout.parts and not any(
        one.where or one.words for one in layout.lineage(row)
    ):
        says = f'dòng "{row.key}" chưa nêu đếm gì.'
        yield "row", number, "key", says, "Thêm where hoặc words, hoặc các dòng con."


def _unknown_values(
    section: str, number: int, where: Mapping[str, tuple[str, ...]], vocabulary: Vocabulary
) -> Iterator[Mistake]:
    for field, keys in where.items():
        if field not in FIELDS:
            says = f'where nêu trường "{field}", không dùng được ở đây.'
            yield section, number, "where", says, nearest_key(field, FIELDS)
            continue
        known = _keys(field, vocabulary)
        for key in keys:
            if key not in known:
                says = f'where nêu {field} = "{key}", chưa được định nghĩa.'
                yield section, number, "where", says, nearest_key(key, known)


def _keys(field: str, vocabulary: Vocabulary) -> Iterable[str]:
    if field in ("level", "group"):
        return vocabulary.levels if field == "level" else vocabulary.groups
    return dict.fromkeys(one.key for one in vocabulary.coded if one.field == field)
