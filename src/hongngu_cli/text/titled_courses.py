"""The course that a title names in words of its own: "Lớp bồi dưỡng đảng viên mới"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.fold import clean, fold, has_marks, unmark
from hongngu_cli.text.spellings import any_of, either_way

QUOTES = re.compile(r"[\"“”«»']")
CLAUSE = re.compile(r"[();:|/]|\s[-–—]\s")
"""What parts the clauses of a title."""
NUMBER = re.compile(r"[^\W\d_]{0,2}[-.]?\d[\w./-]*")
"""The number of a class, or a year: "K12", "2024"."""
FEWEST = 2
"""Words that tell what a course is about; one may be the name of a class."""
AROUND = " ,.–-"


class TitledCourses:
    """Finds such courses by the words of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Fold the words once."""
        rows = vocabulary.rows
        self.classes = frozenset(map(unmark, rows.titled_class))
        self.trainings = frozenset(map(unmark, rows.titled_training))
        self.between = _either(rows.titled_between)
        self.groups = _either(
            word for group in vocabulary.group for word in (group.label, *group.spellings)
        )
        self.ends = _either((*rows.titled_end, *rows.place, *rows.commune))
        self.people = _either(rows.titled_people)
        self.others = any_of(either_way(map(fold, rows.titled_other)))
        self.bodies = _either((*rows.titled_body, *rows.titled_several))
        self.asked = any_of(unmark(word) for level in vocabulary.level for word in level.suggested)

    def named(self, title: str, *, surely: bool = False) -> str | None:
        """Give the course that a title names, as it is written; ``surely`` one that is asked for.

        What is said of people, times and places ("đào tạo, bồi dưỡng cán bộ năm 2024") names none.
        """
        clauses = (clean(part).split() for part in CLAUSE.split(QUOTES.sub(" ", title)))
        before = ""
        for words in clauses:
            course = self._in_clause(words, before, surely=surely)
            if course:
                return course
            before = f"{before} {' '.join(words)}"
        return None

    def _in_clause(self, words: Sequence[str], before: str, *, surely: bool) -> str | None:
        at = 0
        while at < len(words):
            if not self._lead(words[at:]):
                at += 1
                continue
            start = self._start(words, at)
            said = f"{before} {' '.join(words[:at])}"
            if self.others.search(fold(said)):
                return None
            if not self._is_another(words[:at]):
                end = self._asked_end(words, at, start) or (
                    None if surely else self._told_end(words, at, start)
                )
                if end:
                    return " ".join(words[at:end]).strip(AROUND)
            at = start
        return None

    def _asked_end(self, words: Sequence[str], at: int, start: int) -> int | None:
        """Give where the words end that are those of a course to be asked for, if they are."""
        sizes = range(start + 1, len(words) + 1)
        told = (n for n in sizes if self.asked.search(unmark(" ".join(words[at:n]))))
        first = next(told, None)
        return first and max(first, self._end(words, start))

    def _told_end(self, words: Sequence[str], at: int, start: int) -> int | None:
        """Give where the words end that say what a course is about, if they do."""
        end = self._end(words, start)
        of_class = unmark(words[at]) in self.classes
        return end if self._is_told(words[start:end], of_class=of_class) else None

    def _end(self, words: Sequence[str], start: int) -> int:
        return next((n for n in range(start, len(words)) if self._ends(words[n:])), len(words))

    def _lead(self, words: Sequence[str]) -> int:
        """Give how many words begin a text that say that a course is named behind them."""
        sizes = (2, 1)
        leads = (*self.classes, *self.trainings)
        return next((n for n in sizes if unmark(" ".join(words[:n])) in leads), 0)

    def _start(self, words: Sequence[str], at: int) -> int:
        """Give where the words begin that tell what a course is about, or for whom it is."""
        while at < len(words):
            rest = words[at:]
            size = self._lead(rest)
            if not size and _begins(rest, self.ends):
                break
            size = size or _begins(rest, self.between) or _begins(rest, self.groups)
            if not size and not NUMBER.fullmatch(rest[0].strip(AROUND)):
                break
            at += size or 1
        return at

    def _ends(self, words: Sequence[str]) -> bool:
        return bool(_begins(words, self.ends)) or bool(NUMBER.fullmatch(words[0].strip(AROUND)))

    def _is_told(self, words: Sequence[str], *, of_class: bool) -> bool:
        """Tell whether words say what a course is about; people alone are those of any."""
        if not of_class and _begins(words, self.people):
            return False
        own, at = 0, 0
        while at < len(words):
            size = _begins(words[at:], self.people) or _begins(words[at:], self.between)
            own += not size and any(map(str.isalpha, words[at]))
            at += size or 1
        return own >= FEWEST

    def _is_another(self, before: Sequence[str]) -> bool:
        """Tell whether the words right before a course make it a body's name, or one of several."""
        if before and before[-1].strip(AROUND).isdigit():
            return True
        ends = (before[-size:] for size in range(1, min(len(before), LONGEST) + 1))
        return any(_begins(end, self.bodies) == len(end) for end in ends)


def _either(words: Iterable[str]) -> frozenset[str]:
    return frozenset(either_way(map(fold, words)))


def _begins(words: Sequence[str], known: frozenset[str]) -> int:
    """Give how many words begin a text that are known together, the most first.

    A word without marks is not one with them that are left out: "tài chính" is not "tại".
    """
    for size in range(min(len(words), LONGEST), 0, -1):
        text = " ".join(words[:size])
        if (fold(text) if has_marks(text) else unmark(text)) in known:
            return size
    return 0


LONGEST = 5
