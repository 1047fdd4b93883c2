"""``standing``: who holds which level, what posts require, who lacks it, who studies it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

from hongngu_cli.commands.asked import one_of, reading_of
from hongngu_cli.commands.options import (
    Files,
    OutputOptions,
    ReadingOptions,
    SelectionOptions,
    SourceOptions,
    Text,
    flag,
    takes_options,
    value,
)
from hongngu_cli.model.failure import USAGE, Failure
from hongngu_cli.model.fields import CADRE_FIELDS, FIELD

if TYPE_CHECKING:
    from hongngu_cli.model.report import Report
    from hongngu_cli.pipeline import Session
    from hongngu_cli.report.frame import Material

FITTING = ("unit", "level", *CADRE_FIELDS)
"""Fields that `--where` chooses cadres by."""
EXAMPLES = (
    "train-report standing sample_data/rosters --cadres sample_data/cadres.xlsx",
    "train-report standing sample_data --by post --level 'cao cấp'",
    "train-report standing sample_data --year 2020 -o trinh-do.docx",
    "train-report standing sample_data --unit 'Xã An Phước 1' --people",
)


@takes_options
def run(
    files: Files,
    *,
    reading: ReadingOptions,
    selection: SelectionOptions,
    sources: SourceOptions,
    output: OutputOptions,
    by: Annotated[
        Text,
        value(
            "--by",
            shape="TRƯỜNG",
            says="Chia theo: unit (mặc định), post (chức vụ), sex, age, young (cán bộ trẻ), level.",
            choices=("unit", "post", "sex", "age", "young", "level"),
        ),
    ] = None,
    people: Annotated[
        bool, flag("--people", says="Kèm danh sách từng người còn thiếu trình độ, có lý do.")
    ] = False,
) -> int:
    """Tell who holds what, what posts require, who lacks it, who studies it."""
    from hongngu_cli import pipeline
    from hongngu_cli.report.standing import BREAKDOWNS, UNIT

    asked = one_of("--by", by or UNIT, BREAKDOWNS)
    refuse(selection)
    session = pipeline.begin(files, reading_of(reading), pointed=sources.pointed)
    from hongngu_cli import delivery

    report, _ = reported(session, selection, mask=output.mask, by=asked, people=people)
    delivery.show(report, session, output.format, output.output)
    return pipeline.exit_code(report, strict=output.strict)


def reported(
    session: Session,
    selection: SelectionOptions,
    *,
    mask: bool,
    by: str | None = None,
    people: bool = False,
) -> tuple[Report, Material]:
    """Make the report; without ``by`` it has the figures of every breakdown.

    With a period that is over all is told for its last day, where no other day is asked for.
    """
    from hongngu_cli.commands.asked import day_of
    from hongngu_cli.commands.material import material_with
    from hongngu_cli.commands.selected import selection_of
    from hongngu_cli.report.standing import Asked, standing

    refuse(selection)
    period = selection_of(selection, session.vocabulary, session.settings).period
    today = day_of(selection.as_of, session.settings)
    if period and selection.as_of is None and period.end < today:
        selection = replace(selection, as_of=period.end.isoformat())
    material = material_with(session, selection, ("cadres",), ("cadres",), mask=mask, whole=True)
    assert material.cadres is not None  # noqa: S101 - they were asked for
    return standing(material, material.cadres, Asked(by, today, people), mask=mask), material


def refuse(selection: SelectionOptions) -> None:
    """Raise Failure (USAGE) for options that say nothing of cadres."""
    of_trainings = (
        ("--status", selection.status),
        ("--sponsor", selection.sponsor),
        ("--count", selection.count and selection.count != "people"),
    )
    for option, given in of_trainings:
        if given:
            raise Failure(
                USAGE,
                f"{option} chọn lượt đào tạo nên không dùng được với standing, là số cán bộ.",
                "Dùng --unit, --level, --where để chọn cán bộ, trình độ.",
            )
    for text in selection.where:
        field = text.partition("=")[0].strip()
        if field in FIELD and field not in FITTING:
            says = f"--where {field} không dùng được: danh sách cán bộ không ghi trường này."
            raise Failure(USAGE, says, f"Dùng được: {', '.join(FITTING)}.")
