"""Letters and speeches among the files of a folder: they hold no table, and are passed over."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections import Counter
from pathlib import Path

from hongngu_cli.read.encodings.decoding import mark_of

DOCUMENT, TEXT = ".docx", ".txt"
TABLE = re.compile(rb"<\w+:tbl[\s/>]")
WORD_PART = "word/document.xml"
PIECE, MOST, LONGEST_TAG = 1024 * 1024, 64 * 1024 * 1024, 64
LOOKED_AT = 64 * 1024
SENTENCE = re.compile(r"[.!?…][\"”’)]*$")
FEWEST_LINES, LONG_LINE = 3, 60
"""A speech has so many lines at least, and they are so long on average."""
CERTAIN_SIGNS = "\t|"
"""What parts the cells of tables and stands in no sentence."""
OTHER_SIGNS, FEWEST_CELLS = ",;", 3


def is_letter(path: str) -> bool:
    """Tell a document without a table; one that cannot be looked into may have some."""
    ending = Path(path).suffix.lower()
    return (ending == DOCUMENT and _without_table(path)) or (ending == TEXT and _is_speech(path))


def _without_table(path: str) -> bool:
    try:
        with zipfile.ZipFile(path) as archive, archive.open(WORD_PART) as part:
            rest = b""
            while piece := part.read(PIECE):
                if TABLE.search(rest + piece) or part.tell() > MOST:
                    return False
                rest = piece[-LONGEST_TAG:]
    except (OSError, zipfile.BadZipFile, KeyError, RuntimeError, ValueError, zlib.error, EOFError):
        return False
    return True


def _is_speech(path: str) -> bool:
    """Tell a text whose lines are sentences and that no sign cuts into as many cells."""
    try:
        with Path(path).open("rb") as file:
            start = file.read(LOOKED_AT)
    except (OSError, ValueError):
        return False
    text = start.decode(mark_of(start) or "utf-8", "ignore")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) < FEWEST_LINES or any(sign in text for sign in CERTAIN_SIGNS):
        return False
    half = len(lines) / 2
    for sign in OTHER_SIGNS:
        cells = Counter(line.count(sign) + 1 for line in lines)
        if any(many > half for wide, many in cells.items() if wide >= FEWEST_CELLS):
            return False
    ended = sum(bool(SENTENCE.search(line)) for line in lines)
    return ended > half and sum(map(len, lines)) >= LONG_LINE * len(lines)
