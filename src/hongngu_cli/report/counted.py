"""The numbers read of tables that count, as ``inspect`` tells them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from hongngu_cli.model.counts import FIELDS, KINDS, Count, Counts
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.report import Json
from hongngu_cli.text.numbers import count

LABELS: Mapping[str | None, str] = {
    "demand": "nhu cầu",
    "planned": "kế hoạch",
    "allocated": "chỉ tiêu",
    "sent": "đã cử đi",
    "enrolled": "nhập học",
    "completed": "hoàn thành",
    "classes": "số lớp",
    "learners": "học viên",
    "planned_classes": "số lớp theo kế hoạch",
    "planned_learners": "học viên theo kế hoạch",
    "graded": "học viên theo kết quả",
    "summoned": "triệu tập",
    "attended": "tham dự",
    None: "chưa rõ đếm gì",
}


class CountsOfTables:
    """Gives the counts of each table."""

    def __init__(self, counts: Counts) -> None:
        """Note the counts by their sheets."""
        self.by_sheet: dict[tuple[str, str | None], list[Count]] = defaultdict(list)
        for one in counts.counts:
            self.by_sheet[one.place.path, one.place.sheet].append(one)

    def of(self, table: TableFound) -> list[Count]:
        """Give the counts of one table, in the order of its rows."""
        rows = range(table.first_row, table.last_row + 1)
        listed = self.by_sheet.get((table.sheet.path, table.sheet.name), [])
        return [
            one for one in listed if one.place.row in rows and one.place.column in table.columns
        ]


def in_words(table: TableFound, counts: Sequence[Count]) -> Iterable[str]:
    """Say how many numbers were read of a table that counts, and what they add up to."""
    if table.kind not in KINDS:
        return
    if not counts:
        yield "Không đọc được số liệu nào."
        return
    values: dict[str | None, list[int]] = {}
    for field in (*FIELDS, None):
        values[field] = [one.value for one in counts if one.field == field]
    told = (
        f"{LABELS[field]} {count(len(numbers))} số, cộng {count(sum(numbers))}"
        for field, numbers in values.items()
        if numbers
    )
    yield f"Số liệu đọc được: {'; '.join(told)}."


def as_json(counts: Iterable[Count]) -> list[Json]:
    """Give each number with its cell, and what is known of it."""
    return [
        {
            "cell": one.place.cell,
            "measure": one.field,
            "unit": one.unit,
            "level": one.level,
            "year": one.year,
            "audience": one.audience,
            "organiser": one.organiser,
            "partner": one.partner,
            "result": one.result,
            "value": one.value,
        }
        for one in counts
    ]
