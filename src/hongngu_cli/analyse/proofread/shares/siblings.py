"""Shares that stand beside others of one base and agree with another base only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.shares.pairs import Pair
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import Mention, Relation, base_value

SEARCHED = {"nearby", "nearest"}
"""What a share agrees with after a search, and not because words point there."""
INTRODUCING = {"in-which", "all-of", "open"}
ALONE, SEVERAL = 0.88, 0.92
TWO = 2
SURELY = {"exact", "rounded", "truncated", "last-digit"}
"""A share that is told as a bound agrees with much."""
LED = 0.75
"""Words that lead less surely to a base than that count for less than other shares do."""
Shares = Sequence[tuple[Token, Relation | None]]


class Siblings:
    """Knows the shares of a text by their sentences and bases, and totals by their parts."""

    def __init__(self, context: Context, totals: Sequence[Relation], shares: Shares) -> None:
        """Sort shares, with what each is of, and totals."""
        self.context = context
        self.sentences: dict[int, list[tuple[Token, Relation | None]]] = {}
        self.held: dict[Mention, list[Relation]] = {}
        for token, relation in shares:
            self.sentences.setdefault(context.sentences[token], []).append((token, relation))
            if relation and relation.holds and len(relation.parts) == TWO:
                self.held.setdefault(relation.parts[1], []).append(relation)
        self.totals: dict[Mention, list[Relation]] = {}
        for one in totals:
            for part in one.parts if one.agreement == "exact" else ():
                self.totals.setdefault(part, []).append(one)

    def beside(self, share: Token) -> list[tuple[Token, Relation]]:
        """Give the shares of a sentence that agree with a part and a base."""
        here = self.sentences[self.context.sentences[share]]
        told = [(token, one) for token, one in here if one and one.agreement in SURELY]
        return [(token, one) for token, one in told if len(one.parts) == TWO]

    def of_another(self, share: Token, part: Token, told: Relation | None) -> Pair | None:
        """Give the base that shares beside one are of, where it is told to be of another.

        The parts of a total that adds up are of that total, wherever they stand; figures of one
        sentence are of the base that at least two shares before or around them are of.
        """
        if told and told.evidence[0] not in SEARCHED and told.confidence >= LED:
            return None
        for base, confidence in self._bases(share, part, told):
            known = told and base == told.parts[-1]
            if not known and base != mention(part) and base_value(base) >= mention(part).value:
                return Pair(mention(part), base, confidence, "beside")
        return None

    def _bases(
        self, share: Token, part: Token, told: Relation | None
    ) -> Iterator[tuple[Mention, float]]:
        for total in self.totals.get(mention(part), ()):
            held = self.held.get(total.total, ())
            among = [one for one in held if one.parts[0] in total.parts]
            others = self.held.get(told.parts[-1], ()) if told else ()
            rivals = [one for one in others if one.parts[0] in total.parts]
            if among and (len(rivals) <= len(among)):
                all_others = len(among) >= len(total.parts) - 1
                yield total.total, SEVERAL if len(among) >= TWO or all_others else ALONE
        if told is None or told.parts[0] != mention(part):
            return
        here = [(at, one) for at, one in self.beside(share) if one.total != told.total]
        for base, times in Counter(one.parts[1] for _, one in here).most_common(1):
            of_it = [(at, one) for at, one in here if one.parts[1] == base]
            led = told.confidence >= LED or told.evidence[0] in SEARCHED
            if times >= TWO and not (led and self._is_meant(told.parts[1], part, of_it)):
                yield base, ALONE

    def _is_meant(
        self, base: Mention, part: Token, others: Sequence[tuple[Token, Relation]]
    ) -> bool:
        """Tell a base that is brought up behind the shares before, or that has parts of its own."""
        token = self.context.tokens.get(base.order)
        parts = [one.parts[0].order for _, one in others]
        if token is None or (mention(part).order < base.order and base.order not in parts):
            return True
        before = [mention(at).order for at, _ in others if mention(at).order < mention(part).order]
        if not before or base.order < min(parts):
            return not before and base.order not in parts
        if max(before) < base.order:
            return len(before) == len(others)
        between = self.context.tokens_between(token, part)
        own = [one for one in between if one.depth <= part.depth]
        introduced = any(one.kind in INTRODUCING for one in own)
        return introduced or not any(one.kind == "semicolon" for one in own)
