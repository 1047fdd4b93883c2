"""The river on one page: open what was asked for, read it, examine it.

What recognises, reads and checks is imported where it is used: by then a workbook is being
parsed, outside Python.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hongngu_cli.desk import desk
from hongngu_cli.in_force import configured, settings_files, vocabulary_of
from hongngu_cli.model.counts import KINDS
from hongngu_cli.model.failure import INPUT, USAGE, Failure
from hongngu_cli.model.kept import Kept
from hongngu_cli.model.settings import Reading, Settings
from hongngu_cli.read.files.ahead import Begun, begin_opening
from hongngu_cli.read.files.listing import are_tables, files_in, named_files
from hongngu_cli.read.formats.imports import import_ahead
from hongngu_cli.read.settings.configuration import NAME

if TYPE_CHECKING:
    from hongngu_cli.model.cadres import Cadres
    from hongngu_cli.model.counts import Counts
    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.passage import Document
    from hongngu_cli.model.previous import Told
    from hongngu_cli.model.receipt import LastTime, Receipt
    from hongngu_cli.model.report import Report
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.spelling import Unknown
    from hongngu_cli.model.units import Unit
    from hongngu_cli.model.vocabulary import Vocabulary
    from hongngu_cli.read.rosters import Opened

DONE, PROBLEMS, UNREAD = 0, 1, 3
LAST_TIME = ".train-report-received.json"
"""Where `received --remember` keeps what had come, in the folder itself."""
UNREADABLE = (
    *("file-unreadable", "header-missing", "column-missing", "placement-nameless"),
    "recognition-changed",
)
"""Rules of reading that mean an input could not be used: exit code 3."""
OWN = "file-own"
"""The rule of reading that tells of a result of ours among the inputs."""
BEHIND = ("file-kind", "encoding-unfit")
"""Rules of reading that may be why nothing else was understood."""
LIST = "danh sách"
"""A table so called needs no other word for what it is."""
NOT_WHOLE = (
    "row-unrecognised",
    "total-mismatch",
    "unit-list-total",
    "level-unknown",
    "level-missing",
    "formula-uncalculated",
    "cell-error",
)
"""Rules that ``--strict`` does not let pass."""
UNDERSTOOD = "Xem chương trình hiểu tệp thế nào bằng: train-report inspect TỆP"
ROSTER, CADRES = "roster", "cadres"
"""Kinds of lists of people: those sent, and those who may be."""
COUNTING = ("pandas",)
"""What is needed to ask questions of what is read: half a second to import."""
Pointed = Mapping[str, Sequence[str]]
"""Files that options point to expressly, by the kind of table they are to hold."""


@dataclass(frozen=True, slots=True)
class Session:
    """The settings and words in force, and the inputs opened with them."""

    settings: Settings
    vocabulary: Vocabulary
    opened: Opened
    configuration: Path | None = None
    pointed: Pointed = field(default_factory=dict)
    kept: Kept = field(default_factory=Kept, repr=False, compare=False)
    """What was read of the inputs."""
    files: tuple[str, ...] = ()
    """The inputs, and what settings and words stand in."""

    def in_use(self, kinds: Collection[str]) -> tuple[int, ...]:
        """Give the numbers of the tables of some kinds; of a kind pointed to only those there."""
        return tuple(
            number
            for number, table in enumerate(self.opened.tables)
            if table.kind in kinds
            and table.sheet.path in self.pointed.get(table.kind or "", (table.sheet.path,))
        )


def begin(
    files: Sequence[str],
    overruled: Reading,
    *,
    saving: bool = False,
    following: Sequence[str] = COUNTING,
    pointed: Mapping[str, str] | None = None,
) -> Session:
    """Find settings, vocabulary and files, and open the files. Raises Failure.

    ``saving`` says that recognitions are saved anew, so that none can be out of date;
    ``following`` names modules that are needed next, to be imported while the files are parsed.
    ``pointed`` gives, by kind of table, the file or folder that an option points to expressly.
    Where several command lines are obeyed, the same files are opened once.
    """
    make = partial(_begun, files, overruled, saving=saving, following=following, pointed=pointed)
    kept = desk().kept
    manner = (overruled.sheet, overruled.header_rows, overruled.encoding, overruled.password)
    pairs = (tuple(overruled.map.items()), tuple((pointed or {}).items()))
    asked = (Path.cwd(), tuple(files), saving, manner, pairs)
    session = make() if kept is None else kept.of(asked, make)
    desk().reads.update(session.files)
    return session


def _begun(
    files: Sequence[str],
    overruled: Reading,
    *,
    saving: bool,
    following: Sequence[str],
    pointed: Mapping[str, str] | None,
) -> Session:
    """Open the files, whether they were opened before or not."""
    found = configured(files or tuple((pointed or {}).values()))
    named = {kind: named_files([path]) for kind, path in (pointed or {}).items()}
    first = dict.fromkeys(path for paths in named.values() for path in paths)
    own = {os.path.realpath(path) for path in first}
    enough = named and not found[1].data
    others = named_files(files or ([] if enough else data_named(found[1], found[0])))
    names = (*first, *(path for path in others if os.path.realpath(path) not in own))
    begun = begin_opening(names, _laid_over(found[1].reading, overruled), found[1].limits)
    if not begun.are_many:
        import_ahead(*following)
    session = _opened(begun, found, overruled, names, saving=saving)
    return _pointed_to(session, named, overruled) if named else session


def _pointed_to(session: Session, named: Pointed, overruled: Reading) -> Session:
    """Keep to the files pointed to. Raises Failure (INPUT) for one without a table of its kind."""
    from hongngu_cli.read.tables.pointed import as_pointed

    opened, settings = session.opened, session.settings
    reading = _laid_over(settings.reading, overruled)
    tables, issues = as_pointed(
        opened.tables, named, session.vocabulary, reading, settings.recognition
    )
    opened = replace(opened, tables=tuple(tables), issues=(*opened.issues, *issues))
    told = replace(session, opened=opened, pointed=named)
    kinds = {kind.key: kind for kind in session.vocabulary.kind}
    for kind, paths in named.items():
        if told.in_use((kind,)):
            continue
        of_paths = [table for table in tables if table.kind and table.sheet.path in paths]
        there = [kinds[table.kind or ""].called(table.fields) for table in of_paths]
        says = f"{', '.join(paths)}: không có bảng nào là {kinds[kind].label}."
        says += f" Chỉ thấy: {', '.join(sorted(set(there)))}." if there else ""
        raise Failure(INPUT, says, UNDERSTOOD)
    return told


def begin_folder(folder: str, overruled: Reading, but: Sequence[str]) -> tuple[Session, list[str]]:
    """Open the tables of a folder, be they none or none that can be read; list all its files.

    What ``but`` names, and settings, are no files that anybody sent. Raises Failure.
    """
    own = {os.path.realpath(name) for name in but}
    there = files_in(folder)
    files = [
        p for p in there if os.path.realpath(p) not in own and Path(p).suffix.lower() != ".toml"
    ]
    found = configured((folder,))
    reading = _laid_over(found[1].reading, overruled)
    begun = replace(begin_opening(are_tables(files), reading, found[1].limits), searched=True)
    session = _opened(begun, found, overruled, are_tables(there))
    desk().reads.update(session.files)
    return session, files


def _opened(
    begun: Begun,
    found: tuple[Path | None, Settings],
    overruled: Reading,
    names: Sequence[str],
    *,
    saving: bool = False,
) -> Session:
    """Read the words in force, and find the tables of files being opened with them."""
    from hongngu_cli.read.recognitions.mapped import refuse_unmet, told_unmet
    from hongngu_cli.read.rosters import open_begun
    from hongngu_cli.read.settings.named_fields import refuse_unknown_names

    configuration, settings = found
    reading = _laid_over(settings.reading, overruled)
    vocabulary = vocabulary_of(configuration, settings)
    refuse_unknown_names(settings, vocabulary, configuration)
    opened = open_begun(begun, vocabulary, reading, settings.recognition, saving=saving)
    refuse_unmet(overruled.map, opened.sheets, opened.tables)
    own = settings.reading.map
    unmet = told_unmet(own, opened.sheets, opened.tables, NAME)
    opened = replace(opened, issues=(*opened.issues, *unmet))
    files = (*names, *settings_files(configuration, settings))
    return Session(settings, vocabulary, opened, configuration, files=files)


def data_named(settings: Settings, configuration: Path | None) -> list[str]:
    """Give the files that the configuration names. Raises Failure (USAGE) where it names none."""
    if not settings.data or configuration is None:
        raise Failure(
            USAGE,
            "Chưa nêu tệp hay thư mục nào để đọc.",
            'Ghi tên tệp sau lệnh, hoặc đặt data = "thư mục" trong train-report.toml.',
        )
    return [os.path.relpath(configuration.parent / name) for name in settings.data]


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

    return session.kept.of("roster", lambda: read_roster(session.opened, session.vocabulary))


def counts_of(session: Session, kinds: Collection[str] = KINDS) -> Counts:
    """Read the numbers of the tables that count, be it none."""
    from hongngu_cli.read.counts.reading import read_counts

    def made() -> Counts:
        tables = session.opened.tables
        return read_counts((tables[n] for n in session.in_use(kinds)), session.vocabulary)

    return session.kept.of(("counts", *kinds), made)


def cadres_of(session: Session) -> Cadres:
    """Read the people of the cadre lists, be it none."""
    from hongngu_cli.read.cadres.reading import read_cadres

    def made() -> Cadres:
        opened, numbers = session.opened, session.in_use(("cadres",))
        return read_cadres(opened.sheets, opened.tables, numbers, session.vocabulary)

    return session.kept.of("cadres", made)


def placements_of(session: Session) -> Roster:
    """Read the rows of the tables of placements, be it none."""
    from hongngu_cli.read.placements import PLACEMENT, read_placements

    def made() -> Roster:
        opened, numbers = session.opened, session.in_use((PLACEMENT,))
        return read_placements(opened.sheets, opened.tables, numbers, session.vocabulary)

    return session.kept.of("placements", made)


def need(session: Session, kinds: Sequence[str]) -> None:
    """Raise Failure (INPUT) where no table of any of some kinds is among the inputs."""
    if session.in_use(kinds):
        return
    raise Failure(INPUT, *_nothing_to_count(session, read(session), kinds))


def text_at(path: str, settings: Settings, overruled: Reading) -> Document:
    """Read a document in sentences. Raises Failure (INPUT).

    The encoding that the settings tell is that of lists; the office's password opens documents.
    """
    from hongngu_cli.read.texts.reading import document_at

    desk().reads.add(path)
    password = overruled.password or settings.reading.password
    return document_at(path, settings.limits, replace(overruled, password=password))


def units_in(path: str, session: Session) -> tuple[tuple[Unit, ...], tuple[Issue, ...]]:
    """Read a list of units, and what there is to say about it. Raises Failure (INPUT)."""
    from hongngu_cli.read.unit_lists import read_units

    desk().reads.add(path)
    settings = session.settings
    return read_units(path, session.vocabulary, settings.reading, settings.limits)


def previous_plan(path: str, session: Session) -> tuple[Told, ...]:
    """Read a plan we wrote before. Raises Failure (INPUT)."""
    from hongngu_cli.read.previous import read_previous

    desk().reads.add(path)
    settings = session.settings
    return read_previous(path, session.vocabulary, settings.reading, settings.limits)


def receipts_of(
    files: Sequence[str], roster: Roster, vocabulary: Vocabulary
) -> tuple[Receipt, ...]:
    """Tell of each file of a folder when it came and who may have sent it."""
    from hongngu_cli.read.receipts import Receipts

    receipts, tables = Receipts(roster, vocabulary), set(are_tables(files))
    return tuple(receipts.of(path, opened=path in tables) for path in files)


def last_time(folder: str) -> LastTime | None:
    """Read what had come last time, if that was kept. Raises Failure (CONFIGURATION)."""
    from hongngu_cli.read.last_time import read_last_time

    return read_last_time(Path(folder) / LAST_TIME)


def roster_of(session: Session, *others: str) -> Roster:
    """Read the enrolments. Raises Failure (INPUT) where no roster is among the inputs.

    Nor any table of ``others``, kinds that will do.
    """
    roster = read(session)
    if any(table.kind in {ROSTER, *others} for table in session.opened.tables):
        return roster
    cause = next((issue for issue in roster.issues if issue.rule in UNREADABLE), None)
    if cause:
        behind = [issue for issue in roster.issues if issue.rule in BEHIND]
        same = next((issue for issue in behind if issue.place.path == cause.place.path), None)
        says = f"{cause.place}: {cause.says}" + (f" {same.says}" if same else "")
        raise Failure(INPUT, says, same.advice if same else cause.advice)
    raise Failure(INPUT, *_nothing_to_count(session, roster, (ROSTER,)))


def _nothing_to_count(session: Session, roster: Roster, wanted: Sequence[str]) -> tuple[str, str]:
    """Say that no kind wanted is among the inputs, what is there instead, and what to do."""
    from hongngu_cli.read.messages.proposed import says_proposed

    kinds = {kind.key: kind for kind in session.vocabulary.kind}
    there = [table for table in session.opened.tables if table.kind]
    mine = {command for kind in wanted for command in kinds[kind].commands}
    found = sorted({kinds[table.kind or ""].called(table.fields) for table in there})
    paths = ", ".join(dict.fromkeys(sheet.path for sheet in session.opened.sheets))
    labels = (kinds[kind].label for kind in wanted)
    named = " hay ".join(one if one.startswith(LIST) else f"bảng {one}" for one in labels)
    says = f"{paths or 'Các tệp đã nêu'}: không có {named} nào."
    if found:
        says += f" Chỉ thấy: {', '.join(found)}."
    else:
        headings = ", hoặc ".join(dict.fromkeys(kinds[kind].headings for kind in wanted))
        says += f" Không thấy dòng tiêu đề cột nào có {headings}."
    says += "".join(f" {issue.says}" for issue in roster.issues if issue.rule in BEHIND)
    unread = (issue for issue in roster.issues if issue.rule == "file-unreadable")
    says += "".join(f" {issue.place}: {issue.says}" for issue in unread)
    says += "".join(f" {t.proposed}: {says_proposed(len(t.people))}" for t in there if t.proposed)
    uses = [c for table in there for c in kinds[table.kind or ""].commands if c not in mine]
    return says, f"{_commands(dict.fromkeys(uses))}{UNDERSTOOD}"


def _commands(names: Collection[str]) -> str:
    """Name the commands that use what there is; '' where there are none."""
    lines = " hay ".join(f"train-report {name} TỆP" for name in names)
    return f"Đọc bảng này bằng: {lines}. " if lines else ""


def examine(
    session: Session,
    roster: Roster,
    *,
    as_of: dt.date | None = None,
    counts_only: bool = False,
    by: Collection[str] = (),
) -> tuple[Issue, ...]:
    """List a roster's problems by place; with ``counts_only`` those that bear on counts.

    Of these also what bears on counting by the fields in ``by``.
    """
    from hongngu_cli.check.rules import ON_COUNTS, ON_COUNTS_BY
    from hongngu_cli.check.run import examine as run_rules

    asked = (rule for field in by for rule in ON_COUNTS_BY.get(field, ()))
    only = (*ON_COUNTS, *asked) if counts_only else ()
    settings = replace(session.settings, as_of=today(session.settings, as_of))
    return run_rules(roster, session.vocabulary, settings, only)


def examine_all(session: Session, roster: Roster, as_of: dt.date) -> tuple[Issue, ...]:
    """List the problems of a roster, and those of cadres' lists and of tables that count."""
    from hongngu_cli.check.run import examine as run_rules

    settings = replace(session.settings, as_of=as_of)
    others = [*_of_cadres(session, settings)]
    if session.in_use(KINDS):
        others += counts_of(session).issues
    return run_rules(roster, session.vocabulary, settings, others=others)


