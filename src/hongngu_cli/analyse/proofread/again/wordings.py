"""The words around figures, by which two of them speak of the same thing or of two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from fractions import Fraction

from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.fold import fold
from hongngu_cli.text.spellings import as_written

NUMBER = "#"
WORDS, FAR, LETTERS = 10, 16, 48
LONG, LONGEST = 4, 200
"""So many words of a name are met but once; a heading has no more letters than that."""
SENTENCE = re.compile(r"[.!?;](?:\s+|$)")
CLAUSE = re.compile(r"[.!?;,:(](?:\s|$)")
NAMES = re.compile(r"(?<=[^.!?:;(] )[A-ZĐ]\w+(?: [A-ZĐ]\w+)+")
ENDED = re.compile(r"[.,:;!?…)]\s*$")
LISTED = re.compile(r"\s*(?:[-+*•–●]|\(?\w{1,3}[.)])\s")


class Wordings:
    """Knows the words around the figures of a text."""

    def __init__(self, context: Context, words: ProofreadWords) -> None:
        """Make patterns of the words once."""
        self.context = context
        self.little = frozenset(fold(word) for word in words.little)
        self.predicate = re.compile(rf"(?<!\w){as_written((*words.predicate, *words.still))}(?!\w)")

    def common(self, first: Token, again: Token) -> int:
        """Count the words of the stretches that are common to what stands around figures."""
        run = _common_runs(self._around(first), self._around(again))
        return sum(word not in self.little and word != NUMBER for word in run)

    def _around(self, figure: Token) -> list[str]:
        """Give the words around a figure in its sentence, without the number itself."""
        text = mention(figure).passage.text
        before, behind = text[: figure.start], text[figure.end :]
        return [
            *_words(_last_sentence(before))[-WORDS:],
            NUMBER,
            *_words(_first_sentence(behind))[:FAR],
        ]

    def shared(self, title: Token, again: Token) -> Fraction:
        """Give what part of a title's words the sentence of a figure has, too."""
        words = {one for one in _words(self.own(title)) if not one.isdigit()} - self.little
        return Fraction(len(words & set(_words(self.own(again)))), len(words) or 1)

    def says_nothing_new(self, first: Token, again: Token) -> bool:
        """Tell a figure all words before which stand in the sentence of the first."""
        words = set(_words(self.context.clause_before(again))) - self.little
        return bool(words) and words <= set(_words(self.own(first)))

    def narrows(self, first: Token, again: Token) -> bool:
        """Tell a figure of things that are named more narrowly than before.

        So stand "1.120 học viên" and "trong số 1.102 học viên dự thi tốt nghiệp".
        """
        return not set(self._name(again)) <= set(_words(self.own(first)))

    def is_namesake(self, first: Token, again: Token) -> bool:
        """Tell figures of what bears one long name, of which one may leave words out."""
        one, other = self._name(first), self._name(again)
        fewer, more = sorted(({*one}, {*other}), key=len)
        return len(fewer) >= LONG and fewer <= more and one[0] == other[0]

    def is_headed(self, first: Token, again: Token) -> bool:
        """Tell a heading that a text repeats, but for what stands before the figure."""
        if not self.is_heading(first):
            return False
        if self._is_gist(first, again):
            return True
        one, other = (
            _words(CLAUSE.split(mention(figure).passage.text[figure.end :])[0])
            for figure in (first, again)
        )
        return len(one) >= LONG and other == one

    def _is_gist(self, first: Token, again: Token) -> bool:
        """Tell a heading that ends in its figure, all words of which a sentence says too."""
        words = _words(mention(first).passage.text[: first.start])
        ends = not self.context.text_behind(first).strip().removeprefix(mention(first).unit)
        return ends and len(words) >= LONG and set(words) <= set(_words(self.own(again)))

    def is_heading(self, figure: Token) -> bool:
        """Tell a figure in a short line of its own that ends no sentence and is none of a list."""
        text = mention(figure).passage.text.strip()
        alone = len(text) <= LONGEST and not mention(figure).passage.cell
        return alone and not ENDED.search(text) and not LISTED.match(text)

    def _name(self, figure: Token) -> list[str]:
        """Give the words behind a figure that name what it counts."""
        text = self.predicate.split(self.context.text_behind(figure))[0]
        return [word for word in _words(text) if word not in self.little]

    def names_differ(self, first: Token, again: Token) -> bool:
        """Tell whether each figure is of a place or body that is not the other's."""
        one, other = (set(NAMES.findall(_as_names(self.own(x)))) for x in (first, again))
        return bool(one - other and other - one)

    def subjects_differ(self, first: Token, again: Token) -> bool:
        """Tell whether the same words lead to each figure but for a name between them.

        So stand "lớp tin học có 123 học viên" and "lớp nghiệp vụ có 132 học viên".
        """
        one, other = (fold(self.context.text_before(token)).split() for token in (first, again))
        steps = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
        kinds = [kind for kind, *_ in steps]
        return "replace" in kinds[1:] and kinds[0] == "equal"

    def own(self, figure: Token) -> str:
        """Give the sentence a figure stands in, without its number."""
        text = mention(figure).passage.text
        return f"{_last_sentence(text[: figure.start])} {_first_sentence(text[figure.end :])}"

    def near(self, figure: Token) -> str:
        """Give the letters right before and behind a figure in its sentence."""
        text = mention(figure).passage.text
        before, behind = _last_sentence(text[: figure.start]), _first_sentence(text[figure.end :])
        return f"{before[-LETTERS:]} {behind[:LETTERS]}"


def _as_names(text: str) -> str:
    """Give a text whose capitals tell names; those of a heading in capitals do not."""
    return text.lower() if text.isupper() else text


def _words(text: str) -> list[str]:
    return fold(text).split()


def _last_sentence(text: str) -> str:
    return SENTENCE.split(text)[-1]


def _first_sentence(text: str) -> str:
    return SENTENCE.split(text)[0]


def _common_runs(one: Sequence[str], other: Sequence[str]) -> Iterator[str]:
    """Give the words of all stretches of several words that two texts have in common."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for found in matcher.get_matching_blocks():
        if found.size > 1:
            yield from one[found.a : found.a + found.size]
