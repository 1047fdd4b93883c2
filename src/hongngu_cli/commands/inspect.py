"""``inspect``: how each sheet was understood."""

from __future__ import annotations

from typing import Annotated

from hongngu_cli.commands.asked import day_of, reading_of
from hongngu_cli.commands.options import (
    AsOf,
    Files,
    OutputOptions,
    ReadingOptions,
    flag,
    takes_options,
)
from hongngu_cli.model.failure import USAGE, Failure

EXAMPLES = (
    "train-report inspect sample_data/rosters/khoi-chinh-quyen.xlsx",
    "train-report inspect sample_data --format json",
    "train-report inspect sample_data/rosters/xa-long-hoa-b.csv --cells",
)


@takes_options
def run(
    files: Files,
    reading: ReadingOptions,
    output: OutputOptions,
    as_of: AsOf = None,
    *,
    cells: Annotated[
        bool, flag("--cells", says="In lưới ô đúng như đọc được, dạng CSV, chưa nhận dạng gì.")
    ] = False,
) -> int:
    """Show what was recognised on each sheet, and why."""
    from hongngu_cli import pipeline
    from hongngu_cli.report.inspect import recognition

    if cells and output.mask:
        raise Failure(USAGE, "--cells in nguyên văn các ô nên không dùng chung với --mask.")
    session = pipeline.begin(files, reading_of(reading))
    if cells:
        pipeline.show_cells(session, output.output)
        return pipeline.DONE
    roster, day = pipeline.read(session), day_of(as_of, session.settings)
    report = recognition(roster, session.vocabulary, session.settings, day, mask=output.mask)
    pipeline.show(report, session.settings, output.format, output.output)
    return pipeline.exit_code(report, strict=output.strict)
