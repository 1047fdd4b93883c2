"""``plan``: who goes to which course in which year, and why."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

from hongngu_cli.commands.asked import day_asked, reading_of
from hongngu_cli.commands.options import (
    Files,
    OutputOptions,
    ReadingOptions,
    SelectionOptions,
    SourceOptions,
    Text,
    takes_options,
    value,
)
from hongngu_cli.model.failure import USAGE, Failure

if TYPE_CHECKING:
    from hongngu_cli.model.report import Report
    from hongngu_cli.pipeline import Session
    from hongngu_cli.report.frame import Material

KINDS, NEEDS = ("quota", "cadres"), ("cadres",)
MOST_YEARS = 10
YEAR = re.compile(r"[12][0-9]{3}")
UNFIT = ("where", "status", "count", "sponsor")
"""Options that choose or count trainings; a plan is made from cadres."""
EXAMPLES = (
    "train-report plan sample_data --from 2022 --to 2026",
    "train-report plan 'Hồ sơ' --from 2026 --to 2030 --quota chi-tieu.xlsx -o ke-hoach.xlsx",
    "train-report plan 'Hồ sơ' --from 2026 --to 2030 --previous ke-hoach.xlsx",
)


@takes_options
def run(
    files: Files,
    reading: ReadingOptions,
    selection: SelectionOptions,
    *,
    sources: SourceOptions,
    output: OutputOptions,
    previous: Annotated[
        Text,
        value(
            "--previous",
            shape="KẾ_HOẠCH",
            says="Kế hoạch lần trước do lệnh này lập (.json, .xlsx, .csv, .docx, .html, .md): giữ "
            "những gì đã báo với ít thay đổi nhất và liệt kê thay đổi.",
        ),
    ] = None,
) -> int:
    """Plan who goes to which course in which year."""
    from hongngu_cli import pipeline

    years_asked(selection)
    session = pipeline.begin(files, reading_of(reading), pointed=sources.pointed)
    from hongngu_cli import delivery

    report, _ = reported(session, selection, mask=output.mask, previous=previous)
    delivery.show(report, session, output.format, output.output)
    return pipeline.exit_code(report, strict=output.strict)


def reported(
    session: Session, selection: SelectionOptions, *, mask: bool, previous: str | None = None
) -> tuple[Report, Material]:
    """Make the plan, and give what it was made from."""
    from hongngu_cli import pipeline
    from hongngu_cli.analyse.plan.findings import Findings
    from hongngu_cli.analyse.plan.planning import Given, planned
    from hongngu_cli.analyse.plan.revised import Previous
    from hongngu_cli.commands.material import material_with
    from hongngu_cli.model.severities import as_set
    from hongngu_cli.report.masking import without_names
    from hongngu_cli.report.plan import plan_report

    years = years_asked(selection)
    whole = replace(selection, year=None, from_=f"{years[0]}-01-01", to=f"{years[-1]}-12-31")
    material = material_with(session, whole, KINDS, NEEDS, mask=mask, whole=True)
    vocabulary = session.vocabulary
    assert material.cadres is not None  # noqa: S101 - they were asked for
    told = pipeline.previous_plan(previous, session) if previous else ()
    before = Previous(told, material.cadres, vocabulary) if previous else None
    given = Given(
        material.cadres,
        material.roster,
        material.counts,
        vocabulary,
        session.settings,
        material.as_of,
        years,
        limited=bool(session.in_use(("quota",))),
        levels=material.selection.levels,
    )
    plan = planned(given, before.years if before else None)
    found = tuple(as_set((*plan.seats.issues, *Findings(plan).all()), vocabulary))
    found = without_names(found, vocabulary) if mask else found
    issues = tuple(sorted((*material.issues, *found), key=lambda issue: issue.order))
    return plan_report(plan, material, issues, before, mask=mask), material


def years_asked(selection: SelectionOptions) -> range:
    """Give the years of the plan: those that --from and --to touch. Raises Failure (USAGE)."""
    one = selection.year
    if one and (selection.from_ or selection.to):
        raise Failure(USAGE, "Chỉ dùng --year hoặc cặp --from/--to.")
    asked = {"--from": selection.from_ or one, "--to": selection.to or one}
    missing = [option for option, text in asked.items() if not text]
    if missing:
        raise Failure(
            USAGE,
            f"Thiếu {' và '.join(missing)}: kế hoạch từ năm nào đến năm nào?",
            "Ví dụ: --from 2026 --to 2030 (một năm: --from 2026 --to 2026).",
        )
    first, last = (_year(option, text or "") for option, text in asked.items())
    if first > last:
        raise Failure(USAGE, "--from sau --to nên không có năm nào.", "Đổi lại thứ tự hai năm.")
    if last - first >= MOST_YEARS:
        says = f"Kế hoạch {last - first + 1} năm là quá dài; dài nhất là {MOST_YEARS} năm."
        raise Failure(USAGE, says, "Chia thành nhiều kỳ.")
    for name in UNFIT:
        if getattr(selection, name):
            says = f"--{name} chọn lượt đào tạo nên không dùng được với plan."
            raise Failure(USAGE, says, "Dùng --unit, --level để chọn đơn vị, trình độ.")
    return range(first, last + 1)


def _year(option: str, text: str) -> int:
    """Read a year, or the year of a day."""
    if YEAR.fullmatch(text.strip()):
        return int(text)
    day = day_asked(option, text)
    return (day or dt.date.min).year
