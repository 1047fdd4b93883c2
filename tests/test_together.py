"""Whose trainings those of a roster are, of the people of a cadre list."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import SAMPLES
from typed_tables import write_typed

from hongngu_cli import pipeline, shipped
from hongngu_cli.analyse.cadres import united
from hongngu_cli.analyse.kept import kept_cadres
from hongngu_cli.analyse.select import Selection
from hongngu_cli.analyse.together import trainings_of
from hongngu_cli.model.settings import Reading
from hongngu_cli.read.settings.vocabularies import load_vocabulary

PEOPLE_SENT = 262
"""Of the story: who was sent at least once."""
VOCABULARY = load_vocabulary(shipped.vocabulary())
LIST = """
    DANH SÁCH CÁN BỘ, QUY HOẠCH | < | < | < | < | <
    STT | Họ và tên | Ngày sinh | CCCD | Đơn vị công tác | Trình độ LLCT
"""
SENT = """
    DANH SÁCH CỬ ĐI HỌC | < | < | < | < | < | <
    STT | Họ và tên | Ngày sinh | CCCD | Đơn vị công tác | Trình độ đào tạo | Năm
"""


def whose(folder: Path, listed: str, sent: str, unit: str | None = None) -> list[list[int]]:
    """Give each cadre the numbers (STT) of the rows of the roster that are theirs."""
    files = [str(write_typed(LIST + listed, folder / "can-bo.xlsx"))]
    files += [str(write_typed(SENT + sent, folder / "cu-di-hoc.xlsx"))] if sent else []
    session = pipeline.begin(files, Reading())
    cadres = united(pipeline.cadres_of(session), VOCABULARY)
    if unit:
        cadres = kept_cadres(cadres, Selection(units=(unit,)), VOCABULARY)
    found = trainings_of(cadres, pipeline.read(session), VOCABULARY)
    assert list(found) == [one.row for one in cadres.people]
    return [[row + 1 for row in rows] for rows in found.values()]


AN = "1 | Nguyễn Văn An | 15/3/1985 | | Xã Long Hoà A | Sơ cấp"
CASES = {
    "the same name and full birth are one person in any unit": (
        AN,
        """
        1 | Nguyễn Văn An | 15/03/1985 | | Khối chính quyền | Trung cấp LLCT | 2018
        2 | Nguyễn Văn Ân | 15/03/1985 | | Xã Long Hoà A | Trung cấp LLCT | 2018
        3 | NGUYỄN VĂN AN | 1985-03-15 | | Xã Long Hoà A | Cao cấp LLCT | 2020
        4 | Nguyễn Văn An | 16/03/1985 | | Xã Long Hoà A | Thạc sĩ | 2020
        """,
        [[1, 3]],
    ),
    "a year joins the one person of that name in the unit, whichever list has the date": (
        AN + "\n2 | Trần Thị Thuý | 1980 | | UBND xã Long Hoà B | Trung cấp",
        """
        1 | Nguyễn Văn An | 1985 | | Đảng uỷ xã Long Hoà A | Trung cấp LLCT | 2018
        2 | Trần Thị Thuý | 02/5/1980 | | Xã Long Hoà B | Cao cấp LLCT | 2019
        3 | Trần Thị Thuý | 1980 | | Xã Phú Lộc A | Thạc sĩ | 2019
        """,
        [[1], [2]],
    ),
    "of two who may be meant neither gets the training": (
        AN + "\n2 | Nguyễn Văn An | 7/9/1985 | | Xã Long Hoà A | Sơ cấp",
        "1 | Nguyễn Văn An | 1985 | | Xã Long Hoà A | Trung cấp LLCT | 2018",
        [[], []],
    ),
    "an identity number makes one person of a year here and a date there": (
        "1 | Nguyễn Văn An | 1985 | 087085001234 | Xã Long Hoà A | Sơ cấp",
        "1 | Nguyễn Văn An | 15/3/1985 | 087085001234 | Ngành Giáo dục | Trung cấp | 2018",
        [[1]],
    ),
    "a row that repeats somebody tells of the birth, too": (
        (
            "1 | Nguyễn Văn An | 1985 | | Xã Long Hoà A | Sơ cấp\n"
            "2 | Nguyễn Văn An | 15/3/1985 | | Xã Long Hoà A | Sơ cấp"
        ),
        "1 | Nguyễn Văn An | 15/3/1985 | | Ngành Giáo dục | Trung cấp LLCT | 2018",
        [[1]],
    ),
    "no roster gives nobody a training": (AN, "", [[]]),
    "somebody without a name is nobody else": (
        "1 | | 15/3/1985 | | Xã Long Hoà A | Sơ cấp",
        "1 | | 15/3/1985 | | Xã Long Hoà A | Trung cấp LLCT | 2018",
        [[]],
    ),
}


@pytest.mark.parametrize(("listed", "sent", "wanted"), CASES.values(), ids=CASES)
def test_whose_trainings(listed: str, sent: str, wanted: list[list[int]], tmp_path: Path) -> None:
    assert whose(tmp_path, listed, sent) == wanted


def test_whoever_was_not_asked_for_still_tells_namesakes_apart(tmp_path: Path) -> None:
    two = AN + "\n2 | Nguyễn Văn An | 1985 | | Xã Long Hoà B | Sơ cấp"
    sent = "1 | Nguyễn Văn An | 1985 | | Xã Long Hoà B | Trung cấp LLCT | 2018"
    assert whose(tmp_path, two, sent) == [[], [1]]
    assert whose(tmp_path, two, sent, "Xã Long Hoà A") == [[]]


def test_of_the_samples_every_training_is_somebodys() -> None:
    files = [str(SAMPLES / "rosters"), str(SAMPLES / "cadres.xlsx")]
    session = pipeline.begin(files, Reading())
    cadres = united(pipeline.cadres_of(session), session.vocabulary)
    roster = pipeline.read(session)
    found = trainings_of(cadres, roster, session.vocabulary)
    given = sorted(row for rows in found.values() for row in rows)
    assert given == roster.ids.tolist()
    assert sum(1 for rows in found.values() if rows) == PEOPLE_SENT
