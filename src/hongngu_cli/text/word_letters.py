"""The letters of a Word paragraph as one sees them on paper, each with the element it is in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hongngu_cli.text.stored import is_note_mark

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
UNREAD = frozenset(("del", "moveFrom", "Fallback", "instrText", "delText", "fldData"))
"""What is deleted, what is drawn twice, what fields are made of."""
NESTED = "txbxContent"
STRUCK = frozenset(("vanish", "strike", "dstrike"))
"""What is hidden, or crossed out by hand."""
OFF = frozenset(("0", "false", "off", "none"))


def name_of(element: Element) -> str:
    """Give the local name of an element, "" for a comment of XML."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value_of(element: Element) -> str:
    """Give the value that an element of settings has, "" where it has none."""
    return next((text for key, text in element.attrib.items() if _is_value(key)), "")


def _is_value(key: object) -> bool:
    return str(key).rpartition("}")[2] == "val"


def text_of(paragraph: Element) -> str:
    """Give what a paragraph says, without what stands in its text boxes."""
    return "".join(text for _, text in letters(paragraph))


def letters(paragraph: Element) -> Iterator[tuple[Element, str]]:
    """Give the elements that hold the letters of a paragraph, each with its own."""
    before = ""
    for element, text, raised in _within(paragraph):
        if raised and is_note_mark(before, text):
            continue
        before = (before + text)[-len("(dkm)") :]
        yield element, text


def _within(element: Element, *, raised: bool = False) -> Iterator[tuple[Element, str, bool]]:
    for one in element:
        name = name_of(one)
        if name == "t":
            yield one, one.text or "", raised
        elif name in SIGNS:
            yield one, SIGNS[name], False
        elif name == "r":
            looks = _looks_of(one)
            if STRUCK.isdisjoint(looks):
                yield from _within(one, raised=looks.get("vertAlign") == "superscript")
        elif name not in UNREAD and name != NESTED and not name.endswith(("Change", "Pr")):
            yield from _within(one, raised=raised)


def _looks_of(run: Element) -> dict[str, str]:
    """Give how a run looks, by what its own settings turn on."""
    settings = next((one for one in run if name_of(one) == "rPr"), ())
    return {name_of(one): text for one in settings if (text := value_of(one)) not in OFF}
