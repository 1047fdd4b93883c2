"""What stands around the tables in words: headline, account of rows, issues, sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from hongngu_cli.model.issue import SEVERITIES, Issue, Severity
from hongngu_cli.model.ledger import REASONS, Ledger, Source
from hongngu_cli.model.place import Place
from hongngu_cli.model.report import Report
from hongngu_cli.model.table import Column, Row, Table
from hongngu_cli.text.numbers import count
from hongngu_cli.write.values import shown

SEVERITY_WORDS: dict[Severity, str] = {"error": "Lỗi", "warning": "Cảnh báo", "note": "Lưu ý"}
MOST_PLACES = 8
MOST_GROUPS = 10


@dataclass(frozen=True, slots=True)
class IssueGroup:
    """Issues that say the same, with their places told together."""

    severity: str
    says: str
    advice: str
    places: str


def headline(report: Report) -> str:
    """Say the period, what is counted and the day, on one line."""
    parts = [report.period, report.subject, f"tính đến ngày {shown(report.as_of)}"]
    line = "; ".join(part for part in parts if part)
    return line[:1].upper() + line[1:]


def account(ledger: Ledger) -> str:
    """Account for the rows of a ledger in one sentence.

    >>> account(Ledger(340, 300, {"header": 12, "total": 28}))
    'Đã đọc 340 dòng: tính 300; để riêng 40 (tiêu đề cột 12, dòng cộng 28).'
    """
    aside = sum(ledger.set_aside.values())
    if not aside:
        return f"Đã đọc {count(ledger.read)} dòng, tính {count(ledger.counted)}."
    reasons = set_aside(ledger)
    return (
        f"Đã đọc {count(ledger.read)} dòng: tính {count(ledger.counted)}; "
        f"để riêng {count(aside)} ({reasons})."
    )


def set_aside(ledger: Ledger) -> str:
    """List the reasons for which rows were set aside, with how many each."""
    told = ((REASONS.get(reason, reason), rows) for reason, rows in ledger.set_aside.items())
    return ", ".join(f"{reason} {count(rows)}" for reason, rows in told if rows)


def tally(issues: Sequence[Issue]) -> str:
    """Count issues by severity: "2 lỗi, 1 lưu ý"."""
    sizes = [(word, sum(i.severity == key for i in issues)) for key, word in SEVERITY_WORDS.items()]
    return ", ".join(f"{count(size)} {word.lower()}" for word, size in sizes if size)


def issue_groups(issues: Iterable[Issue]) -> list[IssueGroup]:
    """Gather issues that say the same, errors first, else in the order given."""
    gathered: dict[tuple[Severity, str, str, str], list[Place]] = {}
    for issue in issues:
        key = (issue.severity, issue.rule, issue.says, issue.advice)
        gathered.setdefault(key, []).append(issue.place)
    return [
        IssueGroup(SEVERITY_WORDS[severity], says, advice, _places(places))
        for (severity, _, says, advice), places in sorted(
            gathered.items(), key=lambda item: SEVERITIES.index(item[0][0])
        )
    ]


def left_out(groups: Sequence[IssueGroup]) -> str:
    """Say how many groups beyond the most that are told there are; '' for none."""
    more = len(groups) - MOST_GROUPS
    if more <= 0:
        return ""
    return f"Còn {count(more)} nội dung khác; xem đủ trong bản .xlsx hoặc .json."


def _places(places: Sequence[Place]) -> str:
    """Name places, cells of one sheet together, at most a few and how many more.

    >>> _places([Place("a.xlsx", "Lớp 1", 2, 1), Place("a.xlsx", "Lớp 1", 5, 1)])
    'a.xlsx · Lớp 1 · A2, A5'
    """
    named = []
    for (path, sheet), group in groupby(
        islice(places, MOST_PLACES), key=lambda place: (place.path, place.sheet)
    ):
        cells = ", ".join(filter(None, map(cell_of, group)))
        named.append(" · ".join(part for part in (path, sheet, cells) if part))
    more = len(places) - MOST_PLACES
    return "; ".join(named) + (f" và {count(more)} chỗ khác" if more > 0 else "")


def cell_of(place: Place) -> str:
    """Name the cell of a place, else its row; '' for a whole sheet or file."""
    return place.cell or (f"dòng {place.row}" if place.row else "")


def sources_table(sources: Sequence[Source], ledger: Ledger, *, reasons: bool = False) -> Table:
    """Lay out what was read, sheet by sheet, with the account of its rows.

    ``reasons`` adds a column that says why rows of each sheet were set aside.
    """
    rows: tuple[Row, ...] = tuple(
        {"path": source.path, "sheet": source.sheet, **_account(source.ledger)}
        for source in sources
    )
    columns = (
        Column("path", "Tệp"),
        Column("sheet", "Trang tính"),
        Column("read", "Số dòng đã đọc", "count"),
        Column("counted", "Đã tính", "count"),
        Column("set_aside", "Để riêng", "count"),
        Column("reasons", "Lý do để riêng"),
    )
    total: Row | None = {"path": "Tổng cộng", **_account(ledger)} if len(sources) > 1 else None
    return Table("sources", "Nguồn số liệu", columns if reasons else columns[:-1], rows, total)


def _account(ledger: Ledger) -> dict[str, str | int]:
    return {
        "read": ledger.read,
        "counted": ledger.counted,
        "set_aside": sum(ledger.set_aside.values()),
        "reasons": set_aside(ledger),
    }


def issues_table(issues: Sequence[Issue]) -> Table:
    """Lay out every issue, one a row, in the order given."""
    columns = (
        Column("severity", "Mức độ"),
        Column("path", "Tệp"),
        Column("sheet", "Trang tính"),
        Column("cell", "Ô"),
        Column("found", "Đang ghi"),
        Column("says", "Vấn đề"),
        Column("advice", "Cách sửa"),
        Column("rule", "Quy tắc"),
    )
    rows = tuple(
        {
            "severity": SEVERITY_WORDS[issue.severity],
            "path": issue.place.path,
            "sheet": issue.place.sheet,
            "cell": cell_of(issue.place),
            "found": issue.found,
            "says": issue.says,
            "advice": issue.advice,
            "rule": issue.rule,
        }
        for issue in issues
    )
    return Table("issues", "Vấn đề trong dữ liệu", columns, rows)
