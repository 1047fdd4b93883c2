"""``quota``: demand, plan, quota, who was sent and who completed, and the gaps between them."""

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
    from collections.abc import Sequence

    from hongngu_cli.model.report import Report
    from hongngu_cli.pipeline import Session
    from hongngu_cli.report.frame import Material

FIELDS = ("level", "year", "unit")
NEEDS = ("quota", "demand", "plan")
KINDS = (*NEEDS, "results", "tally")
ENOUGH = (*NEEDS, "results")
"""What the command itself needs: results may tell of the plan beside, or are shown alone."""
EXAMPLES = (
    "train-report quota sample_data",
    "train-report quota sample_data --by unit --level 'trung cấp'",
    "train-report quota sample_data/rosters --quota sample_data/quota.xlsx -o chi-tieu.docx",
)


@takes_options
def run(
    files: Files,
    *,
    reading: ReadingOptions,
    sources: SourceOptions,
    selection: SelectionOptions,
    output: OutputOptions,
    by: Annotated[
        Texts,
        value(
            "--by",
            shape="TRƯỜNG",
            says="unit: chia thêm theo đơn vị (mặc định: theo trình độ và năm); level, year: chỉ "
            "chia theo các trường này. Lặp lại được.",
            choices=FIELDS,
        ),
    ] = (),
    chart: Chart = False,
) -> int:
    """Show how demand, quota and sending fit together, and which seats to ask for."""
    from hongngu_cli import pipeline

    fields = tuple(one_of("--by", field, FIELDS) for field in by)
    _refuse(selection)
    session = pipeline.begin(files, reading_of(reading), pointed=sources.pointed)
    from hongngu_cli import delivery

    report, material = reported(session, selection, mask=output.mask, by=fields, needs=ENOUGH)
    if chart:
        from hongngu_cli.report.charts import charted

        report = charted(report, material)
    delivery.show(report, session, output.format, output.output)
    return pipeline.exit_code(report, strict=output.strict)


def reported(
    session: Session,
    selection: SelectionOptions,
    *,
    mask: bool,
    by: Sequence[str] = ("unit",),
    levels: bool = False,
    needs: Sequence[str] = NEEDS,
) -> tuple[Report, Material]:
    """Make the report, with what it is made from. Raises Failure without a table it ``needs``.

    ``levels`` adds a table by level alone.
    """
    _refuse(selection)
    from hongngu_cli.commands.material import material_with
    from hongngu_cli.report.quota import quota

    material = material_with(session, selection, KINDS, needs, mask=mask)
    return quota(material, by, levels=levels), material


def _refuse(selection: SelectionOptions) -> None:
    """Raise Failure (USAGE) for options that quota and demand know nothing of."""
    for option, given in (("--status", selection.status), ("--where", selection.where)):
        if given:
            raise Failure(
                USAGE,
                f"{option} không dùng được với quota: nhu cầu, chỉ tiêu là số của đơn vị, không "
                "ghi theo từng người.",
                "Dùng --unit, --level, --year để chọn; các cột Đã cử, Nhập học, Đã hoàn thành "
                "luôn có đủ.",
            )
