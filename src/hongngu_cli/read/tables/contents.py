"""What kind of table stands under a header, what its columns mean, and what each row is.

These hang together: sections may tell the level that columns lack, and what a column means in
a list of those sent shows in its cells.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hongngu_cli.model.recognition import KINDS_OF_PEOPLE, NAMES, ColumnMeaning, Given
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.counts.tallies import TallyReader
from hongngu_cli.read.headings.context import Spellings
from hongngu_cli.read.headings.headers import Header, texts
from hongngu_cli.read.headings.held_above import passed_then
from hongngu_cli.read.headings.held_columns import without_held
from hongngu_cli.read.headings.kinds import CADRES, KindRead, kind_of
from hongngu_cli.read.headings.named_courses import with_named_courses
from hongngu_cli.read.headings.near_headings import NearHeadings
from hongngu_cli.read.headings.no_use import without_use
from hongngu_cli.read.headings.repeated_groups import with_groups
from hongngu_cli.read.headings.roster_columns import (
    of_group,
    roster_columns,
    with_subjects,
    without_classes,
)
from hongngu_cli.read.headings.sending import Titles, asked_for, held_elsewhere
from hongngu_cli.read.headings.unknown_courses import with_unknown_courses
from hongngu_cli.read.headings.words import Words
from hongngu_cli.read.recognitions.saved import Forms
from hongngu_cli.read.rows.roles import RowReader
from hongngu_cli.read.rows.rows_read import RowsRead
from hongngu_cli.read.tables.filled_columns import notes_of_changes, settled_by_cells
from hongngu_cli.read.tables.graded_columns import without_subjects
from hongngu_cli.read.tables.own_units import own_units
from hongngu_cli.read.tables.teachers_schools import own_schools
from hongngu_cli.read.tables.told_by_cells import (
    Cells,
    levels_of_people,
    levels_of_rows,
    over_words,
)
from hongngu_cli.text.levels import DOUBTS

TableRows = tuple[range, int]
"""The rows of a table's titles, and its last row."""
NO_LEVEL = (
    "danh sách người nhưng không cột, dòng mục hay tiêu đề nào cho biết trình độ được cử đi học"
)


@dataclass(frozen=True, slots=True)
class TableContents:
    """Understands what stands under headers with one vocabulary."""

    vocabulary: Vocabulary
    words: Words
    spellings: Spellings
    saved: Forms
    near: NearHeadings
    pointed: str | None = None
    """The kind of counts that an option says the file holds."""

    def read(
        self,
        sheet: Sheet,
        header: Header,
        columns: dict[int, ColumnMeaning],
        rows: TableRows,
        given: Mapping[str, Given],
    ) -> tuple[KindRead, dict[int, ColumnMeaning], RowsRead]:
        """Sort the rows; with what sections tell, say what kind of table it is.

        ``given`` is what stands outside the table.
        """
        title_rows, _ = rows
        people = any(meaning.field in NAMES for meaning in columns.values())
        if not people:
            cells = Cells(sheet, range(header.last + 1, rows[1] + 1))
            columns = levels_of_rows(columns, cells, self.words)
        read = (self._people if people else self._counts)(sheet, columns, header, rows)
        sources = (given, *(values for _, values in read.sections))
        outside = [values["level"] for values in sources if "level" in values]
        told = any(level.value not in DOUBTS for level in outside)
        lines = [text for row in title_rows for text in texts(sheet, row).values()]
        title = " ".join(lines)
        unsent = people and self.spellings.says_not_sent(title)
        year = "year" in given and given["year"].source == "title"
        proposed = people and self.spellings.proposals.names(lines) is not None
        titles = Titles(f"{title} {sheet.name or ''}", told, unsent, tuple(lines), year, proposed)
        form = self.saved.form_of(sheet, header)
        if people and form is None:
            columns = passed_then(columns, self.words) if year else columns
            columns = levels_of_people(
                columns, Cells(sheet, read.people), self.words, self.near, told=told
            )
            columns = held_elsewhere(columns, titles, self.vocabulary)
        kind = kind_of(columns, titles, self.vocabulary, self.pointed)
        if form:
            kind = form.kind(kind)
        if people and kind.key not in KINDS_OF_PEOPLE:
            read = self._counts(sheet, columns, header, rows)
        if kind.unsent and kind.key == CADRES and not form:
            columns = asked_for(self._classes_too(columns, sheet, read.people, told=told))
        if kind.key == "roster":
            if form is None:
                if told:
                    columns = without_subjects(columns, sheet, read.people, title, self.words)
                columns = self._of_roster(sheet, columns, given, read.people, told=told)
                # A heading that nearly is a known one is asked back, whatever stands beneath.
                sure = {c: m for c, m in columns.items() if m.field or not self._asks(m.heading)}
                worded = over_words(sure, Cells(sheet, read.people), self.words, self.spellings)
                by_cells = own_units(worded, sheet, read, lines, self.spellings)
                columns |= {column: one for column, one in by_cells.items() if one.field}
                columns = without_use(columns, self.vocabulary.rows)
            if not outside and not any(meaning.field == "level" for meaning in columns.values()):
                kind = replace(kind, key=None, why=NO_LEVEL)
        return kind, columns, read

    def _asks(self, heading: str) -> bool:
        return self.near.misspelt(heading) is not None

    def _classes_too(
        self,
        columns: dict[int, ColumnMeaning],
        sheet: Sheet,
        people: Sequence[int],
        *,
        told: bool,
    ) -> dict[int, ColumnMeaning]:
        """Take classes in which levels stand for levels; what people hold stays what it is."""
        settled = roster_columns(columns, sheet, people, self.spellings.levels, told=told)
        return {
            column: settled[column] if meaning.field == "course" else meaning
            for column, meaning in columns.items()
        }

    def _of_roster(
        self,
        sheet: Sheet,
        columns: dict[int, ColumnMeaning],
        given: Mapping[str, Given],
        people: Sequence[int],
        *,
        told: bool,
    ) -> dict[int, ColumnMeaning]:
        """Settle what columns mean in a list of those sent; ``told`` that a level is known."""
        levels = self.spellings.levels
        if "level" in given:
            columns = without_classes(columns, str(given["level"].value), self.vocabulary)
        if "context" in given:
            columns = of_group(columns, str(given["context"].value), levels)
        if told:
            columns = notes_of_changes(columns, sheet, people, self.words)
        columns = settled_by_cells(columns, sheet, people, self.words)
        columns = own_schools(columns, sheet, people, self.spellings.school_words)
        columns = without_held(columns, sheet, people, self.words)
        settled = roster_columns(columns, sheet, people, levels, told=told)
        if not told:
            settled = with_named_courses(settled, sheet, people, self.words)
        settled = with_unknown_courses(settled, sheet, people, self.words)
        settled = with_subjects(settled, columns, self.words.subjects if told else frozenset())
        return with_groups(settled)

    def _people(
        self, sheet: Sheet, columns: Mapping[int, ColumnMeaning], header: Header, rows: TableRows
    ) -> RowsRead:
        titles, last = rows
        reader = RowReader(sheet, columns, self.words, self.spellings)
        return reader.read(header, last, titles.start)

    def _counts(
        self, sheet: Sheet, columns: Mapping[int, ColumnMeaning], header: Header, rows: TableRows
    ) -> RowsRead:
        reader = TallyReader(sheet, columns, self.words, self.spellings, self.vocabulary)
        return reader.read(header, rows[1])
