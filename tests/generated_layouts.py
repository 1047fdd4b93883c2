"""How a generated roster stands on its sheet: every choice an office makes, one field each.

The defaults are the plainest list there is, so that a case that fails is made smaller by
putting choices back to their defaults one at a time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

WHERE = ("column", "section", "title", "label", "label-beside", "sheet", "file")
"""Where a value may stand; all but the first two hold for a whole table."""
OVERALL = WHERE[2:]


@dataclass(frozen=True)
class Layout:
    """The choices; ``level``, ``year`` and ``unit`` are of WHERE, and some have more.

    ``level`` also knows ``marks`` (a column a level), ``year`` the days ``start`` and
    ``decision``, ``unit`` ``with-position``. With level and year both ``class`` a section
    names both: "Lớp TCLLCT K12 (năm 2018)".
    """

    level: str = "column"
    year: str = "column"
    unit: str = "column"
    name: str = "whole"
    """Or ``split`` into family and given name."""
    birth: str = "whole"
    """Or ``by-sex``: a column of men and one of women, and no other column of the sex."""
    sex: str = "column"
    """Or ``female``: a column of marks; ``both``: one of marks for each sex."""
    position: bool = False
    extras: int = 0
    """So many columns that say nothing of trainings."""
    order: int = 0
    """Seeds the order of columns; 0 is the usual one."""
    numbering: str = "running"
    """Or ``text``, ``restarting`` in each section, ``none``."""
    mark: str = "x"
    parents: bool = False
    """Whether columns stand under headings of groups: "Thông tin cá nhân"."""
    theory_marks: bool = False
    """Whether marks stand under "Trình độ LLCT", in a list whose title says who was sent."""
    headings: int = 0
    """Seeds how headings are spelt; 0 takes the commonest."""
    heading_style: str = "plain"
    """Or ``capitals``, ``broken`` into lines."""
    number_row: str = "none"
    """Or ``plain``, ``brackets``, ``numbers``: the row that numbers the columns."""
    machine_row: bool = False
    organisation: bool = False
    title: bool = True
    date_line: bool = False
    above: int = 0
    gap: int = 0
    """Blank rows above everything, and between titles and header."""
    left: int = 0
    merged_titles: bool = False
    markers: str = "none"
    """Of sections, the outer's and the inner's: ``A-I``, ``I-1``, ``A-1``."""
    marker_apart: bool = False
    """Whether the marker stands in the column of numbers, the words beside it."""
    section_count: str = "none"
    """Or ``words`` (": 02 đồng chí"), ``brackets`` (" (2)")."""
    section_merged: bool = False
    subtotals: bool = False
    total: str = "none"
    """Or ``sentence``, ``label``, ``figures`` under the marks."""
    blank_every: int = 0
    header_every: int = 0
    page_line: bool = False
    signature: int = 0
    spread: str = "stacked"
    """Or ``sheets``: one sheet a table."""
    tables: int = 1
    alike: bool = True
    """Whether several tables have the same columns in the same order."""

    @property
    def sections(self) -> tuple[str, ...]:
        """What sections tell, the outer first: fields, or ``class`` for level and year."""
        told = tuple(name for name in ("year", "level", "unit") if getattr(self, name) == "section")
        return ("class", *told) if self.level == "class" else told


PLAINEST = Layout()


SEEDS = range(1, 1000)
CHOICES: Mapping[str, Sequence[str | int]] = {
    "name": ("split",),
    "birth": ("by-sex",),
    "sex": ("female", "both"),
    "position": (True,),
    "extras": (1, 2, 3),
    "order": SEEDS,
    "numbering": ("text", "restarting", "none"),
    "mark": ("X", "✓", "v", "1", "x "),
    "parents": (True,),
    "theory_marks": (True,),
    "headings": SEEDS,
    "heading_style": ("capitals", "broken"),
    "number_row": ("plain", "brackets", "numbers"),
    "machine_row": (True, False, False),
    "organisation": (True,),
    "title": (False, True),
    "date_line": (True,),
    "above": (1, 2, 3),
    "gap": (1, 2),
    "left": (1, 2),
    "merged_titles": (True,),
    "markers": ("A-I", "I-1", "A-1"),
    "marker_apart": (True,),
    "section_count": ("words", "brackets"),
    "section_merged": (True,),
    "subtotals": (True,),
    "total": ("sentence", "label", "figures"),
    "blank_every": (1, 2, 3),
    "header_every": (2, 3, 4),
    "page_line": (True,),
    "signature": (1, 2),
    "spread": ("sheets",),
    "tables": (2, 3),
    "alike": (False, True),
}
"""What may be chosen in place of the plainest."""


def layout_of(random: Random) -> Layout:
    """Draw a layout; each choice is the plainest one about as often as all others together."""
    told: dict[str, Any] = dict(_whence(random))
    for name, others in CHOICES.items():
        if random.random() < EVEN:
            told[name] = random.choice(others)
    return possible(replace(PLAINEST, **told))


EVEN, SELDOM = 0.5, 0.15


def _whence(random: Random) -> dict[str, str]:
    """Draw where level, year and unit stand."""
    if random.random() < SELDOM:
        unit = random.choice(("column", "section", "with-position", *OVERALL))
        return {"level": "class", "year": "class", "unit": unit}
    return {
        "level": random.choice(("column", "column", "marks", "marks", "section", *OVERALL)),
        "year": random.choice(("column", "column", "start", "decision", "section", *OVERALL)),
        "unit": random.choice(("column", "column", "with-position", "section", *OVERALL)),
    }


def possible(layout: Layout) -> Layout:
    """Take back choices that contradict others or leave a careful reader in doubt."""
    changes = {**_of_places(layout), **_of_sections(layout), **_of_columns(layout)}
    return replace(layout, **changes)


def _of_places(layout: Layout) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if layout.unit == "sheet":
        # A sheet's name is too short to hold a class and a year as well.
        named = [name for name in ("level", "year") if getattr(layout, name) == "sheet"]
        changes |= dict.fromkeys(named, "column")
    values = (layout.level, layout.year, layout.unit)
    if "sheet" in values and layout.tables > 1:
        changes["spread"] = "sheets"
    if layout.tables == 1 or "file" in values:
        # A file's name speaks of all its tables.
        changes |= {"spread": "stacked", "tables": 1}
    if layout.unit in OVERALL or layout.spread == "sheets":
        changes["organisation"] = False
    return changes


def _of_sections(layout: Layout) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if layout.markers in {"none", "I-1"} or layout.numbering == "none":
        # Numbers of sections among numbers of people would be told apart by their style alone.
        changes["marker_apart"] = False
    if not layout.sections:
        names = ("subtotals", "markers", "marker_apart", "section_count", "section_merged")
        changes |= {name: getattr(PLAINEST, name) for name in names}
        if layout.numbering == "restarting":
            changes["numbering"] = "running"
    return changes


def _of_columns(layout: Layout) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if layout.level != "marks":
        changes["theory_marks"] = False
        if layout.total == "figures":
            changes["total"] = "label"
    elif layout.theory_marks:
        changes["title"] = True
    if layout.level != "marks" and layout.sex == "column":
        changes["mark"] = "x"
    if layout.birth == "by-sex":
        changes["sex"] = "column"
    if layout.unit == "with-position":
        changes["position"] = False
    return changes


def plainer_layout(layout: Layout, choice: str) -> Layout:
    """Put one choice back to the plainest; a section that names class and year is one choice."""
    names = (
        ("level", "year") if layout.level == "class" and choice in {"level", "year"} else (choice,)
    )
    plainest = {name: getattr(PLAINEST, name) for name in names}
    return possible(replace(layout, **plainest))
