"""The report on classes: tables, figures, and what they say in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hongngu_cli.analyse.classes import MEASURES, ClassNumbers, average, in_planned_years
from hongngu_cli.model.figure import Figure
from hongngu_cli.model.report import Report
from hongngu_cli.model.table import Table
from hongngu_cli.report.class_tables import ClassTables
from hongngu_cli.report.frame import Material, office_of
from hongngu_cli.text.numbers import count, prose, share
from hongngu_cli.text.periods import year_within

TITLE = "Tổng hợp các lớp đào tạo, bồi dưỡng đã mở"
BOTH = "lớp; lượt học viên"
OVERLAP = (
    "Lượt học viên của các lớp và lượt cán bộ được cử đi có phần trùng nhau (như lớp sơ cấp), "
    "nên không cộng hai số với nhau."
)
WHOLE_YEARS = "Sổ theo dõi lớp chỉ ghi năm, nên số của kỳ này là số của cả năm."
NOT_OF_PEOPLE = (
    "Sổ theo dõi lớp không ghi từng người, nên các lựa chọn --count, --status, --sponsor, --where "
    "không có tác dụng ở đây."
)


def classes(material: Material, by: tuple[str, ...] = ()) -> Report:
    """Report classes by the fields asked for, else in the usual tables."""
    numbers = ClassNumbers(material.counts, material.vocabulary)
    period = period_of(material)
    figures = numbers.figures(period)
    told = ClassTables(numbers)
    tables: tuple[Table, ...]
    if by:
        ways = tuple(numbers.dimensions[field] for field in by)
        figures = {**figures, **numbers.crossed(ways, period)}
        tables = (told.broken_down(ways),)
    else:
        tables = tuple(told.usual())
    return Report(
        command="classes",
        title=TITLE,
        template="bang",
        as_of=material.as_of,
        period=material.with_units(period),
        subject="lượt học viên",
        passages=tuple(_passages(material, numbers, figures, period)),
        figures=figures,
        tables=tuple(map(_with_unit, tables)),
        notes=tuple(_notes(material)),
        issues=material.issues,
        sources=material.sources,
        ledger=material.ledger,
        office=office_of(material),
    )


def _with_unit(table: Table) -> Table:
    """Say of a table of classes and learners that it counts both."""
    of_classes = any(column.key.startswith("classes") for column in table.columns)
    return replace(table, unit=BOTH) if of_classes else table


def period_of(material: Material) -> str:
    """Name the period asked for, else the years that the numbers are of."""
    if material.selection.period:
        return material.selection.period.label
    years = sorted({one.year for one in material.counts.counts if one.year is not None})
    if not years:
        return "không rõ năm"
    first, last = years[0], years[-1]
    span = f"năm {first}" if first == last else f"từ năm {first} đến năm {last}"
    open_years = any(one.year is None for one in material.counts.counts)
    return f"{span}, kể cả số không rõ năm" if open_years else span


def _passages(
    material: Material, numbers: ClassNumbers, figures: dict[str, Figure], period: str
) -> Iterator[str]:
    """Say what was held, how far from the plan, what changed, and who came."""
    decimals = material.settings.decimals
    unread = sum(one.field == "classes" for one in material.counts.unread)
    opening = f"{period[:1].upper()}{period[1:]}"
    held, learners = (figures[f"classes.{name}"].value for name in ("count", "learners"))
    if held or learners:
        told = _held(held, unread) if numbers.of("count") or unread else "không ghi số lớp"
        yield f"{opening}: {told}{_learners(numbers, held, learners)}."
    elif unread:
        yield f"{opening}: {_held(held, unread)}."
    else:
        yield f"{opening}: không ghi nhận lớp nào đã mở."
    yield from _against_plan(numbers, figures, decimals)
    yield from _last_year(numbers, figures, decimals)
    summoned, attended = (figures[f"classes.{name}"].value for name in ("summoned", "attended"))
    if summoned and attended:
        rate = share(attended / summoned, decimals)
        yield (
            f"Các đợt học tập, quán triệt: {prose(attended)}/{prose(summoned)} người được triệu "
            f"tập đã tham dự, đạt {rate}."
        )


def _held(held: int, unread: int) -> str:
    """Say how many classes were held; what cannot be read is unknown, not nought."""
    if not unread:
        return f"mở {prose(held)} lớp"
    beside = f"{prose(unread)} ô không đọc được số lớp"
    return f"mở {prose(held)} lớp (chưa kể {beside})" if held else f"chưa rõ số lớp ({beside})"


def _learners(numbers: ClassNumbers, held: int, learners: int) -> str:
    """Say how many learned, and how large a class is on average, as far as that is told."""
    size, told = average(numbers.counts)
    if not told and held and not learners:
        return "" if numbers.of("attended") else ", không ghi số học viên của lớp nào"
    said = f", {prose(learners)} lượt học viên"
    if size is None:
        return said
    whole = "" if told == held else f" (tính trên {prose(told)} lớp có ghi số học viên)"
    return f"{said}, bình quân {_decimal(size)} học viên một lớp{whole}"


def _against_plan(
    numbers: ClassNumbers, figures: dict[str, Figure], decimals: int
) -> Iterator[str]:
    """Say what share of the plan was carried out, in the years that have one."""
    parts = []
    years: set[int | None] = set()
    for name, noun in (("count", "lớp"), ("learners", "học viên")):
        planned = figures[f"classes.planned.{name}"].value
        held = sum(one.value for one in in_planned_years(numbers.counts, MEASURES[name][0]))
        if planned:
            years |= {one.year for one in numbers.of(f"planned.{name}")}
            rate = share(held / planned, decimals)
            parts.append(f"{prose(held)}/{prose(planned)} {noun} (đạt {rate})")
    if parts:
        others = {one.year for one in numbers.of("count")} - years
        named = ", ".join(str(year) for year in sorted(year for year in years if year))
        of_years = f" năm {named}" if others and named else ""
        yield f"So với kế hoạch{of_years}: {', '.join(parts)}."


def _last_year(numbers: ClassNumbers, figures: dict[str, Figure], decimals: int) -> Iterator[str]:
    """Say how the last year differs from the one before it."""
    years = [year for year in numbers.dimensions["year"].terms if isinstance(year, int)]
    if len(years) < TWO or years[-2] != years[-1] - 1:
        return
    changes = []
    for name, noun in (("count", "lớp"), ("learners", "lượt học viên")):
        before, now = (figures.get(f"classes.{name}.{year}") for year in years[-2:])
        if before is None or now is None or before.value == now.value or not before.value:
            continue
        change = now.value - before.value
        word = "tăng" if change > 0 else "giảm"
        rate = share(abs(change) / before.value, decimals)
        changes.append(f"{word} {prose(abs(change))} {noun} ({rate})")
    if changes:
        yield f"Năm {years[-1]} so với năm {years[-2]}: {', '.join(changes)}."


TWO = 2


def _decimal(number: float) -> str:
    """Write an average with one decimal: "76,5"."""
    return share(number / 100, 1).removesuffix("%")


def _notes(material: Material) -> Iterator[str]:
    selection = material.selection
    if unread := len(material.counts.unread):
        yield f"{count(unread)} ô không đọc được số lượng nên chưa tính; hãy sửa các ô đã chỉ."
    if selection.period:
        years = {one.year for one in material.counts.counts if one.year is not None}
        partly = {
            year
            for year in years
            if year_within(year, selection.period, last_day=selection.last_day) == "partly"
        }
        if partly:
            yield WHOLE_YEARS
    asked = (selection.count, selection.status, selection.sponsor)
    if asked != ("enrolments", "sent", "sent") or selection.where:
        yield NOT_OF_PEOPLE
    yield OVERLAP
