"""The parts of a document, each as the command tells it that answers to its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True)
class Part:
    """How a part is made, from which kinds of tables, and what it lacks where there is none."""

    make: Callable[[Wanted], Made | None]
    kinds: tuple[str, ...]
    lacks: str


def gathered(names: tuple[str, ...], wanted: Wanted) -> tuple[dict[str, Made], list[str]]:
    """Make the parts that the inputs can tell; say what the others lack."""
    parts: dict[str, Made] = {}
    absent = []
    for name in names:
        part = PARTS[name]
        made = part.make(wanted) if wanted.session.in_use(part.kinds) else None
        if made is None:
            absent.append(part.lacks)
        else:
            parts[name] = made
    return parts, absent


def _summary(wanted: Wanted, by: tuple[str, ...] = ()) -> Made:
    from hongngu_cli.commands.material import material_of
    from hongngu_cli.report.summarize import summary

    material = material_of(wanted.session, wanted.selection, mask=wanted.mask, by=by)
    return summary(material, by), material


def _units(wanted: Wanted) -> Made:
    return _summary(wanted, ("unit", "level"))


def _last_year(wanted: Wanted) -> Made | None:
    """Compare with the same period last year, where there is one and it has rows."""
    from hongngu_cli.commands.material import last_year, material_of
    from hongngu_cli.report.summarize import summary
    from hongngu_cli.text.periods import year_before

    now = material_of(wanted.session, wanted.selection, mask=wanted.mask)
    period = now.selection.period
    if period is None or year_before(period, last_day=now.selection.last_day) is None:
        return None
    last = last_year(wanted.session, wanted.selection, now, mask=wanted.mask)
    return (summary(now, (), last), now) if len(last.roster.frame) else None


def _command(name: str) -> Callable[[Wanted], Made]:
    def make(wanted: Wanted) -> Made:
        command = import_module(f"hongngu_cli.commands.{name}")
        told: Made = command.reported(wanted.session, wanted.selection, mask=wanted.mask)
        return told

    return make


def _standing(wanted: Wanted) -> Made:
    """Tell who holds what, of everybody: which rows were sent in which status is no matter."""
    command = import_module("hongngu_cli.commands.standing")
    selection = replace(wanted.selection, status=None, where=(), sponsor=None)
    told: Made = command.reported(wanted.session, selection, mask=wanted.mask)
    return told


PARTS: Mapping[str, Part] = {
    **{name: Part(*own) for name, own in OWN.items()},
    "summary": Part(
        _summary, ("roster",), "số liệu cử đi: chưa có danh sách cử đi đào tạo, bồi dưỡng"
    ),
    "units": Part(
        _units, ("roster",), "kết quả theo đơn vị: chưa có danh sách cử đi đào tạo, bồi dưỡng"
    ),
    "last_year": Part(
        _last_year,
        ("roster",),
        "phần so với cùng kỳ năm trước: không rõ kỳ, hoặc năm trước không có lượt nào",
    ),
    "quota": Part(
        _command("quota"),
        ("quota", "demand", "plan"),
        "phần nhu cầu, chỉ tiêu: chưa có bảng nhu cầu, bảng chỉ tiêu hay kế hoạch",
    ),
    "classes": Part(_command("classes"), ("classes",), "phần lớp đã mở: chưa có sổ theo dõi lớp"),
    "standing": Part(
        _standing, ("cadres",), "phần trình độ so với yêu cầu: chưa có danh sách cán bộ, quy hoạch"
    ),
    "plan": Part(_command("plan"), ("cadres",), "phần ai đi học năm nào: chưa có danh sách cán bộ"),
    "forecast": Part(
        _command("forecast"), ("demand",), "phần dự báo nhu cầu: chưa có bảng nhu cầu nhiều năm"
    ),
    "placement": Part(
        _command("placement"),
        ("placement",),
        "phần bố trí sau đào tạo: chưa có bảng bố trí sau đào tạo",
    ),
}
"""Every part that a document in ``documents.toml`` may name."""
