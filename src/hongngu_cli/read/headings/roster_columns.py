"""Which columns of a list of people say what they were sent to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from hongngu_cli.model.recognition import BENEATH, LEVEL_PART, ColumnMeaning
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.headings.held_above import HELD_ABOVE
from hongngu_cli.read.headings.kinds import HELD, HELD_GROUPS
from hongngu_cli.read.headings.sending import WANTED
from hongngu_cli.text.fold import fold
from hongngu_cli.text.levels import LevelSpellings
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.spellings import is_mark


def roster_columns(
    columns: Mapping[int, ColumnMeaning],
    sheet: Sheet,
    people: Sequence[int],
    levels: LevelSpellings,
    *,
    told: bool,
) -> dict[int, ColumnMeaning]:
    """Settle what says the level in a roster.

    Without a column of its own the class does ("Lớp"), then, where no title or section has
    ``told`` it, "Trình độ LLCT", then "Trình độ chuyên môn", which otherwise are levels held;
    but only a column in which levels stand.
    """
    columns = _parts_beside(_held_beside(columns) if told else columns, told=told)
    own = [meaning for meaning in columns.values() if meaning.field == "level"]
    if own:
        # Marks under "LLCT" beside marks under "QLNN" tell of the same: what people were sent to.
        beside = [c for c, m in columns.items() if m.field in HELD and m.value and _is_open(m)]
        if not told and all(meaning.value for meaning in own):
            return _promoted(columns, beside)
        written = [c for c, m in columns.items() if m.field == "level" and not m.value]
        return _promoted(columns, _filling_blanks(columns, sheet, people, written))
    if any(m.why == HELD_ALIKE or is_asked(m) for m in columns.values()):
        return dict(columns)
    for field in ("course",) if told else ("course", "level_held_theory", "level_held_degree"):
        telling = [
            column
            for column, meaning in columns.items()
            if meaning.field == field
            and _is_open(meaning)
            and (meaning.value or _holds_levels(sheet, people, column, meaning.context, levels))
        ]
        if telling:
            sharing = _sharing_marks(columns, sheet, people, field)
            filling = _filling_blanks(columns, sheet, people, telling)
            return _promoted(columns, [*telling, *sharing, *filling])
    return dict(columns)


def is_asked(meaning: ColumnMeaning) -> bool:
    """Tell whether a column may be that of the class, or of what people ask for."""
    return meaning.why == UNSURE_CLASS or (meaning.field == WANTED and not meaning.value)


def with_subjects(
    settled: Mapping[int, ColumnMeaning],
    columns: Mapping[int, ColumnMeaning],
    subjects: frozenset[str],
) -> dict[int, ColumnMeaning]:
    """Leave subjects what they are where a title or a section tells the level.

    In "Chuyên ngành" of a list of degrees "Quản lý nhà nước" is no course of that name.
    """
    return {
        column: columns[column]
        if columns[column].field == "course" and fold(columns[column].heading) in subjects
        else meaning
        for column, meaning in settled.items()
    }


def without_classes(
    columns: Mapping[int, ColumnMeaning], level: str, vocabulary: Vocabulary
) -> dict[int, ColumnMeaning]:
    """Take for courses what a heading says of the classes of the level everybody was sent to.

    Where another column says the class or the level, it is not needed for that.
    """
    told = {meaning.field for meaning in columns.values()} & {"level", "course"}
    one = None if told else vocabulary.levels.get(level)
    classes = {fold(text) for text in one.classes} if one else set()
    return {
        column: replace(meaning, field="course", why=f"lớp của {one.label} nêu ngoài bảng")
        if one and meaning.field and fold(meaning.heading) in classes
        else meaning
        for column, meaning in columns.items()
    }


def of_group(
    columns: Mapping[int, ColumnMeaning], group: str, levels: LevelSpellings
) -> dict[int, ColumnMeaning]:
    """Read bare levels over marks as of the group that the title speaks of: "Trung cấp"."""
    found = dict(columns)
    for column, meaning in columns.items():
        *above, bare = meaning.heading.split(BENEATH)
        own = meaning.field == "level" and meaning.value and not meaning.context
        grouped = any(
            f" {words} " in f" {fold(text)} " for text in above for words in levels.groups
        )
        if not own or meaning.part or meaning.mode or grouped:
            continue
        read = levels.named(bare, group)
        if read.key and read.key != meaning.value and levels.named(bare).assumed:
            found[column] = replace(meaning, value=read.key, context=group, why=BY_TITLE)
    return found


BY_TITLE = "tiêu đề bảng cho biết nhóm trình độ"


def _held_beside(columns: Mapping[int, ColumnMeaning]) -> dict[int, ColumnMeaning]:
    """Leave out levels that stand beside those held, under the same heading: "CM | LLCT | QLNN".

    Where a title says what people were sent to, "CV" beneath "QLNN" is what they have.
    """
    found = dict(columns)
    above = {c: m.heading.rpartition(BENEATH)[0] for c, m in columns.items()}
    held = {column for column, meaning in columns.items() if meaning.field in HELD_GROUPS}
    for column, meaning in sorted(columns.items()):
        beside = any(above[at] == above[column] for at in held & {column - 1, column + 1})
        if meaning.field == "level" and meaning.value and beside:
            found[column] = replace(meaning, field=None, value=None, why=HELD_TOO)
            held.add(column)
    return found


def _parts_beside(
    columns: Mapping[int, ColumnMeaning], *, told: bool
) -> Mapping[int, ColumnMeaning]:
    """Leave out what is said of single levels where all were sent to one that is said elsewhere.

    "Trung cấp LLCT › Năm" beside "Lớp được cử đi học" tells what somebody went through before.
    """
    written = any(m.field == "level" and not m.value for m in columns.values())
    parted = any(m.field == LEVEL_PART for m in columns.values())
    if not told and (parted or not written):
        return columns
    return {
        column: replace(meaning, field=None, value=None, part=None, why=PART_TOO)
        if meaning.part and meaning.field in {"level", LEVEL_PART}
        else meaning
        for column, meaning in columns.items()
    }


PART_TOO = "ghi về một trình độ khác nơi cho biết lớp được cử đi"
TRAINED = "tiêu đề nói về đào tạo, bồi dưỡng và các ô ghi trình độ"
"""Why a column of such a heading is one of levels; each of several tells an enrolment."""
HELD_ALIKE = "ghi trình độ đang có, như các cột bên cạnh"
"""Why certificates are not what people were sent to; then "LLCT" beside them is not, either."""
UNSURE_CLASS = "các ô ghi trình độ, nhưng tiêu đề chưa rõ có phải lớp được cử đi"
"""Why a column is asked about; beside it nothing that people hold is taken for the class."""
HELD_TOO = "ghi trình độ đang có, như cột bên cạnh,"


def _sharing_marks(
    columns: Mapping[int, ColumnMeaning], sheet: Sheet, people: Sequence[int], field: str
) -> list[int]:
    """Give the columns of degrees that tell what people were sent to, as those of theory do.

    So it is where most of those with a degree have no mark of theory, and so nothing else they
    could have been sent to; levels held are marked side by side.
    """
    marked = [c for c, m in columns.items() if m.field in HELD_GROUPS and m.value and _is_open(m)]
    degrees = [c for c in marked if columns[c].field == "level_held_degree"]
    if field != "level_held_theory":
        return []
    alone = beside = 0
    for row in people:
        of = {columns[c].field for c in marked if is_mark(shown(sheet.cell(row, c)))}
        alone += of == {"level_held_degree"}
        beside += len(of) > 1
    return degrees if alone > beside else []


def _filling_blanks(
    columns: Mapping[int, ColumnMeaning],
    sheet: Sheet,
    people: Sequence[int],
    written: Sequence[int],
) -> list[int]:
    """Give the columns of marks that tell the level of just the rows where none is written."""
    marked = [c for c, m in columns.items() if m.field in HELD_GROUPS and m.value and _is_open(m)]
    by_marks = by_words = False
    for row in people if marked and written else ():
        worded = any(sheet.cell(row, column) != "" for column in written)
        if worded == any(is_mark(shown(sheet.cell(row, column))) for column in marked):
            return []
        by_words, by_marks = by_words or worded, by_marks or not worded
    return marked if by_words and by_marks else []


def _is_open(meaning: ColumnMeaning) -> bool:
    """Tell whether no heading above says that people have the level already."""
    return meaning.why != HELD_ABOVE


def _holds_levels(
    sheet: Sheet, people: Sequence[int], column: int, group: str | None, levels: LevelSpellings
) -> bool:
    """Tell whether levels stand in a column, as far as its first cells show."""
    filled = sheet.filled(column, people, LOOKED_AT)
    return any(levels.read(shown(cell), group).doubt != "unknown" for cell in filled)


LOOKED_AT = 50


def _promoted(
    columns: Mapping[int, ColumnMeaning], chosen: Iterable[int]
) -> dict[int, ColumnMeaning]:
    promoted = dict(columns)
    for column in chosen:
        promoted[column] = replace(
            columns[column], field="level", why="cột cho biết trình độ trong danh sách cử đi"
        )
    return promoted
