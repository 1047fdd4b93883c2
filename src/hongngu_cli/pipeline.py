"""The river on one page: open what was asked for, examine it, show the report.

What recognises, reads and checks is imported where it is used: by then a workbook is being
parsed, outside Python.
"""

from __future__ import annotations

import datetime as dt
import difflib
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from hongngu_cli import shipped
from hongngu_cli.model.failure import INPUT, OUTPUT, USAGE, Failure
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.place import Place
from hongngu_cli.model.report import Report
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.settings import Reading, Settings
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.files.ahead import begin_opening, import_ahead
from hongngu_cli.read.files.listing import STDIN, named_files
from hongngu_cli.read.settings.configuration import NAME, find_configuration, load_settings, text_of
from hongngu_cli.read.settings.named_fields import refuse_unknown_names
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.text.fold import fold
from hongngu_cli.write.formats import FORMATS, for_stdout, format_of, render
from hongngu_cli.write.save import make_folder, save
from hongngu_cli.write.style import Style

if TYPE_CHECKING:
    from hongngu_cli.read.rosters import Opened

DONE, PROBLEMS, UNREAD = 0, 1, 3
UNREADABLE = ("file-unreadable", "header-missing", "column-missing", "recognition-changed")
"""Rules of reading that mean an input could not be used: exit code 3."""
NOT_WHOLE = (
    "row-unrecognised",
    "total-mismatch",
    "level-unknown",
    "level-missing",
    "formula-uncalculated",
    "cell-error",
)
"""Rules that ``--strict`` does not let pass."""


@dataclass(frozen=True, slots=True)
class Session:
    """The settings and words in force, and the inputs opened with them."""

    settings: Settings
    vocabulary: Vocabulary
    opened: Opened
    configuration: Path | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """Where recognitions were saved, how many, and the places of tables that could not be."""

    path: Path
    added: int
    changed: int
    same: int
    left_out: tuple[Place, ...]


def begin(files: Sequence[str], overruled: Reading, *, saving: bool = False) -> Session:
    """Find settings, vocabulary and files, and open the files. Raises Failure.

    ``saving`` says that recognitions are saved anew, so that none can be out of date.
    """
    configuration, settings = _configured(files)
    names = named_files(files or _data_folder(settings, configuration))
    reading = _laid_over(settings.reading, overruled)
    begun = begin_opening(names, reading, settings.limits)
    if not begun.are_many:
        import_ahead("pandas")  # half a second, most of it while workbooks are parsed
    vocabulary = _vocabulary(configuration, settings)
    refuse_unknown_names(settings, vocabulary, configuration)
    from hongngu_cli.read.recognitions.mapped import refuse_unmet, told_unmet
    from hongngu_cli.read.rosters import open_begun

    opened = open_begun(begun, vocabulary, reading, settings.recognition, saving=saving)
    refuse_unmet(overruled.map, opened.sheets, opened.tables)
    own = settings.reading.map
    unmet = told_unmet(own, opened.sheets, opened.tables, NAME)
    opened = replace(opened, issues=(*opened.issues, *unmet))
    return Session(settings, vocabulary, opened, configuration)


def words(files: Sequence[str]) -> tuple[Settings, Vocabulary]:
    """Find settings and vocabulary without opening any input. Raises Failure (CONFIGURATION)."""
    configuration, settings = _configured(files)
    return settings, _vocabulary(configuration, settings)


def _configured(files: Sequence[str]) -> tuple[Path | None, Settings]:
    first = next((Path(name) for name in files if name != STDIN), None)
    configuration = find_configuration(Path.cwd(), first)
    return configuration, load_settings(configuration)


def _vocabulary(configuration: Path | None, settings: Settings) -> Vocabulary:
    folder = configuration.parent if configuration else Path()
    return load_vocabulary(shipped.vocabulary(), [folder / name for name in settings.vocabulary])


def _data_folder(settings: Settings, configuration: Path | None) -> list[str]:
    if settings.data is None or configuration is None:
        raise Failure(
            USAGE,
            "Chưa nêu tệp hay thư mục nào để đọc.",
            'Ghi tên tệp sau lệnh, hoặc đặt data = "thư mục" trong train-report.toml.',
        )
    return [os.path.relpath(configuration.parent / settings.data)]


def _laid_over(settings: Reading, options: Reading) -> Reading:
    """Let the command line overrule the configuration, value by value."""
    return Reading(
        options.sheet or settings.sheet,
        options.header_rows or settings.header_rows,
        {**settings.map, **options.map},
        options.encoding or settings.encoding,
        options.password or settings.password,
    )


def read(session: Session) -> Roster:
    """Read the enrolments there are, be it none."""
    from hongngu_cli.read.rosters import read_roster

    return read_roster(session.opened, session.vocabulary)


