"""What became of the jobs of a scheduled run, or what one would do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from hongngu_cli.model.jobs import Outcome
from hongngu_cli.model.report import Json, Report
from hongngu_cli.model.table import Column, Row, Table, Term
from hongngu_cli.text.numbers import count, prose

RESULTS = {"done": "Xong", "unchanged": "Không đổi", "failed": "Lỗi", "due": "Sẽ làm"}
SHOWN = 3
"""Files of a job that are named on a page; the others are counted."""
COLUMNS = (
    Column("name", "Việc"),
    Column("outcome", "Kết quả"),
    Column("seconds", "Giây", "decimal"),
    Column("outputs", "Tệp kết quả"),
    Column("says", "Ghi chú"),
)
PLANNED = (
    Column("name", "Việc"),
    Column("outcome", "Kết quả"),
    Column("period", "Kỳ"),
    Column("inputs", "Đọc"),
    Column("outputs", "Ghi"),
    Column("says", "Vì sao"),
)


@dataclass(frozen=True, slots=True)
class Planned:
    """What would be done of a job, and why; ``result`` is "due", "unchanged" or "failed"."""

    name: str
    result: str
    says: str
    period: str = ""
    inputs: tuple[str, ...] = ()
    left_out: int = 0
    output: str = ""


def ran(outcomes: Sequence[Outcome], as_of: dt.date) -> Report:
    """Sum a run up."""
    told = {result: [one for one in outcomes if one.result == result] for result in RESULTS}
    says = [f"{count(len(told[r]))} {label.lower()}" for r, label in RESULTS.items() if told[r]]
    members: list[Json] = [
        {
            "name": one.name,
            "outcome": one.result,
            "outputs": [*one.outputs],
            "seconds": round(one.seconds, 2),
        }
        for one in outcomes
    ]
    rows = tuple(map(_row, outcomes))
    return Report(
        command="batch",
        title="Các việc đã chạy",
        template="bang",
        as_of=as_of,
        period="",
        passages=(f"{prose(len(outcomes))} việc: {', '.join(says)}.",),
        tables=(Table("jobs", "Các việc", COLUMNS, rows),),
        members={"jobs": members},
    )


def _row(one: Outcome) -> Row:
    return {
        "name": one.name,
        "outcome": Term(one.result, RESULTS[one.result]),
        "seconds": None if one.result == "unchanged" else round(one.seconds, 1),
        "outputs": _few(one.outputs),
        "says": one.says,
    }


def _few(files: Sequence[str]) -> str:
    if len(files) <= SHOWN:
        return "; ".join(files)
    return f"{files[0]} và {count(len(files) - 1)} tệp khác"


def would_run(planned: Sequence[Planned], as_of: dt.date) -> Report:
    """Say what a run would do."""
    due = sum(one.result == "due" for one in planned)
    members: list[Json] = [
        {
            "name": one.name,
            "outcome": one.result,
            "says": one.says,
            "period": one.period,
            "inputs": [*one.inputs],
            "outputs": [one.output] if one.output else [],
        }
        for one in planned
    ]
    rows: list[Row] = [
        {
            "name": one.name,
            "outcome": Term(one.result, RESULTS[one.result]),
            "period": one.period,
            "inputs": _read(one),
            "outputs": one.output,
            "says": one.says,
        }
        for one in planned
    ]
    return Report(
        command="batch",
        title="Các việc sẽ làm (xem trước, không ghi gì)",
        template="bang",
        as_of=as_of,
        period="",
        passages=(f"{prose(len(planned))} việc, sẽ làm {count(due)}.",),
        tables=(Table("jobs", "Các việc", PLANNED, tuple(rows)),),
        members={"jobs": members},
    )


def _read(one: Planned) -> str:
    left = f"; bỏ {count(one.left_out)} tệp là kết quả của các việc" if one.left_out else ""
    many = len(one.inputs) > SHOWN
    return f"{f'{count(len(one.inputs))} tệp' if many else '; '.join(one.inputs)}{left}"
