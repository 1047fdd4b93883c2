"""Is a Word document laid out as its kind of office must? Every row of the rules, one by one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from document_parts import Document, Grid, Line, Pages, Run
from document_rules import RULES, Rules
from letter_checker import closing, letterhead, sized, title_block, unsigned

FONT = "Times New Roman"
SIDES = ("11906", "16838")
PICTURE = re.compile(r'<wp:docPr [^>]*descr="([^"]*)".*?<a:ext cx="([0-9]+)"')
EMU = 635
"""The unit of pictures, to a twip."""


def deviations(content: bytes, profile: str, shape: str = "named") -> list[str]:
    """Name everything in a document that is not as its profile asks."""
    read, rules = Document(content), RULES[profile]
    return [
        *_pages(read, rules),
        *_letters(read, rules),
        *(title_block(read, rules) if shape == "speech" else letterhead(read, rules, shape)),
        *_text(read, rules),
        *(unsigned(read) if shape == "speech" else closing(read, rules)),
        *_tables(read),
        *_pictures(read),
    ]


def _pages(read: Document, rules: Rules) -> Iterator[str]:
    first, *others = read.sections
    for number, section in enumerate(read.sections, 1):
        for says in _paper(section, rules):
            yield f"section {number}: {says}"
    if first.size.get("orient") == "landscape":
        yield "first page lies across"
    beginning = first.headers.get("first", first.headers.get("default", ""))
    if not first.title_page or "PAGE" in read.header(beginning)[1]:
        yield "page number stands on page 1"
    yield from _numbered(read, rules, first.headers.get("default"))
    for section in others:
        if section.title_page:
            yield "titlePg hides the page number of a later section"
        if section.headers and "PAGE" not in read.header(section.headers["default"])[1]:
            yield "a later section has no page number"
        across = section.size.get("orient") == "landscape"
        if across and section.restart != ("1" if rules.restarts else None):
            yield f"page numbers of an annex start at {section.restart}"


def _paper(section: Pages, rules: Rules) -> Iterator[str]:
    across = section.size.get("orient") == "landscape"
    if (section.size.get("w"), section.size.get("h")) != (SIDES[::-1] if across else SIDES):
        yield f"paper is {section.size}"
    for side, (least, most) in rules.margins.items():
        if not least <= int(section.margins[side]) <= most:
            yield f"{side} margin is {section.margins[side]}"
    if section.margins["header"] != "567":
        yield f"page number is {section.margins['header']} from the edge"


def _numbered(read: Document, rules: Rules, name: str | None) -> Iterator[str]:
    lines, asked = read.header(name) if name else ([], "")
    if "PAGE" not in asked:
        yield "header has no PAGE field"
    for line in lines:
        if line.align != "center":
            yield "page number is not in the middle"
        yield from sized(line, rules.page_number, "page number")
        if line.any("b") or line.any("i"):
            yield "page number is not upright"


def _letters(read: Document, rules: Rules) -> Iterator[str]:
    underlined = "Nơi nhận:" if "u" in rules.recipients_title[1] else ""
    headers = [name for name, target in read.targets.items() if "header" in target]
    for line in (*read.lines(), *(line for name in headers for line in read.header(name)[0])):
        for run in line.runs:
            yield from (f"{run.text[:20]!r}: {says}" for says in _run(run))
        if line.any("u") and line.text != underlined:
            yield f"{line.text[:20]!r} is underlined"
        if line.border and line.border != "single":
            yield f"line drawn is {line.border}"


def _run(run: Run) -> Iterator[str]:
    scripts = {run.fonts.get(key) for key in ("ascii", "hAnsi", "cs", "eastAsia")}
    if scripts != {FONT} or any("heme" in key for key in run.fonts):
        yield f"font is {run.fonts}"
    if run.size != run.size_cs:
        yield "szCs is not sz"
    if run.colour not in ("000000", "auto", ""):
        yield f"colour is {run.colour}"
    if run.language != "vi-VN":
        yield f"language is {run.language!r}"
    if not unicodedata.is_normalized("NFC", run.text):
        yield "text is not NFC"
    if run.flags & {"caps", "smallCaps"}:
        yield "capitals are by format only"


def _text(read: Document, rules: Rules) -> Iterator[str]:
    for section in read.sections:
        for line in section.content:
            if isinstance(line, Line) and line.text.strip() and not _of_other_kind(line):
                yield from (f"text {line.text[:20]!r}: {says}" for says in _body(line, rules))
                if re.match(r"[IVX]+[-.]", line.text):
                    yield from _part(line, rules)


def _of_other_kind(line: Line) -> bool:
    """Tell lines in the middle, those addressed, and notes of tables."""
    addressed = line.align == "left" and bool(line.number("indent", "left"))
    return line.align == "center" or addressed or (line.all("i") and line.sizes() == {24})


def _body(line: Line, rules: Rules) -> Iterator[str]:
    yield from sized(line, rules.text, "letters")
    if line.align != "both":
        yield "is not justified"
    if line.number("indent", "firstLine") not in rules.indents:
        yield f"is indented {line.number('indent', 'firstLine')}"
    if line.number("spacing", "before") + line.number("spacing", "after") < 120:
        yield "stands too near to the next"
    exact = line.spacing.get("lineRule") == "exact"
    least, most = rules.line
    if exact != rules.exact or not least <= line.number("spacing", "line") <= most:
        yield f"has lines of {line.spacing}"


def _part(line: Line, rules: Rules) -> Iterator[str]:
    if not re.match(rules.part, line.text):
        yield f"part is {line.text!r}"
    if not line.all("b") or not line.keep:
        yield f"heading {line.text!r} is not bold, or may stand alone"


def _pictures(read: Document) -> Iterator[str]:
    """Look for pictures that say nothing to who cannot see them, or stand out of the text."""
    section = read.sections[0]
    room = int(section.size["w"]) - sum(int(section.margins[side]) for side in ("left", "right"))
    for said, wide in PICTURE.findall(read.parts["word/document.xml"].decode("utf-8")):
        if not said:
            yield "a picture has no alternative text"
        if int(wide) > room * EMU:
            yield "a picture is wider than the text"


def _tables(read: Document) -> Iterator[str]:
    for section in read.sections:
        for table in section.content:
            if isinstance(table, Grid) and table.bordered:
                if not all(table.unsplit):
                    yield "a table's row may be split over pages"
                if not table.repeated[0]:
                    yield "a table's header is not repeated"
                sides = sum(int(section.margins[side]) for side in ("left", "right"))
                room = int(section.size["w"]) - sides
                if sum(table.widths) > room + 20:
                    yield "a table is wider than the page"
