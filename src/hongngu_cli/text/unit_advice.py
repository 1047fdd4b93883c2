"""What an issue tells the unit that made a list, which has neither the program nor our words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hongngu_cli.model.conditions import Rule
    from hongngu_cli.model.issue import Issue

OF_OFFICE = re.compile(
    r"--[a-z]|từ vựng|train-report|tên lệnh|lệnh đã nêu|reading\.map|danh sách đơn vị của cơ quan"
)
"""What only the office can do: options, its words and settings, commands."""
SENTENCES = re.compile(r"(?<=[.?!])\s+")
CLAUSES = re.compile(r";\s+|,?\s+hoặc\s+")


def for_a_unit(issue: Issue, rule: Rule) -> Issue:
    """Leave of an issue's advice what its unit can do, else what the rule advises a unit."""
    advice = without_office(issue.advice)
    return issue if advice == issue.advice else replace(issue, advice=advice or rule.for_unit)


def without_office(advice: str) -> str:
    """Leave out the sentences and clauses of an advice that only the office can follow.

    >>> without_office("Có phải “A”? Nếu đúng, sửa ô này hoặc thêm cách viết này vào từ vựng.")
    'Có phải “A”? Nếu đúng, sửa ô này.'
    >>> without_office("Nếu là lớp, thêm --map “Lớp=level”; nếu không, thêm --map “Lớp=note”.")
    ''

    A word alone is no clause, but the last of several.

    >>> without_office("Gõ lại ô này; nếu nhận nhầm mã, chỉ rõ --encoding tcvn3 hoặc vni.")
    'Gõ lại ô này.'
    """
    kept = []
    for sentence in SENTENCES.split(advice):
        if not OF_OFFICE.search(sentence):
            kept.append(sentence)
            continue
        clauses = [
            one for one in CLAUSES.split(sentence) if " " in one and not OF_OFFICE.search(one)
        ]
        if clauses:
            kept.append("; ".join(clauses).rstrip(".") + ".")
    return " ".join(kept)
