"""A plan that `plan` wrote before: its JSON, or the list to sign in any format with tables."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path

from hongngu_cli.model.failure import INPUT, Failure
from hongngu_cli.model.previous import Told
from hongngu_cli.model.settings import Limits, Reading
from hongngu_cli.model.sheet import Cell
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.files.opening import file_content, open_file
from hongngu_cli.text.dates import read_date
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.numbers import shown, whole

SCHEMA = "train-report/plan/"
COLUMNS: Mapping[str, str] = {
    "name": "Họ và tên",
    "birth": "Ngày sinh",
    "unit": "Đơn vị",
    "level": "Trình độ",
    "year": "Năm",
}
"""The columns of the list to sign that tell who was told what, as the report heads them."""
HEADINGS = {fold(title): key for key, title in COLUMNS.items()}
HIDDEN = fold("(đã che)")
MARKDOWN = (".md", ".markdown")
BETWEEN, ESCAPED = re.compile(r"(?<!\\)\|"), re.compile(r"\\([^\w\s])")
"""What parts the cells of a table in Markdown, and a sign that stands for itself in one."""
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
ADVICE = "Nêu tệp mà train-report plan đã lập, ví dụ ke-hoach.json hoặc ke-hoach.xlsx."


def read_previous(
    path: str, vocabulary: Vocabulary, reading: Reading, limits: Limits
) -> tuple[Told, ...]:
    """Read who was told what. Raises Failure (INPUT) for what is no plan of ours."""
    content = file_content(path, limits)
    if Path(path).suffix.lower() == ".json":
        told = list(_of_json(path, content))
    else:
        levels = {fold(level.label): level.key for level in vocabulary.level}
        grids: list[Sequence[Sequence[Cell]]] = []
        if Path(path).suffix.lower() in MARKDOWN:
            grids = [_of_markdown(path, content)]
        elif content:
            grids = [sheet.rows for sheet in open_file(path, limits, reading)]
        if not any(_header(row) for rows in grids for row in rows):
            raise _not_ours(path)
        told = [one for rows in grids for one in _of_rows(path, rows, levels)]
    if any(fold(one.name) == HIDDEN for one in told):
        says = f"{path}: kế hoạch này đã che họ tên nên không đối chiếu được."
        raise Failure(INPUT, says, "Nêu bản không dùng --mask.")
    return tuple(told)


def _not_ours(path: str) -> Failure:
    return Failure(INPUT, f"{path}: không phải kế hoạch do lệnh plan lập.", ADVICE)


def _of_json(path: str, content: bytes) -> Iterator[Told]:
    try:
        data = json.loads(content.decode("utf-8-sig"))
        ours = data["schema"].startswith(SCHEMA)
        people = data["assignments"] if ours else None
    except (ValueError, KeyError, TypeError, AttributeError) as wrong:
        raise _not_ours(path) from wrong
    if not isinstance(people, list):
        raise _not_ours(path)
    for one in people:
        fields = [one.get(key) for key in COLUMNS] if isinstance(one, dict) else []
        match fields:
            case [str(name), str() | None as birth, str() | None as unit, str(level), int(year)]:
                yield Told(name, birth, unit, level, year)
            case _:
                raise _not_ours(path)


def _of_markdown(path: str, content: bytes) -> list[list[Cell]]:
    """Give the rows of a text's tables, and an empty one for every other line."""
    try:
        lines = content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as wrong:
        raise _not_ours(path) from wrong
    return [
        [unescape(ESCAPED.sub(r"\1", cell)).strip() for cell in BETWEEN.split(line.strip())[1:-1]]
        for line in lines
    ]


def _header(row: Sequence[Cell]) -> dict[str, int]:
    """Give the columns of a heading of the list to sign; none where a row is no such heading."""
    found = {
        HEADINGS[key]: at for at, cell in enumerate(row) if (key := fold(shown(cell))) in HEADINGS
    }
    return found if len(found) == len(HEADINGS) else {}


def _of_rows(
    path: str, rows: Iterable[Sequence[Cell]], levels: Mapping[str, str]
) -> Iterator[Told]:
    """Give the people beneath each heading of the list; what names nobody is a title or a sum.

    Raises Failure (INPUT) for a person whose level or year was changed into none.
    """
    at: dict[str, int] = {}
    for number, row in enumerate(rows, start=1):
        if header := _header(row):
            at = header
            continue
        if not any(shown(cell).strip() for cell in row):
            at = {}
        cells = {key: row[column] if column < len(row) else "" for key, column in at.items()}
        name = clean(shown(cells.get("name", "")))
        typed = {key: clean(shown(cells.get(key, ""))) for key in ("level", "year")}
        level, year = levels.get(fold(typed["level"])), whole(cells.get("year", ""))
        if name and any(typed.values()) and name not in typed.values() and not (level and year):
            what = ", ".join(f"“{text}”" for text in typed.values())
            says = f"{path}: dòng {number}: chưa hiểu trình độ, năm: {what}."
            raise Failure(INPUT, says, "Sửa lại như kế hoạch đã lập.")
        if name and level and year:
            unit = clean(shown(cells["unit"])) or None
            yield Told(name, _birth(cells["birth"]), unit, level, year)


def _birth(cell: Cell) -> str | None:
    text = clean(shown(cell))
    if YEAR.fullmatch(text):
        return text  # and no day counted from 1900, as spreadsheets have it
    day = read_date(cell).date
    return day.isoformat() if day else text or None
