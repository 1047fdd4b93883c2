"""Years outside the period that the title of a list names: "GIAI ĐOẠN 2021-2023"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.check.dates import years_outside
from hongngu_cli.check.telling import Telling, by_table
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.years import span_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.recognition import TableFound
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary

WANTED = {"roster": "year", "cadres": "wanted_year"}
"""Of what year a list tells: in which people were sent, or are to be."""
FEWEST = 5
"""Of fewer people nobody can tell what the list is of."""
ONE_IN = 8
"""Where more than one person in so many is outside, the period is of something else."""


def period_contradicted(
    roster: Roster, vocabulary: Vocabulary, settings: Settings
) -> Iterable[Issue]:
    """Find the few rows whose year is outside the period of their list's title.

    One that ends within it is of the list; a year that cannot be is told as such.
    """
    telling = Telling(roster, vocabulary, "period-contradicted")
    titles = tuple(map(fold, vocabulary.rows.title))
    spans = {
        number: span
        for number, table in enumerate(roster.tables)
        if table.kind in WANTED and (span := _span(table, titles))
    }
    if not spans:
        return
    impossible = set(years_outside(roster, settings))
    for number, rows in by_table(roster, roster.ids.tolist()).items():
        if number not in spans:
            continue
        first, last = spans[number]
        table = roster.tables[number]
        years = roster.columns[WANTED[table.kind or ""]]
        told = [row for row in rows if years[row] is not None and row not in impossible]
        outside = [row for row in told if not first <= years[row] <= last]
        people, few = (
            len({int(roster.origins.row[row]) for row in some}) for some in (told, outside)
        )
        if people < FEWEST or few * ONE_IN > people:
            continue
        for row in outside:
            end = roster.when(row, "end")
            if not end or not first <= end[0] <= last:
                says = f"Năm {years[row]} nằm ngoài giai đoạn {first}-{last} ghi ở tiêu đề."
                own = table.column_of("year") if table.kind == "cadres" else None
                at = int(roster.origins.row[row])
                yield (
                    telling.sheet_cell(table, at, own, says)
                    if own
                    else telling.cell(row, "year", says)
                )


def _span(table: TableFound, titles: tuple[str, ...]) -> tuple[int, int] | None:
    """Give the one period that the titles above a table name; None where a year or none is told."""
    header = table.header_rows[0] if table.header_rows else table.first_row
    texts = (
        clean(cell)
        for row in range(table.first_row, header)
        for cell in table.sheet.rows[row - 1]
        if isinstance(cell, str) and fold(cell).startswith(titles)
    )
    spans = {span for text in texts if (span := span_in(text))}
    return spans.pop() if len(spans) == 1 else None
