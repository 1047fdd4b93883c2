"""``placement``: posted after training or not, suitably or not; commitments that run."""

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
    takes_options,
    value,
)
from hongngu_cli.model.failure import USAGE, Failure

if TYPE_CHECKING:
    from hongngu_cli.model.report import Report
    from hongngu_cli.pipeline import Session
    from hongngu_cli.report.frame import Material

FIELDS = ("unit", "level", "year")
EXAMPLES = (
    "train-report placement sample_data",
    "train-report placement sample_data --by level --as-of 31/12/2021",
    "train-report placement sample_data --unit 'Khối Đảng, MTTQ, đoàn thể' -o bo-tri.docx",
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
            says="Chia theo: unit (mặc định), level, year (năm cử đi).",
            choices=FIELDS,
        ),
    ] = None,
) -> int:
    """Tell who was posted after training, to what, who was not, and who is bound until when."""
    from hongngu_cli import pipeline

    asked = one_of("--by", by or "unit", FIELDS)
    _refuse(selection)
    session = pipeline.begin(files, reading_of(reading), pointed=sources.pointed)
    from hongngu_cli import delivery

    report, _ = reported(session, selection, mask=output.mask, by=asked)
    delivery.show(report, session, output.format, output.output)
    return pipeline.exit_code(report, strict=output.strict)


def reported(
    session: Session, selection: SelectionOptions, *, mask: bool, by: str | None = None
) -> tuple[Report, Material]:
    """Make the report; without ``by`` it has the figures of every breakdown. Raises Failure."""
    _refuse(selection)
    from hongngu_cli.commands.material import material_with
    from hongngu_cli.report.placement import placement

    completed = replace(selection, status="completed")
    material = material_with(session, completed, ("placement",), ("roster",), mask=mask)
    assert material.placements is not None  # noqa: S101 - they were asked for
    return placement(material, material.placements, by, mask=mask)


def _refuse(selection: SelectionOptions) -> None:
    """Raise Failure (USAGE) for options that mean nothing here."""
    if selection.status not in {None, "completed"}:
        raise Failure(
            USAGE,
            f"--status {selection.status} không dùng được với placement: chỉ tính những lượt đã "
            "hoàn thành.",
            "Bỏ --status; lượt đã quá ngày kết thúc mà không ghi kết quả luôn được nêu riêng.",
        )
    if selection.count == "people":
        raise Failure(
            USAGE,
            "--count people không dùng được với placement: mỗi lượt hoàn thành có việc bố trí, "
            "cam kết riêng.",
            "Bỏ --count; danh sách trong kết quả nêu từng người.",
        )
