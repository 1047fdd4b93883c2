"""What leaves the program: reports, cells, marked copies of workbooks, saved recognitions.

Everything is written whole or not at all (`write/save.py`).
"""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from hongngu_cli import in_force, shipped
from hongngu_cli.desk import desk
from hongngu_cli.model.failure import OUTPUT, USAGE, Failure
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.place import Place
from hongngu_cli.model.report import Report
from hongngu_cli.model.settings import Settings
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.provenance import with_provenance
from hongngu_cli.read.files.listing import STDIN
from hongngu_cli.read.settings.configuration import NAME, text_of
from hongngu_cli.text.fold import fold
from hongngu_cli.text.numbers import count
from hongngu_cli.write.formats import FORMATS, for_stdout, format_of, render
from hongngu_cli.write.save import make_folder, save
from hongngu_cli.write.style import Style

if TYPE_CHECKING:
    from hongngu_cli.in_force import Words
    from hongngu_cli.model.blank import Form
    from hongngu_cli.model.own_template import OwnTemplate
    from hongngu_cli.model.passage import Comment, Document, Passage
    from hongngu_cli.model.receipt import LastTime
    from hongngu_cli.model.spelling import Meaning
    from hongngu_cli.model.table import Table
    from hongngu_cli.model.vocabulary import Vocabulary
    from hongngu_cli.pipeline import Session

OWN_WORDS = "tu-vung.toml"
"""What the office's own vocabulary is called where we make it."""
PROFILE = "hd36"
"""How a Word document that is no letter looks where the office set nothing."""


@dataclass(frozen=True, slots=True)
class Saved:
    """Where recognitions were saved, how many, and the places of tables that could not be."""

    path: Path
    added: int
    changed: int
    same: int
    left_out: tuple[Place, ...]


class InForce(Protocol):
    """What holds the settings and the words in force."""

    @property
    def settings(self) -> Settings:
        """Give the settings."""

    @property
    def vocabulary(self) -> Vocabulary:
        """Give the words."""

    @property
    def configuration(self) -> Path | None:
        """Give the file that the settings stand in."""


def show(
    report: Report,
    told: InForce,
    name: str | None,
    output: str | None,
    own: OwnTemplate | None = None,
) -> None:
    """Write a report to a file or to the terminal, in the format asked for. Raises Failure.

    With the office's ``own`` template it is made of that one. What a document should not say any
    more on its day is told beside it.
    """
    to_file = bool(output) and output != STDIN
    chosen = format_to(name, output)
    if take := desk().take:
        take(report)
        return
    if not to_file and not FORMATS[chosen].text and sys.stdout.isatty():
        raise Failure(
            USAGE, f"Dạng {chosen} không xem được trên màn hình.", "Thêm -o TỆP để ghi vào tệp."
        )
    style = replace(_style(told.settings, to_file=to_file), own=own)
    content = render(report, chosen, style)
    if to_file:
        content = with_provenance(content, chosen, report, told)
    _put(content if to_file else for_stdout(chosen, content), output)
    ended = Ended(told)
    if FORMATS[chosen].document:
        ended.add(report)
    ended.tell()
    if to_file:
        tell_unread(report)


def tell_unread(report: Report) -> None:
    """Say on stderr which inputs a file lacks, since who asked for it sees nothing else."""
    from hongngu_cli.pipeline import UNREADABLE

    lost = (one for one in report.issues if one.rule in UNREADABLE and one.severity == "error")
    for says in dict.fromkeys(f"{one.place}: {one.says}" for one in lost):
        sys.stderr.write(f"Cảnh báo: {says}\n")


def format_to(name: str | None, output: str | None) -> str:
    """Choose the format of a file, or of many under one pattern, before it is made.

    Raises Failure for none, and for a folder where a file is meant.
    """
    if output and output != STDIN:
        _refuse_folder(output)
        return _format(name, output)
    return _format(name, None)


def write(
    report: Report, told: InForce, name: str, output: str, own: OwnTemplate | None = None
) -> None:
    """Write one of many reports to its file, in a format. Raises Failure."""
    if take := desk().take:
        take(report)
        return
    _refuse_folder(output)
    style = replace(_style(told.settings, to_file=True), own=own)
    _put(with_provenance(render(report, name, style), name, report, told), output)


def passages_of(
    report: Report, told: InForce, own: OwnTemplate | None = None
) -> tuple[Passage, ...]:
    """Give what a document will say, in sentences and cells. Raises Failure as writing it does."""
    style = replace(_style(told.settings, to_file=True), own=own)
    if own and own.word:
        from hongngu_cli.read.texts.reading import document_of

        return document_of(own.name, render(report, "docx", style), told.settings.limits).passages
    from hongngu_cli.read.texts.plain import markdown_passages
    from hongngu_cli.write.markdown import as_markdown

    return tuple(markdown_passages("", as_markdown(report, style)))


