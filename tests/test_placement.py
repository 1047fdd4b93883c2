"""`placement`: posted after training or not, suitably or not; commitments that run."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import openpyxl
import pytest
from typed_tables import write_typed

from hongngu_cli import pipeline
from hongngu_cli.commands.options import SelectionOptions
from hongngu_cli.commands.placement import reported
from hongngu_cli.model.failure import INPUT, USAGE, Failure
from hongngu_cli.model.report import Report
from hongngu_cli.model.settings import Reading
from hongngu_cli.read.enrolments.placements import read_commitment
from hongngu_cli.report.explain import explained
from hongngu_cli.report.frame import Material

SAMPLES = Path(__file__).parent.parent / "sample_data"
AS_OF = "2024-12-31"
SENT = """
    DANH SÁCH CỬ ĐI HỌC
    Họ và tên | Ngày sinh | Chức vụ | Đơn vị | Trình độ đào tạo | Năm | Từ ngày | Đến ngày | Kết quả
"""
AFTER = SENT.rstrip() + " | Bố trí sau đào tạo | Ngày bố trí | Phù hợp | Cam kết phục vụ đến\n"
OWN = """
    TÌNH HÌNH BỐ TRÍ CÁN BỘ SAU ĐÀO TẠO
    Họ tên | Năm sinh | Đơn vị | Trình độ | Vị trí bố trí | Ngày bố trí | Phù hợp | Số tháng cam kết
"""
STAFF = "Chuyên viên | Xã Long Hoà"
AN = f"Lê Văn An | 15/3/1980 | {STAFF} A"
AN_DONE = f"{AN} | TC LLCT | 2020 | 1/9/2020 | 30/6/2021 | Hoàn thành"
AN_OWN = "Lê Văn An | 15/3/1980 | Xã Long Hoà A"

Told = tuple[Report, Material]


def told(  # noqa: PLR0913 - what a report is made from
    folder: Path,
    sent: str,
    own: str = "",
    *,
    head: str = AFTER,
    own_head: str = OWN,
    words: str = "",
    by: str | None = None,
    mask: bool = False,
    **options: str,
) -> Told:
    """Make the report of typed lists; ``words`` are the office's, ``options`` as given."""
    files = [str(write_typed(head + sent, folder / "cu-di-hoc.xlsx"))]
    if own:
        files.append(str(write_typed(own_head + own, folder / "bo-tri.xlsx")))
    if words:
        (folder / "tu-vung.toml").write_text(words, encoding="utf-8")
        settings = 'vocabulary = "tu-vung.toml"\n'
        (folder / "train-report.toml").write_text(settings, encoding="utf-8")
    session = pipeline.begin(files, Reading())
    selection = SelectionOptions(**{"as_of": AS_OF, **options})  # type: ignore[arg-type]  # options by name
    return reported(session, selection, mask=mask, by=by)


def people(report: Report) -> list[dict[str, Any]]:
    return report.members["people"]  # type: ignore[return-value]  # JSON of any shape


def value(report: Report, measure: str, part: str = "") -> int:
    return report.figures[f"placement.{measure}{part and f'/{part}'}"].value


def problems(report: Report, rule: str = "") -> list[str]:
    """Write each problem of placements as "rule cell"."""
    own = ("placement-", "commitment-")
    return [
        f"{one.rule} {one.place.cell}"
        for one in report.issues
        if (one.rule == rule if rule else one.rule.startswith(own))
    ]


def closed(report: Report) -> bool:
    return report.ledger.read == report.ledger.counted + sum(report.ledger.set_aside.values())


