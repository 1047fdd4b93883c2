"""What to ask of a level that is not known: which of several, which of a group, which spelling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.text.dates import is_day
from hongngu_cli.text.fold import fold
from hongngu_cli.text.levels import LevelSpellings
from hongngu_cli.text.spellings import says_nothing
from hongngu_cli.text.suggestions import asked_back, level_suggestions
from hongngu_cli.text.titled_courses import TitledCourses

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hongngu_cli.model.vocabulary import Vocabulary
    from hongngu_cli.text.suggestions import Suggestions

Question = tuple[str, str]
"""What is said of a level, and what is advised; without advice the rule's own holds."""


class LevelQuestions:
    """Asks for levels in the words of one vocabulary, each typed text once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Fold the vocabulary's levels once."""
        self.vocabulary = vocabulary
        self.levels = LevelSpellings(vocabulary)
        self.suggestions: dict[str | None, Suggestions] = {}
        self.courses = TitledCourses(vocabulary)
        self.known: dict[tuple[str, str | None, bool], Question] = {}

    def of(self, typed: str, group: str | None, *, titled: bool) -> Question:
        """Ask for a level that is not known, under a heading of a group; of a title its class."""
        key = typed, group, titled
        if key not in self.known:
            self.known[key] = (
                _of_day(typed)
                or self._of_group(typed, group)
                or self._of_signs(typed)
                or self._of_no_level(typed)
                or (self._of_title(typed) if titled else None)
                or self._of_spelling(typed, group, titled=titled)
            )
        return self.known[key]

    def _of_group(self, typed: str, group: str | None) -> Question | None:
        """Ask which level of a group was meant, where only the group is told: "LLCT"."""
        of_mark = group if typed.casefold() in self.vocabulary.rows.mark else None
        told = of_mark or self.levels.group_alone(typed)
        levels = [level.key for level in self.vocabulary.level if level.group == told]
        if not told or not levels:
            return None
        label = self.vocabulary.label("group", told)
        says = f"Chỉ cho biết nhóm {label}, chưa rõ trình độ nào trong nhóm."
        return says, f"Ghi rõ một trong: {', '.join(self._quoted(levels))}."

    def _of_signs(self, typed: str) -> Question | None:
        """Ask for a level where only signs stand: dots and dashes wait for it, others mean nothing.

        "…" says that none is written; of "?" or "^" nobody knows what was meant.
        """
        if fold(typed) or typed.casefold() in self.vocabulary.rows.mark:
            return None
        says = UNWRITTEN if says_nothing(typed) else SIGNS.format(typed)
        return says, self.vocabulary.rules["level-missing"].advice

    def _of_no_level(self, typed: str) -> Question | None:
        """Advise what is to be done about words that are known to be no level of ours."""
        text = f" {fold(typed)} "
        for words in self.vocabulary.ambiguous:
            if words.advice and any(f" {fold(word)} " in text for word in words.spellings):
                return UNKNOWN, words.advice
        return None

    def _of_title(self, typed: str) -> Question | None:
        """Ask of which level the course is that a title names, and tell how to say so once."""
        course = self.courses.named(typed)
        if course is None:
            return None
        begun = self.levels.of_course(course).key
        label = self._near(course, None) or (begun and self.vocabulary.label("level", begun))
        asked = f'Có phải "{label}"? Nếu đúng' if label else "Nếu biết lớp này thuộc trình độ nào"
        once = f'train-report vocabulary add "{course}" --level "{label or "TRÌNH ĐỘ"}"'
        says = f'Chưa rõ "{course}" thuộc trình độ, chương trình nào.'
        return says, f"{asked}, khai báo một lần: {once}; hoặc ghi thêm trình độ vào tên lớp."

    def _of_spelling(self, typed: str, group: str | None, *, titled: bool) -> Question:
        """Ask back the level whose spelling is nearest."""
        near = self._near(typed, group)
        advice = f"{asked_back(near)} hoặc thêm cách viết này vào từ vựng." if near else ""
        return (UNTOLD if titled else UNKNOWN), advice

    def _near(self, typed: str, group: str | None) -> str | None:
        """Give the level whose spelling is nearest, under a heading of a group."""
        if group not in self.suggestions:
            self.suggestions[group] = level_suggestions(self.vocabulary, group)
        return self.suggestions[group].told(typed)

    def of_several(self, typed: str, *, marked: bool) -> Question:
        """Ask between the levels that a word, or the heading over a mark, does not decide."""
        return SEVERAL, self._choose(typed, marked=marked)

    def _choose(self, typed: str, *, marked: bool) -> str:
        key = fold(typed)
        for words in self.vocabulary.ambiguous:
            meant = any(fold(word) in key for word in words.spellings)
            if meant or key in {fold(word) for word in words.exact}:
                return f"Ghi rõ {' hoặc '.join(self._quoted(words.levels))}."
        if key in self.levels.assumed:
            return f"Ghi rõ {' hoặc '.join(self._quoted(self.levels.may_mean(key)))}."
        if marked:
            return (
                f'Ghi tên trình độ vào ô thay cho dấu, hoặc tách cột "{typed}" theo từng trình độ.'
            )
        return "Mỗi lượt cử đi ghi một dòng với một trình độ."

    def _quoted(self, levels: Iterable[str]) -> list[str]:
        return [f'"{self.vocabulary.label("level", level)}"' for level in levels]


def _of_day(typed: str) -> Question | None:
    """Ask for a level where a day stands, which no vocabulary is to have for one."""
    return (DAY, DAY_ADVICE) if is_day(typed) else None


DAY = "Ô này ghi ngày, không phải trình độ, chương trình."
DAY_ADVICE = "Ghi tên trình độ, chương trình; nếu cả dòng lệch cột, dời các ô về đúng cột."
SEVERAL = "Có thể hiểu là nhiều trình độ nên chưa xác định được."
UNWRITTEN = "Dòng này chưa ghi trình độ, chương trình."
SIGNS = "Ô trình độ, chương trình chỉ có dấu “{}”, chưa rõ nghĩa."
UNKNOWN = "Không phải trình độ đã biết."
UNTOLD = "Tên lớp này không cho biết trình độ."
