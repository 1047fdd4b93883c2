"""What is said of files that came: how units stand, what to ask them, what is odd."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hongngu_cli.analyse.received import (
    CHANGED,
    EMPTY,
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
from hongngu_cli.model.units import Succession
from hongngu_cli.text.numbers import prose, shown

STATUSES = {
    RECEIVED: "đã gửi",
    EMPTY: "có tệp, chưa có người",
    UNREADABLE: "có tệp, chưa đọc được danh sách",
    MISSING: "chưa gửi",
}
SINCE = {
    NEW: "mới gửi",
    CHANGED: "đã thay",
    UNCHANGED: "như cũ",
    OLDER: "bản cũ hơn",
    GONE: "không còn tệp đọc được",
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
    units = tuple(units)
    asked = {one.unit for one in units}
    for one in units:
        newest, last = one.newest, one.last
        if newest is None and (successor := one.successor):
            # One that is on the list, too, is asked for by itself.
            if successor not in asked and one.followed and one.followed.at:
                olds = [o.unit for o in units if o.successor == successor and not o.files]
                yield (
                    one.unit,
                    f"Gửi danh sách ({_now(one.unit, olds, successor, one.followed.at)}).",
                )
        elif newest is None:
            gone = "Gửi lại danh sách: lần trước đã có tệp, nay không còn tệp nào đọc được."
            yield one.unit, gone if last else "Gửi danh sách."
        elif one.status == EMPTY:
            says = f"tệp {files.shortly(newest.path)} chưa có người nào"
            yield one.unit, f"Gửi danh sách: {says}; nếu không cử ai thì xin báo lại."
        elif newest.fault == NO_WORKBOOK:
            why = f"tệp {files.shortly(newest.path)} {newest.fault}"
            yield one.unit, f"Gửi danh sách bằng bảng tính: {why}."
        elif newest.fault:
            yield one.unit, f"Gửi lại tệp {files.shortly(newest.path)}: {_fault(newest)}."
        elif one.since == OLDER and last:
            day, before = map(shown, days_held(newest, last))
            days = f"ngày {day}, bản trước ngày {before}"
            yield one.unit, f"Xác nhận tệp {files.shortly(newest.path)} cũ hơn bản trước: {days}."


def _now(unit: str, olds: Sequence[str], successor: str, at: Succession) -> str:
    """Say which unit stands in the place of one, and of which others on the list, too."""
    others = [name for name in olds if name != unit]
    along = f", gửi chung với {', '.join(others)}" if others else ""
    return f"từ {at.since:%d/%m/%Y} là {successor} theo {at.source}{along}"


def _fault(receipt: Receipt) -> str:
    return receipt.fault[:1].lower() + receipt.fault[1:].rstrip(".")


def issues_of(read: Iterable[Issue], files: Iterable[Sender]) -> Iterator[Issue]:
    """Tell what is odd about files: in reading them, and in whose they are."""
    for issue in read:
        if issue.rule.startswith(ABOUT_FILES) and issue.rule != LISTS_TOLD:
            yield issue
    for file in files:
        if file.through:
            yield _through(file)
        if file.misnamed:
            yield _misnamed(file)
        if file.strays:
            yield _strays(file)
        if file.beside:
            yield _beside(file)


def _through(file: Sender) -> Issue:
    others = file.units - file.through
    if others:
        says = f"Tệp này là của {_listed(file.through)}, đơn vị kế thừa của {_listed(others)}; "
        says += "tính là các đơn vị ấy đã gửi."
    else:
        says = "Tệp này ghi tên đơn vị của thời gian khác, theo bảng đơn vị kế thừa là "
        says += f"{_listed(file.units)}; tính là đơn vị này đã gửi."
    advice = "Xem bảng đơn vị kế thừa trong từ vựng nếu không đúng."
    return Issue("unit-regrouped", "note", Place(file.receipt.path), None, says, advice)


def stopped_of(units: Iterable[UnitReceived], folder: str) -> Iterator[Issue]:
    """Tell of units asked for still that are no more, or not yet, without one in their place."""
    for one in units:
        at, outcome = (one.followed.at, one.followed.outcome) if one.followed else (None, "")
        if one.files or one.successor or at is None:
            continue
        what = {
            "divided": f"đã chia thành {', '.join(at.successors)}",
            "ended": "đã kết thúc, không có đơn vị kế thừa,",
        }.get(outcome, f"chỉ được lập từ {', '.join(at.former)}")
        says = (
            f"“{one.unit}” {what} từ {at.since:%d/%m/%Y} theo {at.source}; vẫn nhắc theo tên này."
        )
        advice = "Ghi trong danh sách đơn vị phải gửi những đơn vị nay phải gửi."
        yield Issue("unit-not-followed", "warning", Place(folder), one.unit, says, advice)


def carried_of(units: Iterable[UnitReceived], folder: str) -> Iterator[Issue]:
    """Tell of units whose files were those of others last time, and of how they are compared."""
    for one in units:
        at = next((end.at for end in one.formers.values()), None)
        if at is None:
            continue
        olds = f"Lần trước ghi nhớ tệp của {_listed(one.formers)}, nay là {one.unit} (từ "
        olds += f"{at.since:%d/%m/%Y} theo {at.source}); "
        how = (
            "so với tệp đã ghi nhớ đó."
            if one.last
            else "tệp của một đơn vị cũ không so được với tệp của đơn vị đã gộp, nên "
            + ("tính là mới gửi." if one.files else "chưa tính là mất tệp.")
        )
        advice = "Xem bảng đơn vị kế thừa trong từ vựng nếu không đúng."
        yield Issue("unit-regrouped", "note", Place(folder), one.unit, olds + how, advice)


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
