"""Which styles of a LibreOffice text hide its letters, cross them out or raise them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.text.word_letters import name_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

UNSEEN, RAISED = "unseen", "raised"


def looks_in(root: Element) -> dict[str, str]:
    """Give the styles of a document whose letters are not read as others are."""
    found: dict[str, str] = {}
    for style in root.iter():
        if name_of(style) == "style":
            looks = [look for one in style if (look := _look_of(one))]
            found |= dict.fromkeys([named(style, "name")], looks[-1]) if looks else {}
    return found


def named(element: Element, name: str) -> str:
    """Give an attribute by its local name, "" where there is none."""
    texts = (text for key, text in element.attrib.items() if str(key).endswith("}" + name))
    return str(next(texts, ""))


def _look_of(settings: Element) -> str:
    if name_of(settings) != "text-properties":
        return ""
    struck = named(settings, "text-line-through-style") or "none"
    if struck != "none" or named(settings, "display") == "none":
        return UNSEEN
    height = named(settings, "text-position").split(" ")[0]
    up = height == "super" or (height.endswith("%") and height[0] not in "-0")
    return RAISED if up else ""
