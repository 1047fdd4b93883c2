"""Each figure of a text beside what the files say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby

from hongngu_cli.analyse.against.asked import Answer, Ask, Compared, Meaning, Question
from hongngu_cli.analyse.against.bits import Bit, bits_of, sentences_of
from hongngu_cli.analyse.against.meanings import NOT_OURS, PEOPLE, Around, Reader, of_base
from hongngu_cli.analyse.against.pieces import Piece, Scanner
from hongngu_cli.analyse.against.scopes import COURSES, measure_of, said
from hongngu_cli.analyse.against.tables import grids_of
from hongngu_cli.analyse.against.times import Timeline, periods_of
from hongngu_cli.analyse.proofread.judging.rounding import agreement_of
from hongngu_cli.model.passage import Passage
from hongngu_cli.model.proofread import Mention
from hongngu_cli.text.periods import Period

SHORT = 200
"""A line of fewer letters that ends without a full stop is a heading."""
IN_TABLE = "số trong bảng mà tên dòng, tên cột chưa cho biết là số gì"
TOTAL = "là số cộng của các dòng trong bảng"


def compared(
    passages: Sequence[Passage],
    mentions: Sequence[Mention],
    scanner: Scanner,
    ask: Ask,
) -> list[Compared]:
    """Hold the counts of a text against the files that ``ask`` knows."""
    reader = Reader(scanner.kinds, scanner.groups)
    own = {key: list(group) for key, group in groupby(mentions, _place)}
    scanned = [scanner.scan(one.text, own.get(one.paragraph, [])) for one in passages]
    named = [period for pieces in scanned for period in periods_of(_uncompared(pieces))]
    timeline = Timeline(named, _of_title(passages, scanned))
    around = Around(timeline)
    found: list[Compared] = []
    for passage, pieces in zip(passages, scanned, strict=True):
        if passage.cell:
            continue
        found += _of_passage(passage, pieces, reader, around, ask)
    found += _of_tables(passages, own, scanner, Tables(reader, timeline, ask))
    seen = {one.mention for one in found}
    counts = [one for one in mentions if one.numeral.kind in {"count", "ratio"}]
    found += [_left(one, NOT_OURS) for one in counts if one not in seen]
    return sorted(found, key=lambda one: (*one.mention.order, one.part))


def _of_title(passages: Sequence[Passage], scanned: Sequence[Sequence[Piece]]) -> list[Period]:
    """Give the periods that stand above all figures of a document."""
    found: list[Period] = []
    for passage, pieces in zip(passages, scanned, strict=True):
        if passage.cell or any(one.kind == "figure" for one in pieces):
            break
        if len(passage.text) < SHORT:
            found += periods_of(pieces)
    return list(dict.fromkeys(found))


def _uncompared(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Leave out the periods that others are compared with: "so với năm 2020"."""
    before: Piece | None = None
    for one in pieces:
        if one.kind != "period" or before is None or before.what != "differences":
            yield one
        before = one


@dataclass(frozen=True, slots=True)
class Tables:
    """What figures in tables are read and asked with."""

    reader: Reader
    timeline: Timeline
    ask: Ask


def _of_tables(
    passages: Sequence[Passage],
    own: Mapping[int, list[Mention]],
    scanner: Scanner,
    tables: Tables,
) -> Iterator[Compared]:
    """Compare the figures of tables; of one that differs it is not certain what it means."""
    told: set[Mention] = set()
    for grid in grids_of(passages, scanner, own).values():
        for bit, sentence, mention in grid.bits():
            if mention.numeral.kind not in {"count", "ratio"}:
                continue
            told.add(mention)
            around = Around(tables.timeline, trains=True)
            meaning = tables.reader.meaning(bit, sentence, around)
            sure = meaning.sure and not grid.sums_up(mention)
            why = meaning.why or TOTAL
            yield _judged(mention, replace(meaning, weak=True, sure=sure, why=why), tables.ask)
    cells = [one for passage in passages if passage.cell for one in own.get(passage.paragraph, [])]
    counts = [one for one in cells if one.numeral.kind in {"count", "ratio"}]
    yield from (_left(one, IN_TABLE) for one in counts if one not in told)


