"""Which kind of table a header announces."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from hongngu_cli.model.counts import FIELDS, KINDS
from hongngu_cli.model.headings import TableKind
from hongngu_cli.model.recognition import NAMES, ColumnMeaning
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.headings.sending import WANTED, Titles, says_any, says_sent, sending_of
from hongngu_cli.text.fold import fold, has_marks, unmark


@dataclass(frozen=True, slots=True)
class KindRead:
    """The kind of a table; ``rival`` is the label of another that fits nearly as well.

    ``why`` says in Vietnamese why it is none. ``named`` are the kinds that the title speaks of,
    ``saved`` tells that a saved recognition decided, ``unsent`` that nobody was sent as yet,
    ``by_title`` that only its title tells so of one that looks like a list of those sent.
    """

    key: str | None
    why: str = ""
    label: str = ""
    rival: str | None = None
    named: frozenset[str] = frozenset()
    saved: bool = False
    unsent: bool = False
    by_title: bool = False


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
    at = kinds_named(titles.text, vocabulary)
    people = fields_present(columns) & set(NAMES)
    if pointed and not at.keys() & {*KINDS} and not fields_present(columns) & {*FIELDS, *NAMES}:
        at[pointed] = 0
    sending = sending_of(columns, titles, vocabulary)
    if sending.unsent:
        at.setdefault(CADRES, 0)
    named = frozenset(at)
    first = min(named & NAMED_FIRST, key=lambda one: at[one], default=None)
    present = _of_those_sent(columns, titles, named, vocabulary)
    marks_held = _marks_held(columns)
    if not people and RESULTS in named and marks_held:
        # Results are counted beneath levels; nobody is there to hold them.
        present |= {"level_count"}
    fitting = [
        (_score(kind, present, named=kind.key in named) + FIRST * (kind.key == first), kind)
        for kind in vocabulary.kind
        if _fits(kind, present | ({TITLE} if kind.key in named else set()))
    ]
    fitting = _sent_or_placed(fitting, named, present)
    by_title = False
    if sending.both and not sending.unsent:
        # Who was sent, beside what is wanted next: the title may speak of either first.
        fitting = [pair for pair in fitting if pair[1].key in OF_CLASSES] or fitting
    elif sending.unsent and sending.expected:
        # Both the title and a column say that all of it is still to come, or the title for sure.
        likeliest = max(fitting, key=_by_score, default=None)
        by_title = titles.proposed and likeliest is not None and likeliest[1].key in OF_CLASSES
        fitting = [pair for pair in fitting if pair[1].key not in OF_CLASSES] or fitting
    if not fitting:
        return KindRead(None, "không có cột nào cho biết đây là loại bảng gì")
    # Of equals the one that stands first in the vocabulary.
    (score, kind), *others = sorted(fitting, key=_by_score, reverse=True)
    near = [other for its, other in others if its > 0 and score - its <= CLOSE]
    plans = OF_PLANS & named | ({CADRES} if sending.plan else set())
    doubted = plans if sending.unsent or sending.plan else set()
    rivals = [*_near(near, named), *_if_not_sent(kind, doubted, titles, vocabulary)]
    left = says_any(fold(titles.text), vocabulary.rows.left)
    if kind.key in OF_CLASSES and left and not _ends(present):
        rivals.append(LEFT)
    rival = next(iter(rivals), None)
    return KindRead(
        kind.key, "", kind.label, rival, named, unsent=sending.unsent, by_title=by_title
    )


def _by_score(one: tuple[float, TableKind]) -> float:
    return one[0]


def _of_those_sent(
    columns: Mapping[int, ColumnMeaning],
    titles: Titles,
    named: frozenset[str],
    vocabulary: Vocabulary,
) -> set[str]:
    """Give the fields of a table; of people who were sent those left out that are remarks.

    A title that sends to a level in a year outweighs what they are planned for, too.
    """
    present = fields_present(columns)
    people = present & set(NAMES)
    to_class = says_any(fold(titles.text), vocabulary.rows.sent_to)
    sends = titles.told and titles.year and to_class
    sent = people and (named & OF_CLASSES or sends) and not named & OF_PLANS
    told = titles.told or _marks_held(columns) or "level_mark" in present
    if (people and says_sent(columns, vocabulary)) or (sent and told):
        present -= set(HELD)
    elif _skills_held(columns, vocabulary):
        present -= {"level", "level_mark"}
    return present - {TITLE_PLANNED} if sent and sends and WANTED not in present else present


def _marks_held(columns: Mapping[int, ColumnMeaning]) -> bool:
    return any(meaning.field in HELD and meaning.value for meaning in columns.values())


def _near(near: Iterable[TableKind], named: frozenset[str]) -> list[str]:
    """Give the labels of kinds that fit nearly as well.

    "Có nhu cầu đào tạo" speaks of a class as well, and of nobody who was sent to it.
    """
    out = OF_CLASSES if named & OF_PLANS else set()
    return [other.label for other in near if other.key not in out]


def _if_not_sent(
    kind: TableKind, plans: set[str], titles: Titles, vocabulary: Vocabulary
) -> list[str]:
    """Give what a list of people sent would be, if its title is right that they were not."""
    if kind.key not in OF_CLASSES:
        return []
    others = (other for other in vocabulary.kind if other.key in plans)
    return [(titles.proposed and other.wanted) or other.label for other in others]


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
TITLE_PLANNED = "planned_title"
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
