"""Our Markdown as blocks of runs, from which documents and pages are made.

Known are headings, paragraphs, lists, tables, rules, bold, italic, line breaks, and pictures
of a report's charts: ``![what is to be seen](chart:levels)`` as a paragraph of its own. All
else is text: raw HTML, links, other pictures, code, quotations, indented lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from hongngu_cli.write.pipes import ABOVE

if TYPE_CHECKING:
    from markdown_it.token import Token

    from hongngu_cli.write.values import Align

KNOWN = ["heading", "list", "table", "hr", "escape", "emphasis", "newline", "image"]
DEEPEST = 100
STYLES: Mapping[str, Align] = {
    "text-align:left": "left",
    "text-align:center": "center",
    "text-align:right": "right",
}


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one manner; a newline in it is a line break."""

    text: str
    bold: bool = False
    italic: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the document's title."""

    level: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph of a list, ``depth`` 1 at the outside.

    ``mark`` is the number as written ("2."), "-" for a bullet, "" for a later paragraph.
    """

    depth: int
    mark: str
    runs: Runs


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; ``above`` holds the headings over several columns, None where there is none."""

    align: tuple[Align, ...]
    above: tuple[str | None, ...]
    heading: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the chart of that key; ``alt`` says what is to be seen."""

    key: str
    alt: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line."""


Block = Heading | Paragraph | Item | Grid | Picture | Rule
CHART = "chart:"


def blocks(markdown: str) -> list[Block]:
    """Read Markdown.

    >>> [block] = blocks("**301** lượt")
    >>> block.runs[0], block.runs[1].text
    (Run(text='301', bold=True, italic=False), ' lượt')
    """
    parser = _ChartsOnly("zero", {"maxNesting": DEEPEST}).enable(KNOWN)
    return list(_read(parser.parse(markdown)))


class _ChartsOnly(MarkdownIt):
    """Leaves every other picture as it is typed."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        return url.startswith(CHART)


def plain_text(runs: Runs) -> str:
    """Give the text without its manner."""
    return "".join(run.text for run in runs)


def _read(tokens: list[Token]) -> Iterator[Block]:
    marks: list[str] = []
    for index, token in enumerate(tokens):
        match token.type:
            case "hr":
                yield Rule()
            case "list_item_open":
                marks.append(f"{token.info}{token.markup}" if token.info else "-")
            case "list_item_close":
                marks.pop()
            case "table_open":
                yield _grid(tokens[index:])
            case "inline" if tokens[index - 1].type not in ("th_open", "td_open"):
                yield _line(tokens[index - 1], token, marks)


def _line(opening: Token, inline: Token, marks: list[str]) -> Block:
    """Read a line of text as what its opening token and the lists around it make of it."""
    if opening.type == "heading_open":
        return Heading(int(opening.tag[1:]), _runs(inline))
    if not marks:
        return _picture(inline) or Paragraph(_runs(inline))
    item = Item(len(marks), marks[-1], _runs(inline))
    marks[-1] = ""
    return item


def _picture(inline: Token) -> Picture | None:
    """Read a paragraph that is the picture of a chart."""
    match inline.children:
        case [one] if one.type == "image" and str(one.attrGet("src")).startswith(CHART):
            alt = "".join(child.content for child in one.children or [])
            return Picture(str(one.attrGet("src")).removeprefix(CHART), alt)
    return None


def _grid(tokens: list[Token]) -> Grid:
    """Read the table whose tokens come first."""
    lines: list[list[Runs]] = []
    align: list[Align] = []
    for token in tokens:
        match token.type:
            case "tr_open":
                lines.append([])
            case "th_open":
                align.append(STYLES.get(str(token.attrGet("style")), "left"))
            case "inline":
                lines[-1].append(_runs(token))
            case "table_close":
                break
    above, heading = _split(lines[0])
    return Grid(tuple(align), above, heading, tuple(map(tuple, lines[1:])))


def _split(cells: list[Runs]) -> tuple[tuple[str | None, ...], tuple[Runs, ...]]:
    """Take apart headings that stand over a column from its own title."""
    above: list[str | None] = []
    heading: list[Runs] = []
    for runs in cells:
        over, mark, title = plain_text(runs).partition(ABOVE)
        above.append(over if mark else None)
        heading.append((Run(title),) if mark else runs)
    return tuple(above), tuple(heading)


def _runs(inline: Token) -> Runs:
    """Read the runs of a line, neighbours of one manner joined."""
    runs: list[Run] = []
    bold = italic = 0
    for token in inline.children or []:
        bold += {"strong_open": 1, "strong_close": -1}.get(token.type, 0)
        italic += {"em_open": 1, "em_close": -1}.get(token.type, 0)
        text = {"softbreak": " ", "hardbreak": "\n"}.get(token.type, token.content)
        if token.type == "image":
            text = f"![{text}]({token.attrGet('src')})"  # within a line it is no picture
        if not text:
            continue
        run = Run(text, bool(bold), bool(italic))
        if runs and (runs[-1].bold, runs[-1].italic) == (run.bold, run.italic):
            run = replace(run, text=runs.pop().text + text)
        runs.append(run)
    return tuple(runs)
