"""An empty Word document as a Vietnamese office sets it up."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

if TYPE_CHECKING:
    from docx.document import Document as Made
    from docx.section import Section

FONT = "Times New Roman"
LONG_SIDE, SHORT_SIDE = 297, 210
TOP = BOTTOM = 20
LEFT, RIGHT = 30, 15
HEADER = 10
INDENT = 10
LANGUAGE = "vi-VN"
NO_CLOCK = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
WORD = "http://schemas.microsoft.com/office/word"


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style: letters in points, indents in millimetres, spacing in points.

    ``line`` is an exact line height, 0 for a single line.
    """

    name: str
    size: float = 14
    bold: bool = False
    italic: bool = False
    align: str = "left"
    first: float = 0
    left: float = 0
    before: float = 0
    after: float = 6
    line: float = 0
    keep: bool = False


BODY = Look("Body Text", align="both", first=INDENT, line=20)
LOOKS = (
    Look("Normal", after=0),
    Look("Title", 15, bold=True, align="center", before=12, keep=True),
    Look("Subtitle", align="center", after=3, keep=True),
    Look("Heading 1", bold=True, before=12, keep=True),
    Look("Heading 2", bold=True, italic=True, before=6, keep=True),
    Look("Heading 3", italic=True, before=6, keep=True),
    BODY,
    replace(BODY, name="List Bullet"),
    replace(BODY, name="List Bullet 2", left=INDENT),
    Look("Table Text", 12, after=0),
    Look("Header", align="center", after=0),
)
BUILT_IN = {"Default Paragraph Font", "Normal Table", "No List"}


def blank(title: str) -> Made:
    """Make an empty document: A4, margins, styles, page numbers, fixed properties."""
    document = Document()
    _leave_out(document, ("stylesWithEffects", "thumbnail", "customXml"))
    _properties(document, title)
    _styles(document)
    _settings(document)
    section = document.sections[0]
    lay_out(section, landscape=False)
    section.different_first_page_header_footer = True
    _number_pages(section)
    return document


def add_section(document: Made, *, landscape: bool) -> None:
    """Go on on a new page of the other orientation, which shows its number."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    lay_out(section, landscape=landscape)
    section.different_first_page_header_footer = False
    # The library ends the old section with an empty line, which may need a page of its own.
    line = document.element.body[-2]
    line.getprevious().get_or_add_pPr().append(line.pPr.sectPr)
    document.element.body.remove(line)


def lay_out(section: Section, *, landscape: bool) -> None:
    """Set paper and margins."""
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width = Mm(LONG_SIDE if landscape else SHORT_SIDE)
    section.page_height = Mm(SHORT_SIDE if landscape else LONG_SIDE)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance = section.footer_distance = Mm(HEADER)


def room(*, landscape: bool) -> float:
    """Give the width between the margins, in millimetres."""
    return (LONG_SIDE if landscape else SHORT_SIDE) - LEFT - RIGHT


def _leave_out(document: Made, kinds: tuple[str, ...]) -> None:
    """Drop parts that the library's own blank document brings along."""
    for owner in (document.part.package, document.part):
        for key, relation in list(owner.rels.items()):
            if relation.reltype.endswith(kinds):
                del owner.rels[key]


def _properties(document: Made, title: str) -> None:
    core = document.core_properties
    core.title, core.author, core.comments, core.language = title, "", "", LANGUAGE
    core.created = core.modified = NO_CLOCK


def _styles(document: Made) -> None:
    """Keep the styles in use only, and say fonts, sizes and language in each of them."""
    document.styles.add_style("Table Text", WD_STYLE_TYPE.PARAGRAPH)
    kept = {look.name for look in LOOKS} | BUILT_IN
    for style in list(document.styles):
        if style.name not in kept:
            style.delete()
    for look in LOOKS:
        _dress(document.styles[look.name].element, look)
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}")
    defaults.replace(defaults[0], _letters(Look("")))


def _dress(style: Any, look: Look) -> None:  # noqa: ANN401 - python-docx's XML has no types
    """Replace what the style says of paragraphs and letters."""
    for name in ("w:pPr", "w:rPr", "w:link", "w:next"):
        for old in style.findall(qn(name)):
            style.remove(old)
    style.append(_paragraph(look))
    style.append(_letters(look))


def _paragraph(look: Look) -> Any:  # noqa: ANN401 - python-docx's XML has no types
    line = f'w:line="{look.line * 20:.0f}" w:lineRule="exact"' if look.line else ""
    single = line or 'w:line="240" w:lineRule="auto"'
    keep = "<w:keepNext/>" if look.keep else ""
    level = f'<w:outlineLvl w:val="{int(look.name[-1]) - 1}"/>' if "Heading" in look.name else ""
    return parse_xml(
        f"<w:pPr {nsdecls('w')}>{keep}<w:widowControl/>"
        f'<w:spacing w:before="{look.before * 20:.0f}" w:after="{look.after * 20:.0f}" {single}/>'
        f'<w:ind w:left="{twips(look.left)}" w:firstLine="{twips(look.first)}"/>'
        f'<w:jc w:val="{look.align}"/>{level}</w:pPr>'
    )


def _letters(look: Look) -> Any:  # noqa: ANN401 - python-docx's XML has no types
    """Say the letters for every script: Word takes some from places ``font.name`` leaves."""
    fonts = " ".join(f'w:{script}="{FONT}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    manner = ("<w:b/><w:bCs/>" if look.bold else "") + ("<w:i/><w:iCs/>" if look.italic else "")
    half = round(look.size * 2)
    return parse_xml(
        f"<w:rPr {nsdecls('w')}><w:rFonts {fonts}/>{manner}"
        f'<w:color w:val="000000"/><w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
        f'<w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/></w:rPr>'
    )


def _settings(document: Made) -> None:
    """Set language and decimal comma, and ask Word for no older version's manners."""
    settings = document.settings.element
    settings.find(qn("w:themeFontLang")).attrib.update(
        {qn("w:val"): LANGUAGE, qn("w:eastAsia"): LANGUAGE}
    )
    settings.find(qn("w:decimalSymbol")).set(qn("w:val"), ",")
    settings.find(qn("w:listSeparator")).set(qn("w:val"), ";")
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _number_pages(section: Section) -> None:
    """Put the page number into the middle of the header, but of the first page."""
    section.first_page_header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.style = "Header"
    field = f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    paragraph._p.append(parse_xml(field))  # noqa: SLF001 - python-docx knows no fields


def twips(millimetres: float) -> int:
    """Give a length as Word counts it, 1440 to an inch.

    >>> twips(20), twips(30)
    (1134, 1701)
    """
    return round(millimetres * 1440 / 25.4)
