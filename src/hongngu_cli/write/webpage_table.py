"""A table of a web page: what heads its columns, what names its rows, what it is about."""

from __future__ import annotations

from html import escape

from hongngu_cli.write.blocks import Grid, Run, Runs, plain_text
from hongngu_cli.write.layout import runs as joined
from hongngu_cli.write.metrics import longest_word

MOST_UPRIGHT = 8
"""Tables of more columns are printed across the page."""
POINTS, SMALL = 12, 10
"""Letters of a table, and of one that is too wide even across the page."""
UPRIGHT, ACROSS = 165, 252
"""Millimetres between the margins."""
LONGEST, PADDING = 32, 5
"""Millimetres that one word may ask for, and those around a cell's text."""


def lies_across(grid: Grid) -> bool:
    """Tell whether a table needs the page's long side when it is printed."""
    return len(grid.align) > MOST_UPRIGHT or _least(grid) > UPRIGHT


def _least(grid: Grid) -> float:
    """Give the millimetres a table needs at least."""
    columns = zip(grid.heading, *grid.rows, strict=True)
    words = (max(longest_word(cell, POINTS) for cell in column) for column in columns)
    return sum(min(word, LONGEST) + PADDING for word in words)


def table(grid: Grid, named_by: str, caption: Runs | None) -> str:
    """Write a table under its caption, or named by the heading above that has this id."""
    name = _name_column(grid)
    heading = "\n".join(f"<tr>{cells}</tr>" for cells in _heading_rows(grid))
    rows = "\n".join(f"<tr>{_cells(grid, row, name)}</tr>" for row in grid.rows)
    told = f' aria-labelledby="{named_by}"' if named_by else ""
    small = ' class="small"' if _least(grid) > ACROSS else ""
    title = f'<caption id="{named_by}">{text(caption)}</caption>\n' if caption else ""
    labelled = "" if caption else told
    return (
        f'<div class="wide" role="region"{told} tabindex="0"><table{small}{labelled}>\n{title}'
        f"<thead>\n{heading}\n</thead>\n<tbody>\n{rows}\n</tbody>\n</table></div>"
    )


def _name_column(grid: Grid) -> int | None:
    """Tell which column names the rows: the first of text, else of days or years."""
    for align in ("left", "center"):
        if align in grid.align:
            return grid.align.index(align)
    return None


def _cells(grid: Grid, row: tuple[Runs, ...], name: int | None) -> str:
    cells = []
    for index, (cell, align) in enumerate(zip(row, grid.align, strict=True)):
        if index == name and plain_text(cell):
            cells.append(f'<th scope="row" class="name {align}">{text(cell)}</th>')
        else:
            cells.append(f'<td class="{align}">{text(cell)}</td>')
    return "".join(cells)


def _heading_rows(grid: Grid) -> list[str]:
    """Write one heading row, or two where headings stand over several columns."""
    titles = [f'<th scope="col">{text(cell)}</th>' for cell in grid.heading]
    if not any(grid.above):
        return ["".join(titles)]
    upper, lower, at = "", "", 0
    for spanner, length in joined(grid.above):
        if spanner is None:
            upper += titles[at].replace("<th ", '<th rowspan="2" ', 1)
        else:
            upper += f'<th scope="colgroup" colspan="{length}">{escape(spanner)}</th>'
            lower += "".join(titles[at : at + length])
        at += length
    return [upper, lower]


def text(runs: Runs) -> str:
    """Write runs of text."""
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    made = escape(run.text, quote=False).replace("\n", "<br>")
    made = f"<em>{made}</em>" if run.italic else made
    return f"<strong>{made}</strong>" if run.bold else made
