"""Where a document comes from: what made it is put into it, and read back."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from hongngu_cli import __version__
from hongngu_cli.desk import desk
from hongngu_cli.model.figure import Figure
from hongngu_cli.model.provenance import LINE, Provenance, ReadBack, Used, UsedNow
from hongngu_cli.read.files.hashes import sha256_of
from hongngu_cli.read.files.listing import STDIN, named_files
from hongngu_cli.write.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hongngu_cli.model.provenance import Role, Whereabouts
    from hongngu_cli.model.report import Report
    from hongngu_cli.model.settings import Limits, Settings

NAMING_FILES = ("--template", "--previous", "--units")
"""Options whose files are no inputs of tables."""
MOST_LABELLED = 300
"""Figures whose labels are carried, too; those of a long document would outweigh it."""
WITHOUT_SHEETS = ("file-unreadable", "file-copy")
"""Rules of reading that tell of an input which no source tells of."""


class InForce(Protocol):
    """What holds the settings in force, and knows where they stand."""

    @property
    def settings(self) -> Settings:
        """Give the settings."""

    @property
    def configuration(self) -> Path | None:
        """Give the file that they stand in."""


def with_provenance(content: bytes, name: str, report: Report, told: InForce) -> bytes:
    """Put into a document of some format what made it; other formats stay as they are.

    A CSV says in its last line that it is a result: saved among lists, it would be read as one
    of them. One for programs has none, nor what goes to another program.
    """
    if name == "csv" and report.command != "export":
        return content + f"\r\n{LINE.format(report.command)}\r\n".encode()
    if not FORMATS[name].document:
        return content
    from hongngu_cli.read.documents.pieces import fingerprints
    from hongngu_cli.write.provenance import embedded

    made = replace(made_by(report, told), blocks=fingerprints(content, name))
    return embedded(content, name, made)


def made_by(report: Report, told: InForce) -> Provenance:
    """Tell what made a report: the command line being obeyed, files, figures."""
    line, figures = desk().line, stated(report)
    labels = {key: one.label for key, one in figures.items()}
    return Provenance(
        line.arguments,
        report.as_of,
        __version__,
        line.hidden,
        line.only,
        tuple(dict.fromkeys(_used(report, told))),
        {key: one.value for key, one in figures.items()},
        labels if len(labels) <= MOST_LABELLED else {},
    )


def stated(report: Report) -> Mapping[str, Figure]:
    """Give the figures of a report that are not nought, which a document carries."""
    return {key: one for key, one in figures_of(report).items() if one.value}


def figures_of(report: Report) -> Mapping[str, Figure]:
    """Give the figures of a report, those of nought too, else how long its tables are."""
    return report.figures or {one.key: one for one in _lengths(report)}


def _lengths(report: Report) -> Iterator[Figure]:
    """Count rows; issues, where they are a report's own matter, are a table, too."""
    for one in report.tables:
        yield Figure(f"rows.{one.key}", f"{one.title}, số dòng".lstrip(", "), len(one.rows))
    if report.issues_in_full:
        yield Figure("rows.issues", "Các vấn đề, số dòng", len(report.issues))


def _used(report: Report, told: InForce) -> Iterator[Used]:
    """Tell the inputs, those that could not be read too, then what stands beside them."""
    read = {source.path: source.sha256 for source in report.sources}
    unread = (one.place.path for one in report.issues if one.rule in WITHOUT_SHEETS)
    for path in dict.fromkeys((*read, *unread)):
        if sha256 := read.get(path) or sha256_of(path):
            yield Used(path, sha256)
    beside = (*_of_settings(told, [*read]), *_named(desk().line.arguments))
    for path, role in beside:
        if path not in read and (sha256 := sha256_of(path)):
            yield Used(path, sha256, role)


def _of_settings(told: InForce, inputs: Sequence[str]) -> Iterator[tuple[str, Role]]:
    """Give the settings in force, and the files that they name, seen from the working folder.

    Only where inputs are named in full, settings beside them are so, too.
    """
    path = told.configuration
    if path is None:
        return
    here = Path.cwd()
    near = path.is_relative_to(here) or here.is_relative_to(path.parent)
    if near or not any(Path(one).is_absolute() for one in inputs):
        path = Path(os.path.relpath(path))
    yield str(path), "settings"
    for name in told.settings.vocabulary:
        yield str(path.parent / name), "vocabulary"
    for name in told.settings.forms:
        yield str(path.parent / name), "settings"


def _named(arguments: Sequence[str]) -> Iterator[tuple[str, Role]]:
    """Give the files besides inputs that a command line names."""
    for argument in arguments:
        option, _, path = argument.partition("=")
        if option in NAMING_FILES:
            yield path, "named"
    if arguments[:1] == ("proofread",) and arguments[1:2] != (STDIN,):
        yield arguments[1], "input"
    if arguments[:1] == ("form",) and arguments[1:2] and arguments[1].endswith(".toml"):
        yield arguments[1], "named"


def read_back(path: str, limits: Limits) -> ReadBack:
    """Read a finished document. Raises Failure (INPUT) for one that does not tell what made it."""
    from hongngu_cli.read.documents.carried import carried, document
    from hongngu_cli.read.documents.pieces import fingerprint, pieces

    desk().reads.add(path)
    one = document(path, limits)
    made = carried(one)
    found = pieces(one.content, one.name, path)
    return ReadBack(made, found, tuple(fingerprint(piece.text) for piece in found))


def whereabouts_of(made: Provenance, document: str, given: Sequence[str] = ()) -> Whereabouts:
    """Say what became of the files that a document was made with, others given in their place.

    Raises Failure (INPUT) for a file given that is not there.
    """
    from hongngu_cli.read.documents.whereabouts import found_again, replaced

    found = found_again(made, document)
    found = replaced(made, found, named_files(given)) if given else found
    desk().reads.update(one.now for one in found.used if one.now)
    return found


def new_in(report: Report, known: Whereabouts, document: str) -> Iterator[UsedNow]:
    """Give the inputs of a report that a document was not made with, nor is it that itself."""
    paths = {one.path for one in known.used} | {one.now for one in known.used}
    unread = (one.place.path for one in report.issues if one.rule in WITHOUT_SHEETS)
    for path in dict.fromkeys((*(one.path for one in report.sources), *unread)):
        if path not in paths and not _is(path, document):
            yield UsedNow(path, "new", now=path)


def leads_within(path: str, base: Path, document: str) -> bool:
    """Tell whether a path that a document names stays where a document may lead."""
    from hongngu_cli.read.documents.whereabouts import is_within

    return path == STDIN or is_within(path, base, document)


def but(files: Sequence[str], document: str) -> list[str] | None:
    """List files and those in folders without a document that lies among them; None for none such.

    Raises Failure (INPUT).
    """
    named = named_files(files)
    others = [path for path in named if not _is(path, document)]
    return others if len(others) < len(named) else None


def _is(path: str, document: str) -> bool:
    try:
        return Path(path).samefile(document)
    except OSError:
        return False
