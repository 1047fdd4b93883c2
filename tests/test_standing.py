"""`standing`: who holds what, what posts require, who lacks it, who is studying it."""

from __future__ import annotations

from pathlib import Path

import pytest
from standings_told import LIST, closed, people, problems, told

MEASURES = ("required", "held", "studying", "missing")
AN = "Nguyễn Văn An | 15/3/1980 | Nam | Chủ tịch UBND xã | Xã Long Hoà A | Đại học"
SENT_AN = "Nguyễn Văn An | 15/3/1980 | Xã Long Hoà A"

CASES = {
    "the list tells what is held": (
        f"{AN} | Trung cấp | | ",
        "",
        "trung-cap trung-cap held",
    ),
    "what is planned may require more than what is held": (
        f"{AN} | Trung cấp | Chủ tịch UBND huyện | ",
        "",
        "cao-cap trung-cap missing",
    ),
    "a completed training counts where the list tells nothing": (
        f"{AN} | | | ",
        f"{SENT_AN} | TC LLCT | 2018 | 31/5/2020 | Hoàn thành",
        "trung-cap trung-cap held",
    ),
    "hoàn chỉnh cao cấp and cử nhân chính trị count as cao cấp": (
        f"{AN} | Cử nhân chính trị | Chủ tịch UBND huyện | ",
        f"{SENT_AN} | Hoàn chỉnh cao cấp | 2018 | 31/5/2020 | Tốt nghiệp",
        "cao-cap cu-nhan-chinh-tri held",
    ),
    "a remark tells who studies": (
        f"{AN} | Sơ cấp | | Đang học Trung cấp LLCT",
        "",
        "trung-cap so-cap studying",
    ),
    "a roster tells who studies": (
        f"{AN} | Sơ cấp | | ",
        f"{SENT_AN} | TC LLCT | 2020 | | Đang học",
        "trung-cap so-cap studying",
    ),
    "who studies less than required lacks it": (
        f"{AN} | Sơ cấp | Chủ tịch UBND huyện | Đang học Trung cấp LLCT",
        "",
        "cao-cap so-cap missing",
    ),
    "who was sent and is not over yet studies": (
        f"{AN} | Sơ cấp | | ",
        f"{SENT_AN} | TC LLCT | 2015 | 30/6/2022 | ",
        "trung-cap so-cap studying",
    ),
    "who was sent lately without an outcome studies": (
        f"{AN} | Sơ cấp | | ",
        f"{SENT_AN} | TC LLCT | 2018 | | ",
        "trung-cap so-cap studying",
    ),
    "what is completed after the day is still studied": (
        f"{AN} | Sơ cấp | | ",
        f"{SENT_AN} | TC LLCT | 2021 | 30/6/2022 | Hoàn thành",
        "trung-cap so-cap studying",
    ),
    "a training after the day is none yet": (
        f"{AN} | Sơ cấp | | ",
        f"{SENT_AN} | TC LLCT | 2022 | | Đang học",
        "trung-cap so-cap missing",
    ),
    "who put it off lacks it": (
        f"{AN} | Sơ cấp | | Bảo lưu Trung cấp LLCT",
        f"{SENT_AN} | TC LLCT | 2020 | | Bảo lưu",
        "trung-cap so-cap missing",
    ),
    "who left and was sent again studies": (
        f"{AN} | Sơ cấp | | ",
        f"{SENT_AN} | TC LLCT | 2018 | | Thôi học\n{SENT_AN} | TC LLCT | 2020 | | Đang học",
        "trung-cap so-cap studying",
    ),
    "who is of no told level lacks it": (
        f"{AN} | | | ",
        "",
        "trung-cap ? missing",
    ),
}


@pytest.mark.parametrize(("listed", "sent", "wanted"), CASES.values(), ids=CASES)
def test_how_somebody_stands(listed: str, sent: str, wanted: str, tmp_path: Path) -> None:
    report, material = told(tmp_path, listed, sent)
    assert people(report) == [f"An {wanted}"]
    assert problems(report) == []
    closed(report, material)


