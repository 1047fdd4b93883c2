"""Numbers as reports write them, and what is none."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hongngu_cli import shipped
from hongngu_cli.model.passage import Numeral
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.text.numbers import count, share
from hongngu_cli.text.numerals import NumeralReader
from hongngu_cli.text.numerals.spelt import read_spelt

READER = NumeralReader(load_vocabulary(shipped.vocabulary()))
WORDS = "một hai ba bốn năm sáu bảy tám chín".split()  # noqa: SIM905 - as one counts


def quantities(text: str) -> list[Numeral]:
    return [numeral for numeral in READER.read(text) if numeral.is_quantity]


def told(text: str) -> list[tuple[str, float]]:
    return [(numeral.text, float(numeral.value)) for numeral in quantities(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("mở 12.545 lượt học viên", 12545),
        ("có 05 đồng chí", 5),
        ("đạt 95,3%", 95.3),
        ("đạt 41.57%", 41.57),
        ("đạt 34, 38%", 34.38),
        ("cho 3.700học viên", 3700),
        ("gồm hai mươi lớp", 20),
        ("chỉ có duy nhất một", 1),
        ("1 250 học viên", 1250),
        ("1,250 học viên", 1250),
        ("12,5 tỷ đồng", 12.5e9),
        ("1.250 triệu đồng", 1.25e9),
        ("500.000đ", 500000),
        ("có 14/31 chi bộ", 14 / 31),
        ("2018 đồng chí", 2018),
        ("tổng số 301", 301),
        ("cao cấp (5), còn lại chưa học", 5),
        ("ước khoảng 8,5%", 8.5),
        ("gấp 2.9 lần", 2.9),
        ("41.57 điểm phần trăm", 41.57),
        ("1.2 triệu đồng", 1.2e6),
        ("âm 17.46 Báo cáo tài chính", 17.46),
        ("tổng chi 3 tỷ 200 triệu đồng", 3.2e9),
        ("tổng chi 12 tỷ 50 triệu", 12.05e9),
        ("cho 1 nghìn 250 người", 1250),
        ("đầu tư 26 nghìn tỷ đồng", 26e12),
        ("đầu tư 6 nghìn 300 tỷ đồng", 6.3e12),
        ("chi 1 triệu rưỡi đồng", 1.5e6),
        ("hơn 2 trăm người", 200),
        ("đạt hai mươi lăm phần trăm", 25),
        ("chi mười lăm nghìn đồng", 15000),
        ("huy hiệu 30 năm tuổi Đảng", 30),
        ("đạt 8.75 điểm", 8.75),
        ("gấp 1.5 lần", 1.5),
        ("trong 2.5 năm", 2.5),
    ],
)
def test_a_quantity_is_read(text: str, value: float) -> None:
    assert [pytest.approx(value)] == [amount for _, amount in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "giai đoạn 2018-2021 và năm 2022",
        "ngày 11/10/2018; ngày 05 tháng 02 năm 2025; tháng 9/2021; tính đến 30/6",
        "Kế hoạch số 97-KH/HU, Nghị định 135/2020/NĐ-CP, Nghị quyết 1663/NQ-UBTVQH15",
        "1. Công tác tổ chức",
        "2) Công tác kiểm tra",
        "Khoản 2 Điều 3, Điều 5, 6 và 7",
        "Đề án Vĩnh Long 100 đã được triển khai",
        "điện thoại 0277.3837.123",
        "theo từng đối tượng 1, 2, 3",
        "quốc phòng - an ninh đối tượng 4",
        "xã An Phước 1 và xã An Phước 2",
        "lớp K12, dịch COVID-19",
        "Hội nghị lần thứ 7, khoá 12, quý 3, đợt 2",
        "trình độ văn hoá 12/12",
        "lúc 7 giờ 30",
        "(1) nâng cao nhận thức; (2) đổi mới nội dung",
        "mỗi chi bộ cử từ 3-5 đồng chí",
        "có từ 10 đến dưới 20 đảng viên",
        "đạt từ 80% trở lên",
        "trong năm đồng chí A đã hoàn thành",
        "một trong những nhiệm vụ, một số đồng chí",
        "2.1 Phòng Nội vụ chủ trì",
        "9.1. Giấy phép xây dựng",
        "4.6.2 Hồ sơ được trả lại",
        "Tiết 2.1 Quyết định này",
        "mã 6403.51.20; 6403.51.90",
        "máy lẻ 713.40.16",
        "tiêu chuẩn TCVN 7420: 2004",
        "đường 3/2, Đại lộ 30/4",
        "đến 31/12 năm nay",
        "các năm 2018, 2019 lần lượt đạt yêu cầu",
        "Hội nghị Trung ương 6, Nghị quyết Trung ương 6, 7",
        "phòng, chống dịch Covid-19",
        "điện thoại +84 912 345 678",
        "toạ độ 10°15'30\", nhiệt độ 38°C",
        "mã ngạch 01.003",
        "Bảng 3, Biểu 1, Hình 4, trang 12",
        "I.1. Công tác tổ chức",
        "5 - 7 đồng chí mỗi chi bộ",
        "mỗi suất 18.000-19.000 đồng",
        "khu phố 1,2,3 và xe Mi-8",
        "gọi số 1900.4545",
        "ở toạ độ 19031.432 N",
        "Hai nơi An Phước 1 có đường, An Phước 2 có cầu",
        "đường 30/4",
        "khối 12, phiên bản 2.0",
        "mười năm qua, hai phẩy năm phần trăm",
        "1" * 5000,
    ],
)
def test_what_is_no_quantity_is_left_alone(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", ["73.5134 lượt học viên", "1.23.456 đồng chí", "12.54 học viên"])
def test_a_malformed_number_is_told(text: str) -> None:
    assert [numeral.flaw for numeral in READER.read(text)] == ["malformed"]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("gần 400 người", "about"),
        ("hơn 1.200 lượt", "least"),
        ("trên 95%", "least"),
        ("dưới 10 đảng viên", "most"),
        ("trên dưới 50 đảng viên", "about"),
        ("đạt ≥ 80%", "least"),
        ("đạt >80%", "least"),
        ("còn (≤ 5%)", "most"),
        ("nhiều hơn 12 đồng chí", "exact"),
        ("139 đồng chí trên 301 đồng chí", "exact"),
    ],
)
def test_how_exact_a_number_is(text: str, bound: str) -> None:
    assert quantities(text)[-1].bound == bound


def test_what_slipped_in_writing_is_known() -> None:
    assert [one.flaw for one in quantities("3.700học viên, đạt 34, 38%")] == ["glued", "spaced"]


@given(st.integers(0, 10**9))
def test_every_count_is_read_as_it_is_written(number: int) -> None:
    [numeral] = READER.read(f"có {count(number)} đồng chí tham gia")
    assert numeral.value == number
    assert numeral.text == count(number)


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_every_share_is_read_as_it_is_written(part: int, base: int) -> None:
    text = share(part / base, 2)
    [numeral] = READER.read(f"đạt {text} kế hoạch")
    assert abs(numeral.value - Fraction(part * 100, base)) <= Fraction(1, 200)


@given(st.integers(1, 9), st.integers(1, 9))
def test_tens_and_ones_in_words_are_read(tens: int, ones: int) -> None:
    last = {1: "mốt", 4: "tư", 5: "lăm"}.get(ones, WORDS[ones - 1]) if tens > 1 else "hai"
    ones = ones if tens > 1 else 2
    first = f"{WORDS[tens - 1]} mươi" if tens > 1 else "mười"
    assert read_spelt(f"{first} {last}") == tens * 10 + ones


@given(st.text("0123456789.,/- %()đnăm;", max_size=40))
def test_any_text_is_read_to_numbers_that_stand_there_once(text: str) -> None:
    end = 0
    for numeral in READER.read(text):
        assert text[numeral.start : numeral.end] == numeral.text
        assert numeral.start >= end
        end = numeral.end
