"""``form``: an official form, filled in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hongngu_cli.commands.asked import one_of, reading_of
from hongngu_cli.commands.options import (
    Files,
    OutputOptions,
    ReadingOptions,
    SelectionOptions,
    SourceOptions,
    Text,
    flag,
    takes_options,
)
from hongngu_cli.model.failure import USAGE, Failure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hongngu_cli.model.form import NamedForm
    from hongngu_cli.model.report import Report
    from hongngu_cli.pipeline import Session
    from hongngu_cli.report.frame import Material

KINDS, NEEDS = ("classes",), ("roster",)
EXAMPLES = (
    "train-report form 10-btctw sample_data --year 2019 -o bieu-10.xlsx",
    "train-report form co-cau sample_data --year 2021 -o co-cau.xlsx",
    "train-report form bieu-rieng.toml 'Hồ sơ' --period '6 tháng/2026' -o bieu.xlsx",
    "train-report form --list",
)


def _names() -> list[str]:
    from hongngu_cli import in_force

    return [*in_force.form_files(*in_force.configured(()))]


@takes_options
def run(
    name: Annotated[
        Text,
        typer.Argument(
            metavar="BIỂU",
            help="Tên biểu (xem --list), hoặc tệp .toml của cơ quan.",
            autocompletion=_names,
        ),
    ] = None,
    files: Files = (),
    *,
    reading: ReadingOptions,
    selection: SelectionOptions,
    sources: SourceOptions,
    output: OutputOptions,
    list_: Annotated[bool, flag("--list", says="Liệt kê các biểu có sẵn.")] = False,
) -> int:
    """Fill in an official form."""
    from hongngu_cli import in_force, pipeline

    known = in_force.form_files(*in_force.configured(files))
    if list_:
        return _listed(known)
    path = _path(name, known)
    session = pipeline.begin(files, reading_of(reading), pointed=sources.pointed)
    form = in_force.form_in(path, session.vocabulary)
    from hongngu_cli import delivery

    report, _ = filled(session, selection, form, mask=output.mask)
    delivery.show(report, session, output.format, output.output)
    return pipeline.exit_code(report, strict=output.strict)


def reported(
    session: Session, selection: SelectionOptions, *, mask: bool
) -> tuple[Report, Material]:
    """Make a report of the figures of every form in force."""
    from hongngu_cli import in_force
    from hongngu_cli.report.form import combined, form_report

    paths = in_force.form_files(session.configuration, session.settings)
    forms = [in_force.form_in(path, session.vocabulary) for path in paths.values()]
    material = _material(session, selection, forms, mask=mask)
    registers = bool(session.in_use(KINDS))
    made = [form_report(one, material, registers=registers, mask=mask) for one in forms]
    return combined(made), material


def filled(
    session: Session, selection: SelectionOptions, form: NamedForm, *, mask: bool
) -> tuple[Report, Material]:
    """Fill one form in, and give what it is made from."""
    from hongngu_cli.report.form import form_report

    material = _material(session, selection, [form], mask=mask)
    registers = bool(session.in_use(KINDS))
    return form_report(form, material, registers=registers, mask=mask), material


def _material(
    session: Session, options: SelectionOptions, forms: Sequence[NamedForm], *, mask: bool
) -> Material:
    """Read what forms are filled in from, with the same period last year where one shows it."""
    from hongngu_cli.analyse.told import FROM
    from hongngu_cli.commands.material import material_with
    from hongngu_cli.text.periods import year_before

    material = material_with(session, options, KINDS, NEEDS, mask=mask, by=[*FROM])
    selection = material.selection
    compared = any(one.holds == "last-year" for form in forms for one in form.layout.column)
    period = selection.period and year_before(selection.period, last_day=selection.last_day)
    if not compared or period is None:
        return material
    first, last = period.start.isoformat(), period.end.isoformat()
    earlier = replace(options, year=None, period=None, from_=first, to=last)
    before = material_with(session, earlier, (), NEEDS, mask=mask, by=[*FROM])
    return replace(material, last=before.roster)


def _path(name: str | None, known: dict[str, Path]) -> Path:
    """Find the layout asked for. Raises Failure (USAGE) naming those there are."""
    if name is None:
        raise Failure(USAGE, "Chưa ghi tên biểu.", f"Các biểu có sẵn: {', '.join(known)}.")
    return Path(name) if name.endswith(".toml") else known[one_of("BIỂU", name, [*known])]


def _listed(known: dict[str, Path]) -> int:
    from hongngu_cli import in_force, pipeline

    _, vocabulary = in_force.words(())
    for name, path in known.items():
        typer.echo(f"{name}: {in_force.form_in(path, vocabulary).layout.title}")
    return pipeline.DONE
