"""What a filled template lacks that Word asks of a document."""

from __future__ import annotations

from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn

CELLS = tuple(qn(f"w:{name}") for name in ("tc", "footnote", "endnote"))
PARAGRAPH = qn("w:p")
EMPTY = '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'


def mended(root: Any) -> Any:  # noqa: ANN401 - lxml tells no types
    """Give each cell that lost its paragraphs an empty one, and drop tables that lost their rows.

    Word opens a document with neither.
    """
    for table in list(root.iter(qn("w:tbl"))):
        if table.find(qn("w:tr")) is None:
            table.getparent().remove(table)
    page_ends = [root] if root.tag in (qn("w:hdr"), qn("w:ftr")) else []
    for cell in [*root.iter(*CELLS), *page_ends]:
        if len(cell) == 0 or cell[-1].tag != PARAGRAPH:
            cell.append(parse_xml(EMPTY))
    return root
