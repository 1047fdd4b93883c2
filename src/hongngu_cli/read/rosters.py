"""Files to one Roster: open, recognise, read, join; every row accounted for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from hongngu_cli.model.failure import INPUT, USAGE, Failure
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.place import Place
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.settings import Limits, Reading, SavedTable
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.encodings.legacy_cells import unicode_sheet
from hongngu_cli.read.enrolments.frames import doubts_of, frame_of, origins_of
from hongngu_cli.read.enrolments.reading import EnrolmentReader
from hongngu_cli.read.files.ahead import Begun, begin_opening
from hongngu_cli.read.files.lock_files import in_use
from hongngu_cli.read.messages import notes_on
from hongngu_cli.read.recognitions.outgrown import outgrown
from hongngu_cli.read.repeats.duplicates import without_repeated
from hongngu_cli.read.repeats.resends import without_superseded
from hongngu_cli.read.tables.recogniser import Recogniser, recogniser


@dataclass(frozen=True, slots=True)
class Opened:
    """Sheets with the tables found on them, and what could not be read."""

    sheets: tuple[Sheet, ...]
    tables: tuple[TableFound, ...]
    issues: tuple[Issue, ...]


def open_files(
    paths: Sequence[str], vocabulary: Vocabulary, reading: Reading, limits: Limits
) -> Opened:
    """Open files and find their tables; as ``open_begun`` does."""
    return open_begun(begin_opening(paths, reading, limits), vocabulary, reading)


def open_begun(
    files: Begun,
    vocabulary: Vocabulary,
    reading: Reading,
    saved: Sequence[SavedTable] = (),
    *,
    saving: bool = False,
) -> Opened:
    """Find the tables of files being opened; one unreadable file does not stop the others.

    ``saved`` recognitions that no longer fit set their tables aside, but when ``saving`` them
    anew. Raises Failure (INPUT) where a sole file cannot be read.
    """
    finder = recogniser(vocabulary, reading, saved)
    sheets: list[Sheet] = []
    tables: list[TableFound] = []
    issues: list[Issue] = []
    seen: dict[str, str] = {}
    for path, content in files.contents:
        try:
            opened = content()
        except Failure as failure:
            if failure.code != INPUT or len(files.paths) == 1:
                raise
            issues.append(_unreadable(path, failure))
            continue
        digest = opened[0].sha256 if opened else hashlib.sha256(path.encode()).hexdigest()
        if digest in seen:
            issues.append(_copy(path, seen[digest]))
            continue
        seen[digest] = path
        issues += other_than_named(path, opened)
        issues += in_use(path)
        for typed in _chosen(opened, reading.sheet, issues):
            sheet = unicode_sheet(typed, reading.encoding)
            sheets.append(sheet)
            issues += sheet.issues
            tables += _tables(finder, sheet)
    if not sheets and (missing := [issue for issue in issues if issue.rule == "sheet-missing"]):
        says = f"{missing[0].place}: {missing[0].says[:1].lower()}{missing[0].says[1:]}"
        raise Failure(USAGE, says, missing[0].advice)
    if not saving:
        told, changed = outgrown(finder.saved, sheets, tables)
        return Opened(tuple(sheets), told, (*issues, *changed))
    return Opened(tuple(sheets), tuple(tables), tuple(issues))


def read_roster(opened: Opened, vocabulary: Vocabulary, kind: str = "roster") -> Roster:
    """Read the enrolments of every table of a kind into one Roster."""
    finder = recogniser(vocabulary, Reading())
    reader = EnrolmentReader(vocabulary, finder.spellings)
    parts = [
        (number, reader.read(table))
        for number, table in enumerate(opened.tables)
        if table.kind == kind
    ]
    issues = (*opened.issues, *notes_on(opened, parts, vocabulary))
    origins, doubts, frame = origins_of(parts), doubts_of(parts), frame_of(parts, vocabulary)
    roster = Roster(frame, origins, opened.sheets, opened.tables, {}, doubts, issues)
    roster, overlaps = without_superseded(roster, finder.spellings, vocabulary)
    return without_repeated(roster, finder.spellings, overlaps)


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
    header_rows = finder.reading.header_rows
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


def _unreadable(path: str, failure: Failure) -> Issue:
    says = failure.says.removeprefix(f"{path}: ")
    return Issue(
        "file-unreadable", "error", Place(path), None, says[:1].upper() + says[1:], failure.advice
    )


def _copy(path: str, original: str) -> Issue:
    return Issue(
        "file-copy",
        "note",
        Place(path),
        None,
        f"Giống hệt tệp {original} nên chỉ đọc một lần.",
        "Xoá bản sao nếu không cần.",
    )
