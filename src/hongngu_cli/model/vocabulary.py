"""The words in force: levels, units, headings, coded values, words that mark rows.

Every class here mirrors a TOML block of ``src/hongngu_cli/vocabulary/``; an office's
own file has the same blocks and is laid over ours, entry by entry, by key or name.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from hongngu_cli.model.against_words import AgainstWords
from hongngu_cli.model.fields import FIELD
from hongngu_cli.model.proofread_words import CountedWords, ProofreadWords, Scale


@dataclass(frozen=True, slots=True)
class Group:
    """A group of levels, such as political theory.

    ``titles`` are words of a title that say that all levels in its list are of this group.
    """

    key: str
    label: str
    spellings: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Level:
    """A training level and how offices write it.

    ``spellings`` hold anywhere, also inside a longer text ("Lớp Trung cấp LLCT K12");
    ``abbreviations`` hold only as the whole cell; ``under_group`` are spellings that mean
    this level only below a heading of its own group ("Cử nhân" under "LLCT");
    ``assumed`` are spellings without context that are taken to mean this level, with a note.
    ``refines`` names the wider level that gives way where one text speaks of both.
    ``classes`` are headings over this level's own classes in a list of people sent to it
    alone: under "Đối tượng" stand those of QP-AN then, and no classes of priority.
    ``suggested`` are spellings that may mean this level, which is asked and never taken.
    ``begins`` are words that a diploma of this level begins with, whatever its subject.
    ``months`` is how long its course lasts, 0 a short one.
    ``postgraduate`` levels are those that come after a university degree.
    """

    key: str
    group: str
    label: str
    short: str = ""
    spellings: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    under_group: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    prerequisite: str | None = None
    refines: str | None = None
    classes: tuple[str, ...] = ()
    suggested: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    months: int = 0
    postgraduate: bool = False


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Words that may mean several levels: flagged, never decided.

    ``spellings`` hold anywhere in a text, ``exact`` only as the whole cell.
    """

    levels: tuple[str, ...]
    spellings: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LevelSurroundings:
    """Words before and after a level's name that say nothing of it: "Lớp … tập trung"."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit (commune, block, branch) under its present name, with other spellings."""

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's meaning and the headings that say so.

    ``under`` are child headings that mean this field only below a parent heading that
    means the field ``parent`` ("Nam" below "Ngày sinh"), ``under_day`` and so on those below this
    field over a part of its date in a column of its own. ``subjects`` are headings over
    subjects, which may be called as levels are and are none. ``of_people`` mean this field only
    in a list of people, and not among columns of levels: elsewhere they count leaders.
    """

    field: str
    headings: tuple[str, ...] = ()
    of_people: tuple[str, ...] = ()
    parent: str | None = None
    under: tuple[str, ...] = ()
    under_day: tuple[str, ...] = ()
    under_month: tuple[str, ...] = ()
    under_year: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coded:
    """A coded value of a field (sex, status, mode …) and how it is written.

    Of spellings of a status that leaves it open ``enrolled`` are those of who has enrolled, and
    ``not_enrolled`` those of who never did.
    """

    field: str
    key: str
    label: str
    spellings: tuple[str, ...] = ()
    enrolled: tuple[str, ...] = ()
    not_enrolled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableKind:
    """A kind of table, told by its columns.

    ``needs`` are alternatives: every inner tuple must have one of its fields present.
    ``typical`` fields speak for the kind, ``against`` fields against it. ``headings`` says in
    the clerk's words what the header of such a table has.
    """

    key: str
    label: str
    needs: tuple[tuple[str, ...], ...]
    headings: str = ""
    typical: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    title_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowWords:
    """Words by which rows, headings, titles and names of files and sheets are told apart."""

    total: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    nobody: tuple[str, ...] = ()
    letterhead: tuple[str, ...] = ()
    continued: tuple[str, ...] = ()
    unit: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    commune: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    grouping: tuple[str, ...] = ()
    unit_label: tuple[str, ...] = ()
    unit_above: tuple[str, ...] = ()
    year_label: tuple[str, ...] = ()
    time_label: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    course: tuple[str, ...] = ()
    training: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    middle_name: tuple[str, ...] = ()
    mark: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    class_word: tuple[str, ...] = ()
    class_remark: tuple[str, ...] = ()
    sending: tuple[str, ...] = ()
    sending_heading: tuple[str, ...] = ()
    sent_to: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()
    sent: tuple[str, ...] = ()
    instalment: tuple[str, ...] = ()
    supplement: tuple[str, ...] = ()
    amended: tuple[str, ...] = ()
    carried_out: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()
    unit_end: tuple[str, ...] = ()
    list_of: tuple[str, ...] = ()
    more_than_unit: tuple[str, ...] = ()
    unit_own: tuple[str, ...] = ()
    school: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    no_level: tuple[str, ...] = ()
    list_day: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TotalWords:
    """Words of totals: whom and what they count, and how a list says how many it holds.

    ``not_total`` begin as a total does and are none; totals that begin as ``overall`` add up
    all rows above; ``places`` are counted in tables of counts as ``counted`` are; ``summed`` are
    things whose number says nothing of people.
    """

    not_total: tuple[str, ...] = ()
    overall: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    summed: tuple[str, ...] = ()
    number_label: tuple[str, ...] = ()
    list_holds: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    rate: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of `check`: its severity, what it says and what it advises.

    ``usual`` is the severity it has where no office sets another; one that is ``fixed`` tells
    of data that could not be read, and no office sets another.
    """

    key: str
    severity: str
    title: str
    advice: str
    fixed: bool = False
    usual: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition for being sent to some levels, for courses begun from ``since`` to ``until``.

    ``mode`` and ``sex`` narrow whom it is for. Ages are whole years when the course begins;
    ``why`` says what to consider where it is not the age, or beside an age that is not met.
    ``party`` asks for membership of the Party, ``degree`` for this degree or a higher one.
    """

    key: str
    level: tuple[str, ...]
    source: str
    since: dt.date | None = None
    until: dt.date | None = None
    mode: str | None = None
    sex: str | None = None
    youngest: int | None = None
    oldest: int | None = None
    why: str = ""
    party: bool = False
    degree: str | None = None

    @property
    def of_standing(self) -> bool:
        """Tell whether the condition is one of membership or of a degree held."""
        return self.party or self.degree is not None

    @property
    def of_age(self) -> bool:
        """Tell whether the condition is one of age."""
        return self.youngest is not None or self.oldest is not None


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a post requires of who holds it or is planned for it, from ``since`` to ``until``.

    A post fits that begins with one of ``posts``, where one of ``at`` stands in it, else in the
    rest of its title, else in the unit, and none of ``but``, unless the unit begins with one of
    ``but_unit``. ``level`` are the levels required.
    """

    key: str
    posts: tuple[str, ...]
    level: tuple[str, ...]
    source: str
    at: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    but_unit: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """For how long to serve after a training that began from ``since`` to ``until``.

    It is ``times`` the time of training, for ``level`` and, with ``postgraduate``, for all such
    levels. One that is ``tentative`` must be compared with what was signed.
    """

    key: str
    times: int
    source: str
    level: tuple[str, ...] = ()
    postgraduate: bool = False
    tentative: bool = False
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Succession:
    """Units that ended on the day ``since``, and those that came after them.

    One successor of several: they were merged; several: divided, and no row tells into which;
    none: ended without one. A name may stand on both sides. ``within`` are the wider places that
    may stand behind their names, each way they are written.
    """

    key: str
    since: dt.date
    former: tuple[str, ...]
    source: str
    successors: tuple[str, ...] = ()
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ended:
    """A kind of places that ended on the day ``since``, by the words that name its bodies."""

    key: str
    words: tuple[str, ...]
    since: dt.date
    label: str
    source: str


