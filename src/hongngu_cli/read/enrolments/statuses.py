"""The status a text begins with, whatever it goes on with: since when, and why."""

from __future__ import annotations

import re
from collections.abc import Callable

from hongngu_cli.model.sheet import Cell
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.enrolments.values import Read, coded_reader
from hongngu_cli.text.fold import clean
from hongngu_cli.text.numbers import shown

MORE = re.compile(r"\s*[,;:.(–-]|\s+(?:từ|năm|tháng|ngày|theo|do|vì)\s", re.IGNORECASE)
"""What a status may go on with: "Đã tốt nghiệp năm 2020", "bảo lưu theo QĐ số 12"."""


def status_reader(vocabulary: Vocabulary) -> Callable[[Cell], Read]:
    """Make the reader of statuses: a whole text, else what it begins with."""
    read = coded_reader(vocabulary, "status")

    def read_status(cell: Cell) -> Read:
        whole = read(cell)
        begun = read(MORE.split(clean(shown(cell)), maxsplit=1)[0]) if whole[1] else whole
        return begun if begun[0] else whole

    return read_status
