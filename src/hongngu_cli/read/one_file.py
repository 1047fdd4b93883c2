"""One file, read as far as it can be by itself: its sheets, the tables on them, the people."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hongngu_cli.model.failure import USAGE, Failure
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.place import Place
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.settings import Reading, SavedTable
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.documents.marked import is_list
from hongngu_cli.read.encodings.legacy_cells import unicode_sheet
from hongngu_cli.read.enrolments.reading import EnrolmentReader
from hongngu_cli.read.enrolments.typed import Enrolments
from hongngu_cli.read.files.lock_files import in_use
from hongngu_cli.read.own_documents import own_document
from hongngu_cli.read.tables.continued import goes_on, told_continued
from hongngu_cli.read.tables.document_years import with_document_year
from hongngu_cli.read.tables.recogniser import Recogniser, recogniser

ROSTER = "roster"


@dataclass(frozen=True, slots=True)
class FileRead:
    """What one file holds, and what opening it noticed.

    ``parts`` are the enrolments of some of its rosters, by the number of the table, where
    they were read already.
    """

    sha256: str
    sheets: tuple[Sheet, ...]
    tables: tuple[TableFound, ...]
    issues: tuple[Issue, ...]
    parts: Mapping[int, Enrolments] = field(default_factory=dict)


class FileReader:
    """Reads files one by one, with one vocabulary and one set of overrules."""

    def __init__(
        self, vocabulary: Vocabulary, reading: Reading, saved: Sequence[SavedTable] = ()
    ) -> None:
        """Fold the vocabulary once."""
        self.reading = reading
        self.finder = recogniser(vocabulary, reading, saved)
        self.enrolments = EnrolmentReader(vocabulary, self.finder.spellings)
        self.met: set[str] = set()
        # Names of files and sheets are met at once, most of them without marks; what finds
        # levels in them is made while the first file is parsed.
        self.finder.spellings.levels.within("sheet")

    def read(self, path: str, opened: Sequence[Sheet]) -> FileRead:
        """Find the tables of a file's sheets; those of a file's copy are not looked for again.

        Raises Failure (USAGE) for wrong overrules.
        """
        digest = opened[0].sha256 if opened else hashlib.sha256(path.encode()).hexdigest()
        if digest in self.met:
            return FileRead(digest, (), (), ())
        if ours := tuple(own_document(path, opened)):
            self.met.add(digest)
            return FileRead(digest, (), (), ours)
        issues: list[Issue] = [*other_than_named(path, opened), *in_use(path)]
        sheets: list[Sheet] = []
        tables: list[TableFound] = []
        parts = Parts(self.finder)
        for typed in _chosen(opened, self.reading.sheet, issues):
            # Our list quotes what was wrong, and how somebody sorts or filters it is theirs.
            quoted = is_list(typed)
            sheet = typed if quoted else unicode_sheet(typed, self.reading.encoding)
            sheets.append(sheet)
            issues += () if quoted else sheet.issues
            tables += with_document_year(parts.of(sheet, issues), tables)
        self.met.add(digest)
        return FileRead(digest, tuple(sheets), tuple(tables), tuple(issues))

    def read_whole(self, path: str, opened: Sequence[Sheet]) -> FileRead:
        """Find the tables, and read the enrolments of those that are rosters."""
        found = self.read(path, opened)
        parts = {
            number: self.enrolments.read(table)
            for number, table in enumerate(found.tables)
            if table.kind == ROSTER
        }
        return FileRead(found.sha256, found.sheets, found.tables, found.issues, parts)


@dataclass(slots=True)
class Parts:
    """Finds the tables of a file's sheets in turn; one without a header may go on with a list.

    ``above`` is the last table of the sheet before, ``headed`` the one whose header it has.
    """

    finder: Recogniser
    above: TableFound | None = None
    headed: TableFound | None = None

    def of(self, sheet: Sheet, issues: list[Issue]) -> tuple[TableFound, ...]:
        """Find the tables of the next sheet, and tell of one that goes on."""
        found = _tables(self.finder, sheet)
        if not found and self.above and self.headed and goes_on(sheet, self.above):
            found = (self.finder.continued(sheet, self.above, self.headed),)
            issues += told_continued(found[0], self.above)
        if found:
            self.above = found[-1]
        elif any(map(any, sheet.rows)):
            self.above = None
        if self.above and self.above.header_rows:
            self.headed = self.above
        return found


def _chosen(sheets: Sequence[Sheet], names: Sequence[str], issues: list[Issue]) -> Iterable[Sheet]:
    """Keep the sheets asked for; a workbook without one is told, never read by its first one.

    A CSV has no sheets to choose from, so it is read all the same.
    """
    if not names or any(sheet.name is None for sheet in sheets):
        return sheets
    there = ", ".join(f'"{sheet.name}"' for sheet in sheets)
    issues += [
        Issue(
            "sheet-missing",
            "warning",
            Place(sheets[0].path),
            name,
            f'Không có trang tính "{name}" trong tệp này.',
            f"Các trang hiện có: {there}.",
        )
        for name in names
        if name not in {sheet.name for sheet in sheets}
    ]
    return [sheet for sheet in sheets if sheet.name in names]


def _tables(finder: Recogniser, sheet: Sheet) -> tuple[TableFound, ...]:
    header_rows = finder.headers.reading.header_rows
    if header_rows and header_rows[1] > len(sheet.rows):
        raise Failure(
            USAGE,
            f"{sheet.place()}: trang tính chỉ có {len(sheet.rows)} dòng, "
            f"không có dòng {header_rows[0]}-{header_rows[1]} như --header-rows nêu.",
            "Xem lưới ô bằng train-report inspect.",
        )
    return finder.tables(sheet)


FAMILIES = (
    (".xlsx", ".xlsm"),
    (".xlsb",),
    (".xls",),
    (".ods",),
    (".csv", ".tsv", ".txt"),
    (".docx", ".docm"),
    (".parquet",),
    (".html", ".htm", ".mht", ".mhtml"),
    (".xml",),
)
"""Endings that one kind of content may have."""


def other_than_named(path: str, sheets: Sequence[Sheet]) -> Iterable[Issue]:
    """Tell of a file whose content is not what its name says; it was read by its content."""
    named = Path(path).suffix.lower()
    kind = sheets[0].container if sheets else named
    if named and not any(named in family and kind in family for family in FAMILIES):
        yield Issue(
            "file-kind",
            "note",
            Place(path),
            None,
            f"Tên tệp có đuôi {named} nhưng nội dung là {kind}; đã đọc theo nội dung.",
            f"Đổi đuôi tệp thành {kind} để tránh nhầm.",
        )
