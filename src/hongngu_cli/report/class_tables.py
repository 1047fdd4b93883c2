"""Tables of classes and learners."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hongngu_cli.analyse.classes import (
    ClassNumbers,
    Dimension,
    Key,
    average,
    in_planned_years,
    rows_of,
)
from hongngu_cli.analyse.counted import TOTAL, share
from hongngu_cli.analyse.dimensions import NOT_TOLD
from hongngu_cli.model.counts import ATTENDANCE, Count
from hongngu_cli.model.table import Column, Row, Table, Value

HELD = ("count", "learners")
PLANNED = ("planned.count", "planned.learners")
OF_PLANNED = "Tỷ lệ đạt ở dòng cộng chỉ tính các năm có kế hoạch."


class ClassTables:
    """Lays out the numbers of classes."""

    def __init__(self, numbers: ClassNumbers) -> None:
        """Take the numbers."""
        self.numbers, self.ways = numbers, numbers.dimensions
        self.held = [one for name in HELD for one in numbers.of(name)]

    def usual(self) -> Iterator[Table]:
        """Give the tables of a report: those that tell anything apart."""
        ways = self.ways
        several = len(rows_of(ways["year"], self.held)) > 1
        yield self.broken_down((ways["audience"], ways["year"]) if several else (ways["audience"],))
        if several:
            yield self.broken_down((ways["year"],))
        for field in ("organiser", "partner", "mode"):
            if len(rows_of(ways[field], self.held)) > 1:
                yield self.broken_down((ways[field],))
        yield from self.further()

    def further(self) -> Iterator[Table]:
        """Give the tables of plan, results and attendance, where there are such numbers."""
        numbers = self.numbers
        year = self.ways["year"]
        if any(numbers.of(name) for name in PLANNED):
            yield self._against_plan(year)
        if graded := numbers.of("graded"):
            yield _results(numbers.results, graded)
        if any(numbers.of(name) for name in ATTENDANCE):
            yield self._attendance(year)

    def broken_down(self, ways: Sequence[Dimension]) -> Table:
        """Count by one way (rows), or by two (rows × columns)."""
        named = " và ".join(way.title.lower() for way in ways)
        title = f"Số lớp và lượt học viên theo {named}"
        down = ways[0]
        across = rows_of(ways[1], self.held) if len(ways) > 1 else []
        pairs = [column for key, term in across for column in _pair(_name(key), str(term))]
        whole = "Cộng" if across else None
        columns = (
            Column(down.key, down.title, down.kind),
            *pairs,
            *_pair("", whole),
            *(() if across else (Column("average", "Bình quân một lớp", "decimal"),)),
        )
        rows = tuple(
            {down.key: term, **self._numbers([*self._at(down, key)], ways, across)}
            for key, term in rows_of(down, self.held)
        )
        total = {down.key: TOTAL, **self._numbers(self.held, ways, across)}
        return Table("-".join(way.key for way in ways), title, columns, rows, total)

    def _at(self, way: Dimension, key: Key) -> Iterator[Count]:
        return (one for one in self.held if way.of(one) == key)

    def _numbers(
        self,
        own: Sequence[Count],
        ways: Sequence[Dimension],
        across: Sequence[tuple[Key, Value]],
    ) -> Row:
        row: dict[str, Value] = {}
        for key, _ in across:
            cell = [one for one in own if ways[1].of(one) == key]
            row |= {
                f"classes.{_name(key)}": self._classes(cell),
                f"learners.{_name(key)}": _learners(cell),
            }
        row |= {"classes": self._classes(own), "learners": _learners(own)}
        return row if across else {**row, "average": average(own)[0]}

    def _classes(self, own: Sequence[Count]) -> int | None:
        """Add up the classes; None where learners are told, and nowhere in how many classes."""
        return _sum(own, "classes") if self.numbers.of("count") else None

    def _against_plan(self, way: Dimension) -> Table:
        """Lay what was planned beside what was held; a side that is missing stays empty."""
        names = (*HELD, *PLANNED)
        every = [one for name in names for one in self.numbers.of(name)]
        columns = (
            Column(way.key, way.title, way.kind),
            Column("planned_classes", "Kế hoạch", "count", "Số lớp"),
            Column("classes", "Đã mở", "count", "Số lớp"),
            Column("classes_rate", "Đạt (%)", "share", "Số lớp"),
            Column("planned_learners", "Kế hoạch", "count", "Học viên"),
            Column("learners", "Thực hiện", "count", "Học viên"),
            Column("learners_rate", "Đạt (%)", "share", "Học viên"),
        )

        def row(own: Sequence[Count], term: Value) -> Row:
            told: dict[str, Value] = {way.key: term}
            for field in ("classes", "learners"):
                planned, held = _sum(own, f"planned_{field}"), _sum(own, field)
                due = sum(one.value for one in in_planned_years(own, field))
                said = any(one.field == f"planned_{field}" for one in own)
                told |= {
                    f"planned_{field}": planned if said else None,
                    field: held,
                    f"{field}_rate": share(due, planned),
                }
            return told

        rows = tuple(
            row([one for one in every if way.of(one) == key], term)
            for key, term in rows_of(way, every)
        )
        title = f"Thực hiện kế hoạch mở lớp theo {way.title.lower()}"
        unplanned = any(row["planned_classes"] is None for row in rows)
        notes = (OF_PLANNED,) if unplanned else ()
        return Table("plan", title, columns, rows, row(every, TOTAL), notes=notes)

    def _attendance(self, way: Dimension) -> Table:
        """Lay those who attended beside those who were summoned."""
        every = [one for name in ATTENDANCE for one in self.numbers.of(name)]
        columns = (
            Column(way.key, way.title, way.kind),
            Column("summoned", "Triệu tập", "count"),
            Column("attended", "Tham dự", "count"),
            Column("rate", "Đạt (%)", "share"),
        )

        def row(own: Sequence[Count], term: Value) -> Row:
            told = {one.field for one in own}
            summoned, attended = (_sum(own, n) if n in told else None for n in ATTENDANCE)
            known = summoned is not None and attended is not None
            rate = share(attended or 0, summoned or 0) if known else None
            return {way.key: term, "summoned": summoned, "attended": attended, "rate": rate}

        rows = tuple(
            row([one for one in every if way.of(one) == key], term)
            for key, term in rows_of(way, every)
        )
        title = f"Triệu tập và tham dự theo {way.title.lower()}"
        return Table("attendance", title, columns, rows, row(every, TOTAL))


def _results(way: Dimension, graded: Sequence[Count]) -> Table:
    """Count learners by result."""
    whole = sum(one.value for one in graded)

    def row(own: Sequence[Count], term: Value) -> Row:
        learners = sum(one.value for one in own)
        return {"result": term, "learners": learners, "share": share(learners, whole)}

    columns = (
        Column("result", way.title),
        Column("learners", "Học viên", "count"),
        Column("share", "Tỷ lệ (%)", "share"),
    )
    rows = tuple(
        row([one for one in graded if way.of(one) == key], term)
        for key, term in rows_of(way, graded)
    )
    return Table("result", "Học viên theo kết quả", columns, rows, row(graded, TOTAL))


def _pair(name: str, spanner: str | None) -> tuple[Column, Column]:
    """Give the columns of classes and learners under one heading."""
    behind = f".{name}" if name else ""
    return (
        Column(f"classes{behind}", "Số lớp", "count", spanner, spanner),
        Column(f"learners{behind}", "Học viên", "count", spanner, spanner),
    )


def _learners(own: Sequence[Count]) -> int | None:
    """Add up the learners; None of classes of which nobody wrote how many learned there."""
    untold = own and all(one.field != "learners" for one in own)
    return None if untold else _sum(own, "learners")


def _name(key: Key) -> str:
    return NOT_TOLD.key if key is None else str(key)


def _sum(counts: Sequence[Count], field: str) -> int:
    return sum(one.value for one in counts if one.field == field)
