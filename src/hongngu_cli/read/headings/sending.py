"""Whether titles and headings say that people were sent, or that they are still to be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from hongngu_cli.model.recognition import NAMES, ColumnMeaning
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.headings.context import begins_with
from hongngu_cli.read.headings.words import GENERAL, MAPPED
from hongngu_cli.text.fold import fold

WANTED = "demand_level"
OF_WHO_WENT = {"decision", "decision_date", "result"}
PLAN = "plan"
OF_OTHERS = "tiêu đề bảng nói về việc khác nên hiểu là trình độ đang có"
STILL_TO_COME = "tiêu đề bảng nói là kế hoạch, dự kiến, chưa phải đã cử"


@dataclass(frozen=True, slots=True)
class Titles:
    """What stands above a table, and the name of its sheet.

    ``told`` says that a title or section names a level, ``unsent`` that the title is of people
    who were sent to nothing. ``lines`` are the titles one by one, ``year`` says that they tell
    a year, ``proposed`` that they only put people forward.
    """

    text: str
    told: bool
    unsent: bool
    lines: tuple[str, ...] = ()
    year: bool = False
    proposed: bool = False


@dataclass(frozen=True, slots=True)
class Sending:
    """What titles and headings over people say of their being sent.

    ``both`` tells who was sent beside what is wanted next, ``plan`` a title that begins as one,
    ``expected`` a heading or a title of something still to come, ``unsent`` that nobody was sent
    as yet.
    """

    both: bool
    plan: bool
    expected: bool
    unsent: bool


def sending_of(
    columns: Mapping[int, ColumnMeaning], titles: Titles, vocabulary: Vocabulary
) -> Sending:
    """Hear titles and headings on whether people were sent."""
    fields = {meaning.field for meaning in columns.values()}
    people = not fields.isdisjoint(NAMES)
    folded = fold(titles.text)
    first = _sent_first(folded, vocabulary)
    said = first or (people and says_sent(columns, vocabulary))
    both = said and {"level", WANTED} <= fields
    planned = _only_planned(folded, vocabulary) and not (both and first)
    plan, expected = _is_plan(titles, vocabulary), _expects(columns, vocabulary)
    proposed = titles.proposed and _may_be_proposed(columns)
    unsent = people and (titles.unsent or planned or proposed or (plan and expected))
    return Sending(both, plan, expected or proposed, unsent)


def _may_be_proposed(columns: Mapping[int, ColumnMeaning]) -> bool:
    """Tell whether columns leave it to a title that people are only put forward.

    A decision, or how it went, is told of who went; the user may say which column has levels.
    """
    return not any(
        meaning.field in OF_WHO_WENT or (meaning.field == "level" and meaning.why == MAPPED)
        for meaning in columns.values()
    )


def _only_planned(title: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a folded title speaks of a plan: "dự kiến cử đi học", and of nobody sent."""
    rows = vocabulary.rows
    return says_any(title, rows.planned) and not says_any(title, rows.sent)


def _is_plan(titles: Titles, vocabulary: Vocabulary) -> bool:
    """Tell whether a title begins as a plan: "Kế hoạch đào tạo năm 2025", and sends nobody.

    One with a number is what people were sent by.
    """
    words = next(kind.title_words for kind in vocabulary.kind if kind.key == PLAN)
    numbered = [f"{word} {sign}" for word in words for sign in vocabulary.rows.before_ordinal]
    plans = [
        any(_begins(line, word) for word in words) and not any(_begins(line, n) for n in numbered)
        for line in titles.lines
    ]
    others = [line for line, is_plan in zip(titles.lines, plans, strict=True) if not is_plan]
    sends = any(says_any(fold(line), vocabulary.rows.sending) for line in others)
    return any(plans) and not sends and not says_any(fold(titles.text), vocabulary.rows.sent)


def _expects(columns: Mapping[int, ColumnMeaning], vocabulary: Vocabulary) -> bool:
    """Tell whether a heading says that something is still to come: "Dự kiến thời gian".

    Where the user says which column has the levels, people were sent to them.
    """
    mapped = any(m.field == "level" and m.why == MAPPED for m in columns.values())
    headings = [m.heading for m in columns.values() if m.field != WANTED]
    planned = vocabulary.rows.planned
    return not mapped and any(_begins(text, word) for text in headings for word in planned)


def _begins(text: str, words: str) -> bool:
    return f"{fold(text)} ".startswith(f"{fold(words)} ")


def asked_for(columns: Mapping[int, ColumnMeaning]) -> dict[int, ColumnMeaning]:
    """Take the levels of people who were not sent as yet for those that are asked for."""
    asked = any(meaning.field == WANTED for meaning in columns.values())
    return {
        column: replace(meaning, field=WANTED, why=STILL_TO_COME)
        if meaning.field == "level" and meaning.why != MAPPED and not asked
        else meaning
        for column, meaning in columns.items()
    }


def held_elsewhere(
    columns: Mapping[int, ColumnMeaning], titles: Titles, vocabulary: Vocabulary
) -> dict[int, ColumnMeaning]:
    """Leave out "Trình độ đào tạo" in a list about something else: it is what people hold.

    "Danh sách nâng bậc lương": no line above it, nor the sheet's name, speaks of any.
    """
    rows = vocabulary.rows
    trained = (*rows.sending, *rows.sent_to, *rows.course, *rows.training)
    about = [line for line in titles.lines if says_any(fold(line), rows.other_business)]
    if not about or says_any(fold(titles.text), trained):
        return dict(columns)
    return {
        column: replace(meaning, field=None, why=OF_OTHERS)
        if meaning.field == "level"
        and meaning.why != MAPPED
        and not meaning.value
        and begins_with(meaning.heading, (GENERAL,))
        else meaning
        for column, meaning in columns.items()
    }


def _sent_first(title: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a folded title sends before it plans: "cử đi học và nhu cầu năm 2022"."""
    rows = vocabulary.rows
    sent, planned = (_first(title, phrases) for phrases in (rows.sending, rows.planned))
    return sent is not None and planned is not None and sent < planned


def _first(folded: str, phrases: Iterable[str]) -> int | None:
    places = (f" {folded} ".find(f" {fold(phrase)} ") for phrase in phrases)
    return min((place for place in places if place >= 0), default=None)


def says_any(folded: str, phrases: Iterable[str]) -> bool:
    """Tell whether a folded text speaks of one of the phrases, in whole words."""
    return any(f" {fold(phrase)} " in f" {folded} " for phrase in phrases)


def says_sent(columns: Mapping[int, ColumnMeaning], vocabulary: Vocabulary) -> bool:
    """Tell whether a heading itself says that people were sent to the levels beneath it.

    "Cử đi đào tạo" beside "Trình độ hiện nay", or "Lớp đã học năm 2021". What is only planned is
    no level by now, but where the user says so.
    """
    return any(
        meaning.year or says_any(fold(meaning.heading), vocabulary.rows.sending)
        for meaning in columns.values()
        if meaning.field == "level"
    )
