"""Units that the office's own list of units does not have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hongngu_cli.check.telling import Telling, by_table
from hongngu_cli.text.fold import clean, has_marks, unmark
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.spellings import UnitSpellings
from hongngu_cli.text.suggestions import Suggestions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary


def unit_unknown(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find units that are not in the office's list; where it has none, any unit will do.

    What looks like a known unit misspelt is told at each of its cells, any other unit once a
    table, with its other cells: a list of schools is no list of mistakes.
    """
    telling = Telling(roster, vocabulary, "unit-unknown")
    near, written = UnitSuggestions(vocabulary), roster.columns["unit"]
    for rows in by_table(roster, in_unknown_units(roster, vocabulary)).values():
        of_text: dict[str, list[int]] = {}
        for row in rows:
            of_text.setdefault(written[row], []).append(row)
        for text, those in of_text.items():
            meant = near.nearest(text)
            if meant:
                says = "Đơn vị này không có trong danh sách đơn vị của cơ quan."
                advice = f'Có phải "{meant}"? Nếu phải, sửa lại ô này.'
                yield from (telling.cell(row, "unit", says, advice) for row in those)
                continue
            more = f" ({len(those)} lượt)" if len(those) > 1 else ""
            says = f"Đơn vị này không có trong danh sách đơn vị của cơ quan{more}."
            cells = dict.fromkeys(roster.place(row, "unit").cell for row in those)
            if others := [cell for cell in cells if cell][1:]:
                says = f"{says} Cũng ghi như vậy ở {_listed(others, 'ô')}."
            if there := near.of_place(text):
                says = f"{says} Ở cùng nơi, danh sách có: {_listed(there)}."
            yield telling.cell(those[0], "unit", says)
    for row, meant in misspelt_in_posts(roster, vocabulary).items():
        table = roster.tables[int(roster.origins.table[row])]
        at, column = int(roster.origins.row[row]), table.column_of(POST_AND_UNIT)
        says = "Tên đơn vị trong ô này không có trong danh sách đơn vị của cơ quan."
        advice = f'Có phải "{meant}"? Nếu phải, sửa lại tên đơn vị trong ô này.'
        yield telling.sheet_cell(table, at, column or 1, says, advice)


POST_AND_UNIT = "position_unit"
"""The column in which a post and its unit stand in one cell."""


def misspelt_in_posts(roster: Roster, vocabulary: Vocabulary) -> dict[int, str]:
    """Give the units that posts surely mean, by row, where reading found none in them."""
    columns = [table.column_of(POST_AND_UNIT) for table in roster.tables]
    if not vocabulary.unit or not any(columns):
        return {}
    near, found = UnitSuggestions(vocabulary), {}
    for row in roster.where("unit", lambda unit: unit is None):
        number = int(roster.origins.table[row])
        if column := columns[number]:
            cell = roster.tables[number].sheet.cell(int(roster.origins.row[row]), column)
            if meant := near.nearest_within(clean(shown(cell))):
                found[row] = meant
    return found


def in_unknown_units(roster: Roster, vocabulary: Vocabulary) -> list[int]:
    """List the rows whose unit the office's list does not have; none where it has no list."""
    if not vocabulary.unit:
        return []
    units, written = UnitSpellings(vocabulary), roster.columns["unit"]
    unknown = {
        text
        for text in {written[row] for row in roster.ids.tolist()} - {None}
        if units.known(text) is None and units.within(text) is None
    }
    return [row for row in roster.ids.tolist() if written[row] in unknown]


def _listed(names: Sequence[str], what: str = "đơn vị") -> str:
    more = f" và {len(names) - MOST_LISTED} {what} khác" if len(names) > MOST_LISTED else ""
    return f"{', '.join(names[:MOST_LISTED])}{more}"


MOST_LISTED = 5
"""So many units of a place, or cells of a unit, are named; a list may have all its schools."""
ALIKE = 0.6
"""So much of two words must be the same letters for one to be the other, misspelt."""


