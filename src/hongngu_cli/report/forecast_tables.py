"""What was registered against what happened, and what posts need, as tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from hongngu_cli.analyse.counted import TOTAL
from hongngu_cli.analyse.forecast.accuracy import (
    CLOSE,
    OFF,
    TOO_LITTLE,
    UNREGISTERED,
    Accuracy,
    together,
)
from hongngu_cli.analyse.forecast.need import LEAVING, MEASURES, NEED, RETIRING, Needs
from hongngu_cli.analyse.quota.chain import ALL, At
from hongngu_cli.analyse.standing.standing import HOLDS, LACKS, STUDIES
from hongngu_cli.model.table import Band, Column, Row, Table, Term, Value
from hongngu_cli.report.quota_tables import FIELDS, UNTOLD, Layout
from hongngu_cli.text.numbers import share

if TYPE_CHECKING:
    from hongngu_cli.model.figure import Figure

VERDICTS = {
    OFF: Term(OFF, "chưa sát thực tế"),
    CLOSE: Term(CLOSE, "sát thực tế"),
    TOO_LITTLE: Term(TOO_LITTLE, "chưa đủ số liệu"),
    UNREGISTERED: Term(UNREGISTERED, "không đăng ký"),
}
EVERY = Term("", "Mọi đơn vị")
"""In place of a unit; for programs it is none."""
ACCURACY = (
    Column("years", "Số năm so", "count"),
    Column("registered", "Đã đăng ký", "count"),
    Column("sent", "Đã cử", "count"),
    Column("bias", "Chênh lệch bình quân", "count"),
    Column("wape", "Sai số (%)", "share"),
    Column("verdict", "Nhận định"),
    Column("bound", "Số năm bỏ ra", "count"),
)
NEEDED = {
    "required": "Yêu cầu",
    HOLDS: "Đã có",
    STUDIES: "Đang học",
    LACKS: "Còn thiếu",
    RETIRING: "Thiếu và nghỉ hưu",
    NEED: "Cần đào tạo",
    LEAVING: "Đã có và nghỉ hưu",
}


def shown(layout: Layout, level: str | None, unit: str | None) -> dict[str, Value]:
    """Give the cells of a level and a unit."""
    told = EVERY if unit == ALL else layout.shown("unit", unit)
    return {"level": layout.shown("level", level), "unit": told}


def known(number: float | None) -> Value:
    """Give a number, or a dash where there is none, which is not nought."""
    return UNTOLD if number is None else number


class AccuracyTable:
    """Lays out how far each unit's registered demand was off, in bands of levels."""

    def __init__(
        self, layout: Layout, judged: Mapping[str | None, Sequence[Accuracy]], threshold: float
    ) -> None:
        """Add the units of each level up, and the levels."""
        self.layout, self.judged, self.threshold = layout, judged, threshold
        self.of_levels = {
            level: together(level, parts, layout.named, threshold)
            for level, parts in judged.items()
            if parts[0].unit != ALL
        }
        parts = [one for parts in judged.values() for one in parts]
        self.total = together(ALL, parts, layout.named, threshold)

    @property
    def sums(self) -> list[Accuracy]:
        """The levels, each with its units added up, and all of them."""
        return [*self.of_levels.values(), self.total] if self.judged else []

    def table(self) -> Table:
        """Make the table; levels that no unit registered by itself stand last."""
        parted = [one for level in self.of_levels for one in self.judged[level]]
        others = [
            one
            for level, parts in self.judged.items()
            if level not in self.of_levels
            for one in parts
        ]
        rows = tuple(self._row(one) for one in (*parted, *others))
        bands = tuple(
            Band(
                {**self._row(one), "unit": Term(ALL, self.layout.named(At(level)))},
                len(self.judged[level]),
            )
            for level, one in self.of_levels.items()
        )
        total = {**self._row(self.total), "level": None, "unit": None}
        unit, level = FIELDS["unit"], FIELDS["level"]
        total["unit" if bands else "level"] = TOTAL
        return Table(
            "accuracy",
            "Nhu cầu đăng ký so với thực tế",
            (*((unit, level) if bands else (level, unit)), *ACCURACY),
            rows,
            total if len(rows) > 1 else None,
            bands,
            tuple(self._notes()) if rows else (),
        )

    def _row(self, one: Accuracy) -> dict[str, Value]:
        return {
            **shown(self.layout, one.level, one.unit),
            "years": one.years,
            "registered": known(one.registered.value if one.registered else None),
            "sent": known(one.sent.value if one.sent else None),
            "bias": known(one.bias),
            "wape": one.wape,
            "verdict": VERDICTS[one.verdict],
            "bound": one.bound,
        }

    def _notes(self) -> Iterator[str]:
        yield (
            "Năm bị chỉ tiêu giới hạn (chỉ tiêu ít hơn đăng ký và đã cử hết), hoặc có ô chỉ tiêu "
            "không đọc được, bỏ ra không so. "
            "Chênh lệch bình quân là số đăng ký trừ số cử, bình quân một năm (ở dòng cộng: của "
            "một đơn vị trong một năm); sai số là tổng chênh lệch từng năm, không kể dấu, chia "
            f"cho số đã cử; quá {share(self.threshold, 0)} là chưa sát thực tế."
        )


