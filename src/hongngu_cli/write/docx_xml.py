"""Paragraphs of WordprocessingML, as text: a document of many pages is put together quickly."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape

Letters = Sequence[tuple[str, bool, bool]]
"""Text with bold and italic."""
NAMED = re.compile(r'(<w:pPr><w:pStyle w:val="\w+"/>)(?!<w:keepNext/>)')

ABOVE = 2
"""Points between a text and the line drawn under it."""


def twips(millimetres: float) -> int:
    """Give a length as Word counts it, 1440 to an inch.

    >>> twips(20), twips(30)
    (1134, 1701)
    """
    return round(millimetres * 1440 / 25.4)


def paragraph(style: str, runs: str = "", manner: str = "") -> str:
    """Write a paragraph; ``manner`` is what it has besides its style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{manner}</w:pPr>{runs}</w:p>'


def line(style: str, text: str, manner: str = "") -> str:
    """Write a paragraph of text in its style's letters."""
    return paragraph(style, runs_xml([(text, False, False)]), manner)


def gap(points: float) -> str:
    """Write an empty line of that height."""
    return paragraph("line", manner=spacing(line=points))


def rule(length: float, room: float, high: float, after: float = 0) -> str:
    """Draw a line of so many millimetres in the middle of a room; the rest is points."""
    indent = twips((room - length) / 2)
    border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
    place = f'<w:ind w:left="{indent}" w:right="{indent}"/>'
    return paragraph("line", manner=f"{border}{spacing(ABOVE, after, high - ABOVE)}{place}")


def spacing(before: float = 0, after: float = 0, line: float = 0) -> str:
    """Say the points around a paragraph, and how high its lines are where the style differs."""
    exact = f' w:line="{line * 20:.0f}" w:lineRule="exact"' if line else ""
    return f'<w:spacing w:before="{before * 20:.0f}" w:after="{after * 20:.0f}"{exact}/>'


def kept(xml: str) -> str:
    """Hold paragraphs on the page of what follows.

    >>> kept(paragraph("text"))
    '<w:p><w:pPr><w:pStyle w:val="text"/><w:keepNext/></w:pPr></w:p>'
    """
    return NAMED.sub(r"\1<w:keepNext/>", xml)


def ended(xml: str, section: str) -> str:
    """End a section with a paragraph."""
    before, mark, after = xml.rpartition("</w:pPr>")
    return f"{before}{section}{mark}{after}"


def runs_xml(letters: Letters, points: float | None = None) -> str:
    """Write runs of text; ``points`` where the size is not the style's."""
    size = f'<w:sz w:val="{points * 2:.0f}"/><w:szCs w:val="{points * 2:.0f}"/>' if points else ""
    made = []
    for text, bold, italic in letters:
        manner = ("<w:b/><w:bCs/>" if bold else "") + ("<w:i/><w:iCs/>" if italic else "") + size
        lines = "<w:br/>".join(
            f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n")
        )
        made.append(f"<w:r>{f'<w:rPr>{manner}</w:rPr>' if manner else ''}{lines}</w:r>")
    return "".join(made)
