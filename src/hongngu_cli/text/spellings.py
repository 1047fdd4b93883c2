"""What the vocabulary's words mean in a text: levels, units, coded values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.fold import clean, fold, has_marks, unmark

NOISE = re.compile(
    r"\((?:[^()]*)\)"
    r"|\b(?:năm(?: học)?|khóa|khoá|k|đợt|lần)\s*\.?\s*(?:thứ\s*)?\d[\d\s\-–/]*"
    r"|\b(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)\d\d)?\b",
    re.IGNORECASE,
)
"""Class numbers, years and bracketed remarks around a level's name."""
LEAD = (
    "lớp",
    "khóa",
    "chương trình",
    "đào tạo",
    "học viên lớp",
    "cử đi học",
    "học",
    "trình độ",
    "hệ",
)
TAIL = ("tập trung", "không tập trung", "hệ tập trung", "hệ không tập trung", "tại chức", "vlvh")
NO_MARK = frozenset(fold(word) for word in ("không", "0", "o", "chưa"))
"""What in a column of marks says that there is none."""
NO_SIGN = frozenset("-–—_./…☐□○ ")
"""Signs that are no mark where nothing else stands with them."""


def is_mark(text: str) -> bool:
    """Tell whether a column of marks is marked; any text but a "no" is a mark.

    >>> is_mark("x"), is_mark("✓"), is_mark(""), is_mark("–"), is_mark("không")
    (True, True, False, False, False)
    """
    text = clean(text)
    return fold(text) not in NO_MARK and not NO_SIGN.issuperset(text)


@dataclass(frozen=True, slots=True)
class LevelRead:
    """What a text says of the level: a key, or why not.

    ``doubt`` is ``unknown`` or ``ambiguous``; ``assumed`` tells that the text alone did
    not say which kind of level it is ("Trung cấp").
    """

    key: str | None
    doubt: str | None = None
    assumed: bool = False


class LevelSpellings:
    """Reads training levels as offices write them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Fold every spelling of the vocabulary once."""
        self.exact: dict[str, str] = {}
        self.phrases: dict[str, str] = {}
        self.assumed: dict[str, str] = {}
        self.in_group: dict[str, dict[str, str]] = {group.key: {} for group in vocabulary.group}
        self.refines = {level.key: level.refines for level in vocabulary.level if level.refines}
        for level in vocabulary.level:
            whole = (level.key, level.label, level.short, *level.abbreviations)
            self.exact |= _keys((*whole, *level.spellings), level.key)
            self.phrases |= _keys((level.label, *level.spellings), level.key)
            self.assumed |= _keys(level.assumed, level.key)
            own = (*level.under_group, *level.assumed, level.short)
            self.in_group[level.group] |= _keys(own, level.key)
        for words in vocabulary.ambiguous:
            meant = AMBIGUOUS if words.levels else NONE
            self.phrases |= _keys(words.spellings, meant)
            self.exact |= _keys((*words.spellings, *words.exact), meant)
        for spelling in self.assumed:
            self.exact.pop(spelling, None)
        self.unmarked = _unmarked({**self.exact, **self.assumed})
        self.unmarked_assumed = _unmarked(self.assumed)
        self.unmarked_phrases = _unmarked(self.phrases)
        self.groups = {
            fold(word): group.key
            for group in vocabulary.group
            for word in (group.label, *group.spellings)
        }
        self.pattern = _any_of(self.phrases)
        self.unmarked_pattern = _any_of(self.unmarked_phrases)

    def read(self, text: str, group: str | None = None) -> LevelRead:
        """Read the level a text names; ``group`` is the group its heading speaks of."""
        named = self.named(text, group)
        return self.within(text) if named.doubt == "unknown" else named

    def named(self, text: str, group: str | None = None) -> LevelRead:
        """Read the level that a whole text names, class numbers and years apart."""
        for candidate in _shortened(text):
            found = self._whole(candidate, group)
            if found is not None:
                return found
        return LevelRead(None, "unknown")

    def within(self, text: str) -> LevelRead:
        """Read the level named somewhere in a longer text, such as a title."""
        folded = fold(text)
        found = {self.phrases[phrase] for phrase in self.pattern.findall(folded)}
        if not found and not has_marks(text):
            bare = self.unmarked_pattern.findall(unmark(folded))
            found = {self.unmarked_phrases[phrase] for phrase in bare}
        found -= {NONE, *(wider for key, wider in self.refines.items() if key in found)}
        if len(found) > 1 or AMBIGUOUS in found:
            return LevelRead(None, "ambiguous")
        return LevelRead(found.pop()) if found else LevelRead(None, "unknown")

    def group_of(self, text: str) -> str | None:
        """Tell the group a heading or section names, if it names one as a whole."""
        return self.groups.get(fold(text))

    def _whole(self, text: str, group: str | None) -> LevelRead | None:
        key = fold(text)
        if group and key in self.in_group.get(group, {}):
            return LevelRead(self.in_group[group][key])
        if key in self.exact:
            return _read(self.exact[key])
        if key in self.assumed:
            return LevelRead(self.assumed[key], assumed=True)
        if key and not has_marks(text) and (bare := unmark(key)) in self.unmarked:
            return _read(self.unmarked[bare], assumed=bare in self.unmarked_assumed)
        return None