STATES = {
    # what stands in "Bố trí sau đào tạo | Ngày bố trí | Phù hợp": state, fits, overdue
    "Bí thư Đảng uỷ xã | 1/9/2021 | ": ("posted", "fits", False),  # the post requires trung-cap
    "Chủ tịch UBND huyện | 1/9/2021 | ": ("posted", "fits", False),  # and this one even more
    "Chuyên viên | 1/9/2021 | ": ("posted", None, False),  # requires less, which is no "no"
    "Chuyên viên | 1/9/2021 | Phù hợp": ("posted", "fits", False),
    "Bí thư Đảng uỷ xã | 1/9/2021 | Không phù hợp": ("posted", "unfit", False),
    "Bí thư Đảng uỷ xã | | Chưa phù hợp": ("posted", "unfit", False),
    " | 9/2021 | ": ("posted", None, False),
    " | chưa bố trí | ": ("not-posted", None, True),
    "Giảng viên | Chưa | ": ("posted", None, False),
    "x | | ": ("posted", None, False),
    "Giữ nguyên vị trí công tác | | ": ("unchanged", None, False),
    "Chưa bố trí | | ": ("not-posted", None, True),
    "chưa bố trí do không khuyết vị trí | | ": ("not-posted", None, True),
    "Chưa | | ": ("not-posted", None, True),
    "Đang chờ | | ": ("not-posted", None, True),
    "đang chờ quyết định của cấp trên | | ": ("not-posted", None, True),
    "Thôi việc | 1/2/2022 | ": ("left", None, False),
    "Chuyển công tác về tỉnh | | ": ("left", None, False),
    "Nghỉ hưu | | ": ("retired", None, False),
    " | | ": ("untold", None, False),
    "- | | …": ("untold", None, False),
    "Bí thư Đảng uỷ xã | | Ko phù hợp": ("posted", "unfit", False),
    "Kế toán | | k phù hợp": ("posted", "unfit", False),
    "Kế toán | | không thật sự phù hợp": ("posted", "unfit", False),
    "Kế toán | | Phù hợp với chuyên môn": ("posted", "fits", False),
    "Kế toán | | hoàn toàn phù hợp": ("posted", "fits", False),
    "Vẫn giữ chức vụ cũ | | ": ("unchanged", None, False),
    "Chưa bổ nhiệm | | ": ("not-posted", None, True),
    "Đã chết | | ": ("retired", None, False),
}


@pytest.mark.parametrize("cells", STATES)
def test_what_became_of_somebody(cells: str, tmp_path: Path) -> None:
    report, _ = told(tmp_path, f"{AN_DONE} | {cells} | ")
    (one,) = people(report)
    assert (one["state"], one["fits"], one["overdue"]) == STATES[cells]
    assert problems(report) == []
    assert value(report, "silent") == (one["state"] == "untold")


def test_every_part_adds_up_by_unit_and_level(tmp_path: Path) -> None:
    report, _ = told(
        tmp_path,
        f"""{AN_DONE} | Bí thư Đảng uỷ xã | 1/9/2021 | |
        Trần Thị Bé | 1/2/1985 | {STAFF} A | CC | 2019 | | 30/6/2020 | Khá | Chưa bố trí | | |
        Phạm Văn Cư | 1/3/1985 | {STAFF} B | CC | 2019 | | 30/6/2020 | Khá | Kế toán | | không |
        Vũ Văn Dần | 1/4/1985 | {STAFF} B | TC | 2019 | | 30/6/2020 | Khá | Nghỉ việc | | |
        Đỗ Thị Em | 1/5/1985 | {STAFF} B | TC | 2023 | | 30/6/2024 | Khá | | | |
        Hồ Văn Gia | 1/6/1985 | {STAFF} B | TC | 2019 | | 30/6/2020 | Thôi học | | | |
        Bùi Văn Hai | 1/7/1985 | {STAFF} B | TC | 2019 | | 30/6/2020 | | | | |""",
    )
    rows = {str(row["unit"]): row for row in report.tables[0].rows}
    # Long Hoà A: An posted where trung cấp is required, Bé not posted for more than 12 months.
    first = {"completed": 2, "posted": 1, "fitting": 1, "not_posted": 1, "overdue": 1, "share": 0.5}
    assert {key: rows["Xã Long Hoà A"][key] for key in first} == first
    # Long Hoà B: Cư posted unsuitably, Dần gone, Em untold since half a year; 1 of 2 told.
    second = {"completed": 3, "posted": 1, "not_fitting": 1, "gone": 1, "untold": 1, "share": 0.5}
    assert {key: rows["Xã Long Hoà B"][key] for key in second} == second
    for part in ("", "unit.Xã Long Hoà A", "level.trung-cap", "level.cao-cap"):
        whole = value(report, "completed", part)
        parts = ("posted", "not_posted", "gone", "untold")
        assert whole == sum(value(report, one, part) for one in parts)
        fits = ("fitting", "not_fitting", "fit_untold")
        assert value(report, "posted", part) == sum(value(report, one, part) for one in fits)
    assert value(report, "silent") == 0
    assert value(report, "no_outcome") == 1  # Hai's course is over and nobody says how it ended
    assert [table.key for table in report.tables] == [
        *("placement", "levels", "overdue", "not_fitting"),
    ]
    assert "01 lượt quá 12 tháng" in report.passages[1]
    assert closed(report)


