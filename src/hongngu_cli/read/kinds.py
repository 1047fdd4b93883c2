"""Which kind of table a header announces."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from hongngu_cli.model.recognition import ColumnMeaning
from hongngu_cli.model.vocabulary import TableKind, Vocabulary
from hongngu_cli.text.fold import fold


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


def kind_of(columns: Mapping[int, ColumnMeaning], title: str, vocabulary: Vocabulary) -> KindRead:
    """Tell the kind of table from its columns, and where they leave it open from its title."""
    present = fields_present(columns)
    folded = fold(title)
    fitting = [
        (_score(kind, present, folded), kind)
        for kind in vocabulary.kind
        if all(any(field in present for field in needed) for needed in kind.needs)
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


def _score(kind: TableKind, present: set[str], title: str) -> float:
    speaks = sum(1 for field in kind.typical if field in present)
    against = sum(1 for field in kind.against if field in present)
    named = any(f" {fold(word)} " in f" {title} " for word in kind.title_words)
    return 2 * speaks - 2 * against + (1.5 if named else 0)


def roster_columns(columns: Mapping[int, ColumnMeaning]) -> dict[int, ColumnMeaning]:
    """Settle what says the level in a roster.

    Without a column of its own the class does ("Lớp"), then "Trình độ LLCT", then
    "Trình độ chuyên môn", which in a cadre list are levels held.
    """
    for field in ("level", "course", "level_held_theory", "level_held_degree"):
        chosen = [column for column, meaning in columns.items() if meaning.field == field]
        if chosen:
            return _promoted(columns, chosen if field != "level" else [])
    return dict(columns)


def _promoted(
    columns: Mapping[int, ColumnMeaning], chosen: Iterable[int]
) -> dict[int, ColumnMeaning]:
    promoted = dict(columns)
    for column in chosen:
        promoted[column] = replace(
            columns[column], field="level", why="cột cho biết trình độ trong danh sách cử đi"
        )
    return promoted
