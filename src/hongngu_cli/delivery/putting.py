"""Bytes put where they are wanted: a file whole or not there, else stdout."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from hongngu_cli.desk import desk
from hongngu_cli.model.failure import OUTPUT, Failure
from hongngu_cli.read.files.listing import STDIN
from hongngu_cli.read.own_documents import is_result
from hongngu_cli.write import save


def put(content: bytes, output: str | None) -> None:
    """Write to a file, beside one that is open elsewhere, or to stdout. Raises Failure (OUTPUT)."""
    if output and output != STDIN:
        keep((output,))
        if claim := desk().claim:
            claim(output)
        path = save.save(Path(output), content, elsewhere=True)
        desk().wrote.append(str(path))
        if path != Path(output):
            says = f"Không thay được {output}, có thể tệp đang mở trong chương trình khác; "
            sys.stderr.write(f"Lưu ý: {says}đã ghi vào {path.name} cùng thư mục.\n")
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()


def refuse_folder(output: str) -> None:
    """Raise Failure (OUTPUT) where a file's name is a folder's."""
    if os.path.isdir(output):  # noqa: PTH112 - False for a name that cannot be
        raise Failure(OUTPUT, f"{output}: là thư mục, không phải tệp.", "Ghi tên tệp sau -o.")


def folder(name: str) -> Path:
    """Give a folder to write into, made where there is none. Raises Failure (OUTPUT)."""
    return save.make_folder(Path(name))


def set_aside(path: str) -> str:
    """Keep a copy of what somebody edited, before it is written anew. Raises Failure (OUTPUT)."""
    return str(save.set_aside(Path(path)))


def keep(outputs: Iterable[str | None]) -> None:
    """Refuse to write over what is read, or one output over another. Raises Failure (OUTPUT).

    A result of ours among the inputs is none of them, and may be made anew.
    """
    inputs = {same(path) for path in desk().reads if path != STDIN}
    written: set[str] = set()
    for output in outputs:
        if not output or output == STDIN:
            continue
        path = same(output)
        if path in inputs and not is_result(output):
            says = f"{output}: là tệp đầu vào của lệnh này, ghi kết quả vào sẽ ghi đè tệp gốc."
            raise Failure(OUTPUT, says, "Chọn tên khác sau -o, --annotate.")
        if path in written:
            raise Failure(OUTPUT, f"{output}: hai kết quả cùng ghi vào một tệp.", "Chọn tên khác.")
        written.add(path)


def same(path: str) -> str:
    """Give the key under which two paths are one file, on systems that know no case, too."""
    return unicodedata.normalize("NFC", os.path.realpath(path)).casefold()
