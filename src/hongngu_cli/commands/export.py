"""``export``: the roster as understood, one enrolment a row."""

from __future__ import annotations

from hongngu_cli.commands.asked import one_of, reading_of
from hongngu_cli.commands.options import (
    Files,
    OutputOptions,
    ReadingOptions,
    SelectionOptions,
    takes_options,
)

FORMATS = ("csv", "xlsx", "json", "terminal")
"""A page of a document has no room for a roster's columns."""
EXAMPLES = (
    "train-report export sample_data/rosters -o danh-sach.xlsx",
    "train-report export sample_data/rosters --unit 'An Phước 1' --format json",
)


@takes_options
def run(
    files: Files, reading: ReadingOptions, selection: SelectionOptions, output: OutputOptions
) -> int:
    """Give the enrolments as understood, for other programs."""
    from hongngu_cli import delivery, pipeline

    if chosen := output.format or delivery.format_named(output.output):
        one_of("--format", chosen, FORMATS)
    session = pipeline.begin(files, reading_of(reading))
    from hongngu_cli.commands.material import material_of
    from hongngu_cli.report.export import exported

    material = material_of(session, selection, mask=output.mask)
    report = exported(material, mask=output.mask)
    delivery.show(
        report, session, output.format or (None if output.output else "csv"), output.output
    )
    return pipeline.exit_code(report, strict=output.strict)
