"""``report`` with an office's own template: what it may name, whether it is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.model.failure import CONFIGURATION, USAGE, Failure

if TYPE_CHECKING:
    from hongngu_cli.commands.options import OutputOptions
    from hongngu_cli.model.own_template import OwnTemplate
    from hongngu_cli.model.report import Report
    from hongngu_cli.pipeline import Session


def template_of(path: str | None, session: Session, *, checking: bool) -> OwnTemplate | None:
    """Read the template asked for. Raises Failure (USAGE, CONFIGURATION)."""
    from hongngu_cli import delivery

    if path is None and checking:
        raise Failure(USAGE, "--check-template: chưa ghi mẫu nào.", "Thêm --template TỆP.")
    return delivery.own_template(path, session.settings) if path is not None else None


def show_names(made: Report, session: Session, output: OutputOptions) -> int:
    """Show what a template of a document may name. Raises Failure."""
    from hongngu_cli import delivery, pipeline
    from hongngu_cli.report.own_templates import named

    names = delivery.template_names(made, session.settings)
    delivery.show(named(made, names), session, output.format, output.output)
    return pipeline.DONE


def show_faults(made: Report, session: Session, output: OutputOptions, own: OwnTemplate) -> int:
    """Show what is wrong with a template; the exit code says whether anything is."""
    from hongngu_cli import delivery, pipeline
    from hongngu_cli.report.own_templates import checked

    faults = delivery.template_faults(own, made, session.settings)
    told = checked(made, own.name, faults)
    delivery.show(told, session, output.format, output.output)
    wrong = any(fault.severity == "error" for fault in faults)
    return CONFIGURATION if wrong else pipeline.DONE
