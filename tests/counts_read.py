"""Tables of counts typed as text, read, and written as lines that tests compare."""

from __future__ import annotations

from typed_tables import sheet_of

from hongngu_cli import shipped
from hongngu_cli.model.counts import Counts
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.settings import Reading
from hongngu_cli.read.counts.reading import read_counts
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.read.tables.recogniser import recogniser

VOCABULARY = load_vocabulary(shipped.vocabulary())


def tables(
    text: str, header: tuple[int, int] | None = None, path: str = "bang.xlsx"
) -> list[TableFound]:
    """Recognise the tables of a typed sheet; every row of it is accounted for."""
    sheet = sheet_of(text, path)
    finder = recogniser(VOCABULARY, Reading(header_rows=header))
    found = list(finder.tables(sheet))
    rows = sorted(
        row
        for table in found
        for row in (*table.people, *(row for rows in table.set_aside.values() for row in rows))
    )
    assert rows == list(range(1, len(sheet.rows) + 1))
    return found


def read(text: str, header: tuple[int, int] | None = None, path: str = "bang.xlsx") -> Counts:
    return read_counts(tables(text, header, path), VOCABULARY)


def told(counts: Counts) -> list[str]:
    """Write each count as "C4 allocated Xã A trung-cap 2019 = 3"; what is not known as "?"."""
    return [
        f"{one.place.cell} {one.field or '?'} {one.unit or '?'} {one.level or '?'} "
        f"{one.year or '?'} = {one.value}"
        for one in counts.counts
    ]


def problems(counts: Counts) -> list[str]:
    return [f"{i.rule} {i.place.cell}" for i in counts.issues if i.severity != "note"]


def notes(counts: Counts) -> list[str]:
    return [f"{i.rule} {i.place.cell or ''}".strip() for i in counts.issues if i.severity == "note"]


def assert_reads(text: str, wanted: str, header: tuple[int, int] | None = None) -> Counts:
    """Read a table without any problem and compare the counts, a line each."""
    counts = read(text, header)
    assert told(counts) == [line.strip() for line in wanted.strip().splitlines()]
    assert problems(counts) == []
    return counts
