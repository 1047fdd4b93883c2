"""Words by which rows, titles, totals and names of files are told apart."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RowWords:
    """Words by which rows, headings, titles and names of files and sheets are told apart."""

    total: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    nobody: tuple[str, ...] = ()
    no_name: tuple[str, ...] = ()
    letterhead: tuple[str, ...] = ()
    continued: tuple[str, ...] = ()
    unit: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    commune: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    society: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()
    not_own: tuple[str, ...] = ()
    grouping: tuple[str, ...] = ()
    gathering: tuple[str, ...] = ()
    unit_label: tuple[str, ...] = ()
    unit_above: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    year_label: tuple[str, ...] = ()
    time_label: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    course: tuple[str, ...] = ()
    training: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    middle_name: tuple[str, ...] = ()
    woman_name: tuple[str, ...] = ()
    man_name: tuple[str, ...] = ()
    rank: tuple[str, ...] = ()
    no_slip: tuple[str, ...] = ()
    denying: tuple[str, ...] = ()
    mark: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    flag: tuple[str, ...] = ()
    class_word: tuple[str, ...] = ()
    class_remark: tuple[str, ...] = ()
    ordinal: tuple[str, ...] = ()
    before_ordinal: tuple[str, ...] = ()
    sending: tuple[str, ...] = ()
    sending_heading: tuple[str, ...] = ()
    sent_to: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()
    sent: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    instalment: tuple[str, ...] = ()
    supplement: tuple[str, ...] = ()
    amended: tuple[str, ...] = ()
    carried_out: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    not_sent: tuple[str, ...] = ()
    not_sent_heading: tuple[str, ...] = ()
    gone_through: tuple[str, ...] = ()
    sent_beneath: tuple[str, ...] = ()
    graded: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()
    unit_end: tuple[str, ...] = ()
    in_place: tuple[str, ...] = ()
    resent: tuple[str, ...] = ()
    resent_number: tuple[str, ...] = ()
    list_of: tuple[str, ...] = ()
    more_than_unit: tuple[str, ...] = ()
    unit_own: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()
    school: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    addressing: tuple[str, ...] = ()
    calling_sender: tuple[str, ...] = ()
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
