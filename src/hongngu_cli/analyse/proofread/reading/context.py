"""What stands near a figure: its sentence, the figures before it, words between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from hongngu_cli.analyse.proofread.reading.stretches import compared, is_count
from hongngu_cli.analyse.proofread.reading.tokens import Stream, Token
from hongngu_cli.text.fold import fold

CLAUSE_MARKS = {"comma", "semicolon", "stop", "line", "close"}
SENTENCE_MARKS = {"semicolon", "stop", "line", "in-which", "all-of"}
WORDS = {"in-which", "all-of", "sum-of", "sum-line", "besides", "and"}
NEAR = 24
"""So many figures before another may have to do with it."""


class Context:
    """Finds the figures of a text that may belong together."""

    def __init__(self, stream: Stream) -> None:
        """Take a text; each of its lines ends a sentence."""
        self.stream = stream
        self.figures = [token for token in stream.tokens if token.kind == "figure"]
        self.sentences: dict[Token, int] = {}
        self.clauses: dict[Token, str] = {}
        number = 0
        for token in stream.tokens:
            number += token.kind in {"stop", "line"} and not token.depth
            self.sentences[token] = number

    @cached_property
    def places(self) -> dict[Token, int]:
        """Where each token stands in the stream."""
        return {token: number for number, token in enumerate(self.stream.tokens)}

    @cached_property
    def compared(self) -> set[Token]:
        """The figures behind "tăng" or "so với"."""
        return compared(self.stream.tokens)

    @cached_property
    def ranks(self) -> dict[Token, int]:
        """Where each figure stands among the figures."""
        return {token: number for number, token in enumerate(self.figures)}

    @cached_property
    def kinds(self) -> dict[tuple[int, int], str]:
        """What each figure counts, by where it stands."""
        return {token.mention.order: token.unit for token in self.figures if token.mention}

    @cached_property
    def tokens(self) -> dict[tuple[int, int], Token]:
        """The token of each figure, by where it stands."""
        return {token.mention.order: token for token in self.figures if token.mention}

    @cached_property
    def by_sentence(self) -> dict[int, list[Token]]:
        """The tokens of each sentence."""
        found: dict[int, list[Token]] = {}
        for token in self.stream.tokens:
            found.setdefault(self.sentences[token], []).append(token)
        return found

    def sentence(self, token: Token) -> Sequence[Token]:
        """Give the tokens of the sentence in which one stands."""
        return self.by_sentence[self.sentences[token]]

    def same(self, one: Token, other: Token) -> bool:
        """Tell whether two tokens stand in one sentence."""
        return self.sentences[one] == self.sentences[other]

    def follows(self, one: Token, other: Token) -> bool:
        """Tell whether the sentence of a token is the next one behind that of another."""
        return self.sentences[other] - self.sentences[one] == 1

    def before(
        self, token: Token, sentences: int = 0, wanted: Callable[[Token], bool] = is_count
    ) -> list[Token]:
        """Give figures before one in its sentence and some before it, nearest first."""
        rank = self.ranks[token]
        first = self.sentences[token] - sentences
        near = reversed(self.figures[max(0, rank - NEAR) : rank])
        return [one for one in near if self.sentences[one] >= first and wanted(one)]

    def figures_of_sentence(self, token: Token) -> list[Token]:
        """Give all figures of a token's sentence."""
        return [one for one in self.sentence(token) if one.kind == "figure"]

    def after(self, token: Token) -> list[Token]:
        """Give the counts behind one in its sentence."""
        rank = self.ranks[token]
        near = self.figures[rank + 1 : rank + 1 + NEAR]
        return [one for one in near if self.same(one, token) and is_count(one)]

    def behind(self, token: Token) -> list[Token]:
        """Give the tokens behind one up to the end of its clause, brackets in it too."""
        at = self.places[token] + 1
        found: list[Token] = []
        for one in self.stream.tokens[at:]:
            ends = one.depth <= token.depth and one.kind in {"comma", "semicolon", "stop", "line"}
            if ends or one.depth < token.depth:
                break
            found.append(one)
        return found

    def rest_of_sentence(self, token: Token) -> list[Token]:
        """Give the tokens behind one up to a semicolon, its parts, or the sentence's end."""
        at = self.places[token] + 1
        found: list[Token] = []
        for one in self.stream.tokens[at:]:
            ends = one.depth <= token.depth and one.kind in SENTENCE_MARKS
            if ends or one.depth < token.depth:
                break
            found.append(one)
        return found

    def text_before(self, token: Token) -> str:
        """Give the words of the sentence before a token, in small letters."""
        first = next((one for one in self.sentence(token) if one.passage == token.passage), token)
        start = first.end if first.kind in {"stop", "line"} else first.start
        return self.stream.lowers[token.passage][start : token.start]

    def clause_before(self, token: Token) -> str:
        """Give the words before a token since the last comma or figure, in small letters.

        At the beginning of brackets they are those before these.
        """
        if token not in self.clauses:
            self.clauses[token] = self._clause_before(token)
        return self.clauses[token]

    def _clause_before(self, token: Token) -> str:
        at = self.places[token] - 1
        tokens = self.stream.tokens
        while at >= 0 and tokens[at].kind not in {*CLAUSE_MARKS, "figure"}:
            at -= 1
        if at < 0 or tokens[at].passage != token.passage:
            return self.stream.lowers[token.passage][: token.start]
        return self.stream.lowers[token.passage][
            max(tokens[at].end, tokens[at].unit_end) : token.start
        ]

    def tokens_between(self, one: Token, other: Token) -> Sequence[Token]:
        """Give the tokens between two."""
        return self.stream.tokens[self.places[one] + 1 : self.places[other]]

    def in_item(self, one: Token, other: Token) -> bool:
        """Tell whether no semicolon stands between two tokens, outside of brackets."""
        depth = min(one.depth, other.depth)
        between = self.tokens_between(one, other)
        return not any(token.kind == "semicolon" and token.depth <= depth for token in between)

    def text_inside(self, token: Token) -> str:
        """Give the words before a token in its bracket, in small letters."""
        at = self.places[token] - 1
        tokens = self.stream.tokens
        while at >= 0 and not (tokens[at].kind == "open" and tokens[at].depth < token.depth):
            at -= 1
        return self.text_between(tokens[at], token) if at >= 0 else ""

    def text_between(self, one: Token, other: Token) -> str:
        """Give the words between two tokens, in small letters; none of two passages."""
        if one.passage != other.passage:
            return ""
        return self.stream.lowers[one.passage][one.end : other.start]

    def text_behind(self, token: Token) -> str:
        """Give the words behind a token up to the next figure or mark, in small letters."""
        at = self.places[token] + 1
        marks = (one for one in self.stream.tokens[at:] if one.kind not in WORDS)
        following = next(marks, None)
        lower = self.stream.lowers[token.passage]
        same = following and following.passage == token.passage
        return lower[token.end : following.start if following and same else len(lower)]

    def words_around(self, figure: Token) -> set[str]:
        """Give the words of a figure's clause before it and behind, folded."""
        return set(fold(f"{self.clause_before(figure)} {self.text_behind(figure)}").split())
