"""Put bytes into a file so that a failed run leaves the old file whole."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from contextlib import suppress
from itertools import chain, count
from pathlib import Path

from hongngu_cli.model.failure import OUTPUT, Failure

PREFIX, SUFFIX = ".train-report-", ".tmp"
"""How a file is called until it is whole."""
EDITED = "bản sửa tay"
"""What a copy of a file is called that somebody edited."""
ELSEWHERE = "Chọn chỗ khác bằng -o, hoặc xin quyền ghi vào thư mục này."
CAUSES = {
    errno.ENOENT: ("thư mục không có", "Tạo thư mục trước, hoặc sửa đường dẫn sau -o."),
    errno.ENOTDIR: (
        "một phần của đường dẫn là tệp, không phải thư mục",
        "Sửa đường dẫn sau -o.",
    ),
    errno.EISDIR: ("đó là một thư mục", "Ghi thêm tên tệp vào sau -o."),
    errno.EACCES: ("không có quyền ghi", ELSEWHERE),
    errno.EPERM: ("không có quyền ghi", ELSEWHERE),
    errno.EROFS: ("ổ đĩa chỉ cho đọc", ELSEWHERE),
    errno.ENOSPC: ("đĩa đã đầy", "Xoá bớt tệp không cần, hoặc chọn ổ đĩa khác bằng -o."),
    errno.EDQUOT: ("đã hết hạn mức đĩa", "Xoá bớt tệp không cần, hoặc chọn chỗ khác bằng -o."),
    errno.EFBIG: ("tệp quá lớn đối với ổ đĩa này", "Chọn ổ đĩa khác bằng -o."),
    errno.ENAMETOOLONG: ("tên tệp quá dài", "Đặt tên ngắn hơn."),
    errno.EINVAL: ("tên tệp có ký tự không dùng được", "Đặt tên khác."),
}
OPEN_ELSEWHERE = (
    "tệp đang mở trong chương trình khác (như Excel, Word), hoặc không có quyền thay",
    "Đóng tệp đó rồi chạy lại, hoặc chọn tên khác bằng -o.",
)
READ_ONLY = (
    "tệp đã có và được đặt chỉ đọc",
    "Bỏ thuộc tính chỉ đọc của tệp, hoặc chọn tên khác bằng -o.",
)


def save(path: Path, content: bytes, *, elsewhere: bool = False) -> Path:
    """Write a file whole or not at all, readable by its owner alone; give where it is.

    The bytes go to a file beside it, which then takes its place; a link keeps pointing
    where it did. Pipes and devices are written straight. Of a file that another program holds
    open nothing can take the place: with ``elsewhere`` it goes to "Báo cáo (2).docx" then.
    Raises Failure (OUTPUT).
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(content)
            return path
        target = Path(os.path.realpath(path))
        if target.is_dir():
            raise _failure(path, *CAUSES[errno.EISDIR])
        if target.exists() and not target.stat().st_mode & stat.S_IWUSR:
            raise _failure(path, *READ_ONLY)
        beside = _written_beside(target, content)
    except OSError as error:
        raise _failure(path, *_cause(error)) from error
    return _take_place(beside, target, path, elsewhere=elsewhere)


def set_aside(path: Path) -> Path:
    """Keep a copy of a file that somebody edited beside it, under a name that nothing has.

    Raises Failure (OUTPUT).
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _failure(path, *_cause(error)) from error
    return save(_free(path, EDITED), content)


def append(path: Path, content: bytes) -> None:
    """Add bytes to a file, all of them or none; a new one is its owner's alone.

    Raises OSError.
    """
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, stat.S_IRUSR | stat.S_IWUSR)
    with os.fdopen(handle, "ab", buffering=0) as file:
        before, left = os.fstat(handle), memoryview(content)
        try:
            while left:
                left = left[file.write(left) :]
        except OSError:
            if stat.S_ISREG(before.st_mode):  # a line cut short would spoil the next one, too
                file.truncate(before.st_size)
            raise


def make_folder(path: Path) -> Path:
    """Make a folder, with those above it, where there is none yet. Raises Failure (OUTPUT)."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise _failure(path, "đó là một tệp, không phải thư mục", "Chọn tên khác.") from error
    except OSError as error:
        raise _failure(path, *_cause(error)) from error
    return path


def _written_beside(target: Path, content: bytes) -> Path:
    """Write a hidden neighbour (mkstemp makes it 0600) and wait until the disk has it."""
    handle, name = tempfile.mkstemp(prefix=PREFIX, suffix=SUFFIX, dir=target.parent)
    beside, whole = Path(name), False
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        whole = True
    finally:
        if not whole:
            beside.unlink(missing_ok=True)
    return beside


def _take_place(beside: Path, target: Path, path: Path, *, elsewhere: bool) -> Path:
    try:
        beside.replace(target)
    except PermissionError as error:
        if not elsewhere or not target.exists():
            raise _failure(path, *OPEN_ELSEWHERE) from error
        return _take_place(beside, _free(target), path, elsewhere=False)
    except OSError as error:
        raise _failure(path, *_cause(error)) from error
    finally:
        beside.unlink(missing_ok=True)
    return path if target == Path(os.path.realpath(path)) else target


def _free(target: Path, called: str = "") -> Path:
    """Give the first name beside a file that nothing has: "Báo cáo (2).docx"."""
    marks = chain((called,) if called else (), (f"{called} {n}".strip() for n in count(2)))
    names = (target.with_name(f"{target.stem} ({mark}){target.suffix}") for mark in marks)
    return next(name for name in names if not name.exists())


def _cause(error: OSError) -> tuple[str, str]:
    unknown = (error.strerror or str(error), "Thử chỗ khác bằng -o.")
    return CAUSES.get(error.errno or 0, unknown)


def _failure(path: Path, cause: str, advice: str) -> Failure:
    return Failure(OUTPUT, f"{path}: không ghi được, {cause}.", advice)


def remove_leftovers(folder: Path, before: float) -> None:
    """Remove neighbours that killed runs left half-written before a time of the system."""
    for path in folder.glob(f"{PREFIX}*{SUFFIX}"):
        with suppress(OSError):  # another run, or nobody who may
            if path.stat().st_mtime < before:
                path.unlink()
