"""The classes to hold: as planned, else what was held, beside places to fill the plan in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hongngu_cli.analyse.classes import ALONE, MEASURES, ClassNumbers, Dimension, Key
from hongngu_cli.analyse.counted import TOTAL
from hongngu_cli.analyse.dimensions import NOT_TOLD
from hongngu_cli.model.counts import Count
from hongngu_cli.model.failure import INPUT, Failure
from hongngu_cli.model.figure import Figure
from hongngu_cli.model.report import Report
from hongngu_cli.model.table import Column, Row, Table, Term, Value
from hongngu_cli.report.frame import Material, office_of
from hongngu_cli.report.quota_words import span
from hongngu_cli.report.sending import MARK

TITLE = "Kế hoạch mở lớp đào tạo, bồi dưỡng"
PLANNED = ("planned_classes", "planned_learners")
HELD = ("classes", "learners")
LABELS = dict(MEASURES.values())
PLAN, BASIS = "Kế hoạch", "Đã mở"
TO_FILL = Term("", MARK)


@dataclass(frozen=True)
class Opening:
    """Numbers of classes of one time, planned ones where there are any, and ways to tell them."""

    numbers: ClassNumbers
    counts: Sequence[Count]
    planned: bool

    @property
    def ways(self) -> list[Dimension]:
        """Give what tells the rows apart, audience first."""
        ways = self.numbers.dimensions
        found = [ways["audience"]]
        found += [ways[k] for k in ("organiser", "partner") if self._tells(ways[k])]
        years = {one.year for one in self.counts}
        return [*found, *([ways["year"]] if len(years) > 1 else [])]

    def _tells(self, way: Dimension) -> bool:
        return any(way.of(one) not in (None, ALONE.key) for one in self.counts)

    @property
    def fields(self) -> tuple[str, str]:
        """Name the numbers of classes and of learners."""
        return PLANNED if self.planned else HELD

    def table(self, when: str) -> Table:
        """Lay the classes out, by audience and who holds them; ``when`` the basis is of."""
        ways = self.ways
        rows = [*self._rows(ways)]
        number = Column("number", "STT", "count")
        named = [Column(way.key, way.title, way.kind) for way in ways]
        over = PLAN if self.planned else f"{BASIS} {when}"
        told = [
            Column("classes", "Số lớp", "count", over),
            Column("learners", "Học viên", "count", over),
        ]
        if not self.planned:
            told.append(Column("to_hold", "Số lớp", "text", PLAN))
            told.append(Column("to_learn", "Học viên", "text", PLAN))
        columns = (number, *named, *told, Column("time", "Thời gian"))
        total: dict[str, Value] = {ways[0].key: TOTAL, **self._sums(self.counts)}
        return Table("opening", "Các lớp theo đối tượng", columns, tuple(rows), total)

    def _rows(self, ways: Sequence[Dimension]) -> Iterator[Row]:
        groups: dict[tuple[Key, ...], list[Count]] = {}
        for one in self.counts:
            groups.setdefault(tuple(way.of(one) for way in ways), []).append(one)
        order = [{key: at for at, key in enumerate(way.terms)} for way in ways]

        def place(keys: tuple[Key, ...]) -> list[int]:
            return [known.get(key, len(known)) for known, key in zip(order, keys, strict=True)]

        for number, keys in enumerate(sorted(groups, key=place), start=1):
            row: dict[str, Value] = {"number": number, **self._sums(groups[keys])}
            for way, key in zip(ways, keys, strict=True):
                alone = key == ALONE.key
                row[way.key] = NOT_TOLD if key is None else None if alone else way.terms[key]
            yield {**row, "to_hold": TO_FILL, "to_learn": TO_FILL, "time": TO_FILL}

    def _sums(self, counts: Sequence[Count]) -> dict[str, Value]:
        """Add classes and learners up; None where nobody told how many."""
        sums: dict[str, Value] = {}
        for name, field in zip(HELD, self.fields, strict=True):
            own = [one.value for one in counts if one.field == field]
            sums[name] = sum(own) if own else None
        return sums


def opening(material: Material, asked: str, *, latest: bool) -> Report:
    """Lay out the classes to hold in the time ``asked`` ("năm 2026", '' where none was).

    With ``latest`` only the last year told of is taken. Raises Failure (INPUT) without numbers.
    """
    counts = [one for one in material.counts.counts if one.field in (*PLANNED, *HELD)]
    years = [one.year for one in counts if one.year is not None]
    if latest and years:
        counts = [one for one in counts if one.year == max(years)]
    if not counts:
        says = "Không lập được kế hoạch mở lớp: sổ theo dõi lớp không có số lớp, học viên nào"
        raise Failure(
            INPUT, f"{says} {asked}".strip() + ".", "Xem lại kỳ đã chọn, sổ theo dõi lớp."
        )
    planned = [one for one in counts if one.field in PLANNED]
    told = Opening(
        ClassNumbers(material.counts, material.vocabulary), planned or counts, bool(planned)
    )
    when = span([one.year for one in told.counts if one.year is not None])
    table = told.table(when)
    figures = {
        f"opening.{name}": _figure(name, field, told.counts, when)
        for name, field in zip(HELD, told.fields, strict=True)
    }
    return Report(
        command="opening",
        title=TITLE,
        template="bang",
        as_of=material.as_of,
        period=asked or (when if planned else f"năm {MARK}"),
        subject="lượt học viên",
        figures=figures,
        tables=(table,),
        issues=material.issues,
        sources=material.sources,
        ledger=material.ledger,
        office=office_of(material),
        values={
            "planned": told.planned,
            "when": when,
            "marks": _marks(told, table, asked),
        },
    )


def _figure(name: str, field: str, counts: Sequence[Count], when: str) -> Figure:
    own = tuple(one for one in counts if one.field == field)
    value = sum(one.value for one in own)
    return Figure(f"opening.{name}", f"{LABELS[field]}, {when}", value, cells=lambda: own)


def _marks(told: Opening, table: Table, asked: str) -> dict[str, int]:
    """Count what is to be filled in by hand."""
    rows, planned = len(table.rows), told.planned
    unsaid = {} if planned else {"số lớp, học viên theo kế hoạch": rows}
    unsaid |= {} if planned or asked else {"năm của kế hoạch (--year)": 1}
    return {**unsaid, "thời gian mở lớp": rows, "kinh phí": 1}
