"""Issues as people read them: place, what was found, which rule, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hongngu_cli.model.issue import SEVERITIES, Issue, Severity
from hongngu_cli.model.place import Place, column_letters
from hongngu_cli.model.report import Report
from hongngu_cli.model.table import Column, Table
from hongngu_cli.text.numbers import count

SEVERITY_WORDS: dict[Severity, str] = {"error": "Lỗi", "warning": "Cảnh báo", "note": "Lưu ý"}
ROSTER = "roster"
CHECKED, IN_WORKBOOK = "bằng lệnh check", "ở trang “Vấn đề” của tệp Excel (-o TÊN.xlsx)"
"""Where the problems are that a report does not tell."""
OF_REPORTS = frozenset(
    (
        *("period-unclear", "unit-absent", "unit-misnamed", "unit-strays", "unit-beside"),
        *("unit-regrouped", "unit-not-followed", "unit-without-successions", "unit-one-sided"),
        *("count-added", "count-differs", "quota-over-demand", "sent-over-quota"),
        *("completed-over-sent", "cadre-repeated", "cadre-contradicted", "cadre-column-missing"),
        *("held-contradicted", "studying-contradicted", "outcome-untold", "post-missing"),
        *("asked-held", "class-missing", "class-unknown", "told-by-words"),
        *("field-untold", "field-unread"),
        *("placement-nameless", "placement-unmatched", "placement-ambiguous"),
        *("placement-contradicted", "placement-untimely", "placement-unread"),
        *("commitment-broken", "form-outside"),
        *("total-differs", "percentage-differs", "hundred-differs", "growth-differs"),
        *(
            "difference-differs",
            "average-differs",
            "restated-differs",
            "listed-differs",
            "within-differs",
            "one-cause",
        ),
        *("last-digit", "malformed-number", "roster-differs"),
    )
)
"""Rules that tell of what a report was asked for, of which ``check`` knows nothing."""
MOST_GROUPS = 10
"""How many problems a report tells whose matter is something else."""


@dataclass(frozen=True, slots=True)
class IssueGroup:
    """Issues of one sheet that say the same of cells where the same was found."""

    severity: str
    sheet: str
    cells: str
    says: str
    advice: str

    @property
    def places(self) -> str:
        """Name the cells with their sheet and file, and what was found in them."""
        return " · ".join(part for part in (self.sheet, self.cells) if part)


@dataclass(frozen=True, slots=True)
class Told:
    """What a report tells of its issues: their number, the groups shown, what is left out."""

    tally: str
    groups: tuple[IssueGroup, ...]
    rest: str


def told_of(report: Report) -> Told:
    """Choose what to tell: everything by place, or the worst first and how many more."""
    if report.issues_in_full:
        return Told(tally(report.issues), tuple(issue_groups(report.issues)), "")
    grave = [issue for issue in report.issues if issue.severity != "note"]
    groups = issue_groups(sorted(grave, key=lambda issue: SEVERITIES.index(issue.severity)))
    rest = [f"{count(more)} vấn đề khác"] if (more := len(groups) - MOST_GROUPS) > 0 else []
    rest += [f"{count(notes)} lưu ý"] if (notes := len(report.issues) - len(grave)) else []
    kept = report.issues if more > 0 else [one for one in report.issues if one.severity == "note"]
    where = CHECKED if _are_checked(kept, report) else IN_WORKBOOK
    ending = f"{'Còn' if groups else 'Có'} {' và '.join(rest)} khi đọc tệp; xem đủ {where}."
    return Told(tally(grave), tuple(groups[:MOST_GROUPS]), ending if rest else "")


def _are_checked(issues: Iterable[Issue], report: Report) -> bool:
    """Tell whether ``check`` tells all issues, which reads only lists of those who were sent."""
    kinds = {(one.path, one.sheet): one.kind for one in report.sources}
    return all(
        kinds.get((one.place.path, one.place.sheet), ROSTER) == ROSTER
        and one.rule not in OF_REPORTS
        for one in issues
    )


def tally(issues: Sequence[Issue]) -> str:
    """Count issues by severity: "2 lỗi, 1 lưu ý"."""
    sizes = [(word, sum(i.severity == key for i in issues)) for key, word in SEVERITY_WORDS.items()]
    return ", ".join(f"{count(size)} {word.lower()}" for word, size in sizes if size)


def issue_groups(issues: Iterable[Issue]) -> list[IssueGroup]:
    """Gather issues that say the same, in the order of the first of each."""
    gathered: dict[tuple[object, ...], list[Issue]] = {}
    for issue in issues:
        where = (issue.place.path, issue.place.sheet)
        key = (*where, issue.severity, issue.rule, issue.found, issue.says, issue.advice)
        gathered.setdefault(key, []).append(issue)
    return [_group(same) for same in gathered.values()]


def _group(same: Sequence[Issue]) -> IssueGroup:
    first = same[0]
    sheet = " · ".join(part for part in (first.place.path, first.place.sheet) if part)
    cells = ", ".join(runs([issue.place for issue in same]))
    found = f': "{first.found}"' if first.found else ""
    return IssueGroup(
        SEVERITY_WORDS[first.severity], sheet, cells + found, first.says, first.advice
    )


def runs(places: Sequence[Place]) -> Iterator[str]:
    """Name cells, those that follow one another down a column as a range.

    >>> list(runs([Place("a", "b", row, 4) for row in (2, 3, 4, 9)]))
    ['D2:D4', 'D9']
    """
    open_run: list[Place] = []
    for place in places:
        if open_run and _follows(open_run[-1], place):
            open_run.append(place)
            continue
        yield from _named(open_run)
        open_run = [place]
    yield from _named(open_run)


def _follows(above: Place, below: Place) -> bool:
    rows = above.row is not None and below.row == above.row + 1
    return rows and above.column is not None and above.column == below.column


def _named(run: Sequence[Place]) -> Iterator[str]:
    if not run or not cell_of(run[0]):
        return
    first, last = run[0], run[-1]
    if len(run) > 1 and first.column is not None:
        yield f"{cell_of(first)}:{column_letters(first.column)}{last.row}"
    else:
        yield cell_of(first)


def cell_of(place: Place) -> str:
    """Name the cell of a place, else its row; '' for a whole sheet or file."""
    return place.cell or (f"dòng {place.row}" if place.row else "")


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
