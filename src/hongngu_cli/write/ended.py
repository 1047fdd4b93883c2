"""Words in a document for places of a kind that had ended by its day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hongngu_cli.model.report import Report
from hongngu_cli.model.units import Ended
from hongngu_cli.text.fold import fold
from hongngu_cli.text.numbers import count
from hongngu_cli.text.spellings import any_of

NAMES = ("name",)
"""Columns of people's names, of which some are such words."""
MOST_NAMED = 5
ADVICE = (
    "Sửa tên cơ quan trong [office], [documents] của train-report.toml nếu văn bản của cơ quan "
    "mới; số liệu trước ngày đó giữ tên cũ là đúng."
)


def spoken_of(report: Report, ended: Sequence[Ended]) -> Iterator[str]:
    """Say which texts of a report still speak of each kind of places that had ended."""
    for one in ended:
        if report.as_of < one.since:
            continue
        words = any_of(map(fold, one.words))
        found = [text for text in dict.fromkeys(_texts(report)) if words.search(fold(text))]
        if not found:
            continue
        named = ", ".join(f"“{text}”" for text in found[:MOST_NAMED])
        rest = len(found) - MOST_NAMED
        more = f" và {count(rest)} chỗ khác" if rest > 0 else ""
        yield (
            f"Văn bản đề ngày {report.as_of:%d/%m/%Y} còn nói đến {one.label}, đã kết thúc từ ngày "
            f"{one.since:%d/%m/%Y} theo {one.source}: {named}{more}. {ADVICE}"
        )


def _texts(report: Report) -> Iterator[str]:
    """Give what is printed: names of bodies, titles, and what stands in columns of words."""
    yield from (report.office.get(key, "") for key in ("superior", "body"))
    yield report.title
    if letter := report.letter:
        yield from (letter.superior, letter.body, letter.place_date, letter.about)
        yield from (*letter.addressed, letter.authority, *letter.post, *letter.recipients)
    for table in report.tables:
        yield table.title
        words = [one.key for one in table.columns if one.kind == "text" and one.key not in NAMES]
        for row in (*table.rows, *(band.subtotal for band in table.bands)):
            yield from (str(row[key]) for key in words if row.get(key) is not None)
