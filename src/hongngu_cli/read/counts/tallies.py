"""The rows of tables that count instead of naming people: quota, demand, plan, classes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from hongngu_cli.model.counts import FIELDS as COUNTED
from hongngu_cli.model.recognition import ColumnMeaning
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.counts.all_levels import mark_all_levels
from hongngu_cli.read.counts.cells import CountCells
from hongngu_cli.read.counts.columns import count_columns
from hongngu_cli.read.counts.groups import GroupFinder, adds_up, mark_totals, sum_at_end
from hongngu_cli.read.counts.lines import Line, LineReader, TallyColumns
from hongngu_cli.read.counts.measures import MeasureWords
from hongngu_cli.read.counts.sections import SectionWords, TallySections
from hongngu_cli.read.headings.context import Spellings
from hongngu_cli.read.headings.headers import Header, is_header_row, is_number_row, texts
from hongngu_cli.read.headings.words import Words
from hongngu_cli.read.rows.rows_read import RowsRead
from hongngu_cli.read.rows.sections import marker_of

NO_LABEL = ("stt", "sex", "note", "rate", "gap")
"""Fields whose columns do not say whose the counts of a row are."""
REASONS = {
    "blank": "blank",
    "header": "header",
    "total": "total",
    "group": "total",
    "whole": "total",
    "section": "section",
    "odd": "unrecognised",
    "bare": "unrecognised",
}
"""Why a row that is no data is set aside; the others are notes."""
DERIVED = ("rate", "gap")
CERTAIN = ("header", "total", "unrecognised")


class TallyReader:
    """Sorts the rows of one table of counts."""

    def __init__(
        self,
        sheet: Sheet,
        columns: Mapping[int, ColumnMeaning],
        words: Words,
        spellings: Spellings,
        vocabulary: Vocabulary,
    ) -> None:
        """Note the columns and the words that tell the rows apart."""
        self.sheet, self.columns, self.words = sheet, columns, words
        self.spellings, self.vocabulary = spellings, vocabulary
        self.groups = {level.key: level.group for level in vocabulary.level}
        self.known = [
            column
            for column, meaning in columns.items()
            if meaning.field and meaning.field != "stt"
        ]

    def read(self, header: Header, last_row: int) -> RowsRead:
        """Sort the rows after a header down to ``last_row``; data rows are ``people``."""
        rows = range(header.last + 1, last_row + 1)
        cells = CountCells(self.sheet, self.spellings.heads)
        numeric = count_columns(self.columns, self.groups, cells, rows).numeric
        if not numeric:
            return self._without_counts(header, last_row)
        columns = TallyColumns(
            numeric,
            self._labels(numeric),
            *map(self._column, ("stt", "unit", "level")),
        )
        reader = LineReader(self.sheet, columns, self.words, self.spellings)
        return self._sorted_out(reader.lines(header, last_row), columns, header)

    def _column(self, field: str) -> int:
        """Give the first column of a field, 0 for none."""
        own = (c for c, m in self.columns.items() if m.field == field and not m.unit)
        return next(own, 0)

    def _labels(self, numeric: Sequence[int]) -> list[int]:
        """Give the columns whose words label a row: the known ones, and those left of counts."""
        return [
            column
            for column, meaning in self.columns.items()
            if column not in numeric
            and meaning.field not in NO_LABEL
            and (meaning.field or column < min(numeric))
        ]

    def _sorted_out(self, lines: list[Line], columns: TallyColumns, header: Header) -> RowsRead:
        mark_all_levels(lines, self.sheet, columns, self.spellings.is_total)
        _settle(lines)
        self._part_derived(lines)
        sum_at_end(lines, self.spellings)
        GroupFinder(lines, self.spellings.levels, self.groups).mark()
        mark_totals(lines)
        words = SectionWords(self.spellings, MeasureWords(self.vocabulary))
        sections = TallySections(self.sheet, lines, columns.unit, words)
        for at, line in enumerate(lines):
            if line.kind == "text" and sections.is_section(at):
                line.kind = "section"
        result = RowsRead(last=header.last, sections=list(sections.follow()))
        for line in lines:
            _put(line, lines, result)
        return result

    def _part_derived(self, lines: Sequence[Line]) -> None:
        """Part "Tỷ lệ", "Còn thiếu" from the rows "Nhu cầu", "Chỉ tiêu" they follow from."""
        fields = [self.words.field(line.words)[0] if line.words else None for line in lines]
        if not any(field in COUNTED for field in fields):
            return
        for line, field in zip(lines, fields, strict=True):
            if field in DERIVED and line.kind in {"data", "odd"}:
                line.kind = "derived"

    def _without_counts(self, header: Header, last_row: int) -> RowsRead:
        """Sort the rows of a table in which nothing is counted."""
        result = RowsRead(last=header.last)
        for number in range(header.last + 1, last_row + 1):
            cells = texts(self.sheet, number)
            if not cells:
                result.put(number, "blank")
            elif is_header_row(self.sheet, number, self.words) or (
                not result.people and is_number_row(self.sheet, number)
            ):
                result.put(number, "header")
                result.last = number
            elif any(self.spellings.is_total(marker_of(text)[1]) for text in cells.values()):
                result.totals.append((number, tuple(result.people)))
                result.put(number, "total")
                result.last = number
            elif sum(1 for column in self.known if column in cells) > 1:
                result.people.append(number)
                result.last = number
            else:
                result.put(number, "note")
        return result


def _settle(lines: Sequence[Line]) -> None:
    """Settle from their neighbours what rows are that by themselves could be several things."""
    above: Counter[int] = Counter()
    since: Counter[int] = Counter()
    for line in lines:
        if line.kind == "data":
            above.update(line.values)
            since.update(line.values)
        elif line.kind == "bare" and (
            adds_up(line.values, [above]) or adds_up(line.values, [since])
        ):
            line.kind = "total"
        if line.kind == "total":
            since.clear()
    below = ""
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        if line.kind == "odd" and below in {"data", "total", "bare"}:
            line.kind = "data"
        elif line.kind == "odd" and (at == 0 or lines[at - 1].kind not in {"data", "odd"}):
            line.kind = "note"
        if line.kind not in {"blank", "portion"}:
            below = line.kind


def _put(line: Line, lines: Sequence[Line], result: RowsRead) -> None:
    """Put a row where it belongs."""
    if line.kind == "data":
        result.people.append(line.row)
        result.last = line.row
        return
    reason = REASONS.get(line.kind, "note")
    result.put(line.row, reason)
    if reason in CERTAIN:
        result.last = line.row
    if reason == "total":
        result.totals.append((line.row, tuple(lines[member].row for member in line.members)))
