"""People and what became of them after a training, one by one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from hongngu_cli.analyse.placement.told import UNTOLD
from hongngu_cli.model.table import Column, Row, Table, Term
from hongngu_cli.report.masking import HIDDEN
from hongngu_cli.text.numbers import count, shown

if TYPE_CHECKING:
    from hongngu_cli.analyse.dimensions import Dimension
    from hongngu_cli.analyse.placement.commitments import Promise
    from hongngu_cli.analyse.placement.courses import Course
    from hongngu_cli.analyse.placement.placing import Placed
    from hongngu_cli.model.report import Json
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.vocabulary import Vocabulary

WHO = (
    Column("name", "Họ và tên"),
    Column("unit", "Đơn vị"),
    Column("level", "Trình độ, chương trình"),
    Column("ended", "Hoàn thành"),
)
COMMITMENT = (*WHO, Column("until", "Cam kết đến"), Column("source", "Căn cứ, cách tính"))


class People:
    """Tells of people by name; with ``mask`` nobody is named."""

    def __init__(
        self, roster: Roster, vocabulary: Vocabulary, units: Dimension, *, mask: bool
    ) -> None:
        """Take the roster whose rows the trainings are, and the units in their order."""
        self.roster, self.vocabulary, self.mask = roster, vocabulary, mask
        order = {key: number for number, key in enumerate(units.terms)}
        keys = zip(units.of_rows.index.tolist(), units.of_rows.tolist(), strict=True)
        self.units = {row: (order.get(key, len(order)), units.terms.get(key)) for row, key in keys}

    def told(self, placed: Iterable[Placed]) -> list[Json]:
        """Give everybody who completed a training, as JSON tells it."""
        return [self._json(one) for one in placed]

    def _json(self, one: Placed) -> Json:
        course, place = one.course, self.roster.first_cell(one.course.row)
        told, promise = one.told, one.promise
        return {
            "name": self._name(course),
            "birth": None if self.mask else self._birth(course),
            "unit": course.unit,
            "level": course.level,
            "year": course.year,
            "completed": _iso(course.end),
            "state": one.state,
            "post": told.post if told else None,
            "posted": _iso(told.day) if told else None,
            "fits": one.fits,
            "fits_by": ("requirement" if one.required else "list") if one.fits else None,
            "overdue": one.late,
            "commitment_until": _iso(promise.until) if promise else None,
            "commitment_running": one.running,
            "commitment_source": promise.source if promise else None,
            "path": place.path,
            "sheet": place.sheet,
            "row": place.row,
        }

    def overdue(self, placed: Iterable[Placed], months: int) -> Table | None:
        """Lay out who was not posted in time; None where everybody was."""
        late = self._in_order(one for one in placed if one.late)
        return self._table("overdue", f"Chưa bố trí quá {months} tháng", WHO, late)

    def silent(self, placed: Iterable[Placed], months: int) -> Table | None:
        """Lay out of whom nothing is told though they completed long ago."""
        silent = self._in_order(one for one in placed if one.silent)
        title = f"Hoàn thành quá {months} tháng, chưa ghi việc bố trí"
        return self._table("silent", title, WHO, silent)

    def unfit(self, placed: Iterable[Placed]) -> Table | None:
        """Lay out who has a post that does not fit the training."""
        columns = (*WHO, Column("post", "Vị trí được bố trí"))
        unfit = self._in_order(one for one in placed if one.fits == "unfit")
        return self._table("not_fitting", "Bố trí không phù hợp", columns, unfit)

    def running(self, placed: Iterable[Placed]) -> Table | None:
        """Lay out the commitments that run, the first to end first."""
        running = [one for one in placed if one.running]
        title = "Đang trong thời gian cam kết phục vụ"
        return self._table("commitments", title, COMMITMENT, _by_end(running))

    def broken(self, placed: Iterable[Placed]) -> Table | None:
        """Lay out who left before the commitment's end."""
        broken = [one for one in placed if one.broke]
        title = "Thôi việc, chuyển đi khi còn cam kết, cần xem xét"
        return self._table("broken", title, COMMITMENT, _by_end(broken))

    def _table(
        self, key: str, title: str, columns: tuple[Column, ...], placed: Sequence[Placed]
    ) -> Table | None:
        rows = tuple(self._row(one) for one in placed)
        return Table(key, f"{title}: {count(len(rows))} lượt", columns, rows) if rows else None

    def _row(self, one: Placed) -> Row:
        course, level = one.course, one.course.level
        return {
            "name": self._name(course),
            "unit": self.units[course.row][1],
            "level": Term(level or UNTOLD, self.vocabulary.label("level", level)),
            "ended": _ended(course),
            "post": one.told.post if one.told else None,
            "until": _until(one.promise) if one.promise else None,
            "source": _source(one.promise) if one.promise else None,
        }

    def _in_order(self, placed: Iterable[Placed]) -> list[Placed]:
        """Sort by unit, and who completed first stands first."""
        return sorted(
            placed, key=lambda one: (self.units[one.course.row][0], one.course.ended or dt.date.max)
        )

    def _name(self, course: Course) -> str | None:
        name: str | None = self.roster.columns["name"][course.row]
        return HIDDEN if name and self.mask else name

    def _birth(self, course: Course) -> Json:
        day, year = (self.roster.columns[f"birth_{one}"][course.row] for one in ("date", "year"))
        return _iso(day) or (str(year) if year else None)


def _by_end(placed: Iterable[Placed]) -> list[Placed]:
    return sorted(placed, key=lambda one: one.promise.until if one.promise else dt.date.max)


def _ended(course: Course) -> str:
    """Say when a training ended; where no day is told when it was begun."""
    if course.end:
        return shown(course.end)
    return f"cử đi năm {course.year}" if course.year else "không rõ ngày"


def _until(promise: Promise) -> str:
    return f"khoảng {shown(promise.until)}" if promise.about else shown(promise.until)


def _source(promise: Promise) -> str:
    return f"{promise.how}; {promise.source}" if promise.how else promise.source


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
