"""The report that fills in an official form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from hongngu_cli.analyse.forms import fitting
from hongngu_cli.analyse.forms.cells import rows_of
from hongngu_cli.analyse.told import BY_WORDS
from hongngu_cli.analyse.told import UNTOLD as UNTOLD_FIELD
from hongngu_cli.model.form import FilledForm, FormLayout, NamedForm
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.report import Report
from hongngu_cli.model.severities import as_set
from hongngu_cli.model.table import Table
from hongngu_cli.report.form_filled import Filled, fill_in
from hongngu_cli.report.form_tables import (
    classes_table,
    form_table,
    outside_table,
    people_table,
)
from hongngu_cli.report.form_words import Outside, Words
from hongngu_cli.report.frame import Material, office_of, years_spoken_of
from hongngu_cli.report.masking import without_names
from hongngu_cli.text.fold import fold
from hongngu_cli.text.numbers import count

OUTSIDE_RULE = "form-outside"
NO_OFFICE = "TỈNH UỶ/HUYỆN UỶ ……………"
NO_PLACE = "……………"


def form_report(form: NamedForm, material: Material, *, registers: bool, mask: bool) -> Report:
    """Fill a form in. ``registers`` says that there are any of classes; with none classes are –."""
    words = Words(material.vocabulary, material.settings.decimals, material.counting)
    filled = fill_in(form, material, words, registers=registers)
    layout, values = filled.printed, filled.cells.values()
    title = f"{layout.title} {_years(material)}".strip()
    outside = outside_table(filled.placed.outside, words)
    classes = classes_table(filled.classes.outside, words) if filled.classes else None
    beneath = (outside, classes) if classes and classes.rows else (outside,)
    people = people_table(material, filled.placed.outside, words, mask=mask)
    tables = (form_table(layout, title, values), outside, classes, people)
    found = tuple(as_set(_issues(filled, material, words), material.vocabulary))
    found = without_names(found, material.vocabulary) if mask else found
    # What is not told matters only where the form asks for it, which is said of the form.
    read = (issue for issue in material.issues if issue.rule != UNTOLD_FIELD)
    by_words = (issue.says for issue in material.issues if issue.rule == BY_WORDS)
    return Report(
        command="form",
        title=title,
        template="bang",
        as_of=material.as_of,
        period=material.period,
        subject=material.counting,
        passages=tuple(_passages(filled, material, words)),
        figures=filled.figures,
        tables=tuple(one for one in tables if one is not None and (one.rows or one is tables[0])),
        notes=(*filled.remarks, *dict.fromkeys(by_words)),
        issues=tuple(sorted((*read, *found), key=lambda issue: issue.order)),
        sources=material.sources,
        ledger=material.ledger,
        office=office_of(material),
        form=_printed(filled, material, title, values, beneath),
    )


def _printed(
    filled: Filled,
    material: Material,
    title: str,
    values: Mapping[tuple[str, int], int | float | None],
    beneath: tuple[Table, ...],
) -> FilledForm:
    day, layout = material.as_of, filled.printed
    place = material.settings.office.place or NO_PLACE
    return FilledForm(
        layout,
        title,
        left_of(layout, office_of(material)),
        values,
        filled.remarks,
        f"{place}, ngày {day.day:02d} tháng {day.month:02d} năm {day.year}",
        beneath,
        tuple(_account(filled)),
    )


def _account(filled: Filled) -> Iterator[tuple[str, int]]:
    """Give what is in the form and what is not, which together are the whole."""
    name, figures = filled.form.name, filled.figures
    yield "Trong biểu", figures[f"form.{name}.inside"].value
    yield "Ngoài biểu", figures[f"form.{name}.outside"].value
    again = figures[f"form.{name}.again"].value
    if again:
        yield "Lượt sau của cùng một người ở cùng một dòng", again


def _passages(filled: Filled, material: Material, words: Words) -> Iterator[str]:
    outside = [
        Outside(why, lacking, str(words.level(level)), len(ids))
        for (why, lacking, level), ids in filled.placed.outside.items()
    ]
    layout, figures = filled.form.layout, filled.cells.figures
    inside = [(row.label, figures[row.key, layout.total].value) for row in layout.parts[None]]
    people = material.selection.count == "people"
    whole = None if people else len(material.roster.frame)
    yield from words.passages(outside, whole, inside)
    if filled.classes:
        held = sum(one.value for own in filled.classes.cells.values() for one in own)
        yield from words.classes(held, filled.classes.outside)


def _issues(filled: Filled, material: Material, words: Words) -> Iterator[Issue]:
    """Tell of each programme that is not in the form, at the first cell of its rows."""
    for (why, lacking, level), ids in filled.placed.outside.items():
        named = words.level(level)
        says = f"{count(len(ids))} lượt {named} không vào biểu: {words.reason(why, lacking)}."
        place = material.roster.first_cell(ids[0])
        yield Issue(OUTSIDE_RULE, "warning", place, None, says, words.advice(why, lacking))
    for (why, lacking, label), own in filled.classes.outside.items() if filled.classes else ():
        held = sum(one.value for one in own)
        says = f"{count(held)} lớp {label} không vào biểu: {words.reason(why, lacking)}."
        advice = words.advice(why, lacking)
        yield Issue(OUTSIDE_RULE, "note", own[0].place, None, says, advice)
    yield from _too_little_told(filled, material)
    for column, unclear in filled.untold:
        says = (
            f"Chưa rõ {count(len(unclear))} lượt có vào cột {column.number} ({column.named}) không."
        )
        place = material.roster.first_cell(min(unclear))
        advice = words.advice(
            fitting.UNTOLD, [*column.where, *(("birth_date",) if column.ages else ())]
        )
        yield Issue(OUTSIDE_RULE, "warning", place, None, says, advice)


def _too_little_told(filled: Filled, material: Material) -> Iterator[Issue]:
    """Tell of rows that the form itself does not have, at the first cell of those in them."""
    layout = filled.printed
    for row in layout.row:
        ids = rows_of(filled.cells.figures[row.key, layout.total]) if row.untold else ()
        if ids:
            above = layout.rows[row.of].label if row.of else layout.title
            says = f"{count(len(ids))} lượt vào dòng “{row.label}” ({above})."
            place = material.roster.first_cell(min(ids))
            advice = "Dòng này không có trong mẫu: ghi thêm điều còn thiếu để vào đúng dòng."
            yield Issue(OUTSIDE_RULE, "warning", place, None, says, advice)


def left_of(layout: FormLayout, names: Mapping[str, str]) -> tuple[str, ...]:
    """Give the lines at the top left, the office's names in them.

    An office that is itself what the last line names stands there with the one above it.
    """
    body, superior = names["body"], names["superior"]
    last = layout.left[-1] if layout.left else ""
    if last and "{" not in last and fold(body).startswith(fold(last)):
        return (superior.upper() or NO_OFFICE, body.upper())
    told = (one.replace("{body}", body or NO_OFFICE) for one in layout.left)
    return tuple(one.replace("{superior}", superior).upper() for one in told)


def _years(material: Material) -> str:
    """Name the period for the title."""
    if material.selection.period:
        return material.selection.period.label
    known = material.roster.frame.dropna(subset=["year"])
    return years_spoken_of(known) if len(known) else ""


def combined(reports: Sequence[Report]) -> Report:
    """Make one report of the figures of several forms, for whoever asks for one of them."""
    first = reports[0]
    figures = {key: one for report in reports for key, one in report.figures.items()}
    return replace(first, figures=figures)
