"""A unit's corrected resend replaces its earlier list: told, never counted twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hongngu_cli.model.issue import OFF
from hongngu_cli.read.repeats.listings import Listing, Listings
from hongngu_cli.read.repeats.marked_copies import EDITED, copy_found, is_of
from hongngu_cli.read.repeats.resend_words import SUPERSEDED, overlapping, superseded
from hongngu_cli.read.repeats.resent import Comparison, compared
from hongngu_cli.read.repeats.shared_people import sheets_sharing
from hongngu_cli.read.repeats.signed_days import signed_day
from hongngu_cli.text.resend_order import Order, names_apart, order_of, sent

if TYPE_CHECKING:
    from hongngu_cli.model.marked_copy import MarkedCopy
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.vocabulary import Vocabulary
    from hongngu_cli.read.headings.context import Spellings

COVERED = 0.6
"""So much of an earlier list stands in the later one that replaces it. Lists of other people
share next to nothing; a few corrected lines alone cover less, and leave the rest in force."""
LARGER = 2
"""Where units are not named: so many times larger, and a list is a compilation of several."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two lists of the same people, and how they differ.

    With an ``order`` the second replaces the first; without, it is not sure which is later.
    ``marked`` says that the first is a copy of the second that we marked, and no more.
    """

    old: Listing
    new: Listing
    found: Comparison
    order: Order | None
    marked: bool = False

    @property
    def paths(self) -> frozenset[str]:
        """The two files; none of two sheets of one."""
        paths = frozenset((self.old.place.path, self.new.place.path))
        return paths if len(paths) > 1 else frozenset()


def without_superseded(
    roster: Roster,
    spellings: Spellings,
    vocabulary: Vocabulary,
    marked: Mapping[str, MarkedCopy],
) -> tuple[Roster, frozenset[frozenset[str]]]:
    """Set aside the lists that a later one replaces, each with an issue at it.

    Where the order of two lists is not sure nothing is set aside here; how they differ is
    told, and the pairs of files of which it was told are given, too. ``marked`` are copies that
    we marked, by their paths.
    """
    import numpy as np

    sharing = sheets_sharing(roster)
    if not sharing and not marked:
        return roster, frozenset()
    ordered = vocabulary.rules[SUPERSEDED].severity != OFF
    lists = Listings(roster, spellings, vocabulary)
    pairs = _acyclic(list(_pairs(lists, sharing, marked, ordered=ordered)))
    replaced = _replaced(pairs)
    gone = {row for pair in replaced for row in pair.old.rows}
    unclear = [
        pair
        for pair in pairs
        if not pair.order
        and (pair.found.changed or (pair.paths and _is_within(pair.found)))
        and gone.isdisjoint((*pair.old.rows, *pair.new.rows))
    ]
    told = [
        copy_found(pair.old.place, pair.new.place)
        if pair.marked
        else superseded(pair.old.place, pair.new.place, pair.order.why, pair.found)
        for pair in replaced
        if pair.order
    ]
    told += [overlapping(one.old.place, one.new.place, one.found) for one in _linking(unclear)]
    whole = frozenset(pair.paths for pair in unclear if pair.paths and _is_within(pair.found))
    kept = replace(roster, issues=(*roster.issues, *told), overlapping=whole) if told else roster
    differing = (pair.paths for pair in unclear if pair.found.changed)
    return (
        kept.without(np.array(sorted(gone), dtype=np.int64), "duplicate"),
        frozenset(filter(None, differing)),
    )


def _linking(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Give the pairs that tie a list to others; of many that are alike each is told of once."""
    groups: dict[object, set[object]] = {}
    for pair in pairs:
        old, new = (groups.setdefault(one.place, {one.place}) for one in (pair.old, pair.new))
        if old is not new:
            old |= new
            groups |= dict.fromkeys(new, old)
            yield pair


def _is_within(found: Comparison) -> bool:
    """Tell whether one list stands in the other whole, and enrolments of it surely are the same."""
    lines = (*found.same, *(line for line, _ in found.changed))
    return not (found.only_old and found.only_new) and any(line.is_told for line in lines)


def _pairs(
    lists: Listings,
    sharing: Sequence[tuple[int, int]],
    marked: Mapping[str, MarkedCopy],
    *,
    ordered: bool,
) -> Iterator[Pair]:
    """Compare the sheets that share people within one file, and the files that share some."""
    files = dict.fromkeys(_marked_of(lists, marked))
    for one, other in sharing:
        paths = lists.path(one), lists.path(other)
        if paths[0] == paths[1]:
            first, second = lists.sheet(one), lists.sheet(other)
            names = first.place.sheet or "", second.place.sheet or ""
            yield from _judged(first, second, names, ordered=ordered)
        elif paths[::-1] not in files:
            files.setdefault(paths)
    for paths in files:
        first, second = map(lists.file, paths)
        pair = _of_copy(first, second, marked) or _of_copy(second, first, marked)
        if pair and (ordered or pair.marked):
            yield pair
        else:
            yield from _judged(first, second, names_apart(*paths), ordered=ordered)


