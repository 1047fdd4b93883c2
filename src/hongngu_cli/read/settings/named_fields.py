"""Fields, kinds and values that a configuration names: an unknown one is told, never ignored."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterable, Sequence
from pathlib import Path

from hongngu_cli.model.failure import CONFIGURATION, Failure
from hongngu_cli.model.fields import FIELD
from hongngu_cli.model.recognition import DATE_PARTS, KINDS_OF_PEOPLE, LEVEL_PART, NAMES, WAYS
from hongngu_cli.model.settings import SavedTable, Settings
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.settings.toml_files import at_line, at_text
from hongngu_cli.read.settings.toml_lines import TomlLines
from hongngu_cli.text.fold import fold
from hongngu_cli.text.levels import AMBIGUOUS


def refuse_unknown_names(settings: Settings, vocabulary: Vocabulary, path: Path | None) -> None:
    """Refuse a field, kind, level or group that is none. Raises Failure (CONFIGURATION)."""
    if path is None:
        return  # ours name none that is not there
    name = str(path)
    fields = known_fields(vocabulary)
    for heading, field in settings.reading.map.items():
        if field not in fields:
            at = at_text(path, "reading.map", 1, field)
            _refuse(field, fields, f'{name}{at}: reading.map cho "{heading}": trường')
    lines = TomlLines(path.read_text(encoding="utf-8-sig")) if settings.recognition else None
    for number, table in enumerate(settings.recognition, start=1):
        line = lines.of("recognition", number) if lines else None
        at = f", dòng {line}" if line else ""
        _refuse_table(table, vocabulary, f"{name}{at}: khối [[recognition]] thứ {number}")
    _refuse_twins(settings.recognition, name)
    modes = [coded.key for coded in vocabulary.coded if coded.field == "mode"]
    if settings.plan.mode not in modes:
        _refuse(settings.plan.mode, modes, f"{name}{at_line(path, 'plan', 1, 'mode')}: plan.mode")
    _refuse_day(settings.plan.starts, path)


def known_fields(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Give the names of all fields that a column may have."""
    headed = (heading.field for heading in vocabulary.heading)
    return tuple(dict.fromkeys((*FIELD, *headed, LEVEL_PART)))


def _refuse_table(table: SavedTable, vocabulary: Vocabulary, where: str) -> None:
    if not table.columns:
        raise Failure(CONFIGURATION, f"{where} không có cột nào.", "Ghi các cột vào columns.")
    kinds = [kind.key for kind in vocabulary.kind]
    if table.kind:
        _refuse(table.kind, kinds, f"{where}: kind")
    for column in table.columns:
        at = f'{where}, cột "{column.heading}"'
        if column.field:
            _refuse(column.field, known_fields(vocabulary), f"{at}: field")
        if column.field == "level" and column.value:
            # A heading that may be several levels is saved as that.
            _refuse(column.value, [*vocabulary.levels, AMBIGUOUS], f"{at}: value")
        if column.part:
            _refuse(column.part, (*known_fields(vocabulary), *DATE_PARTS), f"{at}: part")
        _refuse_coded(column.mode, WAYS, vocabulary, f"{at}: mode")
        _refuse_coded(column.status, ("status",), vocabulary, f"{at}: status")
        if column.group:
            _refuse(column.group, list(vocabulary.groups), f"{at}: group")
    named = any(column.field in NAMES for column in table.columns)
    if table.kind in KINDS_OF_PEOPLE and not named:
        raise Failure(
            CONFIGURATION,
            f'{where}: kind = "{table.kind}" là danh sách người nhưng không cột nào là họ tên.',
            'Ghi field = "name" cho cột họ tên.',
        )


def _refuse_coded(
    value: str | None, fields: Sequence[str], vocabulary: Vocabulary, what: str
) -> None:
    """Refuse a coded value that none of some fields has."""
    if value:
        _refuse(value, [one.key for one in vocabulary.coded if one.field in fields], what)


def _refuse(value: str, known: Iterable[str], what: str) -> None:
    there = list(known)
    if value in there:
        return
    near = difflib.get_close_matches(value, there, n=1)
    hint = f'Có phải "{near[0]}"? ' if near else ""
    raise Failure(
        CONFIGURATION, f'{what} "{value}" không có.', f"{hint}Dùng được: {', '.join(there)}."
    )


def _refuse_day(text: str, path: Path) -> None:
    """Refuse what is no day that every year has, month first."""
    days = (dt.date(2001, 1, 1) + dt.timedelta(days=day) for day in range(365))
    if text not in {f"{day:%m-%d}" for day in days}:
        at = at_line(path, "plan", 1, "starts")
        says = f'{path}{at}: plan.starts = "{text}" không phải một ngày trong năm.'
        raise Failure(CONFIGURATION, says, 'Ghi dạng tháng-ngày, ví dụ "09-01".')


def _refuse_twins(tables: Iterable[SavedTable], name: str) -> None:
    """Refuse two blocks of one header for the same sheets: which one holds cannot be told."""
    met: dict[tuple[object, ...], int] = {}
    for number, table in enumerate(tables, start=1):
        headings = tuple(fold(column.heading) for column in table.columns)
        first = met.setdefault((table.file, table.sheet, headings), number)
        if first != number:
            raise Failure(
                CONFIGURATION,
                f"{name}: hai khối [[recognition]] thứ {first} và thứ {number} "
                "có cùng các tiêu đề cột.",
                "Xoá một khối, hoặc ghi thêm file để mỗi khối dùng cho một tệp.",
            )
