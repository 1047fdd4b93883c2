"""What a file is, told by its bytes."""

from __future__ import annotations

import hashlib
import stat
from functools import lru_cache
from pathlib import Path


def sha256_of(path: str | Path) -> str | None:
    """Give the SHA-256 of a file; None for what is none, or cannot be read."""
    try:
        told = Path(path).stat()
        if not stat.S_ISREG(told.st_mode):
            return None
        return _sha256(str(Path(path).absolute()), told.st_size, told.st_mtime_ns, told.st_ino)
    except (OSError, ValueError):
        return None


@lru_cache(maxsize=1024)
def _sha256(path: str, _size: int, _changed: int, _which: int) -> str:
    """Give the SHA-256 of a file as it is; hundreds of documents are made of the same files."""
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
