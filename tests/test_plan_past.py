"""Past sendings out of the order of classes, worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plans_made import person, plan_of, quota, report_of

if TYPE_CHECKING:
    from pathlib import Path

WAITING = (
    person("An Một", year="2023"),
    person("An Hai", year="2024", priority="3"),
    person("An Ba", year="2020", priority=""),
    person("An Bốn", year="2020", theory="Sơ cấp"),
    person("An Năm", year="2025"),
)
"""Who waits: class 1 since 2023, class 3 since 2024, no class, without the prerequisite, later."""
SENT = {
    "Bình Một": ("1", 2024),
    "Bình Hai": ("2", 2022),
    "Bình Ba": ("3", 2024),
    "Bình Bốn": ("", 2024),
    "Bình Năm": ("2", 2023),
}
"""Who was sent to Cao cấp LLCT: the class and the year."""


def test_who_goes_and_who_waits_is_said_once(tmp_path: Path) -> None:
    people = (person("An Một"), person("An Hai", priority="2"))
    for seats, says in {
        "0 | 0": "chưa xếp được lượt nào (đối tượng 1: 0/1; đối tượng 2: 0/1).",
        "1 | 0": "(đối tượng 1: 1/1; đối tượng 2: 0/1), còn 01 lượt chưa xếp được.",
        "1 | 1": "xếp được 02 lượt (đối tượng 1: 1/1; đối tượng 2: 1/1), không còn ai chờ.",
    }.items():
        report = report_of(tmp_path, *people, options={"quota": quota(cao_cap=seats)})
        assert report.passages[0].endswith(says)


def test_who_was_sent_before_whom(tmp_path: Path) -> None:
    """Of one class nobody passes another; who has no class passes all, and is passed by none.

    Bình Hai was sent before anybody had asked who could go; Bình Ba (3) passes An Một (1) but
    not An Hai (3); Bình Bốn (none) passes both; Bình Năm (2) passes An Một, who asked that year.
    """
    births = {name: f"198{at}-01-01" for at, name in enumerate(SENT)}
    roster = "STT | Họ và tên | Ngày sinh | Đơn vị | Trình độ | Năm\n" + "\n".join(
        f"{at} | {name} | {births[name]} | Xã An Phước | Cao cấp LLCT | {year}"
        for at, (name, (_, year)) in enumerate(SENT.items(), start=1)
    )
    gone = (
        person(name, birth=births[name], asks="", priority=of) for name, (of, _) in SENT.items()
    )
    told = plan_of(tmp_path, *WAITING, *gone, quota=quota(cao_cap="0 | 0"), roster=roster)
    table = next(table for table in told["tables"] if table["key"] == "outside")
    says = "đối tượng cao hơn đã đề nghị mà còn chờ: An Một"
    assert [(row["name"], row["why"]) for row in table["rows"]] == [
        ("Bình Ba", says),
        (
            "Bình Bốn",
            "không rõ đối tượng; người có đối tượng đã đề nghị mà còn chờ: An Một và 1 người khác",
        ),
        ("Bình Năm", says),
    ]
