"""Count who holds which level, with women and young among them, now or before and after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from hongngu_cli.analyse.counted import share
from hongngu_cli.analyse.dimensions import NOT_TOLD
from hongngu_cli.analyse.standing.counted import counted
from hongngu_cli.analyse.standing.divisions import YOUNG, Divisions
from hongngu_cli.analyse.standing.ladder import OF_GROUP, Ladder
from hongngu_cli.model.figure import Figure
from hongngu_cli.model.table import Column, Row, Table, Term
from hongngu_cli.text.numbers import prose

if TYPE_CHECKING:
    from hongngu_cli.analyse.standing.held import Holdings
    from hongngu_cli.analyse.standing.standing import Person
    from hongngu_cli.model.vocabulary import Vocabulary

GROUPS = OF_GROUP
"""Groups of levels that cadre lists tell of, and the field that tells them."""
BEFORE = (
    "Người có trình độ nhờ lớp hoàn thành trong hay sau kỳ: trước đó tính theo trình độ phải có để "
    "được cử đi học; không rõ thì ghi “Chưa xác định”."
)
ENDS = "Lớp hoàn thành không ghi ngày kết thúc tính theo năm cử đi."
WOMEN = "nu"
DEGREE = "chuyen-mon"
UNTOLD = {
    "sex": "Không ghi giới tính",
    "birth": "Không ghi năm sinh",
    "degree": "Không rõ trình độ chuyên môn",
}
"""What may not be told of people, and how the figure is called."""
UNKNOWN = NOT_TOLD.key
NONE = Term("none", "Chưa qua đào tạo")
"""Stands for those who hold no level, as their list tells."""
OF_KNOWN = {
    "sex": "Tỷ lệ nữ chỉ tính trên người có ghi giới tính ({} người không ghi).",
    "birth": "Tỷ lệ trẻ chỉ tính trên người có ghi ngày sinh, năm sinh ({} người không ghi).",
}
"""What of some people is not told, and what is said of shares then."""


class Holders:
    """Counts people by the levels they hold; every number is a figure under its key."""

    def __init__(
        self,
        people: Sequence[Person],
        vocabulary: Vocabulary,
        divisions: Divisions,
        suffix: str,
    ) -> None:
        """Count women and young; ``suffix`` ends each label: the day all is told for."""
        self.people, self.vocabulary, self.suffix = people, vocabulary, suffix
        sexes, youth = divisions.by("sex").of_rows, divisions.by(YOUNG).of_rows
        self.women, self.young = self._of(sexes, WOMEN), self._of(youth, YOUNG)
        self.untold = {"sex": self._of(sexes, None), "birth": self._of(youth, None)}
        self.figures: dict[str, Figure] = {}
        rows = [one.cadre.row for one in people]
        self._put("standing.total", "Cán bộ trong danh sách", rows)
        self._put("standing.women", "Nữ", [row for row in rows if row in self.women])
        self._put("standing.young", "Cán bộ trẻ", [row for row in rows if row in self.young])
        self.untold["degree"] = frozenset(
            one.cadre.row for one in people if self._told(one, DEGREE, one.level(DEGREE)) is None
        )
        for of, label in UNTOLD.items():
            self._put(f"standing.unknown.{of}", label, _within(rows, self.untold[of]))
        after = {level.key for level in vocabulary.level if level.postgraduate}
        held = [one.cadre.row for one in people if after & {*map(one.level, GROUPS)}]
        self._put("standing.postgraduates", "Có trình độ sau đại học", held)

    @staticmethod
    def _of(of_rows: Mapping[int, object], wanted: str | None) -> frozenset[int]:
        return frozenset(row for row, key in of_rows.items() if key == wanted)

    def _put(self, key: str, label: str, rows: Iterable[int]) -> Figure:
        figure = counted(key, f"{label}, {self.suffix}", tuple(rows))
        self.figures[key] = figure
        return figure

    def table(self) -> Table:
        """Lay out who holds which level now."""
        whole = len(self.people)
        rows: list[Row] = []
        for group, field in GROUPS.items():
            held = {one.cadre.row: self._told(one, group, one.level(group)) for one in self.people}
            for key in self._levels(held.values()):
                ids = [row for row, level in held.items() if level == key]
                name, label = self._named("holders", group, key)
                count = self._put(name, label, ids).value
                of = {"women": self.women, "young": self.young}
                names = {"women": f"{name}/sex.{WOMEN}", "young": f"{name}/young.{YOUNG}"}
                cells = {
                    part: self._put(names[part], f"{label}, {words}", _within(ids, of[part])).value
                    for part, words in (("women", "nữ"), ("young", "trẻ"))
                }
                rows.append(
                    {
                        **self._terms(group, field, key),
                        "count": count,
                        "share": share(count, whole),
                        **cells,
                        "women_share": share(cells["women"], self._known(ids, "sex")),
                        "young_share": share(cells["young"], self._known(ids, "birth")),
                    }
                )
        columns = (
            *self._first_columns(),
            Column("count", "Người", "count"),
            Column("share", "Tỷ lệ (%)", "share"),
            Column("women", "Nữ", "count"),
            Column("women_share", "Nữ (%)", "share"),
            Column("young", "Trẻ", "count"),
            Column("young_share", "Trẻ (%)", "share"),
        )
        notes = tuple(
            says.format(prose(number))
            for of, says in OF_KNOWN.items()
            if (number := self.figures[f"standing.unknown.{of}"].value)
        )
        return Table("holders", "Trình độ hiện có", columns, tuple(rows), notes=notes)

    def _known(self, rows: Sequence[int], of: str) -> int:
        """Count the people of whom something is told."""
        return sum(row not in self.untold[of] for row in rows)

    @staticmethod
    def _told(one: Person, group: str, level: str | None) -> str | None:
        """Give a level held, or that it is told to be none."""
        return level or (NONE.key if Ladder.none_told(one.cadre, group) else None)

    def change(self, holdings: Holdings, start: dt.date, end: dt.date, period: str) -> Table:
        """Lay out who held which level before and after a period."""
        days = {"before": start - dt.timedelta(days=1), "after": end}
        rows: list[Row] = []
        for group, field in GROUPS.items():
            held = {name: self._held_on(holdings, group, day) for name, day in days.items()}
            told = (level for levels in held.values() for level in levels.values())
            for key in self._levels(told):
                parts = {}
                for name, levels in held.items():
                    ids = [row for row, level in levels.items() if level == key]
                    figure, label = self._named(name, group, key)
                    words = "trước kỳ" if name == "before" else "cuối kỳ"
                    parts[name] = self._put(figure, f"{label}, {words} {period}", ids)
                change = self._difference(group, key, parts["before"], parts["after"], period)
                counts = {name: figure.value for name, figure in parts.items()}
                rows.append({**self._terms(group, field, key), **counts, "change": change.value})
        columns = (
            *self._first_columns(),
            Column("before", "Trước kỳ", "count"),
            Column("after", "Cuối kỳ", "count"),
            Column("change", "Tăng, giảm", "count"),
        )
        self._put_raised(holdings, days, period)
        title = f"Trình độ trước và sau kỳ {period}"
        return Table("change", title, columns, tuple(rows), notes=(BEFORE, ENDS))

    def _put_raised(self, holdings: Holdings, days: Mapping[str, dt.date], period: str) -> None:
        """Count who holds more after the period than before."""
        rank = holdings.ladder.rank
        raised: set[int] = set()
        for group in GROUPS:
            before, after = (self._held_on(holdings, group, day) for day in days.values())
            for row, level in after.items():
                if rank.get(level or "", -1) > rank.get(before[row] or "", -1):
                    raised.add(row)
        self._put("standing.raised", f"Nâng trình độ trong kỳ {period}", sorted(raised))

    def _held_on(self, holdings: Holdings, group: str, day: dt.date) -> dict[int, str | None]:
        told = ((one, holdings.on(one.learning, group, day)) for one in self.people)
        return {
            one.cadre.row: self._told(one, group, held.level if held else None)
            for one, held in told
        }

    def _difference(
        self, group: str, key: str | None, before: Figure, after: Figure, period: str
    ) -> Figure:
        name, label = self._named("change", group, key)
        value, terms = after.value - before.value, ((1, after), (-1, before))
        self.figures[name] = Figure(name, f"{label}, tăng trong kỳ {period}", value, terms=terms)
        return self.figures[name]

    def _levels(self, held: Iterable[str | None]) -> list[str | None]:
        """Give the levels that somebody holds, in order; the unknown last."""
        told = set(held)
        known: list[str | None] = [
            key for key in (NONE.key, *self.vocabulary.levels) if key in told
        ]
        return [*known, *([None] if None in told else [])]

    def _named(self, what: str, group: str, key: str | None) -> tuple[str, str]:
        label = self.vocabulary.label("level", key)
        if key in {None, NONE.key}:
            field = self.vocabulary.field_label(GROUPS[group])
            term = NONE if key else NOT_TOLD
            return f"standing.{what}.{term.key}.{group}", f"{field}: {term.label}"
        return f"standing.{what}.{key}", f"Đang có {label}"

    def _terms(self, group: str, field: str, key: str | None) -> Row:
        named = Term(key or UNKNOWN, self.vocabulary.label("level", key))
        level = NONE if key == NONE.key else named
        return {"group": Term(group, self.vocabulary.field_label(field)), "level": level}

    @staticmethod
    def _first_columns() -> tuple[Column, Column]:
        return Column("group", "Loại"), Column("level", "Trình độ")


def _within(rows: Iterable[int], wanted: frozenset[int]) -> Iterable[int]:
    return (row for row in rows if row in wanted)
