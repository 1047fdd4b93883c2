"""What documents remark on findings, as data: which words, in which range of a measure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["strength", "difficulty", "solution", "request"]
KINDS: tuple[Kind, ...] = ("strength", "difficulty", "solution", "request")


@dataclass(frozen=True, slots=True)
class Remark:
    """Words for a finding; ``least`` and ``below`` bound the measure it is said for.

    ``says`` takes the values of the finding and ``{items}``: its cases within the bounds, each
    in the words of ``item``, at most ``most`` of them named, ``others`` told by their number.
    A case whose share is of fewer than ``of`` says too little.
    """

    finding: str
    kind: Kind
    says: str
    item: str = ""
    least: float | None = None
    below: float | None = None
    of: int = 0
    most: int = 10
    others: str = "; và {number} trường hợp khác"


@dataclass(frozen=True, slots=True)
class Remarks:
    """All remarks, in the order documents make them."""

    remark: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a finding: how much, in which words, from which figures.

    ``of`` is the whole that the measure is a share of, where it is one.
    """

    measure: float
    values: Mapping[str, str] = field(default_factory=dict)
    figures: tuple[str, ...] = ()
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What the figures show: its cases, and what holds for all of them."""

    key: str
    cases: tuple[Case, ...]
    values: Mapping[str, str] = field(default_factory=dict)
