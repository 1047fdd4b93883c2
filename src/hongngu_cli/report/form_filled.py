"""A form filled in: every number a figure, and remarks on what is counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from hongngu_cli.analyse.forms.cells import Cells, Filling, of_cells, of_rows, total_of
from hongngu_cli.analyse.forms.classes import PlacedClasses, placed_classes
from hongngu_cli.analyse.forms.enrolments import Placed, Placing
from hongngu_cli.model.figure import Figure
from hongngu_cli.model.form import FormColumn, FormLayout, NamedForm
from hongngu_cli.report.form_words import Words
from hongngu_cli.report.frame import Material
from hongngu_cli.text.numbers import count

AS_ENROLMENTS = "Số người trong biểu là {}: một người học hai lớp tính hai lượt."
AS_PEOPLE = (
    "Số người trong biểu là {}: mỗi người tính một lần ở mỗi dòng; người học nhiều chương trình "
    "được tính ở từng dòng, nên số cộng có thể lớn hơn số người."
)

UNTOLD_ROWS = (
    "Các dòng in nghiêng “chưa rõ …” không có trong mẫu biểu; ghi thêm điều còn thiếu vào "
    "danh sách thì các dòng này không còn."
)
UNREAD_CLASSES = "{} ô không đọc được số lớp nên các cột {} chưa tính đủ; hãy sửa các ô đã chỉ."

Untold = tuple[tuple[FormColumn, tuple[int, ...]], ...]
"""Columns with the rows in the form of which nothing tells whether they are counted there."""


@dataclass(frozen=True, eq=False)
class Filled:
    """A form with what is in it and what is not."""

    form: NamedForm
    cells: Cells
    placed: Placed
    classes: PlacedClasses | None
    printed: FormLayout
    remarks: tuple[str, ...]
    untold: Untold
    figures: Mapping[str, Figure]


def fill_in(form: NamedForm, material: Material, words: Words, *, registers: bool) -> Filled:
    """Place all enrolments and classes, and make a figure of every number."""
    people = material.selection.count == "people"
    given = (material.vocabulary, material.as_of, material.settings)
    placing = Placing(form, material.roster.frame, *given, people=people)
    placed = placing.placed()
    suffix = f"{material.counting}, {material.period}"
    fillings = {"people": Filling(placed.cells, suffix=suffix)}
    if material.last is not None:
        before = Placing(form, material.last.frame, *given, people=people).placed("last-year")
        fillings["last-year"] = Filling(before.cells, of="last", suffix=material.counting)
    holding = any(one.holds == "classes" for one in form.layout.column)
    classes = None
    if registers and holding:
        classes = placed_classes(form.layout, material.counts.counts, material.vocabulary)
        fillings["classes"] = Filling(cells=classes.cells, suffix=material.period)
    cells = Cells(form, fillings)
    printed = _with_numbers(form.layout, cells)
    untold = tuple(_untold(printed, placing, placed))
    remarks = tuple(_remarks(printed, material, placed, untold, no_classes=holding and not classes))
    figures = {one.key: one for one in cells.figures.values()}
    figures |= _account_figures(form.name, cells, placed, words, suffix)
    figures |= _classes_outside(form.name, classes, words, material.period) if classes else {}
    return Filled(form, cells, placed, classes, printed, remarks, untold, figures)


def _with_numbers(layout: FormLayout, cells: Cells) -> FormLayout:
    """Leave out the rows that are none of the form and have no number in them."""
    told = {row for (row, _), one in cells.figures.items() if one.value}
    return replace(
        layout, row=tuple(row for row in layout.row if not row.untold or row.key in told)
    )


def _account_figures(
    name: str, cells: Cells, placed: Placed, words: Words, suffix: str
) -> dict[str, Figure]:
    """Name what is in the form, what is not, and the whole that both make up."""
    inside = total_of(f"form.{name}.inside", f"Trong biểu, {suffix}", cells.inside())
    parts = {}
    for (why, lacking, level), ids in placed.outside.items():
        key = ".".join((f"form.{name}.outside", why, *lacking, level or "unrecognised"))
        label = f"Ngoài biểu: {words.level(level)}, {words.reason(why, lacking)}; {suffix}"
        parts[key] = of_rows(key, label, tuple(ids))
    out = total_of(f"form.{name}.outside", f"Ngoài biểu, {suffix}", parts.values())
    again = of_rows(f"form.{name}.again", f"Lượt sau của cùng người, {suffix}", (*placed.again,))
    whole = total_of(f"form.{name}.total", f"Tổng cộng, {suffix}", (inside, out, again))
    return {one.key: one for one in (whole, inside, out, again)} | parts


def _classes_outside(
    name: str, classes: PlacedClasses, words: Words, suffix: str
) -> dict[str, Figure]:
    """Name the classes that are not in the form."""
    parts = {}
    for (why, lacking, named), own in classes.outside.items():
        key = ".".join((f"form.{name}.classes-outside", why, *lacking, named))
        label = f"Lớp ngoài biểu: {named}, {words.reason(why, lacking)}; {suffix}"
        parts[key] = of_cells(key, label, own)
    key = f"form.{name}.classes-outside"
    return {key: total_of(key, f"Lớp ngoài biểu, {suffix}", parts.values())} | parts


def _remarks(
    layout: FormLayout, material: Material, placed: Placed, untold: Untold, *, no_classes: bool
) -> Iterator[str]:
    """Say beneath the form what is counted in it and what is not known."""
    people = material.selection.count == "people"
    yield (AS_PEOPLE if people else AS_ENROLMENTS).format(material.counting)
    if missing := sum(map(len, placed.outside.values())):
        whole = count(len(material.roster.frame))
        size = f"{count(missing)} người" if people else f"{count(missing)} trong {whole} lượt"
        yield f"{size} chưa vào được biểu, liệt kê ở phần ngoài biểu."
    if any(row.untold for row in layout.row):
        yield UNTOLD_ROWS
    for column, ids in untold:
        yield f"Cột {column.number} ({column.named}): chưa rõ {count(len(ids))} lượt."
    named = ", ".join(str(one.number) for one in layout.column if one.holds == "classes")
    unread = sum(one.field == "classes" for one in material.counts.unread)
    if no_classes:
        yield f"Không có sổ theo dõi lớp nên các cột {named} để “–”."
    elif named and unread:
        yield UNREAD_CLASSES.format(count(unread), named)
    if any(one.holds == "last-year" for one in layout.column) and material.last is None:
        yield "Kỳ báo cáo không có đầu, cuối hoặc quá một năm, nên không so được với cùng kỳ."


def _untold(
    layout: FormLayout, placing: Placing, placed: Placed
) -> Iterator[tuple[FormColumn, tuple[int, ...]]]:
    """Find the columns of which it is not known whether they count some who are in the form."""
    for column in layout.column:
        if column.holds != "people" or column.of is None:
            continue
        own = layout.columns[column.of]
        above = own.sum or (own.number,)
        cells = ((one, ids) for (_, one), ids in placed.cells.items())
        ids = placing.untold(column, [at for one, own in cells if one in above for at in own])
        if ids:
            yield column, ids
