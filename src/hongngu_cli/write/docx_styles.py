"""Word's styles, one for each kind of line that a profile knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from xml.sax.saxutils import escape, quoteattr

from hongngu_cli.model.profile import Element, Profile
from hongngu_cli.write.docx_xml import twips

LANGUAGE = "vi-VN"
SCRIPTS = ("ascii", "hAnsi", "eastAsia", "cs")
NAMES: Mapping[str, str] = {
    "nation": "Quốc hiệu",
    "motto": "Tiêu ngữ",
    "superior": "Cơ quan cấp trên",
    "body": "Cơ quan ban hành",
    "star": "Dấu sao",
    "number": "Số và ký hiệu",
    "place_date": "Địa danh, ngày tháng",
    "kind": "Tên loại văn bản",
    "about": "Trích yếu",
    "about_end": "Dưới trích yếu",
    "about_dispatch": "Trích yếu công văn",
    "addressed": "Kính gửi",
    "text": "Body Text",
    "part": "heading 1",
    "section": "heading 2",
    "point": "heading 3",
    "centred": "Dòng giữa",
    "authority": "Thẩm quyền ký",
    "post": "Chức vụ người ký",
    "signature": "Chữ ký",
    "signer": "Họ tên người ký",
    "recipients_title": "Nơi nhận",
    "recipients": "Danh sách nơi nhận",
    "annex": "Phụ lục",
    "annex_about": "Tên phụ lục",
    "caption": "Tên bảng",
    "table": "Chữ trong bảng",
    "note": "Ghi chú bảng",
    "page_number": "header",
    "title": "Title",
    "subtitle": "Subtitle",
    "list": "List Bullet",
    "list2": "List Bullet 2",
    "picture": "Hình",
    "line": "Đường kẻ",
}
"""Styles as people see them in Word; names that Word knows are English in the file."""
OUTLINE = {"part": 0, "section": 1, "point": 2}
INNER = 10
"""Millimetres by which an item within an item begins further right."""


def styles_xml(profile: Profile) -> str:
    """Write the styles; each says its letters for every script, Word's defaults being others."""
    return (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:docDefaults><w:rPrDefault>{_letters(Element(), profile.font)}</w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:qFormat/>{_manner(Element())}{_letters(Element(), profile.font)}</w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="Letters">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="Grid"><w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        f"{''.join(_style(key, element, profile.font) for key, element in elements(profile))}"
        "</w:styles>"
    )


def elements(profile: Profile) -> list[tuple[str, Element]]:
    """Give a profile's elements, and what follows from them."""
    own = profile.elements
    text, about = own["text"], own["annex_about"]
    derived = {
        "title": replace(own["kind"], capitals=False),
        "subtitle": replace(about, after=3),
        "list": text,
        "list2": replace(text, left=text.left + INNER),
        "picture": Element(align="center", before=6, after=6),
        "line": Element(size=2, line=3, keep=True),
    }
    return [(key, own[key]) for key in NAMES if key in own] + list(derived.items())


def _style(key: str, element: Element, font: str) -> str:
    level = f'<w:outlineLvl w:val="{OUTLINE[key]}"/>' if key in OUTLINE else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val={quoteattr(NAMES[key])}/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/>{_manner(element, level)}'
        f"{_letters(element, font)}</w:style>"
    )


def _manner(element: Element, level: str = "") -> str:
    """Say a paragraph's spacing, indents and sides."""
    keep = "<w:keepNext/>" if element.keep else ""
    rule = "exact" if element.line else "auto"
    line = element.line * 20 if element.line else element.lines * 240
    return (
        f"<w:pPr>{keep}<w:widowControl/>"
        f'<w:spacing w:before="{element.before * 20:.0f}" w:after="{element.after * 20:.0f}" '
        f'w:line="{line:.0f}" w:lineRule="{rule}"/>'
        f'<w:ind w:left="{twips(element.left)}" w:firstLine="{twips(element.first)}"/>'
        f'<w:jc w:val="{element.align}"/>{level}</w:pPr>'
    )


def _letters(element: Element, font: str) -> str:
    named = escape(font, {'"': "&quot;"})
    fonts = " ".join(f'w:{script}="{named}"' for script in SCRIPTS)
    manner = ("<w:b/><w:bCs/>" if element.bold else "") + (
        "<w:i/><w:iCs/>" if element.italic else ""
    )
    line = '<w:u w:val="single"/>' if element.underline else ""
    half = round(element.size * 2)
    return (
        f'<w:rPr><w:rFonts {fonts}/>{manner}<w:color w:val="000000"/>'
        f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>{line}'
        f'<w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/></w:rPr>'
    )