class UnitSuggestions:
    """The office's units: the one that was most likely meant, and those of a place.

    The police of a commune are no misspelt Party committee, however near the letters are.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take the office's units with their spellings."""
        self.units = UnitSpellings(vocabulary)
        self.near = Suggestions(
            (spelling, unit.name)
            for unit in vocabulary.unit
            for spelling in (unit.name, *unit.aliases)
        )
        self.but_one: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        for spelling, name in self.near.labels.items():
            if len(words := spelling.split()) >= FEWEST:
                for rest, word in _each_left_out(words):
                    self.but_one.setdefault(rest, []).append((word, name))
        self.lengths = {len(rest) for rest in self.but_one}
        self.within: dict[str, str | None] = {}
        self.place = re.compile(rf"(?:^|(?<= )){self.units.any_kind} (?=\S)")
        self.of_places: dict[str, list[str]] = {}
        self.of_unmarked: dict[str, list[str]] = {}
        for unit in vocabulary.unit:
            place = self._parted(unit.name)[1]
            self.of_places.setdefault(place, []).append(unit.name)
            self.of_unmarked.setdefault(unmark(place), []).append(unit.name)

    def nearest(self, text: str) -> str | None:
        """Give the unit that was most likely meant; None where that is of another kind."""
        meant = self.near.nearest(text)
        return None if meant is None or self._of_another_kind(text, meant) else meant

    def nearest_within(self, text: str) -> str | None:
        """Give the one unit that a part of a text is but for marks and a letter of one word.

        "Chuyên viên Sở Nội vu" has one of "Sở Nội vụ".
        """
        if text not in self.within:
            words = unmark(self.units.key(text)).split()
            found = {
                name
                for length in self.lengths
                for at in range(len(words) - length + 1)
                for rest, word in _each_left_out(words[at : at + length])
                for meant, name in self.but_one.get(rest, ())
                if word == meant or _is_slip(word, meant)
            }
            self.within[text] = found.pop() if len(found) == 1 else None
        return self.within[text]

    def of_place(self, text: str) -> Sequence[str]:
        """Give the office's units of the place that stands in a unit's name."""
        place = self._parted(text)[1]
        places = self.of_places if has_marks(text) else self.of_unmarked
        return places.get(place, ()) if place else ()

    def _of_another_kind(self, text: str, meant: str) -> bool:
        """Tell whether before their places two units have words that differ by more than a slip.

        A place alone stands for the bodies that govern it.
        """
        (body, place), (other, its_place) = (
            map(unmark, self._parted(one)) for one in (text, meant)
        )
        if not place or not its_place or not body:
            return False
        if not other:
            return not self.units.unmarked_bodies.fullmatch(f"{body} ")
        words, others = body.split(), other.split()
        return len(words) != len(others) or not all(map(_are_alike, words, others))

    def _parted(self, text: str) -> tuple[str, str]:
        """Part the words before a place from the place, folded; '' for none."""
        key = self.units.key(text)
        found = self.place.search(key)
        return (key[: found.start()].strip(), key[found.start() :]) if found else (key, "")


FEWEST = 2
"""Words of a unit of which a slip is looked for within a text, and letters of such a word."""


def _each_left_out(words: Sequence[str]) -> Iterable[tuple[tuple[str, ...], str]]:
    """Give words with each of them left out in turn, and that one."""
    return (((*words[:at], "", *words[at + 1 :]), word) for at, word in enumerate(words))


def _is_slip(word: str, other: str) -> bool:
    """Tell whether words without marks differ by one letter, which no short word may."""
    # Most runs ask for nothing back.
    from rapidfuzz.distance import OSA

    numbered = any(map(str.isdigit, word + other))
    return not numbered and len(other) > FEWEST and OSA.distance(word, other) == 1


def _are_alike(word: str, other: str) -> bool:
    # Most runs ask for nothing back.
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(word, other) >= ALIKE
