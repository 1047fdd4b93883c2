"""Whatever a text says, its figures are held against one another without going astray."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hongngu_cli import shipped
from hongngu_cli.analyse.proofread import proofread
from hongngu_cli.model.passage import Cell, Passage
from hongngu_cli.model.proofread import Proofread
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.report.proofread import proofread_report
from hongngu_cli.text.numbers import count, share

VOCABULARY = load_vocabulary(shipped.vocabulary())
WORDS = st.sampled_from(
    [
        *(
            "12",
            "05",
            "0",
            "1.234",
            "45%",
            "3,5",
            "14/31",
            "2021",
            "73.5134",
            "hai",
            "tỷ đồng",
            "đồng chí",
        ),
        *("lớp", "(", ")", ";", ",", ".", ":", "\n", "- ", "trong đó", "gồm", "tổng cộng", "chiếm"),
        *(
            "tăng",
            "giảm",
            "so với",
            "bình quân",
            "mỗi lớp",
            "còn thiếu",
            "năm",
            "nữ",
            "trong số",
            "và",
            "/",
        ),
    ]
)
SLOW = settings(deadline=None, max_examples=50)
FOLDER = Path(__file__).parent / "proofread_passages"
TEXTS = [
    one["text"]
    for path in sorted(FOLDER.rglob("open-*.toml"))
    for one in tomllib.loads(path.read_text(encoding="utf-8"))["passage"]
]
NUMBER = re.compile(r"\d[\d.,]*")
NUMBERS = st.sampled_from(["0", "00", "0,0", "1", "100", "0/5", "5/0", "0%", "999.999", "73.5134"])
PARTS = st.lists(st.integers(3, 900), min_size=3, max_size=6)
NAMES = ("giáo dục", "y tế", "công an", "quân sự", "tài chính", "văn hoá")


def read(*texts: str) -> Proofread:
    return proofread([Passage(t, paragraph=n) for n, t in enumerate(texts, 1)], VOCABULARY)


@SLOW
@given(st.lists(WORDS, max_size=40))
def test_any_words_are_read_without_going_astray(words: list[str]) -> None:
    found = read(" ".join(words), *words[:3])
    assert proofread_report(found, "a.txt", VOCABULARY, dt.date(2026, 1, 1))
    for one in found.mentions:
        assert one.passage.text[one.numeral.start : one.numeral.end] == one.numeral.text
    for relation in found.relations:
        assert relation.holds or 0 < relation.confidence < 1
    coverage = found.coverage
    assert coverage.agree + coverage.differ == coverage.checked <= coverage.figures


@SLOW
@given(st.sampled_from(TEXTS), st.data())
def test_any_numbers_may_stand_in_a_report(text: str, data: st.DataObject) -> None:
    for found in reversed([*NUMBER.finditer(text)]):
        if data.draw(st.booleans()):
            text = text[: found.start()] + data.draw(NUMBERS) + text[found.end() :]
    told = read(*text.splitlines())
    assert proofread_report(told, "a.txt", VOCABULARY, dt.date(2026, 1, 1))


@SLOW
@given(st.lists(st.lists(WORDS, min_size=2, max_size=4), min_size=2, max_size=5))
def test_any_table_is_read_without_going_astray(rows: list[list[str]]) -> None:
    cells = [
        Passage(text, kind="cell", cell=Cell(1, row, column))
        for row, texts in enumerate(rows, 1)
        for column, text in enumerate(texts, 1)
    ]
    proofread(
        [Passage(one.text, "", n, "cell", None, one.cell) for n, one in enumerate(cells, 1)],
        VOCABULARY,
    )


def listed(total: int, parts: list[int]) -> str:
    inside = "; ".join(f"{name} {count(n)}" for name, n in zip(NAMES, parts, strict=False))
    return f"Toàn huyện kết nạp {count(total)} đảng viên ({inside})."


@SLOW
@given(PARTS)
def test_brackets_that_add_up_hold(parts: list[int]) -> None:
    found = read(listed(sum(parts), parts))
    assert not found.findings
    assert any(one.total.value == sum(parts) and one.holds for one in found.relations)


@SLOW
@given(PARTS, st.integers(0, 2), st.integers(1, 9))
def test_brackets_with_one_part_changed_are_told(parts: list[int], at: int, more: int) -> None:
    wrong = [n + more if place == at else n for place, n in enumerate(parts)]
    assume(more * 10 < sum(parts))
    [finding] = read(listed(sum(parts), wrong)).findings
    assert finding.relations[0].difference == more


@SLOW
@given(st.integers(1, 500), st.integers(1, 500))
def test_shares_that_are_rounded_hold(part: int, rest: int) -> None:
    base = part + rest
    text = f"Có {count(base)} hộ, trong đó {count(part)} hộ nghèo, chiếm {share(part / base, 2)}."
    assert not read(text).findings
