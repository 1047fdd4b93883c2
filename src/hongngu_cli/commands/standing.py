"""``standing``: who holds which level, what posts require, who lacks it, who studies it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from hongngu_cli.commands.asked import one_of, reading_of
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

if TYPE_CHECKING:
    from hongngu_cli.model.report import Report
    from hongngu_cli.pipeline import Session
    from hongngu_cli.report.frame import Material

EXAMPLES = (
    "train-report standing sample_data/rosters --cadres sample_data/cadres.xlsx",
    "train-report standing sample_data --by post --level 'cao cấp'",
    "train-report standing sample_data --year 2020 -o trinh-do.docx",
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
) -> int:
    """Tell who holds what, what posts require, who lacks it, who studies it."""
    from hongngu_cli import pipeline
    from hongngu_cli.report.standing import BREAKDOWNS, UNIT

    asked = one_of("--by", by or UNIT, BREAKDOWNS)
    session = pipeline.begin(files, reading_of(reading), pointed=sources.pointed)
    from hongngu_cli import delivery

    report, _ = reported(session, selection, mask=output.mask, by=asked)
    delivery.show(report, session, output.format, output.output)
    return pipeline.exit_code(report, strict=output.strict)


def reported(
    session: Session, selection: SelectionOptions, *, mask: bool, by: str | None = None
) -> tuple[Report, Material]:
    """Make the report; without ``by`` it has the figures of every breakdown."""
    from hongngu_cli.commands.material import material_with
    from hongngu_cli.report.standing import standing

    material = material_with(session, selection, ("cadres",), ("cadres",), mask=mask, whole=True)
    assert material.cadres is not None  # noqa: S101 - they were asked for
    return standing(material, material.cadres, by, mask=mask), material
