"""Days that do not exist, are not clear, or do not fit together."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from hongngu_cli.check.telling import Telling, doubtful
from hongngu_cli.model.fields import DATES, DECISION, DECISIONS, FIELD, FIELDS, MONTHS, YEARS
from hongngu_cli.model.grid import ColumnGrid
from hongngu_cli.text.dates import (
    FIRST_YEAR,
    IMPOSSIBLE,
    LAST_YEAR,
    NO_DAY,
    NO_YEAR,
    TWO_COLUMNS,
    TWO_DIGITS,
    YEAR_RANGE,
    in_parts,
    is_serial,
    read_date,
)
from hongngu_cli.text.decisions import decided_on
from hongngu_cli.text.fold import clean
from hongngu_cli.text.numbers import NARROW, shown
from hongngu_cli.text.spans import impossible_in
from hongngu_cli.text.suggestions import asked_back

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.recognition import TableFound
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.sheet import Cell
    from hongngu_cli.model.vocabulary import Vocabulary

SAYS = {
    IMPOSSIBLE: "Không có ngày này trên lịch.",
    YEAR_RANGE: f"Năm này nằm ngoài khoảng {FIRST_YEAR}-{LAST_YEAR}.",
    TWO_DIGITS: "Năm chỉ ghi hai chữ số nên chưa rõ là năm nào.",
    NO_YEAR: "Ngày này thiếu năm.",
    NO_DAY: "Ngày ghi là 00 nên chưa rõ là ngày nào.",
    TWO_COLUMNS: "Cả hai cột Nam và Nữ đều có ghi nên chưa rõ giới tính, ngày sinh.",
}
ADVICE = {
    NO_DAY: "Ghi đúng ngày theo hồ sơ; nếu không có ngày thì chỉ ghi tháng và năm, ví dụ 03/1983.",
    TWO_COLUMNS: "Xoá phần ghi nhầm, chỉ để lại một trong hai cột.",
}
MONTH_FIRST = re.compile(r"\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})\s*")
YEAR_FIRST = re.compile(r"\s*(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*")
THREE_DIGITS = re.compile(r"((?:\d{1,2}\s*[-/.]\s*){0,2})(\d{3})")
DECIMAL = "0123456789"
MOST_ASKED = 10
"""Years of one decade: more are not asked for."""
SHORT_YEAR = re.compile(r"(|.*[^0-9'’])['’]?([0-9]{2})")
BETWEEN_PARTS = re.compile(r"[-/.]")
LIKE_DIGITS = re.compile(r"(?=.*[0-9])(?:[0-9lIOo]{1,2}([-/.])[0-9lIOo]{1,2}\1)?[0-9lIOo]{4}")
LETTER = re.compile("[lIOo]")
DIGITS = str.maketrans("lIOo", "1100")
"""Letters that are taken for digits when a day is keyed in, and those they stand for."""
YEAR_ADVICE = "Đối chiếu hồ sơ và ghi năm bằng bốn chữ số, ví dụ 2019."
CENTURY = 100
BIRTHS = ("birth_date", "birth_year")
EARLIEST_YEAR = 1980
YEARS_AHEAD = 10
"""So far ahead a training may begin or end."""
EARLY_MONTHS = 6
"""A class that a decision of the year before sends to begins in these."""
MONTHS_OF_YEAR = 12
COMPLETED = "completed"
SAID = {"start": "bắt đầu", "end": "kết thúc"}
WRITTEN = {1: "năm", 2: "tháng", 3: "ngày"}
"""What a clerk calls a time of which so many parts are written."""


def date_impossible(roster: Roster, vocabulary: Vocabulary, settings: Settings) -> Iterable[Issue]:
    """Find days that no calendar has, and years far off."""
    telling = Telling(roster, vocabulary, "date-impossible")
    for row, name, code in _unread(roster):
        if code in (IMPOSSIBLE, YEAR_RANGE):
            typed = shown(roster.typed(row, name))
            part = _impossible_part(typed, name) if code == IMPOSSIBLE else ""
            says = f'Không có "{part}" trên lịch.' if part else SAYS[code]
            says = _swapped(part or typed) or says
            advice = _of_year(name, typed)
            if short := _short_year(typed, name):
                says, advice = _lacking(short, name, settings)
            yield telling.cell(row, name, says, advice)


def _impossible_part(typed: str, name: str) -> str:
    """Give the day that cannot be of a text that says more than that day."""
    decided = decided_on(typed) if name in DECISIONS else None
    part = decided[0] if decided else impossible_in(typed) or ""
    return "" if part == clean(typed).casefold() else part


def date_unclear(roster: Roster, vocabulary: Vocabulary, settings: Settings) -> Iterable[Issue]:
    """Find days that are not written so that only one can be meant."""
    telling = Telling(roster, vocabulary, "date-unclear")
    for row, name, code in _unread(roster):
        if code not in (IMPOSSIBLE, YEAR_RANGE):
            typed = shown(roster.typed(row, name))
            if short := _short_year(typed, name):
                yield telling.cell(row, name, *_lacking(short, name, settings))
                continue
            thing = "năm" if name == "year" else "ngày"
            says = SAYS.get(code, f"Không đọc được {thing} từ ô này.")
            meant = _in_full(typed, name, settings) if code == TWO_DIGITS else _in_digits(typed)
            advice = f"{asked_back(meant)}." if meant else ADVICE.get(code, _of_year(name, typed))
            yield telling.cell(row, name, says, advice)


def _of_year(name: str, typed: str) -> str:
    """Say how to write a year where only a year is asked for; '' where a day is, or stands."""
    asked = name in FIELD and FIELD[name].kind == "year" and not BETWEEN_PARTS.search(typed)
    return YEAR_ADVICE if asked else ""


def _in_digits(typed: str) -> str:
    """Give the day or year of a text in which letters stand for digits; '' where it has none.

    It is asked, never assumed.

    >>> _in_digits("l0/O3/2024"), _in_digits("2O24"), _in_digits("lo/lo/lolo"), _in_digits("I/2024")
    ('10/03/2024', '2024', '', '')
    """
    text = clean(typed)
    if not LIKE_DIGITS.fullmatch(text) or not LETTER.search(text):
        return ""
    meant = text.translate(DIGITS)
    read = read_date(meant)
    return meant if read.date or (read.year and meant.isdecimal()) else ""


def _short_year(typed: str, name: str) -> str:
    """Give the year of three digits of a date; '' for none, as where a number alone stands.

    Beside a decision's number it is no year, and among days a number alone may be anything.
    """
    found = THREE_DIGITS.fullmatch(clean(typed))
    if not found or name == DECISION:
        return ""
    of_years = name in BIRTHS or (name in FIELD and FIELD[name].kind == "year")
    return found[2] if found[1] or of_years else ""


def _lacking(year: str, name: str, settings: Settings) -> tuple[str, str]:
    """Say that a year lacks a digit, and ask for the few years that it may be of.

    Which is asked, never assumed.
    """
    says = f"Năm chỉ ghi ba chữ số ({year}) nên chưa rõ là năm nào."
    first, last = _years_of(name, settings)
    spelt = {f"{year[:at]}{digit}{year[at:]}" for at in range(len(year) + 1) for digit in DECIMAL}
    fit = sorted(one for one in spelt if first <= int(one) <= last)
    if not fit or len(fit) > MOST_ASKED:
        return says, YEAR_ADVICE
    asked = " hay ".join(filter(None, (", ".join(fit[:-1]), fit[-1])))
    return says, f"Có phải năm {asked}? {YEAR_ADVICE}"


def _years_of(name: str, settings: Settings) -> tuple[int, int]:
    """Give the first and the last year that a field may tell."""
    if name in BIRTHS and settings.as_of:
        today = settings.as_of.year
        return today - settings.check.oldest, today - settings.check.youngest
    return EARLIEST_YEAR, _latest(settings)


def _in_full(typed: str, name: str, settings: Settings) -> str:
    """Give what was typed with its year in four digits, '' where no or each century may be meant.

    It is asked, never assumed.
    """
    found = SHORT_YEAR.fullmatch(clean(typed))
    if not found:
        return ""
    first, last = _years_of(name, settings)
    fit = [year for year in range(first, last + 1) if year % CENTURY == int(found[2])]
    return f"{found[1]}{fit[0]}" if len(fit) == 1 else ""


def date_serial(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find days that stand as a spreadsheet's count of days, as a number or in a text ("43539")."""
    telling = Telling(roster, vocabulary, "date-serial")
    for table in roster.tables:
        for column, meaning in table.columns.items():
            if table.kind != "roster" or meaning.field not in DATES:
                continue
            for row in _with_serials(table, column):
                cell = clean(shown(table.sheet.cell(row, column))).translate(NARROW)
                day = shown(read_date(float(cell)).date or "")
                says = f"Ô ghi số thay cho ngày; hiểu là {day}."
                yield telling.sheet_cell(table, row, column, says)


