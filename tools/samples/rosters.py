"""Write the nine rosters, each as its office would have typed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samples import rosters_blocks as blocks
from samples import rosters_communes as communes
from samples.story import (
    AN_PHUOC_1,
    AN_PHUOC_2,
    LEVELS,
    LONG_HOA_A,
    LONG_HOA_B,
    PARTY,
    PHU_LOC_A,
    PHU_LOC_B,
    SCHOOLS,
    STATE,
    TOWN,
)
from samples.write_ods import write_ods
from samples.write_xls import write_xls
from samples.write_xlsx import write_xlsx

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from samples.people import Enrolment, Person


def write_rosters(folder: Path, cadres: Mapping[str, list[Person]]) -> None:
    """Write all rosters into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    sent = {unit: _enrolments(people) for unit, people in cadres.items()}
    write_xlsx(folder / "khoi-dang-mttq-doan-the.xlsx", [blocks.party_list(sent[PARTY])])
    write_xlsx(folder / "khoi-chinh-quyen.xlsx", [blocks.state_list(sent[STATE])])
    write_xls(folder / "nganh-giao-duc.xls", [blocks.school_list(sent[SCHOOLS])])
    write_ods(folder / "thi-tran-phuoc-tien.ods", [communes.town_list(sent[TOWN])])
    two = {unit: sent[unit] for unit in (AN_PHUOC_1, AN_PHUOC_2)}
    write_xlsx(folder / "xa-an-phuoc-1-va-2.xlsx", [communes.two_communes_list(two)])
    write_xlsx(folder / "xa-long-hoa-a.xlsx", communes.yearly_sheets(sent[LONG_HOA_A]))
    text = communes.long_hoa_b_text(sent[LONG_HOA_B])
    (folder / "xa-long-hoa-b.csv").write_bytes(text.encode("utf-8-sig"))
    write_xlsx(folder / "xa-phu-loc-a.xlsx", [communes.phu_loc_a_list(sent[PHU_LOC_A])])
    write_xls(folder / "xa-phu-loc-b.xls", [communes.phu_loc_b_list(sent[PHU_LOC_B])])


def _enrolments(people: list[Person]) -> list[Enrolment]:
    """List a unit's enrolments by year, level, class and given name."""

    def order(enrolment: Enrolment) -> tuple[int, int, str, str, str]:
        name = enrolment.person.name
        code = enrolment.course.code
        return enrolment.year, LEVELS.index(enrolment.level), code, name.split()[-1], name

    return sorted((e for person in people for e in person.enrolments), key=order)
