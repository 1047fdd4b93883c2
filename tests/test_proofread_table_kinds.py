"""Tables in the many layouts of reports: each with a wrong figure told, and without it quiet."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from hongngu_cli import shipped
from hongngu_cli.analyse.proofread import proofread
from hongngu_cli.model.passage import Passage
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.read.texts.plain import markdown_passages
from hongngu_cli.report.proofread import proofread_report

DAY = dt.date(2026, 11, 27)
VOCABULARY = load_vocabulary(shipped.vocabulary())
PLANTED = re.compile(r"‹(?P<right>[^|›]+)→(?P<wrong>[^›]+)›")
"""A figure as it should be, and as it was written."""
DIFFER = {
    "a head says of what a column is the sum": """
| TT | Đơn vị | Tổng số | Nam | Nữ | Tỷ lệ nữ (%) |
|---|---|---|---|---|---|
| A | B | 1=2+3 | 2 | 3 | 4=3/1 |
| 1 | Xã An Hoà | 25 | 15 | 10 | 40,0 |
| 2 | Xã Bình Minh | ‹32→31› | 20 | 12 | 37,5 |
""",
    "a head says of what a column is the share": """
| Đơn vị | Chỉ tiêu | Đã cử | Đạt (%) |
|---|---|---|---|
| (1) | (2) | (3) | (4)=(3)/(2)x100 |
| Xã An Hoà | 25 | 15 | 60 |
| Xã Bình Minh | 40 | 12 | ‹30→33› |
""",
    "a head says what is left": """
| Đơn vị | Kế hoạch | Thực hiện | Huỷ | Còn lại |
|---|---|---|---|---|
| 1 | 2 | 3 | 4 | 5=2-3-4 |
| Xã An Hoà | 25 | 15 | 1 | 9 |
| Xã Bình Minh | 31 | 20 | 2 | ‹9→11› |
""",
    "a head says of what a column is the growth": """
| Nội dung | Năm trước | Năm nay | Tăng, giảm |
|---|---|---|---|
| (1) | (2) | (3) | (4)=((3)-(2))/(2)*100% |
| Số lớp | 20 | 25 | 25 |
| Học viên | 800 | 850 | ‹6,25→6,52› |
""",
    "two totals, each of the columns as far as the next": """
| Đơn vị | Tổng số | Nam | Nữ | Tổng số lớp | Sơ cấp | Trung cấp |
|---|---|---|---|---|---|---|
| Xã An Hoà | 25 | 15 | 10 | 7 | 3 | 4 |
| Xã Bình Minh | 32 | 20 | 12 | 9 | 4 | 5 |
| Xã Cẩm Sơn | 40 | ‹21→12› | 19 | 6 | 2 | 4 |
| Xã Đông Hà | 18 | 11 | 7 | 5 | 2 | 3 |
""",
    "a year of its quarters": """
| Nội dung | Quý I | Quý II | Quý III | Quý IV | Cả năm |
|---|---|---|---|---|---|
| Lớp mở | 4 | 6 | 5 | 7 | 22 |
| Học viên | 160 | 251 | 187 | 299 | ‹897→907› |
| Chứng nhận | 158 | 240 | 180 | 290 | 868 |
""",
    "a row of shares": """
| Nội dung | Tổng số | Khiển trách | Cảnh cáo | Cách chức | Khai trừ |
|---|---|---|---|---|---|
| Số đảng viên bị kỷ luật | 84 | 42 | 25 | 7 | 10 |
| Tỷ lệ (%) | 100 | 50,0 | 29,8 | 8,3 | ‹11,9→12,9› |
""",
    "a column of shares without the sign": """
| Trình độ | Số lượng | Tỷ lệ (%) |
|---|---|---|
| Tổng số | 284 | 100 |
| Sơ cấp | 52 | 18,3 |
| Trung cấp | 131 | 46,1 |
| Cao cấp | 33 | 11,6 |
| Bồi dưỡng | 68 | ‹23,9→24,9› |
""",
    "what was done of what was planned": """
| Nội dung | Kế hoạch | Thực hiện | Tỷ lệ (%) |
|---|---|---|---|
| Lớp | 20 | 25 | 125,0 |
| Học viên | 800 | 850 | 106,3 |
| Kinh phí | 420 | 399 | ‹95,0→59,0› |
""",
    "rows of which one is computed from others": """
| Chỉ tiêu | 2021 | 2022 | 2023 |
|---|---|---|---|
| Kế hoạch cử đi (người) | 40 | 45 | 50 |
| Thực hiện (người) | 38 | 45 | 47 |
| Tỷ lệ so với kế hoạch (%) | 95,0 | 100 | ‹94,0→49,0› |
| Nữ (người) | 12 | 16 | 18 |
| Tỷ lệ nữ (%) | 31,6 | 35,6 | 38,3 |
""",
    "averages": """