def test_who_is_untold_has_no_share(tmp_path: Path) -> None:
    report, _ = told(tmp_path, AN_DONE, head=SENT)
    assert report.tables[0].rows[0]["share"] is None
    assert any("Thêm cột “Bố trí sau đào tạo”" in said for said in report.passages)


MASTER = "Lê Văn An | 15/3/1985 | Chuyên viên | Xã Long Hoà A | Thạc sĩ"
COMMITMENTS = {
    # 1/9/2020 to 1/9/2022 are 730 days, three times that 2190: from 1/9/2022 to 30/8/2028.
    f"{MASTER} | 2020 | 1/9/2020 | 1/9/2022 | Tốt nghiệp | | | |": ("2028-08-30", True),
    # No day of the beginning: 24 months of the level, three times 72 months.
    f"{MASTER} | 2020 | | 1/9/2022 | Tốt nghiệp | | | |": ("2028-09-01", True),
    # Over by the day asked about: 1/9/2015 to 31/8/2017 are 730 days, to 30/8/2023.
    f"{MASTER} | 2015 | 1/9/2015 | 31/8/2017 | Tốt nghiệp | | | |": ("2023-08-30", False),
    # What the list tells counts before the rule, be it a day or a time that says its unit.
    f"{MASTER} | 2020 | 1/9/2020 | 1/9/2022 | Tốt nghiệp | | | | 31/12/2025": ("2025-12-31", True),
    f"{MASTER} | 2020 | 1/9/2020 | 1/9/2022 | Tốt nghiệp | | | | 5 năm": ("2027-09-01", True),
    # Of a level that is no postgraduate one there is none, but what the list tells.
    f"{AN_DONE} | | | |": (None, False),
    f"{AN_DONE} | | | | 36 tháng": ("2024-06-30", False),
}


@pytest.mark.parametrize("line", COMMITMENTS)
def test_until_when_somebody_is_bound(line: str, tmp_path: Path) -> None:
    report, _ = told(tmp_path, line)
    (one,) = people(report)
    assert (one["commitment_until"], one["commitment_running"]) == COMMITMENTS[line]
    assert value(report, "running") == COMMITMENTS[line][1]


def test_the_decree_holds_for_courses_begun_since_and_is_named(tmp_path: Path) -> None:
    since = f"{MASTER} | 2025 | 1/9/2025 | 1/9/2027 | Tốt nghiệp | | | |"
    report, _ = told(tmp_path, since, as_of="2028-01-01")
    assert people(report)[0]["commitment_source"] == "Nghị định 171/2025/NĐ-CP"
    before = f"{MASTER} | 2022 | 1/9/2022 | 1/9/2024 | Tốt nghiệp | | | |"
    report, _ = told(tmp_path, before)
    assert "đối chiếu bản cam kết" in people(report)[0]["commitment_source"]
    assert any("tạm tính" in said for said in report.passages)


def test_an_office_lays_its_own_commitments_over_ours(tmp_path: Path) -> None:
    words = '[[commitment]]\nkey = "cc"\nlevel = ["cao-cap"]\ntimes = 2\nsource = "QĐ 1"\n'
    words += '[[commitment]]\nkey = "sau-dai-hoc-truoc-2025"\ntimes = 0\n'
    line = "Lê Văn An | 15/3/1985 | Chuyên viên | Xã Long Hoà A"
    sent = f"""{line} | Cao cấp LLCT | 2022 | 1/9/2022 | 1/9/2024 | Khá | | | |
    {line} | Thạc sĩ | 2020 | 1/9/2020 | 1/9/2022 | Khá | | | |"""
    report, _ = told(tmp_path, sent, words=words)
    # 731 days, twice 1462: from 1/9/2024 to 2/9/2028.
    assert [one["commitment_until"] for one in people(report)] == ["2028-09-02", None]


def test_who_leaves_while_bound_is_to_be_looked_at(tmp_path: Path) -> None:
    report, _ = told(
        tmp_path,
        f"{MASTER} | 2020 | 1/9/2020 | 1/9/2022 | Tốt nghiệp | Xin thôi việc | 1/3/2023 | |",
    )
    assert problems(report) == ["commitment-broken J3"]
    assert (value(report, "broken"), value(report, "running"), value(report, "gone")) == (1, 0, 1)
    retired = f"{MASTER} | 2020 | 1/9/2020 | 1/9/2022 | Tốt nghiệp | Nghỉ hưu | 1/3/2023 | |"
    assert problems(told(tmp_path, retired)[0]) == []


