"""What the vocabulary's words mean in a text: units, coded values, marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.fold import clean, fold, has_marks, unmark

NO_MARK = frozenset(fold(word) for word in ("không", "0", "o", "chưa", "FALSE", "sai"))
"""What in a column of marks says that there is none."""
NO_SIGN = frozenset("-–—_./…☐□○ ")
"""Signs that are no mark where nothing else stands with them."""


def is_mark(text: str) -> bool:
    """Tell whether a column of marks is marked; any text but a "no" is a mark.

    >>> is_mark("x"), is_mark("✓"), is_mark(""), is_mark("–"), is_mark("không")
    (True, True, False, False, False)
    """
    return fold(text) not in NO_MARK and not says_nothing(text)


def says_nothing(text: str) -> bool:
    """Tell dots, dashes and empty boxes, which wait for something to be written."""
    return NO_SIGN.issuperset(clean(text))


SHORTEST_PHRASE = 3
"""Shorter words are looked for as the whole cell only."""


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Find any of the folded phrases as whole words, the longest first."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first)) or NOTHING})(?!\w)")


def as_written(phrases: Iterable[str]) -> str:
    """Give the part of a pattern that finds any of the phrases in a text that is not folded.

    >>> as_written(("đ/c", "tổng", "người"))
    '(?:người|tổng|đ/c)'
    """
    return _any_of(tuple(phrases))


def either_way(words: Iterable[str]) -> tuple[str, ...]:
    """Give words with their marks and without them, as an office types them, each once.

    >>> either_way(("tổng cộng", "LLCT"))
    ('tổng cộng', 'LLCT', 'tong cong', 'llct')
    """
    marked = tuple(words)
    return tuple(dict.fromkeys((*marked, *map(unmark, marked))))


@lru_cache(maxsize=256)
def _any_of(phrases: tuple[str, ...]) -> str:
    """Make a pattern once, since one is asked for with each of many documents."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, longest_first)) or NOTHING})"


NOTHING = "(?!)"
"""A pattern that is found nowhere."""


def keyed(spellings: Iterable[str], key: str) -> dict[str, str]:
    """Fold spellings of one key."""
    return {folded: key for spelling in spellings if (folded := fold(spelling))}


def without_marks(spellings: Mapping[str, str]) -> dict[str, str]:
    """Key the spellings without marks, leaving out those that then mean two things."""
    found: dict[str, str] = {}
    for spelling, key in spellings.items():
        bare = unmark(spelling)
        found[bare] = key if found.get(bare, key) == key else ""
    return {bare: key for bare, key in found.items() if key}


MORE = re.compile(r"\s*[,;:.(–-]|\s+(?:từ|năm|tháng|ngày|theo|do|vì)\s", re.IGNORECASE)
"""What a status may go on with: "Đã tốt nghiệp năm 2020", "bảo lưu theo QĐ số 12"."""


def before_more(text: str) -> str:
    """Give what a text says before it tells since when, or why.

    >>> before_more("Thôi học từ tháng 3"), before_more("Xin rút (lý do gia đình)")
    ('Thôi học', 'Xin rút')
    """
    return MORE.split(text, maxsplit=1)[0]


def before_number(text: str) -> str:
    """Give a text up to the number of a year or of a class behind the word for it.

    >>> before_number("Chuyển sang năm 2024"), before_number("Nghỉ học 02 buổi")
    ('Chuyển sang năm', 'Nghỉ học 02 buổi')
    """
    found = OF_NUMBER.match(text)
    return found[1] if found else text


OF_NUMBER = re.compile(r"(.+?\s(?:năm|khóa|khoá|đợt))\s+(?:[0-9]{4}|K?[0-9]{1,3})\b", re.IGNORECASE)
LONGEST = 1_000
"""No coded value is longer; a remark may have 32,767 letters."""


