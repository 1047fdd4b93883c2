"""What is said of each table: values taken from elsewhere, rows and tables not understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from hongngu_cli.model.fields import FIELD
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.recognition import NAMED, NOT_SENT, Given, TableFound
from hongngu_cli.model.sheet import Cell, Sheet
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.enrolments.given import SOURCES
from hongngu_cli.read.enrolments.values import result_reader
from hongngu_cli.read.headings.context import surnames_of
from hongngu_cli.read.headings.headers import texts
from hongngu_cli.read.headings.held_columns import HELD_ALREADY, MARKS_ALL
from hongngu_cli.read.headings.kinds import HELD_GROUPS
from hongngu_cli.read.headings.near_headings import NearHeadings
from hongngu_cli.read.headings.proposals import proposals
from hongngu_cli.read.messages.absent import absent
from hongngu_cli.read.messages.columns_repeated import columns_repeated, parts_without_level
from hongngu_cli.read.messages.contradictions import (
    contradicted,
    disagreeing,
    typed_at,
    value_label,
)
from hongngu_cli.read.messages.counts_unread import counts_unread
from hongngu_cli.read.messages.headings_missing import (
    column_missing,
    headings_unknown,
    lists_people,
    looks_like_table,
    no_header,
)
from hongngu_cli.read.messages.names_elsewhere import summary_without_levels
from hongngu_cli.read.messages.names_set_aside import names_set_aside
from hongngu_cli.read.messages.of_codes import with_codes_explained
from hongngu_cli.read.messages.of_level_cells import cells_of_levels
from hongngu_cli.read.messages.of_mark_cells import cells_of_marks
from hongngu_cli.read.messages.of_unknown_courses import of_unknown_courses
from hongngu_cli.read.messages.overruled_levels import levels_overruled, marks_overruled
from hongngu_cli.read.messages.people_told import people_told
from hongngu_cli.read.messages.person_forms import person_form, turned_table
from hongngu_cli.read.messages.proposed import lists_proposed, not_sent_yet
from hongngu_cli.read.messages.unheaded_cells import unheaded_cells
from hongngu_cli.read.messages.unknown_columns import unknown_columns
from hongngu_cli.read.recognitions.outgrown import OUTGROWN
from hongngu_cli.read.rows.sections import marker_of
from hongngu_cli.read.tables.confidence import DOUBTFUL
from hongngu_cli.read.tables.doubts import RIVAL
from hongngu_cli.text.numbers import share, shown

if TYPE_CHECKING:
    from hongngu_cli.read.enrolments.typed import Enrolments

OTHERS = {
    "section": "dòng mục khác",
    "above": "nhóm khác",
    "position": "đơn vị khác",
    "note": "tình trạng khác",
}
"""What more of a source there is, where several values were taken from it."""


def notes_on(
    sheets: Sequence[Sheet],
    tables: Sequence[TableFound],
    parts: Sequence[tuple[int, Enrolments]],
    vocabulary: Vocabulary,
) -> Iterable[Issue]:
    """Tell, in the order of the files, what was assumed and what was not understood."""
    near = NearHeadings(vocabulary)
    reader = result_reader(vocabulary)
    kinds = {kind.key: kind.label for kind in vocabulary.kind}
    for table in tables:
        yield from _doubtful(table, kinds)
        if parts:
            yield from lists_proposed(table, vocabulary)
    yield from unheaded_cells(tables, near)
    for number, part in parts:
        table = tables[number]
        yield from _given(table, part, vocabulary)
        yield from _unread_sections(table)
        yield from _assumed(table, part, vocabulary)
        yield from cells_of_levels(table, part, vocabulary, near.levels)
        yield from cells_of_marks(table, vocabulary, near.levels, reader)
        yield from _held_columns(table)
        yield from _not_sent(table, vocabulary)
        yield from unknown_columns(table, near)
        yield from of_unknown_courses(table, part, vocabulary)
        yield from columns_repeated(table)
        yield from people_told(table)
        yield from absent(table, vocabulary)
        yield from parts_without_level(table)
        yield from _unrecognised_rows(table)
        yield from names_set_aside(table, vocabulary)
        yield from _wrapped_rows(table)
        yield from contradicted(table, part, vocabulary)
        yield from disagreeing(table, part, vocabulary)
        yield from marks_overruled(table)
        yield from levels_overruled(table, part, vocabulary, near.levels)
    yield from (
        summary_without_levels(table, tables)
        or with_codes_explained(column_missing(table, near), table, sheets, near.levels)
        for table in tables
        if table.kind is None and table.people and table.why != OUTGROWN
    )
    surnames = surnames_of(vocabulary)
    for table in tables:
        if table.kind is None and not table.people and table.why != OUTGROWN:
            yield from headings_unknown(table, surnames, near)
    yield from _of_sheets(sheets, tables, near, vocabulary)


HIDDEN_COUNTED = (
    "Trang tính đang ẩn nhưng vẫn được đọc và tính.",
    "Nếu không cần tính, xoá trang tính này, hoặc chỉ nêu các trang tính cần đọc bằng --sheet.",
)
HIDDEN_READ = (
    "Trang tính đang ẩn; không có dòng nào của trang này được tính.",
    "Giữ nguyên nếu trang này giữ danh mục để chọn trong ô.",
)


def _of_sheets(
    sheets: Sequence[Sheet],
    tables: Sequence[TableFound],
    near: NearHeadings,
    vocabulary: Vocabulary,
) -> Iterable[Issue]:
    """Tell which sheets are hidden, and which hold data and no table that was understood."""
    surnames = surnames_of(vocabulary)
    with_tables = {id(table.sheet) for table in tables}
    with_data = {id(table.sheet) for table in tables if table.kind or table.people}
    counted = {id(table.sheet) for table in tables if table.kind and table.people}
    for sheet in sheets:
        if sheet.hidden:
            yield Issue(
                "sheet-hidden",
                "note",
                sheet.place(),
                None,
                *(HIDDEN_COUNTED if id(sheet) in counted else HIDDEN_READ),
            )
        if id(sheet) in with_data:
            continue
        if turned := turned_table(sheet, surnames, near):
            yield turned
            continue
        if id(sheet) in with_tables:
            continue
        if form := person_form(sheet, near):
            yield form
        elif not lists_people(sheet, surnames) and (unread := counts_unread(sheet, vocabulary)):
            yield unread
        elif looks_like_table(sheet):
            yield no_header(sheet, surnames, near)


def _doubtful(table: TableFound, kinds: Mapping[str, str]) -> Iterable[Issue]:
    """Tell of a table with data that was hardly understood, or of people and maybe another kind."""
    rivalled = table.names_people and any(doubt.startswith(RIVAL) for doubt in table.doubts)
    unsure = table.confidence < DOUBTFUL or rivalled
    if table.kind and table.people and unsure and table.header_rows:
        row = table.header_rows[0]
        column = min(texts(table.sheet, row), default=min(table.columns))
        yield Issue(
            "table-doubtful",
            "warning",
            table.sheet.place(row, column),
            shown(table.sheet.cell(row, column)) or None,
            f"Hiểu là {kinds[table.kind]} nhưng chưa chắc ({share(table.confidence, 0)}): "
            f"{'; '.join(table.doubts)}.",
            "Xem bảng được hiểu thế nào bằng train-report inspect.",
        )


def _given(table: TableFound, part: Enrolments, vocabulary: Vocabulary) -> Iterable[Issue]:
    """Tell once for each source what was taken from outside the rows; what is unsure each time."""
    by_source: dict[tuple[str, str, object], list[tuple[Given, int]]] = {}
    for (name, given), count in part.given.items():
        if name != "course":  # the section's own words, already told by its level
            apart = given.value if given.source == NAMED else None
            by_source.setdefault((name, given.source, apart), []).append((given, count))
    for (name, source, _), told in by_source.items():
        first, _ = told[0]
        times = sum(count for _, count in told)
        label = value_label(name, first.value, vocabulary)
        others = OTHERS.get(source, "chỗ khác")
        more = f" (và {len(told) - 1} {others})" if len(told) > 1 else ""
        advice = f"Nếu không đúng, thêm cột {FIELD[name].label} vào bảng."
        if first.beneath:
            more = f', gồm cả "{first.beneath}" ở dòng dưới'
            advice = (
                f'Nếu tính riêng cơ quan này, ghi dòng "Đơn vị: {first.beneath}" phía trên bảng, '
                "hoặc thêm cột Đơn vị."
            )
        yield Issue(
            "value-taken",
            "note",
            first.place,
            typed_at(table, first),
            f"{FIELD[name].label} của {times} lượt lấy theo {SOURCES[source]}: {label}{more}.",
            advice,
        )


def _unread_sections(table: TableFound) -> Iterable[Issue]:
    """Tell once of sections that may end the one above them, and of what still holds there."""
    held = dict(table.sections)
    unread = [row for row in table.unread if held.get(row)]
    for row in unread[:1]:
        cells = texts(table.sheet, row)
        column = max(cells, key=lambda column: len(cells[column]))
        nearest = max(held[row].values(), key=lambda given: given.place.row or 0)
        more = len(unread) - 1
        yield Issue(
            "section-unknown",
            "note",
            table.sheet.place(row, column),
            cells[column],
            "Chưa rõ dòng mục này là đơn vị, lớp hay nhóm; người ở dưới vẫn tính theo dòng mục "
            f"{typed_at(table, nearest)}" + (f"; còn {more} dòng mục như vậy." if more else "."),
            "Nếu là đơn vị hay lớp khác, ghi rõ ở dòng này: “Đơn vị: …”, “Lớp: …”.",
        )


def _assumed(table: TableFound, part: Enrolments, vocabulary: Vocabulary) -> Iterable[Issue]:
    """Tell once for each spelling that a bare "Trung cấp" was taken for political theory."""
    first: dict[Cell, int] = {}
    times: dict[Cell, int] = {}
    for at, cell in part.assumed.items():
        first.setdefault(cell, at)
        times[cell] = times.get(cell, 0) + 1
    for cell, at in first.items():
        places = part.cells["level"]
        label = vocabulary.label("level", part.columns["level"][at])
        titled = table.given_overall.get("context")
        group = vocabulary.levels[part.columns["level"][at]].group
        by = f" theo {SOURCES[titled.source]}" if titled and titled.value == group else ""
        yield Issue(
            "level-assumed",
            "note",
            table.sheet.place(places.rows[at], places.columns[at]),
            str(cell),
            f"Không ghi rõ loại; hiểu là {label}{by} ({times[cell]} lượt).",
            "Ghi đầy đủ tên trình độ nếu hiểu như vậy chưa đúng.",
        )


def _held_columns(table: TableFound) -> Iterable[Issue]:
    """Tell which columns of a roster were taken for levels already held, and not counted."""
    held = [
        (column, meaning)
        for column, meaning in table.columns.items()
        if meaning.field in HELD_GROUPS or meaning.why in HELD_ALREADY - {MARKS_ALL}
    ]
    if held and table.header_rows:
        column, meaning = held[0]
        yield Issue(
            "column-held",
            "note",
            table.sheet.place(table.header_rows[1], column),
            meaning.heading,
            f"Hiểu là trình độ đang có nên không tính là lớp được cử đi ({len(held)} cột).",
            f'Nếu là lớp được cử đi, thêm --map "{meaning.heading}=level".',
        )


def _not_sent(table: TableFound, vocabulary: Vocabulary) -> Iterable[Issue]:
    """Tell, at each section and heading that says so, of how many people nobody sent."""
    rows = Counter(table.not_sent.values())
    header = table.header_rows[1] if table.header_rows else table.first_row
    for column, meaning in table.columns.items():
        if meaning.field == NOT_SENT:
            rows.setdefault(table.sheet.place(header, column), 0)
    put_forward = proposals(vocabulary) if rows else None
    for place, number in rows.items():
        row, column = place.row or 0, place.column or 0
        marked = row == header
        found = table.columns[column].heading if marked else shown(table.sheet.cell(row, column))
        of_status = not marked and row in table.not_sent
        if put_forward and not (marked or of_status) and put_forward.head(marker_of(found)[1]):
            yield not_sent_yet(place, found, number, "dòng mục")
            continue
        beneath = f"{number} người {'ghi như vậy' if of_status else 'dưới mục này'}"
        what = "dấu ở cột này" if marked else beneath
        people = f"; {number} người không có lượt cử đi nào" if marked and number else ""
        yield Issue(
            "not-sent",
            "note",
            place,
            found,
            f"Hiểu là chưa được cử đi nên {what} không tính là lượt cử đi{people}.",
            "Nếu đã được cử đi, sửa lại ô này."
            if of_status
            else "Nếu đã được cử đi, sửa lại tiêu đề cột hoặc dòng mục cho rõ.",
        )


def _unrecognised_rows(table: TableFound) -> Iterable[Issue]:
    for row in table.set_aside.get("unrecognised", ()):
        cells = texts(table.sheet, row)
        column = min(cells)
        yield Issue(
            "row-unrecognised",
            "error",
            table.sheet.place(row, column),
            cells[column],
            "Dòng này chưa nhận ra là gì nên không được tính.",
            "Bổ sung họ tên hoặc số thứ tự nếu là một người; xoá dòng nếu không cần.",
        )


def _wrapped_rows(table: TableFound) -> Iterable[Issue]:
    """Tell once which rows were taken for the end of the texts above them."""
    for row, person in list(table.wrapped.items())[:1]:
        cells = texts(table.sheet, row)
        column = min(cells)
        more = len(table.wrapped) - 1
        yield Issue(
            "row-wrapped",
            "note",
            table.sheet.place(row, column),
            cells[column],
            f"Dòng này viết tiếp dòng trên nên đã ghép vào người ở dòng {person}"
            + (f"; còn {more} dòng như vậy." if more else "."),
            "Ghi mỗi người trên một dòng, dùng chế độ tự xuống dòng trong ô.",
        )