| Năm | Số lớp | Học viên | Học viên/lớp |
|---|---|---|---|
| 2021 | 12 | 480 | 40 |
| 2022 | 15 | 645 | 43 |
| 2023 | 11 | 451 | ‹41→14› |
""",
    "groups by number": """
| TT | Nội dung | Số lượng |
|---|---|---|
| I | Lý luận chính trị | ‹235→225› |
| 1 | Sơ cấp | 37 |
| 2 | Trung cấp | 139 |
| 3 | Cao cấp | 59 |
| II | Chuyên môn | 11 |
| 1 | Đại học | 5 |
| 2 | Thạc sĩ | 6 |
| III | Bồi dưỡng | 65 |
""",
    "groups of large numbers with a comma": """
| Chỉ tiêu | Đơn vị tính | 2019 | 2020 | 2021 | 2022 |
|---|---|---|---|---|---|
| 1. Tổng thu | Tỷ đồng | 2900,3 | 3223,9 | 3485,4 | 3727,3 |
| Huyện | Tỷ đồng | 1300,2 | 1463,5 | 1505,8 | 1548,8 |
| Tỉnh | Tỷ đồng | 1600,1 | 1760,4 | 1979,6 | ‹2178,5→2187,5› |
""",
    "rows and the total of a column cross in one cell": """
| Đơn vị | Số lượt khám | Đạt | Không đạt |
|---|---|---|---|
| Trạm An Hoà | 1.824 | 1.690 | 134 |
| Trạm Bình Minh | 1.487 | ‹1.390→1.309› | 97 |
| Trạm Long Phú | 932 | 874 | 58 |
| Trạm Phú Lộc | 1.105 | 1.021 | 84 |
| Cộng | 5.348 | 4.975 | 373 |
""",
    "the sentence below tells the sum of a column": """
| Đơn vị | Số lớp | Số lượt |
|---|---|---|
| Xã An Hoà | 6 | 214 |
| Xã Bình Minh | 9 | 318 |
| Xã Long Phú | 4 | 127 |

Tổng cộng ‹19→17› lớp; có 12 lớp mở tại xã.
""",
    "the sentence above tells the sum of a column": """
Năm 2024, hội mở ‹19→21› lớp cho 659 lượt hội viên, cụ thể như sau:

| Đơn vị | Số lớp | Số lượt |
|---|---|---|
| Xã An Hoà | 6 | 214 |
| Xã Bình Minh | 9 | 318 |
| Xã Long Phú | 4 | 127 |
""",
}
QUIET = {
    "a table of some of what the sentence above tells": """
Năm 2024, hội mở 21 lớp, một số lớp tiêu biểu như sau:

| Đơn vị | Số lớp | Số lượt |
|---|---|---|
| Xã An Hoà | 6 | 214 |
| Xã Bình Minh | 9 | 318 |
| Xã Long Phú | 4 | 127 |
""",
    "a sentence above that does not lead to the table": """
Năm 2023, hội mở 21 lớp. Năm nay có đổi mới.

| Đơn vị | Số lớp | Số lượt |
|---|---|---|
| Xã An Hoà | 6 | 214 |
| Xã Bình Minh | 9 | 318 |
| Xã Long Phú | 4 | 127 |

Có 17 lớp mở tại xã.
""",
    "columns of which the first is more than the others in several rows": """
| Đơn vị | Số lượt khám | Đạt | Chờ kết quả |
|---|---|---|---|
| Trạm An Hoà | 1.824 | 1.690 | 134 |
| Trạm Bình Minh | 1.487 | 1.352 | 97 |
| Trạm Long Phú | 932 | 854 | 58 |
| Trạm Phú Lộc | 1.105 | 1.021 | 84 |
""",
    "a sentence above that tells the quota": """
Kế hoạch giao 120 lớp, cụ thể như sau:

| Đơn vị | Số lớp | Số lượt |
|---|---|---|
| Xã An Hoà | 6 | 214 |
| Xã Bình Minh | 9 | 318 |
| Xã Long Phú | 4 | 127 |
""",
    "groups that name some of theirs": """
| TT | Nội dung | Số lượng |
|---|---|---|
| I | Đảng viên | 225 |
| 1 | Nữ | 87 |
| 2 | Dân tộc thiểu số | 19 |
| II | Đoàn viên | 311 |
| 1 | Nữ | 105 |
| 2 | Dân tộc thiểu số | 26 |
| III | Hội viên | 15 |
| 1 | Nữ | 10 |
| 2 | Dân tộc thiểu số | 5 |
""",
    "columns numbered otherwise than they were reckoned": """
| TT | Đơn vị | Tổng số | Nam | Nữ | Đảng viên |
|---|---|---|---|---|---|
| 1 | 2 | 3=4+6 | 4 | 5 | 6 |
| 1 | Xã An Hoà | 25 | 15 | 10 | 21 |
| 2 | Xã Bình Minh | 31 | 20 | 11 | 30 |
""",
    "rates that are not of the counts beside them": """
