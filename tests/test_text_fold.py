from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hongngu_cli.model.units import Unit
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.fold import clean, fold, fold_name, has_marks, unmark
from hongngu_cli.text.spellings import UnitSpellings, any_of

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯ"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
SYLLABLES = st.builds(
    lambda start, vowel, tone, end: unicodedata.normalize("NFC", start + vowel + tone + end),
    st.sampled_from(["", "b", "đ", "ng", "th", "qu", "tr", "gi"]),
    st.sampled_from(["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"]),
    st.sampled_from(TONES),
    st.sampled_from(["", "n", "ng", "c", "t", "i", "u"]),
)
TEXTS = st.lists(SYLLABLES, min_size=1, max_size=5).map(" ".join)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("uỷ", "ủy"),
        ("hoà", "hòa"),
        ("Thạc sỹ", "thạc sĩ"),
        ("kỹ", "kĩ"),
        ("Thuý", "Thúy"),
        ("TC-LLCT", "tc  llct"),
        ("Đại\u00a0học", "ĐẠI HỌC"),
        ("khoá", "khóa"),
        ("loè", "lòe"),
    ],
)
def test_spellings_of_one_word_agree(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ân", "Ấn"),
        ("Hạnh", "Hành"),
        ("Thường Phước 1", "Thường Phước 2"),
        ("quý", "qúi lân"),
        ("An", "Ân"),
        ("Dung", "Đung"),
        ("Long Hoà A", "Long Hoà B"),
    ],
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_names_keep_their_y() -> None:
    assert fold_name("Vy") != fold_name("Vi")
    assert fold_name("TRẦN THỊ HOÀ") == fold_name("Trần Thị Hòa")


@given(st.text(max_size=30) | TEXTS)
def test_a_key_is_its_own_key(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert clean(clean(text)) == clean(text)
    assert unmark(unmark(text)) == unmark(text)


@given(TEXTS)
def test_how_the_marks_are_composed_does_not_matter(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert fold(decomposed) == fold(text) == fold(text.upper()) == fold(f" {text}\u200b ")
    assert fold_name(decomposed) == fold_name(text)
    assert unmark(decomposed) == unmark(text)


@given(TEXTS, st.data())
def test_where_the_tone_stands_does_not_matter(text: str, data: st.DataObject) -> None:
    moved = []
    for word in unicodedata.normalize("NFD", text).split(" "):
        tone = "".join(c for c in word if c in TONES)
        bare = "".join(c for c in word if c not in TONES)
        ends = [i for i in range(1, len(bare) + 1) if bare[i - 1].isalpha()]
        at = data.draw(st.sampled_from(ends))
        while at < len(bare) and unicodedata.combining(bare[at]):
            at += 1
        moved.append(bare[:at] + tone + bare[at:])
    assert fold_name(" ".join(moved)) == fold_name(text)


@given(TEXTS)
def test_a_text_without_marks_has_none(text: str) -> None:
    assert not has_marks(unmark(text))
    assert unmark(text).isascii()


@given(SYLLABLES, st.sampled_from(TONES))
def test_a_word_is_not_within_one_of_another_tone(word: str, tone: str) -> None:
    bare = unmark(word)
    other = unicodedata.normalize("NFC", bare + tone)
    assert any_of((fold(bare),)).search(fold(other)) is None or not tone


@pytest.mark.parametrize("unit", ["Xã Tân Thành", "Xã Tân Thạnh", "Xã Tân Thảnh"])
def test_a_unit_is_not_within_one_of_another_tone(unit: str) -> None:
    spellings = UnitSpellings(Vocabulary(unit=(Unit("Xã Tân Thanh"),)))
    assert spellings.within(f"Bí thư {unit}") is None
    assert spellings.within("Bí thư Xã Tân Thanh") == "Xã Tân Thanh"


@given(TEXTS)
def test_a_key_without_marks_is_that_of_the_text(text: str) -> None:
    assert unmark(fold(text)) == unmark(fold(unmark(text)))
    assert has_marks(fold(text)) == has_marks(text)
