"""The parts of a document, each as the command tells it that answers to its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from importlib import import_module
from typing import TYPE_CHECKING

from hongngu_cli.commands.parts_own import OWN

if TYPE_CHECKING:
    from hongngu_cli.commands.options import SelectionOptions
    from hongngu_cli.model.report import Report
    from hongngu_cli.pipeline import Session
    from hongngu_cli.report.frame import Material

Made = tuple["Report", "Material"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a part is asked with: the inputs, which rows, whether names are hidden.

    ``only`` is the id of the one enrolment that it is to be about.
    """

    session: Session
    selection: SelectionOptions
    mask: bool
    only: int | None = None
    made: dict[str, Material] = field(default_factory=dict)

    @property
    def material(self) -> Material:
        """Give the enrolments asked for, read once for all parts."""
        return self._of("enrolments", self.selection)

    @property
    def people(self) -> Material:
        """Give the same, of which people are counted."""
        return self._of("people", replace(self.selection, count="people"))

    def _of(self, name: str, selection: SelectionOptions) -> Material:
        from hongngu_cli.commands.material import material_of

        if name not in self.made:
            self.made[name] = material_of(self.session, selection, mask=self.mask)
        return self.made[name]


@dataclass(frozen=True, slots=True)
class Part:
    """How a part is made, from which kinds of tables.

    ``tells`` is what a document lacks without it, ``lacks`` why it does.
    """

    make: Callable[[Wanted], Made | None]
    kinds: tuple[str, ...]
    tells: str
    lacks: str


def gathered(
    names: tuple[str, ...], wanted: Wanted, needs: tuple[str, ...]
) -> tuple[dict[str, Made], list[str]]:
    """Make the parts that the inputs can tell; say what the others would have told.

    What cannot be chosen from by --where is left out, unless the document ``needs`` it.
    """
    parts: dict[str, Made] = {}
    absent = []
    for name in names:
        part = PARTS[name]
        if wanted.selection.where and name in NOT_OF_ROWS and name not in needs:
            absent.append(f"{part.tells} (không chia được theo --where)")
            continue
        made = part.make(wanted) if wanted.session.in_use(part.kinds) else None
        if made is not None:
            parts[name] = made
        elif part.tells:
            absent.append(f"{part.tells} ({part.lacks})")
    return parts, absent


def _summary(*by: str) -> Callable[[Wanted], Made]:
    def make(wanted: Wanted) -> Made:
        from hongngu_cli.report.summarize import summary

        return summary(wanted.material, by), wanted.material

    return make


def _people(wanted: Wanted) -> Made:
    """Count people, where enrolments are counted elsewhere."""
    from hongngu_cli.report.summarize import of_people, summary

    report = summary(wanted.people)
    return replace(report, figures=of_people(report.figures), tables=()), wanted.people


def _shares(wanted: Wanted) -> Made:
    """Count women, the young and minorities."""
    from hongngu_cli.report.summarize import summary

    told = [summary(wanted.material, (by,)) for by in ("sex", "young", "minority")]
    figures = {key: figure for report in told for key, figure in report.figures.items()}
    return replace(told[0], figures=figures, tables=(), passages=()), wanted.material


def _years(wanted: Wanted) -> Made | None:
    """Count by year and group, where there are several years, or a year and rows of none."""
    if wanted.material.roster.frame["year"].nunique(dropna=False) < SEVERAL:
        return None
    return _summary("year", "group")(wanted)


def _last_year(wanted: Wanted) -> Made | None:
    """Compare with the same period last year, where there is one and it has rows."""
    from hongngu_cli.commands.material import last_year
    from hongngu_cli.report.summarize import summary
    from hongngu_cli.text.periods import year_before

    now = wanted.material
    period = now.selection.period
    if period is None or year_before(period, last_day=now.selection.last_day) is None:
        return None
    last = last_year(wanted.session, wanted.selection, now, mask=wanted.mask)
    return (summary(now, (), last), now) if len(last.roster.frame) else None


