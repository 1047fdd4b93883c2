"""Within a class whom the office prefers goes first: nearness to an age limit, long waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plans_made import goes, person, plan_of, quota, why

if TYPE_CHECKING:
    from pathlib import Path

AN, BINH, CHI, DUNG = "Nguyễn Văn An", "Trần Văn Bình", "Lê Văn Chi", "Phạm Văn Dũng"


def test_who_is_near_an_age_limit_goes_first_the_nearest_before_others(tmp_path: Path) -> None:
    """Thạc sĩ at 45 at most: on 1/9/2026 An is 40, Bình 44, Chi 45, and Dũng too old already."""
    people = (
        person(AN, asks="Thạc sĩ", birth="1986-01-01"),
        person(BINH, asks="Thạc sĩ", birth="1982-01-01"),
        person(CHI, asks="Thạc sĩ", birth="1981-01-01"),
        person(DUNG, asks="Thạc sĩ", birth="1979-01-01"),
    )
    seats = quota(thac_si="1 | 1")
    first = plan_of(tmp_path, *people, quota=seats, toml='[plan]\norder = ["age_limit"]\n')
    assert goes(first) == {CHI: 2026, BINH: 2027}
    assert "sắp hết tuổi được cử đi" in why(first, CHI)
    assert "sắp hết tuổi được cử đi" not in why(first, DUNG)
    assert goes(plan_of(tmp_path, *people, quota=seats)) == {AN: 2026, BINH: 2027}


def test_who_has_waited_longest_goes_first(tmp_path: Path) -> None:
    people = (
        person(AN, sex="Nữ"),
        person(BINH, year="2024"),
        person(CHI, year="2022"),
        person(DUNG, year="2027"),
    )
    seats = quota(cao_cap="1 | 1")
    told = plan_of(tmp_path, *people, quota=seats, toml='[plan]\norder = ["waiting", "women"]\n')
    assert goes(told) == {CHI: 2026, BINH: 2027}
    assert why(told, CHI)[:2] == ["đối tượng 1", "đã chờ từ năm 2022"]
    assert why(told, DUNG) == [
        "đối tượng 1",
        "đề nghị đi từ năm 2027",
        "hết chỉ tiêu Cao cấp LLCT 2027 (1/1)",
    ]
    assert goes(plan_of(tmp_path, *people, quota=seats)) == {AN: 2026, BINH: 2027}


def test_a_class_comes_before_every_preference(tmp_path: Path) -> None:
    people = (person(AN, sex="Nữ", priority="2", year="2020"), person(BINH))
    order = '[plan]\norder = ["waiting", "women", "young", "age_limit"]\n'
    told = plan_of(tmp_path, *people, quota=quota(cao_cap="1 | 0"), toml=order)
    assert goes(told) == {BINH: 2026}
