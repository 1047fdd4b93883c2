"""Which kind of table a header announces."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from hongngu_cli.model.recognition import ColumnMeaning
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.model.vocabulary import TableKind, Vocabulary
from hongngu_cli.text.fold import fold
from hongngu_cli.text.levels import LevelSpellings
from hongngu_cli.text.numbers import shown


@dataclass(frozen=True, slots=True)
class KindRead:
    """The kind of a table, how sure that is (0 to 1), and why in Vietnamese."""

    key: str | None
    confidence: float
    why: str


def fields_present(columns: Mapping[int, ColumnMeaning]) -> set[str]:
    """Give the fields of a table; columns of marks or counts under levels and years by role."""
    present = set()
    for meaning in columns.values():
        if meaning.field is None:
            continue
        present.add(meaning.field)
        if meaning.field == "level" and meaning.value:
            present |= {"level_mark", "level_count"}
        if meaning.value and meaning.value.isdigit():
            present |= {"year_count"}
    return present


def kind_of(
    columns: Mapping[int, ColumnMeaning], title: str, vocabulary: Vocabulary, *, told: bool
) -> KindRead:
    """Tell the kind of table from its columns, and where they leave it open from its title.

    ``told`` says that a title or section names a level. Where people were sent to that class,
    the levels they hold are remarks about them and do not make a list of cadres.
    """
    folded = f" {fold(title)} "
    named = {
        kind.key
        for kind in vocabulary.kind
        if any(f" {fold(word)} " in folded for word in kind.title_words)
    }
    present = fields_present(columns)
    sent = named & OF_CLASSES and not named & OF_PLANS
    if sent and (told or "level_mark" in present):
        present -= set(HELD)
    elif _skills_held(columns, vocabulary):
        present -= {"level", "level_mark"}
    fitting = [
        (_score(kind, present, named=kind.key in named), kind)
        for kind in vocabulary.kind
        if _fits(kind, present | ({TITLE} if kind.key in named else set()))
    ]
    if not fitting:
        return KindRead(None, 0.0, "không có cột nào cho biết đây là loại bảng gì")
    score, kind = max(fitting, key=lambda pair: pair[0])
    speaking = [field for field in kind.typical if field in present]
    known = sum(1 for meaning in columns.values() if meaning.field)
    why = f"{known}/{len(columns)} cột đã nhận ra" + (
        f"; cột đặc trưng: {len(speaking)}" if speaking else ""
    )
    confidence = known / max(len(columns), 1) if score > 0 else 0.5 * known / max(len(columns), 1)
    return KindRead(kind.key, round(confidence, 2), why)


def _skills_held(columns: Mapping[int, ColumnMeaning], vocabulary: Vocabulary) -> bool:
    """Tell whether columns such as "Tin học" stand beside the levels that cadres hold.

    They then are levels held too, of a group for which there is no column of its own.
    """
    held = {HELD_GROUPS[m.field] for m in columns.values() if m.field in HELD_GROUPS}
    marked = [meaning.value for meaning in columns.values() if meaning.field == "level"]
    levels = vocabulary.levels
    return (
        bool(held and marked)
        and all(value in levels and levels[value].group not in held for value in marked if value)
        and all(marked)
    )


TITLE = "title"
"""Stands among what a kind needs where its words in the title will do."""
HELD_GROUPS = {"level_held_theory": "ly-luan-chinh-tri", "level_held_degree": "chuyen-mon"}
HELD = (*HELD_GROUPS, "party_date", "home")
OF_CLASSES, OF_PLANS = {"roster"}, {"cadres", "demand"}


def _fits(kind: TableKind, present: set[str]) -> bool:
    return all(any(field in present for field in needed) for needed in kind.needs)


def _score(kind: TableKind, present: set[str], *, named: bool) -> float:
    speaks = sum(1 for field in kind.typical if field in present)
    against = sum(1 for field in kind.against if field in present)
    return 2 * speaks - 2 * against + (1.5 if named else 0)


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
    own = [meaning for meaning in columns.values() if meaning.field == "level"]
    if own:
        # Marks under "LLCT" beside marks under "QLNN" tell of the same: what people were sent to.
        beside = [c for c, meaning in columns.items() if meaning.field in HELD and meaning.value]
        return _promoted(columns, beside if not told and all(m.value for m in own) else [])
    for field in ("course",) if told else ("course", "level_held_theory", "level_held_degree"):
        telling = [
            column
            for column, meaning in columns.items()
            if meaning.field == field
            and (meaning.value or _holds_levels(sheet, people, column, meaning.context, levels))
        ]
        if telling:
            return _promoted(columns, telling)
    return dict(columns)


def _holds_levels(
    sheet: Sheet, people: Sequence[int], column: int, group: str | None, levels: LevelSpellings
) -> bool:
    """Tell whether levels stand in a column, as far as its first cells show."""
    filled = (cell for row in people if (cell := sheet.cell(row, column)) != "")
    return any(
        levels.read(shown(cell), group).doubt != "unknown" for cell in islice(filled, LOOKED_AT)
    )


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
