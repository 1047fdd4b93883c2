"""The parts of a Word document: text, styles, settings, headers, pictures, properties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from hongngu_cli.model.profile import Profile
from hongngu_cli.write.docx_page import NUMBERED, UNNUMBERED, header_xml
from hongngu_cli.write.docx_styles import LANGUAGE, styles_xml
from hongngu_cli.write.zips import zipped

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DOCUMENT = (
    f'<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}/relationships" '
    f'xmlns:wp="{DRAWING}/wordprocessingDrawing" xmlns:a="{DRAWING}/main" '
    f'xmlns:pic="{DRAWING}/picture"><w:body>'
)
SETTINGS = (
    f'<w:settings xmlns:w="{WORD}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting '
    'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    f'</w:compat><w:themeFontLang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}"/>'
    '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)
"""Language and decimal comma; no older version's manners."""
CORE = (
    f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title>'
    "<dc:creator></dc:creator>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</dcterms:modified>'
    f"<dc:language>{LANGUAGE}</dc:language></cp:coreProperties>"
)
"""No author and no clock."""
PARTS = (
    ("word/styles.xml", "styles", "styles"),
    ("word/settings.xml", "settings", "settings"),
    ("word/header1.xml", "header", "header"),
    ("word/header2.xml", "header", "header"),
)
"""What belongs to the text: its place, its type and its relationship."""
NAMES = ("rIdStyles", "rIdSettings", UNNUMBERED, NUMBERED)


def package(body: str, title: str, profile: Profile, pictures: Sequence[bytes] = ()) -> bytes:
    """Put a document together; its pictures (PNG) are called rIdPicture1 and so on."""
    texts = {
        "[Content_Types].xml": _types(pictures=bool(pictures)),
        "_rels/.rels": _relationships(
            {
                "rId1": (f"{OFFICE}/relationships/officeDocument", "word/document.xml"),
                "rId2": (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            }
        ),
        "docProps/core.xml": CORE.format(title=escape(title)),
        "word/document.xml": f"{DOCUMENT}{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relationships(_of_document(len(pictures))),
        "word/styles.xml": styles_xml(profile),
        "word/settings.xml": SETTINGS,
        "word/header1.xml": header_xml(numbered=False),
        "word/header2.xml": header_xml(numbered=True),
    }
    media = ((f"word/media/picture{number}.png", png) for number, png in enumerate(pictures, 1))
    return zipped((*((name, (HEAD + xml).encode()) for name, xml in texts.items()), *media))


def _types(*, pictures: bool) -> str:
    png = '<Default Extension="png" ContentType="image/png"/>' if pictures else ""
    own = "".join(
        f'<Override PartName="/{path}" ContentType="{TYPES}.{kind}+xml"/>'
        for path, kind, _ in (("word/document.xml", "document.main", ""), *PARTS)
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{png}{own}'
        '<Override PartName="/docProps/core.xml" ContentType='
        '"application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _of_document(pictures: int) -> dict[str, tuple[str, str]]:
    own = {
        name: (f"{OFFICE}/relationships/{kind}", path.removeprefix("word/"))
        for name, (path, _, kind) in zip(NAMES, PARTS, strict=True)
    }
    return own | {
        f"rIdPicture{number}": (f"{OFFICE}/relationships/image", f"media/picture{number}.png")
        for number in range(1, pictures + 1)
    }


def _relationships(named: Mapping[str, tuple[str, str]]) -> str:
    made = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'
        for name, (kind, target) in named.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{made}</Relationships>'
