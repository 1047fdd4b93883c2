"""One web page that needs nothing else, made from the same Markdown as documents."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from hongngu_cli.write.blocks import Block, Grid, Heading, Item, Paragraph, Rule, Runs, blocks
from hongngu_cli.write.layout import runs as joined
from hongngu_cli.write.markdown import as_markdown
from hongngu_cli.write.values import visible

if TYPE_CHECKING:
    from hongngu_cli.model.report import Report
    from hongngu_cli.write.style import Style

PAGE = """<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{css}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""
CSS = """\
@page { size: A4; margin: 20mm 15mm 20mm 30mm; }
body { margin: 0; background: #f2f2f0; color: #000; }
main { font: 14pt/1.45 "Times New Roman", "Liberation Serif", serif; background: #fff;
  max-width: 54rem; margin: 1.5rem auto; padding: 2.5rem 3rem; }
h1 { font-size: 15pt; text-align: center; margin: .6em 0 .3em; }
h2 { font-size: 14pt; margin: 1.4em 0 .5em; break-after: avoid; }
h3 { font-size: 14pt; font-style: italic; margin: 1.2em 0 .4em; break-after: avoid; }
p { margin: 0 0 .45em; text-align: justify; text-indent: 10mm; }
header p { text-align: center; text-indent: 0; }
hr { width: 33%; border: 0; border-top: 1px solid; margin: .5em auto 1.4em; }
ul, ol { margin: 0 0 .45em; padding-left: 16mm; }
ul { list-style: "- "; }
li { margin-bottom: .25em; text-align: justify; }
.wide { overflow-x: auto; margin: 0 0 .8em; }
table { border-collapse: collapse; width: 100%; font-size: 12pt; line-height: 1.3;
  font-variant-numeric: lining-nums tabular-nums; }
th, td { border: 1px solid #000; padding: .25em .5em; vertical-align: middle; }
th { text-align: center; background: #f2f2f0; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
td.right { text-align: right; white-space: nowrap; }
td.center { text-align: center; white-space: nowrap; }
td.left { overflow-wrap: anywhere; min-width: 5em; }
@media print {
  body { background: none; }
  main { max-width: none; margin: 0; padding: 0; }
  .wide { overflow: visible; }
}
"""


def render(report: Report, style: Style) -> bytes:
    """Write a report as a web page. Raises Failure where its template is wrong."""
    return page(as_markdown(report, style), report.title).encode("utf-8")


def page(markdown: str, title: str) -> str:
    """Make a web page of our Markdown."""
    read = blocks(markdown)
    cut = next((i + 1 for i, block in enumerate(read) if isinstance(block, Rule)), 0)
    parts = list(_parts(read[cut:]))
    if cut:
        parts = ["<header>", *_parts(read[:cut]), "</header>", *parts]
    return PAGE.format(title=escape(visible(title)), css=CSS, body="\n".join(parts))


def _parts(read: list[Block]) -> Iterator[str]:
    for listed, group in groupby(read, key=lambda block: isinstance(block, Item)):
        if listed:
            items = [block for block in group if isinstance(block, Item)]
            yield _lists(items, 1)
            continue
        for block in group:
            match block:
                case Heading():
                    level = min(block.level, 6)
                    yield f"<h{level}>{_text(block.runs)}</h{level}>"
                case Paragraph():
                    yield f"<p>{_text(block.runs)}</p>"
                case Grid():
                    yield _table(block)
                case Rule():
                    yield "<hr>"


def _lists(items: list[Item], depth: int) -> str:
    """Write lists of one depth, one after the other: bullets and numbers do not mix."""
    starts = [0]
    bulleted = items[0].mark == "-"
    for index, item in enumerate(items):
        if item.depth == depth and item.mark and (item.mark == "-") != bulleted:
            starts.append(index)
            bulleted = not bulleted
    ends = [*starts[1:], len(items)]
    made = (_list(items[start:end], depth) for start, end in zip(starts, ends, strict=True))
    return "\n".join(made)


def _list(items: list[Item], depth: int) -> str:
    """Nest items by their depth; a later paragraph of an item joins it."""
    parts: list[str] = []
    for inner, group in groupby(items, key=lambda item: item.depth > depth):
        if inner:
            parts.append(_lists(list(group), depth + 1))
            continue
        for item in group:
            ends = "</li>\n<li>" if parts and item.mark else "<br>" if parts else ""
            parts.append(f"{ends}{_text(item.runs)}")
    number = items[0].mark.rstrip(".)") or "-"
    opening = "ul" if number == "-" else "ol" if number == "1" else f'ol start="{number}"'
    return f"<{opening}>\n<li>{''.join(parts)}</li>\n</{opening[:2]}>"


def _table(grid: Grid) -> str:
    rows = "\n".join(f"<tr>{_cells(grid, row)}</tr>" for row in grid.rows)
    heading = "\n".join(f"<tr>{cells}</tr>" for cells in _heading_rows(grid))
    return (
        f'<div class="wide"><table>\n<thead>\n{heading}\n</thead>\n'
        f"<tbody>\n{rows}\n</tbody>\n</table></div>"
    )


def _cells(grid: Grid, row: tuple[Runs, ...]) -> str:
    return "".join(
        f'<td class="{align}">{_text(cell)}</td>'
        for cell, align in zip(row, grid.align, strict=True)
    )


def _heading_rows(grid: Grid) -> list[str]:
    """Write one heading row, or two where headings stand over several columns."""
    titles = [f'<th scope="col">{_text(cell)}</th>' for cell in grid.heading]
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


def _text(runs: Runs) -> str:
    parts = []
    for run in runs:
        text = escape(run.text, quote=False).replace("\n", "<br>")
        text = f"<em>{text}</em>" if run.italic else text
        parts.append(f"<strong>{text}</strong>" if run.bold else text)
    return "".join(parts)
