"""What the words before a figure make of it: growth, loss, what lacks, what is left over."""

from __future__ import annotations

import re

from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.fold import fold
from hongngu_cli.text.spellings import as_written

SAID_AGAIN = {"(", "(-", "(–", "(−", "(+", "="}
"""What stands alone before a figure that says the one before it otherwise."""


class Cues:
    """Knows the words of changes."""

    def __init__(self, context: Context, words: ProofreadWords) -> None:
        """Make patterns of the words once."""
        self.context = context
        self.known: dict[Token, str] = {}
        grown, shrunk, equal, missing, left_over = map(
            as_written,
            (words.grown, words.shrunk, words.share_of, words.missing, words.left_over),
        )
        self.cue = re.compile(
            rf"(?<!\w)(?:(?P<up>{grown})|(?P<down>{shrunk})|(?P<missing>{missing})"
            rf"|(?P<left>{left_over})|(?P<share>{equal}))(?!\w)"
        )
        self.little = frozenset(fold(word) for word in words.little)
        self.same = re.compile(r"(?<!\w)(?:tương đương|tương ứng|bằng)(?!\w)")
        self.compared = re.compile(rf"(?<!\w){as_written(words.compared)}(?!\w)")
        self.done = re.compile(rf"(?<!\w){as_written(words.done)}(?!\w)")

    def cue_of(self, figure: Token) -> str:
        """Tell what the words before a figure make of it: up, down, missing, left, share or ""."""
        if figure not in self.known:
            self.known[figure] = self._cue_of(figure)
        return self.known[figure]

    def _cue_of(self, figure: Token) -> str:
        text = self.context.clause_before(figure)
        found = [one for one in self.cue.finditer(text) if not self.same.fullmatch(one[0])]
        if found:
            return found[-1].lastgroup or ""
        return self._carried(figure) if self.goes_on(figure) else ""

    def goes_on(self, figure: Token) -> bool:
        """Tell a figure that says the one before it otherwise: "tương đương 7,53%", "(12%)"."""
        text = self.context.clause_before(figure)
        return bool(self.same.search(text)) or text.strip() in SAID_AGAIN

    def _carried(self, figure: Token) -> str:
        """Take the cue of the figure before: "tăng 87 lượt, tương đương 7,53%"."""
        before = self.context.before(figure, 0, wanted=lambda one: one.kind == "figure")
        if not before:
            return ""
        found = [
            one
            for one in self.cue.finditer(self.context.clause_before(before[0]))
            if not self.same.fullmatch(one[0])
        ]
        return found[-1].lastgroup or "" if found else ""

    def is_of_another(self, figure: Token, cue: str) -> bool:
        """Tell a change of something that the sentence did not speak of before its clause.

        "Có 105 đơn, nay 84 đơn, vụ việc giảm 25%" says nothing of the two figures.
        """
        before, clause = self.context.text_before(figure), self.context.clause_before(figure)
        return not self.is_named(figure, cue, before[: len(before) - len(clause)])

    def is_named(self, figure: Token, cue: str, text: str) -> bool:
        """Tell whether a text speaks of all that a change is said to be of, if of anything."""
        clause = self.context.clause_before(figure)
        found = [one for one in self.cue.finditer(clause) if one.lastgroup == cue]
        if not found:
            return True
        subject = self.compared.split(clause[: found[0].start()])[0]
        subject = subject.rpartition("(")[2]
        named = {word for word in fold(subject).split() if not word.isdigit()} - self.little
        return named <= set(fold(text).split())

    def is_compared_with(self, text: str) -> bool:
        """Tell words that compare with what follows, and do not say what was done beside it.

        "Tăng 67 vụ so với cùng kỳ đã giải quyết 118 vụ" lacks but a comma.
        """
        found = self.compared.search(text)
        return found is not None and not self.done.search(text, found.end())

    def is_besides(self, figure: Token) -> bool:
        """Tell a figure that only compares: behind "tăng" or "so với"."""
        text = self.context.clause_before(figure)
        return bool(self.cue_of(figure) in {"up", "down"} or self.compared.search(text))

    def is_signed(self, figure: Token) -> bool:
        """Tell a share such as -17%, which is a change and no share of anything."""
        lower = self.context.stream.lowers[figure.passage]
        return lower[: figure.start].endswith((" -", " −", "(-", "(−"))
