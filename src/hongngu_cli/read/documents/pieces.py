"""The text of a finished document, piece by piece, and its fingerprints."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterator, Mapping

from hongngu_cli.model.provenance import Piece
from hongngu_cli.read.documents.pages import pieces_of_markdown, pieces_of_page
from hongngu_cli.read.documents.words import pieces_of_word
from hongngu_cli.read.documents.workbooks import pieces_of_workbook

SHORT = 6
"""Bytes of a fingerprint: enough to tell the pieces of one document apart."""


def pieces(content: bytes, name: str, where: str = "") -> tuple[Piece, ...]:
    """Give the pieces of a document of a format: paragraphs, cells, rows of sheets.

    Spaces count once, empty pieces not at all: so a program that only saved the document anew
    changed none of them. Raises Failure (INPUT) that names ``where`` for what cannot be read.
    """
    read = ((where, " ".join(text.split())) for where, text in READERS[name](content, where))
    return tuple(Piece(where, unicodedata.normalize("NFC", text)) for where, text in read if text)


def fingerprints(content: bytes, name: str) -> tuple[str, ...]:
    """Give a fingerprint of each piece."""
    return tuple(fingerprint(piece.text) for piece in pieces(content, name))


def fingerprint(text: str) -> str:
    """Give the fingerprint of a piece."""
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=SHORT).hexdigest()


READERS: Mapping[str, Callable[[bytes, str], Iterator[tuple[str, str]]]] = {
    "md": pieces_of_markdown,
    "html": pieces_of_page,
    "docx": pieces_of_word,
    "xlsx": pieces_of_workbook,
}
