"""A table as Word knows it: borders, a heading on every page, widths that fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from hongngu_cli.model.profile import Paper
from hongngu_cli.write.blocks import Grid, Run, Runs, plain_text
from hongngu_cli.write.docx_xml import Letters, kept, paragraph, runs_xml, twips
from hongngu_cli.write.layout import fit, runs, settle, stretch
from hongngu_cli.write.metrics import folded, lines_at, longest_word, text_width

SIZES = (13, 12, 11, 10, 9, 8)
"""Letters of a table in points: 12-13, smaller only where words would not fit."""
ROOMY = 4
"""Tables of so many columns have the larger letters."""
WIDE, WIDE_IN_LETTER = 8, 10
"""Tables of more columns lie across the page."""
SMALLEST_IN_LETTER = 10
"""Letters below which a table in an official document lies across the page, in points."""
MARGIN = 1.4
"""Millimetres left and right of a cell's text."""
PADDING = 2 * MARGIN + 1.6
"""A cell's margins together, and a little for borders and letters of another font."""
FEW, COMFORT = 6, 16
"""Of so few columns each gets so many millimetres where there is room."""
LONGEST = 32
"""Millimetres that one word may ask for; a longer one, a file's path mostly, is broken."""
FOLDS = (1, 2, 3)
"""Lines of a title: as few as leave room for what stands under it."""
LOOKED_AT = 100
"""Rows of a long table whose texts tell how wide its columns are best."""
WHOLE = 8
"""A table of so many rows stays on one page."""
KEPT = 2
"""Rows that stay on the page of the first one, or of the last, so that neither stands alone."""
BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


@dataclass(frozen=True, slots=True)
class Plan:
    """How a table is set: across the page or not, letters in points, widths in twips."""

    landscape: bool
    points: float
    widths: tuple[int, ...]


def plan(grid: Grid, paper: Paper, *, across: bool = False, letter: bool = False) -> Plan:
    """Choose orientation and letters so that no word of usual length is broken.

    ``across`` lays it across the page however narrow it is; in a ``letter`` more columns and
    smaller letters do before a page is turned.
    """
    words = [
        max(longest_word(cell, 1) for cell in (*column, (Run(above),)))
        for column, above in zip(_columns(grid), _above(grid), strict=True)
    ]
    sizes = SIZES if len(grid.align) <= ROOMY else SIZES[1:]
    most, smallest = (WIDE_IN_LETTER, SMALLEST_IN_LETTER) if letter else (WIDE, sizes[1])
    fitting = [points for points in sizes if points >= smallest and len(grid.align) <= most]
    upright = [(False, points) for points in fitting]
    upright = [] if across else upright
    for landscape, points in (*upright, *((True, points) for points in sizes)):
        least = [min(word * points, LONGEST) + PADDING for word in words]
        whole = paper.room(landscape=landscape)
        if sum(least) <= whole or (landscape, points) == (True, SIZES[-1]):
            break
    comfort = COMFORT if len(grid.align) <= FEW else 0
    for folds in FOLDS:
        texts = _texts(grid, folds)
        wanted = [
            max(low, text * points + PADDING, comfort)
            for low, text in zip(least, texts, strict=True)
        ]
        if sum(wanted) <= whole:
            break
    widths = fit(least, wanted, whole)
    if sum(least) < whole < sum(wanted):
        widths = settle(widths, least, partial(_lines, _looked_at(grid), points), whole)
    widths = stretch(widths, [align == "left" for align in grid.align], whole)
    return Plan(landscape, points, tuple(map(twips, widths)))


def _texts(grid: Grid, folds: int) -> list[float]:
    """Give how wide each column is whose title takes so many lines, in millimetres a point."""
    return [
        max(
            folded(plain_text(column[0]), folds),
            folded(above, folds),
            *(text_width(plain_text(cell), 1) for cell in column[1:]),
            0,
        )
        for column, above in zip(_columns(grid), _above(grid), strict=True)
    ]


