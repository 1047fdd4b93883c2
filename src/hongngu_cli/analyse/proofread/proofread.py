"""Everything the figures of a text say of one another, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hongngu_cli.analyse.proofread.again.all_of_them import all_of_them
from hongngu_cli.analyse.proofread.again.headlines import Headlines
from hongngu_cli.analyse.proofread.again.restated import Restated
from hongngu_cli.analyse.proofread.again.said_roughly import SaidRoughly
from hongngu_cli.analyse.proofread.again.told_in_tables import ToldInTables
from hongngu_cli.analyse.proofread.again.under_strokes import wholes_told_before
from hongngu_cli.analyse.proofread.averages import Averages
from hongngu_cli.analyse.proofread.changes.beyond import Beyond
from hongngu_cli.analyse.proofread.changes.by_fraction import ByFraction
from hongngu_cli.analyse.proofread.changes.growth import Growth
from hongngu_cli.analyse.proofread.changes.raised import Raised
from hongngu_cli.analyse.proofread.changes.remainders import Remainders
from hongngu_cli.analyse.proofread.changes.times import Times
from hongngu_cli.analyse.proofread.changes.unsettled import Unsettled
from hongngu_cli.analyse.proofread.finder import Finder, wholes
from hongngu_cli.analyse.proofread.judging.findings import findings_of
from hongngu_cli.analyse.proofread.judging.sureness import LEAST, best
from hongngu_cli.analyse.proofread.listed import PLACES, Listed
from hongngu_cli.analyse.proofread.products import Products
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.cues import Cues
from hongngu_cli.analyse.proofread.reading.sides import tops
from hongngu_cli.analyse.proofread.reading.tokeniser import Tokeniser
from hongngu_cli.analyse.proofread.shares.in_turn import InTurn
from hongngu_cli.analyse.proofread.shares.percentages import Percentages
from hongngu_cli.analyse.proofread.shares.siblings import SEARCHED
from hongngu_cli.analyse.proofread.tables.tables import Tables
from hongngu_cli.analyse.proofread.tables.told_around import ToldAround
from hongngu_cli.analyse.proofread.totals.announced import Announced
from hongngu_cli.analyse.proofread.totals.apposition import appositions
from hongngu_cli.analyse.proofread.totals.blocks import in_step
from hongngu_cli.analyse.proofread.totals.confidence import Partition
from hongngu_cli.analyse.proofread.totals.contributions import Contributions
from hongngu_cli.analyse.proofread.totals.flows import Flows
from hongngu_cli.analyse.proofread.totals.fractions import fractions
from hongngu_cli.analyse.proofread.totals.items import items
from hongngu_cli.analyse.proofread.totals.parallel import parallels
from hongngu_cli.analyse.proofread.totals.region import Region
from hongngu_cli.analyse.proofread.totals.regions import regions_of
from hongngu_cli.analyse.proofread.totals.totals import is_completed, mention, totals_in
from hongngu_cli.analyse.proofread.totals.within import too_many
from hongngu_cli.analyse.proofread.totals.yearly import Yearly
from hongngu_cli.model.passage import Passage
from hongngu_cli.model.proofread import Coverage, Finding, Mention, Proofread, Relation
from hongngu_cli.model.vocabulary import Vocabulary

TWO = 2


def proofread(passages: Sequence[Passage], vocabulary: Vocabulary) -> Proofread:
    """Hold the figures of a text against one another."""
    return Proofreader(vocabulary).read(passages)


class Proofreader:
    """Holds the figures of texts against one another, each by itself."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Look up the words once for all texts."""
        self.vocabulary = vocabulary
        self.tokeniser = Tokeniser(vocabulary)
        self.partition = Partition(vocabulary)
        places = next(one.words for one in vocabulary.counted if one.key == PLACES)
        self.listed = Listed(vocabulary.proofread, places)

    def read(self, passages: Sequence[Passage]) -> Proofread:
        """Hold the figures of one text against one another."""
        stream = self.tokeniser.stream(passages)
        context = Context(stream)
        regions = list(regions_of(tops(stream)))
        by_passage: dict[int, list[Mention]] = {}
        for token in context.figures:
            by_passage.setdefault(token.passage, []).append(mention(token))
        tables = Tables(stream, self.vocabulary)
        grids = tables.grids(by_passage)
        words = self.vocabulary.proofread
        in_tables = [*tables.relations(grids), *ToldAround(context, words).relations(grids)]
        totals = self._totals(context, regions, in_tables)
        again = ToldInTables(context, words, grids).relations()
        relations = [*totals, *self._others(context, totals, regions), *again]
        kept = tuple(one for one in relations if one.holds or one.confidence >= LEAST)
        mentions = tuple(mention(token) for token in context.figures)
        findings = tuple(findings_of(kept, stream))
        coverage = _coverage(mentions, kept, findings)
        return Proofread(mentions, kept, findings, coverage, _rows(passages))

    def _totals(
        self, context: Context, regions: Sequence[Region], in_tables: list[Relation]
    ) -> list[Relation]:
        """Give what adds up, in sentences and in tables."""
        partition = self.partition
        once = partition.counts_once(context.stream.lowers)
        following = [
            *appositions(context, partition),
            *fractions(context, partition),
            *items(context, partition),
            *Yearly(context).relations(),
            *Announced(context, self.vocabulary).relations(),
        ]
        told = [one for region in regions for one in totals_in(region, partition)]
        told = [one for one in (*told, *following) if not is_completed(context, one)]
        told = [one for one in told if not partition.is_chance(context.kinds, one)]
        told = [one for one in told if not _leaves_one_out(context, one)]
        flows = Flows(context, self.vocabulary.proofread)
        told = [one for one in told if not flows.mixes(one)]
        told = best([*told, *(_fewer(in_tables) if once else in_tables)])
        beside = [*parallels(context, told), *in_step(context, told)]
        return best([*told, *(_fewer(beside) if once else beside)])

    def _others(
        self, context: Context, totals: Sequence[Relation], regions: Sequence[Region]
    ) -> Iterator[Relation]:
        words = self.vocabulary.proofread
        percentages = Percentages(context, words, wholes(totals, regions))
        averages = Averages(context, words, self.tokeniser.reader.around)
        cues = Cues(context, words)
        finder = Finder(
            percentages,
            Growth(context, words),
            Times(context, words),
            averages,
            Products(context, self.vocabulary, averages),
            Remainders(context, words, percentages.relation),
            ByFraction(context, words),
            Unsettled(context, words),
            Raised(context, words, cues),
            Beyond(context, words, cues),
            InTurn(context, words),
            totals,
            self.partition.families,
            words,
        )
        found = [
            *finder.relations(context),
            *Flows(context, words).relations(),
            *Contributions(context, words, cues).relations(),
        ]
        yield from found
        settled = frozenset(
            figure
            for one in (*totals, *found)
            if one.holds and SEARCHED.isdisjoint(one.evidence)
            for figure in one.mentions
        )
        restated = Restated(context, words, settled)
        again = [*restated.relations()]
        known = {one.total for one in again}
        again += [one for one in all_of_them(context, words) if one.total not in known]
        yield from again
        known = {one.total for one in again if not one.holds}
        headlines = Headlines(context, restated.wordings, restated.contrasts).relations()
        yield from (one for one in headlines if one.total not in known)
        yield from wholes_told_before(context)
        yield from SaidRoughly(context, self.vocabulary).relations()
        yield from self.listed.relations(context)
        yield from too_many(context, regions)


