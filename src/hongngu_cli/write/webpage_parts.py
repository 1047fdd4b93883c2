"""Blocks of our Markdown as parts of a web page: headings in order, lists, tables, annexes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TypeGuard

from hongngu_cli.write.blocks import (
    Block,
    Grid,
    Heading,
    Item,
    Paragraph,
    Picture,
    Rule,
    Runs,
    plain_text,
)
from hongngu_cli.write.webpage_table import lies_across, table, text

Draw = Callable[[str, str, str], str]
"""Gives the picture (SVG) of the chart of a key, with what is to be seen, under a name."""
CENTRED = 5
"""Headings of this level are lines in the middle ("QUYẾT ĐỊNH:"), which head nothing."""
MANNERS = {2: "part", 3: "section", 4: "point"}
SHORT = 1_200
"""A beginning of so many characters does not stay alone on a page before a wide table."""


class Parts:
    """Writes blocks in order. ``titled`` says that the page's one h1 stands before them."""

    def __init__(self, *, titled: bool, draw: Draw | None = None) -> None:
        """Take whether the title has been written, and what draws pictures."""
        self._draw = draw
        self._across = False
        self._titled = titled
        self._level = int(titled)
        self._annexed = False
        self._ids = 0
        self._heading = ""

    def write(self, read: Sequence[Block], *, across: bool = False) -> Iterator[str]:
        """Write blocks, printed across the page or not; a bold line before a table heads it."""
        self._across = across
        caption: Runs | None = None
        read = [one for one in read if not (isinstance(one, Heading) and not plain_text(one.runs))]
        for listed, group in groupby(read, key=lambda block: isinstance(block, Item)):
            if listed:
                yield _lists([block for block in group if isinstance(block, Item)], 1)
                continue
            several = list(group)
            for block, later in zip(several, [*several[1:], None], strict=True):
                if isinstance(later, Grid) and is_caption(block):
                    caption = block.runs
                    continue
                yield self._block(block, caption)
                caption = None

    def _block(self, block: Block, caption: Runs | None) -> str:
        match block:
            case Heading(level=level) if level == CENTRED:
                return f'<p class="centred">{text(block.runs)}</p>'
            case Heading():
                return self._headed(block)
            case Grid():
                name = self._id("bang") if caption else self._heading
                return table(block, name, caption or None, across=self._across)
            case Paragraph():
                return f"<p>{text(block.runs)}</p>"
            case Picture():
                drawn = self._draw(block.key, block.alt, self._id("hinh")) if self._draw else ""
                return f"<figure>\n{drawn}\n</figure>" if drawn else ""
        return "<hr>"

    def _headed(self, block: Heading) -> str:
        """Write a heading one level below the one above it at most; h1 comes once."""
        if block.level == 1:
            level = 2 if self._titled else 1
            self._annexed, self._titled = self._titled, True
        else:
            level = min(block.level + self._annexed, self._level + 1, 6)
        self._level = level
        self._heading = self._id("muc")
        manner = f' class="{MANNERS[block.level]}"' if block.level in MANNERS else ""
        return f'<h{level} id="{self._heading}"{manner}>{text(block.runs)}</h{level}>'

    def _id(self, word: str) -> str:
        self._ids += 1
        return f"{word}-{self._ids}"


def sections(read: Sequence[Block], *, titled: bool) -> list[tuple[str, list[Block]]]:
    """Cut at headings: annexes and parts with a wide table are printed across the page."""
    cut: list[tuple[str, list[Block]]] = []
    for block in read:
        if isinstance(block, Heading) and block.level == 1:
            cut.append(("annex across" if titled else "", [block]))
            titled = True
        elif not cut or (isinstance(block, Heading) and "annex" not in cut[-1][0]):
            cut.append(("", [block]))
        else:
            cut[-1][1].append(block)
    return [(manner or _manner(part), part) for manner, part in cut]


def _manner(part: Sequence[Block]) -> str:
    return "across" if any(isinstance(one, Grid) and lies_across(one) for one in part) else ""


def is_caption(block: Block) -> TypeGuard[Paragraph]:
    """Tell whether a block is a line that is bold from end to end."""
    return isinstance(block, Paragraph) and all(run.bold for run in block.runs)


def is_short(part: Sequence[Block]) -> bool:
    """Tell whether blocks are a few words without a table."""
    if any(isinstance(block, Grid) for block in part):
        return False
    texts = (block.runs for block in part if isinstance(block, Heading | Paragraph | Item))
    return sum(len(plain_text(runs)) for runs in texts) < SHORT


def rule_at(read: Sequence[Block]) -> int:
    """Count the blocks of the page's head: those up to the first rule."""
    return next((at + 1 for at, block in enumerate(read) if isinstance(block, Rule)), 0)


def _lists(items: list[Item], depth: int) -> str:
    """Write lists of one depth, one after the other: bullets and numbers do not mix."""
    starts = [0]
    bulleted = items[0].mark == "-"
    for index, item in enumerate(items):
        if item.depth == depth and item.mark and (item.mark == "-") != bulleted:
            starts.append(index)
            bulleted = not bulleted
    ends = [*starts[1:], len(items)]
    made = (_list(items[start:end], depth) for start, end in zip(starts, ends, strict=True))
    return "\n".join(made)


def _list(items: list[Item], depth: int) -> str:
    """Nest items by their depth; a later paragraph of an item joins it."""
    parts: list[str] = []
    for inner, group in groupby(items, key=lambda item: item.depth > depth):
        if inner:
            parts.append(_lists(list(group), depth + 1))
            continue
        for item in group:
            ends = "</li>\n<li>" if parts and item.mark else "<br>" if parts else ""
            parts.append(f"{ends}{text(item.runs)}")
    number = items[0].mark.rstrip(".)") or "-"
    opening = "ul" if number == "-" else "ol" if number == "1" else f'ol start="{number}"'
    return f"<{opening}>\n<li>{''.join(parts)}</li>\n</{opening[:2]}>"
