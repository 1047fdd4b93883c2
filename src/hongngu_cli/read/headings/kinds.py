"""Which kind of table a header announces."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from hongngu_cli.model.counts import FIELDS, KINDS
from hongngu_cli.model.headings import TableKind
from hongngu_cli.model.recognition import NAMES, ColumnMeaning
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.fold import fold, has_marks, unmark
from hongngu_cli.text.spellings import any_of


@dataclass(frozen=True, slots=True)
class KindRead:
    """The kind of a table; ``rival`` is the label of another that fits nearly as well.

    ``why`` says in Vietnamese why it is none. ``named`` are the kinds that the title speaks of,
    ``saved`` tells that a saved recognition decided.
    """

    key: str | None
    why: str = ""
    label: str = ""
    rival: str | None = None
    named: frozenset[str] = frozenset()
    saved: bool = False


@dataclass(frozen=True, slots=True)
class Titles:
    """What stands above a table, and the name of its sheet.

    ``told`` says that a title or section names a level, ``unsent`` that the title is of people
    who were sent to nothing.
    """

    text: str
    told: bool
    unsent: bool


CLOSE = 1.0
"""Two kinds whose scores are no further apart are rivals."""


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
        if meaning.field == "result" and meaning.value:
            present |= {"graded"}
        if meaning.unit:
            present |= {"unit", "unit_count"}
    return present


def kind_of(
    columns: Mapping[int, ColumnMeaning],
    titles: Titles,
    vocabulary: Vocabulary,
    pointed: str | None = None,
) -> KindRead:
    """Tell the kind of table from its columns, and where they leave it open from its title.

    Where people were sent to a class that is told, the levels they hold are remarks about them
    and do not make a list of cadres. ``pointed`` is a kind of counts that holds where neither
    title nor columns say what is counted.
    """
    folded, told = fold(titles.text), titles.told
    at = kinds_named(titles.text, vocabulary)
    people = fields_present(columns) & set(NAMES)
    if pointed and not at.keys() & {*KINDS} and not fields_present(columns) & {*FIELDS, *NAMES}:
        at[pointed] = 0
    said = bool(people) and _says_sent(columns, vocabulary)
    sent_first = _sent_first(folded, vocabulary)
    both = (said or sent_first) and {"level", WANTED} <= fields_present(columns)
    planned = _only_planned(folded, vocabulary) and not (both and sent_first)
    unsent = bool(people) and (titles.unsent or planned)
    if unsent:
        at.setdefault(CADRES, 0)
    named = frozenset(at)
    first = min(named & NAMED_FIRST, key=lambda one: at[one], default=None)
    present = fields_present(columns)
    sent = people and named & OF_CLASSES and not named & OF_PLANS
    marks_held = any(meaning.field in HELD and meaning.value for meaning in columns.values())
    if said or (sent and (told or marks_held or "level_mark" in present)):
        present -= set(HELD)
    elif _skills_held(columns, vocabulary):
        present -= {"level", "level_mark"}
    if not people and RESULTS in named and marks_held:
        # Results are counted beneath levels; nobody is there to hold them.
        present |= {"level_count"}
    fitting = [
        (_score(kind, present, named=kind.key in named) + FIRST * (kind.key == first), kind)
        for kind in vocabulary.kind
        if _fits(kind, present | ({TITLE} if kind.key in named else set()))
    ]
    fitting = _sent_or_placed(fitting, named, present)
    if both and not unsent:
        # Who was sent, beside what is wanted next: the title may speak of either first.
        fitting = [pair for pair in fitting if pair[1].key in OF_CLASSES] or fitting
    if not fitting:
        return KindRead(None, "không có cột nào cho biết đây là loại bảng gì")
    # Of equals the one that stands first in the vocabulary.
    (score, kind), *others = sorted(fitting, key=lambda pair: -pair[0])
    # "Có nhu cầu đào tạo" speaks of a class as well, and of nobody who was sent to it.
    out = OF_CLASSES if named & OF_PLANS else set()
    near = (other for its, other in others if its > 0 and score - its <= CLOSE)
    rivals = [other.label for other in near if other.key not in out]
    if kind.key in OF_CLASSES and unsent:
        rivals += [other.label for other in vocabulary.kind if other.key in OF_PLANS & named]
    if kind.key in OF_CLASSES and _says_any(folded, vocabulary.rows.left) and not _ends(present):
        rivals.append(LEFT)
    return KindRead(kind.key, label=kind.label, rival=next(iter(rivals), None), named=named)


def _ends(present: set[str]) -> bool:
    """Tell whether columns say how it went with each."""
    return bool(present & {"status", "result"})


def _sent_or_placed(
    fitting: list[tuple[float, TableKind]], named: frozenset[str], present: set[str]
) -> list[tuple[float, TableKind]]:
    """Tell a list of those sent, with what came after, from a table of what came after alone.

    A title that speaks of placements decides, unless columns tell of the sending itself; without
    one a title, a year or columns of sending make it a list of those sent.
    """
    kinds = {kind.key: kind for _, kind in fitting}
    if PLACEMENT not in kinds or not OF_CLASSES & set(kinds):
        return fitting
    sends = present & set(kinds[PLACEMENT].against)
    if PLACEMENT in named:
        out = set() if sends else OF_CLASSES
    else:
        out = {PLACEMENT} if sends or named & OF_CLASSES or "year" in present else set()
    return [(score, kind) for score, kind in fitting if kind.key not in out]


def kinds_named(title: str, vocabulary: Vocabulary) -> dict[str, int]:
    """Give the kinds that a title speaks of, with where it first does."""
    key = fold if has_marks(title) else unmark
    return {
        kind.key: min(places)
        for kind in vocabulary.kind
        if (places := list(_places(kind.title_words, f" {key(title)} ", key)))
    }


def _places(words: Iterable[str], title: str, key: Callable[[str], str]) -> Iterable[int]:
    """Give where words stand in a title, both as ``key`` gives them."""
    places = (title.find(f" {key(word)} ") for word in words)
    return (place for place in places if place >= 0)


def _only_planned(title: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a folded title speaks of a plan: "dự kiến cử đi học", and of nobody sent."""
    rows = vocabulary.rows
    return _says_any(title, rows.planned) and not _says_any(title, rows.sent)


