"""What is wrong with a template, told to whoever wrote it: the place, what, the nearest name."""

from __future__ import annotations

import difflib
import re
import traceback
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from jinja2 import StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError, TemplatesNotFound
from jinja2.utils import missing

from hongngu_cli.model.own_template import ENDING
from hongngu_cli.text.fold import unmark
from hongngu_cli.write.templates.loading import shown
from hongngu_cli.write.templates.plain import members

if TYPE_CHECKING:
    from jinja2 import Environment

MISTAKES = (
    *(TypeError, ValueError, ArithmeticError, LookupError, AttributeError),
    *(RecursionError, SyntaxError, MemoryError),
)
"""What an expression of a template can raise: sums with text, endless inclusion, twenty loops."""
GIVEN_BY: Mapping[str, str] = {
    "quota": "bảng nhu cầu, bảng chỉ tiêu (--demand, --quota)",
    "classes": "sổ theo dõi lớp",
    "standing": "danh sách cán bộ, quy hoạch (--cadres)",
    "plan": "danh sách cán bộ, quy hoạch (--cadres)",
    "forecast": "bảng nhu cầu nhiều năm (--demand)",
    "placement": "bảng bố trí sau đào tạo",
    "last": "danh sách cử đi của cùng kỳ năm trước",
    "last_year": "danh sách cử đi của cùng kỳ năm trước",
    "level": "danh sách cử đi",
    "unit": "danh sách cử đi",
    "units": "danh sách cử đi",
    "total": "danh sách cử đi",
}
"""Which input gives the figures, tables and parts whose keys begin with a word."""
BEGINNING = re.compile(r"[a-z_]+")
TOKENS: Mapping[str, str] = {
    "end of print statement": "}}",
    "end of statement block": "%}",
    "begin of print statement": "{{",
    "begin of statement block": "{%",
    "end of template": "hết mẫu",
    "name": "một tên",
}
SENTENCES: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"Unexpected end of template\..*needs to be closed is '(\w+)'", re.DOTALL),
        'thẻ "{0}" chưa có thẻ đóng "end{0}"',
    ),
    (
        re.compile(r"Encountered unknown tag '(\w+)'\..*needs to be closed is '(\w+)'", re.DOTALL),
        'gặp thẻ "{0}" trong khi thẻ "{1}" chưa có thẻ đóng "end{1}"',
    ),
    (re.compile(r"Encountered unknown tag '(\w+)'"), 'không có thẻ "{0}"'),
    (re.compile(r"[Ee]xpected token '(.+?)', got '(.+)'"), 'cần "{0}" nhưng gặp "{1}"'),
    (re.compile(r"Expected an expression, got '(.+)'"), 'cần một giá trị nhưng gặp "{0}"'),
    (re.compile(r"unexpected char '(.+)' at"), 'ký tự "{0}" không dùng được ở đây'),
    (re.compile(r"unexpected end of template, expected '(.+)'"), 'mẫu hết khi còn thiếu "{0}"'),
    (re.compile(r"unexpected '(.+)'"), 'thừa hoặc sai chỗ "{0}"'),
    (re.compile(r"No filter named '(.+)'"), 'không có bộ lọc "{0}"'),
    (re.compile(r"No test named '(.+)'"), 'không có phép thử "{0}"'),
    (re.compile(r"block '(.+)' defined twice"), 'khối "{0}" được đặt hai lần'),
    (re.compile(r"[Mm]issing end of comment"), 'thẻ "{{#" chưa có "#}}"'),
    (re.compile(r"[Mm]issing end of raw"), 'thẻ "raw" chưa có "endraw"'),
    (re.compile(r"tag name expected"), 'thẻ "{{% … %}}" thiếu tên thẻ'),
    (re.compile(r"can't assign to '?(.+?)'?$"), 'không gán được cho "{0}"'),
)
"""What Jinja says of syntax, most of it, in Vietnamese."""


