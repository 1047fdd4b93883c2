"""Templates in Markdown: ours and an office's own, filled with what a report tells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound
from markupsafe import Markup

from hongngu_cli.model.failure import CONFIGURATION, Failure
from hongngu_cli.model.own_template import ENDING, OwnTemplate
from hongngu_cli.text.tones import Habit
from hongngu_cli.write.escape import escape
from hongngu_cli.write.style import Style
from hongngu_cli.write.templates.faults import MISTAKES, line_of, said, unknown_names
from hongngu_cli.write.templates.filters import of_markdown
from hongngu_cli.write.templates.inheritance import lost
from hongngu_cli.write.templates.loading import OURS, Templates, shown
from hongngu_cli.write.templates.sandbox import Sandbox
from hongngu_cli.write.templates.tones import tones_of
from hongngu_cli.write.values import shown as written_out


def fill(style: Style, name: str, given: Mapping[str, object]) -> str:
    """Fill the template of that name, or the office's own. Raises Failure (CONFIGURATION)."""
    own = style.own
    environment = environment_of(style.templates, style.decimals, own, style.tone)
    file = own.name if own else OURS + (name if name.endswith(ENDING) else name + ENDING)
    try:
        text = environment.fill(environment.get_template(file), given)
    except (TemplateError, *MISTAKES) as error:
        raise failure(error, environment, file) from error
    for fault in lost(environment, file) if own else ():
        where = f"Mẫu {shown(fault.name)}, dòng {fault.line}: "
        found = f'"{fault.found}": ' if fault.found else ""
        raise Failure(CONFIGURATION, f"{where}{found}{fault.says}", fault.advice)
    return text


class MarkdownTemplates(Sandbox):
    """The environment of templates in Markdown; what they ask for lies beside them or is ours."""

    def __init__(self, loader: Templates, decimals: int) -> None:
        """Take where templates come from, and the decimals of percentages."""
        super().__init__(loader, _written, of_markdown(decimals), trimmed=True)
        self.loader: Templates = loader
        self.undefined = unknown_names(lambda: self.names)

    def join_path(self, template: str, parent: str) -> str:
        """Name a template that another one asks for."""
        return self.loader.joined(template, parent)


@lru_cache(maxsize=4)
def environment_of(
    folder: Path, decimals: int, own: OwnTemplate | None, tone: Habit = ""
) -> MarkdownTemplates:
    """Make the environment; kept, so that a template filled two hundred times is read once."""
    environment = MarkdownTemplates(Templates(folder, own), decimals)
    environment.add_extension(tones_of(tone))
    return environment


def _written(value: object) -> Markup:
    """Write a value where nothing of it means something in Markdown."""
    if value is None or isinstance(value, dt.date | float):
        return Markup(escape(written_out(value)))  # noqa: S704 - what could mean something is escaped
    return Markup(escape(str(value)))  # noqa: S704 - likewise


def failure(error: Exception, environment: MarkdownTemplates, file: str) -> Failure:
    """Say where a template is wrong, what is, and what to do."""
    says, advice = said(error, environment)
    if isinstance(error, TemplateNotFound):
        return Failure(CONFIGURATION, f"Mẫu {shown(str(error.name))}: {says}", advice)
    path, line = line_of(error, environment.loader.files)
    name = environment.loader.files.get(path, shown(file))
    where = f", dòng {line}" if line else ""
    return Failure(CONFIGURATION, f"Mẫu {name}{where}: {says}", advice)
