"""What an answer of the program claims, held against the sheet's own cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from openpyxl.utils.cell import column_index_from_string

from hongngu_cli.text.fold import clean
from sweeping.cells import AnotherReader, Grid, cell_at, grid_of, holds
from sweeping.program import Ran

Json = dict[str, Any]
SheetKey = tuple[str, str | None]


def sheet_key(member: Json) -> SheetKey:
    """Name the sheet that a member of an answer speaks of."""
    return member["path"], member["sheet"]


def closes(command: str, answer: Json) -> Iterator[str]:
    """Check that every ledger closes, and that the sheets' ledgers add up to the answer's."""
    ledgers = [source["rows"] for source in answer["sources"]]
    for rows in (answer["rows"], *ledgers):
        if rows["read"] != rows["counted"] + sum(rows["set_aside"].values()):
            yield f"{command}: ledger does not close: {rows}"
    for name in ("read", "counted"):
        if answer["rows"][name] != sum(rows[name] for rows in ledgers):
            yield f"{command}: the sheets' {name!r} do not add up"


def tables_are_whole(answer: Json) -> Iterator[str]:
    """Check that each row of a table that was found is a person's or set aside, once."""
    for sheet in answer["sheets"]:
        for table in sheet["tables"]:
            numbers = [row for rows in table["set_aside"].values() for row in rows]
            inside = range(table["first_row"], table["last_row"] + 1)
            whole = len(numbers) + table["people"] == len(inside)
            if not whole or len(set(numbers)) < len(numbers) or not set(numbers) <= set(inside):
                yield f"inspect: rows of {sheet['sheet']!r} set aside twice, or not at all"


@dataclass(frozen=True, slots=True)
class Sheets:
    """The grids of a file's sheets, as ``--cells`` prints them and as another reader has them."""

    grids: Mapping[SheetKey, Grid]
    other_reader: AnotherReader

    def disagree(self, command: str, key: SheetKey, address: str, said: str) -> Iterator[str]:
        """Check that a cell holds what is said of it."""
        grid = self.grids.get(key)
        if grid is not None and not holds(cell_at(grid, address), said):
            held = cell_at(grid, address)
            yield f"{command}: {key[1]!r} {address} holds {held!r}, not {said!r}"
        other = self.other_reader.cell(key[1], address)
        if other is not None and clean(other) != clean(said):
            yield f"{command}: {key[1]!r} {address} holds {other!r} for openpyxl, not {said!r}"


def grids_are_whole(answer: Json, sheets: Sheets) -> Iterator[str]:
    """Check that ``--cells`` prints as many rows as the ledger has."""
    for source in answer["sources"]:
        grid = sheets.grids.get(sheet_key(source))
        if grid is not None and len(grid) != source["rows"]["read"]:
            read = source["rows"]["read"]
            yield f"inspect --cells: {len(grid)} rows of {source['sheet']!r}, the ledger has {read}"


def issues_hold(command: str, answer: Json, sheets: Sheets) -> Iterator[str]:
    """Check the cells that issues name."""
    # Rows of errors alone are emptied on purpose, and said to be.
    emptied = {sheet_key(i) for i in answer["issues"] if i["rule"] == "rows-of-errors"}
    for issue in answer["issues"]:
        is_emptied = issue["rule"] == "cell-error" and sheet_key(issue) in emptied
        if issue["cell"] and issue["found"] is not None and not is_emptied:
            yield from sheets.disagree(command, sheet_key(issue), issue["cell"], issue["found"])


def headings_hold(answer: Json, sheets: Sheets) -> Iterator[str]:
    """Check that the words of each heading stand in the header, over their column or left of it."""
    for sheet in answer["sheets"]:
        grid = sheets.grids.get(sheet_key(sheet))
        for table in sheet["tables"] if grid is not None else ():
            first, last = table["header_rows"] or (1, 0)
            for letters, meaning in table["columns"].items():
                column = column_index_from_string(letters)
                over = [cell for row in (grid or [])[:last] for cell in row[:column]]
                words = meaning["heading"].split(" › ")
                if not all(any(holds(cell, word) for cell in over) for word in words):
                    where = f"{sheet['sheet']!r} {letters}{first}"
                    yield f"inspect: {where}: no heading {meaning['heading']!r} there"


def export_fits(answer: Json) -> Iterator[str]:
    """Check that the rows exported are those that the ledger counted, sheet by sheet."""
    (table,) = answer["tables"]
    rows = {(*sheet_key(row), row["row"]) for row in table["rows"]}
    exported = Counter((path, sheet) for path, sheet, _ in rows)
    for source in answer["sources"]:
        counted, found = source["rows"]["counted"], exported.pop(sheet_key(source), 0)
        if source["kind"] == "roster" and counted != found:
            yield f"export: {found} rows of {source['sheet']!r}, the ledger counted {counted}"
    if exported:
        yield f"export: rows of sheets that the ledger does not know: {sorted(exported, key=str)}"


def explained(answer: Json, export: Json, sheets: Sheets) -> Iterator[str]:
    """Check that the rows behind the total are those exported, and their cells what is said."""
    behind = answer["rows_behind"]
    exported = len(export["tables"][0]["rows"])
    if not len(behind) == answer["figures"]["total"]["value"] == exported:
        yield f"explain: {len(behind)} rows behind the total, {exported} exported"
    for row in behind:
        for told in row["cells"].values():
            yield from sheets.disagree("explain", sheet_key(row), told["cell"], told["typed"])


def grids(printed: Mapping[SheetKey, Ran]) -> dict[SheetKey, Grid]:
    """Read the grids that ``--cells`` printed."""
    return {key: grid_of(ran.out) for key, ran in printed.items() if ran.code == 0}
