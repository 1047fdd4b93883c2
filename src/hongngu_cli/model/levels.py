"""The levels of training and their groups, and how offices write them."""

from __future__ import annotations

from dataclasses import dataclass


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
    ``degrees`` are short words that mean this level before a subject that it is taken in
    ("ĐH ngành …"); before any other name they may be a school's.
    ``courses_begin`` are words that the name of such a course begins with, whatever it is about:
    taken to mean this level where no other is named, with a note.
    ``months`` is how long its course lasts, 0 a short one; in fewer than ``shortest_days`` it
    cannot be done, and more than ``longest_days`` it never takes; 0 sets no limit.
    ``prerequisite`` is the level that must be held before; ``above`` names a lower one that need
    not be, and to which nobody goes afterwards.
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
    above: str | None = None
    refines: str | None = None
    classes: tuple[str, ...] = ()
    suggested: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    degrees: tuple[str, ...] = ()
    courses_begin: tuple[str, ...] = ()
    months: int = 0
    shortest_days: int = 0
    longest_days: int = 0
    postgraduate: bool = False


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Words that may mean several levels: flagged, never decided.

    ``spellings`` hold anywhere in a text, ``exact`` only as the whole cell. Words without levels
    name none; ``advice`` says what to do about them.
    """

    levels: tuple[str, ...]
    spellings: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    advice: str = ""


@dataclass(frozen=True, slots=True)
class LevelSurroundings:
    """Words before and after a level's name that say nothing of it: "Lớp … tập trung"."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subjects:
    """What degrees are taken in, and the words that any subject may stand behind: "ngành"."""

    named: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
