"""What a file really is, by its content, and its sheets."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO, TypeVar

from hongngu_cli.model.failure import INPUT, Failure
from hongngu_cli.model.settings import Limits, Reading
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.files.encrypted import PACKAGE, decrypted
from hongngu_cli.read.files.foreign import refuse_container, refuse_foreign, refuse_objects
from hongngu_cli.read.files.listing import STDIN
from hongngu_cli.read.files.lock_files import refuse_lock
from hongngu_cli.read.files.markup import kind_of_markup
from hongngu_cli.read.formats.workbooks import opened_workbook
from hongngu_cli.read.packages.archive_kinds import kind_of_archive
from hongngu_cli.read.packages.archives import Archive, refuse_flaw
from hongngu_cli.read.packages.compound import SIGNATURE, BrokenContainerError, compound
from hongngu_cli.read.packages.refusals import MEGABYTE, broken, check_width, locked, too_much
from hongngu_cli.read.traps.examination import refuse_traps
from hongngu_cli.read.traps.xls_records import is_locked_workbook, refuse_far_cells, workbook_stream
from hongngu_cli.text.system_errors import advice_on, cause_of

T = TypeVar("T")
Parse = Callable[[], tuple[Sheet, ...]]
ZIP = b"PK"
PARQUET = (b"PAR1", b"PARE")
PACKED = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".docx", ".docm", ".parquet")
"""Names of what is no text; lists are sent in texts of such names, too."""
CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1f]")
"""Signs that no text has; what zeros in one mean is told by itself."""
LOOKED_AT = 4_096


def open_file(path: str, limits: Limits, reading: Reading | None = None) -> tuple[Sheet, ...]:
    """Read every sheet of a file, recognised by its content and not by its name.

    Raises Failure (INPUT) that names the file, the true cause and what to do.
    """
    return examined(path, limits, reading)()


def examined(path: str, limits: Limits, reading: Reading | None = None) -> Parse:
    """Tell what a file is and refuse its traps; what is given parses it, in any thread.

    Of a workbook that is done outside Python. Both raise Failure (INPUT).
    """
    content = file_content(path, limits)
    refuse_lock(path, content)
    if not content:
        raise Failure(INPUT, f"{path}: tệp rỗng (0 byte).", "Đề nghị đơn vị gửi lại tệp.")
    blank = Sheet(path, None, hashlib.sha256(content).hexdigest(), ())
    parse = _parser(content, blank, limits, reading or Reading())
    return lambda: _narrow(parse(), limits)


def _narrow(sheets: tuple[Sheet, ...], limits: Limits) -> tuple[Sheet, ...]:
    """Refuse rows too wide to be looked at: every cell might be a heading. Raises Failure."""
    for sheet in sheets:
        if sheet.rows and len(sheet.rows[0]) > limits.columns:
            where = f"{sheet.path} · {sheet.name}" if sheet.name else sheet.path
            for row in sheet.rows:
                check_width(where, row, limits)
    return sheets


def file_content(path: str, limits: Limits) -> bytes:
    """Give a file's bytes, those of the standard input for `-`. Raises Failure (INPUT)."""
    try:
        if path == STDIN:
            return _bytes(path, sys.stdin.buffer, limits)
        with Path(path).open("rb") as stream:
            if os.fstat(stream.fileno()).st_size > limits.unpacked_megabytes * MEGABYTE:
                raise _too_large(path, limits)
            return _bytes(path, stream, limits)
    except OSError as error:
        raise Failure(
            INPUT,
            f"{path}: không mở được tệp ({cause_of(error)}).",
            advice_on(error),
        ) from error


def _bytes(path: str, stream: BinaryIO, limits: Limits) -> bytes:
    most = limits.unpacked_megabytes * MEGABYTE
    content = stream.read(most + 1)
    if len(content) > most:
        raise _too_large(path, limits)
    return content


def _too_large(path: str, limits: Limits) -> Failure:
    return too_much(path, f"tệp lớn hơn {limits.unpacked_megabytes} MB", "unpacked_megabytes")


