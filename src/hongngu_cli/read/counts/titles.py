"""What holds for all numbers of a table: told by its title, its sheet's or its file's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from hongngu_cli.model.place import Place
from hongngu_cli.model.recognition import Given, TableFound
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.counts.columns import CountColumns
from hongngu_cli.read.counts.measures import MANY, MEASURES, MeasureWords
from hongngu_cli.read.counts.rows import CountRow
from hongngu_cli.read.headings.context import Spellings
from hongngu_cli.read.headings.headers import texts
from hongngu_cli.read.headings.told_by_names import is_brief_of_year, is_summary
from hongngu_cli.text.file_names import stem_of
from hongngu_cli.text.fold import fold
from hongngu_cli.text.levels import AMBIGUOUS, NONE
from hongngu_cli.text.spellings import any_of

SEPARATORS = re.compile(r"[_\-.]+")


@dataclass(frozen=True, slots=True)
class Overall:
    """What holds for all numbers of a table that neither row nor heading tells otherwise.

    ``is_plan`` tells that the title speaks of a plan, and of nothing that was carried out.
    """

    given: Mapping[str, Given]
    measure: str | None
    is_plan: bool = False


class Titles:
    """Reads what surrounds tables of counts."""

    def __init__(self, vocabulary: Vocabulary, spellings: Spellings) -> None:
        """Fold the words of titles once."""
        self.spellings = spellings
        self.levels = spellings.levels
        self.measures = MeasureWords(vocabulary)
        self.bare_levels = any_of(spellings.levels.assumed)
        self.carried_out = any_of(map(fold, vocabulary.rows.carried_out))
        self.theory = any_of(word for word in spellings.levels.groups if len(word) > SHORT)

    def names_theory(self, table: TableFound) -> bool:
        """Tell whether a title names a group of levels, so that "Trung cấp" needs no more."""
        return any(self.theory.search(fold(text)) for _, text in _lines(table))

    def overall(
        self, table: TableFound, columns: CountColumns, rows: Sequence[CountRow]
    ) -> Overall:
        """Tell what title, sheet and file give; rows or columns of levels need none of them."""
        given = {f: told for f, told in table.given_overall.items() if f in {"unit", "year"}}
        own = any(one.level for one in columns.counts) or any(
            row.level or "level" in row.doubts for row in rows
        )
        if not own and (level := self._level(table)):
            given["level"] = level
        measure = self._told_measure(table)
        if measure and measure.value != MANY:
            given["measure"] = measure
            return Overall(given, None, self._plans(table, measure))
        if measure:
            return Overall(given, None)
        stated = {m.measure for m in table.columns.values() if m.measure}
        by_kind = stated.pop() if len(stated) == 1 else MEASURES.get(table.kind or "")
        if by_kind is None and (name := self._file_measure(table)):
            given["measure"] = name
        return Overall(given, by_kind)

    def _told_measure(self, table: TableFound) -> Given | None:
        """Find what the title, else the sheet's name says is counted."""
        for place, text in _lines(table):
            if measure := self.measures.within(text):
                return Given(measure, place, "title")
        name = table.sheet.name or ""
        measure = self.measures.within(name)
        return Given(measure, table.sheet.place(), "sheet") if measure else None

    def _plans(self, table: TableFound, measure: Given) -> bool:
        """Tell a plan of classes from "Kết quả thực hiện kế hoạch", which tells of both."""
        told = " ".join(fold(text) for _, text in _lines(table))
        return measure.value == "planned" and not self.carried_out.search(told)

    def _file_measure(self, table: TableFound) -> Given | None:
        name = SEPARATORS.sub(" ", stem_of(table.sheet.path))
        measure = self.measures.within(name)
        known = measure not in {None, MANY}
        return Given(str(measure), Place(table.sheet.path), "file") if known else None

    def _level(self, table: TableFound) -> Given | None:
        """Find the one level that the title, else the sheet's or the file's name speaks of."""
        sheet, file = table.sheet.name or "", SEPARATORS.sub(" ", stem_of(table.sheet.path))
        for source, lines in (
            ("title", list(_lines(table))),
            ("sheet", [(table.sheet.place(), sheet)]),
            ("file", [(Place(table.sheet.path), file)]),
        ):
            named = partial(self._named, is_name=source != "title")
            found = {key: place for place, text in lines for key in named(text)}
            for wider in [self.levels.refines.get(key) for key in found]:
                found.pop(wider or "", None)
            if found:
                key, place = next(iter(found.items()))
                return Given(key, place, source) if len(found) == 1 and key != AMBIGUOUS else None
        return None

    def _named(self, text: str, *, is_name: bool) -> set[str]:
        """Give all levels that a title, or a name, names, bare ones ("Trung cấp") too."""
        folded = fold(text)
        found = {self.levels.phrases[phrase] for phrase in self.levels.pattern.findall(folded)}
        rest = self.levels.pattern.sub(" ", folded)
        found |= {self.levels.assumed[word] for word in self.bare_levels.findall(rest)}
        silent = is_name and (is_summary(text, self.spellings) or is_brief_of_year(text))
        whole = None if silent else self.levels.named(text).key or self.levels.within(text).key
        return (found | ({whole} if whole and not found else set())) - {NONE}


SHORT = 3
"""Shorter words, such as "CM", do not name a group of levels in a title."""


def _lines(table: TableFound) -> Iterable[tuple[Place, str]]:
    """Give the texts above a table's header."""
    first = table.header_rows[0] if table.header_rows else table.first_row
    for row in range(table.first_row, first):
        for column, text in texts(table.sheet, row).items():
            yield table.sheet.place(row, column), text
