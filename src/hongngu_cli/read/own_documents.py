"""Documents that we made ourselves: tables of results, which no list is counted from again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hongngu_cli.model.issue import Issue
from hongngu_cli.model.place import Place
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.documents.carried import command_of
from hongngu_cli.read.files.listing import STDIN

RULE = "file-own"
PACKAGES = {".xlsx", ".docx"}
READ_AGAIN = {"plan"}
"""Commands whose results are read again: a plan says who was to go, which seats are held to."""


def is_result(path: str) -> bool:
    """Tell a file that is a result of ours, which is not read again as a list."""
    return command_of(path) not in {"", *READ_AGAIN}


def own_document(path: str, sheets: Sequence[Sheet]) -> Iterator[Issue]:
    """Tell of a file that is a result of ours, whose numbers would count twice."""
    if path == STDIN or not sheets or sheets[0].container not in PACKAGES:
        return
    command = command_of(path)
    if command and command not in READ_AGAIN:
        yield Issue(
            RULE,
            "note",
            Place(path),
            None,
            f"Là kết quả do train-report {command} lập, không phải danh sách nguồn, nên không đọc.",
            "Nên để văn bản, bảng đã lập ở thư mục khác với danh sách của các đơn vị.",
        )
