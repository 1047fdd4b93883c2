"""The words by which figures of a text are understood; mirrors ``vocabulary/proofread.toml``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CountedWords:
    """Words for what is counted, of one kind: numbers of it may be added up."""

    key: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """Words that multiply the number before them ("triệu"), or a size by which it counts ("tạ")."""

    key: str
    words: tuple[str, ...]
    times: int


@dataclass(frozen=True, slots=True)
class ProofreadWords:
    """Words that tell quantities from names, and how a text says what figures are to one another.

    ``names`` name something unless a unit follows the number, ``always_names`` even then.
    """

    about: tuple[str, ...] = ()
    least: tuple[str, ...] = ()
    most: tuple[str, ...] = ()
    unbounding: tuple[str, ...] = ()
    comparing: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    upwards: tuple[str, ...] = ()
    growing: tuple[str, ...] = ()
    total_row: tuple[str, ...] = ()
    always_names: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    no_names: tuple[str, ...] = ()
    counting: tuple[str, ...] = ()
    schemes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    schooling: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    of_years: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    fractional: tuple[str, ...] = ()
    percent: tuple[str, ...] = ()
    money: tuple[str, ...] = ()
    medals: tuple[str, ...] = ()
    in_which: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()
    sum_of: tuple[str, ...] = ()
    sum_line: tuple[str, ...] = ()
    leading: tuple[str, ...] = ()
    generic: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    overlapping: tuple[str, ...] = ()
    partial: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    counted_twice: tuple[str, ...] = ()
    complementary: tuple[str, ...] = ()
    graded: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    negations: tuple[str, ...] = ()
    share_of: tuple[str, ...] = ()
    grown: tuple[str, ...] = ()
    shrunk: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    counted_once: tuple[str, ...] = ()
    superlative: tuple[str, ...] = ()
    rate: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    shortened: tuple[str, ...] = ()
    compared: tuple[str, ...] = ()
    since_then: tuple[str, ...] = ()
    since_level: tuple[str, ...] = ()
    up_to: tuple[str, ...] = ()
    became: tuple[str, ...] = ()
    raising: tuple[str, ...] = ()
    concluding: tuple[str, ...] = ()
    still: tuple[str, ...] = ()
    predicate: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    pointing: tuple[str, ...] = ()
    pointing_last: tuple[str, ...] = ()
    everybody: tuple[str, ...] = ()
    contrasts: tuple[str, ...] = ()
    other_times: tuple[str, ...] = ()
    spans: tuple[str, ...] = ()
    times_before: tuple[str, ...] = ()
    this_time: tuple[str, ...] = ()
    balances: tuple[str, ...] = ()
    balance_of: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    incoming: tuple[str, ...] = ()
    outgoing: tuple[str, ...] = ()
    no_flow: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    contributing: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    left_over: tuple[str, ...] = ()
    outstanding: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    each: tuple[str, ...] = ()
    average: tuple[str, ...] = ()
    density: tuple[str, ...] = ()
    every: tuple[str, ...] = ()
    in_all: tuple[str, ...] = ()
    worth: tuple[str, ...] = ()
    measured: tuple[str, ...] = ()
    these_are: tuple[str, ...] = ()
    such_as: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    belonging: tuple[str, ...] = ()
    aimed: tuple[str, ...] = ()
    set_before: tuple[str, ...] = ()
    giving: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    reached: tuple[str, ...] = ()
    received: tuple[str, ...] = ()
    newly: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    little: tuple[str, ...] = ()
    out_of: tuple[str, ...] = ()
    makes_up: tuple[str, ...] = ()
    structure: tuple[str, ...] = ()
    in_turn: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
