"""``forecast``: how far registered demand was from what happened, and what the next year needs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hongngu_cli.commands.asked import reading_of
from hongngu_cli.commands.options import (
    Files,
    Next,
    OutputOptions,
    ReadingOptions,
    SelectionOptions,
    SourceOptions,
    takes_options,
)
from hongngu_cli.model.failure import USAGE, Failure

if TYPE_CHECKING:
    from hongngu_cli.model.report import Report
    from hongngu_cli.pipeline import Session
    from hongngu_cli.report.frame import Material

NEEDS = ("demand", "roster", "results", "cadres")
PAST = ("quota", "demand", "results", "tally")
KINDS = (*PAST, "cadres")
UNFIT = ("where", "status", "sponsor", "count")
"""Options that choose or count trainings one by one; demand is a number of a unit."""
EXAMPLES = (
    "train-report forecast sample_data",
    "train-report forecast sample_data --next 2023 --level 'trung cấp'",
    "train-report forecast 'Hồ sơ' --demand nhu-cau.xlsx --quota chi-tieu.xlsx -o du-bao.docx",
)


@takes_options
def run(
    files: Files,
    *,
    reading: ReadingOptions,
    sources: SourceOptions,
    selection: SelectionOptions,
    output: OutputOptions,
    next_: Next = None,
) -> int:
    """Hold registered demand against what happened, and foresee the next year's."""
    from hongngu_cli import pipeline

    _refuse(selection)
    year = year_asked(next_)
    session = pipeline.begin(files, reading_of(reading), pointed=sources.pointed)
    from hongngu_cli import delivery

    report, _ = reported(session, selection, mask=output.mask, year=year)
    delivery.show(report, session, output.format, output.output)
    return pipeline.exit_code(report, strict=output.strict)


def reported(
    session: Session, selection: SelectionOptions, *, mask: bool, year: int | None = None
) -> tuple[Report, Material]:
    """Make the report for a year to come, with what it is made from. Raises Failure."""
    from hongngu_cli.commands.material import material_with, narrowed
    from hongngu_cli.report.forecast import Pasts, forecast

    _refuse(selection)
    listed = bool(session.in_use(("cadres",)))
    # What people hold is told by all their trainings; the past by those asked for.
    material = material_with(session, selection, KINDS, NEEDS, mask=mask, whole=listed)
    _refuse_parts_of_years(material)
    past = narrowed(material, mask=mask) if listed else material
    every = past
    if selection.unit:
        every = material_with(session, replace(selection, unit=()), PAST, NEEDS, mask=mask)
    return forecast(material, Pasts(past, every), year, listed=listed, mask=mask), material


def _refuse(selection: SelectionOptions) -> None:
    """Raise Failure (USAGE) for options that registered demand knows nothing of."""
    for name in UNFIT:
        if getattr(selection, name):
            raise Failure(
                USAGE,
                f"--{name} không dùng được với forecast: nhu cầu đăng ký là số của đơn vị, không "
                "ghi theo từng người.",
                "Dùng --unit, --level, --year để chọn.",
            )


def _refuse_parts_of_years(material: Material) -> None:
    """Raise Failure (USAGE) for a period that is not of whole years."""
    from hongngu_cli.text.periods import of_whole_years

    period, last_day = material.selection.period, material.selection.last_day
    if period is None:
        return
    if not of_whole_years(period, last_day=last_day):
        raise Failure(
            USAGE,
            f"forecast so số của cả năm, còn kỳ {period.label} chỉ có một phần của năm.",
            "Ghi cả năm, ví dụ --year 2018-2021.",
        )


def year_asked(text: str | None) -> int | None:
    """Read the year to foresee. Raises Failure (USAGE)."""
    if text is None:
        return None
    from hongngu_cli.text.periods import FIRST_YEAR, LAST_YEAR

    if text.strip().isdecimal() and FIRST_YEAR <= int(text) <= LAST_YEAR:
        return int(text)
    raise Failure(USAGE, f'--next: "{text}" không phải một năm.', "Ghi dạng --next 2027.")
