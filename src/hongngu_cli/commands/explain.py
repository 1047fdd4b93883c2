"""``explain``: the rows behind one figure."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import typer

from hongngu_cli.commands import forecast
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

WITH_FIGURES = ("quota", "standing", "plan", "classes", "placement", "form")
"""Commands whose figures' keys begin with their name, besides ``forecast``, which takes a year.

Each has a function ``reported``.
"""
OF_QUOTA = "quota.people."
"""What keys of quota begin with that are there only where people are asked for."""
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
    *,
    reading: ReadingOptions,
    selection: SelectionOptions,
    sources: SourceOptions,
    output: OutputOptions,
    next_: Next = None,
) -> int:
    """List the rows that make a figure."""
    from hongngu_cli import pipeline

    session = pipeline.begin(files, reading_of(reading), pointed=sources.pointed)
    from hongngu_cli import delivery
    from hongngu_cli.report.explain import explained

    report, material = _holding(key, session, selection, next_, mask=output.mask)
    told = explained(report, material, key, mask=output.mask)
    delivery.show(told, session, output.format, output.output)
    return pipeline.exit_code(told, strict=output.strict)


def _holding(
    key: str, session: Session, selection: SelectionOptions, next_: str | None, *, mask: bool
) -> tuple[Report, Material]:
    """Make the report that has a figure: of the command its key begins with, else a summary."""
    from hongngu_cli.analyse.dimensions import TITLES
    from hongngu_cli.analyse.last_year import PREFIX
    from hongngu_cli.commands.material import last_year, material_of
    from hongngu_cli.report.summarize import PEOPLE, of_people, summary

    if key.startswith(OF_QUOTA):
        selection = replace(selection, count="people")
    if key.startswith(PEOPLE):
        people = replace(selection, count="people")
        told, material = _holding(key.removeprefix(PEOPLE), session, people, next_, mask=mask)
        return replace(told, figures=of_people(told.figures)), material
    name = key.partition(".")[0]
    if name == "forecast":
        return forecast.reported(session, selection, mask=mask, year=forecast.year_asked(next_))
    if next_ is not None:
        raise Failure(
            USAGE,
            f'--next chỉ dùng với số liệu của forecast, còn "{key}" thì không.',
            "Bỏ --next, hoặc ghi một số liệu như forecast.next.cao-cap.2027.",
        )
    if name in WITH_FIGURES:
        command = import_module(f"hongngu_cli.commands.{name}")
        made: tuple[Report, Material] = command.reported(session, selection, mask=mask)
        return made
    if "sponsor." in key and selection.sponsor is None:
        selection = replace(selection, sponsor="all")
    of_last_year = key.startswith(PREFIX)
    parts = [part.partition(".")[0] for part in key.removeprefix(PREFIX).split("/") if "." in part]
    fields = tuple(field for field in dict.fromkeys(parts) if field in TITLES)
    material = material_of(session, selection, mask=mask, by=fields)
    if of_last_year:
        last = last_year(session, selection, material, mask=mask, by=fields)
        return summary(material, fields[:2], last), last
    return summary(material, fields[:2]), material
