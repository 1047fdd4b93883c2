"""Texts that cells of an .xlsx share: one long text in a million cells is a million long texts.

Parsers give each cell its own copy.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hongngu_cli.read.packages.archives import Archive
from hongngu_cli.read.packages.refusals import MEGABYTE, too_much

TEXTS = "xl/sharedstrings.xml"
TEXT = re.compile(rb"<(?:\w+:)?si[\s/>]")
VALUE = re.compile(rb"t\s*=\s*[\"']s[\"'][^<>]*>\s*<(?:\w+:)?v(?:\s[^<>]*)?>([^<]*)")
SHORTEST_CELL = len('<c t="s"><v>0</v></c>')
"""Bytes that a cell with a shared text takes at least."""
LONGEST_NUMBER = 18


def refuse_repeated_texts(archive: Archive, sheets: Sequence[str]) -> None:
    """Refuse sheets whose cells hold more text than may be unpacked. Raises Failure (INPUT).

    ``sheets`` are the parts with cells. They are read only where many cells could hold a
    long text.
    """
    most = archive.limits.unpacked_megabytes * MEGABYTE
    if TEXTS not in archive:
        return
    lengths = [len(text) for text in TEXT.split(b"".join(archive.pieces(TEXTS)))[1:]]
    longest = max(lengths, default=0)
    cells = sum(archive.members[name].file_size // SHORTEST_CELL for name in sheets)
    if longest * cells <= most:
        return
    held = 0
    for name in sheets:
        for piece in archive.pieces(name):
            held += sum(_held(value, lengths, longest) for value in VALUE.findall(piece))
            if held > most:
                told = f"chữ lặp lại ở nhiều ô thành hơn {archive.limits.unpacked_megabytes} MB"
                raise too_much(archive.path, told, "unpacked_megabytes")


def _held(value: bytes, lengths: Sequence[int], longest: int) -> int:
    """Tell how long the text is that a cell points to; of a number written oddly, the longest."""
    plain = value.strip()
    if not plain.isdigit() or len(plain) > LONGEST_NUMBER:
        return longest
    at = int(plain)
    return lengths[at] if at < len(lengths) else 0