JOINED = {
    # rows of the table of its own: the state of An's training, and what is told
    f"{AN_OWN} | Trung cấp LLCT | Bí thư Đoàn xã | 1/8/2021 | |": ("posted", []),
    f"{AN_OWN} | | Bí thư Đoàn xã | 1/8/2021 | |": ("posted", []),
    "Lê Văn An | 1980 | UBND xã Long Hoà A | TC | Chưa bố trí | | |": ("not-posted", []),
    f"{AN_OWN} | Cao cấp LLCT | Bí thư | | |": ("untold", ["placement-unmatched D3"]),
    "Lê Thị Ánh | 1980 | Xã Long Hoà A | TC | Bí thư | | |": (
        "untold",
        ["placement-unmatched A3"],
    ),
    "Lê Văn An | | | TC | Bí thư | | |": ("untold", ["placement-unmatched A3"]),
    "Lê Văn An | 16/3/1980 | Xã Long Hoà A | TC | Bí thư | | |": (
        "untold",
        ["placement-unmatched A3"],
    ),
    "Lê Văn An | 31/2/1980 | Xã Long Hoà A | TC | Bí thư | | |": (
        "posted",
        ["placement-unread B3"],
    ),
    f"{AN_OWN} | Trung cắp | Bí thư | | |": ("untold", ["placement-unmatched D3"]),
    f"{AN_OWN} | TC | Bí thư Đoàn xã | 1/8/2020 | |": ("posted", ["placement-untimely F3"]),
    f"{AN_OWN} | TC | Bí thư Đoàn xã | 31/2/2022 | |": ("posted", ["placement-unread F3"]),
    f"{AN_OWN} | TC | Bí thư Đoàn xã | | khá tốt |": ("posted", ["placement-unread G3"]),
    f"{AN_OWN} | TC | Bí thư Đoàn xã | | | -3": ("posted", ["placement-unread H3"]),
    f"{AN_OWN} | TC | Bí thư Đoàn xã | | | 2.5": ("posted", ["placement-unread H3"]),
    f"{AN_OWN} | TC | Chưa bố trí | 1/8/2021 | |": ("not-posted", ["placement-contradicted F3"]),
    f"{AN_OWN} | TC | Bí thư Đoàn xã | | |\n{AN_OWN} | TC | Bí thư Chi bộ | | |": (
        "posted",
        ["placement-contradicted E4"],
    ),
    f"{AN_OWN} | TC | Bí thư Đoàn xã | | |\n{AN_OWN} | TC | Chưa bố trí | | |": (
        "posted",
        ["placement-contradicted E4"],
    ),
    f"{AN_OWN} | TC | Bí thư Đoàn xã | | |\n{AN_OWN} | TC | | 1/8/2021 | |": ("posted", []),
}


@pytest.mark.parametrize("own", JOINED)
def test_a_table_of_its_own_joins_the_rosters(own: str, tmp_path: Path) -> None:
    report, _ = told(tmp_path, AN_DONE, own, head=SENT)
    (one,) = people(report)
    assert (one["state"], problems(report)) == JOINED[own]
    assert closed(report)


def test_what_roster_and_table_tell_otherwise_is_told(tmp_path: Path) -> None:
    sent = f"{AN_DONE} | Bí thư Đoàn xã | 1/8/2021 | Phù hợp |"
    report, _ = told(tmp_path, sent, f"{AN_OWN} | TC | Bí thư Chi bộ | 1/9/2021 | không | ")
    rules = [f"placement-contradicted {cell}" for cell in ("E3", "F3", "G3")]
    assert problems(report) == rules
    assert (people(report)[0]["post"], people(report)[0]["fits"]) == ("Bí thư Đoàn xã", "fits")


def test_posted_without_a_completed_training_is_told(tmp_path: Path) -> None:
    studying = f"{AN} | TC LLCT | 2024 | 1/9/2024 | 30/6/2026 | Đang học"
    report, _ = told(tmp_path, f"{studying} | | | |", f"{AN_OWN} | TC | Bí thư | | |")
    assert problems(report) == ["placement-untimely E3"]
    assert value(report, "completed") == 0
    untold = f"{AN} | TC LLCT | 2020 | 1/9/2020 | 30/6/2021 | | Bí thư Đoàn xã | | |"
    report, _ = told(tmp_path, untold)
    assert problems(report) == ["placement-untimely J3"]
    assert value(report, "no_outcome") == 1


