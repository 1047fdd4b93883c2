"""An official form on a sheet: headings merged, sums as live formulas with their values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_rowcol_to_cell

from hongngu_cli.text.numbers import NOTHING
from hongngu_cli.write.form_beneath import write_beneath
from hongngu_cli.write.form_lines import across, write_signatures, write_top
from hongngu_cli.write.values import visible
from hongngu_cli.write.xlsx_lines import A4, BROAD, LINE, lines_needed

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from hongngu_cli.model.form import FilledForm, FormColumn, FormLayout, FormRow
    from hongngu_cli.write.form_formats import FormFormats

FOOTER = "&C&P/&N"


def write_form(sheet: Worksheet, form: FilledForm, formats: FormFormats) -> None:
    """Write the form, who signs it, and beneath, on a page of its own, what is not in it."""
    for index, column in enumerate(form.layout.column):
        sheet.set_column(index, index, column.width)
    head = write_top(sheet, form, formats)
    first = _write_headings(sheet, form.layout, formats, head)
    places = {row.key: first + at for at, row in enumerate(form.layout.row)}
    body = Body(sheet, form, formats, places)
    for row in form.layout.row:
        body.write(row)
    last = len(form.layout.column) - 1
    after = first + len(form.layout.row)
    width = sum(column.width for column in form.layout.column)
    for remark in form.remarks:
        text = visible(remark)
        across(sheet, (after, 0, last), text, formats.text(italic=True))
        sheet.set_row(after, LINE * lines_needed(text, width))
        after += 1
    after = write_signatures(sheet, form, formats, after + 1)
    inside = [xl_rowcol_to_cell(places[row.key], body.index(form.layout.total)) for row in body.top]
    sheet.set_h_pagebreaks([after])
    write_beneath(sheet, form, formats, after + 1, f"={'+'.join(inside)}")
    _set_up(sheet, head, first)


class Body:
    """Writes the rows of a form."""

    def __init__(
        self, sheet: Worksheet, form: FilledForm, formats: FormFormats, places: dict[str, int]
    ) -> None:
        """Take where each row stands on the sheet, counting from 0."""
        self.sheet, self.form, self.formats, self.places = sheet, form, formats, places
        self.layout = form.layout
        self.top = form.layout.parts[None]
        self.at = {column.number: at for at, column in enumerate(form.layout.column)}

    def index(self, number: int) -> int:
        """Give the place of a column on the sheet, counting from 0."""
        return self.at[number]

    def write(self, row: FormRow) -> None:
        """Write a row: its labels, then its numbers."""
        deep = len(self.layout.lineage(row)) - 1
        parts = self.layout.parts.get(row.key, ())
        bold = not deep or any(part.key in self.layout.parts for part in parts)
        manner = {"bold": bold, "italic": row.untold}
        at = self.places[row.key]
        lines = 1
        for index, column in enumerate(self.layout.column):
            if column.holds == "numeral":
                shape = self.formats.label(**manner, indent=0, centred=True)
                self.sheet.write_string(at, index, visible(row.numeral), shape)
            elif column.holds == "label":
                shape = self.formats.label(**manner, indent=max(deep - 1, 0))
                self.sheet.write_string(at, index, visible(row.label), shape)
                lines = lines_needed(row.label, column.width - max(deep - 1, 0) * 1.5, BROAD)
            else:
                self._write_number(row, column, manner)
        self.sheet.set_row(at, LINE * lines + 1)

    def _write_number(self, row: FormRow, column: FormColumn, manner: dict[str, bool]) -> None:
        place = (self.places[row.key], self.at[column.number])
        value = self.form.values[row.key, column.number]
        shape = self.formats.value(**manner, share=column.ratio is not None)
        if value is None and column.ratio is None:
            self.sheet.write_string(*place, NOTHING, shape)
            return
        formula = self._formula(row, column)
        if formula is None:
            self.sheet.write_number(*place, value, shape)
        else:
            self.sheet.write_formula(*place, formula, shape, NOTHING if value is None else value)

    def _formula(self, row: FormRow, column: FormColumn) -> str | None:
        at, index = self.places[row.key], self.at[column.number]
        parts = self.layout.parts.get(row.key, ())
        if column.ratio:
            above, below = (xl_rowcol_to_cell(at, self.at[number]) for number in column.ratio)
            known = f'IF(ISNUMBER({below}),IF({below}=0,"{NOTHING}",{above}/{below}),"{NOTHING}")'
            return f"={known}"
        if column.sum:
            return _sum([(at, self.at[number]) for number in column.sum])
        return _sum([(self.places[part.key], index) for part in parts]) if parts else None


def _sum(cells: Sequence[tuple[int, int]]) -> str:
    """Add cells up; a run of cells in one column as a range."""
    rows = [row for row, _ in cells]
    names = [xl_rowcol_to_cell(*cell) for cell in cells]
    run = len(cells) > 1 and rows == list(range(rows[0], rows[0] + len(rows)))
    return f"=SUM({names[0]}:{names[-1]})" if run else f"=SUM({','.join(names)})"


def _write_headings(sheet: Worksheet, layout: FormLayout, formats: FormFormats, top: int) -> int:
    """Write headings over as many rows as they are deep, then the numbers; give the next row."""
    deep = max(len(column.above) for column in layout.column) + 1
    manner = formats.heading()
    for first, last, level, text in _above(layout):
        across(sheet, (top + level, first, last), text, manner)
    lines = [1] * deep
    for index, column in enumerate(layout.column):
        level, text = len(column.above), visible(column.heading)
        if level < deep - 1:
            sheet.merge_range(top + level, index, top + deep - 1, index, text, manner)
        else:
            sheet.write_string(top + level, index, text, manner)
        needed = lines_needed(text, column.width - 1, BROAD)
        room = deep - level
        for row in range(level, deep):
            lines[row] = max(lines[row], -(-needed // room))
        numbered = formats.numbers()
        sheet.write_string(top + deep, index, column.numbered, numbered)
    for row, needed in enumerate(lines):
        sheet.set_row(top + row, LINE * needed + 2)
    return top + deep + 1


def _above(layout: FormLayout) -> Iterator[tuple[int, int, int, str]]:
    """Give each heading over neighbouring columns: first and last column, depth, text."""
    columns = layout.column
    for level in range(max(len(column.above) for column in columns)):
        first = 0
        while first < len(columns):
            path = columns[first].above[: level + 1]
            last = first
            if len(path) == level + 1:
                while last + 1 < len(columns) and columns[last + 1].above[: level + 1] == path:
                    last += 1
                yield first, last, level, visible(path[-1])
            first = last + 1


def _set_up(sheet: Worksheet, head: int, first: int) -> None:
    """Freeze the headings, and make ready to print across A4."""
    sheet.freeze_panes(first, 2)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head, first - 1)
    sheet.center_horizontally()
    sheet.set_footer(FOOTER)
    sheet.hide_gridlines(2)