class Ended:
    """Gathers what documents should not say any more on their day."""

    def __init__(self, told: InForce) -> None:
        """Take the words in force; nothing was said yet."""
        self.told = told
        self.documents: dict[str, int] = {}
        self.says: dict[str, str] = {}

    def add(self, report: Report) -> None:
        """Take what a document says; of each kind of places the first one tells."""
        from hongngu_cli.write.ended import spoken_of

        for one in self.told.vocabulary.ended:
            for says in spoken_of(report, (one,)):
                self.says.setdefault(one.label, says)
                self.documents[one.label] = self.documents.get(one.label, 0) + 1

    def tell(self) -> None:
        """Say it on stderr."""
        for label, says in self.says.items():
            more = self.documents[label] - 1
            others = f" {count(more)} văn bản khác cũng vậy." if more else ""
            sys.stderr.write(f"Cảnh báo: {says}{others}\n")


def _refuse_folder(output: str) -> None:
    if os.path.isdir(output):  # noqa: PTH112 - False for a name that cannot be
        raise Failure(OUTPUT, f"{output}: là thư mục, không phải tệp.", "Ghi tên tệp sau -o.")


def own_template(path: str, settings: Settings) -> OwnTemplate:
    """Read an office's own template of a document. Raises Failure (CONFIGURATION)."""
    from hongngu_cli.read.files.templates import own_template as read

    return read(path, settings.limits)


def template_names(report: Report, settings: Settings) -> Table:
    """List what a template of a report may name, with values and meanings."""
    from hongngu_cli.write.templates.context import context_of

    return context_of(report, settings.decimals)


def template_faults(own: OwnTemplate, report: Report, settings: Settings) -> tuple[Issue, ...]:
    """Look for everything that is wrong with a template, without filling it."""
    from hongngu_cli.write.templates.checking import check_template

    return check_template(own, report, Style(settings.decimals, templates=shipped.templates()))


def add_words(words: Words, added: Sequence[tuple[Meaning, str]]) -> Path:
    """Add spellings to the office's own vocabulary, an empty one to say no more than its block.

    Where there is none, one is made beside the configuration, which then names it; both are
    written, or neither. Raises Failure (CONFIGURATION, OUTPUT).
    """
    from hongngu_cli.read.settings.vocabularies import load_vocabulary
    from hongngu_cli.write.own_words import with_spellings, with_vocabulary

    folder = words.configuration.parent if words.configuration else Path()
    path = words.files[-1] if words.files else folder / OWN_WORDS
    new = not path.exists()
    if not new:
        load_vocabulary(shipped.vocabulary(), [path])  # one that nobody named yet may be broken
    before = made = text_of(None if new else path)
    for meaning, text in added:
        made = with_spellings(made, meaning, [text] if text else [], str(path))
    if words.files:
        save(path, made.encode("utf-8"))
        return path
    configuration = folder / NAME
    named = with_vocabulary(text_of(words.configuration), OWN_WORDS, str(configuration))
    save(path, made.encode("utf-8"))
    whole = False
    try:
        save(configuration, named.encode("utf-8"))
        whole = True
    finally:
        if not whole:
            _put_back(path, None if new else before)
    return path


def _put_back(path: Path, before: str | None) -> None:
    """Let a file be as it was, None where there was none."""
    if before is None:
        path.unlink()
    else:
        save(path, before.encode("utf-8"))


def write_blank(form: Form, output: str, *, over: bool) -> None:
    """Write a workbook to fill in. Raises Failure (USAGE, OUTPUT).

    One that is there may be filled in already: only with ``over`` is it written anew.
    """
    if output == STDIN and sys.stdout.isatty():
        says = "Mẫu nhập không xem được trên màn hình."
        raise Failure(USAGE, says, "Thêm -o TỆP để ghi vào tệp.")
    if output != STDIN and Path(output).suffix.lower() != ".xlsx":
        raise Failure(USAGE, f"{output}: mẫu nhập là tệp .xlsx.", "Ghi tên tệp có đuôi .xlsx.")
    if output != STDIN and not over and os.path.isfile(output):  # noqa: PTH113 - False for a name that cannot be
        says = f"{output}: tệp đã có, có thể đã được nhập số liệu."
        raise Failure(OUTPUT, says, "Chọn tên khác, hoặc thêm --force để ghi đè.")
    from hongngu_cli.write.blank import blank_workbook

    _put(blank_workbook(form), output)


def show_cells(session: Session, output: str | None) -> None:
    """Write the cells of the one sheet that was opened, as read, as CSV. Raises Failure."""
    sheets = session.opened.sheets
    if len(sheets) != 1:
        names = ", ".join(str(sheet.place()) for sheet in sheets) or "không có"
        raise Failure(USAGE, f"--cells chỉ in một trang tính; đã mở: {names}.", "Thêm --sheet TÊN.")
    from hongngu_cli.write.cells import cells_as_csv

    _put(cells_as_csv(sheets[0]), output)


def folder(name: str) -> Path:
    """Give a folder to write into, made where there is none. Raises Failure (OUTPUT)."""
    return make_folder(Path(name))


