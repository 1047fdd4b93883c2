"""The names of a workbook's sheets, and the sheets that stand last in each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hongngu_cli.write import account
from hongngu_cli.write.problems import issues_table, tally
from hongngu_cli.write.values import visible
from hongngu_cli.write.xlsx_lines import Line
from hongngu_cli.write.xlsx_sheet import Page

if TYPE_CHECKING:
    from hongngu_cli.model.report import Report

FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
LONGEST_NAME = 31
ISSUES, SOURCES = "Vấn đề", "Nguồn số liệu"


def last_pages(report: Report) -> Iterator[Page]:
    """Plan the sheets of issues and sources."""
    if report.issues:
        table = issues_table(report.issues)
        yield Page(ISSUES, table, (Line(table.title, "title"),), (Line(tally(report.issues)),))
    if report.sources:
        table = account.sources_table(report.sources, report.ledger, reasons=True)
        said = (Line(account.account(report.ledger)),)
        yield Page(SOURCES, table, (Line(table.title, "title"),), said)


def sheet_names(wanted: list[str]) -> list[str]:
    """Make names that Excel takes: 31 characters at most, no signs of its own, all different.

    >>> sheet_names(["Theo đơn vị/năm", "THEO ĐƠN VỊ NĂM", "", "History"])
    ['Theo đơn vị năm', 'THEO ĐƠN VỊ NĂM (2)', 'Bảng', 'History (2)']
    """
    taken = {"", "history"}
    names = []
    for name in wanted:
        legal = visible(FORBIDDEN.sub(" ", name)).strip("' ") or "Bảng"
        made, number = _shortened(legal, ""), 1
        while made.casefold() in taken:
            number += 1
            made = _shortened(legal, f" ({number})")
        taken.add(made.casefold())
        names.append(made)
    return names


def _shortened(name: str, ending: str) -> str:
    """Cut a name at a word, so that it and its ending fit."""
    room = LONGEST_NAME - len(ending)
    if len(name) > room:
        cut = name[: room + 1].rpartition(" ")[0] or name[:room]
        name = cut.rstrip(" ,;:-–'")
    return name + ending
