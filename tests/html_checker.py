"""What keeps people from using a web page: a small checker of our own, over lxml.

It knows what our pages may hold, and reads colours from the page's own style sheet, where
selectors are a tag, a class, both, or such ones inside one another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from lxml import html

if TYPE_CHECKING:
    from lxml.html import HtmlElement

CONTRAST = 7.0
"""WCAG 2.2, success criterion 1.4.6 (AAA), for text of usual size."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
OUTSIDE = re.compile(r"(?:src|href|action|data|poster|srcset)$|^xlink:href$")
ASKS = re.compile(r"url\(|@import|@font-face")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
COLOUR = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})\b")
NAMED = {"black": "#000", "white": "#fff"}
SIMPLE = re.compile(r"([a-z0-9]*)((?:\.[\w-]+)*)")


def problems(page: str) -> list[str]:
    """Say everything that is wrong with a page; nothing for a good one."""
    root = html.document_fromstring(page)
    return [
        *_document(root, page),
        *_headings(root),
        *_tables(root),
        *_pictures(root),
        *_references(root),
        *_stands_alone(root),
        *_contrasts(root),
    ]


def _document(root: HtmlElement, page: str) -> Iterator[str]:
    if not page.lower().startswith("<!doctype html>"):
        yield "no doctype"
    if root.get("lang") != "vi":
        yield "the language is not said"
    if not (root.findtext("head/title") or "").strip():
        yield "no title"
    for landmark in ("header", "main"):
        if len(list(root.iter(landmark))) != 1:
            yield f"not one {landmark}"
    first = next(root.find("body").iter("a", "main", "header"), None)
    if first is None or first.tag != "a" or not (first.get("href") or "").startswith("#"):
        yield "no link past the page's head"
    if re.search(r"user-scalable|maximum-scale", page):
        yield "may not be enlarged"
    if re.search(r":focus(-visible)?\s*\{[^}]*outline:\s*(none|0)", page.replace("main:focus", "")):
        yield "focus is not seen"
    if ":focus" not in page:
        yield "focus has no look of its own"


def _headings(root: HtmlElement) -> Iterator[str]:
    levels = [int(heading.tag[1]) for heading in root.iter(*HEADINGS)]
    if levels.count(1) != 1 or levels[:1] != [1]:
        yield f"h1 is not once and first: {levels}"
    for above, below in pairwise(levels):
        if below > above + 1:
            yield f"h{below} comes after h{above}"
    for heading in root.iter(*HEADINGS):
        if not heading.text_content().strip():
            yield f"an empty {heading.tag}"


def _tables(root: HtmlElement) -> Iterator[str]:
    for number, table in enumerate(root.iter("table"), 1):
        caption = table.find("caption")
        if not (_is_named(table) or (caption is not None and caption.text_content())):
            yield f"table {number} has neither caption nor name"
        for heading in table.iter("th"):
            if heading.get("scope") not in ("col", "colgroup", "row", "rowgroup"):
                yield f"table {number}: {heading.text_content()!r} heads nothing"
        yield from (f"table {number}: {what}" for what in _nameless(table))
        if table.find("thead") is None:
            yield f"table {number} has no thead"
        around = table.getparent()
        if around is None or around.get("tabindex") != "0" or not _is_named(around):
            yield f"table {number} cannot be moved by the keyboard where it is too wide"


def _nameless(table: HtmlElement) -> Iterator[str]:
    """Find rows whose name is no heading; a row may go on with the name above it."""
    rows = [list(row) for row in table.iterfind("tbody/tr")]
    naming = {at for row in rows for at, cell in enumerate(row) if cell.get("scope") == "row"}
    if rows and not naming:
        yield "nothing names the rows"
    for row in rows:
        for at in naming:
            if row[at].tag != "th" and row[at].text_content().strip():
                yield f"{row[at].text_content()!r} names a row and is no heading"


def _is_named(element: HtmlElement) -> bool:
    return bool(element.get("aria-label") or element.get("aria-labelledby"))


def _pictures(root: HtmlElement) -> Iterator[str]:
    for picture in root.iter("img"):
        if not (picture.get("alt") or "").strip():
            yield "a picture without text in its place"
    for drawing in root.iter("svg"):
        told = (drawing.findtext("title") or "").strip() or _is_named(drawing)
        hidden = drawing.get("aria-hidden") == "true"
        if not hidden and (drawing.get("role") != "img" or not told):
            yield "a drawing without role and text in its place"


