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
from hongngu_cli.text.numbers import count
from hongngu_cli.text.unit_advice import for_a_unit
from hongngu_cli.write.provenance import with_property
from hongngu_cli.write.save import save
from hongngu_cli.write.values import printable

if TYPE_CHECKING:
    from hongngu_cli.model.conditions import Rule
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
    # A unit has neither the program nor the office's words.
    rules = session.vocabulary.rules
    asked = [for_a_unit(issue, rules[issue.rule]) for issue in issues if _is_of_units(issue, rules)]
    told = {path: [issue for issue in asked if issue.place.path == path] for path in sheets}
    marked = [path for path, found in told.items() if found and not _is_own(found)]
    targets = _copies(marked, [*sheets], Path(output))
    keep(map(str, targets))
    written = []
    for path, target in zip(marked, targets, strict=True):
        looks = _looks(sheets[path][0], session.settings.limits)
        content, lost = annotated(sheets[path], told[path], looks)
        folder(str(target.parent))
        aside = _set_aside(target)
        save(target, _signed(content, sheets[path][0]))
        written.append(Marked(path, target, lost, aside))
    return written


def _is_of_units(issue: Issue, rules: Mapping[str, Rule]) -> bool:
    return issue.rule == RULE or rules[issue.rule].in_copies


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


def _copies(paths: Sequence[str], read: Sequence[str], output: Path) -> tuple[Path, ...]:
    """Name the copies: the output itself for a sole file that was read, else each in a folder.

    They lie in subfolders as the files do, no two alike.
    """
    is_folder = os.path.isdir(output)  # noqa: PTH112 - False for a name that cannot be
    is_workbook = output.suffix.lower() == ".xlsx"
    if len(read) == 1 and not is_folder:
        if not is_workbook:
            says = f"{output}: bản đã đánh dấu phải là tệp .xlsx."
            raise Failure(USAGE, says, "Ghi tên tệp có đuôi .xlsx sau --annotate.")
        return (output,) * len(paths)
    if is_workbook and not is_folder:
        says = f"{output}: đọc {count(len(read))} tệp thì các bản đã đánh dấu phải ở một thư mục."
        raise Failure(USAGE, says, "Ghi tên thư mục, không có đuôi .xlsx, sau --annotate.")
    above = _above(read)
    names: dict[Path, str] = {}
    # Beside a workbook the copy of a table of that name tells what it is of: "ds (csv).xlsx".
    for path in sorted(paths, key=lambda path: Path(path).suffix.lower() != ".xlsx"):
        whole = Path("stdin") if path == STDIN else _whole(path)
        stem = whole.relative_to(above) if above and path != STDIN else Path(whole.name)
        which = (whole.suffix.lower().lstrip("."), *range(2, len(paths) + 1))
        tries = (stem.stem, *(f"{stem.stem} ({one})" for one in which if one))
        named = (output / stem.parent / f"{name}.xlsx" for name in tries)
        names[next(name for name in named if name not in names)] = path
    targets = {path: name for name, path in names.items()}
    return tuple(targets[path] for path in paths)


def _above(paths: Sequence[str]) -> Path | None:
    """Give the folder in which all files lie; None where that is a drive, or there are several."""
    folders = [_whole(path).parent for path in paths if path != STDIN]
    try:
        above = Path(os.path.commonpath(folders)) if folders else None
    except ValueError:  # of several drives
        return None
    return above if above and above != above.parent else None


def _whole(path: str) -> Path:
    """Give the path from its drive on, without "..", by which a copy would leave its folder."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute keeps ".."
