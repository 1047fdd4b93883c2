"""The words in force: levels, units, headings, coded values, words that mark rows.

Every field here is a TOML block of ``src/hongngu_cli/vocabulary/``, its class stands in the
module called after what it tells; an office's own file has the same blocks and is laid over
ours, entry by entry, by key or name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hongngu_cli.model.against_words import AgainstWords
from hongngu_cli.model.conditions import Commitment, Condition, Requirement, Retirement, Rule
from hongngu_cli.model.fields import FIELD
from hongngu_cli.model.headings import Coded, Heading, TableKind, Told
from hongngu_cli.model.levels import Ambiguous, Group, Level, LevelSurroundings, Subjects
from hongngu_cli.model.proofread_words import CountedWords, ProofreadWords, Scale
from hongngu_cli.model.row_words import RowWords, TotalWords
from hongngu_cli.model.units import Ended, Succession, Unit


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words in force, ours with the office's own laid over."""

    group: tuple[Group, ...] = ()
    level: tuple[Level, ...] = ()
    ambiguous: tuple[Ambiguous, ...] = ()
    around_level: LevelSurroundings = field(default_factory=LevelSurroundings)
    subjects: Subjects = field(default_factory=Subjects)
    unit: tuple[Unit, ...] = ()
    heading: tuple[Heading, ...] = ()
    coded: tuple[Coded, ...] = ()
    kind: tuple[TableKind, ...] = ()
    rule: tuple[Rule, ...] = ()
    condition: tuple[Condition, ...] = ()
    requirement: tuple[Requirement, ...] = ()
    commitment: tuple[Commitment, ...] = ()
    succession: tuple[Succession, ...] = ()
    ended: tuple[Ended, ...] = ()
    told: tuple[Told, ...] = ()
    retirement: tuple[Retirement, ...] = ()
    counted: tuple[CountedWords, ...] = ()
    scale: tuple[Scale, ...] = ()
    weight: tuple[Scale, ...] = ()
    rows: RowWords = field(default_factory=RowWords)
    totals: TotalWords = field(default_factory=TotalWords)
    proofread: ProofreadWords = field(default_factory=ProofreadWords)
    against: AgainstWords = field(default_factory=AgainstWords)
    abbreviation: Mapping[str, str] = field(default_factory=dict)
    in_heading: Mapping[str, str] = field(default_factory=dict)

    @property
    def levels(self) -> Mapping[str, Level]:
        """Levels by key, in the vocabulary's order."""
        return {level.key: level for level in self.level}

    @property
    def groups(self) -> Mapping[str, Group]:
        """Groups by key, in the vocabulary's order."""
        return {group.key: group for group in self.group}

    @property
    def rules(self) -> Mapping[str, Rule]:
        """Rules of `check` by key."""
        return {rule.key: rule for rule in self.rule}

    def label(self, field: str, key: str | None) -> str:
        """Give the Vietnamese label of a coded value; the key itself where none is known."""
        if key is None:
            return UNRECOGNISED
        if field == "level" and key in self.levels:
            return self.levels[key].label
        if field == "group" and key in self.groups:
            return self.groups[key].label
        for coded in self.coded:
            if coded.field == field and coded.key == key:
                return coded.label
        return key

    def field_label(self, field: str) -> str:
        """Name a field as clerks do; one that no roster keeps, by its commonest heading."""
        if field in FIELD:
            return FIELD[field].label
        told = (one.headings or one.of_people for one in self.heading if one.field == field)
        return next((texts[0] for texts in told if texts), field)


UNRECOGNISED = "Chưa xác định"
"""How a value that could not be determined is shown in every table."""
