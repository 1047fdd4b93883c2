"""Words by which a text's figures are held against rosters; mirrors ``against.toml``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AgainstWords:
    """What a figure counts and is narrowed down to, and what says that it is none of ours.

    ``sent`` to ``learners`` tell what is counted, ``women`` to ``minority`` of whom; ``training``
    and ``neutral`` narrow nothing down, ``links`` begin the words of a second figure. Behind
    ``differences`` stands no count; ``summed`` add up several, and after ``besides`` a figure may
    be of the rest. A sentence with one of ``elsewhere`` is about something else; ``units`` and
    ``places`` begin names.
    """

    sent: tuple[str, ...] = ()
    enrolled: tuple[str, ...] = ()
    completed: tuple[str, ...] = ()
    studying: tuple[str, ...] = ()
    allocated: tuple[str, ...] = ()
    demand: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    learners: tuple[str, ...] = ()
    women: tuple[str, ...] = ()
    men: tuple[str, ...] = ()
    young: tuple[str, ...] = ()
    minority: tuple[str, ...] = ()
    training: tuple[str, ...] = ()
    neutral: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    summed: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
