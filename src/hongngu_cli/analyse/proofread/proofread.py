"""Everything the figures of a text say of one another, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hongngu_cli.analyse.proofread.apposition import appositions
from hongngu_cli.analyse.proofread.averages import Averages
from hongngu_cli.analyse.proofread.confidence import Partition
from hongngu_cli.analyse.proofread.context import Context
from hongngu_cli.analyse.proofread.findings import findings_of
from hongngu_cli.analyse.proofread.growth import Growth
from hongngu_cli.analyse.proofread.percentages import Percentages
from hongngu_cli.analyse.proofread.regions import Region, is_count, regions_of
from hongngu_cli.analyse.proofread.restated import Restated
from hongngu_cli.analyse.proofread.tables import Tables
from hongngu_cli.analyse.proofread.tokens import Token, Tokeniser
from hongngu_cli.analyse.proofread.totals import mention, totals_in
from hongngu_cli.model.passage import Passage
from hongngu_cli.model.proofread import Coverage, Finding, Mention, Proofread, Relation
from hongngu_cli.model.vocabulary import Vocabulary

LEAST = 0.7
"""A relation that does not hold and is less sure is not told."""


def proofread(passages: Sequence[Passage], vocabulary: Vocabulary) -> Proofread:
    """Hold the figures of a text against one another."""
    tokeniser = Tokeniser(vocabulary)
    stream = tokeniser.stream(passages)
    context = Context(stream)
    regions = list(regions_of(stream))
    by_passage: dict[int, list[Mention]] = {}
    for token in context.figures:
        by_passage.setdefault(token.passage, []).append(mention(token))
    tables = Tables(stream, vocabulary).relations(by_passage)
    totals = _best([*_totals(regions, vocabulary), *appositions(context), *tables])
    relations = [*totals, *_others(context, tokeniser, vocabulary, totals, regions)]
    told = tuple(one for one in relations if one.holds or one.confidence >= LEAST)
    mentions = tuple(mention(token) for token in context.figures)
    findings = tuple(findings_of(told, stream, tokeniser))
    return Proofread(mentions, told, findings, _coverage(mentions, told, findings))


def _totals(regions: Sequence[Region], vocabulary: Vocabulary) -> Iterator[Relation]:
    partition = Partition(vocabulary)
    for region in regions:
        yield from totals_in(region, partition)


def _best(relations: Iterable[Relation]) -> list[Relation]:
    """Keep each relation once, and of those that contradict the one better told.

    What a bracket or a word introduces and adds up leaves no doubt; figures that only follow one
    another count for less than what "tổng cộng" sums up and does not.
    """
    found = {(one.total.order, tuple(part.order for part in one.parts)): one for one in relations}
    every = list(found.values())
    told = [_orders(one) for one in every if one.holds and one.evidence != ("apposition",)]
    wrong = [one for one in every if not one.holds and one.confidence >= LEAST]
    wrong = [one for one in wrong if not any(parts <= _orders(one) for parts in told)]
    summed = {one.total.order for one in every if one.holds and one.evidence == ("sum-of",)}
    wrong = [one for one in wrong if not (one.total.order in summed and "sum-of" in one.evidence)]
    doubted = [(one.total.order, _orders(one)) for one in wrong]
    held = [
        one
        for one in every
        if one.holds
        and not (
            one.evidence == ("apposition",)
            and any(one.total.order == at and _orders(one) <= parts for at, parts in doubted)
        )
    ]
    return [*held, *wrong]


def _orders(relation: Relation) -> frozenset[tuple[int, int]]:
    return frozenset(part.order for part in relation.parts)


def _others(
    context: Context,
    tokeniser: Tokeniser,
    vocabulary: Vocabulary,
    totals: Sequence[Relation],
    regions: Sequence[Region],
) -> Iterator[Relation]:
    words = vocabulary.proofread
    finder = Finder(
        Percentages(context, words, _wholes(totals, regions)),
        Growth(context, words),
        Averages(context, words, tokeniser.reader.around),
    )
    found = finder.relations(context)
    yield from found
    settled = frozenset(figure for one in totals if one.holds for figure in (one.total, *one.parts))
    yield from Restated(context, words, settled).relations()


def _wholes(
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
        for token in region.tokens:
            whole = next((one for one in region.totals if one.unit == token.unit), None)
            own = token.depth == region.depth and is_count(token)
            if own and whole and mention(whole).value >= mention(token).value:
                found.setdefault(mention(token), {}).setdefault(mention(whole), sure)
    return {part: list(wholes.items()) for part, wholes in found.items()}


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds what shares, growth, differences and averages are of."""

    percentages: Percentages
    growth: Growth
    averages: Averages

    def relations(self, context: Context) -> list[Relation]:
        """Give a relation for each figure that has one."""
        found: list[Relation] = []
        shares: list[tuple[Token, Relation | None]] = []
        difference: tuple[Token, Relation] | None = None
        for token in context.figures:
            relation = self._of_figure(token)
            if relation and relation.kind == "difference" and relation.holds:
                difference = (token, relation)
            elif difference and context.same(difference[0], token) and self._is_growth(token):
                relation = self.growth.carried(token, difference[1]) or relation
            if mention(token).numeral.kind == "share" and not self._is_growth(token):
                shares.append((token, relation))
            elif relation:
                found.append(relation)
        return found + list(self._shares(shares, context))

    def _shares(
        self, shares: Sequence[tuple[Token, Relation | None]], context: Context
    ) -> Iterator[Relation]:
        for token, relation in shares:
            beside = [r for other, r in shares if r and r.holds and context.same(other, token)]
            if found := relation or self.percentages.beside(token, beside):
                yield found

    def _is_growth(self, token: Token) -> bool:
        share = mention(token).numeral.kind == "share"
        return share and self.growth.cue_of(token) in {"up", "down"}

    def _of_figure(self, token: Token) -> Relation | None:
        if self.averages.is_average(token):
            return self.averages.relation(token)
        cue = self.growth.cue_of(token)
        if mention(token).numeral.kind == "share":
            if cue in {"up", "down"}:
                return self.growth.relation(token, cue)
            return self.percentages.relation(token)
        if is_count(token) and cue in {"up", "down", "missing", "left"}:
            return self.growth.relation(token, cue)
        return None


def _coverage(
    mentions: Sequence[Mention], relations: Sequence[Relation], findings: Sequence[Finding]
) -> Coverage:
    checked = {one.order for relation in relations for one in relation.mentions}
    wrong = {one.order for relation in relations if not relation.holds for one in relation.mentions}
    malformed = {one.at.order for one in findings if one.rule == "malformed-number"}
    return Coverage(len(mentions) + len(malformed), len(checked), len(checked - wrong), len(wrong))