def roster_of(session: Session) -> Roster:
    """Read the enrolments. Raises Failure (INPUT) where no roster is among the inputs."""
    roster = read(session)
    if any(table.kind == "roster" for table in session.opened.tables):
        return roster
    cause = next((issue for issue in roster.issues if issue.rule in UNREADABLE), None)
    if cause:
        raise Failure(INPUT, f"{cause.place}: {cause.says}", cause.advice)
    raise Failure(INPUT, *_nothing_to_count(session, roster))


def _nothing_to_count(session: Session, roster: Roster) -> tuple[str, str]:
    """Say that no roster is among the inputs, what is there instead, and what to do."""
    kinds = {kind.key: kind.label for kind in session.vocabulary.kind}
    found = sorted({kinds[table.kind] for table in session.opened.tables if table.kind})
    paths = ", ".join(dict.fromkeys(sheet.path for sheet in session.opened.sheets))
    says = f"{paths or 'Các tệp đã nêu'}: không có danh sách cử đi đào tạo, bồi dưỡng nào."
    if found:
        says += f" Chỉ thấy: {', '.join(found)}."
    else:
        says += " Không thấy dòng tiêu đề cột nào có “Họ và tên” và trình độ."
    says += "".join(f" {issue.says}" for issue in roster.issues if issue.rule == "file-kind")
    return says, "Xem chương trình hiểu tệp thế nào bằng: train-report inspect TỆP"


def examine(
    session: Session, roster: Roster, *, as_of: dt.date | None = None, counts_only: bool = False
) -> tuple[Issue, ...]:
    """List a roster's problems by place; with ``counts_only`` those that bear on counts."""
    from hongngu_cli.check.rules import ON_COUNTS
    from hongngu_cli.check.run import examine as run_rules

    only = ON_COUNTS if counts_only else ()
    settings = replace(session.settings, as_of=today(session.settings, as_of))
    return run_rules(roster, session.vocabulary, settings, only)


def show(report: Report, settings: Settings, name: str | None, output: str | None) -> None:
    """Write a report to a file or to the terminal, in the format asked for. Raises Failure."""
    to_file = bool(output) and output != STDIN
    if to_file and output and os.path.isdir(output):  # noqa: PTH112 - False for a name that cannot be
        raise Failure(OUTPUT, f"{output}: là thư mục, không phải tệp.", "Ghi tên tệp sau -o.")
    chosen = _format(name, output if to_file else None)
    if not to_file and not FORMATS[chosen].text and sys.stdout.isatty():
        raise Failure(
            USAGE, f"Dạng {chosen} không xem được trên màn hình.", "Thêm -o TỆP để ghi vào tệp."
        )
    content = render(report, chosen, _style(settings, to_file=to_file))
    _put(content if to_file else for_stdout(chosen, content), output)


def folder(name: str) -> Path:
    """Give a folder to write into, made where there is none. Raises Failure (OUTPUT)."""
    return make_folder(Path(name))


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


def show_cells(session: Session, output: str | None) -> None:
    """Write the cells of the one sheet that was opened, as read, as CSV. Raises Failure."""
    sheets = session.opened.sheets
    if len(sheets) != 1:
        names = ", ".join(str(sheet.place()) for sheet in sheets) or "không có"
        raise Failure(USAGE, f"--cells chỉ in một trang tính; đã mở: {names}.", "Thêm --sheet TÊN.")
    from hongngu_cli.write.cells import cells_as_csv

    _put(cells_as_csv(sheets[0]), output)


def annotate(session: Session, issues: Sequence[Issue], output: str) -> tuple[Path, ...]:
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
    for path, target in zip(marked, targets, strict=True):
        save(target, annotated(sheets[path], told[path]))
    return targets


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


def _put(content: bytes, output: str | None) -> None:
    if output and output != STDIN:
        save(Path(output), content)
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
    return Style(settings.decimals, width, colour, shipped.templates())


def exit_code(report: Report, *, strict: bool) -> int:
    """Give the exit code that reading deserves: 3 for an unusable input, 1 under --strict."""
    rules = {issue.rule for issue in report.issues}
    if any(issue.rule in UNREADABLE and issue.severity == "error" for issue in report.issues):
        return UNREAD
    unknown = report.figures.get("unrecognised")
    unread = report.ledger.set_aside.get("unrecognised") or (unknown and unknown.value)
    whole = not unread and rules.isdisjoint(NOT_WHOLE)
    return PROBLEMS if strict and not whole else DONE


def today(settings: Settings, asked: dt.date | None) -> dt.date:
    """Give the day ages are taken at; the clock is asked here and nowhere else."""
    return asked or settings.as_of or dt.date.today()  # noqa: DTZ011 - the office's own calendar day
