"""Words the vocabulary does not have: levels, and the values of coded fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.check.telling import Telling, doubtful
from hongngu_cli.model.fields import DECISION, FIELD
from hongngu_cli.model.recognition import BENEATH
from hongngu_cli.text.file_names import stem_of, without_copy
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.level_questions import LevelQuestions
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.spellings import COUNTED_AS
from hongngu_cli.text.suggestions import asked_back, coded_suggestions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hongngu_cli.model.fields import Field
    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary

AMBIGUOUS = "ambiguous"
RESULT, STATUS = "result", "status"
OF_DAYS = ("date", "year")
OF_MARKS = {
    "several-marks": ("Đánh dấu ở nhiều cột cùng lúc", "Chỉ để dấu ở một cột."),
    "unlike-heading": ("Chữ trong ô trái với tiêu đề cột", "Đối chiếu hồ sơ và ghi lại ô này."),
}
"""Doubts about marks, whose cells hold no value that could be misspelt."""
MOST_VALUES = 8
"""More values than these are not listed in an advice."""


def level_unknown(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find levels the vocabulary does not have, or that could be several."""
    telling = Telling(roster, vocabulary, "level-unknown")
    doubts = doubtful(roster, "level")
    if not doubts:
        return
    questions = LevelQuestions(vocabulary)
    for row, code in doubts.items():
        typed = clean(shown(roster.typed(row, "level"))) or _naming(roster, row)
        marked = marked_heading(roster, row)
        if marked and code != AMBIGUOUS:
            continue  # which is told at its heading
        if code == AMBIGUOUS:
            asked = questions.of_several(marked or typed, marked=bool(marked))
        else:
            asked = questions.of(typed, heading_group(roster, row), titled=titled(roster, row))
        yield telling.cell(row, "level", *asked)


def value_unknown(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find values of coded fields (sex, mode, status …) that the vocabulary does not have."""
    telling = Telling(roster, vocabulary, "value-unknown")
    suggestions = None
    for name in coded_in_doubt(roster):
        field = FIELD[name]
        suggestions = suggestions or coded_suggestions(vocabulary)
        says = "Không phải giá trị đã biết của {}."
        for row, code in doubtful(roster, name).items():
            if code in OF_MARKS:
                why, advice = OF_MARKS[code]
                undecided = f"{why} nên chưa xác định được {field.label.lower()}."
                yield telling.cell(row, name, undecided, advice)
                continue
            typed = clean(shown(roster.typed(row, name)))
            own = FIELD[RESULT] if _is_grade(roster, row, name, vocabulary) else field
            near = suggestions[name].nearest(typed) if name in suggestions else None
            advice = f"{asked_back(near)}." if near else _listed(vocabulary, own)
            yield telling.cell(row, name, says.format(_called(roster, row, own)), advice)


def coded_in_doubt(roster: Roster) -> Iterable[str]:
    """Name the coded fields of which some cell was not understood."""
    fields = (FIELD[name] for name in roster.doubts if name in FIELD)
    others = {"name", "level", DECISION}
    return [one.key for one in fields if one.key not in others and one.kind not in OF_DAYS]


def _called(roster: Roster, row: int, field: Field) -> str:
    """Call a field by the heading of the column it stands in, where that says otherwise."""
    heading = _heading_in_row(roster, row, field.key)
    if not heading or fold(heading) == fold(field.label):
        return f'"{field.label}"'
    return f'cột "{heading}" ({field.label.lower()})'


def _heading_in_row(roster: Roster, row: int, name: str) -> str:
    """Give the heading over a field's cell; '' where that is in a section or a title."""
    table = roster.tables[int(roster.origins.table[row])]
    place = roster.place(row, name)
    in_row = place.row == roster.origins.row[row]
    meaning = table.columns.get(place.column or 0) if in_row else None
    return clean(meaning.heading) if meaning else ""


def _is_grade(roster: Roster, row: int, name: str, vocabulary: Vocabulary) -> bool:
    """Tell a status that is read from a column of grades, where values of status are no help.

    In a column of results, how it ended is asked for as well.
    """
    heading = f" {fold(_heading_in_row(roster, row, name))} "
    words = map(fold, vocabulary.rows.ranking)
    own = (word for word in words if word != fold(FIELD[RESULT].label))
    return name == STATUS and any(f" {word} " in heading for word in own)


def heading_group(roster: Roster, row: int) -> str | None:
    """Tell which group of levels the heading above a level speaks of."""
    table = roster.tables[int(roster.origins.table[row])]
    meaning = table.columns.get(roster.place(row, "level").column or 0)
    return meaning.context if meaning else None


def titled(roster: Roster, row: int) -> bool:
    """Tell whether a class's name in a title above the table is all that is said of a level."""
    header = roster.tables[int(roster.origins.table[row])].header_rows
    place = roster.place(row, "level")
    if place.row is None:
        return bool(_naming(roster, row))
    return header is not None and place.row < header[0]


def _naming(roster: Roster, row: int) -> str:
    """Give the name of the sheet or the file that alone says which class people were sent to."""
    table = roster.tables[int(roster.origins.table[row])]
    given = table.given_overall.get("level")
    if given is None or given.source not in {"sheet", "file"}:
        return ""
    return without_copy(given.place.sheet or stem_of(given.place.path)).replace("_", " ")


def marked_heading(roster: Roster, row: int) -> str:
    """Give the lowest heading over a mark; '' where the level is written in its cell."""
    place, table = roster.place(row, "level"), roster.tables[int(roster.origins.table[row])]
    meaning = table.columns.get(place.column or 0)
    return meaning.heading.rpartition(BENEATH)[2] if meaning and meaning.value else ""


def _listed(vocabulary: Vocabulary, field: Field) -> str:
    counted = COUNTED_AS.get(field.key, field.key)
    labels = [coded.label for coded in vocabulary.coded if coded.field == counted]
    few = 0 < len(labels) <= MOST_VALUES
    return f"Sửa thành một trong các giá trị: {', '.join(labels)}." if few else ""