def test_words_that_may_deny_that_a_post_fits_are_told(tmp_path: Path) -> None:
    report, _ = told(tmp_path, f"{AN_DONE} | Kế toán | | khó nói là phù hợp |")
    assert people(report)[0]["fits"] is None
    assert problems(report) == ["placement-unread L3"]


BACKWARDS = f"{AN} | TC LLCT | 2020 | 1/9/2020 | 30/6/2019"


@pytest.mark.parametrize("result", ["Hoàn thành", "Không đạt", ""])
def test_an_end_before_the_start_is_told_and_not_reckoned_with(result: str, tmp_path: Path) -> None:
    sent = BACKWARDS.replace("TC LLCT", "Thạc sĩ")
    report, _ = told(tmp_path, f"{sent} | {result} | Chưa bố trí | | |")
    (issue,) = (one for one in report.issues if one.rule == "end-before-start")
    assert issue.place.cell == "H3"
    assert "Kết thúc 30/06/2019 trước khi bắt đầu 01/09/2020" in issue.says
    if result == "Hoàn thành":
        (one,) = people(report)
        assert one["completed"] is None
    assert closed(report)


def test_a_post_before_a_start_without_a_known_end_is_told(tmp_path: Path) -> None:
    report, _ = told(tmp_path, f"{BACKWARDS} | Hoàn thành | Bí thư | 1/8/2020 | |")
    assert problems(report) == ["placement-untimely K3"]


def test_an_end_before_the_start_in_a_table_of_its_own_is_told(tmp_path: Path) -> None:
    head = OWN.replace("Vị trí bố trí", "Đến ngày | Vị trí bố trí")
    sent = f"{AN} | TC LLCT | 2020 | 1/9/2020 | | Hoàn thành"
    own = f"{AN_OWN} | TC | 30/6/2019 | Bí thư | | |"
    report, _ = told(tmp_path, sent, own, head=SENT, own_head=head)
    assert problems(report, "end-before-start") == ["end-before-start E3"]
    assert people(report)[0]["completed"] is None


@pytest.mark.parametrize("result", ["Không đạt", "thi không đạt", "Không tốt nghiệp"])
def test_who_did_not_pass_is_told_to_have_not_passed(result: str, tmp_path: Path) -> None:
    failed = f"{AN} | TC LLCT | 2020 | 1/9/2020 | 30/6/2021 | {result}"
    report, _ = told(tmp_path, f"{failed} | Bí thư Đoàn xã | | |")
    assert (value(report, "failed"), value(report, "no_outcome")) == (1, 0)
    assert "01 lượt có kết quả không đạt, chưa tính là hoàn thành." in report.passages
    assert not any("không ghi kết quả" in said for said in report.passages)
    (untimely,) = (one for one in report.issues if one.rule == "placement-untimely")
    assert "lượt này ghi kết quả không đạt" in untimely.says
    report, _ = told(tmp_path, failed, f"{AN_OWN} | TC | Bí thư | | |", head=SENT)
    (untimely,) = (one for one in report.issues if one.rule == "placement-untimely")
    assert ") ghi kết quả không đạt, chưa hoàn thành." in untimely.says
    assert closed(report)


def test_one_row_that_may_be_about_two_trainings_is_told(tmp_path: Path) -> None:
    twice = f"""{AN_DONE}
    {AN} | CC LLCT | 2022 | 1/3/2022 | 30/11/2022 | Khá"""
    report, _ = told(tmp_path, twice, f"{AN_OWN} | | Bí thư | | |", head=SENT)
    assert problems(report) == ["placement-ambiguous D3"]
    head = OWN.replace("Trình độ", "Ngày hoàn thành")
    own = f"{AN_OWN} | 30/11/2022 | Bí thư | | |"
    report, _ = told(tmp_path, twice, own, head=SENT, own_head=head)
    assert [one["state"] for one in people(report)] == ["untold", "posted"]


