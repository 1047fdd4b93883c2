"""All rules in sight. A rule's key is its function's name, with hyphens."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from hongngu_cli.check.ages import age_out_of_range, birth_after_training
from hongngu_cli.check.conditions import condition_doubtful
from hongngu_cli.check.dates import (
    completed_early,
    date_impossible,
    date_serial,
    date_unclear,
    end_before_start,
    year_contradicted,
    year_outside,
)
from hongngu_cli.check.decisions import decision_differs, decision_early, decision_late
from hongngu_cli.check.dragged import dates_dragged
from hongngu_cli.check.durations import in_progress_late, training_long, training_short
from hongngu_cli.check.filled import blank_among_filled
from hongngu_cli.check.identities import (
    identity_contradicted,
    identity_malformed,
    identity_short,
)
from hongngu_cli.check.names import name_miswritten, name_of_unit, name_sex, name_unlike
from hongngu_cli.check.numbering import stt_gap, stt_repeated
from hongngu_cli.check.party import party_date_doubtful, party_official_early
from hongngu_cli.check.people import duplicate_row, repeated_level, same_name
from hongngu_cli.check.peoples import ethnicity_unknown
from hongngu_cli.check.periods import period_contradicted
from hongngu_cli.check.persons import (
    birth_doubtful,
    identity_differs,
    identity_shared,
    name_doubtful,
)
from hongngu_cli.check.prerequisites import level_held, lower_level, prerequisite_missing
from hongngu_cli.check.remarks import status_contradicted
from hongngu_cli.check.required import (
    end_missing,
    level_missing,
    name_missing,
    unit_missing,
    year_missing,
)
from hongngu_cli.check.sections import empty_roster, section_without_rows
from hongngu_cli.check.shifted import row_shifted
from hongngu_cli.check.totals import total_mismatch
from hongngu_cli.check.units import unit_unknown
from hongngu_cli.check.units_alike import unit_doubtful
from hongngu_cli.check.words import level_unknown, value_unknown
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.settings import Settings
from hongngu_cli.model.vocabulary import Vocabulary

RuleFunction = Callable[[Roster, Vocabulary, Settings], Iterable[Issue]]

RULES: tuple[RuleFunction, ...] = (
    row_shifted,
    name_missing,
    name_of_unit,
    name_miswritten,
    name_unlike,
    name_sex,
    unit_missing,
    level_missing,
    year_missing,
    end_missing,
    blank_among_filled,
    level_unknown,
    unit_unknown,
    unit_doubtful,
    value_unknown,
    ethnicity_unknown,
    date_impossible,
    date_unclear,
    date_serial,
    dates_dragged,
    end_before_start,
    completed_early,
    in_progress_late,
    status_contradicted,
    decision_late,
    decision_early,
    decision_differs,
    training_short,
    training_long,
    year_contradicted,
    year_outside,
    period_contradicted,
    birth_after_training,
    age_out_of_range,
    party_date_doubtful,
    party_official_early,
    duplicate_row,
    repeated_level,
    prerequisite_missing,
    lower_level,
    level_held,
    condition_doubtful,
    same_name,
    birth_doubtful,
    name_doubtful,
    identity_shared,
    identity_differs,
    identity_malformed,
    identity_short,
    identity_contradicted,
    total_mismatch,
    stt_gap,
    stt_repeated,
    section_without_rows,
    empty_roster,
)
ON_COUNTS = (
    "row-shifted",
    "name-of-unit",
    "level-missing",
    "level-unknown",
    "year-missing",
    "year-contradicted",
    "year-outside",
    "duplicate-row",
    "total-mismatch",
    "empty-roster",
)
"""Rules whose findings change what is counted; reports tell these."""
ON_COUNTS_BY = {
    "unit": ("unit-missing",),
    "minority": ("ethnicity-unknown",),
}
"""Those that change what is counted by a field, told by reports that are asked for it."""

OF_CADRES = (
    "name-missing",
    "name-of-unit",
    "name-miswritten",
    "name-unlike",
    "name-sex",
    "unit-missing",
    "unit-unknown",
    "unit-doubtful",
    "blank-among-filled",
    "value-unknown",
    "ethnicity-unknown",
    "date-impossible",
    "date-unclear",
    "dates-dragged",
    "period-contradicted",
    "birth-after-training",
    "party-date-doubtful",
    "party-official-early",
    "birth-doubtful",
    "name-doubtful",
    "identity-shared",
    "identity-differs",
    "identity-malformed",
    "identity-short",
    "identity-contradicted",
)
"""Rules about people, which hold for those of cadres' lists whom nobody was sent yet."""


def key_of(rule: RuleFunction) -> str:
    """Give a rule's key, as ``rules.toml`` and ``check --rules`` name it."""
    return rule.__name__.replace("_", "-")
