"""Copies that we marked, found beside the workbooks they were made of: one of the two counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.model.issue import Issue
from hongngu_cli.model.place import Place
from hongngu_cli.text.file_names import stem_of, without_copy

if TYPE_CHECKING:
    from hongngu_cli.model.marked_copy import MarkedCopy

RULE = "file-own"
EDITED = "là bản đã đánh dấu của tệp này, có người sửa sau"
"""Why a copy counts in place of what it was made of."""


def is_of(copy: str, told: MarkedCopy, source: str, sha256: str) -> bool:
    """Tell whether a copy was made of a file: by what it held then, else by its name."""
    name = stem_of(told.name) if told.name else without_copy(stem_of(copy))
    return told.sha256 == sha256 or name == stem_of(source)


def copy_found(copy: Place, source: Place) -> Issue:
    """Say that a copy is not counted, since it tells what its source tells."""
    return Issue(
        RULE,
        "note",
        copy,
        None,
        f"Là bản đã đánh dấu do train-report check lập từ {source}, nên không tính.",
        "Nên để bản đã đánh dấu ở thư mục khác với danh sách của các đơn vị.",
    )
