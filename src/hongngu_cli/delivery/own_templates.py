"""An office's own templates of documents: read, explained, checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli import shipped
from hongngu_cli.desk import desk
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.report import Report
from hongngu_cli.model.settings import Settings
from hongngu_cli.write.style import Style

if TYPE_CHECKING:
    from hongngu_cli.model.own_template import OwnTemplate
    from hongngu_cli.model.table import Table


def own_template(path: str, settings: Settings) -> OwnTemplate:
    """Read an office's own template of a document. Raises Failure (CONFIGURATION)."""
    from hongngu_cli.read.files.templates import own_template as read

    desk().reads.add(path)
    return read(path, settings.limits)


def template_names(report: Report, settings: Settings) -> Table:
    """List what a template of a report may name, with values and meanings."""
    from hongngu_cli.write.templates.context import context_of

    return context_of(report, settings.decimals)


def template_faults(own: OwnTemplate, report: Report, settings: Settings) -> tuple[Issue, ...]:
    """Look for everything that is wrong with a template, without filling it."""
    from hongngu_cli.write.templates.checking import check_template

    return check_template(own, report, Style(settings.decimals, templates=shipped.templates()))
