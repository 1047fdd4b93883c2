"""A table of a web page: what heads its columns, what names its rows, what it is about."""

from __future__ import annotations

from html import escape

from hongngu_cli.write.blocks import Grid, Run, Runs, plain_text
from hongngu_cli.write.layout import fit, stretch
from hongngu_cli.write.layout import runs as joined
from hongngu_cli.write.metrics import longest_word, text_width

MOST_UPRIGHT = 8
"""Tables of more columns are printed across the page."""
POINTS, SMALL = 12, 10
"""Letters of a table, and of one that is too wide even across the page."""
UPRIGHT, ACROSS = 165, 252
"""Millimetres between the margins."""
LONGEST, PADDING = 32, 5
"""Millimetres that one word may ask for, and those around a cell's text."""
FEW, COMFORT = 6, 20
"""Of so few columns each gets so many millimetres where there is room."""
NAMELESS = "Bảng số liệu"
WHOLE = 6
"""A table of so many rows is not parted when it is printed."""


def lies_across(grid: Grid) -> bool:
    """Tell whether a table needs the page's long side when it is printed."""
    return len(grid.align) > MOST_UPRIGHT or sum(_least(grid)) > UPRIGHT


def _least(grid: Grid) -> list[float]:
    """Give the millimetres that each column needs at least."""
    columns = zip(grid.heading, *grid.rows, strict=True)
    words = (max(longest_word(cell, POINTS) for cell in column) for column in columns)
    return [min(word, LONGEST) + PADDING for word in words]


def _shares(grid: Grid, least: list[float], room: float) -> list[float]:
    """Share the width out among columns as they have to say; a browser favours long texts."""
    folds, comfort = (2, COMFORT) if len(grid.align) <= FEW else (3, 0)
    wanted = []
    for title, *cells in zip(grid.heading, *grid.rows, strict=True):
        lines = [text_width(plain_text(cell), POINTS) for cell in cells]
        folded = text_width(plain_text(title), POINTS) / folds
        wanted.append(max(folded + PADDING, *(line + PADDING for line in lines), comfort))
    asked = [max(low, text) for low, text in zip(least, wanted, strict=True)]
    flexible = [align == "left" for align in grid.align]
    widths = stretch(fit(least, asked, room), flexible, room)
    return [100 * width / sum(widths) for width in widths]


def table(grid: Grid, named_by: str, caption: Runs | None, *, across: bool) -> str:
    """Write a table under its caption, or named by the heading above that has this id."""
    name = _name_column(grid)
    heading = "\n".join(f"<tr>{cells}</tr>" for cells in _heading_rows(grid))
    rows = "\n".join(f"<tr>{_cells(grid, row, name)}</tr>" for row in grid.rows)
    told = f' aria-labelledby="{named_by}"' if named_by else f' aria-label="{NAMELESS}"'
    least = _least(grid)
    small = ' class="small"' if sum(least) > ACROSS else ""
    whole = " whole" if len(grid.rows) <= WHOLE else ""
    shares = _shares(grid, least, ACROSS if across else UPRIGHT)
    columns = "".join(f'<col style="width:{share:.1f}%">' for share in shares)
    title = f'<caption id="{named_by}">{text(caption)}</caption>\n' if caption else ""
    labelled = "" if caption else told
    return (
        f'<div class="wide{whole}" role="region"{told} tabindex="0">'
        f"<table{small}{labelled}>\n{title}<colgroup>{columns}</colgroup>\n"
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
