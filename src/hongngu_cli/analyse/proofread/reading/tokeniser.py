"""Passages to tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from hongngu_cli.analyse.proofread.reading.tokens import LABEL, MONEY, Stream, Token, TokenKind
from hongngu_cli.analyse.proofread.tables.numbering import numbering
from hongngu_cli.model.passage import Passage
from hongngu_cli.model.proofread import Mention
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.numerals import NumeralReader, lowered
from hongngu_cli.text.numerals.surroundings import UnitFound
from hongngu_cli.text.spellings import as_written

MARKS: dict[str, TokenKind] = {
    "(": "open",
    "[": "open",
    ")": "close",
    "]": "close",
    ";": "semicolon",
    ",": "comma",
    ":": "colon",
    "và": "and",
    "cùng": "and",
    "\n": "line",
}
KEPT = 512
"""Texts whose numbers are kept: documents of one kind have many sentences in common."""
RATE = re.compile(r"\s*/\s*[^\W\d]|\s*/\s*1\s")
"""Behind a unit: "25 học viên/lớp"."""
PRICE = re.compile(r"\s+[^\d/,;.:()]{0,14}[^\W\d]{2}\s?/\s*[^\W\d]")
"""Behind a number of what is no unit: "36 triệu đồng/lượng", "92,5 USD/thùng"."""
MARKER = re.compile(r"\s*([-+*•–o●]|\(?\w{1,3}[.)/]|\d{1,2}\s?[-–])\s")
STOP = re.compile(r"[.!?…]+(?=[\"”’)]?(?:\s|$))")
ENDED = re.compile(r"[.;:!?]\s*$")
"""Where a line breaks otherwise, its sentence goes on."""
NEXT_WORD = re.compile(r"[^\w\n]*(\w?)")
NUMBER_NEXT = re.compile(r"\s*\d")
SHORT_CAPITALS = re.compile(r"(?:^|\W)[A-ZĐ][a-zA-ZĐđ]?$")


class Tokeniser:
    """Makes tokens of passages."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Make patterns of the words once."""
        self.reader = NumeralReader(vocabulary)
        self.numerals = lru_cache(maxsize=KEPT)(self.reader.read)
        words = vocabulary.proofread
        self.kinds = {**_kinds(words), **MARKS}
        named = as_written(word for word in self.kinds if word[-1].isalpha())
        marks = "".join(re.escape(word) for word in self.kinds if not word[-1].isalpha())
        self.pattern = re.compile(rf"(?<!\w){named}(?!\w)|[{marks}]")
        scales, money = as_written(self.reader.around.scales), as_written(words.money)
        each = as_written(words.each)
        self.for_each = re.compile(rf"\s*(?:{scales}\s+)?(?:{money}\s+)?{each}\s+[^\W\d]")

    def stream(self, passages: Sequence[Passage]) -> Stream:
        """Make tokens of all passages, each of which begins a line."""
        lowers = tuple(lowered(passage.text) for passage in passages)
        tokens: list[Token] = []
        numbers = numbering(passages)
        for number, passage in enumerate(passages):
            if number in numbers:
                tokens.append(Token("line", number, 0, 0))
                continue
            marker = _marker(passage.text, 0)
            tokens.append(Token("line", number, 0, 0, marker))
            tokens += self._of(passage, lowers[number], number)
        closes = dict(_pairs(tokens))
        return Stream(tuple(passages), lowers, tuple(_at_depth(tokens, closes)), closes)

    def _of(self, passage: Passage, lower: str, number: int) -> list[Token]:
        text = passage.text
        numerals = self.numerals(text)
        covered = {place for one in numerals for place in range(one.start, one.end)}
        found = [Token(kind, number, *span, word) for kind, span, word in self._words(text, lower)]
        tokens = [token for token in found if token.start not in covered]
        for numeral in numerals:
            unit = self.reader.around.unit_at(lower, numeral.end)
            kind: TokenKind = "figure" if numeral.is_quantity else "year"
            if numeral.flaw == "malformed":
                kind = "malformed"
            elif not numeral.is_quantity and numeral.kind != "year":
                continue
            end = unit.end if unit else numeral.end
            word = text[unit.start : unit.end] if unit else ""
            mention = Mention(passage, numeral, word)
            of = kind_of(unit) if unit else numeral.kind if numeral.kind == MONEY else ""
            tokens = [one for one in tokens if not numeral.end <= one.start < end]
            span = (numeral.start, numeral.end)
            rate = bool((RATE if unit else PRICE).match(lower, end))
            rate = rate or (of == MONEY and bool(self.for_each.match(lower, end)))
            tokens.append(Token(kind, number, *span, numeral.text, 0, mention, of, end, rate))
        tokens.sort(key=lambda token: token.start)
        return list(_named(tokens, text))

    def _words(self, text: str, lower: str) -> Iterator[tuple[TokenKind, tuple[int, int], str]]:
        for found in STOP.finditer(text):
            begins = NEXT_WORD.match(text, found.end())
            short = SHORT_CAPITALS.search(text[max(0, found.start() - 3) : found.start()])
            if not short and not (begins and begins[1].islower()):
                yield "stop", found.span(), found[0]
        for found in self.pattern.finditer(lower):
            word = found[0]
            kind = self.kinds[word]
            if kind == "line":
                marker = _marker(text, found.end())
                if marker or ENDED.search(text[: found.start()]):
                    yield kind, found.span(), marker
            elif kind == "colon" and NUMBER_NEXT.match(text, found.end()):
                yield kind, found.span(), LABEL
            else:
                yield kind, found.span(), word


