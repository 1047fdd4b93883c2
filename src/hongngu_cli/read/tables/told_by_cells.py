"""Columns whose headings do not say that levels stand beneath them, or say otherwise."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from hongngu_cli.model.recognition import BENEATH, WAYS, ColumnMeaning
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.context import Spellings, begins_with, is_full_name
from hongngu_cli.read.headings.near_headings import NearHeadings
from hongngu_cli.read.headings.roster_columns import UNSURE_CLASS
from hongngu_cli.read.headings.row_labels import LABELLED, is_counting
from hongngu_cli.read.headings.words import KNOWN_ELSEWHERE, MAPPED, NOT_KNOWN, Words
from hongngu_cli.read.tables.own_units import UNITS_OVER_WORDS
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.numbers import shown

LOOKED_AT = 50
OF_WHOM = ("priority", "audience")
"""Fields whose headings, as those of ways to study, offices also write over levels."""
OVER_WORDS = "tiêu đề viết tắt, hiểu theo các ô ghi chữ ở dưới"
MOSTLY = 0.8
TELLING = ("level", "course", "demand_level")
CLASS_BY_CELLS = "tiêu đề bắt đầu như tên cột lớp, và các ô ghi trình độ"
LEVEL_BY_CELLS = "các ô ghi trình độ, mà không cột nào khác cho biết trình độ"


@dataclass(frozen=True, slots=True)
class Cells:
    """What stands in the columns of some rows of a sheet."""

    sheet: Sheet
    rows: Sequence[int]

    def texts(self, column: int) -> set[str]:
        """Give what the first cells of a column say."""
        return {clean(shown(cell)) for cell in self.sheet.filled(column, self.rows, LOOKED_AT)}

    def are_levels(self, column: int, words: Words) -> bool:
        """Tell whether most texts of a column name levels."""
        texts = self.texts(column)
        told = (words.levels.of_course(text).doubt != "unknown" for text in texts)
        return 2 * sum(told) > len(texts)


def levels_of_people(
    columns: Mapping[int, ColumnMeaning],
    cells: Cells,
    words: Words,
    near: NearHeadings,
    *,
    told: bool,
) -> dict[int, ColumnMeaning]:
    """Take for what people were sent to the one column that its cells show to be of levels.

    Its heading begins as that of a class ("Lớp cử học"), else is of another field ("Loại hình
    đào tạo"). One that may be of another class ("Lớp sắp mở"), or several, are to be asked
    about. Where a title has ``told`` the level, only a heading of sending tells another.
    """
    found = dict(columns)
    if any(_writes_levels(c, m, cells, words) for c, m in columns.items()):
        return found
    classes = {
        column: meaning
        for column, meaning in columns.items()
        if meaning.field is None
        and meaning.why in {NOT_KNOWN, KNOWN_ELSEWHERE}
        and _may_be_class(meaning, words, near)
        and cells.are_levels(column, words)
    }
    sure = [c for c, m in classes.items() if _is_class(m, words, near, told=told)]
    if len(classes) == len(sure) == 1:
        return found | {c: replace(columns[c], field="level", why=CLASS_BY_CELLS) for c in sure}
    if classes:
        return (
            found if told else found | {c: replace(m, why=UNSURE_CLASS) for c, m in classes.items()}
        )
    return found if told else found | _otherwise(columns, cells, words)


def levels_of_rows(
    columns: Mapping[int, ColumnMeaning], cells: Cells, words: Words
) -> dict[int, ColumnMeaning]:
    """Take for the levels of a table of counts the one column that its cells show to be of them."""
    levels = any(
        m.field in TELLING or (m.value and is_counting(m) and m.field != "year")
        for m in columns.values()
    )
    return dict(columns) if levels else {**columns, **_otherwise(columns, cells, words)}


def _otherwise(
    columns: Mapping[int, ColumnMeaning], cells: Cells, words: Words
) -> dict[int, ColumnMeaning]:
    """Give the one column of another field, or of none, in which levels stand."""
    told = [
        column
        for column, meaning in columns.items()
        if (meaning.field in (*WAYS, *OF_WHOM) or meaning.why == LABELLED)
        and not meaning.value
        and meaning.why != MAPPED
        and _are_levels(meaning, cells.texts(column), words)
    ]
    found = {c: replace(columns[c], field="level", why=LEVEL_BY_CELLS) for c in told}
    return found if len(found) == 1 else {}


def _are_levels(meaning: ColumnMeaning, texts: Collection[str], words: Words) -> bool:
    """Tell whether levels stand beneath a heading of something else, and nothing of its own.

    Of half of the cells beneath "Loại hình đào tạo" that suffices: the others are courses that
    nobody knows. "Chuyên viên" beneath "Đối tượng" are people, and so no level.
    """
    levels, coded = words.levels, words.coded.get(meaning.field or "")
    if meaning.field in WAYS:
        told = sum(levels.of_course(text).doubt != "unknown" for text in texts)
        return 0 < len(texts) <= 2 * told and not any(coded and coded.read(text) for text in texts)
    return 2 * sum(levels.named(text).key in levels.studied for text in texts) > len(texts)


def _writes_levels(column: int, meaning: ColumnMeaning, cells: Cells, words: Words) -> bool:
    """Tell whether a known heading already is that of what people were sent to, or ask for."""
    if meaning.value or meaning.part or meaning.field not in TELLING:
        return False
    return meaning.field != "course" or cells.are_levels(column, words)


def _may_be_class(meaning: ColumnMeaning, words: Words, near: NearHeadings) -> bool:
    """Tell whether a heading begins as that of a class, speaks of sending, or nearly is known."""
    own = _lowest(meaning)
    meant = near.misspelt(meaning.heading)
    nearly = meant is not None and meant.field in {"level", "course"}
    begun = begins_with(own, words.courses) or words.sending.search(fold(own)) is not None
    return (begun or nearly) and words.held.search(fold(own)) is None


def _is_class(meaning: ColumnMeaning, words: Words, near: NearHeadings, *, told: bool) -> bool:
    """Tell whether nothing in such a heading makes it another class than that of the list."""
    own = fold(_lowest(meaning))
    if near.misspelt(meaning.heading) and not words.sending.search(own):
        return False
    aside = any(p.search(own) for p in (words.planned, words.not_sent, words.other_class))
    return not aside and (not told or words.sending.search(own) is not None)


def _lowest(meaning: ColumnMeaning) -> str:
    return meaning.heading.rpartition(BENEATH)[2]


def over_words(
    columns: Mapping[int, ColumnMeaning], cells: Cells, words: Words, spellings: Spellings
) -> dict[int, ColumnMeaning]:
    """Tell short headings by words beneath them: "CV" over posts, "Đội", "Hội ND xã" over units.

    Those of units are only noted, since another place may tell them.
    """
    found, present = dict(columns), {meaning.field for meaning in columns.values()}
    for column, meaning in columns.items():
        heading = _lowest(meaning)
        field = words.over_words.get(fold(heading))
        if _names_kind_of_units(heading, spellings):
            field = "unit"
        unsaid = meaning.field is None and meaning.why == NOT_KNOWN and field not in present
        if not field or not unsaid:
            continue
        texts = cells.texts(column)
        plain = [text for text in texts if _is_plain(text, words, spellings)]
        people = sum(is_full_name(text, spellings.surnames) for text in plain)
        if plain and MOSTLY * len(texts) <= len(plain) and 2 * people <= len(plain):
            is_unit = field == "unit"
            why = UNITS_OVER_WORDS if is_unit else OVER_WORDS
            found[column] = replace(meaning, field=None if is_unit else field, why=why)
    return found


def _names_kind_of_units(heading: str, spellings: Spellings) -> bool:
    """Tell whether a heading is a kind of units, by the place each is of: "Hội ND xã"."""
    *first, last = fold(heading).split() or [""]
    return bool(first) and last in spellings.communes and spellings.begins_unit(heading)


def _is_plain(text: str, words: Words, spellings: Spellings) -> bool:
    """Tell whether a text is words that mean nothing else: no mark, number, level or value."""
    key = fold(text)
    return (
        len(key) > 1
        and text[0].isalpha()
        and text.casefold() not in words.marks
        and key not in spellings.values
        and not begins_with(text, words.units.categories)
        and words.levels.named(text).doubt == "unknown"
    )
