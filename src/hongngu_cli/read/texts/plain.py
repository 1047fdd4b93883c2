"""Passages of plain text and of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hongngu_cli.model.passage import Cell, Passage, PassageKind
from hongngu_cli.read.texts.lines import paragraphs

if TYPE_CHECKING:
    from markdown_it.token import Token

MARKED = re.compile(r"^(?:#{1,6} \S|\|.*\|\s*$|\*\*\S|[-*] \*\*)", re.MULTILINE)
"""What only a text in Markdown has: headings, rows of tables, bold words."""
SPOKEN = frozenset(("text", "code_inline"))


def text_passages(path: str, text: str) -> list[Passage]:
    """Read the passages of a plain text, one a paragraph."""
    found = paragraphs(text.splitlines())
    return [Passage(one, path, number) for number, one in enumerate(found, start=1)]


def is_markdown(path: str, text: str) -> bool:
    """Tell whether a text is in Markdown, by the name of its file, else by what it has."""
    lowered = path.lower()
    return lowered.endswith((".md", ".markdown")) or (
        not lowered.endswith(".txt") and bool(MARKED.search(text))
    )


def markdown_passages(path: str, text: str) -> list[Passage]:
    """Read the passages of a text in Markdown: what it says, without its signs."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    return [
        Passage(said, path, number, kind, None, cell)
        for number, (said, kind, cell) in enumerate(_spoken(tokens), start=1)
    ]


def _spoken(tokens: Sequence[Token]) -> Iterator[tuple[str, PassageKind, Cell | None]]:
    kind: PassageKind = "paragraph"
    table = row = column = 0
    for token in tokens:
        if token.type == "table_open":
            table, row = table + 1, 0
        elif token.type == "tr_open":
            row, column = row + 1, 0
        elif token.type in {"th_open", "td_open"}:
            kind, column = "cell", column + 1
        elif token.type == "heading_open":
            kind = "heading"
        elif token.type == "inline":
            if said := _said(token.children or ()).strip():
                yield said, kind, Cell(table, row, column) if kind == "cell" else None
        elif token.type in {"heading_close", "th_close", "td_close"}:
            kind = "paragraph"
        elif token.type in {"code_block", "fence"} and token.content.strip():
            yield token.content.strip(), "paragraph", None


def _said(tokens: Sequence[Token]) -> str:
    told = []
    for one in tokens:
        if one.type in SPOKEN:
            told.append(one.content)
        elif one.type in {"softbreak", "hardbreak"}:
            told.append("\n")
        elif one.type == "image":
            told.append(_said(one.children or ()))
    return "".join(told)
