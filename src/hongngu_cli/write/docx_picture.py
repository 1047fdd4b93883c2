"""A picture in a Word document, as wide as it was drawn."""

from __future__ import annotations

import struct
from xml.sax.saxutils import quoteattr

from hongngu_cli.write.docx_xml import paragraph

EMU = 36_000
"""Word's smallest length, to a millimetre."""
WIDTH = 160
SIZE = slice(16, 24)
"""Where a PNG says its width and height."""


def picture_xml(png: bytes, number: int, alt: str) -> str:
    """Write a paragraph that shows the picture of that number; ``alt`` is read out instead."""
    wide, high = struct.unpack(">II", png[SIZE])
    extent = f'cx="{WIDTH * EMU}" cy="{WIDTH * EMU * high // wide}"'
    named = f'id="{number}" name="Hình {number}"'
    return paragraph(
        "picture",
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {extent}/><wp:docPr {named} descr={quoteattr(alt)}/>"
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f"<pic:pic><pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="rIdPicture{number}"/><a:stretch><a:fillRect/>'
        f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
    )
