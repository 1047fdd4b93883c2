"""An office's own vocabulary files, with what is wrong in them told by line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from hongngu_cli.model.failure import CONFIGURATION, Failure
from hongngu_cli.model.fields import FIELD
from hongngu_cli.model.issue import OFF, SEVERITIES
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.settings.toml_files import (
    at_line,
    load_toml,
    nearest_key,
    nearest_of,
    no_day,
    unknown_key,
)

IDENTITY: Mapping[str, tuple[str, ...]] = {
    "group": ("key",),
    "level": ("key",),
    "unit": ("name",),
    "heading": ("field",),
    "coded": ("field", "key"),
    "kind": ("key",),
    "rule": ("key",),
    "condition": ("key",),
    "requirement": ("key",),
    "commitment": ("key",),
    "succession": ("key",),
    "ended": ("key",),
    "told": ("field", "key"),
    "retirement": ("key",),
    "counted": ("key",),
    "scale": ("key",),
    "weight": ("key",),
}
"""What makes two blocks of a section the same entry, so that one is laid over the other."""


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A vocabulary file of the office, as TOML gives it."""

    path: Path
    data: Mapping[str, Any]


def load_own(path: Path) -> OwnFile:
    """Read a file whose every key and value may stand there. Raises Failure (CONFIGURATION)."""
    data = load_toml(path, "tệp từ vựng")
    for section, value in data.items():
        _refuse_shape(path, section, value)
    unknown_key(Vocabulary, data, path)
    for section, names in IDENTITY.items():
        for number, block in enumerate(data.get(section, ()), start=1):
            for name in names:
                if name not in block:
                    raise _missing(path, section, number, name)
    for section, number, key, kind, value in _values(data):
        _refuse_value(path, (section, number, key), kind, value)
    return OwnFile(path, data)


def _refuse_shape(path: Path, section: str, value: object) -> None:
    """Refuse [unit] where [[unit]] is meant, and the other way round."""
    listed = isinstance(value, list) and all(isinstance(block, dict) for block in value)
    kinds = get_type_hints(Vocabulary).items()
    wanted = {name: get_origin(kind) is tuple for name, kind in kinds}
    if section not in wanted or (listed if wanted[section] else isinstance(value, dict)):
        return
    name = f"[[{section}]]" if wanted[section] else f"[{section}]"
    says = f"{path}{at_line(path, section)}: {section} phải viết thành khối {name}."
    raise Failure(CONFIGURATION, says, f"Bắt đầu khối bằng một dòng {name}.")


def _values(data: Mapping[str, Any]) -> Iterable[tuple[str, int, str, Any, object]]:
    """Give each value with its place and what it should be."""
    for section, kind in get_type_hints(Vocabulary).items():
        shape = next((one for one in (kind, *get_args(kind)) if is_dataclass(one)), None)
        blocks = data.get(section, ())
        for number, block in enumerate(blocks if isinstance(blocks, list) else [blocks], start=1):
            types = get_type_hints(shape) if shape else {}
            for key, value in dict(block).items():
                yield section, number, key, types.get(key, str), value


def _refuse_value(path: Path, place: tuple[str, int, str], kind: Any, value: object) -> None:  # noqa: ANN401 - any type
    if _fits(kind, value):
        return
    if dt.date in (get_args(kind) or (kind,)) and isinstance(value, str):
        raise no_day(f"{path}{at_line(path, *place)}", place[2], value)
    said = f"{path}{at_line(path, *place)}: giá trị của {place[2]} không đúng kiểu: {value!r}."
    raise Failure(CONFIGURATION, said, f"Ghi dạng {place[2]} = {_example(kind)}.")


def _fits(kind: Any, value: object) -> bool:  # noqa: ANN401 - any type
    """Tell whether a value is what our words are: a text, a number, a day, or a list of such."""
    if get_origin(kind) is tuple:
        return isinstance(value, list) and all(_fits(get_args(kind)[0], one) for one in value)
    return type(value) in (get_args(kind) or (kind,))


def _example(kind: Any) -> str:  # noqa: ANN401 - any type
    if get_origin(kind) is tuple:
        return '["…", "…"]'
    kinds = get_args(kind) or (kind,)
    return next((EXAMPLES[one] for one in kinds if one in EXAMPLES), '"…"')


EXAMPLES = {bool: "true", int: "30", dt.date: "2025-08-29"}


def refuse_incomplete(
    merged: Mapping[str, Any], ours: Mapping[str, Any], files: Sequence[OwnFile]
) -> None:
    """Refuse an entry that lacks what it must say, such as a new level without its label.

    One whose key is nearly one of ours is asked about as a slip of it.
    """
    for section, kind in get_type_hints(Vocabulary).items():
        shape = next((one for one in get_args(kind) if is_dataclass(one)), None)
        if section not in IDENTITY or shape is None:
            continue
        needed = [f.name for f in fields(shape) if f.default is f.default_factory is MISSING]
        for block in merged.get(section, ()):
            for key in needed:
                if key not in block:
                    path, number = _where(files, section, block)
                    near = _nearest(section, block, ours)
                    raise _missing(path, section, number, key, near)


