"""Which units have sent, what is to be asked of the others, and whose file nobody's is."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hongngu_cli.analyse.received import Received, UnitReceived
from hongngu_cli.analyse.senders import Sender
from hongngu_cli.model.account import sources_of
from hongngu_cli.model.figure import Figure
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.ledger import add_up
from hongngu_cli.model.report import Json, Report
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.settings import Office
from hongngu_cli.model.table import Column, Row, Table, Term
from hongngu_cli.report.received_words import (
    SINCE,
    STATUSES,
    Folder,
    asked_of,
    carried_of,
    issues_of,
    stopped_of,
)
from hongngu_cli.text.numbers import count, prose, shown

UNITS = (
    Column("unit", "Đơn vị"),
    Column("status", "Tình trạng"),
    Column("file", "Tệp mới nhất"),
    Column("told", "Ngày ghi trong tệp", "date"),
    Column("saved", "Ngày lưu trên máy", "date"),
)
FILES, SINCE_LAST = Column("files", "Số tệp", "count"), Column("since", "So với lần trước")
REMINDER = (Column("number", "STT", "count"), Column("unit", "Đơn vị"), Column("asked", "Đề nghị"))
UNKNOWN = (Column("file", "Tệp"), Column("why", "Vì sao"))
DAYS = (
    "Ngày lưu trên máy là ngày của hệ thống tệp, đổi khi chép hay giải nén; ngày ghi trong tệp là "
    "ngày ở tên tệp hoặc ở dòng “…, ngày … tháng … năm …”; tệp không ghi ngày thì "
    "xếp theo tháng, quý, năm ở tên tệp nếu tên các tệp đều ghi, không thì theo ngày lưu."
)


@dataclass(frozen=True, slots=True)
class Told:
    """What was found in a folder, and who asks."""

    found: Received
    files: Folder
    roster: Roster
    office: Office
    as_of: dt.date
    issues: tuple[Issue, ...] = ()

    def report(self) -> Report:
        """Say which units have sent, whom to ask for what, and whose file nobody's is."""
        sources = sources_of(self.roster)
        about_files = (
            *issues_of(self.roster.issues, self.found.files),
            *stopped_of(self.found.units, self.files.name),
            *carried_of(self.found.units, self.files.name),
        )
        asked = tuple(asked_of(self.found.units, self.files))
        tables = (self._units(), self._reminder(asked), self._unknown())
        return Report(
            command="received",
            title="Tiếp nhận danh sách của các đơn vị",
            template="bang",
            as_of=self.as_of,
            period=self._compared(),
            passages=tuple(self._in_words(len(asked))),
            figures=_figures(self.found.units),
            tables=tuple(table for table in tables if table.rows or table.key == "received"),
            notes=(DAYS,) if self.found.files else (),
            issues=tuple(sorted((*self.issues, *about_files), key=lambda issue: issue.order)),
            issues_in_full=True,
            sources=sources,
            ledger=add_up(source.ledger for source in sources),
            office=self.office.names,
            members={"files": [self._file(file) for file in self.found.files]},
        )

    def _compared(self) -> str:
        last = self.found.last
        return f"so với lần ghi nhớ ngày {shown(last.day)}" if last else ""

    def _in_words(self, asked: int) -> Iterator[str]:
        units = Counter(one.status for one in self.found.units)
        parts = [
            f"{STATUSES[status]}: {prose(units[status])} đơn vị"
            for status in STATUSES
            if units[status]
        ]
        yield f"{prose(len(self.found.units))} đơn vị phải gửi; {'; '.join(parts)}."
        since = Counter(one.since for one in self.found.units)
        if self.found.last:
            told = [f"{SINCE[key]}: {prose(since[key])}" for key in SINCE if since[key]]
            yield f"So với lần trước: {'; '.join(told) or 'chưa có tệp nào'}."
        if asked:
            to = f" về {self.office.body}" if self.office.body else ""
            yield (
                f"Kính đề nghị {prose(asked)} đơn vị có tên trong danh sách nhắc dưới đây gửi "
                f"hoặc gửi lại danh sách{to}."
            )

    def _units(self) -> Table:
        columns = (*UNITS, SINCE_LAST if self.found.last else FILES)
        rows = tuple(map(self._unit, self.found.units))
        return Table("received", f"Tình hình gửi của {count(len(rows))} đơn vị", columns, rows)

    def _unit(self, one: UnitReceived) -> Row:
        newest = one.newest
        return {
            "unit": one.unit,
            "status": Term(one.status, STATUSES[one.status]),
            "file": self.files.shortly(newest.path) if newest else None,
            "told": newest.told if newest else None,
            "saved": newest.saved.date() if newest and newest.saved else None,
            "files": len(one.files),
            "since": Term(one.since, SINCE[one.since]) if one.since else None,
            "path": newest.path if newest else None,
        }

    def _reminder(self, asked: Iterable[tuple[str, str]]) -> Table:
        rows: tuple[Row, ...] = tuple(
            {"number": number, "unit": unit, "asked": what}
            for number, (unit, what) in enumerate(asked, start=1)
        )
        return Table("reminder", "Danh sách nhắc gửi", REMINDER, rows)

    def _unknown(self) -> Table:
        """List the files of no unit of the list, and what they may be."""
        rows: tuple[Row, ...] = tuple(
            {"file": self.files.shortly(file.receipt.path), "why": _why(file)}
            for file in self.found.files
            if not file.units
        )
        return Table("unknown", f"Tệp chưa rõ của đơn vị nào: {count(len(rows))}", UNKNOWN, rows)

    def _file(self, file: Sender) -> Json:
        receipt = file.receipt
        units: list[Json] = [*sorted(file.units)]
        return {
            "path": receipt.path,
            "sha256": receipt.sha256,
            "units": units,
            "by": file.by,
            "told": receipt.told.isoformat() if receipt.told else None,
            "saved": receipt.saved.date().isoformat() if receipt.saved else None,
            "fault": receipt.fault or None,
        }


def _why(file: Sender) -> str:
    if file.unsure:
        return f"có thể của {' hoặc '.join(sorted(file.unsure))}"
    if file.receipt.fault:
        return file.receipt.fault
    if file.overview:
        units = prose(file.overview)
        return f"bảng số liệu của {units} đơn vị, không phải tệp của riêng đơn vị nào"
    return "không thấy tên đơn vị nào trong danh sách phải gửi"


def _figures(units: Iterable[UnitReceived]) -> dict[str, Figure]:
    """Count units by status; no rows of a roster stand behind a unit."""
    found = Counter(one.status for one in units)
    return {
        f"units.{status}": Figure(f"units.{status}", f"Đơn vị {label}", found[status], tuple)
        for status, label in STATUSES.items()
    }
