"""Passages of a Word document: paragraphs, cells, text boxes, then foot- and endnotes."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from lxml import etree

from hongngu_cli.model.passage import Passage
from hongngu_cli.read.packages.refusals import broken
from hongngu_cli.text.word_letters import name_of
from hongngu_cli.text.word_text import Stretch, notes, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from hongngu_cli.read.packages.archives import Archive

DOCUMENT, NOTES = "word/document.xml", ("word/footnotes.xml", "word/endnotes.xml")
SAVE_ANEW = "Mở bằng Word hoặc LibreOffice, lưu lại thành .docx."


def word_passages(archive: Archive) -> list[Passage]:
    """Read the passages of a document. Raises Failure (INPUT)."""
    found = chain(_body(archive), *(_notes(archive, name) for name in NOTES))
    return [
        Passage(one.text, archive.path, number, one.kind, one.page, one.cell)
        for number, one in enumerate(found, start=1)
    ]


def _body(archive: Archive) -> Iterator[Stretch]:
    root = parsed(archive, DOCUMENT)
    body = next((one for one in root if name_of(one) == "body"), None)
    if body is None:
        raise broken(archive.path, f"thành phần {DOCUMENT} không có nội dung", SAVE_ANEW)
    yield from stretches(body)


def _notes(archive: Archive, name: str) -> Iterator[Stretch]:
    if name in archive:
        yield from (one for _, one in notes(parsed(archive, name)))


def parsed(archive: Archive, name: str) -> Element:
    """Parse a part of a package, which can name no file and no entity. Raises Failure (INPUT)."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(archive.whole(name), parser)
    except etree.XMLSyntaxError as error:
        cause = f"thành phần {name} sai cấu trúc XML ở dòng {error.lineno}"
        raise broken(archive.path, cause, SAVE_ANEW) from error
