"""Matching keys for Vietnamese: what counts as the same word, and what does not.

Keys are for matching only; what an office wrote is what is printed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

TONES = "\u0300\u0301\u0303\u0309\u0323"
LOOSE = dict(zip(map(ord, TONES), "ˋˊːˀˌ", strict=True))
"""Letters for the tones that no letter before them takes, as in "thanh" and its grave.

A pattern's word does not end at a letter, as it does at a mark: "thanh" is not in "thành".
"""
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
TO_MARKS = INVISIBLE | {ord(letter): tone for tone, letter in LOOSE.items()}
"""Drops what is invisible, and makes marks of those letters again."""
SPACES = re.compile(r"\s+")
SEPARATORS = re.compile("(?:[^\\w\u0300-\u036f]|_)+")
NOT_WORD = re.compile("([^\\w\u0300-\u036f]+)")
LONG_I = re.compile("(?:(?<=qu)|(?<=[bcdđghklmnpqrstvx]))y(?![\\w\u0302\u0306\u031b])")


@lru_cache(maxsize=65_536)
def clean(text: str) -> str:
    """Give the text as one reads it: NFC, no invisible characters, single spaces.

    >>> clean(" Nguyễn\u00a0 Văn An\u200b")
    'Nguyễn Văn An'
    """
    # Nothing invisible, no space but the plain one: the commonest text is done at a glance.
    if text.isprintable() and "  " not in text and unicodedata.is_normalized("NFC", text):
        return text.strip()
    return SPACES.sub(" ", unicodedata.normalize("NFC", text).translate(INVISIBLE)).strip()


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Give the key under which spellings of one word or phrase agree.

    Case, spacing, punctuation, the place of the tone mark and i/y after a consonant do
    not matter; letters, the tone itself and numbers do.

    >>> fold("Thạc sỹ") == fold("thạc  sĩ"), fold("uỷ") == fold("ủy"), fold("TC-LLCT")
    (True, True, 'tc llct')
    >>> fold("Ân") == fold("Ấn"), fold("Hạnh") == fold("Hành"), fold("An 1") == fold("An 2")
    (False, False, False)
    """
    return _separated(_tones_last(_decomposed(text), long_i=True))


def fold_name(text: str) -> str:
    """Give the key under which spellings of one person's name agree; Vy is not Vi.

    >>> fold_name("TRẦN THỊ HOÀ") == fold_name("Trần Thị Hòa"), fold_name("Vy") == fold_name("Vi")
    (True, False)
    """
    return " ".join(filter(None, map(_folded_syllable, text.split())))


def fold_name_loosely(text: str) -> str:
    """Give the key under which names agree that i and y alone tell apart, as in "Kỳ" and "Kì".

    Two people of one list may be Vy and Vi: this key asks who may be one person, and tells it
    only of those whom something else makes one.

    >>> fold_name_loosely("Võ Kỳ Sỹ") == fold_name_loosely("Võ Kì Sĩ")
    True
    >>> fold_name_loosely("Thuý") == fold_name_loosely("Thúi")
    False
    """
    return fold(text)


@lru_cache(maxsize=16_384)
def _folded_syllable(text: str) -> str:
    """Fold a part of a name; names share few syllables, so most are known."""
    return _separated(_tones_last(_decomposed(text), long_i=False))


def unmark(text: str) -> str:
    """Give the text without any marks, for questions typed without them.

    >>> unmark("Đặng Thị Ngọc Ánh")
    'dang thi ngoc anh'
    """
    bare = "".join(c for c in _decomposed(text) if not unicodedata.combining(c))
    return _separated(bare.replace("đ", "d"))


def has_marks(text: str) -> bool:
    """Tell whether the text carries any Vietnamese mark."""
    return any(unicodedata.combining(c) or c == "đ" for c in _decomposed(text))


def signs_of(key: str) -> str:
    """Part the letters of a key from their marks, so that one slip is one sign.

    >>> len(signs_of(fold("Phát"))) == len(signs_of(fold("Phác"))) == 5
    True
    """
    return unicodedata.normalize("NFD", key.translate(TO_MARKS))


def _decomposed(text: str) -> str:
    return signs_of(unicodedata.normalize("NFKC", text).casefold())


def _separated(text: str) -> str:
    found = unicodedata.normalize("NFC", SEPARATORS.sub(" ", text)).strip()
    return found if found.isascii() else found.translate(LOOSE)


def _tones_last(text: str, *, long_i: bool) -> str:
    """Move each syllable's tone behind it, so that its place no longer matters."""
    if text.isascii():
        return LONG_I.sub("i", text) if long_i else text
    words = []
    for word in NOT_WORD.split(text):
        tone = "".join(c for c in word if c in TONES)
        bare = "".join(c for c in word if c not in TONES) if tone else word
        if long_i:
            bare = LONG_I.sub("i", bare)
        words.append(bare + tone)
    return "".join(words)
