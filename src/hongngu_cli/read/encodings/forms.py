"""Texts whose encoding shows in their form alone: UTF-8, and UTF-7 of old mail programs."""

from __future__ import annotations

import re
import unicodedata

SHIFTED = re.compile(rb"\+[A-Za-z0-9+/]{2,}-?")
FEWEST = 3
"""So many letters must come out of a text in UTF-7, lest a sum of numbers be one."""


def is_utf_8(content: bytes) -> bool:
    """Tell whether bytes are a text in UTF-8."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def text_of_utf_7(content: bytes) -> str:
    """Give a text in UTF-7; '' for another, of which hardly any gives Vietnamese letters alone."""
    if b"+" not in content or not content.isascii() or not SHIFTED.search(content):
        return ""
    try:
        text = content.decode("utf-7")
    except UnicodeDecodeError:
        return ""
    letters = [sign for sign in text if not sign.isascii()]
    return text if len(letters) >= FEWEST and all(map(_is_of_a_text, letters)) else ""


def _is_of_a_text(sign: str) -> bool:
    """Tell a Latin letter with marks, a mark, or a dash or quotation mark of typeset text."""
    bare = unicodedata.normalize("NFD", sign)[0]
    return bare.isascii() or sign in "đĐ" or unicodedata.category(sign) in {"Mn", "Pd", "Pi", "Pf"}
