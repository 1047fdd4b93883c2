"""Cadre lists: what people hold, ask for, are planned for; each counts once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from typed_tables import write_typed

from hongngu_cli import shipped
from hongngu_cli.analyse.cadres import united
from hongngu_cli.model.settings import Limits, Reading
from hongngu_cli.read.cadres.reading import read_cadres
from hongngu_cli.read.rosters import open_files
from hongngu_cli.read.settings.vocabularies import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hongngu_cli.model.cadres import Cadre, Cadres

VOCABULARY = load_vocabulary(shipped.vocabulary())
TITLE = "DANH SÁCH CÁN BỘ, QUY HOẠCH VÀ NHU CẦU ĐÀO TẠO"
WRITTEN = f"""
    {TITLE}
    Họ tên | Ngày sinh | Chức vụ | Đơn vị | CM | LLCT | Quy hoạch | ĐT | Nhu cầu đào tạo | Ghi chú
    Võ An | 15/3/1980 | Chủ tịch | Xã Tân A | ThS | TC | Bí thư | 1 | CC LLCT; ThS | đang học ThS
    Lê Bé | 2/5/1985 | Chuyên viên | Long Hoà B | ĐH | SC | | ĐT2 | TC LLCT | bảo lưu Trung cấp LLCT
    Đỗ Cường | 7/8/1990 | Chuyên viên | Phú Lộc A | Đại học | Chưa | Trưởng phòng | | - |
"""
MARKED = f"""
    {TITLE}
    STT | Họ và tên     | Ngày sinh | Đơn vị | Trình độ LLCT | < | < | Nhu cầu đào tạo | <
    |   |   |   | Sơ cấp | Trung cấp | Cao cấp | Trung cấp LLCT | Cao cấp LLCT
    1   | Nguyễn Văn An | 15/3/1980 | Xã Long Hoà A |   | x |   |   | x
    2   | Trần Thị Bé   | 2/5/1985  | Xã Long Hoà B | x |   |   | x |
    3   | Lê Văn Cường  | 7/8/1990  | Xã Phú Lộc A  | x | x |   |   |
"""
AGAIN = f"""
    {TITLE}
    Họ và tên | Ngày sinh | Chức vụ | Đơn vị | Trình độ LLCT | Đối tượng | Nhu cầu đào tạo
    VÕ AN     | 15/3/1980 | Chủ tịch | UBND xã Tân A | Cao cấp | 2 | QLNN ngạch chuyên viên
