"""Training levels as offices write them: what a text says of the level."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from hongngu_cli.model.levels import Subjects
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.around_levels import Surroundings
from hongngu_cli.text.fold import fold, has_marks, unmark
from hongngu_cli.text.joined_levels import JoinedLevels
from hongngu_cli.text.spellings import any_of, as_written, keyed, without_marks


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
        self.begun = {
            key: level.key
            for level in vocabulary.level
            for text in level.courses_begin
            for key in (fold(text), unmark(text))
        }
        self.group_by_level = {level.key: level.group for level in vocabulary.level}
        self.above = {
            low.key: high.key for low, high in pairwise(vocabulary.level) if low.group == high.group
        }
        self.refines = {level.key: level.refines for level in vocabulary.level if level.refines}
        for level in vocabulary.level:
            whole = (level.key, level.label, level.short, *level.abbreviations)
            self.exact |= keyed((*whole, *level.spellings), level.key)
            self.phrases |= keyed((level.label, *level.spellings), level.key)
            self.assumed |= keyed(level.assumed, level.key)
            own = (*level.under_group, *level.assumed, level.short)
            self.in_group[level.group] |= keyed(own, level.key)
        for words in vocabulary.ambiguous:
            meant = AMBIGUOUS if words.levels else NONE
            # An office's own level of such a name is decided.
            self.phrases = keyed(words.spellings, meant) | self.phrases
            self.exact = keyed((*words.spellings, *words.exact), meant) | self.exact
        self.not_ours = any_of(
            fold(word) for one in vocabulary.ambiguous if one.advice for word in one.spellings
        )
        for spelling in self.assumed:
            self.exact.pop(spelling, None)
        self.degrees = {
            fold(short): level.key for level in vocabulary.level for short in level.degrees
        }
        self.of_subjects = self._of_subjects(vocabulary.subjects)
        before = as_written(self.degrees)
        behind = as_written(map(fold, vocabulary.subjects.behind))
        self.of_any_subject = re.compile(rf"({before}) {behind} (.+)")
        self.classes = {
            level.key: tuple(map(fold, level.classes))
            for level in vocabulary.level
            if level.classes
        }
        self.groups = {
            fold(word): group.key
            for group in vocabulary.group
            for word in (group.label, *group.spellings)
        }
        titled = {group.key for group in vocabulary.group if group.titles}
        studied = [level for level in vocabulary.level if level.group in titled]
        shorts = {
            fold(short): level.key
            for level in studied
            for short in level.abbreviations
            if short.isupper()
        }
        self.studied = frozenset(level.key for level in studied)
        self.joined = JoinedLevels(shorts, self.assumed, self.phrases, self.studied)
        self.surroundings = Surroundings(vocabulary.around_level)
        self.titles = {
            fold(words): group.key for group in vocabulary.group for words in group.titles
        }
        self.title_pattern = any_of(self.titles)
        self.pattern = any_of(self.phrases)
        # Thousands of files say the same few things.
        self.known: dict[tuple[str, str | None], LevelRead] = {}
        self.held: dict[str, LevelRead] = {}

    # What is for texts without marks only is made when the first one is met.

    @cached_property
    def unmarked(self) -> Mapping[str, str]:
        """Whole texts without marks, and what they mean."""
        return without_marks({**self.of_subjects, **self.exact, **self.assumed})

    @cached_property
    def unmarked_assumed(self) -> Mapping[str, str]:
        """Those of them that mean a level without any context."""
        return without_marks(self.assumed)

    @cached_property
    def unmarked_phrases(self) -> Mapping[str, str]:
        """Words within a text, without marks."""
        return without_marks(self.phrases)

    @cached_property
    def unmarked_pattern(self) -> re.Pattern[str]:
        """Finds the words within a text that has no marks."""
        return any_of(self.unmarked_phrases)

    def read(self, text: str, group: str | None = None) -> LevelRead:
        """Read the level a text names; ``group`` is the group its heading speaks of."""
        named = self.named(text, group)
        return self.within(text) if named.doubt == "unknown" else named

    def of_course(self, text: str, group: str | None = None) -> LevelRead:
        """Read the level of a course, which the beginning of its name may tell: "Kỹ năng …"."""
        told = self.read(text, group)
        if told.doubt != "unknown":
            return told
        begun = map(self._begun, self.surroundings.candidates(text))
        return next(filter(None, begun), told)

    def among(self, reads: Mapping[str, LevelRead]) -> dict[str, LevelRead]:
        """Doubt what is assumed of words among levels of another group, of which they may be one.

        "Trung cấp" beside "Cao đẳng" and "Đại học", and without any level of political theory.
        """
        keys = {read.key for read in reads.values() if read.key}
        found = dict(reads)
        for text, read in reads.items():
            if not read.key or not read.assumed:
                continue
            own = self.group_by_level[read.key]
            others = (key for key in self.may_mean(fold(text)) if self.group_by_level[key] != own)
            may_be = any(self.above.get(other) in keys for other in others)
            if may_be and not any(self.group_by_level[k] == own for k in keys - {read.key}):
                found[text] = LevelRead(None, "ambiguous")
        return found

    def may_mean(self, folded: str) -> list[str]:
        """Give the levels of all groups that a folded word may be, in their order."""
        return [words[folded] for words in self.in_group.values() if folded in words]

    def beside(self, text: str, keys: Collection[str]) -> str | None:
        """Give which of the levels beside it a short name means by them: "CV" beside "CVC"."""
        if self.named(text).doubt != "unknown":
            return None
        known = (own.get(fold(text)) for own in self.in_group.values())
        return next((key for key in known if key in keys), None)

    def _begun(self, text: str) -> LevelRead | None:
        words = fold(text).split()
        sizes = range(len(words) - 1, 0, -1)
        known = (self.begun.get(" ".join(words[:size])) for size in sizes)
        key = next(filter(None, known), None)
        return LevelRead(key, assumed=True) if key else None

    def named(self, text: str, group: str | None = None) -> LevelRead:
        """Read the level that a whole text names, class numbers and years apart."""
        if (text, group) not in self.known:
            candidates = self.surroundings.candidates(undotted(text))
            tried = (self._whole(candidate, group) for candidate in candidates)
            told = next(filter(None, tried), LevelRead(None, "unknown"))
            self.known[(text, group)] = self._refined(told, text)
        return self.known[(text, group)]

    def _refined(self, told: LevelRead, text: str) -> LevelRead:
        """Take the narrower level that stands in brackets behind it: "ĐH Luật (VB2)"."""
        if told.key not in self.refines.values():
            return told
        within = self.within(text)
        return within if self.refines.get(within.key or "") == told.key else told

    def within(self, text: str) -> LevelRead:
        """Read the level named somewhere in a longer text, such as a title."""
        if text not in self.held:
            self.held[text] = self._within(text)
        return self.held[text]

    def _within(self, text: str) -> LevelRead:
        text = undotted(text)
        folded = fold(text)
        found = {self.phrases[phrase] for phrase in self.pattern.findall(folded)}
        if not found and not has_marks(text):
            bare = self.unmarked_pattern.findall(unmark(folded))
            found = {self.unmarked_phrases[phrase] for phrase in bare}
        several = found | self.joined.within(text)
        found = several if len(several) > 1 else found
        found -= {NONE, *(wider for key, wider in self.refines.items() if key in found)}
        if len(found) > 1 or AMBIGUOUS in found:
            return LevelRead(None, "ambiguous")
        return LevelRead(found.pop()) if found else LevelRead(None, "unknown")

    def _of_subjects(self, subjects: Subjects) -> dict[str, str]:
        """Give the short words of degrees before each subject: "ĐH (ngành) Thủy sản"."""
        behind = ("", *(f"{words} " for words in subjects.behind))
        return {
            fold(f"{short} {between}{subject}"): key
            for short, key in self.degrees.items()
            for between in behind
            for subject in subjects.named
        }

    def _of_any_subject(self, key: str) -> LevelRead | None:
        """Read a degree in any subject that is called one, where no other level stands in it."""
        found = self.of_any_subject.fullmatch(key)
        inside = self.within(found[2]) if found else None
        if not found or not inside or inside.key in self.studied or inside.doubt == "ambiguous":
            return None
        return LevelRead(self.degrees[found[1]])

    def is_class_of(self, level: str | None, heading: str) -> bool:
        """Tell whether a heading speaks of a level's own classes: "Đối tượng 3" of QP-AN."""
        words = f"{fold(heading)} "
        return any(words.startswith(f"{one} ") for one in self.classes.get(level or "", ()))

    def group_of(self, text: str) -> str | None:
        """Tell the group a heading or section names, if it names one as a whole."""
        return self.groups.get(fold(text))

    def group_alone(self, text: str) -> str | None:
        """Tell the group that a text names without any level of it: "Lớp LLCT K12"."""
        return next(filter(None, map(self.group_of, self.surroundings.candidates(text))), None)

    def groups_in_title(self, text: str) -> set[str]:
        """Tell which groups of levels a title says its list is of; "chuyên môn, LLCT" are two."""
        folded = fold(text)
        said = {self.titles[words] for words in self.title_pattern.findall(folded)}
        rest = f" {self.title_pattern.sub(' ', folded)} " if said else ""
        titled = set(self.titles.values())
        return said | {
            key for words, key in self.groups.items() if key in titled and f" {words} " in rest
        }

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
        degree = self.of_subjects.get(key)
        return LevelRead(degree) if degree else self._of_any_subject(key)


def undotted(text: str) -> str:
    """Take the dots out of short words.

    >>> undotted("Th.s QLNN"), undotted("C.cấp LLCT"), undotted("P. Nội vụ")
    ('Ths QLNN', 'C.cấp LLCT', 'P. Nội vụ')
    """
    return DOTTED.sub("", text) if "." in text else text


DOTTED = re.compile(r"(?<![^\W\d_]{3})(?<=[^\W\d_])\.(?=[^\W\d_]{1,2}(?!\w))")
AMBIGUOUS, NONE = "?", "-"
"""What words mean that may be several levels, and words that hold a level's but are none."""
DOUBTS = {AMBIGUOUS: "ambiguous", NONE: "unknown"}
"""What is to be asked where such words stand in a level's place."""


def _read(key: str, *, assumed: bool = False) -> LevelRead:
    if key in {AMBIGUOUS, NONE}:
        return LevelRead(None, "ambiguous" if key == AMBIGUOUS else "unknown")
    return LevelRead(key, assumed=assumed)
