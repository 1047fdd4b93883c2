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
OF_OFFICE = "trong [office], [documents] của train-report.toml"
OF_DATA = "trong danh sách đã đọc"
ADVICE = "Sửa tên cơ quan {} nếu văn bản của cơ quan mới; số liệu trước ngày đó giữ tên cũ là đúng."


def spoken_of(report: Report, ended: Sequence[Ended]) -> Iterator[str]:
    """Say which texts of a report still speak of each kind of places that had ended."""
    for one in ended:
        if report.as_of < one.since:
            continue
        words = any_of(map(fold, one.words))
        of_office, of_data = (
            [text for text in dict.fromkeys(texts) if words.search(fold(text))]
            for texts in (_of_office(report), _of_data(report))
        )
        found = [*dict.fromkeys((*of_office, *of_data))]
        if not found:
            continue
        told = ((OF_OFFICE, of_office), (OF_DATA, of_data))
        where = " và ".join(place for place, texts in told if texts)
        named = ", ".join(f"“{text}”" for text in found[:MOST_NAMED])
        rest = len(found) - MOST_NAMED
        more = f" và {count(rest)} chỗ khác" if rest > 0 else ""
        yield (
            f"Văn bản đề ngày {report.as_of:%d/%m/%Y} còn nói đến {one.label}, đã kết thúc từ ngày "
            f"{one.since:%d/%m/%Y} theo {one.source}: {named}{more}. {ADVICE.format(where)}"
        )


def _of_office(report: Report) -> Iterator[str]:
    """Give what is printed of an office's settings: bodies, who signs, who gets it."""
    yield from (report.office.get(key, "") for key in ("superior", "body"))
    if letter := report.letter:
        yield from (letter.superior, letter.body, letter.place_date, letter.about)
        yield from (*letter.addressed, letter.authority, *letter.post, *letter.recipients)


def _of_data(report: Report) -> Iterator[str]:
    """Give the titles, and what stands in columns of words."""
    yield report.title
    for table in report.tables:
        yield table.title
        words = [one.key for one in table.columns if one.kind == "text" and one.key not in NAMES]
        for row in (*table.rows, *(band.subtotal for band in table.bands)):
            yield from (str(row[key]) for key in words if row.get(key) is not None)
