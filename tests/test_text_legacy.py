"""Old codes: every syllable comes back, in its case, and nothing else is touched."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st
from old_codes import in_tcvn3, in_vni, in_windows_1258, misread

from hongngu_cli.text.legacy import (
    TCVN3,
    from_bytes,
    from_misread_utf_8,
    from_tcvn3,
    from_vni,
    from_windows_1258,
)
from hongngu_cli.text.readings import TELLS, code_of, is_of_several_codes, readings_of
from hongngu_cli.text.syllables import is_syllable

ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
RHYMES = (
    "a ai an ang anh ao au ay ăc ăm ăn ăng ăt âm ân âng ât âu ây e em en eo ê ên ênh êt êu i ia "
    "iêc iên iêng iêt iêu inh iu o oa oai oan oang oanh oe oi om on ong ô ôi ôm ôn ông ơ ơi ơm ơn "
    "u ua uân uây uê ui um un ung uôc uôi uôn uông uy uya uyên uyêt uynh ư ưa ưi ưng ươc ươi ươm "
    "ươn ương ươu ưu y yên yêu"
)
VOWELS = "aăâeêioôơuưy"
WITH_TONES = "aàảãáạ ăằẳẵắặ âầẩẫấậ eèẻẽéẹ êềểễếệ iìỉĩíị oòỏõóọ ôồổỗốộ ơờởỡớợ uùủũúụ ưừửữứự yỳỷỹýỵ"
TONED = {forms[0]: forms[1:] for forms in WITH_TONES.split()}


def toned(rhyme: str) -> list[str]:
    """Put each tone on the last vowel that may bear it."""
    at = max(rhyme.rfind(vowel) for vowel in "ăâêôơư")
    if at < 0:
        at = next(at for at, letter in enumerate(rhyme) if letter in VOWELS)
    return [rhyme] + [rhyme[:at] + form + rhyme[at + 1 :] for form in TONED[rhyme[at]]]


SYLLABLES = [
    onset + form
    for onset in ("", *ONSETS.split())
    for rhyme in RHYMES.split()
    for form in toned(rhyme)
]


@pytest.mark.skipif(shutil.which("iconv") is None, reason="iconv is missing")
def test_tcvn3_is_what_iconv_says() -> None:
    known = subprocess.run(["iconv", "-l"], capture_output=True, text=True, check=False).stdout  # noqa: S607 - wherever it is installed
    if "TCVN" not in known:
        pytest.skip("iconv has no TCVN")
    codes = [code for code in TCVN3 if code < 0x100]
    told = subprocess.run(
        ["iconv", "-f", "TCVN", "-t", "UTF-8"],  # noqa: S607 - wherever it is installed
        input=b"\n".join(bytes([code]) for code in codes),
        capture_output=True,
        check=True,
    )
    assert told.stdout.decode().split("\n") == [chr(TCVN3[code]) for code in codes]
    assert len(codes) == 74


def test_windows_1258_is_what_python_says() -> None:
    high = bytes(range(0xA0, 0x100))
    one_by_one = "".join(from_windows_1258(from_bytes(bytes([byte]))) for byte in high)
    assert one_by_one == high.decode("cp1258")


def test_every_syllable_comes_back_in_every_case() -> None:
    assert len(SYLLABLES) > 10_000
    for syllable in SYLLABLES:
        assert from_tcvn3(in_tcvn3(syllable)) == syllable
        for form in (syllable, syllable.capitalize(), syllable.upper()):
            assert from_vni(in_vni(form)) == form
            assert from_windows_1258(from_bytes(in_windows_1258(form))) == form
            assert from_misread_utf_8(misread(form)) == form


def test_what_was_not_in_the_code_stays() -> None:
    assert from_tcvn3("An – 12/3 “Kh¸” €") == "An – 12/3 “Khá” €"
    assert from_vni("An – 12/3 “Khaù” €") == "An – 12/3 “Khá” €"
    assert from_misread_utf_8("Lê An") == "Lê An"
    assert from_misread_utf_8(misread("Đảng") + " Đảng") == misread("Đảng") + " Đảng"
    assert from_tcvn3("H\u03bc") == from_tcvn3("Hµ") == "Hà"
    assert from_tcvn3("th\xad") == "thư"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("NGUYÔN V¨N AN", "NGUYỄN VĂN AN"),
        ("L£ B¸ Tó", "LÊ BÁ TÚ"),
        ("BÝ TH¦ §¶NG Uû", "BÍ THƯ ĐẢNG UỶ"),
        ("X· T¢N HéI", "XÃ TÂN HỘI"),
        ("Hä tªn: TRÇN THÞ Hµ", "Họ tên: TRẦN THỊ Hà"),
        ("Lª B¸ Tó", "Lê Bá Tú"),
        ("BÝ th­ §¶ng uû", "Bí thư Đảng uỷ"),
        ("UBND x· T©n Héi", "UBND xã Tân Hội"),
        ("H§ND Hµ Lª", "HĐND Hà Lê"),
        ("nguyÔn v¨n an", "nguyễn văn an"),
        ("Huúnh Ngäc ¸nh", "Huỳnh Ngọc Ánh"),
        ("§¶ng ñy x· T©n Héi", "Đảng ủy xã Tân Hội"),
        ("§¶ng ñy Long HËu", "Đảng ủy Long Hậu"),
        ("Ghi chó ý kiÕn", "Ghi chú ý kiến"),
    ],
)
def test_capitals_are_those_that_the_font_showed(typed: str, shown: str) -> None:
    assert from_tcvn3(typed) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Xin chaøo caùc baïn", "Xin chào các bạn"),
        ("Tröôûng phoøng Noäi vuï", "Trưởng phòng Nội vụ"),
        ("ÑAËNG THÒ AÙNH", "ĐẶNG THỊ ÁNH"),
        ("Aân, AÂn, AÂN, aâN", "Ân, Ân, ÂN, âN"),
        ("Kyõ sö, kyõ thuaät", "Kỹ sư, kỹ thuật"),
    ],
)
def test_vni_takes_the_longest_first(typed: str, shown: str) -> None:
    assert from_vni(typed) == shown


@pytest.mark.parametrize("word", ["Nguyễn", "QUYẾT", "giếng", "gì", "quốc", "khuỷu", "Kết", "ý"])
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word", ["NguyÔn", "V¨n", "cac", "kểt", "Blô", "qá", "nge", "Müller", "hộị"]
)
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Hä vµ tªn", "tcvn3"),
        ("HuyÖn uû Hång Ngù", "tcvn3"),
        ("NGUYÔN V¨N AN", "tcvn3"),
        ("NguyÔn V¨n Hà", "tcvn3"),
        ("Hoï vaø teân", "vni"),
        ("HUYEÄN UÛY HOÀNG NGÖÏ", "vni"),
        ("Nguyá»…n VÄƒn An", "utf-8"),
        ("TrâÌn Vãn Ðýìc", "windows-1258"),
    ],
)
def test_a_text_of_two_telling_words_is_sure(text: str, code: str) -> None:
    reading, *_ = readings_of(text)
    assert (reading.code.key, reading.sure, reading.leans) == (code, True, TELLS)


@pytest.mark.parametrize(
    "text",
    [
        "Lê Hà", "Cà Mau", "Bí", "Hoàng Hoà", "Trà Lý", "Thào A Lù", "Café", "François Müller",
        "São José", "Siu Blôh", "50°C", "m²", "«Hà Nam»", "Lê·Hà", "©2019", "Kpă", "Nguyễn Văn An",
        "kh\xado\xadá", "Lê\xa0Hà", "½", "30 ± 2", "§ 5", "på må så", "Þórður Ægisson", "Èâàíîâ",
    ],
)  # fmt: skip
def test_other_texts_are_of_no_code_by_themselves(text: str) -> None:
    assert all(reading.leans < TELLS and not reading.sure for reading in readings_of(text))


@given(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=6))
def test_unicode_is_never_sure_of_another_code(words: list[str]) -> None:
    text = " ".join(words)
    valid = all(map(is_syllable, words))
    for reading in readings_of(text):
        assert not valid or not (reading.sure or reading.telling)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("STT;Hä vµ tªn;Líp\n1;Lª V¨n Tó;TC", "tcvn3"),
        ("STT;Hoï vaø teân;Lôùp\n1;Leâ Vaên Tuù;TC", "vni"),
        ("STT;Hoò và tên;Lõìp\n1;Lê Vãn Tú;TC", "windows-1258"),
        ("Lê Hà;Cà Mau", "windows-1258"),
        ("Bình;Lò Thò;Hà", "windows-1252"),
    ],
)
def test_a_file_of_single_bytes_is_of_the_code_that_makes_vietnamese_of_it(
    text: str, code: str
) -> None:
    found = code_of(text)
    assert found is not None
    assert found.key == code


@pytest.mark.parametrize("text", ["Bé", "François;été", "Èâàíîâ;Ïåòðîâ;Ñèäîðîâ", "ÄãºÃ;ÖÐ¹ú"])
def test_a_file_that_tells_too_little_is_of_none(text: str) -> None:
    assert code_of(text) is None
    assert not is_of_several_codes(text)


def test_a_file_may_be_of_two_codes() -> None:
    text = "Hä vµ tªn;N¨m sinh;Hoï vaø teân;Naêm sinh"
    assert code_of(text) is None
    assert is_of_several_codes(text)
