"""What a template may see of a value, and which values can stand in a text."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from typing import TypeGuard

from jinja2 import Undefined
from jinja2.exceptions import SecurityError

from hongngu_cli.model.table import Term, Value

PACKAGE = __package__.partition(".")[0]


def members(value: object) -> tuple[str, ...]:
    """Name what a template may see of a value: its keys, or the fields of one of ours."""
    if isinstance(value, Mapping):
        return tuple(map(str, value))
    kind = type(value)
    if not dataclasses.is_dataclass(kind) or not kind.__module__.startswith(PACKAGE):
        return ()
    fields = (field.name for field in dataclasses.fields(kind) if field.repr)  # a password is not
    return (*fields, *(n for n, made in vars(kind).items() if isinstance(made, property)))


def is_plain(value: object) -> TypeGuard[Value]:
    """Tell whether a value can stand in a text as it is."""
    return value is None or isinstance(value, str | int | float | dt.date | Term)


def told(value: object) -> object:
    """Give a value that can stand in a text. Raises SecurityError for what cannot."""
    if is_plain(value) or isinstance(value, Undefined):
        return value
    if "value" in members(value):
        raise SecurityError('đây là một số liệu: ghi thêm ".value" để lấy con số.')
    if isinstance(value, Mapping | list | tuple) or members(value):
        raise SecurityError("đây là cả một bảng hoặc danh sách: ghi rõ cần phần nào.")
    raise SecurityError("đây không phải chữ hoặc số.")
