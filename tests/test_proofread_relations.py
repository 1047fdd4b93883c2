"""What figures of a text say of one another, and what is told of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from hongngu_cli import shipped
from hongngu_cli.analyse.proofread import proofread
from hongngu_cli.model.proofread import Proofread
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.read.texts.plain import markdown_passages, text_passages
from hongngu_cli.report.proofread_words import said

VOCABULARY = load_vocabulary(shipped.vocabulary())
SEED = Path(__file__).parents[2] / "shared" / "seed" / "bao-cao-tham-luan.txt"


def read(text: str) -> Proofread:
    passages = (markdown_passages if "|---" in text else text_passages)("", text)
    return proofread(passages, VOCABULARY)


def told(text: str) -> list[tuple[str, str]]:
    return [(found.severity, found.at.numeral.text) for found in read(text).findings]


def held(text: str) -> list[tuple[str, list[str]]]:
    return [
        (one.total.numeral.text, [part.numeral.text for part in one.parts])
        for one in read(text).relations
        if one.holds
    ]


HOLD = {
    "bracket": (
        "Đã mở 12 lớp (đảng viên mới 4 lớp; đoàn thể 5 lớp; chuyên đề 3 lớp).",
        ("12", ["4", "5", "3"]),
    ),
    "nested": (
        "Cử 90 đồng chí (trung cấp 60 đồng chí, trong đó nữ 25; cao cấp 30 đồng chí).",
        ("90", ["60", "30"]),
    ),
    "commas beside semicolons": (
        "Cử 90 đồng chí (sơ cấp 20; trung cấp 45; cao cấp 15, cử nhân 10).",
        ("90", ["20", "45", "15", "10"]),
    ),
    "sentences": (
        "Đã cử 70 đồng chí, trong đó: học trung cấp 41 đồng chí. Học cao cấp 29 đồng chí.",
        ("70", ["41", "29"]),
    ),
    "an increase between": (
        "Kết nạp 50 đảng viên, tăng 4 đảng viên so với năm 2022, gồm: nam 28, nữ 22.",
        ("50", ["28", "22"]),
    ),
    "a list": (
        "Tổng số: 15 lớp, trong đó:\n- Sơ cấp: 6 lớp.\n- Trung cấp: 9 lớp.\nCác lớp đúng tiến độ.",
        ("15", ["6", "9"]),
    ),
    "total behind": (
        "Khối Đảng cử 16 đồng chí, khối chính quyền cử 9 đồng chí, tổng cộng 25 đồng chí.",
        ("25", ["16", "9"]),
    ),
    "words": ("Có hai mươi đồng chí, gồm mười hai đồng chí nam, tám đồng chí nữ.", None),
    "money": (
        "Kinh phí 3,5 tỷ đồng (tỉnh 2.000 triệu đồng; huyện 1.500 triệu đồng).",
        ("3,5", ["2.000", "1.500"]),
    ),
    "percentage": (
        "Có 200 đảng viên, trong đó nữ 75 đồng chí, chiếm 37,5%.",
        ("37,5%", ["75", "200"]),
    ),
    "ratio": ("Có 19/21 đơn đã giải quyết, đạt 90,48%.", ("90,48%", ["19/21"])),
    "target": ("Mở 21 lớp, đạt 105% kế hoạch (20 lớp).", ("105%", ["21", "20"])),
    "growth": (
        "Kết nạp 56 đảng viên, tăng 12% so với năm 2022 (50 đảng viên).",
        ("12%", ["56", "50"]),
    ),
    "change and its share": (
        "Xảy ra 117 vụ. So với cùng kỳ, giảm 13 vụ (-10%).",
        ("10%", ["13", "117"]),
    ),
    "share and its change": (
        "Toàn huyện còn 30 chi bộ, giảm 11,76% (giảm 4 chi bộ) so với đầu năm.",
        ("11,76%", ["4", "30"]),
    ),
    "from to": ("Số lớp tăng từ 32 lớp lên 40 lớp, tăng 25%.", ("25%", ["40", "32"])),
    "difference": (
        "Được giao 145 chỉ tiêu, đã cử 131 đồng chí, còn thiếu 14.",
        ("14", ["145", "131"]),
    ),
    "average": ("Mở 12 lớp với 948 học viên, bình quân 79 học viên/lớp.", ("79", ["948", "12"])),
    "brackets before a change": (
        "Tiếp nhận 84 đơn (cùng kỳ năm trước 97 đơn), giảm 13 đơn.",
        ("13", ["84", "97"]),
    ),
    "figures behind a change": (
        "Giảm 29 trường, từ 41 trường xuống còn 12 trường.",
        ("29", ["12", "41"]),
    ),
    "one that became another": (
        "Tỉnh sắp xếp 64 phòng thành 37 phòng, giảm 27 phòng.",
        ("27", ["37", "64"]),
    ),
    "raised from what it was": (
        "Trong quý lập thêm 18 chi bộ, nâng số chi bộ từ 246 lên 264 chi bộ.",
        ("264", ["246", "18"]),
    ),
    "raised from what a sentence before says": (
        "Đầu năm có 246 hội viên. Trong năm kết nạp 18 hội viên, nâng tổng số lên 264 hội viên.",
        ("264", ["246", "18"]),
    ),
    "what parts of what came in are for": (
        "Mở thêm 12 lớp, gồm 5 lớp cho cán bộ nghỉ hưu, 7 lớp cho cán bộ đương chức.",
        ("12", ["5", "7"]),
    ),
    "trade, which moves nothing in or out of a stock": (
        "Kim ngạch đạt 2.464 tỷ đồng; xuất khẩu 1.523 tỷ đồng, nhập khẩu 941 tỷ đồng.",
        ("2.464", ["1.523", "941"]),
    ),
    "years in a row": (
        "Trong 3 năm mở 58 lớp. Năm 2018 mở 19 lớp, năm 2019 mở 21 lớp, năm 2020 mở 18 lớp.",
        ("58", ["19", "21", "18"]),
    ),
    "who was not there": (
        "Kỳ họp có 43 trong tổng số 47 đại biểu dự, vắng 4.",
        ("4", ["47", "43"]),
    ),
    "shares one after the other": (
        "Kinh phí 48 tỷ đồng, gồm 18 tỷ, 16,8 tỷ và 13,2 tỷ, chiếm lần lượt 37,5%, 35% và 27,5%.",
        ("27,5%", ["13,2", "48"]),
    ),
}


@pytest.mark.parametrize("case", HOLD)
def test_what_holds_is_found_and_nothing_is_told(case: str) -> None:
    text, relation = HOLD[case]
    assert told(text) == []
    if relation:
        assert relation in [(t, p) for t, p in held(text)] or (
            relation[0],
            relation[1][::-1],
        ) in held(text)


DIFFER = {
    "bracket": ("Đã mở 12 lớp (đảng viên mới 4 lớp; đoàn thể 6 lớp; chuyên đề 3 lớp).", "12"),
    "gồm": ("Ban hành 63 văn bản, gồm 03 nghị quyết, 18 kế hoạch và 24 công văn.", "24"),
    "more than all": (
        "Lập 50 tổ, trong đó: xã A 14 tổ, xã B 17 tổ, xã C 13 tổ, xã D 9 tổ.",
        "50",
    ),
    "total behind": (
        "Khối Đảng cử 16 đồng chí, khối chính quyền cử 9 đồng chí, tổng cộng 26 đồng chí.",
        "26",
    ),
    "percentage": ("Có 19/21 đơn đã giải quyết, đạt 94,08%.", "94,08%"),
    "growth": ("Kết nạp 56 đảng viên, tăng 21% so với năm 2022 (50 đảng viên).", "21%"),
    "change and a share of the new figure": (
        "Kết nạp 56 đảng viên, tăng 06 đảng viên, tương đương 10,71% so với năm 2022.",
        "10,71%",
    ),
    "change with its digits turned, beside another that holds": (
        "Có 117 vụ, 95 người bị thương. So với cùng kỳ giảm 13 vụ (10%), giảm 19 người (61,67%).",
        "61,67%",
    ),
    "difference": ("Kết nạp 56 đảng viên, tăng 9 đảng viên so với năm 2022 (50 đảng viên).", "9"),
    "average": ("Mở 12 lớp với 948 học viên, bình quân 97 học viên/lớp.", "97"),
    "base behind its part": (
        "Có 312 đại biểu dự trong tổng số 325 đại biểu được triệu tập, đạt 98%.",
        "98%",
    ),
    "what was aimed at": ("Được giao 80 chỉ tiêu, đã cử 72 đồng chí, đạt 92,5%.", "92,5%"),
    "share carried on": (
        "Số hộ nghèo giảm từ 340 hộ xuống còn 272 hộ, giảm 68 hộ (tương ứng 25%).",
        "25%",
    ),
    "several kinds": ("Kiểm tra 18 đơn vị (16 xã, 3 thị trấn).", "18"),
    "a line of a sum": (
        """Kết quả cử đi học:
