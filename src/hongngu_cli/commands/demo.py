"""``demo``: the main job on the samples that come with the program."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from hongngu_cli import shipped
from hongngu_cli.commands.options import value

EXAMPLES = ("train-report demo", "train-report demo -o chay-thu")
ENDINGS = ("docx", "xlsx", "md")


def run(
    output: Annotated[
        str,
        value("-o", "--output", shape="THƯ_MỤC", says="Ghi các báo cáo vào thư mục này."),
    ] = "demo",
) -> int:
    """Count the sample rosters, show the table, leave it as documents."""
    from hongngu_cli import delivery, pipeline
    from hongngu_cli.commands.material import material_of
    from hongngu_cli.commands.options import SelectionOptions
    from hongngu_cli.model.settings import Reading
    from hongngu_cli.report.summarize import summary

    session = pipeline.begin((_rosters(),), Reading())
    report = summary(material_of(session, SelectionOptions(), mask=False), ())
    delivery.show(report, session, "terminal", None)
    folder = delivery.folder(output)
    written = [folder / f"tong-hop.{ending}" for ending in ENDINGS]
    for path in written:
        delivery.show(report, session, None, str(path))
    typer.echo(f"Đã ghi: {', '.join(map(str, written))}", err=True)
    return pipeline.exit_code(report, strict=False)


def _rosters() -> str:
    """Name the sample rosters as a clerk would, where they lie below the working folder."""
    folder = shipped.sample_data() / "rosters"
    here = Path.cwd()
    return os.path.relpath(folder, here) if folder.is_relative_to(here) else str(folder)
