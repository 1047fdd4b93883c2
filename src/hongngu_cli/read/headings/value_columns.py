"""Columns of marks: each under one value of a field, with or without the field's heading above."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from hongngu_cli.model.recognition import NOT_SENT, ColumnMeaning
from hongngu_cli.read.headings.not_sent import says_not_sent, status_of
from hongngu_cli.read.headings.words import BEGINS, BRACKETS, OF_VALUES, Words
from hongngu_cli.text.fold import fold
from hongngu_cli.text.levels import AMBIGUOUS
from hongngu_cli.text.spellings import CodedSpellings

ALONE = ("status", "mode", "sponsor")
"""Fields whose values are plain enough to be known without the field's heading."""
FEWEST = 2


def with_values(
    meanings: Mapping[int, ColumnMeaning], paths: Mapping[int, Sequence[str]], words: Words
) -> dict[int, ColumnMeaning]:
    """Take columns for the marks of values: "Giỏi" beneath "Kết quả", "1" beneath "Đối tượng".

    Only for lists of people, since elsewhere such columns count. Without a heading above, two
    values of one field must stand side by side: "Đang học" and "Hoàn thành", or "Chưa học".
    """
    found = {column: _beneath(m, paths[column], words) for column, m in meanings.items()}
    alone = {
        column: told
        for column, meaning in found.items()
        if (meaning.field is None or meaning.why.startswith(BEGINS))
        and (told := _alone(paths[column], words))
    }
    present = {meaning.field for meaning in found.values()}
    for column, (field, value) in alone.items():
        fields = [alone[at][0] for at in (column - 1, column + 1) if at in alone]
        if field in fields and field not in present:
            meant = NOT_SENT if value == NOT_SENT else field
            why = "là một giá trị, đứng cạnh giá trị khác cùng loại"
            found[column] = replace(found[column], field=meant, value=value, why=why)
    return found


def _beneath(meaning: ColumnMeaning, path: Sequence[str], words: Words) -> ColumnMeaning:
    if meaning.field == "sex":
        return meaning
    for parent in reversed(path[:-1]):
        if found := words.value_under(parent, path[-1]):
            why = f'là một giá trị của "{parent}"'
            return replace(meaning, field=found[0], value=found[1], why=why)
    return meaning


def _alone(path: Sequence[str], words: Words) -> tuple[str, str] | None:
    """Give the field and the value that the lowest heading is by itself; a mark is no result."""
    if says_not_sent(path[-1], words):
        return "status", NOT_SENT
    for field in ALONE:
        spellings = words.coded.get(field)
        key = spellings.read(path[-1]) if spellings and len(path[-1]) > SHORTEST else None
        if key:
            return (RESULT, path[-1]) if _is_result(path[-1], field) else (field, key)
    through = status_of(path[-1], words)
    return ("status", through) if through else None


def with_grades(
    meanings: Mapping[int, ColumnMeaning], paths: Mapping[int, Sequence[str]], words: Words
) -> dict[int, ColumnMeaning]:
    """Take "Giỏi", "Khá" in a table of classes for the learners who have that result."""
    found, grades = dict(meanings), words.coded.get("grade")
    if grades is None or not any(one.field in OF_CLASSES for one in meanings.values()):
        return found
    for column, meaning in meanings.items():
        text = _grade(meaning, paths[column], grades, words)
        if text and not meaning.value:
            found[column] = replace(meaning, field=RESULT, value=text, why=OF_RESULT)
    return found


def _grade(
    meaning: ColumnMeaning, path: Sequence[str], grades: CodedSpellings, words: Words
) -> str | None:
    """Give the heading that is a grade: "Giỏi", "Xếp loại giỏi", "Giỏi" over "Số lượng"."""
    *above, last = path
    if meaning.field is None:
        numbers = above and words.field(last)[0] == "quantity"
        text = above[-1] if numbers else last
        return text if grades.read(text) else None
    begun = meaning.field == RESULT and meaning.why.startswith(BEGINS)
    return last if begun and grades.within(last) else None


OF_CLASSES = (
    *("classes", "learners", "planned_classes", "planned_learners", "summoned", "attended"),
    *("organiser", "audience"),
)
OF_RESULT = "là một kết quả, trong bảng về các lớp"


def with_unclear(
    meanings: Mapping[int, ColumnMeaning], paths: Mapping[int, Sequence[str]], words: Words
) -> dict[int, ColumnMeaning]:
    """Take a heading that may be several levels for a level, beside marks under others.

    A mark beneath "Sau đại học" is an enrolment too, though not clear in what.
    """
    beside = {
        tuple(paths[column][:-1]): meaning.field
        for column, meaning in meanings.items()
        if meaning.field in OF_LEVELS and meaning.value
    }
    fields = [*dict.fromkeys(beside.values())]
    alone = fields[0] if len(fields) == 1 else None
    found = dict(meanings)
    for column, meaning in meanings.items():
        *above, last = paths[column]
        field = beside.get(tuple(above), alone)
        unclear = meaning.field is None and _is_unclear(last, words)
        if field and unclear:
            found[column] = replace(meaning, field=field, value=AMBIGUOUS, why=UNCLEAR)
    return found


def of_people(
    meanings: Mapping[int, ColumnMeaning], paths: Mapping[int, Sequence[str]], words: Words
) -> dict[int, ColumnMeaning]:
    """Take headings that mean a field only in a list of people, and not among columns of levels.

    "Lãnh đạo" beside columns of marks under levels may be a course for leaders.
    """
    levels = {tuple(paths[c][:-1]) for c, m in meanings.items() if m.field in OF_LEVELS and m.value}
    told = {meaning.field for meaning in meanings.values()}
    found = dict(meanings)
    for column, meaning in meanings.items():
        *above, last = paths[column]
        field = words.of_people.get(fold(BRACKETS.sub(" ", last)))
        if meaning.field is None and field and field not in told and tuple(above) not in levels:
            found[column] = replace(meaning, field=field, why=OF_PEOPLE)
    return found


def _is_unclear(heading: str, words: Words) -> bool:
    """Tell whether a heading may be several levels: "Sau đại học", or "Tin học, ngoại ngữ"."""
    if words.levels.named(heading).doubt == "ambiguous":
        return True
    parts = [words.levels.named(part).key for part in SEVERAL.split(heading)]
    return len(parts) > 1 and None not in parts


SEVERAL = re.compile(r"\s*[,;/+]\s*|\s+(?:và|hoặc)\s+", re.IGNORECASE)
OF_LEVELS = ("level", "level_held_theory", "level_held_degree", "demand_level")
UNCLEAR = "có thể là nhiều trình độ, đứng cạnh các cột trình độ khác"
OF_PEOPLE = "tiêu đề đã biết trong danh sách người"
SHORTEST = 2
RESULT = next(field for field, coded in OF_VALUES.items() if coded == "status")
GRADES = frozenset(("giỏi", "khá", "trung bình", "xuất sắc", "trung bình khá"))


def _is_result(text: str, field: str) -> bool:
    return field == "status" and text.strip().casefold() in GRADES
