"""Markdown: a report in the words of its template; documents are made from it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hongngu_cli.write import account
from hongngu_cli.write.letter_markdown import lettered
from hongngu_cli.write.problems import told_of
from hongngu_cli.write.templates.filling import fill

if TYPE_CHECKING:
    from hongngu_cli.model.report import Report
    from hongngu_cli.write.style import Style

PICTURE = re.compile(r"^!\[.*\]\(chart:[^)\s]*\)$\n*", re.MULTILINE)
PART = re.compile(r"^(## [IVX]+)[-.](?= )", re.MULTILINE)
OFFICE = {"superior": "", "body": "", "place": ""}


def render(report: Report, style: Style) -> bytes:
    """Write a report as Markdown, without pictures. Raises Failure where its template is wrong."""
    text = PICTURE.sub("", as_markdown(report, style))
    return (lettered(text, report.letter) if report.letter else text).encode("utf-8")


def as_markdown(report: Report, style: Style) -> str:
    """Fill the report's template, empty lines at most one in a row.

    Parts of a document to sign are numbered as its profile does, whatever its template has.
    """
    filled = fill(style, report.template, given(report))
    lines = "\n".join(line.rstrip() for line in filled.splitlines())
    text = re.sub(r"\n{3,}", "\n\n", lines).strip() + "\n"
    return PART.sub(rf"\1{report.letter.profile.words.part_mark}", text) if report.letter else text


def given(report: Report) -> dict[str, object]:
    """Name everything a template may speak of."""
    told = told_of(report)
    return {
        **report.values,
        "report": report,
        "charts": {chart.key: chart for chart in report.charts},
        "letter": report.letter,
        "figures": dict(report.figures),
        "tables": {table.key: table for table in report.tables},
        "office": OFFICE | dict(report.office),
        "as_of": report.as_of,
        "period": report.period,
        "headline": account.headline(report),
        "account": account.account(report.ledger),
        "sources": account.sources_table(report.sources, report.ledger),
        "issues": told.groups,
        "issues_tally": told.tally,
        "issues_left_out": told.rest,
    }
