"""What the rows of a list of units are: units, names of groups of them, totals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from hongngu_cli.model.issue import Issue
from hongngu_cli.model.place import Place
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.counts.words import LETTERS, NUMBERS, Beginnings
from hongngu_cli.read.formats.word_numbers import roman
from hongngu_cli.read.rows.sections import PLAIN
from hongngu_cli.text.fold import fold
from hongngu_cli.text.numbers import prose
from hongngu_cli.text.spellings import UnitSpellings, as_written

SIGN = re.compile(r"([IVX]{1,5}|[A-HĐ])\s*[.)/:–-]\s*(?=\S)")
"""A Roman number or a capital letter before a name; "P. Nội vụ" has none, by its turn."""
LETTER, ROMAN = 0, 1
"""Ranks of a capital letter and of a Roman number."""
IN_TURN = "ABCDĐEGH"
NUMBER = r"(?<![\d/])(?<!\d[.,])(\d{1,3})(?![\d/]|[.,]\d)"
Is = Literal["unit", "group", "doubt"]


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row that names something.

    ``rank`` is that of its number in the list, ``number`` what it is in digits; ``others`` are
    the texts beside it, by column. ``within`` is false for a name that stands in no column of
    units, ``total`` tells the words of a total.
    """

    place: Place
    name: str
    rank: int = PLAIN
    number: int | None = None
    others: Mapping[int, str] = field(default_factory=dict)
    within: bool = True
    total: bool = False


class RowKinds:
    """Tells units from the names of their groups, and holds totals against the units above."""

    def __init__(self, vocabulary: Vocabulary, units: UnitSpellings, issues: list[Issue]) -> None:
        """Fold the words; ``issues`` is what is to be told."""
        rows, totals = vocabulary.rows, vocabulary.totals
        self.units, self.issues = units, issues
        self.several = Beginnings((*rows.several, *rows.unit_above))
        self.groups = Beginnings((*rows.several, *rows.unit_above, *rows.grouping))
        self.overall, self.totals = Beginnings(totals.overall), frozenset(map(fold, rows.total))
        labels, kinds = as_written(rows.unit_label), as_written(rows.unit)
        self.labelled = re.compile(rf"{NUMBER}\s*{labels}(?!\w)", re.IGNORECASE)
        self.by_kind = re.compile(rf"{NUMBER}\s*{kinds}(?!\w)", re.IGNORECASE)
        self.of_units = re.compile(rf"\(?\s*\d{{1,3}}\s*(?:{labels}|{kinds})?\s*\)?", re.IGNORECASE)

    def units_of(self, rows: Sequence[ListRow], before: int = 0) -> Iterator[ListRow]:
        """Give the rows that are units, ``before`` of which stood on other sheets."""
        named = _signed([row for row in rows if not row.total])
        while named and not named[-1].within:
            named.pop()
        kinds = self._kinds(named)
        taken = [row for row, kind in zip(named, kinds, strict=True) if kind != "group"]
        for row, kind in zip(named, kinds, strict=True):
            if kind == "group":
                self.issues.append(_group(row))
            elif kind == "doubt":
                self.issues.append(_doubt(row))
        groups = [row.place.row or 0 for row in named if row not in taken]
        for total in (row for row in rows if row.total):
            self._hold(total, taken, groups, before)
            groups.append(total.place.row or 0)
        yield from taken

    def _kinds(self, rows: Sequence[ListRow]) -> list[Is]:
        kinds = [
            self._kind(above, row, beneath)
            for above, row, beneath in zip([None, *rows], rows, [*rows[1:], None], strict=False)
        ]
        heading = {row.rank for row, kind in zip(rows, kinds, strict=True) if kind == "group"}
        return [
            "doubt" if kind == "unit" and row.rank in heading and row.rank < NUMBERS else kind
            for row, kind in zip(rows, kinds, strict=True)
        ]

    def _kind(self, above: ListRow | None, row: ListRow, beneath: ListRow | None) -> Is:
        """Tell a row by what it says and by those above and beneath it.

        A list of names alone has no groups, nor has one whose rows are all numbered alike.
        """
        if not row.within or (beneath and row.name.endswith(":")):
            return "group"
        if beneath is None:
            return "unit"
        if row.rank == PLAIN:
            return "unit" if self._tells(row) else self._without_number(above, row, beneath)
        return self._with_number(row, beneath)

    def _tells(self, row: ListRow) -> bool:
        """Tell whether more than a number of units stands beside a name."""
        return any(not self.of_units.fullmatch(text) for text in row.others.values())

    def _with_number(self, row: ListRow, beneath: ListRow) -> Is:
        """Tell a row that the next one may be numbered beneath: I above 1, 1 above 1.1."""
        if row.rank >= beneath.rank or row.rank >= LETTERS:
            return "unit"
        said = self.groups.begin(row.name)
        parts = beneath.rank < LETTERS if row.rank >= NUMBERS else said or beneath.rank != PLAIN
        if parts and not self._tells(row):
            return "group"
        return "doubt" if parts or said or row.rank < NUMBERS else "unit"

    def _without_number(self, above: ListRow | None, row: ListRow, beneath: ListRow) -> Is:
        """Tell a row without a number by how those around it are numbered."""
        if beneath.rank == PLAIN:
            return "doubt" if self.several.begin(row.name) else "unit"
        if self.groups.begin(row.name):
            return "group"
        if beneath.number == 1:
            return "doubt" if self.units.known(row.name) else "group"
        in_turn = above is not None and above.number and beneath.number == above.number + 1
        return "doubt" if in_turn else "unit"

    def _hold(
        self, total: ListRow, taken: Sequence[ListRow], groups: Sequence[int], before: int
    ) -> None:
        """Hold a total against the units above it, or those since the last group or total."""
        at = total.place.row or 0
        columns = {column for row in taken for column in row.others}
        beside = [text for column, text in total.others.items() if column not in columns]
        text = " ; ".join((total.name, *beside))
        above = [row for row in taken if (row.place.row or 0) < at]
        since = max((row for row in groups if row < at), default=0)
        part = [row for row in above if (row.place.row or 0) > since]
        whole = self.overall.begin(total.name) and self._is_bare(text)
        may = [above] if whole else [above, part]
        right = {len(rows) + more for rows in may for more in (0, before)}
        right |= {len({self.units.place_key(row.name) for row in rows}) for rows in may}
        said = self._said(text)
        if said is not None and said not in right:
            self.issues.append(_differs(total, said, len(above)))

    def _said(self, text: str) -> int | None:
        """Give the number of units that a total tells; None where it tells none, or several."""
        if found := self.labelled.search(text):
            return int(found[1])
        if parts := [int(one[1]) for one in self.by_kind.finditer(text)]:
            return sum(parts)
        alone = re.findall(NUMBER, text)
        return int(alone[0]) if len(alone) == 1 and self._is_bare(text) else None

    def _is_bare(self, text: str) -> bool:
        """Tell a total that names nothing but its number and what that counts."""
        for pattern in (self.labelled, self.by_kind, NUMBER):
            text = re.sub(pattern, " ", text)
        return fold(text) in self.totals


