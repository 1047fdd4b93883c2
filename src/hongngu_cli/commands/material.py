"""The material of a report: the roster as selected, with what reading has to say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from hongngu_cli import pipeline
from hongngu_cli.analyse.cadres import united
from hongngu_cli.analyse.kept import kept_cadres, kept_counts
from hongngu_cli.analyse.select import select, self_paid
from hongngu_cli.analyse.told import told_by_others
from hongngu_cli.analyse.unread import UNTOLD, unread_values
from hongngu_cli.commands.everybody import Everybody, regrouping_of, told_of
from hongngu_cli.commands.options import SelectionOptions
from hongngu_cli.commands.selected import selection_of
from hongngu_cli.model.account import Used
from hongngu_cli.model.counts import KINDS
from hongngu_cli.model.failure import USAGE, Failure
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.severities import as_set
from hongngu_cli.report.frame import Material
from hongngu_cli.text.periods import Period, year_before


def material_of(
    session: pipeline.Session,
    options: SelectionOptions,
    *,
    mask: bool,
    period: Period | None = None,
    by: Collection[str] = (),
) -> Material:
    """Read the roster, examine what bears on counts, and keep the enrolments asked for.

    Fields in ``by`` and those chosen by are told by other columns where their own says nothing.
    With ``mask`` the issues name nobody; what else a report shows is its own to hide. A
    ``period`` overrules that of the options.
    Raises Failure (USAGE) naming the option that asks for what there is not.
    """
    vocabulary = session.vocabulary
    selection = selection_of(options, vocabulary, session.settings)
    selection = replace(selection, period=period or selection.period)
    by = frozenset((*by, *(field for field, _ in selection.where)))
    _, selection = regrouping_of(selection, vocabulary)
    of = (by, selection.as_of, selection.units_as_of, mask)
    everybody = session.kept.of(
        ("everybody", *of), lambda: Everybody.of(session, selection, by, mask=mask)
    )
    within = everybody.within(selection.units)
    selected, unclear = select(within, selection, vocabulary)
    ids = selected.ids.tolist()
    coded = {one.field for one in vocabulary.coded} & by
    untold = (i for one in sorted(coded) for i in unread_values(selected, one, ids, UNTOLD))
    found = (*unclear, *untold, *(i for one in everybody.fillings for i in one.issues(ids)))
    told = everybody.issues
    if found:
        told = told_of((*told, *as_set(found, vocabulary)), vocabulary, mask=mask)
    paying = self_paid(within, selection, vocabulary)
    return Material(selected, selection, vocabulary, session.settings, told, self_paid=paying)


def last_year(
    session: pipeline.Session,
    options: SelectionOptions,
    now: Material,
    *,
    mask: bool,
    by: Collection[str] = (),
) -> Material:
    """Give the material of the same period last year. Raises Failure (USAGE) without one."""
    selection = now.selection
    period = selection.period and year_before(selection.period, last_day=selection.last_day)
    if period is None:
        raise Failure(
            USAGE,
            "Chỉ so được với cùng kỳ năm trước khi kỳ báo cáo có đầu, cuối và không quá một năm.",
            'Ghi kỳ báo cáo, ví dụ --year 2026 hoặc --period "6 tháng/2026".',
        )
    return material_of(session, options, mask=mask, period=period, by=by)


def material_with(
    session: pipeline.Session,
    options: SelectionOptions,
    kinds: Collection[str],
    needs: Sequence[str],
    *,
    mask: bool,
    whole: bool = False,
    people: bool = True,
    by: Collection[str] = (),
) -> Material:
    """Read rosters, be it none, and the tables of other kinds; keep of all what is asked for.

    With ``whole`` every training counts, self-paid ones too, whatever the options ask for: they
    then choose among cadres, and seats of no unit are everybody's. Without ``people`` rosters
    are no matter of the report: none of their rows is in use, and nothing is said of them. Fields
    in ``by``, and with them those chosen by, are told by other columns as in ``material_of``.
    Raises Failure (INPUT) where there is no table of any kind in ``needs``, Failure (USAGE) as
    ``material_of`` does.
    """
    pipeline.need(session, needs)
    vocabulary = session.vocabulary
    selection = selection_of(options, vocabulary, session.settings)
    roster = pipeline.read(session)
    issues = [*pipeline.examine(session, roster, as_of=selection.as_of, counts_only=True)]
    if not people:
        issues = [*_of_tables(issues, [session.opened.tables[n] for n in session.in_use(kinds)])]
        roster = roster.without(roster.frame.index.to_numpy(), "filtered")
    chosen = {field for field, _ in selection.where}
    roster, fillings = told_by_others(roster, {*by, *chosen} if by else (), vocabulary)
    regrouping, selection = regrouping_of(selection, vocabulary)
    roster = regrouping.roster(roster)
    asked = people and not whole
    roster, unclear = select(roster, selection, vocabulary) if asked else (roster, ())
    ids = roster.ids.tolist()
    issues += as_set((told for one in fillings for told in one.issues(ids)), vocabulary)
    of_counts = [kind for kind in KINDS if kind in kinds]
    read = regrouping.counts(pipeline.counts_of(session, of_counts))
    counts = kept_counts(read, selection, vocabulary, shared=whole)
    used = (Used.of(roster) if people else Used(frozenset())).with_counts(
        roster,
        session.in_use(of_counts),
        (one.place for one in (*counts.counts, *counts.unread)),
        (one.place for one in (*read.counts, *read.unread)),
    )
    issues += as_set((*unclear, *read.issues), vocabulary)
    cadres = None
    if "cadres" in kinds:
        everyone = united(regrouping.cadres(pipeline.cadres_of(session)), vocabulary)
        filled, fillings = told_by_others(everyone.roster, chosen, vocabulary, noun="người")
        cadres = kept_cadres(replace(everyone, roster=filled), selection, vocabulary)
        ids = everyone.roster.ids.tolist()
        issues += as_set((i for one in fillings for i in one.issues(ids)), vocabulary)
        used = used.with_list(cadres.roster, session.in_use(("cadres",)))
        issues += as_set(cadres.issues, vocabulary)
    placements = None
    if "placement" in kinds:
        placements = regrouping.roster(pipeline.placements_of(session), "placement")
    issues += as_set(regrouping.issues, vocabulary)
    told = told_of(issues, vocabulary, mask=mask)
    settings = session.settings
    return Material(roster, selection, vocabulary, settings, told, counts, cadres, used, placements)


def narrowed(material: Material, *, mask: bool) -> Material:
    """Keep of a whole material the enrolments and numbers asked for, as without ``whole``."""
    selection, vocabulary = material.selection, material.vocabulary
    roster, unclear = select(material.roster, selection, vocabulary)
    counts = material.counts
    if selection.units:
        counts = replace(
            counts,
            counts=tuple(one for one in counts.counts if one.unit is not None),
            unread=tuple(one for one in counts.unread if one.unit is not None),
        )
    issues = (*material.issues, *as_set(unclear, vocabulary))
    told = told_of(issues, vocabulary, mask=mask)
    return replace(material, roster=roster, counts=counts, issues=told)


def _of_tables(issues: Iterable[Issue], tables: Sequence[TableFound]) -> Iterator[Issue]:
    """Keep what is said of the sheets of some tables, and of files that could not be used."""
    sheets = {(table.sheet.path, table.sheet.name) for table in tables}
    for issue in issues:
        place = issue.place
        unread = issue.rule in pipeline.UNREADABLE and issue.severity == "error"
        if unread or issue.rule == pipeline.OWN or (place.path, place.sheet) in sheets:
            yield issue
