"""What is said of cells of names that tell several people."""

from __future__ import annotations

from collections.abc import Iterable

from hongngu_cli.model.issue import Issue
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.read.rows.people_in_cells import NameWords, people_in_cells
from hongngu_cli.text.fold import clean
from hongngu_cli.text.numbers import shown

RULE = "people-in-cell"


def people_told(table: TableFound, words: NameWords) -> Iterable[Issue]:
    """Tell each cell that was taken for several people, and each that may be."""
    column = table.column_of("name")
    told = people_in_cells(table.sheet, table.columns, table.people, words)
    for row, people in told.items():
        number = len(people.names)
        says = (
            f"Ô ghi {number} người nên tính mỗi người một lượt."
            if people.sure
            else f"Ô này có vẻ ghi {number} người nhưng chỉ tính một người."
        )
        yield Issue(
            RULE,
            "note" if people.sure else "warning",
            table.sheet.place(row, column),
            clean(shown(table.sheet.cell(row, column or 1))),
            says,
            "Nên ghi mỗi người trên một dòng.",
        )