def test_a_table_tells_when_a_training_ended(tmp_path: Path) -> None:
    head = OWN.replace("Trình độ |", "Trình độ | Ngày hoàn thành |")
    own = f"{AN_OWN} | TC | 30/6/2024 | Chưa bố trí | | |"
    sent = f"{AN} | TC LLCT | 2020 | | | Hoàn thành"
    report, _ = told(tmp_path, sent, own, head=SENT, own_head=head)
    assert (people(report)[0]["completed"], people(report)[0]["overdue"]) == ("2024-06-30", False)
    report, _ = told(tmp_path, AN_DONE, own, head=SENT, own_head=head)
    assert problems(report) == ["placement-contradicted E3"]


def test_completed_after_the_day_is_not_completed_yet(tmp_path: Path) -> None:
    report, _ = told(tmp_path, f"{AN_DONE} | Bí thư | | |", as_of="2021-06-29")
    assert value(report, "completed") == 0
    report, _ = told(tmp_path, f"{AN_DONE} | Chưa bố trí | | |", as_of="2022-06-30")
    assert (value(report, "completed"), value(report, "overdue")) == (1, 0)
    report, _ = told(tmp_path, f"{AN_DONE} | Chưa bố trí | | |", as_of="2022-07-01")
    assert value(report, "overdue") == 1


@pytest.mark.parametrize(
    "days",
    ["2025 | | ", " | 1/9/2025 | ", " | 9/2025 | ", "2024 | | 2025", "2024 | | 30/1/2025"],
)
def test_who_began_or_ended_after_the_day_has_not_completed_yet(days: str, tmp_path: Path) -> None:
    sent = f"{AN_DONE} | Chưa bố trí | | |\nTrần Thị Bình | 5/1983 | {STAFF} B | TC LLCT | {days}"
    report, _ = told(tmp_path, f"{sent} | Hoàn thành | Chưa bố trí | | |")
    assert (value(report, "completed"), value(report, "not_posted")) == (1, 1)
    assert report.ledger.set_aside["filtered"] == 1
    assert closed(report)


def test_rows_left_out_by_an_option_are_filtered(tmp_path: Path) -> None:
    other = (
        "Trần Thị Bé | 1/2/1985 | Chuyên viên | Xã Long Hoà B | TC LLCT | 2019 | | 30/6/2020 | Khá"
    )
    own = (
        f"{AN_OWN} | TC | Bí thư | | |\nTrần Thị Bé | 1/2/1985 | Xã Long Hoà B | TC | Bí thư | | |"
    )
    report, _ = told(
        tmp_path,
        f"{AN_DONE}\n{other}",
        own,
        head=SENT,
        unit=("Xã Long Hoà A",),  # type: ignore[arg-type]  # options by name
    )
    assert (value(report, "completed"), value(report, "posted")) == (1, 1)
    assert problems(report) == []
    assert report.ledger.counted == 2
    assert report.ledger.set_aside["filtered"] == 2
    assert closed(report)


def test_masked_nobody_is_named(tmp_path: Path) -> None:
    sent = f"{AN_DONE} | Chưa bố trí | 31/2/2022 | |"
    report, material = told(tmp_path, sent, f"{AN_OWN} | CC | Bí thư | | |", mask=True)
    assert people(report)[0]["name"] == "(đã che)"
    assert people(report)[0]["birth"] is None
    shown = f"{report.tables}{report.passages}{report.members}{report.issues}"
    assert "Lê Văn An" not in shown
    assert "1980" not in shown
    behind = explained(report, material, "placement.overdue", mask=True)
    assert "Lê Văn An" not in f"{behind.members}{behind.tables}"


def test_explain_lists_the_rows_of_a_figure(tmp_path: Path) -> None:
    report, material = told(tmp_path, f"{AN_DONE} | Chưa bố trí | | |", by="level")
    behind = explained(report, material, "placement.overdue/level.trung-cap", mask=False)
    rows = cast("list[dict[str, Any]]", behind.members["rows_behind"])
    assert [one["row"] for one in rows] == [3]
    assert closed(behind)


