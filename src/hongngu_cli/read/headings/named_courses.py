"""A column "Khóa học" in which courses are named, where nothing else tells any level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hongngu_cli.model.recognition import ColumnMeaning
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.words import Words
from hongngu_cli.text.fold import fold
from hongngu_cli.text.numbers import shown

LOOKED_AT = 50
FEWEST = 2
"""Words of the name of a course; one alone may call a class by a letter, or by a place."""
NAMED = "ghi tên từng khóa, mà không cột nào khác cho biết trình độ"


def with_named_courses(
    columns: Mapping[int, ColumnMeaning],
    sheet: Sheet,
    people: Sequence[int],
    words: Words,
) -> dict[int, ColumnMeaning]:
    """Take it for the column of what people were sent to; a number names no course, nor a subject.

    Each course that is not known is asked about then, as beneath "Nội dung".
    """
    found = dict(columns)
    if any(meaning.field == "level" for meaning in columns.values()):
        return found
    for column, meaning in columns.items():
        if meaning.field == "course" and fold(meaning.heading) not in words.subjects:
            cells = [shown(cell) for cell in sheet.filled(column, people, LOOKED_AT)]
            if 2 * sum(_names_course(text, words) for text in cells) > len(cells):
                found[column] = replace(meaning, field="level", why=NAMED)
                break
    return found


def _names_course(text: str, words: Words) -> bool:
    """Tell whether a text has words of its own, unlike "Lớp K12 tập trung"."""
    own = [word for word in fold(text).split() if not any(map(str.isdigit, word))]
    return len(own) >= FEWEST and not words.levels.surroundings.are_all(" ".join(own))
