"""Where templates come from: an office's own, those in its folder, and ours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from jinja2 import BaseLoader, TemplateNotFound

from hongngu_cli.model.own_template import ENDING, OwnTemplate

if TYPE_CHECKING:
    from jinja2 import Environment

OURS = "hongngu:"
"""Stands before the names of our templates, so that an own one of the same name is another."""
LARGEST = 1024 * 1024
"""Bytes of a template in Markdown."""


class Templates(BaseLoader):
    """Finds templates by name: the own one, others in its folder, ours; nothing else is read."""

    def __init__(self, ours: Path, own: OwnTemplate | None = None) -> None:
        """Take our folder and the office's template."""
        self.ours, self.own = ours, own
        self.files: dict[str, str] = {}

    def get_source(self, _: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Give the text of a template. Raises TemplateNotFound."""
        if self.own and template == self.own.name:
            path = self.own.path
            text, same = text_of(self.own.content), lambda: True
        else:
            found = self._file(template)
            if found is None:
                raise TemplateNotFound(shown(template))
            path, made = found, found.stat().st_mtime
            text, same = text_of(found.read_bytes()), lambda: found.stat().st_mtime == made
        self.files[str(path)] = shown(template)
        return text, str(path), same

    def joined(self, template: str, parent: str) -> str:
        """Name a template that another one asks for: beside it, else one of ours."""
        name = template if template.endswith(ENDING) else template + ENDING
        own = self.own is not None and not parent.startswith(OURS) and name != parent
        return name if own and self._file(name) else OURS + name

    def list_templates(self) -> list[str]:
        """Name the templates there are."""
        folders = [self.ours, *([self.own.path.parent] if self.own else [])]
        return sorted({path.name for folder in folders for path in folder.glob(f"*{ENDING}")})

    def _file(self, template: str) -> Path | None:
        """Give the file of a name; None for one outside the folder or that is no template."""
        ours = template.startswith(OURS) or self.own is None
        folder = self.ours if self.own is None or ours else self.own.path.parent
        name = shown(template)
        try:
            path = (folder / name).resolve()
            inside = path.is_relative_to(folder.resolve()) and ".." not in PurePosixPath(name).parts
            known = inside and path.name.endswith(ENDING) and path.is_file()
            return path if known and path.stat().st_size <= LARGEST else None
        except (OSError, ValueError):  # a name that no file can have
            return None


def shown(template: str) -> str:
    """Name a template as messages do."""
    return template.removeprefix(OURS)


def text_of(content: bytes) -> str:
    """Read a template as text; the mark that Windows writes at its start is none of it."""
    return content.decode("utf-8-sig")