DOUBTS = {
    "the list holds less than was completed by its day": (
        f"{AN} | Trung cấp | | ",
        f"{SENT_AN} | Cao cấp LLCT | 2018 | 31/5/2019 | Hoàn thành",
        "trung-cap cao-cap held",
        "held-contradicted ca G4",
    ),
    "what was completed after the list's day contradicts nothing": (
        f"{AN} | Sơ cấp | | ",
        f"{SENT_AN} | TC LLCT | 2020 | 31/5/2022 | Hoàn thành",
        "trung-cap trung-cap held",
        "",
    ),
    "a second degree and hoàn chỉnh are held as what they refine": (
        f"{AN} | Cao cấp | | ",
        (
            f"{SENT_AN} | Hoàn chỉnh cao cấp | 2018 | | Hoàn thành\n"
            f"{SENT_AN} | ĐH văn bằng 2 | 2018 | | Tốt nghiệp"
        ),
        "trung-cap hoan-chinh-cao-cap held",
        "",
    ),
    "the roster still has studied what the list holds": (
        f"{AN} | Trung cấp | | ",
        f"{SENT_AN} | TC LLCT | 2020 | | Đang học",
        "trung-cap trung-cap held",
        "studying-contradicted cu G3",
    ),
    "a list newer than the end of the course contradicts nothing": (
        f"{AN} | Trung cấp | | ",
        f"{SENT_AN} | TC LLCT | 2018 | 30/6/2020 | Đang học",
        "trung-cap trung-cap held",
        "",
    ),
    "who left cannot hold it": (
        f"{AN} | Trung cấp | | ",
        f"{SENT_AN} | TC LLCT | 2018 | | Thôi học",
        "trung-cap trung-cap held",
        "studying-contradicted cu G3",
    ),
    "a remark on what is held": (
        f"{AN} | Trung cấp | | Đang học Trung cấp LLCT",
        "",
        "trung-cap trung-cap held",
        "studying-contradicted ca I4",
    ),
    "the remark is newer than what the roster tells": (
        f"{AN} | Sơ cấp | | Đang học Trung cấp LLCT",
        f"{SENT_AN} | TC LLCT | 2020 | | Bảo lưu",
        "trung-cap so-cap studying",
        "studying-contradicted ca I4",
    ),
    "no outcome of what must be over": (
        f"{AN} | Sơ cấp | | ",
        f"{SENT_AN} | TC LLCT | 2015 | | ",
        "trung-cap so-cap missing",
        "outcome-untold cu G3",
    ),
    "studied beyond its end": (
        f"{AN} | Sơ cấp | | ",
        f"{SENT_AN} | TC LLCT | 2020 | 30/6/2022 | Đang học",
        "trung-cap so-cap studying",
        "outcome-untold cu G3",
    ),
}


@pytest.mark.parametrize(("listed", "sent", "wanted", "doubt"), DOUBTS.values(), ids=DOUBTS)
def test_contradictions_are_told_at_their_cell(
    listed: str, sent: str, wanted: str, doubt: str, tmp_path: Path
) -> None:
    report, _ = told(tmp_path, listed, sent, as_of="2022-12-31")
    assert people(report) == [f"An {wanted}"]
    assert problems(report) == [doubt] * bool(doubt)


def test_a_contradiction_names_the_place_that_counts(tmp_path: Path) -> None:
    report, _ = told(
        tmp_path,
        f"{AN} | Trung cấp | | ",
        f"{SENT_AN} | Cao cấp LLCT | 2018 | 31/5/2019 | Hoàn thành",
    )
    (issue,) = (one for one in report.issues if one.rule == "held-contradicted")
    assert issue.found == "Trung cấp"
    assert "cu-di-hoc.xlsx · Sheet1 · A3 ghi đã hoàn thành Cao cấp LLCT năm 2018" in issue.says


