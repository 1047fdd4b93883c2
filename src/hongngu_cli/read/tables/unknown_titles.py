"""A course that only a title names, and of which nobody knows the level."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from hongngu_cli.model.place import Place
from hongngu_cli.model.recognition import BENEATH, ColumnMeaning, Given
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.headings.near_headings import NearHeadings
from hongngu_cli.read.headings.titles import Line
from hongngu_cli.read.headings.words import Words
from hongngu_cli.read.tables.told_by_cells import Cells
from hongngu_cli.text.file_names import stem_of, without_copy
from hongngu_cli.text.fold import fold
from hongngu_cli.text.levels import NONE
from hongngu_cli.text.titled_courses import TitledCourses


@dataclass(frozen=True)
class UnknownTitles:
    """Finds such courses, where no column may tell the level."""

    vocabulary: Vocabulary
    words: Words
    near: NearHeadings

    @cached_property
    def courses(self) -> TitledCourses:
        """What tells a course in a title; made when a list tells no level otherwise."""
        return TitledCourses(self.vocabulary)

    def told(
        self,
        sheet: Sheet,
        columns: Mapping[int, ColumnMeaning],
        people: Sequence[int],
        lines: Iterable[Line],
    ) -> Mapping[str, Given]:
        """Give the level that nobody knows, by the title, else by the names of sheet and file.

        A column that may be the one of what people were sent to is to be named first.
        """
        cells = Cells(sheet, people)
        if any(self._may_tell(column, meaning, cells) for column, meaning in columns.items()):
            return {}
        for place, text in lines:
            if self.courses.named(text):
                return {"level": Given(NONE, place, "title")}
        for name, place, source in (
            (sheet.name or "", sheet.place(), "sheet"),
            (stem_of(sheet.path), Place(sheet.path), "file"),
        ):
            if self.courses.named(without_copy(name).replace("_", " "), surely=True):
                return {"level": Given(NONE, place, source)}
        return {}

    def _may_tell(self, column: int, meaning: ColumnMeaning, cells: Cells) -> bool:
        """Tell whether a column of no known meaning may be that of what people were sent to."""
        if meaning.field is not None:
            return False
        near = self.near.misspelt(meaning.heading)
        own = fold(meaning.heading.rpartition(BENEATH)[2])
        speaks = any(words.search(own) for words in (self.words.training, self.words.sending))
        texts = cells.texts(column)
        known = sum(self.words.levels.of_course(text).doubt != "unknown" for text in texts)
        meant = near is not None and near.field in {"level", "course"}
        return speaks or meant or 2 * known > len(texts) > 0