def _signed(rows: Sequence[ListRow]) -> list[ListRow]:
    """Take Roman numbers and letters off the names that are numbered by them, one after another."""
    last = {LETTER: 0, ROMAN: 0}
    found = []
    for row in rows:
        sign = SIGN.match(row.name) if row.rank == PLAIN else None
        rank = LETTER if sign and sign[1] in IN_TURN else ROMAN
        # Some leave out Đ.
        turns = (last[rank] + 1, last[rank] + 2, 1) if rank == LETTER else (last[rank] + 1, 1)
        turn = next((turn for turn in turns if sign and _sign(rank, turn) == sign[1]), None)
        if sign and turn:
            last[rank] = turn
            found.append(replace(row, name=row.name[sign.end() :], rank=rank))
        else:
            found.append(row)
    return found


def _sign(rank: int, number: int) -> str:
    return roman(number) if rank == ROMAN else IN_TURN[number - 1 : number]


def _group(row: ListRow) -> Issue:
    return Issue(
        "unit-list-group",
        "note",
        row.place,
        row.name,
        "Dòng này được coi là tên nhóm của các đơn vị ở dưới, không tính là đơn vị phải gửi.",
        "Nếu cũng là đơn vị phải gửi thì ghi số thứ tự như các đơn vị khác.",
    )


def _doubt(row: ListRow) -> Issue:
    return Issue(
        "unit-list-doubt",
        "warning",
        row.place,
        row.name,
        "Chưa rõ dòng này là đơn vị hay tên nhóm của các đơn vị; vẫn tính là đơn vị phải gửi.",
        "Nếu chỉ là tên nhóm thì xoá dòng này khỏi danh sách.",
    )


def _differs(total: ListRow, said: int, found: int) -> Issue:
    return Issue(
        "unit-list-total",
        "warning",
        total.place,
        total.name,
        f"Danh sách ghi {prose(said)} đơn vị, nhưng đọc được {prose(found)} đơn vị ở trên.",
        "Kiểm tra xem danh sách thừa, thiếu dòng nào không, hoặc sửa số ở dòng này.",
    )