SEVERAL = """
    Lê An   | 15/3/1980 | Nam | Chủ tịch UBND huyện | Khối chính quyền | ThS | TC | | Đang học CC
    Lê Bình | 2/5/1990 | Nữ  | Phó Chủ tịch UBND xã | Xã Long Hoà A | Kỹ sư | Trung cấp | |
    Lê Cường | 1985 | Nam | Bí thư Chi bộ ấp 1 | Xã Long Hoà A | 12/12 | | |
    Lê Dung | 7/8/1979 | Nữ  | Chủ tịch UBND huyện | Khối chính quyền | Đại học | Cao cấp | |
    Lê Em   | 1/1/1982 | Nam | Thanh tra viên | Khối chính quyền | Đại học | Sơ cấp | |
    Lê Gấm  |          | Nữ  | Hiệu trưởng | | Đại học | Sơ cấp | | Bảo lưu TCLLCT
"""


def test_the_table_adds_up_by_unit(tmp_path: Path) -> None:
    report, material = told(tmp_path, SEVERAL)
    tables = {table.key: table for table in report.tables}
    rows = [
        (str(row["unit"]), str(row["level"]), *(row[one] for one in MEASURES))
        for row in tables["standing"].rows
    ]
    # required = held + studying + missing: 2 = 1 + 1 + 0 and so on.
    assert rows == [
        ("Khối chính quyền", "Cao cấp LLCT", 2, 1, 1, 0),
        ("Xã Long Hoà A", "Sơ cấp LLCT", 1, 0, 0, 1),
        ("Xã Long Hoà A", "Trung cấp LLCT", 1, 1, 0, 0),
        ("Chưa xác định", "Trung cấp LLCT", 1, 0, 0, 1),
    ]
    assert tables["standing"].total is not None
    assert tables["standing"].total["required"] == 5
    wanted = {
        "total": 6,
        "women": 3,
        "young": 3,
        "postgraduates": 1,
        "unruled": 1,
        "unheld": 1,
        "deferred": 1,
        "required": 5,
        "held": 2,
        "studying": 1,
        "missing": 2,
        "missing.trung-cap": 1,
        "held.cao-cap/unit.Khối chính quyền": 1,
        "held.cao-cap/sex.nu": 1,
        "missing.so-cap/young.young": 1,
        "holders.thac-si": 1,
        "holders.unrecognised.ly-luan-chinh-tri": 1,
        "holders.none.chuyen-mon": 1,
    }
    assert {key: report.figures[f"standing.{key}"].value for key in wanted} == wanted
    assert [row["position"] for row in tables["unruled"].rows] == ["Thanh tra viên"]
    closed(report, material)


FINDINGS = """
    Danh sách cán bộ tính đến ngày 31/12/2021 có 06 người, trong đó 05 người giữ hoặc được quy \
hoạch chức vụ có yêu cầu trình độ: đã có 02 (40,0%), đang học 01 (20,0%), còn thiếu 02 (40,0%).
    Sơ cấp LLCT: yêu cầu 01 người; chưa ai có, không ai đang học, còn thiếu 01 (100,0%).
    Trung cấp LLCT: yêu cầu 02 người; đã có 01 (50,0%), không ai đang học, còn thiếu 01 (50,0%).
    Thiếu nhiều nhất so với yêu cầu: Chưa xác định (01/01, 100,0%); Xã Long Hoà A (01/02, 50,0%).
    01/06 người có trình độ sau đại học (16,7%).
    03/06 người là nữ (50,0%), đạt mục tiêu từ 25,0% trở lên.
    03/05 người là cán bộ trẻ (60,0%), đạt mục tiêu từ 15,0% trở lên; chưa tính 01 người không \
ghi ngày sinh, năm sinh.
    01 người còn thiếu là do danh sách không ghi rõ trình độ hiện có.
    01 người đang hoãn, bảo lưu, chưa tính là đang học.
    01 người giữ chức vụ chưa có quy định yêu cầu, chưa tính vào các số trên.
"""


