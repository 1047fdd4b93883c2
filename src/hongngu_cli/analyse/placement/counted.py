"""Count what became of completed trainings, by unit, level or year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from hongngu_cli.analyse.counted import TOTAL, share
from hongngu_cli.analyse.dimensions import NOT_TOLD, Dimension
from hongngu_cli.analyse.placement.told import NOT_POSTED, UNTOLD
from hongngu_cli.model.figure import Figure
from hongngu_cli.model.table import Column, Row, Table, Value

if TYPE_CHECKING:
    from hongngu_cli.analyse.placement.courses import Course
    from hongngu_cli.analyse.placement.placing import Placed

COMPLETED, FAILED, NO_OUTCOME = "completed", "failed", "no_outcome"
MEASURES: Mapping[str, tuple[str, str, Callable[[Placed], bool]]] = {
    COMPLETED: ("Hoàn thành", "Đã hoàn thành đào tạo", lambda _: True),
    "posted": ("Đã bố trí", "Đã bố trí sau đào tạo", lambda one: one.is_posted),
    "fitting": ("Phù hợp", "Bố trí phù hợp", lambda one: one.fits == "fits"),
    "not_fitting": ("Không phù hợp", "Bố trí không phù hợp", lambda one: one.fits == "unfit"),
    "fit_untold": (
        "Chưa rõ",
        "Đã bố trí, chưa rõ có phù hợp không",
        lambda one: one.is_posted and one.fits is None,
    ),
    "not_posted": ("Chưa bố trí", "Chưa bố trí", lambda one: one.state == NOT_POSTED),
    "gone": ("Đã đi", "Đã thôi việc, chuyển đi, nghỉ hưu", lambda one: one.is_gone),
    "untold": ("Chưa ghi", "Chưa ghi việc bố trí", lambda one: one.state == UNTOLD),
    "overdue": ("Quá hạn", "Chưa bố trí, quá thời hạn", lambda one: one.late),
    "silent": ("Chưa ghi quá hạn", "Chưa ghi việc bố trí, quá thời hạn", lambda one: one.silent),
    "undated": (
        "Không rõ ngày hoàn thành",
        "Chưa bố trí hoặc chưa ghi, không rõ ngày hoàn thành",
        lambda one: one.undated,
    ),
    "running": ("Đang cam kết", "Đang trong thời gian cam kết phục vụ", lambda one: one.running),
    "broken": (
        "Đi trước hạn",
        "Đã thôi việc, chuyển đi khi còn cam kết",
        lambda one: one.broke,
    ),
}
"""What is counted: the column's title, the words of a figure, which trainings count."""
SHARE = "share"
POSTED_SO_FAR, OTHERS = "việc bố trí", "chưa bố trí, cam kết"
SHOWN = (
    *("completed", "posted", "fitting", "not_fitting", "fit_untold", SHARE),
    *("not_posted", "overdue", "gone", "untold", "running"),
)
"""completed = posted + not_posted + gone + untold; posted = fitting + not_fitting + fit_untold."""


class Counting:
    """Counts placements; every number is a figure under its key."""

    def __init__(
        self, placed: Sequence[Placed], dimensions: Iterable[Dimension], suffix: str
    ) -> None:
        """Make the figures; ``suffix`` ends each label: the day all is told for."""
        self.placed, self.suffix = placed, suffix
        self.figures: dict[str, Figure] = {}
        self._put("", "", placed)
        for one in dimensions:
            for key, term in terms_of(one).items():
                self._put(part_name(one, key), f", {one.title.lower()}: {term}", self._of(one, key))

    def add_others(self, failed: Iterable[Course], no_outcome: Iterable[Course]) -> None:
        """Count the trainings that are over and were not passed, or whose outcome nobody tells."""
        words = {FAILED: "kết quả không đạt", NO_OUTCOME: "không ghi kết quả"}
        for measure, courses in {FAILED: failed, NO_OUTCOME: no_outcome}.items():
            rows = tuple(course.row for course in courses)
            self._add(measure, f"Đã quá ngày kết thúc, {words[measure]}", rows, "", "")

    def _of(self, dimension: Dimension, key: object) -> list[Placed]:
        known = dict(zip(dimension.of_rows.index.tolist(), dimension.of_rows.tolist(), strict=True))
        return [one for one in self.placed if _same(known[one.course.row], key)]

    def _put(self, part: str, where: str, placed: Sequence[Placed]) -> None:
        for measure, (_, words, test) in MEASURES.items():
            rows = tuple(one.course.row for one in placed if test(one))
            self._add(measure, words, rows, part, where)

    def _add(self, measure: str, words: str, rows: tuple[int, ...], part: str, where: str) -> None:
        name = f"placement.{measure}{part and f'/{part}'}"
        label = f"{words}{where}, {self.suffix}"
        self.figures[name] = Figure(name, label, len(rows), lambda: rows)

    def value(self, measure: str, part: str = "") -> int:
        """Give a number, of all or of a part."""
        return self.figures[f"placement.{measure}{part and f'/{part}'}"].value

    def told(self, part: str = "") -> int:
        """Give of how many the placement is told, which is what a share is of."""
        return self.value(COMPLETED, part) - self.value("untold", part)

    def table(self, key: str, dimension: Dimension) -> Table:
        """Lay out the parts, a row each."""
        rows = tuple(self._rows(dimension))
        first = Column(dimension.key, dimension.title, dimension.kind)
        columns = (first, *_columns())
        title = f"Bố trí sau đào tạo theo {dimension.title.lower()}"
        total: Row = {dimension.key: TOTAL, **self._cells("")}
        return Table(key, title, columns, rows, total)

    def _rows(self, dimension: Dimension) -> Iterator[Row]:
        for key, term in terms_of(dimension).items():
            yield {dimension.key: term, **self._cells(part_name(dimension, key))}

    def _cells(self, part: str) -> dict[str, Value]:
        cells: dict[str, Value] = {one: self.value(one, part) for one in MEASURES if one in SHOWN}
        return {**cells, SHARE: share(self.value("posted", part), self.told(part))}


def terms_of(dimension: Dimension) -> dict[object, Value]:
    """Give the parts in order, those of which nothing is told last."""
    unknown: dict[object, Value] = {None: NOT_TOLD} if dimension.lacking else {}
    return {**dimension.terms, **unknown}


def part_name(dimension: Dimension, key: object) -> str:
    """Name a part as figures do: ``unit.Xã An Phước 1``."""
    return f"{dimension.key}.{NOT_TOLD.key if key is None else key}"


def _same(value: object, key: object) -> bool:
    return value == key if key is not None else value is None or value != value  # noqa: PLR0124 - NaN


def _columns() -> Iterator[Column]:
    for key in SHOWN:
        part = POSTED_SO_FAR if SHOWN.index(key) <= SHOWN.index(SHARE) else OTHERS
        if key == SHARE:
            yield Column(SHARE, "Đã bố trí (%)", "share", part=part)
        else:
            yield Column(key, MEASURES[key][0], "count", part=part)


BY = ("unit", "level", "year")
"""What placements may be told by."""
