"""Cadre lists: diplomas by what they begin with, what is no level, the list's own day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest
from typed_tables import sheet_of

from hongngu_cli import shipped
from hongngu_cli.model.cadres import Cadres
from hongngu_cli.model.settings import Reading
from hongngu_cli.read.cadres.reading import read_cadres
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.read.tables.recogniser import recogniser

VOCABULARY = load_vocabulary(shipped.vocabulary())
TITLE = "DANH SÁCH CÁN BỘ, QUY HOẠCH | < | < | < | <"


def read(rows: str, title: str = "") -> Cadres:
    header = "STT | Họ và tên | Ngày sinh | Trình độ chuyên môn | Trình độ LLCT"
    sheet = sheet_of("\n".join(filter(None, (TITLE, title, header, rows))), "can-bo.xlsx")
    tables = list(recogniser(VOCABULARY, Reading()).tables(sheet))
    return read_cadres([sheet], tables, range(len(tables)), VOCABULARY)


DIPLOMAS = {
    "dai-hoc": (
        "Kỹ sư nông nghiệp",
        "Kĩ sư",
        "Bác sỹ đa khoa",
        "Cử nhân Xã hội học",
        "CN Luật",
        "ĐH Công tác xã hội",
        "ĐHSP Toán",
        "Kiến trúc sư",
        "Dược sĩ đại học",
        "ĐH Luật, CĐ Kế toán",
    ),
    "cao-dang": ("CĐ", "CĐ Kế toán", "CĐSP", "Cao đẳng nghề điện"),
    "trung-cap-chuyen-mon": ("TC", "TC Công an", "TC Luật", "Trung cấp thú y", "Y sĩ"),
    "thac-si": ("ThS. QLKT", "Thạc sĩ Luật kinh tế", "Th.S Luật"),
    None: ("12/12", "9/12", "THPT", "Trung học phổ thông", "Lớp 12", "chưa có"),
}


@pytest.mark.parametrize(
    ("typed", "level"), [(typed, level) for level, many in DIPLOMAS.items() for typed in many]
)
def test_a_diploma_is_of_the_level_it_begins_with(typed: str, level: str | None) -> None:
    cadres = read(f"1 | Nguyễn Văn An | 1980 | {typed} | Sơ cấp")
    (cadre,) = cadres.people
    assert (cadre.degree, cadre.held_unread, cadres.issues) == (level, (), ())


@pytest.mark.parametrize("typed", ["Luật", "Kế toán trưởng", "Sau đại học"])
def test_what_is_no_diploma_stays_unread_and_is_told(typed: str) -> None:
    cadres = read(f"1 | Nguyễn Văn An | 1980 | {typed} | Sơ cấp")
    assert cadres.people[0].held_unread
    assert [(issue.rule, issue.place.cell) for issue in cadres.issues] == [("held-unknown", "D3")]


STUDIED: Mapping[str, tuple[str | None, tuple[str, ...], tuple[str, ...]]] = {
    "Trung cấp": ("trung-cap", (), ()),
    "Đang học Cao cấp LLCT": (None, ("cao-cap",), ()),
    "Trung cấp, đang học Cao cấp LLCT": ("trung-cap", ("cao-cap",), ()),
    "Sơ cấp; bảo lưu Trung cấp LLCT": ("so-cap", (), ("trung-cap",)),
    "Sơ cấp; đang học TC": ("so-cap", ("trung-cap",), ()),
    "Tốt nghiệp Trung cấp LLCT": ("trung-cap", (), ()),
}


@pytest.mark.parametrize("typed", STUDIED)
def test_a_level_being_studied_is_not_held(typed: str) -> None:
    cadres = read(f"1 | Nguyễn Văn An | 1980 | Đại học | {typed}")
    (cadre,) = cadres.people
    assert (cadre.theory, cadre.studying, cadre.deferred) == STUDIED[typed]
    assert cadres.issues == ()


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("(Tính đến ngày 31/12/2021)", dt.date(2021, 12, 31)),
        ("(TÍNH ĐẾN NGÀY 30 THÁNG 6 NĂM 2021)", dt.date(2021, 6, 30)),
        ("Tính đến: | 2021-12-31", dt.date(2021, 12, 31)),
        ("(Kèm theo Công văn ngày 15/3/2020)", None),
        ("(Tính đến ngày 31/13/2021)", None),
        ("Năm 2021", None),
    ],
)
def test_the_list_tells_its_day(title: str, day: dt.date | None) -> None:
    cadres = read("1 | Nguyễn Văn An | 1980 | Đại học | Sơ cấp", title)
    assert [*cadres.days.values()] == ([day] if day else [])
