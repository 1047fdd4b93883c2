"""Pages of a Word document: paper, margins and page numbers of each section."""

from __future__ import annotations

from dataclasses import dataclass

from hongngu_cli.model.profile import Profile
from hongngu_cli.write.docx_xml import paragraph, twips

NUMBERED, UNNUMBERED = "rIdNumbered", "rIdUnnumbered"
"""The headers by the names that a section calls them by."""
RESTART = '<w:pgNumType w:start="1"/>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one orientation; those of the ``first`` have no number on the first page.

    With ``restart`` pages are counted anew.
    """

    landscape: bool = False
    first: bool = False
    restart: bool = False


def section_xml(profile: Profile, section: Section) -> str:
    """Write a section: what it does not say of headers is as in the one before."""
    paper = profile.paper
    sides = (paper.long, paper.short) if section.landscape else (paper.short, paper.long)
    wide, high = map(twips, sides)
    across = ' w:orient="landscape"' if section.landscape else ""
    headers = (
        f'<w:headerReference w:type="default" r:id="{NUMBERED}"/>'
        f'<w:headerReference w:type="first" r:id="{UNNUMBERED}"/>'
    )
    margins = " ".join(
        f'w:{side}="{twips(getattr(paper, side))}"'
        for side in ("top", "right", "bottom", "left", "header")
    )
    return (
        f"<w:sectPr>{headers if section.first else ''}"
        f'<w:pgSz w:w="{wide}" w:h="{high}"{across}/>'
        f'<w:pgMar {margins} w:footer="{twips(paper.header)}" w:gutter="0"/>'
        f"{RESTART if section.restart else ''}"
        f"{'<w:titlePg/>' if section.first else ''}</w:sectPr>"
    )


def header_xml(*, numbered: bool) -> str:
    """Write a header: the page's number in the middle, or nothing."""
    return (
        '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"{paragraph('page_number', FIELD if numbered else '')}</w:hdr>"
    )