def set_aside(path: str) -> str:
    """Keep a copy of what somebody edited, before it is written anew. Raises Failure (OUTPUT)."""
    from hongngu_cli.write.save import set_aside as kept

    return str(kept(Path(path)))


@dataclass(frozen=True, slots=True)
class Marked:
    """Of which file a marked copy was written, where, and what of the file it lacks."""

    source: str
    copy: Path
    lost: tuple[str, ...]


def annotate(session: Session, issues: Sequence[Issue], output: str) -> list[Marked]:
    """Write marked copies of the workbooks that have problems. Raises Failure (OUTPUT)."""
    from hongngu_cli.write.annotated import annotated

    sheets: dict[str, list[Sheet]] = {}
    for sheet in session.opened.sheets:
        sheets.setdefault(sheet.path, []).append(sheet)
    told = {path: [issue for issue in issues if issue.place.path == path] for path in sheets}
    marked = [path for path, found in told.items() if found]
    targets = _copies(marked, Path(output), alone=len(sheets) == 1)
    originals = {Path(path).resolve() for path in sheets}
    for target in targets:
        if target.resolve() in originals:
            raise Failure(OUTPUT, f"{target}: sẽ ghi đè tệp gốc.", "Chọn tên hoặc thư mục khác.")
    if len(sheets) > 1:
        folder(output)
    written = []
    for path, target in zip(marked, targets, strict=True):
        content, lost = annotated(sheets[path], told[path])
        save(target, content)
        written.append(Marked(path, target, lost))
    return written


def annotate_text(document: Document, comments: Sequence[Comment], output: str) -> None:
    """Write a Word document with comments: a copy, or one made of the text. Raises Failure."""
    from hongngu_cli.write.commented import commented, commented_anew

    if document.path != STDIN and Path(output).resolve() == Path(document.path).resolve():
        raise Failure(OUTPUT, f"{output}: sẽ ghi đè văn bản gốc.", "Chọn tên khác.")
    _refuse_folder(output)
    if document.word:
        _put(commented(document.content, comments), output)
    else:
        _put(commented_anew(document.passages, comments), output)


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


def save_recognition(session: Session) -> Saved:
    """Save how the tables were understood. Raises Failure.

    It goes into the configuration in force, else into a new one in the working folder.
    """
    from hongngu_cli.read.recognitions.saved import forms_of
    from hongngu_cli.read.recognitions.saving import saving
    from hongngu_cli.write.saved import with_recognitions

    opened, surnames = session.opened, session.vocabulary.rows.surnames
    forms = forms_of(session.settings.recognition)
    found = saving(forms, opened.sheets, opened.tables, frozenset(map(fold, surnames)))
    path = session.configuration or Path(NAME)
    before = text_of(session.configuration)
    written = with_recognitions(before, found.tables, str(path), found.instead)
    if written.text != before:
        save(path, written.text.encode("utf-8"))
    left_out = tuple(table.sheet.place(table.first_row) for table in found.left_out)
    return Saved(path, written.added, written.changed, written.same, left_out)


def remember(last: LastTime, folder: str) -> Path:
    """Keep what has come in a folder, for the next time. Raises Failure (OUTPUT)."""
    from hongngu_cli.pipeline import LAST_TIME
    from hongngu_cli.write.last_time import as_json

    path = Path(folder) / LAST_TIME
    save(path, as_json(last))
    return path


def _put(content: bytes, output: str | None) -> None:
    if output and output != STDIN:
        if claim := desk().claim:
            claim(output)
        path = save(Path(output), content, elsewhere=True)
        desk().wrote.append(str(path))
        if path != Path(output):
            says = f"Không thay được {output}, có thể tệp đang mở trong chương trình khác; "
            sys.stderr.write(f"Lưu ý: {says}đã ghi vào {path.name} cùng thư mục.\n")
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()


def format_named(output: str | None) -> str | None:
    """Give the format that an output's ending names; None where it names none."""
    return format_of(output) if output and output != STDIN else None


def _format(name: str | None, output: str | None) -> str:
    """Choose the format named, else that of the file's ending, else the terminal's."""
    chosen = name or (format_of(output) if output else "terminal")
    if chosen and chosen in FORMATS:
        return chosen
    known = f"Các dạng dùng được: {', '.join(FORMATS)}."
    if name:
        near = difflib.get_close_matches(name, FORMATS, n=1)
        hint = f'Có phải "{near[0]}"? ' if near else ""
        raise Failure(USAGE, f'--format: không có dạng "{name}".', f"{hint}{known}")
    raise Failure(USAGE, f"{output}: đuôi tệp không cho biết dạng nào.", f"Thêm --format. {known}")


def _style(settings: Settings, *, to_file: bool) -> Style:
    import shutil

    colour = (
        not to_file
        and sys.stdout.isatty()
        and "NO_COLOR" not in os.environ
        and os.environ.get("TERM") != "dumb"
    )
    width = shutil.get_terminal_size((80, 24)).columns
    profile = partial(in_force.profile, settings.office.profile or PROFILE)
    return Style(
        settings.decimals, width, colour, shipped.templates(), profile, settings.office.tone
    )
