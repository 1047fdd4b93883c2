"""Names of files made from a pattern: what may stand in them, and no two alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

FIELD = re.compile(r"\{([^{}]*)\}")
UNUSABLE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')
"""Characters that some system does not allow in the name of a file."""
LONGEST = 120
"""Bytes of one value in the name of a file, which may have 255 in all."""


def fields_of(pattern: str) -> list[str]:
    """Name the fields of a pattern, in order.

    >>> fields_of("QĐ {number} {name}.docx")
    ['number', 'name']
    """
    return FIELD.findall(pattern)


def named(pattern: str, told: Mapping[str, str]) -> str:
    """Fill a pattern in.

    >>> named("QĐ {name}.docx", {"name": "Trần Văn A/B"})
    'QĐ Trần Văn A-B.docx'
    """
    return FIELD.sub(lambda field: usable(told[field[1]]), pattern)


def filled(pattern: str, told: Mapping[str, str]) -> str:
    """Fill in those fields of a pattern that are told, and leave the others.

    >>> filled("{year}/QĐ {name}.docx", {"year": "2026"})
    '2026/QĐ {name}.docx'
    """
    return FIELD.sub(
        lambda field: usable(told[field[1]]) if field[1] in told else field[0], pattern
    )


def usable(text: str) -> str:
    """Give a text as it may stand in the name of a file on any system.

    >>> usable(' UBND xã "An: Phước" 1. '), usable("..")
    ('UBND xã -An- Phước- 1', '-')
    """
    spaced = " ".join(UNUSABLE.sub("-", unicodedata.normalize("NFC", text)).split())
    cut = spaced.encode()[:LONGEST].decode(errors="ignore")
    return cut.strip(" .") or "-"


def told_apart(paths: Iterable[str]) -> list[str]:
    """Put a number behind names that come again, whatever their case.

    >>> told_apart(["a/QĐ An.docx", "a/QĐ an.docx", "a/QĐ An (2).docx"])
    ['a/QĐ An.docx', 'a/QĐ an (2).docx', 'a/QĐ An (2) (2).docx']
    """
    taken: set[str] = set()
    apart = []
    for name in paths:
        path, number = Path(name), 1
        while str(path).casefold() in taken:
            number += 1
            path = Path(name).with_name(f"{Path(name).stem} ({number}){Path(name).suffix}")
        taken.add(str(path).casefold())
        apart.append(str(path))
    return apart
