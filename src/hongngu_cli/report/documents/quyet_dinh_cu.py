"""A decision to send people to courses: who, where to, from when until when."""

from __future__ import annotations

from collections.abc import Mapping

from hongngu_cli.model.failure import INPUT, Failure
from hongngu_cli.model.table import Row
from hongngu_cli.report.documents.parts import Parts


def values(parts: Parts) -> Mapping[str, object]:
    """Give the people and their units. Raises Failure (INPUT) where nobody was sent."""
    part = parts["roster"]
    [listed] = part.tables
    if not listed.rows:
        says = f"Không có ai để ra quyết định: {part.period} không có lượt {part.subject} nào."
        advice = "Xem lại kỳ, đơn vị, trình độ đã chọn; hoặc xem số liệu bằng: summarize."
        raise Failure(INPUT, says, advice)
    units = dict.fromkeys(str(row["unit"]) for row in listed.rows)
    return {
        "people": listed.rows,
        "persons": part.values["persons"],
        "list": listed,
        "units": tuple(units),
        "birth": _born(str(listed.rows[0]["birth"])),
        "span": _span(listed.rows[0]),
        "marks": part.values["marks"],
    }


def _born(text: str) -> str:
    """Write a birth after "sinh": a day, or the year alone."""
    return f"năm {text}" if text.isdecimal() else f"ngày {text}"


def _span(row: Row) -> str:
    """Say from when until when a course runs, the word for a day where it is one."""
    return " ".join(
        f"{word} {_when(str(row[key]))}" for word, key in (("từ", "start"), ("đến", "end"))
    )


def _when(text: str) -> str:
    """Write a day, a month or a mark after "từ".

    >>> _when("05/09/2021"), _when("tháng 9/2021"), _when("[…]")
    ('ngày 05/09/2021', 'tháng 9/2021', 'ngày […]')
    """
    return text if text.startswith("tháng ") else f"ngày {text}"
