"""Labels as they stand inside a sentence."""

from __future__ import annotations

import re

IN_FULL = {"LLCT": "lý luận chính trị"}
"""What tables abbreviate and a sentence does not."""
ABBREVIATION = re.compile(r"\b(?:" + "|".join(IN_FULL) + r")\b")
PROPER = re.compile(r"[^\W\d_]{2}")


def in_sentence(label: str) -> str:
    """Write a label as it stands inside a sentence.

    >>> in_sentence("Cao cấp LLCT"), in_sentence("QP-AN")
    ('cao cấp lý luận chính trị', 'QP-AN')
    """
    begins = PROPER.match(label)
    first = label[:1] if begins and begins[0].isupper() else label[:1].lower()
    return ABBREVIATION.sub(lambda found: IN_FULL[found[0]], first + label[1:])
