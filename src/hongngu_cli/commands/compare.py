"""``compare``: two versions of a roster, or one roster in two periods."""

from __future__ import annotations

from typing import Annotated

import typer

from hongngu_cli.commands.asked import day_of, reading_of
from hongngu_cli.commands.options import (
    OutputOptions,
    ReadingOptions,
    SelectionOptions,
    SidesOptions,
    takes_options,
)
from hongngu_cli.model.failure import USAGE, Failure

EXAMPLES = (
    "train-report compare danh-sach-thang-5.xlsx danh-sach-thang-6.xlsx",
    "train-report compare 'Hồ sơ/2025' 'Hồ sơ/2026' -o so-sanh.docx",
    "train-report compare danh-sach.xlsx danh-sach.xlsx --old-period 2025 --new-period 2026",
)


@takes_options
def run(
    old: Annotated[
        str, typer.Argument(metavar="CŨ", help="Bản cũ: một tệp, một thư mục hoặc mẫu tên.")
    ],
    new: Annotated[
        str, typer.Argument(metavar="MỚI", help="Bản mới: một tệp, một thư mục hoặc mẫu tên.")
    ],
    reading: ReadingOptions,
    selection: SelectionOptions,
    *,
    sides: SidesOptions,
    output: OutputOptions,
) -> int:
    """Tell who joined, who left and what changed."""
    from hongngu_cli import pipeline

    if old == new == "-":
        says = "Hai bản không thể cùng đọc từ đầu vào chuẩn (-)."
        raise Failure(USAGE, says, "Ghi tên tệp cho ít nhất một bản.")
    before = pipeline.begin((old,), reading_of(reading))
    from hongngu_cli import delivery
    from hongngu_cli.commands.material import material_of
    from hongngu_cli.commands.selected import period_named
    from hongngu_cli.report.compare import compared

    after = pipeline.begin((new,), reading_of(reading))
    asked = (("--old-period", sides.old_period), ("--new-period", sides.new_period))
    day = day_of(selection.as_of, before.settings)
    periods = [text and period_named(option, text, before.settings, day) for option, text in asked]
    materials = [
        material_of(session, selection, mask=output.mask, period=period or None)
        for session, period in zip((before, after), periods, strict=True)
    ]
    report = compared(*materials, mask=output.mask)
    delivery.show(report, after, output.format, output.output)
    return pipeline.exit_code(report, strict=output.strict)