def _leaves_one_out(context: Context, sum_: Relation) -> bool:
    """Tell parts of several sentences that make up their total without one of them.

    "Luân chuyển 74 đồng chí. Có 9 đồng chí bí thư … Cấp huyện 236. Cả hai cấp 310": the second
    only says more of the first. In a list of lines it was forgotten.
    """
    if sum_.holds or len(sum_.parts) <= TWO:
        return False
    known = (context.tokens.get(one.order) for one in sum_.parts)
    tokens = sorted(filter(None, known), key=lambda one: context.places[one])
    if not any(one.value == sum_.difference for one in sum_.parts) or not tokens:
        return False
    kinds = {one.kind for one in context.tokens_between(tokens[0], tokens[-1])}
    return "stop" in kinds and "line" not in kinds


def _rows(passages: Sequence[Passage]) -> dict[tuple[int, int], str]:
    found: dict[tuple[int, int], list[str]] = {}
    for one in passages:
        if one.cell and one.text.strip():
            found.setdefault((one.cell.table, one.cell.row), []).append(" ".join(one.text.split()))
    return {at: " | ".join(texts) for at, texts in found.items()}


def _fewer(sums: Iterable[Relation]) -> list[Relation]:
    """Drop what people who are counted once in their total make more than it."""
    return [one for one in sums if one.holds or one.difference < 0]


def _coverage(
    mentions: Sequence[Mention], relations: Sequence[Relation], findings: Sequence[Finding]
) -> Coverage:
    known = {one.order for one in mentions}  # years are figures of relations, and no figures
    checked = {one.order for relation in relations for one in relation.mentions} & known
    told = (relation for relation in relations if not relation.holds)
    wrong = {one.order for relation in told for one in relation.mentions} & known
    malformed = {one.at.order for one in findings if one.rule == "malformed-number"}
    return Coverage(len(mentions) + len(malformed), len(checked), len(checked - wrong), len(wrong))