def _marked_of(lists: Listings, marked: Mapping[str, MarkedCopy]) -> Iterator[tuple[str, str]]:
    """Give the copies that we marked, each with the file that it is of."""
    for copy, told in marked.items():
        for source in lists.paths() if copy in lists.paths() else ():
            if source != copy and is_of(copy, told, source, lists.sha256(source)):
                yield copy, source


def _of_copy(copy: Listing, source: Listing, marked: Mapping[str, MarkedCopy]) -> Pair | None:
    """Pair a copy that we marked with what it was made of; None where it is no such copy.

    One that somebody corrected counts, unless its source was changed, too.
    """
    told, sha256 = marked.get(copy.place.path), source.pages[0].sheet.sha256
    if told is None or not is_of(copy.place.path, told, source.place.path, sha256):
        return None
    found = compared(source.lines, copy.lines)
    # Whatever was mended: it is known what the copy was made of.
    if len(found.same) + len(found.changed) < COVERED * len(copy.lines):
        return None
    same = len(found.same) == len(source.lines) == len(copy.lines)
    if told.untouched or same:
        return Pair(copy, source, found, Order(second_is_later=True, why=""), marked=True)
    known = told.sha256 in {"", sha256}
    return Pair(source, copy, found, Order(second_is_later=True, why=EDITED) if known else None)


def _judged(
    one: Listing, other: Listing, names: tuple[str, str], *, ordered: bool
) -> Iterator[Pair]:
    """Tell whether one of two lists replaces the other, or sheets of it, or may."""
    courses = one.is_of_courses or other.is_of_courses
    pairs = zip(names, (one, other), strict=True)
    order = order_of(*(sent(name, signed_day(each.pages)) for name, each in pairs), courses=courses)
    if order is None or not ordered:
        found = compared(one.lines, other.lines)
        smaller, larger = sorted((one, other), key=lambda listing: len(listing.lines))
        if _covered(smaller, found.perhaps) and _is_of_units(larger, smaller):
            yield Pair(one, other, found, None)
        return
    old, new = (one, other) if order.second_is_later else (other, one)
    for part in ((old,), old.parts):
        replaced = [
            Pair(listing, new, found, order)
            for listing in part
            if _covered(listing, _agreeing(found := compared(listing.lines, new.lines), order))
            and _is_of_units(new, old)
        ]
        if replaced:
            yield from replaced
            return
    found = compared(old.lines, new.lines)
    if _covered(old, found.perhaps) and _is_of_units(new, old):
        yield Pair(old, new, found, None)


def _agreeing(found: Comparison, order: Order) -> int:
    return found.corrected if order.corrected else found.shared


def _covered(listing: Listing, agreeing: int) -> bool:
    return agreeing >= COVERED * len(listing.lines)


def _is_of_units(listing: Listing, other: Listing) -> bool:
    """Tell whether a list is of another's units; a compilation of many is no resend of one."""
    named, units = [line.unit for line in listing.lines if line.unit], other.units
    if not named or not units:
        return len(listing.lines) <= LARGER * len(other.lines)
    return sum(unit in units for unit in named) >= COVERED * len(named)


def _acyclic(pairs: Sequence[Pair]) -> list[Pair]:
    """Trust no order that goes round: of lists that replace one another none is set aside."""
    later: dict[object, set[object]] = {}
    for pair in pairs:
        if pair.order:
            later.setdefault(pair.old.place, set()).add(pair.new.place)
    return [
        replace(pair, order=None)
        if pair.order and pair.old.place in _reached(pair.new.place, later)
        else pair
        for pair in pairs
    ]


def _reached(start: object, later: dict[object, set[object]]) -> set[object]:
    """Follow what replaces what."""
    found: set[object] = set()
    ahead = [start]
    while ahead:
        for place in later.get(ahead.pop(), ()):
            if place not in found:
                found.add(place)
                ahead.append(place)
    return found


def _replaced(pairs: Sequence[Pair]) -> list[Pair]:
    """Give for each list that is replaced the one that stands, else any that replaces it."""
    ordered = [pair for pair in pairs if pair.order]
    gone = {pair.old.place for pair in ordered}
    chosen: dict[object, Pair] = {}
    for pair in sorted(ordered, key=lambda pair: pair.new.place in gone):
        chosen.setdefault(pair.old.place, pair)
    return list(chosen.values())
