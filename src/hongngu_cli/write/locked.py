"""A lock that one run of the program at a time can hold."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from hongngu_cli.model.failure import OUTPUT, Failure
from hongngu_cli.text.system_errors import cause_of


@contextmanager
def locked(path: Path, running: str) -> Iterator[None]:
    """Hold a lock; the system frees it when we are killed.

    Raises Failure (OUTPUT), ``running`` its sentence, where another holds it.
    """
    lock = FileLock(path)
    try:
        lock.acquire(blocking=False)
    except Timeout as error:
        says = "Đợi lần đó xong rồi chạy lại; không có gì bị ghi."
        raise Failure(OUTPUT, running, says) from error
    except OSError as error:
        says = f"{path}: không ghi được tệp khoá ({cause_of(error)})."
        raise Failure(OUTPUT, says, "Xin quyền ghi vào thư mục này.") from error
    try:
        yield
    finally:
        lock.release()
