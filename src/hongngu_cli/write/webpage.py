"""One web page that needs nothing else, made from the same Markdown as documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from hongngu_cli.write.blocks import Block, blocks
from hongngu_cli.write.charts_named import named
from hongngu_cli.write.charts_svg import svg
from hongngu_cli.write.letter_html import CSS as LETTER
from hongngu_cli.write.letter_html import letterhead, signature
from hongngu_cli.write.markdown import as_markdown
from hongngu_cli.write.values import visible
from hongngu_cli.write.webpage_css import CSS
from hongngu_cli.write.webpage_parts import Draw, Parts, is_short, rule_at, sections

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
<a class="skip" href="#noi-dung">Tới phần nội dung</a>
<div class="paper">
{body}
</div>
</body>
</html>
"""


def render(report: Report, style: Style) -> bytes:
    """Write a report as a web page. Raises Failure where its template is wrong."""

    def draw(key: str, alt: str, name: str) -> str:
        return svg(named(key, report.charts), alt, name, style.decimals)

    head = letterhead(report.letter) if report.letter else ""
    foot = signature(report.letter) if report.letter else ""
    return page(as_markdown(report, style), report.title, head, foot, draw).encode("utf-8")


def page(
    markdown: str, title: str, head: str = "", foot: str = "", draw: Draw | None = None
) -> str:
    """Make a web page of our Markdown.

    ``head`` is a letterhead that holds the page's h1, ``foot`` who signs; annexes follow it.
    """
    read, parts = blocks(markdown), Parts(titled=bool(head), draw=draw)
    body = _lettered(read, parts, head, foot) if head else _plain(read, parts)
    return PAGE.format(
        title=escape(visible(title)), css=CSS + LETTER * bool(head), body="\n".join(body)
    )


def _lettered(read: Sequence[Block], parts: Parts, head: str, foot: str) -> Iterator[str]:
    """Put the text between letterhead and signature, and annexes after it."""
    cut = sections(read, titled=True)
    annexes = next((at for at, (manner, _) in enumerate(cut) if "annex" in manner), len(cut))
    yield f"<header>\n{head}\n</header>"
    yield '<main id="noi-dung" tabindex="-1">'
    yield from _sections(parts, cut[:annexes])
    if foot and annexes < len(cut):
        yield foot
    yield from _sections(parts, cut[annexes:])
    yield "</main>"
    if foot and annexes == len(cut):
        yield f"<footer>\n{foot}\n</footer>"


def _plain(read: Sequence[Block], parts: Parts) -> Iterator[str]:
    """Put what stands above the first rule into the page's header."""
    front = rule_at(read)
    cut = sections(read[front:], titled=front > 0)
    beside = bool(cut) and cut[0][0] == "across"
    if len(cut) > 1 and cut[1][0] == "across" and is_short(cut[0][1]):
        cut[0], beside = ("across", cut[0][1]), True
    if front:
        yield '<header class="across">' if beside else "<header>"
        yield from parts.write(read[:front])
        yield "</header>"
    yield '<main id="noi-dung" tabindex="-1">'
    yield from _sections(parts, cut)
    yield "</main>"


def _sections(parts: Parts, cut: Sequence[tuple[str, list[Block]]]) -> Iterator[str]:
    for manner, part in cut:
        if manner:
            yield f'<section class="{manner}">'
        yield from parts.write(part, across="across" in manner)
        if manner:
            yield "</section>"