def test_the_findings_are_said_worst_first(tmp_path: Path) -> None:
    report, _ = told(tmp_path, SEVERAL)
    assert list(report.passages) == [line.strip() for line in FINDINGS.strip().splitlines()]


def test_nobody_is_said_to_be_no_postgraduate_whose_degree_is_not_told(tmp_path: Path) -> None:
    people = """
        Nguyễn Văn An | 1980 | Nam | Chủ tịch UBND xã | Xã Long Hoà A | Đại học | Trung cấp
        Trần Thị Bé   | 1985 | Nữ  | Bí thư Đoàn xã   | Xã Long Hoà A | {}      | Trung cấp
    """
    says = "không ghi rõ trình độ chuyên môn"
    report, material = told(tmp_path, people.format("Trên đại học"))
    closed(report, material)
    assert f"Chưa có người nào có trình độ sau đại học; chưa tính 01 người {says}." in (
        report.passages
    )
    report, _ = told(tmp_path, people.format("").replace("Đại học", ""))
    assert any(one.startswith(says.capitalize()) for one in report.passages)


def test_what_people_are_broken_down_by_is_told_where_it_is_not_understood(
    tmp_path: Path,
) -> None:
    report, _ = told(
        tmp_path,
        "Lê An | 31/2/1980 | Gái | Chủ tịch UBND xã | Xã Long Hoà A | Đại học | Trung cấp",
    )
    found = {(one.rule, one.place.cell, one.found) for one in report.issues}
    assert {("value-unknown", "C4", "Gái"), ("date-unclear", "B4", "31/2/1980")} <= found


@pytest.mark.parametrize(
    ("by", "wanted"),
    [
        ("level", [("Sơ cấp LLCT", 1), ("Trung cấp LLCT", 2), ("Cao cấp LLCT", 2)]),
        ("sex", [("Nam", 1), ("Nam", 1), ("Nữ", 2), ("Nữ", 1)]),
        ("young", [("Cán bộ trẻ (đến 39 tuổi)", 1), ("Cán bộ trẻ (đến 39 tuổi)", 1)]),
        ("age", [("31-35 tuổi", 1), ("36-40 tuổi", 1), ("41-45 tuổi", 2)]),
        ("post", [("Chủ tịch UBND huyện", 2), ("Bí thư Chi bộ ấp 1", 1), ("Hiệu trưởng", 1)]),
    ],
)
def test_by_what_is_asked(by: str, wanted: list[tuple[str, int]], tmp_path: Path) -> None:
    report, material = told(tmp_path, SEVERAL, by=by)
    table = next(table for table in report.tables if table.key == "standing")
    rows = [(str(row[by]), row["required"]) for row in table.rows]
    assert rows[: len(wanted)] == wanted
    assert sum(int(str(row["required"])) for row in table.rows) == 5
    closed(report, material)


def test_a_level_asked_for_is_told_alone(tmp_path: Path) -> None:
    report, _ = told(tmp_path, SEVERAL, level=("cao cấp",))  # type: ignore[arg-type]  # options by name
    assert people(report) == ["An cao-cap trung-cap studying", "Dung cao-cap cao-cap held"]


CHANGE = (
    f"{AN} | Cao cấp | | \nTrần Bình | 2/5/1990 | Nữ | Hiệu trưởng | Xã Long Hoà A | ThS | SC | |",
    f"""
    {SENT_AN} | Cao cấp LLCT | 2018 | 31/5/2020 | Hoàn thành
    Trần Bình | 2/5/1990 | Xã Long Hoà A | Thạc sĩ | 2021 | 30/11/2021 | Tốt nghiệp
    """,
)