def _quota(wanted: Wanted) -> Made:
    """Tell of the chain by unit, and by level; it has every status itself."""
    from hongngu_cli.commands.quota import reported

    selection = replace(wanted.selection, status=None)
    return reported(wanted.session, selection, mask=wanted.mask, levels=True)


def _command(name: str) -> Callable[[Wanted], Made]:
    def make(wanted: Wanted) -> Made:
        command = import_module(f"hongngu_cli.commands.{name}")
        told: Made = command.reported(wanted.session, wanted.selection, mask=wanted.mask)
        return told

    return make


def _standing(wanted: Wanted) -> Made:
    """Tell who holds what, of everybody: which rows were sent in which status is no matter."""
    return _command("standing")(_of_everybody(wanted))


def _placement(wanted: Wanted) -> Made:
    """Tell what became of each training: people are not counted, nor is a status asked for."""
    return _command("placement")(_of_everybody(wanted))


def _forecast(wanted: Wanted) -> Made | None:
    """Tell of registered demand, which is of whole years and of no status."""
    from hongngu_cli.commands.selected import selection_of
    from hongngu_cli.text.periods import of_whole_years

    own = _of_everybody(wanted)
    asked = selection_of(own.selection, own.session.vocabulary, own.session.settings)
    if asked.period and not of_whole_years(asked.period, last_day=asked.last_day):
        return None
    return _command("forecast")(own)


def _of_everybody(wanted: Wanted) -> Wanted:
    selection = replace(wanted.selection, status=None, where=(), sponsor=None, count=None)
    return Wanted(wanted.session, selection, wanted.mask)


SEVERAL = 2
NOT_OF_ROWS = ("quota", "classes", "standing", "forecast")
"""Parts that tell of numbers or of cadres, who are not chosen from as rows of rosters are."""
NO_ROSTER = "chưa có danh sách cử đi đào tạo, bồi dưỡng"
PARTS: Mapping[str, Part] = {
    "summary": Part(_summary(), ("roster",), "số liệu cử đi", NO_ROSTER),
    "people": Part(_people, ("roster",), "số người được cử đi", NO_ROSTER),
    "shares": Part(_shares, ("roster",), "tỷ lệ nữ, cán bộ trẻ, dân tộc thiểu số", NO_ROSTER),
    "years": Part(_years, ("roster",), "", ""),
    **{name: Part(*own) for name, own in OWN.items()},
    "units": Part(_summary("unit", "group"), ("roster",), "kết quả theo đơn vị", NO_ROSTER),
    "unit_levels": Part(
        _summary("unit", "level"), ("roster",), "kết quả theo đơn vị, trình độ", NO_ROSTER
    ),
    "last_year": Part(
        _last_year,
        ("roster",),
        "phần so với cùng kỳ năm trước",
        "chưa rõ kỳ, hoặc năm trước không có lượt nào",
    ),
    "quota": Part(
        _quota,
        ("quota", "demand", "plan"),
        "phần nhu cầu, chỉ tiêu",
        "chưa có bảng nhu cầu, bảng chỉ tiêu hay kế hoạch",
    ),
    "classes": Part(_command("classes"), ("classes",), "phần lớp đã mở", "chưa có sổ theo dõi lớp"),
    "standing": Part(
        _standing,
        ("cadres",),
        "phần trình độ so với yêu cầu",
        "chưa có danh sách cán bộ, quy hoạch",
    ),
    "plan": Part(
        _command("plan"), ("cadres",), "phần ai đi học năm nào", "chưa có danh sách cán bộ"
    ),
    "forecast": Part(
        _forecast,
        ("demand",),
        "phần dự báo nhu cầu",
        "chưa có bảng nhu cầu nhiều năm, hoặc kỳ không tròn năm",
    ),
    "placement": Part(_placement, ("placement",), "phần bố trí sau đào tạo", "chưa có bảng bố trí"),
}
"""Every part that a document in ``documents.toml`` may name."""
