"""What numbers of a table of counts lack, and where what they have was taken from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from hongngu_cli.model.counts import Count
from hongngu_cli.model.fields import FIELD
from hongngu_cli.model.place import Place
from hongngu_cli.model.recognition import Given
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.counts.cells import CountCells
from hongngu_cli.read.counts.columns import CountColumns
from hongngu_cli.read.counts.notes import CountNotes
from hongngu_cli.read.enrolments.given import SOURCES
from hongngu_cli.read.headings.headers import texts
from hongngu_cli.text.fold import fold
from hongngu_cli.text.numbers import count

MEASURES = {
    "demand": "nhu cầu",
    "planned": "kế hoạch",
    "allocated": "chỉ tiêu",
    "sent": "số đã cử đi",
}
LACKING: Sequence[tuple[str, str, Callable[[Count], bool]]] = (
    (
        "measure-missing",
        "là nhu cầu, kế hoạch, chỉ tiêu hay kết quả",
        lambda one: one.field is None,
    ),
    ("level-missing", "trình độ", lambda one: one.level is None and one.audience is None),
    ("year-missing", "năm", lambda one: one.year is None),
)
CLASSES, UNKNOWN = "classes", "column-unknown"
ADVICE: Mapping[str, str] = {
    "level-missing": "Ghi trình độ vào cột, tiêu đề cột hoặc tiêu đề của bảng.",
    "year-missing": "Ghi năm vào cột, tiêu đề cột hoặc tiêu đề của bảng.",
}


def tell_missing(notes: CountNotes, counts: Sequence[Count], *, told: Collection[Place]) -> None:
    """Tell once a table of numbers without a level, a year, a measure; ``told`` are known.

    Classes need not be of a level.
    """
    for rule, what, lacks in LACKING:
        lacking = [one for one in counts if lacks(one) and one.place not in told]
        if lacking and not (rule == "level-missing" and notes.table.kind == CLASSES):
            says = f"Không rõ {what} của {count(len(lacking))} số, kể từ ô này."
            notes.at(rule, lacking[0].place, says, ADVICE.get(rule, ""))


def tell_taken(notes: CountNotes) -> None:
    """Tell, once a field and source, what was taken from outside the rows."""
    sources: dict[tuple[str, str], list[tuple[Given, int]]] = {}
    for (field, given), times in notes.taken.items():
        sources.setdefault((field, given.source), []).append((given, times))
    for (field, source), told in sources.items():
        first = told[0][0]
        if field == "unit" and _is_whole_table_s(notes, first):
            continue
        numbers = count(sum(times for _, times in told))
        more = f" (và {len(told) - 1} dòng mục khác)" if len(told) > 1 else ""
        where = f"lấy theo {SOURCES[source]}"
        if field == "measure":
            says = (
                f"{numbers} số trong bảng được hiểu là {MEASURES[str(first.value)]}, {where}{more}."
            )
            advice = "Nếu không đúng, ghi rõ ở tiêu đề cột."
        else:
            label = FIELD[field].label
            says = (
                f"{label} của {numbers} số {where}: {_value(field, first, notes.vocabulary)}{more}."
            )
            advice = f"Nếu không đúng, thêm cột {label} vào bảng."
        notes.at("value-taken", first.place, says, advice)


def _is_whole_table_s(notes: CountNotes, given: Given) -> bool:
    """Tell a unit written as that of a whole table of classes, which asks for none in its rows.

    Our own to fill in begins with that line: "ĐƠN VỊ: …". Elsewhere a column of units was left
    empty, and what stands in its place is told.
    """
    if notes.table.kind != CLASSES:
        return False
    cell = notes.table.sheet.cell(given.place.row or 0, given.place.column or 0)
    label, colon, _ = str(cell).partition(":")
    return bool(colon) and fold(label) in map(fold, notes.vocabulary.rows.unit_label)


def _value(field: str, given: Given, vocabulary: Vocabulary) -> str:
    if isinstance(given.value, str):
        return vocabulary.label(field, given.value)
    return str(given.value)


def tell_unheaded(notes: CountNotes, cells: CountCells) -> None:
    """Tell which columns hold numbers beneath no heading, right of the first that has one."""
    table, sheet = notes.table, notes.table.sheet
    width = len(sheet.rows[0]) if len(sheet.rows) else 0
    first, header = table.header_rows or (table.first_row, table.first_row)
    heads = [texts(sheet, row) for row in range(first, header + 1)]
    for column in range(min(table.columns, default=width) + 1, width + 1):
        if column in table.columns or any(column in row for row in heads):
            continue
        told = [cells.number(row, column).value for row in table.people]
        numbers = [number for number in told if number is not None]
        if sum(numbers) and numbers != [*range(1, len(numbers) + 1)]:
            says = (
                "Cột này không có tiêu đề nên chưa tính các số trong cột "
                f"(cộng {count(sum(numbers))})."
            )
            advice = "Ghi tiêu đề cho cột; nếu tiêu đề ở hai dòng, gộp các ô của tiêu đề chung."
            notes.tell(UNKNOWN, header, column, says, advice)


def tell_rows_aside(notes: CountNotes, columns: CountColumns, cells: CountCells) -> None:
    """Tell which rows were not understood, and which count what is counted already."""
    table, sheet = notes.table, notes.table.sheet
    for row in table.set_aside.get("unrecognised", ()):
        says = "Dòng này chưa nhận ra là của đơn vị, trình độ nào nên không được tính."
        advice = "Ghi đơn vị hoặc trình độ vào dòng này; xoá dòng nếu không cần."
        notes.tell("row-unrecognised", row, min(texts(sheet, row)), says, advice)
    header = table.header_rows[1] if table.header_rows else table.first_row
    for row in table.set_aside.get("note", ()):
        if row > header and any(cells.number(row, c).numeric for c in columns.numeric):
            says = (
                "Dòng này là một phần của dòng khác, hay tính ra từ dòng khác, nên không cộng thêm."
            )
            notes.tell("row-of-which", row, min(texts(sheet, row)), says)
