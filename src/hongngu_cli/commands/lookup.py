"""``lookup``: people by name, unit or number, with their training history."""

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
from hongngu_cli.model.failure import USAGE, Failure

EXAMPLES = (
    'train-report lookup "nguyen thi" sample_data/rosters',
    'train-report lookup "Xã An Phước 2" sample_data/rosters --year 2019',
)


@takes_options
def run(
    query: Annotated[
        str,
        typer.Argument(
            metavar="HỎI",
            help="Họ tên (có dấu hay không, thứ tự nào cũng được), đơn vị, số quyết định "
            "hoặc số định danh.",
        ),
    ],
    files: Files,
    reading: ReadingOptions,
    selection: SelectionOptions,
    output: OutputOptions,
) -> int:
    """Find people and show what they were sent to."""
    from hongngu_cli import pipeline

    if not query.strip():
        raise Failure(USAGE, "Chưa ghi tên, đơn vị hay số cần tra.", "Ví dụ: lookup nguyen TỆP")
    session = pipeline.begin(files, reading_of(reading))
    from hongngu_cli import delivery
    from hongngu_cli.commands.material import material_of
    from hongngu_cli.report.lookup import looked_up

    report = looked_up(material_of(session, selection, mask=output.mask), query, mask=output.mask)
    delivery.show(report, session, output.format, output.output)
    return pipeline.exit_code(report, strict=output.strict)
