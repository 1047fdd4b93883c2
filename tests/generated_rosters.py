"""Rosters as offices make them: people put on sheets, and where each value was put.

``case_of(random)`` draws a case, ``laid_out(case)`` puts it on sheets; ``plainer`` and
``with_fewer_people`` give cases that are a little simpler, to make one that fails small.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from generated_columns import Column, columns_of, header_grid
from generated_layouts import OVERALL, Layout, layout_of, plainer_layout
from generated_people import (
    FIRST_YEAR,
    LAST_YEAR,
    SHORT,
    UNITS,
    WHOLE,
    Person,
    person_of,
)
from typed_tables import Typed, TypedSheet

Cell = tuple[int, int]
"""Row and column, from 1."""
COUNTED = ("level", "year", "unit")
LONGEST_SHEET_NAME, LONGEST_COPIED_NAME = 31, 27
MARKERS = {
    "none": ((), ()),
    "A-I": ("ABCDEFGH", ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")),
    "I-1": (("I", "II", "III", "IV", "V", "VI", "VII", "VIII"), "12345678"),
    "A-1": ("ABCDEFGH", "12345678"),
}


@dataclass(frozen=True)
class Case:
    """People table by table, and the layout they stand in."""

    groups: tuple[tuple[Person, ...], ...]
    layout: Layout

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody, table by table."""
        return tuple(one for group in self.groups for one in group)


@dataclass
class PutPerson:
    """A person, and the cell each field was put in; None where a sheet's or file's name tells."""

    person: Person
    sheet: str
    row: int
    cells: dict[str, Cell | None]


@dataclass
class Laid:
    """Sheets as laid out, a file's name without its ending, and everybody's places."""

    sheets: list[TypedSheet]
    stem: str
    people: list[PutPerson] = field(default_factory=list)


def case_of(random: Random) -> Case:
    """Draw people and a layout that fit each other."""
    layout = layout_of(random)
    overall = [name for name in COUNTED if _where(layout, name) in OVERALL]
    fixed = [name for name in COUNTED if _where(layout, name) == "file"]
    common = {name: _value(random, name) for name in fixed}
    groups = []
    for _ in range(layout.tables):
        given = {name: common.get(name) or _value(random, name) for name in overall}
        groups.append(tuple(_people(random, layout, given)))
    return Case(tuple(groups), layout)


def _where(layout: Layout, name: str) -> str:
    return str(getattr(layout, name))


def _value(random: Random, name: str) -> str | int:
    if name == "year":
        return random.randint(FIRST_YEAR, LAST_YEAR)
    # Of a longer one the name of a sheet would lose the end when another sheet has it, too.
    units = [unit for unit in UNITS if len(unit) <= LONGEST_COPIED_NAME]
    return random.choice(units if name == "unit" else tuple(WHOLE))


def _people(random: Random, layout: Layout, given: dict[str, str | int]) -> Iterator[Person]:
    """Draw one table's people, no two of whom could be taken for one."""
    few = random.sample(tuple(WHOLE), 3)
    if layout.theory_marks:
        few = list(SHORT)
    units, years = random.sample(UNITS, 2), random.sample(range(FIRST_YEAR, LAST_YEAR + 1), 2)
    seen: set[str] = set()
    for _ in range(random.randint(1, 7)):
        drawn = {"level": random.choice(few)}
        if layout.sections:
            drawn |= {"unit": random.choice(units), "year": random.choice(years)}  # type: ignore[dict-item]  # fields of several kinds
        one = person_of(random, **{**drawn, **given})
        if one.name not in seen:
            seen.add(one.name)
            yield one


def laid_out(case: Case) -> Laid:
    """Put a case on its sheets, tables one under the other or on a sheet each."""
    layout = case.layout
    laid = Laid([], _told(case.people[0], layout, "file") or "roster")
    levels = sorted({one.level for one in case.people}) if layout.alike else []
    for number, group in enumerate(case.groups):
        if not laid.sheets or layout.spread == "sheets":
            name = _told(group[0], layout, "sheet") or f"Danh sách {number + 1}"
            names = {sheet.name for sheet in laid.sheets}
            laid.sheets.append(TypedSheet(_other_than(names, name)))
            laid.sheets[-1].rows += [[] for _ in range(layout.above)]
        else:
            laid.sheets[-1].rows += [[], []]
        columns = columns_of(layout, levels or sorted({one.level for one in group}))
        _Table(laid, layout, columns, group).put(last=number == len(case.groups) - 1)
    return laid


