"""A workbook to fill in, with the levels, units and names of the office in it."""

from __future__ import annotations

from hongngu_cli.model.blank import Blank, BlankColumn, Blanks, Form
from hongngu_cli.model.levels import Level
from hongngu_cli.model.settings import Settings
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.levels import LevelSpellings

WITHOUT_UNITS = (
    "Từ vựng của cơ quan chưa có đơn vị nào nên cột đơn vị không có danh sách để chọn. "
    'Thêm đơn vị bằng: train-report tu-vung add --unit "Tên đơn vị", rồi tạo lại mẫu.'
)


def form_of(blank: Blank, blanks: Blanks, vocabulary: Vocabulary, settings: Settings) -> Form:
    """Put an office's words into a blank."""
    lists = {column.heading: _offered(column, vocabulary) for column in blank.column}
    without = not vocabulary.unit and any(column.choices == "unit" for column in blank.column)
    dated = any(column.kind == "date" for column in blank.column)
    besides = (blanks.of_dates if dated else "", WITHOUT_UNITS if without else "")
    steps = (blank.says, *blanks.steps, *filter(None, besides))
    office = settings.office
    issuer = tuple(line for line in (office.superior.upper(), office.body.upper()) if line)
    filled = {heading: values for heading, values in lists.items() if values}
    return Form(blank, issuer, steps, filled)


def _offered(column: BlankColumn, vocabulary: Vocabulary) -> tuple[str, ...]:
    """List what a column offers; nothing where anything may be written."""
    what, _, group = column.choices.partition(":")
    if what == "unit":
        return tuple(unit.name for unit in vocabulary.unit)
    if what == "level":
        spellings = LevelSpellings(vocabulary)
        levels = (level for level in vocabulary.level if group in {"", level.group})
        return tuple(_unmistakable(level, spellings, group or None) for level in levels)
    labels = (coded.label for coded in vocabulary.coded if coded.field == what)
    return (*labels, *column.values)


def _unmistakable(level: Level, spellings: LevelSpellings, group: str | None) -> str:
    """Give a level's label, or a spelling of it where its label may mean another."""
    for text in (level.label, *level.spellings):
        read = spellings.read(text, group)
        if read.key == level.key and not read.assumed:
            return text
    return level.label