def kind_of(unit: UnitFound) -> str:
    """Give the kind of what is counted; of sizes and times each unit is one."""
    return unit.word if unit.kind in {"size", "time"} else unit.kind


def _kinds(words: ProofreadWords) -> dict[str, TokenKind]:
    kinds: tuple[tuple[TokenKind, Iterable[str]], ...] = (
        ("besides", words.besides),
        ("in-which", words.in_which),
        ("all-of", words.all_of),
        ("sum-line", words.sum_line),
        ("sum-of", words.sum_of),
    )
    return {word: kind for kind, phrases in kinds for word in phrases}


def _marker(text: str, at: int) -> str:
    """Give the kind of mark that a line begins with: "-", "1.", "a)"."""
    found = MARKER.match(text, at)
    if not found:
        return ""
    return re.sub(r"\d+", "1", re.sub(r"[^\W\d_]+", "a", found[1]))


def _pairs(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Give which bracket closes which; one that its line never closes is none."""
    opened: list[int] = []
    for number, token in enumerate(tokens):
        if token.kind == "line":
            opened.clear()
        elif token.kind == "open":
            opened.append(number)
        elif token.kind == "close" and opened:
            yield opened.pop(), number


def _at_depth(tokens: Sequence[Token], closes: dict[int, int]) -> Iterator[Token]:
    ends = set(closes.values())
    depth = 0
    for number, token in enumerate(tokens):
        if number in ends:
            depth -= 1
        if token.kind in {"open", "close"} and number not in closes and number not in ends:
            yield replace(token, kind="and", depth=depth)
            continue
        yield replace(token, depth=depth) if depth else token
        if number in closes:
            depth += 1


def _named(tokens: Sequence[Token], text: str) -> Iterator[Token]:
    """Give each figure the words that tell it from its neighbours, before it or else behind.

    In brackets these may hold a comma: "(nghiệp vụ 07; lãnh đạo, quản lý 58)".
    """
    depth = 0
    for number, token in enumerate(tokens):
        depth += (token.kind == "open") - (token.kind == "close")
        if token.mention is None:
            yield token
            continue
        at = number - 1
        while depth > 0 and at >= 0 and tokens[at].kind in {"comma", "and"}:
            at -= 1
        labelled = at >= 0 and tokens[at].kind == "colon" and tokens[at].word == LABEL
        changed = at >= 0 and tokens[at].kind == "besides" and tokens[at].end + 1 == token.start
        ends = tokens[at].start if labelled or changed else token.start
        at -= labelled or changed
        before = max(tokens[at].end, tokens[at].unit_end) if at >= 0 else 0
        behind = tokens[number + 1].start if number + 1 < len(tokens) else len(text)
        name = text[before:ends].strip(" -–+*•,\t\n").removeprefix("và ")
        name = name or text[token.unit_end : behind].strip()
        if not name and number and tokens[number - 1].kind == "open":
            name = text[tokens[number - 2].end if number > 1 else 0 : tokens[number - 1].start]
            name = name.strip(" -–+*•,\t\n").removeprefix("và ")
        yield replace(token, mention=replace(token.mention, name=name))