- Cao cấp: 12 đồng chí;
- Trung cấp: 45 đồng chí;
- Chuyên viên: 28 đồng chí;
Tổng số: 84 đồng chí.""",
        "84",
    ),
    "a list": (
        """Có 40 đồng chí được cử đi học, trong đó:
- Cao cấp: 12 đồng chí.
- Trung cấp: 20 đồng chí.
- Sơ cấp: 6 đồng chí.
Các đồng chí đều hoàn thành.""",
        "40",
    ),
    "stated again": (
        """Trung tâm mở 87 lớp cho 4.362 học viên trong 5 năm. Chất lượng được nâng lên.
Việc mở được 87 lớp cho 4.632 học viên trong 5 năm là một cố gắng lớn.""",
        "4.632",
    ),
    "a share stated again": (
        (
            "Tỷ lệ cử tri đi bầu đạt 98,72%. Công tác tuyên truyền được chú trọng. Với tỷ lệ cử "
            "tri đi bầu đạt 97,82%, cuộc bầu cử thành công."
        ),
        "97,82%",
    ),
    "money stated again": (
        (
            "Tổng kinh phí của đề án là 1,25 tỷ đồng. Vốn được bố trí kịp thời. Với tổng kinh phí "
            "1,52 tỷ đồng, đề án đã đạt mục tiêu."
        ),
        "1,52",
    ),
    "stated again in conclusion": (
        (
            "Cử 139 lượt cán bộ đi học trung cấp. Kinh phí được bảo đảm. Có thể nói, 137 lượt cán "
            "bộ đi học trung cấp là cố gắng lớn."
        ),
        "137",
    ),
    "all there are, without a word": (
        "Phát ra 1.250 phiếu, thu vào 1.248 phiếu; hợp lệ 1.240 phiếu, không hợp lệ 6 phiếu.",
        "1.248",
    ),
    "malformed": ("Có 73.5134 lượt học viên tham dự.", "73.5134"),
}


@pytest.mark.parametrize("case", DIFFER)
def test_what_does_not_hold_is_told_where_it_stands(case: str) -> None:
    text, at = DIFFER[case]
    assert [found for _, found in told(text)] == [at]


QUIET = {
    "a part only": "Có 120 đảng viên, trong đó nữ 45 đồng chí, dân tộc 12 đồng chí.",
    "stages": "Quản lý 15 lớp, trong đó khai giảng 4 lớp, bế giảng 7 lớp.",
    "overlapping": "Trúng cử 31 đại biểu (nữ 11; trẻ tuổi 9; ngoài Đảng 3; tái cử 12).",
    "counted twice": "Có 37 hồ sơ sai, gồm: 18 hồ sơ thiếu chữ ký, 25 hồ sơ sai thể thức; "
    "có 6 hồ sơ mắc cùng lúc hai lỗi.",
    "two years": "Năm 2022 cử 73 đồng chí đi học; năm 2023 cử 88 đồng chí (41 nam; 47 nữ).",
    "approximate": "Có gần 400 người dự (khối Đảng 162; khối chính quyền 233).",
    "a change of what is not told": "Hai tháng xảy ra 107 vụ, trong đó tháng sau tăng 11 vụ (25%).",
    "shares of two things": "Tỷ lệ hộ nghèo còn 3,52%. Công tác dạy nghề được chú trọng. Tỷ lệ hộ "
    "cận nghèo còn 5,32%.",
    "stated again of one year": "Cử 139 lượt cán bộ đi học trung cấp. Nhìn chung, năm 2022 cử 137 "
    "lượt cán bộ đi học trung cấp.",
    "the no of a number": "Phát ra 1.250 phiếu, thu vào 1.248 phiếu; hợp lệ 1.240 phiếu, "
    "không hợp lệ 8 phiếu.",
    "nobody any more": "Không còn hộ nào: 0 hộ nghèo, giảm 3 hộ (50%).",
    "other units": "Kinh phí 412 triệu đồng (02 lớp, 14 ngày, 3 báo cáo viên).",
    "names": "Theo Nghị quyết số 18-NQ/TW, Điều 3, Đề án Vĩnh Long 100, đối tượng 1, 2, 3.",
    "all of a hundred": "Có 100% chi bộ đăng ký; giao 165 thanh niên, đạt 100% chỉ tiêu.",
    "shares of something not told": "Huyện có 903 hộ nghèo, chiếm tỷ lệ 4,15%, trong đó hộ nghèo "
    "dân tộc 311 hộ, tỷ lệ 9,42%.",
    "grown against what is not told": "Có 812 hộ nghèo, 204 hộ cận nghèo; tỷ lệ hộ nghèo giảm "
    "3,15%, hộ cận nghèo tăng 1,02% so với đầu năm.",
    "names with numbers": "Về vi phạm: đạo đức, lối sống: 14 (29,8%); đất đai: 12 (25,5%); tài "
    "chính: 8 (17%)…",
    "one part counts otherwise": "Kỷ luật 90 đảng viên (khiển trách 61, cảnh cáo 20, khai trừ ra "
    "khỏi Đảng 9 trường hợp).",
    "some of them": "Đã có 24 hội thảo, gồm 1 hội thảo cấp bộ, 6 hội thảo cấp tỉnh do trường mở.",
    "behind a semicolon": "Thu nội địa 987 tỷ đồng, trong đó 7/16 khoản thu đạt tiến độ; kế đến là "
    "thu dầu thô 809 tỷ đồng; thu xuất khẩu 408 tỷ đồng.",
    "two things of one size": "Kiểm tra 3.104 tổ chức đảng về thu chi; kiểm tra 214 đảng viên. "
    "Giám sát 3.105 tổ chức đảng về thu chi.",
    "parts of a part": "Có 420 người, trong đó 415 người giữ chức vụ: đã có 221, đang học 34, còn "
    "thiếu 160.",
    "in turn": "Chỉ tiêu là 312 và 71, đã cử 240 và 36 đồng chí; đạt lần lượt là 76,9% và 50,7%.",
    "thresholds": "Có 24 người: 19 người đạt từ 80% phiếu trở lên; 5 người từ 60% đến dưới 80%.",
}


@pytest.mark.parametrize("case", QUIET)
def test_what_need_not_add_up_is_not_told(case: str) -> None:
    assert told(QUIET[case]) == []


def test_one_cell_that_is_wrong_is_one_cause() -> None:
    [finding] = [one for one in read(TABLE.format(42)).findings if one.severity == "error"]
    assert (finding.rule, len(finding.relations)) == ("one-cause", 2)
    assert [int(one.value) for one in finding.repairs] == [24]


def test_one_wrong_total_explains_several_wrong_shares() -> None:
    text = (
        "Có 420 đảng viên được xếp loại, gồm: xuất sắc 96 đồng chí, chiếm 20%; tốt 360 đồng chí, "
        "chiếm 75%; hoàn thành 24 đồng chí, chiếm 5%."
    )
    [finding] = read(text).findings
    assert (finding.rule, finding.at.numeral.text) == ("one-cause", "420")
    assert [int(one.value) for one in finding.repairs] == [480]
    assert [one.kind for one in finding.relations] == ["total", "percentage", "percentage"]


def test_brackets_behind_a_number_that_is_confirmed_hold_all_its_parts() -> None:
    text = (
        "Đã cử 310 lượt, trong đó: lý luận chính trị 245 lượt (sơ cấp 57; trung cấp 188); bồi "
        "dưỡng 65 lượt (nghiệp vụ 07; lãnh đạo, quản lý 85)."
    )
    [finding] = read(text).findings
    assert finding.repairs[0].value == 58


def test_shares_that_make_up_a_hundred_hold() -> None:
    found = read("Xếp loại: xuất sắc 21,5%, tốt 76,9%, hoàn thành 1,6%.").relations
    assert [(one.kind, one.holds) for one in found] == [("hundred", True)]


BY_CHANCE = {
    "of unlike things": "Có 5 học viên vi phạm (3 đồng chí vi phạm cùng lúc hai nội dung).",
    "who may be the same": "Tái cử 14 đồng chí. Cấp uỷ viên nữ 8 đồng chí; trẻ 6 đồng chí.",
    "about as many": "Làm việc với 9 sở, ngành; còn 7 kiến nghị, tỷ lệ giải quyết xấp xỉ 70%.",
}


@pytest.mark.parametrize("case", BY_CHANCE)
def test_small_numbers_that_agree_by_chance_are_not_told_to_hold(case: str) -> None:
    assert held(BY_CHANCE[case]) == []


def test_what_nothing_speaks_of_is_unchecked() -> None:
    coverage = read("Mở 12 lớp (4 lớp mới; 8 lớp cũ). Có 350 đại biểu dự.").coverage
    assert (coverage.figures, coverage.checked, coverage.unchecked) == (4, 3, 1)


def test_years_that_an_average_is_held_against_are_no_figures() -> None:
    found = read("Giai đoạn 2018 - 2021 kết nạp 612 đảng viên, bình quân mỗi năm 153 đảng viên.")
    coverage = found.coverage
    assert (coverage.figures, coverage.checked, coverage.unchecked) == (2, 2, 0)
    [average] = [one for one in found.relations if one.kind == "average"]
    assert [int(part.value) for part in average.parts] == [612, 4]


def test_truncation_is_a_note() -> None:
    assert told("Có 2.434 cán bộ; trong đó 1.012 người đạt chuẩn, chiếm 41,57%.") == [
        ("note", "41,57%")
    ]


TABLE = """
| STT | Đơn vị | Nam | Nữ | Cộng |
|---|---|---|---|---|
| 1 | Xã A | 12 | 8 | 20 |
| 2 | Xã B | 15 | 9 | {} |
| 3 | Xã C | 7 | 5 | 12 |
| | Tổng cộng | 34 | 22 | 56 |
"""


def test_rows_and_columns_of_tables_add_up() -> None:
    assert told(TABLE.format(24)) == []
    assert read(TABLE.format(24)).coverage.unchecked == 0


def test_one_wrong_cell_of_a_table_is_told() -> None:
    assert {at for _, at in told(TABLE.format(42))} == {"42"}


def test_the_likeliest_change_comes_first() -> None:
    text = "Cử 60 đồng chí đi học (nghiệp vụ 07 đồng chí; lãnh đạo, quản lý 60 đồng chí)."
    [finding] = read(text).findings
    first = finding.repairs[0]
    assert (int(first.value), first.mention.name) == (53, "lãnh đạo, quản lý")


def test_where_two_parts_would_mend_a_sum_neither_is_named() -> None:
    text = "Cả năm cử 1.386 lượt, gồm: sơ cấp 286, trung cấp 720, cao cấp 128, bồi dưỡng 270."
    [finding] = read(text).findings
    assert finding.at.numeral.text == "1.386"
    ways = {(one.mention.numeral.text, int(one.value)) for one in finding.repairs}
    assert ways == {("286", 268), ("720", 702)}
    assert said(finding).endswith("sơ cấp là 268, hoặc trung cấp là 702.")


def test_a_sum_of_money_is_told_as_its_parts_are() -> None:
    text = "Tổng kinh phí 12,6 tỷ đồng, gồm: ngân sách 8.700 triệu đồng, quỹ 4.650 triệu đồng."
    [finding] = read(text).findings
    assert "= 13.350 triệu đồng, không phải 12,6 tỷ; chênh 750 triệu đồng" in said(finding)


def test_what_came_and_what_went_is_a_balance() -> None:
    text = (
        "Đầu năm có 312 hội viên. Trong năm kết nạp 45 hội viên, chuyển đi 18 hội viên. "
        "Cuối năm có 339 hội viên."
    )
    assert held(text) == [("339", ["312", "45", "18"])]
    assert read(text).coverage.unchecked == 0


@pytest.mark.skipif(not SEED.exists(), reason="the seed text is not beside the project")
def test_the_seed_has_one_error_and_its_other_totals_hold() -> None:
    found = proofread(text_passages("", SEED.read_text(encoding="utf-8")), VOCABULARY)
    assert [(one.severity, one.at.numeral.text) for one in found.findings] == [("error", "65")]
    totals = {
        one.total.numeral.text for one in found.relations if one.kind == "total" and one.holds
    }
    assert totals == {"225", "11", "301"}


def test_shares_that_lead_back_to_one_another_come_to_an_end() -> None:
    text = """trong đó 3,5 1 100% 0 điểm phần trăm nam gồm hơn trong tổng số mỗi còn / , nữ
tỷ đồng 12 lần lượt và không đồng chí hai giảm 0 và 00 10% (1) trong đó (1) từ tổng cộng 10% 3,5
còn điểm phần trăm trong tổng số 45% mỗi lớp"""
    assert read(text).mentions


GROUPED = """
| Trình độ | Đăng ký | Cử | Còn thiếu |
|---|---|---|---|
| **Trung cấp** | **55** | **44** | **{}** |
| Xã A | 20 | 18 | 2 |
| Xã B | 5 | 9 | -4 |
| Xã C | 30 | 17 | 13 |
| **Cao cấp** | **12** | **7** | **5** |
| Xã A | 8 | 4 | 4 |
| Xã B | 4 | 3 | 1 |
| **Tổng cộng** | **67** | **51** | **16** |
"""


def test_rows_beneath_the_sum_of_theirs_are_counted_once() -> None:
    assert told(GROUPED.format(11)) == []


def test_a_wrong_sum_of_rows_beneath_is_told() -> None:
    assert {at for _, at in told(GROUPED.format(17))} == {"17"}
