"""Read an office's TOML files; what is wrong in them is said with the nearest right word."""

from __future__ import annotations

import dataclasses
import difflib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar, get_args, get_type_hints

from hongngu_cli.model.failure import CONFIGURATION, Failure
from hongngu_cli.text.system_errors import cause_of

T = TypeVar("T")
SECRET = "password"  # noqa: S105 - the name of a setting, not one of its values
"""The setting whose value no message repeats."""


def load_toml(path: Path) -> dict[str, Any]:
    """Parse a TOML file. Raises Failure (CONFIGURATION) with the place of the mistake."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise Failure(
            CONFIGURATION,
            f"{path}: không mở được tệp cấu hình ({cause_of(error)}).",
            "Kiểm tra đường dẫn và quyền đọc.",
        ) from error
    except UnicodeDecodeError as error:
        raise Failure(
            CONFIGURATION, f"{path}: tệp không phải UTF-8.", "Lưu lại tệp với bảng mã UTF-8."
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise Failure(
            CONFIGURATION,
            f"{path}: sai cú pháp TOML ({error}).",
            "Sửa dòng được nêu; chuỗi chữ phải đặt trong dấu nháy kép.",
        ) from error


def validated(shape: type[T], data: dict[str, Any], path: Path) -> T:
    """Make a dataclass of what a TOML file says.

    Raises Failure (CONFIGURATION) for an unknown key (naming the nearest one) or a value
    of the wrong type.
    """
    from pydantic import TypeAdapter, ValidationError

    unknown_key(shape, data, path)
    try:
        return TypeAdapter(shape).validate_python(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = " › ".join(str(part) for part in first["loc"])
        typed = "" if where.endswith(SECRET) else f": {first['input']!r}"
        raise Failure(
            CONFIGURATION,
            f"{path}: giá trị của {where} không đúng kiểu{typed}.",
            "Xem mẫu cấu hình trong README.",
        ) from error


def unknown_key(shape: Any, data: Mapping[str, Any], path: Path, where: str = "") -> None:  # noqa: ANN401 - any dataclass
    """Refuse a key that the dataclass does not have, at any depth."""
    types = get_type_hints(shape)
    fields = set(types)
    for key, value in data.items():
        if key not in fields:
            raise Failure(
                CONFIGURATION, f'{path}: không có khoá "{where}{key}".', _nearest(key, fields)
            )
        nested = next(
            (
                kind
                for kind in (types[key], *get_args(types[key]))
                if dataclasses.is_dataclass(kind)
            ),
            None,
        )
        for number, part in enumerate(value if isinstance(value, list) else [value], start=1):
            if nested and isinstance(part, dict):
                place = f"{key}[{number}]." if isinstance(value, list) else f"{key}."
                unknown_key(nested, part, path, where + place)


def _nearest(key: str, known: set[str]) -> str:
    near = difflib.get_close_matches(key, sorted(known), n=1, cutoff=0.5)
    if near:
        return f'Có phải "{near[0]}"?'
    return f"Các khoá dùng được: {', '.join(sorted(known))}."
