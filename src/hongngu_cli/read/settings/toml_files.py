"""Read an office's TOML files; what is wrong in them is said with the nearest right word."""

from __future__ import annotations

import dataclasses
import difflib
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from hongngu_cli.model.failure import CONFIGURATION, Failure
from hongngu_cli.read.settings.toml_lines import TomlLines
from hongngu_cli.read.settings.toml_mistakes import mistake_in_words
from hongngu_cli.text.dates import IMPOSSIBLE, read_date
from hongngu_cli.text.system_errors import cause_of

T = TypeVar("T")
Trail = tuple[tuple[str, int], ...]
"""The keys above a key, each with its place in a list, or 0."""
SECRET = "password"  # noqa: S105 - the name of a setting, not one of its values
"""The setting whose value no message repeats."""


def load_toml(path: Path, called: str = "tệp cấu hình") -> dict[str, Any]:
    """Parse a TOML file. Raises Failure (CONFIGURATION) with the place of the mistake."""
    text = ""
    try:
        text = path.read_text(encoding="utf-8-sig")
        return tomllib.loads(text)
    except OSError as error:
        raise Failure(
            CONFIGURATION,
            f"{path}: không mở được {called} ({cause_of(error)}).",
            "Kiểm tra đường dẫn và quyền đọc.",
        ) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        says = f"{path}, dòng {line}: tệp không phải UTF-8."
        raise Failure(CONFIGURATION, says, "Lưu lại tệp với bảng mã UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        says, advice = mistake_in_words(error, text)
        raise Failure(CONFIGURATION, f"{path}, {says}.", advice) from error


def validated(shape: type[T], data: dict[str, Any], path: Path) -> T:
    """Make a dataclass of what a TOML file says.

    Raises Failure (CONFIGURATION) for an unknown key (naming the nearest one), one that lacks,
    or a value of the wrong type.
    """
    from pydantic import TypeAdapter, ValidationError

    unknown_key(shape, data, path)
    try:
        return TypeAdapter(shape).validate_python(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = " › ".join(str(part) for part in first["loc"])
        if first["type"] == "missing":
            at = _at(path, first["loc"][:-1]) if first["loc"][:-1] else ""
            says = f"{path}{at}: thiếu khoá {where}."
            raise Failure(CONFIGURATION, says, "Ghi thêm khoá này.") from error
        at = f"{path}{_at(path, first['loc'])}"
        if first["type"].startswith("date_") and isinstance(first["input"], str):
            raise no_day(at, where, first["input"]) from error
        typed = "" if where.endswith(SECRET) else f": {first['input']!r}"
        raise Failure(
            CONFIGURATION,
            f"{at}: giá trị của {where} không đúng kiểu{typed}.",
            "Xem mẫu cấu hình trong README.",
        ) from error


def no_day(at: str, key: str, typed: str) -> Failure:
    """Say of a text that stands where a day is asked for that it is none, or how to write it."""
    read = read_date(typed)
    if read.doubt == IMPOSSIBLE:
        return Failure(
            CONFIGURATION,
            f'{at}: {key} = "{typed}" không có trên lịch.',
            f"Ghi lại ngày đúng, năm trước, không đặt trong dấu nháy: {key} = 2026-11-22.",
        )
    day = read.date.isoformat() if read.date else "2026-11-22"
    says = f'{at}: {key} = "{typed}" phải là một ngày, năm trước, không đặt trong dấu nháy.'
    return Failure(CONFIGURATION, says, f"Ghi dạng {key} = {day}.")


def _at(path: Path, trail: Sequence[str | int]) -> str:
    """Say on which line a value stands, by the keys and places that lead to it."""
    section, *others = trail
    number = others[0] + 1 if others and isinstance(others[0], int) else 1
    key = next((part for part in others if isinstance(part, str)), None)
    return at_line(path, str(section), number, key)


def unknown_key(shape: Any, data: Mapping[str, Any], path: Path) -> None:  # noqa: ANN401 - any dataclass
    """Refuse a key that the dataclass does not have, at any depth."""
    _refuse_unknown(shape, data, path, ())


def _refuse_unknown(shape: Any, data: Mapping[str, Any], path: Path, above: Trail) -> None:  # noqa: ANN401 - any dataclass
    types = get_type_hints(shape)
    fields = set(types)
    for key, value in data.items():
        if key not in fields:
            where = "".join(f"{name}[{n}]." if n else f"{name}." for name, n in above)
            at = at_line(path, *above[-1], key) if above else at_line(path, key)
            raise Failure(
                CONFIGURATION,
                f'{path}{at}: không có khoá "{where}{key}".',
                nearest_key(key, fields),
            )
        nested = next(
            (
                kind
                for kind in (types[key], *get_args(types[key]))
                if dataclasses.is_dataclass(kind)
            ),
            None,
        )
        if nested and get_origin(types[key]) is Mapping and isinstance(value, dict):
            for name, part in value.items():
                if isinstance(part, dict):
                    _refuse_unknown(nested, part, path, (*above, (f"{key}.{name}", 0)))
            continue
        listed = isinstance(value, list)
        for number, part in enumerate(value if listed else [value], start=1):
            if nested and isinstance(part, dict):
                _refuse_unknown(nested, part, path, (*above, (key, number if listed else 0)))


def at_line(path: Path, section: str, number: int = 0, key: str | None = None) -> str:
    """Say on which line of the file a block, or a key in it, stands; '' where that is unknown."""
    line = TomlLines(path.read_text(encoding="utf-8-sig")).of(section, number or 1, key)
    return f", dòng {line}" if line else ""


def at_text(path: Path, section: str, number: int, text: str) -> str:
    """Say on which line of the file a block has a text; '' where that is unknown."""
    line = TomlLines(path.read_text(encoding="utf-8-sig")).of_text(text, section, number)
    return f", dòng {line}" if line else ""


def nearest_key(key: str, known: Iterable[str], called: str = "Các khoá") -> str:
    """Name the key that other blocks call so, or the nearest; else all of them.

    >>> nearest_key("name", ["key", "label", "assumed"]), nearest_key("lable", ["label"])
    ('Có phải "label"?', 'Có phải "label"?')
    >>> nearest_key("classs", ["aliases", "assumed"], "Các mục")
    'Các mục dùng được: aliases, assumed.'
    """
    there = sorted(known)
    same = [one for one in MEANT.get(key, ()) if one in there]
    near = same[0] if same else nearest_of(key, there)
    if near:
        return f'Có phải "{near}"?'
    return f"{called} dùng được: {', '.join(there)}."


def nearest_of(key: str, known: Iterable[str]) -> str | None:
    """Give the key of which another is a slip; None where none is so near."""
    return next(iter(difflib.get_close_matches(key, list(known), n=1, cutoff=ALIKE)), None)


SPELLINGS = ("spellings", "aliases", "headings")
PREREQUISITE, SINCE = ("prerequisite",), ("since",)
MEANT: Mapping[str, Sequence[str]] = {
    "name": ("label", "key"),
    "label": ("name", "title"),
    "title": ("label",),
    "id": ("key",),
    "value": ("coded",),
    "values": ("coded",),
    "aliases": SPELLINGS,
    "spellings": SPELLINGS,
    "headings": SPELLINGS,
    "alias": SPELLINGS,
    "words": SPELLINGS,
    "synonyms": SPELLINGS,
    "requires": PREREQUISITE,
    "required": PREREQUISITE,
    "needs": PREREQUISITE,
    "after": ("prerequisite", "successors"),
    "before": ("former",),
    "old": ("former",),
    "new": ("successors",),
    "successor": ("successors",),
    "merger": ("succession",),
    "merged": ("succession",),
    "date": SINCE,
    "day": SINCE,
    "from": SINCE,
    "to": ("until",),
    "level": ("severity",),
    "warn": ("warning",),
    "info": ("note",),
    "duration": ("months",),
    "min_age": ("youngest",),
    "max_age": ("oldest",),
}
"""What others call a key or a block, and what it is called here: the first that is there."""
ALIKE = 0.75
"""Keys less alike are no slip of the pen: "aliases" is not "classes"."""
