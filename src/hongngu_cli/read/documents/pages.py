"""The lines of Markdown, and the blocks of a web page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hongngu_cli.model.provenance import MARK

COMMENT = re.compile(rf"<!-- {MARK}\s(.*?)-->", re.DOTALL)
INLINE = frozenset(
    (
        *("a", "abbr", "b", "br", "code", "em", "i", "small", "span", "strong"),
        *("sub", "sup", "tspan", "u", "wbr"),
    )
)
"""What does not end a piece of text."""
UNSEEN = frozenset(("head", "script", "style"))


def pieces_of_markdown(content: bytes, _: str) -> Iterator[tuple[str, str]]:
    """Give each line with its number."""
    text = COMMENT.sub("", content.decode("utf-8-sig", "replace"))
    for number, line in enumerate(text.splitlines(), 1):
        yield f"dòng {number}", line


def pieces_of_page(content: bytes, _: str) -> Iterator[tuple[str, str]]:
    """Give the text between the beginnings and ends of blocks, numbered."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8")
    try:
        root = html.document_fromstring(content, parser=parser)
    except etree.ParserError:  # there is nothing in it
        return
    number = 0
    for text in _runs(root):
        if text.strip():
            number += 1
            yield f"đoạn {number}", text


def _runs(root: Any) -> Iterator[str]:  # noqa: ANN401 - lxml tells no types
    """Join the texts that no block parts."""
    from lxml import etree

    run: list[str] = []
    hidden = 0
    for event, one in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        text = one.text if event == "start" else one.tail
        if event in {"start", "end"}:
            hidden += (one.tag in UNSEEN) * (1 if event == "start" else -1)
            if one.tag not in INLINE:
                yield "".join(run)
                run = []
            elif one.tag == "br" and event == "start":
                run.append(" ")
        if text and not hidden:
            run.append(text)
    yield "".join(run)
