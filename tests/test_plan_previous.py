"""A plan made before stands with the fewest changes, whatever it was written as."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from plans_made import HEADER, goes, person, plan_of, quota, report_of
from typed_tables import write_typed

from hongngu_cli import delivery
from hongngu_cli.in_force import office_words
from hongngu_cli.model.failure import INPUT, Failure

if TYPE_CHECKING:
    from conftest import TrainReport

NAMES = ("Nguyễn Văn An", "Trần Văn Bình", "Lê Văn Chi")


def written(folder: Path, ending: str) -> Path:
    """Write a plan in which the second goes in 2026 and the first in 2027, and the third waits."""
    (folder / "truoc").mkdir()
    people = [person(NAMES[1]), person(NAMES[0]), person(NAMES[2], priority="3")]
    report = report_of(folder / "truoc", *people, options={"quota": quota(cao_cap="1 | 1")})
    path = folder / f"ke-hoach{ending}"
    delivery.show(report, office_words(), None, str(path))
    return path


@pytest.mark.parametrize("ending", [".json", ".xlsx", ".csv", ".docx", ".html", ".md"])
def test_what_people_were_told_stands(tmp_path: Path, ending: str) -> None:
    before = written(tmp_path, ending)
    (tmp_path / "nay").mkdir()
    told = plan_of(
        tmp_path / "nay",
        *(person(NAMES[0]), person(NAMES[2], priority="3"), person("Đỗ Văn Giang")),
        quota=quota(cao_cap="1 | 2"),
        previous=str(before),
    )
    assert goes(told) == {"Đỗ Văn Giang": 2026, NAMES[0]: 2027, NAMES[2]: 2027}
    changes = {one["name"]: (one["was"], one["is"]) for one in told["changes"]}
    assert changes == {
        NAMES[2]: (None, 2027),
        "Đỗ Văn Giang": (None, 2026),
        NAMES[1]: (2026, None),
    }
    gone = next(one for one in told["changes"] if one["name"] == NAMES[1])
    assert gone["why"] == "không còn trong danh sách cán bộ"
    assert told["figures"]["plan.kept"]["value"] == 1


def test_a_text_with_many_words_before_its_list_is_read(tmp_path: Path) -> None:
    before = written(tmp_path, ".md")
    words = "Một, hai, ba; bốn, năm, sáu: bảy | tám.\n\n" * 40
    before.write_text(words + before.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "nay").mkdir()
    told = plan_of(tmp_path / "nay", person(NAMES[0]), person(NAMES[1]), previous=str(before))
    assert told["figures"]["plan.kept"]["value"] == len(goes(told))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", "{}"),
        ("b.json", "x"),
        ("c.csv", "Họ và tên,Đơn vị\nAn,Xã A\n"),
        ("d.txt", "Kế hoạch cử cán bộ đi đào tạo, bồi dưỡng"),
        ("e.html", "<p>Kế hoạch</p>"),
        ("f.md", ""),
    ],
)
def test_what_is_no_plan_of_ours_is_refused(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / "nay").mkdir()
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(Failure) as refused:
        plan_of(tmp_path / "nay", person(NAMES[0]), previous=str(tmp_path / name))
    assert refused.value.code == INPUT
    assert "không phải kế hoạch" in refused.value.says


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ("Cao cấp LLCT,2026", "Cao cấp quá,2026", "dòng 3: chưa hiểu trình độ, năm: “Cao cấp quá”"),
        ("Cao cấp LLCT,2026", "Cao cấp LLCT,sau", "“Cao cấp LLCT”, “sau”"),
    ],
)
def test_a_plan_that_was_changed_into_what_says_nothing_is_refused(
    tmp_path: Path, was: str, now: str, says: str
) -> None:
    before = written(tmp_path, ".csv")
    text = before.read_text(encoding="utf-8-sig")
    assert was in text
    before.write_text(text.replace(was, now), encoding="utf-8-sig")
    (tmp_path / "nay").mkdir()
    with pytest.raises(Failure) as refused:
        plan_of(tmp_path / "nay", person(NAMES[0]), previous=str(before))
    assert says in refused.value.says


def test_namesakes_are_told_apart_by_birth_then_unit_or_are_asked_about(tmp_path: Path) -> None:
    (tmp_path / "truoc").mkdir()
    people = [person(NAMES[0], birth="1980"), person(NAMES[1], birth="1981")]
    report = report_of(tmp_path / "truoc", *people, options={"quota": quota(cao_cap="2 | 0")})
    before = tmp_path / "ke-hoach.json"
    delivery.show(report, office_words(), None, str(before))
    (tmp_path / "nay").mkdir()
    told = plan_of(
        tmp_path / "nay",
        person(NAMES[0], birth="1980-01-01"),
        person(NAMES[0], birth="1980-02-02"),
        person(NAMES[1], birth="1981-01-01"),
        person(NAMES[1], birth="1981-02-02", unit="Xã Phú Lộc"),
        quota=quota(cao_cap="4 | 0"),
        previous=str(before),
    )
    several = "danh sách cán bộ có nhiều người cùng họ tên, chưa rõ là ai"
    changes = [(one["name"], one["unit"], one["was"], one["is"]) for one in told["changes"]]
    assert changes == [
        (NAMES[0], "Xã An Phước", None, 2026),
        (NAMES[0], "Xã An Phước", None, 2026),
        (NAMES[1], "Xã Phú Lộc", None, 2026),
        (NAMES[0], "Xã An Phước", 2026, None),
    ]
    assert told["changes"][-1]["why"] == several
    assert told["figures"]["plan.kept"]["value"] == 1


def test_the_samples_tell_three_outside_quy_hoach(train_report: TrainReport) -> None:
    years = ("--from", "2022", "--to", "2026", "--as-of", "2021-12-31")
    told = train_report("plan", "sample_data", *years, "--format", "json")
    assert told.returncode == 0, told.stderr
    plan = json.loads(told.stdout)
    table = next(table for table in plan["tables"] if table["key"] == "outside")
    assert [(row["unit"], row["level"], row["year"]) for row in table["rows"]] == [
        ("Ngành Giáo dục", "thac-si", 2020),
        ("Xã Long Hoà A", "trung-cap", 2019),
        ("Xã Phú Lộc A", "lanh-dao-quan-ly", 2021),
    ]
    assert not plan["assignments"]
    assert len(plan["waiting"]) == 145
    assert sum(one["needed"] for one in plan["seats"]) == 142
    explained = train_report("explain", "plan.outside", "sample_data", *years, "--format", "json")
    behind = json.loads(explained.stdout)
    assert len(behind["rows_behind"]) == 3
    rows = behind["rows"]
    assert rows["read"] == rows["counted"] + sum(rows["set_aside"].values())


def test_who_asks_for_two_levels_is_explained_with_each(
    tmp_path: Path, train_report: TrainReport
) -> None:
    two = person("An Một", asks="Cao cấp LLCT, Thạc sĩ", degree="Đại học")
    write_typed(f"{HEADER}\n1 | {two}", tmp_path / "can-bo.xlsx")
    years = ("--from", "2026", "--to", "2027", "--as-of", "2025-12-31")
    told = train_report("explain", "plan.asked", tmp_path, *years, "--format", "json")
    assert told.returncode == 0, told.stderr
    behind = json.loads(told.stdout)
    (table,) = behind["tables"]
    assert [row["level"] for row in table["rows"]] == ["cao-cap", "thac-si"]
    assert [row["level"] for row in behind["rows_behind"]] == ["cao-cap", "thac-si"]
