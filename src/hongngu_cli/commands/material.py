"""The material of a report: the roster as selected, with what reading has to say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from hongngu_cli import pipeline
from hongngu_cli.analyse.cadres import united
from hongngu_cli.analyse.kept import kept_cadres, kept_counts
from hongngu_cli.analyse.regrouped import Regrouping
from hongngu_cli.analyse.select import Selection, select
from hongngu_cli.analyse.told import told_by_others
from hongngu_cli.commands.options import SelectionOptions
from hongngu_cli.commands.selected import selection_of
from hongngu_cli.model.account import Used
from hongngu_cli.model.counts import KINDS
from hongngu_cli.model.failure import USAGE, Failure
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.severities import as_set
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.report.frame import Material
from hongngu_cli.report.masking import without_names
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
    roster = pipeline.roster_of(session)
    issues = pipeline.examine(session, roster, as_of=selection.as_of, counts_only=True)
    fields = {*by, *(field for field, _ in selection.where)}
    roster, fillings = told_by_others(roster, fields, vocabulary)
    regrouping, selection = _regrouping(selection, vocabulary)
    roster = regrouping.roster(roster)
    selected, unclear = select(roster, selection, vocabulary)
    told = [issue for one in fillings for issue in one.issues(selected.ids.tolist())]
    told += regrouping.issues
    found = (*issues, *as_set((*unclear, *told), vocabulary))
    shown = _told(found, vocabulary, mask=mask)
    return Material(selected, selection, vocabulary, session.settings, shown)


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
    regrouping, selection = _regrouping(selection, vocabulary)
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
    told = _told(issues, vocabulary, mask=mask)
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
    told = _told(issues, vocabulary, mask=mask)
    return replace(material, roster=roster, counts=counts, issues=told)


def _regrouping(selection: Selection, vocabulary: Vocabulary) -> tuple[Regrouping, Selection]:
    """Give what puts rows into the units of the day asked for, and leaves them without one.

    With it comes the selection, of units as they are named on that day.

    Raises Failure (USAGE) where a unit is asked for that is of another day.
    """
    day = selection.units_as_of
    regrouping = Regrouping(vocabulary, day)
    if day is None or regrouping.over is None:
        return regrouping, selection
    units = [regrouping.over.follow(name, day) for name in selection.units]
    for name, followed in zip(selection.units, units, strict=True):
        if followed.outcome == "moved":
            says = f"--unit: ngày {day:%d/%m/%Y} “{name}” thuộc đơn vị “{followed.name}”."
            advice = f'Ghi --unit "{followed.name}", hoặc bỏ --units-as-of để hỏi theo tên cũ.'
            raise Failure(USAGE, says, advice)
    return regrouping, replace(selection, units=tuple(one.name for one in units))


def _of_tables(issues: Iterable[Issue], tables: Sequence[TableFound]) -> Iterator[Issue]:
    """Keep what is said of the sheets of some tables, and of files that could not be used."""
    sheets = {(table.sheet.path, table.sheet.name) for table in tables}
    for issue in issues:
        place = issue.place
        unread = issue.rule in pipeline.UNREADABLE and issue.severity == "error"
        if unread or (place.path, place.sheet) in sheets:
            yield issue


def _told(issues: Iterable[Issue], vocabulary: Vocabulary, *, mask: bool) -> tuple[Issue, ...]:
    """Give issues by place, each once; with ``mask`` without what identifies a person."""
    told = tuple(sorted(dict.fromkeys(issues), key=lambda issue: issue.order))
    return without_names(told, vocabulary) if mask else told
