"""``proofread --against``: figures of a text beside rosters, quota, demand and classes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import SAMPLES, TrainReport

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
    vocabulary, office = ask.session.vocabulary, ask.session.settings.office
    scanner = Scanner(
        vocabulary,
        ask.units(),
        audiences=ask.audiences(),
        office=(office.body, office.place, office.authority),
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
    "Năm 2021, được phân bổ 9 chỉ tiêu cao cấp, đã cử 8 đồng chí; 32 chỉ tiêu trung cấp, cử 26.",
    "Tổng số cán bộ được cử đi đào tạo giai đoạn 2018-2021 là 301 lượt, trong đó nữ 120 lượt.",
    "Từ đầu năm 2018 đến cuối năm 2021, có 301 lượt cán bộ được đào tạo, bồi dưỡng.",
    "Gần 310 lượt cán bộ được cử đi đào tạo, bồi dưỡng giai đoạn 2018-2021.",
    "Trên 300 lượt cán bộ được cử đi đào tạo, bồi dưỡng giai đoạn 2018-2021.",
    "Năm 2021 cử 26 đồng chí học trung cấp; đã hoàn thành 12 đồng chí.",
    "Hai năm 2020 và 2021 cử 139 lượt cán bộ đi học.",
    "Trong các năm 2019, 2020, 2021, huyện cử 230 lượt cán bộ đi học.",
    "Trong các năm 2019, 2020 cử 173 lượt cán bộ đi học.",
    "Năm 2021: trung cấp 26/32 chỉ tiêu, cao cấp 8/9 chỉ tiêu.",
    "Đã cử 29 đồng chí học cao cấp, gồm 6 nữ và 23 nam.",
    "Tính đến 31/12/2021, đã cử 301 lượt cán bộ đi học.",
    "Theo Kế hoạch số 45-KH/HU ngày 12/3/2018, đã cử 301 lượt cán bộ đi học.",
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


DIFFER = (
    ("Năm 2019, xã Long Hoà A cử 9 đồng chí học trung cấp lý luận chính trị.", 4),
    ("Từ năm 2018 đến năm 2021, xã Long Hoà cử 43 lượt cán bộ đi đào tạo, bồi dưỡng.", 42),
    ("Giai đoạn 2018-2021, cử 139 đồng chí học trung cấp, trong đó nữ 55 đồng chí.", 50),
    ("Từ năm 2018 đến năm 2021, cử 262 lượt cán bộ đi đào tạo, bồi dưỡng.", 301),
    ("Giai đoạn 2018-2021, có 76 đồng chí hoàn thành chương trình trung cấp LLCT.", 67),
    ("Năm 2019 mở 8 lớp bồi dưỡng nhận thức về Đảng cho 623 học viên.", 632),
    ("Trên 310 lượt cán bộ được cử đi đào tạo, bồi dưỡng giai đoạn 2018-2021.", 301),
    ("Dưới 300 lượt cán bộ được cử đi đào tạo, bồi dưỡng giai đoạn 2018-2021.", 301),
    ("Giai đoạn 2018-2021 có 302 người được cử đi đào tạo, bồi dưỡng.", 301),
    ("Hai năm 2020 và 2021 cử 140 lượt cán bộ đi học.", 139),
    ("Năm 2021 cử 24 đồng chí học trung cấp; đã hoàn thành 35 lượt.", 26),
    ("Giai đoạn 2018-2021, được phân bổ 184 chỉ tiêu, đã cử 169 đồng chí đi học.", 168),
    ("Năm 2021, Ban Thường vụ Huyện uỷ đã cử 58 lượt cán bộ đi học.", 57),
)


@pytest.mark.parametrize(("text", "value"), DIFFER)
def test_what_is_wrong_differs(held: Hold, text: str, value: int) -> None:
    ((_, told),) = differing(held(text))
    assert told == value


UNSURE = (
    ("Giai đoạn 2016-2020, huyện cử 250 lượt cán bộ đi đào tạo.", "kỳ này không nằm trọn"),
    ("Huyện đã cử 310 lượt cán bộ đi đào tạo, bồi dưỡng.", "không cho biết kỳ nào"),
    ("Năm 2020, cử 15 đồng chí đi học sau đại học.", "chưa rõ là trình độ nào"),
    ("Năm 2020, cử 45 đồng chí học trung cấp, cao cấp.", "nhiều trình độ"),
    ("6 tháng đầu năm 2021, cử 31 lượt cán bộ đi học.", "không rõ có thuộc phần này không"),
    ("6 tháng đầu năm 2021, được phân bổ 31 chỉ tiêu trung cấp.", "chỉ ghi theo năm"),
    ("Năm 2020, cử 15 đồng chí là trưởng ấp đi học trung cấp.", "“trưởng"),
    ("Năm 2021 giảm 25 lượt so với năm 2020.", "phần chênh"),
    ("Năm 2020, xã Tân Mới cử 15 lượt cán bộ đi đào tạo, bồi dưỡng.", "xã"),
)


@pytest.mark.parametrize(("text", "why"), UNSURE)
def test_what_cannot_be_compared_is_told_why(held: Hold, text: str, why: str) -> None:
    (one,) = [one for one in held(text) if one.mention.unit != "tháng"]
    assert one.outcome == "unchecked"
    assert why in one.why


QUIET = (
    "226 đồng chí học một lớp, 33 đồng chí học hai lớp, 3 đồng chí học ba lớp.",
    "Năm 2021, nhu cầu trung cấp, cao cấp lần lượt là 24 và 43.",
    "Ngoài ra, cử 12 đồng chí đi học trung cấp.",
    "Huyện Tân Mỹ cử 287 đồng chí đi học.",
    "Trong số được cử đi, cán bộ dưới 40 tuổi là 297 lượt.",
    "Năm 2020 cử 12 đồng chí đi học tập kinh nghiệm.",
    "Tỉnh đã cử 3.500 lượt cán bộ đi đào tạo, bồi dưỡng.",
    "Trong 301 lượt cán bộ được cử có 181 lượt hoàn thành, chiếm 60,1%.",
    "Đảng bộ tỉnh Tiền Long đã cử 3.500 lượt cán bộ đi đào tạo, bồi dưỡng.",
    "Năm 2021, Huyện đoàn cử 5 đồng chí đi học.",
    "Năm 2021, Bệnh viện Đa khoa khu vực cử 6 đồng chí học cao cấp, 4 đồng chí học trung cấp.",
    "Năm 2021, Ngân hàng Chính sách cử 2 đồng chí học cao cấp.",
    "Năm 2021, Đài Truyền thanh đã cử 3 đồng chí học trung cấp.",
    "Trung tâm phối hợp với Huyện đoàn mở 18 lớp.",
    "Tính đến 30/6/2021 đã cử 280 lượt cán bộ đi học.",
    "Đến tháng 6/2021 đã cử 270 lượt cán bộ đi học.",
    "Từ đầu năm đến nay đã cử 20 lượt cán bộ đi học.",
    "Năm học 2020-2021 cử 30 đồng chí đi học.",
    "Kế hoạch năm 2021 cử 67 lượt cán bộ đi học.",
    "Có 3 xã cử trên 20 lượt cán bộ đi học.",
    "Từ khi thành lập đến nay đã cử 900 lượt cán bộ đi học.",
    "Đợt 1 năm 2021 cử 30 đồng chí đi học.",
    "Khoá 12 cử 15 đồng chí học cao cấp.",
    "Có 44 đồng chí chưa hoàn thành chương trình trung cấp.",
    "Đối với khối xã, thị trấn, cử 149 lượt đi học.",
    "Theo Quyết định ngày 12/3/2020, huyện đã cử 12 đồng chí đi học trung cấp.",
    "Năm 2019, cử học cao cấp 11 đồng chí (trong đó hoàn chỉnh 4 đồng chí).",
)


@pytest.mark.parametrize("text", QUIET)
def test_what_may_be_of_something_else_is_no_difference(held: Hold, text: str) -> None:
    found = held(f"{TITLE}Giai đoạn 2018-2021, đã cử 301 lượt cán bộ đi đào tạo.\n{text}")
    assert differing(found) == []


def test_a_year_named_last_is_not_of_what_stands_before(held: Hold) -> None:
    found = held(TITLE + "Huyện mở 164 lớp; riêng năm 2021 mở được 32 lớp với 2.240 học viên.")
    assert outcomes(found) == {"164": "agrees", "32": "agrees", "2.240": "agrees"}


def test_years_in_brackets_make_the_period_of_what_they_divide(held: Hold) -> None:
    found = held("Đã cử 230 lượt cán bộ đi học (năm 2019: 91; năm 2020: 82; năm 2021: 57).")
    assert {one.outcome for one in found} == {"agrees"}


def test_what_stands_above_may_narrow_a_figure_down(held: Hold) -> None:
    found = held(
        TITLE + "1. Trung cấp lý luận chính trị\nNăm 2018 cử 32 lượt, năm 2019 cử 44 lượt."
    )
    assert outcomes(found) == {"32": "unchecked", "44": "agrees"}


def told(train_report: TrainReport, *arguments: str | Path, code: int = 0) -> Told:
    done = train_report("proofread", *arguments, "--format", "json")
    assert done.returncode == code, done.stderr
    found: Told = json.loads(done.stdout)
    return found


def test_the_command_tells_what_differs_and_by_which_rows(
    train_report: TrainReport, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(RIGHT.replace("trung cấp 139;", "trung cấp 137;"), encoding="utf-8")
    done = train_report("proofread", path, "--against", SAMPLES)
    assert done.returncode == 1
    words = " ".join(done.stdout.split())
    assert "văn bản ghi 137, sổ 139" in words
    found = told(train_report, path, "--against", SAMPLES, code=1)
    (wrong,) = [one for one in found["against"] if one["outcome"] == "differs"]
    assert [wrong[key] for key in ("stated", "value", "key", "unit", "count")] == [
        *(137, 139, "level.trung-cap"),
        *(None, "enrolments"),
    ]
    assert wrong["period"] == "từ năm 2018 đến năm 2021"
    assert RIGHT.splitlines()[8].startswith("Từ năm 2018")
    assert wrong["end"] - wrong["start"] == 3
    assert found["coverage"]["differ"] >= 1
    explained = train_report(*wrong["explain"].split()[1:], "--format", "json")
    assert len(json.loads(explained.stdout)["rows_behind"]) == 139


def test_why_figures_were_not_compared_is_told_in_the_report(train_report: TrainReport) -> None:
    done = train_report("proofread", SAMPLES / "tham-luan.txt", "--against", SAMPLES)
    shown = " ".join(done.stdout.split())
    assert "Chưa so được với sổ" in shown
    assert "Là phần chênh, phần còn lại hoặc số bình quân" in shown
    assert "Trong văn bản: văn bản" not in shown


def test_a_text_is_not_told_off_for_what_it_says_of_the_past(
    train_report: TrainReport, tmp_path: Path
) -> None:
    out = tmp_path / "a.docx"
    done = train_report("proofread", SAMPLES / "tham-luan.txt", "-o", out, "--as-of", "1/10/2026")
    assert (done.returncode, done.stderr) == (1, "")


def test_without_files_nothing_is_compared(train_report: TrainReport) -> None:
    done = train_report("proofread", SAMPLES / "tham-luan.txt", "--against")
    assert done.returncode == 2


def test_files_that_hold_nothing_to_compare_are_refused(
    train_report: TrainReport, tmp_path: Path
) -> None:
    cadres = SAMPLES / "cadres.xlsx"
    done = train_report("proofread", SAMPLES / "tham-luan.txt", "--against", cadres)
    assert done.returncode == 3
    assert "không có" in done.stderr
    broken = tmp_path / "b.xlsx"
    broken.write_bytes(b"PK\x03\x04 broken")
    done = train_report("proofread", SAMPLES / "tham-luan.txt", "--against", broken)
    assert done.returncode == 3
    missing = train_report("proofread", SAMPLES / "tham-luan.txt", "--against", tmp_path / "c")
    assert missing.returncode == 3


def test_one_unreadable_file_among_others_is_told(
    train_report: TrainReport, tmp_path: Path
) -> None:
    broken = tmp_path / "b.xlsx"
    broken.write_bytes(b"PK\x03\x04 broken")
    speech = SAMPLES / "tham-luan.txt"
    options = ("--against", SAMPLES, "--against", broken)
    found = told(train_report, speech, *options, code=3)
    assert "file-unreadable" in {one["rule"] for one in found["issues"]}
    assert "agrees" in {one["outcome"] for one in found["against"]}


def test_what_a_kind_of_table_is_missing_for_is_told(train_report: TrainReport) -> None:
    found = told(train_report, SAMPLES / "tham-luan.txt", "--against", SAMPLES / "rosters", code=1)
    whys = {one["stated"]: one["why"] for one in found["against"] if one["why"]}
    assert whys[164] == "trong các tệp không có sổ theo dõi lớp"
    assert whys[154] == "trong các tệp không có bảng chỉ tiêu, nhu cầu"


@pytest.mark.parametrize("name", ["ket-qua", "tham-luan", "tom-tat"])
def test_documents_of_our_own_agree_with_what_they_were_made_from(
    train_report: TrainReport, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "a.docx"
    made = train_report("report", name, SAMPLES, "-o", path, "--as-of", "31/12/2021")
    assert made.returncode == 0
    done = train_report(
        *("proofread", path, "--against", SAMPLES, "--format", "json", "--as-of", "31/12/2021")
    )
    found = json.loads(done.stdout)["against"]
    assert [one for one in found if one["outcome"] == "differs"] == []
    agree = sum(one["outcome"] == "agrees" for one in found)
    assert agree >= {"ket-qua": 200, "tham-luan": 35, "tom-tat": 15}[name]
