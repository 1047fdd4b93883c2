"""Which files a command line means: files, folders, quoted globs, `-`; in one fixed order."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from hongngu_cli.model.failure import INPUT, Failure

STDIN = "-"
ENDINGS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt")
"""Endings looked for in folders; a file named expressly is read whatever its ending."""


def named_files(arguments: Sequence[str]) -> tuple[str, ...]:
    """List the files meant, as the user would write their paths, each once.

    Folders are searched deep; lock files (``~$…``) and hidden files in them are skipped.
    Raises Failure (INPUT) for a path that is not there and a folder without workbooks.
    """
    found: dict[str, None] = {}
    for argument in arguments:
        for path in _expanded(argument):
            found.setdefault(path)
    return tuple(found)


def _expanded(argument: str) -> Iterable[str]:
    if argument == STDIN:
        return [STDIN]
    # Of os.path, since a name that cannot be is no file there, and an error of Path.
    if argument and os.path.isdir(argument):  # noqa: PTH112
        return _in_folder(argument)
    if os.path.exists(argument):  # noqa: PTH110
        return [argument]
    if any(sign in argument for sign in "*?["):
        matches = sorted(
            match
            for match in glob.glob(argument, recursive=True)  # noqa: PTH207 - as the user wrote it
            if not _skipped(match)
        )
        if matches:
            return [name for match in matches for name in _expanded(match)]
        raise Failure(
            INPUT, f"{argument}: không có tệp nào khớp mẫu này.", "Kiểm tra lại đường dẫn."
        )
    named = argument or "(tên trống)"
    raise Failure(INPUT, f"{named}: không tìm thấy tệp hoặc thư mục.", "Kiểm tra lại đường dẫn.")


def _in_folder(folder: str) -> list[str]:
    """List a folder's workbooks, deep, in one order on every machine."""
    found = []
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _skipped(name))
        found += [
            os.path.join(parent, name)  # noqa: PTH118 - a path is shown as the user wrote it
            for name in names
            if name.lower().endswith(ENDINGS) and not _skipped(name)
        ]
    if not found:
        raise Failure(
            INPUT,
            f"{folder}: thư mục không có bảng tính nào.",
            f"Thư mục cần có tệp {', '.join(ENDINGS)}.",
        )
    return sorted(found, key=lambda path: Path(path).parts)


def _skipped(path: str) -> bool:
    return Path(path).name.startswith((".", "~$"))
