"""Word documents, made from the same Markdown that people can read and change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hongngu_cli.write.blocks import Block, Grid, Heading, Item, Paragraph, Rule, blocks, plain_text
from hongngu_cli.write.charts_named import named
from hongngu_cli.write.docx_package import package
from hongngu_cli.write.docx_page import Section, section_xml
from hongngu_cli.write.docx_text import Draw, Text
from hongngu_cli.write.docx_xml import ended
from hongngu_cli.write.letter_docx import closing, opening
from hongngu_cli.write.markdown import as_markdown
from hongngu_cli.write.values import visible

if TYPE_CHECKING:
    from hongngu_cli.model.letter import Letter
    from hongngu_cli.model.profile import Profile
    from hongngu_cli.model.report import Report
    from hongngu_cli.write.style import Style

SHORT = 1_200
"""A title part of so many characters does not stay alone on a page before a wide table."""
Pages = list[tuple[Section, list[str]]]


def render(report: Report, style: Style) -> bytes:
    """Write a report as a Word document. Raises Failure where its template is wrong."""
    profile = report.letter.profile if report.letter else style.profile()
    markdown = as_markdown(report, style)
    return document(markdown, report.title, profile, report.letter, _drawing(report, style))


def _drawing(report: Report, style: Style) -> Draw:
    """Give what draws the charts of a report; the library for it is loaded with the first."""

    def draw(key: str) -> bytes:
        from hongngu_cli.write.charts_png import png

        return png(named(key, report.charts), style.decimals)

    return draw


def document(
    markdown: str,
    title: str,
    profile: Profile,
    letter: Letter | None = None,
    draw: Draw | None = None,
) -> bytes:
    """Make a Word document of our Markdown, with what stands around it in a letter."""
    read, text = blocks(markdown), Text(profile, letter is not None, draw)
    pages = _letter(read, text, letter) if letter else _plain(read, text)
    *before, (last, end) = pages
    body = "".join(
        f"{''.join(xmls[:-1])}{ended(xmls[-1], section_xml(profile, section))}"
        for section, xmls in before
    )
    made = f"{body}{''.join(end)}{section_xml(profile, last)}"
    return package(made, visible(title), profile, text.pictures)


def _plain(read: list[Block], text: Text) -> Pages:
    """Write a document whose title is its first part."""
    front = _front(read)
    pages: Pages = []
    for across, start, end in _parts(read, text, front):
        cut = max(start, min(front, end))
        title = text.written(read[start:cut], across=across, front=True)
        _put(pages, [*title, *text.written(read[cut:end], across=across)], across=across)
    return pages or [(Section(first=True), [])]


def _letter(read: list[Block], text: Text, letter: Letter) -> Pages:
    """Write a document between its letterhead and its signature, its annexes after that."""
    starts = [i for i, block in enumerate(read) if isinstance(block, Heading) and block.level == 1]
    body = read[: starts[0]] if starts else read
    pages: Pages = []
    _put(pages, opening(letter), across=False)
    signed = closing(letter)
    for across, start, end in _parts(body, text, 0):
        keep = bool(signed) and end == len(body)
        written = text.written(body[start:end], across=across, keep=keep)
        _put(pages, list(written), across=across)
    _put(pages, signed, across=False)
    restart = letter.profile.annex_restarts
    for start, end in zip(starts, [*starts, len(read)][1:], strict=True):
        xmls = list(text.written(read[start:end], across=True))
        pages.append((Section(landscape=True, restart=restart), xmls))
    return pages


def _put(pages: Pages, xmls: list[str], *, across: bool) -> None:
    """Go on with the last pages, on new ones where these are of the other orientation."""
    if xmls and (not pages or pages[-1][0].landscape != across):
        pages.append((Section(across, first=not pages), []))
    if xmls:
        pages[-1][1].extend(xmls)


def _parts(read: list[Block], text: Text, front: int) -> Iterator[tuple[bool, int, int]]:
    """Cut a text at its headings; a part with a wide table lies across the page."""
    starts = [i for i, block in enumerate(read) if isinstance(block, Heading) and i >= front]
    ends = [*starts, len(read)]
    across = [
        any(text.plan(block).landscape for block in read[start:end] if isinstance(block, Grid))
        for start, end in zip([0, *starts], ends, strict=True)
    ]
    if starts and not text.letter and _length(read[: starts[0]]) < SHORT:
        across[0] = across[1]
    parts = list(zip([0, *starts], ends, strict=True))
    for number, (start, end) in reversed([*enumerate(parts[:-1])]):
        if end - start == 1:  # a heading alone goes to the page of what it is over
            across[number] = across[number + 1]
    for landscape, (start, end) in zip(across, parts, strict=True):
        if start < end:
            yield landscape, start, end


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