def _looked_at(grid: Grid) -> tuple[Sequence[Runs], ...]:
    """Give the columns of a table, of a long one with some of its rows."""
    every = -(-len(grid.rows) // LOOKED_AT)
    return tuple(_columns(replace(grid, rows=grid.rows[:: every or 1])))


def _lines(
    columns: Sequence[Sequence[Runs]], points: float, at: int, width: float
) -> tuple[int, ...]:
    """Count the lines that each cell of a column takes, the heading's among them."""
    room = (width - PADDING) / points
    return tuple(lines_at(plain_text(cell), room) for cell in columns[at])


def _above(grid: Grid) -> Iterator[str]:
    """Give what stands over each column alone, which has to find room in its width."""
    for spanner, length in runs(grid.above):
        yield from [spanner if spanner and length == 1 else ""] * length


def _columns(grid: Grid) -> Iterator[tuple[Runs, ...]]:
    return zip(grid.heading, *grid.rows, strict=True)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell ready to write; ``merge`` is the XML that joins it to others."""

    letters: Letters
    width: int
    align: str
    merge: str = ""


def table_xml(grid: Grid, set_as: Plan, *, keep: bool = False) -> str:
    """Write a table as WordprocessingML; ``keep`` holds its end on the page of what follows."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in set_as.widths)
    heading = "".join(
        _row(cells, set_as.points, heading=True, keep=True) for cells in _heading_rows(grid, set_as)
    )
    held = [*_held(grid)[:-1], keep][-len(grid.rows) :]
    body = "".join(
        _row(_body_cells(grid, row, set_as), set_as.points, keep=hold)
        for row, hold in zip(grid.rows, held, strict=True)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(set_as.widths)}" w:type="dxa"/>'
        f'<w:tblBorders>{BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:left w:w="{twips(MARGIN)}" w:type="dxa"/><w:right w:w="{twips(MARGIN)}" '
        f'w:type="dxa"/></w:tblCellMar><w:tblLook w:firstRow="1" w:val="0020"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{heading}{body}</w:tbl>"
    )


def _held(grid: Grid) -> list[bool]:
    """Tell which rows stay on the page of the next one: subtotals, too, with what they add up."""
    few = len(grid.rows) <= WHOLE
    ends = (*range(KEPT), *range(len(grid.rows) - 1 - KEPT, len(grid.rows)))
    return [
        few or index in ends or all(run.bold for cell in row for run in cell if run.text)
        for index, row in enumerate(grid.rows)
    ]


def _heading_rows(grid: Grid, set_as: Plan) -> list[list[Cell]]:
    """Lay out one heading row, or two where headings stand over several columns."""
    titles = [
        Cell([(run.text, True, run.italic) for run in cell], width, "center")
        for cell, width in zip(grid.heading, set_as.widths, strict=True)
    ]
    if not any(grid.above):
        return [titles]
    upper, lower, at = [], [], 0
    for spanner, length in runs(grid.above):
        below = titles[at : at + length]
        width = sum(cell.width for cell in below)
        if spanner:
            span = f'<w:gridSpan w:val="{length}"/>'
            upper.append(Cell([(spanner, True, False)], width, "center", span))
            lower += below
        else:
            upper.append(replace(below[0], merge='<w:vMerge w:val="restart"/>'))
            lower.append(Cell([], width, "center", "<w:vMerge/>"))
        at += length
    return [upper, lower]


def _body_cells(grid: Grid, row: Sequence[Runs], set_as: Plan) -> list[Cell]:
    return [
        Cell([(run.text, run.bold, run.italic) for run in cell], width, align)
        for cell, width, align in zip(row, set_as.widths, grid.align, strict=True)
    ]


def _row(cells: Sequence[Cell], points: float, *, heading: bool = False, keep: bool) -> str:
    """Write a row that no page break splits; a heading comes again on each page.

    ``keep`` holds the row on one page with the next one.
    """
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{cell.width}" w:type="dxa"/>{cell.merge}'
        f'<w:vAlign w:val="center"/></w:tcPr>{_cell_text(cell, points)}</w:tc>'
        for cell in cells
    )
    repeated = "<w:tblHeader/>" if heading else ""
    row = f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{written}</w:tr>"
    return kept(row) if keep else row


def _cell_text(cell: Cell, points: float) -> str:
    manner = f'<w:spacing w:before="30" w:after="30"/><w:jc w:val="{cell.align}"/>'
    return paragraph("table", runs_xml(cell.letters, points), manner)
