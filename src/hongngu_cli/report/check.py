"""Every problem found, grouped for reading, with counts by rule and by file."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from hongngu_cli.model.account import sources_of
from hongngu_cli.model.issue import SEVERITIES, Issue
from hongngu_cli.model.ledger import add_up
from hongngu_cli.model.report import Report
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.table import Column, Row, Table, Term
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.report.unchecked import as_json, in_words, unchecked
from hongngu_cli.text.numbers import prose

LABELS = {"error": "Lỗi", "warning": "Cảnh báo", "note": "Lưu ý", "off": "Tắt"}
RULES = (
    Column("severity", "Mức"),
    Column("rule", "Quy tắc"),
    Column("title", "Nội dung"),
    Column("count", "Số lần", "count"),
)
FILES = (
    Column("path", "Tệp"),
    Column("error", "Lỗi", "count"),
    Column("warning", "Cảnh báo", "count"),
    Column("note", "Lưu ý", "count"),
)


def checked(
    roster: Roster, issues: tuple[Issue, ...], vocabulary: Vocabulary, as_of: dt.date
) -> Report:
    """Report the problems of a roster; the issues themselves follow the two tables."""
    sources = sources_of(roster)
    ledger = add_up(source.ledger for source in sources)
    others = unchecked(roster)
    return Report(
        command="check",
        title="Kiểm tra danh sách cử đi đào tạo, bồi dưỡng",
        template="bang",
        as_of=as_of,
        period="",
        passages=(_says(issues), *filter(None, (in_words(others, vocabulary),))),
        tables=(_by_rule(issues, vocabulary), _by_file(issues)) if issues else (),
        issues=issues,
        issues_in_full=True,
        sources=sources,
        ledger=ledger,
        members={"unchecked": as_json(others, vocabulary)},
    )


def _says(issues: Iterable[Issue]) -> str:
    found = Counter(issue.severity for issue in issues)
    if not found:
        return "Không phát hiện vấn đề nào."
    told = [
        f"{prose(found[severity])} {LABELS[severity].lower()}"
        for severity in SEVERITIES
        if found[severity]
    ]
    return f"Phát hiện {', '.join(told)}."


def _by_rule(issues: Iterable[Issue], vocabulary: Vocabulary) -> Table:
    found = Counter((issue.severity, issue.rule) for issue in issues)
    order = sorted(found, key=lambda at: (SEVERITIES.index(at[0]), -found[at], at[1]))
    rows: tuple[Row, ...] = tuple(
        {
            "severity": Term(severity, LABELS[severity]),
            "rule": rule,
            "title": vocabulary.rules[rule].title if rule in vocabulary.rules else None,
            "count": found[(severity, rule)],
        }
        for severity, rule in order
    )
    total: Row = {
        "severity": "Tổng cộng",
        "rule": None,
        "title": None,
        "count": sum(found.values()),
    }
    return Table("rules", "Theo quy tắc", RULES, rows, total)


def _by_file(issues: Iterable[Issue]) -> Table:
    found = Counter((issue.place.path, issue.severity) for issue in issues)
    rows: tuple[Row, ...] = tuple(
        {"path": path, **{severity: found[(path, severity)] for severity in SEVERITIES}}
        for path in sorted({path for path, _ in found})
    )
    return Table("files", "Theo tệp", FILES, rows)


TO_CHANGE = (
    "Để tắt một quy tắc hay đổi mức của nó, ghi vào tệp từ vựng của cơ quan một khối ba dòng: "
    '[[rule]], key = "tên quy tắc", severity = "off" (hoặc "error", "warning", "note"). '
    "Quy tắc báo dữ liệu chưa đọc được thì luôn giữ mức của nó."
)


def rules_in_force(vocabulary: Vocabulary, as_of: dt.date) -> Report:
    """List the rules with their severity."""
    rows: tuple[Row, ...] = tuple(
        {
            "rule": rule.key,
            "severity": Term(rule.severity, LABELS[rule.severity]),
            "title": rule.title,
            "advice": rule.advice,
        }
        for rule in vocabulary.rule
    )
    columns = (
        Column("rule", "Quy tắc"),
        Column("severity", "Mức"),
        Column("title", "Nội dung"),
        Column("advice", "Cách xử lý"),
    )
    return Report(
        "check",
        "Các quy tắc kiểm tra",
        "bang",
        as_of,
        "",
        tables=(Table("rules", "Quy tắc", columns, rows),),
        notes=(TO_CHANGE,),
    )