"""


@dataclass(frozen=True)
class Told:
    """What a test compares of a cadre."""

    name: str | None
    theory: str | None
    degree: str | None
    asks: tuple[str, ...]

    @staticmethod
    def of(one: Cadre) -> Told:
        return Told(one.name, one.theory, one.degree, one.asks)


@pytest.fixture
def lists(tmp_path: Path) -> Callable[..., Cadres]:
    """Read typed cadre lists, a file each, in their order."""

    def read(*texts: str) -> Cadres:
        paths = [str(write_typed(t, tmp_path / f"cb{at}.xlsx")) for at, t in enumerate(texts)]
        opened = open_files(paths, VOCABULARY, Reading(), Limits())
        assert {table.kind for table in opened.tables} == {"cadres"}
        return read_cadres(opened.sheets, opened.tables, range(len(texts)), VOCABULARY)

    return read


def test_levels_written_in_words(lists: Callable[..., Cadres]) -> None:
    cadres = lists(WRITTEN)
    assert [Told.of(one) for one in cadres.people] == [
        Told("Võ An", "trung-cap", "thac-si", ("thac-si", "cao-cap")),
        Told("Lê Bé", "so-cap", "dai-hoc", ("trung-cap",)),
        Told("Đỗ Cường", None, "dai-hoc", ()),
    ]
    an, be, cuong = cadres.people
    assert (an.studying, an.deferred) == (("thac-si",), ())
    assert (be.studying, be.deferred) == ((), ("trung-cap",))
    assert (an.planned, be.planned) == (("Bí thư",), ())
    assert (an.priority, be.priority, cuong.priority) == (1, 2, None)
    assert all(one.may_ask for one in cadres.people)
    assert cadres.issues == ()


def test_levels_marked_with_x(lists: Callable[..., Cadres]) -> None:
    """Of several marks the higher level is held; no row becomes two people."""
    assert [Told.of(one) for one in lists(MARKED).people] == [
        Told("Nguyễn Văn An", "trung-cap", None, ("cao-cap",)),
        Told("Trần Thị Bé", "so-cap", None, ("trung-cap",)),
        Told("Lê Văn Cường", "trung-cap", None, ()),
    ]


@pytest.mark.parametrize(
    ("typed", "column", "rule", "advice"),
    [
        ("Trung cắp LLCT", "Nhu cầu đào tạo", "asked-unknown", 'Có phải "Trung cấp LLCT"?'),
        ("Sau đại học", "Nhu cầu đào tạo", "asked-unknown", 'Ghi rõ "Thạc sĩ" hoặc'),
        ("Cao cắp", "Trình độ LLCT", "held-unknown", 'Có phải "Cao cấp LLCT"?'),
        ("Trên đại học", "Nhu cầu đào tạo", "asked-unknown", 'Ghi rõ "Thạc sĩ" hoặc'),
    ],
)
def test_what_is_not_understood_is_told_at_its_cell(
    lists: Callable[..., Cadres], typed: str, column: str, rule: str, advice: str
) -> None:
    cells = {"Trình độ LLCT": "Trung cấp", "Nhu cầu đào tạo": "", column: typed}
    cadres = lists(f"""
        {TITLE}
        STT | Họ và tên     | Ngày sinh | Đơn vị        | {" | ".join(cells)}
        1   | Nguyễn Văn An | 15/3/1980 | Xã Long Hoà A | {" | ".join(cells.values())}
        2   | Trần Thị Bé   | 2/5/1985  | Xã Long Hoà B | Sơ cấp | Trung cấp LLCT
    """)
    [issue] = cadres.issues
    assert (issue.rule, issue.found) == (rule, typed)
    assert issue.place.cell == ("F3" if column == "Nhu cầu đào tạo" else "E3")
    assert issue.advice.startswith(advice)
    one = cadres.people[0]
    assert (bool(one.asks_unread), bool(one.held_unread)) == (
        column == "Nhu cầu đào tạo",
        column != "Nhu cầu đào tạo",
    )


@pytest.mark.parametrize("typed", ["Sau đại học", "Trên ĐH", "Trên đại học"])
def test_a_mark_under_words_that_may_be_several_levels_is_told(
    lists: Callable[..., Cadres], typed: str
) -> None:
    cadres = lists(f"""
        DANH SÁCH CÁN BỘ | <  | <       | <       | <
        Họ và tên     | Năm sinh | Chức vụ | Trình độ chuyên môn | <
        ^             | ^        | ^       | Đại học | {typed}
        Nguyễn Văn An | 1980     | Bí thư Đảng uỷ | x |
        Trần Thị Bé   | 1985     | Chủ tịch UBND  |   | x
    """)
    [issue] = cadres.issues
    assert (issue.rule, issue.place.cell, issue.found) == ("held-unknown", "E5", "x")
    assert issue.says.startswith(f"“{typed}”: có thể hiểu là nhiều trình độ")
    assert (cadres.people[1].degree, cadres.people[1].held_unread) == (None, ("degree",))


@pytest.mark.parametrize(
    ("typed", "studying", "unread"),
    [
        ("TC (đang học)", ("trung-cap",), ()),
        ("Đang học TC", ("trung-cap",), ()),
        ("Trung cấp LLCT đang học", ("trung-cap",), ()),
        ("Đang học", (), ("theory",)),
    ],
)
def test_what_is_written_as_being_studied_is_never_lost(
    lists: Callable[..., Cadres], typed: str, studying: tuple[str, ...], unread: tuple[str, ...]
) -> None:
    [one] = lists(f"""
        {TITLE}
        STT | Họ và tên     | Ngày sinh | Đơn vị        | Trình độ LLCT
        1   | Nguyễn Văn An | 15/3/1980 | Xã Long Hoà A | {typed}
    """).people
    assert (one.theory, one.studying, one.held_unread) == (None, studying, unread)


def test_who_stands_in_two_lists_counts_once_and_contradictions_are_told(
    lists: Callable[..., Cadres],
) -> None:
    cadres = united(lists(WRITTEN, AGAIN), VOCABULARY)
    assert [one.name for one in cadres.people] == ["Võ An", "Lê Bé", "Đỗ Cường"]
    an = cadres.people[0]
    assert (an.theory, an.priority) == ("cao-cap", 1)
    assert an.asks == ("quan-ly-nha-nuoc", "thac-si", "cao-cap")
    assert [(issue.rule, issue.place.cell) for issue in cadres.issues] == [
        ("cadre-repeated", "A3"),
        ("cadre-contradicted", "E3"),
        ("cadre-contradicted", "F3"),
    ]
    held = cadres.issues[1].says
    assert held.startswith("Trình độ LLCT ở đây là Cao cấp LLCT, ở ")
    assert held.endswith("là Trung cấp LLCT; tính theo Cao cấp LLCT.")
    assert list(cadres.roster.set_aside) == ["duplicate"]
    assert cadres.roster.repeats == {3: 0}
