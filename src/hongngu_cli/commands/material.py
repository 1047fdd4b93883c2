"""The material of a report: the roster as selected, with what reading has to say."""

from __future__ import annotations

from dataclasses import replace

from hongngu_cli import pipeline
from hongngu_cli.analyse.select import select
from hongngu_cli.commands.options import SelectionOptions
from hongngu_cli.commands.selected import selection_of
from hongngu_cli.model.severities import as_set
from hongngu_cli.report.frame import Material
from hongngu_cli.report.masking import without_names
from hongngu_cli.text.periods import Period


def material_of(
    session: pipeline.Session,
    options: SelectionOptions,
    *,
    mask: bool,
    period: Period | None = None,
) -> Material:
    """Read the roster, examine what bears on counts, and keep the enrolments asked for.

    With ``mask`` the issues name nobody; what else a report shows is its own to hide. A
    ``period`` overrules that of the options.
    Raises Failure (USAGE) naming the option that asks for what there is not.
    """
    vocabulary = session.vocabulary
    selection = selection_of(options, vocabulary, session.settings)
    selection = replace(selection, period=period or selection.period)
    roster = pipeline.roster_of(session)
    issues = pipeline.examine(session, roster, as_of=selection.as_of, counts_only=True)
    selected, unclear = select(roster, selection, vocabulary)
    noticed = (*issues, *as_set(unclear, vocabulary))
    told = tuple(sorted(noticed, key=lambda issue: issue.order))
    if mask:
        told = without_names(told, vocabulary)
    return Material(selected, selection, vocabulary, session.settings, told)
