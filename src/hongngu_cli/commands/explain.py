"""``explain``: the rows behind one figure."""

from __future__ import annotations

from typing import Annotated

import typer

from hongngu_cli.commands.asked import reading_of
from hongngu_cli.commands.options import (
    Files,
    OutputOptions,
    ReadingOptions,
    SelectionOptions,
    takes_options,
)

EXAMPLES = (
    "train-report explain level.thac-si sample_data/rosters",
    "train-report explain 'unit.Xã An Phước 1/level.trung-cap' sample_data/rosters",
    "train-report explain total sample_data/rosters --count people --format json",
)


@takes_options
def run(
    key: Annotated[
        str,
        typer.Argument(
            metavar="SỐ_LIỆU",
            help="Tên số liệu như trong --format json: total, group.…, level.…, unrecognised; "
            "hoặc trường.giá_trị như unit.…, year.2019, sex.nu, hai trường nối bằng dấu /.",
        ),
    ],
    files: Files,
    reading: ReadingOptions,
    selection: SelectionOptions,
    output: OutputOptions,
) -> int:
    """List the rows that make a figure."""
    from hongngu_cli import pipeline

    session = pipeline.begin(files, reading_of(reading))
    from hongngu_cli import delivery
    from hongngu_cli.analyse.dimensions import TITLES
    from hongngu_cli.commands.material import material_of
    from hongngu_cli.report.explain import explained
    from hongngu_cli.report.summarize import summary

    material = material_of(session, selection, mask=output.mask)
    parts = [part.partition(".")[0] for part in key.split("/") if "." in part]
    fields = tuple(field for field in dict.fromkeys(parts) if field in TITLES)
    report = explained(summary(material, fields[:2]), material, key, mask=output.mask)
    delivery.show(report, session.settings, output.format, output.output)
    return pipeline.exit_code(report, strict=output.strict)
