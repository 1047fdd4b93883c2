"""What is said of cells of names that tell several people."""

from __future__ import annotations

from collections.abc import Iterable

from hongngu_cli.model.issue import Issue
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.text.fold import clean
from hongngu_cli.text.numbers import shown

RULE = "people-in-cell"
ONE_A_ROW = "Nên ghi mỗi người trên một dòng."


def people_told(table: TableFound) -> Iterable[Issue]:
    """Tell each cell that was taken for several people, and each that may be."""
    yield from _beside_each_other(table)
    column = table.column_of("name")
    for row, people in table.several.items():
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
            ONE_A_ROW,
        )


def _beside_each_other(table: TableFound) -> Iterable[Issue]:
    """Tell rows with a name in the column of men and one in that of women."""
    columns = [
        c for c, meaning in table.columns.items() if meaning.field == "name" and meaning.value
    ]
    for row in table.people if columns else ():
        filled = [column for column in columns if table.sheet.cell(row, column) != ""]
        if len(filled) > 1:
            yield Issue(
                RULE,
                "warning",
                table.sheet.place(row, filled[1]),
                clean(shown(table.sheet.cell(row, filled[1]))),
                "Dòng này ghi họ tên ở cả hai cột nam, nữ nhưng chỉ tính một người.",
                ONE_A_ROW,
            )
