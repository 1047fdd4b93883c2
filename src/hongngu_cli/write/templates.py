"""Templates of documents: Jinja in a sandbox, where every value is escaped for Markdown."""

from __future__ import annotations

import dataclasses
import datetime as dt
import difflib
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import (
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
    pass_context,
)
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup

from hongngu_cli.model.chart import Chart
from hongngu_cli.model.failure import CONFIGURATION, Failure
from hongngu_cli.model.table import Table
from hongngu_cli.text.fold import unmark
from hongngu_cli.text.numbers import prose
from hongngu_cli.text.tones import Habit
from hongngu_cli.write.escape import escape
from hongngu_cli.write.pipes import pipe_table
from hongngu_cli.write.template_tones import tones_of
from hongngu_cli.write.values import shown

if TYPE_CHECKING:
    from jinja2.runtime import Context

ENDING = ".md.j2"
MISTAKES = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError)
"""What an expression of a template can raise: sums with text, endless inclusion."""


def fill(
    folder: Path, name: str, decimals: int, given: Mapping[str, object], tone: Habit = ""
) -> str:
    """Fill the template of that name with what is given. Raises Failure (CONFIGURATION)."""
    file = name if name.endswith(ENDING) else name + ENDING
    environment = _environment(folder, decimals, tuple(given))
    environment.add_extension(tones_of(tone))
    try:
        return environment.get_template(file).render(given)
    except (TemplateError, *MISTAKES) as error:
        says, advice = _told(error, environment)
        raise Failure(CONFIGURATION, f"{_where(error, file)}: {says}", advice) from error


def _environment(
    folder: Path, decimals: int, names: tuple[str, ...]
) -> ImmutableSandboxedEnvironment:
    """Make a sandbox whose templates see the folder and the given values only.

    ``autoescape`` is on so that a macro's output counts as escaped already; what it would
    escape for HTML, ``finalize`` has escaped for Markdown before.
    """
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folder),
        undefined=_undefined(names),
        autoescape=True,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= _filters(decimals)
    return environment


@pass_context
def _finalize(_: Context, value: object) -> object:
    """Escape a value for Markdown; taking the context keeps constants from going past it."""
    if hasattr(value, "__html__"):
        return value
    text = shown(value) if value is None or isinstance(value, dt.date | float) else str(value)
    return Markup(escape(text))  # noqa: S704 - what Markdown could misread is escaped


def _filters(decimals: int) -> dict[str, Callable[..., Any]]:
    def table(value: object) -> Markup:
        if not isinstance(value, Table):
            raise TemplateRuntimeError('Bộ lọc "table" cần một bảng.')
        return Markup(pipe_table(value, decimals))  # noqa: S704 - its cells are escaped

    def so(value: object) -> str:
        if isinstance(value, bool) or not isinstance(value, int):
            raise TemplateRuntimeError('Bộ lọc "so" cần một số nguyên.')
        return prose(value)

    def dong_chi(value: object) -> str:
        return f"{so(value)} đồng chí"

    def ty_le(value: object) -> str:
        if value is not None and not isinstance(value, int | float):
            raise TemplateRuntimeError('Bộ lọc "ty_le" cần một tỷ lệ.')
        return shown(value, "share", decimals)

    def dau_cau(value: object) -> str:
        text = str(value)
        return text[:1].upper() + text[1:]

    return {
        "table": table,
        "picture": _picture,
        "so": so,
        "dong_chi": dong_chi,
        "ty_le": ty_le,
        "dau_cau": dau_cau,
    }


def _picture(value: object) -> Markup:
    if not isinstance(value, Chart):
        raise TemplateRuntimeError('Bộ lọc "picture" cần một biểu đồ.')
    return Markup(f"![{escape(value.alt)}](chart:{value.key})")  # noqa: S704 - it is escaped


def _undefined(names: tuple[str, ...]) -> type[StrictUndefined]:
    """Make the values that stand for unknown names: they say which name is nearest."""

    class Unknown(StrictUndefined):
        @property
        def _undefined_message(self) -> str:
            name, owner = str(self._undefined_name), self._undefined_obj
            if self._undefined_exception is SecurityError:
                return f'mẫu không được dùng "{name}".'
            known = names if owner is missing else _members(owner)
            return f'không có "{name}".{_nearest(name, known)}'

    return Unknown


def _members(owner: object) -> tuple[str, ...]:
    if isinstance(owner, Mapping):
        return tuple(map(str, owner))
    if dataclasses.is_dataclass(owner):
        return tuple(field.name for field in dataclasses.fields(owner))
    return ()


def _nearest(name: str, known: tuple[str, ...]) -> str:
    bare = {unmark(other): other for other in known}
    near = difflib.get_close_matches(unmark(name), bare, n=1)
    return f' Có phải "{bare[near[0]]}"?' if near else ""


def _told(error: Exception, environment: ImmutableSandboxedEnvironment) -> tuple[str, str]:
    """Say what is wrong with a template, and what to do."""
    match error:
        case TemplateNotFound():
            known = tuple(name.removesuffix(ENDING) for name in environment.list_templates())
            asked = str(error.name).removesuffix(ENDING)
            listed = f"Các mẫu có: {', '.join(known)}." if known else "Thư mục không có mẫu nào."
            return f"không có mẫu này.{_nearest(asked, known)}", listed
        case TemplateSyntaxError():
            word = (error.message or "").rpartition("named '")[2].rstrip("'.")
            near = _nearest(word, (*environment.filters, *environment.tests))
            return f"sai cú pháp ({error.message}).{near}", "Sửa mẫu ở dòng đã nêu."
        case TemplateError():
            return str(error), "Sửa mẫu ở dòng đã nêu."
        case _:
            return f"không tính được ({error}).", "Sửa mẫu ở dòng đã nêu."


def _where(error: Exception, file: str) -> str:
    """Name the template and line, those of an included template where the error is there."""
    if isinstance(error, TemplateNotFound):
        return f"Mẫu {error.name}"
    if isinstance(error, TemplateSyntaxError):
        return f"Mẫu {error.name or file}, dòng {error.lineno}"
    frames = traceback.extract_tb(error.__traceback__)
    inside = [frame for frame in frames if frame.filename.endswith(ENDING)]
    if not inside:
        return f"Mẫu {file}"
    return f"Mẫu {Path(inside[-1].filename).name}, dòng {inside[-1].lineno}"