def _other_than(names: set[str], name: str) -> str:
    """Give a sheet's name as Excel does to a copy: "Công an huyện (2)"."""
    tries = (
        name[:LONGEST_SHEET_NAME],
        *(f"{name[:LONGEST_COPIED_NAME]} ({number})" for number in range(2, 9)),
    )
    return next(text for text in tries if text not in names)


def _told(one: Person, layout: Layout, where: str) -> str:
    """Say what a sheet's or file's name tells: "Xã An Phước 1 - TC LLCT - năm 2019"."""
    words = {
        "unit": one.unit,
        "level": min(WHOLE[one.level], key=len),
        "year": f"năm {one.year}",
    }
    told = [text for name, text in words.items() if _where(layout, name) == where]
    return " - ".join(told).replace("/", " ")


class _Table:
    """Writes one table on the last sheet."""

    def __init__(
        self, laid: Laid, layout: Layout, columns: Sequence[Column], people: Sequence[Person]
    ) -> None:
        self.laid, self.layout, self.columns, self.people = laid, layout, columns, people
        self.sheet = laid.sheets[-1]
        self.overall: dict[str, Cell | None] = {
            name: None for name in COUNTED if _where(layout, name) in {"sheet", "file"}
        }
        self.header = header_grid(columns, layout)
        self.open: dict[str, str] = {}
        self.held: dict[str, Cell | None] = {}
        self.numbers = [0, 0, 0]
        self.written = 0

    def put(self, *, last: bool) -> None:
        """Write titles, header, people and what follows them."""
        self.titles()
        self.put_header(named=self.layout.machine_row)
        told = self.layout.sections
        ordered = sorted(self.people, key=lambda one: [_section(one, name) for name in told])
        since = 0
        for at, one in enumerate(ordered):
            if self.layout.header_every and at and at % self.layout.header_every == 0:
                if self.layout.page_line:
                    self.line(f"Trang {at // self.layout.header_every + 1}")
                self.put_header()
            if self._changes(one):
                self.subtotal(at - since)
                since = at
                self.enter(one)
            self.person(one)
            if self.layout.blank_every and at % self.layout.blank_every == 0:
                self.sheet.rows.append([])
        self.subtotal(len(ordered) - since)
        self.total()
        if last or self.layout.spread == "sheets":
            self.sign()
        while not any(self.sheet.rows[-1]):
            self.sheet.rows.pop()

    def line(self, *cells: Typed, at: int = 0) -> int:
        """Write a row from the table's first column on, and give its number."""
        self.sheet.rows.append([*[""] * (self.layout.left + at), *cells])
        return len(self.sheet.rows)

    @property
    def first(self) -> int:
        """The table's first column, from 1."""
        return self.layout.left + 1

    def titles(self) -> None:
        """Write what stands above the header."""
        layout, one = self.layout, self.people[0]
        first = len(self.sheet.rows) + 1
        if layout.organisation:
            self.line("HUYỆN UỶ PHƯỚC LONG", "", "", "ĐẢNG CỘNG SẢN VIỆT NAM")
            self.line("BAN TỔ CHỨC", "", "", "Phước Long, ngày 05 tháng 3 năm 2015")
        sent_to = "LÝ LUẬN CHÍNH TRỊ" if layout.theory_marks else "VÀ BỒI DƯỠNG"
        words = [f"DANH SÁCH CÁN BỘ CỬ ĐI ĐÀO TẠO {sent_to}"]
        titled = [name for name in COUNTED if _where(layout, name) == "title"]
        if "level" in titled:
            words = [f"DANH SÁCH CÁN BỘ CỬ ĐI HỌC LỚP {WHOLE[one.level][0].upper()}"]
        if "year" in titled:
            words.append(f"NĂM {one.year}")
        if layout.title or "level" in titled or "year" in titled:
            row = self.line(" ".join(words))
            self.overall |= dict.fromkeys(titled, (row, self.first))
            if layout.merged_titles and len(self.columns) > 1:
                self.sheet.merged.append((row, self.first, row, layout.left + len(self.columns)))
        if "unit" in titled:
            row = self.line(f"Đơn vị: {one.unit}")
            self.overall["unit"] = (row, self.first)
        self.labels(one)
        if layout.date_line:
            self.line("(Kèm theo Báo cáo số 12-BC/HU ngày 15/3/2015)")
        if len(self.sheet.rows) >= first or layout.above:
            self.sheet.rows += [[] for _ in range(layout.gap)]

    def labels(self, one: Person) -> None:
        """Write values with their labels above the table, in one cell or side by side."""
        texts = {
            "unit": ("Đơn vị:", one.unit),
            "level": ("Lớp:", f"{WHOLE[one.level][0]} K12"),
            "year": ("Năm học:", f"{one.year}-{one.year + 1}"),
        }
        for name, (label, text) in texts.items():
            if _where(self.layout, name) == "label":
                self.overall[name] = (self.line(f"{label} {text}"), self.first)
            elif _where(self.layout, name) == "label-beside":
                self.overall[name] = (self.line(label, text), self.first + 1)

    def put_header(self, *, named: bool = False) -> None:
        """Write the header, merged as Excel users do, and the rows that number and name it."""
        top = len(self.sheet.rows) + 1
        for row in self.header:
            self.line(*row)
        for at, column in enumerate(zip(*self.header, strict=True)):
            self._merge(top, at, column)
        styles = {"plain": "{}", "brackets": "({})", "numbers": "{}"}
        if self.layout.number_row != "none":
            texts = [styles[self.layout.number_row].format(n + 1) for n in range(len(self.columns))]
            plain = self.layout.number_row == "numbers"
            self.line(*(float(text) if plain else text for text in texts))
        if named:
            self.line(*(column.machine for column in self.columns))

    def _merge(self, top: int, at: int, column: Sequence[str]) -> None:
        """Merge a parent over its children, and a heading down over the rows it has to itself."""
        depth, left = len(self.header), self.layout.left
        for row, text in enumerate(column):
            below = any(column[row + 1 :]) or any(
                self.header[lower][at] for lower in range(row + 1, depth)
            )
            if text and below:
                last = at
                while last + 1 < len(self.header[0]) and self._spans(row, last + 1):
                    last += 1
                if last > at:
                    self.sheet.merged.append((top + row, left + at + 1, top + row, left + last + 1))
            elif text and row < depth - 1:
                area = (top + row, left + at + 1, top + depth - 1, left + at + 1)
                self.sheet.merged.append(area)

    def _spans(self, row: int, at: int) -> bool:
        """Tell whether a header cell belongs to the parent left of it."""
        return not self.header[row][at] and any(line[at] for line in self.header[row + 1 :])

    def _changes(self, one: Person) -> bool:
        return any(self.open.get(name) != _section(one, name) for name in self.layout.sections)

    def enter(self, one: Person) -> None:
        """Write the sections that begin with a person, from the outermost that changes on."""
        changed = False
        for depth, name in enumerate(self.layout.sections):
            text = _section(one, name)
            if not changed and self.open.get(name) == text:
                continue
            changed = True
            self.open[name] = text
            cell = self.section(
                depth, text, _size(self.people, self.layout.sections[: depth + 1], one)
            )
            self.held |= dict.fromkeys(("level", "year") if name == "class" else (name,), cell)

    def section(self, depth: int, text: str, size: int) -> Cell:
        """Write one section's row, and give the cell of its words."""
        # One section inside another is numbered anew; a third level goes without a marker.
        signs = (*MARKERS[self.layout.markers], ())[depth]
        self.numbers[depth:] = [self.numbers[depth] + 1, 0, 0][: len(self.numbers) - depth]
        if self.layout.section_count == "words":
            text += f": {size:02d} đồng chí"
        elif self.layout.section_count == "brackets":
            text += f" ({size})"
        sign = signs[self.numbers[depth] - 1] if signs else ""
        if self.layout.numbering == "restarting":
            self.written = 0
        if sign and self.layout.marker_apart:
            return self.line(sign, text), self.first + 1
        row = self.line(f"{sign}. {text}" if sign else text)
        if self.layout.section_merged and len(self.columns) > 1:
            last = self.layout.left + len(self.columns)
            self.sheet.merged.append((row, self.first, row, last))
        return row, self.first

    def person(self, one: Person) -> None:
        """Write a person's row, and note where each field stands."""
        self.written += 1
        cells = [column.write(one) for column in self.columns]
        if self.layout.numbering != "none":
            number = self.written
            cells[0] = str(number) if self.layout.numbering == "text" else float(number)
        row = self.line(*cells)
        places: dict[str, Cell | None] = {**self.overall, **self.held}
        for at, column in enumerate(self.columns):
            for name in column.field.split():
                if cells[at] != "" or (name == "sex" and self.layout.sex == "female"):
                    places[name] = (row, self.first + at)
        self.laid.people.append(PutPerson(one, self.sheet.name, row, places))

    def subtotal(self, size: int) -> None:
        """Write how many there were since the last section."""
        if self.layout.subtotals and size:
            self.line(f"Cộng: {size} đồng chí")

    def total(self) -> None:
        """Write how many there were in all."""
        size = len(self.people)
        if self.layout.total == "sentence":
            self.line(f"Tổng cộng: {size:02d} lượt người")
        elif self.layout.total == "label":
            self.line("Tổng cộng", f"{size:02d} đồng chí")
        elif self.layout.total == "figures":
            sums: list[Typed] = [
                float(sum(1 for one in self.people if column.write(one) != ""))
                if column.field == "level"
                else ""
                for column in self.columns
            ]
            sums[0] = "Tổng cộng"
            self.line(*sums)

    def sign(self) -> None:
        """Write the signatures under a list."""
        if self.layout.signature == 1:
            self.line("Nơi nhận:", "", "", "TM. BAN THƯỜNG VỤ")
            self.line("- Như trên;", "", "", "PHÓ BÍ THƯ")
            self.line("- Lưu.")
            self.sheet.rows.append([])
            self.line("", "", "", "Trần Thị Ký")
        elif self.layout.signature:
            self.line("", "Phước Long, ngày 05 tháng 3 năm 2015")
            self.line("", "NGƯỜI LẬP BIỂU", "", "THỦ TRƯỞNG ĐƠN VỊ")
            self.line("", "(ký, ghi rõ họ tên)")
            self.sheet.rows += [[], []]
            self.line("", "Nguyễn Văn Lập", "", "Lê Thị Trưởng")


