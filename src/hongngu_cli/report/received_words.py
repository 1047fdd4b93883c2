"""What is said of files that came: how units stand, what to ask them, what is odd."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hongngu_cli.analyse.received import (
    CHANGED,
    GONE,
    MISSING,
    NEW,
    OLDER,
    RECEIVED,
    UNCHANGED,
    UNREADABLE,
    UnitReceived,
    days_held,
)
from hongngu_cli.analyse.senders import Sender
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.place import Place
from hongngu_cli.model.receipt import NO_WORKBOOK, Receipt
from hongngu_cli.text.numbers import prose, shown

STATUSES = {RECEIVED: "đã gửi", UNREADABLE: "có tệp, chưa đọc được danh sách", MISSING: "chưa gửi"}
SINCE = {
    NEW: "mới gửi",
    CHANGED: "đã thay",
    UNCHANGED: "như cũ",
    OLDER: "bản cũ hơn",
    GONE: "mất tệp",
}
ABOUT_FILES = ("file-", "header-missing", "column-missing", "recognition-changed", "sheet-missing")
"""What reading has to say of files as such; of their rows the other commands tell."""
LISTS_TOLD = "file-superseded"
"""Which of two lists counts is no question here."""


@dataclass(frozen=True, slots=True)
class Folder:
    """Where the files lie; people read their paths below it."""

    name: str

    def shortly(self, path: str) -> str:
        """Give a file's path below the folder."""
        inner = Path(path)
        return str(inner.relative_to(self.name) if inner.is_relative_to(self.name) else inner)


def asked_of(units: Iterable[UnitReceived], files: Folder) -> Iterator[tuple[str, str]]:
    """Say what is to be asked of which unit."""
    for one in units:
        newest, last = one.newest, one.last
        if newest is None:
            gone = "Gửi lại danh sách: lần trước đã có tệp, nay không còn."
            yield one.unit, gone if last else "Gửi danh sách."
        elif newest.fault == NO_WORKBOOK:
            why = f"tệp {files.shortly(newest.path)} {newest.fault}"
            yield one.unit, f"Gửi danh sách bằng bảng tính: {why}."
        elif newest.fault:
            yield one.unit, f"Gửi lại tệp {files.shortly(newest.path)}: {_fault(newest)}."
        elif one.since == OLDER and last:
            day, before = map(shown, days_held(newest, last))
            days = f"ngày {day}, bản trước ngày {before}"
            yield one.unit, f"Xác nhận tệp {files.shortly(newest.path)} cũ hơn bản trước: {days}."


def _fault(receipt: Receipt) -> str:
    return receipt.fault[:1].lower() + receipt.fault[1:].rstrip(".")


def issues_of(read: Iterable[Issue], files: Iterable[Sender]) -> Iterator[Issue]:
    """Tell what is odd about files: in reading them, and in whose they are."""
    for issue in read:
        if issue.rule.startswith(ABOUT_FILES) and issue.rule != LISTS_TOLD:
            yield issue
    for file in files:
        if file.misnamed:
            yield _misnamed(file)
        if file.strays:
            yield _strays(file)
        if file.beside:
            yield _beside(file)


def _misnamed(file: Sender) -> Issue:
    return Issue(
        "unit-misnamed",
        "warning",
        Place(file.receipt.path),
        None,
        f"Tên tệp là của {_listed(file.misnamed)}, nhưng trong tệp là của {_listed(file.units)}; "
        "tính theo nội dung trong tệp.",
        "Kiểm tra xem đơn vị có gửi nhầm tệp không.",
    )


def _beside(file: Sender) -> Issue:
    owners = file.units - {name for name, _ in file.beside}
    return Issue(
        "unit-beside",
        "note",
        Place(file.receipt.path),
        None,
        f"Tệp này là của {_listed(owners)}, nhưng cột đơn vị còn có đơn vị khác "
        f"({_with_rows(file.beside)}), cũng tính là đơn vị đó đã gửi.",
        "Nếu đơn vị đó chưa gửi danh sách của mình thì nhắc đơn vị đó gửi.",
    )


def _with_rows(units: Iterable[tuple[str, int]]) -> str:
    return "; ".join(f"{name}: {prose(rows)} dòng" for name, rows in units)


def _strays(file: Sender) -> Issue:
    return Issue(
        "unit-strays",
        "note",
        Place(file.receipt.path),
        None,
        f"Tệp này có ít dòng của đơn vị khác ({_with_rows(file.strays)}), không tính là đơn vị đó "
        "đã gửi.",
        "Nếu là danh sách chung, ghi tên các đơn vị vào tên tệp.",
    )


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
