"""Which relation each share, change and average of a text is in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hongngu_cli.analyse.proofread.averages import Averages
from hongngu_cli.analyse.proofread.changes.beyond import Beyond
from hongngu_cli.analyse.proofread.changes.by_fraction import ByFraction
from hongngu_cli.analyse.proofread.changes.growth import Growth
from hongngu_cli.analyse.proofread.changes.in_series import InSeries
from hongngu_cli.analyse.proofread.changes.raised import Raised
from hongngu_cli.analyse.proofread.changes.remainders import Remainders
from hongngu_cli.analyse.proofread.changes.times import Times
from hongngu_cli.analyse.proofread.changes.turned import turned
from hongngu_cli.analyse.proofread.changes.unsettled import Unsettled
from hongngu_cli.analyse.proofread.judging.sureness import LEAST
from hongngu_cli.analyse.proofread.products import Products
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.families import Families
from hongngu_cli.analyse.proofread.reading.sides import is_top
from hongngu_cli.analyse.proofread.reading.stretches import is_count
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.shares.hundreds import hundreds
from hongngu_cli.analyse.proofread.shares.in_turn import InTurn
from hongngu_cli.analyse.proofread.shares.percentages import Percentages
from hongngu_cli.analyse.proofread.shares.rest import Rest
from hongngu_cli.analyse.proofread.shares.several import Several
from hongngu_cli.analyse.proofread.shares.siblings import Shares, Siblings
from hongngu_cli.analyse.proofread.totals.region import Region
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import Mention, Relation
from hongngu_cli.model.proofread_words import ProofreadWords


def wholes(
    totals: Sequence[Relation], regions: Sequence[Region]
) -> dict[Mention, list[tuple[Mention, float]]]:
    """Give of which figures others are parts: of totals, and of what "trong đó" speaks of."""
    found: dict[Mention, dict[Mention, float]] = {}
    for one in totals:
        if one.holds or one.confidence >= LEAST:
            for part in one.parts:
                found.setdefault(part, {})[one.total] = 0.85
    for region in regions:
        sure = 0.8 if region.introduction != "colon" else 0.6
        for token in region.tokens if region.introduction != "list" else ():
            # Of a fraction's parts shares may be told as of what stands below its stroke.
            whole = next(
                (one for one in region.totals if one.unit == token.unit and not is_top(one)), None
            )
            own = token.depth == region.depth and is_count(token) and not is_top(token)
            if own and whole and mention(whole).value >= mention(token).value:
                found.setdefault(mention(token), {}).setdefault(mention(whole), sure)
    return {part: list(of.items()) for part, of in found.items()}


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds what shares, growth, differences and averages are of."""

    percentages: Percentages
    growth: Growth
    times: Times
    averages: Averages
    products: Products
    remainders: Remainders
    by_fraction: ByFraction
    unsettled: Unsettled
    raised: Raised
    beyond: Beyond
    in_turn: InTurn
    totals: Sequence[Relation]
    families: Families
    words: ProofreadWords

    def relations(self, context: Context) -> list[Relation]:
        """Give a relation for each figure that has one."""
        found: list[Relation] = []
        shares: list[tuple[Token, Relation | None]] = []
        difference: tuple[Token, Relation] | None = None
        grown: dict[Token, Relation | None] = {}
        for token in context.figures:
            relation = self._of_figure(token)
            if relation and relation.kind == "difference" and relation.confidence > LEAST:
                difference = (token, relation) if relation.holds else None
            elif difference and self._says_again(token, difference[0], context):
                relation = self.growth.carried(token, difference[1]) or relation
            if mention(token).numeral.kind == "share":
                grown[token] = relation
            if mention(token).numeral.kind == "share" and not self._is_growth(token):
                shares.append((token, relation))
            elif relation:
                found.append(relation)
        sentences: dict[int, list[Token]] = {}
        for token, _ in shares:
            sentences.setdefault(context.sentences[token], []).append(token)
        of_parts = list(self._shares(shares, context))
        settled = {one.total for one in of_parts if one.holds}
        rest = Rest(context, self.words, self.families)
        of_one = hundreds(sentences.values(), settled, rest)
        in_series = InSeries(context, self.growth.by_change).relations(grown)
        return [*found, *of_parts, *of_one, *in_series]

    def _shares(self, shares: Shares, context: Context) -> Iterator[Relation]:
        siblings = Siblings(context, self.totals, shares)
        several = Several(context, self.words, self._subject)
        paragraphs: dict[int, list[tuple[Token, Relation | None]]] = {}
        for one in shares:
            paragraphs.setdefault(one[0].passage, []).append(one)
        of_one = dict(pair for one in paragraphs.values() for pair in several.of_one(one))
        of_one = {**dict(several.of_figure(shares)), **of_one}
        for sentence in siblings.sentences.values():
            pairs = {**of_one, **dict(several.pairs(sentence))}
            for token, relation in sentence:
                if token in pairs:
                    yield self.percentages.as_told(token, pairs[token])
                    continue
                found = self._of_siblings(token, relation, siblings)
                if found and (found.holds or self._may_be_of(token, found)):
                    yield found

    def _may_be_of(self, share: Token, found: Relation) -> bool:
        """Tell whether a share may be of figures by its own words, or by its place in a list."""
        in_turn = self.in_turn.part(share)
        return in_turn is not None or self.percentages.own_words.allow(share, found)

    def _subject(self, share: Token) -> Token | None:
        """Give the count a share speaks of, unless it is an aim or a share of one."""
        if self.percentages.named.is_of_aim(share) or self.percentages.is_aim(share):
            return None
        in_turn = self.in_turn.part(share)
        return in_turn or next(iter(self.percentages.subjects.of(share)), None)

    def _of_siblings(
        self, token: Token, relation: Relation | None, siblings: Siblings
    ) -> Relation | None:
        part = self._subject(token)
        if part is None:
            return relation
        pair = siblings.of_another(token, part, relation)
        told = self.percentages.told(token, pair) if pair else None
        if not told and not relation:
            others = [one for _, one in siblings.beside(token)]
            told = self.percentages.beside(token, others, self.in_turn.part(token))
        return told or relation

    def _says_again(self, token: Token, before: Token, context: Context) -> bool:
        same = context.same(before, token)
        return same and self._is_growth(token) and self.growth.cues.goes_on(token)

    def _is_growth(self, token: Token) -> bool:
        share = mention(token).numeral.kind == "share"
        return share and self.growth.cues.cue_of(token) in {"up", "down"}

    def _of_figure(self, token: Token) -> Relation | None:
        if product := self.products.relation(token):
            return product
        if self.averages.is_average(token):
            return self.averages.relation(token)
        if self.times.is_times(token):
            return self.times.relation(token)
        cue = self.growth.cues.cue_of(token)
        if by_fraction := self.by_fraction.relation(token, cue):
            return by_fraction
        if mention(token).numeral.kind == "share":
            return self.growth.by_change.relation(token) or self._of_share(token, cue)
        return self._of_count(token, cue) if is_count(token) else None

    def _of_count(self, token: Token, cue: str) -> Relation | None:
        told = self.growth.balances.relation(token) or self.remainders.relation(token)
        told = told or self.unsettled.relation(token)
        told = told or self.raised.relation(token) or self.beyond.relation(token)
        if told or cue not in {"up", "down", "missing", "left"}:
            return told
        return self.growth.relation(token, cue) or turned(token, self.growth.context)

    def _of_share(self, token: Token, cue: str) -> Relation | None:
        if cue in {"up", "down"}:
            return self.growth.relation(token, cue)
        return None if self.growth.cues.is_signed(token) else self.percentages.relation(token)
