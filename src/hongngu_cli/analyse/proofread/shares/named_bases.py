"""Bases that a share names behind it: "chiếm 35% tổng số lượt cử đi", "đạt 90% kế hoạch"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hongngu_cli.analyse.proofread.changes.changes import are_alike
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.shares.pairs import Pair, is_larger
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.fold import fold
from hongngu_cli.text.spellings import as_written

TWO = 2
SENTENCES = 2
"""So many sentences before a share its base may stand."""


class NamedBases:
    """Finds the figure that the words behind a share speak of."""

    def __init__(self, context: Context, words: ProofreadWords) -> None:
        """Make patterns of the words once."""
        self.context = context
        of = as_written((*words.whole, *words.out_of, "số", "của"))
        aimed = as_written(words.aimed)
        self.all = re.compile(rf"(?<!\w){as_written(words.total_row)}(?!\w)")
        self.of = re.compile(rf"\s*(?:(?:so với|của|trên|trong)\s+)?{of}\s+")
        self.among = re.compile(
            rf"^\s*{as_written(words.out_of)}\s+(?P<name>[^,;:()]+?),?\s+có\s*$"
        )
        self.out_of_all = re.compile(r"\s*(?:trên |trong |so với )?tổng số(?!\w)")
        self.target = re.compile(rf"\s*(?:so với\s+)?{aimed}(?!\w)")
        self.aimed = re.compile(rf"(?<!\w){aimed}(?!\w)")
        self.given = re.compile(rf"(?<!\w)(?:(?:đã\s+)?được\s+)?{aimed}(?!\w)")
        self.reached = re.compile(rf"(?<!\w){as_written(words.reached)}(?!\w)")
        self.little = frozenset(fold(word) for word in words.little)
        self.share_of = frozenset(word for one in words.share_of for word in fold(one).split())

    def pairs(self, share: Token, part: Token) -> Iterator[Pair]:
        """Give the base of a share whose name stands behind it."""
        behind = self.context.text_behind(share)
        if self.is_of_aim(share):
            base = self._aimed_at(part)
            evidence = "aimed-before"
        elif found := self.of.match(behind) or self.among.search(self.context.text_before(part)):
            name = found["name"] if "name" in found.groupdict() else behind[found.end() :]
            base = self._called(name, part)
            evidence = "named"
        else:
            return
        if base:
            yield Pair(mention(part), mention(base), 0.85, evidence)

    def part(self, share: Token, base: Token) -> Token | None:
        """Give the only count of a sentence before whose words those before a share repeat."""
        said = set(fold(self.context.text_before(share)).split()) - self.little - self.share_of
        kin = [one for one in self.context.before(share, SENTENCES) if are_alike(one, base)]
        kin = [one for one in kin if not self.context.same(one, share)]
        found = [one for one in kin if len(said) > TWO and said <= self.context.words_around(one)]
        return found[0] if len(found) == 1 and len(kin) == 1 and is_larger(base, found[0]) else None

    def of_all(self, share: Token) -> bool:
        """Tell a share of all there are: "chiếm 83% tổng số đại biểu"."""
        return bool(self.out_of_all.match(self.context.text_behind(share)))

    def is_of_aim(self, share: Token) -> bool:
        """Tell a share of what was aimed at: "đạt 120% kế hoạch"."""
        return bool(self.target.match(self.context.text_behind(share)))

    def _aimed_at(self, part: Token) -> Token | None:
        """Give the only count of a sentence before that tells an aim, and nothing reached."""
        for before in self._kin(part):
            if self.context.same(before, part):
                continue
            words = self.context.text_before(before)
            done = self.reached.search(self.given.sub("", words))
            if not self.aimed.search(words) or done:
                return None
            sentence = self.context.figures_of_sentence(before)
            kin = [one for one in sentence if one.unit == part.unit]
            return before if len(kin) == 1 else None
        return None

    def _called(self, name: str, part: Token) -> Token | None:
        """Give the only count before a part near which all words of a name stand.

        Of several it is the one that is called all there are, or that has no other name.
        """
        wanted = set(fold(name).split()) - self.little
        if not wanted:
            return None
        found = [one for one in self._kin(part) if wanted <= self.context.words_around(one)]
        named = [one for one in found if self.all.search(self.context.clause_before(one))]
        bare = [one for one in found if wanted <= set(fold(mention(one).unit).split())]
        if len(wanted - set(fold(mention(part).unit).split())) < TWO:
            found = bare
        elif len(found) > 1:
            found = named or bare
        return found[0] if len(found) == 1 and is_larger(found[0], part) else None

    def _kin(self, part: Token) -> list[Token]:
        return [one for one in self.context.before(part, SENTENCES) if one.unit == part.unit]
