"""What rosters are asked about a figure of a text, and what they answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from hongngu_cli.model.proofread import Mention
from hongngu_cli.text.periods import Period

Source = Literal["roster", "classes", "quota"]
Outcome = Literal["agrees", "differs", "unchecked"]


@dataclass(frozen=True, slots=True)
class Question:
    """A figure by its key, as ``explain`` knows it, of a period, a unit, a status, a count."""

    source: Source
    key: str
    period: Period | None = None
    unit: str = ""
    status: str = "sent"
    count: str = "enrolments"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the files say: a number, up to how much more it may be, or why there is none."""

    value: int | None
    more: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a figure may mean, the likeliest first; without questions ``why`` says why not.

    ``sure`` says that it means one of these; where it is not, ``why`` says what else it may be.
    """

    questions: tuple[Question, ...] = ()
    sure: bool = True
    why: str = ""
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure of the text beside the files': ``value`` is theirs, ``certain`` how sure it is."""

    mention: Mention
    outcome: Outcome
    question: Question | None = None
    value: int | None = None
    why: str = ""
    certain: bool = True
    part: int = 0
    """Which number of a ratio such as 139/154 it is, counted from 0."""

    @property
    def stated(self) -> int:
        """The text's number."""
        numeral = self.mention.numeral
        return numeral.ratio[self.part] if numeral.ratio else int(numeral.value)


Ask = Callable[[Question], Answer]