AMBIGUOUS, NONE = "?", "-"
"""What words mean that may be several levels, and words that hold a level's but are none."""
SHORTEST_PHRASE = 3
"""Shorter words are looked for as the whole cell only."""


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Find any of the folded phrases as whole words, the longest first."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first)) or NOTHING})(?!\w)")


NOTHING = "(?!)"
"""A pattern that is found nowhere."""


def _read(key: str, *, assumed: bool = False) -> LevelRead:
    if key in {AMBIGUOUS, NONE}:
        return LevelRead(None, "ambiguous" if key == AMBIGUOUS else "unknown")
    return LevelRead(key, assumed=assumed)


def _keys(spellings: Iterable[str], key: str) -> dict[str, str]:
    return {folded: key for spelling in spellings if (folded := fold(spelling))}


def _unmarked(spellings: Mapping[str, str]) -> dict[str, str]:
    """Key the spellings without marks, leaving out those that then mean two things."""
    found: dict[str, str] = {}
    for spelling, key in spellings.items():
        bare = unmark(spelling)
        found[bare] = key if found.get(bare, key) == key else ""
    return {bare: key for bare, key in found.items() if key}


def _shortened(text: str) -> Iterable[str]:
    """Offer the text, then without class numbers and years, then without what surrounds it."""
    text = clean(text)
    yield text
    bare = clean(NOISE.sub(" ", text)).strip(" -–:,.;")
    if bare != text:
        yield bare
    words = _without(bare, LEAD, at_start=True)
    words = _without(words, TAIL, at_start=False)
    if words != bare:
        yield words


def _without(text: str, affixes: tuple[str, ...], *, at_start: bool) -> str:
    folded = sorted((fold(affix) for affix in affixes), key=len, reverse=True)
    while True:
        words = text.split()
        for affix in folded:
            size = len(affix.split())
            part = words[:size] if at_start else words[-size:]
            if len(words) > size and fold(" ".join(part)) == affix:
                text = " ".join(words[size:] if at_start else words[:-size]).strip(" -–:,.;")
                break
        else:
            return text


class UnitSpellings:
    """Knows which spellings name one unit; similarity never merges two."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Fold every unit's name and aliases once."""
        self.abbreviations = {
            fold(short): fold(full) for short, full in vocabulary.abbreviation.items()
        }
        self.names = {
            self.key(spelling): unit.name
            for unit in vocabulary.unit
            for spelling in (unit.name, *unit.aliases)
        }
        self.unmarked = _unmarked(self.names)
        self.order = {unit.name: number for number, unit in enumerate(vocabulary.unit)}
        self.pattern = _any_of(self.names)

    def key(self, text: str) -> str:
        """Give the key under which a unit's spellings agree: folded, abbreviations written out."""
        return " ".join(self.abbreviations.get(word, word) for word in fold(text).split())

    def known(self, text: str) -> str | None:
        """Give the vocabulary's name of a unit; None for a unit it does not have."""
        key = self.key(text)
        if key in self.names or has_marks(text):
            return self.names.get(key)
        return self.unmarked.get(unmark(key))

    def within(self, text: str) -> str | None:
        """Give the one unit of the vocabulary that a longer text names."""
        found = {self.names[name] for name in self.pattern.findall(self.key(text))}
        return found.pop() if len(found) == 1 else None

    def labels(self, written: Iterable[str]) -> dict[str, str]:
        """Give each spelling its unit's label: the known name, else the first spelling met."""
        first: dict[str, str] = {}
        labels = {}
        for text in written:
            labels[text] = self.known(text) or first.setdefault(self.key(text), text)
        return labels


class CodedSpellings:
    """Reads the coded values of one field: sex, status, mode and the like."""

    def __init__(self, vocabulary: Vocabulary, field: str) -> None:
        """Fold the field's spellings once."""
        self.keys: dict[str, str] = {}
        for coded in vocabulary.coded:
            if coded.field == field:
                self.keys |= _keys((coded.key, coded.label, *coded.spellings), coded.key)
        self.unmarked = _unmarked(self.keys)
        self.pattern = _any_of(words for words in self.keys if len(words) >= SHORTEST_PHRASE)

    def read(self, text: str) -> str | None:
        """Give the key of a value; None for one the vocabulary does not have."""
        folded = fold(text)
        key = self.keys.get(folded)
        if key is None and not has_marks(text):
            key = self.unmarked.get(unmark(folded))
        return key

    def within(self, text: str) -> str | None:
        """Give the one key that the words of a longer text agree on ("Tốt nghiệp khá")."""
        found = {self.keys[phrase] for phrase in self.pattern.findall(fold(text))}
        return found.pop() if len(found) == 1 else None
