"""Changes to Parquet files: pages of data, the lengths and counts that a footer declares."""

from __future__ import annotations

import struct
from random import Random

from fuzzing.changes import BYTES, FOOTED, Change, flipped

MAGIC, TAIL = 4, 8
"""Bytes before the first page, and behind the footer: its length and the mark."""
LENGTHS = (0, 1, 7, 2**15, 2**31 - 1, 2**31, 2**32 - 1)
COUNTS = (-1, 0, 1, 2**15, 2**31 - 1, 2**31, 2**40, 2**62, -(2**62))
MOST_NUMBERS = 3


def in_pages(content: bytes, random: Random) -> bytes:
    """Change some bytes of the pages, whose footer stays whole."""
    start = _footer(content)
    return content[:MAGIC] + flipped(content[MAGIC:start], random) + content[start:]


def footer_length(content: bytes, random: Random) -> bytes:
    """Declare another length of the footer."""
    own = len(content) - TAIL - _footer(content)
    length = random.choice((*LENGTHS, own - 1, own + 1, len(content), own // 2))
    return content[:-TAIL] + struct.pack("<I", max(length, 0) % 2**32) + content[-4:]


def huge_counts(content: bytes, random: Random) -> bytes:
    """Put other numbers where the footer declares some, and keep its length true."""
    start = _footer(content)
    footer = content[start:-TAIL]
    for _ in range(random.randint(1, MOST_NUMBERS)):
        footer = _with_number(footer, random)
    return content[:start] + footer + struct.pack("<I", len(footer)) + content[-4:]


def page_counts(content: bytes, random: Random) -> bytes:
    """Put another number into the pages: sizes and counts stand at their head, in place."""
    start = _footer(content)
    pages = content[MAGIC:start]
    changed = _with_number(pages, random)[: len(pages)].ljust(len(pages), b"\0")
    return content[:MAGIC] + changed + content[start:]


def _footer(content: bytes) -> int:
    """Give the place where the footer begins; where that is not told, three quarters in."""
    if len(content) > MAGIC + TAIL:
        (length,) = struct.unpack("<I", content[-TAIL:-4])
        if len(content) - TAIL - length >= MAGIC:
            return int(len(content) - TAIL - length)
    return max(len(content) * 3 // 4, MAGIC)


def _with_number(content: bytes, random: Random) -> bytes:
    """Replace one number, of as many bytes as it takes, by another."""
    if not content:
        return content
    at = end = random.randrange(len(content))
    while end < len(content) - 1 and content[end] & 0x80:
        end += 1
    return content[:at] + _varint(random.choice(COUNTS)) + content[end + 1 :]


def _varint(number: int) -> bytes:
    """Write a number as footers hold it: zigzag, seven bits a byte."""
    rest = (number << 1 ^ number >> 63) & (2**64 - 1)
    told = bytearray()
    while rest > 0x7F:  # noqa: PLR2004 - seven bits
        told.append(rest & 0x7F | 0x80)
        rest >>= 7
    return bytes([*told, rest])


PARQUET: tuple[Change, ...] = (
    *(in_pages, in_pages, footer_length, huge_counts, huge_counts, page_counts),
    *FOOTED[:2],
    *BYTES,
)
