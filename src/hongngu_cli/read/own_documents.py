"""Documents that we made ourselves: tables of results, which no list is counted from again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from hongngu_cli.model.fields import FIELDS
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.marked_copy import MarkedCopy
from hongngu_cli.model.place import Place
from hongngu_cli.model.provenance import LINE
from hongngu_cli.model.sheet import Cell, Sheet
from hongngu_cli.read.documents.carried import command_of
from hongngu_cli.read.documents.marked import has_list, marked_copy
from hongngu_cli.read.files.listing import STDIN

RULE = "file-own"
PACKAGES = {".xlsx", ".docx"}
SAID = re.compile(re.escape(LINE).replace(r"\{\}", r"([a-z]{3,20})"))
EXPORT = ("path", "sheet", "row")
"""How the heading of an export for programs ends, behind the fields; no office writes it so."""
ENOUGH = 3
"""Fields before it, of which an office may have taken some out."""
AT_MOST, AT_END = 20, 1000
"""Rows of a sheet, bytes of a file, in which its last line stands."""


def own_document(path: str, sheets: Sequence[Sheet]) -> Iterator[Issue]:
    """Tell of a file that is a result of ours, whose numbers would count twice."""
    if path == STDIN or not sheets:
        return
    packed = sheets[0].container in PACKAGES
    command = (packed and command_of(path)) or _said_by(sheets)
    if command:
        yield Issue(
            RULE,
            "note",
            Place(path),
            None,
            f"Là kết quả do train-report {command} lập, không phải danh sách nguồn, nên không đọc.",
            "Nên để văn bản, bảng đã lập ở thư mục khác với danh sách của các đơn vị.",
        )


def is_result(path: str) -> bool:
    """Tell a file that is a result of ours and may be made anew."""
    if command_of(path) or marked_copy(path).untouched:
        return True
    try:
        with Path(path).open("rb") as file:
            first = file.readline().decode("utf-8-sig", "replace")
            file.seek(0, 2)
            file.seek(max(0, file.tell() - AT_END))
            last = file.read().decode("utf-8", "replace").rstrip()
    except OSError:
        return False  # what cannot be read nobody replaces unseen
    return _is_export(first.strip().split(",")) or bool(SAID.search(last.rpartition("\n")[2]))


def marked_among(sheets: Iterable[Sheet]) -> Mapping[str, MarkedCopy]:
    """Give the files that still have the list of a marked copy, and what they tell."""
    files: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        files.setdefault(sheet.path, []).append(sheet)
    return {path: marked_copy(path) for path, own in files.items() if has_list(own)}


def _said_by(sheets: Sequence[Sheet]) -> str:
    """Name the command whose result a sheet says that it is, in its last line or its heading."""
    if len(sheets) > 1 or not sheets[0].rows:
        return ""
    rows = sheets[0].rows
    if _is_export(rows[0]):
        return "export"
    ends = rows[-AT_MOST:]
    last = next((row for row in reversed(ends) if any(cell != "" for cell in row)), ())
    filled = [cell for cell in last if cell != ""]
    found = SAID.fullmatch(str(filled[0]).strip()) if len(filled) == 1 else None
    return found[1] if found else ""


def _is_export(heading: Sequence[Cell]) -> bool:
    names = [str(cell) for cell in heading]
    known = {field.key for field in FIELDS}
    return (*names[-len(EXPORT) :],) == EXPORT and len(known.intersection(names)) >= ENOUGH
