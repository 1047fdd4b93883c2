"""What a filled-in form says in words: what is in it, what is not and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hongngu_cli.analyse.dimensions import NOT_TOLD
from hongngu_cli.analyse.forms.classes import ORGANISER, OutsideClasses
from hongngu_cli.analyse.forms.fitting import (
    NO_COLUMN,
    NO_ROW,
    SEVERAL,
    UNKNOWN_LEVEL,
    UNTOLD,
    WORDS,
)
from hongngu_cli.model.table import Term
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.numbers import prose, share

REASONS = {
    UNKNOWN_LEVEL: "chưa xác định trình độ, chương trình",
    NO_ROW: "biểu không có dòng",
    SEVERAL: "khớp nhiều dòng của biểu",
    NO_COLUMN: "biểu không có cột",
    UNTOLD: "chưa rõ {}",
}
ADVICE = {
    UNKNOWN_LEVEL: "Ghi rõ trình độ, chương trình, hoặc thêm cách viết vào từ vựng.",
    NO_ROW: "Không cần sửa nếu đúng; các lượt này được liệt kê dưới biểu.",
    SEVERAL: "Ghi tên lớp rõ hơn, hoặc sửa words trong tệp của biểu.",
    NO_COLUMN: "Không cần sửa nếu đúng; được liệt kê dưới biểu.",
    UNTOLD: "Thêm cột ghi {} vào danh sách.",
}
LABELS = {
    WORDS: "nội dung lớp",
    ORGANISER: "đơn vị tổ chức",
    "mode": "hình thức đào tạo",
    "place": "nơi đào tạo (trong, ngoài nước, liên kết)",
}
"""What clerks call fields here; others as everywhere."""
MOST = 4


@dataclass(frozen=True, slots=True)
class Outside:
    """So many of one programme that are not in the form for one reason."""

    why: str
    lacking: tuple[str, ...]
    programme: str
    size: int


class Words:
    """Says why enrolments and classes are not in a form, in the words of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, decimals: int, noun: str) -> None:
        """Take what is counted ("lượt người")."""
        self.vocabulary, self.decimals, self.noun = vocabulary, decimals, noun

    def level(self, key: str | None) -> Term:
        """Give a level as tables show it."""
        return Term(key, self.vocabulary.label("level", key)) if key else NOT_TOLD

    def reason(self, why: str, lacking: Sequence[str]) -> str:
        """Say why something is not in the form: "chưa rõ hình thức đào tạo"."""
        return REASONS[why].format(self._fields(lacking))

    def advice(self, why: str, lacking: Sequence[str]) -> str:
        """Say what would bring it in."""
        return ADVICE[why].format(self._fields(lacking))

    def _fields(self, names: Iterable[str]) -> str:
        labels = (LABELS.get(one) or self.vocabulary.field_label(one).lower() for one in names)
        return ", ".join(labels)

    def passages(
        self, outside: Sequence[Outside], whole: int | None, inside: Sequence[tuple[str, int]]
    ) -> Iterator[str]:
        """Say what is missing from the form, and what is in it.

        There is no ``whole`` of people, who count once in each row.
        """
        missing = sum(one.size for one in outside)
        if missing:
            of = f" trong {prose(whole)}" if whole else ""
            rate = f" ({share(missing / whole, self.decimals)})" if whole else ""
            yield (
                f"Có {prose(missing)}{of} {self.noun}{rate} chưa vào được biểu, liệt kê ở phần "
                f"dưới: {self._by_reason(outside)}."
            )
        told = sum(size for _, size in inside)
        parts = "; ".join(f"{label.lower()} {prose(size)}" for label, size in inside)
        yield f"Trong biểu có {prose(told)} {self.noun}: {parts}."

    def _by_reason(self, outside: Sequence[Outside]) -> str:
        sizes: Counter[str] = Counter()
        programmes: dict[str, Counter[str]] = {}
        for one in outside:
            reason = self.reason(one.why, one.lacking)
            sizes[reason] += one.size
            programmes.setdefault(reason, Counter())[one.programme] += one.size
        told = []
        for reason, size in sizes.most_common():
            own = programmes[reason].most_common()
            named = "; ".join(f"{name} {prose(part)}" for name, part in own[:MOST])
            rest = size - sum(part for _, part in own[:MOST])
            named += f"; còn lại {prose(rest)}" if rest else ""
            told.append(f"{reason} {prose(size)} ({named})")
        return "; ".join(told)

    def classes(self, inside: int, outside: OutsideClasses) -> Iterator[str]:
        """Say how many classes are in the form, and which are not."""
        parts: Counter[str] = Counter()
        for (_, _, named), own in outside.items():
            parts[named] += sum(one.value for one in own)
        missing = sum(parts.values())
        if missing:
            named = "; ".join(f"{name} {prose(size)}" for name, size in parts.most_common())
            yield f"Có {prose(missing)} lớp đã mở không vào dòng, cột nào của biểu: {named}."
        if inside:
            yield f"Trong biểu có {prose(inside)} lớp."