def _of_cadres(session: Session, settings: Settings) -> Iterable[Issue]:
    """Hold the people of cadres' lists against the rules that are about people."""
    if not session.in_use((CADRES,)):
        return ()
    from hongngu_cli.analyse.cadres import united
    from hongngu_cli.check.rules import OF_CADRES
    from hongngu_cli.check.run import examine as run_rules

    cadres = united(cadres_of(session), session.vocabulary)
    return *run_rules(cadres.roster, session.vocabulary, settings, OF_CADRES), *cadres.issues


def unknown_spellings(session: Session) -> list[Unknown]:
    """List the spellings that the vocabulary does not have, each once."""
    from hongngu_cli.analyse.vocabulary import each_once
    from hongngu_cli.check.unknown import unknown_spellings as unknown_values
    from hongngu_cli.read.messages.unknown_columns import unknown_headings

    opened, vocabulary = session.opened, session.vocabulary
    headings = unknown_headings(opened.sheets, opened.tables, vocabulary)
    return each_once([*headings, *unknown_values(read(session), vocabulary)])


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
    return asked or settings.as_of or desk().today or dt.date.today()  # noqa: DTZ011 - the office's own calendar day


def now() -> dt.datetime:
    """Give the time, with its zone."""
    return dt.datetime.now().astimezone()
