"""Word documents, made from the same Markdown that people can read and change."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from hongngu_cli.write.blocks import (
    Block,
    Grid,
    Heading,
    Item,
    Paragraph,
    Rule,
    Runs,
    blocks,
    plain_text,
)
from hongngu_cli.write.docx_page import add_section, blank, lay_out, room, twips
from hongngu_cli.write.docx_table import Plan, plan, runs_xml, table_xml
from hongngu_cli.write.markdown import as_markdown
from hongngu_cli.write.values import visible
from hongngu_cli.write.zips import without_clock

if TYPE_CHECKING:
    from hongngu_cli.model.report import Report
    from hongngu_cli.write.style import Style

HEADINGS = {1: "Title", 2: "Heading1", 3: "Heading2"}
LINE = 50
"""Millimetres of the line under a document's title."""
SPACER = f'<w:p {nsdecls("w")}><w:pPr><w:spacing w:line="120" w:lineRule="exact"/></w:pPr></w:p>'
SHORT = 1_200
"""A title part of so many characters does not stay alone on a page before a wide table."""


def render(report: Report, style: Style) -> bytes:
    """Write a report as a Word document. Raises Failure where its template is wrong."""
    return document(as_markdown(report, style), report.title)


def document(markdown: str, title: str) -> bytes:
    """Make a Word document of our Markdown."""
    made = blank(visible(title))
    body = made.element.body
    read = blocks(markdown)
    plans = {id(block): plan(block) for block in read if isinstance(block, Grid)}
    across: bool | None = None
    for landscape, chunk in _chunks(read, plans):
        if across is None:
            lay_out(made.sections[0], landscape=landscape)
        elif landscape != across:
            add_section(made, landscape=landscape)
        across = landscape
        for xml in chunk:
            body.insert(len(body) - 1, parse_xml(xml))
    file = io.BytesIO()
    made.save(file)
    return without_clock(file.getvalue())


def _chunks(read: list[Block], plans: dict[int, Plan]) -> Iterator[tuple[bool, list[str]]]:
    """Cut the document at its headings; a part with a wide table lies across the page."""
    front = _front(read)
    starts = [i for i, block in enumerate(read) if isinstance(block, Heading) and i >= front]
    ends = [*starts, len(read)]
    across = [
        any(plans[id(block)].landscape for block in read[start:end] if isinstance(block, Grid))
        for start, end in zip([0, *starts], ends, strict=True)
    ]
    if starts and _length(read[: starts[0]]) < SHORT:
        across[0] = across[1]
    for landscape, start, end in zip(across, [0, *starts], ends, strict=True):
        made = (
            _xml(block, plans, front=at < front, landscape=landscape)
            for at, block in enumerate(read[start:end], start)
        )
        if start < end:
            yield landscape, [element for elements in made for element in elements]


def _length(part: list[Block]) -> int:
    texts = (block.runs for block in part if isinstance(block, Heading | Paragraph | Item))
    return sum(len(plain_text(runs)) for runs in texts)


def _front(read: list[Block]) -> int:
    """Count the blocks of the title: up to the first rule that follows the title."""
    titled = False
    for index, block in enumerate(read):
        titled |= isinstance(block, Heading) and block.level == 1
        if isinstance(block, Rule):
            return index + 1 if titled else 0
        if isinstance(block, Item | Grid):
            return 0
    return 0


def _xml(block: Block, plans: dict[int, Plan], *, front: bool, landscape: bool) -> tuple[str, ...]:
    match block:
        case Heading():
            return (_paragraph(HEADINGS.get(block.level, "Heading3"), block.runs),)
        case Paragraph():
            return (_paragraph("Subtitle" if front else "BodyText", block.runs),)
        case Item():
            mark = "+" if block.mark == "-" and block.depth > 1 else block.mark
            name = "ListBullet" if block.depth == 1 else "ListBullet2"
            return (_paragraph(name, block.runs, f"{mark} " if mark else ""),)
        case Grid():
            # Without a paragraph between them two tables would become one.
            return table_xml(block, plans[id(block)]), SPACER
        case Rule():
            return (_rule(landscape=landscape),)


def _paragraph(style: str, runs: Runs, mark: str = "") -> str:
    letters = [(run.text, run.bold, run.italic) for run in runs]
    if mark:
        letters.insert(0, (mark, False, False))
    return (
        f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs_xml(letters)}</w:p>'
    )


def _rule(*, landscape: bool) -> str:
    indent = twips((room(landscape=landscape) - LINE) / 2)
    return (
        f'<w:p {nsdecls("w")}><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" '
        f'w:color="000000"/></w:pBdr><w:spacing w:after="240" w:line="60" w:lineRule="exact"/>'
        f'<w:ind w:left="{indent}" w:right="{indent}"/></w:pPr></w:p>'
    )
