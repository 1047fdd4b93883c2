"""What figures of a text say of one another, and what is wrong about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from hongngu_cli.model.issue import Severity
from hongngu_cli.model.passage import Numeral, Passage

RelationKind = Literal[
    "total",
    "percentage",
    "hundred",
    "growth",
    "difference",
    "times",
    "average",
    "restated",
    "listed",
    "within",
]
Agreement = Literal["exact", "rounded", "about", "truncated", "last-digit", "differs"]
NOTES: frozenset[Agreement] = frozenset({"truncated", "last-digit"})
BY_CHANGE = "by-change"
"""Evidence of growth whose parts are the change and the new figure; the old one is not told."""
OTHER_WAY = "the-other-way"
"""Evidence of a difference whose figures tell that it grew where the text says that it shrank."""
PRODUCT = "product"
"""Evidence of an average told for each before what it makes in all, maybe in larger units."""
CERTAIN = 0.9
"""A finding at least this sure is an error; a less sure one is a warning."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure of the text: the number, what it counts (``unit``), and of what (``name``).

    ``unit`` is the word as written ("đồng chí"), "" where none stands; ``name`` are the words
    that tell this figure from its neighbours ("lãnh đạo quản lý").
    """

    passage: Passage
    numeral: Numeral
    unit: str = ""
    name: str = ""

    @property
    def value(self) -> Fraction:
        """The number."""
        return self.numeral.value

    @property
    def order(self) -> tuple[int, int]:
        """What mentions are sorted by: the passage, then the place in it."""
        return (self.passage.paragraph, self.numeral.start)


def base_value(mention: Mention) -> Fraction:
    """Give what a figure is worth as a base: of "95/304" the second number."""
    ratio = mention.numeral.ratio
    return Fraction(ratio[1]) if ratio else mention.value


@dataclass(frozen=True, slots=True)
class Relation:
    """What ``total`` is said to be by ``parts``, and what these ``give``.

    The kinds, with their parts: total (the summands), percentage (part, base; of growth: new,
    old), hundred (shares of one whole; ``total`` is the last of them and 100 what they should
    give), growth (new, old), difference (two figures), average (what is shared out, among how
    many), restated (the other mention), listed
    (none: so many names follow it), within (what is but some of it). ``confidence`` is how sure
    it is that the text means this relation, ``evidence`` why (keys such as ``bracket``,
    ``same-unit``, ``levels``).
    """

    kind: RelationKind
    total: Mention
    parts: tuple[Mention, ...]
    gives: Fraction
    agreement: Agreement
    confidence: float
    evidence: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Tell whether the figures agree, apart from rounding."""
        return self.agreement != "differs"

    @property
    def stated(self) -> Fraction:
        """What the text states, to be compared with what the parts give."""
        return Fraction(100) if self.kind == "hundred" else self.total.value

    @property
    def difference(self) -> Fraction:
        """What the parts give more than the text states."""
        return self.gives - self.stated

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All figures of the relation, each once."""
        return tuple(dict.fromkeys((self.total, *self.parts)))


@dataclass(frozen=True, slots=True)
class Repair:
    """What one figure would have to be, were all others right."""

    mention: Mention
    value: Fraction


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong: relations that do not hold for one cause, or a number written wrongly.

    ``at`` is the figure to look at first; ``repairs`` the changes of one figure that would mend
    it, the likeliest first; where several parts would mend a sum equally well, these alone, and
    ``at`` is the sum. A certain finding is an error, a doubtful one a warning.
    """

    rule: Literal[
        "total-differs",
        "percentage-differs",
        "hundred-differs",
        "growth-differs",
        "difference-differs",
        "average-differs",
        "restated-differs",
        "listed-differs",
        "within-differs",
        "one-cause",
        "last-digit",
        "malformed-number",
    ]
    severity: Severity
    confidence: float
    at: Mention
    relations: tuple[Relation, ...] = ()
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many figures stand in the text, and how many of them take part in a relation.

    ``differ`` are those of relations that do not hold, ``agree`` the other checked ones.
    """

    figures: int
    checked: int
    agree: int
    differ: int

    @property
    def unchecked(self) -> int:
        """How many figures nothing else in the text speaks of."""
        return self.figures - self.checked


@dataclass(frozen=True, slots=True)
class Proofread:
    """Everything found: the figures, what they say of one another, what is wrong with that.

    ``rows`` are the texts of tables, by table and row: what a cell stands beside.
    """

    mentions: tuple[Mention, ...]
    relations: tuple[Relation, ...]
    findings: tuple[Finding, ...]
    coverage: Coverage
    rows: Mapping[tuple[int, int], str] = field(default_factory=dict, repr=False)
