"""Everything the figures of a text say of one another, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hongngu_cli.analyse.proofread.averages import Averages
from hongngu_cli.analyse.proofread.confidence import Partition
from hongngu_cli.analyse.proofread.context import Context
from hongngu_cli.analyse.proofread.findings import findings_of
from hongngu_cli.analyse.proofread.growth import Growth
from hongngu_cli.analyse.proofread.percentages import Percentages
from hongngu_cli.analyse.proofread.regions import is_count, regions_of
from hongngu_cli.analyse.proofread.restated import Restated
from hongngu_cli.analyse.proofread.tokens import Stream, Token, Tokeniser
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
    totals = _best(_totals(stream, vocabulary))
    relations = [*totals, *_others(context, tokeniser, vocabulary, totals)]
    told = tuple(one for one in relations if one.holds or one.confidence >= LEAST)
    mentions = tuple(mention(token) for token in context.figures)
    findings = tuple(findings_of(told, stream, tokeniser))
    return Proofread(mentions, told, findings, _coverage(mentions, told, findings))


def _totals(stream: Stream, vocabulary: Vocabulary) -> Iterator[Relation]:
    partition = Partition(vocabulary)
    for region in regions_of(stream):
        yield from totals_in(region, partition)


def _best(relations: Iterable[Relation]) -> list[Relation]:
    """Keep each relation once, and no differing one of figures whose sum another tells right."""
    found = {(one.total.order, tuple(part.order for part in one.parts)): one for one in relations}
    held = [one for one in found.values() if one.holds]
    explained = {frozenset(part.order for part in one.parts) for one in held}
    return [
        one
        for one in found.values()
        if one.holds or not any(parts <= {p.order for p in one.parts} for parts in explained)
    ]


def _others(
    context: Context, tokeniser: Tokeniser, vocabulary: Vocabulary, totals: Sequence[Relation]
) -> Iterator[Relation]:
    words = vocabulary.proofread
    wholes: dict[Mention, list[Mention]] = {}
    for one in totals:
        if one.holds or one.confidence >= LEAST:
            for part in one.parts:
                wholes.setdefault(part, []).append(one.total)
    percentages = Percentages(context, words, wholes)
    growth = Growth(context, words)
    averages = Averages(context, words, tokeniser.reader.around)
    found: list[Relation] = []
    for token in context.figures:
        relation = _of_figure(token, percentages, growth, averages)
        if relation:
            found.append(relation)
    yield from found
    settled = frozenset(one.total for one in (*totals, *found) if one.holds)
    yield from Restated(context, settled).relations()


def _of_figure(
    token: Token, percentages: Percentages, growth: Growth, averages: Averages
) -> Relation | None:
    if averages.is_average(token):
        return averages.relation(token)
    cue = growth.cue_of(token)
    if mention(token).numeral.kind == "share":
        if cue in {"up", "down"}:
            return growth.relation(token, cue)
        return percentages.relation(token)
    if is_count(token) and cue in {"up", "down", "missing", "left"}:
        return growth.relation(token, cue)
    return None


def _coverage(
    mentions: Sequence[Mention], relations: Sequence[Relation], findings: Sequence[Finding]
) -> Coverage:
    checked = {one.order for relation in relations for one in relation.mentions}
    wrong = {one.order for relation in relations if not relation.holds for one in relation.mentions}
    malformed = {one.at.order for one in findings if one.rule == "malformed-number"}
    return Coverage(len(mentions) + len(malformed), len(checked), len(checked - wrong), len(wrong))