def test_before_and_after_a_period(tmp_path: Path) -> None:
    report, material = told(tmp_path, *CHANGE, year="2020")
    table = next(table for table in report.tables if table.key == "change")
    rows = [(str(row["level"]), row["before"], row["after"], row["change"]) for row in table.rows]
    # An held what comes before cao cấp until 2020, as Bình before the degree of after 2020.
    assert rows == [
        ("Sơ cấp LLCT", 1, 1, 0),
        ("Trung cấp LLCT", 1, 0, -1),
        ("Cao cấp LLCT", 0, 1, 1),
        ("Đại học", 2, 2, 0),
    ]
    assert report.figures["standing.raised"].value == 1
    assert "Trong kỳ năm 2020 có 01 người nâng trình độ (50,0%)." in report.passages
    closed(report, material)


def test_with_mask_nobody_is_named(tmp_path: Path) -> None:
    report, _ = told(tmp_path, SEVERAL, mask=True, named=True)
    told_all = repr((report.passages, report.tables, report.members, report.issues))
    for name in ("An", "Bình", "Cường", "Dung", "Gấm"):
        assert f" {name}" not in told_all
    assert "(đã che)" in told_all


def test_an_offices_requirements_stand_in_place_of_ours(tmp_path: Path) -> None:
    own = '[[requirement]]\nkey = "lanh-dao-cap-xa"\nlevel = ["cao-cap", "dai-hoc"]\n'
    report, _ = told(tmp_path, f"{AN} | Trung cấp | | ", own=own)
    assert people(report) == ["An cao-cap trung-cap missing", "An dai-hoc dai-hoc held"]
    own = '[[requirement]]\nkey = "lanh-dao-cap-xa"\nlevel = []\n'
    report, _ = told(tmp_path, f"{AN} | Trung cấp | | ", own=own)
    assert people(report) == []
    assert report.figures["standing.unruled"].value == 1


BAD = {
    "no column of posts": (
        "DANH SÁCH CÁN BỘ, QUY HOẠCH\nHọ và tên | Ngày sinh | Đối tượng | CM | LLCT",
        "Nguyễn Văn An | 15/3/1980 | 1 | Đại học | Sơ cấp",
        ["cadre-column-missing ca 2"],
    ),
    "no columns of what is held, and no classes": (
        "DANH SÁCH CÁN BỘ, QUY HOẠCH\nHọ và tên | Ngày sinh | Chức vụ | Chức danh quy hoạch",
        "Nguyễn Văn An | 15/3/1980 | Hiệu trưởng | Chủ tịch UBND xã",
        ["cadre-column-missing ca 2"] * 2,
    ),
    "nobody's post": (
        f"{LIST.strip()} | Đối tượng",
        "Nguyễn Văn An | 15/3/1980 | Nam | | Xã Long Hoà A | Đại học | Sơ cấp | | | 1",
        ["post-missing ca D4"],
    ),
    "levels held that are none": (
        f"{LIST.strip()} | Đối tượng",
        "Nguyễn Văn An | 15/3/1980 | Nam | Hiệu trưởng | Xã Long Hoà A | Luật | Giỏi | | | 1",
        ["held-unknown ca F4", "held-unknown ca G4"],
    ),
}


@pytest.mark.parametrize(("head", "listed", "wanted"), BAD.values(), ids=BAD)
def test_what_a_list_lacks_is_told(
    head: str, listed: str, wanted: list[str], tmp_path: Path
) -> None:
    report, material = told(tmp_path, "\n" + listed, head=head)
    assert problems(report) == wanted
    assert report.figures["standing.total"].value == 1
    closed(report, material)


def test_posts_of_hamlets_and_branches_stay_what_they_are_beside_their_units(
    tmp_path: Path,
) -> None:
    head = LIST.replace("Chức vụ | Đơn vị", "Chức vụ, đơn vị")
    listed = """
        Nguyễn Văn An | 15/3/1980 | Nam | Trưởng ban nhân dân ấp 1 | Đại học | Sơ cấp | |
        Lê Thị Bé | 15/3/1981 | Nữ | Bí thư Chi bộ ấp 1 | Đại học | | |
    """
    report, _ = told(tmp_path, listed.strip(), head=head)
    assert people(report) == ["Bé so-cap ? missing"]