| Đơn vị | Số lớp | Học viên | Tỷ lệ khá, giỏi (%) |
|---|---|---|---|
| Xã An Hoà | 4 | 120 | 81,7 |
| Xã Bình Minh | 5 | 155 | 79,4 |
| Xã Cẩm Sơn | 3 | 98 | 90,8 |
""",
    "all of it in two rows, by chance": """
| Đơn vị | Chỉ tiêu | Đã cử | Nữ | Tỷ lệ giỏi (%) |
|---|---|---|---|---|
| Xã An Hoà | 5 | 5 | 2 | 100 |
| Xã Bình Minh | 4 | 4 | 3 | 100 |
| Xã Cẩm Sơn | 8 | 6 | 3 | 83 |
""",
    "growth of a year that does not stand there": """
| Chỉ tiêu | 2021 | 2022 | Tăng (%) |
|---|---|---|---|
| Số lớp | 20 | 25 | 12,5 |
| Học viên | 800 | 850 | 3,2 |
| Giảng viên | 12 | 15 | 7,1 |
""",
    "several years of a sum to which something was added later": """
| Chỉ tiêu | Đơn vị tính | 2018 | 2019 | 2020 | 2021 | 2022 |
|---|---|---|---|---|---|---|
| 1. Tổng thu | Tỷ đồng | 2900,3 | 3223,9 | 3485,4 | 3827,3 | 4112,5 |
| Huyện | Tỷ đồng | 1300,2 | 1463,5 | 1505,8 | 1548,8 | 1602,2 |
| Tỉnh | Tỷ đồng | 1600,1 | 1760,4 | 1979,6 | 2187,1 | 2307,6 |
""",
    "rates of all beside rates of each": """
|  | Toàn tỉnh | An Phước | Long Hoà | Phú Lộc |
|---|---|---|---|---|
| Số trường | 76 | 31 | 25 | 20 |
| Trường đạt chuẩn | 44 | 22 | 16 | 6 |
| Tỉ lệ % | 57.89 | 70.97 | 64.00 | 30.00 |
""",
    "rows numbered anew in every group": """
| TT | Đơn vị | Số lớp |
|---|---|---|
| I | Khối Đảng | 4 |
| 1 | Văn phòng | 3 |
| 2 | Ban Tổ chức | 1 |
| II | Khối chính quyền | 7 |
| 1 | Phòng Nội vụ | 5 |
| 2 | Phòng Tư pháp | 2 |
| | Tổng cộng | 11 |
""",
}


def wrong(text: str) -> set[str]:
    """Give every figure that a finding names."""
    found = proofread(markdown_passages("", text), VOCABULARY).findings
    named = {part.numeral.text for one in found for r in one.relations for part in r.mentions}
    return named | {one.at.numeral.text for one in found}


@pytest.mark.parametrize("table", DIFFER.values(), ids=DIFFER)
def test_a_wrong_cell_is_told_and_the_right_one_is_not(table: str) -> None:
    planted = PLANTED.search(table)
    assert planted
    assert planted["wrong"] in wrong(PLANTED.sub(planted["wrong"], table))
    assert wrong(PLANTED.sub(planted["right"], table)) == set()


@pytest.mark.parametrize("table", QUIET.values(), ids=QUIET)
def test_what_a_table_does_not_say_is_not_held_against_it(table: str) -> None:
    assert wrong(table) == set()


def test_numbers_of_rows_and_reckoned_columns_count_nothing() -> None:
    text = QUIET["rows numbered anew in every group"]
    read: tuple[Passage, ...] = tuple(
        one.passage for one in proofread(markdown_passages("", text), VOCABULARY).mentions
    )
    assert [one.text for one in read] == ["4", "3", "1", "7", "5", "2", "11"]


def test_a_finding_in_a_table_shows_the_row_it_stands_in() -> None:
    text = PLANTED.sub(r"\g<wrong>", DIFFER["what was done of what was planned"])
    found = proofread(markdown_passages("", text), VOCABULARY)
    [issue] = proofread_report(found, "bang.md", VOCABULARY, DAY).issues
    assert "Bảng 1, dòng 4, cột 4: 399 : 420 = 95%, không phải 59,0" in issue.says
    assert issue.says.endswith("Dòng: “Kinh phí | 420 | 399 | 59,0”")


def test_the_cell_in_which_a_row_and_a_column_cross_is_named() -> None:
    text = PLANTED.sub(r"\g<wrong>", DIFFER["rows and the total of a column cross in one cell"])
    [finding] = proofread(markdown_passages("", text), VOCABULARY).findings
    assert (finding.at.numeral.text, finding.rule) == ("1.309", "one-cause")