def test_marks_and_headings_beneath_one_another(tmp_path: Path) -> None:
    head = """
    DANH SÁCH CỬ ĐI HỌC
    Họ và tên | Ngày sinh | Lớp | Năm | Kết quả | Bố trí sau đào tạo | < | < | <
    ^ | ^ | ^ | ^ | ^ | Chức vụ | Từ ngày | Phù hợp | Không phù hợp
"""
    line = "Lê Văn An | 15/3/1980 | TC LLCT | 2020 | Khá"
    report, _ = told(tmp_path, f"{line} | Bí thư | 1/9/2021 | | x", head=head)
    one = people(report)[0]
    assert (one["post"], one["posted"], one["fits"]) == ("Bí thư", "2021-09-01", "unfit")
    report, _ = told(tmp_path, f"{line} | Bí thư | 1/9/2021 | x | x", head=head)
    assert (people(report)[0]["fits"], problems(report)) == (None, ["placement-unread I4"])


@pytest.mark.parametrize(
    ("cell", "unit", "wanted"),
    [
        ("30/6/2028", 0, (dt.date(2028, 6, 30), None)),
        (dt.date(2028, 6, 30), 12, (dt.date(2028, 6, 30), None)),
        ("Đến tháng 6/2031", 0, (dt.date(2031, 6, 30), None)),
        ("6/2031", 12, (dt.date(2031, 6, 30), None)),
        ("cam kết phục vụ đến hết ngày 30/6/2031", 0, (dt.date(2031, 6, 30), None)),
        ("đến hết năm 2031", 0, (dt.date(2031, 12, 31), None)),
        ("đến năm 2031", 0, (None, "unknown")),
        ("đến tháng 13/2031", 0, (None, "impossible-date")),
        ("4,5 năm", 0, (54, None)),
        ("1 năm rưỡi", 0, (18, None)),
        (2.0, 12, (24, None)),
        ("36", 0, (None, "no-unit")),
        (0.0, 1, (None, "not-positive")),
        ("700 tháng", 0, (None, "too-long")),
        ("31/2/2028", 0, (None, "impossible-date")),
        ("…", 0, (None, None)),
    ],
)
def test_commitments_as_typed(cell: Any, unit: int, wanted: Any) -> None:  # noqa: ANN401 - what a cell may hold
    assert read_commitment(cell, unit) == wanted


def test_a_year_alone_is_no_day_but_a_posting(tmp_path: Path) -> None:
    report, _ = told(tmp_path, f"{AN_DONE} | | 2022 | | |")
    assert (people(report)[0]["state"], people(report)[0]["posted"]) == ("posted", None)
    assert problems(report) == ["placement-unread K3"]


def test_two_rows_of_one_training_in_a_roster(tmp_path: Path) -> None:
    """Rows that tell one enrolment again count once; what they tell otherwise is told."""
    report, _ = told(tmp_path, f"{AN_DONE} | | | |\n{AN_DONE} | Bí thư Đoàn xã | 1/9/2021 | |")
    assert [one["state"] for one in people(report)] == ["posted"]
    twice = f"{AN_DONE} | Chưa bố trí | | |\n{AN_DONE} | Bí thư Đoàn xã | 1/9/2021 | |"
    report, _ = told(tmp_path, twice)
    assert [one["state"] for one in people(report)] == ["not-posted"]
    assert problems(report) == ["placement-contradicted J4"]


def test_who_is_meant_is_asked_where_a_name_alone_is_told(tmp_path: Path) -> None:
    report, _ = told(tmp_path, AN_DONE, "Lê Văn An | | | TC | Bí thư | | |", head=SENT)
    (says,) = (one.says for one in report.issues if one.rule == "placement-unmatched")
    assert "người cùng tên (" in says
    assert "không đủ ngày sinh, đơn vị" in says


def test_a_name_without_marks_is_asked_back_with_its_cell(tmp_path: Path) -> None:
    bare = "Le Van An | 15/3/1980 | Xã Long Hoà A | TC | Bí thư | | |"
    report, _ = told(tmp_path, AN_DONE, bare, head=SENT)
    (issue,) = (one for one in report.issues if one.rule == "placement-unmatched")
    assert (issue.place.cell, issue.found) == ("A3", "Le Van An")
    assert "đã đọc; có phải “Lê Văn An” (" in issue.says
    assert issue.says.endswith("cu-di-hoc.xlsx · Sheet1 · A3) không?")
    assert [one["state"] for one in people(report)] == ["untold"]
    report, _ = told(tmp_path, AN_DONE, bare, head=SENT, mask=True)
    assert not any("Văn An" in one.says for one in report.issues)


def test_of_a_training_without_any_day_nobody_says_that_it_is_late(tmp_path: Path) -> None:
    report, _ = told(tmp_path, f"{AN} | TC LLCT | | | | Hoàn thành | Chưa bố trí | | |")
    assert (value(report, "overdue"), value(report, "undated")) == (0, 1)
    assert any("không rõ năm, ngày hoàn thành" in said for said in report.passages)