def _place(mention: Mention) -> int:
    return mention.passage.paragraph


def _of_passage(
    passage: Passage, pieces: Sequence[Piece], reader: Reader, around: Around, ask: Ask
) -> Iterator[Compared]:
    heading = passage.kind == "heading" or (
        len(passage.text) < SHORT
        and passage.text.rstrip()[-1:] not in {".", ";", ":", ","}
        and not any(one.kind == "figure" for one in pieces)
    )
    if heading:
        around.topics = []
    for sentence in sentences_of(pieces):
        bits = bits_of(sentence)
        for bit in bits:
            figure = bit.figure
            if figure and figure.mention and figure.mention.numeral.kind in {"count", "ratio"}:
                meaning = reader.meaning(bit, bits, around)
                yield _judged(figure.mention, meaning, ask)
                if figure.mention.numeral.ratio:
                    yield _judged(figure.mention, of_base(meaning), ask, part=1)
        _go_on(sentence, bits, around)


def _go_on(sentence: Sequence[Piece], bits: Sequence[Bit], around: Around) -> None:
    """Remember what a sentence says of those behind it."""
    around.timeline.name(periods_of(sentence))
    around.trains = around.trains or bool(said(sentence, COURSES | {"training"}))
    first = next((measure_of(bit) for bit in bits if bit.figure and measure_of(bit)), "")
    if first in PEOPLE or first == "held":
        around.measure = first
    if not any(bit.figure for bit in bits):
        around.topics += [one for one in sentence if one.what in {"level", "group", "unit"}]


def _left(mention: Mention, why: str) -> Compared:
    return Compared(mention, "unchecked", why=why)


def _judged(mention: Mention, meaning: Meaning, ask: Ask, part: int = 0) -> Compared:
    """Compare a figure with all it may mean; where one of them agrees, it agrees."""
    left = Compared(mention, "unchecked", why=meaning.why, part=part)
    numeral = mention.numeral
    if not meaning.questions or (numeral.value.denominator != 1 and not numeral.ratio):
        return replace(left, why=meaning.why or NOT_OURS)
    answers: dict[Question, Answer] = {}
    for question in meaning.questions:
        # Most figures agree with what they mean likeliest; no more is counted for them.
        answer = answers[question] = ask(question)
        if answer.value is not None and _agrees(left, answer.value):
            return replace(left, outcome="agrees", question=question, value=answer.value, why="")
    told = {one: answer for one, answer in answers.items() if answer.value}
    if not told:
        return replace(left, why=next(iter(answers.values())).why)
    first = next(iter(told))
    alike = {
        one: answer for one, answer in told.items() if replace(one, count=first.count) == first
    }
    question, answer = min(alike.items(), key=lambda one: abs((one[1].value or 0) - left.stated))
    within = any(_within(left, one) for one in told.values())
    left = replace(left, question=question, value=answer.value)
    lacking = next((one.why for one in answers.values() if one.value is None), "")
    if within or not meaning.sure or lacking:
        why = answer.why if within else meaning.why or lacking
        return replace(left, why=why)
    certain = not meaning.weak and mention.numeral.bound == "exact"
    return replace(left, outcome="differs", why="", certain=certain)


def _agrees(one: Compared, value: int) -> bool:
    numeral = one.mention.numeral
    if numeral.bound == "exact":
        return one.stated == value
    beyond = BEYOND.get(numeral.bound, 0) * (value - numeral.value)
    return beyond >= 0 and agreement_of(numeral, Fraction(value)) is not None


BEYOND = {"least": 1, "most": -1}
"""On which side of such a bound the truth is: "trên 300" of 301, never of 299."""


def _within(one: Compared, answer: Answer) -> bool:
    """Tell whether rows that do not say whether they belong may make up for the difference."""
    value = answer.value or 0
    return bool(answer.more) and value <= one.stated <= value + answer.more