def _section(one: Person, name: str) -> str:
    """Give what a section over a person says."""
    texts = {
        "unit": one.unit,
        "level": f"Lớp {WHOLE[one.level][0]}",
        "year": f"Năm {one.year}",
        "class": f"Lớp {WHOLE[one.level][0]} K12 (năm {one.year})",
    }
    return texts[name]


def _size(people: Sequence[Person], names: Sequence[str], one: Person) -> int:
    """Count the people of a section."""
    own = [_section(one, name) for name in names]
    return sum(1 for other in people if [_section(other, name) for name in names] == own)


def with_fewer_people(case: Case) -> list[Case]:
    """Give the cases that lack one table, else all but one person, else one person."""
    fewer = [
        Case(rest, replace(case.layout, tables=len(rest)))
        for at in range(len(case.groups))
        if (rest := case.groups[:at] + case.groups[at + 1 :])
    ]
    fewer += [Case(tuple(group[:1] for group in case.groups), case.layout)]
    for at, group in enumerate(case.groups):
        for number in reversed(range(len(group) if len(group) > 1 else 0)):
            rest = (group[:number] + group[number + 1 :],)
            fewer.append(Case(case.groups[:at] + rest + case.groups[at + 1 :], case.layout))
    return [other for other in fewer if other != case]


def plainer(case: Case, choice: str) -> Case:
    """Give the case with one choice of its layout put back to the plainest."""
    layout = plainer_layout(case.layout, choice)
    return Case(case.groups[: layout.tables], layout)
