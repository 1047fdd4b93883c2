"""The tags in a Word template: where each stands, and which stand where they would do harm.

A tag is looked for in the text of a paragraph, over which Word may have spread it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from hongngu_cli.write.templates.spans import OPENING, tags_in, with_tags

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

CLOSE = re.compile(r"\}\}|%\}|#\}")
CONTAINER = re.compile(r"\{[%#{](tr|tc|p|r)\s")
"""What docxtpl puts in place of the row, cell, paragraph or run that a tag stands in."""
BEGUN = re.compile(
    r"\{%[-+]?\s*(?:(?:tr|tc|p|r)\s+)?(for|if|macro|call|filter|with|block|set|autoescape)\b"
)
ENDED = re.compile(r"\{%[-+]?\s*(?:(?:tr|tc|p|r)\s+)?end(\w+)")
REFUSED = re.compile(r"\{%[-+]?\s*(?:(?:tr|tc|p|r)\s+)?(raw|include|import|from|extends)\b")
PARAGRAPH, TABLE, ROW, CELL = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc"))
TEXT, TAB, BREAK = (qn(f"w:{name}") for name in ("t", "tab", "br"))
SHORT = 60
"""So many letters of a paragraph are quoted."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: its text, the place of its paragraph, and what that says."""

    text: str
    place: str
    paragraph: str

    @property
    def plain(self) -> str:
        """Write it as it stands once docxtpl has taken the word for its container away."""
        return plain(self.text)


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A tag, or a part of one, that cannot stand where it stands; ``open`` where it has no end."""

    place: str
    found: str
    says: str
    advice: str = "Sửa mẫu ở chỗ đã nêu."
    open: bool = False


def plain(text: str) -> str:
    """Write a tag so that its forms before and after docxtpl are one."""
    inside = re.sub(r"^(tr|tc|p|r)\s", "", text[2:-2].strip("-+ \n"))
    return text[:2] + re.sub(r"\s+", "", straight(inside)) + text[-2:]


def straight(text: str) -> str:
    """Put back what Word makes of typed signs: curly quotes, spaces that hold."""
    return text.translate(TYPED)


TYPED = str.maketrans(
    {**dict.fromkeys("‘’‚", "'"), **dict.fromkeys("“”„", '"'), "\xa0": " ", "\n": " "}
)


def scanned(root: BaseOxmlElement, where: str) -> tuple[list[Tag], list[Misplaced]]:
    """List the tags of a part of the document in their order, and those that are misplaced."""
    tags: list[Tag] = []
    wrong: list[Misplaced] = []
    begun: list[tuple[str, Tag, object]] = []
    numbers, tables = count(1), {table: n for n, table in enumerate(root.iter(TABLE), start=1)}
    rows: dict[object, list[str]] = {}
    for paragraph in root.iter(PARAGRAPH):
        ancestors = [one for one in paragraph.iterancestors() if one.tag in (TABLE, ROW, CELL)]
        place = _place(where, ancestors, tables) or f"{where}đoạn {next(numbers)}"
        text = _text(paragraph)
        found = [Tag(straight(tag), place, text) for tag in tags_in(text)]
        tags += found
        wrong += _unclosed(text, place)
        row = next((one for one in ancestors if one.tag == ROW), None)
        rows.setdefault(row, []).append(text)
        for tag in found:
            wrong += _misplaced(tag, text, row)
            wrong += _paired(tag, _level(tag, paragraph, row), begun)
    wrong += [w for row, texts in rows.items() if row is not None for w in _lost(texts, tags)]
    return tags, wrong


def _place(where: str, ancestors: Sequence[BaseOxmlElement], tables: dict[object, int]) -> str:
    """Name the innermost cell that a paragraph stands in; '' outside of tables."""
    if len(ancestors) < len((CELL, ROW, TABLE)):
        return ""
    cell, row, table = ancestors[:3]
    across = [one for one in row if one.tag == CELL].index(cell) + 1
    down = [one for one in table if one.tag == ROW].index(row) + 1
    return f"{where}bảng {tables[table]}, hàng {down}, ô {across}"


def _text(paragraph: BaseOxmlElement) -> str:
    """Give what a paragraph says, without what stands in text boxes anchored in it."""
    return "".join(_pieces(paragraph))


def _pieces(element: BaseOxmlElement) -> Iterator[str]:
    for child in element:
        if child.tag == TEXT:
            yield child.text or ""
        elif child.tag in (TAB, BREAK):
            yield " "
        elif child.tag != PARAGRAPH:
            yield from _pieces(child)


def _unclosed(text: str, place: str) -> Iterator[Misplaced]:
    rest = with_tags(text, lambda *_: " ")
    if found := OPENING.search(rest):
        says = f'thẻ "{found[0]}" không đóng trong cùng đoạn.'
        advice = "Viết cả thẻ, từ đầu đến cuối, trong một đoạn."
        yield Misplaced(place, quoted(text), says, advice, open=True)
    elif found := CLOSE.search(rest):
        yield Misplaced(place, quoted(text), f'"{found[0]}" không có phần mở.')


def _misplaced(tag: Tag, text: str, row: BaseOxmlElement | None) -> Iterator[Misplaced]:
    if found := REFUSED.match(tag.text):
        says = f'mẫu Word không dùng được thẻ "{found[1]}".'
        yield Misplaced(tag.place, tag.text, says)
    if not (container := CONTAINER.match(tag.text)):
        return
    kind = container[1]
    if tag.text.startswith("{{"):
        says = f'mẫu Word không dùng được "{{{{{kind} …}}}}".'
        yield Misplaced(tag.place, tag.text, says, f"Viết {{{{ {tag.text[3:].strip()}.")
    elif kind in ("tr", "tc") and row is None:
        yield Misplaced(tag.place, tag.text, f'thẻ "{{%{kind} … %}}" phải nằm trong bảng.')
    elif kind == "p" and text.strip() != tag.text:
        says = 'cả đoạn có thẻ "{%p … %}" sẽ bị bỏ, nên những chữ khác trong đoạn sẽ mất.'
        yield Misplaced(tag.place, quoted(text), says, "Để thẻ đó đứng một mình một đoạn.")


def _paired(tag: Tag, at: object, begun: list[tuple[str, Tag, object]]) -> Iterator[Misplaced]:
    """Find tags that begin at one level of the page and end at another, which would tear it."""
    if (found := BEGUN.match(tag.text)) and not _is_assignment(tag.text, found[1]):
        begun.append((found[1], tag, at))
    elif (found := ENDED.match(tag.text)) and begun and begun[-1][0] == found[1]:
        _, opening, where = begun.pop()
        if where != at:
            says = f"thẻ này mở ở {opening.place} (“{opening.text}”) nhưng đóng ở chỗ khác loại."
            advice = (
                "Mở và đóng trong cùng một ô; cho hàng lặp lại bằng {%tr … %} ở hai hàng riêng, "
                "cho đoạn bằng {%p … %}."
            )
            yield Misplaced(tag.place, tag.text, says, advice)


def _level(
    tag: Tag, paragraph: BaseOxmlElement, row: BaseOxmlElement | None
) -> tuple[str, BaseOxmlElement | None]:
    """Tell what a tag repeats or leaves out, and within what."""
    container = CONTAINER.match(tag.text)
    kind = container[1] if container else ""
    if kind == "tr" and row is not None:
        return kind, row.getparent()
    return (kind, row) if kind == "tc" else (kind, paragraph.getparent())


def _is_assignment(text: str, word: str) -> bool:
    return word == "set" and "=" in text


def _lost(texts: Sequence[str], tags: Sequence[Tag]) -> Iterator[Misplaced]:
    """Find what docxtpl would drop with the row that holds a tag for rows."""
    whole = "".join(texts)
    markers = [found for found in tags_in(whole) if re.match(r"\{%tr\s", found)]
    if not markers or whole.strip() == markers[0]:
        return
    tag = next(one for one in tags if one.text == straight(markers[0]))
    says = 'cả hàng có thẻ "{%tr … %}" sẽ bị bỏ, nên những chữ và thẻ khác trong hàng sẽ mất.'
    advice = (
        "Đặt {%tr for … %} ở một hàng riêng phía trên, {%tr endfor %} ở một hàng riêng phía dưới "
        "hàng lặp lại."
    )
    yield Misplaced(tag.place, quoted(whole), says, advice)


def quoted(text: str) -> str:
    """Quote how a paragraph begins."""
    line = " ".join(text.split())
    return line if len(line) <= SHORT else f"{line[:SHORT]}…"
