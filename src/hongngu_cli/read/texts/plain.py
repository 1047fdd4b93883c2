"""Passages of plain text and of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from hongngu_cli.model.passage import Cell, Passage, PassageKind
from hongngu_cli.read.texts.lines import BEGINS_ANEW, paragraphs
from hongngu_cli.read.texts.page import page_passages

if TYPE_CHECKING:
    from markdown_it.token import Token

MARKED = re.compile(r"^(?:#{1,6} \S|\|.*\|\s*$|\*\*\S|[-*] \*\*)", re.MULTILINE)
"""What only a text in Markdown has: headings, rows of tables, bold words."""
SPOKEN = frozenset(("text", "code_inline"))
BREAKS = {"softbreak": "\v", "hardbreak": "\n"}
SOFT = re.compile(rf"(?<![.;:!?…|])\v(?!\||{BEGINS_ANEW.pattern})")
"""A line that a program broke within a sentence: "12 đồng" and "chí" on the next."""
FRONT = re.compile(r"\A---[ \t]*\n(?:\w[\w-]*:.*\n|[ \t#-].*\n|\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
"""What stands above a text for programs: its title, its day."""
NOTE_CALL = re.compile(r"\[\^[^\]\s]+\](?!:)")
NOTE = re.compile(r"\[\^[^\]\s]+\]:\s*")

Piece = tuple[str, PassageKind, Cell | None]


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

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = parser.parse(NOTE_CALL.sub("", FRONT.sub("", text)))
    return [
        Passage(said, path, number, kind, None, cell)
        for number, (said, kind, cell) in enumerate(_spoken(tokens), start=1)
    ]


def _spoken(tokens: Sequence[Token]) -> Iterator[Piece]:
    kind: PassageKind
    for said, kind, cell in _pieces(tokens):
        note = NOTE.match(said) if kind == "paragraph" else None
        yield (said[note.end() :], "footnote", cell) if note else (said, kind, cell)


def _pieces(tokens: Sequence[Token]) -> Iterator[Piece]:
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
        else:
            found = [*_block(token, table)]
            table = max((one[2].table for one in found if one[2]), default=table)
            yield from found


def _block(token: Token, tables: int) -> Iterator[Piece]:
    """Give what stands as it is: code, and the tags of a page; ``tables`` stand before them."""
    if token.type in {"code_block", "fence"} and token.content.strip():
        yield token.content.strip(), "paragraph", None
    for one in page_passages("", token.content) if token.type == "html_block" else ():
        at = one.cell
        yield one.text, one.kind, at and replace(at, table=tables + at.table)


def _said(tokens: Sequence[Token]) -> str:
    told = []
    crossed = 0
    for one in tokens:
        crossed += one.nesting * (one.type in {"s_open", "s_close"})
        if crossed:
            continue
        if one.type in SPOKEN:
            told.append(one.content)
        elif one.type in BREAKS:
            told.append(BREAKS[one.type])
        elif one.type == "image":
            told.append(_said(one.children or ()))
    return SOFT.sub(" ", "".join(told)).replace(BREAKS["softbreak"], "\n")