def test_a_table_that_names_nobody_beside_a_roster_is_an_error(tmp_path: Path) -> None:
    head = "Đơn vị | Bố trí sau đào tạo | Ngày bố trí\n"
    report, _ = told(tmp_path, AN_DONE, "Xã A | Bí thư | 1/9/2021", head=SENT, own_head=head)
    assert problems(report) == ["placement-nameless B1"]
    assert pipeline.exit_code(report, strict=False) == pipeline.UNREAD


def test_a_table_without_names_or_a_roster_is_refused(tmp_path: Path) -> None:
    nameless = "Đơn vị | Bố trí sau đào tạo | Ngày bố trí\nXã A | Bí thư | 1/9/2021"
    alone = f"{OWN}{AN_OWN} | TC | Bí thư | | |"
    for text in (nameless, alone):
        path = write_typed(text, tmp_path / "bo-tri.xlsx")
        session = pipeline.begin([str(path)], Reading())
        with pytest.raises(Failure) as failure:
            reported(session, SelectionOptions(), mask=False)
        assert failure.value.code == INPUT
        assert "danh sách cử đi" in failure.value.says


@pytest.mark.parametrize("option", [("--status", "sent"), ("--count", "people"), ("--by", "sex")])
def test_options_that_mean_nothing_are_refused(
    option: tuple[str, str], train_report: Callable[..., Any]
) -> None:
    done = train_report("bo-tri", "sample_data", *option)
    assert done.returncode == USAGE
    assert option[0] in done.stderr


def test_samples(train_report: Callable[..., Any]) -> None:
    """Count by hand what sample_data/placement.xlsx tells, and hold the command against it."""
    sheet = openpyxl.load_workbook(SAMPLES / "placement.xlsx").worksheets[0]
    typed: list[list[Any]] = [[*row] for row in sheet.iter_rows(values_only=True)]
    rows = [row for row in typed if isinstance(row[0], int)]
    posts = [row[6] for row in rows]
    waiting, gone = posts.count("Chưa bố trí"), posts.count("Chuyển công tác")
    blank = posts.count(None)
    done = train_report("placement", SAMPLES, "--as-of", "31/12/2021", "--format", "json")
    answer = json.loads(done.stdout)
    figures = {key: one["value"] for key, one in answer["figures"].items()}
    # 181 lượt are told completed in the rosters (67 of 139 in trung cấp, 23 of 29 in cao cấp).
    assert figures["placement.completed"] == 181
    assert figures["placement.not_posted"] == waiting
    assert figures["placement.gone"] == gone == 1
    assert figures["placement.posted"] == len(rows) - waiting - gone - blank
    assert figures["placement.untold"] == 181 - len(rows) + blank
    # Not posted on 31/12/2021 and completed before 31/12/2020.
    waits = [row for row in rows if row[6] == "Chưa bố trí"]
    late = [row for row in waits if row[5].date() < dt.date(2020, 12, 31)]
    assert figures["placement.overdue"] == len(late)
    assert figures["placement.not_fitting"] == [row[8] for row in rows].count("Không phù hợp")
    assert figures["placement.running"] == 2  # both masters, as the table tells
    by_unit = Counter(str(row[3]) for row in late)
    table = next(table for table in answer["tables"] if table["key"] == "placement")
    assert {row["unit"]: row["overdue"] for row in table["rows"] if row["overdue"]} == by_unit
    assert not [one for one in answer["issues"] if one["rule"].startswith("placement-")]
    assert answer["rows"]["read"] == answer["rows"]["counted"] + sum(
        answer["rows"]["set_aside"].values()
    )
    assert {"name", "birth", "unit", "level", "state", "post", "fits", "commitment_until"} <= set(
        answer["people"][0]
    )


def test_units_of_another_day_keep_the_totals(train_report: Callable[..., Any]) -> None:
    told = [
        json.loads(train_report("placement", SAMPLES, *day, "--format", "json").stdout)
        for day in ((), ("--units-as-of", "1/8/2025"))
    ]
    old, new = (one["tables"][0] for one in told)
    assert old["total"] == {**new["total"], "unit": old["total"]["unit"]}
    assert len(new["rows"]) < len(old["rows"])