def _with_serials(table: TableFound, column: int) -> list[int]:
    """List the rows of people with a count of days in a column."""
    grid = table.sheet.rows
    if isinstance(grid, ColumnGrid) and not any(map(_counts_days, grid.columns[column - 1][0])):
        return []
    return [row for row in table.people if _counts_days(table.sheet.cell(row, column))]


def _counts_days(cell: Cell) -> bool:
    """Tell a count of days; a number is one as much as its digits in a text."""
    if isinstance(cell, float) and cell.is_integer():
        return is_serial(str(int(cell)))
    return is_serial(cell)


def end_before_start(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find trainings that end before they begin, as far as both are written."""
    telling = Telling(roster, vocabulary, "end-before-start")
    for row in _rows_telling(roster, "end"):
        if roster.ends_before_start(row):
            start, end = roster.when(row, "start"), roster.when(row, "end")
            says = f"{_said('end', end).capitalize()} trước {_said('start', start)}."
            yield telling.cell(row, "end", says)


def completed_early(roster: Roster, vocabulary: Vocabulary, settings: Settings) -> Iterable[Issue]:
    """Find those who completed a training that ends, or begins, after today.

    What lies so far ahead that it cannot be is told as such.
    """
    telling, today = Telling(roster, vocabulary, "completed-early"), settings.as_of
    if today is None:
        return

    def is_ahead(when: dt.date | int | None) -> bool:
        if isinstance(when, dt.date):
            return today < when and when.year <= today.year + YEARS_AHEAD
        return today.year < (when or 0) <= today.year + YEARS_AHEAD

    statuses, met = roster.columns["status"], set[int]()
    for name in ("end", "start"):
        for row in _rows_where(roster, name, is_ahead):
            if statuses[row] == COMPLETED and row not in met:
                met.add(row)
                when = _said(name, roster.when(row, name))
                yield telling.cell(row, name, f"Đã hoàn thành, nhưng {when} ở sau {shown(today)}.")


def year_contradicted(
    roster: Roster, vocabulary: Vocabulary, settings: Settings
) -> Iterable[Issue]:
    """Find years in which a training had not begun, nor was about to, or had ended.

    A decision of one year may send to a class that begins in the next. Where no end is told, the
    usual time of the level is taken.
    """
    telling = Telling(roster, vocabulary, "year-contradicted")
    years, outside = roster.columns["year"], set(years_outside(roster, settings))
    months = {key: level.months for key, level in vocabulary.levels.items()}
    levels = roster.columns["level"]
    for row in sorted({*_rows_telling(roster, "start"), *_rows_telling(roster, "end")}):
        year = years[row]
        name = _contradicting(roster, row, year)
        if name or (year and _far_from_start(roster, row, year, months.get(levels[row], 0))):
            name = name or "start"
            if row in outside or roster.ends_before_start(row):
                continue  # told already
            says = f"Năm {year} không khớp với {_said(name, roster.when(row, name))} ghi cùng dòng."
            yield telling.cell(row, "year", says)


def _contradicting(roster: Roster, row: int, year: int | None) -> str:
    """Give which day of a row its year does not fit, '' where it fits both."""
    if not year:
        return ""
    if (start := roster.when(row, "start")) and start[0] > year + 1:
        return "start"
    end = roster.when(row, "end")
    return "end" if end and end[0] < year else ""


def _far_from_start(roster: Roster, row: int, year: int, months: int) -> bool:
    """Tell a year of the row itself before a start late in the next, or after the usual end.

    Of courses whose time is not known, the second year after the start is too late.
    """
    start = roster.when(row, "start")
    if not start or start[0] == year:  # as most are
        return False
    if roster.when(row, "end") or row in roster.doubts.get("end", ()):
        return False
    if roster.place(row, "year").row != int(roster.origins.row[row]):
        return False
    first, last = (start[1], start[1]) if start[1:] else (1, MONTHS_OF_YEAR)
    before = start[0] == year + 1 and first > EARLY_MONTHS
    ends = start[0] + (last - 1 + months) // MONTHS_OF_YEAR if months else start[0] + 1
    return before or year > ends


def _rows_telling(roster: Roster, name: str, outside: tuple[int, int] = (0, 0)) -> list[int]:
    """List the rows that tell a day, its month or its year; with years, only those outside."""
    first, last = outside

    def is_told(when: dt.date | int | None) -> bool:
        year = when.year if isinstance(when, dt.date) else when
        return bool(year) and not first <= (year or 0) <= last

    return _rows_where(roster, name, is_told)


def _rows_where(
    roster: Roster, name: str, test: Callable[[dt.date | int | None], object]
) -> list[int]:
    """List the rows whose day, month (its first day) or year, as it is told, passes a test."""
    columns = (name, MONTHS[name], YEARS[name])
    return sorted(row for one in columns for row in roster.where(one, test))


def _said(name: str, when: tuple[int, ...]) -> str:
    """Say a day, a month or a year: "tháng kết thúc 01/2019"."""
    day = in_parts(when)
    return f"{WRITTEN[len(when)]} {SAID[name]} {day}"


def year_outside(roster: Roster, vocabulary: Vocabulary, settings: Settings) -> Iterable[Issue]:
    """Find years long gone, and years after the next one as far as today is known.

    Starts and ends may lie further ahead than the year that counts.
    """
    telling = Telling(roster, vocabulary, "year-outside")
    years = roster.columns["year"]
    cells = set()
    for row in years_outside(roster, settings):
        cells.add((row, roster.place(row, "year")))
        says = f"Năm {years[row]} nằm ngoài khoảng {EARLIEST_YEAR}-{_latest(settings)}."
        yield telling.cell(row, "year", says)
    latest = settings.as_of.year + YEARS_AHEAD if settings.as_of else LAST_YEAR
    for name in SAID:
        for row in _rows_telling(roster, name, outside=(EARLIEST_YEAR, latest)):
            cell = row, roster.place(row, name)
            if cell not in cells:
                cells.add(cell)
                says = f"{_said(name, roster.when(row, name)).capitalize()} nằm ngoài khoảng "
                yield telling.cell(row, name, f"{says}{EARLIEST_YEAR}-{latest}.")


def years_outside(roster: Roster, settings: Settings) -> list[int]:
    """List the rows whose year of training cannot be."""
    latest = _latest(settings)
    return roster.where("year", lambda year: year and not EARLIEST_YEAR <= year <= latest)


def _latest(settings: Settings) -> int:
    return settings.as_of.year + 1 if settings.as_of else LAST_YEAR


def _unread(roster: Roster) -> Iterable[tuple[int, str, str]]:
    for name in (*(field.key for field in FIELDS if field.kind in ("date", "year")), *DECISIONS):
        for row, code in doubtful(roster, name).items():
            yield row, name, code


def _swapped(typed: str) -> str:
    """Ask whether a date was written month first, or day before month behind its year."""
    if found := MONTH_FIRST.fullmatch(typed):
        month, day, year = (int(part) for part in found.groups())
        rule = "Ngày viết trước tháng"
    elif found := YEAR_FIRST.fullmatch(typed):
        year, day, month = (int(part) for part in found.groups())
        rule = "Đã ghi năm trước thì tháng viết trước ngày"
    else:
        return ""
    try:
        meant = dt.date(year, month, day)
    except ValueError:
        return ""
    return f'Không có tháng {day}. {rule}; có phải "{meant:%d/%m/%Y}"?'