class UnitSpellings:
    """Knows which spellings name one unit; similarity never merges two."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Fold every unit's name and aliases once."""
        self.abbreviations = {
            fold(short): fold(full) for short, full in vocabulary.abbreviation.items()
        }
        # "P." is a ward, and in "P. Nội vụ" a department.
        self.long_abbreviations = any_of(short for short in self.abbreviations if " " in short)
        self.names = {
            self.key(spelling): unit.name
            for unit in vocabulary.unit
            for spelling in (unit.name, *unit.aliases)
        }
        # The bodies that govern a place, before the place's name or by themselves.
        governing = [*map(fold, vocabulary.rows.body)]
        bodies = as_written(governing)
        kinds = [*map(fold, (*vocabulary.rows.commune, *vocabulary.rows.place))]
        self.any_kind = as_written(either_way(kinds))
        self.kind = re.compile(rf"^{self.any_kind} (?=\S)")
        self.any_body = as_written(either_way(governing))
        self.body = re.compile(rf"(?:{self.any_body} )+(?={self.any_kind} )")
        self.bodies = re.compile(rf"(?:{bodies}(?: |$))+")
        self.unmarked_bodies = re.compile(rf"(?:{as_written(map(unmark, governing))}(?: |$))+")
        self.unmarked = without_marks(self.names)
        self.order = {name: number for number, name in enumerate(_in_order(vocabulary))}
        self.pattern = any_of(key for key in self.names if len(key) >= SHORTEST_PHRASE)

    def key(self, text: str) -> str:
        """Give the key under which a unit's spellings agree: folded, abbreviations written out."""
        folded = self.long_abbreviations.sub(lambda one: self.abbreviations[one[0]], fold(text))
        return " ".join(self.abbreviations.get(word, word) for word in folded.split())

    def place_key(self, text: str) -> str:
        """Give the key under which the bodies of one place agree, too.

        "UBND xã Long Thuận", "Đảng uỷ xã Long Thuận" and "Xã Long Thuận" send the same people;
        a school or a branch there is another unit.
        """
        key = self.key(self.known(text) or text)
        body = self.body.match(key)
        return key[body.end() :] if body else key

    def without_kind(self, key: str) -> str:
        """Give the key of a place without the word for its kind."""
        return self.kind.sub("", key)

    def known(self, text: str) -> str | None:
        """Give the vocabulary's name of a unit; None for a unit it does not have."""
        key = self.key(text)
        if key in self.names or has_marks(text):
            return self.names.get(key)
        return self.unmarked.get(unmark(key))

    def within(self, text: str) -> str | None:
        """Give the one unit of the vocabulary that a longer text names.

        An alias of two letters is one as the whole text only: "VT" is more than a commune.
        """
        key = self.key(text)
        if key in self.names:
            return self.names[key]
        found = {self.names[name] for name in self.pattern.findall(key)}
        return found.pop() if len(found) == 1 else None

    def labels(self, written: Iterable[str]) -> dict[str, str]:
        """Give each spelling its unit's label: the known name, else the first spelling met."""
        first: dict[str, str] = {}
        labels = {}
        for text in written:
            labels[text] = self.known(text) or first.setdefault(self.key(text), text)
        return labels


def _in_order(vocabulary: Vocabulary) -> dict[str, None]:
    """Give the units as tables list them, a successor after the first unit it came of."""
    order: dict[str, None] = {}
    for unit in vocabulary.unit:
        order[unit.name] = None
        order |= dict.fromkeys(
            name
            for one in vocabulary.succession
            if unit.name in one.former
            for name in one.successors
        )
    return order


COUNTED_AS = {"result": "grade", "ethnicity": "people"}
"""Fields that keep the office's words, and the coded values by which they are counted."""


class CodedSpellings:
    """Reads the coded values of one field: sex, status, mode and the like."""

    def __init__(self, vocabulary: Vocabulary, field: str) -> None:
        """Fold the field's spellings once."""
        self.keys: dict[str, str] = {}
        of_field = [coded for coded in vocabulary.coded if coded.field == field]
        for coded in of_field:
            self.keys |= keyed((coded.key, coded.label, *coded.spellings), coded.key)
        self.pattern = any_of(words for words in self.keys if len(words) >= SHORTEST_PHRASE)
        for coded in of_field:
            self.keys = keyed(coded.whole, coded.key) | self.keys
        self.denying = tuple(f" {fold(word)} " for word in vocabulary.rows.denying)

    @cached_property
    def unmarked(self) -> Mapping[str, str]:
        """Values without marks, made when the first text without them is met."""
        return without_marks(self.keys)

    def read(self, text: str) -> str | None:
        """Give the key of a value; None for one the vocabulary does not have."""
        if len(text) > LONGEST:
            return None  # and its folded forms, several times its size, are not kept for nothing
        folded = fold(text)
        key = self.keys.get(folded)
        if key is None and not has_marks(text):
            key = self.unmarked.get(unmark(folded))
        return key

    def within(self, text: str) -> str | None:
        """Give the one key that the words of a longer text agree on ("Tốt nghiệp khá")."""
        folded = fold(text)
        found = {
            self.keys[phrase[0]]
            for phrase in self.pattern.finditer(folded)
            if not f" {folded[: phrase.start()]}".endswith(self.denying)
        }
        return found.pop() if len(found) == 1 else None

    def begun(self, text: str) -> str | None:
        """Give the key of the value that a text begins with, whatever it goes on with."""
        ends = (found.start() for found in reversed([*MORE.finditer(text[:LONGEST])]))
        beginnings = (text, before_number(text), *(text[:end] for end in ends))
        return next(filter(None, map(self.read, beginnings)), None)

    def told(self, text: str) -> str | None:
        """Give the key of a value, be it only within the text."""
        return self.read(text) or self.within(text)
