"""The demand of the year to come: foreseen, registered and needed, and the years it rests on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hongngu_cli.analyse.forecast.history import Histories, key_of
from hongngu_cli.analyse.forecast.methods import Foreseen, foreseen
from hongngu_cli.analyse.forecast.need import NEED, Needs
from hongngu_cli.analyse.quota.chain import ALL, At
from hongngu_cli.model.figure import Figure
from hongngu_cli.model.table import Column, Row, Table, Term
from hongngu_cli.report.forecast_figures import METHODS, figures_of
from hongngu_cli.report.forecast_tables import VERDICTS, known, shown
from hongngu_cli.report.quota_tables import FIELDS, UNTOLD
from hongngu_cli.text.numbers import count

if TYPE_CHECKING:
    from hongngu_cli.model.settings import Forecast
    from hongngu_cli.report.quota_tables import Layout

TURNED_OUT = (
    "Nhu cầu thực tế của một năm là số đã cử; năm bị chỉ tiêu giới hạn (chỉ tiêu ít hơn đăng ký và "
    "đã cử hết) thì lấy số đăng ký."
)
INTERVAL = "Khoảng theo sai số lớn nhất khi thử lại"


@dataclass(frozen=True, slots=True)
class Next:
    """What is foreseen of a level and a unit, and the years it rests on.

    ``waiting`` is how many units of these years have not registered for the year to come.
    """

    level: str | None
    unit: str | None
    series: dict[int, Figure]
    foreseen: Foreseen | None
    registered: Figure | None
    need: int | None
    waiting: int = 0


@dataclass(frozen=True)
class Coming:
    """Foresees the demand of a year, for each level and for units."""

    histories: Histories
    needs: Needs | None
    layout: Layout
    settings: Forecast
    year: int
    decimals: int
    figures: dict[str, Figure] = field(default_factory=dict)

    def rows(self, detailed: Collection[str | None]) -> list[Next]:
        """Foresee all levels, and of the ``detailed`` ones their units, too."""
        levels = {*self.histories.levels, *(self.needs.levels if self.needs else ())}
        found = []
        for level in sorted(levels, key=lambda one: self.layout.order("level", one)):
            found.append(self._next(level, ALL))
            if level in detailed:
                found += [self._next(level, unit) for unit in self._units(level)]
        return found

    def _units(self, level: str | None) -> list[str | None]:
        units = {*(self.needs.units(level) if self.needs else ())}
        for unit in self.histories.units(level) if level in self.histories.chains else ():
            # Of no unit is what was registered for all of them, which is in the level's row.
            if unit is not None or any(
                one.value for one in self.histories.series(level, None).values()
            ):
                units.add(unit)
        return sorted(units, key=lambda one: self.layout.order("unit", one))

    def _next(self, level: str | None, unit: str | None) -> Next:
        is_known = level in self.layout.vocabulary.levels
        there = level in self.histories.chains and (
            unit == ALL or unit in self.histories.units(level)
        )
        series = self.histories.series(level, unit) if is_known and there else {}
        ahead = self.year - (self.histories.last or self.year)
        values = [figure.value for figure in series.values()]
        made = foreseen(values, ahead, self.settings.least_years) if values else None
        registered = self._registered(level, unit) if there else None
        told = [*series.values(), *([registered] if registered else [])]
        if made:
            at = At(level, self.year, unit)
            told += figures_of(made, at, series, self.layout.named(at), self.decimals)
        self.figures.update({figure.key: figure for figure in told})
        need = self.needs.value(NEED, level, unit) if self.needs else None
        waiting = self._waiting(level) if unit == ALL and registered else 0
        return Next(level, unit, series, made, registered, need, waiting)

    def _waiting(self, level: str | None) -> int:
        """Count the units that registered nothing yet, not even nought, where others have."""
        units = [one for one in self.histories.units(level) if one is not None]
        told = {one for one in units if self._registered(level, one)}
        others = (one for one in units if one not in told)
        past = (self.histories.series(level, one).values() for one in others) if told else ()
        return sum(any(figure.value for figure in years) for years in past)

    def _registered(self, level: str | None, unit: str | None) -> Figure | None:
        """Give what was registered for the year, where a table of demand has it.

        Of a unit that a table leaves out nothing is registered yet, which is not nought.
        """
        at = At(level, self.year, unit)
        told = self.histories.chains[level].figure("demand", at)
        if told is None or (unit != ALL and not told.cells()):
            return None
        label = f"Đã đăng ký, {self.layout.named(at)}"
        return Figure(key_of("demand", at), label, told.value, terms=((1, told),))

    def table(self, rows: Sequence[Next]) -> Table:
        """Lay out what is foreseen."""
        columns = [
            FIELDS["level"],
            FIELDS["unit"],
            Column("years", "Số năm", "count"),
            Column("value", f"Dự báo năm {self.year}", "count"),
            Column("low", "Ít nhất", "count", spanner=INTERVAL),
            Column("high", "Nhiều nhất", "count", spanner=INTERVAL),
            Column("method", "Phương pháp"),
            Column("registered", "Đã đăng ký", "count"),
            Column("need", "Cần theo chức vụ", "count"),
            Column("verdict", "Nhận định"),
        ]
        told = [self._row(row) for row in rows]
        columns = [
            one
            for one in columns
            if one.key not in {"registered", "need", "verdict"}
            or any(row[one.key] not in {None, UNTOLD} for row in told)
        ]
        title = f"Dự báo nhu cầu năm {self.year}"
        return Table("next", title, tuple(columns), tuple(told), notes=tuple(self._notes(rows)))

    def _row(self, row: Next) -> Row:
        made, years = row.foreseen, len(row.series)
        little = VERDICTS["too-little"]
        return {
            **shown(self.layout, row.level, row.unit),
            "years": years,
            "value": known(made.value if made else None),
            "low": known(made.low if made else None),
            "high": known(made.high if made else None),
            "method": Term(made.method, METHODS[made.method]) if made else None,
            "registered": known(row.registered.value if row.registered else None),
            "need": known(row.need),
            "verdict": None if made else Term(little.key, f"{little.label} ({count(years)} năm)"),
        }

    def _notes(self, rows: Sequence[Next]) -> Iterator[str]:
        tries = max((one.foreseen.tries for one in rows if one.foreseen), default=0)
        if tries:
            named = ", ".join(f"“{name}”" for name in METHODS.values())
            yield (
                f"Trong các phương pháp {named}, đã chọn cách sai ít nhất khi thử dự báo lại các "
                f"năm đã qua ({count(tries)} lần). Ít nhất, nhiều nhất: dự báo trừ, cộng sai số "
                "lớn nhất khi thử lại. Mỗi đơn vị được dự báo riêng nên cộng lại có thể khác dự "
                "báo chung."
            )

    def history(self, rows: Sequence[Next]) -> Table | None:
        """Lay out the years that forecasts rest on; None where there is none."""
        years = sorted({year for row in rows for year in row.series})
        if not years:
            return None
        told = tuple(
            {
                **shown(self.layout, row.level, row.unit),
                **dict.fromkeys(map(str, years), UNTOLD),
                **{str(year): figure.value for year, figure in row.series.items()},
                "registered": self._bound(row),
            }
            for row in rows
            if row.series
        )
        columns = [
            FIELDS["level"],
            FIELDS["unit"],
            *(Column(str(year), str(year), "count") for year in years),
        ]
        if any(row["registered"] for row in told):
            columns.append(Column("registered", "Năm lấy số đăng ký"))
        return Table(
            "history", "Nhu cầu thực tế các năm", tuple(columns), told, notes=(TURNED_OUT,)
        )

    def _bound(self, row: Next) -> str | None:
        if row.unit == ALL and self.histories.parted(row.level):
            return None
        past = ((year, self.histories.year(row.level, year, row.unit)) for year in row.series)
        return ", ".join(str(year) for year, one in past if one.bound and one.registered) or None
