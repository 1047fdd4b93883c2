"""``proofread --against``: figures of a text beside rosters, quota, demand and classes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from conftest import SAMPLES

from hongngu_cli import pipeline
from hongngu_cli.analyse.against.asked import Compared
from hongngu_cli.analyse.against.compare import compared
from hongngu_cli.analyse.against.pieces import Scanner
from hongngu_cli.analyse.proofread import proofread
from hongngu_cli.commands.figures_asked import FiguresAsked
from hongngu_cli.model.passage import Passage
from hongngu_cli.model.settings import Reading

Told = dict[str, Any]
SPEECH = (SAMPLES / "tham-luan.txt").read_text(encoding="utf-8")
RIGHT = SPEECH.replace("quản lý 85", "quản lý 58")
TITLE = "Công tác đào tạo, bồi dưỡng cán bộ giai đoạn 2018-2021\n\n"


@pytest.fixture(scope="module")
def ask() -> FiguresAsked:
    return FiguresAsked(pipeline.begin([str(SAMPLES)], Reading()), "31/12/2021")


@pytest.fixture(scope="module")
def held(ask: FiguresAsked) -> Callable[[str], list[Compared]]:
    """Give a way to hold a text against the samples."""
    vocabulary = ask.session.vocabulary
    scanner = Scanner(
        vocabulary,
        ask.units(),
        audiences=ask.audiences(),
        office=ask.session.settings.office.names.values(),
    )

    def hold(text: str) -> list[Compared]:
        lines = [line for line in text.split("\n") if line.strip()]
        passages = [Passage(line, "a.txt", number) for number, line in enumerate(lines, start=1)]
        mentions = proofread(passages, vocabulary).mentions
        return compared(passages, mentions, scanner, ask)

    return hold


Hold = Callable[[str], list[Compared]]


def outcomes(found: list[Compared]) -> dict[str, str]:
    return {one.mention.numeral.text: one.outcome for one in found}


def differing(found: list[Compared]) -> list[tuple[int, int | None]]:
    return [(one.stated, one.value) for one in found if one.outcome == "differs"]


CHANGES = (
    ("cử 301 lượt", "cử 310 lượt"),
    ("chính trị 225 lượt", "chính trị 252 lượt"),
    ("sơ cấp 37", "sơ cấp 36"),
    ("trung cấp 139;", "trung cấp 137;"),
    ("cao cấp 29;", "cao cấp 92;"),
    ("cao cấp 20)", "cao cấp 21)"),
    ("chuyên môn 11", "chuyên môn 12"),
    ("2 là 05", "2 là 06"),
    ("thạc sĩ 06", "thạc sĩ 05"),
    ("quản lý 65 lượt", "quản lý 56 lượt"),
    ("nghiệp vụ 07", "nghiệp vụ 08"),
    ("quản lý 58", "quản lý 85"),
    ("có 71 lượt", "có 17 lượt"),
    ("có 91 lượt", "có 19 lượt"),
    ("có 82 lượt", "có 28 lượt"),
    ("có 57 lượt", "có 75 lượt"),
    ("mở 164 lớp", "mở 146 lớp"),
    ("12.545", "12.554"),
    ("phân bổ 154", "phân bổ 145"),
    ("đã cử 139", "đã cử 138"),
    ("phân bổ 30", "phân bổ 31"),
    ("đã cử 29.", "đã cử 92."),
)


def test_a_speech_that_is_right_agrees(held: Hold) -> None:
    found = held(RIGHT)
    assert differing(found) == []
    assert sum(one.outcome == "agrees" for one in found) == 22
    left = [one.mention.numeral.text for one in found if one.outcome == "unchecked"]
    assert left == ["10", "25", "41"]


@pytest.mark.parametrize(("right", "wrong"), CHANGES)
def test_exactly_the_figure_that_was_changed_differs(held: Hold, right: str, wrong: str) -> None:
    assert RIGHT.count(right) == 1
    (found,) = differing(held(RIGHT.replace(right, wrong)))
    digits = [int("".join(filter(str.isdigit, text.split("2 là")[-1]))) for text in (wrong, right)]
    assert [*found] == digits


AGREE = (
    "Giai đoạn 2018-2021, xã Long Hoà A đăng ký 28 chỉ tiêu trung cấp nhưng chỉ cử 12 đồng chí.",
    "Từ năm 2018 đến năm 2021, xã Long Hoà cử 42 lượt cán bộ đi đào tạo, bồi dưỡng.",
    "Từ năm 2018 đến năm 2021, cử 301 lượt cán bộ với 262 người đi học, trong đó nữ 120 lượt.",
    "Giai đoạn 2018-2021, huyện cử 139 đồng chí học trung cấp, trong đó nữ 50 đồng chí.",
    "Từ năm 2018 đến năm 2021, có 301 lượt cán bộ được cử đi đào tạo, hoàn thành 181 lượt.",
    "Giai đoạn 2018-2021, nhu cầu trung cấp là 181 người, được phân bổ 154, đã cử 139 người.",
    "Năm 2018 cử 71 lượt đi học, trong đó trung cấp 33, cao cấp 6; năm 2019 cử 91 lượt.",
    "Trung cấp lý luận chính trị: năm 2018 cử 33 đồng chí, năm 2019 cử 44, năm 2020 cử 36.",
    "Năm 2019 mở 48 lớp với 3.880 học viên; năm 2020 mở 40 lớp với 3.010 học viên.",
    "Năm 2019 mở 8 lớp bồi dưỡng nhận thức về Đảng cho 632 học viên.",
    "Từ năm 2018 đến năm 2021 mở 04 lớp sơ cấp lý luận chính trị với 229 học viên.",
    "Khối chính quyền cử 56 lượt, Khối Đảng cử 53 lượt cán bộ đi đào tạo giai đoạn 2018-2021.",
    "Từ 2018-2021 cử 225 lượt đi học lý luận chính trị: sơ cấp 37, trung cấp 139, cao cấp 29.",
    "Giai đoạn 2018-2021, trung cấp lý luận chính trị đã cử 139/154 chỉ tiêu.",
    "Gần 310 lượt cán bộ được cử đi đào tạo, bồi dưỡng giai đoạn 2018-2021.",
)


@pytest.mark.parametrize("text", AGREE)
def test_what_is_right_agrees(held: Hold, text: str) -> None:
    found = held(text)
    assert found
    assert {one.outcome for one in found} == {"agrees"}


OF_OTHERS = (
    "Năm 2020, toàn huyện kết nạp 82 đảng viên mới, bầu 45 đại biểu, chi ngân sách 12,5 tỷ đồng.",
    "Năm 2020, huyện có 40 trường với 312 lớp, 9.500 học sinh.",
    "Năm 2020, tổ chức 15 cuộc kiểm tra, kỷ luật 7 đảng viên, đào tạo nghề cho 350 lao động.",
    "Đội ngũ cán bộ có 420 người, trong đó trình độ trung cấp lý luận chính trị 178 người.",
    "Đến năm 2025, phấn đấu cử 300 lượt cán bộ đi đào tạo, bồi dưỡng; mở 150 lớp.",
    "Năm 2020, mở 5 lớp xoá mù chữ với 120 học viên.",
    "Năm 2020, ứng cử 12 người, đề cử 3 người; giới thiệu 2 đồng chí.",
    "Năm 2019, nộp ngân sách 82 triệu đồng, tăng 12% so với năm 2018.",
)


@pytest.mark.parametrize("text", OF_OTHERS)
def test_other_matters_are_left_alone(held: Hold, text: str) -> None:
    assert {one.outcome for one in held(TITLE + text)} <= {"unchecked"}