@dataclass(frozen=True, slots=True)
class Told:
    """What other columns tell of a coded field: ``key`` by how a post begins, or by words.

    ``but`` are words that hold some of ``words`` and tell nothing ("nông thôn"); ``otherwise``
    tell it only where no others do.
    """

    field: str
    key: str
    begins: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    otherwise: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Retirement:
    """The age at which people of a sex retire, year by year.

    Before the year ``since`` it is ``before`` whole years; in it ``years`` and ``months``, and
    every year after ``step`` months more, up to ``last`` whole years.
    """

    key: str
    sex: str
    before: int
    since: int
    years: int
    months: int
    step: int
    last: int
    source: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words in force, ours with the office's own laid over."""

    group: tuple[Group, ...] = ()
    level: tuple[Level, ...] = ()
    ambiguous: tuple[Ambiguous, ...] = ()
    around_level: LevelSurroundings = field(default_factory=LevelSurroundings)
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
    rows: RowWords = field(default_factory=RowWords)
    totals: TotalWords = field(default_factory=TotalWords)
    proofread: ProofreadWords = field(default_factory=ProofreadWords)
    against: AgainstWords = field(default_factory=AgainstWords)
    abbreviation: Mapping[str, str] = field(default_factory=dict)

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
        headings = (one.headings[0] for one in self.heading if one.field == field and one.headings)
        return next(headings, field)


UNRECOGNISED = "Chưa xác định"
"""How a value that could not be determined is shown in every table."""