def _nearest(section: str, block: Mapping[str, Any], ours: Mapping[str, Any]) -> str:
    """Ask whether an entry is one of ours, misspelt; '' where none is near."""
    *within, name = IDENTITY[section]
    known = [
        one[name] for one in ours.get(section, ()) if all(one[key] == block[key] for key in within)
    ]
    near = nearest_of(block[name], known)
    return f'{name} = "{block[name]}" chưa có; có phải "{near}"? Nếu là mục mới: ' if near else ""


def refuse_vain_conditions(merged: Mapping[str, Any], files: Sequence[OwnFile]) -> None:
    """Refuse a condition that nobody can fail to meet, or nobody can meet."""
    for block in merged.get("condition", ()):
        youngest, oldest = block.get("youngest"), block.get("oldest")
        others = any(block.get(key) for key in ("why", "party", "degree"))
        if youngest is None and oldest is None and not others:
            says = "không nêu điều kiện nào"
            advice = "Thêm youngest, oldest (tuổi), party, degree hoặc why."
        elif youngest is not None and oldest is not None and youngest > oldest:
            says, advice = (
                f"youngest = {youngest} lớn hơn oldest = {oldest}",
                "Sửa lại hai tuổi này.",
            )
        else:
            continue
        path, number = _where(files, "condition", block)
        at = at_line(path, "condition", number)
        raise Failure(CONFIGURATION, f"{path}{at}: khối [[condition]] {says}.", advice)


def refuse_unknown_words(
    merged: Mapping[str, Any], ours: Mapping[str, Any], files: Sequence[OwnFile]
) -> None:
    """Refuse a level, group, field, rule or severity that is named and is none."""
    levels, groups = ([block["key"] for block in merged[name]] for name in ("level", "group"))
    headed = dict.fromkeys((*(block["field"] for block in ours["heading"]), *FIELD))
    coded = dict.fromkeys(block["field"] for block in ours["coded"])
    named: Mapping[tuple[str, str], Iterable[str]] = {
        ("level", "group"): groups,
        ("level", "prerequisite"): levels,
        ("level", "above"): levels,
        ("level", "refines"): levels,
        ("ambiguous", "levels"): levels,
        ("heading", "field"): headed,
        ("heading", "parent"): headed,
        ("coded", "field"): coded,
        ("told", "field"): dict.fromkeys(block["field"] for block in ours["told"]),
        ("told", "key"): dict.fromkeys(block["key"] for block in ours["told"]),
        ("rule", "key"): [block["key"] for block in ours["rule"]],
        ("rule", "severity"): (*SEVERITIES, OFF),
        ("condition", "level"): levels,
        ("requirement", "level"): levels,
        ("commitment", "level"): levels,
        ("condition", "degree"): levels,
        ("condition", "mode"): _coded(ours, "mode"),
        ("condition", "sex"): _coded(ours, "sex"),
        ("retirement", "sex"): _coded(ours, "sex"),
    }
    for file in files:
        for (section, key), known in named.items():
            for number, block in enumerate(file.data.get(section, ()), start=1):
                said = block.get(key, ())
                for word in [said] if isinstance(said, str) else said:
                    if word not in known:
                        raise _unknown(file.path, (section, number, key), word, known)


def refuse_fixed(ours: Mapping[str, Any], files: Sequence[OwnFile]) -> None:
    """Refuse another severity for a rule that tells of data that could not be read."""
    fixed = {rule["key"]: rule["severity"] for rule in ours["rule"] if rule.get("fixed")}
    for file in files:
        for number, rule in enumerate(file.data.get("rule", ()), start=1):
            usual = fixed.get(rule["key"])
            if usual and rule.get("severity", usual) != usual:
                at = at_line(file.path, "rule", number, "severity")
                says = f'{file.path}{at}: quy tắc "{rule["key"]}" luôn ở mức "{usual}".'
                raise Failure(CONFIGURATION, says, FIXED)


FIXED = "Xoá dòng này: quy tắc báo những dữ liệu chưa đọc được nên không đổi mức hay tắt được."


def _coded(ours: Mapping[str, Any], field: str) -> list[str]:
    return [block["key"] for block in ours["coded"] if block["field"] == field]


def _unknown(path: Path, place: tuple[str, int, str], word: str, known: Iterable[str]) -> Failure:
    says = f'{path}{at_line(path, *place)}: {place[0]}.{place[2]} = "{word}" chưa được định nghĩa.'
    return Failure(CONFIGURATION, says, nearest_key(word, known))


def _missing(path: Path, section: str, number: int, key: str, near: str = "") -> Failure:
    says = f"{path}{at_line(path, section, number)}: khối [[{section}]] thứ {number} thiếu {key}."
    add = f'thêm dòng {key} = "…" vào khối này.'
    return Failure(CONFIGURATION, says, f"{near}{add}" if near else add.capitalize())


def _where(files: Sequence[OwnFile], section: str, block: Mapping[str, Any]) -> tuple[Path, int]:
    """Find the first block of an entry in the office's own files."""
    names = IDENTITY[section]
    return next(
        (file.path, number)
        for file in files
        for number, own in enumerate(file.data.get(section, ()), start=1)
        if all(own[name] == block[name] for name in names)
    )
