"""The chain as tables: by level, year and unit, with subtotals, total and what has no base."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from hongngu_cli.analyse.counted import TOTAL
from hongngu_cli.analyse.dimensions import NOT_TOLD
from hongngu_cli.analyse.quota.chain import ALL, GAPS, PEOPLE, RATIOS, UNKNOWN, At, Chain
from hongngu_cli.analyse.quota.levels import label_of, spelling_of
from hongngu_cli.analyse.quota.sent import ROSTERS
from hongngu_cli.analyse.quota.stated import MEASURES
from hongngu_cli.model.table import Band, Column, Row, Table, Term, Value
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.fold import fold
from hongngu_cli.text.numbers import NOTHING, count
from hongngu_cli.text.spellings import UnitSpellings

COLUMNS = (
    Column("demand", "Nhu cầu đăng ký", "count"),
    Column("planned", "Kế hoạch", "count"),
    Column("allocated", "Chỉ tiêu được phân bổ", "count"),
    Column("sent", "Đã cử", "count"),
    Column(PEOPLE, "Số người đã cử", "count"),
    Column("enrolled", "Nhập học", "count"),
    Column("completed", "Đã hoàn thành", "count"),
    Column("short", "Còn thiếu so với nhu cầu", "count"),
    Column("unused", "Chỉ tiêu chưa sử dụng", "count"),
    Column("carried", "Chỉ tiêu chưa sử dụng cộng dồn", "count"),
    Column("coverage", "Đáp ứng nhu cầu (%)", "share"),
    Column("fill", "Thực hiện chỉ tiêu (%)", "share"),
    Column("completion", "Hoàn thành (%)", "share"),
)
FIELDS = {
    "level": Column("level", "Trình độ, chương trình"),
    "year": Column("year", "Năm", "year"),
    "unit": Column("unit", "Đơn vị"),
}
UNTOLD = Term("", NOTHING)
"""Stands where a number is not known, which is not nought."""
OF_GAPS = {"short": "nhu cầu và chỉ tiêu", "unused": "chỉ tiêu và số đã cử"}
HEADINGS = {
    "short": "“Còn thiếu”, “Đáp ứng nhu cầu”",
    "unused": "“Chưa sử dụng”, “Thực hiện chỉ tiêu”",
}
IN_TURNS = "{} (lượt)"
"""How columns of those sent are headed where people are asked for, whom another column counts."""
TURNS = (
    "Mỗi chỉ tiêu dùng cho một lượt cử nên số đã cử, nhập học, hoàn thành và các tỷ lệ tính theo "
    "lượt, kể cả khi đếm người."
)
ONCE = (
    "Cột “Số người đã cử”: mỗi người tính một lần ở mỗi dòng, nên cộng các dòng có thể lớn hơn "
    "tổng."
)


@dataclass(frozen=True)
class Layout:
    """Lays chains out; ``carry_over`` adds seats left unused up over the years."""

    vocabulary: Vocabulary
    units: UnitSpellings
    carry_over: bool

    def table(self, key: str, title: str, chain: Chain, by: Sequence[str]) -> Table:
        """Make a table with a row for each value of the last field of ``by``, in bands of others.

        Columns of which nothing is known are left to programs.
        """
        places = self._places(chain, by)
        rows = [self._row(chain, at, by) for at in places]
        total = {**self._row(chain, At(), by), _first(by): TOTAL}
        columns = [FIELDS[name] for name in sorted(by, key=lambda name: name != _first(by))]
        shown = [c for c in COLUMNS if _told(chain, c.key, (*rows, total))]
        notes = [*self._notes(chain, places)]
        if chain.sent.people is not None:
            shown = [in_turns(column) for column in shown]
            notes.append(TURNS)
        bands = tuple(self._bands(chain, places, by)) if len(by) > 1 else ()
        return Table(key, title, (*columns, *shown), tuple(rows), total, bands, tuple(notes))

    def _places(self, chain: Chain, by: Sequence[str]) -> list[At]:
        """Give the places there are, in the order of levels, years and units."""
        found = {
            At(**{name: value for name, value in at._asdict().items() if name in by})
            for scope in chain.scopes.get(At(), ())
            for at in (At(*scope),)
        }
        return sorted(found, key=lambda at: [self.order(name, getattr(at, name)) for name in by])

    def order(self, name: str, value: str | int | None) -> tuple[bool, int, str]:
        """Give what a level, a year or a unit is sorted by; the unknown come last."""
        if value is None or isinstance(value, int):
            return value is None, value or 0, ""
        known = [*self.vocabulary.levels] if name == "level" else [*self.units.order]
        at = known.index(value) if value in known else len(known)
        return False, at, fold(value)

    def _row(self, chain: Chain, at: At, by: Sequence[str]) -> Row:
        row: dict[str, Value] = dict.fromkeys(("year", "level", "unit"))
        row |= {name: self.shown(name, getattr(at, name)) for name in by}
        if spelling := spelling_of(at.level):
            row["spelling"] = spelling
        people = () if chain.sent.people is None else (PEOPLE,)
        for name in (*MEASURES, *GAPS, *people):
            value = chain.value(name, at)
            row[name] = UNTOLD if value is None else value
        for name in RATIOS:
            part, whole = chain.ratio(name, at)
            row[name] = part / whole if whole else None
        if self.carry_over and "year" in by:
            unused = carried(chain, at)
            row["carried"] = UNTOLD if unused is None else unused
        return row

    def shown(self, name: str, value: str | int | None) -> Value:
        """Give a level, a year or a unit as tables show it; all of them as nothing."""
        if value == ALL:
            return None
        if value is None:
            return NOT_TOLD
        if name == "level":
            level = str(value)
            key = UNKNOWN if spelling_of(level) else level
            return Term(key, label_of(level, self.vocabulary))
        return value

    def _bands(self, chain: Chain, places: Sequence[At], by: Sequence[str]) -> Iterator[Band]:
        above = by[:-1]
        for key, rows in groupby(places, lambda at: tuple(getattr(at, name) for name in above)):
            at = At(**dict(zip(above, key, strict=True)))
            subtotal = dict(self._row(chain, at, by))
            if _first(by) not in above:
                subtotal[_first(by)] = Term(ALL, self.named(at))
            yield Band(subtotal, len(list(rows)))

    def named(self, at: At) -> str:
        """Name a place: "Cao cấp LLCT, năm 2019, Xã A"."""
        unknown = "chưa xác định"
        told = []
        if at.level != ALL:
            told.append(label_of(at.level, self.vocabulary))
        if at.year != ALL:
            told.append(f"năm {unknown if at.year is None else at.year}")
        if at.unit != ALL:
            told.append(f"đơn vị {unknown}" if at.unit is None else str(at.unit))
        text = ", ".join(told) or "các trình độ"
        return text[:1].upper() + text[1:]

    def _notes(self, chain: Chain, places: Iterable[At]) -> Iterator[str]:
        """Say of how many rows a gap cannot be told, so that subtotals leave them out."""
        rows = [*places]
        for gap, both in OF_GAPS.items():
            without = sum(not chain.adds_up(gap, at) for at in rows)
            if 0 < without < len(rows):
                yield (
                    f"{count(without)}/{count(len(rows))} dòng không có đủ {both} nên không vào "
                    f"các cột {HEADINGS[gap]} của dòng cộng."
                )


def in_turns(column: Column) -> Column:
    """Say of a column of those sent that it counts turns."""
    of_turns = column.key in ROSTERS
    return replace(column, title=IN_TURNS.format(column.title)) if of_turns else column


def carried(chain: Chain, at: At) -> int | None:
    """Add up seats left unused to the end of a year, of years before it too."""
    years = [year for year in chain.of("year") if isinstance(year, int)]
    if at.year is None:
        return None
    until = [year for year in years if at.year == ALL or year <= int(at.year)]
    told = [chain.value("unused", at._replace(year=year)) for year in until]
    known = [value for value in told if value is not None]
    return sum(known) if known else None


def _told(chain: Chain, column: str, rows: Iterable[Row]) -> bool:
    """Tell whether anything is known of a column, be it that its numbers cannot be read."""
    known = any(row.get(column) not in {None, UNTOLD} for row in rows)
    return known or bool(chain.missing(column, At()))


def _first(by: Sequence[str]) -> str:
    return "unit" if "unit" in by else by[0]
