"""Who has no known class is told at the cell, goes last, and is told so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plans_made import goes, person, plan_of, problems, quota, why

if TYPE_CHECKING:
    from pathlib import Path

AN, BINH, CHI = "Nguyễn Văn An", "Trần Văn Bình", "Lê Văn Chi"


def test_a_class_that_is_none_is_told_at_its_cell_and_goes_last(tmp_path: Path) -> None:
    told = plan_of(
        tmp_path,
        person(AN, priority="5"),
        person(BINH, priority=""),
        person(CHI, priority="3"),
        quota=quota(cao_cap="1 | 1"),
    )
    assert goes(told) == {CHI: 2026, AN: 2027}
    assert why(told, AN)[0] == "đối tượng ghi “5” chưa rõ nên xếp sau cùng"
    assert why(told, BINH)[0] == "không ghi đối tượng nên xếp sau cùng"
    assert problems(told) == [("class-unknown", "J2"), ("class-unknown", "J3")]
    assert [one["found"] for one in told["issues"] if one["rule"] == "class-unknown"] == ["5", None]


def test_a_column_of_classes_that_is_empty_is_told_once(tmp_path: Path) -> None:
    told = plan_of(tmp_path, person(AN, priority=""), person(BINH, priority=""))
    assert problems(told) == [("class-missing", "J1")]
    assert set(goes(told)) == {AN, BINH}


def test_what_a_plan_is_made_by_and_was_not_understood_is_told(tmp_path: Path) -> None:
    told = plan_of(tmp_path, person(AN, sex="Nũ", birth="31/02/1980", year="năm sau"))
    assert problems(told) == [
        ("date-unclear", "C2"),
        ("value-unknown", "D2"),
        ("value-unknown", "L2"),
    ]
    nobody_asks = person(BINH, asks="", sex="Nũ", priority="5")
    assert problems(plan_of(tmp_path, nobody_asks)) == []
