"""Write what became of those who completed a training, as five units have told by now."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from samples.courses import LISTED_ON
from samples.people import COMPLETED
from samples.registers import put_table, titled
from samples.story import LONG_HOA_A, PARTY, PHU_LOC_A, STATE, TOWN
from samples.write_xlsx import write_xlsx

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from samples.people import Enrolment, Person
    from samples.sheet import Value

TOLD_BY = (PARTY, STATE, TOWN, LONG_HOA_A, PHU_LOC_A)
"""Units whose lists tell results, too."""
LEVELS = {
    "trung-cap": "Trung cấp LLCT",
    "cao-cap": "Cao cấp LLCT",
    "dai-hoc-van-bang-2": "Đại học văn bằng 2",
    "thac-si": "Thạc sĩ",
}
POST, SAME, WAITING, GONE = "post", "Giữ nguyên vị trí", "Chưa bố trí", "Chuyển công tác"
ANSWERS = (POST, POST, WAITING, POST, SAME, POST, "", POST, POST, WAITING, POST, SAME)
"""What is told of one after the other."""
MONTHS = (2, 5, 3, 8)
TIMES = 3


def write_placements(path: Path, cadres: Mapping[str, list[Person]]) -> None:
    """Write the list of those who completed, by unit and day."""
    sheet = titled(
        "Bố trí sau đào tạo",
        (6, 25, 12, 27, 20, 12, 36, 12, 15, 14),
        "BAN TỔ CHỨC",
        "TÌNH HÌNH BỐ TRÍ CÁN BỘ SAU ĐÀO TẠO",
        "(Tính đến ngày 31/12/2021)",
    )
    rows = [(number, *row) for number, row in enumerate(_rows(cadres), 1)]
    headings = (
        "STT;Họ và tên;Ngày sinh;Đơn vị công tác;Trình độ đào tạo;Ngày hoàn thành;"
        "Bố trí sau đào tạo;Ngày bố trí;Phù hợp;Cam kết phục vụ đến"
    )
    put_table(sheet, headings, rows, left={1, 3, 4, 6})
    write_xlsx(path, [sheet])


def _rows(cadres: Mapping[str, list[Person]]) -> Iterator[tuple[Value, ...]]:
    number = 0
    for unit in TOLD_BY:
        done = [
            enrolment
            for person in cadres[unit]
            for enrolment in person.enrolments
            if enrolment.outcome == COMPLETED and enrolment.level in LEVELS
        ]
        for enrolment in sorted(done, key=lambda one: (one.course.end, one.person.name)):
            yield _row(enrolment, number)
            number += 1


def _row(enrolment: Enrolment, number: int) -> tuple[Value, ...]:
    person, end = enrolment.person, enrolment.course.end
    day = end + dt.timedelta(days=30 * MONTHS[number % len(MONTHS)])
    answer = ANSWERS[number % len(ANSWERS)]
    if answer == POST and day > LISTED_ON:
        answer = WAITING
    if number == len(ANSWERS) * 2 + 1:
        answer = GONE
    posted = answer in {POST, GONE}
    fits = ("Phù hợp", "", "", "Không phù hợp")[number % 4] if answer == POST else ""
    until = _until(enrolment) if enrolment.level == "thac-si" else None
    return (
        *(person.name, person.birth, person.unit, LEVELS[enrolment.level], end),
        *(person.post if answer == POST else answer or None, day if posted else None),
        *(fits or None, until),
    )


def _until(enrolment: Enrolment) -> dt.date:
    """Give the day until which somebody is to serve: three times the time of training."""
    course = enrolment.course
    return course.end + TIMES * (course.end - course.start)