def _parser(content: bytes, blank: Sheet, limits: Limits, reading: Reading) -> Parse:
    """Tell what the bytes are, and give the reader of that kind."""
    path = blank.path
    refuse_foreign(path, content)
    if content.startswith(ZIP):
        return _of_archive(content, blank, limits)
    if content.startswith(SIGNATURE):
        return _of_container(content, blank, limits, reading)
    if content.startswith(PARQUET):
        from hongngu_cli.read.formats.parquet import parquet_sheet

        known = replace(blank, container=".parquet")
        return lambda: (parquet_sheet(content, known, limits),)
    kind = kind_of_markup(path, content)
    if kind:
        return partial(_of_markup, content, replace(blank, container=kind), limits, reading)
    refuse_objects(path, content)
    _refuse_long(path, content, limits)
    from hongngu_cli.read.formats.delimited import delimited_sheet

    known = replace(blank, container=".csv")
    damage = _damage(path, content)
    held = [content]  # given away when read, so that bytes, text and cells are not held together

    def parse() -> tuple[Sheet, ...]:
        try:
            return (delimited_sheet(held.pop(), known, limits, reading.encoding),)
        except Failure as failure:
            raise damage or failure from None

    return parse


def _damage(path: str, content: bytes) -> Failure | None:
    """Give what to say of bytes that bear a workbook's name, begin as none and are no text."""
    named = Path(path).suffix.lower()
    if named not in PACKED or not CONTROL.search(content[:LOOKED_AT]):
        return None
    return broken(path, f"phần đầu không phải của tệp {named}")


def _of_markup(content: bytes, known: Sheet, limits: Limits, reading: Reading) -> tuple[Sheet, ...]:
    if known.container == ".xml":
        from hongngu_cli.read.formats.xml_spreadsheets import xml_sheets

        return xml_sheets(content, known, limits, reading)
    from hongngu_cli.read.formats.html_tables import html_sheets, mail_sheets

    read = mail_sheets if known.container == ".mht" else html_sheets
    return read(content, known, limits, reading)


def _refuse_long(path: str, content: bytes, limits: Limits) -> None:
    """Refuse a text of far too many lines before they are cut into cells."""
    lines = content.count(b"\n")
    # A quoted cell may hold a few line breaks.
    if lines > limits.rows * (4 if b'"' in content else 1):
        raise too_much(path, f"tệp có {lines} dòng", "rows")


def _of_archive(content: bytes, blank: Sheet, limits: Limits) -> Parse:
    archive = Archive(blank.path, content, limits)
    kind = kind_of_archive(archive)
    known = replace(blank, container=kind)
    refuse_traps(archive, kind)
    if kind == ".docx":
        from hongngu_cli.read.formats.word_tables import word_sheets

        return partial(word_sheets, archive, known)
    return _of_packed_workbook(archive, known)


def _of_packed_workbook(archive: Archive, known: Sheet) -> Parse:
    parse = partial(opened_workbook, known.path, archive.content, known, archive.limits, archive)
    opened = _without_flaw(archive, parse)
    return lambda: _without_flaw(archive, opened)


def _without_flaw(archive: Archive, call: Callable[[], T]) -> T:
    """Call a parser; where it fails there may be a truer cause than that it could not read it."""
    try:
        return call()
    except Failure:
        refuse_flaw(archive)
        raise


def _of_container(content: bytes, blank: Sheet, limits: Limits, reading: Reading) -> Parse:
    """Read an old workbook; a container with a lock is opened first."""
    path = blank.path
    try:
        box = compound(content)
        stream = workbook_stream(box)
    except BrokenContainerError as error:
        # Even cut short it is a locked file, and must be called so.
        if PACKAGE.encode("utf-16-le") in content:
            raise locked(path) from error
        raise broken(path, str(error)) from error
    if PACKAGE in box.streams or (stream and is_locked_workbook(stream)):
        return _of_locked(decrypted(path, content, box, reading), blank, limits)
    if stream is None:
        refuse_container(path, box)
    return _of_workbook(content, stream or b"", blank, limits)


def _of_locked(plain: bytes, blank: Sheet, limits: Limits) -> Parse:
    """Read what was within a lock; a second lock within is nobody's file."""
    if plain.startswith(ZIP):
        return _of_archive(plain, blank, limits)
    try:
        stream = workbook_stream(compound(plain))
    except BrokenContainerError as error:
        raise broken(blank.path, str(error)) from error
    if not stream or is_locked_workbook(stream):
        raise locked(blank.path)
    return _of_workbook(plain, stream, blank, limits)


def _of_workbook(content: bytes, stream: bytes, blank: Sheet, limits: Limits) -> Parse:
    refuse_far_cells(blank.path, stream, limits)
    known = replace(blank, container=".xls")
    return opened_workbook(blank.path, content, known, limits)
