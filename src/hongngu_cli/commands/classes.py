"""``classes``: classes and their learners by year, audience, organiser and partner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from hongngu_cli.commands.asked import one_of, reading_of
from hongngu_cli.commands.options import (
    Chart,
    Files,
    OutputOptions,
    ReadingOptions,
    SelectionOptions,
    SourceOptions,
    Texts,
    takes_options,
    value,
)
from hongngu_cli.model.failure import USAGE, Failure

if TYPE_CHECKING:
    from hongngu_cli.model.report import Report
    from hongngu_cli.pipeline import Session
    from hongngu_cli.report.frame import Material

MOST_FIELDS = 2
EXAMPLES = (
    "train-report classes sample_data",
    "train-report classes sample_data --by organiser --by year",
    "train-report classes --classes sample_data/classes.xlsx --year 2019 -o lop.docx",
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
        Texts,
        value(
            "--by",
            shape="TRƯỜNG",
            says="Chia theo trường này; ghi hai lần thì được bảng dòng × cột: year, audience, "
            "organiser, partner, level, unit, mode. Không ghi thì được các bảng thường dùng.",
            choices=("year", "audience", "organiser", "partner", "level", "unit", "mode"),
        ),
    ] = (),
    chart: Chart = False,
) -> int:
    """Count classes and learners."""
    from hongngu_cli import pipeline
    from hongngu_cli.analyse.classes import TITLES

    fields = tuple(one_of("--by", field, tuple(TITLES)) for field in by)
    if len(fields) > MOST_FIELDS or len(set(fields)) < len(fields):
        raise Failure(
            USAGE,
            "--by dùng được tối đa hai lần, hai trường khác nhau.",
            "Ví dụ: --by audience --by year.",
        )
    session = pipeline.begin(files, reading_of(reading), pointed=sources.pointed)
    from hongngu_cli import delivery

    report, material = reported(session, selection, mask=output.mask, by=fields)
    if chart:
        from hongngu_cli.report.charts import charted

        report = charted(report, material)
    delivery.show(report, session, output.format, output.output)
    return pipeline.exit_code(report, strict=output.strict)


def reported(
    session: Session, selection: SelectionOptions, *, mask: bool, by: tuple[str, ...] = ()
) -> tuple[Report, Material]:
    """Make the report, and give what it is made from."""
    from hongngu_cli.commands.material import material_with
    from hongngu_cli.report.classes import classes

    material = material_with(
        session, selection, ("classes",), ("classes",), mask=mask, people=False
    )
    return classes(material, by), material
