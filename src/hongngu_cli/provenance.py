"""Where a document comes from: what made it is put into it before it leaves."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from hongngu_cli import __version__
from hongngu_cli.desk import desk
from hongngu_cli.model.figure import Figure
from hongngu_cli.model.provenance import Provenance, Used
from hongngu_cli.write.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hongngu_cli.model.provenance import Role
    from hongngu_cli.model.report import Report
    from hongngu_cli.model.settings import Settings

NAMING_FILES = ("--template", "--previous", "--units")
"""Options whose files are no inputs of tables."""
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
    """Put into a document of some format what made it; other formats stay as they are."""
    if not FORMATS[name].document:
        return content
    from hongngu_cli.read.documents.pieces import fingerprints
    from hongngu_cli.write.provenance import embedded

    made = replace(made_by(report, told), blocks=fingerprints(content, name))
    return embedded(content, name, made)


def made_by(report: Report, told: InForce) -> Provenance:
    """Tell what made a report: the command line being obeyed, files, figures."""
    line = desk().line
    return Provenance(
        line.arguments,
        report.as_of,
        __version__,
        line.hidden,
        line.only,
        tuple(dict.fromkeys(_used(report, told))),
        {key: one.value for key, one in stated(report).items()},
    )


def stated(report: Report) -> Mapping[str, Figure]:
    """Give the figures of a report that are not nought; of one without any how long its tables are.

    Issues, where they are its own matter, count as a table.
    """
    figures = report.figures or {one.key: one for one in _lengths(report)}
    return {key: one for key, one in figures.items() if one.value}


def _lengths(report: Report) -> Iterator[Figure]:
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
    if arguments[:1] == ("form",) and arguments[1:2] and arguments[1].endswith(".toml"):
        yield arguments[1], "named"


def sha256_of(path: str) -> str | None:
    """Give the SHA-256 of a file; None for what is none, or cannot be read."""
    try:
        told = Path(path).stat()
        if not stat.S_ISREG(told.st_mode):
            return None
        return _sha256(path, told.st_size, told.st_mtime_ns)
    except (OSError, ValueError):
        return None


@lru_cache(maxsize=64)
def _sha256(path: str, _size: int, _changed: int) -> str:
    """Give the SHA-256 of a file as it is; hundreds of documents are made of the same files."""
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
