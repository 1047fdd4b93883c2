"""Saved recognitions that no longer fit: the header of a form has changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from hongngu_cli.model.issue import Issue
from hongngu_cli.model.place import column_letters
from hongngu_cli.model.recognition import BENEATH, TableFound
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.words import heading_paths
from hongngu_cli.read.recognitions.saved import MOSTLY, Form, Forms
from hongngu_cli.text.fold import fold

RULE = "recognition-changed"
OUTGROWN = "Tiêu đề cột đã đổi so với cách đọc đã lưu nên chưa dùng bảng này"
"""Why a table that was read differently when its form was saved is of no kind now."""
AT_ALL = 0.3
"""So alike must a header on a sheet that the recognition names be, to be told column by column."""
IDLE = ("stt", "note")
"""Fields whose loss changes no figure."""
ADVICE = "Xem bảng bằng train-report inspect."


@dataclass(frozen=True, slots=True)
class Change:
    """A form and the header it has become, column by column."""

    form: Form
    table: TableFound
    headings: tuple[tuple[int, str], ...]
    steps: tuple[tuple[str, int, int, int, int], ...]
    alike: float


def outgrown(
    forms: Forms, sheets: Sequence[Sheet], tables: Sequence[TableFound]
) -> tuple[tuple[TableFound, ...], tuple[Issue, ...]]:
    """Set aside tables whose form was saved and has changed since, and tell of each."""
    if not forms.all:
        return tuple(tables), ()
    changes, gone = changed_forms(forms, sheets, tables)
    those = {id(change.table) for change in changes}
    told = tuple(
        replace(table, kind=None, confidence=0.0, why=OUTGROWN) if id(table) in those else table
        for table in tables
    )
    issues = [_gone(form, sheet) for form, sheet in gone]
    return told, (*issues, *map(_told, changes))


def changed_forms(
    forms: Forms, sheets: Sequence[Sheet], tables: Sequence[TableFound]
) -> tuple[list[Change], list[tuple[Form, Sheet]]]:
    """Find the saved forms that have changed, and those that are gone from the sheets they name.

    A recognition bound to a sheet must fit a table there. Of any other, a table is a changed
    one when most headings agree, and where they do not, a column that was saved with a meaning
    is now one that nobody knows.
    """
    fitting = {id(table): forms.form_of_table(table) for table in tables}
    left = [table for table in tables if fitting[id(table)] is None and table.header_rows]
    changes: dict[int, Change] = {}
    gone: list[tuple[Form, Sheet]] = []
    for form in (form for form in forms.all if form.bound):
        fits = {id(table.sheet) for table in tables if fitting[id(table)] is form}
        for own in _by_file(sheet for sheet in sheets if form.is_for(sheet)):
            if any(id(sheet) in fits for sheet in own):
                continue
            change = _nearest(form, [table for table in left if table.sheet in own], AT_ALL)
            if change:
                changes.setdefault(id(change.table), change)
            else:
                gone.append((form, own[0]))
    for table in left:
        if id(table) not in changes and (change := _changed(forms, table)):
            changes[id(table)] = change
    return list(changes.values()), gone


def _changed(forms: Forms, table: TableFound) -> Change | None:
    """Find the form, bound to no sheet, that has become this table's header."""
    found = [_nearest(form, [table], MOSTLY) for form in forms.all if not form.bound]
    lost = [change for change in found if change and _loses(change)]
    return max(lost, key=lambda change: change.alike, default=None)


def _by_file(sheets: Iterable[Sheet]) -> list[list[Sheet]]:
    files: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        files.setdefault(sheet.path, []).append(sheet)
    return list(files.values())


def _nearest(form: Form, tables: Iterable[TableFound], least: float) -> Change | None:
    """Find the table whose headings are most like those saved."""
    changes = [_change(form, table) for table in tables]
    fit = [change for change in changes if change.alike >= least]
    return max(fit, key=lambda change: change.alike, default=None)


def _change(form: Form, table: TableFound) -> Change:
    first, last = table.header_rows or (1, 1)
    paths = heading_paths(table.sheet, first, last)
    headings = tuple((column, BENEATH.join(path)) for column, path in paths.items())
    match = SequenceMatcher(None, form.key, [fold(text) for _, text in headings], autojunk=False)
    return Change(form, table, headings, tuple(match.get_opcodes()), match.ratio())


def _loses(change: Change) -> bool:
    """Tell whether a saved meaning is gone that the table should have.

    So it is where a column now stands that nobody knows, or where the heading is still there
    and without the recognition would mean something else.
    """
    saved, meant = change.form.saved, change.table.columns
    if change.table.kind and saved.kind and change.table.kind != saved.kind:
        return False
    kept = {(meaning.field, meaning.value) for meaning in meant.values()}
    for step, first, last, begin, end in change.steps:
        lost = [
            column
            for column in saved.columns[first:last]
            if column.field
            and column.field not in IDLE
            and (column.field, column.value) not in kept
        ]
        unknown = any(meant[c].field is None for c, _ in change.headings[begin:end] if c in meant)
        if lost and (step == "equal" or (step == "replace" and unknown)):
            return True
    return False


def _told(change: Change) -> Issue:
    table = change.table
    row = table.header_rows[0] if table.header_rows else table.first_row
    changed = [step for step in change.steps if step[0] != "equal"]
    column, heading = change.headings[min(changed[0][3], len(change.headings) - 1)]
    told = "; ".join(text for step in changed for text in _differences(change, step))
    maps = "".join(text for step in changed for text in _maps(change, step))
    path = table.sheet.path
    return Issue(
        RULE,
        "error",
        table.sheet.place(row, column),
        heading,
        f"Tiêu đề cột đã đổi so với cách đọc đã lưu trong train-report.toml nên chưa đọc "
        f"bảng này: {told}.",
        f'{ADVICE} Nếu đúng, lưu lại: train-report inspect "{path}"{maps} --save',
    )


def _maps(change: Change, step: tuple[str, int, int, int, int]) -> Iterable[str]:
    """Give the options that carry saved meanings over to the headings that took their places."""
    _, first, last, begin, end = step
    pairs = zip(change.form.saved.columns[first:last], change.headings[begin:end], strict=False)
    for before, (column, heading) in pairs:
        meaning = change.table.columns.get(column)
        if before.field and before.value is None and meaning and meaning.field is None:
            yield f' --map "{heading}={before.field}"'


def _differences(change: Change, step: tuple[str, int, int, int, int]) -> Iterable[str]:
    """Say for each column what was expected and what was found."""
    _, first, last, begin, end = step
    saved, now = change.form.saved.columns[first:last], change.headings[begin:end]
    for before, (column, heading) in zip(saved, now, strict=False):
        yield f'cột {column_letters(column)} đã lưu là "{before.heading}", nay là "{heading}"'
    for before in saved[len(now) :]:
        where = f" (trước ở cột {before.column})" if before.column else ""
        yield f'nay không có "{before.heading}"{where}'
    for column, heading in now[len(saved) :]:
        yield f'cột {column_letters(column)} "{heading}" mới có'


def _gone(form: Form, sheet: Sheet) -> Issue:
    wanted = ", ".join(f'"{column.heading}"' for column in form.saved.columns)
    where = f'trang tính "{form.saved.sheet}"' if form.saved.sheet else "tệp này"
    return Issue(
        RULE,
        "error",
        sheet.place(),
        None,
        f"Cách đọc đã lưu trong train-report.toml cho {where} cần các cột {wanted}, "
        "nhưng không có bảng nào như vậy.",
        f"{ADVICE} Nếu không còn mẫu này, xoá khối [[recognition]] đó trong train-report.toml.",
    )