def unregistered_table(sent: Mapping[str | None, Figure], layout: Layout) -> Table | None:
    """Lay out who was sent to levels that no table of demand tells of; None where nobody was."""
    rows: list[Row] = [
        {"level": shown(layout, level, ALL)["level"], "sent": figure.value}
        for level, figure in sent.items()
    ]
    total: Row = {"level": TOTAL, "sent": sum(figure.value for figure in sent.values())}
    columns = (FIELDS["level"], Column("sent", "Đã cử", "count"))
    title = "Đã cử mà không có số đăng ký"
    return Table("unregistered", title, columns, tuple(rows), total) if rows else None


def need_table(told: Needs, layout: Layout, year: int) -> Table:
    """Lay out what posts need of each level, by unit, and who will have retired."""
    levels = sorted(told.levels, key=lambda one: layout.order("level", one))
    rows: list[Row] = []
    bands = []
    for level in levels:
        units = sorted(told.units(level), key=lambda one: layout.order("unit", one))
        rows += [_needed(told, layout, level, unit) for unit in units]
        title = Term(ALL, layout.named(At(level)))
        bands.append(Band({**_needed(told, layout, level, ALL), "unit": title}, len(units)))
    total: Row = {**_needed(told, layout, ALL, ALL), "level": None, "unit": TOTAL}
    note = (
        f"Nghỉ hưu: đến tuổi nghỉ hưu đến hết năm {year} theo {_sources(layout)}. Cần đào tạo = "
        "còn thiếu − thiếu và nghỉ hưu. Người đã có trình độ mà nghỉ hưu không cộng thêm vào, vì "
        "người kế nhiệm có thể đã có trình độ đó."
    )
    return Table(
        "need",
        "Nhu cầu theo yêu cầu của chức vụ",
        (
            FIELDS["unit"],
            FIELDS["level"],
            *(Column(key, title, "count") for key, title in NEEDED.items()),
        ),
        tuple(rows),
        total if len(levels) > 1 else None,
        tuple(bands),
        (note,),
    )


def _sources(layout: Layout) -> str:
    """Name the documents by which people retire."""
    told = dict.fromkeys(one.source for one in layout.vocabulary.retirement)
    return ", ".join(told) or "quy định về tuổi nghỉ hưu (chưa có trong từ vựng)"


def _needed(told: Needs, layout: Layout, level: str, unit: str | None) -> dict[str, Value]:
    values = {one: told.value(one, level, unit) for one in MEASURES}
    return {**shown(layout, level, unit), **values}
