"""Files to one Roster: open, recognise, read, join; every row accounted for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from hongngu_cli.model.failure import INPUT, USAGE, Failure
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.place import Place
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.settings import Limits, Reading, SavedTable
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.enrolments.joined import columns_of, doubts_of, origins_of
from hongngu_cli.read.enrolments.reading import EnrolmentReader
from hongngu_cli.read.enrolments.typed import Enrolments
from hongngu_cli.read.files.ahead import Begun, begin_opening
from hongngu_cli.read.headings.context import spellings_of
from hongngu_cli.read.many_files import read_in_turn
from hongngu_cli.read.messages.of_tables import notes_on
from hongngu_cli.read.one_file import ROSTER, FileReader
from hongngu_cli.read.own_documents import RULE, marked_among
from hongngu_cli.read.recognitions.outgrown import outgrown
from hongngu_cli.read.recognitions.saved import forms_of
from hongngu_cli.read.repeats.duplicates import without_repeated
from hongngu_cli.read.repeats.resends import without_superseded
from hongngu_cli.text.file_names import stem_of, without_copy
from hongngu_cli.text.fold import clean

NAME_A_LIST = "Nêu danh sách mà kết quả ấy được lập ra từ đó."


@dataclass(frozen=True, slots=True)
class Opened:
    """Sheets with the tables found on them, and what could not be read.

    ``parts`` are enrolments that were read already, by the number of their table; they are
    taken from here once.
    """

    sheets: tuple[Sheet, ...]
    tables: tuple[TableFound, ...]
    issues: tuple[Issue, ...]
    parts: dict[int, Enrolments] = field(default_factory=dict)


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
    anew. Raises Failure (INPUT) where a sole file cannot be read, and was not only
    found in a folder.
    """
    make = partial(FileReader, vocabulary, reading, saved)
    sheets: list[Sheet] = []
    tables: list[TableFound] = []
    issues: list[Issue] = []
    parts: dict[int, Enrolments] = {}
    seen: dict[str, str] = {}
    alone = len(files.paths) == 1 and not files.searched
    for path, read in read_in_turn(files, make):
        try:
            one = read()
        except Failure as failure:
            if failure.code != INPUT or alone:
                raise
            issues.append(_unreadable(path, failure))
            continue
        if alone and (ours := [issue for issue in one.issues if issue.rule == RULE]):
            says = ours[0].says
            raise Failure(INPUT, f"{path}: {says[:1].lower()}{says[1:]}", NAME_A_LIST)
        if one.sha256 in seen:
            issues.append(_copy(path, seen[one.sha256]))
            continue
        seen[one.sha256] = path
        parts |= {len(tables) + number: part for number, part in one.parts.items()}
        sheets += one.sheets
        tables += one.tables
        issues += one.issues
    if not sheets and (missing := [issue for issue in issues if issue.rule == "sheet-missing"]):
        says = f"{missing[0].place}: {missing[0].says[:1].lower()}{missing[0].says[1:]}"
        raise Failure(USAGE, says, missing[0].advice)
    if saving:
        return Opened(tuple(sheets), tuple(tables), tuple(issues), parts)
    told, changed = outgrown(forms_of(saved), sheets, tables)
    return Opened(tuple(sheets), told, (*issues, *changed), parts)


def read_roster(opened: Opened, vocabulary: Vocabulary, kind: str = ROSTER) -> Roster:
    """Read the enrolments of every table of a kind into one Roster."""
    spellings = spellings_of(vocabulary)
    reader = EnrolmentReader(vocabulary, spellings)
    parts = [
        (number, opened.parts.pop(number) if number in opened.parts else reader.read(table))
        for number, table in enumerate(opened.tables)
        if table.kind == kind
    ]
    issues = (*opened.issues, *notes_on(opened.sheets, opened.tables, parts, vocabulary))
    origins, doubts, columns = origins_of(parts), doubts_of(parts), columns_of(parts, vocabulary)
    roster = Roster(columns, origins, opened.sheets, opened.tables, {}, doubts, issues)
    marked = marked_among(opened.sheets)
    roster, overlaps = without_superseded(roster, spellings, vocabulary, marked)
    return without_repeated(roster, spellings, overlaps)


def _unreadable(path: str, failure: Failure) -> Issue:
    says = failure.says.removeprefix(f"{path}: ")
    return Issue(
        "file-unreadable", "error", Place(path), None, says[:1].upper() + says[1:], failure.advice
    )


def _copy(path: str, read: str) -> Issue:
    """Tell of a file that another is a copy of; which one is the copy their names may say."""
    copied = next((one for one in (path, read) if _is_copy(one)), "")
    which = f"bản sao {Path(copied).name}" if copied else "một trong hai tệp"
    return Issue(
        "file-copy",
        "note",
        Place(path),
        None,
        f"Giống hệt tệp {read} nên hai tệp chỉ đọc một lần.",
        f"Xoá {which} nếu không cần.",
    )


def _is_copy(path: str) -> bool:
    name = stem_of(path)
    return without_copy(name) != clean(name)