def _references(root: HtmlElement) -> Iterator[str]:
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    if len(ids) != len(set(ids)):
        yield "an id stands twice"
    for element in root.iter():
        for name in ("aria-labelledby", "aria-describedby"):
            for asked in (element.get(name) or "").split():
                if asked not in ids:
                    yield f"{name} of {element.tag} finds no {asked}"
        link = element.get("href") or ""
        if link.startswith("#") and link[1:] not in ids:
            yield f"a link to {link} leads nowhere"
        if int(element.get("tabindex") or 0) > 0:
            yield "the order of the keyboard is not that of the page"


def _stands_alone(root: HtmlElement) -> Iterator[str]:
    policy = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    if not policy or "default-src 'none'" not in policy[0]:
        yield "no policy keeps the page from asking the network"
    for element in root.iter("script", "link", "iframe", "object", "embed", "base", "form"):
        yield f"a {element.tag}"
    for element in root.iter():
        for name, value in element.attrib.items():
            if OUTSIDE.search(name) and not value.startswith(("#", "data:image/")):
                yield f"{name}={value!r} leads away"
            if name.startswith("on"):
                yield f"{element.tag} has a script"
    if ASKS.search(_css(root)):
        yield "the style sheet asks for a file"


def _contrasts(root: HtmlElement) -> Iterator[str]:
    rules = list(_colours(_css(root)))
    told = set()
    for element in root.find("body").iter():
        if not isinstance(element.tag, str) or not (element.text or "").strip():
            continue
        if any(one.tag in ("svg", "style") for one in (element, *element.iterancestors())):
            continue
        text, ground = _seen(element, rules, "color"), _seen(element, rules, "background")
        if contrast(text, ground) < CONTRAST:
            told.add(f"{text} on {ground} has too little contrast: {element.tag}")
    yield from sorted(told)


def _css(root: HtmlElement) -> str:
    return COMMENT.sub("", "".join(style.text or "" for style in root.iter("style"))).lower()


def _colours(css: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Give selectors with the colours they set; later ones win, as far as we use them."""
    for selectors, body in RULE.findall(css):
        set_here = {}
        for line in body.split(";"):
            name, _, value = line.partition(":")
            name = name.strip().replace("background-color", "background")
            value = NAMED.get(value.strip(), value)
            if name in ("color", "background") and (found := COLOUR.search(value)):
                set_here[name] = found[0]
        for selector in selectors.split(","):
            if set_here:
                yield selector.strip(), set_here


def _seen(element: HtmlElement, rules: list[tuple[str, dict[str, str]]], name: str) -> str:
    """Give the colour of an element, or of the nearest around it that has one."""
    for one in (element, *element.iterancestors()):
        own = dict(
            part.split(":", 1) for part in (one.get("style") or "").split(";") if ":" in part
        )
        if found := COLOUR.search(own.get(name, "")):
            return found[0]
        for selector, colours in reversed(rules):
            if name in colours and _matches(one, selector):
                return colours[name]
    return "#000" if name == "color" else "#fff"


def _matches(element: HtmlElement, selector: str) -> bool:
    *above, last = selector.replace(">", " ").split() or [""]
    if not _is(element, last):
        return False
    return all(any(_is(one, part) for one in element.iterancestors()) for part in above)


def _is(element: HtmlElement, simple: str) -> bool:
    found = SIMPLE.fullmatch(simple)
    if not found or not simple:
        return False
    tag, classes = found.groups()
    own = (element.get("class") or "").lower().split()
    return (not tag or element.tag == tag) and set(classes.split(".")) - {""} <= set(own)


def contrast(first: str, second: str) -> float:
    """Compare two colours as WCAG does.

    >>> round(contrast("#000", "#ffffff"), 1), contrast("#777", "#777")
    (21.0, 1.0)
    """
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    pairs = [digit * 2 for digit in digits] if len(digits) == 3 else re.findall("..", digits)
    red, green, blue = (_linear(int(pair, 16) / 255) for pair in pairs)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
