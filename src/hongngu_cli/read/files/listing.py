"""Which files a command line means: files, folders, quoted globs, `-`; in one fixed order."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from hongngu_cli.model.failure import INPUT, Failure
from hongngu_cli.read.files.letters import is_letter
from hongngu_cli.text.system_errors import cause_of

STDIN = "-"
ENDINGS = (
    ".xlsx",
    ".xlsm",
    ".xls",
    ".xlsb",
    ".ods",
    ".csv",
    ".tsv",
    ".txt",
    ".parquet",
    ".docx",
)
"""Endings looked for in folders; a file named expressly is read whatever its ending."""


def named_files(arguments: Sequence[str]) -> tuple[str, ...]:
    """List the files meant, as the user would write their paths, each once.

    Folders are searched deep; lock files (``~$…``) and hidden files in them are skipped, and
    letters and speeches, which have no table.
    Raises Failure (INPUT) for a path that is not there and a folder without workbooks.
    """
    found: dict[str, None] = {}
    for argument in arguments:
        for path in _expanded(argument):
            found.setdefault(path)
    return tuple(found)


def is_pattern(argument: str) -> bool:
    """Tell whether a name that is no file's own is a pattern of names."""
    return any(sign in argument for sign in "*?[") and not os.path.exists(argument)  # noqa: PTH110 - False for a name that cannot be


def _expanded(argument: str) -> Iterable[str]:
    if argument == STDIN:
        return [STDIN]
    # Of os.path, since a name that cannot be is no file there, and an error of Path.
    if argument and os.path.isdir(argument):  # noqa: PTH112 - as said above
        return _in_folder(argument)
    if os.path.exists(argument):  # noqa: PTH110 - likewise
        return [argument]
    if is_pattern(argument):
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
    _refuse_unreached(argument)
    named = argument or "(tên trống)"
    raise Failure(INPUT, f"{named}: không tìm thấy tệp hoặc thư mục.", "Kiểm tra lại đường dẫn.")


def _refuse_unreached(argument: str) -> None:
    """Say why a path leads nowhere, where that is not for want of the file."""
    try:
        Path(argument).stat()
    except FileNotFoundError as error:
        if os.path.islink(argument):  # noqa: PTH114 - as above
            raise _unreached(argument, "tệp mà liên kết này trỏ tới không còn ở đó") from error
    except NotADirectoryError:
        pass  # no such file either
    except OSError as error:
        raise _unreached(argument, cause_of(error)) from error
    except ValueError:
        pass  # a name that no file can have


def _unreached(argument: str, cause: str) -> Failure:
    says = f"{argument}: không mở được tệp ({cause})."
    return Failure(INPUT, says, "Kiểm tra đường dẫn, liên kết và quyền đọc.")


def files_in(folder: str) -> list[str]:
    """List a folder's files, deep, in one order on every machine; hidden and lock files are none.

    Raises Failure (INPUT) for a folder that is not there.
    """
    if not os.path.isdir(folder):  # noqa: PTH112 - as said above
        _refuse_unreached(folder)
        there = os.path.exists(folder)  # noqa: PTH110 - likewise
        why = "là tệp, không phải thư mục" if there else "không tìm thấy thư mục"
        raise Failure(INPUT, f"{folder}: {why}.", "Nêu thư mục mà các đơn vị gửi tệp về.")
    found = []
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _skipped(name))
        paths = [
            os.path.join(parent, name)  # noqa: PTH118 - a path is shown as the user wrote it
            for name in names
            if not _skipped(name)
        ]
        found += [path for path in paths if not _is_pipe(path)]
    return sorted(found, key=lambda path: Path(path).parts)


def are_tables(paths: Iterable[str]) -> list[str]:
    """Keep the files in which tables are looked for."""
    return [path for path in paths if path.lower().endswith(ENDINGS) and not is_letter(path)]


def _in_folder(folder: str) -> list[str]:
    """List a folder's workbooks."""
    found = are_tables(files_in(folder))
    if not found:
        raise Failure(
            INPUT,
            f"{folder}: thư mục không có bảng tính nào.",
            f"Thư mục cần có tệp {', '.join(ENDINGS)}.",
        )
    return found


def _is_pipe(path: str) -> bool:
    """Tell what waits for another program, for ever perhaps; one named expressly is read."""
    return os.path.exists(path) and not os.path.isfile(path)  # noqa: PTH110, PTH113 - as above


def _skipped(path: str) -> bool:
    return Path(path).name.startswith((".", "~$"))
