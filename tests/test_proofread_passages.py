"""The passages that measure the proofreader say of themselves what is true.

A passage of ``proofread_passages/**/*.toml`` is a text in the manner of offices' reports (places
and figures are invented) with the relations it states, each number as written; "65#2" is the
second 65 of the text. Kinds, where T is ``total`` and the rest are ``parts``:

    total       T is the sum of the parts; of a fraction a/b the a counts
    percentage  T is the first of the second, or a fraction; percent
    growth      T percent from the second up, or down, to the first
    difference  T lies between the two
    average     T is the first shared out among the second
    restated    T is the part, told once more
    hundred     the parts are percentages of one whole; there is no T

``holds`` is whether it is true; ``note`` that it is but for a figure cut off, or off by one in
the last digit; ``plain`` that it is written "T (a; b; c)"; ``about`` that what is reckoned is
below, above or near T as the text says ("hơn 1.200" is above); ``direction`` whether the text
calls it a growth up or down. Half of the passages have an
``error``, its kind and the numbers changed; every relation that does not hold touches one. A
third, drawn at random, is held out: whoever builds the proofreader does not read it.
``second/`` was written when the proofreader stood, by an author who had not seen it.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[1] / "tools"))

from annotated_passages import FOLDER, Passage, Told, pieces_of, place, read_passages

FILES = sorted(FOLDER.rglob("*.toml"))
PASSAGES = [passage for path in FILES for passage in read_passages(path)]
HELD_OUT = {
    passage.id for path in FOLDER.rglob("held-out-*.toml") for passage in read_passages(path)
}
RELATIONS = [(passage, told) for passage in PASSAGES for told in passage.relations]

WORDS = {"không": 0, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7}
WORDS |= {"tám": 8, "chín": 9, "mười": 10}
WORDS |= {f"mười {word}": 10 + number for word, number in WORDS.items() if 0 < number < 10}
WORDS |= {"mười lăm": 15, "hai mươi": 20, "hai mươi lăm": 25, "ba mươi": 30}
UNITS = {"%": 1, "nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9}
NUMBER = re.compile(r"(?P<digits>[\d., ]*\d) ?(?P<unit>%|nghìn|triệu|tỷ)?(?: đồng)?")
GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")

ERRORS = {
    "part": "one part changed",
    "total": "a total that was not brought up to date",
    "swap": "two digits swapped",
    "base": "a percentage of the wrong base",
    "forgot": "a sum that forgot one part",
    "growth": "growth from the wrong base",
    "restated": "a figure that is told otherwise the second time",
    "average": "an average of other figures",
    "difference": "a difference that is another",
    "malformed": "a number that cannot be one",
    "exchanged": "two figures that changed places",
    "hundred": "percentages of one whole that do not add up to 100",
    "cause": "a whole that makes several percentages wrong",
}


def written(number: str) -> tuple[Fraction, Fraction]:
    """Read a number as written, with what its last digit is worth."""
    told = number.partition("#")[0]
    if told.lower() in WORDS:
        return Fraction(WORDS[told.lower()]), Fraction(1)
    match = NUMBER.fullmatch(told)
    assert match, f"no number: {number}"
    digits = match["digits"].replace(" ", "")
    if match["unit"] != "%" and GROUPED.fullmatch(digits):
        digits = digits.replace(".", "")
    digits = digits.replace(",", ".")
    worth = Fraction(UNITS[match["unit"] or "%"])
    return Fraction(digits) * worth, worth / 10 ** len(digits.partition(".")[2])


def amount(number: str) -> Fraction:
    """Read a number of which the last digit does not matter, of a fraction the numerator."""
    return written(number.partition("/")[0])[0]


def reckoned(told: Told) -> Fraction:
    """Reckon from the parts what the total should be."""
    first, *rest = (amount(part) for part in told.parts)
    match told.kind:
        case "total" | "hundred":
            return sum(rest, start=first)
        case "percentage":
            whole = rest[0] if rest else amount(told.parts[0].partition("/")[2])
            return 100 * first / whole
        case "growth":
            return 100 * abs(first - rest[0]) / rest[0]
        case "difference":
            return abs(first - rest[0])
        case "average":
            return first / rest[0]
        case "restated":
            return first
        case _:
            raise AssertionError(told.kind)


def direction(told: Told) -> str:
    """Say whether the first part is more than the second or less."""
    first, second = (amount(part) for part in told.parts)
    return "up" if first > second else "down"


def judge(told: Told) -> tuple[bool, bool]:
    """Say whether a relation holds, and whether it does but for the last digit."""
    sums = reckoned(told)
    if told.kind == "hundred":
        digit = min(written(part)[1] for part in told.parts)
        return abs(sums - 100) <= len(told.parts) * digit / 2, False
    total, digit = written(told.total)
    if told.direction and told.direction != direction(told):
        return False, False
    if told.about:
        right = {"below": sums <= total, "above": sums >= total, "near": True}[told.about]
        return right and abs(sums - total) <= total / 10, False
    if told.kind not in {"percentage", "growth", "average"}:
        return sums == total, False
    if -digit / 2 <= sums - total < digit / 2:  # half is rounded up
        return True, False
    return abs(sums - total) < digit, True


@pytest.mark.parametrize(("passage", "told"), RELATIONS)
def test_a_relation_is_what_is_said_of_it(passage: Passage, told: Told) -> None:
    right, but_for_the_last_digit = judge(told)
    assert right is told.holds, passage.text
    assert (right and but_for_the_last_digit) is told.note
    assert len({place(passage.text, number) for number in told.numbers}) == len(told.numbers)


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.id)
def test_what_is_wrong_comes_of_the_planted_error(passage: Passage) -> None:
    wrong = [told for told in passage.relations if not told.holds]
    planted = set(passage.wrong)
    for told in wrong:
        assert planted & {place(passage.text, number) for number in told.numbers}
    assert bool(planted) is bool(passage.error)
    assert bool(wrong) is (passage.error not in {"", "malformed"})
    assert passage.error in {"", *ERRORS}


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.id)
def test_every_number_stands_in_one_piece_of_the_text(passage: Passage) -> None:
    pieces = [(start, piece.text) for start, piece in pieces_of(passage.text)]
    assert all(passage.text.startswith(text, start) for start, text in pieces)
    for number in {number for told in passage.relations for number in told.numbers}:
        begin, end = place(passage.text, number)
        assert any(start <= begin and end <= start + len(text) for start, text in pieces)


def test_ids_and_texts_differ() -> None:
    assert len({passage.id for passage in PASSAGES}) == len(PASSAGES)
    assert len({passage.text for passage in PASSAGES}) == len(PASSAGES)


def test_half_of_the_passages_have_an_error() -> None:
    for topic in {passage.topic for passage in PASSAGES}:
        errors = Counter(bool(passage.error) for passage in PASSAGES if passage.topic == topic)
        assert errors == {True: 6, False: 6}


def test_a_third_was_drawn_at_random_with_as_many_errors() -> None:
    drawn: set[str] = set()
    for topic in {passage.topic for passage in PASSAGES}:
        for half in ("error", "right"):
            names = sorted(
                passage.id
                for passage in PASSAGES
                if passage.topic == topic and bool(passage.error) is (half == "error")
            )
            draw = random.Random(f"{topic} {half}")  # noqa: S311 - the same draw every time
            drawn |= set(draw.sample(names, len(names) // 3))
    assert drawn == HELD_OUT


def test_a_file_holds_the_passages_of_one_topic() -> None:
    for path in FILES:
        passages = read_passages(path)
        assert len(passages) <= 15
        assert {
            f"{part}-{passage.topic}" for passage in passages for part in ("open", "held-out")
        } > {path.stem}


def test_there_are_passages_enough_and_every_kind_of_error_and_relation() -> None:
    assert len(PASSAGES) >= 90
    assert {passage.error for passage in PASSAGES} == {"", *ERRORS}
    assert {told.kind for _, told in RELATIONS} == {
        *("total", "percentage", "growth", "difference", "average", "restated", "hundred"),
    }
    assert sum(told.plain for _, told in RELATIONS) >= 30
