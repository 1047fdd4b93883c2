"""What a grid of values does not show: hidden rows, filters, formulas not calculated, errors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
from importlib import import_module

from hongngu_cli.model.place import column_letters
from hongngu_cli.model.sheet import Merged
from hongngu_cli.read.packages.archives import Archive
from hongngu_cli.read.unseen.number_runs import Runs

MOST_RUNS, MOST_CELLS = 500_000, 20_000_000
"""More cells with something to tell are nobody's sheet but somebody's trap."""


class Unreadable(Exception):  # noqa: N818 - told as a note beside the sheet, never raised further
    """Says that a file is not built as this reader knows it, whatever others make of it."""


@dataclass(frozen=True, slots=True)
class CellRun:
    """Cells one under the other of which the same is to be said.

    ``found`` is an error's text, or the formula of the first cell ('' where the file has none).
    """

    column: int
    first: int
    last: int
    found: str

    @property
    def range(self) -> str:
        """Name the cells as Excel does.

        >>> CellRun(3, 7, 40, "#REF!").range, CellRun(3, 7, 7, "#REF!").range
        ('C7:C40', 'C7')
        """
        letters = column_letters(self.column)
        first = f"{letters}{self.first}"
        return first if self.first == self.last else f"{first}:{letters}{self.last}"


@dataclass(frozen=True, slots=True)
class Unseen:
    """What one sheet's file says beside its values.

    ``filtered`` are the rows that a filter in force covers, hidden by it or not.
    ``merged`` is filled where the parser of values does not tell it (.ods); ``from_1904``
    is a workbook that counts days from 1904. ``widths`` are first and last column and their
    width in characters, ``frozen`` the first row and column that scroll. ``struck``
    are the cells that are struck through.
    """

    hidden_rows: Runs = ()
    hidden_columns: Runs = ()
    filtered: Runs = ()
    uncalculated: tuple[CellRun, ...] = ()
    errors: tuple[CellRun, ...] = ()
    merged: tuple[Merged, ...] = ()
    from_1904: bool = False
    widths: tuple[tuple[int, int, float], ...] = ()
    frozen: tuple[int, int] | None = None
    struck: tuple[CellRun, ...] = ()


class CellRuns:
    """Gathers cells, met row by row, into runs down their columns."""

    def __init__(self, *, alike: bool) -> None:
        """Begin with none; ``alike`` keeps cells apart where not the same was found."""
        self.alike = alike
        self.ended: list[CellRun] = []
        self.open: dict[int, CellRun] = {}
        self.added = 0

    def add(self, row: int, column: int, found: str, times: int = 1) -> None:
        """Add a cell, or so many of them one under the other. Raises Unreadable for too many."""
        self.added += 1
        if len(self.ended) + len(self.open) > MOST_RUNS or self.added > MOST_CELLS:
            raise Unreadable
        last = row + times - 1
        above = self.open.get(column)
        if above and above.last + 1 == row and (above.found == found or not self.alike):
            self.open[column] = CellRun(column, above.first, last, above.found)
            return
        if above:
            self.ended.append(above)
        self.open[column] = CellRun(column, row, last, found)

    def told(self) -> tuple[CellRun, ...]:
        """Give the runs by their first cell."""
        every = (*self.ended, *self.open.values())
        return tuple(sorted(every, key=lambda run: (run.first, run.column, run.last)))


READERS: Mapping[str, str] = {
    ".xlsx": "xlsx",
    ".xls": "xls",
    ".xlsb": "xlsb",
    ".ods": "ods",
}
"""Which file of this folder reads what a container's values do not show."""
SMALL = 300_000
"""Bytes of a workbook that is examined sooner than a thread for it is begun."""


def unseen_of(source: bytes | Archive, container: str) -> Mapping[str, Unseen]:
    """Give what is not seen, by the sheet's name; a sheet that cannot be examined is left out.

    ``source`` is the workbook's content, opened as an archive where it is a ZIP.
    """
    if container not in READERS:
        return {}
    sheets: Callable[[bytes | Archive], Iterable[tuple[str, Unseen]]]
    sheets = import_module(f"hongngu_cli.read.unseen.{READERS[container]}").unseen_sheets
    found: dict[str, Unseen] = {}
    # What was found before a reader gave up is kept.
    with suppress(Unreadable):
        found.update(sheets(source))
    return found


def unseen_later(source: bytes | Archive, container: str) -> Callable[[], Mapping[str, Unseen]]:
    """Begin to look for what is not seen, while the values are parsed outside Python.

    What is returned waits for the answer, which is that of ``unseen_of``.
    """
    content = source if isinstance(source, bytes) else source.content
    if len(content) < SMALL:
        return cache(partial(unseen_of, source, container))
    thread = ThreadPoolExecutor(1)
    found = thread.submit(unseen_of, source, container)
    thread.shutdown(wait=False)
    return found.result
