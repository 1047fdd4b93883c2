"""What is known to be misread: rosters that a careful reader understands, and we do not yet.

Each is shown small. The properties leave such rosters out, and a test that is expected to fail
reads each one, so that whoever mends it is told to take it away from here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from generated_files import Writing
from generated_layouts import PLAINEST
from generated_people import Person
from generated_rosters import Case

MAN = Person(
    *("Tống Hoà", "nam", dt.date(1975, 5, 1), "01/05/1975", True, "Xã An Phước 1", "Kế toán"),
    *("trung-cap", "TC LLCT", 2019, "năm 2019"),
)
WOMAN = replace(
    MAN,
    name="Lý Thị Bé",
    sex="nu",
    unit="Huyện đoàn",
    level="thac-si",
    spelling="Thạc sĩ",
    year=2020,
    year_typed=2020.0,
)
PLAIN = Writing()
Meets = Callable[[Case, Writing], bool]


@dataclass(frozen=True)
class Misread:
    """A sort of roster that is misread, and the smallest of it."""

    reason: str
    meets: Meets
    case: Case
    writing: Writing = PLAIN


def _of(*people: Person, **choices: object) -> Case:
    """Lay people out, a table each where there are several tables."""
    layout = replace(PLAINEST, **choices)  # type: ignore[arg-type]
    groups = tuple((one,) for one in people) if layout.tables > 1 else (people,)
    return Case(groups, layout)


def _told_again(case: Case) -> bool:
    """Tell whether several tables on one sheet each say something above their headers."""
    layout = case.layout
    above = {"title", "label", "label-beside"} & {layout.level, layout.year, layout.unit}
    return layout.tables > 1 and layout.spread == "stacked" and bool(above)


def _copied_sheets(case: Case) -> bool:
    """Tell whether two sheets would have one name."""
    units = [group[0].unit for group in case.groups]
    return case.layout.unit == "sheet" and len(set(units)) < len(units)


MISREAD: Mapping[str, Misread] = {
    "school-year-beside-its-label": Misread(
        'a school year in the cell beside "Năm học:" is not taken for the list\'s year',
        lambda case, _: case.layout.year == "label-beside",
        _of(MAN, year="label-beside"),
    ),
    "unit-said-again-above-the-next-table": Misread(
        "a unit above the second table is said to stand above the first one, where it is the same",
        lambda case, _: _told_again(case),
        _of(MAN, replace(MAN, name="Lê Ấn"), unit="title", tables=2),
    ),
    "signatures-below-columns-of-marks": Misread(
        "signatures below a list without numbers are taken for people where marks tell the sex",
        lambda case, _: (
            bool(case.layout.signature)
            and case.layout.numbering == "none"
            and case.layout.sex != "column"
        ),
        _of(MAN, sex="both", numbering="none", signature=2),
    ),
    "sheets-of-one-name": Misread(
        "the (2) that Excel puts behind a copied sheet's name is taken for part of the unit",
        lambda case, _: _copied_sheets(case),
        _of(MAN, replace(MAN, name="Lê Ấn"), unit="sheet", spread="sheets", tables=2),
    ),
}


def is_known(case: Case, writing: Writing) -> bool:
    """Tell whether a roster is of a sort that is known to be misread."""
    return any(one.meets(case, writing) for one in MISREAD.values())
