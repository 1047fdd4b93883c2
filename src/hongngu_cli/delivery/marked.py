"""Copies of workbooks and texts, marked where they have problems."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hongngu_cli.delivery.putting import folder, keep, put, refuse_folder, set_aside
from hongngu_cli.model.failure import USAGE, Failure
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.marked_copy import PROPERTY
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.documents.marked import marked_copy, property_of
from hongngu_cli.read.files.listing import STDIN
from hongngu_cli.read.files.opening import file_content
from hongngu_cli.read.own_documents import RULE
from hongngu_cli.write.provenance import with_property
from hongngu_cli.write.save import save
from hongngu_cli.write.values import printable

if TYPE_CHECKING:
    from hongngu_cli.model.look import SheetLook
    from hongngu_cli.model.passage import Comment, Document
    from hongngu_cli.model.settings import Limits
    from hongngu_cli.pipeline import Session


@dataclass(frozen=True, slots=True)
class Marked:
    """Of which file a marked copy was written, where, and what of the file it lacks.

    ``aside`` is where a file lies now that stood there before and is not as we wrote it.
    """

    source: str
    copy: Path
    lost: tuple[str, ...]
    aside: str = ""


def annotate(session: Session, issues: Sequence[Issue], output: str) -> list[Marked]:
    """Write marked copies of the workbooks that have problems. Raises Failure (OUTPUT)."""
    from hongngu_cli.write.annotated import annotated

    sheets: dict[str, list[Sheet]] = {}
    for sheet in session.opened.sheets:
        sheets.setdefault(sheet.path, []).append(sheet)
    told = {path: [issue for issue in issues if issue.place.path == path] for path in sheets}
    marked = [path for path, found in told.items() if found and not _is_own(found)]
    targets = _copies(marked, Path(output), alone=len(sheets) == 1)
    keep(map(str, targets))
    if len(sheets) > 1:
        folder(output)
    written = []
    for path, target in zip(marked, targets, strict=True):
        looks = _looks(sheets[path][0], session.settings.limits)
        content, lost = annotated(sheets[path], told[path], looks)
        aside = _set_aside(target)
        save(target, _signed(content, sheets[path][0]))
        written.append(Marked(path, target, lost, aside))
    return written


def _is_own(issues: Sequence[Issue]) -> bool:
    """Tell a marked copy of ours beside the workbook that it is of, which alone is marked."""
    return any(issue.rule == RULE for issue in issues)


def _signed(content: bytes, sheet: Sheet) -> bytes:
    """Put into a copy what tells later whether somebody saved it since, and what it is of."""
    name = "" if sheet.path == STDIN else Path(sheet.path).name
    told = property_of(content, sheet.sha256, printable(name))
    return with_property(content, PROPERTY, told)


def _set_aside(target: Path) -> str:
    """Keep what stands in a copy's place, unless it is a copy as we wrote it."""
    if not target.is_file() or marked_copy(target).untouched:
        return ""
    return set_aside(str(target))


def _looks(sheet: Sheet, limits: Limits) -> Mapping[str, SheetLook]:
    """Give the looks of the sheets of a workbook that is not copied as it is."""
    from hongngu_cli.read.unseen.looks import KNOWN, looks_of

    if sheet.container not in KNOWN or sheet.path == STDIN:
        return {}
    return looks_of(sheet.path, file_content(sheet.path, limits), sheet.container, limits)


def annotate_text(document: Document, comments: Sequence[Comment], output: str) -> None:
    """Write a Word document with comments: a copy, or one made of the text. Raises Failure."""
    from hongngu_cli.write.commented import commented, commented_anew

    refuse_folder(output)
    if document.word:
        put(commented(document.content, comments), output)
    else:
        put(commented_anew(document.passages, comments), output)


def _copies(paths: Sequence[str], output: Path, *, alone: bool) -> tuple[Path, ...]:
    """Name the copies: the output itself for a sole file, else one in it for each, no two alike."""
    if alone and not os.path.isdir(output):  # noqa: PTH112 - False for a name that cannot be
        if output.suffix.lower() != ".xlsx":
            says = f"{output}: bản đã đánh dấu phải là tệp .xlsx."
            raise Failure(USAGE, says, "Ghi tên tệp có đuôi .xlsx sau --annotate.")
        return (output,) * len(paths)
    names: dict[str, None] = {}
    for path in paths:
        stem = "stdin" if path == STDIN else Path(path).stem
        tries = (stem, *(f"{stem} ({number})" for number in range(2, len(paths) + 1)))
        names[next(name for name in tries if name not in names)] = None
    return tuple(output / f"{name}.xlsx" for name in names)
