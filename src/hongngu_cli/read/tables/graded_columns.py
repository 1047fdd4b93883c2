"""Columns of grades in subjects that are called as levels are: "Tin học" of a class's grades."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hongngu_cli.model.recognition import BENEATH, ColumnMeaning
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.path_meanings import sends
from hongngu_cli.read.headings.words import MAPPED, Words
from hongngu_cli.text.fold import fold
from hongngu_cli.text.grades import is_grade

LOOKED_AT = 50
OF_GRADES = "ghi điểm hoặc kết quả của một môn học trong lớp đã ghi ngoài bảng"


def without_subjects(
    columns: Mapping[int, ColumnMeaning],
    sheet: Sheet,
    people: Sequence[int],
    title: str,
    words: Words,
) -> dict[int, ColumnMeaning]:
    """Keep the subjects out of a class whose level a title or a section tells.

    They are told by grades in place of marks, or by "Bảng điểm" in the title and "Điểm thi" above.
    """
    titled = words.graded.search(fold(title)) is not None
    found = dict(columns)
    for column, meaning in columns.items():
        above = meaning.heading.split(BENEATH)[:-1]
        of_level = meaning.field == "level" and meaning.value and not meaning.part
        if not of_level or meaning.why == MAPPED or any(sends(one, words) for one in above):
            continue
        headed = any(words.graded.search(fold(one)) for one in above)
        cells = sheet.filled(column, people, LOOKED_AT)
        if titled or headed or sum(map(is_grade, cells)) * 2 > len(cells):
            found[column] = replace(meaning, field=None, value=None, why=OF_GRADES)
    return found
