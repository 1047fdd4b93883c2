"""Whether a file is open in a program that keeps a lock file beside it, and when it was saved."""

from __future__ import annotations

import datetime as dt
import os
import re
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

from hongngu_cli.model.issue import Issue
from hongngu_cli.model.place import Place
from hongngu_cli.read.files.letters import DOCUMENT
from hongngu_cli.read.files.listing import STDIN
from hongngu_cli.read.packages.compound import SIGNATURE
from hongngu_cli.read.packages.refusals import foreign

MICROSOFT, LEFT_OUT = "~$", (1, 2)
"""Excel puts its mark before the name; Word puts it in place of a letter or two of a long one."""
LIBREOFFICE = ".~lock.{}#"
LOCK = re.compile(r"~\$(.+)|\.~lock\.(.+)#")
LONGEST_LOCK = 1024
SAVED = re.compile(rb"<(?:dcterms:modified|dc:date)[^<>]*>(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?Z?)")
PROPERTIES = ("docProps/core.xml", "meta.xml")
MOST = 65536
VIETNAM = dt.timezone(dt.timedelta(hours=7))
"""The same on every machine, whatever its clock is set to."""


def refuse_lock(path: str, content: bytes) -> None:
    """Refuse a lock file that was named for its workbook. Raises Failure (INPUT)."""
    found = LOCK.fullmatch(Path(path).name)
    if not found or len(content) > LONGEST_LOCK or content.startswith((b"PK", SIGNATURE)):
        return
    rest = found[1] or found[2]
    word = rest.lower().endswith(DOCUMENT)
    program = ("Word" if word else "Excel") if found[1] else "LibreOffice"
    # Word may put its mark in place of a letter or two, so that the name is not known whole.
    named = f"…{rest}" if program == "Word" else rest
    raise foreign(
        path,
        f"tệp khoá của {program}, tạo ra khi {named} đang mở",
        f"Đọc tệp {named} ở cùng thư mục.",
    )


def in_use(path: str) -> Iterable[Issue]:
    """Say that a file is open somewhere, so that what was typed since is not in it.

    Who has it open is the office's own affair and is not told.
    """
    if path == STDIN or not _has_lock(Path(path)):
        return
    yield Issue(
        "file-open",
        "note",
        Place(path),
        None,
        f"Tệp đang mở trên máy này hoặc máy khác; số liệu theo lần lưu {_saved(path)}.",
        "Lưu và đóng tệp rồi chạy lại để có số liệu mới nhất.",
    )


def _has_lock(file: Path) -> bool:
    names = [f"{MICROSOFT}{file.name}", LIBREOFFICE.format(file.name)]
    names += [f"{MICROSOFT}{file.name[letters:]}" for letters in LEFT_OUT if _is_document(file)]
    return any(os.path.exists(file.parent / name) for name in names)  # noqa: PTH110 - False for a name that cannot be


def _is_document(file: Path) -> bool:
    return file.suffix.lower() == ".docx"


def _saved(path: str) -> str:
    """Write when a file was saved, as it says itself, else as the disk does.

    The former stays the same when a file is copied; neither asks the clock.
    """
    moment = _said(path) or dt.datetime.fromtimestamp(Path(path).stat().st_mtime, VIETNAM)
    return f"{moment:%d/%m/%Y %H:%M}"


def _said(path: str) -> dt.datetime | None:
    """Read a file's own word for it, which may leave out where on earth the hour is meant."""
    try:
        with zipfile.ZipFile(path) as archive:
            name = next((name for name in PROPERTIES if name in archive.namelist()), None)
            if name is None:
                return None
            with archive.open(name) as part:
                found = SAVED.search(part.read(MOST))
            moment = dt.datetime.fromisoformat(found[1].decode()) if found else None
    except (OSError, zipfile.BadZipFile, RuntimeError, ValueError, zlib.error, EOFError):
        return None
    return moment.astimezone(VIETNAM) if moment and moment.tzinfo else moment