def _sent_first(title: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a folded title sends before it plans: "cử đi học và nhu cầu năm 2022"."""
    sending = any_of(map(fold, vocabulary.rows.sending)).search(title)
    planned = any_of(map(fold, vocabulary.rows.planned)).search(title)
    return sending is not None and planned is not None and sending.end() <= planned.start()


def _says_any(folded: str, phrases: Iterable[str]) -> bool:
    """Tell whether a folded text speaks of one of the phrases, in whole words."""
    return any(f" {fold(phrase)} " in f" {folded} " for phrase in phrases)


def _says_sent(columns: Mapping[int, ColumnMeaning], vocabulary: Vocabulary) -> bool:
    """Tell whether a heading itself says that people were sent to the levels beneath it.

    "Cử đi đào tạo" beside "Trình độ hiện nay", or "Lớp đã học năm 2021". What is only planned is
    no level by now, but where the user says so.
    """
    return any(
        meaning.year or _says_any(fold(meaning.heading), vocabulary.rows.sending)
        for meaning in columns.values()
        if meaning.field == "level"
    )


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
CADRES, PLACEMENT = "cadres", "placement"
WANTED = "demand_level"
LEFT = "danh sách người hoãn, rút hoặc không tham gia"
RESULTS, TALLY = "results", "tally"
NAMED_FIRST = {RESULTS, "quota", "demand"}
"""Kinds of counts of which a title means the one it names first: "Kết quả … theo chỉ tiêu"."""
FIRST = 0.25
OF_CLASSES, OF_PLANS = {"roster"}, {CADRES, "demand"}


def _fits(kind: TableKind, present: set[str]) -> bool:
    return all(any(field in present for field in needed) for needed in kind.needs)


def _score(kind: TableKind, present: set[str], *, named: bool) -> float:
    speaks = sum(1 for field in kind.typical if field in present)
    against = sum(1 for field in kind.against if field in present)
    return 2 * speaks - 2 * against + (1.5 if named else 0)