def unknown_names(known: Callable[[], tuple[str, ...]]) -> type[StrictUndefined]:
    """Make the values that stand for unknown names: they say which name is nearest."""

    class Unknown(StrictUndefined):
        @property
        def _undefined_message(self) -> str:
            name, owner = str(self._undefined_name), self._undefined_obj
            if self._undefined_exception is SecurityError:
                return f'mẫu không được dùng "{name}".'
            if self._undefined_hint and owner is missing:
                return f'"{name}" không có giá trị ở đây.'
            return absent(name, owner, known())

    return Unknown


def absent(name: str, owner: object, known: Iterable[str]) -> str:
    """Say that there is no such name, or key of an owner: the nearest one, or what gives it."""
    if is_lacking(name, owner):
        source = GIVEN_BY[_beginning(name)]
        return f'không có "{name}". Các tệp đã đọc không cho số liệu này; nó lấy từ {source}.'
    names = tuple(known) if owner is missing else members(owner)
    return f'không có "{name}".{nearest(name, names)}'


def is_lacking(name: str, owner: object) -> bool:
    """Tell whether a key is of a kind that an input gives which was not read."""
    begun = _beginning(name)
    return (
        isinstance(owner, Mapping)
        and begun in GIVEN_BY
        and not any(_beginning(str(other)) == begun for other in owner)
    )


def _beginning(name: str) -> str:
    found = BEGINNING.match(name)
    return found[0] if found else ""


def nearest(name: str, known: Iterable[str]) -> str:
    """Ask whether the nearest of the known names was meant; '' where none is near."""
    bare = {unmark(other): other for other in known}
    near = difflib.get_close_matches(unmark(name), bare, n=1)
    return f' Có phải "{bare[near[0]]}"?' if near else ""


def said(error: Exception, environment: Environment) -> tuple[str, str]:
    """Say what is wrong with a template, and what to do."""
    match error:
        case TemplateNotFound():
            names = error.templates if isinstance(error, TemplatesNotFound) else [error.name]
            asked = shown(str(names[0] if names else "")).removesuffix(ENDING)
            known = tuple(name.removesuffix(ENDING) for name in environment.list_templates())
            listed = f"Các mẫu có: {', '.join(known)}." if known else "Thư mục không có mẫu nào."
            return f"không có mẫu này.{nearest(asked, known)}", listed
        case TemplateSyntaxError():
            return syntax(error.message or "", environment), "Sửa mẫu ở chỗ đã nêu."
        case TemplateError():
            return str(error), "Sửa mẫu ở chỗ đã nêu."
        case RecursionError():
            return "mẫu gọi lại chính nó mãi.", "Sửa mẫu ở chỗ đã nêu."
        case UnicodeDecodeError():
            return "mẫu không phải chữ UTF-8.", "Lưu lại mẫu với mã UTF-8."
        case _:
            return f"không tính được ({error}).", "Sửa mẫu ở chỗ đã nêu."


def syntax(message: str, environment: Environment) -> str:
    """Say in Vietnamese what Jinja says of a template's syntax."""
    for pattern, sentence in SENTENCES:
        if found := pattern.search(message):
            words = [TOKENS.get(word, word) for word in found.groups()]
            names = {"filter": environment.filters, "test": environment.tests}
            kind = next((names[one] for one in names if f"No {one} named" in message), {})
            near = nearest(words[0], (name for name in kind if " " not in name)) if words else ""
            return f"sai cú pháp: {sentence.format(*words)}.{near}"
    return f"sai cú pháp ({message})."


def line_of(error: Exception, files: Mapping[str, str]) -> tuple[str, int]:
    """Give the file and line of an error, those of an included one where it is there.

    ``files`` are those that templates stand in; 0 is a line that is not known.
    """
    if isinstance(error, TemplateSyntaxError):
        return error.filename or "", error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    inside = [frame for frame in frames if frame.filename in files]
    return (inside[-1].filename, inside[-1].lineno or 0) if inside else ("", 0)
