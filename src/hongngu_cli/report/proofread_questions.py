"""What was asked of the files about a figure, in words, and by which command one sees its rows."""

from __future__ import annotations

import datetime as dt
import shlex
from dataclasses import dataclass

from hongngu_cli.analyse.against.asked import Question
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.periods import Period

COUNTS = {"enrolments": "lượt người", "people": "người"}
STATUSES = {
    "sent": "được cử đi",
    "enrolled": "đã nhập học",
    "completed": "đã hoàn thành",
    "studying": "đang học",
}
MEASURES = {
    "quota.demand": "nhu cầu đăng ký",
    "quota.allocated": "chỉ tiêu được phân bổ",
    "quota.sent": "đã cử ở trình độ có chỉ tiêu",
    "quota.enrolled": "đã nhập học ở trình độ có chỉ tiêu",
    "quota.completed": "đã hoàn thành trong số cử đi",
    "classes.count": "số lớp",
    "classes.learners": "lượt học viên",
}
WHO = {
    "sex.nu": "nữ",
    "sex.nam": "nam",
    "young.yes": "cán bộ trẻ",
    "minority.thieu-so": "dân tộc thiểu số",
}


@dataclass(frozen=True, slots=True)
class Questions:
    """Words for questions that were asked of some files."""

    files: tuple[str, ...]
    vocabulary: Vocabulary

    def meaning(self, asked: Question) -> str:
        """Say in words what a question asks."""
        parts = [part for part in asked.key.split("/") if part != "total"]
        named = [self._named(part) for part in parts if not part.startswith(("quota.", "classes."))]
        if asked.source == "roster":
            said = [f"{COUNTS[asked.count]} {STATUSES[asked.status]}", *named]
        else:
            measure, _, rest = _measure(asked.key)
            said = [MEASURES[measure], *([self._named(rest)] if rest != "total" and rest else [])]
        said += [asked.unit] if asked.unit else []
        return ", ".join(
            [*said, *([asked.period.label] if asked.period else ["mọi năm có số liệu"])]
        )

    def _named(self, part: str) -> str:
        field, _, key = part.partition(".")
        if part in WHO:
            return WHO[part]
        if not key:
            return self.vocabulary.label("level", field)
        return self.vocabulary.label(field, key)

    def explained(self, asked: Question) -> str:
        """Give the command that lists the rows behind a figure."""
        words = ["train-report", "explain", asked.key, *self.files, *_of_period(asked.period)]
        words += ["--unit", asked.unit] if asked.unit else []
        words += self._since(asked.unit)
        if asked.source == "roster":
            words += ["--status", asked.status] if asked.status != "sent" else []
            words += ["--count", asked.count] if asked.count != "enrolments" else []
        return " ".join(map(_quoted, words))

    def _since(self, unit: str) -> list[str]:
        days = [one.since for one in self.vocabulary.succession if unit in one.successors]
        return ["--units-as-of", f"{days[0]:%d/%m/%Y}"] if days else []


def _measure(key: str) -> tuple[str, str, str]:
    """Take a figure's key apart: what is counted, and of which level or audience."""
    command, name, *rest = key.split(".", 2)
    last = rest[0] if rest else ""
    return f"{command}.{name}", ".", last.removeprefix("audience.")


def _of_period(period: Period | None) -> list[str]:
    if period is None:
        return []
    first, last = period.start, period.end
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if whole and first.year > 1 and last.year < 9999:  # noqa: PLR2004 - the ends of time
        years = str(first.year) if first.year == last.year else f"{first.year}-{last.year}"
        return ["--year", years]
    since = ["--from", f"{first:%d/%m/%Y}"] if first.year > 1 else []
    until = ["--to", f"{last:%d/%m/%Y}"] if last.year < dt.MAXYEAR else []
    return [*since, *until]


def _quoted(word: str) -> str:
    return word if shlex.quote(word) == word or word.isalnum() else shlex.quote(word)
